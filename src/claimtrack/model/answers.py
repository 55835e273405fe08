"""Answers: sets of admissible values, exact, with Python's set words."""

import math
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, cast

import attrs

from claimtrack.errors import InvalidValueError
from claimtrack.model.spans import Cut, Stretches, meet, union, without
from claimtrack.model.text import distinct, nfc


def _count_cut(number: int | None) -> Cut:
    return math.inf if number is None else number + 1


def _count_spans(
    spans: Iterable[tuple[int, int | None]],
) -> tuple[tuple[int, int | None], ...]:
    given = tuple(spans)
    for low, high in given:
        if type(low) is not int or type(high) not in {int, type(None)} or low < 0:
            message = f"a count is of whole numbers from 0; got {low} to {high}"
            raise InvalidValueError(message)
    if len(given) == 1:
        # Most counts are of one run, which has nothing to be joined to.
        low, high = given[0]
        return () if high is not None and high < low else ((low, high),)
    joined = union((low, _count_cut(high)) for low, high in given)
    return tuple((a, None if b == math.inf else b - 1) for a, b in joined)


@attrs.frozen(kw_only=True)
class Count:
    """A set of whole numbers from 0.

    Attributes:
        spans: Its runs of numbers in order, each as its first and last number, the
            last None where it has no end.

    Raises:
        InvalidValueError: For a number that is not whole, or below 0.

    >>> three, more = Count(spans=[(3, 3)]), Count(spans=[(5, None)])
    >>> three.isdisjoint(more), 7 in more, three.issubset(Count(spans=[(0, 4)]))
    (True, True, True)

    """

    spans: tuple[tuple[int, int | None], ...] = attrs.field(converter=_count_spans)

    @property
    def stretches(self) -> Stretches:
        """The set as half-open stretches of whole numbers."""
        return tuple((low, _count_cut(high)) for low, high in self.spans)

    def isdisjoint(self, other: "Count") -> bool:
        """Tell whether the two have no number in common."""
        return not meet(self.stretches, other.stretches)

    def issubset(self, other: "Count") -> bool:
        """Tell whether every number of this one is in the other."""
        return meet(self.stretches, other.stretches) == self.stretches

    def __and__(self, other: "Count") -> "Count":
        return _count(meet(self.stretches, other.stretches))

    def __sub__(self, other: "Count") -> "Count":
        return _count(without(self.stretches, other.stretches))

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and any(
            low <= number and (high is None or number <= high)
            for low, high in self.spans
        )

    def __bool__(self) -> bool:
        return bool(self.spans)


def _count(stretches: Stretches) -> Count:
    return Count(spans=((a, None if b == math.inf else b - 1) for a, b in stretches))


@attrs.frozen(kw_only=True)
class Interval:
    """A stretch of numbers.

    Attributes:
        low: Its lower end, or None where it has none.
        high: Its upper end, or None where it has none.
        low_open: Whether the lower end itself is left out.
        high_open: Whether the upper end itself is left out.

    Raises:
        InvalidValueError: For NaN or an infinity, which no answer is.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False

    def __attrs_post_init__(self) -> None:
        for end in (self.low, self.high):
            if end is not None and not end.is_finite():
                message = f"an amount is a finite number; got {end}"
                raise InvalidValueError(message)


# Not a float: it could not be compared where a caller traps mixing.
_INFINITY = Decimal("Infinity")


# A cut between numbers: just before the number (0) or just after it (1).
def _low_cut(interval: Interval) -> Cut:
    if interval.low is None:
        return (-_INFINITY, 0)
    return (interval.low, int(interval.low_open))


def _high_cut(interval: Interval) -> Cut:
    if interval.high is None:
        return (_INFINITY, 0)
    return (interval.high, int(not interval.high_open))


def _intervals(stretches: Stretches) -> tuple[Interval, ...]:
    return tuple(
        Interval(
            low=None if low == -_INFINITY else low,
            high=None if high == _INFINITY else high,
            low_open=low != -_INFINITY and bool(low_side),
            high_open=high != _INFINITY and not high_side,
        )
        for (low, low_side), (high, high_side) in stretches
    )


def _amount_intervals(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    return _intervals(union((_low_cut(i), _high_cut(i)) for i in intervals))


@attrs.frozen(kw_only=True)
class Amount:
    """A set of numbers.

    Attributes:
        intervals: Its stretches in order.

    >>> over = Amount(intervals=[Interval(low=Decimal(550), low_open=True)])
    >>> Decimal(550) in over, Decimal("550.1") in over
    (False, True)

    """

    intervals: tuple[Interval, ...] = attrs.field(converter=_amount_intervals)

    @property
    def stretches(self) -> Stretches:
        """The set as half-open stretches between cuts (number, side)."""
        return tuple((_low_cut(i), _high_cut(i)) for i in self.intervals)

    def isdisjoint(self, other: "Amount") -> bool:
        """Tell whether the two have no number in common."""
        return not meet(self.stretches, other.stretches)

    def issubset(self, other: "Amount") -> bool:
        """Tell whether every number of this one is in the other."""
        return meet(self.stretches, other.stretches) == self.stretches

    def __and__(self, other: "Amount") -> "Amount":
        return Amount(intervals=_intervals(meet(self.stretches, other.stretches)))

    def __sub__(self, other: "Amount") -> "Amount":
        return Amount(intervals=_intervals(without(self.stretches, other.stretches)))

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, int | Decimal) or not Decimal(number).is_finite():
            return False
        return any(start <= (number, 0) < stop for start, stop in self.stretches)

    def __bool__(self) -> bool:
        return bool(self.intervals)


@attrs.frozen(kw_only=True)
class Choice:
    """A set of exclusive options.

    Attributes:
        options: The options, in code-point order.

    >>> Choice(options=["yes"]).isdisjoint(Choice(options=["no"]))
    True

    """

    options: tuple[str, ...] = attrs.field(converter=distinct)

    def isdisjoint(self, other: "Choice") -> bool:
        """Tell whether the two have no option in common."""
        return set(self.options).isdisjoint(other.options)

    def issubset(self, other: "Choice") -> bool:
        """Tell whether every option of this one is in the other."""
        return set(self.options).issubset(other.options)

    def __and__(self, other: "Choice") -> "Choice":
        return Choice(options=set(self.options) & set(other.options))

    def __sub__(self, other: "Choice") -> "Choice":
        return Choice(options=set(self.options) - set(other.options))

    def __contains__(self, option: object) -> bool:
        return isinstance(option, str) and nfc(option) in self.options

    def __bool__(self) -> bool:
        return bool(self.options)


@attrs.frozen(kw_only=True)
class Unknown:
    """The answer of who says that it isn't known: neither zero nor absence."""


Known = Count | Amount | Choice
"""An answer that excludes something, or could."""
Answer = Known | Unknown
"""Any answer."""


def are_disjoint(one: Known, other: Known) -> bool:
    """Tell whether two answers of one kind have nothing in common.

    >>> are_disjoint(Count(spans=[(1, 1)]), Count(spans=[(2, 2)]))
    True

    """
    return type(one) is type(other) and one.isdisjoint(cast("Any", other))


def is_subset(one: Known, other: Known) -> bool:
    """Tell whether of two answers of one kind the first refines the second.

    >>> is_subset(Count(spans=[(1, 1)]), Count(spans=[(1, None)]))
    True

    """
    return type(one) is type(other) and one.issubset(cast("Any", other))


def everything_but(answer: Known, whole: Known) -> Known:
    """Give what a denial of the answer admits: the rest of the whole.

    Raises:
        InvalidValueError: Where the two are of different kinds.

    >>> everything_but(Count(spans=[(1, None)]), Count(spans=[(0, None)]))
    Count(spans=((0, 0),))

    """
    if type(answer) is not type(whole):
        message = "a denial is of an answer of its measure's kind"
        raise InvalidValueError(message)
    return cast("Known", whole - cast("Any", answer))


def exceeds(part: Known, whole: Known) -> bool:
    """Tell whether the part's least admitted value exceeds the whole's greatest.

    >>> exceeds(Count(spans=[(4, None)]), Count(spans=[(0, 3)]))
    True

    """
    if isinstance(part, Choice) or isinstance(whole, Choice) or not (part and whole):
        return False
    return bool(hull(part)[0] >= hull(whole)[1])


def hull(answer: Count | Amount) -> tuple[Cut, Cut]:
    """Give the cuts around an answer, comparable between counts and amounts.

    >>> hull(Count(spans=[(2, 3), (7, 8)]))
    ((2, 0), (8, 1))

    """
    stretches = pieces(answer)
    return stretches[0][0], stretches[-1][1]


def pieces(answer: Count | Amount) -> Stretches:
    """Give the stretches of an answer between cuts (number, side)."""
    if isinstance(answer, Amount):
        return answer.stretches
    spans = answer.spans
    if len(spans) == 1:
        # Most answers have one, and a tuple made of a generator takes three times as long.
        return (_piece(*spans[0]),)
    return tuple([_piece(low, high) for low, high in spans])


def _piece(low: int, high: int | None) -> tuple[Cut, Cut]:
    return (low, 0), (_INFINITY, 0) if high is None else (high, 1)
