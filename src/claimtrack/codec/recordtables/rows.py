"""Rows of record tables on their way to a graph."""

import re
from collections.abc import Mapping

import attrs

from claimtrack.codec.logs.canonical import plain_values, shape_test
from claimtrack.codec.logs.entering import Entering, Fields
from claimtrack.codec.logs.entries import ALONE
from claimtrack.codec.recordtables.given import GivenTable
from claimtrack.codec.recordtables.headers import header_faults
from claimtrack.codec.recordtables.kinds import JSON_COLUMNS
from claimtrack.codec.shared.limits import Limits
from claimtrack.codec.shared.parsing import Members, parse
from claimtrack.errors import MalformedInputError
from claimtrack.graph import ClaimGraph, own_layout
from claimtrack.model import Assertion, Record

Cells = Mapping[str, object]
RowSpot = tuple[str, int]
"""Where a row stands: what to call its table, with a word for a row; its number."""
_PART = re.compile(r"\.(\w+)(.*)", re.DOTALL)


@attrs.frozen(kw_only=True)
class _Told:
    """What an assertion's row tells of what it points at.

    Attributes:
        record_id: The assertion's id.
        spot: Where the row stands.
        cells: What it tells, by column.
    """

    record_id: object
    spot: RowSpot
    cells: Cells


class RowReading:
    """Record tables on their way to a graph: what was taken, and what is wrong.

    Args:
        limits: What to refuse.
        file: What to call all of them in messages; None for no name.
        verify: Whether to check digests.
    """

    def __init__(self, limits: Limits, file: str | None, *, verify: bool) -> None:
        self._limits = limits
        self._row_count = 0
        self._told: list[_Told] = []
        self.entering: Entering[RowSpot] = Entering(
            limits, file=file, verify=verify, told=_text, within=_within
        )

    def take(self, table: GivenTable) -> int | None:
        """Take the rows of a table as far as it is worth it, and say how many it has.

        None where it was not read to its end.
        """
        faults = header_faults(table.kind, table.columns)
        for fault in faults:
            self.entering.report(table.name, fault)
        if faults:
            return None
        place = f"{table.name}, {table.row_word}"
        own = {column.name for column in own_layout(table.kind)}
        count = 0
        for number, cells in table.rows:
            count += 1
            self._row_count += 1
            if self._row_count > self._limits.records:
                message = f"more than {self._limits.records} rows, the limit"
                self.entering.report(_text((place, number)), message)
            if self._row_count > self._limits.records or self.entering.is_hopeless:
                return None
            row = dict(zip(table.columns, cells, strict=True))
            beside = {name: row.pop(name) for name in table.columns if name not in own}
            self._take_row(row, table.kind, (place, number))
            if beside:
                spot = (place, number)
                told = _Told(record_id=row["id"], spot=spot, cells=beside)
                self._told.append(told)
        return count

    def graph(self) -> ClaimGraph:
        """Give the graph, or raise with every problem.

        Complexity: O(n log n).
        """
        graph = self.entering.graph()
        if self._told:
            there = {row["id"]: row for row in graph.table(Assertion).rows()}
            for told in self._told:
                self._compare(told, there[str(told.record_id)])
        if not self.entering.is_sound:
            raise self.entering.error()
        return graph

    def _compare(self, told: _Told, there: Cells) -> None:
        for name, cell in told.cells.items():
            if cell != there[name]:
                at = _within(_text(told.spot), f".{name}")
                message = f"not what it points at, which has {there[name]!r}"
                self.entering.report(at, message)

    def _take_row(self, row: Cells, kind: type[Record], spot: RowSpot) -> None:
        noun = kind.__name__.lower()
        shape = ALONE[noun][1]
        fields = self._plain(row)
        if fields is not None:
            fields["noun"] = noun
        if fields is None or not shape_test(shape)(fields):
            careful = self._careful(row, _text(spot))
            if careful is None:
                return
            careful["noun"] = noun
            if not self.entering.has_shape(careful, shape, _text(spot)):
                return
            fields = careful
        self.entering.enter(fields, kind, spot)

    def _plain(self, row: Cells) -> Fields | None:
        """Give what a row holds, where that is plainly sound; else None."""
        fields: Fields = {}
        for name, cell in row.items():
            if cell is None:
                continue
            if isinstance(cell, str) and not self._is_plain_text(cell):
                return None
            if name not in JSON_COLUMNS:
                fields[name] = cell
            elif cell == "[]":  # as most are
                fields[name] = []
            elif isinstance(cell, str):
                value = plain_values(b'{"cell":%b}' % cell.encode(), self._limits)
                # A cell that closes its value and goes on is not one value.
                if value is None or len(value) > 1:
                    return None
                fields[name] = value["cell"]
        return fields

    def _is_plain_text(self, text: str) -> bool:
        if len(text) * 4 > self._limits.text_bytes:
            return False
        return text.isascii() or not any("\ud800" <= c <= "\udfff" for c in text)

    def _careful(self, row: Cells, at: str) -> Members | None:
        """Give what a row holds, sound or not; None where a cell's text can't be read."""
        fields = Members(())
        is_readable = True
        for name, cell in row.items():
            value = cell
            if name in JSON_COLUMNS and isinstance(cell, str):
                try:
                    content = cell.encode(errors="surrogatepass")
                    value = parse(content, limits=self._limits)
                except MalformedInputError as error:
                    is_readable = False
                    for problem in error.problems:
                        self.entering.report(_within(at, f".{name}"), problem.message)
            if value is not None:
                fields[name] = value
        return fields if is_readable else None


def _text(spot: RowSpot) -> str:
    place, number = spot
    return f"{place} {number}"


def _within(at: str, path: str) -> str:
    """Give where a cell stands, or a value within what its text holds."""
    part = _PART.fullmatch(path)
    if part is None:
        return at
    name, rest = part.groups()
    return f"{at}, column {name}" + (f", ${rest}" if rest else "")
