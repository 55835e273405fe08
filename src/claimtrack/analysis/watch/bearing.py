"""Which checks a batch can change the findings of, by the records that it brings.

Of batches that have no edge from a statement that was there already, and no claim of
one: what was there can only be rested on, and its clocks bounded from above.
"""

from collections.abc import Mapping
from types import MappingProxyType

from claimtrack.analysis.checks import Check
from claimtrack.analysis.ordering.circling import circular_reports
from claimtrack.analysis.pairs.declaring import declared_contradictions
from claimtrack.analysis.provenance.disowning import disownings
from claimtrack.analysis.provenance.outdating import stale_relays
from claimtrack.analysis.relaying.drifting import drifts
from claimtrack.graph import Batch
from claimtrack.model import (
    Assertion,
    Correction,
    Link,
    Order,
    Record,
    Relay,
    Response,
)

_Kinds = frozenset[type[Record]]
_EDGES: _Kinds = frozenset({Relay, Response, Order, Correction})

_CHANGED_BY: Mapping[Check, _Kinds] = MappingProxyType(
    {
        declared_contradictions: frozenset({Link, Correction, Assertion, *_EDGES}),
        drifts: frozenset({Relay, Link}),
        stale_relays: _EDGES | {Assertion, Link},
        disownings: frozenset({Correction, Link}),
        # A batch that closes a ring is no such batch.
        circular_reports: frozenset(),
    }
)


def may_change(check: Check, batch: Batch) -> bool:
    """Tell whether a batch can change what a check finds; of one's own check it can."""
    kinds = _CHANGED_BY.get(check)
    if kinds is None:
        return True
    brought = {*batch.of_kind, *map(type, batch.changed.values())}
    return not kinds.isdisjoint(brought)
