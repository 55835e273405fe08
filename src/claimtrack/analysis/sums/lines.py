"""Sums that grow in time, a line each for many keys."""

import math
from bisect import bisect_right
from collections import defaultdict

from claimtrack.analysis.sums.members import Key, Number
from claimtrack.model import Instant


class Line:
    """A sum that rises at some moments, given in their order.

    >>> line = Line()
    >>> line.rise(3, 5)
    >>> line.rise(7, 2)
    >>> [line.up_to(moment) for moment in (2, 3, 9)]
    [0, 5, 7]

    """

    def __init__(self) -> None:
        self._moments: list[Instant] = []
        self._sums: list[Number] = [0]

    def rise(self, moment: Instant, amount: Number) -> None:
        """Add an amount at a moment, which is no earlier than any before."""
        if self._moments and self._moments[-1] == moment:
            self._sums[-1] += amount
        else:
            self._moments.append(moment)
            self._sums.append(self._sums[-1] + amount)

    def up_to(self, moment: Instant) -> Number:
        """Give the sum of what was added at a moment or before.

        Complexity: O(log n).
        """
        return self._sums[bisect_right(self._moments, moment)]


class Lines:
    """A line for each key.

    Args:
        before: Lines that these go on from, each by itself; None to begin anew.
        since: From when on.
    """

    def __init__(
        self, before: "Lines | None" = None, since: Instant = -math.inf
    ) -> None:
        self._before = before
        self._since = since
        self._lines: defaultdict[Key, Line] = defaultdict(Line)

    def rise(self, key: Key, moment: Instant, amount: Number) -> None:
        """Add an amount to a line, no earlier than what was added to it before."""
        self._lines[key].rise(moment, amount)

    def up_to(self, key: Key, moment: Instant) -> Number:
        """Give the sum of what was added to a line at a moment or before."""
        sum_ = self._lines[key].up_to(moment) if key in self._lines else 0
        if self._before is not None:
            sum_ += self._before.up_to(key, min(moment, self._since))
        return sum_

    def between(self, key: Key, start: Instant, stop: Instant) -> Number:
        """Give what was added to a line after one moment, up to another."""
        return self.up_to(key, stop) - self.up_to(key, start)
