"""Parts with nothing in common that come to more than their whole."""

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence

from claimtrack.analysis.comparison.windows import EVER
from claimtrack.analysis.sums.apartness import Apartness
from claimtrack.analysis.sums.ceilings import Ceilings
from claimtrack.analysis.sums.figures import Figures, period_of
from claimtrack.analysis.sums.members import (
    ENDLESS,
    ZERO,
    Bound,
    Key,
    Member,
    by_label,
    is_beyond,
    lesser_first,
    total,
)
from claimtrack.analysis.sums.mismatches import Mismatch, Pairs, Way
from claimtrack.analysis.sums.packing import heaviest
from claimtrack.analysis.sums.ties import Insiders, is_placed
from claimtrack.analysis.sums.wholes import Keys
from claimtrack.graph import ClaimGraph
from claimtrack.model import Partition


class PartsBeyond:
    """For each question the first whole that parts go beyond.

    Args:
        graph: The graph.
        figures: What may add up.
        keys: How what they count lies to each other.
    """

    def __init__(self, graph: ClaimGraph, figures: Figures, keys: Keys) -> None:
        self._graph = graph
        self._figures = figures
        self._keys = keys
        self._pairs = Pairs(graph)
        partitions = graph.of_kind(Partition).values()
        self._apart = Apartness(
            graph.containment, (one for one in partitions if one.disjoint)
        )
        self._insiders: dict[Key, Insiders] = {}

    def mismatches(self, key: Key) -> Iterator[Mismatch]:
        """Give a mismatch for each question about a key, where there is one.

        Complexity: O(n) in the figures within the key, O(log n) for each whole, and
        that of `heaviest` for each that stays below no ceiling.
        """
        within = self._keys.within(key)
        if self._figures.start_together(within) and not self._apart.can_split(within):
            return
        parts = [one for one in self._figures.of_all(within) if one.low > ZERO]
        reach = self._reach(parts)
        for wholes in self._figures.asked(key):
            for whole in _least_first(wholes):
                if not is_beyond(reach, whole.high):
                    break
                if not is_beyond(self.ceiling(whole), whole.high):
                    continue
                found = self._of(whole, parts, wholes)
                if found is not None:
                    yield found
                    break

    def ceiling(self, whole: Member) -> Bound:
        """Give no less than what parts of a whole with nothing in common come to.

        Complexity: O(log n), for what is tied to the whole and each key around it.
        """
        if self._ceilings is None or not is_placed(whole):
            return ENDLESS
        late = self._inside(whole.key).late(whole)
        return self._ceilings.of(whole.key, whole.core, late)

    @functools.cached_property
    def _ceilings(self) -> Ceilings | None:
        keys = self._figures.keys()
        if any(map(self._apart.is_empty, keys)):
            return None
        parts = (one for one in self._figures.of_all(keys) if one.low > ZERO)
        return Ceilings(parts, self._keys.around)

    def _inside(self, key: Key) -> Insiders:
        """Give the figures within a key of which no two are alike."""
        if key not in self._insiders:
            within = self._figures.of_all(self._keys.within(key))
            parts = self._pairs.one_of_each(one for one in within if one.low > ZERO)
            self._insiders[key] = Insiders(self._figures, parts)
        return self._insiders[key]

    def _reach(self, parts: Sequence[Member]) -> Bound:
        """Give more than what any choice of parts comes to: what begins as one meets."""
        greatest: dict[object, Bound] = {}
        for one in parts:
            place = (one.key, one.outer.wall[0], one.outer.utc[0])
            greatest[place] = max(greatest.get(place, ZERO), one.low)
        return total(ZERO, *greatest.values())

    def packed(self, whole: Member) -> Sequence[Member]:
        """Give parts of a whole with nothing in common that come to most.

        None exceeds it by itself.
        """
        return heaviest(self._able(whole), self._apart).members

    def _able(self, whole: Member) -> list[Member]:
        """Give of the parts of a whole that count one thing the greatest."""
        near = self._inside(whole.key).near(whole)
        return _greatest(one for one in near if self._is_part(one, whole))

    def _of(
        self, whole: Member, parts: Sequence[Member], wholes: Sequence[Member]
    ) -> Mismatch | None:
        able = self._able(whole)
        if self._ceilings is not None and not is_beyond(
            Ceilings(able, self._keys.around).of(whole.key, EVER.wall), whole.high
        ):
            return None
        packed = heaviest(able, self._apart)
        if not is_beyond(packed.low, whole.high):
            return None
        chosen = fewest(packed.members, whole.high)
        return Mismatch(
            way=Way.BEYOND,
            whole=whole,
            parts=by_label(chosen),
            equals=by_label(
                (
                    *self._other_wholes(whole, chosen, wholes),
                    *self._other_parts(whole, parts, chosen),
                )
            ),
        )

    def _is_part(self, one: Member, whole: Member) -> bool:
        """Tell whether a figure surely counts a part of a whole, and not too much."""
        if is_beyond(one.low, whole.high):
            return False
        return self._figures.is_inside(one, whole) and not self._pairs.are_incomparable(
            one, whole
        )

    def _other_wholes(
        self, whole: Member, chosen: Sequence[Member], wholes: Sequence[Member]
    ) -> Iterator[Member]:
        for one in wholes:
            is_equal = one is not whole and one.high == whole.high
            if is_equal and all(self._is_part(part, one) for part in chosen):
                yield one

    def _other_parts(
        self, whole: Member, parts: Sequence[Member], chosen: Sequence[Member]
    ) -> Iterator[Member]:
        """Give figures equal to one that was chosen, and apart from the others."""
        for one in parts:
            if one in chosen or not self._is_part(one, whole):
                continue
            if any(
                _are_equal(one, part)
                and all(
                    self._apart.are_apart(one, other)
                    for other in chosen
                    if other is not part
                )
                for part in chosen
            ):
                yield one


def _least_first(wholes: Iterable[Member]) -> list[Member]:
    """Give of equal figures of each stretch the first, the least first."""
    ordered = sorted(wholes, key=lambda one: lesser_first(one.high))
    firsts: dict[object, Member] = {}
    for one in ordered:
        firsts.setdefault((one.stretch, one.high), one)
    return list(firsts.values())


def _greatest(parts: Iterable[Member]) -> list[Member]:
    """Give of the figures that count one thing the first of the greatest."""
    best: dict[object, Member] = {}
    for one in parts:
        counted = (one.key, one.outer)
        if counted not in best or best[counted].low < one.low:
            best[counted] = one
    return list(best.values())


def fewest(parts: Sequence[Member], high: Bound) -> tuple[Member, ...]:
    """Give the fewest of parts that come to more which still do: the greatest first."""
    ordered = sorted(parts, key=lambda part: part.low, reverse=True)
    sums = itertools.accumulate((part.low for part in ordered), total)
    count = next(n for n, low in enumerate(sums, start=1) if is_beyond(low, high))
    return tuple(ordered[:count])


def _are_equal(one: Member, other: Member) -> bool:
    same = one.key == other.key and period_of(one) == period_of(other)
    return same and one.low == other.low
