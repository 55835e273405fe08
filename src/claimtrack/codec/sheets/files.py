"""CSV files among the files of one call: sheets whose columns are called by our words."""

from collections.abc import Iterator
from pathlib import Path

from claimtrack.codec.casefiles.entries import (
    measure_entry,
    place_entry,
    source_entry,
    subject_entry,
)
from claimtrack.codec.drafts.sections import Entry, Sections, name_of
from claimtrack.codec.shared.entries import CaseEntry
from claimtrack.codec.shared.limits import Limits
from claimtrack.codec.sheets.columns import layout_of
from claimtrack.codec.sheets.reading import SheetReading
from claimtrack.codec.sheets.sheet import csv_sheet
from claimtrack.graph import ClaimGraph
from claimtrack.model import Measure, Place, Source, Subject

_ENDINGS = (".csv", ".tsv")


def is_sheet(file: str | None) -> bool:
    """Tell whether a file's name is that of a sheet."""
    return file is not None and file.lower().endswith(_ENDINGS)


def declared_in(graph: ClaimGraph) -> Iterator[tuple[str, Entry]]:
    """Give each noun and entry that a log declares, for a sheet to take as it is.

    Complexity: O(n log n).
    """
    for _, source in sorted(graph.of_kind(Source).items()):
        yield "source", source_entry(source)
    for _, place in sorted(graph.of_kind(Place).items()):
        yield "place", place_entry(place)
    for _, subject in sorted(graph.of_kind(Subject).items()):
        yield "subject", subject_entry(subject)
    for _, measure in sorted(graph.of_kind(Measure).items()):
        yield "measure", measure_entry(measure)


def sheet_case(
    content: bytes,
    *,
    file: str | None,
    limits: Limits,
    known: Sections,
    is_all_known: bool,
) -> CaseEntry:
    """Give the case that the rows of a CSV file are.

    Args:
        content: The file's bytes.
        file: What to call it in messages; None for no name.
        limits: What to refuse.
        known: What the files beside it declare, which is taken as it is.
        is_all_known: Whether that is all there is, so that what a row answers must be
            in the sheet or there.

    Raises:
        MalformedInputError: With every problem, by line and column.

    Complexity: O(n).
    """
    sheet = csv_sheet(content, file=file, limits=limits)
    layout = layout_of(sheet, {}, defaults={}, values={}, ignore=())
    reading = SheetReading(
        sheet, layout, known, limits=limits, is_all_known=is_all_known
    )
    sections = Sections()
    for noun, entry in reading.entries(lambda outlet: outlet):
        sections.put(noun, name_of(entry), entry)
    return sections.case(None if file is None else Path(file).stem)
