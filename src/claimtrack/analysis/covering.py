"""The least sum of figures that together surely cover a whole."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

import attrs

from claimtrack.analysis.members import ZERO, Bound, Member, lesser_first, total
from claimtrack.analysis.windows import Stretch
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


_Cell = tuple[str, str | None, Stretch]
"""A measure, a place and a stretch of time."""


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
        tiles: Sequence[Tile],
        inside: Containment,
        partitions: Iterable[Partition],
    ) -> None:
        self._tiles = tiles
        self._inside = inside
        self._partitions = tuple(partitions)
        self._known: dict[tuple[_Cell, frozenset[str]], Covering | None] = {}

    def lightest(self, measure: str, place: str | None) -> Covering | None:
        """Give what covers a whole and comes to least; None where nothing does.

        What alone covers it is left out: that would be no sum.

        Complexity: O(n) for each cell of the partitions around, and O(k^2) for each in
        the k stretches of time.
        """
        return _least(self._divided((measure, place, ALL), frozenset()))

    def _cover(self, cell: _Cell, divided: frozenset[str]) -> Covering | None:
        key = (cell, divided)
        if key not in self._known:
            ways = itertools.chain(self._alone(cell), self._divided(cell, divided))
            self._known[key] = _least(ways)
        return self._known[key]

    def _alone(self, cell: _Cell) -> Iterator[Covering]:
        measure, place, (start, stop) = cell
        around = self._inside.around(measure)
        places = {None} if place is None else self._inside.around(place)
        for tile in self._tiles:
            one, (begins, ends) = tile.member, tile.stretch
            is_around = one.key[0] in around and one.key[2] in places
            if is_around and begins <= start and stop <= ends:
                yield Covering(members=(one,), high=one.high)

    def _divided(self, cell: _Cell, divided: frozenset[str]) -> Iterator[Covering]:
        """Give every way to cover a cell by its parts: in measure, place or time.

        What was divided already is not divided again, so that no part is covered by
        its own whole.
        """
        measure, place, stretch = cell
        for one in self._partitions_around(measure, divided):
            parts = [(part, place, stretch) for part in one.part_ids]
            yield from self._together(parts, divided | {one.whole_id})
        for one in self._partitions_around(place, divided):
            parts = [(measure, part, stretch) for part in one.part_ids]
            yield from self._together(parts, divided | {one.whole_id})
        yield from self._one_after_another(cell, divided)

    def _partitions_around(
        self, id_: str | None, divided: frozenset[str]
    ) -> list[Partition]:
        around = () if id_ is None else self._inside.around(id_) - divided
        return [one for one in self._partitions if one.whole_id in around]

    def _together(
        self, cells: Iterable[tuple[str, str | None, Stretch]], divided: frozenset[str]
    ) -> Iterator[Covering]:
        found = [self._cover(cell, divided) for cell in cells]
        covered = [one for one in found if one is not None]
        if len(covered) == len(found):
            yield _joined(covered)

    def _one_after_another(
        self, cell: _Cell, divided: frozenset[str]
    ) -> Iterator[Covering]:
        """Give the least way to cover a cell by stretches that leave no gap."""
        measure, place, (start, stop) = cell
        clipped = {
            (max(start, begins), min(stop, ends))
            for begins, ends in (tile.stretch for tile in self._tiles)
        }
        reached: list[tuple[Stretch, Covering]] = []
        for piece in sorted(clipped - {(start, stop)}, key=lambda p: (p[1], p[0])):
            here = None
            if piece[0] < piece[1]:
                here = self._cover((measure, place, piece), divided)
            if here is None:
                continue
            ways = [
                _joined((covering, here))
                for before, covering in reached
                if before[1] >= piece[0]
            ]
            ways += [here] if piece[0] <= start else []
            best = _least(iter(ways))
            if best is not None:
                reached.append((piece, best))
        yield from (covering for piece, covering in reached if piece[1] >= stop)


def _joined(coverings: Sequence[Covering]) -> Covering:
    return Covering(
        members=tuple(one for each in coverings for one in each.members),
        high=total(ZERO, *(each.high for each in coverings)),
    )


def _least(ways: Iterator[Covering]) -> Covering | None:
    return min(ways, key=_worth, default=None)


def _worth(covering: Covering) -> tuple[Bound, int]:
    return lesser_first(covering.high), len(covering.members)
