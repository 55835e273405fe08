"""How a reported claim differs from one that it may come from, field by field."""

import enum
from collections.abc import Callable
from types import MappingProxyType

import attrs

from claimtrack.analysis.comparison.spans import (
    ONLY_AROUND,
    ONLY_WITHIN,
    Lie,
    period_lies,
)
from claimtrack.analysis.relaying.rewording import (
    Turn,
    is_none,
    plain_turn,
    tells_little,
    turn,
)
from claimtrack.analysis.utterances.commitments import commitment_made_in
from claimtrack.graph import ClaimGraph, claim_in_words, wording_of
from claimtrack.model import (
    DENIALS,
    REPORTS,
    Answer,
    Assertion,
    Choice,
    Claim,
    Known,
    Measure,
    Question,
    Stance,
    Unknown,
    are_disjoint,
    everything_but,
    whole,
)
from claimtrack.wording import names_several


class Field(enum.Enum):
    """What a relay can change of what it relays."""

    VALUE = "value"
    MEASURE = "measure"
    SUBJECT = "subject"
    PLACE = "place"
    PERIOD = "period"
    STANCE = "stance"
    CERTAINTY = "certainty"
    SPEAKER = "speaker"


SCOPE = frozenset({Field.MEASURE, Field.SUBJECT, Field.PLACE, Field.PERIOD})
"""The fields of what is asked."""


@attrs.frozen(kw_only=True)
class Difference:
    """One field that a relay changed.

    Attributes:
        field: Which one.
        turn: What became of it.
    """

    field: Field
    turn: Turn = Turn.ALTERED


_STANCE = Difference(field=Field.STANCE)
_CERTAINTY = Difference(field=Field.CERTAINTY)

Differences = tuple[Difference, ...]
"""What changed, in the order of the fields; nothing where nothing did."""
_ORDER = tuple(Field)
_NAMED = (
    (Field.MEASURE, "measure_id"),
    (Field.SUBJECT, "subject_id"),
    (Field.PLACE, "place_id"),
)
# How what was said lies to what is reported.
_TURNS = MappingProxyType(
    {
        ONLY_WITHIN: Turn.WIDENED,
        ONLY_AROUND: Turn.NARROWED,
    }
)


class Comparing:
    """Compares what relays report with what they may have it from.

    Args:
        graph: The graph.
        origin: Gives the one statement that a statement goes back to; None where there
            are several.
    """

    def __init__(self, graph: ClaimGraph, origin: Callable[[str], str | None]) -> None:
        self._graph = graph
        self._origin = origin

    def differences(
        self, before: Assertion, after: Assertion, *, is_carried: bool = False
    ) -> Differences | None:
        """Give what changed, field by field; None where these are two claims.

        One claim can come from another where in each of measure, subject, place and
        period the two are the same, or one lies within the other, or one names none.
        One of the four alone may lie aside, where the answer is the same and tells.
        With another answer it comes from another only where both name the same: a part
        and its whole have figures of their own. And who says none, or who holds the
        whole, says so of its parts.

        Args:
            before: What may have been changed.
            after: What is reported.
            is_carried: Whether the relay lists the first as well, so that the second
                need not be what became of it.

        Complexity: O(1), and O(V + E) of part_of the first time.
        """
        claims = [self._graph.get(x.claim_id, Claim) for x in (before, after)]
        scope = self._scope(before, after)
        answers = self._answers(before, after)
        if scope is None or (is_carried and before.claim_id != after.claim_id):
            return None
        if self._is_open(*claims) or scope:
            if any(one.turn is Turn.ALTERED for one in answers):
                return None
            is_said = sign(before.stance) == 1 and not answers
            if is_said and _follows(scope, claims[0].answer):
                return ()
        apart = [one.field for one in scope if one.turn is Turn.ALTERED]
        if apart:
            is_chance = apart == [Field.MEASURE] and tells_little(claims[0].answer)
            if is_chance or len(apart) > 1 or answers:
                return None
        sure = before.certainty is after.certainty
        found = (*scope, *answers, *(() if sure else (_CERTAINTY,)))
        return tuple(sorted(found, key=lambda one: _ORDER.index(one.field)))

    def _scope(self, before: Assertion, after: Assertion) -> list[Difference] | None:
        """Give how what is asked changed; None of free text that differs."""
        ids = [self._graph.get(x.claim_id, Claim).question_id for x in (before, after)]
        if before.claim_id == after.claim_id:
            return []
        if ids[0] is None or ids[1] is None:
            return None
        if ids[0] == ids[1]:
            return []
        first, second = (self._graph.get(str(id_), Question) for id_ in ids)
        found = [
            Difference(field=field, turn=became)
            for field, name in _NAMED
            if (became := self.lie(getattr(first, name), getattr(second, name)))
        ]
        if first.period is None or second.period is None:
            return found
        if first.period != second.period:
            became = self._period(before, after)
            found += [Difference(field=Field.PERIOD, turn=became)] if became else []
        return found

    def _is_open(self, *claims: Claim) -> bool:
        """Tell whether one of two names what the other leaves open."""
        asked = [
            self._graph.get(one.question_id, Question)
            for one in claims
            if one.question_id is not None
        ]
        named = [
            (one.measure_id, one.subject_id, one.place_id, one.period) for one in asked
        ]
        return any((a is None) != (b is None) for a, b in zip(*named, strict=True))

    def lie(self, one: str | None, other: str | None) -> Turn | None:
        """Tell how one thing became another; None where it is the same, or open."""
        if one is None or other is None or one == other:
            return None
        inside = self._graph.containment
        if other in inside.around(one):
            return Turn.WIDENED
        return Turn.NARROWED if one in inside.around(other) else Turn.ALTERED

    def _period(self, before: Assertion, after: Assertion) -> Turn | None:
        """Tell how the period changed: both as of when the first was made."""
        is_own = before.stance not in REPORTS
        here = self._graph.sameness.of(before.statement_id)
        made = here if is_own else self._origin(here)
        one, other = (commitment_made_in(self._graph, x, made) for x in (before, after))
        lies = period_lies(self._graph, one, other)
        return None if Lie.SAME in lies else _TURNS.get(lies, Turn.ALTERED)

    def _answers(self, before: Assertion, after: Assertion) -> list[Difference]:
        """Give how the answer and the stance changed."""
        first, second = (self._graph.get(x.claim_id, Claim) for x in (before, after))
        stances = sign(before.stance), sign(after.stance)
        if first.answer is None or second.answer is None:
            return [] if stances[0] == stances[1] else [_STANCE]
        measure = self._measure(first)
        became = self._turn(before, after, measure)
        claimed = [] if became is None else [Difference(field=Field.VALUE, turn=became)]
        if stances[0] == stances[1]:
            return claimed
        if 0 in stances:
            return [*claimed, _STANCE]
        one, other = self._admits(before, first), self._admits(after, second)
        if one is None or other is None or are_disjoint(one, other):
            return [*claimed, _STANCE]
        became = turn(one, other, measure)
        return [] if became is None else [Difference(field=Field.VALUE, turn=became)]

    def _turn(
        self, before: Assertion, after: Assertion, measure: Measure
    ) -> Turn | None:
        """Tell what became of an answer; of words that name two numbers no hedge."""
        first, second = (self._graph.get(x.claim_id, Claim) for x in (before, after))
        answers = first.answer or Unknown(), second.answer or Unknown()
        became = turn(*answers, measure)
        match became:
            case Turn.HEDGE_LOST:
                hedged, claim = before, first
            case Turn.HEDGE_GAINED:
                hedged, claim = after, second
            case _:
                return became
        words = wording_of(self._graph, hedged) or claim_in_words(self._graph, claim)
        return plain_turn(*answers) if names_several(words, measure) else became

    def _measure(self, claim: Claim) -> Measure:
        question = self._graph.get(str(claim.question_id), Question)
        return self._graph.get(question.measure_id, Measure)

    def _admits(self, one: Assertion, claim: Claim) -> Known | None:
        """Give what is left by who says this, however sure; None where that is all."""
        if claim.answer is None or isinstance(claim.answer, Unknown):
            return None
        if one.stance in DENIALS:
            return everything_but(claim.answer, whole(self._measure(claim)))
        return claim.answer


def _follows(scope: Differences | list[Difference], answer: Answer | None) -> bool:
    """Tell whether what is said of a whole says the same of its parts."""
    is_part = bool(scope) and all(one.turn is Turn.NARROWED for one in scope)
    return is_part and (is_none(answer) or isinstance(answer, Choice))


def sign(stance: Stance) -> int:
    """Give 1 for who says so, -1 for who says no, 0 for who doubts."""
    if stance is Stance.DOUBTS:
        return 0
    return -1 if stance in DENIALS else 1
