"""Data frames as sheets: the same case, whichever library holds the rows."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from claimtrack.codec import Case

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
