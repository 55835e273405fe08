"""The assertions and the plug-in of the test kit."""

from pathlib import Path

import pytest

import claimtrack as ct
from claimtrack.testing.asserting import (
    assert_consistent,
    assert_contradicts,
    assert_traces_to,
)
from claimtrack.testing.plugin import pytest_assertrepr_compare

CASE = Path(__file__).parents[2] / "examples" / "karabakh-2020-09-27"


@pytest.fixture(scope="module")
def graph() -> ct.ClaimGraph:
    return ct.read(CASE / "seed-article.json", CASE / "day-one.json")


def test_a_consistent_graph_passes() -> None:
    assert_consistent(ct.read(CASE / "seed-article.json"))


def test_a_contradiction_is_told_in_prose(graph: ct.ClaimGraph) -> None:
    with pytest.raises(AssertionError, match="11 contradictions where none") as told:
        assert_consistent(graph)

    assert "A count does not fall" in str(told.value)


def test_codes_narrow_what_must_not_be_found(graph: ct.ClaimGraph) -> None:
    assert_consistent(graph, codes=["walk-back"])

    with pytest.raises(AssertionError, match="5 contradictions"):
        assert_consistent(graph, codes=["denial"])


def test_what_contradicts_passes_and_what_does_not_is_explained(
    graph: ct.ClaimGraph,
) -> None:
    assert_contradicts(graph, "K01", "K05")

    with pytest.raises(AssertionError, match="K04 and K05 can both hold"):
        assert_contradicts(graph, "K04", "K05")


def test_a_claim_traces_to_its_speaker_and_to_the_speakers_side(
    graph: ct.ClaimGraph,
) -> None:
    assert_traces_to(graph, "page-S04", "am-mod")
    assert_traces_to(graph, "page-S04", "armenian-side")

    with pytest.raises(AssertionError, match="does not lead back to az-mod"):
        assert_traces_to(graph, "page-S04", "az-mod")


def test_two_graphs_that_differ_say_where() -> None:
    one = ct.ClaimGraph([ct.Source(id="a")])
    other = ct.ClaimGraph([ct.Source(id="b")])

    told = pytest_assertrepr_compare("==", one, other)

    assert told is not None
    assert [line.partition(":")[0] for line in told] == [
        "two graphs differ",
        "only left",
        "only right",
    ]


def test_two_findings_that_differ_say_where(graph: ct.ClaimGraph) -> None:
    told = pytest_assertrepr_compare("==", ct.check(graph), ct.check(ct.ClaimGraph()))

    assert told is not None
    assert told[0] == "findings differ"


def test_other_comparisons_are_left_to_pytest() -> None:
    assert pytest_assertrepr_compare("==", 1, 2) is None
    assert pytest_assertrepr_compare("!=", ct.ClaimGraph(), ct.ClaimGraph()) is None


def test_the_fixture_reads_beside_its_test(request: pytest.FixtureRequest) -> None:
    from claimtrack.testing import plugin  # noqa: PLC0415 -- for its fixture only

    beside = plugin.read_case.__wrapped__(request)  # type: ignore[attr-defined]

    assert beside("../../examples/karabakh-2020-09-27/seed-article.json")
