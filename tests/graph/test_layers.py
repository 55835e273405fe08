"""What is later than what, put in order, held against networkx."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.graph import later_first

pairs = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=10
)


def earlier_of(given: list[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    return {
        later: tuple(sorted({before for one, before in given if one == later}))
        for later, _ in given
    }


@given(pairs)
def test_rings_are_the_groups_that_can_be_gone_round_in(
    given: list[tuple[str, str]],
) -> None:
    _, rings = later_first(earlier_of(given))

    graph = nx.DiGraph(given)
    assert len(set(rings)) == len(rings)
    assert set(rings) == {
        frozenset(group)
        for group in nx.strongly_connected_components(graph)
        if len(group) > 1 or graph.has_edge(*group, *group)
    }


@given(pairs)
def test_all_that_has_an_edge_and_is_in_no_ring_is_put_in_order_once_the_later_first(
    given: list[tuple[str, str]],
) -> None:
    order, rings = later_first(earlier_of(given))

    ringed = frozenset().union(*rings)
    free = [(later, before) for later, before in given if not {later, before} & ringed]
    whole = {end for pair in given for end in pair}
    assert len(order) == len(set(order))
    assert {end for pair in free for end in pair} <= set(order) <= whole - ringed
    assert all(order.index(later) < order.index(before) for later, before in free)
