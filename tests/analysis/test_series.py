"""What a source said on a question, point by point."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimtrack as ct
from claimtrack.analysis.totals.histories import series
from claimtrack.analysis.totals.increments import said_on
from claimtrack.analysis.totals.saying_order import SayingOrder
from claimtrack.analysis.totals.series_table import Series

Build = Callable[..., ct.ClaimGraph]


def said(
    label: str, answer: object, day: int | None = None, **more: object
) -> dict[str, object]:
    """A statement of the west's ministry, on a day of October where one is given."""
    claim: dict[str, object] = {"id": label, "question": "total", "answer": answer}
    claim |= {key: more.pop(key) for key in ("question", "stance") if key in more}
    when = {} if day is None else {"asserted_at": f"2020-10-{day:02}"}
    return {"id": f"s-{label}", "source": "west-mod", "claims": [claim], **when, **more}


def link(one: str, other: str) -> dict[str, object]:
    return {
        "kind": "incomparable",
        "between": [one, other],
        "by": "Ada",
        "because": "the second counts from October",
    }


def changes(told: Series) -> list[tuple[str, str, str | None]]:
    return [
        (row["label"], row["kind"], row["against"])  # type: ignore[misc]
        for row in told.rows()
    ]


def of(build: Build, *statements: dict[str, object], **more: list[object]) -> Series:
    return series(build(*statements, **more), "west-mod", "total")


def test_a_total_that_rises_is_updated(build: Build) -> None:
    told = of(build, said("a", 9, 1), said("b", 14, 2), said("c", "at least 19", 3))

    assert changes(told) == [
        ("a", "first", None),
        ("b", "update", "a"),
        ("c", "update", "b"),
    ]
    assert told.has_to_go == ()
    assert told[1].because == "It rose from 9 to 14."


def test_the_same_figure_again_is_a_repeat_however_it_is_worded(build: Build) -> None:
    told = of(build, said("a", "at least 3", 1), said("b", "3 or more", 2))

    assert changes(told) == [("a", "first", None), ("b", "repeat", "a")]


def test_an_old_figure_after_a_newer_one_is_stale(build: Build) -> None:
    told = of(
        build,
        said("a", "at least 9", 1),
        said("b", 14, 2),
        said("c", "at least 9", 3),
        said("d", "at least 9", 4),
    )

    assert changes(told) == [
        ("a", "first", None),
        ("b", "refinement", "a"),
        ("c", "stale repeat", "a"),
        ("d", "repeat", "c"),
    ]
    assert told[2].because == "It is at least 9 again, after 14 (b)."


def test_a_figure_that_was_taken_back_and_comes_again_is_stale(build: Build) -> None:
    told = of(
        build,
        said("a", 9, 1),
        {
            "id": "r",
            "source": "west-mod",
            "asserted_at": "2020-10-02",
            "retracts": ["a"],
        },
        said("b", 9, 3),
    )

    assert changes(told) == [("a", "first", None), ("b", "stale repeat", "a")]
    assert [point.stands for point in told] == [False, True]


def test_a_figure_that_falls_is_walked_back(build: Build) -> None:
    told = of(build, said("a", 9, 1), said("b", 14, 2), said("c", 7, 3))

    assert changes(told)[2] == ("c", "walk-back", "b")
    assert [point.side.claim_label for point in told.has_to_go] == ["c"]
    assert told[2].because == (
        "west-mod first said 14 and later said 7, and a running total does not fall."
    )


def test_what_takes_the_place_of_a_withdrawn_figure_is_a_revision(
    build: Build,
) -> None:
    told = of(
        build,
        said("a", 9, 1),
        said("b", 14, 2, corrects=["s-a"]),
        said("c", 19, 3),
        said("r", "unknown", 4, question="day", retracts=["s-c"]),
        said("d", 16, 5),
    )

    assert changes(told) == [
        ("a", "first", None),
        ("b", "revision", "a"),
        ("c", "update", "b"),
        ("d", "revision", "c"),
    ]
    assert told[1].because == "It is 14 in place of 9, which was withdrawn."
    assert told.has_to_go == ()


def test_a_correction_that_falls_is_the_walk_back_that_the_check_finds(
    build: Build,
) -> None:
    graph = build(said("a", 14, 1), said("b", 9, 2, corrects=["s-a"]))

    told = series(graph, "west-mod", "total")

    assert [one.code for one in ct.check(graph)] == ["walk-back"]
    assert changes(told)[1] == ("b", "walk-back", "a")
    assert told.has_to_go == ()


def test_a_denial_after_an_assertion_is_a_reversal(build: Build) -> None:
    told = of(build, said("a", 4, 1), said("b", "at least 4", 2, stance="denies"))

    assert changes(told)[1] == ("b", "reversal", "a")


def test_both_ends_that_move_apart_are_a_revision(build: Build) -> None:
    told = of(build, said("a", "3 or 9", 1), said("b", "2 or 9", 2))

    assert changes(told)[1] == ("b", "revision", "a")
    assert told[1].because == "It was 3 or 9 and is 2 or 9: both can hold."


def test_a_declared_reset_begins_a_new_run(build: Build) -> None:
    told = of(
        build,
        said("a", 9, 1),
        said("b", 14, 2),
        said("c", 3, 3),
        said("d", 8, 4),
        said("e", 6, 5),
        links=[link("b", "c")],
    )

    assert changes(told) == [
        ("a", "first", None),
        ("b", "update", "a"),
        ("c", "reset", "b"),
        ("d", "update", "c"),
        ("e", "walk-back", "d"),
    ]
    assert told[2].because == (
        "Ada declared the two incomparable: the second counts from October."
    )
    assert [point.side.claim_label for point in told.has_to_go] == ["d"]


def test_a_figure_of_an_earlier_run_is_not_repeated(build: Build) -> None:
    told = of(
        build,
        said("a", 3, 1),
        said("b", 14, 2),
        said("c", 1, 3),
        said("d", 3, 4),
        links=[link("b", "c")],
    )

    assert changes(told)[3] == ("d", "update", "c")


def test_a_counter_that_goes_on_from_the_lower_figure_may_be_new(build: Build) -> None:
    told = of(
        build, said("a", 9, 1), said("b", 14, 2), said("c", 3, 3), said("d", 8, 4)
    )

    assert changes(told)[2] == ("c", "walk-back, suspected reset", "b")
    assert told[2].because == (
        "west-mod first said 14 and later said 3, and a running total does not fall. "
        "It may be a new counter: it rises again, to 8 (d), and nothing after it comes "
        "back to b."
    )


@pytest.mark.parametrize(
    "after",
    [[], [3], [14], ["8 to 20"], [8, 14], [20], [8, "at least 9", 8, "unknown"]],
)
def test_a_new_counter_is_not_suspected_without_figures_between(
    build: Build, after: Sequence[object]
) -> None:
    later = [said(f"d{n}", answer, 4 + n) for n, answer in enumerate(after)]

    told = of(build, said("b", 14, 2), said("c", 3, 3), *later)

    assert changes(told)[1] == ("c", "walk-back", "b")


def test_a_new_counter_is_not_suspected_where_the_earlier_was_withdrawn(
    build: Build,
) -> None:
    told = of(
        build, said("b", 14, 2), said("c", 3, 3, corrects=["s-b"]), said("d", 8, 4)
    )

    assert changes(told)[1] == ("c", "walk-back", "b")


def test_a_new_counter_is_not_suspected_where_order_is_not_known(build: Build) -> None:
    told = of(
        build,
        said("b", 14, 2),
        said("c", 3, 3),
        said("d", 8, None, asserted_at="2020-10"),
    )

    assert [label for label, _, _ in changes(told)] == ["d", "b", "c"]
    assert changes(told)[2] == ("c", "walk-back", "b")


def test_what_is_in_no_known_order_is_told_so(build: Build) -> None:
    told = of(build, said("a", 9, 1), said("b", 5, 2), said("c", 7, 2))

    assert changes(told) == [
        ("a", "first", None),
        ("b", "walk-back", "a"),
        ("c", "walk-back", "a"),
    ]
    assert [point.is_ordered for point in told] == [True, True, False]
    assert [point.side.claim_label for point in told.has_to_go] == ["a"]


def test_the_text_tells_the_order_where_dates_do_not(build: Build) -> None:
    told = of(
        build,
        said("a", 9, 1, after=["c"]),
        said("b", 8, 1, after=["a"]),
        said("c", 7, 1),
    )

    assert [label for label, _, _ in changes(told)] == ["c", "a", "b"]
    assert [point.is_ordered for point in told] == [True, True, True]


def test_two_clocks_can_put_in_order_what_neither_does_alone(build: Build) -> None:
    # By the wall clock a is before b; that b is before c is known in UTC only.
    told = of(
        build,
        said("c", 3, None, asserted_at="2020-10-02T20:00Z"),
        said("b", 4, None, asserted_at="2020-10-02T12:00", document="page"),
        said("a", 5, None, asserted_at="2020-10-02T11:00"),
        documents=[{"id": "page", "url": "u", "published_at": "2020-10-02T19:00Z"}],
    )

    labels = [label for label, _, _ in changes(told)]
    assert labels == ["a", "b", "c"]
    assert [point.side.claim_label for point in told.has_to_go] == ["a", "b"]


def test_what_is_known_by_a_third_alone_is_known(build: Build) -> None:
    # Of a and c neither clock tells; but a is before b, and b before c.
    graph = build(
        said("c", 3, None, asserted_at="2020-10-02T20:00Z"),
        said("b", 4, None, asserted_at="2020-10-02T12:00", document="page"),
        said("a", 5, None, asserted_at="2020-10-02T11:00"),
        said("z", 9),
        documents=[{"id": "page", "url": "u", "published_at": "2020-10-02T19:00Z"}],
    )
    a, c, total = (
        graph.find_id("s-a", ct.Statement),
        graph.find_id("s-c", ct.Statement),
        graph.find_id("total", ct.Question),
    )

    order = SayingOrder(graph, said_on(graph, "west-mod", total))

    assert graph.clocks.before(a, c) is None
    places = {one.assertion.statement_id: n for n, one in enumerate(order.said)}
    assert order.comes_before(places[a], places[c])
    assert not order.comes_before(places[c], places[a])


def test_clocks_with_an_offset_can_turn_the_order_of_dates_around(
    build: Build,
) -> None:
    # In UTC a is the earlier; by the wall clock it may have been said later than b.
    page = {"id": "page", "url": "u", "published_at": "2020-09-28T07:00Z"}
    told = of(
        build,
        said("a", 5, None, asserted_at="2020-09-28T20:00", document="page"),
        said("b", 4, None, asserted_at="2020-09-28T08:00Z"),
        said("c", 6, 5),
        documents=[page],
    )

    assert changes(told) == [
        ("a", "first", None),
        ("b", "walk-back", "a"),
        ("c", "update", "b"),
    ]


def test_a_fixed_period_has_no_rising_to_do(build: Build) -> None:
    graph = build(
        said("a", "about 20", 1, question="day"),
        said("b", 18, 2, question="day"),
        said("c", 30, 3, question="day"),
        said("d", 18, 4, question="day"),
    )

    told = series(graph, "west-mod", "day")

    assert changes(told) == [
        ("a", "first", None),
        ("b", "refinement", "a"),
        ("c", "revision", "b"),
        ("d", "stale repeat", "b"),
    ]
    assert told.has_to_go == ()
    assert repr(told).endswith("No running totals: nothing has to rise.")


def test_a_choice_has_a_series_as_well(build: Build) -> None:
    held = {"id": "held", "measure": "control", "place": "village"}
    graph = build(
        said("a", "a", 1, question="held"),
        said("b", "b or c", 2, question="held"),
        said("c", "b or a", 3, question="held"),
        said("d", "c", 4, question="held", stance="denies"),
        questions=[held],
    )

    told = series(graph, "west-mod", "held")

    assert [change for _, change, _ in changes(told)] == [
        "first",
        "revision",
        "revision",
        "repeat",
    ]


def test_only_the_source_itself_speaks_in_its_series(build: Build) -> None:
    graph = build(said("a", 4, 1), said("b", 3, 2, source="west-spokesman"))

    told = series(graph, "west-mod", "total")

    assert [label for label, _, _ in changes(told)] == ["a"]


@pytest.mark.parametrize("named", ["total", "a"])
def test_a_question_is_named_by_its_label_or_by_a_claim(
    build: Build, named: str
) -> None:
    graph = build(said("a", 4, 1))

    told = series(graph, ct.Source(id="west-mod"), named)

    assert [label for label, _, _ in changes(told)] == ["a"]
    record = graph[graph.find_id(named, ct.Question, ct.Claim)]
    assert isinstance(record, ct.Question | ct.Claim)
    assert series(graph, "west-mod", record) == told


def test_free_text_answers_no_question(build: Build) -> None:
    text = {"id": "t", "text": "They lie.", "language": "en"}
    graph = build({"id": "s", "source": "west-mod", "claims": [text]})

    with pytest.raises(ValueError, match="t is free text"):
        series(graph, "west-mod", "t")


def test_a_series_of_nothing_says_so(build: Build) -> None:
    told = series(build(), "east-mod", "total")

    assert list(told) == []
    assert repr(told).splitlines()[-1] == "Nothing was said."


def test_a_series_prints_within_eighty_columns(build: Build) -> None:
    told = of(
        build,
        said("a-label-that-is-long-beyond-all-need", 9, 1),
        *(said(f"m{n:02}", n, 3) for n in range(22)),
        said("z", 2, 9),
    )

    lines = repr(told).splitlines()

    assert max(map(len, lines)) <= 80
    assert "(4 more answers)" in lines
    assert "? is not known to be later than the line above it." in lines
    assert lines[2].startswith("  a-label-that-is-… ")


def test_a_series_is_a_table(build: Build) -> None:
    told = of(build, said("a", 9, 1, quote="nine"), said("b", 4, 2))

    walked = told.where(kind="walk-back")

    assert walked == told[1:]
    assert walked.question == told.question
    assert told.rows()[0] == {
        "label": "a",
        "asserted_at": "2020-10-01",
        "answer": "9",
        "kind": "first",
        "against": None,
        "because": "Nothing is known to be earlier.",
        "is_ordered": True,
        "is_running_total": True,
        "stands": False,
        "has_to_go": True,
        "remarks": None,
        "quote": "nine",
    }


@given(st.lists(st.integers(0, 6), min_size=1, max_size=8))
@settings(max_examples=60)
def test_plain_totals_are_what_plain_rules_say(numbers: list[int]) -> None:
    case = ct.Case("plain")
    case.source("mod")
    case.measure("tanks")
    case.question("total", "tanks", so_far_since="2020-09-27")
    for day, number in enumerate(numbers, start=1):
        case.say(f"s{day}", "mod", "total", number, on=f"2020-10-{day:02}")

    told = series(case.graph(), "mod", "total")

    assert [change for _, change, _ in changes(told)] == by_plain_rules(numbers)


def by_plain_rules(numbers: list[int]) -> list[str]:
    """What each of some exact totals is that were said one after the other."""
    found = ["first"]
    for place in range(1, len(numbers)):
        now, last = numbers[place], numbers[place - 1]
        if now < last:
            falls = [
                n for n in range(place + 1, len(numbers)) if numbers[n] < numbers[n - 1]
            ]
            after = numbers[place + 1 : min(falls, default=None)]
            is_new = any(now < one < last for one in after) and last not in after
            found.append("walk-back, suspected reset" if is_new else "walk-back")
        elif now == last:
            found.append("repeat")
        else:
            found.append("stale repeat" if now in numbers[:place] else "update")
    return found
