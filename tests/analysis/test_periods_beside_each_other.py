"""How periods lie to each other, where clocks leave something open."""

from collections.abc import Callable

import pytest

import claimtrack as ct
from claimtrack.analysis import Relation

Build = Callable[..., ct.ClaimGraph]


def toll(label: str, period: str, answer: int, **more: object) -> dict[str, object]:
    claim = {"measure": "tanks", "subject": "east", "period": period, "answer": answer}
    return {"id": label, "source": f"{label}-mod", "claims": [claim], **more}


@pytest.mark.parametrize(
    "period", ["2020-09-27T00:00Z/2020-09-27T23:59Z", "2020-09-27/"]
)
def test_what_was_over_when_it_was_said_ended_before_what_is_told_later(
    build: Build, period: str
) -> None:
    # Wherever it ended, it was said on the day; the other is about the whole day.
    graph = build(
        toll("west", period, 0, asserted_at="2020-09-27"),
        toll("east", "2020-09-27", 1),
    )

    both = [ct.why(graph, "west", "east")[0], ct.why(graph, "east", "west")[0]]

    assert [one.verdict for one in both] == [ct.Verdict.COMPATIBLE] * 2


def test_a_total_told_after_another_had_ended_covers_it(build: Build) -> None:
    # Nobody knows when the first period ended, but it was not after the first was told.
    graph = build(
        toll("west", "2020-09-27/", 1, asserted_at="2020-09-28"),
        toll("east", "2020-09-27/said", 0, asserted_at="2020-09-29"),
    )

    both = [ct.why(graph, "west", "east")[0], ct.why(graph, "east", "west")[0]]

    assert [one.verdict for one in both] == [ct.Verdict.CONFLICT] * 2


@pytest.mark.parametrize(
    ("whole", "part"), [("../2020-09-27", "/2020-09-27"), ("2020-09/..", "2020-09/")]
)
def test_an_end_that_nobody_knows_is_within_one_that_is_open(
    build: Build, whole: str, part: str
) -> None:
    graph = build(
        {
            "id": "both",
            "source": "west-mod",
            "claims": [
                {"measure": "price", "period": whole, "answer": 1},
                {"measure": "price", "period": part, "answer": 1},
            ],
        }
    )

    found = ct.comparability(graph, "both#2", "both#1")

    assert (found.relation, found.part) == (Relation.PART_OF, "first")
