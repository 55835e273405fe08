"""Checks of which a batch changes what they find at a few places only.

Of batches that have no edge from a statement that was there already, and no claim of
one, that close no ring and leave no statement without room. So what was there can only
be rested on, and its clocks bounded from above.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

import attrs

from claimtrack.analysis.anchoring.unanchored import unanchored_in, unanchored_quotes
from claimtrack.analysis.checks import Check
from claimtrack.analysis.ordering.impossible import foretelling, impossible_orders
from claimtrack.analysis.provenance.echoing import echo_of, echoes
from claimtrack.analysis.utterances.withdrawals import told_in
from claimtrack.graph import Batch, ClaimGraph
from claimtrack.model import Assertion, Document, Finding, Relay, Statement


@attrs.frozen(kw_only=True)
class NearCheck:
    """How to run a check at the places that a batch touches.

    Attributes:
        touched: Gives the places, by id, before the batch is in the graph.
        found: Gives what the check finds at a place.
    """

    touched: Callable[[ClaimGraph, Batch], Iterable[str]]
    found: Callable[[ClaimGraph, str], Iterable[Finding]]


def _statements_quoting(graph: ClaimGraph, batch: Batch) -> set[str]:
    """Give the new statements, and those of documents that got a text."""
    touched = set(batch.records_of(Statement))
    for id_ in batch.records_of(Document):
        touched.update(graph.index.statements_in[id_])
    return touched


def _statements_bounded(_: ClaimGraph, batch: Batch) -> set[str]:
    """Give the new statements, and those whose bounds the batch moves."""
    moved = frozenset[str]() if batch.growth is None else batch.growth.moved
    return {*batch.records_of(Statement), *moved}


def _claims_carried(graph: ClaimGraph, batch: Batch) -> set[str]:
    """Give the claims that the batch makes, and those that reach what it relays."""
    claims = {str(one.claim_id) for one in batch.records_of(Assertion).values()}
    same, index = graph.sameness, graph.index
    relayed = (one.rests_on_id for one in batch.records_of(Relay).values())
    stack = [same.of(id_) for id_ in relayed if id_ not in batch.records]
    reached = set(stack)
    while stack:
        here = stack.pop()
        claims.update(one.claim_id for one in told_in(graph, here))
        for entry in same.group(here):
            ups = {same.of(one.rests_on_id) for one in index.relays_from[entry]}
            stack.extend(ups - reached)
            reached |= ups
    return claims


NEAR_CHECKS: Mapping[Check, NearCheck] = MappingProxyType(
    {
        echoes: NearCheck(touched=_claims_carried, found=echo_of),
        impossible_orders: NearCheck(touched=_statements_bounded, found=foretelling),
        unanchored_quotes: NearCheck(touched=_statements_quoting, found=unanchored_in),
    }
)
"""The checks that can be run at a place, and how."""
