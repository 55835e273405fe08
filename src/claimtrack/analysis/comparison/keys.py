"""What is asked about, by measure, subject and place, and how these lie to each other."""

import itertools
from collections import defaultdict
from collections.abc import Iterator

from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph
from claimtrack.model import Question

Key = tuple[str, str | None, str | None]
"""A measure, a subject and a place."""
_Naming = tuple[bool, bool]
"""Whether a subject is named, and whether a place is."""
_Seen = tuple[_Naming, Key]
"""What a key names, and as much of it as is compared."""

_NAMINGS: tuple[_Naming, ...] = (
    *((True, True), (True, False)),
    *((False, True), (False, False)),
)


def key_of(one: Commitment) -> Key | None:
    """Give the measure, subject and place of a commitment; None for free text."""
    asked = one.question
    return None if asked is None else key_asked(asked)


class RelatedKeys:
    """Keys, to be asked which of them lie within one, around it, or may do so.

    What neither of two names is the same for both; what only one of them names is
    left open, and may lie either way.

    Args:
        graph: The graph; what lies within what only changes for what is new to it.
    """

    def __init__(self, graph: ClaimGraph) -> None:
        self._graph = graph
        self._keys: dict[Key, None] = {}
        self._at: defaultdict[_Seen, list[Key]] = defaultdict(list)
        self._inside: defaultdict[_Seen, list[Key]] = defaultdict(list)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def enter(self, key: Key) -> None:
        """Take a key, unless it is here.

        Complexity: O(k) in all that its measure, subject and place lie within.
        """
        if key in self._keys:
            return
        self._keys[key] = None
        naming = _naming(key)
        for seen in _NAMINGS:
            if _both(seen, naming) == seen:
                part = _as_seen(key, seen)
                self._at[naming, part].append(key)
                for whole in self._all_around(part):
                    self._inside[naming, whole].append(key)

    def around(self, key: Key) -> Iterator[Key]:
        """Give the other keys that surely lie around one."""
        for whole in self._all_around(key):
            if whole != key and whole in self._keys:
                yield whole

    def within(self, key: Key) -> Iterator[Key]:
        """Give the other keys that surely lie within one."""
        for part in self._inside.get((_naming(key), key), ()):
            if part != key:
                yield part

    def perhaps(self, key: Key) -> Iterator[Key]:
        """Give the keys that lie within one or around it on some reading only.

        Complexity: O(k) in those given, and in all that the key lies within.
        """
        mine = _naming(key)
        for theirs in _NAMINGS:
            if theirs != mine:
                seen = _as_seen(key, _both(mine, theirs))
                for whole in self._all_around(seen):
                    yield from self._at.get((theirs, whole), ())
                for part in self._inside.get((theirs, seen), ()):
                    if _as_seen(part, _both(mine, theirs)) != seen:
                        yield part

    def _all_around(self, key: Key) -> Iterator[Key]:
        inside = self._graph.containment
        subjects, places = (
            (None,) if id_ is None else inside.around(id_) for id_ in key[1:]
        )
        return itertools.product(inside.around(key[0]), subjects, places)


def key_asked(asked: Question) -> Key:
    """Give the measure, subject and place that a question names."""
    return asked.measure_id, asked.subject_id, asked.place_id


def _naming(key: Key) -> _Naming:
    return key[1] is not None, key[2] is not None


def _both(one: _Naming, other: _Naming) -> _Naming:
    return one[0] and other[0], one[1] and other[1]


def _as_seen(key: Key, seen: _Naming) -> Key:
    return key[0], key[1] if seen[0] else None, key[2] if seen[1] else None
