"""The part of the draft that takes in sheets: rows and columns as analysts have them."""

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Self, Unpack

import attrs

from claimtrack.codec.drafts.changes import Change
from claimtrack.codec.drafts.mending import Mending
from claimtrack.codec.drafts.sections import CHOSEN
from claimtrack.codec.shared.limits import Limits
from claimtrack.codec.sheets.columns import (
    Columns,
    Translation,
    layout_of,
    translation_of,
)
from claimtrack.codec.sheets.reading import Progress, SheetReading
from claimtrack.codec.sheets.sheet import Rows, sheet_of
from claimtrack.graph import collector_paused

_SHOWN = 10


@attrs.frozen(kw_only=True, repr=False)
class Taken:
    """What rows have brought into a case, for the end of a notebook's cell to show.

    Attributes:
        rows: How many rows were read.
        entered: How many things of each noun are new.
        replaced: The ids of what stood there before.
        named: The ids of sources, places, subjects and measures that are new.
    """

    rows: int
    entered: Mapping[str, int]
    replaced: tuple[str, ...]
    named: Mapping[str, tuple[str, ...]]

    def __repr__(self) -> str:
        counts = [f"{count} {noun}s" for noun, count in self.entered.items()]
        lines = [f"{self.rows} rows: {', '.join(counts) or 'nothing'} new"]
        lines += [
            f"  new {noun}s: {_listed(names)}" for noun, names in self.named.items()
        ]
        if self.replaced:
            lines.append(f"  replaced: {_listed(self.replaced)}")
        return "\n".join(lines)


def _listed(names: tuple[str, ...]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _taken(row_count: int, changes: Iterable[Change]) -> Taken:
    entered: Counter[str] = Counter()
    replaced: list[str] = []
    named: dict[str, list[str]] = {}
    for one in changes:
        if one.did == "replaced":
            replaced.append(one.id)
        elif one.did == "entered":
            entered[one.noun] += 1
            if one.noun in CHOSEN:
                named.setdefault(one.noun, []).append(one.id)
    return Taken(
        rows=row_count,
        entered=entered,
        replaced=tuple(replaced),
        named={noun: tuple(ids) for noun, ids in named.items()},
    )


class Tabling(Mending):
    """Take in rows."""

    def add_rows(
        self,
        rows: Rows,
        *,
        defaults: Mapping[str, object] | None = None,
        values: Mapping[str, Translation] | None = None,
        ignore: Iterable[str] = (),
        progress: Progress | None = None,
        **columns: Unpack[Columns],
    ) -> Taken:
        """Enter what the rows of a sheet say: all of it, or nothing.

        Each row is a claim of a source. Rows of one source, date and citation are one
        statement; each outlet in `via` is a relay of it. What the case has not declared
        is made as it appears, and called as in the sheet; a measure counts, unless its
        answers are yes and no, or half of them have a fraction.

        Args:
            rows: A path to a CSV file with a header, a data frame, or mappings.
            defaults: What a word is where its cell is empty or it has no column.
            values: By word, what the words of a column mean: a mapping or a function;
                what means None is left open. Those of `via` are names of outlets.
            ignore: Columns that are to be left out.
            progress: Told how many rows of how many are read, every thousand.
            columns: Which column is which word, by name or as a function of the row;
                None for no column. Words as in `Columns`.

        Raises:
            MalformedInputError: With every problem, by line or row and column.
            InvalidValueError: Where a word is none, or the rows are no table.
            OSError: Where a file can't be opened.

        Complexity: O(n).

        >>> case = Tabling("a case")
        >>> case.add_rows([{"who": "am-mod", "measure": "tanks-lost", "answer": 3}],
        ...               source="who")
        1 rows: 1 sources, 1 measures, 1 statements new
          new sources: am-mod
          new measures: tanks-lost

        """
        sheet = sheet_of(rows, self._limits)
        meant = {} if values is None else values
        layout = layout_of(
            sheet, columns, defaults=defaults or {}, values=meant, ignore=ignore
        )
        reading = SheetReading(
            sheet,
            layout,
            self._sections,
            limits=self._limits,
            progress=progress,
        )
        with collector_paused():
            entries = reading.entries(translation_of(meant.get("via")))
            changes = [self._let_stand(*entry) for entry in entries]
        return _taken(len(sheet.rows), changes)

    @classmethod
    def from_rows(
        cls,
        rows: Rows,
        *,
        name: str | None = None,
        limits: Limits | None = None,
        defaults: Mapping[str, object] | None = None,
        values: Mapping[str, Translation] | None = None,
        ignore: Iterable[str] = (),
        progress: Progress | None = None,
        **columns: Unpack[Columns],
    ) -> Self:
        """Give a new case of what the rows of a sheet say. Arguments as for `add_rows`.

        Args:
            rows: A path to a CSV file with a header, a data frame, or mappings.
            name: What the case is called; the file's name without its ending if not
                given.
            limits: What to refuse; the defaults are large.
            defaults: What a word is where its cell is empty or it has no column.
            values: By word, what the words of a column mean.
            ignore: Columns that are to be left out.
            progress: Told how many rows of how many are read, every thousand.
            columns: Which column is which word.

        Raises:
            MalformedInputError: With every problem, by line or row and column.
            InvalidValueError: Where a word is none, or the rows are no table.
            OSError: Where a file can't be opened.

        """
        is_path = isinstance(rows, str | os.PathLike)
        called = Path(rows).stem if name is None and is_path else name  # type: ignore[arg-type]
        case = cls(called, limits=limits)
        case.add_rows(
            rows,
            defaults=defaults,
            values=values,
            ignore=ignore,
            progress=progress,
            **columns,
        )
        return case
