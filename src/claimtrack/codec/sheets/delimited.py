"""CSV files, as spreadsheets write them: read strictly, whatever separates the cells."""

import csv
import io
import re
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import attrs

from claimtrack.codec.shared.limits import Limits
from claimtrack.codec.sheets.cells import check_length
from claimtrack.errors import InvalidValueError, MalformedInputError, Problem
from claimtrack.model import nfc

MOST_COLUMNS = 16_384
"""As many as a spreadsheet has."""
_TITLE = "the first line names every column: take out what stands above the names"
_NAMED_SEPARATOR = re.compile(r"sep=([,;\t|])\r?\n")
_SEPARATORS = (",", ";", "\t", "|")
# What a file begins with that is a spreadsheet's own, and no text.
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@attrs.frozen(kw_only=True)
class CsvTable:
    """A CSV file.

    Attributes:
        columns: What the columns are called; no two alike.
        rows: The cells of each row, as they stand there.
        lines: The line on which each row begins.
        separator: What stands between cells.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    separator: str


def csv_table(content: bytes, *, file: str | None, limits: Limits) -> CsvTable:
    """Read CSV with a header: UTF-8, separated by comma, semicolon, tab or bar.

    A row whose cells are all empty is passed over.

    Raises:
        MalformedInputError: Where it is none, with every problem by line.

    Complexity: O(n).
    """
    return _Csv(file, limits).table(content)


class _Csv:
    """A CSV file on its way to a table."""

    def __init__(self, file: str | None, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._problems: list[Problem] = []
        self._more_count = 0
        self._separator = ","

    def table(self, content: bytes) -> CsvTable:
        """Give the table, or raise with every problem."""
        text = self._text(content)
        with _cells_up_to(len(text)):
            return self._table(self._lines(text))

    def _table(self, lines: Iterator[tuple[int, list[str]]]) -> CsvTable:
        columns = [nfc(c.strip()) for c in next((cells for _, cells in lines), [])]
        self._check_header(columns)
        rows = []
        for line, cells in lines:
            self._check_row(line, cells, len(columns))
            rows.append((line, cells))
            if len(rows) > self._limits.records:
                message = f"expected {self._limits.records} rows at most"
                raise self._refusal(line, message)
        named = _without_empty_end(columns, [cells for _, cells in rows])
        self._check_names(columns[:named])
        if self._problems:
            raise self._error(self._problems)
        return CsvTable(
            columns=tuple(columns[:named]),
            rows=tuple(tuple(cells[:named]) for _, cells in rows),
            lines=tuple(line for line, _ in rows),
            separator=self._separator,
        )

    def _text(self, content: bytes) -> str:
        if len(content) > self._limits.file_bytes:
            message = f"expected a file of {self._limits.file_bytes} bytes at most"
            raise self._refusal(1, message)
        if content.startswith(_WORKBOOKS):
            message = (
                "expected a CSV file, got a workbook: save the sheet as CSV, or read "
                "it into a data frame and hand that over"
            )
            raise self._refusal(1, message)
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            message = "expected text in UTF-8; save the sheet as CSV in UTF-8"
            raise self._refusal(line, message) from error

    def _lines(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Give the rows that are not empty, each with the line where it begins."""
        first, text = _separator_line(text)
        self._separator = first or _separator(text)
        reader = csv.reader(
            io.StringIO(text, newline=""), delimiter=self._separator, strict=True
        )
        offset = 1 if first else 0
        line = 1 + offset
        try:
            for cells in reader:
                if any(map(str.strip, cells)):
                    yield line, cells
                line = reader.line_num + 1 + offset
        except csv.Error as error:
            message = (
                "expected CSV; a quote that opens a cell is never closed, or text "
                'follows the one that closes it: write a quote within a cell as ""'
            )
            raise self._refusal(line, message) from error

    def _check_header(self, columns: Sequence[str]) -> None:
        if not columns:
            message = "expected a header with the names of the columns; got nothing"
            self._report(1, message)
        if len(columns) > MOST_COLUMNS:
            raise self._refusal(1, f"expected {MOST_COLUMNS} columns at most")
        try:
            check_length(columns, self._limits)
        except InvalidValueError as error:
            message = f"the name of a column is {error.message}"
            raise self._refusal(1, message) from error
        counts = Counter(columns)
        for column in (one for one in sorted(counts) if one and counts[one] > 1):
            self._report(1, f"two columns are called {column!r}")

    def _check_names(self, columns: Sequence[str]) -> None:
        unnamed = [str(n) for n, one in enumerate(columns, start=1) if not one]
        if len(unnamed) == 1:
            self._report(1, f"column {unnamed[0]} has cells and no name")
        elif unnamed:
            listed = f"{', '.join(unnamed[:-1])} and {unnamed[-1]}"
            self._report(1, f"columns {listed} have cells and no name; {_TITLE}")

    def _check_row(self, line: int, cells: list[str], width: int) -> None:
        if width == 1 < len(cells):
            # Every further line would say the same.
            message = f"expected 1 cell, as in the header; got {len(cells)}; {_TITLE}"
            raise self._refusal(line, message)
        if len(cells) != width:
            self._report(line, f"expected {width} cells; got {len(cells)}")

    def _report(self, line: int, message: str) -> None:
        if len(self._problems) < self._limits.problems:
            self._problems.append(self._problem(line, message))
        else:
            self._more_count += 1

    def _problem(self, line: int, message: str) -> Problem:
        return Problem(path=f"line {line}", message=message, file=self._file)

    def _refusal(self, line: int, message: str) -> MalformedInputError:
        """Give the error that ends the reading, with all that was found before."""
        return self._error([*self._problems, self._problem(line, message)])

    def _error(self, problems: list[Problem]) -> MalformedInputError:
        return MalformedInputError(problems, more_count=self._more_count)


# One number for the whole process: two threads would undo each other's.
_CELL_LIMIT = threading.Lock()


@contextmanager
def _cells_up_to(length: int) -> Iterator[None]:
    """Let the csv module read cells as long as ours, which are measured later."""
    with _CELL_LIMIT:
        before = csv.field_size_limit()
        csv.field_size_limit(max(before, length))
        try:
            yield
        finally:
            csv.field_size_limit(before)


def _separator_line(text: str) -> tuple[str, str]:
    """Give the separator that a first line names, as some spreadsheets write it."""
    named = _NAMED_SEPARATOR.match(text)
    return ("", text) if named is None else (named[1], text[named.end() :])


def _separator(text: str) -> str:
    """Give what stands most often in the header, outside of quotes."""
    header = next((line for line in io.StringIO(text) if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", header)
    return max(_SEPARATORS, key=bare.count)


def _without_empty_end(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Give how many columns are left without those at the end that hold nothing."""
    count = len(columns)
    while count and not columns[count - 1]:
        if any(len(cells) >= count and cells[count - 1].strip() for cells in rows):
            break
        count -= 1
    return count
