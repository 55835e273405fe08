"""What became of an answer: narrowed, widened, its hedge lost or gained, or altered."""

import enum
from decimal import Decimal
from functools import lru_cache

from claimtrack.errors import InvalidValueError
from claimtrack.model import (
    Amount,
    Answer,
    Count,
    Known,
    Measure,
    Unknown,
    is_subset,
    plain_digits,
)
from claimtrack.wording import read_answer

_HEDGES = (
    "about",
    "nearly",
    "just over",
    "at least",
    "more than",
    "at most",
    "less than",
)


class Turn(enum.Enum):
    """What became of something on the way."""

    ALTERED = "altered"
    NARROWED = "narrowed"
    WIDENED = "widened"
    HEDGE_LOST = "hedge lost"
    HEDGE_GAINED = "hedge gained"


@lru_cache(maxsize=4096)
def turn(before: Answer, after: Answer, measure: Measure) -> Turn | None:
    """Tell what became of an answer; None where it admits the same as before.

    A rounded figure contains the one that was rounded, so it is wider; a figure that
    stands in for one with a hedge has lost the hedge, whether or not that admits it.

    Args:
        before: What was answered.
        after: What it became.
        measure: What both are answers of.

    >>> three, some = Count(spans=[(3, 3)]), Count(spans=[(3, None)])
    >>> turn(some, three, Measure(id="tanks")).value
    'hedge lost'

    """
    plain = plain_turn(before, after)
    if plain is None or isinstance(before, Unknown) or isinstance(after, Unknown):
        return plain
    if _is_hedged(before, number_of(after), measure):
        return Turn.HEDGE_LOST
    if _is_hedged(after, number_of(before), measure):
        return Turn.HEDGE_GAINED
    return plain


def plain_turn(before: Answer, after: Answer) -> Turn | None:
    """Tell what became of an answer as a set, whatever words told it.

    >>> two_or_three, two = Count(spans=[(2, 3)]), Count(spans=[(2, 2)])
    >>> plain_turn(two_or_three, two).value
    'narrowed'

    """
    if before == after:
        return None
    if isinstance(before, Unknown) or isinstance(after, Unknown):
        return Turn.ALTERED
    if is_subset(after, before):
        return Turn.NARROWED
    return Turn.WIDENED if is_subset(before, after) else Turn.ALTERED


def number_of(answer: Answer) -> Decimal | None:
    """Give the one number that an answer admits; None where it admits others.

    >>> number_of(Count(spans=[(3, 3)])), number_of(Count(spans=[(3, 4)]))
    (Decimal('3'), None)

    """
    match answer:
        case Count(spans=((low, high),)) if low == high:
            return Decimal(low)
        case Amount(intervals=(one,)) if one.low is not None and one.low == one.high:
            return one.low
        case _:
            return None


def is_none(answer: Answer | None) -> bool:
    """Tell whether an answer is none: zero alone.

    >>> is_none(Count(spans=[(0, 0)])), is_none(Count(spans=[(0, 1)]))
    (True, False)

    """
    return answer is not None and number_of(answer) == 0


def tells_little(answer: Answer | None) -> bool:
    """Tell whether two measures may well have an answer in common by chance.

    Options, none, some and unknown: these are no figures.
    """
    match answer:
        case Count(spans=((0, 0),)) | Count(spans=((1, None),)):
            return True
        case _:
            return not isinstance(answer, Count | Amount)


def has_transposed(before: Answer, after: Answer) -> bool:
    """Tell whether two neighbouring digits of a number changed places.

    >>> has_transposed(Count(spans=[(550, 550)]), Count(spans=[(505, 505)]))
    True

    """
    first, second = number_of(before), number_of(after)
    if first is None or second is None:
        return False
    one, other = plain_digits(first), plain_digits(second)
    if len(one) != len(other):
        return False
    apart = [n for n, digit in enumerate(one) if digit != other[n]]
    if len(apart) != 2 or apart[0] + 1 != apart[1]:  # noqa: PLR2004 -- two digits
        return False
    left, right = apart
    return (one[left], one[right]) == (other[right], other[left])


def _is_hedged(hedged: Known, number: Decimal | None, measure: Measure) -> bool:
    """Tell whether an answer is a number with a hedge."""
    # Of 0, "more than" is no hedge but the opposite.
    if not number or number_of(hedged) is not None or not _may_mean(hedged, number):
        return False
    digits = plain_digits(number)
    return any(_read(f"{hedge} {digits}", measure) == hedged for hedge in _HEDGES)


def _may_mean(hedged: Known, number: Decimal) -> bool:
    """Tell at a glance whether a hedge of the number could admit that; reading is slow."""
    match hedged:
        case Count(spans=((low, None),)):
            return number in {low, low - 1}
        case Count(spans=((low, int(high)),)):
            return low <= number <= high + 1
        case Amount(intervals=(one,)):
            above = one.low is None or one.low <= number
            return above and (one.high is None or number <= one.high)
        case _:
            return False


def _read(words: str, measure: Measure) -> Answer | None:
    try:
        return read_answer(words, measure)
    except InvalidValueError:
        # No hedge of this number that the measure has, such as less than its least.
        return None
