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
    back = ct.comparability(graph, "both#1", "both#2")

    assert (found.relation, found.part) == (Relation.PART_OF, "first")
    assert (back.relation, back.part) == (Relation.PART_OF, "second")


def test_an_open_end_has_no_offset(build: Build) -> None:
    graph = build(
        toll("west", "../2020-09-27T10:00Z", 1, asserted_at="2020-10-05"),
        toll("east", "2020-09-26/2020-09-27T10:00", 1, asserted_at="2020-10-05"),
    )

    found = ct.comparability(graph, "west", "east")

    assert found.relation is Relation.CANT_TELL
    assert found.reason == (
        "Neither names a place, and one of the periods is written with an offset from "
        "UTC and the other without."
    )


@pytest.mark.parametrize(
    ("period", "verdict"),
    [("2020-10-01", ct.Verdict.CONFLICT), ("2020-10-01/..", ct.Verdict.CONFLICT)],
)
def test_a_forecast_is_about_the_period_as_it_is_written(
    build: Build, period: str, verdict: ct.Verdict
) -> None:
    graph = build(
        toll("west", period, 1, asserted_at="2020-09-28"),
        toll("east", period, 2, asserted_at="2020-09-29"),
    )

    (judgement,) = ct.why(graph, "west", "east")

    assert judgement.verdict is verdict
    assert judgement.comparability.relation is Relation.SAME_QUESTION


def test_a_total_said_before_its_start_is_in_no_known_order(build: Build) -> None:
    graph = build(
        toll("west", "2020-10-01/said", 1, asserted_at="2020-09-28"),
        toll("east", "2020-10-01/said", 2, asserted_at="2020-09-29"),
    )

    (judgement,) = ct.why(graph, "west", "east")

    assert judgement.verdict is ct.Verdict.UNDETERMINED


def test_a_claim_carried_from_several_is_of_its_own_moment(build: Build) -> None:
    again = toll("west", "2020-09-27/said", 1)["claims"]
    graph = build(
        toll("west", "2020-09-27/said", 1),
        toll("east", "2020-09-27/said", 1),
        {
            "id": "agency",
            "source": "agency",
            "relays": [{"statement": "west"}, {"statement": "east"}],
            "claims": [{**claim, "stance": "asserts"} for claim in again],
        },
    )

    (judgement,) = ct.why(graph, "agency", "agency")

    assert judgement.verdict is ct.Verdict.AGREE


@pytest.mark.parametrize("period", ["2020-09-27", "2020-09-27/said"])
def test_two_claims_of_one_utterance_are_of_one_moment(
    build: Build, period: str
) -> None:
    one, other = (toll("west", period, answer) for answer in (1, 2))
    both = {**one, "claims": [*one["claims"], *other["claims"]]}
    graph = build({**both, "asserted_at": "2020-09-27"})

    (judgement,) = ct.why(graph, "west#1", "west#2")

    assert judgement.verdict is ct.Verdict.CONFLICT


def both_ways(graph: ct.ClaimGraph) -> list[ct.Verdict | None]:
    pairs = (("west", "east"), ("east", "west"))
    return [ct.why(graph, *pair)[0].verdict for pair in pairs]


def test_two_figures_of_one_utterance_end_in_one_way(build: Build) -> None:
    # Told on the day or after it, but both at one time.
    one, other = (toll("west", "2020-09-20", answer) for answer in (1, 2))
    both = {**one, "claims": [*one["claims"], *other["claims"]]}
    graph = build({**both, "asserted_at": "2020-09"})

    (judgement,) = ct.why(graph, "west#1", "west#2")

    assert judgement.comparability.relation is Relation.SAME_QUESTION


def test_an_answer_is_not_told_before_what_it_answers_was_over(build: Build) -> None:
    # If the first came after the day, so did the second: it never ends earlier.
    graph = build(
        toll("west", "2020-09-20", 2, asserted_at="2020-09"),
        toll("east", "2020-09-20", 1, asserted_at="2020-09", responds_to=["west"]),
    )

    assert both_ways(graph) == [ct.Verdict.CONFLICT] * 2


def test_a_total_may_end_before_or_after_a_period_that_nobody_knows_the_end_of(
    build: Build,
) -> None:
    graph = build(toll("west", "2020-09-27/said", 2), toll("east", "2020-09-27/", 1))

    assert both_ways(graph) == [ct.Verdict.UNDETERMINED] * 2


def test_a_total_told_before_a_period_was_over_is_part_of_it(build: Build) -> None:
    graph = build(
        toll("west", "2020-09-27/said", 2, asserted_at="2020-09-28"),
        toll("east", "2020-09-27/2020-10-02", 1, asserted_at="2020-10-05"),
    )

    assert both_ways(graph) == [ct.Verdict.CONFLICT] * 2


def test_a_day_is_part_of_a_total_told_days_later_whoever_spoke_first(
    build: Build,
) -> None:
    graph = build(
        toll("west", "2020-09-27/said", 1, asserted_at="2020-10-05"),
        toll("east", "2020-09-27", 2),
    )

    assert both_ways(graph) == [ct.Verdict.CONFLICT] * 2


def test_a_total_and_a_day_told_too_early_in_one_utterance_share_its_wrong_date(
    build: Build,
) -> None:
    total, day = (
        toll("west", period, answer)
        for period, answer in (("2020-09-27/said", 1), ("2020-09-27", 0))
    )
    both = {**total, "claims": [*total["claims"], *day["claims"]]}
    graph = build({**both, "asserted_at": "2020-09-26"})

    (judgement,) = ct.why(graph, "west#1", "west#2")

    assert judgement.verdict is ct.Verdict.UNDETERMINED


def test_a_total_and_one_without_an_end_in_one_utterance_end_together(
    build: Build,
) -> None:
    total, other = (
        toll("west", period, answer)
        for period, answer in (("2020-09-27/said", 0), ("2020-09-27/", 1))
    )
    graph = build({**total, "claims": [*total["claims"], *other["claims"]]})

    (judgement,) = ct.why(graph, "west#1", "west#2")

    assert judgement.verdict is ct.Verdict.CONFLICT
