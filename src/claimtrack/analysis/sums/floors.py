"""What covers a whole comes to at least, for every whole about one key at once.

What is counted is of some kind: killed or wounded, in this valley or in that. Whatever
covers a whole covers each kind, at each moment. Time is laid out in a line for each
kind, and as much is put there as no figure forbids: in its stretch, and in the kinds
that it counts, lies no more than it says. All that is put in a whole is then a floor
for what covers it; where figures suit each other, that is no less than the whole.
"""

import heapq
import itertools
import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimtrack.analysis.comparison.windows import Stretch
from claimtrack.analysis.sums.members import ENDLESS, Bound, Key, Member, Number
from claimtrack.graph import Containment
from claimtrack.model import Instant, Partition

MOST_KINDS = 1000
"""How many kinds are looked at; each of them adds to the floor."""

_Height = tuple[int, Number]
"""How many gaps there are up to a moment, and how much is put there."""


class Floors:
    """Floors for the sums of figures that together cover a whole.

    Args:
        key: What the wholes count.
        tiles: The figures that may cover.
        moments: Where wholes begin and end.
        inside: What lies within what.
        partitions: The exhaustive partitions.

    Complexity: O(n log n) for each kind.
    """

    def __init__(
        self,
        key: Key,
        tiles: Sequence[Member],
        moments: Iterable[Instant],
        inside: Containment,
        partitions: Sequence[Partition],
    ) -> None:
        self._is_left_out = any(one.high[1] for one in tiles)
        ends = (end for one in tiles for end in one.core)
        self._moments = sorted({-math.inf, math.inf, *ends, *moments})
        by_key: defaultdict[Key, list[int]] = defaultdict(list)
        for number, one in enumerate(tiles):
            if one.core[0] < one.core[1]:
                by_key[one.key].append(number)
        self._stretches = [one.core for one in tiles]
        self._left = [one.high[0] for one in tiles]
        self._kinds = [
            frozenset(counting) for counting in _kinds_of(key, inside, partitions)
        ]
        self._heights = [
            self._fill(
                [number for each in by_key if each in kind for number in by_key[each]]
            )
            for kind in self._kinds
        ]

    def of(self, stretch: Stretch, ends: Mapping[Key, Instant]) -> Bound:
        """Give no more than covers a stretch; endless where nothing does.

        Args:
            stretch: The stretch.
            ends: From when on figures of some keys may cover it, whatever their bounds.

        Returns:
            The number, and whether any figure's greatest value is itself left out.

        Complexity: O(log n) for each kind.
        """
        first = bisect_left(self._moments, stretch[0])
        floor: Number = 0
        for kind, heights in zip(self._kinds, self._heights, strict=True):
            stop = min((stretch[1], *(end for key, end in ends.items() if key in kind)))
            last = bisect_right(self._moments, stop) - 1
            if first < last:
                if heights[first][0] < heights[last][0]:
                    return ENDLESS
                floor += heights[last][1] - heights[first][1]
        return floor, self._is_left_out

    def _fill(self, numbers: Sequence[int]) -> list[_Height]:
        """Put as much as can be into one kind, as early as can be, moment by moment."""
        starting: defaultdict[Instant, list[int]] = defaultdict(list)
        for number in numbers:
            starting[self._stretches[number][0]].append(number)
        gaps = 0
        height: Number = 0
        heights: dict[Instant, _Height] = {}
        open_: list[tuple[Number, int]] = []
        for moment, later in itertools.pairwise(self._moments):
            heights[moment] = gaps, height
            for number in starting.get(moment, ()):
                heapq.heappush(open_, (height + self._left[number], number))
            while open_ and self._stretches[open_[0][1]][1] < later:
                heapq.heappop(open_)
            if open_:
                height = open_[0][0]
            else:
                gaps += 1
        heights[self._moments[-1]] = gaps, height
        for number in numbers:
            start, stop = self._stretches[number]
            self._left[number] -= heights[stop][1] - heights[start][1]
        return list(heights.values())


def _kinds_of(
    key: Key, inside: Containment, partitions: Sequence[Partition]
) -> Iterator[Iterable[Key]]:
    """Give for kinds of what a key counts the keys that count them."""
    measure, subject, place = key
    subjects = {None} if subject is None else inside.around(subject)
    kinds = itertools.product(
        _kinds(measure, inside, partitions),
        [{None}] if place is None else _kinds(place, inside, partitions),
    )
    for measures, places in itertools.islice(kinds, MOST_KINDS):
        yield itertools.product(measures, subjects, places)


def _kinds(
    id_: str, inside: Containment, partitions: Sequence[Partition]
) -> list[frozenset[str]]:
    """Give for kinds of what an id names all that they lie in.

    What is of a whole is of one of the parts that make it up.
    """
    found: list[frozenset[str]] = []
    left = [inside.around(id_)]
    while left and len(found) < MOST_KINDS:
        here = left.pop()
        undecided = next(
            (
                one
                for one in partitions
                if one.whole_id in here and here.isdisjoint(one.part_ids)
            ),
            None,
        )
        if undecided is None:
            found.append(here)
        else:
            left += (here | inside.around(part) for part in undecided.part_ids)
    return found
