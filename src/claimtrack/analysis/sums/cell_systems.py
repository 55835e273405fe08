"""What is so much at least and at most, cell by cell, and how the cells add up."""

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import attrs

from claimtrack.analysis.sums.members import Member, Number
from claimtrack.analysis.sums.solving import Row, contradicting
from claimtrack.graph import Containment
from claimtrack.model import Partition

Cell = tuple[str | None, str | None]
"""A measure and a place, of one subject in one stretch of time."""


@attrs.frozen(kw_only=True)
class _Sum:
    """How parts add up to a whole, by the numbers of their cells.

    Attributes:
        whole: The whole.
        parts: The parts.
        at_most: Whether the parts come to no more than the whole.
        at_least: Whether they come to no less.
    """

    whole: int
    parts: tuple[int, ...]
    at_most: bool
    at_least: bool


class CellSystem:
    """Cells and how they add up, to be asked which bounds on them can hold together.

    Args:
        measures: The measures.
        places: The places; None for what names none.
        inside: What lies within what.
        partitions: The partitions of measures and places.
    """

    def __init__(
        self,
        measures: Iterable[str | None],
        places: Iterable[str | None],
        inside: Containment,
        partitions: Iterable[Partition],
    ) -> None:
        self._inside = inside
        self._cells: dict[Cell, int] = {
            cell: number
            for number, cell in enumerate(itertools.product(measures, places))
        }
        self._sums = (*self._contained(), *self._divided(partitions))

    def contradicting(
        self, lows: Sequence[Member], highs: Sequence[Member]
    ) -> tuple[Member, ...]:
        """Give figures that can't all hold, by bounds; none where all can.

        Args:
            lows: The figures that tell how much a cell is at least.
            highs: Those that tell how much one is at most.

        Raises:
            MissingExtraError: Where it takes HiGHS to tell, and that is not installed.
        """
        if self._is_suited(lows, highs):
            return ()
        rows = [_row(one) for one in self._sums]
        told = [
            *((Row(factors=self._of(one), low=one.low[0]), one) for one in lows),
            *((Row(factors=self._of(one), high=one.high[0]), one) for one in highs),
        ]
        absurd = contradicting([*rows, *(row for row, _ in told)], len(self._cells))
        named = (
            told[number - len(rows)][1] for number in absurd if number >= len(rows)
        )
        return tuple(dict.fromkeys(named))

    def _contained(self) -> Iterator[_Sum]:
        for part, whole in itertools.permutations(self._cells, 2):
            is_inside = self._is_in(part[0], whole[0]) and self._is_in(
                part[1], whole[1]
            )
            if is_inside:
                yield _Sum(
                    whole=self._cells[whole],
                    parts=(self._cells[part],),
                    at_most=True,
                    at_least=False,
                )

    def _is_in(self, part: str | None, whole: str | None) -> bool:
        if part is None or whole is None:
            return part is whole
        return whole in self._inside.around(part)

    def _divided(self, partitions: Iterable[Partition]) -> Iterator[_Sum]:
        for one, (measure, place) in itertools.product(partitions, self._cells):
            ways: list[list[Cell]] = []
            if one.whole_id == measure:
                ways.append([(part, place) for part in one.part_ids])
            if one.whole_id == place:
                ways.append([(measure, part) for part in one.part_ids])
            for cells in ways:
                yield _Sum(
                    whole=self._cells[measure, place],
                    parts=tuple(self._cells[cell] for cell in cells),
                    at_most=one.disjoint,
                    at_least=one.exhaustive,
                )

    def _number(self, one: Member) -> int:
        return self._cells[one.key[0], one.key[2]]

    def _of(self, one: Member) -> dict[int, int]:
        return {self._number(one): 1}

    def _is_suited(self, lows: Sequence[Member], highs: Sequence[Member]) -> bool:
        """Tell whether the least or the greatest that bounds allow suits everything."""
        least: list[Number] = [Fraction(0)] * len(self._cells)
        greatest: list[Number] = [math.inf] * len(self._cells)
        for one in lows:
            number = self._number(one)
            least[number] = max(least[number], one.low[0])
        for one in highs:
            number = self._number(one)
            greatest[number] = min(greatest[number], one.high[0])
        raised, lowered = self._raised(least), self._lowered(greatest)
        fits_below = all(map(_is_no_more, raised, greatest))
        fits_above = all(map(_is_no_more, least, lowered))
        return (fits_below and self._holds(raised)) or (
            fits_above and self._holds(lowered)
        )

    def _raised(self, least: Sequence[Number]) -> list[Number]:
        """Raise wholes to what their parts come to, until nothing rises."""
        values, is_rising = list(least), True
        while is_rising:
            is_rising = False
            for one in self._sums:
                if one.at_most and _sum(values, one.parts) > values[one.whole]:
                    values[one.whole] = _sum(values, one.parts)
                    is_rising = True
        return values

    def _lowered(self, greatest: Sequence[Number]) -> list[Number]:
        """Lower parts to their wholes, and wholes to what their parts come to."""
        values, is_falling = list(greatest), True
        while is_falling:
            is_falling = False
            for one in self._sums:
                for part in one.parts:
                    if values[part] > values[one.whole]:
                        values[part], is_falling = values[one.whole], True
                if one.at_least and _sum(values, one.parts) < values[one.whole]:
                    values[one.whole] = _sum(values, one.parts)
                    is_falling = True
        return values

    def _holds(self, values: Sequence[Number]) -> bool:
        return all(
            (not one.at_most or _sum(values, one.parts) <= values[one.whole])
            and (not one.at_least or _sum(values, one.parts) >= values[one.whole])
            for one in self._sums
        )


def _sum(values: Sequence[Number], numbers: Iterable[int]) -> Number:
    total: Number = Fraction(0)
    for number in numbers:
        total = total + values[number]
    return total


def _is_no_more(one: Number, other: Number) -> bool:
    return one <= other


def _row(one: _Sum) -> Row:
    return Row(
        factors={**dict.fromkeys(one.parts, 1), one.whole: -1},
        high=Fraction(0) if one.at_most else None,
        low=Fraction(0) if one.at_least else None,
    )
