"""Answers handed on as rows."""

import csv
import io
from collections.abc import Callable

import pytest

import claimtrack as ct
from claimtrack.analysis import positions

Build = Callable[..., ct.ClaimGraph]


def said(label: str, source: str, answer: int, **more: object) -> dict[str, object]:
    claim = {"question": "day", "answer": answer}
    return {"id": label, "source": source, "claims": [claim], **more}


@pytest.fixture
def graph(build: Build) -> ct.ClaimGraph:
    return build(
        said("=a", "west-mod", 4, asserted_at="2020-09-29"),
        said("c|c", "east-mod", 3),
    )


def test_every_row_has_the_documented_columns(graph: ct.ClaimGraph) -> None:
    found = ct.check(graph)

    assert [tuple(row) for row in found.rows()] == [found.columns]


def test_a_cell_that_looks_like_a_formula_is_none_in_csv(
    graph: ct.ClaimGraph,
) -> None:
    text = ct.check(graph).to_csv()

    (row,) = csv.DictReader(io.StringIO(text))
    assert row["first"] == "'=a#1"
    assert row["second_asserted_at"] == ""


def test_a_bar_in_a_cell_stays_in_its_cell_in_markdown(graph: ct.ClaimGraph) -> None:
    lines = ct.check(graph).to_markdown().splitlines()

    assert len(lines) == 3
    assert r"c\|c#1" in lines[2]


def test_findings_can_be_read_twice_and_compared(graph: ct.ClaimGraph) -> None:
    found = ct.check(graph)

    assert list(found) == list(found)
    assert found == ct.check(graph)
    assert found != list(found)
    assert found[0] == found[:1][0]
    assert len(found) == 1


def test_findings_show_their_codes_and_labels(graph: ct.ClaimGraph) -> None:
    found = ct.check(graph)

    assert repr(found) == "<1 finding>\nconflict: =a#1 / c|c#1"


@pytest.mark.parametrize(
    ("chosen", "count"),
    [
        ({"code": "conflict"}, 1),
        ({"code": "denial"}, 0),
        ({"source": "east-mod"}, 1),
        ({"source": "agency"}, 0),
        ({}, 1),
    ],
)
def test_findings_can_be_chosen(
    graph: ct.ClaimGraph, chosen: dict[str, str], count: int
) -> None:
    found = ct.check(graph).where(**chosen)

    assert len(found) == count


def test_positions_of_a_side_are_those_of_its_parts(graph: ct.ClaimGraph) -> None:
    held = positions(graph, "west")

    assert [(one.side.claim_label, one.stands) for one in held] == [("=a#1", True)]
    assert held.rows()[0]["answer"] == "4"


def test_positions_take_a_record_and_show_as_a_table(build: Build) -> None:
    statements = [said(f"s{n:02}", "agency", n) for n in range(25)]
    graph = build(*statements)

    held = positions(graph, ct.Source(id="agency"))

    assert repr(held).splitlines()[0].split()[:2] == ["label", "source"]
    assert repr(held).endswith("(5 more rows)")


def test_a_long_cell_is_cut_short_where_it_is_shown(build: Build) -> None:
    label = "a" * 100
    held = positions(build(said(label, "agency", 1)), "agency")

    assert label not in repr(held)
    assert "…" in repr(held)


def test_ones_own_check_runs_beside_the_others(graph: ct.ClaimGraph) -> None:
    def mine(_: ct.ClaimGraph) -> list[ct.Finding]:
        return [
            ct.Finding(
                id="0" * 64,
                code="mine",
                verdict=None,
                sides=(),
                rule="",
                because="",
                resolve="",
            )
        ]

    found = ct.check(graph, checks=[*ct.CHECKS, mine])

    assert [one.code for one in found] == ["conflict", "mine"]
    assert found.rows()[1]["question"] is None
