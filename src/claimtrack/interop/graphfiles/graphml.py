"""GraphML: what Gephi, yEd, Cytoscape and networkx open, with our records inside."""

import hashlib
import os
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from claimtrack.codec.shared.saving import write_atomically
from claimtrack.graph import ClaimGraph
from claimtrack.interop.graphfiles.document import (
    Carried,
    Document,
    document_of,
)
from claimtrack.interop.graphfiles.versions import VERSIONS
from claimtrack.interop.xml_text import NO_XML
from claimtrack.tables import json_text

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
)
# The names of what is kept of each, and the id under which it is.
_KEYS = (
    ("graph", (*VERSIONS, "records")),
    ("node", ("kind", "label", "record")),
    ("edge", ("kinds", "records")),
)
_AS_REFERENCES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def write_graphml(graph: ClaimGraph, path: str | os.PathLike[str]) -> None:
    """Write a graph as GraphML: all of it, or where it fails nothing.

    Raises:
        OSError: Where the file can't be written; it is as it was.

    Complexity: O(n log n).
    """
    write_atomically(path, [graphml_text(graph).encode()])


def graphml_text(graph: ClaimGraph) -> str:
    """Give a graph as GraphML. The same graph gives the same text.

    Nodes and edges are those of `graph.nx`; a node has a `kind`, a `label` for the eye
    and its record as JSON, an edge its `kinds` and records, so that nothing is lost.

    Complexity: O(n log n).

    Source: GraphML 1.0 (graphml.graphdrawing.org).

    >>> from claimtrack.model import Source
    >>> print(graphml_text(ClaimGraph([Source(id="am-mod")])).split("<node")[1])
     id="am-mod"><data key="node-kind">source</data>...
    </graphml>
    <BLANKLINE>

    """
    return "".join(f"{line}\n" for line in _lines(document_of(graph)))


def _lines(document: Document) -> Iterator[str]:
    yield from _HEAD
    for holder, names in _KEYS:
        for name in names:
            told = f'id="{holder}-{name}" for="{holder}" attr.name="{name}"'
            yield f'  <key {told} attr.type="string"/>'
    yield '  <graph edgedefault="directed">'
    for key, version in VERSIONS.items():
        yield f"    {_held('graph', key, str(version))}"
    yield f"    {_held('graph', 'records', _json(document.records))}"
    for node in document.nodes:
        kept = {
            "kind": str(node.kind),
            "label": str(node.label),
            "record": _text(node.record.fields),
        }
        told = "".join(_held("node", name, text) for name, text in kept.items())
        yield f"    <node id={_attribute(node.id)}>{told}</node>"
    for edge in document.edges:
        ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)}"
        kept = {"kinds": str(edge.kinds), "records": _json(edge.records)}
        told = "".join(_held("edge", name, text) for name, text in kept.items())
        yield f"    <edge {ends}>{told}</edge>"
    yield "  </graph>"
    yield "</graphml>"


def _held(holder: str, name: str, text: str) -> str:
    return f'<data key="{holder}-{name}">{escape(text)}</data>'


def _json(records: tuple[Carried, ...]) -> str:
    return _text([one.fields for one in records])


def _text(value: object) -> str:
    """Give JSON values as text that XML can hold."""
    return NO_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", json_text(value))


def _attribute(id_: str) -> str:
    """Give an id as an attribute's value; of one that XML can't hold, its digest."""
    if NO_XML.search(id_):
        id_ = hashlib.sha256(id_.encode(errors="surrogatepass")).hexdigest()
    return quoteattr(id_, _AS_REFERENCES)
