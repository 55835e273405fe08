"""What a source and its parts hold, what they took back, and where they disagree."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import attrs

from claimtrack.analysis.comparison.candidates import candidates
from claimtrack.analysis.comparison.comparing import compare
from claimtrack.analysis.pairs.conflict import quoted
from claimtrack.analysis.pairs.standing import Standing
from claimtrack.analysis.utterances.commitments import Commitment, commitment
from claimtrack.graph import ClaimGraph, all_around, claim_label, label_of
from claimtrack.graph import as_of as graph_as_of
from claimtrack.model import Quoted, Source, Verdict, When
from claimtrack.tables import Cells, Column, ColumnKind, Table


@attrs.frozen(kw_only=True)
class Position:
    """A claim that a source, or a part of it, vouched for.

    Attributes:
        side: The claim, with the words that make it.
        stands: Whether the source neither withdrew nor replaced it.
        withdrawn_by: What files call the statements that withdraw it.
        replaced_by: What files call the claim that replaces it: the first of them.
        at_odds_with: What files call the other claims that the source and its parts
            vouch for, that stand, and that can't hold beside it.
    """

    side: Quoted
    stands: bool
    withdrawn_by: tuple[str, ...] = ()
    replaced_by: str | None = None
    at_odds_with: tuple[str, ...] = ()


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
        Column(name="withdrawn_by", meaning="The labels of what withdraws it."),
        Column(name="replaced_by", meaning="The label of the claim that replaces it."),
        Column(
            name="at_odds_with",
            meaning="The labels of what a part of the source says against it.",
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
            ", ".join(entry.withdrawn_by) or None,
            entry.replaced_by,
            ", ".join(entry.at_odds_with) or None,
        )


def positions(
    graph: ClaimGraph, source: str | Source, *, as_of: str | When | None = None
) -> Positions:
    """Give every claim that a source or one of its parts vouched for.

    Told with it are what they withdrew or replaced, by what, and where two that stand
    can't both hold.

    Args:
        graph: The graph.
        source: The source, or its id.
        as_of: The moment by which it was surely said, see `claimtrack.graph.as_of`;
            what came later has withdrawn nothing. None for all that was ever said.

    Raises:
        UnknownIdError: Where no source is called so.
        InvalidValueError: Where the moment is no time, or one without an end.

    Complexity: that of `Standing` and of `candidates` in the source's own commitments.
    """
    if as_of is not None:
        graph = graph_as_of(graph, as_of, clock="asserted")
    held = held_by(graph, source)
    # What a source said falls to nothing but what it said itself.
    standing = Standing(graph, held)
    against = _against(graph, [one for one in held if standing.stands(one)])
    return Positions(
        Position(
            side=quoted(graph, one),
            stands=standing.stands(one),
            withdrawn_by=_withdrawn_by(graph, standing, one),
            replaced_by=_replaced_by(graph, standing, one),
            at_odds_with=tuple(sorted(against[one.id])),
        )
        for one in held
    )


def held_by(graph: ClaimGraph, source: str | Source) -> list[Commitment]:
    """Give what a source or one of its parts vouched for, by digest.

    Raises:
        UnknownIdError: Where no source is called so.

    Complexity: O(n log n) in what they said, and O(n) in the sources.
    """
    asked = source if isinstance(source, str) else source.id
    source_id = graph.find_id(asked, Source)
    index = graph.index
    made = (
        commitment(graph, assertion)
        for speaker_id in graph.of_kind(Source)
        if source_id in all_around(graph, speaker_id)
        for statement_id in index.statements_by[speaker_id]
        for assertion in index.assertions_in[statement_id]
    )
    return sorted((one for one in made if one.is_committed), key=lambda one: one.id)


def _against(
    graph: ClaimGraph, standing: Sequence[Commitment]
) -> defaultdict[str, list[str]]:
    """Give for each commitment the labels of those that can't hold beside it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in candidates(graph, standing):
        if compare(graph, one, other).verdict is Verdict.CONFLICT:
            found[one.id].append(claim_label(graph, other.assertion))
            found[other.id].append(claim_label(graph, one.assertion))
    return found


def _withdrawn_by(
    graph: ClaimGraph, standing: Standing, one: Commitment
) -> tuple[str, ...]:
    withdrawing = standing.fates.withdrawals.withdrawn_by(one.assertion)
    return tuple(sorted(label_of(graph, id_) for id_ in withdrawing))


def _replaced_by(graph: ClaimGraph, standing: Standing, one: Commitment) -> str | None:
    """Give the label of the first known later claim that lets one fall."""
    fates, clocks = standing.fates, graph.clocks
    if not fates.fallen.get(one.id, False):
        return None
    said_in = one.assertion.statement_id
    later = [
        *fates.excluded_by.get(one.id, ()),
        *(
            other
            for other in fates.settling.get(one.id, ())
            if clocks.before(said_in, other.assertion.statement_id)
        ),
    ]
    first = min(
        (
            clocks.bounds(x.assertion.statement_id).utc_lower,
            claim_label(graph, x.assertion),
        )
        for x in later
    )
    return first[1]


def _place(position: Position) -> tuple[str, str, str, str]:
    side = position.side
    return side.question, side.claim_label, side.statement_id, side.claim_id
