import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import InvalidValueError
from claimtrack.graph import ClaimGraph, Hit
from claimtrack.model import (
    Assertion,
    Claim,
    Count,
    Document,
    Envelope,
    Measure,
    Name,
    Question,
    Source,
    Statement,
    Subject,
    digest,
)
from claimtrack.testing import worlds

QUESTION = Question(measure_id="tanks", subject_id="army")
CLAIM = Claim(question_id=digest(QUESTION), answer=Count(spans=[(2, None)]))
SAID = Statement(source_id="mod", quote="At least two TANKS were lost")
ASSERTION = Assertion(
    statement_id=digest(SAID),
    claim_id=digest(CLAIM),
    quote="two tanks",
    wording="at least two",
)
WORLD = [
    Source(id="mod", names=[Name(text="Tankistan")], aliases=["The Ministry"]),
    Subject(id="army"),
    Measure(id="tanks", names=[Name(text="tanks lost")]),
    QUESTION,
    CLAIM,
    SAID,
    ASSERTION,
    Envelope(record_id=digest(SAID), labels=["K01"]),
    Envelope(record_id=digest(ASSERTION), labels=["K01#1"]),
]


def found(text: str, *more: object) -> list[tuple[str, str, str]]:
    hits = ClaimGraph([*WORLD, *more]).find(text)
    return [(hit.kind, hit.label, hit.shown) for hit in hits]


def test_what_is_the_text_comes_first_then_what_begins_with_it_then_what_has_it() -> (
    None
):
    assert found("tanks") == [
        ("measure", "tanks", "tanks lost"),
        ("question", digest(QUESTION)[:12], "tanks lost (army)"),
        ("claim", "K01#1", "tanks lost (army): at least 2"),
        ("statement", "K01", "At least two TANKS were lost"),
        ("assertion", "K01#1", "two tanks"),
    ]


def test_a_hit_shows_the_words_that_match_best() -> None:
    assert found("tank")[:2] == [
        ("source", "mod", "Tankistan"),
        ("measure", "tanks", "tanks lost"),
    ]
    assert found("ministry") == [("source", "mod", "The Ministry")]
    assert found("at least 2")[0] == ("claim", "K01#1", "at least 2")
    assert found("AT LEAST TWO")[0] == ("assertion", "K01#1", "at least two")


def test_of_words_that_match_alike_the_first_are_shown() -> None:
    source = Source(id="x", aliases=["far helicopter", "helicopter", "helicopter one"])
    place = Source(id="y", aliases=["a helicopter", "b helicopter"])

    assert found("helicopter", source, place) == [
        ("source", "x", "helicopter"),
        ("source", "y", "a helicopter"),
    ]


def test_a_hit_by_label_or_id_shows_what_the_record_is() -> None:
    assert found("k01") == [
        (
            "statement",
            "K01",
            "Tankistan: “At least two TANKS were lost”",
        ),
        ("assertion", "K01#1", "tanks lost (army): at least two (at least 2)"),
    ]
    assert found("MOD") == [("source", "mod", "Tankistan")]


def test_a_digest_is_found_by_eight_digits_and_not_by_fewer() -> None:
    statement = digest(SAID)

    assert [kind for kind, _, _ in found(statement[:8])] == ["statement"]
    assert found(statement[:7]) == []
    assert found(statement[1:10]) == []
    assert ClaimGraph(WORLD).find(statement)[0] == Hit(
        kind="statement",
        id=statement,
        label="K01",
        shown="Tankistan: “At least two TANKS were lost”",
    )


@pytest.mark.parametrize("text", ["STRASSE", "straße", "Straße", "STRAẞE"])
def test_case_is_no_difference_in_any_script(text: str) -> None:
    assert found(text, Source(id="x", aliases=["Hauptstraße"])) == [
        ("source", "x", "Hauptstraße")
    ]


def test_composed_and_taken_apart_letters_are_the_same() -> None:
    names = [Name(text="Caf\u00e9"), Name(text="\u0130stanbul")]
    more = Source(id="x", names=names)

    assert found("CAFE\u0301", more) == [("source", "x", "Caf\u00e9")]
    assert found("i\u0307stanbul", more) == [("source", "x", "\u0130stanbul")]


def test_free_text_is_found_without_quotation_marks() -> None:
    claim = Claim(text="The line was shelled.")

    assert found("the line", claim) == [
        ("claim", digest(claim)[:12], "The line was shelled.")
    ]


def test_documents_are_found_by_title_address_and_text() -> None:
    document = Document(url="https://a.example/1", title="Losses", text="Dear reader")

    assert [shown for _, _, shown in found("losses", document)] == ["Losses"]
    assert [shown for _, _, shown in found("example/1", document)] == [document.url]
    assert [shown for _, _, shown in found("reader", document)] == ["Dear reader"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x" * 80, "x" * 80),
        ("needle" + "x" * 80, f"needle{'x' * 74}…"),
        ("x" * 80 + "needle", f"…{'x' * 74}needle"),
        ("x" * 90 + "needle" + "y" * 90, f"…{'x' * 20}needle{'y' * 54}…"),
        ("ß" * 90 + "needle" + "y" * 90, f"…{'ß' * 20}needle{'y' * 54}…"),
        ("\u0130" * 90 + "NEEDLE" + "y" * 90, f"…{chr(0x130) * 20}NEEDLE{'y' * 54}…"),
    ],
)
def test_of_a_long_text_what_is_around_the_place_is_shown(
    text: str, shown: str
) -> None:
    document = Document(url="u", text=text)
    wanted = "x" if text == "x" * 80 else "needle"

    assert [hit for _, _, hit in found(wanted, document)] == [shown]


def test_what_is_nowhere_is_not_found() -> None:
    hits = ClaimGraph(WORLD).find("helicopter")

    assert list(hits) == []
    assert repr(hits) == "kind  label  shown  id"


def test_the_empty_text_is_in_all_words() -> None:
    assert len(found("")) == len(ClaimGraph(WORLD))


def test_half_a_character_is_looked_for_in_vain() -> None:
    with pytest.raises(InvalidValueError, match="surrogate"):
        ClaimGraph().find("\ud800")


def test_hits_are_a_table() -> None:
    hits = ClaimGraph(WORLD).find("MOD")

    assert repr(hits) == ("kind    label  shown      id\nsource  mod    Tankistan  mod")
    assert hits.rows() == [
        {"kind": "source", "label": "mod", "shown": "Tankistan", "id": "mod"}
    ]


@given(st.data())
def test_the_order_of_records_changes_no_hit(data: st.DataObject) -> None:
    world = data.draw(worlds())
    shuffled = data.draw(st.permutations(world))
    text = data.draw(st.sampled_from(["north", "2", "tanks", "said", "e", ""]))

    assert list(ClaimGraph(shuffled).find(text)) == list(ClaimGraph(world).find(text))
