"""What a hedged number admits, and the answer that this is for a measure."""

import math
from collections.abc import Iterable
from decimal import Decimal
from typing import assert_never

import attrs

from claimtrack.errors import InvalidValueError
from claimtrack.model import (
    Amount,
    AnswerKind,
    Count,
    Interval,
    Known,
    Measure,
    answer_kind,
    is_additive,
)
from claimtrack.wording.cardinals import Number, exact
from claimtrack.wording.language import Hedge
from claimtrack.wording.numerals import normal


def hedged(hedge: Hedge, number: Decimal) -> Interval:
    """Give what a hedge of a number admits.

    Raises:
        InvalidValueError: For a number that the hedge has no size for: about 0, nearly
            -5.

    >>> hedged(Hedge.ABOUT, Decimal(200))
    Interval(low=Decimal('150'), high=Decimal('250'), low_open=False, high_open=False)

    """
    match hedge:
        case Hedge.EXACTLY:
            return Interval(low=number, high=number)
        case Hedge.AT_LEAST:
            return Interval(low=number)
        case Hedge.MORE_THAN:
            return Interval(low=number, low_open=True)
        case Hedge.AT_MOST:
            return Interval(high=number)
        case Hedge.LESS_THAN:
            return Interval(high=number, high_open=True)
        case Hedge.ABOUT | Hedge.NEARLY | Hedge.JUST_OVER:
            return _roughly(hedge, number)
    assert_never(hedge)


def _roughly(hedge: Hedge, number: Decimal) -> Interval:
    if not number or (hedge is not Hedge.ABOUT and number < 0):
        message = (
            f"{hedge.value!r} of {number:f} has no size; write a range, such as "
            "'between 0 and 5'"
        )
        raise InvalidValueError(message)
    context, reach = exact(), _reach(number)
    low = high = number
    if hedge is not Hedge.JUST_OVER:
        low = normal(context.subtract(number, reach))
    if hedge is not Hedge.NEARLY:
        high = normal(context.add(number, reach))
    return Interval(low=low, high=high)


def _reach(number: Decimal) -> Decimal:
    """Give the larger of a tenth and half a unit of the last non-zero digit."""
    context = exact()
    last = number.normalize(context).as_tuple().exponent
    half_unit = Decimal((0, (5,), int(last) - 1))
    return max(context.scaleb(number.copy_abs(), -1), half_unit)


def check_number(number: Number, measure: Measure) -> None:
    """Refuse a number that no answer of the measure can be.

    Raises:
        InvalidValueError: For a fraction of a count, or a number below a least one.

    """
    value = number.value
    is_count = answer_kind(measure) is AnswerKind.COUNT
    if is_count and number.has_point:
        message = (
            f"a count is a whole number; got {value:f} with a decimal point: where the "
            "point groups digits, write 1,234 or 1234"
        )
        raise InvalidValueError(message)
    if is_count and value != math.floor(value):
        message = f"a count is a whole number; got {value:f}"
        raise InvalidValueError(message)
    if _starts_at_zero(measure) and value < 0:
        message = f"nothing is below zero for {measure.id!r}; got {value:f}"
        raise InvalidValueError(message)


def answer_of(intervals: Iterable[Interval], measure: Measure) -> Known:
    """Give the answer of a measure that admits these stretches, within what it has.

    Raises:
        InvalidValueError: Where that is nothing.

    """
    floor = Decimal(0) if _starts_at_zero(measure) else None
    stretches = [
        attrs.evolve(one, low=floor) if one.low is None else one for one in intervals
    ]
    is_count = answer_kind(measure) is AnswerKind.COUNT
    # Each by itself: of "5, or fewer than 0" no alternative may go in silence.
    if not all(_known([one], is_count=is_count) for one in stretches):
        message = f"expected an answer that {measure.id!r} can have; this leaves none"
        raise InvalidValueError(message)
    return _known(stretches, is_count=is_count)


def _known(stretches: Iterable[Interval], *, is_count: bool) -> Known:
    if is_count:
        return Count(spans=map(_span, stretches))
    return Amount(intervals=stretches)


def _starts_at_zero(measure: Measure) -> bool:
    return answer_kind(measure) is AnswerKind.COUNT or is_additive(measure)


def _span(interval: Interval) -> tuple[int, int | None]:
    """Give the whole numbers of a stretch, its ends taken outward to whole ones."""
    low = 0 if interval.low is None else math.floor(interval.low)
    if interval.low_open:
        # One more than the largest number that can be written can't be.
        low = int(normal(Decimal(low + 1)))
    if interval.high is None:
        return low, None
    return low, math.ceil(interval.high) - interval.high_open
