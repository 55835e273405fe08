"""Measures: what is counted or asked, and which answers fit."""

import itertools
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import InvalidValueError
from claimtrack.model import (
    Amount,
    AnswerKind,
    Choice,
    Count,
    Interval,
    Known,
    Measure,
    Partition,
    Unknown,
    answer_kind,
    fits,
    is_additive,
    whole,
)

COUNT, AMOUNT, CHOICE = AnswerKind.COUNT, AnswerKind.AMOUNT, AnswerKind.CHOICE
COLOURS = ("red", "white")

# Every way to fill in what bears on a measure's answers.
FORMS = tuple(
    {"answers": answers, "options": options, "additive": additive}
    for answers, options, additive in itertools.product(
        (None, COUNT, AMOUNT, CHOICE),
        (None, (), ("red",), ("red", "red"), COLOURS),
        (None, True, False),
    )
)

SOME_ANSWERS: tuple[Known, ...] = (
    Count(spans=[]),
    Count(spans=[(0, None)]),
    Count(spans=[(3, 3)]),
    Amount(intervals=[]),
    Amount(intervals=[Interval()]),
    Amount(intervals=[Interval(low=Decimal(0))]),
    Amount(intervals=[Interval(low=Decimal(0), low_open=True, high=Decimal(1))]),
    Amount(intervals=[Interval(low=Decimal("-0.1"))]),
    Amount(intervals=[Interval(low=Decimal(3), high=Decimal(3))]),
    Choice(options=[]),
    Choice(options=["yes"]),
    Choice(options=["no", "yes"]),
    Choice(options=["red"]),
    Choice(options=["red", "yes"]),
)


def is_choice(form: dict[str, object]) -> bool:
    return form["answers"] is CHOICE or (
        form["answers"] is None and form["options"] is not None
    )


def is_lawful(form: dict[str, object]) -> bool:
    options = form["options"]
    if options is not None and (not is_choice(form) or options != COLOURS):
        return False
    return not (is_choice(form) and form["additive"])


LAWFUL = tuple(Measure(id="x", **form) for form in FORMS if is_lawful(form))


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_a_measure_is_refused_where_its_answers_contradict_themselves(
    form: dict[str, object],
) -> None:
    try:
        measure = Measure(id="x", **form)
    except InvalidValueError:
        measure = None

    assert (measure is not None) is is_lawful(form)


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ({"answers": COUNT, "options": COLOURS}, "only a choice has options"),
        ({"answers": AMOUNT, "options": ["red"]}, "only a choice has options"),
        (
            {"options": ["red", "red"]},
            "a choice is between two options or more",
        ),
        (
            {"answers": CHOICE, "additive": True},
            "options do not add up: a choice is never additive",
        ),
    ],
)
def test_a_refused_measure_says_why(form: dict[str, object], message: str) -> None:
    with pytest.raises(InvalidValueError) as refused:
        Measure(id="x", **form)

    assert refused.value.message == message


@pytest.mark.parametrize("measure", LAWFUL, ids=repr)
def test_answers_are_counts_unless_the_measure_says_or_shows_otherwise(
    measure: Measure,
) -> None:
    kind = answer_kind(measure)

    shown = COUNT if measure.options is None else CHOICE
    assert kind is (measure.answers or shown)


@pytest.mark.parametrize("measure", LAWFUL, ids=repr)
def test_counts_add_up_and_amounts_do_not_unless_the_measure_says_otherwise(
    measure: Measure,
) -> None:
    answer = is_additive(measure)

    by_default = answer_kind(measure) is COUNT
    assert answer is (by_default if measure.additive is None else measure.additive)
    assert not (answer and answer_kind(measure) is CHOICE)


@pytest.mark.parametrize(
    ("measure", "everything"),
    [
        (Measure(id="x"), Count(spans=[(0, None)])),
        (Measure(id="x", additive=False), Count(spans=[(0, None)])),
        (Measure(id="x", answers=AMOUNT), Amount(intervals=[Interval()])),
        (
            Measure(id="x", answers=AMOUNT, additive=True),
            Amount(intervals=[Interval(low=Decimal(0))]),
        ),
        (Measure(id="x", answers=CHOICE), Choice(options=["no", "yes"])),
        (Measure(id="x", options=COLOURS), Choice(options=COLOURS)),
    ],
    ids=repr,
)
def test_every_answer_of_a_measure_is_of_its_kind_and_not_below_zero_if_it_adds_up(
    measure: Measure, everything: Known
) -> None:
    answer = whole(measure)

    assert answer == everything


@pytest.mark.parametrize("measure", LAWFUL, ids=repr)
def test_an_answer_fits_where_it_is_of_the_measures_kind_within_it_and_not_empty(
    measure: Measure,
) -> None:
    fitting = [answer for answer in SOME_ANSWERS if fits(answer, measure)]

    everything = whole(measure)
    assert fitting == [
        answer
        for answer in SOME_ANSWERS
        if type(answer) is type(everything) and answer and not answer - everything
    ]


@pytest.mark.parametrize("measure", LAWFUL, ids=repr)
def test_unknown_is_an_answer_to_everything(measure: Measure) -> None:
    answer = fits(Unknown(), measure)

    assert answer is True


@given(st.lists(st.sampled_from(["b", "a", "c"]), max_size=5))
def test_the_parts_of_a_partition_are_kept_once_each_in_order(
    parts: list[str],
) -> None:
    partition = Partition(whole_id="x", part_ids=parts)

    assert partition == Partition(whole_id="x", part_ids=sorted(set(parts)))
    assert attrs.astuple(partition) == ("x", tuple(sorted(set(parts))), False, False)
