"""Law: as of t, what is not known to be by then is as if it were not there."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.graph import ClaimGraph, as_of, known_to
from claimtrack.graph.clocks import EDGES, earlier_of
from claimtrack.graph.views import Clock
from claimtrack.model import Link, Order, Source, Statement, When, read_time, record_id
from claimtrack.testing import graphs

MOMENTS = (
    "2020-09-26",
    "2020-09-27",
    "2020-09-28T06:00Z",
    "2020-09-28",
    "2020-09-29T12:00",
    "2020-10-01",
    "2020-10-07T09:00Z",
    "2021",
)
EVER = "2999"
CLOCKS: tuple[Clock, ...] = ("asserted", "recorded")

clocks = pytest.mark.parametrize("clock", CLOCKS)
moments = st.sampled_from(MOMENTS)


def has_end(when: When | None) -> bool:
    return when is not None and math.isfinite(read_time(when.text).upper)


@clocks
@given(graph=graphs(), moment=moments)
def test_a_view_as_of_a_moment_is_that_of_itself(
    clock: Clock, graph: ClaimGraph, moment: str
) -> None:
    view = as_of(graph, moment, clock=clock)

    assert as_of(view, moment, clock=clock) == view
    assert view | graph == graph


@clocks
@given(graph=graphs(), at=st.tuples(st.integers(0, 3), st.integers(0, 3)))
def test_what_was_there_is_there_later(
    clock: Clock, graph: ClaimGraph, at: tuple[int, int]
) -> None:
    """Moments of one clock, as those of two need not have an order."""
    earlier, later = (f"2020-09-{26 + number}" for number in sorted(at))
    wider = as_of(graph, later, clock=clock)

    assert as_of(wider, earlier, clock=clock) == as_of(graph, earlier, clock=clock)


@given(graph=graphs(), moment=moments, number=st.integers(0, 9))
def test_what_is_said_later_changes_nothing_about_before(
    graph: ClaimGraph, moment: str, number: int
) -> None:
    spoken = sorted(graph.of_kind(Statement))
    later = Statement(source_id="stranger", key="late", asserted_at=When(text="2022"))
    after = Order(statement_id=record_id(later), after_id=spoken[number % len(spoken)])
    wider = ClaimGraph([*graph.records(), Source(id="stranger"), later, after])

    before = as_of(wider, moment, clock="asserted")

    assert before == as_of(graph, moment, clock="asserted") | ClaimGraph(
        [Source(id="stranger")]
    )


@given(graph=graphs())
def test_all_that_has_a_time_is_there_in_the_end(graph: ClaimGraph) -> None:
    view = as_of(graph, EVER, clock="asserted")

    told = graph.of_kind(Statement).items()
    dated = {id_ for id_, one in told if has_end(one.asserted_at)}
    assert dated <= view.of_kind(Statement).keys()
    edges = (one for kind in EDGES for one in graph.of_kind(kind).values())
    for later, befores in earlier_of(edges).items():
        assert later not in view or all(one in view for one in befores)


@given(graph=graphs(), moment=st.none() | moments)
def test_what_is_known_to_a_source_is_its_own_and_what_that_rests_on(
    graph: ClaimGraph, moment: str | None
) -> None:
    statements = graph.of_kind(Statement)
    joined = {x for link in graph.of_kind(Link).values() for x in link.between}
    for source in graph.of_kind(Source):
        view = known_to(graph, source, moment)

        assert known_to(view, source, moment) == view
        for id_ in view.of_kind(Statement):
            is_own = source in graph.containment.around(statements[id_].source_id)
            rested_on = any(x in view for x in graph.nx.predecessors(id_))
            assert is_own or rested_on or id_ in joined
