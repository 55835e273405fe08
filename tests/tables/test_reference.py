"""The page about tables lists every table of the library, as the code has it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack import analysis
from claimtrack.graph.record_columns import RECORD_KINDS, layout_of
from claimtrack.tables import Column, ColumnKind, Table

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "tables.md"
ANSWERS = {
    name: kind.layout
    for name, kind in vars(analysis).items()
    if isinstance(kind, type) and issubclass(kind, Table)
}
RECORDS = {kind.__name__: layout_of(kind) for kind in RECORD_KINDS}
LAYOUTS = {**ANSWERS, **RECORDS}


def sections() -> dict[str, str]:
    """The parts of the page, by their headings."""
    parts = re.split(
        r"^##+ (.*)$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def listed(section: str) -> list[tuple[str, str, str]]:
    rows = re.findall(r"^\| `(\w+)` \| (.*) \| (.*) \|$", section, flags=re.MULTILINE)
    return [(name, kind, meaning) for name, kind, meaning in rows]


def told(layout: tuple[Column, ...]) -> list[tuple[str, str, str]]:
    return [(one.name, one.kind.value, one.meaning) for one in layout]


def kinds_of_table(kind: type[Table]) -> Iterator[str]:
    for one in kind.__subclasses__():
        if one.__module__.startswith("claimtrack.analysis"):
            yield one.__name__
        yield from kinds_of_table(one)


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_page_lists_the_columns_of(name: str) -> None:
    assert listed(sections()[name]) == told(LAYOUTS[name])


def test_every_table_of_an_answer_is_exported_and_so_listed() -> None:
    names = set(kinds_of_table(Table))

    assert names
    assert names == set(ANSWERS)


def test_the_page_lists_every_type() -> None:
    first_cells = re.findall(
        r"^\| ([\w ]+) \|", sections()["Types"], flags=re.MULTILINE
    )

    assert first_cells == ["type", *(kind.value for kind in ColumnKind), "nothing"]


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_column_has_a_name_of_its_own_and_a_meaning(name: str) -> None:
    layout = LAYOUTS[name]

    assert len({column.name for column in layout}) == len(layout)
    assert all(re.fullmatch(r"[A-Z`“].*\.", column.meaning) for column in layout)
