"""Words to answers: numbers, ranges, alternatives, units, and what is refused."""

import time
from decimal import Decimal, FloatOperation, Inexact, Rounded, localcontext

import pytest

from claimtrack.errors import InvalidValueError
from claimtrack.model import (
    Amount,
    AnswerKind,
    Count,
    Interval,
    Measure,
    Name,
    Unknown,
)
from claimtrack.wording import LANGUAGES, in_words, names_several, read_answer

TANKS = Measure(id="tanks-lost", unit="tank")
HEIGHT = Measure(id="height", answers=AnswerKind.AMOUNT, unit="km")
COST = Measure(id="cost", answers=AnswerKind.AMOUNT, additive=True, unit="city")
SHARE = Measure(id="share", answers=AnswerKind.AMOUNT, additive=True, unit="%")


def exactly(number: int) -> Count:
    return Count(spans=[(number, number)])


def amount(text: str) -> Amount:
    return Amount(intervals=[Interval(low=Decimal(text), high=Decimal(text))])


def refusal(text: str, measure: Measure = TANKS) -> str:
    with pytest.raises(InvalidValueError) as caught:
        read_answer(text, measure)
    return caught.value.message


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("2", 2),
        ("12345", 12_345),
        ("1,234", 1_234),
        ("1,234,567", 1_234_567),
        ("1 234", 1_234),
        ("1\u00a0234\u00a0567", 1_234_567),
        ("1\u202f234", 1_234),
        ("1\u2009234", 1_234),
        ("1\u2007234", 1_234),
        ("1'234", 1_234),
        ("1’234’567", 1_234_567),
        ("١٢", 12),
        ("۱۲", 12),
        ("१२", 12),
        ("１２", 12),
        ("١٬٢٣٤", 1_234),
        ("1.5 million", 1_500_000),
        ("2 hundred thousand", 200_000),
        ("9" * 30, 10**30 - 1),
    ],
)
def test_a_number_in_digits_is_read_however_it_is_grouped(
    text: str, number: int
) -> None:
    assert read_answer(text, TANKS) == exactly(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("twenty-one", 21),
        ("twenty‑one", 21),
        ("ninety nine", 99),
        ("two hundred", 200),
        ("two hundred and fifty", 250),
        ("two hundred fifty-one", 251),
        ("a hundred and one", 101),
        ("a thousand two hundred and thirty-four", 1_234),
        ("one thousand and five", 1_005),
        ("three hundred thousand", 300_000),
        ("two million three hundred thousand and one", 2_300_001),
        ("a dozen", 12),
        ("two dozen", 24),
        ("2 dozen", 24),
        ("half a dozen", 6),
        ("half a hundred thousand", 50_000),
        ("a tank", 1),
        ("a single tank", 1),
    ],
)
def test_a_number_in_words_is_read(text: str, number: int) -> None:
    assert read_answer(text, TANKS) == exactly(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.5", "1.5"),
        ("-5", "-5"),
        ("−5.25 km", "-5.25"),
        ("0.5", "0.5"),
        ("1,234.5", "1234.5"),
        ("1 234.567", "1234.567"),
        ("١٫٥", "1.5"),
        ("-2 thousand", "-2000"),
        ("0." + "0" * 28 + "1", "0." + "0" * 28 + "1"),
    ],
)
def test_an_amount_may_have_a_fraction_and_a_level_a_minus(
    text: str, number: str
) -> None:
    assert read_answer(text, HEIGHT) == amount(number)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("between 100 and 300", [(100, 300)]),
        ("from 5 to 7", [(5, 7)]),
        ("5 to 7", [(5, 7)]),
        ("5-7", [(5, 7)]),
        ("5–7", [(5, 7)]),
        ("5 — 7 tanks", [(5, 7)]),
        ("5 tanks to 7 tanks", [(5, 7)]),
        ("between one hundred and two hundred", [(100, 200)]),
        ("between two hundred and fifty and three hundred", [(250, 300)]),
        ("ten to one hundred", [(10, 100)]),
        ("500 to 2 thousand", [(500, 2_000)]),
        ("1 or 2", [(1, 2)]),
        ("1, 3 or 5", [(1, 1), (3, 3), (5, 5)]),
        ("1, 3, or 5 tanks", [(1, 1), (3, 3), (5, 5)]),
        ("two hundred to three hundred", [(200, 300)]),
        ("none or one", [(0, 1)]),
        ("0 to 1 or at least 3", [(0, 1), (3, None)]),
        ("5 or more than 7", [(5, 5), (8, None)]),
        ("1 or 5 or more", [(1, 1), (5, None)]),
        ("5 or fewer or 7", [(0, 5), (7, 7)]),
        ("exactly 5 or 7", [(5, 5), (7, 7)]),
        ("fewer than 3 or exactly 5", [(0, 2), (5, 5)]),
        ("fewer than 3 or between 5 and 7", [(0, 2), (5, 7)]),
        ("more than 3 but less than 9", [(4, 8)]),
        ("fewer than 9 and at least 3", [(3, 8)]),
        ("3 or more but not more than 5", [(3, 5)]),
        ("nobody or 3 tanks or more", [(0, 0), (3, None)]),
    ],
)
def test_ranges_and_alternatives_are_sets(
    text: str, spans: list[tuple[int, int | None]]
) -> None:
    assert read_answer(text, TANKS) == Count(spans=spans)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("about 15", 13, 17),
        ("about 30", 25, 35),
        ("about 200", 150, 250),
        ("about 1", 0, 2),
        ("about a dozen", 10, 14),
        ("about 1.5 million", 1_350_000, 1_650_000),
        ("nearly 15", 13, 15),
        ("just over 200", 200, 250),
        ("some 30 tanks", 25, 35),
    ],
)
def test_about_is_a_tenth_or_half_a_unit_of_the_last_digit(
    text: str, low: int, high: int
) -> None:
    assert read_answer(text, TANKS) == Count(spans=[(low, high)])


def test_about_an_amount_is_not_taken_outward() -> None:
    answer = read_answer("about 1.5", HEIGHT)

    assert answer == Amount(
        intervals=[Interval(low=Decimal("1.35"), high=Decimal("1.65"))]
    )


def test_some_of_an_amount_is_all_above_zero() -> None:
    answer = read_answer("some", HEIGHT)

    assert answer == Amount(intervals=[Interval(low=Decimal(0), low_open=True)])


def test_more_than_leaves_its_number_out_of_an_amount() -> None:
    answer = read_answer("more than 550", COST)

    assert answer == Amount(intervals=[Interval(low=Decimal(550), low_open=True)])


def test_up_to_begins_at_zero_where_nothing_is_below_it() -> None:
    fifty = Decimal(50)

    assert read_answer("up to 50", COST) == Amount(
        intervals=[Interval(low=Decimal(0), high=fifty)]
    )
    assert read_answer("up to 50", HEIGHT) == Amount(intervals=[Interval(high=fifty)])


def test_a_count_that_does_not_add_up_has_nothing_below_zero_either() -> None:
    shelled = Measure(id="settlements-shelled", additive=False)

    assert read_answer("up to 50", shelled) == Count(spans=[(0, 50)])


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("2 helicopters", "helicopters"),
        ("2k", "k"),
        ("1e5", "e5"),
        ("5%", "%"),
        ("5²", "²"),
        ("100 -300", "-300"),
        ("- 5", "- 5"),
        ("-", "-"),
        ("-5 apples", "apples"),
        ("1 or 2 apples", "apples"),
        ("NaN", "nan"),
        ("inf", "inf"),
        ("a", "a"),
        ("a b", "a b"),
        ("dozen", "dozen"),
        ("hundred", "hundred"),
        ("half a", "half a"),
        ("half a tank", "half a tank"),
        ("twelve hundred", "hundred"),
        ("one thousand two thousand", "thousand"),
        ("two dozen three", "three"),
        ("two hundred and", "and"),
        ("zero hundred", "hundred"),
        ("one zero", "zero"),
        ("one thousand and", "and"),
        ("5 thousand dozen", "dozen"),
        ("5 hundred dozen", "dozen"),
        ("1, 2", ", 2"),
        ("5 but 6", "but 6"),
        ("at least 5 but at least 7", "but at least 7"),
        ("twenty-thirty", "-thirty"),
        ("-5–-3", "–-3"),
        ("tanks 5", "tanks 5"),
        ("5 tanks tanks", "tanks"),
        ("5 to 3 apples", "apples"),
        ("1,5 apples", "apples"),
    ],
)
def test_what_is_left_unread_is_quoted(text: str, unread: str) -> None:
    assert f"could not read {unread!r}" in refusal(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1.234", "1,234 or 1234"),
        ("2.5", "a count is a whole number; got 2.5"),
        ("1.2345 thousand", "a count is a whole number; got 1234.5"),
        ("12,34", "write 1,234 or 1.5"),
        ("1,5", "write 1,234 or 1.5"),
        ("1234,567", "write 1,234 or 1.5"),
        ("1.234.567", "'.' groups no digits"),
        ("1,234 567", "one sign between groups"),
        ("1\t234", "one space between groups"),
        ("1  234", "one space between groups"),
        ("007", "without a zero before it"),
        ("0,123", "without a zero before it"),
        ("١2", "digits of one script"),
        ("1.٢", "digits of one script"),
        ("9" * 31, "at most 30 digits; got 31"),
        ("1" * 30 + " thousand", "at most 30 digits; got 33"),
        ("more than " + "9" * 30, "at most 30 digits; got 31"),
        ("about " + "9" * 30, "at most 30 digits; got 31"),
        ("-5", "nothing is below zero for 'tanks-lost'; got -5"),
        ("up to -5", "nothing is below zero"),
        ("5 to 3", "expected the lower end first; got 5 to 3"),
        ("between 7 and 5", "expected the lower end first; got 7 to 5"),
        ("at least 7 but at most 5", "expected the lower end first; got 7 to 5"),
        ("fewer than 0", "this leaves none"),
        ("5, or fewer than 0", "this leaves none"),
        ("more than 3 but fewer than 4", "this leaves none"),
        ("about 0", "'about' of 0 has no size"),
        ("about zero", "'about' of 0 has no size"),
        ("nearly 0", "'nearly' of 0 has no size"),
        ("about at least 5", "'about' stands before another hedge"),
        ("more than about 20", "'more than' stands before another hedge"),
        ("only about 5", "'only' stands before another hedge"),
        ("at least 5 or more", "'at least' stands before another hedge"),
        ("about 10 to 15", "'about' stands before another hedge"),
        ("more than dozens", "'more than' stands before another hedge"),
        ("about 5 or 6", "leave open what is meant"),
        ("5 or 6 or so", "leave open what is meant"),
        ("at least 5 or 6", "may cover both numbers"),
        ("up to 3 or 5 to 7", "may cover both numbers"),
        ("up to 3 or 5-7", "may cover both numbers"),
        ("at least 3 but less than 5 or 7", "may cover both numbers"),
        ("under 3 or 5 or more but under 8", "may cover both numbers"),
        ("two to three hundred", "2 may be 200 here"),
        ("two or three hundred", "2 may be 200 here"),
        ("two hundred to three hundred thousand", "200 may be 200000 here"),
        ("1-2 million", "1 may be 1000000 here"),
        (
            "between one thousand and two hundred and three thousand",
            "can be read as two ranges",
        ),
        ("not 1", "an answer can't deny"),
        ("not at least 5", "an answer can't deny"),
        ("isn't 5", "an answer can't deny"),
        ("no longer", "an answer can't deny"),
        ("never", "an answer can't deny"),
        ("neither 1 nor 2", "an answer can't deny"),
        ("", "could not read ''"),
        (" ", "could not read ''"),
        ("or", "could not read 'or'"),
        ("or 5", "could not read 'or 5'"),
        (", or 5", "could not read ', or 5'"),
        ("1,, or 5", "could not read '1,, or 5'"),
        ("1 or or 5", "could not read '1 or or 5'"),
        ("5 or", "could not read '5 or'"),
        ("half a \ud800", "surrogate"),
        ("7 " + "apples " * 60, "could not read 'apples"),
        ("and " * 200, "could not read 'and and"),
        ("5" * 1001, "at most 1000 letters; got 1001"),
    ],
)
def test_what_could_mislead_is_refused_with_its_reason(text: str, reason: str) -> None:
    assert reason in refusal(text)


def test_a_refusal_says_what_the_answer_was() -> None:
    assert refusal("about  ZERO").endswith("; the answer was 'about  ZERO'")


def test_a_level_below_zero_is_about_but_not_nearly() -> None:
    answer = read_answer("about -5", HEIGHT)

    assert in_words(answer) == "-5.5 to -4.5"
    assert "'nearly' of -5 has no size" in refusal("nearly -5", HEIGHT)


def test_a_scale_word_behind_a_negative_range_is_refused() -> None:
    assert "-3 may be -3000 here" in refusal("-3 to 2 thousand", HEIGHT)


def test_zero_to_two_thousand_leaves_nothing_open() -> None:
    assert read_answer("0 to 2 thousand", TANKS) == Count(spans=[(0, 2_000)])


def test_what_is_counted_may_stand_behind_each_number() -> None:
    texts = ("5–10%", "5% to 10%", "5 to 10 per cent", "5 percent to 10 ٪")

    assert {in_words(read_answer(text, SHARE)) for text in texts} == {"5 to 10"}


@pytest.mark.parametrize("counted", ["tank", "tanks", "Tanks", "tankes"])
def test_a_unit_may_be_singular_or_plural(counted: str) -> None:
    assert read_answer(f"2 {counted}", TANKS) == exactly(2)


def test_a_unit_in_y_has_a_plural_in_ies() -> None:
    assert read_answer("2.5 cities", COST) == amount("2.5")


def test_a_name_with_an_or_in_it_parts_nothing() -> None:
    measure = Measure(
        id="losses",
        names=[Name(text="Killed or wounded", language="en")],
        aliases=["men"],
    )

    assert read_answer("550 killed or wounded", measure) == exactly(550)
    assert read_answer("3 men or 5 men", measure) == Count(spans=[(3, 3), (5, 5)])


def test_a_longer_form_of_what_is_counted_comes_first() -> None:
    measure = Measure(id="guns", unit="gun", aliases=["guns of 155 mm", "155 mm"])

    assert read_answer("2 guns of 155 mm", measure) == exactly(2)


def test_a_unit_that_is_a_scale_word_leaves_its_number_open() -> None:
    measure = Measure(id="cost", unit="million")

    assert "multiplies" in refusal("5 million", measure)
    assert read_answer("5", measure) == exactly(5)


def test_a_word_of_a_hedge_may_be_a_unit_too() -> None:
    assert read_answer("at least 5", Measure(id="x", unit="least")) == Count(
        spans=[(5, None)]
    )


def test_an_overlong_name_is_not_looked_for() -> None:
    name = "x" * 2_000
    measure = Measure(id="x", unit=name, names=[Name(text=name)], aliases=[name])

    assert read_answer("5", measure) == exactly(5)
    assert "could not read 'x'" in refusal("5 x", measure)


def test_a_unit_without_a_name_is_not_looked_for() -> None:
    assert "could not read 'x'" in refusal("5 x", Measure(id="x", unit=""))


def test_no_context_of_the_caller_changes_an_answer() -> None:
    texts = ("about 123456.789", "1.2345 million", "more than 3.25 but up to 99.5")
    expected = [read_answer(text, HEIGHT) for text in texts]

    with localcontext(prec=1) as context:
        for trap in (FloatOperation, Inexact, Rounded):
            context.traps[trap] = True
        answers = [read_answer(text, HEIGHT) for text in texts]
        words = [in_words(answer) for answer in answers]

    assert answers == expected
    assert words == [in_words(answer) for answer in expected]


def test_unknown_is_an_answer_to_every_measure() -> None:
    choice = Measure(id="control", options=["a", "b"])

    answers = [read_answer("Unknown", measure) for measure in (TANKS, HEIGHT, choice)]

    assert answers == [Unknown()] * 3


def test_a_language_is_found_by_the_first_part_of_its_tag() -> None:
    assert LANGUAGES == ("en",)
    assert read_answer("a dozen", TANKS, language="en-GB") == exactly(12)


def test_a_language_without_a_table_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="languages en; got 'ar'"):
        read_answer("2", TANKS, language="ar")


@pytest.mark.parametrize(
    "text",
    [
        "5" * 1_000_000,
        "five " * 200_000,
        "1," * 500_000,
        ("tank and " * 120)[:1_000],
        ("one hundred and tank " * 50)[:1_000],
        ("1 or " * 250)[:1_000],
        ("1, " * 400)[:1_000],
        ("~ but " * 170)[:1_000],
        ("to " * 400)[:1_000],
        ("5-" * 600)[:1_000],
        " " * 1_000,
    ],
    ids=lambda text: text[:20],
)
def test_hostile_text_is_refused_in_no_time(text: str) -> None:
    started = time.process_time()

    refusal(text)

    assert time.process_time() - started < 2


def test_whether_words_name_several_numbers_is_known_of_figures_only() -> None:
    tanks = Measure(id="tanks-lost", unit="tank")

    told = [
        names_several(words, tanks)
        for words in ("2 or 3", "2 to 3 tanks", "just over 2", "2", "many", "about")
    ]

    assert told == [True, True, False, False, False, False]
