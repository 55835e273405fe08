"""What parts of a whole come to at most, for every whole at once.

Time is laid out in a line for each measure, subject and place, and something is put
there whenever a figure says that there is more than was put before. So in the stretch
of every figure lies as much as it says, and what is apart lies in different stretches
or lines. All that is put in a whole is then a ceiling for its parts; where figures suit
each other, that is no more than the whole.
"""

import math
from collections.abc import Callable, Iterable, Sequence

from claimtrack.analysis.comparison.windows import Stretch
from claimtrack.analysis.sums.lines import Lines
from claimtrack.analysis.sums.members import Bound, Key, Member

Around = Callable[[Key], Sequence[Key]]
"""What gives all that a key lies in, itself among it."""


class Ceilings:
    """Ceilings for the sums of parts that have nothing in common.

    No key may lie in two disjoint parts of one partition.

    Args:
        parts: The figures that may be parts.
        around: What gives all that a key lies in.

    Complexity: O(n log n) in the parts, for each key that theirs lies in.
    """

    def __init__(self, parts: Iterable[Member], around: Around) -> None:
        self._around = around
        some = tuple(parts)
        # Without a stretch nothing can be put into it.
        self._is_blind = any(one.reach[0] >= one.reach[1] for one in some)
        self._is_left_out = any(one.low[1] for one in some)
        self._lines = Lines()
        if not self._is_blind:
            self._fill(self._lines, some)

    def of(self, key: Key, core: Stretch, late: Iterable[Member] = ()) -> Bound:
        """Give no less than parts come to that lie in a key and in a stretch.

        Args:
            key: The key.
            core: The stretch.
            late: Parts that begin in it and end later.

        Returns:
            The number, and whether any part's least value is itself left out.

        Complexity: O(log n), for each late part and key that it lies in.
        """
        if self._is_blind:
            return math.inf, False
        start, stop = core[0], max(core)
        lines = Lines(self._lines, since=stop)
        self._fill(lines, late)
        return lines.between(key, start, math.inf), self._is_left_out

    def _fill(self, lines: Lines, parts: Iterable[Member]) -> None:
        """Put into lines what is missing: as late as can be, in parts before wholes."""
        for one in sorted(parts, key=self._place):
            missing = one.low[0] - lines.between(one.key, *one.reach)
            if missing > 0:
                for whole in self._around(one.key):
                    lines.rise(whole, one.reach[1], missing)

    def _place(self, one: Member) -> tuple[float, int]:
        return one.reach[1], -len(self._around(one.key))
