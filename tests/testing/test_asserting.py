"""The assertions of the test kit."""

from pathlib import Path

import pytest

import claimtrack as ct
from claimtrack.testing import (
    assert_consistent,
    assert_contradicts,
    assert_traces_to,
)

CASE = Path(__file__).parents[2] / "examples" / "karabakh-2020-09-27"


@pytest.fixture(scope="module")
def graph() -> ct.ClaimGraph:
    return ct.read(CASE / "seed-article.json", CASE / "day-one.json")


def test_a_consistent_graph_passes() -> None:
    assert_consistent(ct.read(CASE / "seed-article.json"))


def test_a_contradiction_is_told_in_prose(graph: ct.ClaimGraph) -> None:
    with pytest.raises(AssertionError, match="11 findings where none") as told:
        assert_consistent(graph)

    assert "- denial: " in str(told.value)
    assert "To settle it: " in str(told.value)


def test_codes_narrow_what_must_not_be_found() -> None:
    case = ct.Case("two answers")
    case.source("mod")
    case.measure("tanks-lost")
    case.question("tanks", "tanks-lost", period="2020-08")
    for number in (2, 3):
        case.say(f"of {number}", "mod", "tanks", number, on=f"2020-09-{number:02}")
    graph = case.graph()

    assert_consistent(graph, codes=["denial"])

    with pytest.raises(AssertionError, match="1 finding where none"):
        assert_consistent(graph, codes=["revision"])


def test_what_contradicts_passes_and_what_does_not_is_explained(
    graph: ct.ClaimGraph,
) -> None:
    assert_contradicts(graph, "K01", "K05")

    with pytest.raises(AssertionError, match="K04 does not contradict K05") as told:
        assert_contradicts(graph, "K04", "K05")

    assert str(ct.why(graph, "K04", "K05")) in str(told.value)


def test_where_there_is_nothing_to_compare_the_failure_says_so(
    graph: ct.ClaimGraph,
) -> None:
    with pytest.raises(AssertionError, match="there are no two claims to compare"):
        assert_contradicts(graph, "ria-am-mod-tanks", "K05")


def test_a_claim_traces_to_its_speaker_and_to_the_speakers_side(
    graph: ct.ClaimGraph,
) -> None:
    assert_traces_to(graph, "page-S04", "am-mod")
    assert_traces_to(graph, "page-S04", "armenian-side")

    with pytest.raises(AssertionError, match="does not lead back to az-mod") as told:
        assert_traces_to(graph, "page-S04", "az-mod")

    assert str(ct.trace(graph, "page-S04")) in str(told.value)


def test_a_source_that_is_not_there_is_no_failure_but_a_mistake(
    graph: ct.ClaimGraph,
) -> None:
    with pytest.raises(ct.UnknownIdError, match="am-mod"):
        assert_traces_to(graph, "page-S04", "am-mood")
