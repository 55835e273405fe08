"""Sides: sources that share something that they are, or are part of."""

from collections import Counter
from collections.abc import Iterable

from claimtrack.graph import ClaimGraph, all_around, name_of
from claimtrack.model import Source


class Sides:
    """Which side each of some sources is of.

    Two sources are of one side when they share something that both are, or are part
    of; and so are those that a third is of one side with.

    Args:
        graph: The graph.
        source_ids: The sources.

    Complexity: O(n) in the sources, and in all that each different set of wholes lies
    within.

    Source: Galler and Fischer, An improved equivalence algorithm (1964).
    """

    def __init__(self, graph: ClaimGraph, source_ids: Iterable[str]) -> None:
        self._leader: dict[str, str] = {}
        for wholes, ids in _by_wholes(graph, source_ids).items():
            for one in (*sorted(wholes), *ids):
                self._leader[self.of(one)] = self.of(ids[0])

    def of(self, source_id: str) -> str:
        """Give what a source's side goes by: the same for all of one side."""
        leader, one = self._leader, source_id
        while (above := leader.setdefault(one, one)) != one:
            leader[one] = leader[above]
            one = leader[one]
        return one


def side_name(graph: ClaimGraph, source_ids: Iterable[str]) -> str:
    """Name a side: by what its sources share, outermost, or a single one by its name.

    Args:
        graph: The graph.
        source_ids: Sources of one side.

    Complexity: as `Sides`.
    """
    same = graph.sameness
    given = sorted({same.of(id_) for id_ in source_ids})
    if len(given) == 1:
        return name_of(graph, given[0])
    sharing = Counter(given)
    for wholes, ids in _by_wholes(graph, given).items():
        for one in {same.of(whole) for whole in wholes}:
            sharing[one] += len(ids) - (one in ids)
    outermost = [
        one
        for one, count in sharing.items()
        if count > 1 and all_around(graph, one) == set(same.group(one))
    ]
    return " and ".join(sorted(name_of(graph, one) for one in outermost))


def _by_wholes(
    graph: ClaimGraph, source_ids: Iterable[str]
) -> dict[frozenset[str], list[str]]:
    """Give sources by all that they lie within, or are declared to be.

    Most are part of what many others are part of, which is looked at once.
    """
    sources, same = graph.of_kind(Source), graph.sameness
    around: dict[tuple[str, ...], frozenset[str]] = {}
    found: dict[frozenset[str], list[str]] = {}
    for id_ in sorted(set(source_ids)):
        group = same.group(id_)
        direct = sources[id_].part_of if len(group) == 1 else group
        if direct not in around:
            parts = (all_around(graph, one) for one in direct)
            around[direct] = frozenset[str]().union(*parts)
        # Who is part of nothing shares that with nobody.
        wholes = around[direct] or frozenset(group)
        found.setdefault(wholes, []).append(id_)
    return found
