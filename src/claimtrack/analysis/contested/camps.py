"""Camps: the largest groups of answers to one question that can hold together.

Every answer is a set of points on a line. A sweep over the ends of these sets goes from
stretch to stretch on which the same sets hold: where one has just begun and one is
about to end, the group there is maximal, but for sets with holes, which may begin and
end again. Groups of those are put beside each other.
"""

import heapq
import itertools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping

import attrs

from claimtrack.model import Cut, Stretches, meet

MOST_TESTS = 1_000_000
"""How many sets are looked at to tell whether groups with holes are maximal."""

_Stretch = tuple[Cut, Cut]


@attrs.frozen(kw_only=True)
class Group:
    """Sets that have a point in common, and no further set has one with all of them.

    Attributes:
        common: All points that suit them.
        count: How many they are.
    """

    common: Stretches
    count: int


@attrs.frozen(kw_only=True)
class Groups:
    """What a sweep over sets comes to.

    Attributes:
        deepest: How many sets the point has that suits the most.
        count: How many maximal groups there are; None where there are too many to tell
            which are maximal.
        listed: The outermost two of these and the largest of the others, along the
            line.
    """

    deepest: int
    count: int | None
    listed: tuple[Group, ...]


def groups(weights: Mapping[Stretches, int], *, most: int) -> Groups:
    """Give the largest groups of sets that have a point in common.

    Args:
        weights: The sets, none of them empty, and how often each of them comes.
        most: How many groups to list at most, two or more.

    Complexity: O(n log n) in the stretches of the sets where few have holes; O(n) more
    for each group between two holes, up to `MOST_TESTS` in all.

    Source: Helly's theorem (1923) for sets without holes.

    >>> found = groups({((1, 4),): 1, ((3, 6),): 1, ((5, 9),): 2}, most=2)
    >>> [(group.common, group.count) for group in found.listed], found.deepest
    ([(((3, 4),), 2), (((5, 6),), 3)], 3)

    """
    sweep = _Sweep(weights)
    deepest = max(sweep.depths)
    in_doubt = () if sweep.is_whole else tuple(sweep.in_doubt())
    if len(in_doubt) * len(weights) > MOST_TESTS:
        return Groups(deepest=deepest, count=None, listed=())
    commons = {place: _common(weights, sweep.stretch(place)) for place in in_doubt}
    maximal = [
        place
        for place in sweep.peaks
        if place not in commons or sweep.is_first_of(place, commons[place])
    ]
    inner = heapq.nsmallest(
        most - 2, maximal[1:-1], key=lambda place: (-sweep.depths[place], place)
    )
    listed = sorted({maximal[0], *inner, maximal[-1]})
    return Groups(
        deepest=deepest,
        count=len(maximal),
        listed=tuple(
            Group(
                common=commons.get(place, (sweep.stretch(place),)),
                count=sweep.depths[place],
            )
            for place in listed
        ),
    )


class _Sweep:
    """The stretches between neighbouring ends of sets, and how many sets each has.

    Args:
        weights: The sets, and how often each comes.

    Attributes:
        is_whole: Whether no set has a hole.
        cuts: The ends in order; a stretch is between one and the next.
        depths: How many sets each stretch has.
        peaks: The stretches on which a set begins and a set ends, in order.
    """

    def __init__(self, weights: Mapping[Stretches, int]) -> None:
        starts: defaultdict[Cut, int] = defaultdict(int)
        stops: defaultdict[Cut, int] = defaultdict(int)
        for stretches, weight in weights.items():
            for start, stop in stretches:
                starts[start] += weight
                stops[stop] += weight
        self.cuts: list[Cut] = sorted(starts.keys() | stops.keys())
        steps = [starts.get(cut, 0) - stops.get(cut, 0) for cut in self.cuts]
        self.depths = list(itertools.accumulate(steps))
        self.peaks = [
            place
            for place, (start, stop) in enumerate(itertools.pairwise(self.cuts))
            if start in starts and stop in stops
        ]
        self.is_whole = all(len(one) == 1 for one in weights)
        self._sets = weights.keys()

    def stretch(self, place: int) -> _Stretch:
        return self.cuts[place], self.cuts[place + 1]

    def in_doubt(self) -> Iterable[int]:
        """Give the peaks whose group may be maximal or not, or hold elsewhere too.

        It is maximal, and holds nowhere else, where one of it holds nowhere further
        left, and one nowhere further right.
        """
        first = {one[0][0] for one in self._sets}
        last = {one[-1][1] for one in self._sets}
        for place in self.peaks:
            start, stop = self.stretch(place)
            if start not in first or stop not in last:
                yield place

    def is_first_of(self, place: int, common: Stretches) -> bool:
        """Tell whether nothing in common is deeper, nor as deep and further left."""
        depth = self.depths[place]
        for start, stop in common:
            first, last = bisect_left(self.cuts, start), bisect_left(self.cuts, stop)
            if max(self.depths[first:last]) > depth:
                return False
            if depth in self.depths[first : min(last, place)]:
                return False
        return True


def _common(sets: Iterable[Stretches], stretch: _Stretch) -> Stretches:
    """Give all points that suit the sets that have a stretch."""
    having = [one for one in sets if has(one, stretch[0])]
    low = max(one[0][0] for one in having)
    high = min(one[-1][1] for one in having)
    common: Stretches = ((low, high),)
    for one in having:
        if len(one) > 1:
            common = meet(common, one)
    return common


def has(stretches: Stretches, cut: Cut) -> bool:
    """Tell whether a set has what comes after a cut.

    >>> has(((1, 3), (5, 6)), 3), has(((1, 3), (5, 6)), 5)
    (False, True)

    """
    return any(start <= cut < stop for start, stop in stretches)
