"""Law: the order of records changes nothing; adding a record twice changes nothing.

For graphs and their indexes see tests/graph/test_record_sets.py, for the entries of
case files tests/codec/test_casefile.py.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.laws.looks import LOOKS

from claimtrack.analysis import check
from claimtrack.codec import log_lines
from claimtrack.graph import ClaimGraph
from claimtrack.testing import (
    assert_adding_twice_changes_nothing,
    assert_only_looks,
    assert_order_free,
    graphs,
)
from claimtrack.testing.laws import Check


@st.composite
def in_two_orders(draw: st.DrawFn) -> tuple[ClaimGraph, ClaimGraph]:
    graph = draw(graphs())
    return graph, ClaimGraph(draw(st.permutations(list(graph.records()))))


@pytest.mark.parametrize("look", LOOKS)
@given(graph=graphs())
def test_a_check_finds_the_same_whatever_the_order(
    look: Check, graph: ClaimGraph
) -> None:
    assert_order_free(look, graph)


@pytest.mark.parametrize("look", LOOKS)
@given(graph=graphs())
def test_a_check_finds_the_same_where_records_came_twice(
    look: Check, graph: ClaimGraph
) -> None:
    assert_adding_twice_changes_nothing(look, graph)


@pytest.mark.parametrize("look", LOOKS)
@given(graph=graphs())
def test_a_check_leaves_the_graph_as_it_was(look: Check, graph: ClaimGraph) -> None:
    assert_only_looks(look, graph)


@settings(max_examples=200)
@given(in_two_orders())
def test_shuffled_records_give_the_same_bytes_of_findings_and_of_the_log(
    graphs: tuple[ClaimGraph, ClaimGraph],
) -> None:
    findings = [
        check(graph, history=True, undetermined=True).to_csv() for graph in graphs
    ]
    prose = [
        [one.explain() for one in check(graph, history=True, undetermined=True)]
        for graph in graphs
    ]
    logs = [b"".join(log_lines(graph)) for graph in graphs]

    assert findings[0] == findings[1]
    assert prose[0] == prose[1]
    assert logs[0] == logs[1]
