"""Figures of which more may be known than their bounds tell: how they end."""

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from claimtrack.analysis.sums.figures import Figures, period_of
from claimtrack.analysis.sums.members import Key, Member
from claimtrack.model import Instant

_NO_LATER = frozenset({-1, 0})
_NO_EARLIER = frozenset({0, 1})
_OPEN = (frozenset({-1, 0, 1}),) * 2


class Ties:
    """Figures said together with others, or ordered by what their texts tell.

    Args:
        members: The figures.
        end: What gives the moment by which a figure is looked up.
    """

    def __init__(
        self, members: Iterable[Member], end: Callable[[Member], Instant]
    ) -> None:
        self._said: defaultdict[str | None, list[Member]] = defaultdict(list)
        ordered: list[Member] = []
        for one in members:
            self._said[one.commitment.said_in].append(one)
            if one.is_ordered:
                ordered.append(one)
        self._ordered = sorted(ordered, key=end)
        self._ends = [end(one) for one in self._ordered]

    def of(self, whole: Member, first: Instant, last: Instant) -> list[Member]:
        """Give what was said with a figure, or may be ordered and ends in between.

        Complexity: O(log n + k) in the k that are given.
        """
        said_in = whole.commitment.said_in
        found = [] if said_in is None else list(self._said.get(said_in, ()))
        if whole.is_ordered:
            start, stop = bisect_left(self._ends, first), bisect_right(self._ends, last)
            found += (
                one
                for one in self._ordered[start:stop]
                if said_in is None or one.commitment.said_in != said_in
            )
        return found


class Insiders:
    """The figures that may be parts of wholes, looked up by their stretches.

    Args:
        figures: What tells how figures lie to each other.
        members: The figures.
    """

    def __init__(self, figures: Figures, members: Iterable[Member]) -> None:
        self._figures = figures
        self._members = tuple(members)
        self._numbers = {one: number for number, one in enumerate(self._members)}
        self._by_start = sorted(self._members, key=_start)
        self._starts = list(map(_start, self._by_start))
        self._ties = Ties(self._members, _stop)
        self._endless = [one for one in self._members if one.reach[1] == math.inf]

    def near(self, whole: Member) -> list[Member]:
        """Give the figures that may lie in a whole's stretch, in the order given.

        Complexity: O(log n + k) in what begins in the stretch or is tied to the whole.
        """
        if not is_placed(whole):
            return list(self._members)
        start, stop = whole.core
        first = bisect_left(self._starts, start)
        last = bisect_right(self._starts, stop, first)
        inside = [one for one in self._by_start[first:last] if one.reach[1] <= stop]
        return sorted((*inside, *self.late(whole)), key=self._numbers.__getitem__)

    def late(self, whole: Member) -> list[Member]:
        """Give the figures that surely lie in a whole though bounds don't tell."""
        start, stop = whole.core
        latest = max(whole.outer.wall[1], whole.outer.utc[1])
        tied = dict.fromkeys((*self._ties.of(whole, stop, latest), *self._endless))
        return [
            one
            for one in tied
            if not (start <= one.reach[0] and one.reach[1] <= stop)
            and self._figures.is_inside(one, whole)
        ]


class Enders:
    """The figures that may fill a whole's time to its end, though bounds don't tell.

    Args:
        figures: What tells how figures lie to each other.
        members: The figures.
    """

    def __init__(self, figures: Figures, members: Iterable[Member]) -> None:
        self._figures = figures
        self._ties = Ties(members, lambda one: one.core[1])

    def ends(self, whole: Member, around: Sequence[Key]) -> dict[Key, Instant]:
        """Give for each key from when on its figures may fill a whole's time.

        Left out is what covers all of the whole by itself: that would be no sum.

        Args:
            whole: The whole.
            around: What its key lies in.

        Complexity: that of `Ties.of`.
        """
        found: dict[Key, Instant] = {}
        for one in self._ties.of(whole, whole.core[1], whole.reach[1]):
            starts, stops = self._figures.orders(one, whole) or _OPEN
            covers_all = one.key in around and starts <= _NO_LATER
            if stops <= _NO_EARLIER and not covers_all:
                end = found.get(one.key, math.inf)
                found[one.key] = min(end, one.core[1])
        return found


def is_placed(whole: Member) -> bool:
    """Tell whether a whole names a period whose beginning is known."""
    return period_of(whole) != "" and whole.core[0] < math.inf


def _start(one: Member) -> Instant:
    return one.reach[0]


def _stop(one: Member) -> Instant:
    return one.reach[1]
