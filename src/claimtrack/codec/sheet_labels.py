"""What the rows of a sheet are called, and what they call others."""

from collections.abc import Iterable, Iterator, Sequence

from claimtrack.codec.draft_sections import Sections, claim_labels
from claimtrack.codec.hints import Hints, quoted
from claimtrack.codec.sheet_answers import CellError
from claimtrack.codec.sheet_declaring import Wrong
from claimtrack.codec.sheet_rows import SheetRow


def repeated(rows: Iterable[SheetRow], unit: str) -> Iterator[Wrong]:
    """Tell of rows that have the id of an earlier one."""
    lines: dict[str, int] = {}
    for row in rows:
        first = lines.setdefault(row.label, row.line)
        if first != row.line:
            message = f"the id {quoted(row.label)} stands on {unit} {first} already"
            yield row.line, CellError("id", message)


def taken(rows: Iterable[SheetRow], statements: Iterable[str]) -> Iterator[Wrong]:
    """Tell of rows that have the id of a statement."""
    known = frozenset(statements)
    for row in rows:
        if row.label in known:
            label = quoted(row.label)
            message = f"{label} is what a statement is called; give the row another id"
            yield row.line, CellError("id", message)


def unknown(rows: Sequence[SheetRow], sections: Sections) -> Iterator[Wrong]:
    """Tell of ids that name no row, and nothing in the case.

    Complexity: O(n).
    """
    known = {row.label for row in rows}
    known |= {row.statement for row in rows if row.statement is not None}
    for name, entry in sections.statements.items():
        known |= {name, *claim_labels(name, entry)}
    hints = Hints()
    for row in rows:
        for word, named in (("responds_to", row.responds_to), ("after", row.after)):
            for label in (one for one in named if one not in known):
                hint = hints.close_to(label, known)
                message = f"no row and no statement is called {quoted(label)}{hint}"
                yield row.line, CellError(word, message)
