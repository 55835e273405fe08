"""Record tables as files: a folder with a table a kind, and a manifest."""

import os
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from claimtrack.codec.recordtables.csv_cells import csv_record_table
from claimtrack.codec.recordtables.given import TableFile
from claimtrack.codec.recordtables.kinds import TABLES
from claimtrack.codec.recordtables.manifest import (
    MANIFEST,
    TableFormat,
    manifest_bytes,
    read_manifest,
)
from claimtrack.codec.recordtables.parquet_columns import (
    parquet_content,
    parquet_record_table,
)
from claimtrack.codec.recordtables.rows import RowReading
from claimtrack.codec.shared.limits import Limits, read_bytes
from claimtrack.codec.shared.saving_folders import write_folder_atomically
from claimtrack.errors import InvalidValueError, MalformedInputError
from claimtrack.graph import ClaimGraph, collector_paused, own_layout
from claimtrack.model import Record

_PathLike = str | os.PathLike[str]


@collector_paused()
def write_tables(
    graph: ClaimGraph,
    folder: _PathLike,
    *,
    table_format: TableFormat | str = TableFormat.CSV,
) -> None:
    """Write a graph as record tables: all of them, or where it fails nothing.

    The folder holds a table for each kind of record that the graph has, and a
    manifest. Reading it gives an equal graph.

    Args:
        graph: The graph.
        folder: The folder; where there is one already it must be empty or hold nothing
            but record tables, which are replaced.
        table_format: `csv` or `parquet`.

    Raises:
        InvalidValueError: Where it is neither of these.
        MissingExtraError: For Parquet, where pyarrow is not installed.
        OSError: Where the folder can't be written, or holds something else; it is as
            it was.

    Complexity: O(n log n).

    >>> import tempfile
    >>> from claimtrack.model import Source
    >>> folder = Path(tempfile.mkdtemp()) / "tables"
    >>> write_tables(ClaimGraph([Source(id="am-mod")]), folder)
    >>> sorted(one.name for one in folder.iterdir())
    ['claimtrack-tables.json', 'sources.csv']

    """
    chosen = _format(table_format)
    files = _files(graph, chosen)
    write_folder_atomically(folder, files, may_replace=_holds_tables_alone)


def is_tables_folder(path: _PathLike) -> bool:
    """Tell whether a path is a folder that means to hold record tables."""
    return (Path(path) / MANIFEST).is_file()


def _holds_tables_alone(folder: Path) -> bool:
    """Tell whether nothing is lost with a folder but record tables."""
    ours = {f"{table}.{one.value}" for table in TABLES for one in TableFormat}
    names = {one.name for one in folder.iterdir()}
    return is_tables_folder(folder) and names <= {MANIFEST, *ours}


def read_tables(
    folder: _PathLike, *, limits: Limits | None = None, verify: bool = True
) -> ClaimGraph:
    """Read a folder of record tables.

    Args:
        folder: The folder, as `write_tables` writes it.
        limits: What to refuse; the defaults are large.
        verify: Whether to check that each digest is that of what stands beside it.

    Raises:
        MalformedInputError: With every problem, by table, line or row, and column.
        MissingExtraError: For Parquet, where pyarrow is not installed.
        OSError: Where a file can't be opened.

    Complexity: O(n log n).
    """
    chosen = Limits() if limits is None else limits
    return read_folder(folder, limits=chosen, verify=verify).graph()


@collector_paused()
def read_folder(folder: _PathLike, *, limits: Limits, verify: bool) -> RowReading:
    """Read a folder of record tables as far as it can be read by itself.

    Raises:
        MalformedInputError: Where a file can't be read at all.
        OSError: Where it can't be opened.
    """
    place = Path(folder)
    file = os.fspath(folder)
    manifest = read_manifest(place, limits)
    reading = RowReading(limits, file, verify=verify)
    for table, kind in TABLES.items():
        name = f"{table}.{manifest.table_format.value}"
        table_file = TableFile(kind=kind, name=name, folder=file, limits=limits)
        try:
            _take(reading, place, table_file, manifest.rows.get(table))
        except MalformedInputError as error:
            reading.entering.take_error(error)
    return reading


def _take(
    reading: RowReading, folder: Path, file: TableFile, row_count: int | None
) -> None:
    """Take the rows of one file.

    Args:
        reading: What takes them.
        folder: Where the file is.
        file: Which it is.
        row_count: How many rows the manifest tells of; None where it has no such file.

    Raises:
        MalformedInputError: Where the file can't be read.
    """
    path = folder / file.name
    if row_count is None:
        if path.exists():
            message = f"a table that {MANIFEST} does not have"
            raise file.refusal(message)
        return
    try:
        content = read_bytes(path, file.limits)
    except FileNotFoundError:
        message = f"missing, though {MANIFEST} has it"
        raise file.refusal(message) from None
    count = reading.take(_READ[path.suffix](content, file))
    if count not in {None, row_count}:
        message = f"expected {row_count} rows, by {MANIFEST}; got {count}"
        raise file.refusal(message)


def _format(given: TableFormat | str) -> TableFormat:
    try:
        return TableFormat(given)
    except ValueError:
        wanted = ", ".join(one.value for one in TableFormat)
        message = f"expected one of: {wanted}; got {given!r}"
        raise InvalidValueError(message) from None


def _files(graph: ClaimGraph, chosen: TableFormat) -> Iterator[tuple[str, bytes]]:
    rows = {}
    for name, kind in TABLES.items():
        if graph.of_kind(kind):
            rows[name] = len(graph.of_kind(kind))
            yield f"{name}.{chosen.value}", _CONTENT[chosen](graph, kind)
    yield MANIFEST, manifest_bytes(chosen, rows)


def _csv(graph: ClaimGraph, kind: type[Record]) -> bytes:
    names = (column.name for column in own_layout(kind))
    return graph.table(kind).to_csv(*names).encode()


_READ = MappingProxyType({".csv": csv_record_table, ".parquet": parquet_record_table})
_CONTENT = MappingProxyType(
    {TableFormat.CSV: _csv, TableFormat.PARQUET: parquet_content}
)
