"""What is asked about, by measure, subject and place, and how these lie to each other."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph, Containment
from claimtrack.model import Question

Key = tuple[str, str | None, str | None]
"""A measure, a subject and a place."""
_Naming = tuple[bool, bool]
"""Whether a subject is named, and whether a place is."""
Seen = tuple[_Naming, Key]
"""What keys name, and as much of them as is compared."""

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
        self._at: defaultdict[Seen, list[Key]] = defaultdict(list)
        self._inside: defaultdict[Seen, list[Key]] = defaultdict(list)

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
        for part in _seen_parts(key):
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
        return _all_around(key, self._graph.containment)


def surely_within(
    keys: Iterable[Key], inside: Containment
) -> Iterator[tuple[Key, Key]]:
    """Give each two keys of which the first surely lies within the second, once.

    Complexity: O(n + k) in all that measures, subjects and places lie within.
    """
    known = dict.fromkeys(keys)
    for key in known:
        for whole in _all_around(key, inside):
            if whole != key and whole in known:
                yield key, whole


class OpenScopes:
    """Keys that name different things, in groups by what is compared of them.

    Args:
        keys: The keys.
        inside: What lies within what.
    """

    def __init__(self, keys: Iterable[Key], inside: Containment) -> None:
        self._inside = inside
        self._at: defaultdict[Seen, list[Key]] = defaultdict(list)
        namings = {key: _naming(key) for key in keys}
        self._namings = sorted(set(namings.values()))
        for key, mine in namings.items():
            others = (theirs for theirs in self._namings if theirs != mine)
            for compared in {_both(mine, theirs) for theirs in others}:
                self._at[mine, _as_seen(key, compared)].append(key)

    def keys_of(self, group: Seen) -> Sequence[Key]:
        """Give the keys of a group."""
        return self._at[group]

    def related(self) -> Iterator[tuple[Seen, Seen]]:
        """Give each two groups of which every key may lie within or around every other.

        Each two keys of which one lies within the other on some reading only are in
        two such groups, once.

        Complexity: O(n + k) in those given, and in all that the measures, subjects and
        places lie within.
        """
        for mine, part in self._at:
            for theirs in self._namings:
                if theirs != mine and _both(mine, theirs) == _naming(part):
                    for whole in _all_around(part, self._inside):
                        # What is the same for both is met from either side.
                        is_new = whole != part or mine < theirs
                        if is_new and (theirs, whole) in self._at:
                            yield (mine, part), (theirs, whole)


def key_asked(asked: Question) -> Key:
    """Give the measure, subject and place that a question names."""
    return asked.measure_id, asked.subject_id, asked.place_id


def _all_around(key: Key, inside: Containment) -> Iterator[Key]:
    """Give all that a key lies within, itself among it, in a fixed order."""
    measure, subject, place = key
    return itertools.product(
        sorted(inside.around(measure)),
        (None,) if subject is None else sorted(inside.around(subject)),
        (None,) if place is None else sorted(inside.around(place)),
    )


def _seen_parts(key: Key) -> set[Key]:
    """Give a key, and what is left of it where less of it is compared."""
    return {_as_seen(key, seen) for seen in _NAMINGS}


def _naming(key: Key) -> _Naming:
    return key[1] is not None, key[2] is not None


def _both(one: _Naming, other: _Naming) -> _Naming:
    return one[0] and other[0], one[1] and other[1]


def _as_seen(key: Key, seen: _Naming) -> Key:
    return key[0], key[1] if seen[0] else None, key[2] if seen[1] else None
