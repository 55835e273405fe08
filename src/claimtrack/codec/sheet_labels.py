"""What the rows of a sheet are called, and what they call others."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

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
            yield row.line, CellError(message, word="id")


def taken(
    rows: Iterable[SheetRow], called: Iterable[tuple[int, str]]
) -> Iterator[Wrong]:
    """Tell of rows and statements that have the id of a statement.

    Args:
        rows: The rows.
        called: The line and the id of each statement that the rows make.
    """
    known: dict[str, int] = {}
    for line, label in called:
        if known.setdefault(label, line) != line:
            message = f"{quoted(label)} would be two statements; give rows other ids"
            yield line, CellError(message, word="id")
    for row in rows:
        if row.label in known:
            label = quoted(row.label)
            message = f"{label} is what a statement is called; give the row another id"
            yield row.line, CellError(message, word="id")


def relabelled(rows: Iterable[SheetRow], sections: Sections) -> Iterator[SheetRow]:
    """Give the rows, those without an id called as nothing else in the case is.

    A row that says what stands under its number already is the same row again.
    """
    for row in rows:
        number, label = 1, row.label
        while row.id is None and not _is_free(row, label, sections):
            number += 1
            label = f"{row.label} ({number})"
        yield row if number == 1 else attrs.evolve(row, label=label)


def _is_free(row: SheetRow, label: str, sections: Sections) -> bool:
    found = sections.claim_at(label)
    if found is None:
        return label not in sections.statements
    statement = sections.statements[found.name]
    claim = statement.claims[found.index]
    told = (statement.source, statement.asserted_at, claim.answer, claim.text)
    asked = (claim.measure, claim.subject, claim.place, claim.period)
    return (row.source, row.on, row.answer, row.text, *row.asked[:-1]) == (
        *told,
        *asked,
    )


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
            if row.label in named:
                message = "a row answers other rows, not itself"
                yield row.line, CellError(message, word=word)
            for label in (one for one in named if one not in known):
                hint = hints.close_to(label, known)
                message = f"no row and no statement is called {quoted(label)}{hint}"
                yield row.line, CellError(message, word=word)
