"""Rows: answers handed on as tables, and tables of others taken in."""

from claimtrack.tables.frames import frame_rows

__all__ = ["frame_rows"]
