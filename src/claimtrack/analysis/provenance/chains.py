"""Chains of statements back to an originator, and their steps as a table."""

import itertools
from collections.abc import Iterable

import attrs

from claimtrack.errors import InvalidValueError
from claimtrack.model import Relay
from claimtrack.tables import Cells, Column, ColumnKind, Table


@attrs.frozen(kw_only=True)
class Chain:
    """One way from a statement back to an originator.

    Attributes:
        statements: The statements' digests, the one asked about first.
        relays: The relay between each statement and the next.
        ends_in_ring: Whether the last statement leads back into the chain, so that
            it has no originator.
    """

    statements: tuple[str, ...]
    relays: tuple[Relay, ...]
    ends_in_ring: bool = False


@attrs.frozen(kw_only=True)
class Step:
    """A statement on the way, as a reader sees it.

    Attributes:
        statement_id: The statement's digest.
        label: What files call it.
        source_id: The speaker's id.
        source: The speaker's name.
        part_of: The names of all that the speaker is part of: ministry, state, side.
        asserted_at: When it was said, as written; None where unknown.
        document: What files call its document; None where it has none.
        url: Where its document was found; None where unknown.
        quote: Its words; None where none were kept.
        claims: What it says of the claims that are followed, in words.
        is_unseen: Whether it rests on others and its own words are not recorded.
    """

    statement_id: str
    label: str
    source_id: str
    source: str
    part_of: tuple[str, ...]
    asserted_at: str | None
    document: str | None
    url: str | None
    quote: str | None
    claims: tuple[str, ...]
    is_unseen: bool


@attrs.frozen(kw_only=True)
class Hop:
    """A statement at its place in one chain.

    Attributes:
        chain: Which chain it is, from 1.
        place: Which step of the chain it is, from 1 for the statement asked about.
        step: The statement.
        relay: How the statement before it rests on it; None for the first.
        end: How the chain ends here, "origin" or "ring"; None where it goes on.
    """

    chain: int
    place: int
    step: Step
    relay: Relay | None
    end: str | None


class Hops(Table[Hop]):
    """The steps of chains, in the order of the chains; as rows, one a step.

    Args:
        hops: The steps, in order.
        limit: The most rows to take.

    Attributes:
        truncated: Whether there are more than these.

    """

    layout = (
        Column(
            name="chain",
            kind=ColumnKind.WHOLE_NUMBER,
            meaning="Which chain it is, from 1.",
        ),
        Column(
            name="step",
            kind=ColumnKind.WHOLE_NUMBER,
            meaning="Which step of the chain it is; 1 is what was asked about.",
        ),
        Column(name="label", meaning="What files call the statement."),
        Column(name="source", meaning="Who speaks, by name."),
        Column(name="source_id", meaning="Who speaks, by id."),
        Column(name="part_of", meaning="The names of all that the speaker is part of."),
        Column(name="asserted_at", meaning="When it was said, as written."),
        Column(name="document", meaning="What files call the document."),
        Column(name="url", meaning="Where the document was found."),
        Column(name="quote", meaning="The words of the statement."),
        Column(name="claims", meaning="What it says of what is followed, in words."),
        Column(
            name="is_unseen",
            kind=ColumnKind.YES_NO,
            meaning="Whether it rests on others and its own words are not recorded.",
        ),
        Column(
            name="mode",
            meaning="How the step before carried its words over; nothing for step 1.",
        ),
        Column(
            name="basis",
            meaning="How it is known that the step before rests on it.",
        ),
        Column(
            name="attributed_to",
            meaning="Whom the step before names as the speaker, by id, if another.",
        ),
        Column(
            name="end",
            meaning="How the chain ends here: `origin` or `ring`; else nothing.",
        ),
        Column(name="statement_id", meaning="The statement's digest."),
    )

    def __init__(self, hops: Iterable[Hop], *, limit: int) -> None:
        if limit < 1:
            message = f"expected a limit of one row or more; got {limit}"
            raise InvalidValueError(message)
        taken = tuple(itertools.islice(hops, limit + 1))
        super().__init__(taken[:limit])
        self.truncated = len(taken) > limit

    def _cells(self, entry: Hop) -> Cells:
        step, relay = entry.step, entry.relay
        basis = None if relay is None else relay.basis
        return (
            entry.chain,
            entry.place,
            step.label,
            step.source,
            step.source_id,
            "; ".join(step.part_of),
            step.asserted_at,
            step.document,
            step.url,
            step.quote,
            "; ".join(step.claims),
            step.is_unseen,
            None if relay is None else relay.mode.value,
            None if basis is None else basis.value,
            None if relay is None else relay.attributed_to,
            entry.end,
            step.statement_id,
        )

    def __repr__(self) -> str:
        shown = super().__repr__()
        return f"{shown}\n(truncated: there are more)" if self.truncated else shown
