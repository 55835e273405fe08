"""A claim as a statement carries it: in words of its own, or unseen."""

from collections.abc import Collection

import attrs

from claimtrack.analysis.provenance.following import ASSERTED
from claimtrack.analysis.utterances.quoting import quoted_claim, quoted_statement
from claimtrack.analysis.utterances.withdrawals import told_in
from claimtrack.graph import ClaimGraph, claim_in_words, question_in_words
from claimtrack.model import Claim, Question, Quoted, Stance


def carried(
    graph: ClaimGraph,
    claim_id: str,
    statement_id: str,
    stances: Collection[Stance] = ASSERTED,
    *,
    begun: Quoted,
) -> Quoted:
    """Give a claim as a statement makes it, or as it passes it on unseen.

    Args:
        graph: The graph.
        claim_id: The claim.
        statement_id: The statement that carries it.
        stances: How it may stand to the claim.
        begun: Where it has the claim from: what is passed on unseen is told in the
            words in which that makes it, if it makes it, and told to be unseen.
    """
    sides = made(graph, claim_id, statement_id, stances)
    if sides:
        return sides[0]
    claim = graph.get(claim_id, Claim)
    stance = Stance.REPORTS if Stance.REPORTS in stances else Stance.REPORTS_DENIAL
    words = begun.answer if begun.claim_id else claim_in_words(graph, claim)
    answer = f"{words}, in words that are not recorded"
    side = quoted_statement(graph, statement_id, answer=answer, stance=stance)
    if claim.question_id is None:
        return side
    question = graph.get(claim.question_id, Question)
    return attrs.evolve(side, question=question_in_words(graph, question))


def made(
    graph: ClaimGraph,
    claim_id: str,
    statement_id: str,
    stances: Collection[Stance] = ASSERTED,
) -> list[Quoted]:
    """Give a claim as often as a statement makes it, in order."""
    sides = (
        quoted_claim(graph, one)
        for one in told_in(graph, statement_id)
        if one.claim_id == claim_id and one.stance in stances
    )
    return sorted(sides, key=lambda x: (x.claim_label, x.statement_id, x.answer))
