"""Tables as data frames: the same values and types in all of them."""

import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tables.figures import EMPTY, MIXED, NOTHING_KNOWN, Figures

from claimtrack.errors import MissingExtraError
from claimtrack.tables import Row, frame_rows

pytestmark = pytest.mark.extra
INT64 = 1 << 63


def pandas_frame(table: Figures) -> object:
    pytest.importorskip("pandas")
    return table.to_pandas()


def polars_frame(table: Figures) -> object:
    pytest.importorskip("polars")
    return table.to_polars()


def arrow_frame(table: Figures) -> object:
    pytest.importorskip("pyarrow")
    return table.to_arrow()


Make = Callable[[Figures], object]
MAKES = pytest.mark.parametrize("make", [pandas_frame, polars_frame, arrow_frame])
TABLES = pytest.mark.parametrize("table", [MIXED, EMPTY, NOTHING_KNOWN])


def rows_of(frame: object) -> list[Row]:
    found = frame_rows(frame)
    assert found is not None
    columns, rows = found
    return [dict(zip(columns, row, strict=True)) for row in rows]


@MAKES
@TABLES
def test_a_frame_has_the_rows_of_the_table(make: Make, table: Figures) -> None:
    pytest.importorskip("narwhals")

    rows = rows_of(make(table))

    assert rows == table.rows()
    assert [[*map(type, row.values())] for row in rows] == [
        [*map(type, row.values())] for row in table.rows()
    ]


@MAKES
@given(
    st.lists(
        st.tuples(
            st.none() | st.text(),
            st.none() | st.integers(-INT64, INT64 - 1),
            st.none() | st.booleans(),
        )
    )
)
def test_any_rows_come_back_from_any_frame(
    make: Make, entries: list[tuple[str | None, int | None, bool | None]]
) -> None:
    pytest.importorskip("narwhals")
    table = Figures(entries)

    rows = rows_of(make(table))

    assert rows == table.rows()


@TABLES
def test_columns_of_polars_have_their_types(table: Figures) -> None:
    pl = pytest.importorskip("polars")

    schema = table.to_polars().schema

    assert dict(schema) == {"who": pl.String, "figure": pl.Int64, "sure": pl.Boolean}


@TABLES
def test_columns_of_arrow_have_their_types(table: Figures) -> None:
    pa = pytest.importorskip("pyarrow")

    schema = table.to_arrow().schema

    assert schema == pa.schema(
        [("who", pa.string()), ("figure", pa.int64()), ("sure", pa.bool_())]
    )


@TABLES
def test_columns_of_pandas_have_their_types(table: Figures) -> None:
    pytest.importorskip("pandas")

    types = table.to_pandas().dtypes

    assert {name: str(type_) for name, type_ in types.items()} == {
        "who": "string",
        "figure": "Int64",
        "sure": "boolean",
    }


@pytest.mark.parametrize(
    ("package", "ask"),
    [
        ("pandas", Figures.to_pandas),
        ("polars", Figures.to_polars),
        ("pyarrow", Figures.to_arrow),
    ],
)
def test_a_maker_that_is_not_installed_is_named(
    monkeypatch: pytest.MonkeyPatch, package: str, ask: Make
) -> None:
    monkeypatch.setitem(sys.modules, package, None)

    with pytest.raises(MissingExtraError, match=rf"pip install {package}$") as caught:
        ask(MIXED)

    assert (caught.value.package, caught.value.extra) == (package, None)
