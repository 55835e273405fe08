"""What lies within what: part_of and partitions, followed as far as they go."""

from collections import deque
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from claimtrack.graph.collecting import collector_paused
from claimtrack.model import Chosen, Partition, Record


class Containment:
    """The wholes of every chosen id, near and far.

    Args:
        wholes: For each id, the ids that it lies directly within.

    >>> inside = Containment({"tanks": ["armour"], "armour": ["equipment"]})
    >>> inside.path("tanks", "equipment")
    ('tanks', 'armour', 'equipment')

    """

    def __init__(self, wholes: Mapping[str, Iterable[str]]) -> None:
        self._wholes = _sorted(wholes)
        self._around: dict[str, frozenset[str]] = {}

    def around(self, part: str) -> frozenset[str]:
        """Give the id itself and all that it lies within, however far.

        Complexity: O(V + E) the first time, O(1) then.
        """
        known = self._around.get(part)
        if known is None:
            seen = {part}
            queue = [part]
            while queue:
                for above in self._wholes.get(queue.pop(), ()):
                    if above not in seen:
                        seen.add(above)
                        queue.append(above)
            known = self._around[part] = frozenset(seen)
        return known

    def path(self, part: str, whole: str) -> tuple[str, ...]:
        """Give a shortest way from a part up to a whole; empty where there is none.

        Of several, the first in code-point order. Complexity: O(V + E).
        """
        below: dict[str, str | None] = {part: None}
        queue = deque([part])
        while queue and whole not in below:
            here = queue.popleft()
            for above in self._wholes.get(here, ()):
                if above not in below:
                    below[above] = here
                    queue.append(above)
        way = []
        step: str | None = whole if whole in below else None
        while step is not None:
            way.append(step)
            step = below[step]
        return tuple(reversed(way))

    def grow(self, records: Iterable[Record]) -> None:
        """Take in definitions of what is new: nothing old lies within it.

        Complexity: O(n) in the records.
        """
        new = _sorted(_wholes(records))
        for part in new:
            # Who asked for it before it was defined was told that it is alone.
            self._around.pop(part, None)
        self._wholes.update(new)

    def ring(self) -> tuple[str, ...]:
        """Give ids that lie within each other in a ring; empty where there is none.

        Complexity: O(V + E).
        """
        try:
            TopologicalSorter(dict(sorted(self._wholes.items()))).prepare()
        except CycleError as error:
            # Named from the whole down, and wanted from the part up.
            return tuple(reversed(error.args[1]))
        return ()


@collector_paused()
def containment_of(records: Iterable[Record]) -> Containment:
    """Read what lies within what off the definitions and partitions."""
    return Containment(_wholes(records))


def _wholes(records: Iterable[Record]) -> dict[str, list[str]]:
    wholes: dict[str, list[str]] = {}
    for record in records:
        if isinstance(record, Partition):
            for part in record.part_ids:
                wholes.setdefault(part, []).append(record.whole_id)
        elif isinstance(record, Chosen):
            wholes.setdefault(record.id, []).extend(record.part_of)
    return wholes


def _sorted(wholes: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    return {part: sorted(set(above)) for part, above in wholes.items()}
