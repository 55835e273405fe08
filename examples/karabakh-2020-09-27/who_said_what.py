"""Print who said what about 27 September 2020, and what of it can't all be true."""

from pathlib import Path

import claimtrack as ct
from claimtrack.analysis import Findings

HERE = Path(__file__).parent
SEED = HERE / "seed-article.json"
DAY_ONE = HERE / "day-one.json"
NOT_CONTRADICTORY = (
    ("K04", "K05"),  # one ministry calls two false and admits one
    ("K01", "K09"),  # two helicopters, and four later that day
    ("K22", "K24"),  # one prosecutor's rising count
)
"""Pairs that look like contradictions."""


def main() -> None:
    """Answer a fact-checker's three questions, with both sides' words."""
    heading("The seed article by itself")
    print(f"{len(contradictions(ct.check(ct.read(SEED))))} contradictions.")

    graph = ct.read(SEED, DAY_ONE)
    found = ct.check(graph)
    heading("What can't all be true")
    for one in contradictions(found):
        labels = " and ".join(side.claim_label for side in one.sides)
        print(f"{one.code} of {labels}: {one.explain()}\n")
    heading("Who said that three tanks were lost, and how it reached the page")
    print(ct.trace(graph, "page-S04"))
    heading("What only looks like a contradiction")
    for one, other in NOT_CONTRADICTORY:
        print(f"{ct.why(graph, one, other)}\n")


def contradictions(found: Findings) -> list[ct.Finding]:
    """Give the findings that no reading of the claims makes go away."""
    return [one for one in found if one.verdict is ct.Verdict.CONFLICT]


def heading(text: str) -> None:
    """Print a title with a line under it."""
    print(f"\n{text}\n{'-' * len(text)}")


if __name__ == "__main__":
    main()
