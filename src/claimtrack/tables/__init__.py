"""Rows: answers handed on as tables, and tables of others taken in."""

from claimtrack.tables.columns import Cell, Cells, Column, ColumnKind, Row
from claimtrack.tables.frames import frame_rows
from claimtrack.tables.lines import (
    SCREEN_WIDTH,
    clipped,
    display_width,
    padded,
    wrapped,
)
from claimtrack.tables.markup import Shown, escaped, html_lines, html_table
from claimtrack.tables.parquet import parquet_bytes, parquet_rows
from claimtrack.tables.rendering import SHOWN_ROWS, bare_cell, json_text, more_of
from claimtrack.tables.table import Table

__all__ = [
    "SCREEN_WIDTH",
    "SHOWN_ROWS",
    "Cell",
    "Cells",
    "Column",
    "ColumnKind",
    "Row",
    "Shown",
    "Table",
    "bare_cell",
    "clipped",
    "display_width",
    "escaped",
    "frame_rows",
    "html_lines",
    "html_table",
    "json_text",
    "more_of",
    "padded",
    "parquet_bytes",
    "parquet_rows",
    "wrapped",
]
