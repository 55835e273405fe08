"""What runs the SQL: the little that is asked of an engine."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

Values = Sequence[object]
Row = tuple[object, ...]
NamedRow = dict[str, object]
"""A row by the names of its columns."""


class Engine(Protocol):
    """Tables by name, and what is selected from them."""

    def open_file(self, name: str, path: Path) -> Mapping[str, str]:
        """Make a Parquet file a table; give the type of each of its columns.

        Raises:
            InvalidValueError: Where it is no Parquet file.
        """

    def put(
        self, name: str, columns: Mapping[str, type], values: Sequence[Values]
    ) -> None:
        """Make columns of whole numbers, yes or no, or text a table."""

    def make(self, name: str, query: str) -> None:
        """Make what a query selects a table, in place of one that is called so."""

    def rows(self, query: str) -> Iterable[Row]:
        """Give what a query selects."""

    def records(self, query: str) -> Iterable[NamedRow]:
        """Give what a query selects, each row by the names of its columns."""

    def close(self) -> None:
        """Leave nothing behind."""
