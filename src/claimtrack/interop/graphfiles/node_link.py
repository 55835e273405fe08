"""Node-link JSON: what networkx makes of a graph, with our records inside."""

import os
from collections.abc import Iterator

from claimtrack.codec import Entering, Limits, read_content
from claimtrack.codec.shared.parsing import Members, as_bytes, parse
from claimtrack.codec.shared.saving import write_atomically
from claimtrack.codec.shared.writing import json_text
from claimtrack.graph import ClaimGraph
from claimtrack.interop.graphfiles.document import (
    Carried,
    Document,
    Edge,
    Node,
    conversion_of,
    document_of,
)
from claimtrack.interop.graphfiles.versions import NOT_OURS, VERSIONS, version_faults
from claimtrack.model import Conversion

# What networkx called the list of edges by default up to 3.5.
_EARLIER = "links"


def write_node_link(graph: ClaimGraph, path: str | os.PathLike[str]) -> None:
    """Write a graph as node-link JSON: all of it, or where it fails nothing.

    Raises:
        OSError: Where the file can't be written; it is as it was.

    Complexity: O(n log n).
    """
    write_atomically(path, [node_link_text(graph).encode()])


def node_link_text(graph: ClaimGraph) -> str:
    """Give a graph as node-link JSON. The same graph gives the same text.

    Nodes and edges are those of `graph.nx`, and each carries its records, so that
    nothing is lost.

    Complexity: O(n log n).

    Source: `networkx.node_link_data` of networkx 3, with `edges="edges"`.

    >>> import json
    >>> from claimtrack.model import Source
    >>> text = node_link_text(ClaimGraph([Source(id="am-mod")]))
    >>> json.loads(text)["nodes"][0]["kind"]
    'source'

    """
    document = document_of(graph)
    return json_text(
        {
            "directed": True,
            "multigraph": False,
            "graph": {
                **VERSIONS,
                "records": [one.fields for one in document.records],
            },
            "nodes": [_node_entry(node) for node in document.nodes],
            "edges": [_edge_entry(edge) for edge in document.edges],
        }
    )


def read_node_link(
    path: str | os.PathLike[str], *, limits: Limits | None = None
) -> Conversion:
    """Read node-link JSON that claimtrack wrote, or networkx after it.

    Raises:
        MalformedInputError: With every problem, by JSON path.
        OSError: Where the file can't be opened.

    Complexity: O(n log n).
    """
    chosen = Limits() if limits is None else limits
    text = read_content(path, chosen)
    return read_node_link_text(text.content, file=text.file, limits=chosen)


def read_node_link_text(
    content: str | bytes, *, file: str | None = None, limits: Limits | None = None
) -> Conversion:
    """Read the text of node-link JSON that claimtrack wrote, or networkx after it.

    The records in it are read; what else was changed or added comes back as losses.

    Args:
        content: The text, or its bytes.
        file: What to call it in messages; None for no name.
        limits: What to refuse; the defaults are large.

    Raises:
        MalformedInputError: With every problem, by JSON path.

    Complexity: O(n log n).

    >>> from claimtrack.model import Source
    >>> text = node_link_text(ClaimGraph([Source(id="am-mod")]))
    >>> ClaimGraph(read_node_link_text(text).records)
    <ClaimGraph: 1 Source>

    """
    chosen = Limits() if limits is None else limits
    given = as_bytes(content)
    value = parse(given, limits=chosen, file=file)
    entering: Entering[str] = Entering(chosen, file=file, verify=True, told=str)
    return conversion_of(_Reading(entering).document(value), entering)


def is_node_link(start: bytes) -> bool:
    """Tell whether a file that begins so means to be node-link JSON."""
    return b'"directed"' in start and b'"multigraph"' in start


def _node_entry(node: Node) -> dict[str, object]:
    return {
        "id": node.id,
        "kind": node.kind,
        "label": node.label,
        "record": node.record.fields,
    }


def _edge_entry(edge: Edge) -> dict[str, object]:
    return {
        "source": edge.source,
        "target": edge.target,
        "kinds": str(edge.kinds).split(),
        "records": [one.fields for one in edge.records],
    }


class _Reading:
    """A document on its way from JSON."""

    def __init__(self, entering: Entering[str]) -> None:
        self._entering = entering

    def document(self, value: object) -> Document:
        """Give the document, as far as it is one.

        Raises:
            MalformedInputError: Where it is none of ours.
        """
        graph = value.get("graph") if isinstance(value, Members) else None
        if not isinstance(value, Members) or not isinstance(graph, Members):
            self._entering.report("$", NOT_OURS)
            raise self._entering.error()
        for key, message in version_faults(graph):
            self._entering.report(f"$.graph.{key}", message)
        if not self._entering.is_sound:
            raise self._entering.error()
        edges = "edges" if "edges" in value else _EARLIER
        return Document(
            nodes=tuple(self._nodes(value)),
            edges=tuple(self._edges(value, edges)),
            records=self._carried(graph, "$.graph"),
        )

    def _nodes(self, value: Members) -> Iterator[Node]:
        for spot, one in self._entries(value, "nodes", "$"):
            yield Node(
                id=self._text(one, "id", spot),
                kind=one.pop("kind", None),
                label=one.pop("label", None),
                record=Carried(spot=f"{spot}.record", fields=one.pop("record", None)),
                said=one,
            )

    def _edges(self, value: Members, key: str) -> Iterator[Edge]:
        for spot, one in self._entries(value, key, "$"):
            kinds: object = one.pop("kinds", None)
            yield Edge(
                source=self._text(one, "source", spot),
                target=self._text(one, "target", spot),
                kinds=" ".join(map(str, kinds)) if isinstance(kinds, list) else kinds,
                records=self._carried(one, spot) if "records" in one else (),
                said=one,
            )

    def _carried(self, value: Members, at: str) -> tuple[Carried, ...]:
        found = self._entries(value, "records", at)
        carried = tuple(Carried(spot=spot, fields=one) for spot, one in found)
        value.pop("records", None)
        return carried

    def _entries(
        self, value: Members, key: str, at: str
    ) -> Iterator[tuple[str, Members]]:
        """Yield the objects in a list, each with its path."""
        given = value.get(key)
        if not isinstance(given, list):
            self._entering.report(f"{at}.{key}", "expected a list")
            return
        for number, one in enumerate(given):
            if self._entering.is_hopeless:
                return
            spot = f"{at}.{key}[{number}]"
            if isinstance(one, Members):
                yield spot, one
            else:
                self._entering.report(spot, "expected an object")

    def _text(self, value: Members, key: str, at: str) -> str:
        given = value.pop(key, None)
        if isinstance(given, str):
            return given
        self._entering.report(f"{at}.{key}", "expected text")
        return ""
