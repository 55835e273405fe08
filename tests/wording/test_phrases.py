"""Every phrase of the English table, with what it admits."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack.model import Count, Measure, Unknown
from claimtrack.wording import in_words, read_answer
from claimtrack.wording.english import ENGLISH
from claimtrack.wording.tokens import key

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "wording.md"
TANKS = Measure(id="tanks-lost", unit="tank")

# What each admits of 20, with the last number None where there is none.
HEDGES_BEFORE = {
    "exactly": (20, 20),
    "precisely": (20, 20),
    "only": (20, 20),
    "just": (20, 20),
    "at least": (20, None),
    "no fewer than": (20, None),
    "no less than": (20, None),
    "not fewer than": (20, None),
    "not less than": (20, None),
    "minimum of": (20, None),
    "a minimum of": (20, None),
    "upwards of": (20, None),
    "≥": (20, None),
    ">=": (20, None),
    "more than": (21, None),
    "over": (21, None),
    "above": (21, None),
    "in excess of": (21, None),
    "greater than": (21, None),
    ">": (21, None),
    "up to": (0, 20),
    "at most": (0, 20),
    "no more than": (0, 20),
    "not more than": (0, 20),
    "no greater than": (0, 20),
    "maximum of": (0, 20),
    "a maximum of": (0, 20),
    "as many as": (0, 20),
    "≤": (0, 20),
    "<=": (0, 20),
    "fewer than": (0, 19),
    "less than": (0, 19),
    "under": (0, 19),
    "below": (0, 19),
    "<": (0, 19),
    "about": (15, 25),
    "around": (15, 25),
    "approximately": (15, 25),
    "approx": (15, 25),
    "approx.": (15, 25),
    "roughly": (15, 25),
    "some": (15, 25),
    "circa": (15, 25),
    "c.": (15, 25),
    "ca.": (15, 25),
    "an estimated": (15, 25),
    "estimated": (15, 25),
    "~": (15, 25),
    "≈": (15, 25),
    "nearly": (15, 20),
    "almost": (15, 20),
    "close to": (15, 20),
    "just under": (15, 20),
    "just below": (15, 20),
    "approaching": (15, 20),
    "just over": (20, 25),
    "just above": (20, 25),
    "slightly more than": (20, 25),
}
HEDGES_AFTER = {
    "or more": (20, None),
    "+": (20, None),
    "or fewer": (0, 20),
    "or less": (0, 20),
    "or so": (15, 25),
}
SETS = {
    "none": (0, 0),
    "no": (0, 0),
    "nobody": (0, 0),
    "no one": (0, 0),
    "nil": (0, 0),
    "some": (1, None),
    "any number": (0, None),
    "a couple": (2, 3),
    "several": (2, None),
    "a few": (2, None),
    "a handful": (2, None),
    "a number of": (2, None),
    "multiple": (2, None),
    "numerous": (2, None),
    "many": (2, None),
    "tens": (20, None),
    "dozens": (20, None),
    "several dozen": (20, None),
    "a few dozen": (20, None),
    "scores": (40, None),
    "hundreds": (200, None),
    "several hundred": (200, None),
    "a few hundred": (200, None),
    "thousands": (2_000, None),
    "several thousand": (2_000, None),
    "a few thousand": (2_000, None),
    "tens of thousands": (20_000, None),
    "hundreds of thousands": (200_000, None),
    "several hundred thousand": (200_000, None),
    "a few hundred thousand": (200_000, None),
    "millions": (2_000_000, None),
    "several million": (2_000_000, None),
    "a few million": (2_000_000, None),
    "tens of millions": (20_000_000, None),
    "hundreds of millions": (200_000_000, None),
    "billions": (2_000_000_000, None),
}
UNKNOWN = (
    "unknown",
    "not known",
    "unspecified",
    "not specified",
    "unclear",
    "not clear",
    "an unknown number of",
    "an unspecified number of",
)
# What is not a compound of these.
NUMBERS = {
    "zero": 0,
    "single": 1,
    "a single": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "dozen": 12,
}


def count(low: int, high: int | None) -> Count:
    return Count(spans=[(low, high)])


def rows() -> Iterator[list[str]]:
    """The cells of each row of a table of the page, without their back quotes."""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("| ") and "words |" not in line:
            yield [cell.strip() for cell in line.strip("| ").split(" | ")]


def phrases_of_page() -> set[str]:
    quoted = re.findall(r"`([^`\n]+)`", PAGE.read_text(encoding="utf-8"))
    return {key(re.sub(r"\b[NAB]\b", "", phrase)) for phrase in quoted}


@pytest.mark.parametrize(("phrase", "ends"), HEDGES_BEFORE.items())
def test_a_hedge_before_a_number_admits_what_the_page_says(
    phrase: str, ends: tuple[int, int | None]
) -> None:
    assert read_answer(f"{phrase} 20", TANKS) == count(*ends)
    assert read_answer(f"{phrase} twenty tanks", TANKS) == count(*ends)


@pytest.mark.parametrize(("phrase", "ends"), HEDGES_AFTER.items())
def test_a_hedge_behind_a_number_admits_what_the_page_says(
    phrase: str, ends: tuple[int, int | None]
) -> None:
    assert read_answer(f"20 {phrase}", TANKS) == count(*ends)
    assert read_answer(f"20 tanks {phrase}", TANKS) == count(*ends)
    assert read_answer(f"20 {phrase} tanks", TANKS) == count(*ends)


@pytest.mark.parametrize(("phrase", "ends"), SETS.items())
def test_a_phrase_admits_what_the_page_says(
    phrase: str, ends: tuple[int, int | None]
) -> None:
    assert read_answer(phrase, TANKS) == count(*ends)
    assert read_answer(f"{phrase} tanks", TANKS) == count(*ends)
    assert read_answer(f"{phrase} of tanks", TANKS) == count(*ends)


@pytest.mark.parametrize("phrase", UNKNOWN)
def test_what_nobody_knows_is_an_answer_of_its_own(phrase: str) -> None:
    assert read_answer(phrase, TANKS) == Unknown()
    assert read_answer(f"{phrase} tanks", TANKS) == Unknown()


@pytest.mark.parametrize(("word", "number"), NUMBERS.items())
def test_a_number_word_is_its_number(word: str, number: int) -> None:
    assert read_answer(word, TANKS) == count(number, number)


@pytest.mark.parametrize(("word", "factor"), SCALES.items())
def test_a_scale_word_multiplies_what_stands_before_it(word: str, factor: int) -> None:
    texts = (f"a {word}", f"half a {word}", f"three {word}", f"3 {word}", f"2.5 {word}")

    numbers = (factor, factor // 2, 3 * factor, 3 * factor, 5 * factor // 2)
    expected = [count(number, number) for number in numbers]
    assert [read_answer(text, TANKS) for text in texts] == expected


def test_every_phrase_of_the_table_has_an_example_here() -> None:
    def keys(phrases: object) -> set[str]:
        assert isinstance(phrases, dict | tuple)
        return set(map(key, phrases))

    simple = {k for k, n in ENGLISH.small_numbers.items() if n % 10 == 0 or n < 20}
    multipliers = ENGLISH.hundreds | ENGLISH.scales | ENGLISH.counters

    assert set(ENGLISH.before) == keys(HEDGES_BEFORE)
    assert set(ENGLISH.after) == keys(HEDGES_AFTER)
    assert set(ENGLISH.sets) == keys(SETS)
    assert ENGLISH.unknown == keys(UNKNOWN)
    assert simple == keys(NUMBERS)
    assert set(multipliers) == keys(SCALES)


def test_every_phrase_of_the_table_is_on_the_page() -> None:
    simple = {k for k, n in ENGLISH.small_numbers.items() if n % 10 == 0 or n < 20}
    ranges = {key(f"{opening} {middle}") for opening, middle in ENGLISH.ranges}
    table = (
        ENGLISH.before.keys()
        | ENGLISH.after.keys()
        | ENGLISH.sets.keys()
        | ENGLISH.unknown
        | ENGLISH.denials
        | {key(ending) for ending in ENGLISH.denial_endings}
        | ranges
        | {key(word) for word in ENGLISH.alternatives | ENGLISH.limits}
        | ENGLISH.partitives
        | simple
        | ENGLISH.hundreds.keys()
        | ENGLISH.scales.keys()
        | ENGLISH.counters.keys()
        | ENGLISH.articles
        | ENGLISH.halves
        | ENGLISH.links
        | ENGLISH.percents
        | ENGLISH.yes_no.keys()
    )

    assert table - phrases_of_page() == set()


def test_every_example_of_a_table_on_the_page_is_read_as_it_says() -> None:
    examples = [row[2:] for row in rows() if len(row) == 4 and "`" in row[3]]

    said = [
        (text, f"`{in_words(read_answer(text.strip('`'), TANKS))}`")
        for text, _ in examples
    ]

    assert len(examples) > 20
    assert said == [(text, words) for text, words in examples]
