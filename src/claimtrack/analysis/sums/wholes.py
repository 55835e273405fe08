"""Which figures can be a whole, and which keys lie within or around it."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claimtrack.analysis.sums.members import Key
from claimtrack.graph import Containment
from claimtrack.model import Partition


class Keys:
    """The measures, subjects and places that figures are about, and how they lie.

    Args:
        keys: Every key that has figures.
        inside: What lies within what.
        partitions: The graph's partitions.
    """

    def __init__(
        self,
        keys: Iterable[Key],
        inside: Containment,
        partitions: Iterable[Partition],
    ) -> None:
        self._inside = inside
        self._keys = dict.fromkeys(keys)
        self._exhaustive: defaultdict[str, list[Partition]] = defaultdict(list)
        for one in partitions:
            if one.exhaustive:
                self._exhaustive[one.whole_id].append(one)
        self._within: defaultdict[Key, list[Key]] = defaultdict(list)
        self._around: dict[Key, tuple[Key, ...]] = {}
        for key in self._keys:
            for whole in self.around(key):
                if whole in self._keys:
                    self._within[whole].append(key)
        self._bearing: dict[str, frozenset[str | None]] = {}

    def within(self, whole: Key) -> Sequence[Key]:
        """Give the keys that surely lie within one, itself among them.

        What only one of the two names is left open, and so not sure.

        Complexity: O(1) for a key that has figures, else O(k) in all keys.
        """
        if whole in self._keys:
            return self._within[whole]
        return [key for key in self._keys if whole in self.around(key)]

    def around(self, key: Key) -> tuple[Key, ...]:
        """Give the keys that one surely lies within, itself among them.

        Complexity: O(w) in these the first time, O(1) then.
        """
        if key not in self._around:
            self._around[key] = tuple(self._wholes(key))
        return self._around[key]

    def covering(self, whole: Key) -> Iterator[Key]:
        """Give the keys whose figures may bear on a whole or on a part that makes it up.

        Complexity: O(k) in all keys, and once for each measure and place.
        """
        measures, places = self._bears(whole[0]), self._bears(whole[2])
        subjects = {None} if whole[1] is None else self._inside.around(whole[1])
        for key in self._keys:
            if key[0] in measures and key[2] in places and key[1] in subjects:
                yield key

    def is_made_up(self, whole: Key) -> bool:
        """Tell whether exhaustive parts make up a whole, in measure or place."""
        return any(
            around in self._exhaustive
            for id_ in (whole[0], whole[2])
            if id_ is not None
            for around in self._inside.around(id_)
        )

    def _wholes(self, key: Key) -> Iterator[Key]:
        measure, subject, place = key
        inside = self._inside
        subjects = (None,) if subject is None else inside.around(subject)
        places = (None,) if place is None else inside.around(place)
        yield from itertools.product(inside.around(measure), subjects, places)

    def _bears(self, id_: str | None) -> frozenset[str | None]:
        """Give all that an id lies in, and their parts, and what these lie in."""
        if id_ is None:
            return frozenset({None})
        if id_ not in self._bearing:
            found: set[str] = set()
            left = set(self._inside.around(id_))
            while left:
                here = left.pop()
                found.add(here)
                for one in self._exhaustive.get(here, ()):
                    for part in one.part_ids:
                        left |= self._inside.around(part) - found
            self._bearing[id_] = frozenset(found)
        return self._bearing[id_]
