"""Which claims of a statement a row takes up: those that its question is about."""

from collections import defaultdict
from collections.abc import Iterable

import attrs

from claimtrack.codec.drafts.sections import Sections, claim_labels
from claimtrack.codec.shared.entries import ClaimEntry, QuestionEntry
from claimtrack.codec.sheets.cells import CellError
from claimtrack.codec.sheets.declaring import Wrong
from claimtrack.codec.sheets.rows import SheetRow


class Narrowing:
    """Rows that take up a statement's claims and name a measure: those claims only.

    A row that names another row takes up what that says, whatever measure stands
    beside it: there is nothing to choose.

    Attributes:
        wrong: Rows that name a measure of which the statement says nothing.
    """

    def __init__(self, rows: Iterable[SheetRow], sections: Sections) -> None:
        self.wrong: list[Wrong] = []
        self._sections = sections
        self._said: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
        for row in rows:
            if row.statement is not None:
                self._said[row.statement].append((row.label, row.measure))

    def row(self, row: SheetRow) -> SheetRow:
        """Give a row that answers just the claims which it takes up."""
        if not row.takes_up or row.measure is None:
            return row
        labels: list[str] = []
        for label in row.responds_to:
            said = self._claims(label)
            chosen = [one for one, measure in said if measure == row.measure]
            labels += chosen if said else [label]
            if said and not chosen:
                message = f"{label!r} says nothing of {row.measure!r}"
                self.wrong.append((row.line, CellError(message, word="measure")))
        return attrs.evolve(row, responds_to=tuple(labels))

    def _claims(self, label: str) -> list[tuple[str, str | None]]:
        """Give the claims of a statement, and what each is about."""
        entry = self._sections.statements.get(label)
        if label in self._said or entry is None:
            return self._said.get(label, [])
        return list(
            zip(
                claim_labels(label, entry),
                map(self._measure_of, entry.claims),
                strict=True,
            )
        )

    def _measure_of(self, claim: ClaimEntry) -> str | None:
        question = self._sections["question"].get(claim.question or "")
        if isinstance(question, QuestionEntry):
            return question.measure
        return claim.measure
