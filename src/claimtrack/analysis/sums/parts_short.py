"""Parts that make up a whole and come to less than it."""

import math
from collections.abc import Iterable, Iterator, Sequence

from claimtrack.analysis.sums.covering import ALL, Covering, Coverings, Tile
from claimtrack.analysis.sums.figures import Figures, period_of
from claimtrack.analysis.sums.floors import Floors
from claimtrack.analysis.sums.members import (
    ENDLESS,
    ZERO,
    Bound,
    Key,
    Member,
    by_label,
    is_beyond,
    lesser_first,
)
from claimtrack.analysis.sums.mismatches import Mismatch, Pairs, Way
from claimtrack.analysis.sums.ties import Enders, is_placed
from claimtrack.analysis.sums.wholes import Keys
from claimtrack.graph import ClaimGraph
from claimtrack.model import Partition

_NO_LATER = frozenset({-1, 0})
_NO_EARLIER = frozenset({0, 1})


class PartsShort:
    """For each question the first whole that parts fall short of.

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
        self._exhaustive = tuple(one for one in partitions if one.exhaustive)
        self._known: dict[Key, tuple[Floors, Enders]] = {}

    def mismatches(self, key: Key) -> Iterator[Mismatch]:
        """Give a mismatch for each question about a key, where there is one.

        Complexity: that of `Floors` for the figures that bear on the key, O(log n) for
        each whole, and that of `Coverings.lightest` for each that stays above no floor.
        """
        if not self.may_make_up(key):
            return
        bearing = tuple(self._keys.covering(key))
        follow = not self._figures.start_together(bearing)
        able = [one for one in self._figures.of_all(bearing) if one.high != ENDLESS]
        alike = self._pairs.one_of_each(able)
        least = None if follow else self._covered(key, _all_of_them(able))
        if not follow and least is None:
            return
        for wholes in self._figures.asked(key):
            for whole in _greatest_first(wholes):
                if whole.low == ZERO or not (
                    least is None or is_beyond(whole.low, least.high)
                ):
                    break
                if not is_beyond(whole.low, self.floor(whole)):
                    continue
                found = self._of(whole, alike, able, wholes)
                if found is not None:
                    yield found
                    break

    def may_make_up(self, key: Key) -> bool:
        """Tell whether parts or stretches of time may make up what a key counts."""
        follow = not self._figures.start_together(self._keys.covering(key))
        return follow or self._keys.is_made_up(key)

    def floor(self, whole: Member) -> Bound:
        """Give no more than what makes up a whole comes to; endless where nothing does.

        Complexity: that of `Floors` once a key, then O(log n).
        """
        if not is_placed(whole):
            return ZERO
        if whole.key not in self._known:
            able = self._able(whole.key)
            ends = (end for one in self._figures.every() for end in one.reach)
            self._known[whole.key] = (
                Floors(
                    whole.key, able, ends, self._graph.containment, self._exhaustive
                ),
                Enders(self._figures, able),
            )
        floors, enders = self._known[whole.key]
        return floors.of(whole.reach, enders.ends(whole, self._keys.around(whole.key)))

    def _able(self, key: Key) -> list[Member]:
        """Give what bears on a key and has a greatest value, of those alike the first."""
        bearing = self._figures.of_all(self._keys.covering(key))
        return self._pairs.one_of_each(one for one in bearing if one.high != ENDLESS)

    def covering(
        self, whole: Member, beside: Sequence[Member]
    ) -> tuple[Member, ...] | None:
        """Give figures that make up a whole and come to less; None where none do.

        Args:
            whole: The whole.
            beside: What none of them may conflict with by itself.
        """
        return self._covering(
            whole, self._bearing(self._able(whole.key), whole), beside
        )

    def _covering(
        self, whole: Member, left: list[Member], beside: Sequence[Member]
    ) -> tuple[Member, ...] | None:
        while True:
            parts = self._parts(whole, left)
            if parts is None:
                return None
            clashing = self._pairs.first_conflicting((*beside, *parts))
            if clashing is None:
                return parts
            left.remove(clashing)

    def _of(
        self,
        whole: Member,
        alike: Sequence[Member],
        able: Sequence[Member],
        wholes: Sequence[Member],
    ) -> Mismatch | None:
        """Give the mismatch of a whole, from figures of which no two are alike."""
        parts = self._covering(whole, self._bearing(alike, whole), (whole,))
        if parts is None:
            return None
        return Mismatch(
            way=Way.SHORT,
            whole=whole,
            parts=by_label(parts),
            equals=by_label(
                (
                    *self._other_wholes(whole, parts, wholes),
                    *self._other_parts(whole, parts, self._bearing(able, whole)),
                )
            ),
        )

    def _bearing(self, able: Iterable[Member], whole: Member) -> list[Member]:
        """Give what may cover a part: by itself it comes to less than the whole."""
        return [
            one
            for one in able
            if is_beyond(whole.low, one.high) and self._may_bear(one, whole)
        ]

    def _may_bear(self, one: Member, whole: Member) -> bool:
        """Tell whether a figure may cover a part; one that covers all is no part."""
        if self._pairs.are_incomparable(one, whole):
            return False
        covers_all = (
            self._tile(one, whole, "wall").stretch == ALL
            and one.key[0] in self._graph.containment.around(whole.key[0])
            and (
                one.key[2] is None
                or one.key[2] in self._graph.containment.around(str(whole.key[2]))
            )
        )
        return not covers_all

    def _parts(
        self, whole: Member, able: Sequence[Member]
    ) -> tuple[Member, ...] | None:
        """Give a smallest set of figures that covers a whole and comes to less."""
        if not self._falls_short(whole, able):
            return None
        best = min(
            filter(None, self._coverings(whole, able)),
            key=lambda covering: lesser_first(covering.high),
        )
        parts = list(dict.fromkeys(best.members))
        for one in tuple(parts):
            others = [other for other in parts if other is not one]
            if self._falls_short(whole, others):
                parts = others
        # What one figure alone makes up is no sum.
        return tuple(parts) if len(parts) > 1 else None

    def _falls_short(self, whole: Member, able: Sequence[Member]) -> bool:
        return any(
            covering is not None and is_beyond(whole.low, covering.high)
            for covering in self._coverings(whole, able)
        )

    def _coverings(
        self, whole: Member, able: Sequence[Member]
    ) -> Iterator[Covering | None]:
        """Give the least covering by the wall clock, and in UTC where that differs."""
        by_wall = [self._tile(one, whole, "wall") for one in able]
        yield self._covered(whole.key, by_wall)
        by_utc = [self._tile(one, whole, "utc") for one in able]
        if any(
            mine.stretch != theirs.stretch
            for mine, theirs in zip(by_wall, by_utc, strict=True)
        ):
            yield self._covered(whole.key, by_utc)

    def _covered(self, key: Key, tiles: Sequence[Tile]) -> Covering | None:
        inside = self._graph.containment
        return Coverings(tiles, inside, self._exhaustive).lightest(key[0], key[2])

    def _tile(self, one: Member, whole: Member, clock: str) -> Tile:
        """Give the stretch of a whole's time that a figure surely fills."""
        orders = self._figures.orders(one, whole)
        if orders is None:
            neither = period_of(one) == period_of(whole) == ""
            return Tile(member=one, stretch=ALL if neither else (math.inf, math.inf))
        starts, stops = orders
        start, stop = getattr(one.inner, clock)
        return Tile(
            member=one,
            stretch=(
                -math.inf if starts <= _NO_LATER else start,
                math.inf if stops <= _NO_EARLIER else stop,
            ),
        )

    def _other_wholes(
        self, whole: Member, parts: Sequence[Member], wholes: Sequence[Member]
    ) -> Iterator[Member]:
        for one in wholes:
            is_equal = one is not whole and one.low == whole.low
            if is_equal and self._falls_short(one, parts):
                yield one

    def _other_parts(
        self, whole: Member, parts: Sequence[Member], able: Sequence[Member]
    ) -> Iterator[Member]:
        """Give figures equal to one of the parts that cover what it covers."""
        for one in able:
            if one not in parts and any(
                _are_equal(one, part)
                and self._falls_short(
                    whole, [one if each is part else each for each in parts]
                )
                for part in parts
            ):
                yield one


def _greatest_first(wholes: Iterable[Member]) -> list[Member]:
    """Give of equal figures of each stretch the first, the greatest first."""
    ordered = sorted(wholes, key=lambda one: one.low, reverse=True)
    firsts: dict[object, Member] = {}
    for one in ordered:
        firsts.setdefault((one.stretch, one.low), one)
    return list(firsts.values())


def _all_of_them(able: Sequence[Member]) -> list[Tile]:
    """Take each key's least figure as though it covered all of a whole's time."""
    least: dict[Key, Member] = {}
    for one in able:
        before = least.get(one.key)
        if before is None or lesser_first(one.high) < lesser_first(before.high):
            least[one.key] = one
    return [Tile(member=one, stretch=ALL) for one in least.values()]


def _are_equal(one: Member, other: Member) -> bool:
    same = one.key == other.key and period_of(one) == period_of(other)
    return same and one.high == other.high
