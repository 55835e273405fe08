"""Records: what they keep, and what they refuse to be."""

import itertools
from collections.abc import Callable

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack.errors import InvalidValueError
from claimtrack.model import (
    Assertion,
    Certainty,
    Choice,
    Claim,
    Correction,
    CorrectionKind,
    Count,
    Document,
    Envelope,
    Interval,
    Link,
    LinkKind,
    Measure,
    Name,
    Order,
    Partition,
    Place,
    Question,
    Relay,
    RelayMode,
    Response,
    Review,
    Settlement,
    Source,
    Stance,
    Statement,
    StatementKind,
    Subject,
    When,
)

ONE = Count(spans=[(1, 1)])
COMPOSED, DECOMPOSED = "caf\u00e9", "cafe\u0301"
CHOSEN = (Source, Place, Subject, Measure)

# For each field that holds text, how to make its record with a text in that field.
WRITTEN: dict[str, Callable[[str], object]] = {
    "Name.text": lambda text: Name(text=text),
    "Name.language": lambda text: Name(text="x", language=text),
    **{
        f"{kind.__name__}.{field}": (lambda text, k=kind, f=field: made(k, f, text))
        for kind in CHOSEN
        for field in ("id", "aliases", "part_of")
    },
    "Measure.unit": lambda text: Measure(id="x", unit=text),
    "Measure.options": lambda text: Measure(id="x", options=[text, "x"]),
    "Choice.options": lambda text: Choice(options=[text]),
    "Partition.whole_id": lambda text: Partition(whole_id=text, part_ids=["x"]),
    "Partition.part_ids": lambda text: Partition(whole_id="x", part_ids=[text]),
    "Question.measure_id": lambda text: Question(measure_id=text),
    "Question.subject_id": lambda text: Question(measure_id="x", subject_id=text),
    "Question.place_id": lambda text: Question(measure_id="x", place_id=text),
    "Claim.text": lambda text: Claim(text=text),
    "Claim.language": lambda text: Claim(text="x", language=text),
    "Document.publisher_id": lambda text: Document(publisher_id=text),
    "Document.url": lambda text: Document(url=text),
    "Document.language": lambda text: Document(url="x", language=text),
    "Document.digest": lambda text: Document(digest=text),
    "Document.title": lambda text: Document(url="x", title=text),
    "Document.text": lambda text: Document(url="x", text=text),
    "Statement.source_id": lambda text: Statement(source_id=text, key="x"),
    "Statement.quote": lambda text: Statement(source_id="x", quote=text),
    "Statement.key": lambda text: Statement(source_id="x", key=text),
    "Assertion.quote": lambda text: Assertion(
        statement_id="x", claim_id="y", quote=text
    ),
    "Assertion.wording": lambda text: Assertion(
        statement_id="x", claim_id="y", wording=text
    ),
    "Relay.attributed_to": lambda text: Relay(
        statement_id="x", rests_on_id="y", attributed_to=text
    ),
    "Review.rating": lambda text: Review(statement_id="x", claim_id="y", rating=text),
    "Review.scale": lambda text: Review(
        statement_id="x", claim_id="y", rating="z", scale=text
    ),
    "Link.between": lambda text: link(between=["x", text]),
    "Link.by": lambda text: link(by=text),
    "Link.because": lambda text: link(because=text),
    "Settlement.by": lambda text: Settlement(finding="x", by=text, because="z"),
    "Settlement.because": lambda text: Settlement(finding="x", by="y", because=text),
    "Envelope.record_id": lambda text: Envelope(record_id=text),
    "Envelope.labels": lambda text: Envelope(record_id="x", labels=[text]),
}


def made(kind: type, field: str, text: str) -> object:
    if field == "id":
        return kind(id=text)
    return kind(id="x", **{field: [text]})


def link(**fields: object) -> Link:
    given = {"between": ["x", "y"], "by": "z", "because": "w", **fields}
    return Link(kind=LinkKind.SAME, **given)


@pytest.mark.parametrize("make", WRITTEN.values(), ids=WRITTEN.keys())
def test_a_record_is_the_same_in_whatever_form_its_text_comes(
    make: Callable[[str], object],
) -> None:
    record = make(DECOMPOSED)

    assert record == make(COMPOSED)


@pytest.mark.parametrize("make", WRITTEN.values(), ids=WRITTEN.keys())
def test_no_text_of_a_record_has_half_of_a_surrogate_pair(
    make: Callable[[str], object],
) -> None:
    with pytest.raises(InvalidValueError, match="half of a surrogate pair"):
        make("\ud83d")


@pytest.mark.parametrize("kind", CHOSEN)
@pytest.mark.parametrize(
    "text", ["", " ", " x", "x ", "\tx", "x\n", "\u00a0x", "x\u2003", "\u2028"]
)
def test_a_chosen_id_neither_begins_nor_ends_with_white_space(
    kind: type, text: str
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        kind(id=text)

    assert refused.value.message == (
        f"an id has a first and a last letter; got {text!r}"
    )


@given(st.text())
@example("a b")
@example("Հայաստան")
def test_any_other_text_can_be_an_id(text: str) -> None:
    try:
        place = Place(id=text)
    except InvalidValueError:
        place = None

    assert (place is None) is (text == "" or text != text.strip())


@given(
    st.lists(
        st.builds(
            Name, text=st.sampled_from("ab"), language=st.sampled_from(["", "en", "hy"])
        )
    )
)
def test_names_are_kept_once_each_in_order(names: list[Name]) -> None:
    source = Source(id="x", names=names)

    kept = [(name.text, name.language) for name in source.names]
    assert kept == sorted({(name.text, name.language) for name in names})


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"language": "en"},
        {"text": ""},
        {"question_id": "q"},
        {"answer": ONE},
        {"question_id": "q", "text": "x"},
        {"answer": ONE, "text": "x"},
        {"question_id": "q", "answer": ONE, "text": "x"},
        {"question_id": "q", "answer": ONE, "text": ""},
        {"answer": ONE, "text": ""},
    ],
    ids=str,
)
def test_a_claim_is_an_answer_to_a_question_or_a_text_and_not_both(
    given: dict[str, object],
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        Claim(**given)

    assert refused.value.message == (
        "a claim is an answer to a question, or a text, not both"
    )


def test_a_claim_keeps_its_question_and_answer_or_its_text_and_language() -> None:
    claims = (
        Claim(question_id="q", answer=ONE),
        Claim(text="The line was shelled.", language="en"),
    )

    assert [attrs.astuple(claim, recurse=False) for claim in claims] == [
        ("q", ONE, None, None),
        (None, None, "The line was shelled.", "en"),
    ]


EMPTY_OR_NONE = (None, "")


@pytest.mark.parametrize(
    ("publisher", "url", "digest"), list(itertools.product(EMPTY_OR_NONE, repeat=3))
)
def test_a_document_that_nothing_tells_from_another_is_refused(
    publisher: str | None, url: str | None, digest: str | None
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        Document(
            publisher_id=publisher,
            url=url,
            digest=digest,
            language="en",
            published_at=When(text="2020-09-27"),
            title="A title",
            text="A text",
        )

    assert refused.value.message == "a document has a publisher, a url or a digest"


@pytest.mark.parametrize("field", ["publisher_id", "url", "digest"])
def test_a_document_needs_one_thing_only_that_tells_it_from_others(field: str) -> None:
    document = Document(**{field: "x"})

    fields = attrs.asdict(document)
    assert {name: value for name, value in fields.items() if value is not None} == {
        field: "x"
    }


@pytest.mark.parametrize(
    ("document", "quote", "key"), list(itertools.product(EMPTY_OR_NONE, repeat=3))
)
def test_a_statement_with_neither_document_nor_quote_nor_key_is_refused(
    document: str | None, quote: str | None, key: str | None
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        Statement(
            source_id="am-mod",
            asserted_at=When(text="2020-09-27"),
            document_id=document,
            quote=quote,
            key=key,
        )

    assert refused.value.message == "a statement has a document, a quote or a key"


@pytest.mark.parametrize("field", ["document_id", "quote", "key"])
def test_a_statement_is_a_telling_and_needs_one_thing_that_tells_it_from_others(
    field: str,
) -> None:
    statement = Statement(source_id="am-mod", **{field: "x"})

    fields = attrs.asdict(statement)
    assert {name: value for name, value in fields.items() if value is not None} == {
        "source_id": "am-mod",
        "kind": StatementKind.TELLING,
        field: "x",
    }


@pytest.mark.parametrize(
    "between", [(), ("x",), ("x", "x"), ("x", "y", "z"), ("x", "x", "y")], ids=str
)
def test_a_link_is_between_two_different_things(between: tuple[str, ...]) -> None:
    with pytest.raises(InvalidValueError) as refused:
        link(between=between)

    assert refused.value.message == "a link is between two different things"


def test_a_link_has_no_direction() -> None:
    links = link(between=["b", "a"]), link(between=("a", "b"))

    assert links[0] == links[1]
    assert links[0].between == ("a", "b")


def test_what_nobody_said_of_an_edge_is_what_is_meant_most() -> None:
    edges = (
        Assertion(statement_id="s", claim_id="c"),
        Relay(statement_id="s", rests_on_id="t"),
        Interval(),
        Envelope(record_id="s"),
    )

    assert edges == (
        Assertion(
            statement_id="s",
            claim_id="c",
            stance=Stance.ASSERTS,
            certainty=Certainty.CERTAIN,
            quote=None,
            wording=None,
            taken_from=None,
        ),
        Relay(
            statement_id="s",
            rests_on_id="t",
            mode=RelayMode.UNKNOWN,
            basis=None,
            attributed_to=None,
        ),
        Interval(low=None, high=None, low_open=False, high_open=False),
        Envelope(record_id="s", recorded_at=None, labels=()),
    )


RECORDS = (
    Source(id="x"),
    Place(id="x"),
    Subject(id="x"),
    Measure(id="x"),
    Partition(whole_id="x", part_ids=["y"]),
    Question(measure_id="x"),
    Claim(text="x"),
    Document(url="x"),
    Statement(source_id="x", key="y"),
    Assertion(statement_id="x", claim_id="y"),
    Relay(statement_id="x", rests_on_id="y"),
    Response(statement_id="x", answers_id="y"),
    Order(statement_id="x", after_id="y"),
    Correction(statement_id="x", corrects_id="y", kind=CorrectionKind.RETRACTS),
    Review(statement_id="x", claim_id="y", rating="z"),
    link(),
    Settlement(finding="x", by="y", because="z"),
    Envelope(record_id="x"),
)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_cannot_be_changed(record: object) -> None:
    field = attrs.fields(type(record))[0].name

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(record, field, "other")


def test_records_of_two_kinds_are_never_equal() -> None:
    equal = [
        (one, other)
        for one, other in itertools.combinations(RECORDS, 2)
        if one == other
    ]

    assert equal == []
    assert len(set(RECORDS)) == len(RECORDS)
