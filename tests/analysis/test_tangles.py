"""Sums in which a part has two wholes, or a whole is divided twice."""

import sys
from fractions import Fraction

import pytest
from tests.analysis.test_sums import DAY, figure, graph_of, labels, said

from claimtrack.analysis.checks import check
from claimtrack.analysis.retraction.retracting import smallest_retraction
from claimtrack.analysis.sums.solving import Row, _is_absurd
from claimtrack.analysis.sums.summing import sum_mismatches
from claimtrack.errors import MissingExtraError
from claimtrack.graph import ClaimGraph
from claimtrack.model import Verdict

BOTH = {"disjoint": True, "exhaustive": True}
TWO_OF_THREE = [
    {"whole": "all", "parts": ["a", "b", "c"], **BOTH},
    {"whole": "ab", "parts": ["a", "b"], **BOTH},
    {"whole": "bc", "parts": ["b", "c"], **BOTH},
    {"whole": "ac", "parts": ["a", "c"], **BOTH},
]
MEASURES = [{"id": each} for each in ("all", "ab", "bc", "ac", "a", "b", "c")]


def pairs_of_three(most: int) -> ClaimGraph:
    """Each two of three come to four at least, all of them to so many at most."""
    return graph_of(
        said("x", "north", figure("ab", "at least 4")),
        said("y", "south", figure("bc", "at least 4")),
        said("z", "un", figure("ac", "at least 4")),
        said("w", "un", figure("all", f"up to {most}")),
        measures=MEASURES,
        partitions=TWO_OF_THREE,
    )


@pytest.mark.extra
def test_what_overlaps_pair_by_pair_adds_up_all_the_same() -> None:
    pytest.importorskip("highspy", reason="needs the extra solve")

    (found,) = sum_mismatches(pairs_of_three(5))

    assert labels(found) == ["w", "x", "y", "z"]
    assert found.verdict is Verdict.CONFLICT
    assert found.because == (
        "No numbers suit all of these, as parts and wholes add up: all (up to 5), "
        "ab (at least 4), bc (at least 4) and ac (at least 4)."
    )
    assert found.resolve.endswith("or a record that the parts are others")


@pytest.mark.extra
def test_what_some_numbers_suit_is_no_finding() -> None:
    pytest.importorskip("highspy", reason="needs the extra solve")

    assert list(sum_mismatches(pairs_of_three(6))) == []


@pytest.mark.extra
def test_two_divisions_of_one_whole_come_to_the_same() -> None:
    pytest.importorskip("highspy", reason="needs the extra solve")
    graph = graph_of(
        said("a", "north", figure("killed", 3)),
        said("b", "south", figure("wounded", 5)),
        said("c", "un", figure("men", "up to 4")),
        said("d", "un", figure("women", "up to 3")),
        partitions=[
            {"whole": "casualties", "parts": ["killed", "wounded"], "disjoint": True},
            {"whole": "casualties", "parts": ["men", "women"], "exhaustive": True},
        ],
    )

    (found,) = sum_mismatches(graph)

    assert labels(found) == ["a", "b", "c", "d"]


@pytest.mark.extra
def test_measures_and_places_bound_each_other() -> None:
    pytest.importorskip("highspy", reason="needs the extra solve")
    graph = graph_of(
        said("a", "north", figure("casualties", "at least 8", place="upper")),
        said("b", "south", figure("killed", "up to 1", place="upper")),
        said("c", "un", figure("wounded", "at least 2", place="lower")),
        said("d", "un", figure("wounded", "up to 8")),
        partitions=[
            {"whole": "casualties", "parts": ["killed", "wounded"], **BOTH},
            {"whole": "valley", "parts": ["upper", "lower"], "disjoint": True},
        ],
    )

    (found,) = sum_mismatches(graph)

    assert labels(found) == ["a", "b", "c", "d"]


@pytest.mark.extra
def test_a_tangle_within_another_measure_is_seen() -> None:
    pytest.importorskip("highspy", reason="needs the extra solve")
    graph = graph_of(
        said("x", "north", figure("ab", "at least 4")),
        said("y", "south", figure("bc", "at least 4")),
        said("z", "un", figure("ac", "at least 4")),
        said("w", "un", figure("more", "up to 5")),
        measures=[*MEASURES, {"id": "more"}],
        partitions=[*TWO_OF_THREE, {"whole": "more", "parts": ["all"]}],
    )

    (found,) = sum_mismatches(graph)

    assert labels(found) == ["w", "x", "y", "z"]


@pytest.mark.extra
def test_sums_in_trees_and_pairs_are_told_once() -> None:
    pytest.importorskip("highspy", reason="needs the extra solve")
    graph = graph_of(
        said("x", "north", figure("a", "at least 3")),
        said("y", "south", figure("b", "at least 3")),
        said("w", "un", figure("all", "up to 5")),
        said("v", "un", figure("bc", "up to 2")),
        measures=MEASURES,
        partitions=TWO_OF_THREE,
    )

    assert [labels(one) for one in sum_mismatches(graph)] == [["w", "x", "y"]]


@pytest.mark.extra
def test_what_makes_up_a_part_has_nothing_in_common_with_the_others() -> None:
    pytest.importorskip("highspy", reason="needs the extra solve")
    graph = graph_of(
        said("x", "north", figure("ab", "at least 4")),
        said("y", "south", figure("c", "at least 3")),
        said("w", "un", figure("all", "up to 5")),
        measures=MEASURES,
        partitions=TWO_OF_THREE,
    )

    assert [labels(one) for one in sum_mismatches(graph)] == [["w", "x", "y"]]


def test_without_the_extra_the_error_names_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)

    with pytest.raises(MissingExtraError, match=r"claimtrack\[solve\]"):
        list(sum_mismatches(pairs_of_three(5)))


def test_without_the_extra_all_else_is_told_before_the_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    pairs = (figure("ab", "at least 4"), figure("bc", 4), figure("ac", 4))
    graph = graph_of(
        said("x", "north", *pairs, figure("all", "up to 5")),
        said("k", "north", figure("killed", 3), figure("wounded", 4)),
        said("t", "south", figure("hit", 6)),
        measures=[*MEASURES, *({"id": each} for each in ("hit", "killed", "wounded"))],
        partitions=[
            *TWO_OF_THREE,
            {"whole": "hit", "parts": ["killed", "wounded"], **BOTH},
        ],
    )

    findings = sum_mismatches(graph)
    found = next(findings)

    assert labels(found) == ["t", "k", "k#2"]
    with pytest.raises(MissingExtraError, match="other than sum_mismatches"):
        next(findings)


def test_a_limit_that_is_reached_needs_no_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    graph = graph_of(
        said("x", "north", figure("all", 3)),
        said("y", "south", figure("all", 4)),
        said("z", "un", figure("all", 5)),
        *(said(one, "un", figure(one, "at least 4")) for one in ("ab", "bc", "ac")),
        measures=MEASURES,
        partitions=TWO_OF_THREE,
    )

    found = check(graph, limit=1)

    assert len(found) == 1
    assert found.truncated


def test_what_bounds_alone_show_to_hold_needs_no_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    exact = {"ab": 5, "bc": 6, "ac": 7, "all": 9, "a": 3, "b": 2, "c": 4}
    graph = graph_of(
        said("x", "north", *(figure(measure, n) for measure, n in exact.items())),
        measures=MEASURES,
        partitions=TWO_OF_THREE,
    )

    assert list(sum_mismatches(graph)) == []


@pytest.mark.extra
def test_totals_in_unknown_order_share_no_stretch() -> None:
    pytest.importorskip("highspy", reason="needs the extra solve")
    total = {"period": f"{DAY}/said"}
    graph = graph_of(
        *(
            said(label, "north", figure(measure, answer, **total), asserted_at=None)
            for label, measure, answer in (
                ("x", "ab", "at least 4"),
                ("y", "bc", "at least 4"),
                ("z", "ac", "at least 4"),
                ("w", "all", "up to 5"),
            )
        ),
        measures=MEASURES,
        partitions=TWO_OF_THREE,
    )

    assert list(sum_mismatches(graph)) == []


@pytest.mark.extra
def test_two_figures_that_one_source_may_have_exchanged_are_no_tangle() -> None:
    pytest.importorskip("highspy", reason="needs the extra solve")
    graph = graph_of(
        said("a", "north", figure("casualties", 1), asserted_at=None),
        said("b", "north", figure("casualties", 0), asserted_at=None),
        partitions=[
            {"whole": "valley", "parts": ["upper"], "exhaustive": True},
            {"whole": "casualties", "parts": ["killed"], "disjoint": True},
        ],
    )

    assert list(sum_mismatches(graph)) == []


@pytest.mark.extra
def test_a_pair_beside_a_tangle_does_not_hide_it() -> None:
    pytest.importorskip("highspy", reason="needs the extra solve")
    graph = graph_of(
        said("x", "north", figure("ab", "at least 4")),
        said("x2", "un", figure("ab", "up to 3")),
        said("y", "south", figure("bc", "at least 4")),
        said("z", "un", figure("ac", "at least 4")),
        said("w", "un", figure("all", "up to 5")),
        measures=MEASURES,
        partitions=TWO_OF_THREE,
    )

    assert ["w", "x", "y", "z"] in [labels(one) for one in sum_mismatches(graph)]


@pytest.mark.extra
def test_a_pair_does_not_hide_two_divisions_of_a_whole_that_nobody_told() -> None:
    pytest.importorskip("highspy", reason="needs the extra solve")
    ways = (("killed", "wounded"), ("men", "women"))
    graph = graph_of(
        said("k", "south", figure("killed", "up to 2"), figure("wounded", 1)),
        said("m", "un", figure("men", "at least 2"), figure("women", 2)),
        said("upper", "un", figure("killed", 5, place="upper")),
        partitions=[{"whole": "casualties", "parts": each, **BOTH} for each in ways],
        places=[{"id": "valley"}, {"id": "upper", "part_of": ["valley"]}],
    )

    found = list(sum_mismatches(graph))

    assert [sorted(labels(one)) for one in found] == [["k", "k#2", "m", "m#2"]]


@pytest.mark.extra
def test_figures_of_others_and_without_a_place_stay_out_of_a_tangle() -> None:
    pytest.importorskip("highspy", reason="needs the extra solve")
    graph = graph_of(
        said("x", "north", figure("ab", "at least 4")),
        said("y", "south", figure("bc", "at least 4", subject="south")),
        said("z", "un", figure("ac", "at least 4", place=None)),
        said("w", "un", figure("all", "up to 5")),
        measures=MEASURES,
        partitions=TWO_OF_THREE,
    )

    assert list(sum_mismatches(graph)) == []


@pytest.mark.extra
def test_a_tangle_costs_one_claim() -> None:
    pytest.importorskip("highspy", reason="needs the extra solve")

    found = smallest_retraction(pairs_of_three(5))

    assert len(found.claims) == 1


@pytest.mark.parametrize("multiplier", [1, -1])
def test_no_contradiction_follows_from_an_end_that_is_open(multiplier: int) -> None:
    rows = [Row(factors={0: 1})]

    assert not _is_absurd(rows, [Fraction(multiplier)])
