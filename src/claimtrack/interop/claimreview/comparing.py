"""What of a graph is not in another, told as losses."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from claimtrack.codec import record_fields
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Claim,
    Envelope,
    Loss,
    Record,
    Statement,
    record_id,
)

_BESIDE = ("labels", "recorded_at")
_REASONS: Mapping[type[Record], str] = MappingProxyType(
    {
        Claim: "an answer to a question is told in words there, and nothing else is",
        Statement: "a statement there has a source, a page, a time, and no more",
    }
)
_NO_PLACE = "it has no place there, or what it points at has none"


def losses_between(graph: ClaimGraph, again: ClaimGraph) -> Iterator[Loss]:
    """Yield what of a graph is not in what was read again of what was written.

    Complexity: O(n log n).
    """
    for record in graph.records():
        if isinstance(record, Envelope):
            continue
        id_ = record_id(record)
        noun = type(record).__name__.lower()
        if id_ not in again:
            because = _REASONS.get(type(record), _NO_PLACE)
            yield Loss(noun=noun, record_id=id_, because=because)
            continue
        there = record_fields(again, id_)
        for field, value in record_fields(graph, id_).items():
            if there.get(field) != value:
                because = "it is not read back" if field not in _BESIDE else _NO_PLACE
                yield Loss(
                    noun=noun,
                    record_id=id_,
                    field=field,
                    value=str(value),
                    because=because,
                )
