"""Rings and clocks that clash, against all ways of small tangles."""

import json
from collections.abc import Sequence

import attrs
import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.analysis import circular_reports, impossible_orders
from claimtrack.codec import CaseText, read_texts
from claimtrack.graph import ClaimGraph
from claimtrack.model import Finding

IDS = ("a", "b", "c", "d", "e")
days = st.none() | st.integers(1, 4)


@attrs.frozen(kw_only=True)
class Tangle:
    """Who rests on whom and how, when each was said, and on whose page it stands."""

    edges: Sequence[tuple[str, str, str]]
    said: Sequence[int | None]
    published: Sequence[int | None]

    def ways(self) -> "nx.DiGraph[str]":
        return nx.DiGraph((later, earlier) for later, earlier, _ in self.edges)


tangles = st.builds(
    Tangle,
    edges=st.lists(
        st.tuples(
            st.sampled_from(IDS),
            st.sampled_from(IDS),
            st.sampled_from(("relays", "responds_to", "after", "retracts")),
        ).filter(lambda edge: edge[0] != edge[1]),
        max_size=7,
    ),
    said=st.tuples(*(days for _ in IDS)),
    published=st.tuples(*(days for _ in IDS)),
)


def graph_of(tangle: Tangle) -> ClaimGraph:
    statements: dict[str, dict[str, object]] = {
        id_: {"id": id_, "source": "somebody", "document": f"page-{id_}"} for id_ in IDS
    }
    for id_, day in zip(IDS, tangle.said, strict=True):
        if day is not None:
            statements[id_]["asserted_at"] = f"2021-03-0{day}"
    for later, earlier, kind in dict.fromkeys(tangle.edges):
        ends = statements[later].setdefault(kind, [])
        assert isinstance(ends, list)
        ends.append({"statement": earlier} if kind == "relays" else earlier)
    case = {
        "claimtrack": 1,
        "name": "tangle",
        "sources": [{"id": "somebody"}],
        "documents": [
            {
                "id": f"page-{id_}",
                "url": f"https://example.org/{id_}",
                "published_at": None if day is None else f"2021-03-0{day}",
            }
            for id_, day in zip(IDS, tangle.published, strict=True)
        ],
        "statements": [*statements.values()],
    }
    return read_texts([CaseText(content=json.dumps(case).encode())])


def labels(finding: Finding) -> list[str]:
    return [side.statement_label for side in finding.sides]


@given(tangles)
@settings(max_examples=300, deadline=None)
def test_rings_are_the_strongly_connected_statements(tangle: Tangle) -> None:
    found = [*circular_reports(graph_of(tangle))]

    groups = nx.strongly_connected_components(tangle.ways())
    wanted = {frozenset(group) for group in groups if len(group) > 1}
    assert {frozenset(labels(one)) for one in found} == wanted
    for one in found:
        assert len(labels(one)) == len(set(labels(one)))
        first = min(labels(one))
        rings = [ring for ring in nx.simple_cycles(tangle.ways()) if first in ring]
        shortest = min(map(len, rings))
        told = labels(one)[:shortest]
        assert told[0] == first
        hops = zip(told, [*told[1:], first], strict=True)
        assert all(tangle.ways().has_edge(*hop) for hop in hops)


@given(tangles)
@settings(max_examples=300, deadline=None)
def test_clocks_clash_where_a_way_leads_up_and_dates_lead_down(tangle: Tangle) -> None:
    graph = graph_of(tangle)

    found = [labels(one) for one in impossible_orders(graph)]

    ways = tangle.ways()
    ways.add_nodes_from(IDS)
    groups = nx.strongly_connected_components(ways)
    ways.remove_nodes_from({x for group in groups if len(group) > 1 for x in group})
    said = dict(zip(IDS, tangle.said, strict=True))
    published = dict(zip(IDS, tangle.published, strict=True))
    wanted = {}
    for later in ways:
        for earlier, steps in nx.single_source_shortest_path_length(
            ways, later
        ).items():
            begun = said[earlier]
            over = [x for x in (said[later], published[later]) if x is not None]
            if begun is not None and any(x < begun for x in over):
                wanted[earlier, later] = steps + 1
    assert {(one[0], one[-1]): len(one) for one in found} == wanted
    assert len(found) == len(wanted)
    for one in found:
        assert all(ways.has_edge(*hop) for hop in zip(one[1:], one, strict=False))
