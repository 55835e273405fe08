"""Law: a pure relay changes no verdict and no count of origins.

A pure relay rests on one statement, and has no claims, no time and no document. A dated
one can only decide what was undetermined.
"""

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.laws.looks import LOOKS

from claimtrack.analysis import echoes, independence, trace, why
from claimtrack.analysis.comparison.comparing import compare_assertions
from claimtrack.analysis.provenance.all_origins import Origins
from claimtrack.codec import Case
from claimtrack.graph import Bounds, ClaimGraph
from claimtrack.model import Assertion, Claim, Source, Statement, Verdict, When
from claimtrack.testing import assert_relays_change_nothing, graphs
from claimtrack.testing._changes import bare_relay, with_bare_relays
from claimtrack.testing.laws import Check

AFTER_EVERY_PERIOD = "2020-10-05"
DATES = ("2020-09-27", "2020-09-28T12:00Z", "2020-09-29", AFTER_EVERY_PERIOD)

Pair = tuple[ClaimGraph, ClaimGraph]


# An echo is about relays: one more makes it louder.
@pytest.mark.parametrize("look", [one for one in LOOKS if one is not echoes])
@given(graph=graphs())
def test_a_pure_relay_changes_nothing_that_is_found(
    look: Check, graph: ClaimGraph
) -> None:
    assert_relays_change_nothing(look, graph)


@given(graphs())
def test_a_pure_relay_changes_no_verdict(graph: ClaimGraph) -> None:
    wider = with_bare_relays(graph)

    for pair in pairs(graph):
        before, after = (compare_assertions(g, *pair) for g in (graph, wider))
        assert before.verdict is after.verdict
        assert before.relation is after.relation


@given(graphs())
def test_a_pure_relay_is_no_origin(graph: ClaimGraph) -> None:
    wider = with_bare_relays(graph)

    for id_ in (*graph.of_kind(Statement), *graph.of_kind(Claim)):
        assert trace(graph, id_).origins == trace(wider, id_).origins


@given(graphs())
def test_a_pure_relay_is_no_voice(graph: ClaimGraph) -> None:
    wider = with_bare_relays(graph)

    for id_ in graph.of_kind(Claim):
        assert independence(graph, id_) == independence(wider, id_)
        assert Origins(graph).of(id_) == Origins(wider).of(id_)


@st.composite
def with_dated_relays(draw: st.DrawFn) -> Pair:
    """A graph, and the same with a dated relay that leaves everything its room."""
    graph = draw(graphs(most_statements=3))
    statement = draw(st.sampled_from(sorted(graph.of_kind(Statement))))
    date = draw(st.sampled_from(DATES))
    relay = bare_relay(statement, "stranger", asserted_at=When(text=date))
    wider = ClaimGraph([*graph.records(), Source(id="stranger"), *relay])
    assume(wider.clocks.impossible == graph.clocks.impossible)
    # A statement of which nothing tells how early it was is taken to come after the
    # period that it is about. A relay that is no later than that shows this wrong.
    assume(date == AFTER_EVERY_PERIOD or all(map(has_lower, narrowed(graph, wider))))
    return graph, wider


def narrowed(graph: ClaimGraph, wider: ClaimGraph) -> list[Bounds]:
    """The bounds of the statements that a relay tells more about."""
    ids = graph.of_kind(Statement)
    bounds = [(graph.clocks.bounds(id_), wider.clocks.bounds(id_)) for id_ in ids]
    return [before for before, after in bounds if before != after]


def has_lower(bounds: Bounds) -> bool:
    return bounds.has_lower


@given(with_dated_relays())
def test_a_dated_relay_only_decides_what_was_undetermined(graphs: Pair) -> None:
    graph, wider = graphs

    for pair in pairs(graph):
        before, after = (compare_assertions(g, *pair).verdict for g in graphs)
        assert before in {after, Verdict.UNDETERMINED}
    assert len(wider) == len(graph) + 3


def pairs(graph: ClaimGraph) -> list[tuple[Assertion, Assertion]]:
    made = sorted(graph.of_kind(Assertion).values(), key=repr)
    return list(itertools.combinations(made, 2))


def test_a_dated_relay_decides_which_of_two_came_first() -> None:
    case = Case("a total that falls")
    for source in ("army", "rebels", "agency"):
        case.source(source)
    case.measure("tanks-lost")
    case.question("tanks", "tanks-lost", so_far_since="2020-09-27")
    case.say("four", "army", "tanks", 4)
    case.say("two", "rebels", "tanks", 2, on="2020-09-29")
    before = case.graph()
    case.relay("relay", "agency", of="four", on="2020-09-28")
    after = case.graph()

    verdicts = [why(graph, "four", "two")[0].verdict for graph in (before, after)]

    assert verdicts == [Verdict.UNDETERMINED, Verdict.CONFLICT]


def test_a_relay_within_the_period_shows_that_the_saying_did_not_follow_it() -> None:
    case = Case("a day that is not over")
    for source in ("army", "rebels", "agency"):
        case.source(source)
    case.measure("tanks-lost")
    case.question("tanks", "tanks-lost", period="2020-09-28")
    case.say("two", "rebels", "tanks", 2)
    case.say("four", "army", "tanks", 4, on="2020-10-05")
    before = case.graph()
    case.relay("relay", "agency", of="two", on="2020-09-28T12:00")
    after = case.graph()

    verdicts = [why(graph, "two", "four")[0].verdict for graph in (before, after)]

    assert verdicts == [Verdict.CONFLICT, Verdict.COMPATIBLE]
