"""Data frames as sheets: the same case, whichever library holds the rows."""

import datetime as dt
import math
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.codec import Case
from claimtrack.tables import frame_rows

pytestmark = pytest.mark.extra
pytest.importorskip("narwhals", reason="the extra frames is not installed")

ROWS: list[dict[str, object]] = [
    {
        "id": "K01",
        "source": "am-mod",
        "on": dt.date(2020, 9, 27),
        "measure": "tanks-lost",
        "value": 3,
        "comparator": None,
        "responds_to": None,
        "area": None,
    },
    {
        "id": "K02",
        "source": "az-mod",
        "on": dt.date(2020, 9, 28),
        "measure": "tanks-lost",
        "value": 1,
        "comparator": "at_least",
        "responds_to": "K01",
        "area": None,
    },
    {
        "id": "K03",
        "source": "az-mod",
        "on": None,
        "measure": "tanks-lost",
        "value": None,
        "comparator": "some",
        "responds_to": None,
        "area": Decimal("2.50"),
    },
]


def of_pandas(rows: list[dict[str, object]]) -> object:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pandas.DataFrame(rows)
    # As a file would have been read: dates as instants, gaps as NaN.
    frame["on"] = pandas.to_datetime(frame["on"])
    return frame


def of_polars(rows: list[dict[str, object]]) -> object:
    return pytest.importorskip("polars", reason="polars is not installed").DataFrame(
        rows
    )


def of_polars_lazily(rows: list[dict[str, object]]) -> object:
    return of_polars(rows).lazy()  # type: ignore[attr-defined]


def of_arrow(rows: list[dict[str, object]]) -> object:
    arrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    return arrow.Table.from_pylist(rows)


@pytest.mark.parametrize("made", [of_pandas, of_polars, of_polars_lazily, of_arrow])
def test_a_frame_is_the_case_that_its_rows_are(
    made: Callable[[list[dict[str, object]]], object],
) -> None:
    frame = made(ROWS)

    case = Case.from_rows(frame, name="sheet", ignore=["area"])

    assert case == Case.from_rows(ROWS, name="sheet", ignore=["area"])
    assert case.problems() == ()


@pytest.mark.parametrize("made", [of_pandas, of_polars, of_polars_lazily, of_arrow])
def test_numbers_of_a_frame_are_exact(
    made: Callable[[list[dict[str, object]]], object],
) -> None:
    frame = made([ROWS[2]])

    case = Case.from_rows(
        frame,
        name="sheet",
        answer="area",
        comparator=None,
        value=None,
        on=None,
        responds_to=None,
    )

    (statement,) = case._sections.statements.values()
    assert statement.claims[0].answer == Decimal("2.5")


def narrow_in_pandas(numbers: list[float | None]) -> object:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    return pandas.DataFrame({"n": pandas.array(numbers, dtype="float32")})


def narrow_in_polars(numbers: list[float | None]) -> object:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    return polars.DataFrame({"n": polars.Series(numbers, dtype=polars.Float32)})


def narrow_in_arrow(numbers: list[float | None]) -> object:
    arrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    return arrow.table({"n": arrow.array(numbers, type=arrow.float32())})


def narrow_in_objects(numbers: list[float | None]) -> object:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    numpy = pytest.importorskip("numpy", reason="numpy is not installed")
    narrow = [None if one is None else numpy.float32(one) for one in numbers]
    return pandas.DataFrame({"n": pandas.Series(narrow, dtype=object)})


NARROW = pytest.mark.parametrize(
    "made", [narrow_in_pandas, narrow_in_polars, narrow_in_arrow, narrow_in_objects]
)


@NARROW
def test_a_number_of_32_bits_is_what_it_shows(
    made: Callable[[list[float | None]], object],
) -> None:
    numbers = [12.1, 35509632.0, 1e-7, 0.3, 123456.79, -0.1, math.inf, None]

    found = frame_rows(made(numbers))

    assert found is not None
    assert [value for (value,) in found[1]] == numbers


@given(st.floats(width=32, allow_nan=False))
def test_any_number_of_32_bits_is_what_numpy_shows(number: float) -> None:
    numpy = pytest.importorskip("numpy", reason="numpy is not installed")

    found = frame_rows(narrow_in_arrow([number]))

    # Numpy rounds whole numbers as well, which are exact as they are.
    shown = number if number.is_integer() else float(str(numpy.float32(number)))
    assert found is not None
    assert [*found[1]] == [(shown,)]


@given(st.floats(width=16, allow_nan=False))
def test_any_number_of_16_bits_is_what_numpy_shows(number: float) -> None:
    numpy = pytest.importorskip("numpy", reason="numpy is not installed")
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    narrow = pandas.Series([numpy.float16(number)], dtype=object)

    found = frame_rows(pandas.DataFrame({"n": narrow}))

    shown = number if number.is_integer() else float(str(numpy.float16(number)))
    assert found is not None
    assert [*found[1]] == [(shown,)]
