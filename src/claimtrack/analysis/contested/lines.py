"""The line on which the answers to one question lie, and its points in words."""

import itertools
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Amount,
    Choice,
    Count,
    Cut,
    Interval,
    Known,
    Measure,
    Stretches,
    whole,
)
from claimtrack.wording import in_words

_ASSERTED: Stretches = ((0, 1),)
_DENIED: Stretches = ((1, 2),)
_Values = tuple[int | Decimal | None, int | Decimal | None]
"""The ends of a stretch of numbers, None where it has none."""


class Line:
    """The answers to one question as sets of points.

    Numbers lie as they do. Options lie in code-point order, one after the other; free
    text has two points, to be asserted and to be denied.

    Args:
        graph: The graph.
        told: The commitments, all on one question.
    """

    def __init__(self, graph: ClaimGraph, told: Sequence[Commitment]) -> None:
        self._whole: Known | None = None
        self._options: tuple[str, ...] = ()
        asked = told[0].question
        if asked is not None:
            self._whole = whole(graph.get(asked.measure_id, Measure))
        if isinstance(self._whole, Choice):
            self._options = self._whole.options
        self._places = {option: place for place, option in enumerate(self._options)}

    @property
    def has_numbers(self) -> bool:
        """Whether its points are numbers."""
        return isinstance(self._whole, Count | Amount)

    def points(self, one: Commitment) -> Stretches:
        """Give the points that a commitment admits, between cuts."""
        if one.admits is None:
            return _DENIED if one.denies else _ASSERTED
        if not isinstance(one.admits, Choice):
            return one.admits.stretches
        places = (self._places[option] for option in one.admits.options)
        return tuple((place, place + 1) for place in places)

    def words(self, points: Stretches) -> str:
        """Give points in words."""
        if self._whole is None:
            return "asserted" if points == _ASSERTED else "denied"
        return in_words(self._answer(points), whole=self._whole)

    def distance(self, one: Stretches, other: Stretches) -> Fraction:
        """Give how far two sets of numbers lie apart that share none."""
        # They are nearest where one ends and the other begins next.
        ends = sorted((*((x, 0) for x in one), *((x, 1) for x in other)))
        return min(
            Fraction(self._values(*later)[0] or 0)
            - Fraction(self._values(*earlier)[1] or 0)
            for (earlier, first), (later, second) in itertools.pairwise(ends)
            if first != second
        )

    def ratio(self, low: Stretches, high: Stretches) -> Fraction | None:
        """Give how often the greatest of one set goes into the least of a higher one.

        None where one of them has no end, where the lower one does not end above zero,
        or where the two don't lie one wholly above the other.
        """
        least, greatest = self._values(low[0][0], low[-1][1])
        above, top = self._values(high[0][0], high[-1][1])
        if least is None or greatest is None or above is None or top is None:
            return None
        if high[0][0] < low[-1][1] or greatest <= 0:
            return None
        return Fraction(above) / Fraction(greatest)

    def _answer(self, points: Stretches) -> Known:
        if isinstance(self._whole, Choice):
            places = itertools.chain.from_iterable(itertools.starmap(range, points))
            return Choice(options=[self._options[place] for place in places])
        if isinstance(self._whole, Amount):
            return Amount(intervals=itertools.starmap(_interval, points))
        return Count(spans=itertools.starmap(_run, points))

    def _values(self, start: Cut, stop: Cut) -> _Values:
        """Give the least and the greatest number between two cuts, or their bounds."""
        if isinstance(self._whole, Amount):
            interval = _interval(start, stop)
            return interval.low, interval.high
        return _run(start, stop)


def figure_in_words(figure: Fraction) -> str:
    """Give a number exactly: in decimal digits where they end, else as a fraction.

    >>> figure_in_words(Fraction(5, 4)), figure_in_words(Fraction(10, 3))
    ('1.25', '10/3')

    """
    rest, digits = figure.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest //= prime
            power += 1
        digits = max(digits, power)
    if rest != 1:
        return f"{figure.numerator}/{figure.denominator}"
    shifted = str(figure.numerator * 10**digits // figure.denominator)
    if not digits:
        return shifted
    shifted = shifted.zfill(digits + 1)
    return f"{shifted[:-digits]}.{shifted[-digits:]}"


def _run(start: Cut, stop: Cut) -> tuple[int, int | None]:
    return start, stop - 1 if isinstance(stop, int) else None


def _interval(start: Cut, stop: Cut) -> Interval:
    has_low, has_high = start[0].is_finite(), stop[0].is_finite()
    return Interval(
        low=start[0] if has_low else None,
        high=stop[0] if has_high else None,
        low_open=has_low and bool(start[1]),
        high_open=has_high and not stop[1],
    )
