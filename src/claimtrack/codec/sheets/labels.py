"""What the rows of a sheet are called, and what they call others."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import attrs

from claimtrack.codec.drafts.sections import Sections, claim_labels
from claimtrack.codec.shared.hints import Hints, quoted
from claimtrack.codec.sheets.cells import CellError
from claimtrack.codec.sheets.columns import tidy
from claimtrack.codec.sheets.declaring import Wrong
from claimtrack.codec.sheets.rows import Path, SheetRow


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


def answerable(rows: Iterable[SheetRow], sections: Sections) -> set[str]:
    """Give the ids that rows may answer: of rows, of statements and of claims.

    Complexity: O(n).
    """
    known: set[str] = set()
    for row in rows:
        known |= {row.label} if row.statement is None else {row.label, row.statement}
    for name, entry in sections.statements.items():
        known |= {name, *claim_labels(name, entry)}
    return known


def separated(row: SheetRow, known: Collection[str]) -> SheetRow:
    """Give a row with the ids that its cells name: a whole cell that is one is that."""
    if not row.responds_to and not row.after:
        return row
    responds_to = _separated(row.responds_to, known)
    after = _separated(row.after, known)
    if (responds_to, after) == (row.responds_to, row.after):
        return row
    return attrs.evolve(row, responds_to=responds_to, after=after)


def _separated(named: Path, known: Collection[str]) -> Path:
    # A list of several names each by itself.
    if len(named) > 1:
        return named
    found: Path = named
    for separator in ";,":
        pieces = ([one] if one in known else one.split(separator) for one in found)
        tidied = (tidy(piece) for several in pieces for piece in several)
        found = tuple(str(one) for one in tidied if one is not None)
    return found


def unknown(rows: Sequence[SheetRow], known: Collection[str]) -> Iterator[Wrong]:
    """Tell of ids that name no row, and nothing in the case.

    Complexity: O(n).
    """
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
