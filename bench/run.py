"""Runs the contestants, each time in a fresh process; prints one table a size.

    python bench/run.py --size 1k,10k,100k --rounds 5 --check --log

Environments, rows and raw results live in a folder outside the repository (`--home`)
and are made where they are missing. A round runs every contestant once, so that a
noisy minute hits all of them, and ratios are taken within a round.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import brute_force
from fingerprints import fingerprint

BENCH = Path(__file__).resolve().parent
OURS, REFERENCE = "claimtrack", "numpy"
LOGS = ("-log", "-trusted")
"""Ours once more, out of the log that it wrote: verified, and with digests trusted."""
CONTESTANTS = (REFERENCE, "networkx", "prov", OURS)
COMPARED = ("rows", "pairs", "disputes", "traces", "counts")
SIZES = ("1k", "10k", "100k", "1M")
WITH_BRUTE_FORCE = frozenset({"1k", "10k"})
COLUMNS = (
    "",
    "W1 CPU",
    "W1 wall",
    "W1 to numpy",
    "on request",
    "W2 CPU",
    "W2 to numpy",
    "pairs",
    "W2d CPU",
    "W2d to numpy",
    "W3 CPU",
    "W3 to numpy",
    "W3b CPU",
    "W3b to numpy",
    "bytes a statement",
    "peak",
)
HOME = Path.home() / ".cache" / "claimtrack-bench"

Round = Mapping[str, Mapping[str, Any]]
"""What each contestant's worker printed."""


class Player(NamedTuple):
    """A contestant as a round runs it.

    Attributes:
        name: Which contestant, as `worker.py` knows it.
        given: What it takes in: the folder of rows, or a log.
        source: The folder that claimtrack is read from; None for the others.
        log: Where it writes a log; None where it does not.
    """

    name: str
    given: Path
    source: Path | None = None
    log: Path | None = None

    @property
    def environment(self) -> str:
        return self.name if self.source is None else OURS


def environment(home: Path, name: str) -> Path:
    """Give the interpreter of a contestant's own environment."""
    folder = home / "environments" / name
    python, done = folder / "bin" / "python", folder / "installed.txt"
    wanted = BENCH / f"requirements-{name}.txt"
    pins = wanted.read_text(encoding="utf-8")
    if not done.exists() or done.read_text(encoding="utf-8") != pins:
        venv.create(folder, with_pip=True)
        install = [str(python), "-m", "pip", "install", "-q", "-r", str(wanted)]
        subprocess.run(install, check=True)  # noqa: S603 -- our own list
        done.write_text(pins, encoding="utf-8")
    return python


def make_rows(home: Path, size: str) -> Path:
    folder = home / "rows"
    python, script = environment(home, REFERENCE), BENCH / "generate.py"
    make = [str(python), str(script), size, str(folder)]
    subprocess.run(make, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own script
    return folder / size


def worker(home: Path, player: Player, *options: str) -> str:
    """Run one contestant once; give what it printed."""
    python, script = environment(home, player.environment), BENCH / "worker.py"
    call = [str(python), str(script), player.name, str(player.given), *options]
    if player.log is not None:
        call += ["--save-to", str(player.log)]
    around = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    around["PYTHONPATH"] = "" if player.source is None else str(player.source)
    ran = subprocess.run(call, check=True, env=around, stdout=subprocess.PIPE)  # noqa: S603 -- our own script
    return ran.stdout.decode()


def players(given: argparse.Namespace, rows: Path) -> dict[str, Player]:
    """Give who runs in a round, in order, by label."""
    others = (name for name in CONTESTANTS if name in given.only and name != OURS)
    found = {name: Player(name, rows) for name in dict.fromkeys((REFERENCE, *others))}
    ours = {OURS: BENCH.parent / "src"} if OURS in given.only else {}
    for label, source in {**ours, **dict(given.beside)}.items():
        log = given.home / "logs" / f"{rows.name}-{label}.jsonl" if given.log else None
        found[label] = Player(OURS, rows, source, log)
        if log is not None:
            log.parent.mkdir(parents=True, exist_ok=True)
            for ending in LOGS:
                found[label + ending] = Player(OURS + ending, log, source)
    return found


def table(rounds: Sequence[Round], statement_count: int) -> str:
    """Give a row a contestant: medians, and in brackets the least and the greatest."""
    lines = [f"| {' | '.join(COLUMNS)} |", f"|{'---|' * len(COLUMNS)}"]
    for name in rounds[0]:
        held = _over(rounds, lambda one, name=name: one[name]["W1"]["held"])
        peak = _over(rounds, lambda one, name=name: one[name]["W1"]["peak"])
        cells = [
            name,
            _seconds(rounds, name, "W1", "cpu"),
            _seconds(rounds, name, "W1", "wall"),
            _ratio(rounds, name, "W1"),
            _seconds(rounds, name, "complete", "cpu"),
            _seconds(rounds, name, "W2", "cpu"),
            _ratio(rounds, name, "W2"),
            f"{rounds[0][name]['pairs']:,}",
            _seconds(rounds, name, "W2d", "cpu"),
            _ratio(rounds, name, "W2d"),
            _seconds(rounds, name, "W3", "cpu"),
            _ratio(rounds, name, "W3"),
            _seconds(rounds, name, "W3b", "cpu"),
            _ratio(rounds, name, "W3b"),
            f"{statistics.median(held) / statement_count:,.0f}",
            f"{statistics.median(peak) / 1e6:,.0f} MB",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def beside_the_table(rounds: Sequence[Round]) -> Iterator[str]:
    """Give a line for each who wrote a log: what that took, and what findings cost."""
    for name, one in rounds[0].items():
        if "save" in one:
            written = _seconds(rounds, name, "save", "cpu")
            count = one["finding_count"]
            costs = [r[name]["findings"]["cpu"] / count * 1e6 for r in rounds if count]
            cost = f"{statistics.median(costs):.0f} us" if costs else "none found"
            yield f"{name}: writing the log {written}; a finding {cost}"


def _over(rounds: Sequence[Round], pick: Callable[[Round], float]) -> list[float]:
    return [pick(one) for one in rounds]


def _seconds(rounds: Sequence[Round], name: str, workload: str, clock: str) -> str:
    spent = _over(rounds, lambda one: one[name][workload][clock] * 1000)
    middle, least, most = statistics.median(spent), min(spent), max(spent)
    digits = 1 if middle < 10 else 0  # noqa: PLR2004 -- two digits say enough
    return f"{middle:,.{digits}f} ms ({least:,.{digits}f} to {most:,.{digits}f})"


def _ratio(rounds: Sequence[Round], name: str, workload: str) -> str:
    ratios = _over(
        rounds,
        lambda one: one[name][workload]["cpu"] / one[REFERENCE][workload]["cpu"],
    )
    return f"{statistics.median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f})"


def compare(first: Round, rows: Path, *, with_brute_force: bool) -> bool:
    """Print whether all contestants hold the same rows and found the same pairs."""
    expected = {}
    if with_brute_force:
        expected["brute force"] = {
            "rows_print": fingerprint(brute_force.normal_rows(rows)),
            "pairs_print": fingerprint(brute_force.normal_pairs(rows)),
            "disputes_print": fingerprint(brute_force.normal_disputes(rows)),
            "traces_print": fingerprint(brute_force.normal_traces(rows)),
            "counts_print": fingerprint(brute_force.normal_counts(rows)),
        }
    agree = True
    for what in COMPARED:
        key = f"{what}_print"
        found = {name: one[key] for name, one in {**expected, **first}.items()}
        alike = len(set(found.values())) == 1
        agree = agree and alike
        said = "the same everywhere" if alike else f"DIFFERENT: {found}"
        print(f"{what} ({', '.join(found)}): {said}")
    return agree


def play(given: argparse.Namespace, playing: Mapping[str, Player]) -> Iterator[Round]:
    """Give one round after the other; the first is checked where that is asked for."""
    for number in range(given.rounds):
        options = ["--check"] if given.check and number == 0 else []
        yield {
            label: json.loads(worker(given.home, player, *options))
            for label, player in playing.items()
        }


def _beside(text: str) -> tuple[str, Path]:
    label, sign, folder = text.partition("=")
    if not sign or label.startswith(CONTESTANTS):
        message = f"expected LABEL=FOLDER with a label of its own; got {text!r}"
        raise argparse.ArgumentTypeError(message)
    return label, Path(folder).resolve()


def _listed(among: Sequence[str]) -> Callable[[str], list[str]]:
    def read(text: str) -> list[str]:
        names = text.split(",")
        if unknown := set(names) - set(among):
            message = f"{', '.join(sorted(unknown))}: choose from {', '.join(among)}"
            raise argparse.ArgumentTypeError(message)
        return names

    return read


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=_listed(SIZES), default=["1k"])
    parser.add_argument("--only", type=_listed(CONTESTANTS), default=list(CONTESTANTS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--check", action="store_true", help="compare all results")
    parser.add_argument(
        "--log", action="store_true", help="claimtrack also writes a log and reads it"
    )
    parser.add_argument(
        "--beside",
        type=_beside,
        action="append",
        default=[],
        metavar="LABEL=FOLDER",
        help="also run claimtrack from another source folder, for a before and after",
    )
    parser.add_argument(
        "--profile", action="store_true", help="print where claimtrack spends its time"
    )
    parser.add_argument("--home", type=Path, default=HOME, help="default: %(default)s")
    return parser.parse_args()


def main() -> int:
    given = arguments()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    print(f"{python}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores")
    agree = True
    for size in given.size:
        rows = make_rows(given.home, size)
        playing = players(given, rows)
        if given.profile:
            for player in playing.values():
                if player.source is not None:
                    print(worker(given.home, player, "--profile"))
            continue
        rounds = list(play(given, playing))
        about = json.loads((rows / "about.json").read_text(encoding="utf-8"))
        print(f"\n{size}: {given.rounds} rounds, medians (least to most)\n")
        print(table(rounds, about["statements"]), flush=True)
        print("", *beside_the_table(rounds), sep="\n")
        if given.check:
            agree &= compare(rounds[0], rows, with_brute_force=size in WITH_BRUTE_FORCE)
        _keep(given.home / "results.jsonl", size, rounds)
    return 0 if agree else 1


def _keep(path: Path, size: str, rounds: Sequence[Round]) -> None:
    with path.open("a", encoding="utf-8") as file:
        for one in rounds:
            file.write(
                json.dumps({"size": size, "load": os.getloadavg(), **one}) + "\n"
            )


if __name__ == "__main__":
    sys.exit(main())
