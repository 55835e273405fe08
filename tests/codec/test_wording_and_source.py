"""A claim that is written out says what words it was said in, and where it is from."""

import json

import pytest

from claimtrack.codec import CaseText, read_texts
from claimtrack.errors import MalformedInputError
from claimtrack.graph import ClaimGraph
from claimtrack.model import Assertion, Document, Question, Response, Statement, digest

SAID = {"id": "said", "source": "a", "key": "k", "claims": [{"text": "b"}]}


def case_of(*claims: dict[str, object], **more: object) -> bytes:
    told = {"id": "told", "source": "a", "key": "told", "claims": list(claims)}
    case = {
        "claimtrack": 1,
        "sources": [{"id": "a"}],
        "measures": [{"id": "m"}],
        "statements": [SAID, told],
        **more,
    }
    return json.dumps(case).encode()


def graph_of(*claims: dict[str, object], **more: object) -> ClaimGraph:
    return read_texts([CaseText(content=case_of(*claims, **more))])


def problems_of(*claims: dict[str, object]) -> list[tuple[str, str]]:
    with pytest.raises(MalformedInputError) as caught:
        graph_of(*claims)
    return [(one.path, one.message) for one in caught.value.problems]


def last(graph: ClaimGraph) -> Assertion:
    """What the second statement claims."""
    (made,) = (
        one
        for id_, one in graph.of_kind(Assertion).items()
        if graph.envelope(id_).labels == ("told#1",)
    )
    return made


@pytest.mark.parametrize(
    ("claim", "wording"),
    [
        ({"answer": "about 30"}, "about 30"),
        ({"answer": "about 30", "wording": "около 30"}, "около 30"),
        ({"answer": 30, "wording": "тридцать"}, "тридцать"),
        ({"answer": 30, "wording": None}, None),
        ({"answer": "at least 30", "wording": ""}, None),
    ],
)
def test_the_words_are_those_given_or_else_the_answer_s(
    claim: dict[str, object], wording: str | None
) -> None:
    graph = graph_of({"measure": "m", **claim})

    assert last(graph).wording == wording


def test_a_claim_that_is_taken_up_has_the_words_that_are_given() -> None:
    graph = graph_of({"of": "said", "wording": "б"})

    assert last(graph).wording == "б"


def test_a_claim_that_is_written_out_can_be_taken_from_a_statement() -> None:
    graph = graph_of({"text": "b", "taken_from": "said"})

    (said_id,) = (
        i for i in graph.of_kind(Statement) if graph.envelope(i).labels == ("said",)
    )
    assert last(graph).taken_from == said_id
    assert graph.of_kind(Response) == {}


def test_where_a_claim_is_from_must_be_there() -> None:
    problems = problems_of({"text": "b", "taken_from": "sayed"})

    assert problems == [
        (
            "$.statements[1].claims[0].taken_from",
            "no statement is called 'sayed'; close to it: said",
        )
    ]


def test_what_of_takes_up_names_no_other_source() -> None:
    problems = problems_of({"of": "said", "taken_from": "said"})

    assert problems == [
        (
            "$.statements[1].claims[0].taken_from",
            "`of` says where a claim was taken from; leave this out",
        )
    ]


def test_an_id_that_begins_the_thing_s_own_digest_is_no_label() -> None:
    question, document = Question(measure_id="m"), Document(url="u")
    said = Statement(source_id="a", quote="q")
    short = digest(said)[:12]
    statement = {
        "id": short,
        "source": "a",
        "quote": "q",
        "claims": [{"question": digest(question)[:8], "answer": 3}],
    }
    later = {"source": "a", "key": "k", "after": [short], "responds_to": [f"{short}#1"]}

    graph = graph_of(
        questions=[{"id": digest(question)[:8], "measure": "m"}],
        documents=[{"id": digest(document), "url": "u"}],
        statements=[statement, later],
    )

    labels = {label for i in graph.of_kind(Statement) for label in labels_of(graph, i)}
    for kind in (Question, Document, Assertion):
        labels.update(la for i in graph.of_kind(kind) for la in labels_of(graph, i))
    assert labels == set()
    assert len(graph) == 10


def labels_of(graph: ClaimGraph, id_: str) -> tuple[str, ...]:
    return graph.envelope(id_).labels


def test_an_id_that_begins_another_digest_is_a_label() -> None:
    other = digest(Document(url="other"))[:12]

    graph = graph_of(documents=[{"id": other, "url": "u"}])

    assert graph.envelope(digest(Document(url="u"))).labels == (other,)
