"""What a graph refuses, and how it says so."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from claimtrack.errors import Problem, RefusedRecordsError
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Amount,
    Answer,
    AnswerKind,
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
    SourceKind,
    Stance,
    Statement,
    StatementKind,
    Subject,
    Unknown,
    When,
    record_id,
)

SOURCE = Source(id="am-mod")
PLACE = Place(id="karabakh")
SUBJECT = Subject(id="civilians")
COUNTED = Measure(id="tanks-lost")
LEVEL = Measure(id="area", answers=AnswerKind.AMOUNT)
SUM = Measure(id="cost", answers=AnswerKind.AMOUNT, additive=True)
ASKED = Measure(id="control", options=["azerbaijan", "nkr"])
QUESTION = Question(measure_id="tanks-lost")
DOCUMENT = Document(url="https://example.org/1")
STATEMENT = Statement(source_id="am-mod", key="1")
OTHER_STATEMENT = Statement(source_id="am-mod", key="2")
TEXT = Claim(text="The line of contact was shelled.")
OTHER_TEXT = Claim(text="It was not.")
SAID, CLAIMED = record_id(STATEMENT), record_id(TEXT)
RELAY = Relay(statement_id=SAID, rests_on_id=record_id(OTHER_STATEMENT))
HELD: tuple[Record, ...] = (
    SOURCE,
    PLACE,
    SUBJECT,
    COUNTED,
    LEVEL,
    SUM,
    ASKED,
    QUESTION,
    DOCUMENT,
    STATEMENT,
    OTHER_STATEMENT,
    TEXT,
    OTHER_TEXT,
    RELAY,
)

# For each field that points, the record with that field to be filled in and the
# kinds that it may point at.
POINTING: Mapping[str, tuple[type, Mapping[str, object], str, str]] = {
    f"{kind.__name__}.{field}": (kind, others, field, wanted)
    for kind, field, others, wanted in (
        (Source, "part_of", {"id": "x"}, "source"),
        (Place, "part_of", {"id": "x"}, "place"),
        (Subject, "part_of", {"id": "x"}, "subject or source or place"),
        (Measure, "part_of", {"id": "x"}, "measure"),
        (Question, "measure_id", {}, "measure"),
        (
            Question,
            "subject_id",
            {"measure_id": "tanks-lost"},
            "subject or source or place",
        ),
        (Question, "place_id", {"measure_id": "tanks-lost"}, "place"),
        (Claim, "question_id", {"answer": Unknown()}, "question"),
        (Document, "publisher_id", {"url": "x"}, "source"),
        (Statement, "source_id", {"key": "x"}, "source"),
        (Statement, "document_id", {"source_id": "am-mod"}, "document"),
        (Assertion, "statement_id", {"claim_id": CLAIMED}, "statement"),
        (Assertion, "claim_id", {"statement_id": SAID}, "claim"),
        (
            Assertion,
            "taken_from",
            {"statement_id": SAID, "claim_id": CLAIMED},
            "statement",
        ),
        (Relay, "statement_id", {"rests_on_id": SAID}, "statement"),
        (Relay, "rests_on_id", {"statement_id": SAID}, "statement"),
        (
            Relay,
            "attributed_to",
            {"statement_id": SAID, "rests_on_id": SAID},
            "source",
        ),
        (Response, "statement_id", {"answers_id": SAID}, "statement"),
        (Response, "answers_id", {"statement_id": SAID}, "statement"),
        (Order, "statement_id", {"after_id": SAID}, "statement"),
        (Order, "after_id", {"statement_id": SAID}, "statement"),
        (
            Correction,
            "statement_id",
            {"corrects_id": SAID, "kind": CorrectionKind.CORRECTS},
            "statement",
        ),
        (
            Correction,
            "corrects_id",
            {"statement_id": SAID, "kind": CorrectionKind.CORRECTS},
            "statement",
        ),
        (Review, "statement_id", {"claim_id": CLAIMED, "rating": "x"}, "statement"),
        (Review, "claim_id", {"statement_id": SAID, "rating": "x"}, "claim"),
    )
}
SET_FIELDS = {"part_of"}


def pointing(name: str, target: str) -> Record:
    kind, others, field, _ = POINTING[name]
    return kind(**others, **{field: [target] if field in SET_FIELDS else target})


def refused(*records: Record | Envelope) -> tuple[Problem, ...]:
    """The problems for which a graph that holds some records refuses these."""
    with pytest.raises(RefusedRecordsError) as error:
        ClaimGraph(HELD).add(records)

    lines = [f"{problem.path}: {problem.message}" for problem in error.value.problems]
    assert str(error.value) == "\n".join(lines)
    return error.value.problems


@pytest.mark.parametrize("name", POINTING)
def test_a_record_that_points_at_nothing_is_refused(name: str) -> None:
    record = pointing(name, "nothing-here")

    problems = refused(record)

    _, _, field, wanted = POINTING[name]
    assert problems == (
        Problem(
            path=record_id(record),
            message=f"{field} 'nothing-here' names nothing, not a {wanted}",
        ),
    )


@pytest.mark.parametrize("name", POINTING)
def test_a_record_may_point_at_the_kinds_that_are_meant_and_at_no_others(
    name: str,
) -> None:
    _, _, field, wanted = POINTING[name]
    targets = {record_id(target): type(target).__name__.lower() for target in HELD}

    found = {id_: problems_of(pointing(name, id_)) for id_ in targets}

    assert found == {
        id_: []
        if noun in wanted.split(" or ")
        else [f"{field} {id_!r} names a {noun}, not a {wanted}"]
        for id_, noun in targets.items()
    }


def problems_of(record: Record) -> list[str]:
    try:
        ClaimGraph([*HELD, record])
    except RefusedRecordsError as error:
        return [problem.message for problem in error.problems]
    return []


@pytest.mark.parametrize(
    ("target", "noun"),
    [
        (Order(statement_id=SAID, after_id=SAID), "an order"),
        (Assertion(statement_id=SAID, claim_id=CLAIMED), "an assertion"),
    ],
)
def test_a_message_has_the_right_article(target: Record, noun: str) -> None:
    record = Review(statement_id=SAID, claim_id=record_id(target), rating="x")

    problems = refused(target, record)

    message = f"claim_id {record_id(target)!r} names {noun}, not a claim"
    assert problems == (Problem(path=record_id(record), message=message),)


def test_a_settlement_may_be_of_a_finding_that_nobody_has_seen() -> None:
    settlement = Settlement(finding="0c2c8e91", by="x", because="y")

    graph = ClaimGraph([settlement])

    assert list(graph.records()) == [settlement]


def test_records_may_enter_before_what_they_point_at() -> None:
    graph = ClaimGraph(reversed(HELD))

    assert graph == ClaimGraph(HELD)


def test_every_problem_of_a_batch_is_told_at_once() -> None:
    claim = Claim(question_id=record_id(QUESTION), answer=Choice(options=["yes"]))

    problems = refused(
        Source(id="x", part_of=["nobody", "tanks-lost"]),
        Place(id="am-mod"),
        Statement(source_id="nobody", key="1"),
        Envelope(record_id="nobody"),
        claim,
    )

    statement = record_id(Statement(source_id="nobody", key="1"))
    assert problems == (
        Problem(
            path="$[1]",
            message="'am-mod' has two definitions: it is a source and a place",
        ),
        Problem(path="x", message="part_of 'nobody' names nothing, not a source"),
        Problem(path="x", message="part_of 'tanks-lost' names a measure, not a source"),
        Problem(
            path=statement, message="source_id 'nobody' names nothing, not a source"
        ),
        Problem(path="nobody", message="an envelope of a record that is not here"),
    )


@pytest.mark.parametrize(
    ("record", "found"),
    [
        (Place(id="am-mod"), "it is a source and a place"),
        (Subject(id="tanks-lost"), "it is a measure and a subject"),
        (Source(id=SAID), "it is a statement and a source"),
        (
            Measure(id="area", answers=AnswerKind.COUNT),
            "answers is 'amount' and 'count'",
        ),
        (
            Measure(id="control", options=["yes", "no"]),
            "options is ('azerbaijan', 'nkr') and ('no', 'yes')",
        ),
        (
            Measure(id="control", answers=AnswerKind.COUNT),
            "only a choice has options",
        ),
        (
            Measure(id="control", additive=True),
            "options do not add up: a choice is never additive",
        ),
    ],
)
def test_one_id_with_two_definitions_is_refused(record: Record, found: str) -> None:
    problems = refused(SUBJECT, record)

    message = f"{record_id(record)!r} has two definitions: {found}"
    assert problems == (Problem(path="$[1]", message=message),)


def test_each_disagreement_of_two_definitions_is_told() -> None:
    graph = ClaimGraph(
        [Measure(id="x", unit="tank", additive=True), Source(id="y"), DOCUMENT]
    )

    with pytest.raises(RefusedRecordsError) as error:
        graph.add(
            [
                Measure(id="x", unit="gun", additive=False),
                Source(id="y", kind=SourceKind.STATE),
                Source(id="y", kind=SourceKind.OUTLET),
            ]
        )

    assert [(p.path, p.message) for p in error.value.problems] == [
        ("$[0]", "'x' has two definitions: unit is 'tank' and 'gun'"),
        ("$[0]", "'x' has two definitions: additive is True and False"),
        ("$[2]", "'y' has two definitions: kind is 'state' and 'outlet'"),
    ]


def test_one_document_with_two_titles_is_refused() -> None:
    one = Document(url="https://example.org/1", title="A title", text="A text")
    other = Document(url="https://example.org/1", title="Another")

    problems = refused(one, other)

    message = (
        f"{record_id(one)!r} has two definitions: title is 'A title' and 'Another'"
    )
    assert problems == (Problem(path="$[1]", message=message),)


@pytest.mark.parametrize(
    "records",
    [
        [Source(id="x", part_of=["x"])],
        [Measure(id="x", part_of=["tanks-lost"]), Measure(id="x", part_of=["x"])],
        [Partition(whole_id="karabakh", part_ids=["karabakh"])],
    ],
)
def test_nothing_lies_within_itself(records: list[Record]) -> None:
    problems = refused(*records)

    id_ = "karabakh" if isinstance(records[0], Partition) else "x"
    message = f"part_of goes in a ring: {id_} > {id_}"
    assert problems == (Problem(path=id_, message=message),)


def test_a_ring_that_a_later_batch_closes_is_refused() -> None:
    graph = ClaimGraph(
        [Place(id="a"), Place(id="b", part_of=["a"]), Place(id="c", part_of=["b"])]
    )

    with pytest.raises(RefusedRecordsError, match="part_of goes in a ring") as error:
        graph.add([Partition(whole_id="c", part_ids=["a"])])

    assert len(error.value.problems) == 1


def test_a_ring_is_told_from_part_to_whole() -> None:
    problems = refused(
        Source(id="a", part_of=["b"]),
        Source(id="b", part_of=["c"]),
        Source(id="c", part_of=["a"]),
    )

    (problem,) = problems
    rings = {"a": "a > b > c > a", "b": "b > c > a > b", "c": "c > a > b > c"}
    assert problem.message == f"part_of goes in a ring: {rings[problem.path]}"


def test_a_ring_is_found_among_records_of_all_kinds() -> None:
    problems = refused(
        Statement(source_id="am-mod", key="3"),
        Place(id="x", part_of=["karabakh"]),
        Partition(whole_id="x", part_ids=["karabakh"]),
        Claim(text="x"),
    )

    (problem,) = problems
    assert problem.path in {"x", "karabakh"}


@pytest.mark.parametrize(
    ("record", "noun"),
    [
        (Partition(whole_id="karabakh", part_ids=["tanks-lost"]), "partition"),
        (Partition(whole_id="tanks-lost", part_ids=["area", "karabakh"]), "partition"),
        (
            Link(kind=LinkKind.SAME, between=[SAID, CLAIMED], by="x", because="y"),
            "link",
        ),
        (
            Link(kind=LinkKind.SAME, between=["am-mod", SAID], by="x", because="y"),
            "link",
        ),
    ],
)
def test_a_partition_or_a_link_that_mixes_kinds_is_refused(
    record: Record, noun: str
) -> None:
    problems = refused(record)

    message = f"a {noun} joins things of one kind"
    assert problems == (Problem(path=record_id(record), message=message),)


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (
            Partition(whole_id="nothing", part_ids=["karabakh"]),
            "whole_id 'nothing' names nothing, not a measure or place",
        ),
        (
            Partition(whole_id="karabakh", part_ids=["nothing"]),
            "part_ids 'nothing' names nothing, not a measure or place",
        ),
        (
            Link(kind=LinkKind.SAME, between=["nothing", SAID], by="x", because="y"),
            "between 'nothing' names nothing, not a claim or statement or source",
        ),
    ],
)
def test_what_is_not_here_is_of_no_other_kind(record: Record, message: str) -> None:
    problems = refused(record)

    assert problems == (Problem(path=record_id(record), message=message),)


@pytest.mark.parametrize(
    "record",
    [
        Partition(whole_id="karabakh", part_ids=["stepanakert", "school"]),
        Partition(whole_id="area", part_ids=["cost"]),
        Link(
            kind=LinkKind.SAME,
            between=[SAID, record_id(OTHER_STATEMENT)],
            by="x",
            because="y",
        ),
        Link(
            kind=LinkKind.CONTRADICTS,
            between=[CLAIMED, record_id(OTHER_TEXT)],
            by="x",
            because="y",
        ),
        Link(kind=LinkKind.SAME, between=["am-mod", "mod"], by="x", because="y"),
    ],
)
def test_a_partition_or_a_link_of_one_kind_is_taken(record: Record) -> None:
    more = (Place(id="stepanakert"), Place(id="school"), Source(id="mod"))

    graph = ClaimGraph([*HELD, *more, record])

    assert graph[record_id(record)] == record


ZERO_OR_MORE = Amount(intervals=[Interval(low=Decimal(0))])
UNFIT: tuple[tuple[str, Answer], ...] = (
    ("tanks-lost", Choice(options=["yes"])),
    ("tanks-lost", Amount(intervals=[Interval(low=Decimal(3), high=Decimal(3))])),
    ("area", Count(spans=[(3, 3)])),
    ("cost", Amount(intervals=[Interval(low=Decimal("-0.5"))])),
    ("cost", Amount(intervals=[Interval()])),
    ("control", Choice(options=["nkr", "armenia"])),
    ("control", Choice(options=["yes"])),
    ("control", Count(spans=[(1, 1)])),
)
EMPTY: tuple[tuple[str, Answer], ...] = (
    ("tanks-lost", Count(spans=[])),
    ("area", Amount(intervals=[])),
    ("control", Choice(options=[])),
)
FITTING: tuple[tuple[str, Answer], ...] = (
    ("tanks-lost", Count(spans=[(0, None)])),
    ("tanks-lost", Unknown()),
    ("area", Amount(intervals=[Interval(high=Decimal(-1))])),
    ("area", Unknown()),
    ("cost", ZERO_OR_MORE),
    ("control", Choice(options=["azerbaijan", "nkr"])),
    ("control", Unknown()),
)


@pytest.mark.parametrize(("measure_id", "answer"), [*UNFIT, *EMPTY], ids=repr)
def test_an_answer_that_its_measure_does_not_have_is_refused_and_an_empty_one_too(
    measure_id: str, answer: Answer
) -> None:
    question = Question(measure_id=measure_id)
    claim = Claim(question_id=record_id(question), answer=answer)

    problems = refused(question, claim)

    message = f"an answer that {measure_id!r} does not have, or an empty one"
    assert problems == (Problem(path=record_id(claim), message=message),)


@pytest.mark.parametrize(("measure_id", "answer"), FITTING, ids=repr)
def test_an_answer_that_its_measure_has_is_taken(
    measure_id: str, answer: Answer
) -> None:
    question = Question(measure_id=measure_id)
    claim = Claim(question_id=record_id(question), answer=answer)

    graph = ClaimGraph([*HELD, question, claim])

    assert graph[record_id(claim)] == claim


DENYING = (Stance.DENIES, Stance.REPORTS_DENIAL)
EVERYTHING: tuple[tuple[str, Answer], ...] = (
    ("tanks-lost", Count(spans=[(0, None)])),
    ("area", Amount(intervals=[Interval()])),
    ("cost", ZERO_OR_MORE),
    ("control", Choice(options=["azerbaijan", "nkr"])),
)
# A denial of each of these leaves something.
DENIABLE: tuple[tuple[str, Answer], ...] = (
    ("tanks-lost", Count(spans=[(1, None)])),
    ("area", ZERO_OR_MORE),
    ("cost", Amount(intervals=[Interval(low=Decimal(0), low_open=True)])),
    ("control", Choice(options=["nkr"])),
    ("control", Unknown()),
)


def denied(
    measure_id: str, answer: Answer, stance: Stance, certainty: Certainty
) -> tuple[Question, Claim, Assertion]:
    question = Question(measure_id=measure_id)
    claim = Claim(question_id=record_id(question), answer=answer)
    assertion = Assertion(
        statement_id=SAID,
        claim_id=record_id(claim),
        stance=stance,
        certainty=certainty,
    )
    return question, claim, assertion


@pytest.mark.parametrize("certainty", Certainty)
@pytest.mark.parametrize("stance", DENYING)
@pytest.mark.parametrize(("measure_id", "answer"), EVERYTHING, ids=repr)
def test_a_denial_that_leaves_no_answer_is_refused(
    measure_id: str, answer: Answer, stance: Stance, certainty: Certainty
) -> None:
    records = denied(measure_id, answer, stance, certainty)

    problems = refused(*records)

    message = "denies every answer there is, which leaves none"
    assert problems == (Problem(path=record_id(records[-1]), message=message),)


@pytest.mark.parametrize("stance", Stance)
@pytest.mark.parametrize(("measure_id", "answer"), DENIABLE, ids=repr)
def test_a_denial_that_leaves_an_answer_is_taken(
    measure_id: str, answer: Answer, stance: Stance
) -> None:
    records = denied(measure_id, answer, stance, Certainty.CERTAIN)

    graph = ClaimGraph([*HELD, *records])

    assert graph[record_id(records[-1])] == records[-1]


@pytest.mark.parametrize("stance", [one for one in Stance if one not in DENYING])
@pytest.mark.parametrize(("measure_id", "answer"), EVERYTHING, ids=repr)
def test_every_answer_there_is_can_be_asserted_reported_or_doubted(
    measure_id: str, answer: Answer, stance: Stance
) -> None:
    records = denied(measure_id, answer, stance, Certainty.CERTAIN)

    graph = ClaimGraph([*HELD, *records])

    assert graph[record_id(records[-1])] == records[-1]


@pytest.mark.parametrize("stance", Stance)
def test_a_text_can_be_denied(stance: Stance) -> None:
    assertion = Assertion(statement_id=SAID, claim_id=CLAIMED, stance=stance)

    graph = ClaimGraph([*HELD, assertion])

    assert graph[record_id(assertion)] == assertion


def test_an_answer_that_does_not_fit_is_refused_once_though_it_is_denied() -> None:
    records = denied(
        "tanks-lost", Choice(options=["yes"]), Stance.DENIES, Certainty.CERTAIN
    )

    problems = refused(*records)

    message = "an answer that 'tanks-lost' does not have, or an empty one"
    assert problems == (Problem(path=record_id(records[1]), message=message),)


def test_a_measure_that_says_more_is_refused_where_an_older_answer_no_longer_fits() -> (
    None
):
    claim = Claim(question_id=record_id(QUESTION), answer=Count(spans=[(3, 3)]))
    graph = ClaimGraph([*HELD, claim])

    with pytest.raises(RefusedRecordsError) as error:
        graph.add([Measure(id="tanks-lost", answers=AnswerKind.AMOUNT)])

    message = "an answer that 'tanks-lost' does not have, or an empty one"
    assert error.value.problems == (Problem(path=record_id(claim), message=message),)


def test_a_measure_that_says_more_is_refused_where_an_older_denial_leaves_none() -> (
    None
):
    level = Measure(id="level", answers=AnswerKind.AMOUNT)
    question, claim, assertion = denied(
        "level", ZERO_OR_MORE, Stance.DENIES, Certainty.CERTAIN
    )
    graph = ClaimGraph([*HELD, level, question, claim, assertion])

    with pytest.raises(RefusedRecordsError) as error:
        graph.add([Measure(id="level", additive=True)])

    message = "denies every answer there is, which leaves none"
    assert error.value.problems == (
        Problem(path=record_id(assertion), message=message),
    )


@pytest.mark.parametrize(
    "envelope",
    [
        Envelope(record_id="nothing", labels=["x"]),
        Envelope(record_id="nothing", recorded_at=When(text="2020")),
        Envelope(record_id="nothing"),
    ],
)
def test_an_envelope_of_a_record_that_is_not_here_is_refused(
    envelope: Envelope,
) -> None:
    problems = refused(envelope)

    assert problems == (
        Problem(path="nothing", message="an envelope of a record that is not here"),
    )


def test_envelopes_of_many_records_that_are_not_here_are_told_in_order() -> None:
    names = ["a", "b", "c", "d", "e", "f", "g", "h"]

    problems = refused(*(Envelope(record_id=name, labels=["x"]) for name in names))

    assert [problem.path for problem in problems] == names


def test_statements_of_any_kind_are_taken() -> None:
    statements = [Statement(source_id="am-mod", key="x", kind=k) for k in StatementKind]

    graph = ClaimGraph([SOURCE, *statements])

    assert len(graph.of_kind(Statement)) == len(StatementKind)
