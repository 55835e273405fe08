"""Tables of answers: tidy rows, for a notebook, a spreadsheet or a data frame."""

import csv
import io
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar, overload

Entry = TypeVar("Entry")
Cell = str | int | bool | None
"""What stands in a row."""
Row = dict[str, Cell]
"""One row of a table: the same columns in every row of a table."""

_SHOWN_ROWS = 20
_SHOWN_WIDTH = 32
# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Table(Sequence[Entry], Generic[Entry]):
    """A sequence of answers that can be handed on as rows."""

    columns: tuple[str, ...] = ()

    @property
    @abstractmethod
    def _entries(self) -> Sequence[Entry]: ...

    @abstractmethod
    def _row(self, entry: Entry) -> Row: ...

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Entry]: ...
    def __getitem__(self, index: int | slice) -> Entry | Sequence[Entry]:
        return self._entries[index]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __repr__(self) -> str:
        rows = self.rows()
        shown = _as_text(self.columns, rows[:_SHOWN_ROWS])
        more = len(rows) - _SHOWN_ROWS
        return f"{shown}\n({more} more rows)" if more > 0 else shown

    def rows(self) -> list[Row]:
        """Give a row for each entry, with the same columns."""
        return [self._row(entry) for entry in self._entries]

    def to_csv(self) -> str:
        """Give the rows as CSV text.

        A cell that a spreadsheet would take for a formula begins with an apostrophe.
        """
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(
            [_harmless(cell) for cell in row.values()] for row in self.rows()
        )
        return text.getvalue()

    def to_markdown(self) -> str:
        """Give the rows as a Markdown table."""
        lines = [self.columns, tuple("---" for _ in self.columns)]
        lines += [tuple(map(_escaped, row.values())) for row in self.rows()]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _as_text(columns: Sequence[str], rows: Sequence[Row]) -> str:
    lines = [tuple(columns), *(tuple(map(_short, row.values())) for row in rows)]
    widths = [max(map(len, cells)) for cells in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )


def _short(cell: Cell) -> str:
    text = " ".join(_shown(cell).split())
    return text if len(text) <= _SHOWN_WIDTH else f"{text[: _SHOWN_WIDTH - 1]}…"


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _harmless(cell: Cell) -> str:
    text = _shown(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _escaped(cell: Cell) -> str:
    text = " ".join(_shown(cell).split())
    return "".join(f"\\{c}" if c in "|\\`*_[]<>" else c for c in text)
