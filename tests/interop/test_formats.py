"""The page of formats has a row for each, as the table has it."""

import re
from pathlib import Path

from claimtrack.interop import ALL_FORMATS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "formats.md"
ROW = re.compile(
    r"^\| `([a-z-]+)` \| [^|]+ \| ([^|]+) \| ([^|]+) \| (yes|no) \|", re.MULTILINE
)


def test_the_page_has_a_row_for_each_format() -> None:
    rows = ROW.findall(PAGE.read_text(encoding="utf-8"))

    assert {name: re.findall(r"`(\S+)`", endings) for name, endings, *_ in rows} == {
        one.name: [*one.endings] for one in ALL_FORMATS
    }
    assert {
        name: (reads != "no", writes == "yes") for name, _, reads, writes in rows
    } == {
        one.name: (bool(one.read or one.read_folder), one.write is not None)
        for one in ALL_FORMATS
    }
