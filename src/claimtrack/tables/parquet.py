"""Parquet files: one of the two modules that know of Arrow.

It is read by Arrow, and what Arrow makes of it is measured before any of it becomes
text of Python's: a small file can stand for a very large table.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

from claimtrack.errors import InvalidValueError, MissingExtraError
from claimtrack.tables.columns import Cell, Layout
from claimtrack.tables.frames import to_arrow

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
        schema = pq.read_schema(pa.BufferReader(content))
        texts = [field.name for field in schema if _is_text(pa, field)]
        # Texts that stand many times stay one until they are measured.
        opened = pq.ParquetFile(pa.BufferReader(content), read_dictionary=texts)
        if opened.metadata.num_rows > most_rows:
            message = f"more than {most_rows} rows, the limit"
            raise InvalidValueError(message)
    return tuple(schema.names), _rows(pa, opened, most_bytes)


def _is_text(pa: Any, field: Any) -> bool:  # noqa: ANN401 -- Arrow's own
    """Tell text from yes and no, and refuse what is neither."""
    kind = field.type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    is_text = pa.types.is_string(kind) or pa.types.is_large_string(kind)
    if not (is_text or pa.types.is_boolean(kind) or pa.types.is_null(kind)):
        message = f"column {field.name!r}: expected text, or yes and no; got {kind}"
        raise InvalidValueError(message)
    return bool(is_text)


def _rows(pa: Any, opened: Any, most_bytes: int) -> Iterator[tuple[object, ...]]:  # noqa: ANN401 -- Arrow's own
    pc = import_module("pyarrow.compute")
    byte_count = 0
    with _told_if_broken(pa):
        for batch in opened.iter_batches(batch_size=_BATCH_ROWS):
            byte_count += sum(_byte_count(pc, column) for column in batch.columns)
            if byte_count > most_bytes:
                message = f"cells of more than {most_bytes} bytes, the limit for a file"
                raise InvalidValueError(message)
            yield from zip(*(one.to_pylist() for one in batch.columns), strict=True)


def _byte_count(pc: ModuleType, column: Any) -> int:  # noqa: ANN401 -- Arrow's own
    """Give how many bytes the cells of a column come to."""
    if not hasattr(column, "dictionary"):
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
