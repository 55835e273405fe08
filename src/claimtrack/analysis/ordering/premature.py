"""Assertions that were made before the period that they are about began."""

from collections.abc import Iterable, Iterator

from claimtrack.analysis.utterances.commitments import vouches
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Certainty,
    Claim,
    EndKind,
    Question,
    Statement,
    StatementKind,
    Unknown,
    read_period,
)


def premature(
    graph: ClaimGraph, told: Iterable[Assertion]
) -> Iterator[tuple[Assertion, str]]:
    """Give what is told for certain of a period that had not begun, with the period.

    Where clocks and edges leave no doubt that it had not. That something isn't known
    can be said at any time.

    Args:
        graph: The graph.
        told: The assertions to look at; what is given stands in their order.

    Complexity: O(n) in the assertions.
    """
    for one in told:
        period = _period(graph, one) if _is_certain(graph, one) else None
        if period is not None and _had_not_begun(graph, one.statement_id, period):
            yield one, period


def _is_certain(graph: ClaimGraph, one: Assertion) -> bool:
    is_sure = one.certainty is Certainty.CERTAIN and vouches(one)
    kind = graph.get(one.statement_id, Statement).kind
    return is_sure and kind is StatementKind.TELLING


def _period(graph: ClaimGraph, one: Assertion) -> str | None:
    claim = graph.get(one.claim_id, Claim)
    if claim.question_id is None or isinstance(claim.answer, Unknown):
        return None
    period = graph.get(claim.question_id, Question).period
    return None if period is None else period.text


def _had_not_begun(graph: ClaimGraph, statement_id: str, period: str) -> bool:
    start = read_period(period).start
    if start.kind is not EndKind.FIXED:
        return False
    bounds = graph.clocks.bounds(statement_id)
    until = bounds.utc_upper if start.has_offset else bounds.wall_upper
    return until <= start.instant
