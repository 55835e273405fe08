"""Wholes of which nobody gives a figure, divided in two ways that don't agree."""

import itertools
from collections.abc import Iterator

import attrs

from claimtrack.analysis.sums.figures import Figures
from claimtrack.analysis.sums.members import (
    ENDLESS,
    ZERO,
    Key,
    Member,
    by_label,
    is_beyond,
    total,
)
from claimtrack.analysis.sums.mismatches import Mismatch, Way
from claimtrack.analysis.sums.parts_beyond import PartsBeyond, fewest
from claimtrack.analysis.sums.parts_short import PartsShort
from claimtrack.graph import ClaimGraph
from claimtrack.model import Partition

_FEWEST_PARTS = 2


class UntoldWholes:
    """Parts that come to more than other parts of the same whole, which make it up.

    Args:
        graph: The graph.
        figures: What may add up.
        beyond: What packs parts.
        short: What covers wholes.
    """

    def __init__(
        self,
        graph: ClaimGraph,
        figures: Figures,
        beyond: PartsBeyond,
        short: PartsShort,
    ) -> None:
        self._inside = graph.containment
        self._figures = figures
        partitions = graph.of_kind(Partition).values()
        self._divided = {
            one.whole_id for one in partitions if one.disjoint or one.exhaustive
        }
        self._beyond = beyond
        self._short = short

    def mismatches(self) -> Iterator[Mismatch]:
        """Give a mismatch for each measure, place and stretch, where there is one.

        Looked at are the stretches of the figures within.

        Complexity: that of `PartsBeyond.packed` and `PartsShort.covering` for each.
        """
        for key, anchors in self._anchors().items():
            for anchor in anchors:
                found = self._of(attrs.evolve(anchor, key=key, low=ZERO, high=ENDLESS))
                if found is not None:
                    yield found
                    break

    def _anchors(self) -> dict[Key, list[Member]]:
        """Give for each whole that two figures lie in one figure of each stretch."""
        stretches: dict[Key, dict[object, Member]] = {}
        for key in self._figures.keys():  # noqa: SIM118 -- a method of figures
            for whole in self._around(key):
                if self._is_divided(whole) and self._short.may_make_up(whole):
                    firsts = stretches.setdefault(whole, {})
                    for one in self._figures.of(key):
                        firsts.setdefault((one.outer, one.inner), one)
        return {whole: list(firsts.values()) for whole, firsts in stretches.items()}

    def _around(self, key: Key) -> Iterator[Key]:
        measure, subject, place = key
        places = [None] if place is None else sorted(self._inside.around(place))
        for pair in itertools.product(sorted(self._inside.around(measure)), places):
            yield pair[0], subject, pair[1]

    def _is_divided(self, key: Key) -> bool:
        """Tell whether a partition divides a measure or a place.

        What is divided in time alone is told of by the figures of each stretch.
        """
        return key[0] in self._divided or key[2] in self._divided

    def _of(self, whole: Member) -> Mismatch | None:
        if not is_beyond(self._beyond.ceiling(whole), self._short.floor(whole)):
            return None
        packed = self._beyond.packed(whole)
        if len(packed) < _FEWEST_PARTS:
            return None
        low = total(*(one.low for one in packed))
        highs = self._short.covering(attrs.evolve(whole, low=low), packed)
        if highs is None:
            return None
        lows = fewest(packed, total(*(one.high for one in highs)))
        first, *others = (*by_label(lows), *by_label(set(highs) - set(lows)))
        return Mismatch(way=Way.TANGLED, whole=first, parts=tuple(others))
