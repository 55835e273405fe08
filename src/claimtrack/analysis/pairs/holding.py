"""What a source and its parts hold, and what they took back."""

from collections.abc import Iterable

import attrs

from claimtrack.analysis.pairs.conflict import quoted
from claimtrack.analysis.pairs.standing import Standing
from claimtrack.analysis.utterances.commitments import commitments
from claimtrack.graph import ClaimGraph, all_around
from claimtrack.model import Quoted, Source
from claimtrack.tables import Cells, Column, ColumnKind, Table


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

    layout = (
        Column(name="label", meaning="What files call the claim in its statement."),
        Column(name="source", meaning="Who vouched for it, by name."),
        Column(name="question", meaning="What is asked, in words."),
        Column(name="answer", meaning="What was said; a denial begins with “not”."),
        Column(name="asserted_at", meaning="When it was said, as written."),
        Column(name="quote", meaning="The words that make the claim."),
        Column(
            name="stands",
            kind=ColumnKind.YES_NO,
            meaning="Whether the source neither withdrew nor replaced it.",
        ),
    )

    def __init__(self, positions: Iterable[Position]) -> None:
        super().__init__(sorted(positions, key=_place))

    def _cells(self, entry: Position) -> Cells:
        side = entry.side
        return (
            side.claim_label,
            side.source,
            side.question,
            side.answer,
            side.asserted_at,
            side.quote,
            entry.stands,
        )


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
        if source_id in all_around(graph, one.source_id)
    )


def _place(position: Position) -> tuple[str, str, str, str]:
    side = position.side
    return side.question, side.claim_label, side.statement_id, side.claim_id
