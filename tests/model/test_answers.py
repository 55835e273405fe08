"""Answers: sets, held against sets of the numbers and options in a small universe."""

import itertools
import math
from collections.abc import Iterable
from decimal import Decimal, FloatOperation, localcontext

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack.errors import InvalidValueError
from claimtrack.model import (
    Amount,
    Choice,
    Count,
    Interval,
    Known,
    Unknown,
    are_disjoint,
    everything_but,
    exceeds,
    hull,
    is_subset,
    pieces,
)

# Every end is one of 0 to 4. So what is in an answer changes only at these and just
# beside them, and one number beyond them stands for all.
ENDS = range(5)
NUMBERS = tuple(range(8))
POINTS = tuple(Decimal(n) / 2 for n in range(-1, 10))
OPTIONS = ("a", "b", "c", "d")

ALL_COUNTS = Count(spans=[(0, None)])
ALL_AMOUNTS = Amount(intervals=[Interval()])
ALL_CHOICES = Choice(options=OPTIONS)

spans = st.lists(
    st.tuples(st.sampled_from(ENDS), st.none() | st.sampled_from(ENDS)), max_size=4
)
ends = st.none() | st.sampled_from(ENDS).map(Decimal)
intervals = st.lists(
    st.builds(
        Interval, low=ends, high=ends, low_open=st.booleans(), high_open=st.booleans()
    ),
    max_size=4,
)
counts = spans.map(lambda given: Count(spans=given))
amounts = intervals.map(lambda given: Amount(intervals=given))
choices = st.lists(st.sampled_from(OPTIONS)).map(lambda given: Choice(options=given))
numeric = counts | amounts
answers = counts | amounts | choices
# Two answers of one kind.
pairs = st.one_of(
    st.tuples(counts, counts), st.tuples(amounts, amounts), st.tuples(choices, choices)
)


def members(answer: Known) -> frozenset[object]:
    return frozenset(one for one in universe(answer) if one in answer)


def universe(answer: Known) -> tuple[object, ...]:
    match answer:
        case Count():
            return NUMBERS
        case Amount():
            return POINTS
        case Choice():
            return OPTIONS


def everything(answer: Known) -> Known:
    match answer:
        case Count():
            return ALL_COUNTS
        case Amount():
            return ALL_AMOUNTS
        case Choice():
            return ALL_CHOICES


def is_within(number: Decimal, interval: Interval) -> bool:
    above = interval.low is None or (
        number > interval.low or (number == interval.low and not interval.low_open)
    )
    below = interval.high is None or (
        number < interval.high or (number == interval.high and not interval.high_open)
    )
    return above and below


def amount(text: str) -> Amount:
    """Read one interval as mathematicians write it."""
    low, high = text[1:-1].split(",")
    interval = Interval(
        low=Decimal(low) if low else None,
        high=Decimal(high) if high else None,
        low_open=text[0] == "(",
        high_open=text[-1] == ")",
    )
    return Amount(intervals=[interval])


@given(spans)
def test_a_count_is_the_numbers_of_all_its_spans(
    given: list[tuple[int, int | None]],
) -> None:
    count = Count(spans=given)

    assert members(count) == {
        number
        for number in NUMBERS
        for low, high in given
        if low <= number and (high is None or number <= high)
    }


@given(intervals)
def test_an_amount_is_the_numbers_of_all_its_intervals(given: list[Interval]) -> None:
    amount = Amount(intervals=given)

    assert members(amount) == {
        number
        for number in POINTS
        if any(is_within(number, interval) for interval in given)
    }


@given(st.lists(st.sampled_from(OPTIONS)))
def test_a_choice_is_its_options(given: list[str]) -> None:
    choice = Choice(options=given)

    assert members(choice) == set(given)


@given(pairs)
def test_two_answers_are_equal_where_they_admit_the_same(
    pair: tuple[Known, Known],
) -> None:
    one, other = pair

    is_equal = one == other

    assert is_equal is (members(one) == members(other))
    assert not is_equal or hash(one) == hash(other)


@given(counts)
def test_the_spans_of_a_count_stand_in_order_and_apart(count: Count) -> None:
    written = count.spans

    finite = [(low, math.inf if high is None else high) for low, high in written]
    numbers = [number for span in finite for number in span]
    assert numbers == sorted(numbers)
    assert all(
        later[0] - earlier[1] > 1 for earlier, later in itertools.pairwise(finite)
    )


@given(counts)
def test_a_count_written_again_is_the_same(count: Count) -> None:
    again = Count(spans=count.spans)

    assert again.spans == count.spans


@given(amounts)
def test_an_amount_written_again_is_the_same(amount: Amount) -> None:
    again = Amount(intervals=reversed(amount.intervals))

    assert again.intervals == amount.intervals


def test_touching_intervals_are_joined_and_a_missing_number_keeps_them_apart() -> None:
    joined = Amount(intervals=[*amount("[1,2)").intervals, *amount("[2,3]").intervals])
    apart = Amount(intervals=[*amount("(2,3)").intervals, *amount("[1,2)").intervals])

    assert joined == amount("[1,3]")
    assert apart.intervals == (
        Interval(low=Decimal(1), high=Decimal(2), high_open=True),
        Interval(low=Decimal(2), high=Decimal(3), low_open=True, high_open=True),
    )


def test_an_open_end_without_a_number_is_written_in_one_way() -> None:
    everything = Amount(intervals=[Interval(low_open=True, high_open=True)])

    assert everything.intervals == (Interval(),)


@given(answers)
def test_an_answer_is_true_where_it_admits_anything(answer: Known) -> None:
    is_true = bool(answer)

    assert is_true is bool(members(answer))


@given(pairs)
def test_what_two_answers_have_in_common_is_what_both_admit(
    pair: tuple[Known, Known],
) -> None:
    one, other = pair

    common = one & other

    assert type(common) is type(one)
    assert members(common) == members(one) & members(other)


@given(pairs)
def test_what_is_left_of_an_answer_is_what_the_other_does_not_admit(
    pair: tuple[Known, Known],
) -> None:
    one, other = pair

    rest = one - other

    assert type(rest) is type(one)
    assert members(rest) == members(one) - members(other)


@given(pairs)
def test_answers_are_disjoint_where_no_one_value_is_in_both(
    pair: tuple[Known, Known],
) -> None:
    one, other = pair

    answers = (
        one.isdisjoint(other),
        other.isdisjoint(one),
        are_disjoint(one, other),
        are_disjoint(other, one),
    )

    assert set(answers) == {members(one).isdisjoint(members(other))}


@given(pairs)
def test_an_answer_is_a_subset_where_the_other_has_all_its_values(
    pair: tuple[Known, Known],
) -> None:
    one, other = pair

    answers = one.issubset(other), is_subset(one, other)

    assert set(answers) == {members(one) <= members(other)}


@given(answers)
def test_a_denial_admits_all_that_the_denied_answer_does_not(answer: Known) -> None:
    rest = everything_but(answer, everything(answer))

    assert members(rest) == frozenset(universe(answer)) - members(answer)


@given(answers)
def test_the_denial_of_a_denial_is_the_answer_again(answer: Known) -> None:
    whole = everything(answer)

    twice = everything_but(everything_but(answer, whole), whole)

    assert twice == answer


@given(part=numeric, whole=numeric)
@example(part=amount("[3,)"), whole=amount("[0,3)"))
@example(part=amount("[3,)"), whole=amount("[0,3]"))
@example(part=amount("(3,)"), whole=amount("[0,3]"))
@example(part=Count(spans=[(4, None)]), whole=amount("(,4)"))
@example(part=Count(spans=[(4, None)]), whole=amount("(,4]"))
@example(part=Count(spans=[(4, 4)]), whole=Count(spans=[(0, 3)]))
@example(part=Count(spans=[(3, 3)]), whole=Count(spans=[(0, 3)]))
def test_a_part_exceeds_a_whole_where_each_of_its_numbers_is_above_all_of_the_wholes(
    part: Count | Amount, whole: Count | Amount
) -> None:
    answer = exceeds(part, whole)

    mine, theirs = members(part), members(whole)
    assert answer is bool(mine and theirs and min(mine) > max(theirs))


@given(part=answers, whole=answers)
def test_options_exceed_nothing_and_nothing_exceeds_them(
    part: Known, whole: Known
) -> None:
    any_options = isinstance(part, Choice) or isinstance(whole, Choice)

    answer = exceeds(part, whole)

    assert not (answer and any_options)


@given(numeric)
def test_the_pieces_of_an_answer_have_all_its_numbers_and_no_others(
    answer: Count | Amount,
) -> None:
    stretches = pieces(answer)

    assert members(answer) == {
        number
        for number in universe(answer)
        if any(start <= (number, 0) < stop for start, stop in stretches)
    }


@given(numeric.filter(bool))
def test_the_hull_of_an_answer_goes_from_its_first_piece_to_its_last(
    answer: Count | Amount,
) -> None:
    around = hull(answer)

    stretches = pieces(answer)
    assert around == (
        min(start for start, _ in stretches),
        max(stop for _, stop in stretches),
    )


@pytest.mark.parametrize(
    ("answer", "around"),
    [
        (Count(spans=[(2, 3), (7, 8)]), ((2, 0), (8, 1))),
        (Count(spans=[(2, None)]), ((2, 0), (math.inf, 0))),
        (amount("[2,3]"), ((2, 0), (3, 1))),
        (amount("(2,3)"), ((2, 1), (3, 0))),
        (ALL_AMOUNTS, ((-math.inf, 0), (math.inf, 0))),
    ],
)
def test_a_hull_says_on_which_side_of_its_ends_it_stops(
    answer: Count | Amount, around: tuple[object, object]
) -> None:
    cuts = hull(answer)

    assert cuts == around


@given(pairs)
def test_an_answer_that_exceeds_another_has_nothing_in_common_with_it(
    pair: tuple[Known, Known],
) -> None:
    one, other = pair

    answer = exceeds(one, other)

    assert not answer or one.isdisjoint(other)


KINDS: tuple[Known, ...] = (
    Count(spans=[(1, 1)]),
    amount("[1,1]"),
    Choice(options=["1"]),
)


@pytest.mark.parametrize("other", KINDS, ids=lambda answer: type(answer).__name__)
@pytest.mark.parametrize("one", KINDS, ids=lambda answer: type(answer).__name__)
def test_answers_of_two_kinds_are_neither_disjoint_nor_subsets_nor_denied(
    one: Known, other: Known
) -> None:
    is_one_kind = type(one) is type(other)

    answers = are_disjoint(one, other), is_subset(one, other), one == other

    assert answers == (False, is_one_kind, is_one_kind)
    if not is_one_kind:
        with pytest.raises(InvalidValueError, match="its measure's kind"):
            everything_but(one, other)


@pytest.mark.parametrize(
    "span",
    [
        (-1, 3),
        (-1, None),
        (None, 3),
        (1.0, 3),
        (1, 3.0),
        (1, math.inf),
        (math.nan, 3),
        (1, math.nan),
        (Decimal(1), 3),
        (1, Decimal(3)),
        (True, 3),
        (0, True),
        ("1", 3),
        (1, "3"),
    ],
)
def test_a_count_refuses_what_is_no_whole_number_from_zero(
    span: tuple[object, object],
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        Count(spans=[(0, 1), span])

    assert refused.value.message == (
        f"a count is of whole numbers from 0; got {span[0]} to {span[1]}"
    )


@pytest.mark.parametrize("end", ["low", "high"])
@pytest.mark.parametrize("number", ["NaN", "-NaN", "sNaN", "Infinity", "-Infinity"])
def test_an_interval_refuses_an_end_that_is_no_finite_number(
    number: str, end: str
) -> None:
    with pytest.raises(InvalidValueError) as refused:
        Interval(**{end: Decimal(number)})

    assert refused.value.message == f"an amount is a finite number; got {number}"


@given(answers)
def test_what_is_of_another_kind_is_in_no_answer(answer: Known) -> None:
    strangers = [None, "3", b"a", (1, 0), frozenset("a"), 1j, Unknown(), answer]

    found = [one for one in strangers if one in answer]

    assert found == []


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize(
    "answer", [ALL_AMOUNTS, amount("[1,)"), amount("(,1]"), amount("[1,2]")]
)
def test_what_is_no_finite_number_is_in_no_amount(answer: Amount, text: str) -> None:
    number = Decimal(text)

    is_in = number in answer

    assert is_in is False


@given(st.integers(0, 10**40), st.integers(0, 10**40))
def test_counts_of_any_size_are_exact(number: int, more: int) -> None:
    count = Count(spans=[(number, number + more)])

    assert number in count
    assert number + more in count
    assert number - 1 not in count
    assert number + more + 1 not in count


@given(st.decimals(allow_nan=False, allow_infinity=False))
@example(Decimal("0.1234567890123456789012345678901234567890"))
def test_amounts_of_any_precision_are_exact(number: Decimal) -> None:
    sign, digits, exponent = number.as_tuple()
    next_digit = Decimal((sign, (*digits, 1), exponent - 1))
    exactly = Amount(intervals=[Interval(low=number, high=number)])

    is_in = number in exactly, next_digit in exactly

    assert is_in == (True, False)


@given(pairs)
def test_no_decimal_context_changes_what_answers_say(
    pair: tuple[Known, Known],
) -> None:
    one, other = pair

    with localcontext(prec=1) as context:
        context.traps[FloatOperation] = True
        said = algebra(one, other)

    assert said == algebra(one, other)


def algebra(one: Known, other: Known) -> Iterable[object]:
    return [
        one & other,
        one - other,
        one.isdisjoint(other),
        one.issubset(other),
        exceeds(one, other),
        everything_but(one, everything(one)),
        members(one),
    ]


@given(st.lists(st.text()))
@example(["caf\u00e9", "cafe\u0301"])
def test_an_option_is_in_the_choice_that_it_was_given_to(options: list[str]) -> None:
    choice = Choice(options=options)

    missing = [option for option in options if option not in choice]

    assert missing == []


def test_an_option_written_in_two_forms_is_one() -> None:
    choice = Choice(options=["b", "caf\u00e9", "cafe\u0301", "b"])

    assert choice.options == ("b", "caf\u00e9")


def test_unknown_is_neither_zero_nor_nothing() -> None:
    unknown = Unknown()

    assert unknown == Unknown()
    assert unknown
    assert unknown not in {Count(spans=[(0, 0)]), Count(spans=[]), Choice(options=[])}
