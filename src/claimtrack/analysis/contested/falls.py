"""Running totals on one question of which a later one is lower: found by sweeps.

A period that ends when it was said lies within every later one and within one that was
over when it was said. So an earlier answer conflicts with a later one, and with one
about the whole period, where its least value exceeds the other's greatest. A sweep over
the clocks keeps the greatest least value so far; where it does not exceed an answer,
no earlier one does, and nothing has to be compared.
"""

import heapq
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from claimtrack.analysis.comparison.candidates import Family
from claimtrack.analysis.comparison.endings import endings
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import Bounds, ClaimGraph
from claimtrack.model import Amount, Count, Cut, EndKind, Instant, hull, read_period

_Pair = tuple[Commitment, Commitment]


@attrs.frozen(kw_only=True, eq=False)
class Total:
    """A commitment that ends when it was said, or is about its period as written.

    Attributes:
        commitment: The commitment.
        made_in: Where its claim was made; None where nobody can tell.
        low: The cut before its least value.
        high: The cut after its greatest.
        room: When its claim was made, as far as is known.
        is_as_written: Whether it surely does not end when it was said.
        is_over: Whether its period was over then.
    """

    commitment: Commitment
    made_in: str | None
    low: Cut
    high: Cut
    room: Bounds
    is_as_written: bool
    is_over: bool

    @property
    def may_be_earlier(self) -> bool:
        """Whether it lies within what was said later, if in no other."""
        return self.is_over or not self.is_as_written


@attrs.frozen(kw_only=True, eq=False)
class _Peak:
    """The greatest least value among totals, and the greatest of another family."""

    best: tuple[Cut, str, Total] | None = None
    other: tuple[Cut, str, Total] | None = None

    def with_one(self, total: Total, kin: str) -> "_Peak":
        one = (total.low, kin, total)
        best, other = self.best, self.other
        if best is None or best[0] < one[0]:
            kept = other if best is None or best[1] == kin else best
            return _Peak(best=one, other=kept)
        if best[1] != kin and (other is None or other[0] < one[0]):
            return _Peak(best=best, other=one)
        return self

    def with_all(self, peak: "_Peak") -> "_Peak":
        both = self
        for one in (peak.best, peak.other):
            if one is not None:
                both = both.with_one(one[2], one[1])
        return both

    def above(self, total: Total, kin: str) -> Iterator[_Pair]:
        """Give the pair of the greatest of another family, if it exceeds a total."""
        best = self.best
        found = self.other if best is not None and best[1] == kin else best
        if found is not None and found[0] >= total.high:
            yield found[2].commitment, total.commitment


class Falls:
    """The commitments on one question, put in order.

    Args:
        graph: The graph.
        told: The commitments, all on one question as written.

    Complexity: O(n).
    """

    def __init__(self, graph: ClaimGraph, told: Iterable[Commitment]) -> None:
        self._graph = graph
        totals = (_total(graph, one) for one in told)
        self.totals = [one for one in totals if one is not None]

    def pairs(self, family: Family) -> Iterator[_Pair]:
        """Give for each total at most a few that exceed it and that it lies around.

        Of two families, the part first. Where any two of two families conflict across
        two moments, some pair is given.

        Complexity: O(n log n), and O(E) upstream of the statements.
        """
        kin = {id(one): family(one.commitment) for one in self.totals}
        yield from self._into_written(kin)
        yield from self._by_clock(kin, lambda x: (x.wall_lower, x.wall_upper))
        yield from self._by_clock(kin, lambda x: (x.utc_lower, x.utc_upper))
        yield from self._by_edges(kin)

    def fallen(self) -> int:
        """Give how many at least do not hold: all but one of each chain that falls.

        Every total that can joins the chain whose last is least above it. Where all
        were said in one known order no cover has fewer chains, and as many can hold.

        Complexity: O(n log n), and what it takes to insert into a list.

        Source: Dilworth, A decomposition theorem for partially ordered sets (1950).
        """
        count = 0
        lasts: list[Cut] = []
        waiting: list[tuple[Instant, int, Cut]] = []
        said = [one for one in self.totals if not one.is_as_written]
        said.sort(key=lambda one: (one.room.wall_lower, one.low))
        for number, one in enumerate(said):
            while waiting and waiting[0][0] <= one.room.wall_lower:
                insort(lasts, heapq.heappop(waiting)[2])
            count += _joins(lasts, one)
            heapq.heappush(waiting, (one.room.wall_upper, number, one.low))
        for _, _, low in waiting:
            insort(lasts, low)
        written = [one for one in self.totals if one.is_as_written]
        for one in sorted(written, key=lambda one: one.high, reverse=True):
            count += _joins(lasts, one)
            insort(lasts, one.low)
        return count

    def _into_written(self, kin: dict[int, str]) -> Iterator[_Pair]:
        peak = _Peak()
        for one in self.totals:
            if not one.is_as_written:
                peak = peak.with_one(one, kin[id(one)])
        for one in self.totals:
            if one.is_as_written:
                yield from peak.above(one, kin[id(one)])

    def _by_clock(
        self, kin: dict[int, str], read: Callable[[Bounds], tuple[Instant, Instant]]
    ) -> Iterator[_Pair]:
        timed = [(*read(one.room), one) for one in self.totals]
        starting = sorted(timed, key=lambda entry: entry[0])
        ending = sorted(timed, key=lambda entry: entry[1])
        peak, passed = _Peak(), 0
        for lower, _, later in starting:
            while passed < len(ending) and ending[passed][1] <= lower:
                earlier = ending[passed][2]
                if earlier.may_be_earlier:
                    peak = peak.with_one(earlier, kin[id(earlier)])
                passed += 1
            if not later.is_as_written:
                yield from peak.above(later, kin[id(later)])

    def _by_edges(self, kin: dict[int, str]) -> Iterator[_Pair]:
        made: defaultdict[str, list[Total]] = defaultdict(list)
        for one in self.totals:
            if one.made_in is not None:
                made[one.made_in].append(one)
        reached: dict[str, _Peak] = {}
        for made_in, totals in made.items():
            peak = _Peak()
            for earlier in self._earlier(made_in):
                self._reach(earlier, made, kin, reached)
                peak = peak.with_all(reached[earlier])
            for one in totals:
                if not one.is_as_written:
                    yield from peak.above(one, kin[id(one)])

    def _reach(
        self,
        start: str,
        made: defaultdict[str, list[Total]],
        kin: dict[int, str],
        reached: dict[str, _Peak],
    ) -> None:
        """Enter the peak of what was said in a statement or is known to be earlier."""
        stack = [start]
        while stack:
            here = stack[-1]
            before = self._earlier(here)
            missing = [one for one in before if one not in reached]
            if missing and here not in reached:
                stack.extend(missing)
                continue
            stack.pop()
            peak = _Peak()
            for one in before:
                peak = peak.with_all(reached[one])
            for total in made.get(here, ()):
                if total.may_be_earlier:
                    peak = peak.with_one(total, kin[id(total)])
            reached[here] = peak

    def _earlier(self, statement_id: str) -> Sequence[str]:
        """Give what edges say is earlier; what is in doubt is ordered with nothing."""
        is_doubtful, index = self._graph.clocks.is_doubtful, self._graph.index
        same = self._graph.sameness
        if is_doubtful(statement_id):
            return ()
        found = set[str]()
        for id_ in same.group(statement_id):
            found.update(one.rests_on_id for one in index.relays_from[id_])
            found.update(one.answers_id for one in index.responses_from[id_])
            found.update(one.after_id for one in index.orders_from[id_])
            found.update(one.corrects_id for one in index.corrections_from[id_])
        before = {same.of(one) for one in found} - {statement_id}
        return sorted(one for one in before if not is_doubtful(one))


def _joins(lasts: list[Cut], one: Total) -> int:
    """Take away the least last value that exceeds a total; tell how many that were."""
    place = bisect_left(lasts, one.high)
    if place == len(lasts):
        return 0
    del lasts[place]
    return 1


def _total(graph: ClaimGraph, one: Commitment) -> Total | None:
    """Give a commitment as a total, if it has an order with any other."""
    period = None if one.question is None else one.question.period
    if period is None or not one.is_additive:
        return None
    if not isinstance(one.admits, Count | Amount):
        return None  # pragma: no cover -- what adds up is a number: no type says so
    span = read_period(period.text)
    if EndKind.UNKNOWN in (span.start.kind, span.stop.kind):
        return None
    ways = endings(graph, one, period)
    if any(way.is_adrift for way in ways):
        return None
    low, high = hull(one.admits)
    return Total(
        commitment=one,
        made_in=one.said_in,
        low=low,
        high=high,
        room=Bounds() if one.said_in is None else graph.clocks.bounds(one.said_in),
        is_as_written=not any(way.at_saying for way in ways),
        is_over=all(way.is_over for way in ways),
    )
