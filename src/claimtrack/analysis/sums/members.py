"""What takes part in a sum: a figure's bound, and what it counts."""

import functools
import math
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import attrs

from claimtrack.analysis.comparison.windows import Stretch, Window
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.model import Amount, Count, hull

Number = int | Fraction | float
"""An exact number, or infinity."""
Bound = tuple[Number, bool]
"""A number, and whether it is itself left out."""
Key = tuple[str, str | None, str | None]
"""A measure, a subject and a place."""

ZERO: Bound = (0, False)
ENDLESS: Bound = (math.inf, False)
_INFINITY = Decimal("Infinity")


@attrs.frozen(kw_only=True, eq=False)
class Member:
    """A commitment that may take part in a sum.

    Attributes:
        commitment: The commitment.
        label: What files call the claim in its statement.
        key: Its measure, subject and place.
        low: The least value that it admits.
        high: The greatest; `ENDLESS` where it has none.
        outer: A stretch within which its period surely lies.
        inner: A stretch that its period surely fills.
        stretch: A number for its period: two figures that have it in common lie to
            every other figure alike.
        is_ordered: Whether more may be known of when it was said than its bounds tell.
        reach: The outer stretch on one line for all clocks. It is the narrower of the
            two where an offset makes them differ: what is apart by either clock is
            apart here.
        core: The inner stretch on that line, the wider of the two: what surely fills
            some time by either clock fills it here.
    """

    commitment: Commitment
    label: str
    key: Key
    low: Bound
    high: Bound
    outer: Window
    inner: Window
    stretch: int
    is_ordered: bool = False
    reach: Stretch = attrs.field(init=False)
    core: Stretch = attrs.field(init=False)

    @reach.default
    def _reach(self) -> Stretch:
        wall, utc = self.outer.wall, self.outer.utc
        return max(wall[0], utc[0]), min(wall[1], utc[1])

    @core.default
    def _core(self) -> Stretch:
        wall, utc = self.inner.wall, self.inner.utc
        return min(wall[0], utc[0]), max(wall[1], utc[1])


def by_label(members: Iterable[Member]) -> tuple[Member, ...]:
    """Put members in the order in which they are told: by label, then by digest."""
    return tuple(sorted(members, key=lambda one: (one.label, one.commitment.id)))


def total(*bounds: Bound) -> Bound:
    """Add bounds up.

    >>> total((1, False), (2, True))
    (3, True)

    """
    numbers: Iterable[Number] = (number for number, _ in bounds)
    return sum(numbers, 0), any(is_out for _, is_out in bounds)


def is_beyond(low: Bound, high: Bound) -> bool:
    """Tell whether nothing is as great as the low and as small as the high.

    >>> is_beyond((3, False), (3, False))
    False
    >>> is_beyond((3, True), (3, False))
    True

    """
    return low[0] > high[0] or (low[0] == high[0] and (low[1] or high[1]))


def lesser_first(high: Bound) -> Bound:
    """Give what puts greatest values in order: one that is left out is the lesser.

    >>> sorted([(3, False), (3, True)], key=lesser_first)
    [(3, True), (3, False)]

    """
    number, is_out = high
    return number, not is_out


def bounds_of(answer: Count | Amount) -> tuple[Bound, Bound]:
    """Give the least and the greatest value of an answer.

    >>> bounds_of(Count(spans=[(2, 3), (5, None)]))
    ((2, False), (inf, False))

    """
    return _bounds_of(answer)


@functools.lru_cache(maxsize=4096)
def _bounds_of(answer: Count | Amount) -> tuple[Bound, Bound]:
    (low, after), (high, up_to) = hull(answer)
    least = (_exact(low), bool(after))
    return least, ENDLESS if high == _INFINITY else (_exact(high), not up_to)


def _exact(number: int | Decimal) -> Number:
    """Give a number to reckon with: whole ones as they are, which is quicker."""
    return number if isinstance(number, int) else Fraction(number)
