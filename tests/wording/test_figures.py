"""Numbers and ranges that come as numbers."""

from decimal import Decimal

import pytest

from claimtrack.errors import InvalidValueError
from claimtrack.model import Amount, AnswerKind, Count, Interval, Measure
from claimtrack.wording import read_number, read_range

TANKS = Measure(id="tanks-lost")
HEIGHT = Measure(id="height", answers=AnswerKind.AMOUNT)
COST = Measure(id="cost", answers=AnswerKind.AMOUNT, additive=True)
CONTROL = Measure(id="control", answers=AnswerKind.CHOICE)


@pytest.mark.parametrize("number", [1_000, Decimal(1000), Decimal("1E+3")])
def test_a_number_is_exactly_itself(number: int | Decimal) -> None:
    thousand = Decimal(1000)

    assert read_number(number, TANKS) == Count(spans=[(1_000, 1_000)])
    assert read_number(number, COST) == Amount(
        intervals=[Interval(low=thousand, high=thousand)]
    )


def test_a_level_may_be_below_zero() -> None:
    number = Decimal("-1.5")

    assert read_number(number, HEIGHT) == Amount(
        intervals=[Interval(low=number, high=number)]
    )


@pytest.mark.parametrize(
    ("number", "measure", "reason"),
    [
        (Decimal("2.5"), TANKS, "a count is a whole number; got 2.5"),
        (-1, TANKS, "nothing is below zero for 'tanks-lost'; got -1"),
        (Decimal(-1), COST, "nothing is below zero for 'cost'; got -1"),
        (Decimal("NaN"), HEIGHT, "a finite number; got NaN"),
        (Decimal("sNaN"), TANKS, "a finite number; got sNaN"),
        (Decimal("-Infinity"), TANKS, "a finite number; got -Infinity"),
        (10**30, TANKS, "at most 30 digits; got 31"),
        (Decimal("1E+999999"), TANKS, "at most 30 digits"),
        (Decimal("1E-999999"), HEIGHT, "at most 30 digits"),
        (True, TANKS, "expected an int or a Decimal; got bool"),
        (1.5, HEIGHT, "expected an int or a Decimal; got float"),
        (1, CONTROL, "options, in words; got a number"),
    ],
)
def test_a_number_that_the_measure_cannot_have_is_refused(
    number: int | Decimal, measure: Measure, reason: str
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        read_number(number, measure)

    assert reason in caught.value.message


@pytest.mark.parametrize(
    ("low", "high", "spans"),
    [
        (100, 300, [(100, 300)]),
        (100, None, [(100, None)]),
        (None, 300, [(0, 300)]),
        (7, Decimal(7), [(7, 7)]),
    ],
)
def test_a_range_of_counts_has_closed_ends(
    low: int | None, high: int | None, spans: list[tuple[int, int | None]]
) -> None:
    assert read_range(low, high, TANKS) == Count(spans=spans)


def test_a_range_without_a_lower_end_begins_where_the_measure_does() -> None:
    assert read_range(None, 5, HEIGHT) == Amount(intervals=[Interval(high=Decimal(5))])
    assert read_range(None, 5, COST) == Amount(
        intervals=[Interval(low=Decimal(0), high=Decimal(5))]
    )


@pytest.mark.parametrize(
    ("low", "high", "measure", "reason"),
    [
        (None, None, TANKS, "got neither"),
        (300, 100, TANKS, "expected the lower end first; got 300 to 100"),
        (None, -1, TANKS, "nothing is below zero"),
        (1, Decimal("1.5"), TANKS, "a count is a whole number; got 1.5"),
        (1, 2, CONTROL, "options, in words; got a number"),
    ],
)
def test_a_range_that_the_measure_cannot_have_is_refused(
    low: int | None, high: int | Decimal | None, measure: Measure, reason: str
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        read_range(low, high, measure)

    assert reason in caught.value.message


def test_a_number_too_long_for_python_to_write_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="at most 30 digits"):
        read_number(10**5_000, TANKS)
