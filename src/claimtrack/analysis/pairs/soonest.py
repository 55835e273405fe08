"""Who comes soonest after each of some, of those that reach no further than it allows.

A sweep from the latest moment to the earliest keeps, for each way to tell who is sooner,
those that nobody beats both in reach and in being soon: sorted by the one they are
sorted by the other as well.
"""

import operator
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs

from claimtrack.analysis.utterances.commitments import Commitment

Mark = Any
"""What is compared and nothing else, such as a moment."""


@attrs.frozen(kw_only=True, eq=False)
class Turn:
    """A commitment, with what puts it in order.

    Attributes:
        commitment: The commitment.
        begins: On each line of time the earliest moment at which it can have been said.
        ends: On each line the first moment after the latest.
        soon: What tells in each way who of two is sooner.
        low: Where its answer begins among others.
        high: Where it ends.
    """

    commitment: Commitment
    begins: tuple[Mark, ...]
    ends: tuple[Mark, ...]
    soon: tuple[Mark, ...]
    low: int = 0
    high: int = 0


Reach = Callable[[Turn], int]
"""How far one reaches, or how far it lets others reach."""
Pair = tuple[Turn, Turn]


def soonest_below(turns: Sequence[Turn]) -> Iterator[Pair]:
    """Give each with who is soonest of those later whose answers are wholly below its own.

    For each line of time and each way to tell who is sooner, as far as there is any.

    Complexity: O(n log n), and what it takes to insert into a list.
    """
    yield from _soonest(
        turns, turns, operator.attrgetter("low"), operator.attrgetter("high")
    )


def soonest_above(turns: Sequence[Turn]) -> Iterator[Pair]:
    """Give each with who is soonest of those later whose answers are wholly above its own.

    Complexity: that of `soonest_below`.
    """
    yield from _soonest(turns, turns, lambda one: -one.high, lambda one: -one.low)


def soonest(earlier: Sequence[Turn], later: Sequence[Turn]) -> Iterator[Pair]:
    """Give each with who is soonest of some that are later, whatever they answer.

    Complexity: that of `soonest_below`.
    """
    yield from _soonest(earlier, later, lambda _: 0, lambda _: 0)


def _soonest(
    earlier: Sequence[Turn], later: Sequence[Turn], allowed: Reach, reach: Reach
) -> Iterator[Pair]:
    lines = range(min((len(one.begins) for one in later), default=0))
    for line in lines:
        coming = sorted(later, key=lambda one: one.begins[line])
        fronts = [_Front() for _ in coming[0].soon]
        for one in sorted(earlier, key=lambda one: one.ends[line], reverse=True):
            while coming and coming[-1].begins[line] >= one.ends[line]:
                other = coming.pop()
                for front, mark in zip(fronts, other.soon, strict=True):
                    front.enter(reach(other), mark, other)
            for front in fronts:
                found = front.first(allowed(one))
                if found is not None:
                    yield one, found


class _Front:
    """Those that nobody beats both in reach and in being soon, by their reach."""

    def __init__(self) -> None:
        self._reaches: list[int] = []
        self._marks: list[Mark] = []
        self._turns: list[Turn] = []

    def enter(self, reach: int, mark: Mark, turn: Turn) -> None:
        stop = bisect_right(self._reaches, reach)
        # Of two alike the one that comes here last begins first.
        if stop and self._marks[stop - 1] < mark:
            return
        beaten = slice(bisect_left(self._reaches, reach), self._beaten(stop, mark))
        self._reaches[beaten] = [reach]
        self._marks[beaten] = [mark]
        self._turns[beaten] = [turn]

    def first(self, allowed: int) -> Turn | None:
        """Give the soonest that reaches no further than is allowed."""
        stop = bisect_right(self._reaches, allowed)
        return self._turns[stop - 1] if stop else None

    def _beaten(self, stop: int, mark: Mark) -> int:
        while stop < len(self._marks) and self._marks[stop] >= mark:
            stop += 1
        return stop
