"""Table: a sequence of answers that can be handed on as rows."""

import copy
import difflib
import operator
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, Self, TypeVar, overload

from claimtrack.errors import UnknownIdError
from claimtrack.tables import frames
from claimtrack.tables.columns import Cell, Cells, Column, Row
from claimtrack.tables.markup import Shown, html_table
from claimtrack.tables.rendering import (
    SHOWN_ROWS,
    csv_text,
    markdown_text,
    more_of,
    plain_text,
)

if TYPE_CHECKING:
    # What a method gives is known to type checkers, and loaded where it is called.
    from claimtrack.tables.frames import ArrowTable, PandasFrame, PolarsFrame

Entry = TypeVar("Entry")


class Table(Shown, Sequence[Entry], Generic[Entry]):
    """A sequence of answers that can be handed on as rows.

    Args:
        entries: The answers, in order.

    Attributes:
        layout: Its columns, each with its type and meaning.
        kept_back: Columns that a notebook leaves out: digests, which are for code.

    """

    layout: tuple[Column, ...] = ()
    kept_back: tuple[str, ...] = ()

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)

    @abstractmethod
    def _cells(self, entry: Entry) -> Cells:
        """Give the row of an answer, as the layout has it."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.layout)

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> Self: ...
    def __getitem__(self, index: int | slice) -> Entry | Self:
        if isinstance(index, slice):
            return self._of(self._entries[index])
        return self._entries[index]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        if self.layout != other.layout or self._entries != other._entries:
            return False
        # A row may tell more than its answer does, such as a record's labels.
        mine, theirs = map(self._cells, self), map(other._cells, other)
        return all(map(operator.eq, mine, theirs))

    __hash__ = None  # type: ignore[assignment]  # compared by what is in it

    def __repr__(self) -> str:
        shown = map(self._cells, self._entries[:SHOWN_ROWS])
        return plain_text(self.columns, shown, len(self) - SHOWN_ROWS)

    def _repr_html_(self) -> str:
        """Give the first rows as HTML, which a notebook shows in place of text."""
        names, rows = self._look()
        more = len(self) - SHOWN_ROWS
        return html_table(
            [name.replace("_", " ") for name in names],
            rows,
            caption=self._caption(),
            more=more_of(more, "row") if more > 0 else "",
        )

    def _caption(self) -> str:
        """Say what the table holds."""
        return f"{len(self):,} row{'' if len(self) == 1 else 's'}"

    def _look(self) -> tuple[Sequence[str], Iterable[Cells]]:
        """Give what a notebook shows: the names of columns, and the first rows."""
        names = [name for name in self.columns if name not in self.kept_back]
        places = [self.columns.index(name) for name in names]
        rows = map(self._cells, self._entries[:SHOWN_ROWS])
        return names, (tuple(row[place] for place in places) for row in rows)

    def where(self, **cells: Cell) -> Self:
        """Give the answers in whose rows the named columns have the given cells.

        Raises:
            UnknownIdError: Where there is no such column; says what is close.
        """
        self._refuse_unknown(cells)
        return self._of(one for one in self._entries if self._has(one, cells))

    def rows(self) -> list[Row]:
        """Give a row for each answer, as a dictionary with the same columns."""
        return [self._row(entry) for entry in self._entries]

    def to_pandas(self) -> "PandasFrame":
        """Give the rows as a pandas `DataFrame`, of types that know nothing as NA.

        Raises:
            MissingExtraError: Where pandas is not installed.
        """
        return frames.to_pandas(self.layout, self._columns())

    def to_polars(self) -> "PolarsFrame":
        """Give the rows as a Polars `DataFrame`.

        Raises:
            MissingExtraError: Where Polars is not installed.
        """
        return frames.to_polars(self.layout, self._columns())

    def to_arrow(self) -> "ArrowTable":
        """Give the rows as a `pyarrow.Table`.

        Raises:
            MissingExtraError: Where pyarrow is not installed.
        """
        return frames.to_arrow(self.layout, self._columns())

    def to_csv(self, *columns: str) -> str:
        """Give the rows as CSV text.

        A cell that a spreadsheet would take for a formula begins with an apostrophe.

        Args:
            columns: Which columns, in this order; all of them if none is named.

        Raises:
            UnknownIdError: Where there is no such column; says what is close.
        """
        return csv_text(columns or self.columns, self._chosen(columns))

    def to_markdown(self, *columns: str) -> str:
        """Give the rows as a Markdown table.

        Args:
            columns: Which columns, in this order; all of them if none is named.

        Raises:
            UnknownIdError: Where there is no such column; says what is close.
        """
        return markdown_text(columns or self.columns, self._chosen(columns))

    def _chosen(self, columns: Sequence[str]) -> Iterator[Cells]:
        """Give the rows with the named columns only, or with all if none is named."""
        self._refuse_unknown(columns)
        places = [self.columns.index(name) for name in columns or self.columns]
        for entry in self._entries:
            cells = self._cells(entry)
            yield tuple(cells[place] for place in places)

    def _of(self, entries: Iterable[Entry]) -> Self:
        """Give a table like this one, of other answers."""
        other = copy.copy(self)
        Table.__init__(other, entries)
        return other

    def _refuse_unknown(self, names: Iterable[str]) -> None:
        for name in names:
            if name not in self.columns:
                close = difflib.get_close_matches(name, self.columns)
                raise UnknownIdError(name, close=close)

    def _has(self, entry: Entry, cells: Mapping[str, Cell]) -> bool:
        row = self._row(entry)
        return all(row[name] == cell for name, cell in cells.items())

    def _row(self, entry: Entry) -> Row:
        return dict(zip(self.columns, self._cells(entry), strict=True))

    def _columns(self) -> list[list[Cell]]:
        rows = [self._cells(entry) for entry in self._entries]
        return [[row[place] for row in rows] for place in range(len(self.layout))]
