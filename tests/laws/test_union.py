"""Law: union is a merge algebra: associative, commutative, idempotent.

For graphs that define one id together see tests/graph/test_record_sets.py.
"""

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.analysis import check
from claimtrack.errors import RefusedRecordsError
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Chosen,
    Claim,
    Document,
    Envelope,
    Partition,
    Question,
    Record,
    Statement,
    record_id,
)
from claimtrack.testing import graphs

ENDS = (
    *("statement_id", "taken_from", "rests_on_id", "answers_id"),
    *("after_id", "corrects_id"),
)
SHARED = Chosen | Partition | Question | Claim | Document


@st.composite
def newsrooms(draw: st.DrawFn) -> tuple[ClaimGraph, ...]:
    """A graph, and three graphs that each hold some of its statements."""
    graph = draw(graphs())
    spoken = st.sets(st.sampled_from(sorted(graph.of_kind(Statement))))
    return graph, *(part(graph, draw(spoken)) for _ in range(3))


def part(graph: ClaimGraph, chosen: set[str]) -> ClaimGraph:
    """What a graph says of some statements, and of what they are about."""
    held: dict[str, Record] = {}
    for one in graph.records():
        if not isinstance(one, Envelope) and is_within(one, chosen, graph):
            held[record_id(one)] = one
    envelopes = (one for one in graph.records() if isinstance(one, Envelope))
    return ClaimGraph([*held.values(), *(e for e in envelopes if e.record_id in held)])


def is_within(record: Record, chosen: set[str], graph: ClaimGraph) -> bool:
    if isinstance(record, SHARED):
        return True
    if isinstance(record, Statement):
        return record_id(record) in chosen
    ends = {getattr(record, name, None) for name in ENDS}
    named = {*ends, *getattr(record, "between", ())}
    return {id_ for id_ in named if id_ in graph.of_kind(Statement)} <= chosen


@given(newsrooms())
def test_it_does_not_matter_who_merges_first(rooms: tuple[ClaimGraph, ...]) -> None:
    _, a, b, c = rooms

    unions = [(a | b) | c, a | (b | c), (c | a) | b]

    assert unions[0] == unions[1] == unions[2]
    assert check(unions[0]) == check(unions[1]) == check(unions[2])


@given(newsrooms())
def test_what_one_has_already_adds_nothing(rooms: tuple[ClaimGraph, ...]) -> None:
    whole, a, _, _ = rooms

    unions = [whole | a, a | whole, whole | whole, whole | ClaimGraph()]

    assert [union == whole for union in unions] == [True] * 4
    assert all(check(union) == check(whole) for union in unions)


@given(newsrooms())
def test_nobodys_statements_are_lost(rooms: tuple[ClaimGraph, ...]) -> None:
    _, a, b, _ = rooms

    union = a | b

    for kind in (Statement, Assertion, Claim):
        ids = union.of_kind(kind).keys()
        assert ids == a.of_kind(kind).keys() | b.of_kind(kind).keys()


def united(*graphs: ClaimGraph) -> ClaimGraph | None:
    """The union from left to right; None where it is refused."""
    union = ClaimGraph()
    try:
        for graph in graphs:
            union = union | graph
    except RefusedRecordsError:
        return None
    return union


@given(graphs(most_statements=2), graphs(most_statements=2), graphs(most_statements=2))
def test_what_does_not_go_together_is_refused_in_every_order(
    a: ClaimGraph, b: ClaimGraph, c: ClaimGraph
) -> None:
    unions = [united(a, b, c), united(c, a, b), united(b, c, a)]

    assert unions[0] == unions[1] == unions[2]
