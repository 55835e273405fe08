"""Sheets: rows and columns as analysts have them, out of a file, a frame or mappings."""

import operator
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice

import attrs

from claimtrack.codec.shared.limits import Limits, read_bytes
from claimtrack.codec.sheets.cells import check_length, shown
from claimtrack.codec.sheets.delimited import MOST_COLUMNS, csv_table
from claimtrack.errors import InvalidValueError, MalformedInputError, Problem
from claimtrack.tables import frame_rows

Row = tuple[object, ...] | Mapping[str, object]
"""The cells of a row: in the order of the columns, or by column where it has them."""
Rows = str | os.PathLike[str] | Iterable[Mapping[str, object]] | object
"""A path to a CSV file, mappings, or a data frame."""


@attrs.frozen(kw_only=True)
class Sheet:
    """Rows and columns.

    Attributes:
        columns: What the columns are called; no two alike.
        rows: The rows, all of one kind.
        lines: What number each row has where it comes from.
        unit: What these numbers count: "line" or "row".
        file: The file's name as the caller gave it; None for no file.
        separator: What stands between the cells of a file; None for no file.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    lines: tuple[int, ...]
    unit: str = "row"
    file: str | None = None
    separator: str | None = None

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each column stands in a row."""
        return {column: place for place, column in enumerate(self.columns)}

    def cell(self, column: str) -> Callable[[Row], object]:
        """Give what gives a row's cell in a column."""
        place = self.places[column]
        if self.rows and isinstance(self.rows[0], Mapping):
            return operator.methodcaller("get", column)
        return operator.itemgetter(place)

    def mapping(self, row: Row) -> Mapping[str, object]:
        """Give a row's cells by column."""
        if isinstance(row, Mapping):
            return row
        return dict(zip(self.columns, row, strict=True))


def sheet_of(rows: Rows, limits: Limits) -> Sheet:
    """Give the sheet that a path leads to, or that mappings or a data frame are.

    Raises:
        MalformedInputError: Where a file is no table, or there are too many rows.
        InvalidValueError: Where it is none of these.
        OSError: Where a file can't be opened.

    Complexity: O(n).
    """
    if isinstance(rows, str | os.PathLike):
        return csv_sheet(read_bytes(rows, limits), file=os.fspath(rows), limits=limits)
    frame = frame_rows(rows)
    # A row stays a mapping: the keys of all in every row would be their product.
    given = _mappings(rows) if frame is None else frame[1]
    found: tuple[Row, ...] = tuple(islice(given, limits.records + 1))
    if len(found) > limits.records:
        message = f"expected {limits.records} rows at most"
        raise _refusal(message)
    columns = _keys(found) if frame is None else frame[0]
    if len(columns) > MOST_COLUMNS:
        message = f"expected {MOST_COLUMNS} columns at most"
        raise _refusal(message)
    try:
        check_length(columns, limits)
    except InvalidValueError as error:
        message = f"the name of a column is {error.message}"
        raise _refusal(message) from error
    lines = tuple(range(1, len(found) + 1))
    return Sheet(columns=_named(columns), rows=found, lines=lines)


def csv_sheet(content: bytes, *, file: str | None, limits: Limits) -> Sheet:
    """Give the sheet that a CSV file holds.

    Raises:
        MalformedInputError: Where it is none, with every problem by line.

    Complexity: O(n).
    """
    table = csv_table(content, file=file, limits=limits)
    return Sheet(
        columns=table.columns,
        rows=table.rows,
        lines=table.lines,
        unit="line",
        file=file,
        separator=table.separator,
    )


def _refusal(message: str) -> MalformedInputError:
    return MalformedInputError([Problem(path="the table", message=message)])


def _mappings(rows: object) -> Iterator[Mapping[str, object]]:
    if not isinstance(rows, Iterable) or isinstance(rows, Mapping | bytes):
        message = f"expected a path, a data frame or mappings; got {shown(rows)}"
        raise InvalidValueError(message)
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, Mapping):
            message = f"expected row {number} to be a mapping; got {shown(row)}"
            raise InvalidValueError(message)
        yield row


def _keys(rows: Iterable[Row]) -> tuple[str, ...]:
    """Give the keys of all rows in the order in which they appear: a set has none."""
    return tuple(dict.fromkeys(key for row in rows for key in row))  # type: ignore[misc]  # `_named` checks it


def _named(columns: tuple[object, ...]) -> tuple[str, ...]:
    names = tuple(one for one in columns if isinstance(one, str))
    if len(names) < len(columns):
        other = next(one for one in columns if not isinstance(one, str))
        message = f"expected columns that are called by text; got {shown(other)}"
        raise InvalidValueError(message)
    return names
