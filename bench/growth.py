"""How the cost of each question grows, as a table and as a picture.

    python bench/growth.py FOLDER [1k,10k,100k,1M] [--plot growth.svg]

FOLDER is what `generate.py` wrote the rows of these sizes into. Prints CPU seconds;
the picture, which takes matplotlib, puts them beside lines of n log n.
"""

import argparse
import gc
import itertools
import math
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from contestants.claimtrack_graph import ClaimtrackGraph

from claimtrack.analysis import AnswersApart, check, contradictions, disputes
from claimtrack.graph import ClaimGraph
from claimtrack.model import Question

LIMIT = 1_000
Costs = dict[str, float]


def timed(act: Callable[[], object]) -> float:
    """Give the CPU seconds that one act takes."""
    gc.collect()
    start = time.process_time()
    act()
    return time.process_time() - start


def questions(graph: ClaimGraph) -> Mapping[str, Callable[[], object]]:
    """What is asked of a graph, by what the table calls it."""
    return {
        "disputes": lambda: len(disputes(graph)),
        "a thousand findings": lambda: sum(
            1 for _ in itertools.islice(contradictions(graph, history=True), LIMIT)
        ),
        "check, a thousand": lambda: len(check(graph, limit=LIMIT)),
    }


def measure(folder: Path) -> Costs:
    loaded = ClaimtrackGraph()
    costs = {"taking in": timed(lambda: loaded.ingest(folder))}
    costs["on request"] = timed(loaded.complete)
    costs["all pairs"] = timed(loaded.count_pairs)
    costs["one addition, its pairs"] = _addition(loaded.graph)
    for name, act in questions(loaded.graph).items():
        costs[name] = timed(act)
    return costs


def _addition(graph: ClaimGraph) -> float:
    """Give what it takes to find the answers apart from one, once indexed."""
    answers = AnswersApart(graph)
    claims = [
        claim_id
        for question_id in itertools.islice(graph.of_kind(Question), LIMIT)
        for claim_id in graph.index.claims_about[question_id][:1]
    ]
    for claim_id in claims:
        answers.of(claim_id)
    return timed(lambda: [answers.of(claim_id) for claim_id in claims]) / len(claims)


def table(found: Mapping[str, Costs]) -> str:
    names = list(next(iter(found.values())))
    lines = [f"| statements | {' | '.join(names)} |", f"|{'---|' * (len(names) + 1)}"]
    for size, costs in found.items():
        cells = " | ".join(_shown(costs[name]) for name in names)
        lines.append(f"| {size} | {cells} |")
    return "\n".join(lines)


def _shown(seconds: float) -> str:
    if seconds < 1e-3:  # noqa: PLR2004 -- below a millisecond
        return f"{seconds * 1e6:.0f} us"
    return f"{seconds * 1e3:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def count(size: str) -> int:
    return int(size.replace("k", "000").replace("M", "000000"))


def plot(found: Mapping[str, Costs], path: Path) -> None:
    import matplotlib as mpl  # noqa: PLC0415 -- only the picture takes it

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "claimtrack"
    from matplotlib import pyplot as plt  # noqa: PLC0415 -- after the choice above

    sizes = [count(size) for size in found]
    figure, axes = plt.subplots(figsize=(7, 5))
    for name in next(iter(found.values())):
        costs = [one[name] for one in found.values()]
        (line,) = axes.loglog(sizes, costs, "o-", label=name)
        scale = costs[0] / (sizes[0] * math.log(sizes[0]))
        if name != "one addition, its pairs":
            expected = [scale * n * math.log(n) for n in sizes]
            axes.loglog(sizes, expected, ":", color=line.get_color(), linewidth=1)
    axes.set_xlabel("statements")
    axes.set_ylabel("CPU seconds (dotted: n log n)")
    axes.legend(fontsize="small")
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("sizes", nargs="?", default="1k,10k,100k")
    parser.add_argument("--plot", type=Path)
    given = parser.parse_args()
    found: dict[str, Costs] = {}
    for size in given.sizes.split(","):
        found[size] = measure(given.folder / size)
        print(table(found), flush=True)
    if given.plot is not None:
        plot(found, given.plot)


if __name__ == "__main__":
    main()
