"""What stands in a table: columns with a type and a meaning, rows, cells."""

import enum
from collections.abc import Sequence

import attrs

Cell = str | int | bool | None
"""What stands in a row; None where there is nothing."""
Row = dict[str, Cell]
"""One row of a table: the same columns in every row of a table."""
Cells = tuple[Cell, ...]
"""One row of a table without the names of its columns."""


class ColumnKind(enum.Enum):
    """What the cells of a column are."""

    TEXT = "text"
    WHOLE_NUMBER = "whole number"
    YES_NO = "yes or no"


@attrs.frozen(kw_only=True)
class Column:
    """A column of a table. Any cell may be None, for nothing.

    Attributes:
        name: What it is called.
        kind: What its cells are, in every row and in every kind of data frame.
        meaning: What a cell says.
    """

    name: str
    kind: ColumnKind = ColumnKind.TEXT
    meaning: str


Layout = Sequence[Column]
"""The columns of a table, in order."""
