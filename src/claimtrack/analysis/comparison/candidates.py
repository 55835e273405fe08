"""Pairs worth comparing: related in scope, with no value in common.

Two commitments conflict on some reading only where what they admit shares no value:
a part that exceeds its whole shares none with it either. So a sweep over sorted ends
finds every pair, and looks at none that overlaps but for sets with holes.
"""

import functools
import itertools
import operator
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from claimtrack.analysis.comparison.keys import (
    Key,
    OpenScopes,
    Seen,
    key_of,
    surely_within,
)
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph
from claimtrack.model import Choice, Count, Cut, Stretches, meet, pieces

Family = Callable[[Commitment], str]
"""What tells which commitments need no comparing with each other."""
_Holed = tuple[Stretches, str | None, Commitment]
"""What a commitment admits, its family, and the commitment."""
_Pair = tuple[Commitment, Commitment]
_Families = defaultdict[str | None, list[Commitment]]
_Runs = dict[str | None, tuple[list[int], list[int]]]

_NO_END: Cut = pieces(Count(spans=[(0, None)]))[-1][1]
"""The cut after all numbers."""


def candidates(
    graph: ClaimGraph,
    commitments: Iterable[Commitment],
    *,
    family: Family | None = None,
) -> Iterator[_Pair]:
    """Give each pair of commitments that conflicts on some reading of its scope, once.

    Args:
        graph: The graph.
        commitments: The commitments to compare.
        family: What tells which family each is of; two of one family are no pair. None
            for each its own.

    Complexity: O(n log n + k), k being the pairs given, and the scopes of which one
    surely lies within the other.
    """
    groups: defaultdict[Key, list[Commitment]] = defaultdict(list)
    texts: defaultdict[str, list[Commitment]] = defaultdict(list)
    for one in commitments:
        if one.excludes_nothing:
            continue
        key = key_of(one)
        if key is None:
            texts[one.assertion.claim_id].append(one)
        else:
            groups[key].append(one)
    for same in texts.values():
        yield from _opposite(same, family)
    sweeps = {key: Sweep(group, family=family) for key, group in groups.items()}
    for sweep in sweeps.values():
        yield from sharing_nothing(sweep)
    for part, whole in surely_within(sweeps, graph.containment):
        yield from exceeding(sweeps[part], sweeps[whole])
    yield from _open(graph, groups, family)


def _open(
    graph: ClaimGraph, groups: Mapping[Key, Sequence[Commitment]], family: Family | None
) -> Iterator[_Pair]:
    """Give the pairs of which one names a subject or place that the other leaves open."""
    scopes = OpenScopes(groups, graph.containment)

    @functools.cache
    def sweep(seen: Seen) -> Sweep:
        said = itertools.chain.from_iterable(
            map(groups.__getitem__, scopes.keys_of(seen))
        )
        return Sweep(said, family=family)

    for one, other in scopes.related():
        yield from sharing_nothing_between(sweep(one), sweep(other))


def _opposite(same: Sequence[Commitment], family: Family | None) -> Iterator[_Pair]:
    asserted = _by_family((one for one in same if not one.denies), family)
    denied = _by_family((one for one in same if one.denies), family)
    return _strangers(asserted, denied)


def _by_family(commitments: Iterable[Commitment], family: Family | None) -> _Families:
    found: _Families = defaultdict(list)
    for one in commitments:
        found[None if family is None else family(one)].append(one)
    return found


def _strangers(left: _Families, right: _Families) -> Iterator[_Pair]:
    """Give each one of the left with each one of the right that is of no one family."""
    for mine, some in left.items():
        for theirs, others in right.items():
            if mine is None or mine != theirs:
                yield from itertools.product(some, others)


class Sweep:
    """Commitments on one measure, subject and place, sorted by their least answer.

    Args:
        commitments: The commitments.
        family: What tells which family each is of; None for each its own.

    Attributes:
        ends: For each commitment to numbers the cut after the greatest, its family and
            the commitment, by the least.
        holed: Those of them that admit several stretches, the last with an end.
        endless: Those of them that admit several stretches, the last without end.
        choices: The commitments to options, by the options and then by family.
    """

    def __init__(
        self, commitments: Iterable[Commitment], *, family: Family | None = None
    ) -> None:
        self.choices: dict[Choice, _Families] = {}
        self.holed: list[_Holed] = []
        self.endless: list[_Holed] = []
        numbers: list[tuple[Cut, Cut, str, str | None, Commitment]] = []
        for one in commitments:
            admits = one.admits
            if admits is None:
                continue
            kin = None if family is None else family(one)
            if isinstance(admits, Choice):
                alike = self.choices.setdefault(admits, defaultdict(list))
                alike[kin].append(one)
            else:
                stretches = pieces(admits)
                low, high = stretches[0][0], stretches[-1][1]
                numbers.append((low, high, one.id, kin, one))
                if len(stretches) > 1:
                    holed = self.endless if high == _NO_END else self.holed
                    holed.append((stretches, kin, one))
        numbers.sort(key=operator.itemgetter(0, 1, 2))
        self.ends = [(high, kin, one) for _, high, _, kin, one in numbers]
        self._lows = [number[0] for number in numbers]
        self._by_low = [number[4] for number in numbers]
        families = () if family is None else (kin for _, kin, _ in self.ends)
        self._runs = _runs(families)

    def above(self, cut: Cut, kin: str | None) -> Iterable[Sequence[Commitment]]:
        """Give those of other families that admit nothing below a cut, in batches."""
        first = bisect_left(self._lows, cut)
        if kin not in self._runs:
            return (self._by_low[first:],)
        batches = self._strangers(first, len(self._lows), kin)
        return (self._by_low[batch] for batch in batches)

    def in_gaps(self, stretches: Stretches, kin: str | None) -> Iterator[Commitment]:
        """Give those of other families that lie between two neighbouring stretches."""
        for (_, gap_start), (gap_stop, _) in itertools.pairwise(stretches):
            first = bisect_left(self._lows, gap_start)
            last = bisect_left(self._lows, gap_stop)
            for batch in self._strangers(first, last, kin):
                for high, _, one in self.ends[batch]:
                    if high <= gap_stop:
                        yield one

    def _strangers(self, first: int, last: int, kin: str | None) -> Iterator[slice]:
        """Give the places between two that are of other families.

        Own ones that stand side by side are passed over at once, so that it takes no
        longer than what is given.
        """
        starts, stops = self._runs.get(kin, ([], []))
        for number in range(bisect_right(stops, first), len(stops)):
            yield slice(first, min(starts[number], last))
            first = stops[number]
            if first >= last:
                return
        yield slice(first, last)


def _runs(families: Iterable[str | None]) -> _Runs:
    """Give for each family where those of it begin and stop to stand side by side."""
    runs: _Runs = {}
    stop = 0
    for kin, alike in itertools.groupby(families):
        start, stop = stop, stop + sum(1 for _ in alike)
        starts, stops = runs.setdefault(kin, ([], []))
        starts.append(start)
        stops.append(stop)
    return runs


def exceeding(part: Sweep, whole: Sweep) -> Iterator[_Pair]:
    """Give each pair of which the part's least answer exceeds the whole's greatest."""
    # Chained and not yielded: pairs are many, and each then takes half as long.
    return itertools.chain.from_iterable(
        zip(batch, itertools.repeat(other), strict=False)
        for high, kin, other in whole.ends
        for batch in part.above(high, kin)
    )


def sharing_nothing(sweep: Sweep) -> Iterator[_Pair]:
    """Give each pair of one sweep that shares no value, once."""
    return itertools.chain(exceeding(sweep, sweep), sharing_nothing_amid(sweep))


def sharing_nothing_amid(sweep: Sweep) -> Iterator[_Pair]:
    """Give those of which neither is wholly above the other, by gaps and by options."""
    yield from _in_gaps(sweep, sweep)
    yield from _interlocking(itertools.combinations(sweep.holed, 2))
    yield from _interlocking(itertools.product(sweep.holed, sweep.endless))
    yield from _exclusive(itertools.combinations(sweep.choices.items(), 2))


def sharing_nothing_between(left: Sweep, right: Sweep) -> Iterator[_Pair]:
    """Give each pair of two sweeps that shares no value, once."""
    yield from exceeding(left, right)
    yield from exceeding(right, left)
    yield from _in_gaps(left, right)
    yield from _in_gaps(right, left)
    every = itertools.chain(right.holed, right.endless)
    yield from _interlocking(itertools.product(left.holed, every))
    yield from _interlocking(itertools.product(left.endless, right.holed))
    yield from _exclusive(
        itertools.product(left.choices.items(), right.choices.items())
    )


def _in_gaps(outer: Sweep, inner: Sweep) -> Iterator[_Pair]:
    for stretches, kin, one in itertools.chain(outer.holed, outer.endless):
        for other in inner.in_gaps(stretches, kin):
            yield one, other


def _interlocking(pairs: Iterable[tuple[_Holed, _Holed]]) -> Iterator[_Pair]:
    """Give those with holes that share nothing, neither beside nor in a gap.

    Two without an end share what is far out.
    """
    for (mine, kin, one), (theirs, other_kin, other) in pairs:
        if (kin is None or kin != other_kin) and _interlock(mine, theirs):
            yield one, other


def _interlock(one: Stretches, other: Stretches) -> bool:
    beside = one[-1][1] <= other[0][0] or other[-1][1] <= one[0][0]
    return not (
        beside or meet(one, other) or _in_gap(one, other) or _in_gap(other, one)
    )


def _in_gap(inner: Stretches, outer: Stretches) -> bool:
    return any(
        gap_start <= inner[0][0] and inner[-1][1] <= gap_stop
        for (_, gap_start), (gap_stop, _) in itertools.pairwise(outer)
    )


def _exclusive(
    pairs: Iterable[tuple[tuple[Choice, _Families], tuple[Choice, _Families]]],
) -> Iterator[_Pair]:
    for (first, some), (second, others) in pairs:
        if first.isdisjoint(second):
            yield from _strangers(some, others)
