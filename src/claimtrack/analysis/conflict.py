"""Pairs of commitments by two sources that can't both hold, and their codes."""

from collections.abc import Iterator

from claimtrack.analysis.candidates import candidates
from claimtrack.analysis.commitments import Commitment, commitments
from claimtrack.analysis.comparing import Comparison, compare
from claimtrack.analysis.naming import (
    answer_in_words,
    claim_label,
    label_of,
    name_of,
    question_in_words,
)
from claimtrack.analysis.reasons import Reasons
from claimtrack.analysis.spans import Lie
from claimtrack.graph import ClaimGraph
from claimtrack.model import Finding, Quoted, Statement, finding_id

CONFLICT, DENIAL, PART_EXCEEDS_WHOLE = "conflict", "denial", "part-exceeds-whole"


def contradictions(graph: ClaimGraph) -> Iterator[Finding]:
    """Give a finding for each pair of commitments by two sources that conflicts.

    Undetermined pairs are among them. The order is stated by `check`.

    Complexity: O(n log n + k), k being the pairs whose answers share no value.
    """
    for one, other in candidates(graph, commitments(graph)):
        if one.source_id == other.source_id:
            continue
        comparison = compare(graph, one, other)
        if comparison.conflicting:
            yield finding_of(graph, comparison)


def finding_of(graph: ClaimGraph, comparison: Comparison) -> Finding:
    """Give the finding that a comparison of two sources comes to."""
    comparison = _in_reading_order(graph, comparison)
    code = _code(comparison)
    pair = (comparison.one, comparison.other)
    reasons = Reasons(graph, comparison)
    named = ((c.assertion.statement_id, c.assertion.claim_id) for c in pair)
    sides = "within one side" if of_one_side(graph, *pair) else "across sides"
    return Finding(
        id=finding_id(code, named),
        code=code,
        verdict=comparison.verdict,
        sides=tuple(quoted(graph, one) for one in pair),
        rule=f"{reasons.rule()}; {sides}",
        because=reasons.because(),
        resolve=reasons.resolve(),
    )


def _code(comparison: Comparison) -> str:
    if comparison.one.denies or comparison.other.denies:
        return DENIAL
    one, other = comparison.one.question, comparison.other.question
    # Two spans of one question as written are one question.
    if Lie.SAME in comparison.conflicting or one == other:
        return CONFLICT
    return PART_EXCEEDS_WHOLE


def of_one_side(graph: ClaimGraph, one: Commitment, other: Commitment) -> bool:
    """Tell whether two speakers share something that both are, or are part of."""
    around = graph.containment.around
    return not around(one.source_id).isdisjoint(around(other.source_id))


def quoted(graph: ClaimGraph, one: Commitment) -> Quoted:
    """Give one side of a finding, with the words that make the claim."""
    assertion = one.assertion
    statement = graph.get(assertion.statement_id, Statement)
    answer = answer_in_words(graph, assertion)
    when = statement.asserted_at
    return Quoted(
        statement_id=assertion.statement_id,
        statement_label=label_of(graph, assertion.statement_id),
        claim_id=assertion.claim_id,
        claim_label=claim_label(graph, assertion),
        source=name_of(graph, one.source_id),
        source_id=one.source_id,
        quote=assertion.quote or statement.quote or assertion.wording or answer,
        question="" if one.question is None else question_in_words(graph, one.question),
        answer=answer,
        asserted_at=None if when is None else when.text,
    )


def _in_reading_order(graph: ClaimGraph, comparison: Comparison) -> Comparison:
    """Put the part before the whole, the denied before the denial, the label last."""
    one, other = comparison.one, comparison.other
    if one.denies != other.denies:
        swap = one.denies
    elif comparison.lies in ({Lie.WITHIN}, {Lie.AROUND}):
        swap = comparison.lies == {Lie.AROUND}
    else:
        keys = [(claim_label(graph, c.assertion), c.id) for c in (one, other)]
        swap = keys[1] < keys[0]
    return compare(graph, other, one) if swap else comparison
