"""A sheet as the entries of a case: read whole, or refused with every problem."""

from collections.abc import Callable, Iterable, Iterator

from claimtrack.codec.draft_sections import Entry, Sections
from claimtrack.codec.limits import Limits
from claimtrack.codec.sheet import Sheet
from claimtrack.codec.sheet_answers import CellError
from claimtrack.codec.sheet_columns import Layout, unread_problem
from claimtrack.codec.sheet_declaring import Names, Wrong
from claimtrack.codec.sheet_labels import repeated, taken, unknown
from claimtrack.codec.sheet_measures import Measures
from claimtrack.codec.sheet_rows import ANSWERING, SheetRow, converters, read_row
from claimtrack.codec.sheet_utterances import pages, statements, utterances
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
        case_name: What the case is called.
        limits: What to refuse.
        progress: Told how many rows are read.
        is_alone: Whether all that a row answers must be here.
    """

    def __init__(
        self,
        sheet: Sheet,
        layout: Layout,
        sections: Sections,
        *,
        case_name: str | None,
        limits: Limits,
        progress: Progress | None = None,
        is_alone: bool = True,
    ) -> None:
        self._sheet = sheet
        self._layout = layout
        self._sections = sections
        self._case_name = case_name
        self._limits = limits
        self._is_alone = is_alone
        self._progress = progress
        self._wrong: list[Wrong] = []

    def entries(self, outlet: Callable[[str], object]) -> list[tuple[str, Entry]]:
        """Give each noun and entry, in the order in which to enter them.

        Raises:
            MalformedInputError: With every problem, by line and column.

        Complexity: O(n).
        """
        names = Names(self._sections)
        measures = Measures(self._sections, names)
        rows = list(self._rows(outlet))
        names.take(rows)
        rows = measures.take(rows)
        self._wrong += [*names.wrong, *measures.wrong]
        self._wrong += repeated(rows, self._sheet.unit)
        if self._is_alone:
            self._wrong += unknown(rows, self._sections)
        self._check_published(rows)
        found = utterances(rows, self._case_name)
        for one in found:
            for row in one.rows:
                self._check_agrees(row, one.rows[0])
        said = [one for each in found for one in statements(each)]
        self._wrong += taken(rows, (str(one.id) for one in said))
        self._refuse()
        return [
            *names.entries,
            *(("page", page) for page in pages(found)),
            *(("statement", one) for one in said),
        ]

    def _rows(self, outlet: Callable[[str], object]) -> Iterator[SheetRow]:
        convert = converters(outlet)
        total = len(self._sheet.rows)
        numbered = zip(self._sheet.lines, self._sheet.rows, strict=True)
        for done, (line, cells) in enumerate(numbered, start=1):
            row, wrong = read_row(cells, line, self._sheet.unit, self._layout, convert)
            self._wrong += [(line, error) for error in wrong]
            if row is not None:
                yield row
            if self._progress is not None and (done % _STEP == 0 or done == total):
                self._progress(done, total)

    def _check_published(self, rows: Iterable[SheetRow]) -> None:
        """Tell of pages that are published at two times."""
        first: dict[str, SheetRow] = {}
        for row in rows:
            if row.published is None:
                continue
            if row.citation is None or "://" not in row.citation:
                message = "expected the address of what was published as its citation"
                self._wrong.append((row.line, CellError("published", message)))
                continue
            known = first.setdefault(row.citation, row)
            if known.published != row.published:
                where = f"{self._sheet.unit} {known.line}"
                message = f"{row.citation} was published {known.published} on {where}"
                self._wrong.append((row.line, CellError("published", message)))

    def _check_agrees(self, row: SheetRow, first: SheetRow) -> None:
        """Tell where the rows of one statement are not of one voice."""
        for word in ("source", "on", "citation"):
            mine, theirs = getattr(row, word), getattr(first, word)
            if mine != theirs:
                where = f"{self._sheet.unit} {first.line}"
                message = f"the same statement has {theirs!r} on {where}; got {mine!r}"
                self._wrong.append((row.line, CellError(word, message)))

    def _refuse(self) -> None:
        problems = [
            Problem(
                path=f"{self._sheet.unit} {line}, column {self._column(error)!r}",
                message=error.message,
                file=self._sheet.file,
            )
            for line, error in sorted(self._wrong, key=lambda one: one[0])
        ]
        if self._layout.unread:
            problems.insert(0, unread_problem(self._layout.unread, self._sheet.file))
        if problems:
            told = problems[: self._limits.problems]
            more_count = len(problems) - len(told)
            raise MalformedInputError(told, more_count=more_count)

    def _column(self, error: CellError) -> str:
        """Give the column to name: for an answer, the one that the sheet has for it."""
        words = ANSWERING if error.word == "answer" else (error.word,)
        names = (self._layout.names[w] for w in words if w in self._layout.names)
        return next(names, error.word)
