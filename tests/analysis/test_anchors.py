"""Quotes, and where they stand in the texts of their documents."""

import hashlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.analysis import (
    Anchoring,
    TextAnchor,
    anchor_from,
    anchors,
    anchors_in,
    unanchored_quotes,
)
from claimtrack.codec import Case
from claimtrack.errors import InvalidValueError, UnknownIdError
from claimtrack.graph import ClaimGraph
from claimtrack.model import nfc

TEXT = "The ministry said that twenty tanks were lost, and twenty more."
few = st.text("abé e\u0301", max_size=12)


def case_of(*quotes: str, text: str | None = TEXT, digest: str | None = None) -> Case:
    case = Case("pages")
    case.source("gazette")
    case.page("page", publisher="gazette", text=text, digest=digest)
    for number, quote in enumerate(quotes):
        case.say(f"told-{number}", "gazette", text="Lost.", page="page", quote=quote)
    return case


def states(graph: ClaimGraph, **texts: str) -> list[Anchoring]:
    return [one.anchoring for one in anchors(graph, texts=texts)]


@given(text=few, quote=few)
def test_anchors_are_all_places_at_which_a_text_holds_the_words(
    text: str, quote: str
) -> None:
    text, quote = nfc(text), nfc(quote)
    if not quote:
        return

    found = [*anchors_in(text, quote)]

    places = [at for at in range(len(text)) if text[at:].startswith(quote)]
    assert [one.start for one in found] == places
    assert all(one.is_in(text) for one in found)
    assert all(text[one.start : one.end] == quote for one in found)


@given(text=few, quote=few)
def test_an_anchor_read_from_its_selectors_is_the_same(text: str, quote: str) -> None:
    for anchor in anchors_in(text, quote) if quote else ():
        assert anchor_from(anchor.selectors(), text) == anchor


def test_no_words_stand_nowhere() -> None:
    with pytest.raises(InvalidValueError, match="expected some words"):
        anchors_in(TEXT, "")


@pytest.mark.parametrize("words", ["x", "The"])
def test_what_moved_is_not_where_it_was(words: str) -> None:
    anchor = TextAnchor(exact="The ministry", start=0)

    assert anchor.is_in(TEXT)
    assert not anchor.is_in(words + TEXT)


def test_a_prefix_that_the_text_has_no_room_for_is_not_there() -> None:
    assert not TextAnchor(exact="The", start=0, prefix="x").is_in(TEXT)


def test_a_quote_at_several_places_is_told_apart_by_its_position() -> None:
    quote = {"type": "TextQuoteSelector", "exact": "twenty"}
    position = {"type": "TextPositionSelector", "start": 51, "end": 57}

    found = anchor_from([quote, position], TEXT)

    assert (found.start, found.suffix) == (51, " more.")


@pytest.mark.parametrize(
    ("selectors", "problem"),
    [
        ([], "expected some words"),
        ([{"type": "TextQuoteSelector", "exact": 3}], "expected exact to be a text"),
        ([{"type": "TextQuoteSelector", "exact": "twenty"}], "it does at 2 places"),
        ([{"type": "TextQuoteSelector", "exact": "thirty"}], "it does nowhere"),
        (
            [{"type": "TextQuoteSelector", "exact": "more", "prefix": "tanks "}],
            "it does nowhere",
        ),
        (
            [
                {"type": "TextQuoteSelector", "exact": "twenty"},
                {"type": "TextPositionSelector", "start": 23, "end": 30},
            ],
            "from start to end; got 23 to 30",
        ),
        (
            [
                {"type": "TextQuoteSelector", "exact": "twenty"},
                {"type": "TextPositionSelector", "start": 24, "end": 30},
            ],
            "it does nowhere",
        ),
    ],
)
def test_selectors_of_no_one_place_are_refused(
    selectors: list[dict[str, object]], problem: str
) -> None:
    with pytest.raises(InvalidValueError, match=problem):
        anchor_from(selectors, TEXT)


def test_a_quote_is_anchored_where_the_text_holds_it_and_else_not() -> None:
    graph = case_of("twenty", "thirty").graph()

    found = anchors(graph)

    assert [one.anchoring for one in found] == [
        Anchoring.ANCHORED,
        Anchoring.UNANCHORED,
    ]
    assert [one.count for one in found] == [2, 0]
    assert [row["start"] for row in found.rows()] == [23, None]
    assert [row["document"] for row in found.rows()] == ["page", "page"]


def test_quotes_of_statements_and_of_claims_are_told_by_their_labels(
    build: Callable[..., ClaimGraph],
) -> None:
    claims = [{"text": "Lost."}, {"text": "Won.", "quote": "thirty"}]
    told = {"id": "told", "source": "agency", "quote": "twenty", "claims": claims}

    rows = anchors(build(told)).rows()

    assert [(x["label"], x["anchoring"], x["document"]) for x in rows] == [
        ("told", "unverified", None),
        ("told#2", "unverified", None),
    ]


def test_a_document_that_keeps_no_text_leaves_its_quotes_unverified() -> None:
    graph = case_of("twenty", text=None).graph()

    assert states(graph) == [Anchoring.UNVERIFIED]
    assert [*unanchored_quotes(graph)] == []


def test_a_text_that_is_kept_elsewhere_verifies_them() -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    graph = case_of("twenty", text=None, digest=f"sha256:{digest}").graph()

    assert states(graph, page=TEXT) == [Anchoring.ANCHORED]


@pytest.mark.parametrize("kept", ["archive-7", "a" * 63 + "x"])
def test_a_digest_of_another_kind_is_not_held_against_a_text(kept: str) -> None:
    graph = case_of("twenty", text=None, digest=kept).graph()

    assert states(graph, page=TEXT) == [Anchoring.ANCHORED]


@pytest.mark.parametrize(
    ("text", "digest"), [(None, "0" * 64), ("Another text.", None)]
)
def test_another_text_than_the_one_that_is_kept_is_refused(
    text: str | None, digest: str | None
) -> None:
    graph = case_of("twenty", text=text, digest=digest).graph()

    with pytest.raises(InvalidValueError, match="the text whose digest page keeps"):
        anchors(graph, texts={"page": TEXT})


def test_a_text_of_no_document_is_refused() -> None:
    with pytest.raises(UnknownIdError):
        anchors(case_of().graph(), texts={"pages": TEXT})


def test_a_finding_says_how_near_a_quote_comes() -> None:
    graph = case_of("Twenty  tanks", "thirty tanks").graph()

    found = {one.sides[0].statement_label: one for one in unanchored_quotes(graph)}

    assert found["told-0"].because == (
        "The text of gazette does not hold “Twenty  tanks” but for capital letters "
        "and spaces."
    )
    assert found["told-1"].because == (
        "The text of gazette does not hold “thirty tanks”."
    )


def test_a_selector_may_have_its_type_in_a_list() -> None:
    selector = {"type": ["TextQuoteSelector", "Selector"], "exact": "two"}

    assert anchor_from([selector], "one and two").start == 8


def test_a_selector_of_no_type_is_none() -> None:
    with pytest.raises(InvalidValueError):
        anchor_from([{"type": [3], "exact": "two"}, {"type": {}}], "one and two")
