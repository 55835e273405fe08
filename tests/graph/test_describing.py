import typing

from claimtrack.codec.logs.entries import EDGES, LINES
from claimtrack.graph import KINDS, ClaimGraph, in_short, name_of, short_label
from claimtrack.model import (
    Assertion,
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
    Place,
    Question,
    Record,
    Relay,
    Response,
    Review,
    Settlement,
    Source,
    Stance,
    Statement,
    Subject,
    When,
    digest,
)

QUESTION = Question(measure_id="tanks")
CLAIM = Claim(question_id=digest(QUESTION), answer=Count(spans=[(2, 2)]))
TEXT = Claim(text="The line was shelled.")
SAID = Statement(
    source_id="mod", asserted_at=When(text="2020-09-27"), quote="two tanks"
)
LATER = Statement(source_id="mod", key="later")
WORLD = [
    Source(id="mod", names=[Name(text="Ministry of Defence")]),
    Place(id="town"),
    Place(id="school", part_of=["town"]),
    Subject(id="army", names=[Name(text="The army", language="en")]),
    Measure(id="arms"),
    Measure(id="tanks", names=[Name(text="tanks lost")]),
    QUESTION,
    CLAIM,
    TEXT,
    SAID,
    LATER,
    Assertion(statement_id=digest(SAID), claim_id=digest(TEXT)),
    Envelope(record_id=digest(SAID), labels=["K02", "K01"]),
]


def words_of(record: Record) -> str:
    return in_short(ClaimGraph([*WORLD, record]), digest(record))


def test_every_kind_has_words_and_stands_in_the_order_of_the_log() -> None:
    lines = [kind for kind, _ in LINES.values()]

    assert set(KINDS) == set(typing.get_args(Record))
    assert [kind for kind in KINDS if kind in lines] == lines
    assert [kind for kind in KINDS if kind not in lines] == [
        kind for kind, _ in EDGES.values()
    ]


def test_what_has_a_name_goes_by_it() -> None:
    graph = ClaimGraph(WORLD)

    assert in_short(graph, "mod") == "Ministry of Defence"
    assert in_short(graph, "town") == "town"
    assert in_short(graph, "army") == "The army"
    assert in_short(graph, "tanks") == "tanks lost"


def test_a_claim_is_told_with_its_question() -> None:
    assert words_of(QUESTION) == "tanks lost"
    assert words_of(CLAIM) == "tanks lost: 2"
    assert words_of(TEXT) == "“The line was shelled.”"


def test_a_statement_is_told_with_its_speaker_time_and_words() -> None:
    assert words_of(SAID) == "Ministry of Defence (2020-09-27): “two tanks”"
    assert words_of(LATER) == "Ministry of Defence"


def test_a_document_is_told_by_its_title_or_where_it_is() -> None:
    for document, words in (
        (Document(url="https://a.example", title="Losses"), "Losses"),
        (Document(url="https://a.example", digest="00"), "https://a.example"),
        (Document(digest="sha256:00", publisher_id="mod"), "sha256:00"),
        (Document(publisher_id="mod"), "Ministry of Defence"),
    ):
        assert words_of(document) == words


def test_what_joins_records_is_told_by_their_labels() -> None:
    said, later = digest(SAID), digest(LATER)
    statement = {"statement_id": said}
    short = later[:12]
    for record, words in (
        (Relay(**statement, rests_on_id=later), f"K01 relays {short}"),
        (Response(**statement, answers_id=later), f"K01 answers {short}"),
        (Order(statement_id=later, after_id=said), f"{short} comes after K01"),
        (
            Correction(**statement, corrects_id=later, kind=CorrectionKind.DISOWNS),
            f"K01 disowns {short}",
        ),
        (
            Review(**statement, claim_id=digest(CLAIM), rating="false"),
            f"K01 rates {digest(CLAIM)[:12]}: false",
        ),
        (
            Link(kind=LinkKind.SAME, between=[said, later], by="ada", because="so"),
            " and ".join(["K01", short] if said < later else [short, "K01"])
            + ": same, by ada: so",
        ),
        (
            Settlement(finding="0123456789abcdef", by="ada", because="asked"),
            "0123456789ab, by ada: asked",
        ),
        (Partition(whole_id="arms", part_ids=["tanks"]), "arms into tanks lost"),
        (
            Assertion(
                **statement,
                claim_id=digest(CLAIM),
                stance=Stance.DENIES,
                wording="two",
            ),
            "tanks lost: not “two”",
        ),
    ):
        assert words_of(record) == words


def test_the_first_label_stands_for_a_record() -> None:
    graph = ClaimGraph(WORLD)

    assert short_label(graph, "mod") == "mod"
    assert short_label(graph, digest(SAID)) == "K01"
    assert short_label(graph, digest(LATER)) == digest(LATER)[:12]


def test_a_claim_goes_by_the_first_label_of_an_assertion_of_it() -> None:
    made = [
        Assertion(statement_id=digest(one), claim_id=digest(CLAIM))
        for one in (SAID, LATER)
    ]
    labels = [
        Envelope(record_id=digest(one), labels=[label])
        for one, label in zip(made, ("K02#1", "K01#1"), strict=True)
    ]
    own = Envelope(record_id=digest(CLAIM), labels=["two"])

    graph = ClaimGraph([*WORLD, *made, *labels])

    assert short_label(graph, digest(CLAIM)) == "K01#1"
    assert short_label(graph, digest(TEXT)) == digest(TEXT)[:12]
    assert short_label(ClaimGraph([*graph.records(), own]), digest(CLAIM)) == "two"


def test_what_has_no_name_goes_by_its_label_or_the_beginning_of_its_digest() -> None:
    claim = Claim(text="Yes.")
    labelled = Envelope(record_id=digest(claim), labels=["K01"])

    names = [
        name_of(ClaimGraph(records), digest(claim))
        for records in ([claim, labelled], [claim])
    ]

    assert names == ["K01", digest(claim)[:12]]
