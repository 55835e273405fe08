"""The case file's shape, entry by entry: what may stand in it, and what must.

These classes are the one description of the shape. The reader checks a file against
their fields, a field without a default being required, and null being absence for all
others.
"""

from decimal import Decimal

import attrs

from claimtrack.model import (
    AnswerKind,
    Certainty,
    LinkKind,
    RelayBasis,
    RelayMode,
    SourceKind,
    Stance,
    StatementKind,
)

Names = dict[str, list[str]]
"""Names by language."""


@attrs.frozen(kw_only=True)
class RangeEntry:
    """An answer as its ends, both included; an end that is absent is open.

    Attributes:
        low: The lower end.
        high: The upper end.
    """

    low: int | Decimal | None = None
    high: int | Decimal | None = None


AnswerEntry = str | int | Decimal | RangeEntry
"""An answer: words, a number, or a range, told apart by its JSON type."""


@attrs.frozen(kw_only=True)
class SourceEntry:
    """A source. Attributes as in `Source`, with `name` for a name of no language."""

    id: str
    name: str | None = None
    kind: SourceKind | None = None
    names: Names = attrs.field(factory=dict)
    aliases: list[str] = attrs.field(factory=list)
    part_of: list[str] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class PlaceEntry:
    """A place. Attributes as in `Place`, with `name` for a name of no language."""

    id: str
    name: str | None = None
    names: Names = attrs.field(factory=dict)
    aliases: list[str] = attrs.field(factory=list)
    part_of: list[str] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class SubjectEntry:
    """A subject. Attributes as in `Subject`, with `name` for a name of no language."""

    id: str
    name: str | None = None
    names: Names = attrs.field(factory=dict)
    aliases: list[str] = attrs.field(factory=list)
    part_of: list[str] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class MeasureEntry:
    """A measure. Attributes as in `Measure`, with `name` for a name of no language."""

    id: str
    name: str | None = None
    answers: AnswerKind | None = None
    unit: str | None = None
    options: list[str] | None = None
    additive: bool | None = None
    names: Names = attrs.field(factory=dict)
    aliases: list[str] = attrs.field(factory=list)
    part_of: list[str] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class PartitionEntry:
    """A partition: ids of a measure or place, and of its parts."""

    whole: str
    parts: list[str]
    disjoint: bool = False
    exhaustive: bool = False


@attrs.frozen(kw_only=True)
class QuestionEntry:
    """A question, so that claims can name it by a label."""

    id: str
    measure: str
    subject: str | None = None
    place: str | None = None
    period: str | None = None


@attrs.frozen(kw_only=True)
class DocumentEntry:
    """A document; `id` is its label."""

    id: str
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    published_at: str | None = None
    digest: str | None = None
    text: str | None = None


@attrs.frozen(kw_only=True)
class ClaimEntry:
    """A claim in a statement.

    It is an `answer` to a `question` (by label, or by its measure, subject, place and
    period), or a `text`, or what another statement or claim says (`of`). What is
    written out may have been `taken_from` another statement all the same. `wording`
    is the answer as said, where `answer` is not; empty where no words were kept.
    """

    id: str | None = None
    of: str | None = None
    question: str | None = None
    measure: str | None = None
    subject: str | None = None
    place: str | None = None
    period: str | None = None
    answer: AnswerEntry | None = None
    text: str | None = None
    language: str | None = None
    stance: Stance | None = None
    certainty: Certainty = Certainty.CERTAIN
    quote: str | None = None
    wording: str | None = None
    taken_from: str | None = None


@attrs.frozen(kw_only=True)
class RelayEntry:
    """What a statement rests on."""

    statement: str
    mode: RelayMode = RelayMode.UNKNOWN
    basis: RelayBasis | None = None
    attributed_to: str | None = None


@attrs.frozen(kw_only=True)
class StatementEntry:
    """A statement, its claims, and the statements that it points at."""

    source: str
    id: str | None = None
    asserted_at: str | None = None
    document: str | None = None
    kind: StatementKind = StatementKind.TELLING
    quote: str | None = None
    key: str | None = None
    claims: list[ClaimEntry] = attrs.field(factory=list)
    relays: list[RelayEntry] = attrs.field(factory=list)
    responds_to: list[str] = attrs.field(factory=list)
    after: list[str] = attrs.field(factory=list)
    corrects: list[str] = attrs.field(factory=list)
    retracts: list[str] = attrs.field(factory=list)
    disowns: list[str] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class ReviewEntry:
    """A statement's rating of a claim."""

    statement: str
    claim: str
    rating: str
    scale: str | None = None


@attrs.frozen(kw_only=True)
class LinkEntry:
    """What an analyst declares of two claims, statements or sources."""

    kind: LinkKind
    between: list[str]
    by: str
    because: str


@attrs.frozen(kw_only=True)
class SettlementEntry:
    """Who dealt with a finding, and why."""

    finding: str
    by: str
    because: str


@attrs.frozen(kw_only=True)
class CaseEntry:
    """A whole case file."""

    claimtrack: int
    name: str | None = None
    sources: list[SourceEntry] = attrs.field(factory=list)
    places: list[PlaceEntry] = attrs.field(factory=list)
    subjects: list[SubjectEntry] = attrs.field(factory=list)
    measures: list[MeasureEntry] = attrs.field(factory=list)
    partitions: list[PartitionEntry] = attrs.field(factory=list)
    questions: list[QuestionEntry] = attrs.field(factory=list)
    documents: list[DocumentEntry] = attrs.field(factory=list)
    statements: list[StatementEntry] = attrs.field(factory=list)
    reviews: list[ReviewEntry] = attrs.field(factory=list)
    links: list[LinkEntry] = attrs.field(factory=list)
    settlements: list[SettlementEntry] = attrs.field(factory=list)
