"""What one source said first and what later, and which of it can clash."""

import itertools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import attrs

from claimtrack.analysis.comparison.candidates import candidates
from claimtrack.analysis.comparison.spans import ends_when_said
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import Bounds, ClaimGraph
from claimtrack.model import (
    Choice,
    Claim,
    Cut,
    Instant,
    hull,
)

_Pair = tuple[Commitment, Commitment]


class Turns:
    """Which of two statements came first, and of whose claims the later may clash.

    Args:
        graph: The graph.
    """

    def __init__(self, graph: ClaimGraph) -> None:
        self._graph = graph

    def in_order(self, one: Commitment, other: Commitment) -> _Pair | None:
        """Give the earlier of two statements first; None where that is not known."""
        first, second = one.utterance_id, other.utterance_id
        if first == second:
            return None
        before = self._graph.clocks.before(first, second)
        if before is None:
            return None
        return (one, other) if before else (other, one)

    def clashing(self, said: Iterable[Commitment]) -> Iterator[_Pair]:
        """Give each two of one source's commitments that may conflict, earlier first.

        Only where it is known which is the earlier.

        Complexity: O(n log n + k), k being the pairs that share no value, less those
        of running totals of one question that rise in an order that allows it.
        """
        families = {}
        totals: defaultdict[str, list[Commitment]] = defaultdict(list)
        for one in said:
            families[one] = one.id
            if ends_when_said(self._graph, one):
                families[one] = self._asked(one)
                totals[families[one]].append(one)
        pairs = itertools.chain(
            candidates(self._graph, families, family=families.__getitem__),
            *(self._falling(some) for some in totals.values()),
        )
        for pair in pairs:
            ordered = self.in_order(*pair)
            if ordered is not None:
                yield ordered

    def _asked(self, one: Commitment) -> str:
        return str(self._graph.get(one.assertion.claim_id, Claim).question_id)

    def _falling(self, some: Sequence[Commitment]) -> Iterator[_Pair]:
        """Give each two running totals of one question of which the later may be lower.

        What is known to be later stands behind by the wall clock or in UTC: it is by
        one of the two that it is known, or by edges, along which both clocks pass.
        """
        totals = [
            _Total(
                commitment=one,
                room=self._graph.clocks.bounds(one.assertion.statement_id),
                rank=self._graph.clocks.rank(one.assertion.statement_id),
                cuts=hull(one.admits),
            )
            for one in some
            if one.is_additive
            and not (one.excludes_nothing or isinstance(one.admits, Choice | None))
        ]
        by_wall = sorted(totals, key=_Total.by_wall)
        yield from _falls(by_wall)
        by_utc = sorted(totals, key=_Total.by_utc)
        if by_utc != by_wall:
            place = {one.commitment: number for number, one in enumerate(by_wall)}
            for one, other in _falls(by_utc):
                if place[other] < place[one]:
                    yield one, other


@attrs.frozen(kw_only=True)
class _Total:
    """A running total, with what puts it in order."""

    commitment: Commitment
    room: Bounds
    rank: float
    cuts: tuple[Cut, Cut]

    def by_wall(self) -> tuple[Instant, float, Cut]:
        return self.room.wall_lower, self.rank, self.cuts[0]

    def by_utc(self) -> tuple[Instant, float, Cut]:
        # What nothing puts in order stands by its least answer, and does not fall.
        return self.room.utc_lower, self.rank, self.cuts[0]


def _falls(totals: Iterable[_Total]) -> Iterator[_Pair]:
    """Give each two totals of which the one behind is lower."""
    lows: list[Cut] = []
    passed: list[Commitment] = []
    for total in totals:
        low, high = total.cuts
        for one in passed[bisect_left(lows, high) :]:
            yield one, total.commitment
        place = bisect_left(lows, low)
        lows.insert(place, low)
        passed.insert(place, total.commitment)
