"""Where the moments of a small world can lie on one line: every order that is possible.

A *moment* is when something was said, or an instant that a period was written with. Each
has a place on two scales, a wall clock's and UTC's, never more than 14 hours apart. All
that is known is of one form, "this is at most so much later than that", so a set of such
bounds can hold if and only if none of their sums around a ring falls below zero.
"""

import math
from collections.abc import Callable, Iterator

from claimtrack.model import WALL_CLOCK_SLACK

# DESIGN 2: "different statements differ in time, if only by a little". Moments are whole
# numbers on a line so fine that each microsecond has room for all of them.
FINE = 1024
_SCALES = (False, True)  # a wall clock's, UTC
_ORIGIN = 0

# What names a moment: a word for what it is, and which one.
Moment = tuple[object, ...] | str
Ranks = dict[Moment, int]


class Line:
    """What is known of some moments: by how much each can be later than each other."""

    def __init__(self) -> None:
        self.nodes: dict[tuple[Moment, bool], int] = {}
        # later[i][j]: node j is at most so much later than node i.
        self.later: list[list[float]] = [[0]]

    def copy(self) -> "Line":
        twin = Line()
        twin.nodes = dict(self.nodes)
        twin.later = [row.copy() for row in self.later]
        return twin

    def add(self, moment: Moment) -> None:
        """A moment of which nothing is known yet, not even when it is."""
        if (moment, False) in self.nodes:
            return
        for scale in _SCALES:
            self.nodes[moment, scale] = len(self.later)
            for row in self.later:
                row.append(math.inf)
            self.later.append([math.inf] * len(self.later) + [0])
        # DESIGN 2: "beside a time with an offset, one without is taken as 14 hours
        # wider at both ends".
        wall, utc = (self.nodes[moment, scale] for scale in _SCALES)
        self.bound(wall, utc, WALL_CLOCK_SLACK * FINE)
        self.bound(utc, wall, WALL_CLOCK_SLACK * FINE)

    def bound(self, one: int, other: int, most: float) -> bool:
        """Let node `other` be at most so much later than `one`; False if it can't."""
        if self.later[other][one] + most < 0:
            return False
        if self.later[one][other] <= most:
            return True
        onward = self.later[other]
        for row in self.later:
            reach = row[one] + most
            if reach < math.inf:
                row[:] = [min(a, reach + b) for a, b in zip(row, onward, strict=True)]
        return True

    def from_instant(self, moment: Moment, instant: float, *, utc: bool) -> bool:
        """The moment is at the instant or later."""
        if instant == -math.inf:
            return True
        return self.bound(self.nodes[moment, utc], _ORIGIN, -instant * FINE)

    def until_instant(self, moment: Moment, instant: float, *, utc: bool) -> bool:
        """The moment is before the instant."""
        if instant == math.inf:
            return True
        return self.bound(_ORIGIN, self.nodes[moment, utc], instant * FINE - 1)

    def at_instant(self, moment: Moment, instant: float, *, utc: bool) -> None:
        """The moment is the instant."""
        self.bound(self.nodes[moment, utc], _ORIGIN, -instant * FINE)
        self.bound(_ORIGIN, self.nodes[moment, utc], instant * FINE)

    def before(self, one: Moment, other: Moment, *, by: int = 1) -> bool:
        """One is before the other, on both scales; `by` nothing, or at the same time."""
        return all(
            self.bound(self.nodes[other, scale], self.nodes[one, scale], -by)
            for scale in _SCALES
        )

    def same(self, one: Moment, other: Moment) -> bool:
        """The two are one moment."""
        return self.before(one, other, by=0) and self.before(other, one, by=0)

    def can(self, step: Callable[["Line"], bool]) -> bool:
        """Whether a bound can be added."""
        return step(self.copy())

    def has_lower_bound(self, moment: Moment) -> bool:
        return self.later[self.nodes[moment, False]][_ORIGIN] < math.inf

    def part(self, moments: list[Moment]) -> "Line":
        """What is known of these moments alone."""
        some = Line()
        kept = [_ORIGIN]
        for moment in moments:
            for scale in _SCALES:
                some.nodes[moment, scale] = len(kept)
                kept.append(self.nodes[moment, scale])
        some.later = [[self.later[i][j] for j in kept] for i in kept]
        return some


def orders(
    line: Line, moments: list[Moment], may_tie: Callable[[Moment, Moment], bool]
) -> Iterator[Ranks]:
    """Every order of the moments, with ties, that what is known allows.

    The moments are put on the line one by one: at each place between those already
    there, and on each of them.
    """
    yield from _placed(line, [], moments, may_tie)


def _placed(
    line: Line,
    groups: list[list[Moment]],
    rest: list[Moment],
    may_tie: Callable[[Moment, Moment], bool],
) -> Iterator[Ranks]:
    if not rest:
        yield {moment: rank for rank, group in enumerate(groups) for moment in group}
        return
    moment, *rest = rest
    for place in range(len(groups) + 1):
        between = line.copy()
        if (place == 0 or between.before(groups[place - 1][0], moment)) and (
            place == len(groups) or between.before(moment, groups[place][0])
        ):
            longer = [*groups[:place], [moment], *groups[place:]]
            yield from _placed(between, longer, rest, may_tie)
    for place, group in enumerate(groups):
        on = line.copy()
        if all(may_tie(moment, other) for other in group) and on.same(moment, group[0]):
            joined = [*groups[:place], [*group, moment], *groups[place + 1 :]]
            yield from _placed(on, joined, rest, may_tie)
