"""Small sets of records that try to break a verdict: close figures, close clocks."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

import attrs

from claimtrack.model import (
    DENIALS,
    Assertion,
    Certainty,
    Correction,
    CorrectionKind,
    Document,
    Order,
    Record,
    Relay,
    RelayMode,
    Response,
    Stance,
    Statement,
    StatementKind,
    When,
    digest,
)
from claimtrack.testing._hypothesis import DrawFn, SearchStrategy, below, pick, st
from claimtrack.testing._stages import Answered, Stage, draw_answered, draw_stage
from claimtrack.typing import ClaimId, DocumentId, StatementId

# Of each, the plainest first: a failing example shrinks to it. What should come often
# stands several times.
_TIMES = (
    *(None, "2020-09-27", "2020-09-28", "2020-10-05") * 3,
    "2020-09-29",
    "2020-09-27T10:02",
    "2020-09-27T18:30",
    "2020-09-28T00:00",
    "2020-09-26",
    "2020-09",
    "2020-09-27T12:00+04:00",
    "2020-09-28T02:00Z",
    "2020-09-29T20:00Z",
    "2020-09-27?",
)
_PUBLISHED = (
    *(None, "2020-10-06") * 4,
    "2020-09-27",
    "2020-09-28",
    "2020-09-28T09:00Z",
)
_STANCES = (
    *(Stance.ASSERTS,) * 18,
    *(Stance.DENIES,) * 5,
    Stance.REPORTS,
    Stance.REPORTS_DENIAL,
    Stance.DOUBTS,
)
_STANCES_BUT_DENIALS = tuple(one for one in _STANCES if one not in DENIALS)
_CERTAINTIES = (*(Certainty.CERTAIN,) * 12, Certainty.PROBABLE, Certainty.POSSIBLE)
_KINDS = (*(StatementKind.TELLING,) * 24, StatementKind.CALL, StatementKind.ASKING)
_JOINTS = (*("response", "relay", "order") * 2, "correction")
_IS_AGAINST = (*(False,) * 11, True)

_Thing = TypeVar("_Thing")
_Edge = Relay | Response | Order | Correction


@attrs.frozen(kw_only=True)
class _Spoken:
    """A statement, by its digest, with its document."""

    id: StatementId
    statement: Statement
    document: Document | None


@attrs.frozen(kw_only=True)
class _Made:
    """A claim as one statement makes it."""

    answered: Answered
    assertion: Assertion


def worlds(*, most_statements: int = 5) -> SearchStrategy[tuple[Record, ...]]:
    """Small sets of records in which every reference resolves and every answer fits.

    Two to four sources, one or two places, subjects and measures, few questions,
    numbers from 0 to 6 and a handful of days, so that most claims bear on each other.
    Relays, responses, orders and corrections join the statements, now and then in a
    ring or against the clocks. A claim taken from another statement comes with a relay
    of that statement or a response to it. No record comes twice.

    Args:
        most_statements: How many statements there are at most, two or more.

    >>> from hypothesis import given, settings
    >>> from claimtrack.model import record_id
    >>> @settings(max_examples=5, database=None)
    ... @given(worlds())
    ... def every_claim_is_in_the_world(world):
    ...     ids = {record_id(record) for record in world}
    ...     made = [x for x in world if isinstance(x, Assertion)]
    ...     assert all(one.claim_id in ids for one in made)
    >>> every_claim_is_in_the_world()

    """
    return _worlds(most_statements)


@st.composite
def _worlds(draw: DrawFn, most_statements: int) -> tuple[Record, ...]:
    stage = draw_stage(draw)
    claims = draw_answered(draw, stage)
    count = 2 + below(draw, most_statements - 1)
    spoken = [_draw_spoken(draw, stage, number) for number in range(count)]
    edges = _distinct(_draw_edges(draw, [one.id for one in spoken]))
    made: list[_Made] = []
    for one in spoken:
        made.extend(_draw_made(draw, one.id, claims, edges, made))
    return _distinct(
        (
            *stage.sources,
            *stage.places,
            *stage.subjects,
            *stage.measures,
            *stage.partitions,
            *(one.answered.question for one in made if one.answered.question),
            *(one.answered.claim for one in made),
            *(one.document for one in spoken if one.document),
            *(one.statement for one in spoken),
            *(one.assertion for one in made),
            *edges,
        )
    )


def _distinct(things: Iterable[_Thing]) -> tuple[_Thing, ...]:
    return tuple(dict.fromkeys(things))


def _draw_spoken(draw: DrawFn, stage: Stage, number: int) -> _Spoken:
    document = _draw_document(draw, stage) if pick(draw, (False, True)) else None
    statement = Statement(
        source_id=pick(draw, stage.sources).id,
        asserted_at=_draw_when(draw, _TIMES),
        document_id=None if document is None else DocumentId(digest(document)),
        kind=pick(draw, _KINDS),
        key=f"s{number}",
    )
    return _Spoken(
        id=StatementId(digest(statement)), statement=statement, document=document
    )


def _draw_document(draw: DrawFn, stage: Stage) -> Document:
    return Document(
        publisher_id=pick(draw, stage.sources).id,
        url=pick(draw, ("https://example.org/1", "https://example.org/2")),
        published_at=_draw_when(draw, _PUBLISHED),
    )


def _draw_when(draw: DrawFn, texts: Sequence[str | None]) -> When | None:
    text = pick(draw, texts)
    return None if text is None else When(text=text)


def _draw_edges(draw: DrawFn, statements: Sequence[StatementId]) -> list[_Edge]:
    """Draw up to four edges, nearly all of them to an earlier statement."""
    found = []
    for _ in range(below(draw, 5)):
        late = 1 + below(draw, len(statements) - 1)
        early = below(draw, late)
        if pick(draw, _IS_AGAINST):
            late, early = early, late
        found.append(_draw_edge(draw, statements[late], statements[early]))
    return found


def _draw_edge(draw: DrawFn, late: StatementId, early: StatementId) -> _Edge:
    match pick(draw, _JOINTS):
        case "response":
            return Response(statement_id=late, answers_id=early)
        case "relay":
            mode = pick(draw, tuple(RelayMode))
            return Relay(statement_id=late, rests_on_id=early, mode=mode)
        case "order":
            return Order(statement_id=late, after_id=early)
        case _:
            kind = pick(draw, tuple(CorrectionKind))
            return Correction(statement_id=late, corrects_id=early, kind=kind)


def _draw_made(
    draw: DrawFn,
    statement: StatementId,
    claims: Sequence[Answered],
    edges: Iterable[_Edge],
    made: Iterable[_Made],
) -> list[_Made]:
    """Draw up to two claims that a statement makes, its own or carried from another.

    A statement that relays may list none, and carries then all that it relays.
    """
    joined = _carrying(statement, edges)
    near = [one for one in made if one.assertion.statement_id in joined]
    how_many = pick(draw, (1, 1, 1, 1, 2, 2, 0))
    return [_draw_one(draw, statement, claims, near) for _ in range(how_many)]


def _draw_one(
    draw: DrawFn,
    statement: StatementId,
    claims: Sequence[Answered],
    near: Sequence[_Made],
) -> _Made:
    carries = bool(near) and pick(draw, (False, True))
    carried = pick(draw, near) if carries else None
    claim = pick(draw, claims) if carried is None else carried.answered
    origin = None if carried is None else carried.assertion.statement_id
    stances = _STANCES if claim.can_be_denied else _STANCES_BUT_DENIALS
    assertion = Assertion(
        statement_id=statement,
        claim_id=ClaimId(digest(claim.claim)),
        stance=pick(draw, stances),
        certainty=pick(draw, _CERTAINTIES),
        taken_from=pick(draw, (origin, None)),
    )
    return _Made(answered=claim, assertion=assertion)


def _carrying(statement: StatementId, edges: Iterable[_Edge]) -> set[StatementId]:
    """The statements that this one relays or answers: claims can be taken from them."""
    found = set()
    for edge in edges:
        match edge:
            case Relay(statement_id=late, rests_on_id=early) if late == statement:
                found.add(early)
            case Response(statement_id=late, answers_id=early) if late == statement:
                found.add(early)
            case _:
                pass
    return found
