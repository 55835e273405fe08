"""What pictures show, before anything is drawn."""

import datetime as dt
import math
from decimal import Decimal

import pytest

from claimtrack.analysis import (
    PointKind,
    conflict_periods,
    dated_figures_on,
    question_of,
    stretches_of,
)
from claimtrack.codec import Case
from claimtrack.errors import InvalidValueError
from claimtrack.graph import ClaimGraph
from claimtrack.model import Amount, Choice, Interval, Question, Unknown


def war() -> Case:
    case = Case("war")
    for side, part in (("north", "n-mod"), ("south", "s-mod")):
        case.source(side, side.title())
        case.source(part, part, part_of=side)
    case.measure("killed", "soldiers killed")
    case.question("q", "killed", so_far_since="2020-09-01")
    return case


def day(number: int, hour: int = 12) -> dt.datetime:
    return dt.datetime(2020, 9, number, hour)  # noqa: DTZ001 -- a wall clock's


def periods(graph: ClaimGraph) -> list[tuple[dt.datetime, dt.datetime | None]]:
    question_id, _ = question_of(graph, "q")
    return conflict_periods(graph, question_id, dated_figures_on(graph, question_id))


def test_each_answer_is_a_spot_amid_its_day() -> None:
    case = war()
    case.say("a", "n-mod", "q", 10, on="2020-09-02")
    case.say("b", "n-mod", "q", "at least 7", on="2020-09-04")
    case.say("c", "s-mod", "q", 3)

    told = dated_figures_on(case.graph(), question_of(case.graph(), "q")[0])

    assert [(one.label, one.side, one.at) for one in told] == [
        ("a#1", "n-mod", day(2)),
        ("b#1", "n-mod", day(4)),
        ("c#1", "s-mod", None),
    ]
    assert [one.stretches for one in told] == [
        ((10.0, 10.0),),
        ((7.0, math.inf),),
        ((3.0, 3.0),),
    ]
    assert told[0].kind is PointKind.FIRST


def test_the_side_of_two_sources_is_what_they_share() -> None:
    case = war()
    case.source("n-chief", "Chief", part_of="north")
    case.say("a", "n-mod", "q", 10, on="2020-09-02")
    case.say("b", "n-chief", "q", 11, on="2020-09-02")

    told = dated_figures_on(case.graph(), question_of(case.graph(), "q")[0])

    assert {one.side for one in told} == {"North"}


def test_options_are_no_figures() -> None:
    case = war()
    case.measure("held", answers="choice", options=["a", "b"])
    case.question("h", "held", period="2020-09-01")
    graph = case.graph()

    with pytest.raises(InvalidValueError, match="held is between options"):
        dated_figures_on(graph, question_of(graph, "h")[0])


def test_what_is_unknown_has_no_spot() -> None:
    case = war()
    case.say("a", "n-mod", "q", "unknown", on="2020-09-02")

    assert dated_figures_on(case.graph(), question_of(case.graph(), "q")[0]) == ()


@pytest.mark.parametrize(
    ("answer", "stretches"),
    [
        (Amount(intervals=[Interval(low=Decimal(1), high=Decimal(2))]), ((1.0, 2.0),)),
        (Amount(intervals=[Interval(high=Decimal(2))]), ((-math.inf, 2.0),)),
        (Amount(intervals=[Interval(low=Decimal(2))]), ((2.0, math.inf),)),
        (Choice(options=["a"]), ()),
        (Unknown(), ()),
        (None, ()),
    ],
)
def test_numbers_are_stretches(answer: object, stretches: object) -> None:
    assert stretches_of(answer) == stretches  # type: ignore[arg-type]


def test_two_stand_against_each_other_until_one_gives_way() -> None:
    case = war()
    case.say("a", "n-mod", "q", 10, on="2020-09-02")
    case.say("b", "s-mod", "q", 3, on="2020-09-04")
    case.say("c", "s-mod", "q", 12, on="2020-09-07")

    assert periods(case.graph()) == [(day(4), day(7))]


def test_what_is_taken_back_stands_against_nobody() -> None:
    case = war()
    case.say("a", "n-mod", "q", 10, on="2020-09-02")
    case.say("b", "s-mod", "q", 3, on="2020-09-04")
    case.retract("back", "n-mod", of="a", on="2020-09-06")

    assert periods(case.graph()) == [(day(4), day(6))]


def test_what_was_replaced_before_stands_against_nobody() -> None:
    case = war()
    case.say("a", "n-mod", "q", 10, on="2020-09-02")
    case.say("b", "n-mod", "q", 12, on="2020-09-03")
    case.say("c", "s-mod", "q", 11, on="2020-09-04")
    case.say("d", "s-mod", "q", 13, on="2020-09-06")

    assert periods(case.graph()) == [(day(4), day(6))]


def test_who_never_gives_way_stands_against_the_other_for_good() -> None:
    case = war()
    case.say("a", "n-mod", "q", 10, on="2020-09-02")
    case.say("b", "s-mod", "q", 3, on="2020-09-04")

    assert periods(case.graph()) == [(day(4), None)]


def test_periods_that_overlap_are_one() -> None:
    case = war()
    case.source("east")
    case.question("other", "killed", period="2020-09-01")
    case.say("a", "n-mod", "q", 10, on="2020-09-02")
    case.say("b", "s-mod", "q", 3, on="2020-09-04")
    case.say("d", "east", "q", 2, on="2020-09-05")
    case.say("c", "s-mod", "q", 12, on="2020-09-07")
    case.say("e", "east", "q", 13, on="2020-09-08")
    case.say("f", "east", "other", 13, on="2020-09-08")

    assert periods(case.graph()) == [(day(4), day(8))]


def test_what_has_no_date_is_left_out() -> None:
    case = war()
    case.say("a", "n-mod", "q", 10, answering=())
    case.say("b", "s-mod", "q", 3, answering="a")

    assert periods(case.graph()) == []


def test_a_moment_that_python_has_no_date_for_is_none() -> None:
    case = war()
    case.say("a", "n-mod", "q", 10, on="Y-17000")
    graph = case.graph()
    (question_id,) = graph.of_kind(Question)

    assert [one.at for one in dated_figures_on(graph, question_id)] == [None]
