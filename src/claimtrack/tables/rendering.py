"""Rows as text: for the eye, for a spreadsheet, for a page."""

import json
import re
from collections.abc import Iterable, Sequence

from claimtrack.model import printable
from claimtrack.tables.columns import Cell, Cells
from claimtrack.tables.lines import clipped, display_width, padded

SHOWN_ROWS = 20
"""How many rows are shown where a table is printed."""

_SHOWN_WIDTH = 32
# What a spreadsheet takes for the beginning of a formula, in plain or full width.
# An apostrophe keeps it from doing so; those that are there already are counted in, so
# that taking one away always gives the cell.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_QUOTED_IN_CSV = re.compile(r'[",\r\n]')
_MARKUP = re.compile(r"[\\`*_~$|\[\]<>&]")


def plain_text(names: Sequence[str], rows: Iterable[Cells], more: int) -> str:
    """Give rows as lines of text, in columns that stand below each other.

    Args:
        names: What the columns are called.
        rows: The rows to show.
        more: How many rows are not shown.
    """
    lines = [tuple(names), *(tuple(map(_short, row)) for row in rows)]
    widths = [max(map(display_width, cells)) for cells in zip(*lines, strict=True)]
    shown = [_aligned(line, widths) for line in lines]
    return "\n".join([*shown, more_of(more, "row")] if more > 0 else shown)


def more_of(number: int, noun: str) -> str:
    """Say how many are not shown.

    >>> more_of(1, "row")
    '(1 more row)'

    """
    return f"({number} more {noun}{'' if number == 1 else 's'})"


def csv_text(names: Sequence[str], rows: Iterable[Cells]) -> str:
    r"""Give rows as CSV, none of whose cells a spreadsheet takes for a formula.

    A cell that it would begins with an apostrophe. Nothing is an empty cell, a text
    without letters an empty cell in quotes.

    Source: Common Format and MIME Type for CSV Files (RFC 4180, 2005), but for lines
    that end in a line feed.

    >>> csv_text(["who", "said"], [("a", "=1"), ("b", None), ("c", "")])
    'who,said\na,\'=1\nb,\nc,""\n'

    """
    lines = [",".join(names), *(",".join(map(_csv_cell, row)) for row in rows)]
    return "".join(f"{line}\n" for line in lines)


def bare_cell(cell: str) -> str:
    r"""Give a cell of such CSV without what keeps it from being a formula.

    >>> bare_cell("'=1"), bare_cell("'s-Gravenhage")
    ('=1', "'s-Gravenhage")

    """
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell


def markdown_text(names: Sequence[str], rows: Iterable[Cells]) -> str:
    r"""Give rows as a Markdown table in which no cell is markup.

    >>> print(markdown_text(["who"], [("a|b",)]))
    | who |
    | --- |
    | a\|b |

    """
    lines = [tuple(names), tuple("---" for _ in names)]
    lines += [tuple(map(_escaped, row)) for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def json_text(value: object) -> str:
    """Give what is no single text, such as a list of names, as one cell.

    >>> json_text({"fr": ["é"], "en": ["e"]})
    '{"en":["e"],"fr":["é"]}'

    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    cells = zip(line, widths, strict=True)
    return "  ".join(padded(cell, width) for cell, width in cells).rstrip()


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _short(cell: Cell) -> str:
    return clipped(printable(" ".join(_shown(cell).split())), _SHOWN_WIDTH)


def _csv_cell(cell: Cell) -> str:
    if not isinstance(cell, str):
        return _shown(cell)
    text = f"'{cell}" if _FORMULA.match(cell) else cell
    if text == "" or _QUOTED_IN_CSV.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text


def _escaped(cell: Cell) -> str:
    return _MARKUP.sub(r"\\\g<0>", " ".join(_shown(cell).split()))
