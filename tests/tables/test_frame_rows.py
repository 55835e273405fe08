"""Data frames of others, as columns and plain rows."""

import datetime as dt
import math
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from claimtrack.errors import InvalidValueError, MissingExtraError
from claimtrack.tables import frame_rows

COLUMNS = ("who", "figure")
ROWS = [("A", 2), (None, 3)]


def read(frame: object) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    found = frame_rows(frame)
    assert found is not None
    columns, rows = found
    return columns, list(rows)


def pandas_frame() -> object:
    pd = pytest.importorskip("pandas")
    return pd.DataFrame({"who": ["A", None], "figure": [2, 3]})


def polars_frame() -> object:
    pl = pytest.importorskip("polars")
    return pl.DataFrame({"who": ["A", None], "figure": [2, 3]})


def polars_lazy_frame() -> object:
    pl = pytest.importorskip("polars")
    return pl.LazyFrame({"who": ["A", None], "figure": [2, 3]})


def arrow_table() -> object:
    pa = pytest.importorskip("pyarrow")
    return pa.table({"who": ["A", None], "figure": [2, 3]})


def arrow_batch() -> object:
    pa = pytest.importorskip("pyarrow")
    return pa.record_batch({"who": ["A", None], "figure": [2, 3]})


def arrow_stream() -> object:
    pa = pytest.importorskip("pyarrow")
    return pa.table({"who": ["A", None], "figure": [2, 3]}).to_reader()


@pytest.mark.extra
@pytest.mark.parametrize(
    "make",
    [
        pandas_frame,
        polars_frame,
        polars_lazy_frame,
        arrow_table,
        arrow_batch,
        arrow_stream,
    ],
)
def test_a_frame_of_any_maker_gives_the_same_rows(make: Callable[[], object]) -> None:
    pytest.importorskip("narwhals")

    columns, rows = read(make())

    assert columns == COLUMNS
    assert rows == ROWS
    assert [[type(cell) for cell in row] for row in rows] == [
        [str, int],
        [type(None), int],
    ]


class Streaming:
    """Something of a maker nobody knows, which gives Arrow's stream."""

    def __init__(self, table: Any) -> None:  # noqa: ANN401 -- pyarrow has no types
        self._table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._table.__arrow_c_stream__(requested_schema)


@pytest.mark.extra
def test_whatever_gives_arrows_stream_is_a_frame() -> None:
    pytest.importorskip("narwhals")

    columns, rows = read(Streaming(arrow_table()))

    assert (columns, rows) == (COLUMNS, ROWS)


@pytest.mark.extra
def test_values_of_pandas_and_numpy_become_pythons_own() -> None:
    pytest.importorskip("narwhals")
    pd = pytest.importorskip("pandas")
    np = pytest.importorskip("numpy")
    moment = pd.Timestamp("2020-09-27T10:02:00.000000001")
    cells = [
        moment,
        pd.NaT,
        pd.NA,
        pd.Timedelta(seconds=1),
        np.datetime64("2020-09-27T10:02", "ns"),
        np.timedelta64(1, "s"),
        np.datetime64("NaT"),
        np.int64(2),
        np.float64(2.5),
        np.float32("nan"),
        np.str_("a"),
        np.array([1, 2]),
        math.nan,
        2.5,
        Decimal("2.50"),
        Decimal("sNaN"),
        dt.date(2020, 9, 27),
        dt.time(10, 2),
    ]
    frame = pd.DataFrame({"cell": pd.Series(cells, dtype=object)})

    _, rows = read(frame)

    then = dt.datetime(2020, 9, 27, 10, 2)  # noqa: DTZ001 -- no offset is meant
    second = dt.timedelta(seconds=1)
    values = [value for (value,) in rows]
    assert values == [
        then,
        None,
        None,
        second,
        then,
        second,
        None,
        2,
        2.5,
        None,
        "a",
        [1, 2],
        None,
        2.5,
        Decimal("2.50"),
        None,
        dt.date(2020, 9, 27),
        dt.time(10, 2),
    ]
    modules = {type(value).__module__ for value in values}
    assert modules == {"builtins", "datetime", "decimal"}


@pytest.mark.extra
def test_a_missing_whole_number_of_pandas_is_none() -> None:
    pytest.importorskip("narwhals")
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"n": [2, None], "m": pd.array([2, None], dtype="Int64")})

    _, rows = read(frame)

    assert rows == [(2.0, 2), (None, None)]


@pytest.mark.extra
def test_columns_without_a_name_of_text_get_one() -> None:
    pytest.importorskip("narwhals")
    pd = pytest.importorskip("pandas")

    columns, _ = read(pd.DataFrame([[1, 2]], columns=[1, "b"]))

    assert columns == ("1", "b")


@pytest.mark.extra
@pytest.mark.parametrize("maker", ["pandas", "pyarrow"])
def test_two_columns_of_one_name_are_refused(maker: str) -> None:
    pytest.importorskip("narwhals")
    package = pytest.importorskip(maker)
    if maker == "pandas":
        frame = package.DataFrame([[1, 2]], columns=["a", "a"])
    else:
        frame = package.table([[1], [2]], names=["a", "a"])

    with pytest.raises(InvalidValueError, match="its own name"):
        frame_rows(frame)


@pytest.mark.extra
def test_two_columns_whose_names_read_alike_are_refused() -> None:
    pytest.importorskip("narwhals")
    pd = pytest.importorskip("pandas")

    with pytest.raises(InvalidValueError, match="its own name"):
        frame_rows(pd.DataFrame([[1, 2]], columns=[1, "1"]))


@pytest.mark.extra
def test_a_column_is_no_frame() -> None:
    pytest.importorskip("narwhals")
    pd, pl, pa = map(pytest.importorskip, ("pandas", "polars", "pyarrow"))

    found = [
        frame_rows(column)
        for column in (
            pd.Series([1]),
            pl.Series([1]),
            pa.array([1]),
            pa.chunked_array([[1]]),
        )
    ]

    assert found == [None] * 4


@pytest.mark.parametrize(
    "thing", [[("a", 1)], [{"a": 1}], {"a": [1]}, "a,b\n", b"", Path("a.csv"), 1, None]
)
def test_what_is_no_frame_gives_nothing(thing: object) -> None:
    assert frame_rows(thing) is None


def test_a_frame_where_narwhals_is_missing_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("narwhals", "narwhals.stable", "narwhals.stable.v2"):
        monkeypatch.setitem(sys.modules, name, None)

    with pytest.raises(MissingExtraError) as caught:
        frame_rows(Streaming(None))

    assert isinstance(caught.value, ImportError)
    assert (caught.value.package, caught.value.extra) == ("narwhals", "frames")
    assert str(caught.value) == (
        'narwhals is not installed here: pip install "claimtrack[frames]"'
    )


@pytest.mark.extra
def test_a_stream_where_arrow_is_missing_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("narwhals")
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(MissingExtraError, match=r"pip install pyarrow$"):
        frame_rows(Streaming(None))


@pytest.mark.extra
def test_an_index_with_a_name_is_a_column() -> None:
    pytest.importorskip("narwhals")
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"id": ["K1"], "answer": [3]})

    named, plain = read(frame.set_index("id")), read(frame)

    assert named == plain
    with pytest.raises(InvalidValueError, match="every column has its own name"):
        frame_rows(frame.set_index("id", drop=False))
