import json
import unicodedata

import pytest

from claimtrack.codec import CaseText, read_texts
from claimtrack.errors import MalformedInputError
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Claim,
    Document,
    Link,
    LinkKind,
    Order,
    Question,
    Review,
    Statement,
    digest,
)

Json = dict[str, object]

# Found by trying: the digests of two things that begin with the same eight digits.
PAGES = [Document(url=f"https://example.org/{one}") for one in (69119, 141891)]
STATEMENTS = [Statement(source_id="ministry", key=one) for one in ("49389", "101996")]


def said(label: str | None, *claims: Json, **more: object) -> Json:
    """A statement entry whose key is its label."""
    return {
        "id": label,
        "source": "ministry",
        "key": label,
        "claims": list(claims),
        **more,
    }


def case_of(*statements: Json, **more: object) -> Json:
    return {
        "claimtrack": 1,
        "sources": [{"id": "ministry"}],
        "measures": [{"id": "tanks"}, {"id": "guns"}],
        "statements": list(statements),
        **more,
    }


def graph_of(*cases: Json) -> ClaimGraph:
    return read_texts(
        CaseText(content=json.dumps(case).encode(), file=f"{number}.json")
        for number, case in enumerate(cases)
    )


def problems_of(*cases: Json) -> list[tuple[str | None, str, str]]:
    with pytest.raises(MalformedInputError) as caught:
        graph_of(*cases)
    return [(one.file, one.path, one.message) for one in caught.value.problems]


def id_of(key: str) -> str:
    return digest(Statement(source_id="ministry", key=key))


def earlier_than(graph: ClaimGraph, key: str) -> set[str]:
    """The ids of the statements that one is known to come after."""
    orders = graph.of_kind(Order).values()
    return {one.after_id for one in orders if one.statement_id == id_of(key)}


def labels_in(graph: ClaimGraph, kind: type[Assertion | Statement]) -> set[str]:
    found = graph.of_kind(kind)
    return {label for id_ in found for label in graph.envelope(id_).labels}


def test_a_claim_without_an_id_is_called_by_its_statement_and_its_number() -> None:
    graph = graph_of(
        case_of(
            said("first", {"text": "a"}, {"text": "b", "id": "named"}, {"text": "c"}),
            said(None, {"text": "d"}, {"text": "e", "id": "alone"}, key="2"),
        )
    )

    assert labels_in(graph, Assertion) == {"first#1", "named", "first#3", "alone"}
    assert labels_in(graph, Statement) == {"first"}


def test_a_label_is_looked_up_in_its_own_file_first() -> None:
    graph = graph_of(
        case_of(said("same", key="one"), said("later", after=["same"])),
        case_of(said("same", key="other")),
    )

    assert earlier_than(graph, "later") == {id_of("one")}


def test_a_label_is_looked_up_in_the_other_files_then() -> None:
    graph = graph_of(
        case_of(said("later", after=["there"])), case_of(said("there", key="other"))
    )

    assert earlier_than(graph, "later") == {id_of("other")}


def test_each_file_means_its_own_by_one_label() -> None:
    graph = graph_of(
        *(
            case_of(
                said("same", key=f"same {number}"),
                said("later", key=f"later {number}", after=["same"]),
            )
            for number in range(3)
        )
    )

    found = {number: earlier_than(graph, f"later {number}") for number in range(3)}
    assert found == {number: {id_of(f"same {number}")} for number in range(3)}


def test_a_label_of_two_other_files_is_one_problem_that_names_both() -> None:
    problems = problems_of(
        case_of(said("later", after=["same"])),
        case_of(said("same", key="one")),
        case_of(said("x"), said("same", key="other")),
    )

    message = (
        "'same' could mean what stands at 1.json $.statements[0] and "
        "2.json $.statements[1]"
    )
    assert problems == [("0.json", "$.statements[0].after[0]", message)]


def test_a_question_of_two_other_files_is_one_problem_that_names_both() -> None:
    problems = problems_of(
        case_of(said("first", {"question": "q", "answer": 1})),
        case_of(questions=[{"id": "q", "measure": "tanks"}]),
        case_of(questions=[{"id": "q", "measure": "guns"}]),
    )

    message = (
        "'q' could mean what stands at 1.json $.questions[0] and 2.json $.questions[0]"
    )
    assert problems == [("0.json", "$.statements[0].claims[0].question", message)]


def test_what_files_of_no_name_mean_is_told_by_path_alone() -> None:
    cases = (
        case_of(said("later", after=["same"])),
        case_of(said("same", key="one")),
        case_of(said("same", key="other")),
    )

    with pytest.raises(MalformedInputError) as caught:
        read_texts(CaseText(content=json.dumps(case).encode()) for case in cases)

    assert str(caught.value) == (
        "$.statements[0].after[0]: 'same' could mean what stands at "
        "$.statements[0] and $.statements[0]"
    )


def test_an_id_given_twice_in_one_file_is_one_problem() -> None:
    problems = problems_of(
        case_of(
            said("same", {"text": "a"}, key="1"),
            said("same", {"text": "b", "id": "other"}, key="2"),
            questions=[
                {"id": "same", "measure": "tanks"},
                {"id": "same", "measure": "guns"},
            ],
            documents=[{"id": "same", "url": "u"}, {"id": "same", "url": "v"}],
        )
    )

    assert problems == [
        ("0.json", f"$.{key}[1].id", f"the id 'same' stands at $.{key}[0] already")
        for key in ("statements", "questions", "documents")
    ]


def test_statements_and_claims_of_one_file_share_their_labels() -> None:
    problems = problems_of(
        case_of(
            said("a", {"text": "a", "id": "b"}),
            said("b"),
            said("c", {"text": "c", "id": "a#1"}, {"text": "d", "id": "a#1"}),
        )
    )

    assert problems == [
        (
            "0.json",
            "$.statements[0].claims[0].id",
            "the id 'b' stands at $.statements[1] already",
        ),
        (
            "0.json",
            "$.statements[2].claims[1].id",
            "the id 'a#1' stands at $.statements[2].claims[0] already",
        ),
    ]


def test_a_claims_own_id_takes_the_place_of_its_number() -> None:
    problems = problems_of(
        case_of(
            said("first", {"text": "a", "id": "named"}), said("b", after=["first#1"])
        )
    )

    ((_, path, message),) = problems
    assert path == "$.statements[1].after[0]"
    assert message.startswith("no statement is called 'first#1'; close to it: first")


def test_documents_questions_and_statements_may_share_a_label() -> None:
    graph = graph_of(
        case_of(
            said("x", {"question": "x", "answer": 1}, document="x"),
            said("y", after=["x"]),
            questions=[{"id": "x", "measure": "tanks"}],
            documents=[{"id": "x", "url": "u"}],
        )
    )

    statement = Statement(
        source_id="ministry", key="x", document_id=digest(Document(url="u"))
    )
    assert earlier_than(graph, "y") == {digest(statement)}


@pytest.mark.parametrize("digits", [8, 9, 63, 64])
def test_a_digest_or_its_first_digits_name_a_statement(digits: int) -> None:
    graph = graph_of(
        case_of(said("first"), said("later", after=[id_of("first")[:digits]]))
    )

    assert earlier_than(graph, "later") == {id_of("first")}


@pytest.mark.parametrize("digits", [8, 64])
def test_a_digest_or_its_first_digits_name_a_document(digits: int) -> None:
    page_id = digest(Document(url="u"))

    graph = graph_of(
        case_of(
            said(None, key="1", document=page_id[:digits]),
            documents=[{"id": "page", "url": "u"}],
        )
    )

    assert [one.document_id for one in graph.of_kind(Statement).values()] == [page_id]


@pytest.mark.parametrize("digits", [8, 64])
def test_a_digest_or_its_first_digits_name_a_question(digits: int) -> None:
    question_id = digest(Question(measure_id="tanks"))

    graph = graph_of(
        case_of(
            said("first", {"question": question_id[:digits], "answer": 1}),
            questions=[{"id": "q", "measure": "tanks"}],
        )
    )

    assert [one.question_id for one in graph.of_kind(Claim).values()] == [question_id]


@pytest.mark.parametrize("digits", [8, 64])
def test_a_digest_or_its_first_digits_name_a_claim(digits: int) -> None:
    ids = [digest(Claim(text=one)) for one in ("Rain.", "Sun.")]

    graph = graph_of(
        case_of(
            said("first", {"text": "Rain."}, {"text": "Sun."}),
            said("second"),
            reviews=[{"statement": "second", "claim": ids[0][:digits], "rating": "5"}],
            links=[
                {
                    "kind": "contradicts",
                    "between": [one[:digits] for one in ids],
                    "by": "ada",
                    "because": "weather",
                }
            ],
        )
    )

    assert list(graph.of_kind(Review).values()) == [
        Review(statement_id=id_of("second"), claim_id=ids[0], rating="5")
    ]
    assert list(graph.of_kind(Link).values()) == [
        Link(kind=LinkKind.CONTRADICTS, between=ids, by="ada", because="weather")
    ]


def test_a_digest_is_known_from_any_of_the_files() -> None:
    graph = graph_of(
        case_of(said("later", after=[id_of("first")[:12]])),
        case_of(said("first")),
        case_of(said("first")),
    )

    assert earlier_than(graph, "later") == {id_of("first")}


def test_a_label_goes_before_a_digest() -> None:
    label = id_of("first")[:8]

    graph = graph_of(
        case_of(said("first"), said(label, key="other"), said("later", after=[label]))
    )

    assert earlier_than(graph, "later") == {id_of("other")}


@pytest.mark.parametrize(
    "text",
    [
        id_of("first")[:7],
        id_of("first")[1:],
        id_of("first") + "0",
        id_of("first").upper(),
        "0" * 8,
        "",
    ],
)
def test_what_is_neither_label_nor_digest_is_one_problem(text: str) -> None:
    problems = problems_of(case_of(said("first"), said("later", after=[text])))

    message = f"no statement is called {text!r}"
    assert problems == [("0.json", "$.statements[1].after[0]", message)]


def test_the_digest_of_another_kind_names_nothing() -> None:
    page_id = digest(Document(url="u"))

    problems = problems_of(
        case_of(said("later", after=[page_id]), documents=[{"id": "page", "url": "u"}])
    )

    message = f"no statement is called {page_id!r}"
    assert problems == [("0.json", "$.statements[0].after[0]", message)]


def test_the_first_digits_of_two_statements_are_one_problem_that_names_both() -> None:
    prefix = digest(STATEMENTS[0])[:8]

    problems = problems_of(
        case_of(said("49389"), said("101996"), said("later", after=[prefix]))
    )

    ((_, path, message),) = problems
    assert path == "$.statements[2].after[0]"
    assert message.startswith(f"{prefix!r} could mean what stands at ")
    assert "0.json $.statements[0]" in message
    assert "0.json $.statements[1]" in message


def test_one_digit_more_tells_the_two_apart() -> None:
    ids = [digest(page) for page in PAGES]
    length = next(n for n in range(65) if ids[0][:n] != ids[1][:n])
    documents = [
        {"id": f"page {number}", "url": page.url} for number, page in enumerate(PAGES)
    ]

    graph = graph_of(
        case_of(
            said(None, key="1", document=ids[1][:length]),
            documents=documents,
        )
    )

    assert length > 8
    assert [one.document_id for one in graph.of_kind(Statement).values()] == [ids[1]]


def test_what_is_close_to_a_label_is_named_best_first_and_three_at_most() -> None:
    problems = problems_of(
        case_of(
            *map(said, ("am-losses", "am-loss", "am-losses-2", "am-lasses", "az")),
            said("later", after=["am-lossess"]),
        )
    )

    message = (
        "no statement is called 'am-lossess'; close to it: "
        "am-losses, am-losses-2, am-lasses"
    )
    assert problems == [("0.json", "$.statements[5].after[0]", message)]


def test_claims_are_close_to_what_should_name_a_claim() -> None:
    problems = problems_of(
        case_of(
            said("first", {"text": "a", "id": "rainfall"}),
            reviews=[{"statement": "first", "claim": "rainfal", "rating": "5"}],
        )
    )

    ((_, path, message),) = problems
    assert path == "$.reviews[0].claim"
    assert message.endswith(" is called 'rainfal'; close to it: rainfall")


def test_a_label_is_one_label_however_its_letters_are_composed() -> None:
    composed = unicodedata.normalize("NFC", "é")
    decomposed = unicodedata.normalize("NFD", "é")

    graph = graph_of(
        case_of(
            said(decomposed, key="1"),
            said("later", after=[composed]),
            said("last", after=[decomposed]),
        )
    )

    assert earlier_than(graph, "later") == {id_of("1")}
    assert earlier_than(graph, "last") == {id_of("1")}


def test_one_label_composed_in_two_ways_is_given_twice() -> None:
    problems = problems_of(
        case_of(
            *(
                said(unicodedata.normalize(form, "é"), key=form)
                for form in ("NFC", "NFD")
            )
        )
    )

    assert [path for _, path, _ in problems] == ["$.statements[1].id"]


def test_every_label_that_a_graph_shows_can_be_used_in_a_file() -> None:
    case = case_of(
        said("first", {"text": "a"}, {"text": "b", "id": "named"}),
        said("second", {"of": "first"}, {"text": "c"}),
        said("third", {"of": "second", "id": "all"}),
    )
    graph = graph_of(case)
    labels = sorted(labels_in(graph, Assertion) | labels_in(graph, Statement))

    again = graph_of(case, case_of(said("later", after=labels)))

    assert earlier_than(again, "later") == set(graph.of_kind(Statement))
