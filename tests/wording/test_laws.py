"""What holds of words for every number, set, script and text."""

import sys
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

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
    Measure,
    fits,
    is_subset,
    whole,
)
from claimtrack.wording import in_words, read_answer, read_number, read_range
from claimtrack.wording.english import ENGLISH
from claimtrack.wording.language import VAGUE, Hedge

TANKS = Measure(id="tanks-lost", unit="tank")
HEIGHT = Measure(id="height", answers=AnswerKind.AMOUNT, unit="km")
COST = Measure(id="cost", answers=AnswerKind.AMOUNT, additive=True, unit="%")
CONTROL = Measure(id="control", options=["azerbaijan", "nkr", "contested", "b or c"])
MEASURES = (TANKS, HEIGHT, COST, CONTROL)

LARGEST = 10**30 - 1
ZEROS = tuple(
    character
    for character in map(chr, range(sys.maxunicode + 1))
    if unicodedata.decimal(character, None) == 0
)

counts = st.integers(0, LARGEST)
small_counts = st.integers(0, 20)
# Of 24 digits, so that no hedge of one is beyond 30.
amounts = st.decimals(
    allow_nan=False,
    allow_infinity=False,
    places=4,
    min_value=-(10**20),
    max_value=10**20,
)
small_amounts = st.integers(-6, 6).map(lambda halves: Decimal(halves) / 2)
spans = st.tuples(small_counts | counts, st.none() | small_counts | counts)
words = st.sampled_from(
    sorted(
        {
            token
            for phrases in (
                ENGLISH.before,
                ENGLISH.after,
                ENGLISH.sets,
                ENGLISH.unknown,
                ENGLISH.scales,
                ENGLISH.percents,
                {"between", "from", "to", "and", "or", "but", "not", ",", "-", "–"},
                {"tank", "tanks", "a", "half a", "hundred", "one", "twenty", "zero"},
                {"0", "5", "1,234", "1.5", "1,5", "٣", "007", "azerbaijan", "nkr"},
            )
            for token in phrases
        }
    )
)


def spelled(number: int, zero: str) -> str:
    return "".join(chr(ord(zero) + int(digit)) for digit in str(number))


@st.composite
def amount_sets(draw: st.DrawFn, numbers: st.SearchStrategy[Decimal]) -> Amount:
    ends = st.none() | numbers
    pieces = st.builds(
        Interval, low=ends, high=ends, low_open=st.booleans(), high_open=st.booleans()
    )
    answer = Amount(intervals=draw(st.lists(pieces, min_size=1, max_size=5)))
    return answer or Amount(intervals=[Interval(low=Decimal(1))])


def within(answer: Amount, measure: Measure) -> Amount:
    everything = whole(measure)
    assert isinstance(everything, Amount)
    return answer & everything


@given(st.lists(spans, min_size=1, max_size=6))
def test_a_count_in_words_is_read_as_the_same_count(
    given_spans: Sequence[tuple[int, int | None]],
) -> None:
    answer = Count(spans=given_spans) or Count(spans=[(0, None)])

    assert read_answer(in_words(answer), TANKS) == answer
    assert read_answer(in_words(answer, whole=whole(TANKS)), TANKS) == answer


@given(amount_sets(small_amounts) | amount_sets(amounts))
def test_a_level_in_words_is_read_as_the_same_level(answer: Amount) -> None:
    assert read_answer(in_words(answer), HEIGHT) == answer
    assert read_answer(in_words(answer, whole=whole(HEIGHT)), HEIGHT) == answer


@given(amount_sets(small_amounts) | amount_sets(amounts))
def test_an_amount_from_zero_in_words_is_read_as_the_same_amount(
    answer: Amount,
) -> None:
    answer = within(answer, COST) or within(Amount(intervals=[Interval()]), COST)

    assert read_answer(in_words(answer), COST) == answer
    assert read_answer(in_words(answer, whole=whole(COST)), COST) == answer


@given(st.sets(st.sampled_from(["azerbaijan", "nkr", "contested"]), min_size=1))
def test_options_in_words_are_read_as_the_same_options(options: set[str]) -> None:
    answer = Choice(options=options)

    assert read_answer(in_words(answer), CONTROL) == answer


@given(counts)
def test_a_number_is_read_the_same_in_digits_and_as_a_number(number: int) -> None:
    answer = read_number(number, TANKS)

    assert answer == Count(spans=[(number, number)])
    assert read_answer(str(number), TANKS) == answer
    assert read_answer(f"{number:,}", TANKS) == answer
    assert read_answer(f"{number:,} tanks".replace(",", " "), TANKS) == answer


@given(st.sampled_from(sorted(ZEROS)), counts)
def test_digits_of_any_script_are_digits(zero: str, number: int) -> None:
    assert read_answer(f"at least {spelled(number, zero)}", TANKS) == Count(
        spans=[(number, None)]
    )


@given(st.sampled_from(sorted(ZEROS)), st.sampled_from(sorted(ZEROS)))
def test_digits_of_two_scripts_are_no_number(zero: str, other: str) -> None:
    text = f"{spelled(1, zero)}{spelled(2, other)}"

    if zero == other:
        assert read_answer(text, TANKS) == Count(spans=[(12, 12)])
    else:
        with pytest.raises(InvalidValueError, match="digits of one script"):
            read_answer(text, TANKS)


@pytest.mark.parametrize("hedge", sorted(ENGLISH.before))
@given(st.integers(1, 10**20))
def test_a_hedge_of_a_number_admits_it_unless_it_says_not(
    hedge: str, number: int
) -> None:
    answer = read_answer(f"{hedge} {number}", TANKS)

    assert isinstance(answer, Count)
    rule = ENGLISH.before[hedge]
    assert (number in answer) is (rule not in {Hedge.MORE_THAN, Hedge.LESS_THAN})
    assert (number + 1 in answer) or rule is not Hedge.MORE_THAN
    assert (number - 1 in answer) or rule is not Hedge.LESS_THAN


@given(st.integers(1, 10**20), st.integers(0, 8))
def test_about_is_nearly_and_just_over_together_and_as_wide_as_it_says(
    digits: int, zeros: int
) -> None:
    number = digits * 10**zeros
    about, nearly, over = (
        read_answer(f"{hedge} {number}", TANKS)
        for hedge in ("about", "nearly", "just over")
    )

    unit = 10 ** (len(str(number)) - len(str(number).rstrip("0")))
    reach = max(Fraction(number, 10), Fraction(unit, 2))
    low, high = int(number - reach), -int(-(number + reach) // 1)
    assert about == Count(spans=[(low, high)])
    assert nearly == Count(spans=[(low, number)])
    assert over == Count(spans=[(number, high)])


@given(amounts.filter(bool))
def test_about_an_amount_reaches_as_far_on_both_sides(number: Decimal) -> None:
    answer = read_answer(f"about {number:f}", HEIGHT)

    assert isinstance(answer, Amount)
    (interval,) = answer.intervals
    assert interval.low is not None
    assert interval.high is not None
    middle = Fraction(number)
    reach = Fraction(interval.high) - middle
    assert middle - Fraction(interval.low) == reach
    assert abs(middle) / 10 <= reach <= abs(middle) / 2


@given(counts, counts)
def test_a_range_is_read_the_same_in_words_and_as_numbers(one: int, other: int) -> None:
    low, high = sorted((one, other))
    answer = read_range(low, high, TANKS)

    texts = (f"{low} to {high}", f"between {low} and {high} tanks", f"{low}–{high}")
    assert [read_answer(text, TANKS) for text in texts] == [answer] * 3
    if low < high:
        with pytest.raises(InvalidValueError):
            read_range(high, low, TANKS)


@given(small_counts, st.sampled_from(sorted(ENGLISH.before)))
def test_a_number_in_words_is_that_number_behind_any_hedge(
    number: int, hedge: str
) -> None:
    names = [k for k, n in ENGLISH.small_numbers.items() if n == number]

    def outcome(text: str) -> object:
        try:
            return read_answer(text, TANKS)
        except InvalidValueError:
            return None

    answers = {outcome(f"{hedge} {name}") for name in names}
    assert answers == {outcome(f"{hedge} {number}")}


@given(st.lists(words, min_size=1, max_size=8), st.sampled_from(MEASURES), st.data())
def test_case_and_white_space_change_no_answer(
    chosen: list[str], measure: Measure, data: st.DataObject
) -> None:
    def outcome(text: str) -> object:
        try:
            return read_answer(text, measure)
        except InvalidValueError:
            return "refused"

    # No two numbers side by side: one space groups their digits, another gap parts them.
    plain = " ".join(
        word
        for i, word in enumerate(chosen)
        if i == 0 or not (word[0].isdecimal() and chosen[i - 1][-1].isdecimal())
    )
    gaps = st.sampled_from([" ", "  ", "\u00a0", "\t", "\n"])
    drawn = "".join(
        data.draw(gaps) if character == " " else character for character in plain
    )

    assert outcome(plain.upper()) == outcome(plain)
    assert outcome(f" {drawn}\n") == outcome(plain)


@given(
    st.text(max_size=40)
    | st.lists(words, max_size=8).map(" ".join)
    | st.lists(words | st.text(max_size=3), max_size=8).map("".join),
    st.sampled_from(MEASURES),
)
def test_any_text_is_read_as_an_answer_of_its_measure_or_refused(
    text: str, measure: Measure
) -> None:
    try:
        answer = read_answer(text, measure)
    except InvalidValueError:
        return

    assert fits(answer, measure)
    assert read_answer(in_words(answer, whole=whole(measure)), measure) == answer


@given(st.integers(1, 10**20))
def test_a_vague_hedge_admits_more_than_a_sharp_one(number: int) -> None:
    exact = read_answer(f"exactly {number}", TANKS)

    for hedge in (k for k, rule in ENGLISH.before.items() if rule in VAGUE):
        vague = read_answer(f"{hedge} {number}", TANKS)
        assert isinstance(exact, Count)
        assert isinstance(vague, Count)
        assert is_subset(exact, vague)
