"""A CSV file of FollowTheMoney statements, made rows: every problem with its place."""

import re
from collections.abc import Callable, Iterator, Mapping

import attrs

from claimtrack.codec.shared.limits import Limits
from claimtrack.codec.sheets.cells import check_length, shown
from claimtrack.codec.sheets.delimited import CsvTable, csv_table
from claimtrack.errors import InvalidValueError, MalformedInputError, Problem
from claimtrack.interop.followthemoney.moments import read_moment
from claimtrack.interop.followthemoney.rows import COLUMNS
from claimtrack.model import Loss, When, nfc

_REQUIRED = ("entity_id", "prop", "schema", "value", "dataset")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
# A quotation mark ends a value in the ids that we make of properties.
_NAMED = re.compile(r'[^\s"](?:[^"\r\n]*[^\s"])?')
_YES = frozenset({"t", "true", "y", "yes", "1"})
_NO = frozenset({"", "f", "false", "n", "no", "0"})


@attrs.frozen(kw_only=True)
class SeenRow:
    """A statement that was read: a dataset says that an entity has a value.

    Attributes:
        line: Where it begins in the file.
        dataset: Who says so.
        entity_id: The entity, as the dataset calls it.
        canonical_id: The entity, as those call it who judged several to be one.
        schema: What the entity is.
        prop: The property.
        value: Its value.
        lang: The code of the value's language; "" for none.
        original_value: The value as the dataset writes it; "" for the same.
        first_seen: When it was first there; None where unknown.
        id: The statement's id; "" for none.
        is_external: Whether the dataset itself does not vouch for it.
        left: The cells that no record of ours has a place for, by column.
    """

    line: int
    dataset: str
    entity_id: str
    canonical_id: str
    schema: str
    prop: str
    value: str
    lang: str
    original_value: str
    first_seen: When | None
    id: str
    is_external: bool
    left: tuple[tuple[str, str], ...]

    def loss(self, field: str = "", value: str = "", *, because: str) -> Loss:
        """Give what is lost of the statement; of all of it where no field is named."""
        return Loss(
            noun="statement",
            record_id=self.id or f"line {self.line}",
            field=field,
            value=value,
            because=because,
        )


def seen_rows(content: bytes, *, file: str | None, limits: Limits) -> list[SeenRow]:
    """Read statements in CSV.

    Raises:
        MalformedInputError: With every problem, by line and column.

    Complexity: O(n).
    """
    table = csv_table(content, file=file, limits=limits)
    return _Reading(table, file, limits).rows()


def is_ftm(start: bytes) -> bool:
    """Tell whether a file that begins so means to be statements, sound or not.

    >>> is_ftm(b"entity_id,prop,schema,value,dataset"), is_ftm(b"who,what")
    (True, False)

    """
    header = start.partition(b"\n")[0].decode("utf-8-sig", "replace")
    columns = {cell.strip('" \r\t') for cell in re.split("[,;\t|]", header)}
    return columns.issuperset(_REQUIRED)


class _Reading:
    """Rows on their way in."""

    def __init__(self, table: CsvTable, file: str | None, limits: Limits) -> None:
        self._table = table
        self._file = file
        self._limits = limits
        self._problems: list[Problem] = []
        self._more_count = 0
        self._ids: dict[str, tuple[int, tuple[str, ...]]] = {}

    def rows(self) -> list[SeenRow]:
        """Give the rows, or raise with every problem."""
        missing = [name for name in _REQUIRED if name not in self._table.columns]
        if missing:
            listed = ", ".join(missing)
            message = f"expected the columns of a FollowTheMoney statement; no {listed}"
            self._report(1, None, message)
            raise self._error()
        numbered = zip(self._table.lines, self._table.rows, strict=True)
        rows = [self._row(line, cells) for line, cells in numbered]
        if self._problems:
            raise self._error()
        return [one for one in rows if one is not None]

    def _row(self, line: int, given: tuple[str, ...]) -> SeenRow | None:
        before = len(self._problems) + self._more_count
        cells = dict(zip(self._table.columns, map(nfc, given), strict=False))
        for column, message in self._wrong(cells):
            self._report(line, column, message)
        id_, key = cells.get("id", ""), tuple(cells[name] for name in _REQUIRED)
        first_line, first = self._ids.setdefault(id_, (line, key)) if id_ else (0, key)
        if first != key:
            message = (
                f"the statement of this id says something else on line {first_line}"
            )
            self._report(line, "id", message)
        if len(self._problems) + self._more_count > before:
            return None
        seen = cells.get("first_seen", "")
        return SeenRow(
            line=line,
            dataset=cells["dataset"],
            entity_id=cells["entity_id"],
            canonical_id=cells.get("canonical_id", "") or cells["entity_id"],
            schema=cells["schema"],
            prop=cells["prop"],
            value=cells["value"],
            lang=cells.get("lang", ""),
            original_value=cells.get("original_value", ""),
            first_seen=read_moment(seen) if seen else None,
            id=id_,
            is_external=cells.get("external", "").lower() in _YES,
            left=tuple(_left(cells)),
        )

    def _wrong(self, cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Give the columns of a row that are wrong, each with what is wrong."""
        for column, cell in cells.items():
            try:
                check_length(cell, self._limits)
            except InvalidValueError as error:
                yield column, error.message
                continue
            is_right, expected = _CHECKS.get(column, _ANYTHING)
            if not is_right(cell):
                yield column, f"expected {expected}; got {shown(cell)}"

    def _report(self, line: int, column: str | None, message: str) -> None:
        if len(self._problems) >= self._limits.problems:
            self._more_count += 1
            return
        where = f"line {line}" if column is None else f"line {line}, column {column!r}"
        self._problems.append(Problem(path=where, message=message, file=self._file))

    def _error(self) -> MalformedInputError:
        return MalformedInputError(self._problems, more_count=self._more_count)


def _left(cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the cells of a row that have no place with us."""
    for column, cell in cells.items():
        if not cell or (column in COLUMNS and column not in {"origin", "last_seen"}):
            continue
        # Where it was seen once only, FollowTheMoney repeats when.
        if column != "last_seen" or cell != cells.get("first_seen"):
            yield column, cell


def _is_name(cell: str) -> bool:
    return _NAMED.fullmatch(cell) is not None


def _is_name_or_nothing(cell: str) -> bool:
    return not cell or _is_name(cell)


def _is_word(cell: str) -> bool:
    return _WORD.fullmatch(cell) is not None


def _is_moment(cell: str) -> bool:
    return not cell or read_moment(cell) is not None


def _is_yes_or_no(cell: str) -> bool:
    return cell.lower() in _YES or cell.lower() in _NO


_Check = tuple[Callable[[str], bool], str]
_NAME = "one line without quotation marks, and without white space at its ends"
_TIME = "a time such as 2020-09-27T10:02:11"
_ANYTHING: _Check = (lambda _: True, "")
_CHECKS: Mapping[str, _Check] = {
    "dataset": (_is_name, _NAME),
    "entity_id": (_is_name, _NAME),
    "canonical_id": (_is_name_or_nothing, _NAME),
    "schema": (_is_word, "the name of a schema, such as Person"),
    "prop": (_is_word, "the name of a property, such as birthDate"),
    "value": (bool, "a value: what is not known has no statement"),
    "external": (_is_yes_or_no, "t or f"),
    "first_seen": (_is_moment, _TIME),
}
