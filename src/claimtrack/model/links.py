"""What joins records: every hop is a record, to be cited, dated and disputed."""

import enum
from collections.abc import Iterable

import attrs

from claimtrack.errors import InvalidValueError
from claimtrack.model.digests import KeepsDigest
from claimtrack.model.text import nfc, optional_nfc
from claimtrack.typing import ClaimId, SourceId, StatementId


class Stance(enum.Enum):
    """How a statement stands to a claim.

    Source: FactBank (Saurí and Pustejovsky, 2009): a commitment is relative to its
    source.
    """

    ASSERTS = "asserts"
    DENIES = "denies"
    REPORTS = "reports"
    """Carries it as another asserted it, without vouching."""
    REPORTS_DENIAL = "reports-denial"
    """Carries its denial by another, without vouching."""
    DOUBTS = "doubts"


# A tuple: telling that a stance is in a set takes many times as long.
DENIALS = (Stance.DENIES, Stance.REPORTS_DENIAL)
"""The stances that reject a claim, one's own and another's."""
REPORTS = (Stance.REPORTS, Stance.REPORTS_DENIAL)
"""The stances that carry what another said."""


class Certainty(enum.Enum):
    """How sure the speaker is.

    Source: FactBank (Saurí and Pustejovsky, 2009).
    """

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


@attrs.frozen(kw_only=True)
class Assertion(KeepsDigest):
    """A statement's commitment to a claim.

    Attributes:
        statement_id: Where the claim is made.
        claim_id: The claim.
        stance: Whether it is asserted, denied, reported or doubted.
        certainty: How sure the speaker is.
        quote: The words that make the claim.
        wording: The answer's words as said, such as "about 30".
        taken_from: The statement that the claim was taken from.
    """

    statement_id: StatementId = attrs.field(converter=nfc)
    claim_id: ClaimId = attrs.field(converter=nfc)
    stance: Stance = Stance.ASSERTS
    certainty: Certainty = Certainty.CERTAIN
    quote: str | None = attrs.field(default=None, converter=optional_nfc)
    wording: str | None = attrs.field(default=None, converter=optional_nfc)
    taken_from: StatementId | None = attrs.field(default=None, converter=optional_nfc)


class RelayMode(enum.Enum):
    """How words were carried over."""

    VERBATIM = "verbatim"
    TRANSLATED = "translated"
    PARAPHRASED = "paraphrased"
    SUMMARISED = "summarised"
    UNKNOWN = "unknown"


class RelayBasis(enum.Enum):
    """How it is known that a statement rests on another."""

    STATED = "stated"
    """The text says so."""
    INFERRED = "inferred"
    """The analyst concludes it."""


@attrs.frozen(kw_only=True)
class Relay(KeepsDigest):
    """A statement rests on another.

    Attributes:
        statement_id: What rests on the other.
        rests_on_id: What it rests on.
        mode: How the words were carried over.
        basis: How that is known; None where nobody said.
        attributed_to: Whom the relay names as the speaker, where not the source of
            what it relays.
    """

    statement_id: StatementId = attrs.field(converter=nfc)
    rests_on_id: StatementId = attrs.field(converter=nfc)
    mode: RelayMode = RelayMode.UNKNOWN
    basis: RelayBasis | None = None
    attributed_to: SourceId | None = attrs.field(default=None, converter=optional_nfc)


@attrs.frozen(kw_only=True)
class Response(KeepsDigest):
    """A statement answers another: a denial, a confirmation, a comment.

    Attributes:
        statement_id: The answering statement.
        answers_id: What it answers.
    """

    statement_id: StatementId = attrs.field(converter=nfc)
    answers_id: StatementId = attrs.field(converter=nfc)


@attrs.frozen(kw_only=True)
class Order(KeepsDigest):
    """A statement is later than another, as a text tells; it withdraws nothing.

    Attributes:
        statement_id: The later statement.
        after_id: The earlier one.
    """

    statement_id: StatementId = attrs.field(converter=nfc)
    after_id: StatementId = attrs.field(converter=nfc)


class CorrectionKind(enum.Enum):
    """What a source does to what it said before."""

    CORRECTS = "corrects"
    RETRACTS = "retracts"
    DISOWNS = "disowns"
    """ "We never said that": a dispute about who spoke, not about the figure."""


@attrs.frozen(kw_only=True)
class Correction(KeepsDigest):
    """A statement withdraws an earlier one.

    Only the same source can, or one above or below it by part_of; from others it is
    no more than a response.

    Attributes:
        statement_id: The withdrawing statement.
        corrects_id: The withdrawn one.
        kind: Whether it is corrected, retracted or disowned.
    """

    statement_id: StatementId = attrs.field(converter=nfc)
    corrects_id: StatementId = attrs.field(converter=nfc)
    kind: CorrectionKind


@attrs.frozen(kw_only=True)
class Review(KeepsDigest):
    """A statement rates a claim on the reviewer's own scale.

    Attributes:
        statement_id: The reviewer's statement.
        claim_id: The rated claim.
        rating: The rating, as the reviewer words it.
        scale: The name of the scale.

    Source: schema.org ClaimReview.
    """

    statement_id: StatementId = attrs.field(converter=nfc)
    claim_id: ClaimId = attrs.field(converter=nfc)
    rating: str = attrs.field(converter=nfc)
    scale: str | None = attrs.field(default=None, converter=optional_nfc)


class LinkKind(enum.Enum):
    """What an analyst declares of two things."""

    SAME = "same"
    CONTRADICTS = "contradicts"
    INCOMPARABLE = "incomparable"


def _pair(ids: Iterable[str]) -> tuple[str, str]:
    pair = tuple(sorted(map(nfc, ids)))
    if len(pair) != 2 or pair[0] == pair[1]:  # noqa: PLR2004 -- a pair
        message = "a link is between two different things"
        raise InvalidValueError(message)
    return (pair[0], pair[1])


@attrs.frozen(kw_only=True)
class Link(KeepsDigest):
    """A named analyst declares something of two claims, statements or sources.

    Attributes:
        kind: What is declared.
        between: The two, in code-point order of their ids.
        by: Who declares it.
        because: Why.

    >>> Link(kind=LinkKind.SAME, between=["b", "a"], by="x", because="y").between
    ('a', 'b')

    """

    kind: LinkKind
    between: tuple[str, str] = attrs.field(converter=_pair)
    by: str = attrs.field(converter=nfc)
    because: str = attrs.field(converter=nfc)


@attrs.frozen(kw_only=True)
class Settlement(KeepsDigest):
    """Somebody dealt with a finding.

    Attributes:
        finding: The finding's id, or its first eight or more digits.
        by: Who dealt with it.
        because: Why it needs no more work.
    """

    finding: str = attrs.field(converter=nfc)
    by: str = attrs.field(converter=nfc)
    because: str = attrs.field(converter=nfc)
