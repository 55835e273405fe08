"""The figures of a graph that may add up, by what they count."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import cast

from claimtrack.analysis.comparison.spans import (
    ANY_LIE,
    ONLY_SAME,
    Lie,
    Orders,
    lies_of,
    period_orders,
)
from claimtrack.analysis.comparison.windows import Window, window_around, window_within
from claimtrack.analysis.sums.members import Key, Member, bounds_of, by_label
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph, claim_label
from claimtrack.model import Amount, Count, End, Question, read_period

_INSIDE = frozenset({Lie.SAME, Lie.WITHIN})


class Figures:
    """Commitments to numbers that add up, by measure, subject and place.

    Args:
        graph: The graph.
        commitments: The commitments to look at.
    """

    def __init__(self, graph: ClaimGraph, commitments: Iterable[Commitment]) -> None:
        self._graph = graph
        self._by_key: defaultdict[Key, list[Commitment]] = defaultdict(list)
        self._starts: defaultdict[Key, set[End | None]] = defaultdict(set)
        self._members: dict[Key, tuple[Member, ...]] = {}
        self._numbers: dict[Hashable, int] = {}
        self._orders: dict[tuple[int, int, bool], tuple[Orders, Orders] | None] = {}
        for one in commitments:
            if (
                one.is_additive
                and not one.excludes_nothing
                and one.question is not None
            ):
                key = key_of(one.question)
                self._by_key[key].append(one)
                self._starts[key].add(start_of(one.question))

    def keys(self) -> list[Key]:
        """Give every key that has figures, in code-point order."""
        return sorted(self._by_key, key=lambda key: tuple(part or "" for part in key))

    def of(self, key: Key) -> tuple[Member, ...]:
        """Give a key's figures with what it takes to add them up, by label.

        Complexity: O(n log n) the first time, O(1) then.
        """
        if key not in self._members:
            made = (self._member(key, one) for one in self._by_key.get(key, ()))
            self._members[key] = by_label(made)
        return self._members[key]

    def of_all(self, keys: Iterable[Key]) -> Iterator[Member]:
        """Give the figures of several keys."""
        for key in keys:
            yield from self.of(key)

    def every(self) -> Iterator[Member]:
        """Give all figures, key by key."""
        return self.of_all(self.keys())

    def start_together(self, keys: Iterable[Key]) -> bool:
        """Tell whether all figures of some keys begin as one: none follows another."""
        starts = set[End | None]().union(*(self._starts[key] for key in keys))
        return len(starts) <= 1

    def asked(self, key: Key) -> list[Sequence[Member]]:
        """Give a key's figures question by question, as written."""
        by_period: defaultdict[str, list[Member]] = defaultdict(list)
        for one in self.of(key):
            by_period[period_of(one)].append(one)
        return [by_period[period] for period in sorted(by_period)]

    def _member(self, key: Key, one: Commitment) -> Member:
        # What adds up is a count or an amount: a choice never does.
        low, high = bounds_of(cast("Count | Amount", one.admits))
        outer, inner = window_around(self._graph, one), window_within(self._graph, one)
        return Member(
            commitment=one,
            label=claim_label(self._graph, one.assertion),
            key=key,
            low=low,
            high=high,
            outer=outer,
            inner=inner,
            stretch=self._numbers.setdefault(
                self._stretch(one, outer, inner), len(self._numbers)
            ),
            is_ordered=not self._is_at_no_edge(one),
        )

    def _stretch(self, one: Commitment, outer: Window, inner: Window) -> Hashable:
        """Give what tells how a figure's period lies to others.

        Where no edge orders the statement, that is its bounds and no more.
        """
        period = None if one.question is None else one.question.period
        is_exact = outer.wall == inner.wall or outer.utc == inner.utc
        if is_exact or self._is_at_no_edge(one):
            return period, outer, inner
        return one.id

    def _is_at_no_edge(self, one: Commitment) -> bool:
        """Tell whether bounds tell all that is known of when a claim was made."""
        clocks, id_ = self._graph.clocks, one.said_in
        return id_ is not None and not (
            clocks.is_at_edge(id_) or clocks.is_doubtful(id_)
        )

    def orders(self, one: Member, other: Member) -> tuple[Orders, Orders] | None:
        """Give the orders of where two figures' periods begin, and of where they end.

        None where one of the two names no period.
        """
        together = one.commitment.said_in == other.commitment.said_in
        key = (one.stretch, other.stretch, together)
        if key not in self._orders:
            self._orders[key] = period_orders(
                self._graph, one.commitment, other.commitment
            )
        return self._orders[key]

    def lies(self, one: Member, other: Member) -> frozenset[Lie]:
        """Give every way in which one figure's period may lie to another's."""
        orders = self.orders(one, other)
        if orders is not None:
            return lies_of(orders)
        neither = period_of(one) == period_of(other) == ""
        return ONLY_SAME if neither else ANY_LIE

    def is_inside(self, part: Member, whole: Member) -> bool:
        """Tell whether a figure's stretch surely lies in another's, and is not all of it.

        All of it lies in it too where the two count different things.
        """
        if part.key != whole.key and _is_within(part, whole):
            return True
        lies = self.lies(part, whole)
        is_whole = part.key == whole.key and lies == ONLY_SAME
        return lies <= _INSIDE and not is_whole


def _is_within(part: Member, whole: Member) -> bool:
    """Tell whether bounds alone show that one period lies in another."""
    if not (period_of(part) and period_of(whole)):
        return False
    outer, inner = part.outer, whole.inner
    begins = outer.wall[0] >= inner.wall[0] or outer.utc[0] >= inner.utc[0]
    ends = outer.wall[1] <= inner.wall[1] or outer.utc[1] <= inner.utc[1]
    return begins and ends


def key_of(question: Question) -> Key:
    """Give the measure, the subject and the place that a question names."""
    return question.measure_id, question.subject_id, question.place_id


def start_of(question: Question) -> End | None:
    """Give where a question's period begins; None where it names none."""
    return None if question.period is None else read_period(question.period.text).start


def period_of(one: Member) -> str:
    """Give the period of a figure as written; empty where it names none."""
    question = one.commitment.question
    return "" if question is None or question.period is None else question.period.text
