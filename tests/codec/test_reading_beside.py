"""Files that add to a graph: they can name what is in it."""

from pathlib import Path

import pytest

import claimtrack as ct
from claimtrack.codec import CaseText, read_texts
from claimtrack.errors import MalformedInputError

FIRST_CASE = Path(__file__).parents[2] / "examples" / "karabakh-2020-09-27"
SEED, DAY = FIRST_CASE / "seed-article.json", FIRST_CASE / "day-one.json"


def test_a_file_beside_a_graph_is_read_as_beside_what_that_was_read_from() -> None:
    assert ct.read(DAY, beside=ct.read(SEED)) == ct.read(SEED, DAY)


def test_with_no_file_the_graph_is_all_there_is() -> None:
    graph = ct.read(SEED)

    assert ct.read(beside=graph) == graph


def test_a_sheet_takes_what_the_graph_declares_as_it_is(tmp_path: Path) -> None:
    sheet = tmp_path / "more.csv"
    sheet.write_text(
        "id,source,measure,answer\nmore,am-mod,tanks-lost,7\n", encoding="utf-8"
    )
    graph = ct.read(SEED)

    both = ct.read(sheet, beside=graph)

    assert graph | both == both
    assert len(both) > len(graph)


def test_what_two_call_otherwise_is_told_by_both_places() -> None:
    graph = ct.ClaimGraph([ct.Measure(id="tanks", unit="tank")])
    text = b'{"claimtrack": 1, "measures": [{"id": "tanks", "unit": "gun"}]}'

    with pytest.raises(MalformedInputError, match="the graph that they add to"):
        read_texts([CaseText(content=text, file="mine.json")], beside=graph)
