"""What one question with many conflicting claims takes to summarise.

    python bench/one_question.py [fixed open said] [--claims 100000]

Every claim is by a source of its own, of one of three sides; the period is a day, left
open, or a running total. Prints CPU seconds, and the resident memory (Linux) that comes
on top of the graph.
"""

import argparse
import random
import resource
import time

from claimtrack.analysis import disputes
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Claim,
    Count,
    Measure,
    Period,
    Question,
    Record,
    Source,
    Statement,
    When,
    digest,
)

SEED = 1
SIDES = 3
PERIODS = {"fixed": "2020-09-27", "open": None, "said": "2020-09-27/said"}


def question(kind: str) -> Question:
    text = PERIODS[kind]
    return Question(measure_id="m", period=None if text is None else Period(text=text))


def graph_of(kind: str, count: int) -> ClaimGraph:
    random_, asked = random.Random(SEED), question(kind)
    records: list[Record] = [Measure(id="m"), asked]
    records += [Source(id=f"side{n}") for n in range(SIDES)]
    for n in range(count):
        low = random_.randrange(10**6)
        claim = Claim(
            question_id=digest(asked),
            answer=Count(spans=[(low, low + random_.choice([0, 0, 100]))]),
        )
        day = f"20{21 + n % 9}-{1 + n % 12:02}-{1 + n % 28:02}T{n % 24:02}:00Z"
        said = Statement(source_id=f"s{n}", key=str(n), asserted_at=When(text=day))
        made = Assertion(statement_id=digest(said), claim_id=digest(claim))
        speaker = Source(id=f"s{n}", part_of=[f"side{n % SIDES}"])
        records += [speaker, claim, said, made]
    return ClaimGraph(records)


def resident() -> int:
    """Give the most memory that this process had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Print a line a kind of period; only for the first is the memory its own."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kinds", nargs="*", default=["fixed"], metavar="KIND")
    parser.add_argument("--claims", type=int, default=100_000)
    given = parser.parse_args()
    for kind in given.kinds:
        graph = graph_of(kind, given.claims)
        _ = graph.clocks, graph.containment
        before, start = resident(), time.process_time()
        (found,) = disputes(graph)
        spent = time.process_time() - start
        more = resident() - before
        print(f"{kind}: {spent:.1f} s, {more} MB more; {found.at_least:,} do not hold")


if __name__ == "__main__":
    main()
