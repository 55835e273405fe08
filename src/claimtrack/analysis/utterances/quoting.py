"""Claims and statements as the sides of a finding."""

from claimtrack.analysis.utterances.wordings import Wordings
from claimtrack.graph import ClaimGraph, claim_label, label_of, name_of
from claimtrack.model import Assertion, Claim, Quoted, Stance, Statement, digest
from claimtrack.typing import ClaimId, StatementId


def quoted_claim(graph: ClaimGraph, assertion: Assertion) -> Quoted:
    """Give a claim in its statement, with the words that make it if any were kept.

    An empty text holds no words. Kept until the graph grows: a claim that is disputed
    is a side of many findings.
    """
    known, id_ = graph.once(_none_yet), digest(assertion)
    side = known.get(id_)
    if side is None:
        side = known[id_] = _quoted(graph, assertion)
    return side


def _none_yet(_: ClaimGraph) -> dict[str, Quoted]:
    return {}


def _quoted(graph: ClaimGraph, assertion: Assertion) -> Quoted:
    statement = graph.get(assertion.statement_id, Statement)
    claim = graph.get(assertion.claim_id, Claim)
    asked = claim.question_id
    when, words = statement.asserted_at, graph.once(Wordings)
    return Quoted(
        statement_id=assertion.statement_id,
        statement_label=label_of(graph, assertion.statement_id),
        claim_id=assertion.claim_id,
        claim_label=claim_label(graph, assertion),
        source=words.name(graph, statement.source_id),
        source_id=statement.source_id,
        quote=assertion.quote or statement.quote or None,
        question="" if asked is None else words.question(graph, asked),
        answer=words.says(graph, assertion),
        asserted_at=None if when is None else when.text,
        stance=assertion.stance,
    )


def quoted_statement(
    graph: ClaimGraph,
    statement_id: str,
    *,
    answer: str = "",
    stance: Stance = Stance.ASSERTS,
) -> Quoted:
    """Give a statement as a whole, of which no one claim is meant.

    Its `claim_id` is empty, and its `claim_label` is what files call the statement.

    Args:
        graph: The graph.
        statement_id: The statement.
        answer: What it says, in a few words.
        stance: How it stands to that.
    """
    statement = graph.get(statement_id, Statement)
    when = statement.asserted_at
    label = label_of(graph, statement_id)
    return Quoted(
        statement_id=StatementId(statement_id),
        statement_label=label,
        claim_id=ClaimId(""),
        claim_label=label,
        source=name_of(graph, statement.source_id),
        source_id=statement.source_id,
        quote=statement.quote or None,
        question="",
        answer=answer,
        asserted_at=None if when is None else when.text,
        stance=stance,
    )
