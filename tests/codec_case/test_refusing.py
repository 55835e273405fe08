from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from claimtrack.codec import Limits
from claimtrack.codec.case import Case
from claimtrack.errors import InvalidValueError

Act = Callable[[Case], object]


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (
            lambda case: case.say("K01", "mod", text="Yes.", certainty="certian"),
            (
                "statement 'K01': claims[0].certainty: expected 'certain' or 'probable' or "
                "'possible'; got 'certian'"
            ),
        ),
        (
            lambda case: case.say("K01", "mod", on=27, page="p", after=[1]),
            "expected an id, or a record that has one; got 1",
        ),
        (
            lambda case: case.say("K01", "mod", on=27, quote=1),
            (
                "statement 'K01': on: expected text or null; got 27; "
                "quote: expected text or null; got 1"
            ),
        ),
        (
            lambda case: case.say("K01", None),
            "statement 'K01': source: expected text; got null",
        ),
        (
            lambda case: case.source(3),
            "expected an id, or a record that has one; got 3",
        ),
        (
            lambda case: case.source("a", names="Armenia"),
            "source 'a': names: expected an object; got 'Armenia'",
        ),
        (
            lambda case: case.source("a", aliases=3),
            "source 'a': aliases: expected a list; got 3",
        ),
        (
            lambda case: case.say("K01", "mod", claims=["heli", 2]),
            "expected answers by question, as {'heli': 2}; got ['heli', 2]",
        ),
        (
            lambda case: case.say("K01", "mod", "q", answer=True),
            (
                "statement 'K01': claims[0].answer: expected text or a whole number or a "
                "number or an object or null; got true"
            ),
        ),
        (
            lambda case: case.say("K01", "mod", "q", Fraction(1, 3)),
            (
                "statement 'K01': claims[0].answer: expected text or a whole number or a "
                "number or an object or null; got an object"
            ),
        ),
        (
            lambda case: case.say("K01", "mod", "q", float("nan")),
            "statement 'K01': claims[0].answer: NaN is not a number that JSON has",
        ),
        (
            lambda case: case.say("K01", "mod", "q", Decimal("Infinity")),
            "statement 'K01': claims[0].answer: Infinity is not a number that JSON has",
        ),
        (
            lambda case: case.say("K01", "mod", "q", 10**30),
            "statement 'K01': claims[0].answer: expected a number of 30 digits at most",
        ),
        (
            lambda case: case.say("K01", "mod", "q", {"low": Decimal("1E+1000000")}),
            (
                "statement 'K01': claims[0].answer.low: expected a number of 30 digits at "
                "most"
            ),
        ),
        (
            lambda case: case.say("K01", "mod", "q", Decimal("1E-30")),
            "statement 'K01': claims[0].answer: expected a number of 30 digits at most",
        ),
        (
            lambda case: case.say("K01", "mod", "q", {"lo": 1}),
            "statement 'K01': claims[0].answer.lo: no such key here; close to it: 'low'",
        ),
        (
            lambda case: case.source("a", "half of \ud83d"),
            "source 'a': name: half of a surrogate pair, which is no character",
        ),
        (
            lambda case: case.link("same", "a", "b", by="ada", because=None),
            "link 'link': because: expected text; got null",
        ),
        (
            lambda case: case.page("p", published=2020),
            "page 'p': published: expected text or null; got 2020",
        ),
        (
            lambda case: case.relay("R", "ria", of="K01", question="q"),
            "question= says what the answer is to: give answer= as well",
        ),
    ],
)
def test_what_no_case_file_can_say_is_refused_at_once(act: Act, message: str) -> None:
    case = Case("a case")

    with pytest.raises(InvalidValueError) as caught:
        act(case)

    assert caught.value.message == message
    assert case == Case("a case")


def test_a_number_at_the_limit_is_taken_and_read_again(tmp_path: Path) -> None:
    case = Case("a case")
    case.say("K01", "mod", "q", 10**30 - 1)
    case.say("K02", "mod", "q", Decimal(1).scaleb(-29))
    case.say("K03", "mod", "q", Decimal(9).scaleb(29))
    case.save(tmp_path / "case.json")

    again = Case.read(tmp_path / "case.json")

    assert again == case


def test_a_text_longer_than_the_limits_is_refused_unless_they_are_raised() -> None:
    text = "x" * (1024 * 1024 + 1)
    long = Case("a case", limits=Limits(text_bytes=2 * 1024 * 1024))
    long.source("a")

    long.page("p", publisher="a", text=text)
    with pytest.raises(InvalidValueError, match="the limit for text"):
        Case("a case").page("p", text=text)

    assert long.problems() == ()


@pytest.mark.parametrize("name", [3, "half of \ud83d"])
def test_the_name_of_a_case_is_text(name: str) -> None:
    case = Case("a case")

    with pytest.raises(InvalidValueError):
        case.name = name
    with pytest.raises(InvalidValueError):
        Case(name)

    assert case.name == "a case"
