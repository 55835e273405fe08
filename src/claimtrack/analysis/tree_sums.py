"""Sums in trees of partitions: bounds from part to whole tell all there is."""

import itertools
from collections.abc import Iterator

from claimtrack.analysis.figures import Figures
from claimtrack.analysis.mismatches import Mismatch
from claimtrack.analysis.parts_beyond import PartsBeyond
from claimtrack.analysis.parts_short import PartsShort
from claimtrack.analysis.wholes import Keys
from claimtrack.graph import ClaimGraph
from claimtrack.model import Partition


def tree_mismatches(graph: ClaimGraph, figures: Figures) -> Iterator[Mismatch]:
    """Give a mismatch for each whole that its parts exceed, and that they fall short of.

    One a question and way, in a fixed order.

    Complexity: that of `PartsBeyond` and `PartsShort` for each key.
    """
    keys = tuple(figures.keys())
    lying = Keys(keys, graph.containment, graph.of_kind(Partition).values())
    ways: tuple[PartsBeyond | PartsShort, ...] = (
        PartsBeyond(graph, figures, lying),
        PartsShort(graph, figures, lying),
    )
    for key, way in itertools.product(keys, ways):
        yield from way.mismatches(key)
