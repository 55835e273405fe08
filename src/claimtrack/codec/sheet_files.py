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
