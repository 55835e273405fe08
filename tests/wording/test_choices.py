"""Words that choose among options."""

import time

import pytest

from claimtrack.errors import InvalidValueError
from claimtrack.model import AnswerKind, Choice, Measure, Unknown
from claimtrack.wording import read_answer

SHELLED = Measure(id="shelled", answers=AnswerKind.CHOICE)
CONTROL = Measure(id="control", options=["Azerbaijan", "NKR", "contested"])


def refusal(text: str, measure: Measure) -> str:
    with pytest.raises(InvalidValueError) as caught:
        read_answer(text, measure)
    return caught.value.message


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("NKR", ["NKR"]),
        (" nkr ", ["NKR"]),
        ("AZERBAIJAN", ["Azerbaijan"]),
        ("NKR or contested", ["NKR", "contested"]),
        ("contested, nkr or azerbaijan", ["Azerbaijan", "NKR", "contested"]),
        ("contested,nkr, OR azerbaijan", ["Azerbaijan", "NKR", "contested"]),
        ("contested or contested", ["contested"]),
    ],
)
def test_an_answer_is_an_option_or_several(text: str, options: list[str]) -> None:
    assert read_answer(text, CONTROL) == Choice(options=options)


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("yes", ["yes"]),
        ("No", ["no"]),
        ("true", ["yes"]),
        ("FALSE", ["no"]),
        ("true or no", ["no", "yes"]),
    ],
)
def test_true_and_false_are_yes_and_no(text: str, options: list[str]) -> None:
    assert read_answer(text, SHELLED) == Choice(options=options)


def test_true_is_no_answer_where_the_options_are_others() -> None:
    assert "got 'true'" in refusal("true", Measure(id="x", options=["no", "yes", "?"]))


def test_an_option_with_an_or_in_it_comes_before_two_that_would_make_it_up() -> None:
    measure = Measure(id="x", options=["one", "two", "one or two", "three"])

    assert read_answer("one or two", measure) == Choice(options=["one or two"])
    assert read_answer("Three or one or two", measure) == Choice(
        options=["three", "one or two"]
    )
    assert read_answer("two or one", measure) == Choice(options=["one", "two"])


def test_an_option_that_another_begins_with_is_still_found() -> None:
    measure = Measure(id="x", options=["north", "northwest"])

    assert read_answer("northwest or north", measure) == Choice(
        options=["north", "northwest"]
    )


def test_the_case_tells_options_apart_only_where_it_must() -> None:
    measure = Measure(id="x", options=["us", "US", "them"])

    assert read_answer("US", measure) == Choice(options=["US"])
    assert read_answer("us or them", measure) == Choice(options=["us", "them"])
    assert "'us' could be any of 'US', 'us'" in refusal("Us", measure)


def test_unknown_is_what_nobody_knows_unless_it_is_an_option() -> None:
    measure = Measure(id="x", options=["Unknown", "known"])

    assert read_answer("not known", CONTROL) == Unknown()
    assert read_answer("unknown", measure) == Choice(options=["Unknown"])


@pytest.mark.parametrize(
    "text",
    ["", "maybe", "NKR or", "or NKR", "NKR or maybe", "NKR, contested", "none", "some"],
)
def test_what_is_no_option_is_refused_with_the_options(text: str) -> None:
    message = refusal(text, CONTROL)

    assert message == (
        "expected one of 'Azerbaijan', 'NKR', 'contested', several joined by 'or', or "
        f"'unknown'; got {text!r}"
    )


def test_a_denied_option_is_refused_with_advice() -> None:
    assert refusal("not yes", SHELLED).endswith(
        "an answer can't deny; write the answer that is denied, and the stance denies"
    )


def test_a_refusal_names_a_few_options_only() -> None:
    measure = Measure(id="x", options=[f"option {number}" for number in range(20)])

    message = refusal("maybe", measure)

    assert "'option 15', ..., several" in message
    assert message.count("'option ") == 8


def test_options_may_be_long_and_texts_no_longer_than_all_of_them() -> None:
    options = ["a" * 3_000, "b" * 3_000]
    measure = Measure(id="x", options=options)

    assert read_answer(" or ".join(options), measure) == Choice(options=options)
    assert "got a text of 9000 letters" in refusal("c" * 9_000, measure)


def test_half_a_surrogate_pair_is_refused() -> None:
    assert "surrogate" in refusal("yes\ud800", SHELLED)


def test_hostile_text_is_refused_in_no_time() -> None:
    measure = Measure(id="x", options=[chr(0x4E00 + number) for number in range(1_000)])
    started = time.process_time()

    refusal("\u4e00 or " * 2_000, measure)
    refusal("\u4e00" * 1_000_000, measure)

    assert time.process_time() - started < 4
