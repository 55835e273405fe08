"""Sheets: rows and columns as analysts have them, out of a file, a frame or mappings."""

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import attrs

from claimtrack.codec.limits import Limits, read_bytes
from claimtrack.codec.sheet_csv import csv_table
from claimtrack.errors import InvalidValueError, MalformedInputError, Problem
from claimtrack.tables import frame_rows

Cells = tuple[object, ...]
"""The cells of a row, in the order of the columns."""
Rows = str | os.PathLike[str] | Iterable[Mapping[str, object]] | object
"""A path to a CSV file, mappings, or a data frame."""


@attrs.frozen(kw_only=True)
class Sheet:
    """Rows and columns.

    Attributes:
        columns: What the columns are called; no two alike.
        rows: The cells of each row.
        lines: What number each row has where it comes from.
        unit: What these numbers count: "line" or "row".
        file: The file's name as the caller gave it; None for no file.
    """

    columns: tuple[str, ...]
    rows: tuple[Cells, ...]
    lines: tuple[int, ...]
    unit: str = "row"
    file: str | None = None


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
    if frame is None:
        columns, found = _of_mappings(rows, limits)
    else:
        columns, found = frame[0], tuple(islice(frame[1], limits.records + 1))
    if len(found) > limits.records:
        message = f"expected {limits.records} rows at most"
        raise MalformedInputError([Problem(path="the table", message=message)])
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
    )


def _of_mappings(
    rows: object, limits: Limits
) -> tuple[tuple[str, ...], tuple[Cells, ...]]:
    if not isinstance(rows, Iterable) or isinstance(rows, Mapping | bytes):
        message = f"expected a path, a data frame or mappings; got {rows!r:.80}"
        raise InvalidValueError(message)
    mappings = list(islice(_mappings(rows), limits.records + 1))
    # In the order in which they appear: a set has none.
    columns = tuple(dict.fromkeys(key for one in mappings for key in one))
    return columns, tuple(tuple(map(one.get, columns)) for one in mappings)


def _mappings(rows: Iterable[object]) -> Iterator[Mapping[str, object]]:
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, Mapping):
            message = f"expected row {number} to be a mapping; got {row!r:.80}"
            raise InvalidValueError(message)
        yield row


def _named(columns: tuple[object, ...]) -> tuple[str, ...]:
    names = tuple(one for one in columns if isinstance(one, str))
    if len(names) < len(columns):
        other = next(one for one in columns if not isinstance(one, str))
        message = f"expected columns that are called by text; got {other!r:.80}"
        raise InvalidValueError(message)
    return names
