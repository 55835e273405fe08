"""A table with a column of each kind, for the tests beside it."""

from claimtrack.tables import Cell, Cells, Column, ColumnKind, Table

Figure = tuple[str | None, int | None, bool | None]


class Figures(Table[Figure]):
    layout = (
        Column(name="who", meaning="Who says it."),
        Column(name="figure", kind=ColumnKind.WHOLE_NUMBER, meaning="How many."),
        Column(name="sure", kind=ColumnKind.YES_NO, meaning="Whether it is sure."),
    )

    def _cells(self, entry: Figure) -> Cells:
        cells: tuple[Cell, ...] = entry
        return cells


MIXED = Figures([("A", 2, True), (None, None, None), ("", -3, False)])
EMPTY = Figures([])
NOTHING_KNOWN = Figures([(None, None, None), (None, None, None)])
