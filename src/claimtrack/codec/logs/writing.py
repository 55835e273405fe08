"""A graph as a log: one noun a line, in one order."""

import os
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from claimtrack.codec.logs.canonical import encode
from claimtrack.codec.logs.converters import log_converter
from claimtrack.codec.logs.entries import EDGES, LINES
from claimtrack.codec.shared.limits import Limits
from claimtrack.codec.shared.saving import write_atomically
from claimtrack.codec.shared.versions import CASE_FILE_VERSION, LOG_VERSION
from claimtrack.graph import ClaimGraph, collector_paused
from claimtrack.model import Record, Statement

_HEADER: Mapping[str, object] = {"claimtrack": CASE_FILE_VERSION, "log": LOG_VERSION}
_Fields = dict[str, object]
_Asked = defaultdict[type[Record], dict[str, Record]]
_Edges = defaultdict[str, defaultdict[str, list[_Fields]]]


@collector_paused()
def write_log(graph: ClaimGraph, path: str | os.PathLike[str]) -> None:
    """Write a graph as a log: all of it, or where it fails nothing.

    Raises:
        OSError: Where the file can't be written; it is as it was.

    Complexity: O(n log n).
    """
    write_atomically(path, log_lines(graph))


def log_lines(graph: ClaimGraph) -> Iterator[bytes]:
    r"""Yield the lines of a graph's log, each with its line end.

    The same graph gives the same bytes, whatever the order in which its records came.
    Lines stand by noun, those that others point at first, and then by id; a
    statement's edges stand in its line by id.

    Complexity: O(n log n); edges are gathered before the first statement's line.

    >>> from claimtrack.model import Source
    >>> b"".join(log_lines(ClaimGraph([Source(id="am-mod")])))
    b'{"claimtrack":1,"log":1}\n{"id":"am-mod","noun":"source"}\n'

    """
    yield _line(_HEADER)
    yield from noun_lines(graph)


def noun_lines(
    graph: ClaimGraph, ids: Collection[str] | None = None
) -> Iterator[bytes]:
    r"""Yield the lines of some of a graph's records, without the header.

    An edge stands in the line of its statement, which says no more than who spoke
    where the statement is not asked for.

    Args:
        graph: The graph.
        ids: The ids of the records; None for all.

    Complexity: O(n log n) in the records asked for.

    >>> from claimtrack.model import Source
    >>> graph = ClaimGraph([Source(id="am-mod"), Source(id="az-mod")])
    >>> list(noun_lines(graph, ["az-mod"]))
    [b'{"id":"az-mod","noun":"source"}\n']

    """
    asked = None if ids is None else _by_kind(graph, ids)
    fields_of = _fields_with_envelope(graph, ids)
    for noun, (kind, _) in LINES.items():
        records: Mapping[str, Record] = _of(graph, asked, kind)
        edges = None
        if kind is Statement:
            edges = _edges(graph, asked, fields_of)
            statements = graph.of_kind(Statement)
            records = {**records, **{id_: statements[id_] for id_ in edges}}
        for id_ in sorted(records):
            fields = fields_of(id_, records[id_])
            fields["noun"] = noun
            if edges is not None:
                fields.update(edges.get(id_, ()))
            yield _line(fields)


def _by_kind(graph: ClaimGraph, ids: Iterable[str]) -> _Asked:
    asked: _Asked = defaultdict(dict)
    for id_ in ids:
        record = graph[id_]
        asked[type(record)][id_] = record
    return asked


def _of(
    graph: ClaimGraph, asked: _Asked | None, kind: type[Record]
) -> Mapping[str, Record]:
    return graph.of_kind(kind) if asked is None else asked.get(kind, {})


def _fields_with_envelope(
    graph: ClaimGraph, ids: Collection[str] | None
) -> Callable[[str, Record], _Fields]:
    unstructure = log_converter(Limits()).unstructure
    envelopes = graph.envelopes
    asked = None if ids is None else frozenset(ids)

    def fields_of(id_: str, record: Record) -> _Fields:
        fields: _Fields = unstructure(record)
        envelope = envelopes.get(id_)
        if envelope is not None and (asked is None or id_ in asked):
            fields |= unstructure(envelope)
            del fields["record_id"]
        fields["id"] = id_
        return fields

    return fields_of


def _edges(
    graph: ClaimGraph,
    asked: _Asked | None,
    fields_of: Callable[[str, Record], _Fields],
) -> _Edges:
    """Give the edges that start from each statement, by the key they stand under."""
    edges: _Edges = defaultdict(lambda: defaultdict(list))
    for key, (kind, _) in EDGES.items():
        records = _of(graph, asked, kind)
        for id_ in sorted(records):
            fields = fields_of(id_, records[id_])
            edges[str(fields.pop("statement_id"))][key].append(fields)
    return edges


def _line(fields: Mapping[str, object]) -> bytes:
    return f"{encode(fields)}\n".encode()
