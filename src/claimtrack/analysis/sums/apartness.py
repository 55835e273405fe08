"""What surely has nothing in common: other parts of a partition, other times."""

from collections.abc import Iterable

from claimtrack.analysis.comparison.windows import are_apart
from claimtrack.analysis.sums.members import Key, Member
from claimtrack.graph import Containment
from claimtrack.model import Partition

_DIMENSIONS = (0, 2)
"""Where in a key the measure and the place stand: only these have partitions."""


class Apartness:
    """Which members of a sum surely have nothing in common, and so add up.

    Args:
        inside: What lies within what.
        partitions: The graph's disjoint partitions.
    """

    def __init__(self, inside: Containment, partitions: Iterable[Partition]) -> None:
        self._inside = inside
        self._partitions = tuple(partitions)
        self._slots: dict[str, dict[int, str]] = {}

    def are_apart(self, one: Member, other: Member) -> bool:
        """Tell whether two members surely have nothing in common.

        Their measures or places lie in two parts of one partition, or the one period is
        over before the other begins. Whose losses they count never tells them apart.
        """
        return any(
            self._are_split(one.key[dimension], other.key[dimension])
            for dimension in _DIMENSIONS
        ) or are_apart(one.outer, other.outer)

    def _are_split(self, one: str | None, other: str | None) -> bool:
        if one == other:
            return False
        mine, theirs = self._parts(one), self._parts(other)
        return any(theirs.get(number, part) != part for number, part in mine.items())

    def splits(self, members: Iterable[Member]) -> list[list[list[Member]]]:
        """Give every way to sort members into two or more parts of one partition.

        What lies in no part of it is left out.
        """
        ways: dict[tuple[int, int], dict[str, list[Member]]] = {}
        for one in members:
            for dimension in _DIMENSIONS:
                for number, part in self._parts(one.key[dimension]).items():
                    way = ways.setdefault((dimension, number), {})
                    way.setdefault(part, []).append(one)
        return [list(way.values()) for _, way in sorted(ways.items()) if len(way) > 1]

    def can_split(self, keys: Iterable[Key]) -> bool:
        """Tell whether what some keys count may lie in two parts of one partition."""
        seen: dict[tuple[int, int], str] = {}
        return any(
            seen.setdefault((dimension, number), part) != part
            for key in keys
            for dimension in _DIMENSIONS
            for number, part in self._parts(key[dimension]).items()
        )

    def is_empty(self, key: Key) -> bool:
        """Tell whether what a key counts lies in two disjoint parts of one partition."""
        around = [
            self._inside.around(id_)
            for id_ in (key[dimension] for dimension in _DIMENSIONS)
            if id_ is not None
        ]
        return any(
            sum(part in ids for part in one.part_ids) > 1
            for ids in around
            for one in self._partitions
        )

    def _parts(self, id_: str | None) -> dict[int, str]:
        """Give for each partition in which an id lies the part that it lies in.

        Of several parts, the first: what lies in two disjoint ones is empty.
        """
        if id_ is None or not self._partitions:
            return {}
        if id_ not in self._slots:
            around = self._inside.around(id_)
            lying = (
                (number, [part for part in one.part_ids if part in around])
                for number, one in enumerate(self._partitions)
            )
            self._slots[id_] = {number: parts[0] for number, parts in lying if parts}
        return self._slots[id_]
