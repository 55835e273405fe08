"""Answers to words."""

from decimal import Decimal

import pytest

from claimtrack.errors import InvalidValueError
from claimtrack.model import Amount, Choice, Count, Interval, Unknown
from claimtrack.wording import in_words

FROM_ZERO = Amount(intervals=[Interval(low=Decimal(0))])


def interval(
    low: str | None = None,
    high: str | None = None,
    *,
    low_open: bool = False,
    high_open: bool = False,
) -> Interval:
    return Interval(
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        low_open=low_open,
        high_open=high_open,
    )


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        ([(2, 2)], "2"),
        ([(0, 0)], "0"),
        ([(3, None)], "at least 3"),
        ([(0, None)], "at least 0"),
        ([(551, None)], "at least 551"),
        ([(0, 50)], "up to 50"),
        ([(0, 1)], "up to 1"),
        ([(100, 300)], "100 to 300"),
        ([(1, 2)], "1 or 2"),
        ([(0, 1), (3, None)], "0 to 1 or at least 3"),
        ([(1, 1), (3, 3), (5, 7)], "1, 3 or 5 to 7"),
        ([(10**5_000, None)], f"at least 1{'0' * 5_000}"),
    ],
)
def test_a_count_is_said_in_words(
    spans: list[tuple[int, int | None]], words: str
) -> None:
    assert in_words(Count(spans=spans)) == words


@pytest.mark.parametrize(
    ("intervals", "words"),
    [
        ([interval("2.50", "2.5")], "2.5"),
        ([interval("-5", "-5")], "-5"),
        ([interval("550", low_open=True)], "more than 550"),
        ([interval("550")], "at least 550"),
        ([interval(None, "50")], "up to 50"),
        ([interval(None, "50", high_open=True)], "less than 50"),
        ([interval("0", "50")], "0 to 50"),
        ([interval()], "any number"),
        ([interval("1", "2", high_open=True)], "at least 1 but less than 2"),
        ([interval("1", "2", low_open=True)], "more than 1 but up to 2"),
        (
            [interval(None, "2", high_open=True), interval("2", low_open=True)],
            "less than 2 or more than 2",
        ),
        (
            [interval(None, "1"), interval("3", "3"), interval("5", "7")],
            "up to 1, exactly 3 or between 5 and 7",
        ),
        ([interval("1", "1"), interval("3", "5")], "1 or 3 to 5"),
    ],
)
def test_an_amount_is_said_in_words(intervals: list[Interval], words: str) -> None:
    assert in_words(Amount(intervals=intervals)) == words


@pytest.mark.parametrize(
    ("intervals", "words"),
    [
        ([interval("0", "50")], "up to 50"),
        ([interval("0", "50", high_open=True)], "less than 50"),
        ([interval("0", "50", low_open=True)], "more than 0 but up to 50"),
        ([interval("0", "0")], "0"),
        ([interval("0")], "at least 0"),
        ([interval("1", "50")], "1 to 50"),
        ([interval("0", "1"), interval("3")], "0 to 1 or at least 3"),
        (
            [interval("0", "1", high_open=True), interval("3")],
            "less than 1 or at least 3",
        ),
    ],
)
def test_an_amount_from_zero_may_end_without_beginning(
    intervals: list[Interval], words: str
) -> None:
    assert in_words(Amount(intervals=intervals), whole=FROM_ZERO) == words


@pytest.mark.parametrize(
    "whole", [None, Amount(intervals=[Interval()]), Count(spans=[(0, None)])]
)
def test_an_amount_of_another_whole_begins_where_it_does(
    whole: Amount | Count | None,
) -> None:
    answer = Amount(intervals=[interval("0", "50")])

    assert in_words(answer, whole=whole) == "0 to 50"


def test_options_are_joined_by_or() -> None:
    assert in_words(Choice(options=["nkr"])) == "nkr"
    assert in_words(Choice(options=["b", "c", "a"])) == "a or b or c"


def test_what_nobody_knows_is_said_to_be_unknown() -> None:
    assert in_words(Unknown()) == "unknown"


@pytest.mark.parametrize(
    "empty", [Count(spans=[]), Amount(intervals=[]), Choice(options=[])]
)
def test_an_empty_answer_has_no_words(empty: Count | Amount | Choice) -> None:
    with pytest.raises(InvalidValueError, match="got an empty one"):
        in_words(empty)
