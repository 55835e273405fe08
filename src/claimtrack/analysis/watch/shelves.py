"""Commitments in sorted order, to be asked which share no value with one of them.

What `candidates` sweeps at once, asked for one commitment at a time, and growing.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from claimtrack.analysis.comparison.keys import Key, RelatedKeys, key_of
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Amount,
    Answer,
    Choice,
    Count,
    Cut,
    Stretches,
    hull,
    meet,
    pieces,
)


class Answered(Protocol):
    """What admits some answers."""

    @property
    def admits(self) -> Answer | None:
        """The answers that it admits; None where it is free text."""


One = TypeVar("One", bound=Answered)


class Shelf(Generic[One]):
    """What was said about one measure, subject and place, sorted by its ends.

    Args:
        ones: What was said.
    """

    def __init__(self, ones: Iterable[One] = ()) -> None:
        self._holed: list[tuple[Stretches, One]] = []
        self._choices: dict[Choice, list[One]] = {}
        ends = []
        for one in ones:
            stretches = self._put(one)
            if stretches:
                ends.append((stretches[0][0], stretches[-1][1], one))
        ends.sort(key=lambda end: end[0])
        self._lows: list[Cut] = [low for low, _, _ in ends]
        self._by_low = [one for _, _, one in ends]
        ends.sort(key=lambda end: end[1])
        self._highs: list[Cut] = [high for _, high, _ in ends]
        self._by_high = [one for _, _, one in ends]

    def enter(self, one: One) -> None:
        """Take one more.

        Complexity: O(log n), and the moving of O(n) pointers.
        """
        stretches = self._put(one)
        if stretches:
            for ends, ones, end in (
                (self._lows, self._by_low, stretches[0][0]),
                (self._highs, self._by_high, stretches[-1][1]),
            ):
                place = bisect_right(ends, end)
                ends.insert(place, end)
                ones.insert(place, one)

    def above(self, cut: Cut) -> Sequence[One]:
        """Give those that admit nothing below a cut."""
        return self._by_low[bisect_left(self._lows, cut) :]

    def below(self, cut: Cut) -> Sequence[One]:
        """Give those that admit nothing above a cut."""
        return self._by_high[: bisect_right(self._highs, cut)]

    def apart(self, admits: Answer | None) -> Iterator[One]:
        """Give those that share no value with an answer, each once.

        Complexity: O(log n + k), k being those given, those with holes, and those that
        begin in a hole of the answer.
        """
        if isinstance(admits, Choice):
            for options, alike in self._choices.items():
                if options.isdisjoint(admits):
                    yield from alike
        elif isinstance(admits, Count | Amount):
            stretches = pieces(admits)
            low, high = stretches[0][0], stretches[-1][1]
            yield from self.above(high)
            yield from self.below(low)
            yield from self._in_gaps(stretches)
            for theirs, one in self._holed:
                beside = theirs[0][0] >= high or theirs[-1][1] <= low
                if not beside and not meet(theirs, stretches):
                    yield one

    def _put(self, one: One) -> Stretches:
        """Put away what has holes or options; give the stretches of numbers."""
        admits = one.admits
        if isinstance(admits, Choice):
            self._choices.setdefault(admits, []).append(one)
        if not isinstance(admits, Count | Amount):
            return ()
        stretches = pieces(admits)
        if len(stretches) > 1:
            self._holed.append((stretches, one))
        return stretches

    def _in_gaps(self, stretches: Stretches) -> Iterator[One]:
        """Give those without holes that lie between two neighbouring stretches."""
        for (_, start), (stop, _) in itertools.pairwise(stretches):
            first = bisect_left(self._lows, start)
            for one in self._by_low[first : bisect_left(self._lows, stop)]:
                theirs = self._stretches(one)
                if len(theirs) == 1 and theirs[0][1] <= stop:
                    yield one

    @staticmethod
    def _stretches(one: One) -> Stretches:
        admits = one.admits
        return pieces(admits) if isinstance(admits, Count | Amount) else ()


class Shelves:
    """Commitments by measure, subject and place, to be asked for one at a time.

    Args:
        graph: The graph; what lies within what only changes for what is new to it.
        commitments: The commitments.
    """

    def __init__(self, graph: ClaimGraph, commitments: Iterable[Commitment]) -> None:
        self._keys = RelatedKeys(graph)
        self._texts: defaultdict[str, list[Commitment]] = defaultdict(list)
        groups: defaultdict[Key, list[Commitment]] = defaultdict(list)
        for one in commitments:
            key = key_of(one)
            if key is None:
                self._texts[one.assertion.claim_id].append(one)
            elif not one.excludes_nothing:
                groups[key].append(one)
        self._shelves = {key: Shelf(group) for key, group in groups.items()}
        for key in groups:
            self._keys.enter(key)

    def enter(self, one: Commitment) -> None:
        """Take one more commitment."""
        key = key_of(one)
        if key is None:
            self._texts[one.assertion.claim_id].append(one)
        elif not one.excludes_nothing:
            self._keys.enter(key)
            self._shelves.setdefault(key, Shelf()).enter(one)

    def sharing_nothing_with(self, one: Commitment) -> Iterator[Commitment]:
        """Give those that may conflict with a commitment on some reading, each once.

        Complexity: that of `Shelf.apart` for each related measure, subject and place.
        """
        key = key_of(one)
        if one.excludes_nothing:
            return
        if key is None:
            said = self._texts.get(one.assertion.claim_id, ())
            for other in said:
                if other.denies != one.denies and not other.excludes_nothing:
                    yield other
            return
        yield from self._shelves[key].apart(one.admits)
        if isinstance(one.admits, Count | Amount):
            low, high = hull(one.admits)
            for whole in self._keys.around(key):
                yield from self._shelves[whole].below(low)
            for part in self._keys.within(key):
                yield from self._shelves[part].above(high)
        for other_key in self._keys.perhaps(key):
            yield from self._shelves[other_key].apart(one.admits)
