"""DuckDB, which the extra `[duckdb]` brings: the only module that knows of it."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimtrack.errors import InvalidValueError, MissingExtraError
from claimtrack.scale.engine import NamedRow, Row, Values

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TYPES = MappingProxyType({int: "BIGINT", bool: "BOOLEAN", str: "VARCHAR"})
_BATCH_ROWS = 10_000


class Duck:
    """DuckDB in this process, with a folder for what does not fit into memory.

    Args:
        memory: How much memory it may take, such as "4GB"; None for its own default.
        scratch: Where its folder is made; None for where the system has such folders.

    Raises:
        MissingExtraError: Where duckdb is not installed.
    """

    def __init__(self, *, memory: str | None, scratch: Path | None) -> None:
        self._folder = tempfile.TemporaryDirectory(dir=scratch, prefix="claimtrack-")
        try:
            self._connection = _connected(Path(self._folder.name), memory)
        except BaseException:
            self._folder.cleanup()
            raise

    def open_file(self, name: str, path: Path) -> Mapping[str, str]:
        """Make a Parquet file a table; give the type of each of its columns.

        Raises:
            InvalidValueError: Where it is no Parquet file.
        """
        import duckdb  # noqa: PLC0415 -- only where it is asked for

        quoted = str(path).replace("'", "''")
        query = f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{quoted}')"  # noqa: S608 -- a view takes no parameters; the path is quoted
        try:
            self._connection.execute(query)
            described = self._connection.execute(f"DESCRIBE {name}").fetchall()
        except duckdb.Error as error:
            message = f"expected a Parquet file: {error}"
            raise InvalidValueError(message) from error
        return {column: kind for column, kind, *_ in described}

    def put(
        self, name: str, columns: Mapping[str, type], values: Sequence[Values]
    ) -> None:
        """Make columns of whole numbers, yes or no, or text a table."""
        told = ", ".join(f'"{one}" {_TYPES[kind]}' for one, kind in columns.items())
        self._connection.execute(f"CREATE OR REPLACE TABLE {name} ({told})")
        if values and values[0]:
            lists = ", ".join(
                f"unnest(CAST(? AS {_TYPES[kind]}[]))" for kind in columns.values()
            )
            query = f"INSERT INTO {name} SELECT {lists}"
            self._connection.execute(query, [list(one) for one in values])

    def make(self, name: str, query: str) -> None:
        """Make what a query selects a table, in place of one that is called so."""
        self._connection.execute(f"CREATE OR REPLACE TABLE {name} AS {query}")

    def rows(self, query: str) -> Iterator[Row]:
        """Give what a query selects."""
        found = self._connection.cursor().execute(query)
        while batch := found.fetchmany(_BATCH_ROWS):
            yield from batch

    def records(self, query: str) -> Iterator[NamedRow]:
        """Give what a query selects, each row by the names of its columns."""
        found = self._connection.cursor().execute(query)
        names = [column[0] for column in found.description or ()]
        while batch := found.fetchmany(_BATCH_ROWS):
            yield from (dict(zip(names, row, strict=True)) for row in batch)

    def close(self) -> None:
        """Leave nothing behind."""
        self._connection.close()
        self._folder.cleanup()


def _connected(folder: Path, memory: str | None) -> "DuckDBPyConnection":
    try:
        import duckdb  # noqa: PLC0415 -- only where it is asked for
    except ImportError as error:
        package = "duckdb"
        raise MissingExtraError(package, extra="duckdb") from error
    # Nothing is ever fetched: what DuckDB does not bring, it does without.
    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "temp_directory": str(folder),
        "preserve_insertion_order": "true",
    }
    if memory is not None:
        settings["memory_limit"] = memory
    try:
        return duckdb.connect(str(folder / "archive.duckdb"), config=settings)
    except duckdb.Error as error:
        message = f"expected an amount of memory such as 4GB; got {memory!r}: {error}"
        raise InvalidValueError(message) from error
