"""What a sheet counts or asks: measures as they appear, and answers held against them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import cast

import attrs

from claimtrack.codec.drafts.sections import Sections
from claimtrack.codec.records.definitions import measure_of
from claimtrack.codec.shared.entries import AnswerEntry, MeasureEntry
from claimtrack.codec.sheets.answers import AnswerReader
from claimtrack.codec.sheets.cells import CellError
from claimtrack.codec.sheets.clues import clue
from claimtrack.codec.sheets.declaring import Names, Wrong
from claimtrack.codec.sheets.rows import SheetRow
from claimtrack.errors import InvalidValueError
from claimtrack.model import (
    DENIALS,
    Answer,
    AnswerKind,
    Measure,
    Unknown,
    answer_kind,
    everything_but,
    whole,
)

_MOST_CLUES = 100


class Measures:
    """The measures of a sheet, declared in the case or by their answers.

    Attributes:
        wrong: What is wrong with answers, units and periods.
    """

    def __init__(self, sections: Sections, names: Names) -> None:
        self._names = names
        self._measures: dict[str, Measure] = {}
        self._answers = AnswerReader()
        self._clue_count = 0
        self.wrong: list[Wrong] = []
        declared = cast("Mapping[str, MeasureEntry]", sections["measure"])
        for id_, entry in declared.items():
            self._keep(id_, entry)

    def _keep(self, id_: str, entry: MeasureEntry) -> None:
        try:
            measure = measure_of(entry)
        except InvalidValueError:
            # `problems()` tells of it; here it has what answers a count has.
            measure = Measure(id="measure")
        # Whatever it is called: alike measures read alike, and that is done once.
        self._measures[id_] = attrs.evolve(measure, id="measure", part_of=())

    def take(self, rows: Iterable[SheetRow]) -> list[SheetRow]:
        """Declare the measures that are new, and give the rows held against them."""
        found = list(rows)
        by_measure: dict[str, list[SheetRow]] = defaultdict(list)
        for row in found:
            if row.measure is not None and not row.takes_up and row.text is None:
                by_measure[row.measure].append(row)
        for id_, asking in by_measure.items():
            if self._names.is_new("measure", id_, asking[0].line):
                self._declare(id_, asking)
            self._check_units(id_, asking)
        return [self._checked(row) for row in found]

    def _declare(self, id_: str, rows: list[SheetRow]) -> None:
        kind = self._answers.kind_of(r.answer for r in rows if r.answer is not None)
        unit = next((row.unit for row in rows if row.unit is not None), None)
        given = None if kind is AnswerKind.COUNT else kind
        entry = MeasureEntry(id=id_, answers=given, unit=unit)
        self._names.entries.append(("measure", entry))
        self._keep(id_, entry)

    def _check_units(self, id_: str, rows: Iterable[SheetRow]) -> None:
        measure = self._measures.get(id_)
        for row in rows:
            if measure is not None and row.unit not in {None, measure.unit}:
                message = f"{id_!r} counts {measure.unit!r} elsewhere; got {row.unit!r}"
                self.wrong.append((row.line, CellError(message, word="unit")))

    def _checked(self, row: SheetRow) -> SheetRow:
        measure = self._measures.get(row.measure or "")
        if measure is None or row.takes_up or row.answer is None:
            return row
        read = self._answers.read(row.answer, measure)
        message = (
            f"{read}{self._clue(row.answer)}"
            if isinstance(read, str)
            else _told(read, measure, is_denial=row.stance in DENIALS)
        )
        if message is not None:
            self.wrong.append((row.line, CellError(message, word="answer")))
        if row.so_far_since is None:
            return row
        return attrs.evolve(row, period=_running(row.so_far_since, measure))

    def _clue(self, answer: AnswerEntry) -> str:
        """Give what may be meant, for the first few: it takes its time."""
        self._clue_count += 1
        return clue(answer) if self._clue_count <= _MOST_CLUES else ""


def _told(answer: Answer, measure: Measure, *, is_denial: bool) -> str | None:
    """Tell what is wrong with an answer to a measure; None for nothing."""
    if not is_denial or isinstance(answer, Unknown):
        return None
    if everything_but(answer, whole(measure)):
        return None
    return "denies every answer there is, which leaves none"


def _running(since: str, measure: Measure) -> str:
    """Give the period of a running total; a choice runs not, and is of the start."""
    is_choice = answer_kind(measure) is AnswerKind.CHOICE
    return since if is_choice else f"{since}/said"
