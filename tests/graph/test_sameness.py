"""What analysts declared to be the same, as groups and on the clocks."""

from collections.abc import Sequence

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.graph import Bounds, ClaimGraph, Sameness
from claimtrack.model import Link, LinkKind, Order, Source, Statement, When, digest
from claimtrack.typing import SourceId, StatementId

IDS = "abcdefgh"
pairs = st.lists(st.sampled_from(IDS), unique=True, min_size=2, max_size=2)


def link(one: str, other: str, kind: LinkKind = LinkKind.SAME, by: str = "x") -> Link:
    return Link(kind=kind, between=(one, other), by=by, because="y")


@given(st.lists(pairs, max_size=9), st.sampled_from(IDS), st.lists(pairs, max_size=3))
def test_groups_are_what_links_join_and_paths_lead_through_them(
    joined: list[list[str]], one: str, apart: list[list[str]]
) -> None:
    links = [link(*two) for two in joined]
    plain = nx.Graph(map(tuple, joined))
    plain.add_nodes_from(IDS)

    same = Sameness([*links, *(link(*two, LinkKind.INCOMPARABLE) for two in apart)])

    group = sorted(nx.node_connected_component(plain, one))
    assert same.group(one) == tuple(group)
    assert same.of(one) == group[0]
    assert bool(same) is bool(links)
    assert sorted(same) == sorted({end for two in joined for end in two})
    for other in group:
        path = same.path(one, other)
        assert len(path) == nx.shortest_path_length(plain, one, other)
        assert {end for x in path for end in x.between} <= set(group)


def test_a_path_runs_from_the_one_to_the_other_by_who_comes_first() -> None:
    links = [link("b", "c", by="z"), link("a", "b", by="w"), link("a", "b", by="v")]

    same = Sameness(links)

    assert [one.by for one in same.path("c", "a")] == ["z", "v"]
    assert [one.by for one in same.path("a", "c")] == ["v", "z"]


def said(key: str, when: str | None = None) -> Statement:
    asserted = None if when is None else When(text=when)
    return Statement(source_id=SourceId("ada"), asserted_at=asserted, key=key)


def after(later: Statement, earlier: Statement) -> Order:
    ids = (StatementId(digest(one)) for one in (later, earlier))
    return Order(statement_id=next(ids), after_id=next(ids))


def graph_of(*records: Statement | Order, same: Sequence[Statement]) -> ClaimGraph:
    first, *others = map(digest, same)
    links = (link(first, one) for one in others)
    return ClaimGraph([Source(id=SourceId("ada")), *records, *links])


def test_entries_of_one_statement_share_their_dates_and_what_came_before() -> None:
    dated, edged, later = said("a", "2020-09-27"), said("b"), said("c", "2020-09-29")
    first = said("d")
    graph = graph_of(
        *(dated, edged, later, first), after(edged, first), same=(dated, edged)
    )

    clocks = graph.clocks
    ids = dict(zip("abcd", map(digest, (dated, edged, later, first)), strict=True))
    assert clocks.bounds(ids["a"]) == clocks.bounds(ids["b"])
    assert clocks.bounds(ids["b"]).has_lower
    assert clocks.before(ids["a"], ids["b"]) is None
    assert clocks.before(ids["b"], ids["a"]) is None
    assert clocks.before(ids["b"], ids["c"]) is True
    assert clocks.before(ids["a"], ids["d"]) is False
    assert clocks.bounds(ids["d"]).wall_upper == clocks.bounds(ids["a"]).wall_upper
    assert clocks.rank(ids["a"]) == clocks.rank(ids["b"]) > clocks.rank(ids["d"])
    assert clocks.is_at_edge(ids["a"])


def test_entries_of_one_statement_with_other_dates_are_in_doubt() -> None:
    one, other, later = said("a", "2020-09-27"), said("b", "2020-09-28"), said("c")
    graph = graph_of(one, other, later, after(later, one), same=(one, other))

    clocks = graph.clocks
    ids = [digest(x) for x in (one, other)]
    assert all(map(clocks.is_doubtful, ids))
    assert clocks.impossible >= {*ids}
    assert [clocks.bounds(x) for x in ids] == [Bounds(), Bounds()]
    assert clocks.bounds(digest(later)) == Bounds()


def test_entries_of_one_statement_close_a_ring() -> None:
    one, other, between = said("a"), said("b"), said("c")
    graph = graph_of(
        *(one, other, between),
        *(after(between, one), after(other, between)),
        same=(one, other),
    )

    assert graph.clocks.rings == (frozenset(map(digest, (one, other, between))),)


def test_an_edge_between_entries_of_one_statement_tells_nothing() -> None:
    one, other = said("a"), said("b")
    graph = graph_of(one, other, after(other, one), same=(one, other))

    assert graph.clocks.rings == ()
    assert not graph.clocks.is_doubtful(digest(one))


@pytest.mark.parametrize("comes", ["at once", "later", "before a statement"])
def test_what_is_declared_holds_whenever_it_comes(comes: str) -> None:
    one, other, later = said("a", "2020-09-27"), said("b"), said("c")
    same = link(digest(one), digest(other))
    graph = ClaimGraph([Source(id=SourceId("ada")), one])
    _ = graph.clocks, graph.sameness
    if comes == "at once":
        graph.add([other, same, later])
    else:
        graph.add([other])
        _ = graph.clocks, graph.sameness
        graph.add([same] if comes == "before a statement" else [later])
        _ = graph.clocks, graph.sameness
        graph.add([later] if comes == "before a statement" else [same])

    fresh = ClaimGraph(graph.records())
    ids = [digest(x) for x in (one, other, later)]
    assert list(map(graph.clocks.bounds, ids)) == list(map(fresh.clocks.bounds, ids))
    assert graph.clocks.bounds(ids[1]).has_lower
