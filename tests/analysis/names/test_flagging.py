"""Names that hide something are told, and lawful ones are not."""

import pytest
from tests.analysis.names.test_finding import FORMS

from claimtrack.analysis import Flag, flagged_names
from claimtrack.analysis.names.flagging import flags_of
from claimtrack.analysis.names.scripts import script_of
from claimtrack.graph import ClaimGraph
from claimtrack.model import Envelope, Measure, Name, Place, Source
from claimtrack.typing import RecordId


def flags(text: str) -> list[Flag]:
    return [flag for flag, _ in flags_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        *(form for _, form, _ in FORMS),
        "قره\u200cباغ",
        "क्\u200dष",
        "क्\u200cष",
        "👩\u200d🚒",
        "東京タワー",
        "Tシャツ",
        "LG전자",
        "Ōsaka",
        "e\u0301",
        "Minister-1 № 5",
        "ª³",
    ],
)
def test_a_lawful_name_has_no_flag(text: str) -> None:
    assert flags(text) == []


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("gnp\u202e.exe", Flag.BIDI_CONTROL),
        ("\u2067a", Flag.BIDI_CONTROL),
        ("a\u200e", Flag.BIDI_CONTROL),
        ("a\u200bb", Flag.INVISIBLE),
        ("a\u00adb", Flag.INVISIBLE),
        ("a\u200cb", Flag.INVISIBLE),
        ("\u200ca", Flag.INVISIBLE),
        ("a\u200d", Flag.INVISIBLE),
        ("a\u200db", Flag.INVISIBLE),
        ("a\u3164b", Flag.INVISIBLE),
        ("a\ufe0fb", Flag.INVISIBLE),
        ("a\U000e0041", Flag.INVISIBLE),
        ("a\x1b", Flag.INVISIBLE),
        ("Аrmenia", Flag.MIXED_SCRIPTS),
        ("Αrmenia", Flag.MIXED_SCRIPTS),
        ("Миниcтр обороны", Flag.MIXED_SCRIPTS),
        ("hայ", Flag.MIXED_SCRIPTS),
    ],
)
def test_what_a_name_hides_is_flagged(text: str, flag: Flag) -> None:
    assert flags(text) == [flag]


def test_a_name_in_two_scripts_is_lawful_word_by_word() -> None:
    assert flags("РИА Novosti") == []


def test_the_reason_names_the_characters() -> None:
    told = dict(flags_of("a\u202eb\u200b Аr"))

    assert told == {
        Flag.BIDI_CONTROL: "right-to-left override",
        Flag.INVISIBLE: "zero width space",
        Flag.MIXED_SCRIPTS: "Аr has letters of Cyrillic and Latin",
    }


def test_ids_names_aliases_and_labels_are_looked_at() -> None:
    hidden = Source(
        id="a\u200b",
        names=[Name(text="b\u200b", language="en")],
        aliases=["c\u200b"],
    )
    labelled = Envelope(record_id=RecordId("p"), labels=["d\u200b"])
    graph = ClaimGraph([hidden, Place(id="p"), Measure(id="m\u200b"), labelled])

    rows = flagged_names(graph).rows()

    assert [(row["kind"], row["field"], row["text"]) for row in rows] == [
        ("source", "id", "a\\u200b"),
        ("source", "name", "b\\u200b"),
        ("source", "alias", "c\\u200b"),
        ("place", "label", "d\\u200b"),
        ("measure", "id", "m\\u200b"),
    ]


def test_a_letter_of_no_script_mixes_with_nothing() -> None:
    assert script_of("ª") is None
    assert script_of("𝐀") is None
