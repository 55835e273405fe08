"""The least sum of figures that together surely cover a whole."""

import itertools
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from claimtrack.analysis.comparison.windows import Stretch
from claimtrack.analysis.sums.members import ZERO, Bound, Member, lesser_first, total
from claimtrack.graph import Containment
from claimtrack.model import Partition

ALL = (float("-inf"), float("inf"))
"""The whole's own stretch of time."""


@attrs.frozen(kw_only=True, eq=False)
class Tile:
    """A member, and the stretch of the whole's time that it surely fills.

    Attributes:
        member: The member.
        stretch: The stretch; endless where it begins or ends with the whole.
    """

    member: Member
    stretch: Stretch


@attrs.frozen(kw_only=True)
class Covering:
    """Members that together surely cover a whole.

    Attributes:
        members: The members; one that covers several parts is there several times.
        high: The most that they come to together.
    """

    members: tuple[Member, ...]
    high: Bound


MOST_CUT = 24
"""Up to how many stretches of time are divided by partitions within."""

_Cell = tuple[str, str | None, Stretch]
"""A measure, a place and a stretch of time."""
_Cover = Callable[[_Cell, frozenset[str]], Covering | None]
"""What covers a cell for least, given what was divided already."""


class Coverings:
    """The least sums that cover the cells of one whole.

    Args:
        tiles: What may cover: members with a greatest value, of a subject that surely
            is the whole's or lies around it.
        inside: What lies within what.
        partitions: The exhaustive partitions of the graph.
    """

    def __init__(
        self,
        tiles: Iterable[Tile],
        inside: Containment,
        partitions: Iterable[Partition],
    ) -> None:
        self._tiles = _least_of_each(tiles)
        self._stretches = {tile.stretch for tile in self._tiles}
        self._inside = inside
        self._partitions = tuple(partitions)
        self._around: dict[tuple[str, str | None], list[Tile]] = {}
        self._known: dict[tuple[_Cell, frozenset[str]], Covering | None] = {}

    def lightest(self, measure: str, place: str | None) -> Covering | None:
        """Give what covers a whole and comes to least; None where nothing does.

        What alone covers it is left out: that would be no sum. Stretches of time are
        divided by partitions within where there are few of them.

        Complexity: O(n log n) in time; O(n) for each cell of the partitions around, in
        each of few stretches of time.
        """
        whole = (measure, place, ALL)
        ways = (
            self._parted(whole, frozenset(), self._cover),
            self._one_after_another(whole, frozenset()),
        )
        return _least(itertools.chain(*ways))

    def _cover(self, cell: _Cell, divided: frozenset[str]) -> Covering | None:
        key = (cell, divided)
        if key not in self._known:
            ways = (self._in_one_go(cell, divided), self._one_after_another(*key))
            self._known[key] = _least(itertools.chain(*ways))
        return self._known[key]

    def _in_one_go(self, cell: _Cell, divided: frozenset[str]) -> Iterator[Covering]:
        """Give every way to cover a cell without dividing its time as a whole."""
        alone = self._alone(cell)
        if alone is not None:
            yield alone
        few = len(self._stretches) <= MOST_CUT
        yield from self._parted(cell, divided, self._cover if few else self._alone)

    def _alone(self, cell: _Cell, _: frozenset[str] = frozenset()) -> Covering | None:
        """Give the least figure that covers a cell by itself."""
        measure, place, (start, stop) = cell
        for tile in self._covering(measure, place):
            begins, ends = tile.stretch
            if begins <= start and stop <= ends:
                return Covering(members=(tile.member,), high=tile.member.high)
        return None

    def _covering(self, measure: str, place: str | None) -> list[Tile]:
        """Give what covers a measure in a place, the least first."""
        if (measure, place) not in self._around:
            measures = self._inside.around(measure)
            places = {None} if place is None else self._inside.around(place)
            self._around[measure, place] = [
                tile
                for tile in self._tiles
                if tile.member.key[0] in measures and tile.member.key[2] in places
            ]
        return self._around[measure, place]

    def _parted(
        self, cell: _Cell, divided: frozenset[str], cover: _Cover
    ) -> Iterator[Covering]:
        """Give every way to cover a cell by its parts in measure or place.

        What was divided already is not divided again, so that no part is covered by
        its own whole.
        """
        measure, place, stretch = cell
        for one in self._partitions_around(measure, divided):
            parts = [(part, place, stretch) for part in one.part_ids]
            yield from _together(cover, parts, divided | {one.whole_id})
        for one in self._partitions_around(place, divided):
            parts = [(measure, part, stretch) for part in one.part_ids]
            yield from _together(cover, parts, divided | {one.whole_id})

    def _partitions_around(
        self, id_: str | None, divided: frozenset[str]
    ) -> list[Partition]:
        around = () if id_ is None else self._inside.around(id_) - divided
        return [one for one in self._partitions if one.whole_id in around]

    def _one_after_another(
        self, cell: _Cell, divided: frozenset[str]
    ) -> Iterator[Covering]:
        """Give the least way to cover a cell by stretches that leave no gap."""
        measure, place, (start, stop) = cell
        clipped = {
            (max(start, begins), min(stop, ends)) for begins, ends in self._stretches
        }
        # How far what comes to so much reaches: both rise from one to the next.
        stops: list[float] = [start]
        reached: list[Covering] = [Covering(members=(), high=ZERO)]
        for piece in sorted(clipped - {(start, stop)}, key=lambda p: (p[1], p[0])):
            if piece[0] >= piece[1] or piece[0] > stops[-1]:
                continue
            here = _least(self._in_one_go((measure, place, piece), divided))
            if here is not None:
                before = reached[bisect_left(stops, piece[0])]
                _reach(stops, reached, piece[1], _joined((before, here)))
        if len(stops) > 1 and stops[-1] >= stop:
            yield reached[-1]


def _together(
    cover: _Cover, cells: Iterable[_Cell], divided: frozenset[str]
) -> Iterator[Covering]:
    """Give what covers all of some cells, if each is covered."""
    found = [cover(cell, divided) for cell in cells]
    covered = [one for one in found if one is not None]
    if len(covered) == len(found):
        yield _joined(covered)


def _least_of_each(tiles: Iterable[Tile]) -> list[Tile]:
    """Give for each key and stretch the first of the least, the least of all first."""
    least: dict[object, Tile] = {}
    for tile in sorted(tiles, key=lambda each: lesser_first(each.member.high)):
        if tile.stretch[0] < tile.stretch[1]:
            least.setdefault((tile.member.key, tile.stretch), tile)
    return list(least.values())


def _reach(
    stops: list[float], reached: list[Covering], stop: float, covering: Covering
) -> None:
    """Note that something reaches so far, and forget what comes to more and ends there.

    Pieces come in the order in which they end.
    """
    if stops[-1] == stop and _worth(reached[-1]) <= _worth(covering):
        return
    while len(stops) > 1 and _worth(covering) <= _worth(reached[-1]):
        stops.pop()
        reached.pop()
    stops.append(stop)
    reached.append(covering)


def _joined(coverings: Sequence[Covering]) -> Covering:
    return Covering(
        members=tuple(one for each in coverings for one in each.members),
        high=total(ZERO, *(each.high for each in coverings)),
    )


def _least(ways: Iterable[Covering]) -> Covering | None:
    return min(ways, key=_worth, default=None)


def _worth(covering: Covering) -> tuple[Bound, int]:
    return lesser_first(covering.high), len(covering.members)
