"""The networkx view: what is a node, what is an edge, and what they carry."""

from collections.abc import Iterator

import networkx as nx

from claimtrack.graph.edges import pointers
from claimtrack.model import (
    Assertion,
    Chosen,
    Claim,
    Correction,
    Document,
    Link,
    Order,
    Partition,
    Question,
    Record,
    Relay,
    Response,
    Review,
    Settlement,
    Statement,
)

Node = Chosen | Question | Claim | Document | Statement
"""Records that are nodes; the others are carried by edges."""

_POINTER_KIND = {
    "source_id": "source",
    "document_id": "document",
    "publisher_id": "publisher",
    "question_id": "question",
    "measure_id": "measure",
    "subject_id": "subject",
    "place_id": "place",
    "part_of": "part_of",
}


class View:
    """A networkx graph that is kept in step with a claim graph.

    Attributes:
        graph: The read-only graph: any networkx function runs on it.
    """

    def __init__(self) -> None:
        self._filled: nx.DiGraph[str] = nx.DiGraph()
        self.graph: nx.DiGraph[str] = self._filled.copy(as_view=True)

    def enter(self, record_id: str, record: Record) -> None:
        """Enter a record, or enter it again with more to it."""
        if isinstance(record, Node):
            self._filled.add_node(
                record_id, kind=type(record).__name__.lower(), record=record
            )
            for field, target, _ in pointers(record):
                self._join(record_id, target, _POINTER_KIND[field], None)
        for start, stop, kind in _carried(record):
            self._join(start, stop, kind, record)

    def _join(self, start: str, stop: str, kind: str, record: Record | None) -> None:
        found = self._filled.get_edge_data(start, stop, {"kinds": (), "records": ()})
        kinds, records = set(found["kinds"]) | {kind}, found["records"]
        if record is not None:
            records = tuple(sorted((*records, record), key=repr))
        self._filled.add_edge(start, stop, kinds=tuple(sorted(kinds)), records=records)


def _carried(record: Record) -> Iterator[tuple[str, str, str]]:
    match record:
        case Assertion():
            yield record.statement_id, record.claim_id, "assertion"
        case Relay():
            yield record.statement_id, record.rests_on_id, "relay"
        case Response():
            yield record.statement_id, record.answers_id, "response"
        case Order():
            yield record.statement_id, record.after_id, "order"
        case Correction():
            yield record.statement_id, record.corrects_id, "correction"
        case Review():
            yield record.statement_id, record.claim_id, "review"
        case Partition():
            for part in record.part_ids:
                yield part, record.whole_id, "partition"
        case Link():
            yield (*record.between, "link")
        case Settlement() | _:
            return
