"""Claims and statements as the sides of a finding."""

from claimtrack.analysis.utterances.voices import listed
from claimtrack.analysis.utterances.withdrawals import told_in
from claimtrack.analysis.utterances.wordings import Wordings
from claimtrack.graph import (
    ClaimGraph,
    answer_in_words,
    claim_label,
    label_of,
    name_of,
)
from claimtrack.model import Assertion, Claim, Quoted, Stance, Statement, digest
from claimtrack.typing import ClaimId, StatementId

_MOST = 3
"""How many claims of a statement are told where all of it is meant."""
_NOT_RECORDED = "what is not recorded"


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


def quoted_whole(graph: ClaimGraph, statement_id: str) -> Quoted:
    """Give a statement as a whole, with the first few of its claims as what it says.

    In all that it was entered as. Its claims are told in words, in order; where it
    lists none, that what it says is not recorded.
    """
    told = told_in(graph, statement_id)
    answers = sorted(answer_in_words(graph, one) for one in told)
    more = [f"{len(answers) - _MOST} more"] if len(answers) > _MOST else []
    said = listed([*answers[:_MOST], *more], " and ") if told else _NOT_RECORDED
    stances = {one.stance for one in told}
    stance = stances.pop() if len(stances) == 1 else Stance.ASSERTS
    if not told and graph.index.relays_from[statement_id]:
        stance = Stance.REPORTS
    return quoted_statement(graph, statement_id, answer=said, stance=stance)
