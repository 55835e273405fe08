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


def mine(number: int) -> ct.Finding:
    return ct.Finding(
        id=f"{number:064}",
        code="mine",
        verdict=None,
        sides=(),
        rule="",
        because="",
        resolve="",
    )


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


def test_findings_are_chosen_by_any_cell_of_their_rows(graph: ct.ClaimGraph) -> None:
    found = ct.check(graph)

    assert found.where(code="conflict", first_answer="4") == found
    assert len(found.where(first_answer="3")) == 0
    assert repr(found.where(first_answer="3")) == "<0 findings>"


def test_a_column_that_findings_lack_is_refused_at_once(graph: ct.ClaimGraph) -> None:
    with pytest.raises(ct.UnknownIdError, match="close to it: first_answer"):
        ct.check(graph).where(first_anser="4")


def test_a_check_that_fails_fails_again_when_findings_are_read_again() -> None:
    def broken(_: ct.ClaimGraph) -> list[ct.Finding]:
        message = "broken"
        raise RuntimeError(message)

    found = ct.check(ct.ClaimGraph(), checks=[broken])

    with pytest.raises(RuntimeError):
        len(found)
    with pytest.raises(RuntimeError):
        len(found)


@pytest.mark.parametrize(
    ("count", "last"),
    [(20, "mine: "), (21, "(1 more finding)"), (30, "(10 more findings)")],
)
def test_many_findings_are_shown_in_part(count: int, last: str) -> None:
    found = ct.check(
        ct.ClaimGraph(), checks=[lambda _: [mine(n) for n in range(count)]]
    )

    first, *lines = repr(found).splitlines()
    assert first == f"<{count} findings>"
    assert lines[-1].startswith(last.strip())
    assert len(lines) == min(count, 21)


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
    found = ct.check(graph, checks=[*ct.CHECKS, lambda _: [mine(0)]])

    assert [one.code for one in found] == ["conflict", "mine"]
    assert found.rows()[1]["question"] is None
