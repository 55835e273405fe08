"""What one source said on one question, from first to last."""

from collections.abc import Iterator, Sequence

from claimtrack.analysis.pairs.conflict import quoted
from claimtrack.analysis.pairs.standing import Standing
from claimtrack.analysis.totals.asked import Asked, question_of
from claimtrack.analysis.totals.changing import Changes
from claimtrack.analysis.totals.increments import Increments, said_on
from claimtrack.analysis.totals.resets import with_suspicions
from claimtrack.analysis.totals.rising import rising
from claimtrack.analysis.totals.running import is_running_total, stretches_of
from claimtrack.analysis.totals.saying_order import SayingOrder
from claimtrack.analysis.totals.series_table import Point, Series
from claimtrack.analysis.utterances.withdrawals import Withdrawals
from claimtrack.graph import ClaimGraph, name_of
from claimtrack.model import Question, Source


def series(graph: ClaimGraph, source: str | Source, question: Asked) -> Series:
    """Give the history of what a source said on a question, in known order of saying.

    The source speaks for itself: what its parts and its wholes said is no part of it,
    as one voice is not held to the figures of another.

    Args:
        graph: The graph.
        source: The source, or its id.
        question: The question, its label or digest, or a claim that answers it.

    Raises:
        UnknownIdError: Where an id names nothing.
        AmbiguousIdError: Where it names several.
        InvalidValueError: Where the claim is free text, which answers no question.

    Complexity: O(n log n + k) where the order is known, n being what all sources said
    on the question and k the pairs of which the later is lower; and the edges upstream.
    Where it is known in part, O(n^2) in what is unordered, and see `rising`.

    >>> from claimtrack.codec import Case
    >>> case = Case("river war")
    >>> north = case.source("north", "North")
    >>> tanks = case.measure("tanks", "tanks lost")
    >>> lost = case.question("lost", "tanks", so_far_since="2020-09")
    >>> for day, figure in (("01", 20), ("02", 12)):
    ...     told = case.say(day, "north", "lost", figure, on=f"2020-10-{day}")
    >>> [point.kind.value for point in series(case.graph(), "north", "lost")]
    ['first', 'walk-back']

    """
    text = source if isinstance(source, str) else source.id
    source_id = graph.find_id(text, Source)
    question_id, words = question_of(graph, question)
    order = SayingOrder(graph, said_on(graph, source_id, question_id))
    return Series(
        _History(graph, order, graph.get(question_id, Question)).points(),
        source=name_of(graph, source_id),
        question=words,
    )


class _History:
    """The answers of one source to one question, and what comes of them."""

    def __init__(
        self, graph: ClaimGraph, order: SayingOrder, question: Question
    ) -> None:
        self._graph = graph
        self._order = order
        self._said = order.said
        self._standing = Standing(graph, order.said)
        changes = Changes(graph, order, self._standing)
        self._starts = changes.run_starts
        self._changed = with_suspicions(graph, order, changes.all())
        withdrawals = Withdrawals(graph)
        self._totals = [
            place
            for place, one in enumerate(self._said)
            if is_running_total(graph, one)
        ]
        self._kept = [
            place
            for place in self._totals
            if withdrawals.stands(self._said[place].assertion)
        ]
        told = [self._said[place] for place in self._kept]
        self._increments = Increments(graph, question, told)

    def points(self) -> Iterator[Point]:
        totals = frozenset(self._totals)
        falling = self._falling()
        remarks = self._remarks()
        sides = [quoted(self._graph, one) for one in self._said]
        for place, (one, changed) in enumerate(
            zip(self._said, self._changed, strict=True)
        ):
            against = changed.against
            yield Point(
                side=sides[place],
                stands=self._standing.stands(one),
                kind=changed.kind,
                against=None if against is None else sides[against],
                because=changed.because,
                is_ordered=self._order.follows(place),
                is_running_total=place in totals,
                has_to_go=place in falling,
                remarks=remarks.get(place, ()),
            )

    def _runs(self) -> list[list[int]]:
        """Give the running totals that no correction withdrew, run by run."""
        runs: dict[int, list[int]] = {}
        for place in self._kept:
            runs.setdefault(self._starts[place], []).append(place)
        return list(runs.values())

    def _falling(self) -> frozenset[int]:
        """Give the fewest that have to go for the rest to rise, run by run."""
        return frozenset(
            place for run in self._runs() for place in self._falling_in(run)
        )

    def _falling_in(self, run: Sequence[int]) -> Iterator[int]:
        order = self._order

        def is_before(one: int, other: int) -> bool:
            return order.comes_before(run[one], run[other])

        answers = [stretches_of(self._said[place]) for place in run]
        kept = rising(answers, None if order.is_total else is_before)
        return (place for number, place in enumerate(run) if number not in kept)

    def _remarks(self) -> dict[int, tuple[str, ...]]:
        """Say what increments come to between each total and the one before it."""
        found: dict[int, tuple[str, ...]] = {}
        for run in self._runs():
            for number, place in enumerate(run):
                befores = (
                    self._said[other]
                    for other in reversed(run[:number])
                    if self._order.comes_before(other, place)
                )
                before = next(befores, None)
                if before is not None:
                    told = self._increments.remarks(before, self._said[place])
                    found[place] = tuple(told)
        return found
