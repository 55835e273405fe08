"""Sums that can't come out: examples a reader should remember."""

import json

import pytest

from claimtrack.analysis.sums.summing import sum_mismatches
from claimtrack.codec import CaseText, read_texts
from claimtrack.graph import ClaimGraph
from claimtrack.model import Finding, Verdict

DISJOINT = {"whole": "casualties", "parts": ["killed", "wounded"], "disjoint": True}
EXHAUSTIVE = {"whole": "casualties", "parts": ["killed", "wounded"], "exhaustive": True}
TOWNS = {"whole": "valley", "parts": ["upper", "lower"], "disjoint": True}
DAY = "2020-09-27"


def graph_of(
    *statements: dict[str, object], **sections: list[dict[str, object]]
) -> ClaimGraph:
    case = {
        "claimtrack": 1,
        "name": "test",
        "sources": [
            {"id": "north", "name": "North"},
            {"id": "south", "name": "South"},
            {"id": "un", "name": "UN"},
        ],
        "places": [
            {"id": place} for place in ("valley", "upper", "lower", "mill", "bridge")
        ],
        "measures": [
            *({"id": each} for each in ("casualties", "killed", "wounded", "missing")),
            {"id": "soldiers"},
            {"id": "men"},
            {"id": "women"},
            {"id": "rain", "answers": "amount", "additive": True},
            {"id": "level", "answers": "amount"},
        ],
        "statements": statements,
        **sections,
    }
    return read_texts([CaseText(content=json.dumps(case).encode())])


def said(
    label: str, source: str, *claims: dict[str, object], **more: object
) -> dict[str, object]:
    made = [{"place": "valley", "period": DAY, **claim} for claim in claims]
    return {
        "id": label,
        "source": source,
        "asserted_at": "2020-10-01",
        "claims": made,
        **more,
    }


def figure(measure: str, answer: object, **more: object) -> dict[str, object]:
    return {"measure": measure, "answer": answer, **more}


def labels(found: Finding) -> list[str]:
    return [side.claim_label.removesuffix("#1") for side in found.sides]


def found_in(graph: ClaimGraph, *, history: bool = False) -> list[list[str]]:
    return [labels(one) for one in sum_mismatches(graph, history=history)]


def test_disjoint_parts_cannot_come_to_more_than_their_whole() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3)),
        said("b", "south", figure("wounded", 5)),
        said("c", "un", figure("casualties", "up to 7")),
        partitions=[DISJOINT],
    )

    (found,) = sum_mismatches(graph)

    assert labels(found) == ["c", "a", "b"]
    assert found.verdict is Verdict.CONFLICT
    assert found.because == (
        "Killed (3) and wounded (5) have nothing in common and lie within casualties: "
        "together they come to at least 8, and the whole to at most 7."
    )
    assert found.rule == (
        "parts with nothing in common can't come to more than their whole; across sides"
    )


def test_parts_that_overlap_or_may_overlap_add_up_to_nothing() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3)),
        said("b", "south", figure("wounded", 5)),
        said("c", "un", figure("casualties", 7)),
        partitions=[{**DISJOINT, "disjoint": False}],
    )

    assert found_in(graph) == []


def test_parts_that_make_up_a_whole_cannot_come_to_less() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", "up to 3")),
        said("b", "south", figure("wounded", 5)),
        said("c", "un", figure("casualties", "at least 9")),
        partitions=[EXHAUSTIVE],
    )

    (found,) = sum_mismatches(graph)

    assert labels(found) == ["c", "a", "b"]
    assert found.because == (
        "Killed (up to 3) and wounded (5) make up all of casualties: together they come "
        "to at most 8, and the whole to at least 9."
    )


def test_parts_that_do_not_exhaust_a_whole_may_come_to_less() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3)),
        said("b", "south", figure("wounded", 5)),
        said("c", "un", figure("casualties", 9)),
        partitions=[DISJOINT],
    )

    assert found_in(graph) == []


def test_a_part_without_a_figure_leaves_a_whole_uncovered() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3)),
        said("c", "un", figure("casualties", 9)),
        partitions=[EXHAUSTIVE],
    )

    assert found_in(graph) == []


def test_a_part_that_exceeds_the_whole_by_itself_makes_no_sum() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 8)),
        said("b", "south", figure("wounded", 5)),
        said("c", "un", figure("casualties", 7)),
        partitions=[DISJOINT],
    )

    assert found_in(graph) == []


def test_where_the_greatest_part_is_a_pair_of_its_own_the_next_makes_the_sum() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 8)),
        said("a2", "un", figure("killed", 4)),
        said("b", "south", figure("wounded", 5)),
        said("c", "un", figure("casualties", 7)),
        partitions=[DISJOINT],
    )

    assert found_in(graph) == [["c", "a2", "b"]]


def test_places_that_have_nothing_in_common_add_up() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3, place="upper")),
        said("b", "south", figure("killed", 5, place="lower")),
        said("c", "un", figure("killed", 7)),
        partitions=[TOWNS],
    )

    (found,) = sum_mismatches(graph)

    assert labels(found) == ["c", "a", "b"]
    assert "killed in lower (5)" in found.because


def test_partitions_of_two_levels_add_up_as_one() -> None:
    graph = graph_of(
        said("a", "north", figure("men", 3)),
        said("b", "south", figure("women", 3)),
        said("c", "north", figure("wounded", 3)),
        said("d", "un", figure("casualties", 8)),
        partitions=[
            DISJOINT,
            {"whole": "killed", "parts": ["men", "women"], "disjoint": True},
        ],
    )

    assert found_in(graph) == [["d", "a", "b", "c"]]


def test_a_part_of_a_part_counts_for_it() -> None:
    graph = graph_of(
        said("a", "north", figure("soldiers", 3)),
        said("b", "south", figure("wounded", 5)),
        said("c", "un", figure("casualties", 7)),
        partitions=[DISJOINT, {"whole": "killed", "parts": ["soldiers"]}],
    )

    assert found_in(graph) == [["c", "a", "b"]]


def test_days_add_up_to_the_days_around_them() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3)),
        said("b", "south", figure("killed", 5, period="2020-09-28")),
        said("c", "un", figure("killed", 7, period="2020-09-27/2020-09-28")),
    )

    (found,) = sum_mismatches(graph)

    assert labels(found) == ["c", "a", "b"]
    assert found.because.startswith("Killed (2020-09-27: 3) and killed (2020-09-28: 5)")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["2020-09-27", "2020-09-28"], [["c", "p0", "p1"]]),
        (["2020-09-27", "2020-09-29"], []),
        (["2020-09-27"], []),
    ],
    ids=["they tile the whole", "a day is missing", "the last day is missing"],
)
def test_days_make_up_a_stretch_only_where_they_tile_it(
    days: list[str], expected: list[list[str]]
) -> None:
    parts = [
        said(f"p{number}", "north", figure("killed", 3, period=day))
        for number, day in enumerate(days)
    ]
    whole = figure("killed", "at least 9", period="2020-09-27/2020-09-28")
    graph = graph_of(*parts, said("c", "un", whole))

    assert found_in(graph) == expected


def test_a_total_and_a_day_before_it_make_up_the_longer_total() -> None:
    graph = graph_of(
        said(
            "a",
            "north",
            figure("killed", 10, period="2020-09-27/said"),
            figure("killed", 3),
            figure("killed", 4, period="2020-09-28/said"),
        )
    )

    assert found_in(graph) == [["a", "a#2", "a#3"]]


def test_a_total_of_the_day_before_and_todays_figure_add_up() -> None:
    graph = graph_of(
        said(
            "a",
            "north",
            figure("killed", 6, period="2020-09-27/said"),
            asserted_at="2020-09-27",
        ),
        said("b", "south", figure("killed", 5, period="2020-09-28")),
        said(
            "c",
            "un",
            figure("killed", 9, period="2020-09-27/said"),
            asserted_at="2020-09-29",
        ),
    )

    assert found_in(graph) == [["c", "a", "b"]]


def test_totals_of_unknown_order_add_up_to_nothing() -> None:
    graph = graph_of(
        said(
            "a",
            "north",
            figure("killed", 6, period="2020-09-27/said"),
            asserted_at=None,
        ),
        said("b", "south", figure("killed", 5, period="2020-09-28")),
        said(
            "c",
            "un",
            figure("killed", 9, period="2020-09-27/said"),
            asserted_at=None,
        ),
    )

    assert found_in(graph) == []


def test_an_open_place_is_no_part_for_sure() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3, place=None)),
        said("b", "south", figure("wounded", 5)),
        said("c", "un", figure("casualties", 7)),
        partitions=[DISJOINT],
    )

    assert found_in(graph) == []


def test_what_lies_in_two_disjoint_parts_hides_no_sum() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3), figure("wounded", 5)),
        said("b", "south", figure("both", 1), figure("casualties", 7)),
        said("c", "un", figure("casualties", 9)),
        partitions=[DISJOINT],
        measures=[
            {"id": "casualties"},
            {"id": "killed"},
            {"id": "wounded"},
            {"id": "both", "part_of": ["killed", "wounded"]},
        ],
    )

    found = found_in(graph)

    assert found == [["b#2", "a", "a#2"]]


def test_levels_do_not_add_up() -> None:
    graph = graph_of(
        said("a", "north", figure("level", 3)),
        said("b", "south", figure("level", 5, period="2020-09-28")),
        said("c", "un", figure("level", 7, period="2020-09-27/2020-09-28")),
    )

    assert found_in(graph) == []


def test_amounts_add_up_exactly() -> None:
    graph = graph_of(
        said("a", "north", figure("rain", "more than 0.1")),
        said("b", "south", figure("rain", 0.2, period="2020-09-28")),
        said("c", "un", figure("rain", 0.3, period="2020-09-27/2020-09-28")),
    )

    (found,) = sum_mismatches(graph)

    assert "together they come to more than 0.3, and the whole to at most 0.3" in (
        found.because
    )


def test_a_denial_enters_by_its_lowest_and_its_highest() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", "up to 2", stance="denies")),
        said("b", "south", figure("wounded", 5)),
        said("c", "un", figure("casualties", 7)),
        partitions=[DISJOINT],
    )

    assert found_in(graph) == [["c", "a", "b"]]


def test_what_is_withdrawn_adds_up_only_in_history() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3)),
        said("a2", "north", asserted_at="2020-10-02", retracts=["a"]),
        said("b", "south", figure("wounded", 5)),
        said("c", "un", figure("casualties", 7)),
        partitions=[DISJOINT],
    )

    assert found_in(graph) == []
    assert found_in(graph, history=True) == [["c", "a", "b"]]


def test_a_merely_possible_figure_adds_nothing() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3, certainty="possible")),
        said("b", "south", figure("wounded", 5)),
        said("c", "un", figure("casualties", 7)),
        partitions=[DISJOINT],
    )

    assert found_in(graph) == []


def test_a_probable_figure_is_told_to_be_only_that() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3, certainty="probable")),
        said("b", "south", figure("wounded", 5)),
        said("c", "un", figure("casualties", 7)),
        partitions=[DISJOINT],
    )

    (found,) = sum_mismatches(graph)

    assert found.because.endswith("North says it only as probable.")


def test_equal_figures_that_could_stand_in_are_listed_beside() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3)),
        said("a2", "un", figure("killed", "at least 3")),
        said("a3", "un", figure("killed", "at least 2")),
        said("b", "south", figure("wounded", 5)),
        said("c", "un", figure("casualties", 7)),
        said("c2", "south", figure("casualties", "up to 7")),
        partitions=[{**DISJOINT, **EXHAUSTIVE}],
    )

    (found,) = sum_mismatches(graph)

    assert labels(found) == ["c", "a", "b"]
    assert [side.claim_label for side in found.equals] == ["a2#1", "c2#1"]


def test_equals_of_a_whole_that_is_not_covered_are_listed_beside() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3)),
        said("b", "south", figure("wounded", 5)),
        said("b2", "un", figure("wounded", "up to 5")),
        said("c", "un", figure("casualties", 9)),
        said("c2", "south", figure("casualties", "at least 9")),
        partitions=[EXHAUSTIVE],
    )

    (found,) = sum_mismatches(graph)

    assert labels(found) == ["c", "a", "b"]
    assert [side.claim_label for side in found.equals] == ["b2#1", "c2#1"]


def test_figures_of_one_source_in_unknown_order_may_replace_each_other() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3)),
        said("b", "north", figure("wounded", 5)),
        said("c", "north", figure("casualties", 7)),
        partitions=[DISJOINT],
    )

    (found,) = sum_mismatches(graph)

    assert found.verdict is Verdict.UNDETERMINED
    assert found.because.endswith(
        "Which North said last is not known, and it may replace the others."
    )
    assert found.resolve.startswith("a record of when North said each of these")


def test_one_statement_cannot_replace_itself() -> None:
    graph = graph_of(
        said(
            "a",
            "north",
            figure("killed", 3),
            figure("wounded", 5),
            figure("casualties", 7),
        ),
        partitions=[DISJOINT],
    )

    (found,) = sum_mismatches(graph)

    assert found.verdict is Verdict.CONFLICT
    assert found.rule.endswith("than their whole")


def test_what_an_analyst_declared_incomparable_to_the_whole_is_no_part() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3)),
        said("b", "south", figure("wounded", 5)),
        said("c", "un", figure("casualties", 7)),
        partitions=[DISJOINT],
        links=[
            {
                "kind": "incomparable",
                "between": ["a#1", "c#1"],
                "by": "desk",
                "because": "other lists",
            }
        ],
    )

    assert found_in(graph) == []


def test_parts_that_an_analyst_declared_incomparable_leave_it_open() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3)),
        said("b", "south", figure("wounded", 5)),
        said("c", "un", figure("casualties", 7)),
        partitions=[DISJOINT],
        links=[
            {
                "kind": "incomparable",
                "between": ["a#1", "b#1"],
                "by": "desk",
                "because": "Other lists.",
            }
        ],
    )

    (found,) = sum_mismatches(graph)

    assert found.verdict is Verdict.UNDETERMINED
    assert found.because.endswith(
        "Desk declared two of them incomparable: Other lists."
    )


def test_one_finding_a_whole_and_direction() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3)),
        said("b", "south", figure("wounded", 5)),
        said("c", "un", figure("casualties", 7)),
        said("c2", "north", figure("casualties", 6)),
        said("c3", "south", figure("casualties", 9)),
        partitions=[{**DISJOINT, **EXHAUSTIVE}],
    )

    assert found_in(graph) == [["c2", "a", "b"], ["c3", "a", "b"]]


def test_one_side_against_itself_is_told_to_be_that() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3)),
        said("b", "army", figure("wounded", 5)),
        said("c", "army", figure("casualties", 7)),
        partitions=[DISJOINT],
        sources=[{"id": "north"}, {"id": "army", "part_of": ["north"]}],
    )

    (found,) = sum_mismatches(graph)

    assert found.rule.endswith("; within one side")


def test_days_and_parts_of_a_whole_that_nobody_told_come_to_the_same() -> None:
    both = "2020-09-27/2020-09-28"
    graph = graph_of(
        said("a", "north", figure("casualties", "up to 2")),
        said("b", "south", figure("casualties", "up to 3", period="2020-09-28")),
        said("c", "un", figure("killed", "at least 4", period=both)),
        said("d", "un", figure("wounded", "at least 3", period=both)),
        partitions=[DISJOINT],
    )

    (found,) = sum_mismatches(graph)

    assert labels(found) == ["c", "d", "a", "b"]
    assert found.because.startswith("No numbers suit all of these")


@pytest.mark.extra
def test_places_and_parts_of_a_whole_that_nobody_told_come_to_the_same() -> None:
    pytest.importorskip("highspy", reason="needs the extra solve")
    graph = graph_of(
        said("a", "north", figure("casualties", "up to 2", place="upper")),
        said("b", "south", figure("casualties", "up to 3", place="lower")),
        said("c", "un", figure("killed", "at least 4")),
        said("d", "un", figure("wounded", "at least 3")),
        partitions=[DISJOINT, {**TOWNS, "disjoint": False, "exhaustive": True}],
    )

    assert found_in(graph) == [["c", "d", "a", "b"]]


@pytest.mark.extra
def test_what_is_told_of_one_whole_is_not_told_again_of_one_around_it() -> None:
    pytest.importorskip("highspy", reason="needs the extra solve")
    graph = graph_of(
        said("a", "north", figure("casualties", "up to 2", place="upper")),
        said("b", "south", figure("casualties", "up to 1", place="lower")),
        said("c", "un", figure("killed", "at least 2", place="upper")),
        said("d", "un", figure("wounded", "at least 2", place="upper")),
        partitions=[DISJOINT, {**TOWNS, "exhaustive": True}],
    )

    assert found_in(graph) == [["a", "c", "d"]]


def test_where_two_wholes_are_at_odds_parts_may_still_exceed_the_greater() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3)),
        said("b", "south", figure("wounded", 5)),
        said("c", "un", figure("casualties", 2)),
        said("d", "north", figure("casualties", 7)),
        partitions=[DISJOINT],
    )

    assert found_in(graph) == [["d", "a", "b"]]


@pytest.mark.extra
def test_what_a_part_exceeds_alone_makes_up_no_untold_whole() -> None:
    pytest.importorskip("highspy", reason="needs the extra solve")
    graph = graph_of(
        said("a", "north", figure("casualties", "up to 3", place="upper")),
        said("b", "south", figure("casualties", "up to 1", place="lower")),
        said("c", "un", figure("killed", "at least 5", place="upper")),
        said("d", "un", figure("wounded", "at least 1", place="upper")),
        partitions=[DISJOINT, {**TOWNS, "exhaustive": True}],
    )

    assert found_in(graph) == []


def test_an_incomparable_part_covers_nothing() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3)),
        said("b", "south", figure("wounded", 5)),
        said("c", "un", figure("casualties", 9)),
        partitions=[EXHAUSTIVE],
        links=[
            {
                "kind": "incomparable",
                "between": ["a#1", "c#1"],
                "by": "desk",
                "because": "other lists",
            }
        ],
    )

    assert found_in(graph) == []


def test_a_figure_that_another_makes_needless_is_not_named() -> None:
    parts = ["killed", "wounded", "missing"]
    graph = graph_of(
        said("a", "north", figure("killed", "up to 1")),
        said("b", "south", figure("men", "up to 2")),
        said("c", "un", figure("missing", "up to 3")),
        said("d", "un", figure("casualties", "at least 10")),
        partitions=[
            {"whole": "casualties", "parts": parts, "exhaustive": True},
            {"whole": "men", "parts": ["killed", "wounded"]},
        ],
    )

    assert found_in(graph) == [["d", "b", "c"]]


def test_what_one_figure_makes_up_alone_is_no_sum() -> None:
    graph = graph_of(
        said("b", "south", figure("men", "up to 2")),
        said("d", "un", figure("casualties", "at least 10")),
        partitions=[
            EXHAUSTIVE,
            {"whole": "men", "parts": ["killed", "wounded"]},
        ],
    )

    assert found_in(graph) == []


def test_an_order_that_the_text_tells_makes_a_total_a_part() -> None:
    total = f"{DAY}/said"
    graph = graph_of(
        said("a", "north", figure("killed", 6, period=total), asserted_at=DAY),
        said("b", "south", figure("killed", 5, period="2020-09-28")),
        said(
            "c",
            "un",
            figure("killed", 9, period=total),
            asserted_at="2020-09-29",
            after=["a"],
        ),
    )

    assert found_in(graph) == [["c", "a", "b"]]


def test_a_period_of_unknown_ends_is_no_part_for_sure() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 6, period=f"{DAY}/")),
        said("b", "south", figure("killed", 5, period="2020-10-28")),
        said("c", "un", figure("killed", 9, period=f"/{DAY}")),
        said("d", "un", figure("killed", 9, period="2020-09/2020-10")),
    )

    assert found_in(graph) == []


def test_figures_of_no_period_add_up_with_each_other_only() -> None:
    none = {"period": None}
    graph = graph_of(
        said("a", "north", figure("killed", 3, **none)),
        said("b", "south", figure("wounded", 5, **none)),
        said("b2", "south", figure("wounded", 6)),
        said("c", "un", figure("casualties", 7, **none)),
        said("d", "un", figure("casualties", "at least 9", **none)),
        partitions=[{**DISJOINT, **EXHAUSTIVE}],
    )

    assert found_in(graph) == [["c", "a", "b"], ["d", "a", "b"]]
