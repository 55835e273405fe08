"""How long traces take on relays of extreme shapes: `python bench/shapes.py`."""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from claimtrack.analysis import bottlenecks, check, independence, spread, trace, voices
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Claim,
    Count,
    Measure,
    Period,
    Question,
    Relay,
    Source,
    Stance,
    Statement,
    digest,
)

SOURCES = 1_000
RUNGS = 20
_QUESTION = Question(measure_id="tanks-lost", period=Period(text="2021-03-05"))
_CLAIM = Claim(question_id=digest(_QUESTION), answer=Count(spans=[(20, 20)]))

Hops = Iterator[tuple[int, int]]
"""What relays what, by number."""


class Shape(NamedTuple):
    """Relays of a shape: the first statement asserts a claim, the last reports it.

    Attributes:
        length: How many statements there are.
        hops: What relays what.
    """

    length: int
    hops: Callable[[int], Hops]


def chain(length: int) -> Hops:
    """Each relays the one before."""
    yield from ((n, n - 1) for n in range(1, length))


def ring(length: int) -> Hops:
    """Each relays the one before, and the first the last."""
    yield from ((n, (n - 1) % length) for n in range(length))


def hub(length: int) -> Hops:
    """All relay the first."""
    yield from ((n, 0) for n in range(1, length))


def ladder(length: int) -> Hops:
    """Two on each rung, both of which relay both on the rung below."""
    yield from ((n, n // 2 * 2 - 2 + one) for n in range(2, length) for one in (0, 1))


SHAPES = {
    "chain": Shape(100_000, chain),
    "ladder": Shape(2 * RUNGS + 2, ladder),
    "ring": Shape(10_000, ring),
    "hub": Shape(100_001, hub),
}


def graph_of(shape: Shape) -> tuple[ClaimGraph, Sequence[str]]:
    """Give the graph of a shape, and the ids of its statements in order."""
    statements = [
        Statement(source_id=f"source-{n % SOURCES}", key=str(n))
        for n in range(shape.length)
    ]
    ids = [digest(one) for one in statements]
    ends = (ids[0], Stance.ASSERTS), (ids[-1], Stance.REPORTS)
    made = (
        Assertion(statement_id=id_, claim_id=digest(_CLAIM), stance=stance)
        for id_, stance in ends
    )
    relays = (
        Relay(statement_id=ids[later], rests_on_id=ids[earlier])
        for later, earlier in shape.hops(shape.length)
    )
    sources = (Source(id=f"source-{n}") for n in range(min(shape.length, SOURCES)))
    nouns = (Measure(id="tanks-lost"), _QUESTION, _CLAIM)
    return ClaimGraph([*sources, *nouns, *statements, *made, *relays]), ids


def questions(
    graph: ClaimGraph, ids: Sequence[str]
) -> Iterator[tuple[str, Callable[[], object]]]:
    """Give what is asked of each shape, by name."""
    yield "trace of the last", lambda: trace(graph, ids[-1]).origins
    yield "trace of the claim", lambda: trace(graph, _CLAIM).origins
    yield "first chain", lambda: next(iter(trace(graph, ids[-1]).chains()), None)
    yield "spread", lambda: len(spread(graph, ids[0]))
    yield "independence", lambda: independence(graph, _CLAIM)
    yield "voices", lambda: len(voices(graph))
    yield "bottlenecks", lambda: len(bottlenecks(graph, ids[-1]))
    yield "check", lambda: len(check(graph))


def main() -> None:
    """Print a row a shape: CPU seconds of each question, each asked once, in order."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shapes", nargs="*", default=[*SHAPES], metavar="SHAPE")
    for name in parser.parse_args().shapes:
        print(f"{name} of {SHAPES[name].length:,}")
        for asked, ask in questions(*graph_of(SHAPES[name])):
            start = time.process_time()
            ask()
            print(f"  {asked:20} {time.process_time() - start:6.2f} s", flush=True)


if __name__ == "__main__":
    main()
