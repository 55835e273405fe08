"""Parquet files: one of the two modules that know of Arrow.

It is read by Arrow, and what Arrow makes of it is measured before any of it becomes
text of Python's: a small file can stand for a very large table.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from claimtrack.errors import InvalidValueError, MissingExtraError
from claimtrack.tables.columns import Cell, Layout
from claimtrack.tables.frames import to_arrow

if TYPE_CHECKING:
    import pyarrow as pa

_EXTRA = "parquet"
_BATCH_ROWS = 4_096
_ROW_GROUP_ROWS = 100_000


def parquet_bytes(layout: Layout, values: Sequence[Sequence[Cell]]) -> bytes:
    """Give columns as a Parquet file. The same columns give the same bytes.

    Raises:
        MissingExtraError: Where pyarrow is not installed.
    """
    with _told_if_missing():
        import pyarrow.parquet as pq  # noqa: PLC0415 -- only where it is asked for

    stream = io.BytesIO()
    table = to_arrow(layout, values)
    pq.write_table(table, stream, row_group_size=_ROW_GROUP_ROWS, compression="zstd")
    return stream.getvalue()


def parquet_rows(
    content: bytes, *, most_rows: int, most_bytes: int
) -> tuple[tuple[str, ...], Iterator[tuple[object, ...]]]:
    """Give the columns and the rows of a Parquet file.

    Args:
        content: The bytes.
        most_rows: The most rows it may have.
        most_bytes: The most bytes that its cells may come to.

    Raises:
        MissingExtraError: Where pyarrow is not installed.
        InvalidValueError: Where it is no Parquet file, or too large; while the rows
            are read too.
    """
    with _told_if_missing():
        import pyarrow as pa  # noqa: PLC0415 -- only where it is asked for
        import pyarrow.parquet as pq  # noqa: PLC0415 -- only where it is asked for

    with _told_if_broken(pa):
        names = pq.read_schema(pa.BufferReader(content)).names
        # Texts that stand many times stay one until they are measured.
        opened = pq.ParquetFile(pa.BufferReader(content), read_dictionary=names)
        if opened.metadata.num_rows > most_rows:
            message = f"more than {most_rows} rows, the limit"
            raise InvalidValueError(message)
    return tuple(names), _rows(pa, opened, most_bytes)


def _rows(pa: Any, opened: Any, most_bytes: int) -> Iterator[tuple[object, ...]]:  # noqa: ANN401 -- Arrow's own
    byte_count = 0
    with _told_if_broken(pa):
        for batch in opened.iter_batches(batch_size=_BATCH_ROWS):
            byte_count += sum(map(_byte_count, batch.columns))
            if byte_count > most_bytes:
                message = f"cells of more than {most_bytes} bytes, the limit for a file"
                raise InvalidValueError(message)
            yield from zip(*(one.to_pylist() for one in batch.columns), strict=True)


def _byte_count(column: "pa.Array") -> int:
    """Give how many bytes the cells of a column come to."""
    import pyarrow as pa  # noqa: PLC0415 -- it is loaded by now
    import pyarrow.compute as pc  # noqa: PLC0415 -- it is loaded by now

    if not pa.types.is_dictionary(column.type):
        return int(column.nbytes)
    if not pa.types.is_string(column.type.value_type):
        return int(column.nbytes)
    lengths = pc.take(pc.binary_length(column.dictionary), column.indices)
    return int(pc.sum(lengths).as_py() or 0)


@contextmanager
def _told_if_missing() -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        raise MissingExtraError(str(error.name), extra=_EXTRA) from error


@contextmanager
def _told_if_broken(pa: Any) -> Iterator[None]:  # noqa: ANN401 -- Arrow's own
    try:
        yield
    except (pa.ArrowException, OSError) as error:
        message = "expected a Parquet file that Arrow can read"
        raise InvalidValueError(message) from error
