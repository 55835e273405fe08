"""Record tables in memory: data frames and rows."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from claimtrack.codec.recordtables.given import GivenTable
from claimtrack.codec.recordtables.kinds import TABLES
from claimtrack.codec.recordtables.rows import RowReading
from claimtrack.codec.shared.limits import ANYTHING, Limits
from claimtrack.errors import InvalidValueError
from claimtrack.graph import ClaimGraph, collector_paused
from claimtrack.model import Record
from claimtrack.tables import Table, frame_rows


def to_tables(graph: ClaimGraph) -> Mapping[str, Table[Record]]:
    """Give a graph as tables, one for each kind of record that it has.

    Returns:
        The tables by name, such as `statements`, always in the same order. Each can be
        had as a data frame, CSV or rows.

    Complexity: O(n log n).

    >>> from claimtrack.model import Source
    >>> tables = to_tables(ClaimGraph([Source(id="am-mod")]))
    >>> [(name, len(table)) for name, table in tables.items()]
    [('sources', 1)]

    """
    return MappingProxyType(
        {n: graph.table(kind) for n, kind in TABLES.items() if graph.of_kind(kind)}
    )


@collector_paused()
def from_tables(
    tables: Mapping[str, object], *, limits: Limits | None = None, verify: bool = True
) -> ClaimGraph:
    """Give the graph that record tables are.

    Args:
        tables: By name, such as `statements`: data frames (pandas, Polars, Arrow and
            others that narwhals knows), tables as `to_tables` gives them, or rows, each
            a mapping from columns to cells.
        limits: What to refuse; by default nothing is too large.
        verify: Whether to check that each digest is that of what stands beside it.

    Raises:
        InvalidValueError: Where something is no table, or there is none of its name.
        MalformedInputError: With every problem, by table, row and column.
        MissingExtraError: For a data frame, where narwhals is not installed.

    Complexity: O(n log n).

    >>> from claimtrack.model import Source
    >>> graph = ClaimGraph([Source(id="am-mod")])
    >>> from_tables(to_tables(graph)) == graph
    True

    """
    reading = RowReading(ANYTHING if limits is None else limits, None, verify=verify)
    unknown = [name for name in tables if name not in TABLES]
    if unknown:
        message = f"expected some of: {', '.join(TABLES)}; got {unknown[0]!r}"
        raise InvalidValueError(message)
    for name, kind in TABLES.items():
        if name in tables:
            columns, rows = _columns_and_rows(tables[name], name)
            given = GivenTable(
                kind=kind,
                name=name,
                row_word="row",
                columns=columns,
                rows=enumerate(rows, start=1),
            )
            reading.take(given)
    return reading.graph()


def _columns_and_rows(
    table: object, name: str
) -> tuple[tuple[str, ...], Iterable[Sequence[object]]]:
    if isinstance(table, Table):
        return table.columns, (tuple(row.values()) for row in table.rows())
    framed = frame_rows(table)
    if framed is not None:
        return framed
    given = list(table) if isinstance(table, Iterable) else [None]
    rows = [row for row in given if isinstance(row, Mapping)]
    if len(rows) < len(given):
        message = f"{name}: expected a data frame, a table or rows that are mappings"
        raise InvalidValueError(message)
    # A row may leave out what it has nothing for.
    columns = tuple(dict.fromkeys(str(key) for row in rows for key in row))
    return columns, (tuple(row.get(one) for one in columns) for row in rows)
