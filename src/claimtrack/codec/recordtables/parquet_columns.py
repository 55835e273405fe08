"""Record tables as Parquet."""

from collections.abc import Iterator

from claimtrack.codec.recordtables.given import GivenTable, TableFile
from claimtrack.errors import InvalidValueError
from claimtrack.graph import ClaimGraph, own_layout
from claimtrack.model import Record
from claimtrack.tables import parquet_bytes, parquet_rows


def parquet_content(graph: ClaimGraph, kind: type[Record]) -> bytes:
    """Give the records of a kind as a Parquet file.

    Raises:
        MissingExtraError: Where pyarrow is not installed.
    """
    layout = own_layout(kind)
    rows = graph.table(kind).rows()
    return parquet_bytes(layout, [[row[one.name] for row in rows] for one in layout])


def parquet_record_table(content: bytes, file: TableFile) -> GivenTable:
    """Give the record table that a Parquet file is.

    Raises:
        MalformedInputError: Where it is no Parquet file, or too large; while its rows
            are read too.
        MissingExtraError: Where pyarrow is not installed.

    Complexity: O(n).
    """
    file.check_size(content)

    def rows() -> Iterator[tuple[int, tuple[object, ...]]]:
        try:
            yield from enumerate(given, start=1)
        except InvalidValueError as error:
            raise file.refusal(error.message) from error

    most = file.limits
    try:
        columns, given = parquet_rows(
            content, most_rows=most.records, most_bytes=most.file_bytes
        )
    except InvalidValueError as error:
        raise file.refusal(error.message) from error
    return GivenTable(
        kind=file.kind, name=file.name, row_word="row", columns=columns, rows=rows()
    )
