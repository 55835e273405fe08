"""Sums in trees of partitions: bounds from part to whole tell all there is."""

from collections.abc import Iterator

from claimtrack.analysis.sums.figures import Figures
from claimtrack.analysis.sums.mismatches import Mismatch
from claimtrack.analysis.sums.parts_beyond import PartsBeyond
from claimtrack.analysis.sums.parts_short import PartsShort
from claimtrack.analysis.sums.untold_wholes import UntoldWholes
from claimtrack.analysis.sums.wholes import Keys
from claimtrack.graph import ClaimGraph
from claimtrack.model import Partition


def tree_mismatches(graph: ClaimGraph, figures: Figures) -> Iterator[Mismatch]:
    """Give a mismatch for each whole that its parts exceed, and that they fall short of.

    One a question and way, in a fixed order, and then one for each whole of which
    nobody gives a figure and that is divided in two ways which don't agree.

    Complexity: that of `PartsBeyond` and `PartsShort` for each key, and of
    `UntoldWholes`.
    """
    lying = _keys(graph, figures)
    beyond = PartsBeyond(graph, figures, lying)
    short = PartsShort(graph, figures, lying)
    yield from _told(figures, beyond, short)
    for mismatch in UntoldWholes(graph, figures, beyond, short).mismatches():
        alone = Figures(graph, (one.commitment for one in mismatch.members))
        keys = _keys(graph, alone)
        ways = PartsBeyond(graph, alone, keys), PartsShort(graph, alone, keys)
        if next(_told(alone, *ways), None) is None:
            yield mismatch


def _keys(graph: ClaimGraph, figures: Figures) -> Keys:
    partitions = graph.of_kind(Partition).values()
    return Keys(figures.keys(), graph.containment, partitions)


def _told(
    figures: Figures, beyond: PartsBeyond, short: PartsShort
) -> Iterator[Mismatch]:
    for key in figures.keys():  # noqa: SIM118 -- a method of figures
        yield from beyond.mismatches(key)
        yield from short.mismatches(key)
