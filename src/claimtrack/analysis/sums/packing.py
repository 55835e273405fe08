"""The greatest sum of parts that surely have nothing in common.

Few members are tried exactly. Many are cut apart: by a partition, or in time, and each
piece by itself; that finds the greatest sum wherever partitions are trees.
"""

import math
import operator
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat

import attrs

from claimtrack.analysis.comparison.windows import Stretch, Window
from claimtrack.analysis.sums.apartness import Apartness
from claimtrack.analysis.sums.members import ZERO, Bound, Member, total

FEW = 20
"""Up to how many members every choice is tried."""
MOST_CUT = 24
"""Up to how many stretches of time are cut by partitions within."""
MOST_STRETCHES = 400
"""Up to how many stretches are tried that are no figure's own."""

_Line = Callable[[Window], Stretch]
_LINES: tuple[_Line, ...] = (operator.attrgetter("wall"), operator.attrgetter("utc"))


@attrs.frozen(kw_only=True)
class Packing:
    """Members that surely have nothing in common.

    Attributes:
        members: The members, in the order in which they were given.
    """

    members: tuple[Member, ...] = ()

    @property
    def low(self) -> Bound:
        """The least that they come to together."""
        return total(ZERO, *(one.low for one in self.members))


def heaviest(members: Sequence[Member], apart: Apartness) -> Packing:
    """Give the members apart from each other that come to most; of equals the fewest.

    Args:
        members: What to choose from, without any that counts nothing.
        apart: What tells which have nothing in common.

    Complexity: O(2^n) in few members at worst, O(n) where they all are apart; of many,
    O(n k) for each level of partitions, k being the stretches of time.
    """
    if len(members) <= FEW:
        return _Exact(members, apart).heaviest()
    return _Cutting(apart).heaviest(tuple(members))


class _Exact:
    """Every choice of few members; a set of them is a number, a bit for each."""

    def __init__(self, members: Sequence[Member], apart: Apartness) -> None:
        self._members = members
        self._meets = [
            sum(
                1 << number
                for number, other in enumerate(members)
                if other is not one and not apart.are_apart(one, other)
            )
            for one in members
        ]
        self._known: dict[int, int] = {0: 0}

    def heaviest(self) -> Packing:
        chosen = self._of((1 << len(self._members)) - 1)
        return Packing(members=tuple(self._members[n] for n in _numbers(chosen)))

    def _of(self, left: int) -> int:
        if left not in self._known:
            group = self._group(left)
            if group == left:
                best = self._of_joined(left)
            else:
                best = self._of(group) | self._of(left & ~group)
            self._known[left] = best
        return self._known[left]

    def _of_joined(self, left: int) -> int:
        """Choose with or without the one that meets most of the others."""
        most = max(_numbers(left), key=lambda n: (self._meets[n] & left).bit_count())
        rest = left & ~(1 << most)
        with_it = self._of(rest & ~self._meets[most]) | 1 << most
        return max(with_it, self._of(rest), key=self._worth)

    def _group(self, left: int) -> int:
        """Give those that meet the first, directly or through others."""
        group, found = 0, left & -left
        while found:
            group |= found
            met = 0
            for number in _numbers(found):
                met |= self._meets[number]
            found = met & left & ~group
        return group

    def _worth(self, chosen: int) -> tuple[Bound, int, tuple[int, ...]]:
        low = total(ZERO, *(self._members[n].low for n in _numbers(chosen)))
        first = tuple(-n for n in _numbers(chosen))
        return low, -chosen.bit_count(), first


def _numbers(chosen: int) -> list[int]:
    return [n for n in range(chosen.bit_length()) if chosen >> n & 1]


class _Cutting:
    """Many members, cut into pieces by partitions and in time; each piece once.

    Args:
        apart: What tells which have nothing in common.
        few: Up to how many members every choice is tried.
    """

    def __init__(self, apart: Apartness, *, few: int = FEW) -> None:
        self._apart = apart
        self._few = few
        self._known: dict[tuple[Member, ...], Packing] = {}

    def heaviest(self, members: tuple[Member, ...]) -> Packing:
        if members not in self._known:
            self._known[members] = self._cut(members)
        return self._known[members]

    def _cut(self, members: tuple[Member, ...]) -> Packing:
        if len(members) <= self._few:
            return _Exact(members, self._apart).heaviest()
        splits = self._apart.splits(members)
        for pieces in (*map(_in_time, repeat(members), _LINES), *splits):
            if len(pieces) > 1 and sum(map(len, pieces)) == len(members):
                # Nothing of one piece meets anything of another.
                return self._side_by_side(pieces)
        ways = [
            *(self._one_after_another(members, line, splits) for line in _LINES),
            *(self._side_by_side(parts) for parts in splits),
        ]
        return max(ways, key=_worth)

    def _side_by_side(self, pieces: Iterable[Iterable[Member]]) -> Packing:
        return _joined(self.heaviest(tuple(piece)) for piece in pieces)

    def _one_after_another(
        self, members: tuple[Member, ...], line: _Line, splits: Sequence[object]
    ) -> Packing:
        """Choose stretches of time that don't overlap."""
        in_stretch: dict[Stretch, list[Member]] = {}
        for one in members:
            in_stretch.setdefault(line(one.outer), []).append(one)
        stretches = sorted(
            _stretches(in_stretch, is_cut_twice=bool(splits)),
            key=lambda each: (each[1], each[0]),
        )
        stops = [stop for _, stop in stretches]
        best = [Packing()]
        for number, stretch in enumerate(stretches):
            own = tuple(in_stretch.get(stretch, ()))
            here = self._of_one_stretch(own, members)
            # Where nothing is cut but in time, shorter stretches stand for themselves.
            if splits and len(in_stretch) <= MOST_CUT:
                here = self._within(members, stretch, line, otherwise=here)
            before = best[bisect_right(stops, stretch[0], 0, number)]
            best.append(max(best[-1], _joined((before, here)), key=_worth))
        return best[-1]

    def _of_one_stretch(
        self, own: tuple[Member, ...], members: tuple[Member, ...]
    ) -> Packing:
        if 0 < len(own) < len(members):
            return self.heaviest(own)
        # All of them in one stretch is no cut.
        return Packing(members=(max(own, key=_low),) if own else ())

    def _within(
        self,
        members: tuple[Member, ...],
        stretch: Stretch,
        line: _Line,
        *,
        otherwise: Packing,
    ) -> Packing:
        within = tuple(one for one in members if _lies_in(line(one.outer), stretch))
        # All of them in one stretch is no cut.
        return self.heaviest(within) if len(within) < len(members) else otherwise


def _in_time(members: Sequence[Member], line: _Line) -> list[list[Member]]:
    """Give members in pieces, each over before the next begins."""
    pieces: list[list[Member]] = []
    over = -math.inf
    for one in sorted(members, key=lambda each: line(each.outer)):
        start, stop = line(one.outer)
        if start >= over or not pieces:
            pieces.append([])
        pieces[-1].append(one)
        over = max(over, stop)
    return pieces


def _stretches(known: Iterable[Stretch], *, is_cut_twice: bool) -> set[Stretch]:
    """Give the stretches to choose from.

    Figures of parts may overlap in time and still lie side by side in a stretch that is
    no figure's own: of few, every stretch is tried.
    """
    own = set(known)
    starts, stops = {start for start, _ in own}, {stop for _, stop in own}
    if not is_cut_twice or len(starts) * len(stops) > MOST_STRETCHES:
        return own
    return {(start, stop) for start in starts for stop in stops if start < stop}


def _lies_in(one: Stretch, other: Stretch) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _joined(packings: Iterable[Packing]) -> Packing:
    return Packing(members=tuple(one for each in packings for one in each.members))


def _low(one: Member) -> Bound:
    return one.low


def _worth(packing: Packing) -> tuple[Bound, int]:
    return packing.low, -len(packing.members)
