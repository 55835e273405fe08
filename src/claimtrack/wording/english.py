"""English: its words for answers."""

from collections.abc import Iterable
from decimal import Decimal
from types import MappingProxyType

from claimtrack.model import Interval
from claimtrack.wording.language import Hedge, Language, Saying


def _at_least(number: int) -> Interval:
    return Interval(low=Decimal(number))


def _for_each(phrases: Iterable[str], hedge: Hedge) -> dict[str, Hedge]:
    return dict.fromkeys(phrases, hedge)


_BEFORE = (
    _for_each(("exactly", "precisely", "only", "just"), Hedge.EXACTLY)
    | _for_each(
        (
            "at least",
            "no fewer than",
            "no less than",
            "not fewer than",
            "not less than",
            "minimum of",
            "a minimum of",
            "upwards of",
            "≥",
            ">=",
        ),
        Hedge.AT_LEAST,
    )
    | _for_each(
        ("more than", "over", "above", "in excess of", "greater than", ">"),
        Hedge.MORE_THAN,
    )
    | _for_each(
        (
            "up to",
            "at most",
            "no more than",
            "not more than",
            "no greater than",
            "maximum of",
            "a maximum of",
            "as many as",
            "≤",
            "<=",
        ),
        Hedge.AT_MOST,
    )
    | _for_each(("fewer than", "less than", "under", "below", "<"), Hedge.LESS_THAN)
    | _for_each(
        (
            "about",
            "around",
            "approximately",
            "approx",
            "approx.",
            "roughly",
            "some",
            "circa",
            "c.",
            "ca.",
            "an estimated",
            "estimated",
            "~",
            "≈",
        ),
        Hedge.ABOUT,
    )
    | _for_each(
        (
            "nearly",
            "almost",
            "close to",
            "just under",
            "just below",
            "approaching",
        ),
        Hedge.NEARLY,
    )
    | _for_each(("just over", "just above", "slightly more than"), Hedge.JUST_OVER)
)

_AFTER = {
    "or more": Hedge.AT_LEAST,
    "+": Hedge.AT_LEAST,
    "or fewer": Hedge.AT_MOST,
    "or less": Hedge.AT_MOST,
    "or so": Hedge.ABOUT,
}

# At least two of what is named; but translations print "dozens" for tens.
_PLURALS = {
    "tens": 20,
    "dozens": 20,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "millions": 2_000_000,
    "tens of millions": 20_000_000,
    "hundreds of millions": 200_000_000,
    "billions": 2_000_000_000,
}
_SEVERAL = {
    f"{few} {many}": number
    for few in ("several", "a few")
    for many, number in (
        ("dozen", 20),
        ("hundred", 200),
        ("thousand", 2_000),
        ("hundred thousand", 200_000),
        ("million", 2_000_000),
    )
}
_MORE_THAN_ONE = (
    "several",
    "a few",
    "a handful",
    "a number of",
    "multiple",
    "numerous",
    "many",
)

_NONE = Interval(low=Decimal(0), high=Decimal(0))
_SOME = Interval(low=Decimal(0), low_open=True)
_COUPLE = Interval(low=Decimal(2), high=Decimal(3))

_SETS = (
    dict.fromkeys(("none", "no", "nobody", "no one", "nil"), _NONE)
    | {"some": _SOME, "any number": Interval(), "a couple": _COUPLE}
    | dict.fromkeys(_MORE_THAN_ONE, _at_least(2))
    | {phrase: _at_least(low) for phrase, low in (_PLURALS | _SEVERAL).items()}
)

_UNITS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
)
_TEENS = (
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = (
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
)


def _small_numbers() -> dict[str, int]:
    numbers = {"zero": 0, "single": 1, "a single": 1}
    numbers |= {word: number for number, word in enumerate((*_UNITS, *_TEENS), start=1)}
    for tens, word in enumerate(_TENS, start=2):
        numbers[word] = 10 * tens
        for ones, unit in enumerate(_UNITS, start=1):
            numbers[f"{word}-{unit}"] = numbers[f"{word} {unit}"] = 10 * tens + ones
    return numbers


ENGLISH = Language(
    before=_BEFORE,
    after=_AFTER,
    sets=_SETS,
    unknown=(
        "unknown",
        "not known",
        "unspecified",
        "not specified",
        "unclear",
        "not clear",
        "an unknown number of",
        "an unspecified number of",
    ),
    denials=("not", "no longer", "never", "neither", "nor"),
    denial_endings=("n't",),
    ranges=(("between", "and"), ("from", "to"), ("", "to")),
    alternatives=("or",),
    commas=frozenset(","),
    limits=("but", "and"),
    partitives=("of",),
    small_numbers=_small_numbers(),
    hundreds={"hundred": 100},
    scales={
        "thousand": 1_000,
        "million": 1_000_000,
        "billion": 1_000_000_000,
        "trillion": 1_000_000_000_000,
    },
    counters={"dozen": 12},
    articles=("a", "an"),
    halves=("half a",),
    links=("and",),
    percents=("%", "٪", "percent", "per cent"),
    plurals=(("", "s"), ("", "es"), ("y", "ies")),
    yes_no={"true": "yes", "false": "no"},
    decimal_marks=frozenset(".\u066b"),
    grouping_marks=frozenset(", '\u066c"),
    saying=Saying(
        hedges=MappingProxyType(
            {
                Hedge.EXACTLY: "exactly",
                Hedge.AT_LEAST: "at least",
                Hedge.MORE_THAN: "more than",
                Hedge.AT_MOST: "up to",
                Hedge.LESS_THAN: "less than",
            }
        ),
        span="{low} to {high}",
        own_span="between {low} and {high}",
        or_="or",
        but="but",
        anything="any number",
        unknown="unknown",
    ),
)
