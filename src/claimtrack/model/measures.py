"""What is counted or asked, and how it divides into parts."""

import enum
from collections.abc import Iterable
from decimal import Decimal
from typing import assert_never

import attrs

from claimtrack.errors import InvalidValueError
from claimtrack.model.answers import (
    Amount,
    Answer,
    Choice,
    Count,
    Interval,
    Known,
    Unknown,
    is_subset,
)
from claimtrack.model.digests import KeepsDigest
from claimtrack.model.sources import Name, chosen_id, distinct_names
from claimtrack.model.text import distinct, nfc, optional_nfc
from claimtrack.typing import MeasureId


class AnswerKind(enum.Enum):
    """What the answers of a measure are."""

    COUNT = "count"
    """Whole numbers from 0."""
    AMOUNT = "amount"
    """Numbers."""
    CHOICE = "choice"
    """Exclusive options, yes and no among them."""


YES_NO = ("no", "yes")
"""The options of a choice that names none."""
_EVERY_COUNT = Count(spans=[(0, None)])


def _options(options: Iterable[str] | None) -> tuple[str, ...] | None:
    return None if options is None else distinct(options)


@attrs.frozen(kw_only=True)
class Measure:
    """What is counted or asked.

    Attributes:
        id: Its id, chosen by the user.
        names: What it is called, by language.
        aliases: Other forms of its name that were seen.
        part_of: The measures that it lies within: `tanks-lost` within `armour-lost`.
        answers: What its answers are, or None where nobody said (a count then).
        unit: What is counted, such as "tank".
        options: What a choice is between, or None where nobody said (yes and no then).
        additive: Whether what does not overlap adds up and nothing is below zero, or
            None where nobody said (yes for counts then, no for amounts, never for
            choices). Say no for levels, and for things that count twice.

    >>> is_additive(Measure(id="tanks-lost"))
    True

    """

    id: MeasureId = attrs.field(converter=chosen_id)
    names: tuple[Name, ...] = attrs.field(default=(), converter=distinct_names)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=distinct)
    part_of: tuple[str, ...] = attrs.field(default=(), converter=distinct)
    answers: AnswerKind | None = None
    unit: str | None = attrs.field(default=None, converter=optional_nfc)
    options: tuple[str, ...] | None = attrs.field(default=None, converter=_options)
    additive: bool | None = None

    def __attrs_post_init__(self) -> None:
        is_choice = answer_kind(self) is AnswerKind.CHOICE
        if self.options is not None and not is_choice and self.answers is not None:
            message = "only a choice has options"
            raise InvalidValueError(message)
        if self.options is not None and len(self.options) < 2:  # noqa: PLR2004 -- one is no choice
            message = "a choice is between two options or more"
            raise InvalidValueError(message)
        if is_choice and self.additive:
            message = "options do not add up: a choice is never additive"
            raise InvalidValueError(message)


@attrs.frozen(kw_only=True)
class Partition(KeepsDigest):
    """A measure or a place, and parts that lie within it.

    Attributes:
        whole_id: The measure or the place.
        part_ids: Its parts.
        disjoint: Whether the parts have nothing in common.
        exhaustive: Whether nothing of the whole is outside them; parts rarely exhaust.
    """

    whole_id: str = attrs.field(converter=nfc)
    part_ids: tuple[str, ...] = attrs.field(converter=distinct)
    disjoint: bool = False
    exhaustive: bool = False


def answer_kind(measure: Measure) -> AnswerKind:
    """Give what the answers of a measure are: counts, unless it says otherwise."""
    if measure.answers is None:
        return AnswerKind.COUNT if measure.options is None else AnswerKind.CHOICE
    return measure.answers


def is_additive(measure: Measure) -> bool:
    """Tell whether what does not overlap adds up and nothing is below zero."""
    if measure.additive is None:
        return answer_kind(measure) is AnswerKind.COUNT
    return measure.additive


def whole(measure: Measure) -> Known:
    """Give every answer that the measure has.

    >>> whole(Measure(id="tanks-lost"))
    Count(spans=((0, None),))

    """
    kind = answer_kind(measure)
    match kind:
        case AnswerKind.COUNT:
            return _EVERY_COUNT
        case AnswerKind.AMOUNT:
            low = Decimal(0) if is_additive(measure) else None
            return Amount(intervals=[Interval(low=low)])
        case AnswerKind.CHOICE:
            options = YES_NO if measure.options is None else measure.options
            return Choice(options=options)
    assert_never(kind)


def fits(answer: Answer, measure: Measure) -> bool:
    """Tell whether an answer is one that the measure has, and not empty.

    >>> fits(Choice(options=["yes"]), Measure(id="tanks-lost"))
    False

    """
    if isinstance(answer, Unknown):
        return True
    everything = whole(measure)
    if everything is _EVERY_COUNT:
        # No count holds anything else, so there is nothing to compare.
        return isinstance(answer, Count) and bool(answer)
    return bool(answer) and is_subset(answer, everything)
