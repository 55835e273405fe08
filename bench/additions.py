"""What it takes to add one statement to a graph that is watched: W5.

    python bench/additions.py FOLDER [1k,10k,100k]

FOLDER is what `generate.py` wrote the rows of these sizes into. Adds a thousand
statements of one claim each, one by one, and prints for each step the microseconds that
half of them and 99 in a hundred take no longer than. The questions and sources are
those of statements that are there, and the figures are near theirs.
"""

import argparse
import gc
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from contestants.claimtrack_graph import ClaimtrackGraph

from claimtrack.analysis.answers_apart import AnswersApart
from claimtrack.analysis.watching import Watch
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Claim,
    Count,
    Question,
    Record,
    Statement,
    When,
    digest,
)

COUNT = 1_000
SEED = 7


def batches(graph: ClaimGraph, name: str) -> list[list[Record]]:
    random_ = random.Random(SEED)
    made = list(graph.of_kind(Assertion).values())
    found = []
    for number in range(COUNT):
        like = graph.get(random_.choice(made).claim_id, Claim)
        by = graph.get(random_.choice(made).statement_id, Statement)
        low = int(like.answer.spans[0][0] * random_.uniform(0.6, 1.6))
        claim = Claim(question_id=like.question_id, answer=Count(spans=[(low, low)]))
        said = Statement(
            source_id=by.source_id,
            asserted_at=When(text=f"2031-01-{1 + number % 28:02}"),
            key=f"{name}-{number}",
        )
        made_here = Assertion(statement_id=digest(said), claim_id=digest(claim))
        digest(made_here)
        found.append([said, claim, made_here])
    return found


def timed(act: Callable[[list[Record]], int], given: Sequence[list[Record]]) -> str:
    gc.collect()
    gc.freeze()
    taken, count = [], 0
    for one in given:
        start = time.perf_counter()
        count += act(one)
        taken.append(time.perf_counter() - start)
    taken.sort()
    middle, most = taken[len(taken) // 2], taken[len(taken) * 99 // 100]
    return f"p50 {middle * 1e6:8.0f} us   p99 {most * 1e6:8.0f} us   {count} found"


def measure(folder: Path, size: str) -> None:
    loaded = ClaimtrackGraph()
    loaded.ingest(folder / size)
    loaded.complete()
    graph = loaded.graph
    answers = AnswersApart(graph)
    for id_ in graph.of_kind(Question):
        for claim_id in graph.index.claims_about[id_][:1]:
            answers.of(claim_id)

    def plain(records: list[Record]) -> int:
        graph.add(records)
        return 0

    def apart(records: list[Record]) -> int:
        graph.add(records)
        return len(answers.of(records[1]))

    print(size, "graph.add                  ", timed(plain, batches(graph, "a")))
    print(size, "graph.add, answers apart   ", timed(apart, batches(graph, "b")))
    start = time.perf_counter()
    watch = Watch(graph)
    print(size, f"Watch(graph): {time.perf_counter() - start:.1f} s")

    def unread(records: list[Record]) -> int:
        watch.add(records)
        return 0

    def read(records: list[Record]) -> int:
        return len(watch.add(records).caused)

    print(size, "watch.add                  ", timed(unread, batches(graph, "c")))
    print(size, "watch.add, findings in words", timed(read, batches(graph, "d")))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("sizes", nargs="?", default="1k,10k,100k")
    given = parser.parse_args()
    for size in given.sizes.split(","):
        measure(given.folder, size)


if __name__ == "__main__":
    main()
