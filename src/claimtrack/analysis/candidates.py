"""Pairs worth comparing: related in scope, with no value in common.

Two commitments conflict on some reading only where what they admit shares no value:
a part that exceeds its whole shares none with it either. So a sweep over sorted ends
finds every pair, and looks at none that overlaps but for sets with holes.
"""

import itertools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence

from claimtrack.analysis.commitments import Commitment
from claimtrack.graph import ClaimGraph, Containment
from claimtrack.model import Choice, Cut, Stretches, meet, pieces

_Numbered = tuple[Cut, Cut, Commitment]
"""The cuts around what a commitment admits, and the commitment."""
_Pair = tuple[Commitment, Commitment]
_Key = tuple[str, str | None, str | None]
"""A measure, a subject and a place."""


def candidates(graph: ClaimGraph, commitments: Iterable[Commitment]) -> Iterator[_Pair]:
    """Give each pair of commitments that conflicts on some reading of its scope, once.

    Complexity: O(n log n + k), k being the pairs given, where scopes are related to
    few others.
    """
    groups: defaultdict[_Key, list[Commitment]] = defaultdict(list)
    texts: defaultdict[str, list[Commitment]] = defaultdict(list)
    for one in commitments:
        if one.excludes_nothing:
            continue
        if one.question is None:
            texts[one.assertion.claim_id].append(one)
        else:
            asked = one.question
            key: _Key = (asked.measure_id, asked.subject_id, asked.place_id)
            groups[key].append(one)
    for same in texts.values():
        yield from _opposite(same)
    sweeps = {key: Sweep(group) for key, group in groups.items()}
    for sweep in sweeps.values():
        yield from sharing_nothing(sweep)
    for key, other in _related(sweeps, graph.containment):
        may_be_same = None in key or None in other
        between = sharing_nothing_between if may_be_same else exceeding
        yield from between(sweeps[key], sweeps[other])


def _opposite(same: Sequence[Commitment]) -> Iterator[_Pair]:
    asserted = [one for one in same if not one.denies]
    denied = [one for one in same if one.denies]
    yield from itertools.product(asserted, denied)


def _related(keys: Iterable[_Key], inside: Containment) -> Iterator[tuple[_Key, _Key]]:
    """Give each two keys of which the first may lie within the second, once.

    Closed keys are found by what is around them; an open subject or place may lie
    either way to any other, so keys with one are tried against all of their measure.
    """
    by_measure: defaultdict[str, list[_Key]] = defaultdict(list)
    for key in keys:
        by_measure[key[0]].append(key)
    for measure, parts in by_measure.items():
        for around in sorted(inside.around(measure) & by_measure.keys()):
            yield from _closed(parts, around, dict.fromkeys(by_measure[around]), inside)
            yield from _open(parts, by_measure[around], inside)


def _closed(
    parts: Iterable[_Key], measure: str, wholes: Container[_Key], inside: Containment
) -> Iterator[tuple[_Key, _Key]]:
    for key in parts:
        if None not in key:
            scopes = (sorted(inside.around(str(id_))) for id_ in key[1:])
            for subject, place in itertools.product(*scopes):
                whole = (measure, subject, place)
                if whole != key and whole in wholes:
                    yield key, whole


def _open(
    parts: Sequence[_Key], wholes: Sequence[_Key], inside: Containment
) -> Iterator[tuple[_Key, _Key]]:
    of_one_measure = parts is wholes
    for number, part in enumerate(parts):
        for whole in wholes[number + 1 :] if of_one_measure else wholes:
            if None in part or None in whole:
                ways = ((part, whole), (whole, part))
                possible = [way for way in ways if _may_lie_within(*way, inside)]
                yield from possible[:1]


def _may_lie_within(part: _Key, whole: _Key, inside: Containment) -> bool:
    return all(
        one is None or other is None or other in inside.around(one)
        for one, other in zip(part, whole, strict=True)
    )


class Sweep:
    """Commitments on one measure, subject and place, sorted by their least answer.

    Attributes:
        numbers: The commitments to numbers, with the cuts around what they admit.
        with_holes: Those of them that admit several stretches, with the stretches.
        choices: The commitments to options.
    """

    def __init__(self, commitments: Iterable[Commitment]) -> None:
        self.choices: list[tuple[Choice, Commitment]] = []
        self.with_holes: list[tuple[Stretches, Commitment]] = []
        numbers: list[_Numbered] = []
        for one in commitments:
            if isinstance(one.admits, Choice):
                self.choices.append((one.admits, one))
            elif one.admits is not None:
                stretches = pieces(one.admits)
                numbers.append((stretches[0][0], stretches[-1][1], one))
                if len(stretches) > 1:
                    self.with_holes.append((stretches, one))
        self.numbers = sorted(numbers, key=lambda n: (n[0], n[1], n[2].id))
        self._lows = [low for low, _, _ in self.numbers]
        self._by_low = [one for _, _, one in self.numbers]

    def above(self, cut: Cut) -> Sequence[Commitment]:
        """Give the commitments that admit nothing below a cut."""
        return self._by_low[bisect_left(self._lows, cut) :]

    def in_gaps(self, stretches: Stretches) -> Iterator[Commitment]:
        """Give the commitments that lie between two neighbouring stretches."""
        for (_, gap_start), (gap_stop, _) in itertools.pairwise(stretches):
            first = bisect_left(self._lows, gap_start)
            for low, high, one in self.numbers[first:]:
                if low >= gap_stop:
                    break
                if high <= gap_stop:
                    yield one


def exceeding(part: Sweep, whole: Sweep) -> Iterator[_Pair]:
    """Give each pair of which the part's least answer exceeds the whole's greatest."""
    for _, high, other in whole.numbers:
        yield from zip(part.above(high), itertools.repeat(other))


def sharing_nothing(sweep: Sweep) -> Iterator[_Pair]:
    """Give each pair of one sweep that shares no value, once."""
    yield from exceeding(sweep, sweep)
    for stretches, one in sweep.with_holes:
        for other in sweep.in_gaps(stretches):
            yield one, other
    for (mine, one), (theirs, other) in itertools.combinations(sweep.with_holes, 2):
        if _interlock(mine, theirs):
            yield one, other
    for (first, one), (second, other) in itertools.combinations(sweep.choices, 2):
        if first.isdisjoint(second):
            yield one, other


def sharing_nothing_between(left: Sweep, right: Sweep) -> Iterator[_Pair]:
    """Give each pair of two sweeps that shares no value, once."""
    yield from exceeding(left, right)
    yield from exceeding(right, left)
    for this, that in ((left, right), (right, left)):
        for stretches, one in this.with_holes:
            for other in that.in_gaps(stretches):
                yield one, other
    both = itertools.product(left.with_holes, right.with_holes)
    for (mine, one), (theirs, other) in both:
        if _interlock(mine, theirs):
            yield one, other
    for (first, one), (second, other) in itertools.product(left.choices, right.choices):
        if first.isdisjoint(second):
            yield one, other


def _interlock(one: Stretches, other: Stretches) -> bool:
    """Tell whether two with holes share nothing, neither beside nor in a gap."""
    beside = one[-1][1] <= other[0][0] or other[-1][1] <= one[0][0]
    return not (
        beside or meet(one, other) or _in_gap(one, other) or _in_gap(other, one)
    )


def _in_gap(inner: Stretches, outer: Stretches) -> bool:
    return any(
        gap_start <= inner[0][0] and inner[-1][1] <= gap_stop
        for (_, gap_start), (gap_stop, _) in itertools.pairwise(outer)
    )
