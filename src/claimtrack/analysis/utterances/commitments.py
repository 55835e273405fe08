"""What a speaker commits to: a claim, with everything that decides what it excludes."""

from collections.abc import Iterator

import attrs

from claimtrack.analysis.utterances.sayings import made_in
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    DENIALS,
    Assertion,
    Certainty,
    Claim,
    Known,
    Measure,
    Question,
    Stance,
    Statement,
    StatementKind,
    Unknown,
    digest,
    everything_but,
    is_additive,
    whole,
)

# A tuple: telling that a stance is in a set takes many times as long.
_COMMITTED = (Stance.ASSERTS, Stance.DENIES)


@attrs.frozen(kw_only=True, eq=False)
class Commitment:
    """An assertion, with what it takes to compare it.

    Attributes:
        id: The assertion's digest.
        assertion: The assertion.
        speaker_id: The speaker, as written.
        source_id: What the speaker goes by: of sources that an analyst declared to be
            the same, the smallest id.
        utterance_id: What the statement goes by, likewise.
        question: What is asked; None for free text.
        admits: The answers that it admits; None for free text, which excludes its
            own opposite only.
        is_additive: Whether its measure's parts add up.
        is_committed: Whether the speaker vouches for it.
        excludes_nothing: Whether it is merely possible, or says that it isn't known.
        denies: Whether it denies its claim.
        said_in: The statement in which the claim was made, by what it goes by; None
            where nobody can tell.
    """

    id: str
    assertion: Assertion
    speaker_id: str
    source_id: str
    utterance_id: str
    question: Question | None
    admits: Known | None
    is_additive: bool
    is_committed: bool
    excludes_nothing: bool
    denies: bool
    said_in: str | None


@attrs.frozen(kw_only=True, eq=False)
class _Asked:
    """What all commitments on a question share; nothing for free text."""

    question: Question | None = None
    everything: Known | None = None
    is_additive: bool = False


_NOTHING = _Asked()


def _asked(graph: ClaimGraph, question_id: str) -> _Asked:
    """Give what is asked by a question; kept until the graph grows."""
    known = graph.once(_none_yet)
    found = known.get(question_id)
    if found is None:
        question = graph.get(question_id, Question)
        measure = graph.get(question.measure_id, Measure)
        found = known[question_id] = _Asked(
            question=question,
            everything=whole(measure),
            is_additive=is_additive(measure),
        )
    return found


def _none_yet(_: ClaimGraph) -> dict[str, _Asked]:
    return {}


def commitment(graph: ClaimGraph, assertion: Assertion) -> Commitment:
    """Give an assertion with what it takes to compare it."""
    return commitment_made_in(graph, assertion, made_in(graph, assertion))


def commitment_made_in(
    graph: ClaimGraph, assertion: Assertion, said_in: str | None
) -> Commitment:
    """Give an assertion with what it takes to compare it, and where it was made.

    For those who know that already: `made_in` looks for it upstream.
    """
    statement = graph.get(assertion.statement_id, Statement)
    claim = graph.get(assertion.claim_id, Claim)
    same = graph.sameness
    asked = _NOTHING if claim.question_id is None else _asked(graph, claim.question_id)
    return Commitment(
        id=digest(assertion),
        assertion=assertion,
        speaker_id=statement.source_id,
        source_id=same.of(statement.source_id),
        utterance_id=same.of(assertion.statement_id),
        question=asked.question,
        admits=_admits(assertion, claim, asked.everything),
        is_additive=asked.is_additive,
        is_committed=vouches(assertion) and statement.kind is StatementKind.TELLING,
        excludes_nothing=assertion.certainty is Certainty.POSSIBLE
        or isinstance(claim.answer, Unknown),
        denies=assertion.stance in DENIALS,
        said_in=said_in,
    )


def vouches(assertion: Assertion) -> bool:
    """Tell whether an assertion commits its speaker, if that was telling something."""
    return assertion.stance in _COMMITTED


def are_one_utterance(one: Commitment, other: Commitment) -> bool:
    """Tell whether one source made both in one statement, however often it is entered."""
    return one.source_id == other.source_id and one.utterance_id == other.utterance_id


def commitments(graph: ClaimGraph) -> Iterator[Commitment]:
    """Give every assertion that its speaker vouches for, by digest.

    Complexity: O(n log n), and O(E) upstream of each carried claim.
    """
    assertions = graph.of_kind(Assertion)
    for id_ in sorted(assertions):
        if vouches(assertions[id_]):
            one = commitment(graph, assertions[id_])
            if one.is_committed:
                yield one


def _admits(
    assertion: Assertion, claim: Claim, everything: Known | None
) -> Known | None:
    answer = claim.answer
    if everything is None or answer is None or isinstance(answer, Unknown):
        return everything
    if assertion.certainty is Certainty.POSSIBLE:
        return everything
    if assertion.stance in DENIALS:
        return everything_but(answer, everything)
    return answer
