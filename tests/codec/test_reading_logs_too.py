"""Logs and case files are read in one call, and case files can name what logs hold."""

import itertools
import json
from pathlib import Path

import pytest

from claimtrack.codec import CaseText, log_lines, read, read_texts, write_log
from claimtrack.errors import MalformedInputError
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Claim,
    Count,
    Document,
    Envelope,
    Measure,
    Partition,
    Question,
    Record,
    Relay,
    Source,
    Statement,
    digest,
)

EXAMPLES = Path(__file__).parents[2] / "examples" / "karabakh-2020-09-27"

HERS: dict[str, object] = {
    "claimtrack": 1,
    "name": "hers",
    "sources": [{"id": "east"}, {"id": "agency"}],
    "measures": [{"id": "tanks", "unit": "tank"}],
    "questions": [{"id": "lost", "measure": "tanks", "period": "2020-09"}],
    "documents": [{"id": "page", "publisher": "agency", "url": "u", "title": "t"}],
    "statements": [
        {
            "id": "two",
            "source": "east",
            "claims": [{"question": "lost", "answer": 2}, {"text": "Shelled."}],
        },
        {"id": "told", "source": "agency", "relays": [{"statement": "two"}]},
    ],
}
MINE: dict[str, object] = {
    "claimtrack": 1,
    "name": "mine",
    "sources": [{"id": "west", "part_of": ["east"]}],
    "statements": [
        {
            "id": "not-two",
            "source": "west",
            "document": "page",
            "responds_to": ["two"],
            "claims": [
                {"of": "two#1", "stance": "denies"},
                {"question": "lost", "answer": 3},
            ],
        },
        {
            "id": "again",
            "source": "west",
            "quote": "as told",
            "claims": [{"of": "told"}],
        },
        {
            "id": "passed-on",
            "source": "west",
            "quote": "as denied",
            "relays": [{"statement": "not-two"}],
            "claims": [{"of": "not-two#1"}],
        },
    ],
    "reviews": [{"statement": "again", "claim": "two#2", "rating": "False"}],
    "links": [
        {"kind": "same", "between": ["two#1", "not-two#2"], "by": "a", "because": "b"},
        {"kind": "same", "between": ["told", "again"], "by": "a", "because": "b"},
    ],
}


def case_text(case: object, file: str = "mine.json") -> CaseText:
    return CaseText(content=json.dumps(case).encode(), file=file)


def log_text(graph: ClaimGraph, file: str = "hers.jsonl") -> CaseText:
    return CaseText(content=b"".join(log_lines(graph)), file=file)


def graph_of(*records: Record | Envelope) -> ClaimGraph:
    return ClaimGraph(records)


def problems_of(*texts: CaseText) -> list[tuple[str | None, str, str]]:
    with pytest.raises(MalformedInputError) as caught:
        read_texts(texts)
    return [(one.file, one.path, one.message) for one in caught.value.problems]


def test_a_case_file_names_what_a_log_holds_as_it_would_another_case_file() -> None:
    expected = read_texts([case_text(HERS, "hers.json"), case_text(MINE)])
    hers = log_text(read_texts([case_text(HERS)]))

    for texts in itertools.permutations([hers, case_text(MINE)]):
        assert read_texts(texts) == expected


def test_the_first_case_is_the_same_with_one_of_its_files_as_a_log(
    tmp_path: Path,
) -> None:
    seed, day = EXAMPLES / "seed-article.json", EXAMPLES / "day-one.json"
    # What a file is called says nothing of what is in it.
    write_log(read(seed), tmp_path / "seed.json")

    graph = read(day, tmp_path / "seed.json")

    assert graph == read(day, seed)


def test_several_logs_are_united() -> None:
    one = graph_of(Source(id="a"), Envelope(record_id="a", labels=["A"]))
    other = graph_of(Source(id="a", part_of=["b"]), Source(id="b"))

    graph = read_texts([log_text(one, "one"), log_text(other, "other")])

    assert graph == one | other


def test_a_file_and_its_own_log_are_one_graph() -> None:
    graph = read_texts([case_text(HERS)])

    both = read_texts([case_text(HERS), log_text(graph)])

    assert both == graph


def test_a_digest_of_a_log_can_be_named() -> None:
    graph = read_texts([case_text(HERS)])
    (two,) = [i for i in graph.of_kind(Statement) if "two" in graph.envelope(i).labels]
    mine = {
        "claimtrack": 1,
        "statements": [{"source": "east", "quote": "q", "after": [two[:12]]}],
    }

    both = read_texts([log_text(graph), case_text(mine)])

    assert len(both) == len(graph) + 2


def test_a_label_of_a_claim_by_itself_can_be_named_where_a_claim_is_asked_for() -> None:
    claim = Claim(text="Shelled.")
    hers = log_text(graph_of(claim, Envelope(record_id=digest(claim), labels=["it"])))
    mine = {
        "claimtrack": 1,
        "sources": [{"id": "a"}],
        "statements": [{"id": "s", "source": "a", "quote": "q"}],
        "reviews": [{"statement": "s", "claim": "it", "rating": "False"}],
    }

    graph = read_texts([case_text(mine), hers])

    assert len(graph) == 4


def test_two_things_of_one_label_in_a_log_are_told_of_where_it_is_named() -> None:
    said = [Statement(source_id="a", key=key) for key in "xy"]
    labels = [Envelope(record_id=digest(one), labels=["two"]) for one in said]
    hers = log_text(graph_of(Source(id="a"), *said, *labels))
    mine = {
        "claimtrack": 1,
        "statements": [{"source": "a", "quote": "q", "after": ["two"]}],
    }

    problems = problems_of(case_text(mine), hers)

    message = "'two' could mean what stands at hers.jsonl line 3, $ and hers.jsonl"
    assert problems == [
        ("mine.json", "$.statements[0].after[0]", f"{message} line 4, $")
    ]


def test_a_thing_that_a_log_defines_otherwise_is_told_of_with_both_places() -> None:
    mine = {
        "claimtrack": 1,
        "measures": [{"id": "tanks", "unit": "gun"}],
        "documents": [{"id": "p", "publisher": "agency", "url": "u", "title": "x"}],
    }
    hers = log_text(read_texts([case_text(HERS)]))

    problems = problems_of(case_text(mine), hers)

    places = "here and at mine.json $.measures[0]"
    assert problems == [
        (
            "mine.json",
            "$.documents[0]",
            "the same document stands at hers.jsonl line 8, $, and title is 't' and 'x'",
        ),
        (
            "hers.jsonl",
            "line 4, $",
            f"'tanks' has two definitions, {places}: unit is 'gun' and 'tank'",
        ),
    ]


def test_a_ring_through_a_log_and_a_case_file_is_told_of() -> None:
    hers = log_text(graph_of(Source(id="a", part_of=["b"]), Source(id="b")))
    mine = {"claimtrack": 1, "sources": [{"id": "b", "part_of": ["a"]}]}

    problems = problems_of(hers, case_text(mine))

    assert [message for *_, message in problems] == [
        "part_of goes in a ring: a > b > a"
    ]


def test_a_ring_through_a_log_s_partition_is_told_of_where_it_closes() -> None:
    hers = log_text(
        graph_of(
            *(Measure(id=id_) for id_ in ("whole", "part")),
            Partition(whole_id="whole", part_ids=["part"], disjoint=True),
        )
    )
    mine = {"claimtrack": 1, "measures": [{"id": "whole", "part_of": ["part"]}]}

    problems = problems_of(hers, case_text(mine))
    sound = read_texts([hers, case_text({"claimtrack": 1})])

    message = "part_of goes in a ring: part > whole > part"
    assert problems == [("hers.jsonl", "line 4, $", message)]
    assert len(sound) == 3


def test_an_answer_of_a_log_that_another_file_s_measure_lacks_is_told_of() -> None:
    asked = Question(measure_id="m")
    claim = Claim(question_id=digest(asked), answer=Count(spans=[(1, 1)]))
    hers = log_text(graph_of(Measure(id="m"), asked, claim))
    mine = {"claimtrack": 1, "measures": [{"id": "m", "answers": "choice"}]}

    problems = problems_of(case_text(mine), hers)

    message = "an answer that 'm' does not have, or an empty one"
    assert problems == [("hers.jsonl", "line 4, $", message)]


def test_the_errors_of_case_files_and_logs_come_together() -> None:
    hers = CaseText(
        content=b'{"claimtrack":1,"log":1}\n[]\n{"noun":"sourse"}\n', file="hers.jsonl"
    )
    mine = {"claimtrack": 1, "sources": [{"id": 5}]}

    problems = problems_of(hers, case_text(mine), CaseText(content=b"", file="no.json"))

    assert [(file, path) for file, path, _ in problems] == [
        ("hers.jsonl", "line 2, $"),
        ("hers.jsonl", "line 3, $.noun"),
        ("mine.json", "$.sources[0].id"),
        ("no.json", "$"),
    ]


def test_what_a_log_carries_unseen_can_be_taken_up() -> None:
    asked = Question(measure_id="m")
    claim = Claim(question_id=digest(asked), answer=Count(spans=[(1, 1)]))
    said, told = (Statement(source_id="a", key=key) for key in "xy")
    hers = graph_of(
        Source(id="a"),
        Measure(id="m"),
        Document(url="u"),
        asked,
        claim,
        said,
        told,
        Assertion(statement_id=digest(said), claim_id=digest(claim)),
        Relay(statement_id=digest(told), rests_on_id=digest(said)),
    )
    mine = {
        "claimtrack": 1,
        "statements": [
            {"source": "a", "quote": "q", "claims": [{"of": digest(told)}]},
        ],
    }

    graph = read_texts([log_text(hers), case_text(mine)])

    (made,) = (
        one
        for one in graph.of_kind(Assertion).values()
        if one.taken_from == digest(told)
    )
    assert made.claim_id == digest(claim)
