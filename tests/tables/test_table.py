"""A table: a sequence of answers, its rows and its looks."""

import pytest
from tests.tables.figures import EMPTY, MIXED, Figure, Figures

from claimtrack.errors import UnknownIdError
from claimtrack.tables import Cells


def test_rows_have_the_columns_of_the_layout() -> None:
    rows = MIXED.rows()

    assert MIXED.columns == ("who", "figure", "sure")
    assert rows == [
        {"who": "A", "figure": 2, "sure": True},
        {"who": None, "figure": None, "sure": None},
        {"who": "", "figure": -3, "sure": False},
    ]


def test_a_row_that_is_too_short_is_refused() -> None:
    table = Figures([("A", 2)])

    with pytest.raises(ValueError, match="shorter"):
        table.rows()


def test_answers_are_chosen_by_the_cells_of_their_rows() -> None:
    chosen = MIXED.where(figure=-3, sure=False)

    assert isinstance(chosen, Figures)
    assert list(chosen) == [("", -3, False)]
    assert list(MIXED.where(who=None)) == [(None, None, None)]
    assert len(MIXED.where()) == 3
    assert len(MIXED.where(who="A", sure=False)) == 0


def test_a_column_that_is_not_there_is_answered_with_what_is_close() -> None:
    with pytest.raises(UnknownIdError, match="close to it: figure"):
        MIXED.where(figures=2)


def test_a_slice_is_a_table() -> None:
    first = MIXED[:1]

    assert first == Figures([("A", 2, True)])
    assert MIXED[0] == ("A", 2, True)
    assert list(MIXED[::-1]) == [*MIXED][::-1]


def test_tables_are_equal_where_answers_and_rows_are() -> None:
    same = Figures(list(MIXED))

    assert same == MIXED
    assert same != EMPTY
    assert same != list(MIXED)


class Shouted(Figures):
    def _cells(self, entry: Figure) -> Cells:
        return (str(entry[0]).upper(), *entry[1:])


def test_tables_of_one_answer_and_different_rows_differ() -> None:
    quiet, loud = Figures([("a", 1, None)]), Shouted([("a", 1, None)])

    assert quiet != loud


class Others(Figures):
    layout = Figures.layout[::-1]


def test_tables_of_one_answer_and_different_columns_differ() -> None:
    one, other = Figures([("a", 1, None)]), Others([("a", 1, None)])

    assert one != other


def test_a_table_shows_its_cells_below_each_other() -> None:
    shown = repr(MIXED)

    assert shown.splitlines() == [
        "who  figure  sure",
        "A    2       True",
        "",
        "     -3      False",
    ]


def test_an_empty_table_shows_its_columns() -> None:
    assert repr(EMPTY) == "who  figure  sure"


@pytest.mark.parametrize(
    ("count", "end"),
    [(20, "A    19"), (21, "(1 more row)"), (40, "(20 more rows)")],
)
def test_a_table_shows_twenty_rows_and_how_many_more(count: int, end: str) -> None:
    table = Figures(("A", n, None) for n in range(count))

    lines = repr(table).splitlines()
    assert lines[-1] == end
    assert len(lines) == min(count, 20) + 1 + (count > 20)


def test_a_long_cell_and_line_breaks_are_shown_short() -> None:
    shown = repr(Figures([("a\nb" + "c" * 40, None, None)]))

    assert shown.splitlines()[1] == "a b" + "c" * 28 + "…"


def test_text_has_the_columns_that_are_asked_for_in_their_order() -> None:
    csv, markdown = MIXED.to_csv("figure", "who"), MIXED.to_markdown("figure")

    assert csv.splitlines()[:2] == ["figure,who", "2,A"]
    assert markdown.splitlines()[:3] == ["| figure |", "| --- |", "| 2 |"]
    with pytest.raises(UnknownIdError, match="close to it: figure"):
        MIXED.to_csv("figures")
