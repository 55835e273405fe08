r"""Record tables as CSV: an empty cell is nothing, and "" is a text without letters.

The csv module gives both as the same cell, so the cells are told apart here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from claimtrack.codec.recordtables.given import GivenTable, TableFile
from claimtrack.errors import MalformedInputError
from claimtrack.graph import own_layout
from claimtrack.model import Record
from claimtrack.tables import ColumnKind, bare_cell

# A cell in quotes or without them, and what ends it; a lone line feed or one after a
# carriage return ends a row.
_CELL = re.compile(r'(?:"((?:[^"]|"")*+)"|([^",\r\n]*+))(,|\r?\n|\Z)')
_YES_NO: Mapping[str | None, bool | None] = MappingProxyType(
    {"true": True, "false": False, None: None}
)
_NO_CSV = (
    "expected CSV; a quote that opens a cell is never closed, or text stands beside "
    'quotes: write a quote within a cell as ""'
)
_Row = tuple[int, list[str | None]]


def csv_record_table(content: bytes, file: TableFile) -> GivenTable:
    r"""Give the record table that a CSV file is.

    Raises:
        MalformedInputError: Where it is no CSV in UTF-8, or too long.

    Complexity: O(n).

    Source: Common Format and MIME Type for CSV Files (RFC 4180, 2005).

    >>> from claimtrack.codec.shared.limits import Limits
    >>> from claimtrack.model import Order
    >>> file = TableFile(kind=Order, name="x.csv", folder=None, limits=Limits())
    >>> table = csv_record_table(b'id,labels\na,""\n', file)
    >>> table.columns, list(table.rows)
    (('id', 'labels'), [(2, ['a', ''])])

    """
    file.check_size(content)
    rows = _rows(_text(content, file), file)
    header = next(rows, (1, []))[1]
    columns = tuple("" if cell is None else cell for cell in header)
    given = list(rows)
    problems = [
        file.problem(f"expected {len(columns)} cells; got {len(cells)}", line=line)
        for line, cells in given
        if len(cells) != len(columns)
    ]
    if problems:
        most = file.limits.problems
        raise MalformedInputError(
            problems[:most], more_count=max(0, len(problems) - most)
        )
    return GivenTable(
        kind=file.kind,
        name=file.name,
        row_word="line",
        columns=columns,
        rows=_typed(given, columns, file.kind),
    )


def _text(content: bytes, file: TableFile) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = "expected text in UTF-8"
        raise file.refusal(message, line=line) from None


def _rows(text: str, file: TableFile) -> Iterator[_Row]:
    """Yield the rows, each with the line where it begins; empty lines are none."""
    start, line, first = 0, 1, 1
    cells: list[str | None] = []
    while start < len(text) or cells:
        match = _CELL.match(text, start)
        if match is None:
            raise file.refusal(_NO_CSV, line=line)
        quoted, bare, end = match.groups()
        cells.append(bare or None if quoted is None else quoted.replace('""', '"'))
        line += match[0].count("\n")
        start = match.end()
        if end != ",":
            if cells != [None]:
                yield first, cells
            cells, first = [], line
            if not end:
                return


def _typed(
    rows: Sequence[_Row], columns: Sequence[str], kind: type[Record]
) -> Iterator[tuple[int, list[object]]]:
    """Yield rows with what their cells stand for."""
    yes_no = {c.name for c in own_layout(kind) if c.kind is ColumnKind.YES_NO}
    is_yes_no = [name in yes_no for name in columns]
    for line, cells in rows:
        yield (
            line,
            [
                _said(cell) if yes else None if cell is None else bare_cell(cell)
                for cell, yes in zip(cells, is_yes_no, strict=True)
            ],
        )


def _said(cell: str | None) -> object:
    """Give yes or no, in any case, as spreadsheets write it; else the cell itself."""
    return _YES_NO.get(None if cell is None else cell.lower(), cell)
