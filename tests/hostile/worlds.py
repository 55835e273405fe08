"""A graph that has one stranger's text in every field that takes a text."""

from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    AnswerKind,
    Assertion,
    Choice,
    Claim,
    Correction,
    CorrectionKind,
    Count,
    Document,
    Envelope,
    Link,
    LinkKind,
    Measure,
    Name,
    Order,
    Partition,
    Period,
    Place,
    Question,
    Record,
    Relay,
    Response,
    Review,
    Settlement,
    Source,
    SourceKind,
    Stance,
    Statement,
    Subject,
    When,
    digest,
    record_id,
)
from claimtrack.typing import RecordId

DAY = "2021-03-01"


def hostile_graph(text: str) -> ClaimGraph:
    """Everything that the library knows, with a text wherever a text can stand."""
    records = [*_definitions(text), *_said(text)]
    envelopes = [
        Envelope(
            record_id=RecordId(record_id(one)),
            labels=[f"{text}{place}"],
            recorded_at=When(text=DAY),
        )
        for place, one in enumerate(records)
    ]
    return ClaimGraph([*records, *envelopes])


def id_of(text: str, place: str) -> str:
    """Give an id that holds the text; ids have no white space at their ends."""
    return f"{text}{place}".strip()


def _definitions(text: str) -> list[Record]:
    names = [Name(text=f"{text}.", language="ar"), Name(text=text, language=text)]
    side, north, south, page = (id_of(text, x) for x in ("side", "n", "s", "p"))
    place, wide, tanks, armour = (id_of(text, x) for x in ("pl", "wi", "ta", "ar"))
    more = {"names": names, "aliases": [text]}
    return [
        Source(id=side, **more),
        Source(id=north, kind=SourceKind.STATE, part_of=[side], **more),
        Source(id=south, **more),
        Source(id=page, kind=SourceKind.OUTLET, **more),
        Place(id=wide, **more),
        Place(id=place, part_of=[wide], **more),
        Subject(id=id_of(text, "su"), **more),
        Measure(id=armour, unit=text, **more),
        Measure(id=tanks, unit=text, part_of=[armour], **more),
        Measure(
            id=id_of(text, "ch"),
            answers=AnswerKind.CHOICE,
            options=[f"{text}a", f"{text}b"],
            **more,
        ),
        Partition(whole_id=wide, part_ids=[place, id_of(text, "p2")], disjoint=True),
        Place(id=id_of(text, "p2"), **more),
    ]


def _said(text: str) -> list[Record]:
    north, south, page = (id_of(text, x) for x in ("n", "s", "p"))
    asked = [
        Question(
            measure_id=id_of(text, measure),
            place_id=id_of(text, "pl"),
            subject_id=id_of(text, "su"),
            period=Period(text=DAY),
        )
        for measure in ("ta", "ar", "ch")
    ]
    claims = [
        *(
            Claim(question_id=digest(asked[0]), answer=Count(spans=[(n, n)]))
            for n in (3, 5)
        ),
        Claim(question_id=digest(asked[1]), answer=Count(spans=[(1, 1)])),
        Claim(question_id=digest(asked[2]), answer=Choice(options=[f"{text}a"])),
        Claim(text=text or "x", language=text or "en"),
    ]
    document = Document(
        publisher_id=page,
        url=text,
        language=text,
        published_at=When(text="2021-03-05"),
        title=text,
        text=f"a text without the words {text[1:]}",
    )
    first = Statement(
        source_id=north, asserted_at=When(text="2021-03-02"), quote=text, key=text
    )
    other = Statement(source_id=south, asserted_at=When(text="2021-03-03"), key=text)
    later = Statement(source_id=north, asserted_at=When(text="2021-03-04"), key="later")
    carried = Statement(
        source_id=page, document_id=digest(document), quote=f"{text}!", key=text
    )
    ids = first_id, other_id, later_id, carried_id = (
        *map(digest, (first, other, later, carried)),
    )
    made = [
        _made(first_id, claims[0], text),
        _made(first_id, claims[4], text),
        _made(other_id, claims[1], text),
        _made(other_id, claims[2], text),
        _made(other_id, claims[3], text),
        _made(other_id, claims[4], text, Stance.DENIES),
        _made(carried_id, claims[1], text, Stance.REPORTS),
        _made(later_id, claims[1], text),
    ]
    edges: list[Record] = [
        Relay(statement_id=ids[3], rests_on_id=ids[0], attributed_to=south),
        Response(statement_id=ids[1], answers_id=ids[0]),
        Order(statement_id=ids[2], after_id=ids[1]),
        Correction(
            statement_id=ids[2], corrects_id=ids[0], kind=CorrectionKind.CORRECTS
        ),
        Review(
            statement_id=ids[3], claim_id=digest(claims[0]), rating=text, scale=text
        ),
        Link(
            kind=LinkKind.INCOMPARABLE,
            between=[first_id, carried_id],
            by=text or "x",
            because=text or "x",
        ),
        Settlement(finding="0" * 64, by=text or "x", because=text or "x"),
    ]
    return [*asked, *claims, document, first, other, later, carried, *made, *edges]


def _made(
    statement_id: str, claim: Claim, text: str, stance: Stance = Stance.ASSERTS
) -> Assertion:
    return Assertion(
        statement_id=statement_id,
        claim_id=digest(claim),
        stance=stance,
        quote=text,
        wording=text,
    )
