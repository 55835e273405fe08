"""What a relay changed, and where it may have happened, in words."""

from collections import Counter
from collections.abc import Sequence
from typing import assert_never

from claimtrack.analysis.relaying.differences import Difference, Field
from claimtrack.analysis.relaying.nearest import Match
from claimtrack.analysis.relaying.rewording import Turn, has_transposed
from claimtrack.analysis.utterances.voices import listed
from claimtrack.graph import ClaimGraph, answer_in_words, name_of, period_in_words
from claimtrack.model import (
    DENIALS,
    Assertion,
    CandidateHop,
    Choice,
    Claim,
    Question,
    Stance,
)

_SHOWN = 5
"""How many hops a sentence names before it only counts them."""


class DriftWords:
    """The words for what changed from one claim to another.

    Args:
        graph: The graph.
        match: What was said, and what is reported.
        speakers: Who said it, and whom the relay names, by id; the same where nobody
            else is named.
    """

    def __init__(
        self, graph: ClaimGraph, match: Match, speakers: tuple[str, str] = ("", "")
    ) -> None:
        self._graph = graph
        self._match = match
        self._speakers = speakers
        claims = (graph.get(x.claim_id, Claim) for x in (match.before, match.after))
        self._before, self._after = claims

    def changes(self) -> str:
        """Say what became of the one, as clauses."""
        return listed([self._change(x) for x in self._match.differences], ", and ")

    def disagreement(self) -> str:
        """Say in what the two differ, whichever of them is faithful."""
        told = [
            f"the {self._noun(one.field)} ({' and '.join(self._words(one.field))})"
            for one in self._match.differences
        ]
        return listed(told, " and in ")

    def _change(self, one: Difference) -> str:
        first, second = self._words(one.field)
        if one.field is Field.STANCE:
            return self._stance()
        told = changed(self._noun(one.field), one.turn, first, second)
        is_slip = one.field is Field.VALUE and self._is_slip()
        return f"{told}, two digits in each other's place" if is_slip else told

    def _stance(self) -> str:
        """Say what became of a denial or a doubt."""
        stance = self._match.before.stance
        if stance is Stance.DOUBTS:
            return "the doubt was lost"
        return "the negation was lost" if stance in DENIALS else "a negation was added"

    def _is_slip(self) -> bool:
        before, after = self._before.answer, self._after.answer
        return (
            before is not None and after is not None and has_transposed(before, after)
        )

    def _noun(self, field: Field) -> str:
        if field is not Field.VALUE:
            return str(field.value)
        return "answer" if isinstance(self._before.answer, Choice) else "figure"

    def _words(self, field: Field) -> tuple[str, str]:
        """Give what was said of a field, and what is reported of it."""
        ends = self._match.before, self._match.after
        match field:
            case Field.VALUE | Field.STANCE:
                first, second = (answer_in_words(self._graph, one) for one in ends)
            case Field.CERTAINTY:
                first, second = (one.certainty.value for one in ends)
            case Field.SPEAKER:
                first, second = (name_of(self._graph, x) for x in self._speakers)
            case _:
                first, second = (self._asked(one, field) for one in ends)
        return first, second

    def _asked(self, one: Assertion, field: Field) -> str:
        """Give what a claim names as its measure, subject, place or period."""
        claim = self._graph.get(one.claim_id, Claim)
        question = self._graph.get(str(claim.question_id), Question)
        period = "" if question.period is None else question.period.text
        match field:
            case Field.MEASURE:
                return name_of(self._graph, question.measure_id)
            case Field.SUBJECT:
                return name_of(self._graph, str(question.subject_id))
            case Field.PLACE:
                return name_of(self._graph, str(question.place_id))
            case _:
                return period_in_words(period)


def changed(noun: str, turn: Turn, first: str, second: str) -> str:
    """Say what became of something.

    >>> changed("measure", Turn.NARROWED, "armour lost", "tanks lost")
    'the measure was narrowed from armour lost to tanks lost'

    """
    match turn:
        case Turn.NARROWED | Turn.WIDENED:
            return f"the {noun} was {turn.value} from {first} to {second}"
        case Turn.HEDGE_LOST:
            return f"the hedge was lost: {first} became {second}"
        case Turn.HEDGE_GAINED:
            return f"a hedge was added: {first} became {second}"
        case Turn.ALTERED:
            return f"the {noun} changed from {first} to {second}"
    assert_never(turn)


def happened_at(hops: Sequence[CandidateHop]) -> str:
    """Say that it happened at one of several hops; nothing where there is one only."""
    if len(hops) < 2:  # noqa: PLR2004 -- one hop is where both ends stand
        return ""
    if len(hops) > _SHOWN:
        return f" It happened at one of {len(hops)} hops."
    return f" It happened at one of {len(hops)} hops: {listed(_named(hops), ' or ')}."


def _named(hops: Sequence[CandidateHop]) -> list[str]:
    """Name hops by who speaks, or by labels where that tells no two apart."""
    sources = Counter((one.source, one.rests_on_source) for one in hops)
    return [
        f"{one.source} from {one.rests_on_source}"
        if one.source != one.rests_on_source
        and sources[one.source, one.rests_on_source] == 1
        else f"{one.statement_label} from {one.rests_on_label}"
        for one in hops
    ]


def words_of(names: Sequence[str]) -> str:
    """Name what would tell more: the words that are not recorded."""
    if not names:
        return ""
    if len(names) > _SHOWN:
        return f"the words of one of the {len(names)} between"
    return f"the words of {listed(names, ' or ')}"
