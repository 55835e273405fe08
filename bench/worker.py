"""Runs one contestant once, in a process of its own; prints one JSON line.

Called by `run.py`, with the interpreter of the contestant's environment.
"""

import argparse
import cProfile
import gc
import importlib
import json
import pstats
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from contestants.base import Contestant
from fingerprints import fingerprint
from picks import picks

CONTESTANTS = {
    "numpy": ("contestants.numpy_baseline", "NumpyBaseline"),
    "networkx": ("contestants.networkx_multidigraph", "NetworkxMultiDiGraph"),
    "prov": ("contestants.prov_document", "ProvDocumentAndGraph"),
    "claimtrack": ("contestants.claimtrack_graph", "ClaimtrackGraph"),
    "claimtrack-log": ("contestants.claimtrack_graph", "ClaimtrackLog"),
    "claimtrack-trusted": ("contestants.claimtrack_graph", "ClaimtrackTrustedLog"),
}
SHOWN = 25
FINDINGS = 5_000


def make(name: str) -> Contestant:
    module, kind = CONTESTANTS[name]
    contestant: Contestant = getattr(importlib.import_module(module), kind)()
    return contestant


def memory() -> tuple[int, int]:
    """Give the resident bytes of this process, now and at most (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    lines = dict(line.split(":", 1) for line in status.splitlines())
    now, most = (int(lines[name].split()[0]) * 1024 for name in ("VmRSS", "VmHWM"))
    return now, most


def timed(act: Callable[[], Any]) -> tuple[dict[str, float], Any]:
    """Run one act; give its CPU time, all threads together, and its wall time."""
    gc.collect()
    cpu, wall = time.process_time(), time.perf_counter()
    result = act()
    spent = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
    return spent, result


def run(name: str, given: Path, *, check: bool, save_to: Path | None) -> dict[str, Any]:
    contestant = make(name)
    gc.collect()
    before, _ = memory()
    ingest, _ = timed(lambda: contestant.ingest(given))
    most = memory()[1] - before
    gc.collect()
    held = memory()[0] - before
    pairs, count = timed(contestant.count_pairs)
    disputes, _ = timed(contestant.count_disputes)
    complete, _ = timed(contestant.complete)
    rows = (
        given
        if given.is_dir()
        else given.parents[1] / "rows" / given.name.split("-")[0]
    )
    relays, claims = picks(rows)
    traces, _ = timed(lambda: contestant.trace(relays, claims))
    origins, _ = timed(contestant.count_origins)
    found = {
        "W1": {**ingest, "held": held, "peak": most},
        "W2": pairs,
        "W2d": disputes,
        "complete": complete,
        "W3": traces,
        "W3b": origins,
        "pairs": count,
    }
    if save_to is not None:
        found["save"], _ = timed(lambda: contestant.save(save_to))
        make_findings = contestant.findings(FINDINGS)
        found["findings"], found["finding_count"] = timed(make_findings)
    if check:
        found["rows_print"] = fingerprint(contestant.normal_rows())
        found["pairs_print"] = fingerprint(contestant.normal_pairs())
        found["disputes_print"] = fingerprint(contestant.normal_disputes())
        traced = contestant.normal_traces(relays, claims)
        found["traces_print"] = fingerprint(traced)
        found["counts_print"] = fingerprint(contestant.normal_counts())
    return found


def profile(name: str, given: Path, *, save_to: Path | None) -> None:
    """Print where the time is spent, by each function's own time."""
    contestant = make(name)
    acts = {"W1": lambda: contestant.ingest(given), "W2": contestant.count_pairs}
    if save_to is not None:
        acts["the log"] = lambda: contestant.save(save_to)
    for workload, act in acts.items():
        print(workload)
        watch = cProfile.Profile()
        watch.runcall(act)
        pstats.Stats(watch).strip_dirs().sort_stats("tottime").print_stats(SHOWN)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=CONTESTANTS)
    parser.add_argument("given", type=Path, help="the folder of rows, or the log")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--save-to", type=Path, help="where to write the log")
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()
    if given.profile:
        profile(given.name, given.given, save_to=given.save_to)
    else:
        found = run(given.name, given.given, check=given.check, save_to=given.save_to)
        json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
