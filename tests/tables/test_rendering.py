"""Rows as CSV and Markdown, whatever stands in them."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.tables.figures import MIXED, Figure, Figures

FORMULA = "=+-@\t\r\n＝＋－＠"

cells = st.text(alphabet=st.sampled_from("'=+-@＝\t\r\n,\";ab\0\u2028 ")) | st.text()
figures = st.tuples(
    st.none() | cells, st.none() | st.integers(), st.none() | st.booleans()
)


def read_back(cell: str) -> str:
    """Take away the apostrophe that keeps a cell from being a formula."""
    bare = cell.lstrip("'")
    return cell[1:] if cell != bare and bare.startswith(tuple(FORMULA)) else cell


def as_text(cell: object) -> str:
    return "" if cell is None else str(cell)


@given(st.lists(figures))
@example([("'=1", None, None), ("=1", None, None), ("'a", None, None)])
@example([("a\rb", None, None), ('"', None, None)])
def test_csv_read_back_gives_the_cells(entries: list[Figure]) -> None:
    text = Figures(entries).to_csv()

    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert header == ["who", "figure", "sure"]
    assert [[read_back(row[0]), *row[1:]] for row in rows] == [
        [as_text(cell) for cell in entry] for entry in entries
    ]


@given(cells)
def test_no_text_in_csv_begins_like_a_formula(cell: str) -> None:
    text = Figures([(cell, None, None)]).to_csv()

    _, row = csv.reader(io.StringIO(text, newline=""))
    assert not row[0].startswith(tuple(FORMULA))


def test_csv_tells_nothing_from_an_empty_text_and_leaves_numbers_alone() -> None:
    text = MIXED.to_csv()

    assert text == 'who,figure,sure\nA,2,True\n,,\n"",-3,False\n'


@pytest.mark.parametrize("mark", list("\\`*_~$|[]<>&"))
def test_markup_in_a_cell_is_none_in_markdown(mark: str) -> None:
    text = Figures([(mark, None, None)]).to_markdown()

    assert text.splitlines()[2] == f"| \\{mark} |  |  |"


@given(st.lists(figures))
def test_each_row_is_one_line_in_markdown(entries: list[Figure]) -> None:
    lines = Figures(entries).to_markdown().splitlines()

    assert lines[:2] == ["| who | figure | sure |", "| --- | --- | --- |"]
    assert len(lines) == len(entries) + 2
