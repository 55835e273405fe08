"""A graph written as a case file reads as the same graph, but for the losses told."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.log.worlds import World
from tests.log.worlds import worlds as odd_worlds

from claimtrack.codec import (
    CaseText,
    Limits,
    case_text,
    log_lines,
    read,
    read_log,
    read_texts,
    write_case,
)
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
    Loss,
    Measure,
    Name,
    Partition,
    Period,
    Question,
    Record,
    Relay,
    Response,
    Review,
    Source,
    Stance,
    Statement,
    Unknown,
    When,
    digest,
    record_id,
)
from claimtrack.testing import graphs, worlds

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "examples").rglob("*.json"))
GOLDEN = ROOT / "tests" / "log" / "golden" / "version-1.jsonl"
# The generated worlds have longer numbers than the limit for strangers.
ROOMY = Limits(digits=60)


def read_again(graph: ClaimGraph) -> tuple[ClaimGraph, tuple[Loss, ...]]:
    """What the case file of a graph is read as, and the losses told."""
    text, losses = case_text(graph, name="again")
    return read_texts([CaseText(content=text.encode())], limits=ROOMY), losses


def without(graph: ClaimGraph, losses: Iterable[Loss]) -> ClaimGraph:
    """A graph without what is lost."""
    fields: dict[str, set[tuple[str, str]]] = {}
    for loss in losses:
        fields.setdefault(loss.record_id, set()).add((loss.field, loss.value))
    return ClaimGraph(_left(graph, fields))


def _left(
    graph: ClaimGraph, fields: dict[str, set[tuple[str, str]]]
) -> Iterator[Record | Envelope]:
    for one in graph.records():
        id_ = one.record_id if isinstance(one, Envelope) else record_id(one)
        lost = fields.get(id_, set())
        if ("", "") in lost:
            continue
        left = graph[id_]
        if ("wording", "") in lost:
            left = attrs.evolve(left, wording=None)
        if isinstance(one, Envelope):
            labels = [la for la in one.labels if ("labels", la) not in lost]
            is_timed = not any(field == "recorded_at" for field, _ in lost)
            when = one.recorded_at if is_timed else None
            yield Envelope(record_id=record_id(left), recorded_at=when, labels=labels)
        else:
            yield left


def labelled(record: Record, *labels: str) -> Envelope:
    return Envelope(record_id=record_id(record), labels=labels)


def answering(
    answer: Answer, measure: Measure, *, wording: str | None = None
) -> ClaimGraph:
    question = Question(measure_id=measure.id, period=Period(text="2020-09"))
    claim = Claim(question_id=digest(question), answer=answer)
    said = Statement(source_id="a", quote="q")
    made = Assertion(statement_id=digest(said), claim_id=digest(claim), wording=wording)
    return ClaimGraph([Source(id="a"), measure, question, claim, said, made])


@given(graphs())
@settings(max_examples=60)
def test_a_graph_is_read_again_but_for_what_was_told(graph: ClaimGraph) -> None:
    again, losses = read_again(graph)

    assert again == without(graph, losses)


@given(odd_worlds())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_odd_labels_and_texts_are_read_again_but_for_what_was_told(
    world: World,
) -> None:
    graph = ClaimGraph(world)

    again, losses = read_again(graph)

    assert again == without(graph, losses)


@given(worlds())
@settings(max_examples=40)
def test_records_without_labels_and_times_lose_nothing_that_a_statement_makes(
    world: tuple[Record, ...],
) -> None:
    graph = ClaimGraph(world)

    again, losses = read_again(graph)

    assert losses == ()
    assert again == graph


@given(graphs(), st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_the_order_of_records_changes_no_byte_and_no_loss(
    graph: ClaimGraph, order: object
) -> None:
    records = list(graph.records())
    order.shuffle(records)

    assert case_text(ClaimGraph(records)) == case_text(graph)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_examples_lose_nothing(path: Path) -> None:
    graph = read(*dict.fromkeys([path, *path.parent.glob("seed-article.json")]))

    again, losses = read_again(graph)

    assert losses == ()
    assert again == graph


def test_the_golden_log_is_read_again_but_for_labels_and_times() -> None:
    graph = read_log(GOLDEN)

    again, losses = read_again(graph)

    assert again == without(graph, losses)
    assert [(one.noun, one.field, one.value) for one in losses] == [
        ("assertion", "recorded_at", "2020-10-03"),
        ("claim", "labels", "three"),
        ("document", "labels", "ria-2"),
        ("document", "recorded_at", "2020-10-02T00:00Z"),
        ("relay", "recorded_at", "2020-10-04"),
        ("settlement", "labels", "done"),
        ("settlement", "recorded_at", "2020-10-05"),
        ("source", "labels", "am"),
        ("source", "recorded_at", "2020-10-01"),
        ("statement", "recorded_at", "2020-10"),
    ]


def test_a_case_file_written_of_its_graph_says_the_same_in_the_same_words() -> None:
    path = ROOT / "examples" / "karabakh-2020-09-27" / "seed-article.json"
    text, _ = case_text(read(path), name="karabakh-2020-09-27")
    again, _ = case_text(
        read_texts([CaseText(content=text.encode())]), name="karabakh-2020-09-27"
    )

    assert again == text


def test_writing_saves_the_text_whole(tmp_path: Path) -> None:
    graph = ClaimGraph([Source(id="a"), labelled(Source(id="a"), "A")])

    losses = write_case(graph, tmp_path / "case.json", name="small")

    assert losses == (
        Loss(
            noun="source",
            record_id="a",
            field="labels",
            value="A",
            because="a source has no label there",
        ),
    )
    assert json.loads((tmp_path / "case.json").read_bytes()) == {
        "claimtrack": 1,
        "name": "small",
        "sources": [{"id": "a"}],
    }


COUNTED = Measure(id="m")
MEASURED = Measure(id="m", answers=AnswerKind.AMOUNT)
CHOSEN = Measure(id="m", answers=AnswerKind.CHOICE)


@pytest.mark.parametrize(
    ("answer", "measure", "wording", "written"),
    [
        (Count(spans=[(2, 2)]), COUNTED, None, {"answer": 2}),
        (Count(spans=[(2, 2)]), COUNTED, "2", {"answer": "2"}),
        (Count(spans=[(2, 2)]), COUNTED, "two", {"answer": "two"}),
        (Count(spans=[(2, 2)]), COUNTED, "два", {"answer": 2, "wording": "два"}),
        (Count(spans=[(2, 5)]), COUNTED, None, {"answer": {"low": 2, "high": 5}}),
        (Count(spans=[(2, None)]), COUNTED, None, {"answer": {"low": 2}}),
        (
            Count(spans=[(1, 1), (3, 3)]),
            COUNTED,
            None,
            {"answer": "1 or 3", "wording": ""},
        ),
        (
            Count(spans=[(1, 1), (3, 3)]),
            COUNTED,
            "раз или три",
            {"answer": "1 or 3", "wording": "раз или три"},
        ),
        (Unknown(), COUNTED, None, {"answer": "unknown", "wording": ""}),
        (Unknown(), COUNTED, "unknown", {"answer": "unknown"}),
        (
            Amount(intervals=[Interval(low=Decimal(550), low_open=True)]),
            MEASURED,
            None,
            {"answer": "more than 550", "wording": ""},
        ),
        (
            Amount(intervals=[Interval(low=Decimal(-1), high=Decimal(2))]),
            MEASURED,
            None,
            {"answer": {"low": -1, "high": 2}},
        ),
        (
            Amount(intervals=[Interval(low=Decimal(1), high=Decimal(1))]),
            MEASURED,
            None,
            {"answer": 1},
        ),
        (
            Amount(intervals=[Interval()]),
            MEASURED,
            None,
            {"answer": "any number", "wording": ""},
        ),
        (Choice(options=["yes"]), CHOSEN, None, {"answer": "yes", "wording": ""}),
    ],
)
def test_an_answer_is_written_so_that_it_is_read_with_its_words(
    answer: Answer, measure: Measure, wording: str | None, written: dict[str, object]
) -> None:
    graph = answering(answer, measure, wording=wording)

    text, losses = case_text(graph)

    (said,) = json.loads(text)["statements"]
    assert said["claims"] == [{"measure": "m", "period": "2020-09", **written}]
    assert losses == ()
    assert read_again(graph)[0] == graph


def test_empty_words_are_lost_where_a_claim_is_kept() -> None:
    graph = answering(Count(spans=[(2, 2)]), COUNTED, wording="")

    again, losses = read_again(graph)

    assert [(one.noun, one.field, one.because) for one in losses] == [
        ("assertion", "wording", "empty words are none there")
    ]
    assert again == without(graph, losses)


def test_of_two_claims_that_differ_in_empty_words_one_is_left_out() -> None:
    graph = answering(Count(spans=[(2, 2)]), COUNTED, wording="")
    (made,) = graph.of_kind(Assertion).values()
    graph.add([attrs.evolve(made, wording=None)])

    again, losses = read_again(graph)

    assert [(one.noun, one.field, one.record_id) for one in losses] == [
        ("assertion", "", digest(made))
    ]
    assert again == without(graph, losses)


def test_a_number_that_no_case_file_may_have_is_left_out_with_all_that_needs_it() -> (
    None
):
    graph = answering(Count(spans=[(10**70, None)]), COUNTED)
    (claim_id,) = graph.of_kind(Claim)
    (said_id,) = graph.of_kind(Statement)
    free = Claim(text="Shelled.")
    graph.add(
        [
            free,
            Assertion(statement_id=said_id, claim_id=digest(free)),
            Review(statement_id=said_id, claim_id=claim_id, rating="False"),
            Review(statement_id=said_id, claim_id=digest(free), rating="False"),
            Link(
                kind=LinkKind.SAME,
                between=[claim_id, digest(free)],
                by="x",
                because="y",
            ),
        ]
    )

    again, losses = read_again(graph)

    assert [(one.noun, one.because) for one in losses] == [
        ("assertion", "no words or numbers are read as its answer"),
        ("claim", "no statement there makes it"),
        ("link", "one of its claims is not there"),
        ("review", "its claim is not there"),
    ]
    assert again == without(graph, losses)


def test_an_answer_in_a_language_and_a_partition_without_parts_are_left_out() -> None:
    question = Question(measure_id="m")
    claim = Claim(
        question_id=digest(question), answer=Count(spans=[(2, 2)]), language="ru"
    )
    said = Statement(source_id="a", quote="q")
    graph = ClaimGraph(
        [
            *(Source(id="a"), COUNTED, question, claim, said),
            Assertion(statement_id=digest(said), claim_id=digest(claim)),
            Partition(whole_id="m", part_ids=[]),
        ]
    )

    again, losses = read_again(graph)

    assert [(one.noun, one.because) for one in losses] == [
        ("assertion", "an answer has no language there"),
        ("claim", "no statement there makes it"),
        ("partition", "a partition has parts there"),
    ]
    assert again == without(graph, losses)


def test_of_clashing_labels_one_is_kept_and_the_other_told() -> None:
    said = [Statement(source_id="a", key=key) for key in "xyz"]
    graph = ClaimGraph(
        [
            Source(id="a"),
            *said,
            labelled(said[0], "two", "second"),
            labelled(said[1], "two"),
            labelled(said[2], "two", "zwei"),
            *(
                Response(statement_id=digest(said[0]), answers_id=digest(one))
                for one in said[1:]
            ),
        ]
    )

    again, losses = read_again(graph)

    assert {one.because for one in losses} == {
        "a statement has one label there, and shares it with nothing"
    }
    assert [again.envelope(digest(one)).labels for one in said].count(("two",)) == 1
    assert again == without(graph, losses)


def test_a_label_that_begins_a_digest_is_lost_for_it_would_mean_that() -> None:
    said = [Statement(source_id="a", key=key) for key in "xy"]
    first, second = map(digest, said)
    graph = ClaimGraph(
        [
            Source(id="a"),
            *said,
            labelled(said[0], first[:9]),
            labelled(said[1], first[:12], "deadbeefdeadbeef"),
            Response(statement_id=second, answers_id=first),
        ]
    )

    again, losses = read_again(graph)

    assert sorted(one.value for one in losses) == sorted([first[:9], first[:12]])
    assert again == without(graph, losses)


def test_what_has_no_label_is_read_without_one() -> None:
    document = Document(url="u")
    question = Question(measure_id="m")
    texts = [Claim(text=text) for text in "ab"]
    said = Statement(source_id="a", document_id=digest(document))
    told = Statement(source_id="a", key="told")
    made = [
        Assertion(statement_id=digest(one), claim_id=digest(claim))
        for one in (said, told)
        for claim in texts
    ]
    graph = ClaimGraph(
        [
            *(Source(id="a"), COUNTED, question, document, said, told, *texts, *made),
            labelled(told, "told"),
            # This is what its claims would be called where they say nothing.
            labelled(made[3], "told#1"),
        ]
    )

    text, losses = case_text(graph)

    case = json.loads(text)
    assert losses == ()
    assert read_again(graph)[0] == graph
    assert case["questions"] == [{"id": digest(question)[:12], "measure": "m"}]
    assert case["documents"][0]["id"] == digest(document)[:12]
    assert [[c.get("id") for c in one["claims"]] for one in case["statements"]] == [
        [None, digest(made[2])[:12]],
        [None, None],
    ]


def test_a_default_label_that_something_else_has_is_not_given_again() -> None:
    said = Statement(source_id="a", key="x")
    other = Statement(source_id="a", key="y")
    claim = Claim(text="b")
    made = Assertion(statement_id=digest(said), claim_id=digest(claim))
    graph = ClaimGraph(
        [
            *(Source(id="a"), said, other, claim, made),
            labelled(other, f"{digest(said)[:12]}#1"),
        ]
    )

    again, losses = read_again(graph)

    assert (again, losses) == (graph, ())


@pytest.mark.parametrize("joined", [True, False])
def test_a_claim_taken_from_a_statement_stays_so_with_a_response_or_without(
    *, joined: bool
) -> None:
    graph = answering(Choice(options=["yes"]), CHOSEN)
    (said_id,), (claim_id,) = graph.of_kind(Statement), graph.of_kind(Claim)
    denial = Statement(source_id="a", quote="no")
    graph.add(
        [
            denial,
            Assertion(
                statement_id=digest(denial),
                claim_id=claim_id,
                stance=Stance.DENIES,
                certainty=Certainty.PROBABLE,
                taken_from=said_id,
            ),
        ]
    )
    if joined:
        graph.add([Response(statement_id=digest(denial), answers_id=said_id)])

    text, losses = case_text(graph)

    claims = [one["claims"] for one in json.loads(text)["statements"]]
    taken = {"of": said_id[:12]} if joined else {"taken_from": said_id[:12]}
    assert any(taken.items() <= claim.items() for (claim,) in claims)
    assert (read_again(graph)[0], losses) == (graph, ())


def test_claims_taken_from_each_other_in_a_ring_are_written_out() -> None:
    claim = Claim(text="b")
    said = [Statement(source_id="a", key=key) for key in "xy"]
    ids = [digest(one) for one in said]
    graph = ClaimGraph([Source(id="a"), claim, *said])
    for one, other in (ids, ids[::-1]):
        graph.add(
            [
                Relay(statement_id=one, rests_on_id=other),
                Assertion(statement_id=one, claim_id=digest(claim), taken_from=other),
            ]
        )

    again, losses = read_again(graph)

    assert (again, losses) == (graph, ())


def test_of_several_claims_the_one_that_is_taken_up_is_named() -> None:
    texts = [Claim(text=text) for text in "abc"]
    said, told = (Statement(source_id="a", key=key) for key in "xy")
    graph = ClaimGraph(
        [
            *(Source(id="a"), *texts, said, told),
            Relay(statement_id=digest(told), rests_on_id=digest(said)),
            *(
                Assertion(statement_id=digest(said), claim_id=digest(one))
                for one in texts
            ),
            Assertion(
                statement_id=digest(told),
                claim_id=digest(texts[1]),
                stance=Stance.REPORTS,
                taken_from=digest(said),
            ),
        ]
    )

    text, losses = case_text(graph)

    claims = [one["claims"] for one in json.loads(text)["statements"]]
    assert any("of" in one for several in claims for one in several)
    assert (read_again(graph)[0], losses) == (graph, ())


def test_a_link_of_a_statement_that_is_called_as_a_source_is_kept() -> None:
    said = [Statement(source_id="a", key=key) for key in "xy"]
    graph = ClaimGraph(
        [
            *(Source(id="a"), *said, labelled(said[0], "a")),
            Link(kind=LinkKind.SAME, between=map(digest, said), by="x", because="y"),
        ]
    )

    again, losses = read_again(graph)

    assert (again, losses) == (graph, ())


def test_a_chosen_id_like_a_digest_is_not_taken_for_it() -> None:
    said = [Statement(source_id="a", key=key) for key in "xy"]
    ids = sorted(map(digest, said))
    graph = ClaimGraph(
        [
            *(Source(id="a"), Source(id=ids[0][:12]), *said),
            Link(kind=LinkKind.SAME, between=ids, by="x", because="y"),
        ]
    )

    again, losses = read_again(graph)

    assert (again, losses) == (graph, ())


def test_every_correction_and_every_name_is_kept() -> None:
    said = [Statement(source_id="a", key=key, asserted_at=None) for key in "wxyz"]
    ids = list(map(digest, said))
    names = [Name(text="b"), Name(text="A"), Name(text="c", language="ru")]
    graph = ClaimGraph(
        [
            *(Source(id="a", names=names), *said),
            *(
                Correction(statement_id=ids[0], corrects_id=id_, kind=kind)
                for id_, kind in zip(ids[1:], CorrectionKind, strict=True)
            ),
        ]
    )

    text, losses = case_text(graph)

    (source,) = json.loads(text)["sources"]
    assert source == {"id": "a", "name": "A", "names": {"": ["b"], "ru": ["c"]}}
    assert (read_again(graph)[0], losses) == (graph, ())


def test_a_time_of_recording_is_lost() -> None:
    graph = ClaimGraph(
        [Source(id="a"), Envelope(record_id="a", recorded_at=When(text="2020"))]
    )

    again, losses = read_again(graph)

    assert [(one.field, one.value) for one in losses] == [("recorded_at", "2020")]
    assert again == without(graph, losses)


@given(graphs())
@settings(max_examples=20)
@example(ClaimGraph())
def test_by_way_of_a_log_a_case_file_is_the_same(graph: ClaimGraph) -> None:
    text, _ = case_text(graph)
    case = read_texts([CaseText(content=text.encode())])

    log = read_texts([CaseText(content=b"".join(log_lines(case)))])

    assert case_text(log) == (text, ())
