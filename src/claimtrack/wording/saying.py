"""Answers to words."""

from collections.abc import Iterable
from decimal import Decimal

import attrs

from claimtrack.errors import InvalidValueError
from claimtrack.model import (
    Amount,
    Answer,
    Choice,
    Count,
    Interval,
    Known,
    Unknown,
    plain_digits,
)
from claimtrack.wording.english import ENGLISH
from claimtrack.wording.language import Hedge

_SAYING = ENGLISH.saying


def in_words(answer: Answer, *, whole: Known | None = None) -> str:
    """Give an answer in English words, which `read_answer` reads as the same answer.

    Args:
        answer: The answer.
        whole: Every answer that its measure has. Where it starts at 0, so do "up to 50"
            and "less than 50" of an amount.

    Raises:
        InvalidValueError: For an answer that admits nothing.

    Complexity: O(n) in the answer's stretches.

    >>> from claimtrack.model import Count
    >>> in_words(Count(spans=[(551, None)])), in_words(Count(spans=[(1, 1), (3, 4)]))
    ('at least 551', '1 or 3 to 4')

    """
    if isinstance(answer, Unknown):
        return _SAYING.unknown
    if not answer:
        message = "an answer admits something; got an empty one, which has no words"
        raise InvalidValueError(message)
    if isinstance(answer, Choice):
        return f" {_SAYING.or_} ".join(answer.options)
    if isinstance(answer, Count):
        return _count(answer.spans)
    return _amount(answer.intervals, whole)


def _count(spans: tuple[tuple[int, int | None], ...]) -> str:
    match spans:
        case ((0, int(high)),) if high > 0:
            return _listed([Interval(high=Decimal(high))])
        case ((low, high),) if high == low + 1:
            return _listed([_point(low), _point(high)])
    return _listed(
        Interval(low=Decimal(low), high=None if high is None else Decimal(high))
        for low, high in spans
    )


def _point(number: int) -> Interval:
    return Interval(low=Decimal(number), high=Decimal(number))


def _amount(intervals: tuple[Interval, ...], whole: Known | None) -> str:
    first, *others = intervals
    starts_at_zero = isinstance(whole, Amount) and whole.intervals[:1] == (
        Interval(low=Decimal(0)),
    )
    # "0 to 1 or at least 3" reads better than "up to 1 or at least 3".
    if starts_at_zero and _is_from_zero(first) and (first.high_open or not others):
        first = attrs.evolve(first, low=None)
    return _listed([first, *others])


def _is_from_zero(interval: Interval) -> bool:
    return interval.low == 0 and not interval.low_open and bool(interval.high)


def _listed(intervals: Iterable[Interval]) -> str:
    words, after_hedge = [], False
    for interval in intervals:
        words.append(_stretch(interval, after_hedge=after_hedge))
        after_hedge = after_hedge or not _is_closed(interval)
    *others, last = words
    return f"{', '.join(others)} {_SAYING.or_} {last}" if others else last


def _is_closed(interval: Interval) -> bool:
    is_bounded = interval.low is not None and interval.high is not None
    return is_bounded and not interval.low_open and not interval.high_open


def _stretch(interval: Interval, *, after_hedge: bool) -> str:
    """Give a stretch in words, which no hedge said before can be taken to cover."""
    low, high = interval.low, interval.high
    if low is not None and high is not None and _is_closed(interval):
        if low == high:
            return _bound(Hedge.EXACTLY, low) if after_hedge else plain_digits(low)
        span = _SAYING.own_span if after_hedge else _SAYING.span
        return span.format(low=plain_digits(low), high=plain_digits(high))
    bounds = []
    if low is not None:
        hedge = Hedge.MORE_THAN if interval.low_open else Hedge.AT_LEAST
        bounds.append(_bound(hedge, low))
    if high is not None:
        hedge = Hedge.LESS_THAN if interval.high_open else Hedge.AT_MOST
        bounds.append(_bound(hedge, high))
    return f" {_SAYING.but} ".join(bounds) or _SAYING.anything


def _bound(hedge: Hedge, number: Decimal) -> str:
    return f"{_SAYING.hedges[hedge]} {plain_digits(number)}"
