"""CSV files among the files of one call: sheets whose columns are called by our words."""

from pathlib import Path

from claimtrack.codec.draft_sections import Sections, name_of
from claimtrack.codec.entries import CaseEntry
from claimtrack.codec.limits import Limits
from claimtrack.codec.sheet import csv_sheet
from claimtrack.codec.sheet_columns import layout_of
from claimtrack.codec.sheet_reading import SheetReading

_ENDINGS = (".csv", ".tsv")


def is_sheet(file: str | None) -> bool:
    """Tell whether a file's name is that of a sheet."""
    return file is not None and file.lower().endswith(_ENDINGS)


def sheet_case(
    content: bytes, *, file: str | None, limits: Limits, is_alone: bool
) -> CaseEntry:
    """Give the case that the rows of a CSV file are.

    Args:
        content: The file's bytes.
        file: What to call it in messages; None for no name.
        limits: What to refuse.
        is_alone: Whether all that a row answers must be in the sheet.

    Raises:
        MalformedInputError: With every problem, by line and column.

    Complexity: O(n).
    """
    sheet = csv_sheet(content, file=file, limits=limits)
    layout = layout_of(sheet, {}, defaults={}, values={}, ignore=())
    sections = Sections()
    name = None if file is None else Path(file).stem
    reading = SheetReading(sheet, layout, sections, limits=limits, is_alone=is_alone)
    for noun, entry in reading.entries(lambda outlet: outlet):
        sections.put(noun, name_of(entry), entry)
    return sections.case(name)
