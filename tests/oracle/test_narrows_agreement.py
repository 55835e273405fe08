"""Origins and bottlenecks against every way listed, on random tangles with rings."""

import json

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.oracle.narrows import Ups, on_all_ways, origins

from claimtrack.analysis import bottlenecks, trace
from claimtrack.analysis.provenance.narrowing import on_every_way
from claimtrack.codec import CaseText, read_texts
from claimtrack.graph import ClaimGraph


@st.composite
def tangles(draw: st.DrawFn) -> Ups:
    """Up to seven statements, each of which relays up to three, rings among them."""
    ids = [f"s{number}" for number in range(draw(st.integers(1, 7)))]
    some = st.sets(st.sampled_from(ids), max_size=3)
    return {id_: sorted(draw(some) - {id_}) for id_ in ids}


def graph_of(ups: Ups) -> ClaimGraph:
    case = {
        "claimtrack": 1,
        "name": "tangle",
        "sources": [{"id": "somebody"}],
        "statements": [
            {
                "id": id_,
                "source": "somebody",
                "relays": [{"statement": up} for up in above],
            }
            for id_, above in ups.items()
        ],
    }
    return read_texts([CaseText(content=json.dumps(case).encode())])


@given(tangles())
@settings(max_examples=300, deadline=None)
def test_a_trace_and_its_bottlenecks_are_the_oracles(ups: Ups) -> None:
    graph = graph_of(ups)

    for start in ups:
        found = trace(graph, start)
        assert {found.step(one).label for one in found.origins} == origins(ups, [start])
        told = [step.label for step in bottlenecks(graph, start)]
        assert told == on_all_ways(ups, [start])


@given(ups=tangles(), data=st.data())
@settings(max_examples=300, deadline=None)
def test_from_several_starts_it_is_what_dominates_the_end(
    ups: Ups, data: st.DataObject
) -> None:
    starts = sorted(data.draw(st.sets(st.sampled_from([*ups]), min_size=1)))

    found = on_every_way(starts, lambda one: ups[one])

    assert found == on_all_ways(ups, starts)
    flow = nx.DiGraph((one, up) for one, above in ups.items() for up in above)
    flow.add_edges_from(("first", start) for start in starts)
    flow.add_edges_from((one, "last") for one, above in ups.items() if not above)
    dominating = nx.immediate_dominators(flow, "first")
    assert found == chain(dominating, "last")


def chain(dominating: dict[str, str | None], last: str) -> list[str]:
    """What stands above a node in a tree of dominators, without the root."""
    found = []
    while last in dominating and dominating[last] not in {None, "first", last}:
        last = str(dominating[last])
        found.append(last)
    return found[::-1]
