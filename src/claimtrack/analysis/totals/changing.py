"""What each answer of a source is against those that it gave before."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator

from claimtrack.analysis.comparison.comparing import Comparison, compare
from claimtrack.analysis.comparison.reasons import Reasons
from claimtrack.analysis.comparison.spans import may_end_when_said
from claimtrack.analysis.pairs.revising import REVERSAL, WALK_BACK, code_of_change
from claimtrack.analysis.pairs.standing import Standing
from claimtrack.analysis.totals.running import (
    Changed,
    PointKind,
    figure_of,
    refines,
    rises,
    stretches_of,
)
from claimtrack.analysis.totals.saying_order import SayingOrder
from claimtrack.analysis.utterances.withdrawals import Withdrawals
from claimtrack.graph import ClaimGraph, answer_in_words, claim_label
from claimtrack.model import Verdict


class Changes:
    """What each of a source's answers to one question is against the earlier ones.

    Args:
        graph: The graph.
        order: The answers, in their order.
        standing: Which of them stood until when.

    Attributes:
        run_starts: For each answer the place at which its run begins: the first of the
            series, or the last declared reset.
        walked: For each walk-back, by place, the place of the latest that it is one of.

    Complexity: O(n log n), and O(1) for each earlier answer that is above a later one
    and no longer stood, back to the last that did.
    """

    def __init__(
        self, graph: ClaimGraph, order: SayingOrder, standing: Standing
    ) -> None:
        self._graph = graph
        self._order = order
        self._said = order.said
        self._standing = standing
        self._withdrawals = Withdrawals(graph)
        self._reset_from: dict[int, int] = {}
        self.run_starts = self._runs()
        self.walked = self._walk_backs()
        self._alike: defaultdict[object, list[int]] = defaultdict(list)

    def all(self) -> list[Changed]:
        """Give what each answer is, in the order of the answers."""
        found = []
        for place, one in enumerate(self._said):
            found.append(self._changed(place))
            self._alike[figure_of(one)].append(place)
        return found

    def _runs(self) -> list[int]:
        """Give where the run of each begins; note what each declared reset is from."""
        start = 0
        starts = []
        for place in range(len(self._said)):
            last = self._order.latest_before(place, since=start)
            if last is not None and self._compared(last, place).incomparable:
                start = place
                self._reset_from[place] = last
            starts.append(start)
        return starts

    def _walk_backs(self) -> dict[int, int]:
        """Give each walk-back with the latest that it fell below and that still stood."""
        latest: dict[int, int] = {}
        higher: list[int] = []
        for asks, place in self._from_the_highest():
            if not asks:
                insort(higher, place)
                continue
            start = bisect_left(higher, self.run_starts[place])
            # An earlier run is another counter.
            run = range(start, bisect_left(higher, place))
            earlier = (higher[at] for at in reversed(run))
            found = next((x for x in earlier if self._is_walk_back(x, place)), None)
            if found is not None:
                latest[place] = found
        return latest

    def _from_the_highest(self) -> Iterator[tuple[bool, int]]:
        """Give each place by the highest of its answers, and before that by the lowest.

        The highest first, so that what comes before an answer that asks is above it.
        """
        ends = []
        for place, one in enumerate(self._said):
            stretches = stretches_of(one) if one.is_additive else ()
            if stretches:
                ends.append((stretches[-1][1], True, place))
                # Below what was over when it was said nothing falls: it is revised.
                if may_end_when_said(self._graph, one):
                    ends.append((stretches[0][0], False, place))
        ends.sort(key=lambda end: (end[0], not end[1]), reverse=True)
        return ((asks, place) for _, asks, place in ends)

    def _is_walk_back(self, earlier: int, later: int) -> bool:
        if not self._order.comes_before(earlier, later):
            return False
        comparison = self._compared(earlier, later)
        return (
            comparison.verdict is Verdict.CONFLICT
            and code_of_change(comparison, self._standing) == WALK_BACK
        )

    def _changed(self, place: int) -> Changed:
        if place in self._reset_from:
            return self._reset(place, self._reset_from[place])
        last = self._order.latest_before(place, since=self.run_starts[place])
        if last is None:
            return Changed(kind=PointKind.FIRST)
        if place in self.walked:
            against = self.walked[place]
            because = self._reasons(against, place).because()
            return Changed(kind=PointKind.WALK_BACK, against=against, because=because)
        return self._repeated(place) or self._against(last, place)

    def _reset(self, place: int, last: int) -> Changed:
        because = self._reasons(last, place).comparability()
        return Changed(kind=PointKind.RESET, against=last, because=because)

    def _repeated(self, place: int) -> Changed | None:
        """Tell of the same answer, given earlier; None where there is none."""
        start, figure = self.run_starts[place], figure_of(self._said[place])
        for twin in reversed(self._alike[figure]):
            if twin < start:
                return None
            if self._order.comes_before(twin, place):
                return self._again(twin, place)
        return None

    def _again(self, twin: int, place: int) -> Changed:
        if self._is_withdrawn(twin, place, by_itself=False):
            because = f"{self._label(twin)} had been taken back."
            return Changed(kind=PointKind.STALE_REPEAT, against=twin, because=because)
        figure = figure_of(self._said[place])
        for other in reversed(range(twin + 1, place)):
            if (
                self._order.comes_before(twin, other)
                and self._order.comes_before(other, place)
                and figure_of(self._said[other]) != figure
            ):
                because = (
                    f"It is {self._words(twin)} again, after {self._words(other)} "
                    f"({self._label(other)})."
                )
                return Changed(
                    kind=PointKind.STALE_REPEAT, against=twin, because=because
                )
        because = f"It is {self._words(place)} again."
        return Changed(kind=PointKind.REPEAT, against=twin, because=because)

    def _against(self, last: int, place: int) -> Changed:
        """Tell what another answer is against the last that is known to be earlier."""
        comparison = self._compared(last, place)
        before, now = self._words(last), self._words(place)
        if comparison.conflicting:
            code = code_of_change(comparison, self._standing)
            change = PointKind.REVERSAL if code == REVERSAL else PointKind.REVISION
            because = Reasons(self._graph, comparison).because()
        elif self._is_withdrawn(last, place, by_itself=True):
            change = PointKind.REVISION
            because = f"It is {now} in place of {before}, which was withdrawn."
        elif refines(comparison):
            change = PointKind.REFINEMENT
            because = f"It was {before} and is {now}: one lies within the other."
        elif rises(comparison):
            change = PointKind.UPDATE
            because = f"It rose from {before} to {now}."
        else:
            change = PointKind.REVISION
            because = f"It was {before} and is {now}: both can hold."
        return Changed(kind=change, against=last, because=because)

    def _is_withdrawn(self, earlier: int, later: int, *, by_itself: bool) -> bool:
        """Tell whether a correction took something back before a later one was said."""
        made = self._said[later].assertion.statement_id
        by = self._withdrawals.withdrawn_by(self._said[earlier].assertion)
        before = self._graph.clocks.before
        return any(before(one, made) or (by_itself and one == made) for one in by)

    def _compared(self, earlier: int, later: int) -> Comparison:
        return compare(self._graph, self._said[earlier], self._said[later])

    def _reasons(self, earlier: int, later: int) -> Reasons:
        return Reasons(self._graph, self._compared(earlier, later))

    def _words(self, place: int) -> str:
        return answer_in_words(self._graph, self._said[place].assertion)

    def _label(self, place: int) -> str:
        return claim_label(self._graph, self._said[place].assertion)
