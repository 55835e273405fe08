"""Data frames of pandas, Polars and Arrow: the only module that knows of them.

None of them is loaded before a frame is at hand or asked for.
"""

import datetime as dt
import math
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import partial
from importlib import import_module
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Any, TypeAlias

from claimtrack.errors import InvalidValueError, MissingExtraError
from claimtrack.tables.columns import Cell, ColumnKind, Layout

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    PandasFrame: TypeAlias = pd.DataFrame
    PolarsFrame: TypeAlias = pl.DataFrame
    ArrowTable: TypeAlias = pa.Table

_EXTRA = "frames"
# Packages whose objects may be data frames: only for them is narwhals loaded.
_MAKERS = frozenset(
    {
        "cudf",
        "dask",
        "duckdb",
        "ibis",
        "modin",
        "narwhals",
        "pandas",
        "polars",
        "pyarrow",
        "pyspark",
        "sqlframe",
    }
)
_STREAM = "__arrow_c_stream__"
_PROTOCOLS = ("__narwhals_dataframe__", "__narwhals_lazyframe__", _STREAM)
_TWO_OF_ONE_NAME = "expected a data frame in which every column has its own name"
_PANDAS_TYPE = MappingProxyType(
    {
        ColumnKind.TEXT: "string",
        ColumnKind.WHOLE_NUMBER: "Int64",
        ColumnKind.YES_NO: "boolean",
    }
)
# Floats whose digits are not those that Python shows of them.
_FORMATS = MappingProxyType({"float16": "e", "float32": "f"})
# Most values are one of these, and are themselves.
_PLAIN = frozenset({str, int, bool, bytes, dt.date, dt.datetime})


def frame_rows(
    frame: object,
) -> tuple[tuple[str, ...], Iterator[tuple[object, ...]]] | None:
    """Give the columns and the rows of a data frame; None where it is none.

    A lazy frame is collected; an index that has a name is a column. Values are plain Python: None for null and NaN,
    `datetime` for a timestamp, `int` and `float` for numpy's numbers; a `Decimal`
    stays. Whole numbers that pandas keeps as floats, as it does beside a missing one,
    come as floats; a float of 32 bits comes as the digits that it shows.

    Raises:
        MissingExtraError: Where narwhals is not installed, or what it collects with.
        InvalidValueError: Where two columns have one name.

    """
    if not _may_be_frame(frame):
        return None
    nw = _narwhals()
    opened = _opened(nw, _with_index(frame))
    if opened is None:
        return None
    columns = tuple(map(str, opened.columns))
    if len({*columns}) < len(columns):
        raise InvalidValueError(_TWO_OF_ONE_NAME)
    plain = [
        partial(_narrow, format_="f") if type_ == nw.Float32 else _plain
        for type_ in opened.schema.values()
    ]
    return columns, (
        tuple(read(value) for read, value in zip(plain, row, strict=True))
        for row in opened.iter_rows()
    )


def to_pandas(layout: Layout, values: Sequence[Sequence[Cell]]) -> "PandasFrame":
    """Give columns as a pandas `DataFrame`.

    Raises:
        MissingExtraError: Where pandas is not installed.
    """
    with _told_if_missing():
        import pandas as pd  # noqa: PLC0415 -- only where it is asked for

    # The types that know nothing as NA, so that a column is of one type whether it has
    # gaps, nothing or no rows.
    return pd.DataFrame(
        {
            column.name: pd.Series(cells, dtype=_PANDAS_TYPE[column.kind])
            for column, cells in zip(layout, values, strict=True)
        }
    )


def to_polars(layout: Layout, values: Sequence[Sequence[Cell]]) -> "PolarsFrame":
    """Give columns as a Polars `DataFrame`.

    Raises:
        MissingExtraError: Where Polars is not installed.
    """
    with _told_if_missing():
        import polars as pl  # noqa: PLC0415 -- only where it is asked for

    type_of = {
        ColumnKind.TEXT: pl.String,
        ColumnKind.WHOLE_NUMBER: pl.Int64,
        ColumnKind.YES_NO: pl.Boolean,
    }
    return pl.DataFrame(
        [
            pl.Series(column.name, cells, dtype=type_of[column.kind])
            for column, cells in zip(layout, values, strict=True)
        ]
    )


def to_arrow(layout: Layout, values: Sequence[Sequence[Cell]]) -> "ArrowTable":
    """Give columns as a `pyarrow.Table`.

    Raises:
        MissingExtraError: Where pyarrow is not installed.
    """
    with _told_if_missing():
        import pyarrow as pa  # noqa: PLC0415 -- only where it is asked for

    type_of = {
        ColumnKind.TEXT: pa.string(),
        ColumnKind.WHOLE_NUMBER: pa.int64(),
        ColumnKind.YES_NO: pa.bool_(),
    }
    schema = pa.schema([(column.name, type_of[column.kind]) for column in layout])
    return pa.table(list(values), schema=schema)


def _may_be_frame(thing: object) -> bool:
    kinds = type(thing).__mro__
    makers = (kind.__module__.partition(".")[0] for kind in kinds)
    return not _MAKERS.isdisjoint(makers) or any(
        hasattr(type(thing), protocol) for protocol in _PROTOCOLS
    )


def _narwhals() -> ModuleType:
    with _told_if_missing(extra=_EXTRA):
        import narwhals.stable.v2 as nw  # noqa: PLC0415 -- only where frames are met

    return nw


@contextmanager
def _told_if_missing(*, extra: str | None = None) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        package = str(error.name).partition(".")[0]
        raise MissingExtraError(package, extra=extra) from error


def _with_index(thing: Any) -> object:  # noqa: ANN401 -- whatever it is
    """Give a frame with its index among its columns, where the index has a name."""
    index = getattr(thing, "index", None)
    is_frame = type(thing).__name__ == "DataFrame"
    if not is_frame or all(name is None for name in getattr(index, "names", ())):
        return thing
    try:
        return thing.reset_index()
    except ValueError as error:
        raise InvalidValueError(_TWO_OF_ONE_NAME) from error


def _opened(nw: ModuleType, thing: object) -> Any:  # noqa: ANN401 -- narwhals' own
    """Give what narwhals makes of a thing, in memory; None where it is no frame."""
    try:
        with _told_if_missing():
            found = nw.from_native(thing, pass_through=True)
            if isinstance(found, nw.LazyFrame):
                return found.collect()
    except nw.exceptions.DuplicateError as error:
        raise InvalidValueError(_TWO_OF_ONE_NAME) from error
    if isinstance(found, nw.DataFrame):
        return found
    return _streamed(nw, thing) if hasattr(thing, _STREAM) else None


def _streamed(nw: ModuleType, thing: object) -> Any:  # noqa: ANN401 -- narwhals' own
    """Give what comes over Arrow's stream; None for a column, which is no frame."""
    with _told_if_missing():
        arrow = import_module("pyarrow")
    try:
        return nw.from_arrow(thing, backend=arrow)
    except (TypeError, ValueError):
        return None


def _narrow(value: object, format_: str | None) -> object:
    plain = _plain(value)
    if format_ is None or not isinstance(plain, float):
        return plain
    return _shortest(plain, format_)


def _shortest(number: float, format_: str) -> float:
    """Give the shortest digits that stand for a float of 16 or 32 bits: 12.1.

    Python would show what it becomes in 64 bits: 12.100000381469727. A whole number is
    exact as it is.
    """
    if number.is_integer() or math.isinf(number):
        return number
    digits = (float(f"{number:.{count}g}") for count in range(3, 10))
    same = (
        one
        for one in digits
        if struct.unpack(format_, struct.pack(format_, one)) == (number,)
    )
    # Numpy's own floats come here as the digits that they show already.
    return next(same, number)


def _plain(value: Any) -> object:  # noqa: ANN401 -- whatever stands in a frame
    if type(value) in _PLAIN or value is None:
        return value
    if isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, Decimal) and value.is_nan():
        return None
    return _unboxed(value)


def _unboxed(value: Any) -> object:  # noqa: ANN401 -- whatever stands in a frame
    """Give a value of pandas or numpy as Python's own, without loading either."""
    kind = type(value)
    match kind.__module__.partition(".")[0], kind.__name__:
        case "pandas", "NaTType" | "NAType":
            return None
        case "pandas", "Timestamp":
            # Python keeps microseconds.
            return value.to_pydatetime(warn=False)
        case "pandas", "Timedelta":
            return value.to_pytimedelta()
        case "numpy", "datetime64" | "timedelta64":
            # In nanoseconds `item` would be a bare number.
            return value.astype(f"{kind.__name__}[us]").item()
        case "numpy", name:
            return _narrow(value.tolist(), _FORMATS.get(name))
        case _:
            return value
