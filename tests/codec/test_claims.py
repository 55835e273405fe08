import json
from decimal import Decimal

import pytest

from claimtrack.codec import CaseText, read_texts
from claimtrack.errors import MalformedInputError
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Amount,
    Answer,
    Assertion,
    Certainty,
    Choice,
    Claim,
    Count,
    Envelope,
    Interval,
    Measure,
    Period,
    Place,
    Question,
    Record,
    Source,
    Stance,
    Statement,
    Subject,
    Unknown,
    digest,
)

DECLARED: dict[str, object] = {
    "sources": [{"id": "ministry"}],
    "places": [{"id": "town"}],
    "subjects": [{"id": "army"}],
    "measures": [
        {"id": "tanks"},
        {"id": "price", "answers": "amount"},
        {"id": "damage", "answers": "amount", "additive": True},
        {"id": "held", "answers": "choice"},
        {"id": "control", "answers": "choice", "options": ["east", "west", "nobody"]},
    ],
}
SAID = Statement(source_id="ministry", key="1")
FORMS = (
    "expected one of: an answer to a question (by its id or its measure), a text, "
    "or `of` another statement or claim"
)
BOTH_FORMS = "a claim names its question by id or by its measure, not by both"


def case_of(*claims: dict[str, object], **more: object) -> dict[str, object]:
    """A case file in which the ministry makes some claims."""
    statement = {"source": "ministry", "key": "1", "claims": list(claims)}
    return {"claimtrack": 1, **DECLARED, "statements": [statement], **more}


def graph_of(*cases: dict[str, object]) -> ClaimGraph:
    return read_texts(CaseText(content=json.dumps(case).encode()) for case in cases)


def problems_of(*cases: dict[str, object]) -> list[tuple[str, str]]:
    with pytest.raises(MalformedInputError) as caught:
        graph_of(*cases)
    return [(one.path, one.message) for one in caught.value.problems]


def declared() -> list[Record]:
    return [
        Source(id="ministry"),
        Place(id="town"),
        Subject(id="army"),
        *graph_of(case_of()).of_kind(Measure).values(),
        SAID,
    ]


def count(*spans: tuple[int, int | None]) -> Count:
    return Count(spans=spans)


def amount(low: str | None, high: str | None) -> Amount:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return Amount(intervals=[Interval(low=ends[0], high=ends[1])])


def answer_to(measure: str, answer: object) -> tuple[Answer | None, str | None]:
    """The answer that a claim is read as, and its wording."""
    graph = graph_of(case_of({"measure": measure, "answer": answer}))
    (claim,) = graph.of_kind(Claim).values()
    (assertion,) = graph.of_kind(Assertion).values()
    return claim.answer, assertion.wording


def test_a_claim_is_read_with_its_question_and_all_that_is_said_of_it() -> None:
    graph = graph_of(
        case_of(
            {
                "id": "losses",
                "measure": "tanks",
                "subject": "army",
                "place": "town",
                "period": "2020-09-27/said",
                "answer": "2",
                "stance": "denies",
                "certainty": "probable",
                "quote": "not two tanks",
            }
        )
    )

    question = Question(
        measure_id="tanks",
        subject_id="army",
        place_id="town",
        period=Period(text="2020-09-27/said"),
    )
    claim = Claim(question_id=digest(question), answer=count((2, 2)))
    assertion = Assertion(
        statement_id=digest(SAID),
        claim_id=digest(claim),
        stance=Stance.DENIES,
        certainty=Certainty.PROBABLE,
        quote="not two tanks",
        wording="2",
    )
    assert graph == ClaimGraph(
        [
            *declared(),
            question,
            claim,
            assertion,
            Envelope(record_id=digest(assertion), labels=["losses"]),
        ]
    )


def test_a_claim_names_its_question_by_its_id() -> None:
    graph = graph_of(
        case_of(
            {"question": "how-many", "answer": 2},
            questions=[
                {
                    "id": "how-many",
                    "measure": "tanks",
                    "subject": "army",
                    "place": "town",
                    "period": "2020-09",
                }
            ],
        )
    )

    question = Question(
        measure_id="tanks",
        subject_id="army",
        place_id="town",
        period=Period(text="2020-09"),
    )
    claim = Claim(question_id=digest(question), answer=count((2, 2)))
    assertion = Assertion(statement_id=digest(SAID), claim_id=digest(claim))
    assert graph == ClaimGraph(
        [
            *declared(),
            question,
            claim,
            assertion,
            Envelope(record_id=digest(question), labels=["how-many"]),
        ]
    )


def test_a_question_named_by_id_and_one_written_out_are_one() -> None:
    graph = graph_of(
        case_of(
            {"question": "how-many", "answer": 2},
            {"measure": "tanks", "subject": "army", "answer": 3},
            questions=[{"id": "how-many", "measure": "tanks", "subject": "army"}],
        )
    )

    question = Question(measure_id="tanks", subject_id="army")
    assert list(graph.of_kind(Question).values()) == [question]


def test_a_question_can_have_two_labels_and_no_claim() -> None:
    graph = graph_of(
        case_of(
            questions=[
                {"id": "one", "measure": "tanks", "subject": None, "place": None},
                {"id": "other", "measure": "tanks", "period": None},
            ],
        )
    )

    question = Question(measure_id="tanks")
    assert list(graph.of_kind(Question).values()) == [question]
    assert graph.envelope(digest(question)).labels == ("one", "other")


def test_what_is_null_in_a_claim_is_absent() -> None:
    graph = graph_of(
        case_of(
            {
                "id": None,
                "of": None,
                "question": None,
                "measure": "tanks",
                "subject": None,
                "place": None,
                "period": None,
                "answer": 0,
                "text": None,
                "language": None,
                "stance": None,
                "certainty": None,
                "quote": None,
            }
        )
    )

    question = Question(measure_id="tanks")
    claim = Claim(question_id=digest(question), answer=count((0, 0)))
    assertion = Assertion(
        statement_id=digest(SAID),
        claim_id=digest(claim),
        stance=Stance.ASSERTS,
        certainty=Certainty.CERTAIN,
    )
    assert graph == ClaimGraph([*declared(), question, claim, assertion])


@pytest.mark.parametrize("subject", ["army", "ministry", "town"])
def test_a_subject_may_be_the_id_of_a_source_or_a_place(subject: str) -> None:
    graph = graph_of(case_of({"measure": "tanks", "subject": subject, "answer": 1}))

    question = Question(measure_id="tanks", subject_id=subject)
    assert list(graph.of_kind(Question).values()) == [question]


@pytest.mark.parametrize("stance", list(Stance))
def test_a_stance_that_is_given_is_taken(stance: Stance) -> None:
    graph = graph_of(case_of({"measure": "tanks", "answer": 1, "stance": stance.value}))

    assert [one.stance for one in graph.of_kind(Assertion).values()] == [stance]


@pytest.mark.parametrize("certainty", list(Certainty))
def test_a_certainty_that_is_given_is_taken(certainty: Certainty) -> None:
    graph = graph_of(
        case_of({"measure": "tanks", "answer": 1, "certainty": certainty.value})
    )

    found = [one.certainty for one in graph.of_kind(Assertion).values()]
    assert found == [certainty]


@pytest.mark.parametrize(
    ("measure", "words", "answer"),
    [
        ("tanks", "2", count((2, 2))),
        ("tanks", "at least 3", count((3, None))),
        ("tanks", "more than 550", count((551, None))),
        ("tanks", "about 30", count((25, 35))),
        ("tanks", "between 100 and 300", count((100, 300))),
        ("tanks", "up to 50", count((0, 50))),
        ("tanks", "none", count((0, 0))),
        ("tanks", "some", count((1, None))),
        ("tanks", "unknown", Unknown()),
        ("price", "2.50", amount("2.5", "2.5")),
        ("held", "yes", Choice(options=["yes"])),
        ("held", "unknown", Unknown()),
        ("control", "west", Choice(options=["west"])),
    ],
)
def test_an_answer_in_words_is_read_and_its_words_are_kept(
    measure: str, words: str, answer: Answer
) -> None:
    read = answer_to(measure, words)

    assert read == (answer, words)


@pytest.mark.parametrize(
    ("measure", "number", "answer"),
    [
        ("tanks", 0, count((0, 0))),
        ("tanks", 2, count((2, 2))),
        ("tanks", 10**29, count((10**29, 10**29))),
        ("price", 2, amount("2", "2")),
        ("price", -2.5, amount("-2.5", "-2.5")),
        ("damage", 0.1, amount("0.1", "0.1")),
    ],
)
def test_an_answer_that_is_a_number_is_read_exactly_and_has_no_wording(
    measure: str, number: float, answer: Answer
) -> None:
    read = answer_to(measure, number)

    assert read == (answer, None)


def test_a_number_with_thirty_digits_is_read_exactly() -> None:
    digits = "0.12345678901234567890123456789"
    case = json.dumps(case_of({"measure": "price", "answer": "DIGITS"}))

    graph = read_texts([CaseText(content=case.replace('"DIGITS"', digits).encode())])

    (claim,) = graph.of_kind(Claim).values()
    assert claim.answer == amount(digits, digits)


@pytest.mark.parametrize(
    ("measure", "ends", "answer"),
    [
        ("tanks", {"low": 100, "high": 300}, count((100, 300))),
        ("tanks", {"low": 100}, count((100, None))),
        ("tanks", {"low": 100, "high": None}, count((100, None))),
        ("tanks", {"high": 300}, count((0, 300))),
        ("tanks", {"low": 3, "high": 3}, count((3, 3))),
        ("tanks", {"low": 0, "high": 0}, count((0, 0))),
        ("price", {"low": -1.5, "high": 2}, amount("-1.5", "2")),
        ("price", {"high": 2}, amount(None, "2")),
        ("damage", {"high": 2}, amount("0", "2")),
    ],
)
def test_an_answer_that_is_a_range_is_read_with_both_ends(
    measure: str, ends: dict[str, object], answer: Answer
) -> None:
    read = answer_to(measure, ends)

    assert read == (answer, None)


@pytest.mark.parametrize(
    ("measure", "answer"),
    [
        ("tanks", "two dozen or so of them, they say"),
        ("tanks", ""),
        ("tanks", "yes"),
        ("tanks", "-1"),
        ("tanks", -1),
        ("tanks", 1.5),
        ("tanks", "about 0"),
        ("tanks", {"low": 300, "high": 100}),
        ("tanks", {}),
        ("price", {"low": None, "high": None}),
        ("tanks", {"low": -1, "high": 100}),
        ("tanks", {"low": 0.5, "high": 100}),
        ("damage", -1),
        ("damage", {"low": -2, "high": -1}),
        ("held", 1),
        ("held", "perhaps"),
        ("held", {"low": 0, "high": 1}),
        ("control", "yes"),
    ],
)
def test_an_answer_that_its_measure_does_not_have_is_one_problem(
    measure: str, answer: object
) -> None:
    problems = problems_of(case_of({"measure": measure, "answer": answer}))

    assert [path for path, _ in problems] == ["$.statements[0].claims[0].answer"]


def test_a_broken_answer_is_one_problem_with_all_that_names_its_claim() -> None:
    link = {"kind": "same", "by": "ada", "because": "b"}

    problems = problems_of(
        case_of(
            {"id": "broken", "measure": "tanks", "answer": "no such answer"},
            {"id": "sound", "measure": "tanks", "answer": 2},
            {"of": "broken"},
            reviews=[{"statement": "broken", "claim": "broken", "rating": "False"}],
            links=[{"between": ["broken", "sound"], **link}],
        )
    )

    assert [path for path, _ in problems] == ["$.statements[0].claims[0].answer"]


def test_a_text_is_a_claim() -> None:
    graph = graph_of(
        case_of({"text": "The line was shelled.", "language": "en", "quote": "q"})
    )

    claim = Claim(text="The line was shelled.", language="en")
    assertion = Assertion(statement_id=digest(SAID), claim_id=digest(claim), quote="q")
    assert graph == ClaimGraph([*declared(), claim, assertion])


def test_one_text_in_two_languages_is_two_claims() -> None:
    graph = graph_of(
        case_of(
            {"text": "Non", "language": "fr"},
            {"text": "Non", "language": "it"},
            {"text": "Non"},
        )
    )

    assert set(graph.of_kind(Claim).values()) == {
        Claim(text="Non", language="fr"),
        Claim(text="Non", language="it"),
        Claim(text="Non"),
    }


def test_a_text_can_be_denied() -> None:
    graph = graph_of(case_of({"text": "It rained.", "stance": "denies"}))

    assert list(graph.of_kind(Assertion).values()) == [
        Assertion(
            statement_id=digest(SAID),
            claim_id=digest(Claim(text="It rained.")),
            stance=Stance.DENIES,
        )
    ]


@pytest.mark.parametrize(
    "claim",
    [
        {},
        {"stance": "asserts", "certainty": "certain", "quote": "q"},
        {"language": "en"},
        {"answer": 2},
        {"measure": "tanks"},
        {"question": "how-many"},
        {"subject": "army", "answer": 2},
        {"text": "t", "answer": 2},
        {"text": "t", "measure": "tanks"},
        {"text": "t", "measure": "tanks", "answer": 2},
        {"text": "t", "question": "how-many"},
        {"text": "t", "subject": "army"},
        {"text": "t", "place": "town"},
        {"text": "t", "period": "2020"},
        {"text": "t", "of": "other"},
        {"of": "other", "answer": 2},
        {"of": "other", "measure": "tanks"},
        {"of": "other", "question": "how-many"},
        {"of": "other", "subject": "army"},
        {"of": "other", "measure": "tanks", "answer": 2},
    ],
)
def test_a_claim_of_no_form_or_of_two_is_one_problem(claim: dict[str, object]) -> None:
    case = case_of(claim, questions=[{"id": "how-many", "measure": "tanks"}])
    other = {
        "id": "other",
        "source": "ministry",
        "key": "2",
        "claims": [{"text": "t"}],
    }
    statements = case["statements"]
    assert isinstance(statements, list)

    problems = problems_of({**case, "statements": [*statements, other]})

    assert problems == [("$.statements[0].claims[0]", FORMS)]


@pytest.mark.parametrize(
    "scope",
    [
        {"measure": "tanks"},
        {"subject": "army"},
        {"place": "town"},
        {"period": "2020"},
    ],
)
def test_a_question_is_named_by_id_or_written_out_not_both(
    scope: dict[str, object],
) -> None:
    problems = problems_of(
        case_of(
            {"question": "how-many", "answer": 2, **scope},
            questions=[{"id": "how-many", "measure": "tanks"}],
        )
    )

    assert problems == [("$.statements[0].claims[0]", BOTH_FORMS)]


def test_an_empty_text_is_one_problem() -> None:
    problems = problems_of(case_of({"text": ""}))

    ((path, _),) = problems
    assert path.startswith("$.statements[0].claims[0]")


@pytest.mark.parametrize(
    ("scope", "path", "told"),
    [
        (
            {"measure": "tankz"},
            "measure",
            "no measure is called 'tankz'; close to it: tanks; declare it",
        ),
        ({"measure": "town"}, "measure", "expected a measure; 'town' is a place"),
        (
            {"measure": "tanks", "subject": "arms"},
            "subject",
            (
                "no subject or source or place is called 'arms'; "
                "close to it: army; declare it"
            ),
        ),
        (
            {"measure": "tanks", "subject": "tanks"},
            "subject",
            "expected a subject or source or place; 'tanks' is a measure",
        ),
        (
            {"measure": "tanks", "place": "towns"},
            "place",
            "no place is called 'towns'; close to it: town; declare it",
        ),
        (
            {"measure": "tanks", "place": "army"},
            "place",
            "expected a place; 'army' is a subject",
        ),
        (
            {"measure": "tanks", "period": "last week"},
            "period",
            (
                "expected a period such as 2020-09-27, 2020-09-27/2020-09-30, "
                "../2020-09-27 or 2020-09-27/said; got 'last week'"
            ),
        ),
        (
            {"measure": "tanks", "period": "2020-10/2020-09"},
            "period",
            "expected a period that ends after it starts; got '2020-10/2020-09'",
        ),
    ],
)
def test_a_question_that_can_not_be_is_one_problem_wherever_it_stands(
    scope: dict[str, object], path: str, told: str
) -> None:
    written = problems_of(case_of({**scope, "answer": 2}))
    named = problems_of(
        case_of({"question": "q", "answer": 2}, questions=[{"id": "q", **scope}])
    )

    assert written == [(f"$.statements[0].claims[0].{path}", told)]
    assert named == [(f"$.questions[0].{path}", told)]


def test_all_that_is_wrong_with_a_question_is_told() -> None:
    problems = problems_of(
        case_of(
            {"measure": "a", "subject": "b", "place": "c", "period": "d", "answer": 2}
        )
    )

    assert [path for path, _ in problems] == [
        f"$.statements[0].claims[0].{key}"
        for key in ("measure", "subject", "place", "period")
    ]


def test_a_question_that_is_not_there_is_answered_with_what_is_close() -> None:
    problems = problems_of(
        case_of(
            {"question": "how-mny", "answer": 2},
            questions=[{"id": "how-many", "measure": "tanks"}],
        )
    )

    message = "no question is called 'how-mny'; close to it: how-many"
    assert problems == [("$.statements[0].claims[0].question", message)]


@pytest.mark.parametrize(
    ("measure", "answer"),
    [
        ("tanks", "at least 0"),
        ("tanks", {"low": 0}),
        ("damage", {"low": 0}),
        ("held", "yes or no"),
    ],
)
@pytest.mark.parametrize("stance", ["denies", "reports-denial"])
def test_a_denial_of_every_answer_there_is_is_one_problem(
    measure: str, answer: object, stance: str
) -> None:
    problems = problems_of(
        case_of({"measure": measure, "answer": answer, "stance": stance})
    )

    message = "denies every answer there is, which leaves none"
    assert problems == [("$.statements[0].claims[0]", message)]


@pytest.mark.parametrize(
    ("measure", "answer"),
    [("tanks", "at least 1"), ("price", {"low": 0}), ("tanks", "unknown")],
)
def test_a_denial_that_leaves_an_answer_or_excludes_none_is_read(
    measure: str, answer: object
) -> None:
    graph = graph_of(
        case_of({"measure": measure, "answer": answer, "stance": "denies"})
    )

    stances = [one.stance for one in graph.of_kind(Assertion).values()]
    assert stances == [Stance.DENIES]
