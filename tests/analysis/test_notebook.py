"""Answers as a notebook shows them."""

import pytest
from tests.tables.test_markup import Reading, assert_harmless

import claimtrack as ct
from claimtrack.analysis import independence, spread, voices
from claimtrack.tables import Shown

CASE = "examples/karabakh-2020-09-27/"


@pytest.fixture(scope="module")
def graph() -> ct.ClaimGraph:
    return ct.read(CASE + "seed-article.json", CASE + "day-one.json")


@pytest.fixture(scope="module")
def answers(graph: ct.ClaimGraph) -> dict[str, Shown]:
    return {
        "graph": graph,
        "findings": ct.check(graph, undetermined=True),
        "disputes": ct.disputes(graph),
        "trace": ct.trace(graph, "page-S04"),
        "why": ct.why(graph, "K01", "K05"),
        "independence": independence(graph, "page-S04"),
        "voices": voices(graph),
        "spread": spread(graph, "K01"),
        "positions": ct.positions(graph, "az-mod"),
        "comparison": ct.compare(graph, "armenia", "azerbaijan"),
        "statements": graph.table(ct.Statement),
        "hits": graph.find("helicopter"),
        "difference": ct.diff(graph, ct.ClaimGraph()),
    }


def test_each_answer_is_shown_as_text_and_as_html(answers: dict[str, Shown]) -> None:
    for one in answers.values():
        bundle = one._repr_mimebundle_()

        assert bundle == {"text/plain": repr(one), "text/html": one._repr_html_()}
        assert_harmless(bundle["text/html"])


def test_a_finding_is_shown_with_both_voices(answers: dict[str, Shown]) -> None:
    cells = Reading(answers["findings"]._repr_html_()).cells

    place = cells.index("conflict")
    on, one, other = cells[place + 2 : place + 5]
    assert on.startswith("helicopters lost")
    assert one.startswith("Shushan Stepanyan (2020-09-27): 2 ")
    assert other.startswith("Ministry of Defence of Azerbaijan (2020-09-27): 1 ")


def test_twenty_rows_are_shown_and_the_rest_is_counted(
    answers: dict[str, Shown],
) -> None:
    markup = answers["statements"]._repr_html_()

    assert markup.count("<tr>") == 21
    assert "more rows)</p>" in markup


def test_a_limit_is_told(graph: ct.ClaimGraph) -> None:
    markup = ct.check(graph, limit=1)._repr_html_()

    assert "<caption>1 finding, and more beyond the limit</caption>" in markup


def test_digests_are_left_out_where_labels_tell(answers: dict[str, Shown]) -> None:
    assert "question ids" not in answers["disputes"]._repr_html_()
    assert "statement id" not in answers["spread"]._repr_html_()


def test_a_graph_shows_what_it_holds(answers: dict[str, Shown]) -> None:
    assert "Statement" in Reading(answers["graph"]._repr_html_()).cells


def test_a_trace_is_shown_as_a_tree(answers: dict[str, Shown]) -> None:
    lines = Reading(answers["trace"]._repr_html_()).cells

    assert [line.strip() for line in str(answers["trace"]).split("\n")] == lines
