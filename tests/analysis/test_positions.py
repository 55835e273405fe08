"""What a source and its parts hold, what they took back, and where they disagree."""

from collections import Counter

import pytest
from hypothesis import given

from claimtrack.analysis import Position, positions
from claimtrack.analysis.comparison.comparing import compare
from claimtrack.analysis.pairs.conflict import quoted
from claimtrack.analysis.pairs.holding import held_by
from claimtrack.analysis.pairs.standing import Standing
from claimtrack.analysis.utterances.commitments import commitments
from claimtrack.codec import Case
from claimtrack.errors import InvalidValueError
from claimtrack.graph import ClaimGraph, as_of, claim_label
from claimtrack.model import Source, Statement, Verdict
from claimtrack.testing import graphs

DAY = "2020-09-27"


def war() -> Case:
    """A side of two bodies, and one question about a day."""
    case = Case("river war")
    case.source("north", "The North")
    for part in ("army", "ministry"):
        case.source(part, part_of="north")
    case.source("south", "The South")
    case.measure("tanks")
    case.question("day", "tanks", period=DAY)
    case.question("so-far", "tanks", so_far_since=DAY)
    return case


def told(graph: ClaimGraph, source: str, **view: str) -> dict[str, Position]:
    held = positions(graph, source, **view)
    return {one.side.statement_label: one for one in held}


def test_what_a_correction_withdraws_names_it() -> None:
    case = war()
    case.say("two", "army", "day", 2, on="2020-09-28")
    case.retract("back", "army", of="two", on="2020-09-29")

    held = told(case.graph(), "north")

    assert not held["two"].stands
    assert held["two"].withdrawn_by == ("back",)
    assert held["two"].replaced_by is None


def test_what_a_later_answer_replaces_names_the_first_that_does() -> None:
    case = war()
    case.say("two", "army", "day", 2, on="2020-09-28")
    case.say("four", "army", "day", 4, on="2020-09-30")
    case.say("three", "army", "day", 3, on="2020-09-29")

    held = told(case.graph(), "army")

    assert held["two"].replaced_by == "three#1"
    assert held["three"].replaced_by == "four#1"
    assert held["four"] == Position(side=held["four"].side, stands=True)


def test_a_total_that_falls_names_what_it_fell_to() -> None:
    case = war()
    case.say("four", "army", "so-far", 4, on="2020-09-28")
    case.say("two", "army", "so-far", 2, on="2020-09-29")

    held = told(case.graph(), "army")

    assert [held[x].replaced_by for x in ("four", "two")] == ["two#1", None]


def test_parts_that_disagree_name_each_other() -> None:
    case = war()
    case.say("two", "army", "day", 2, on="2020-09-28")
    case.say("five", "ministry", "day", 5, on="2020-09-28")
    case.say("nine", "south", "day", 9, on="2020-09-28")

    held = told(case.graph(), "north")

    assert held.keys() == {"two", "five"}
    assert held["two"].at_odds_with == ("five#1",)
    assert held["five"].at_odds_with == ("two#1",)


def test_what_no_longer_stands_is_at_odds_with_nothing() -> None:
    case = war()
    case.say("two", "army", "day", 2, on="2020-09-28")
    case.say("five", "ministry", "day", 5, on="2020-09-28")
    case.say("also-five", "army", "day", 5, on="2020-09-29")

    held = told(case.graph(), "north")

    assert [one.at_odds_with for one in held.values()] == [(), (), ()]


def test_as_of_a_moment_nothing_later_was_said() -> None:
    case = war()
    case.say("two", "army", "day", 2, on="2020-09-28")
    case.retract("back", "army", of="two", on="2020-09-29")
    graph = case.graph()

    held = told(graph, "army", as_of="2020-09-28")

    assert held == told(as_of(graph, "2020-09-28", clock="asserted"), "army")
    assert held["two"].stands


def test_a_moment_is_a_time() -> None:
    with pytest.raises(InvalidValueError):
        positions(war().graph(), "army", as_of="then")


def test_the_table_tells_what_became_of_each() -> None:
    case = war()
    case.say("two", "army", "day", 2, on="2020-09-28")
    case.say("three", "army", "day", 3, on="2020-09-29")
    case.say("five", "ministry", "day", 5, on="2020-09-28")

    rows = [
        (one["label"], one["stands"], one["replaced_by"], one["at_odds_with"])
        for one in positions(case.graph(), "north").rows()
    ]

    assert rows == [
        ("five#1", True, None, "three#1"),
        ("three#1", True, None, "five#1"),
        ("two#1", False, "three#1", None),
    ]


@given(graphs())
def test_two_that_stand_are_at_odds_where_they_conflict(graph: ClaimGraph) -> None:
    standing = Standing(graph, commitments(graph))

    for source in graph.of_kind(Source):
        stands = [one for one in held_by(graph, source) if standing.stands(one)]
        expected = Counter(
            (
                quoted(graph, one),
                tuple(
                    sorted(
                        claim_label(graph, other.assertion)
                        for other in stands
                        if compare(graph, one, other).verdict is Verdict.CONFLICT
                    )
                ),
            )
            for one in stands
        )
        held = positions(graph, source)

        assert expected == Counter((x.side, x.at_odds_with) for x in held if x.stands)
        assert not any(one.at_odds_with for one in held if not one.stands)


@given(graphs())
def test_what_fell_tells_to_what(graph: ClaimGraph) -> None:
    for source in graph.of_kind(Source):
        for one in positions(graph, source):
            is_told = bool(one.withdrawn_by or one.replaced_by)
            in_ring = one.side.statement_id in rings_of_corrections(graph)

            assert not (one.stands and is_told)
            assert one.stands or is_told or in_ring


def rings_of_corrections(graph: ClaimGraph) -> set[str]:
    return {id_ for ring in graph.clocks.rings for id_ in ring}


def test_a_record_names_a_source_too() -> None:
    case = war()
    case.say("two", "army", "day", 2, on="2020-09-28")
    graph = case.graph()

    assert positions(graph, Source(id="army")) == positions(graph, "army")
    assert len(graph.of_kind(Statement)) == 1
