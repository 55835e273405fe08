"""The networkx view: what is a node, what is an edge, and what may be done with it."""

from collections.abc import Callable
from decimal import Decimal

import networkx as nx
import pytest

from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Amount,
    AnswerKind,
    Assertion,
    Claim,
    Correction,
    CorrectionKind,
    Document,
    Interval,
    Link,
    LinkKind,
    Measure,
    Order,
    Partition,
    Place,
    Question,
    Record,
    Relay,
    RelayMode,
    Response,
    Review,
    Settlement,
    Source,
    Statement,
    Subject,
    record_id,
)

QUESTION = Question(measure_id="area", subject_id="town", place_id="karabakh")
CLAIM = Claim(
    question_id=record_id(QUESTION),
    answer=Amount(intervals=[Interval(low=Decimal(3))]),
)
DOCUMENT = Document(publisher_id="ria", url="https://example.org/1")
TOLD = Statement(source_id="am-mod", key="1")
CARRIED = Statement(source_id="ria", document_id=record_id(DOCUMENT))
ANSWERED = Statement(source_id="az-mod", key="3")
SAID, RELAYED, REPLIED = (record_id(one) for one in (TOLD, CARRIED, ANSWERED))
CLAIMED, ASKED, READ = (record_id(one) for one in (CLAIM, QUESTION, DOCUMENT))

NODES: tuple[Record, ...] = (
    Source(id="armenia"),
    Source(id="am-mod", part_of=["armenia"]),
    Source(id="az-mod"),
    Source(id="ria"),
    Place(id="karabakh"),
    Place(id="school", part_of=["karabakh"]),
    Subject(id="town", part_of=["karabakh"]),
    Measure(id="land", answers=AnswerKind.AMOUNT),
    Measure(id="area", answers=AnswerKind.AMOUNT, part_of=["land"]),
    QUESTION,
    CLAIM,
    DOCUMENT,
    TOLD,
    CARRIED,
    ANSWERED,
)
ASSERTION = Assertion(statement_id=SAID, claim_id=CLAIMED)
REVIEW = Review(statement_id=REPLIED, claim_id=CLAIMED, rating="false")
RELAY = Relay(statement_id=RELAYED, rests_on_id=SAID)
RESPONSE = Response(statement_id=REPLIED, answers_id=SAID)
ORDER = Order(statement_id=REPLIED, after_id=RELAYED)
CORRECTION = Correction(
    statement_id=SAID, corrects_id=REPLIED, kind=CorrectionKind.DISOWNS
)
PARTITION = Partition(whole_id="land", part_ids=["area"])
LINK = Link(kind=LinkKind.SAME, between=["ria", "az-mod"], by="x", because="y")
SETTLEMENT = Settlement(finding="0c2c8e91", by="x", because="y")
EDGES: tuple[Record, ...] = (
    ASSERTION,
    REVIEW,
    RELAY,
    RESPONSE,
    ORDER,
    CORRECTION,
    PARTITION,
    LINK,
    SETTLEMENT,
)


def edge(kind: str, *records: Record) -> dict[str, object]:
    return {"kinds": (kind,), "records": records}


def test_nouns_are_nodes_and_whatever_points_is_an_edge_to_what_it_rests_on() -> None:
    graph = ClaimGraph([*NODES, *EDGES])

    view = graph.nx

    assert dict(view.nodes(data=True)) == {
        record_id(record): {"kind": type(record).__name__.lower(), "record": record}
        for record in NODES
    }
    assert {(start, stop): found for start, stop, found in view.edges(data=True)} == {
        ("am-mod", "armenia"): edge("part_of"),
        ("school", "karabakh"): edge("part_of"),
        ("town", "karabakh"): edge("part_of"),
        ("area", "land"): {"kinds": ("part_of", "partition"), "records": (PARTITION,)},
        ("az-mod", "ria"): edge("link", LINK),
        (ASKED, "area"): edge("measure"),
        (ASKED, "town"): edge("subject"),
        (ASKED, "karabakh"): edge("place"),
        (CLAIMED, ASKED): edge("question"),
        (READ, "ria"): edge("publisher"),
        (SAID, "am-mod"): edge("source"),
        (RELAYED, "ria"): edge("source"),
        (RELAYED, READ): edge("document"),
        (REPLIED, "az-mod"): edge("source"),
        (SAID, CLAIMED): edge("assertion", ASSERTION),
        (REPLIED, CLAIMED): edge("review", REVIEW),
        (RELAYED, SAID): edge("relay", RELAY),
        (REPLIED, SAID): edge("response", RESPONSE),
        (REPLIED, RELAYED): edge("order", ORDER),
        (SAID, REPLIED): edge("correction", CORRECTION),
    }


def test_all_that_joins_the_same_two_is_one_edge() -> None:
    joining = (
        Response(statement_id=RELAYED, answers_id=SAID),
        Relay(statement_id=RELAYED, rests_on_id=SAID, mode=RelayMode.TRANSLATED),
        Order(statement_id=RELAYED, after_id=SAID),
        RELAY,
    )
    graph = ClaimGraph([*NODES, *joining])

    found = graph.nx.edges[RELAYED, SAID]

    assert found == {
        "kinds": ("order", "relay", "response"),
        "records": tuple(sorted(joining, key=repr)),
    }


def test_a_question_about_a_source_points_at_it_once() -> None:
    question = Question(measure_id="area", subject_id="karabakh", place_id="karabakh")
    graph = ClaimGraph([*NODES, question])

    found = graph.nx.edges[record_id(question), "karabakh"]

    assert found == {"kinds": ("place", "subject"), "records": ()}


def test_a_statement_that_rests_on_itself_is_a_loop() -> None:
    relay = Relay(statement_id=SAID, rests_on_id=SAID)
    graph = ClaimGraph([*NODES, relay])

    found = graph.nx.edges[SAID, SAID]

    assert found == edge("relay", relay)


def test_the_view_is_one_and_the_same_and_shows_what_enters_later() -> None:
    graph = ClaimGraph(NODES)
    view = graph.nx
    before = view.number_of_edges()

    graph.add(EDGES)

    assert graph.nx is view
    assert view.number_of_nodes() == len(NODES)
    assert view.number_of_edges() > before
    assert nx.utils.graphs_equal(view, ClaimGraph([*NODES, *EDGES]).nx)


def test_the_view_of_an_empty_graph_is_empty_until_something_enters() -> None:
    graph = ClaimGraph()
    view = graph.nx
    sizes = [len(view)]

    graph.add([Source(id="armenia")])

    sizes.append(len(view))
    assert sizes == [0, 1]


CHANGES: dict[str, Callable[["nx.DiGraph[str]"], object]] = {
    "add_node": lambda view: view.add_node("x"),
    "add_nodes_from": lambda view: view.add_nodes_from(["x"]),
    "remove_node": lambda view: view.remove_node("ria"),
    "remove_nodes_from": lambda view: view.remove_nodes_from(["ria"]),
    "add_edge": lambda view: view.add_edge("ria", "armenia"),
    "add_edges_from": lambda view: view.add_edges_from([("ria", "armenia")]),
    "add_weighted_edges_from": lambda view: view.add_weighted_edges_from(
        [("ria", "armenia", 1)]
    ),
    "remove_edge": lambda view: view.remove_edge("am-mod", "armenia"),
    "remove_edges_from": lambda view: view.remove_edges_from([("am-mod", "armenia")]),
    "clear": lambda view: view.clear(),
    "clear_edges": lambda view: view.clear_edges(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_the_view_cannot_be_changed(
    change: Callable[["nx.DiGraph[str]"], object],
) -> None:
    graph = ClaimGraph([*NODES, *EDGES])

    with pytest.raises(nx.NetworkXError):
        change(graph.nx)

    assert nx.utils.graphs_equal(graph.nx, ClaimGraph([*NODES, *EDGES]).nx)


def test_a_copy_of_the_view_can_be_changed_and_the_view_stays_as_it_was() -> None:
    graph = ClaimGraph([*NODES, *EDGES])

    copy = graph.nx.copy()
    copy.remove_node("ria")

    assert "ria" not in copy
    assert "ria" in graph.nx


ALGORITHMS: dict[str, Callable[["nx.DiGraph[str]"], object]] = {
    "descendants": lambda view: nx.descendants(view, RELAYED),
    "ancestors": lambda view: nx.ancestors(view, "armenia"),
    "shortest_path": lambda view: nx.shortest_path(view, RELAYED, "land"),
    "is_directed_acyclic_graph": nx.is_directed_acyclic_graph,
    "simple_cycles": lambda view: sorted(map(sorted, nx.simple_cycles(view))),
    "strongly_connected_components": lambda view: sorted(
        map(sorted, nx.strongly_connected_components(view))
    ),
    "weakly_connected_components": lambda view: sorted(
        map(sorted, nx.weakly_connected_components(view))
    ),
    "condensation": lambda view: nx.condensation(view).number_of_nodes(),
    "immediate_dominators": lambda view: nx.immediate_dominators(view, RELAYED),
    "degree_centrality": nx.degree_centrality,
    "betweenness_centrality": nx.betweenness_centrality,
    "transitive_closure": lambda view: set(nx.transitive_closure(view).edges),
    "bfs_tree": lambda view: set(nx.bfs_tree(view, RELAYED).edges),
    "reverse": lambda view: set(view.reverse().edges),
    "reverse_view": lambda view: set(nx.reverse_view(view).edges),
    "to_undirected": lambda view: set(map(frozenset, view.to_undirected().edges)),
    "subgraph": lambda view: set(view.subgraph([SAID, RELAYED, REPLIED]).edges),
    "subgraph_view": lambda view: set(
        nx.subgraph_view(
            view, filter_edge=lambda *ends: "relay" in view.edges[ends]["kinds"]
        ).edges
    ),
    "relabel_nodes": lambda view: set(nx.relabel_nodes(view, {"ria": "x"}).nodes),
    "node_link_data": lambda view: len(nx.node_link_data(view, edges="edges")["edges"]),
    "minimum_cycle_basis": lambda view: len(nx.cycle_basis(view.to_undirected())),
}


@pytest.mark.parametrize("run", ALGORITHMS.values(), ids=ALGORITHMS.keys())
def test_an_algorithm_of_networkx_runs_on_the_view_as_on_any_graph(
    run: Callable[["nx.DiGraph[str]"], object],
) -> None:
    graph = ClaimGraph(NODES)
    view = graph.nx
    graph.add(EDGES)

    found = run(view)

    plain = nx.DiGraph()
    plain.add_nodes_from(view.nodes(data=True))
    plain.add_edges_from(view.edges(data=True))
    assert found == run(plain)
    assert nx.utils.graphs_equal(view, plain)
