"""Sides: sources that share something that they are, or are part of."""

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
    """

    def __init__(self, graph: ClaimGraph, source_ids: Iterable[str]) -> None:
        self._graph = graph
        self._leader: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        for id_ in sorted(set(source_ids)):
            self._join(all_around(graph, id_))
        self._names = {
            leader: self._name(members) for leader, members in self._members.items()
        }

    def of(self, source_id: str) -> str:
        """Name a source's side by what is outermost in it; of several, by all."""
        return self._names[self._leader[source_id]]

    def _join(self, ids: Iterable[str]) -> None:
        joined = set(ids)
        for leader in {self._leader[id_] for id_ in joined if id_ in self._leader}:
            joined |= self._members.pop(leader)
        leader = min(joined)
        self._members[leader] = joined
        self._leader.update(dict.fromkeys(joined, leader))

    def _name(self, members: Iterable[str]) -> str:
        same = self._graph.sameness
        outermost = sorted(
            id_
            for id_ in members
            if id_ == same.of(id_)
            and all_around(self._graph, id_) == set(same.group(id_))
        )
        return ", ".join(name_of(self._graph, id_) for id_ in outermost)
