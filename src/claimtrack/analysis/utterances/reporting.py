"""Statements that only carry what others said."""

from claimtrack.analysis.utterances.withdrawals import told_in
from claimtrack.graph import ClaimGraph
from claimtrack.model import REPORTS


def only_reports(
    graph: ClaimGraph, statement_id: str, claim_id: str | None = None
) -> bool:
    """Tell whether a statement lists claims and makes none of them its own.

    Args:
        graph: The graph.
        statement_id: The statement.
        claim_id: The one claim to look at; None for all that it lists.
    """
    told = told_in(graph, statement_id)
    asked = [one for one in told if claim_id in {None, one.claim_id}]
    return bool(asked) and all(one.stance in REPORTS for one in asked)
