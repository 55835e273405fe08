"""Nodes in layers: what rests on something stands below it, with few lines crossed."""

import itertools
from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence

import attrs
import networkx as nx

Pair = tuple[str, str]
_SWEEPS = 12


@attrs.frozen(kw_only=True)
class Layers:
    """Nodes and bends of lines, layer by layer from the top, each from the left.

    Attributes:
        layers: The names in each layer; a bend is called by its line and its layer.
        ways: For each line the names that it goes by, from its start to its end.
    """

    layers: tuple[tuple[str, ...], ...]
    ways: Mapping[Pair, tuple[str, ...]]


def layered(names: Sequence[str], pairs: Sequence[Pair]) -> Layers:
    """Give nodes in layers, so that lines lead upwards, but for those that make rings.

    Args:
        names: The nodes, in order.
        pairs: The lines, from what is lower to what is higher.

    Complexity: O((n + m) log n) for n nodes and bends and m lines.

    Source: the steps of K. Sugiyama, S. Tagawa and M. Toda, Methods for Visual
        Understanding of Hierarchical System Structures (1981), with medians.

    >>> layered(["a", "b", "c"], [("b", "a"), ("c", "b"), ("c", "a")]).layers
    (('a',), ('b', 'c>a@1'), ('c',))

    """
    down = _without_rings(names, pairs)
    level = _levels(names, down)
    ways = {}
    rows: defaultdict[int, list[str]] = defaultdict(list)
    for name in names:
        rows[level[name]].append(name)
    joined: list[Pair] = []
    for low, high in dict.fromkeys(down):
        bends = [
            f"{low}>{high}@{row}" for row in range(level[low] - 1, level[high], -1)
        ]
        for row, bend in zip(
            range(level[low] - 1, level[high], -1), bends, strict=True
        ):
            rows[row].append(bend)
        way = (low, *bends, high)
        joined += itertools.pairwise(way)
        ways[(low, high)] = way
    ordered = _untangled([rows[row] for row in sorted(rows)], joined)
    given = {
        pair: ways[pair] if pair in ways else tuple(reversed(ways[pair[::-1]]))
        for pair in pairs
    }
    return Layers(layers=tuple(map(tuple, ordered)), ways=given)


def _without_rings(names: Sequence[str], pairs: Sequence[Pair]) -> list[Pair]:
    """Give the lines with some of those in rings turned round, so that none is left."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(names)
    graph.add_edges_from(pairs)
    number = {name: n for n, name in enumerate(names)}
    ring = {
        name: n
        for n, found in enumerate(nx.strongly_connected_components(graph))
        for name in found
    }
    return [
        (stop, start)
        if ring[start] == ring[stop] and number[start] < number[stop]
        else (start, stop)
        for start, stop in pairs
    ]


def _levels(names: Sequence[str], down: Sequence[Pair]) -> dict[str, int]:
    """Give how far below the top each node is: one more than all that it rests on."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(names)
    graph.add_edges_from((high, low) for low, high in down)
    level: dict[str, int] = {}
    for name in nx.lexicographical_topological_sort(graph, key=list(names).index):
        level[name] = max((level[x] + 1 for x in graph.predecessors(name)), default=0)
    return level


def _untangled(rows: list[list[str]], joined: Sequence[Pair]) -> list[list[str]]:
    """Give the layers in an order in which fewer lines cross."""
    above: defaultdict[str, list[str]] = defaultdict(list)
    below: defaultdict[str, list[str]] = defaultdict(list)
    for low, high in joined:
        above[low].append(high)
        below[high].append(low)
    best, fewest = rows, _crossings(rows, above)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        rows = [[*row] for row in rows]
        order = range(1, len(rows)) if sweep % 2 == 0 else range(len(rows) - 2, -1, -1)
        for number in order:
            beside = rows[number - 1 if sweep % 2 == 0 else number + 1]
            near = above if sweep % 2 == 0 else below
            rows[number] = _by_median(rows[number], beside, near)
        count = _crossings(rows, above)
        if count < fewest:
            best, fewest = rows, count
    return best


def _by_median(
    row: Sequence[str], beside: Sequence[str], near: Mapping[str, Sequence[str]]
) -> list[str]:
    """Give a layer by the middle of where each node's neighbours stand."""
    place = {name: n for n, name in enumerate(beside)}
    middle: dict[str, float] = {}
    for number, name in enumerate(row):
        spots = sorted(place[one] for one in near.get(name, ()))
        half = len(spots) // 2
        if spots:
            middle[name] = (spots[half] + spots[~half]) / 2
        else:
            middle[name] = float(number)
    return sorted(row, key=lambda name: middle[name])


def _crossings(
    rows: Sequence[Sequence[str]], above: Mapping[str, Sequence[str]]
) -> int:
    """Count how often lines between neighbouring layers cross."""
    count = 0
    for upper, lower in itertools.pairwise(rows):
        place = {name: n for n, name in enumerate(upper)}
        seen: list[int] = []
        for name in lower:
            ends = sorted(place[one] for one in above.get(name, ()))
            count += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return count
