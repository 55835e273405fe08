"""What a source and its parts hold, and what they took back."""

from collections.abc import Iterable, Sequence

import attrs

from claimtrack.analysis.commitments import commitments
from claimtrack.analysis.conflict import quoted
from claimtrack.analysis.standing import Standing
from claimtrack.analysis.tables import Row, Table
from claimtrack.graph import ClaimGraph
from claimtrack.model import Quoted, Source


@attrs.frozen(kw_only=True)
class Position:
    """A claim that a source, or a part of it, vouched for.

    Attributes:
        side: The claim, with the words that make it.
        stands: Whether the source neither withdrew nor replaced it.
    """

    side: Quoted
    stands: bool


class Positions(Table[Position]):
    """Positions, by question, then by label; as rows, one a position."""

    columns = (
        "label",
        "source",
        "question",
        "answer",
        "asserted_at",
        "quote",
        "stands",
    )

    def __init__(self, positions: Iterable[Position]) -> None:
        self._made = tuple(sorted(positions, key=_place))

    @property
    def _entries(self) -> Sequence[Position]:
        return self._made

    def _row(self, entry: Position) -> Row:
        side = entry.side
        return {
            "label": side.claim_label,
            "source": side.source,
            "question": side.question,
            "answer": side.answer,
            "asserted_at": side.asserted_at,
            "quote": side.quote,
            "stands": entry.stands,
        }


def positions(graph: ClaimGraph, source: str | Source) -> Positions:
    """Give every claim that a source or one of its parts vouched for.

    Raises:
        UnknownIdError: Where no source is called so.

    Complexity: O(n log n) in the graph's commitments.
    """
    text = source if isinstance(source, str) else source.id
    source_id = graph.find_id(text, Source)
    made = tuple(commitments(graph))
    standing = Standing(graph, made)
    return Positions(
        Position(side=quoted(graph, one), stands=standing.stands(one))
        for one in made
        if source_id in graph.containment.around(one.source_id)
    )


def _place(position: Position) -> tuple[str, str, str, str]:
    side = position.side
    return side.question, side.claim_label, side.statement_id, side.claim_id
