"""Sides: sources that share something that they are, or are part of."""

from collections import Counter
from collections.abc import Iterable

from claimtrack.graph import ClaimGraph, all_around, name_of


class Sides:
    """Which side each of some sources is of.

    Two sources are of one side when they share something that both are, or are part
    of; and so are those that a third is of one side with.

    Args:
        graph: The graph.
        source_ids: The sources.

    Complexity: O(n) in the sources and all that they are part of.

    Source: Galler and Fischer, An improved equivalence algorithm (1964).
    """

    def __init__(self, graph: ClaimGraph, source_ids: Iterable[str]) -> None:
        self._leader: dict[str, str] = {}
        for id_ in sorted(set(source_ids)):
            for one in sorted(all_around(graph, id_)):
                self._leader[self.of(one)] = self.of(id_)

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

    Complexity: O(n) in the sources, and in all that they are part of.
    """
    same = graph.sameness
    given = sorted({same.of(id_) for id_ in source_ids})
    if len(given) == 1:
        return name_of(graph, given[0])
    sharing = Counter(
        one for id_ in given for one in {same.of(x) for x in all_around(graph, id_)}
    )
    outermost = sorted(
        one
        for one, count in sharing.items()
        if count > 1 and all_around(graph, one) == set(same.group(one))
    )
    return " and ".join(sorted(name_of(graph, one) for one in outermost))
