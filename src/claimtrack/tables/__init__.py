"""Rows: answers handed on as tables, and tables of others taken in."""

from claimtrack.tables.columns import Cell, Cells, Column, ColumnKind, Row
from claimtrack.tables.frames import frame_rows
from claimtrack.tables.rendering import SHOWN_ROWS, json_text, more_of
from claimtrack.tables.table import Table

__all__ = [
    "SHOWN_ROWS",
    "Cell",
    "Cells",
    "Column",
    "ColumnKind",
    "Row",
    "Table",
    "frame_rows",
    "json_text",
    "more_of",
]
