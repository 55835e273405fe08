"""A graph as nodes and edges that carry their records, on its way to a file or back."""

from collections.abc import Iterator, Mapping

import attrs

from claimtrack.codec import Entering, enter_alone, record_fields
from claimtrack.graph import ClaimGraph, collector_paused, in_short
from claimtrack.interop.xml_text import NO_XML
from claimtrack.model import (
    Conversion,
    Loss,
    Partition,
    Settlement,
    nfc,
    one_line,
    record_id,
)

_LOOSE = (Partition, Settlement)


@attrs.frozen(kw_only=True)
class Carried:
    """A record that a file carries.

    Attributes:
        spot: Where it stands in a file that is read.
        fields: The record, as JSON values.
    """

    spot: str = ""
    fields: object


@attrs.frozen(kw_only=True)
class Node:
    """A node: a source, place, subject, measure, question, claim, document or statement.

    Attributes:
        id: What edges call it; the record's id in what is written.
        kind: What it is.
        label: What it is in a few words, for the eye.
        said: What a file says of it beside.
        record: The record.
    """

    id: str
    kind: object = None
    label: object = None
    said: Mapping[str, object] = attrs.field(factory=dict)
    record: Carried


@attrs.frozen(kw_only=True)
class Edge:
    """All that leads from one node to another.

    Attributes:
        source: The id of the node where it starts.
        target: The id of the node where it ends.
        kinds: What it is, in order, with spaces between.
        said: What a file says of it beside.
        records: The records that it stands for.
    """

    source: str
    target: str
    kinds: object = None
    said: Mapping[str, object] = attrs.field(factory=dict)
    records: tuple[Carried, ...] = ()


@attrs.frozen(kw_only=True)
class Document:
    """A graph as a file has it.

    Attributes:
        nodes: The nodes.
        edges: The edges.
        records: Records that are neither node nor edge.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    records: tuple[Carried, ...]


def document_of(graph: ClaimGraph) -> Document:
    """Give a graph as nodes and edges, by id.

    Complexity: O(n log n).
    """
    loose = sorted(id_ for kind in _LOOSE for id_ in graph.of_kind(kind))
    return Document(
        nodes=tuple(
            Node(
                id=id_,
                kind=graph.nx.nodes[id_]["kind"],
                label=_label(graph, id_),
                record=_carried(graph, id_),
            )
            for id_ in sorted(graph.nx.nodes)
        ),
        edges=tuple(_edges(graph)),
        records=tuple(_carried(graph, id_) for id_ in loose),
    )


def _edges(graph: ClaimGraph) -> Iterator[Edge]:
    pairs: list[tuple[str, str]] = sorted(graph.nx.edges)
    for source, target in pairs:
        attributes = graph.nx.edges[source, target]
        carried = [
            one for one in attributes["records"] if not isinstance(one, Partition)
        ]
        yield Edge(
            source=source,
            target=target,
            kinds=" ".join(attributes["kinds"]),
            records=tuple(
                _carried(graph, id_) for id_ in sorted(map(record_id, carried))
            ),
        )


def _carried(graph: ClaimGraph, id_: str) -> Carried:
    return Carried(fields=record_fields(graph, id_))


@collector_paused()
def conversion_of(document: Document, entering: Entering[str]) -> Conversion:
    """Give the records that a document carries, and what else it says.

    The records say all that claimtrack knows of nodes and edges. What a program or a
    hand changed or added beside them comes back as losses.

    Args:
        document: The document.
        entering: What takes its records, and knows what is wrong so far.

    Raises:
        MalformedInputError: With every problem.

    Complexity: O(n log n).
    """
    for one in _records(document):
        if entering.is_hopeless:
            break
        enter_alone(entering, one.fields, one.spot)
    graph = entering.graph()
    losses = (*_changed_nodes(document, graph), *_changed_edges(document, graph))
    return Conversion(records=tuple(graph.records()), losses=losses)


def _records(document: Document) -> Iterator[Carried]:
    for node in document.nodes:
        yield node.record
    for edge in document.edges:
        yield from edge.records
    yield from document.records


def _changed_nodes(document: Document, graph: ClaimGraph) -> Iterator[Loss]:
    for node in document.nodes:
        id_ = _id_in(node)
        there = {"kind": graph.nx.nodes[id_]["kind"], "label": _label(graph, id_)}
        for field, value in {
            **node.said,
            "kind": node.kind,
            "label": node.label,
        }.items():
            if value is not None and value != there.get(field):
                because = "its record does not say so"
                yield Loss(
                    noun="node",
                    record_id=id_,
                    field=field,
                    value=str(value),
                    because=because,
                )


def _changed_edges(document: Document, graph: ClaimGraph) -> Iterator[Loss]:
    ids = {node.id: _id_in(node) for node in document.nodes}
    known = {pair: " ".join(graph.nx.edges[pair]["kinds"]) for pair in graph.nx.edges}
    for edge in document.edges:
        pair = (ids.get(edge.source, edge.source), ids.get(edge.target, edge.target))
        named = f"{pair[0]} -> {pair[1]}"
        there = known.pop(pair, None)
        for field, value in {**edge.said, "kinds": edge.kinds}.items():
            is_known = field == "kinds" and there is not None
            if not is_known or value not in {None, there}:
                because = "no record says so"
                yield Loss(
                    noun="edge",
                    record_id=named,
                    field=field,
                    value="" if value is None else str(value),
                    because=because,
                )
    for (source, target), kinds in sorted(known.items()):
        yield Loss(
            noun="edge",
            record_id=f"{source} -> {target}",
            because=f"it was taken out, but the records still have it: {kinds}",
        )


def _label(graph: ClaimGraph, id_: str) -> str:
    """Give a record in a few words, on one line and without what a file might lose."""
    return NO_XML.sub("\ufffd", one_line(in_short(graph, id_))).strip()


def _id_in(node: Node) -> str:
    """Give the id of a node's record, which was found sound."""
    fields = node.record.fields
    return nfc(str(fields["id"])) if isinstance(fields, dict) else ""
