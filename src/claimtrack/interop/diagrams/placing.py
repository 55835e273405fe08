"""Where each node stands in its layer: near what it is joined to, and clear of others."""

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence

from claimtrack.interop.diagrams.layering import Layers

GAP = 28.0
"""How far apart two boxes in a layer stand at least, in pixels."""
_PASSES = 16


def centres(layers: Layers, widths: Mapping[str, float]) -> dict[str, float]:
    """Give the middle of each node and bend, from the left; the leftmost edge is at 0.

    Each layer in turn is put as near as its order allows to the middle of what its
    nodes are joined to.

    Args:
        layers: The nodes in their layers.
        widths: How wide each is; a bend may be left out.

    Complexity: O(n + m) in nodes, bends and lines.
    """
    near: defaultdict[str, list[str]] = defaultdict(list)
    for way in layers.ways.values():
        for one, other in itertools.pairwise(way):
            near[one].append(other)
            near[other].append(one)
    at: dict[str, float] = {}
    for row in layers.layers:
        at |= _apart(row, [0.0] * len(row), widths)
    for number in range(_PASSES):
        rows = layers.layers if number % 2 == 0 else layers.layers[::-1]
        for row in rows:
            wanted = [_middle([at[x] for x in near[name]], at[name]) for name in row]
            at |= _apart(row, wanted, widths)
    left = min((at[x] - widths.get(x, 0.0) / 2 for x in at), default=0.0)
    return {name: x - left for name, x in at.items()}


def _middle(spots: Sequence[float], otherwise: float) -> float:
    return sum(spots) / len(spots) if spots else otherwise


def _apart(
    row: Sequence[str], wanted: Sequence[float], widths: Mapping[str, float]
) -> dict[str, float]:
    """Give spots in order and clear of each other, as near as can be to those wanted.

    Source: isotonic regression by pooling adjacent violators (M. Ayer and others, An
        Empirical Distribution Function for Sampling with Incomplete Information, 1955).
    """
    offsets = [0.0]
    for one, other in itertools.pairwise(row):
        half = (widths.get(one, 0.0) + widths.get(other, 0.0)) / 2
        offsets.append(offsets[-1] + half + GAP)
    # Runs that stand as close as they may: what they would have on the whole, and how
    # many are in each.
    runs: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=False):
        total, count = want - offset, 1
        while runs and runs[-1][0] / runs[-1][1] > total / count:
            before, many = runs.pop()
            total, count = total + before, count + many
        runs.append((total, count))
    starts = [total / count for total, count in runs for _ in range(count)]
    return {
        name: start + offset
        for name, start, offset in zip(row, starts, offsets, strict=False)
    }
