"""The log's shape, line by line: what may stand in it, and what must.

The fields are those of the records, under their own names. What is absent is nothing;
a default is written out, so that a line says all that it means. Reading checks a line
against these classes and makes the record of it.
"""

import difflib
from collections.abc import Collection
from types import MappingProxyType

import attrs

from claimtrack.model import (
    AnswerKind,
    Assertion,
    Certainty,
    Claim,
    Correction,
    CorrectionKind,
    Document,
    Link,
    LinkKind,
    Measure,
    Order,
    Partition,
    Place,
    Question,
    Record,
    Relay,
    RelayBasis,
    RelayMode,
    Response,
    Review,
    Settlement,
    Source,
    SourceKind,
    Stance,
    Statement,
    StatementKind,
    Subject,
)

_SHOWN = 40

LogNames = dict[str, list[str]]
"""Names by language, under "" those of no language."""


@attrs.frozen(kw_only=True)
class HeaderLine:
    """The first line: which format, and which version of it."""

    claimtrack: int
    log: int


@attrs.frozen(kw_only=True)
class AnswerSpans:
    """An answer as a set, in one of three forms.

    Attributes:
        count: Runs of whole numbers, such as "[2,2]" or "[5,inf)".
        amount: Stretches of numbers, such as "(550,inf)".
        choice: Options.
    """

    count: list[str] | None = None
    amount: list[str] | None = None
    choice: list[str] | None = None


@attrs.frozen(kw_only=True)
class Kept:
    """What stands with every record.

    Attributes:
        id: Its chosen id or its digest.
        recorded_at: When it came to be known.
        labels: What files call it.
    """

    id: str
    recorded_at: str | None = None
    labels: list[str] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class AssertionEdge(Kept):
    """An assertion, in the line of its statement."""

    claim_id: str
    stance: Stance
    certainty: Certainty
    quote: str | None = None
    wording: str | None = None
    taken_from: str | None = None


@attrs.frozen(kw_only=True)
class RelayEdge(Kept):
    """A relay, in the line of the statement that rests on another."""

    rests_on_id: str
    mode: RelayMode
    basis: RelayBasis | None = None
    attributed_to: str | None = None


@attrs.frozen(kw_only=True)
class ResponseEdge(Kept):
    """A response, in the line of the answering statement."""

    answers_id: str


@attrs.frozen(kw_only=True)
class OrderEdge(Kept):
    """An order, in the line of the later statement."""

    after_id: str


@attrs.frozen(kw_only=True)
class CorrectionEdge(Kept):
    """A correction, in the line of the withdrawing statement."""

    corrects_id: str
    kind: CorrectionKind


@attrs.frozen(kw_only=True)
class ReviewEdge(Kept):
    """A review, in the line of the reviewer's statement."""

    claim_id: str
    rating: str
    scale: str | None = None


@attrs.frozen(kw_only=True)
class Line(Kept):
    """What stands in every line but the first.

    Attributes:
        noun: Which noun the line is.
    """

    noun: str


@attrs.frozen(kw_only=True)
class _DefinitionLine(Line):
    """What stands with everything whose id somebody chose."""

    names: LogNames = attrs.field(factory=dict)
    aliases: list[str] = attrs.field(factory=list)
    part_of: list[str] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class SourceLine(_DefinitionLine):
    """A source."""

    kind: SourceKind | None = None


@attrs.frozen(kw_only=True)
class PlaceLine(_DefinitionLine):
    """A place."""


@attrs.frozen(kw_only=True)
class SubjectLine(_DefinitionLine):
    """A subject."""


@attrs.frozen(kw_only=True)
class MeasureLine(_DefinitionLine):
    """A measure."""

    answers: AnswerKind | None = None
    unit: str | None = None
    options: list[str] | None = None
    additive: bool | None = None


@attrs.frozen(kw_only=True)
class PartitionLine(Line):
    """A partition."""

    whole_id: str
    part_ids: list[str]
    disjoint: bool
    exhaustive: bool


@attrs.frozen(kw_only=True)
class QuestionLine(Line):
    """A question."""

    measure_id: str
    subject_id: str | None = None
    place_id: str | None = None
    period: str | None = None


@attrs.frozen(kw_only=True)
class ClaimLine(Line):
    """A claim: the answer to a question ("unknown", or a set), or a text."""

    question_id: str | None = None
    answer: str | AnswerSpans | None = None
    text: str | None = None
    language: str | None = None


@attrs.frozen(kw_only=True)
class DocumentLine(Line):
    """A document. `digest` is that of an archived copy, `id` that of the record."""

    publisher_id: str | None = None
    url: str | None = None
    language: str | None = None
    published_at: str | None = None
    digest: str | None = None
    title: str | None = None
    text: str | None = None


@attrs.frozen(kw_only=True)
class StatementLine(Line):
    """A statement, with the edges that start from it."""

    source_id: str
    asserted_at: str | None = None
    document_id: str | None = None
    kind: StatementKind
    quote: str | None = None
    key: str | None = None
    assertions: list[AssertionEdge] = attrs.field(factory=list)
    relays: list[RelayEdge] = attrs.field(factory=list)
    responses: list[ResponseEdge] = attrs.field(factory=list)
    orders: list[OrderEdge] = attrs.field(factory=list)
    corrections: list[CorrectionEdge] = attrs.field(factory=list)
    reviews: list[ReviewEdge] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class LinkLine(Line):
    """A link."""

    kind: LinkKind
    between: list[str]
    by: str
    because: str


@attrs.frozen(kw_only=True)
class SettlementLine(Line):
    """A settlement."""

    finding: str
    by: str
    because: str


LINES: MappingProxyType[str, tuple[type[Record], type]] = MappingProxyType(
    {
        "source": (Source, SourceLine),
        "place": (Place, PlaceLine),
        "subject": (Subject, SubjectLine),
        "measure": (Measure, MeasureLine),
        "partition": (Partition, PartitionLine),
        "question": (Question, QuestionLine),
        "claim": (Claim, ClaimLine),
        "document": (Document, DocumentLine),
        "statement": (Statement, StatementLine),
        "link": (Link, LinkLine),
        "settlement": (Settlement, SettlementLine),
    }
)
"""For each noun its record and its line's shape, in the order of the lines."""

EDGES: MappingProxyType[str, tuple[type[Record], type]] = MappingProxyType(
    {
        "assertions": (Assertion, AssertionEdge),
        "relays": (Relay, RelayEdge),
        "responses": (Response, ResponseEdge),
        "orders": (Order, OrderEdge),
        "corrections": (Correction, CorrectionEdge),
        "reviews": (Review, ReviewEdge),
    }
)
"""For each key of a statement's line the records under it, and their shape."""


def _alone(edge: type) -> type:
    """Give the shape of an edge outside of its statement's line."""
    added = {"noun": attrs.field(type=str), "statement_id": attrs.field(type=str)}
    name = edge.__name__.replace("Edge", "Alone")
    return attrs.make_class(name, added, bases=(edge,), frozen=True, kw_only=True)


ALONE: MappingProxyType[str, tuple[type[Record], type]] = MappingProxyType(
    {
        **LINES,
        **{
            kind.__name__.lower(): (kind, _alone(edge)) for kind, edge in EDGES.values()
        },
    }
)
"""For the noun of each kind of record its shape where it stands by itself."""


def not_a_noun(given: object, known: Collection[str]) -> str:
    """Say what is wrong with a noun that is none of those that are known."""
    wanted = f"expected one of: {', '.join(known)}"
    if given is None:
        return f"'noun' is missing: {wanted}"
    if not isinstance(given, str):
        return f"{wanted}; got no text"
    close = difflib.get_close_matches(given, known, n=1)
    hint = f"; close to it: {close[0]!r}" if close else ""
    return f"{wanted}; got {given[:_SHOWN]!r}{hint}"
