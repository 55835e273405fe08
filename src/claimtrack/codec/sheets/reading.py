"""A sheet as the entries of a case: read whole, or refused with every problem."""

from collections.abc import Callable, Iterator, Sequence

from claimtrack.codec.drafts.sections import Entry, Sections
from claimtrack.codec.shared.limits import Limits
from claimtrack.codec.sheets.cells import CellError
from claimtrack.codec.sheets.columns import Layout, unread_problem
from claimtrack.codec.sheets.declaring import Names, Wrong
from claimtrack.codec.sheets.labels import (
    answerable,
    relabelled,
    repeated,
    separated,
    taken,
    unknown,
)
from claimtrack.codec.sheets.measures import Measures
from claimtrack.codec.sheets.narrowing import Narrowing
from claimtrack.codec.sheets.pages import Pages, is_address
from claimtrack.codec.sheets.rows import ANSWERING, SheetRow, converters, read_row
from claimtrack.codec.sheets.sheet import Sheet
from claimtrack.codec.sheets.statements import statements
from claimtrack.codec.sheets.utterances import Utterance, utterances
from claimtrack.errors import MalformedInputError, Problem

Progress = Callable[[int, int], object]
"""Told how many rows of how many are read."""

_STEP = 1000


class SheetReading:
    """A sheet on its way into a case.

    Args:
        sheet: The sheet.
        layout: Which of its columns is which word.
        sections: What the case has declared.
        limits: What to refuse.
        progress: Told how many rows are read.
        is_all_known: Whether all that a row answers must be here or in the case.
    """

    def __init__(
        self,
        sheet: Sheet,
        layout: Layout,
        sections: Sections,
        *,
        limits: Limits,
        progress: Progress | None = None,
        is_all_known: bool = True,
    ) -> None:
        self._sheet = sheet
        self._layout = layout
        self._sections = sections
        self._limits = limits
        self._is_all_known = is_all_known
        self._progress = progress
        self._wrong: list[Wrong] = []

    def entries(self, outlet: Callable[[str], object]) -> list[tuple[str, Entry]]:
        """Give each noun and entry, in the order in which to enter them.

        Raises:
            MalformedInputError: With every problem, by line and column.

        Complexity: O(n).
        """
        names = Names(self._sections, self._sheet.unit)
        measures = Measures(self._sections, names)
        rows = list(self._rows(outlet))
        names.take(rows)
        rows = list(relabelled(measures.take(rows), self._sections))
        rows = self._checked(rows)
        found = utterances(rows)
        pages = Pages(found, self._sections)
        said = [
            (one.rows[0].line, statement)
            for one in found
            for statement in statements(one, pages.label_of(one))
        ]
        self._wrong += [*names.wrong, *measures.wrong, *pages.wrong]
        told = {line for line, _ in self._wrong}
        named = ((line, str(one.id)) for line, one in said if line not in told)
        self._wrong += taken(rows, named)
        for one in found:
            self._check_agrees(one)
        self._refuse()
        return [
            *names.entries,
            *(("page", page) for page in pages.entries()),
            *(("statement", statement) for _, statement in said),
        ]

    def _checked(self, given: Sequence[SheetRow]) -> list[SheetRow]:
        """Check what rows are called and what they call others."""
        self._wrong += repeated(given, self._sheet.unit)
        known = answerable(given, self._sections)
        rows = [separated(row, known) for row in given]
        if self._is_all_known:
            self._wrong += unknown(rows, known)
        for row in rows:
            if row.published is not None and not is_address(row.citation):
                message = "expected the address of what was published as its citation"
                self._wrong.append((row.line, CellError(message, word="published")))
        narrowed = Narrowing(rows, self._sections)
        checked = [narrowed.row(row) for row in rows]
        self._wrong += narrowed.wrong
        return checked

    def _rows(self, outlet: Callable[[str], object]) -> Iterator[SheetRow]:
        convert = converters(outlet)
        total = len(self._sheet.rows)
        numbered = zip(self._sheet.lines, self._sheet.rows, strict=True)
        for done, (line, cells) in enumerate(numbered, start=1):
            row, wrong = read_row(
                cells,
                line,
                self._sheet.unit,
                self._layout,
                convert,
                limits=self._limits,
            )
            self._wrong += [(line, error) for error in wrong]
            if row is not None:
                yield row
            if self._progress is not None and (done % _STEP == 0 or done == total):
                self._progress(done, total)

    def _check_agrees(self, utterance: Utterance) -> None:
        """Tell where the rows of one statement are not of one voice."""
        first, *others = utterance.rows
        for row in others:
            for word in ("source", "on", "citation"):
                mine, theirs = getattr(row, word), getattr(first, word)
                if mine != theirs:
                    at = f"{self._sheet.unit} {first.line}"
                    message = f"the same statement has {theirs!r} on {at}; got {mine!r}"
                    self._wrong.append((row.line, CellError(message, word=word)))

    def _refuse(self) -> None:
        problems = [
            Problem(
                path=f"{self._sheet.unit} {line}, column {self._column(error)!r}",
                message=error.message,
                file=self._sheet.file,
            )
            for line, error in sorted(self._wrong, key=lambda one: one[0])
        ]
        causes = (error.__cause__ for _, error in self._wrong)
        cause = next((one for one in causes if one is not None), None)
        # What a function would have read, had it not failed, nobody knows.
        if self._layout.unread and cause is None:
            problems.insert(0, unread_problem(self._layout.unread, self._sheet.file))
        if problems:
            told = problems[: self._limits.problems]
            more_count = len(problems) - len(told)
            raise MalformedInputError(told, more_count=more_count) from cause

    def _column(self, error: CellError) -> str:
        """Give the column to name: for an answer, the one that the sheet has for it."""
        words = ANSWERING if error.word == "answer" else (error.word,)
        names = (self._layout.names[w] for w in words if w in self._layout.names)
        return next(names, error.word)
