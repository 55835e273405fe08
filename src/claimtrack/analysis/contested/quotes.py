"""Quotes: commitments of a graph, given with their words when they are read."""

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import overload

from claimtrack.analysis.pairs.conflict import quoted
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph, claim_label
from claimtrack.model import Quoted
from claimtrack.tables import SHOWN_ROWS, more_of


class Quotes(Sequence[Quoted]):
    """Who says what, by label; of however many, only those are made that are read.

    Args:
        graph: The graph, which is read late: labels that are added to it are shown.
        find: What gives the commitments, in any order.
        count: How many these are.
    """

    def __init__(
        self,
        graph: ClaimGraph,
        find: Callable[[], Iterable[Commitment]],
        *,
        count: int,
    ) -> None:
        self._graph = graph
        self._find = find
        self._count = count

    @functools.cached_property
    def _told(self) -> tuple[Commitment, ...]:
        return tuple(sorted(self._find(), key=self._place))

    def _place(self, one: Commitment) -> tuple[str, str]:
        return claim_label(self._graph, one.assertion), one.id

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Quoted: ...
    @overload
    def __getitem__(self, index: slice) -> "Quotes": ...
    def __getitem__(self, index: int | slice) -> "Quoted | Quotes":
        if isinstance(index, slice):
            chosen = self._told[index]
            return Quotes(self._graph, lambda: chosen, count=len(chosen))
        return quoted(self._graph, self._told[index])

    def __iter__(self) -> Iterator[Quoted]:
        return (quoted(self._graph, one) for one in self._told)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Quotes):
            return NotImplemented
        return tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(one.id for one in self._told))

    def __repr__(self) -> str:
        lines = [
            f"{one.claim_label}  {one.source}: {one.answer}"
            for one in self[:SHOWN_ROWS]
        ]
        more = len(self) - SHOWN_ROWS
        return "\n".join([*lines, more_of(more, "claim")] if more > 0 else lines)
