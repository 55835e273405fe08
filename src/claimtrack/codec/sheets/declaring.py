"""Who and what a sheet names for the first time: sources, places and subjects."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from claimtrack.codec.drafts.sections import CHOSEN, Entry, Sections
from claimtrack.codec.shared.entries import PlaceEntry, SourceEntry, SubjectEntry
from claimtrack.codec.sheets.cells import CellError
from claimtrack.codec.sheets.clues import is_total
from claimtrack.codec.sheets.rows import SheetRow

Wrong = tuple[int, CellError]
"""A line, and what is wrong there."""
_MAY_BE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "source": frozenset({"source"}),
        "place": frozenset({"place"}),
        "subject": frozenset({"subject", "source", "place"}),
        "measure": frozenset({"measure"}),
    }
)
"""What a thing that is named in a column may have been declared as."""


class Names:
    """The names that a case has declared, and those that a sheet adds.

    Args:
        sections: What the case has declared.
        unit: What the numbers of rows count.

    Attributes:
        entries: What is declared anew, in the order of the sheet.
        wrong: Names that mean something else already.
    """

    def __init__(self, sections: Sections, unit: str) -> None:
        self._unit = unit
        # Each name's noun, and on which line it stands if in the sheet.
        self._nouns: dict[str, tuple[str, int | None]] = {
            id_: (noun, None) for noun in sorted(CHOSEN) for id_ in sections[noun]
        }
        self.entries: list[tuple[str, Entry]] = []
        self.wrong: list[Wrong] = []

    def take(self, rows: Iterable[SheetRow]) -> None:
        """Take whom and what the rows name, but for measures."""
        rows = tuple(rows)
        asking = [row for row in rows if not row.takes_up and row.text is None]
        for row in rows:
            self._check_total(row)
            self._name("source", row.source, "source", row.line)
            for outlet in (one for path in row.via for one in path):
                self._name("source", outlet, "via", row.line)
        for row in asking:
            self._name("place", row.place, "place", row.line)
        # Last: a subject may be a source or a place of the sheet.
        for row in asking:
            self._name("subject", row.subject, "subject", row.line)

    def _check_total(self, row: SheetRow) -> None:
        """Tell of a source that is none: its sum would contradict what it adds up."""
        if is_total(row.source) and row.source not in self._nouns:
            message = (
                f"{row.source!r} is what a row of totals is called: take the row out, "
                "or declare a source of this name first"
            )
            self.wrong.append((row.line, CellError(message, word="source")))

    def is_new(self, noun: str, name: str, line: int) -> bool:
        """Tell whether a name is new; it is not from then on."""
        stands, where = self._nouns.setdefault(name, (noun, line))
        if stands not in _MAY_BE[noun]:
            place = "in the case" if where is None else f"on {self._unit} {where}"
            message = (
                f"{name!r} is a {stands} {place}, and can't be a {noun} too: give one "
                f"of them another id, as in values={{{noun!r}: {{{name!r}: ...}}}}"
            )
            self.wrong.append((line, CellError(message, word=noun)))
        return (stands, where) == (noun, line)

    def _name(self, noun: str, name: str | None, word: str, line: int) -> None:
        known = None if name is None else self._nouns.get(name)
        if name is None or (known is not None and known[0] in _MAY_BE[noun]):
            return
        if self.is_new(noun, name, line):
            self.entries.append((noun, _ENTRIES[noun](id=name)))
        else:
            line, error = self.wrong.pop()
            self.wrong.append((line, CellError(error.message, word=word)))


_ENTRIES: Mapping[str, type[SourceEntry | PlaceEntry | SubjectEntry]] = (
    MappingProxyType(
        {"source": SourceEntry, "place": PlaceEntry, "subject": SubjectEntry}
    )
)
