"""What one source said first and what later, however much it said."""

import time
from collections.abc import Callable

import pytest

import claimtrack as ct
from claimtrack.analysis import positions
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Claim,
    Count,
    Measure,
    Order,
    Period,
    Question,
    Record,
    Source,
    Statement,
    When,
    digest,
)

Build = Callable[..., ct.ClaimGraph]


def said(label: str, answer: object, question: str = "total", **more: object) -> object:
    claim = {"question": question, "answer": answer}
    return {"id": label, "source": "west-mod", "claims": [claim], **more}


def codes(graph: ct.ClaimGraph) -> list[tuple[str, ...]]:
    return [
        (one.code, *(side.statement_label for side in one.sides))
        for one in ct.check(graph)
    ]


def rising(count: int, *, is_dated: bool) -> ClaimGraph:
    """A running total that only rises: dated by the minute, or each after the last."""
    asked = Question(measure_id="tanks", period=Period(text="2020-09-27/said"))
    records: list[Record] = [Source(id="mod"), Measure(id="tanks"), asked]
    last = None
    for number in range(count):
        days, minutes = divmod(number, 1440)
        clock = f"2020-10-{days + 1:02}T{minutes // 60:02}:{minutes % 60:02}"
        when = When(text=clock) if is_dated else None
        spoken = Statement(source_id="mod", key=str(number), asserted_at=when)
        claim = Claim(question_id=digest(asked), answer=Count(spans=[(number, number)]))
        made = Assertion(statement_id=digest(spoken), claim_id=digest(claim))
        records += [spoken, claim, made]
        if last is not None and not is_dated:
            records.append(Order(statement_id=digest(spoken), after_id=last))
        last = digest(spoken)
    return ClaimGraph(records)


def test_a_long_count_that_rises_by_the_clock_is_checked_soon() -> None:
    graph = rising(20_000, is_dated=True)
    start = time.process_time()

    found = len(ct.check(graph))

    assert found == 0
    assert time.process_time() - start < 30


def test_a_long_count_that_rises_from_text_to_text_is_checked_soon() -> None:
    graph = rising(5_000, is_dated=False)
    start = time.process_time()

    found = len(ct.check(graph))

    assert found == 0
    assert time.process_time() - start < 15


def test_each_two_of_which_the_later_is_lower_are_told_by_the_clock(
    build: Build,
) -> None:
    graph = build(
        said("a", 5, asserted_at="2020-09-28"),
        said("b", 7, asserted_at="2020-09-29"),
        said("c", 4, asserted_at="2020-09-30"),
    )

    assert codes(graph) == [("walk-back", "a", "c"), ("walk-back", "b", "c")]


def test_what_came_first_may_be_known_from_the_text_alone(build: Build) -> None:
    graph = build(
        said("a", 5, after=["b"]),
        said("b", 7, after=["c"]),
        said("c", 4, responds_to=["d"]),
        said("d", 6),
    )

    assert codes(graph) == [
        ("walk-back", "b", "a"),
        ("walk-back", "d", "c"),
        ("revision", "d", "a"),
    ]


def test_what_came_first_may_be_known_in_utc_alone(build: Build) -> None:
    # By the wall clock the first may be the later: it is not said where it was said.
    page = {"id": "page", "url": "u", "published_at": "2020-09-28T07:00Z"}
    graph = build(
        said("a", 5, asserted_at="2020-09-28T20:00", document="page"),
        said("b", 4, asserted_at="2020-09-28T08:00Z"),
        documents=[page],
    )

    assert codes(graph) == [("walk-back", "a", "b")]


def test_of_dates_that_contradict_each_other_none_tells_what_came_first(
    build: Build,
) -> None:
    graph = build(
        said("a", 5, asserted_at="2020-09-28", after=["b"]),
        said("b", 4, asserted_at="2020-09-29"),
    )

    assert codes(graph) == [("impossible-order", "b", "a")]


def test_a_later_unknown_is_a_new_answer_about_a_day_that_was_over(
    build: Build,
) -> None:
    graph = build(
        said("a", 4, "day", asserted_at="2020-09-29"),
        said("b", "unknown", "day", asserted_at="2020-09-30"),
        said("c", "unknown", "day", asserted_at="2020-10-01"),
    )

    found = ct.check(graph)

    assert codes(graph) == [("revision", "a", "b"), ("revision", "a", "c")]
    assert [one.verdict for one in found] == [None, None]


def test_a_later_unknown_about_what_goes_on_replaces_nothing(build: Build) -> None:
    graph = build(
        said("a", 4, asserted_at="2020-09-29"),
        said("b", "unknown", asserted_at="2020-09-30"),
    )

    held = positions(graph, "west-mod")

    assert codes(graph) == []
    assert [one.stands for one in held] == [True, True]


def test_figures_of_one_source_about_two_days_are_no_change_of_mind(
    build: Build,
) -> None:
    days = [
        {"id": "sunday", "measure": "tanks", "period": "2020-09-27"},
        {"id": "monday", "measure": "tanks", "period": "2020-09-28"},
    ]
    graph = build(
        said("a", 5, "sunday", asserted_at="2020-09-29"),
        said("b", 4, "monday", asserted_at="2020-09-30"),
        questions=days,
    )

    assert codes(graph) == []


def test_a_figure_that_may_have_been_told_too_early_may_be_a_revision(
    build: Build,
) -> None:
    graph = build(
        said("a", 3, "day", asserted_at="2020-09"),
        said("b", 4, "day", asserted_at="2020-10-05"),
    )

    (finding,) = ct.check(graph, undetermined=True)

    assert (finding.code, finding.verdict) == ("revision", ct.Verdict.UNDETERMINED)
    assert [one.stands for one in positions(graph, "west-mod")] == [False, True]


def test_what_has_no_written_end_is_never_over(build: Build) -> None:
    going_on = {"id": "on", "measure": "tanks", "period": "2020-09-27/.."}
    graph = build(
        said("a", 3, "on", asserted_at="2020-09-28"),
        said("b", 4, "on", asserted_at="2020-09-29"),
        questions=[going_on],
    )

    assert codes(graph) == []
    assert [one.stands for one in positions(graph, "west-mod")] == [True, True]


@pytest.mark.parametrize(
    ("clock", "stands"), [("2020-09-28T00:00Z", False), ("2020-09-27T23:00Z", True)]
)
def test_whether_a_period_with_an_offset_was_over_is_told_in_utc(
    build: Build, clock: str, *, stands: bool
) -> None:
    day = {
        "id": "utc",
        "measure": "tanks",
        "period": "2020-09-27T00:00Z/2020-09-27T23:59Z",
    }
    graph = build(
        said("a", 3, "utc", asserted_at="2020-09-27T09:00Z"),
        said("b", "at least 3", "utc", asserted_at=clock),
        questions=[day],
    )

    held = positions(graph, "west-mod")

    assert [one.stands for one in held] == [stands, True]


def test_a_fall_is_told_where_other_statements_relay_answer_and_correct(
    build: Build,
) -> None:
    graph = build(
        said("a", 5),
        said("b", 4, after=["a"]),
        {"id": "c", "source": "agency", "relays": [{"statement": "a"}]},
        {"id": "d", "source": "agency", "responds_to": ["c"]},
        {"id": "e", "source": "east-mod", "corrects": ["b"]},
        said("f", 6, asserted_at="2020-09-29T10:00"),
        said("g", 7, asserted_at="2020-09-29T02:00Z"),
    )

    assert codes(graph) == [("walk-back", "a", "b")]


def test_a_question_withdraws_nothing_anew(build: Build) -> None:
    # Who asks vouches for no new answer, so that all is withdrawn.
    graph = build(
        {
            "id": "a",
            "source": "west-mod",
            "claims": [
                {"question": "day", "answer": 4},
                {"question": "total", "answer": 5},
            ],
        },
        {**said("b", 3, "day", corrects=["a"]), "kind": "asking"},
    )

    assert [one.stands for one in positions(graph, "west-mod")] == [False, False]


def test_unknown_after_a_merely_possible_figure_is_another_answer(
    build: Build,
) -> None:
    possible = {"question": "day", "answer": 4, "certainty": "possible"}
    graph = build(
        {
            "id": "a",
            "source": "west-mod",
            "asserted_at": "2020-09-29",
            "claims": [possible],
        },
        said("b", "unknown", "day", asserted_at="2020-09-30"),
    )

    assert codes(graph) == [("revision", "a", "b")]


def test_a_text_alone_may_tell_which_figure_stands(build: Build) -> None:
    graph = build(said("a", 3, "day"), said("b", "at least 3", "day", after=["a"]))

    assert [one.stands for one in positions(graph, "west-mod")] == [False, True]


def test_what_a_figure_about_the_whole_day_replaced_is_not_walked_back(
    build: Build,
) -> None:
    graph = build(
        said("a", 5, "day", asserted_at="2020-09-27"),
        said("b", "at least 1", "day", asserted_at="2020-09-29"),
        said("c", 3, "day", asserted_at="2020-09-30"),
    )

    assert codes(graph) == [
        ("revision", "a", "b"),
        ("revision", "a", "c"),
        ("revision", "b", "c"),
    ]
