"""Answers as HTML for a notebook: bounded, escaped, without script.

Colours are the page's own, so that a table can be read on a light and on a dark page.
Each text is in its own direction: Arabic beside English reads as it should.
"""

import html
from collections.abc import Iterable, Mapping, Sequence

from claimtrack.model import printable
from claimtrack.tables.columns import Cell, Cells

SHOWN_BYTES = 40_000
"""How many bytes the texts of one answer come to at most."""

_LEAST, _MOST = 60, 1_200
_TABLE = "border-collapse:collapse;font-size:90%"
_CELL = "text-align:start;vertical-align:top;padding:.3em .6em;max-width:32em"
_LINE = "border-bottom:1px solid color-mix(in srgb, currentColor 25%, transparent)"


def html_table(
    names: Sequence[str], rows: Iterable[Cells], *, caption: str, more: str = ""
) -> str:
    """Give rows as an HTML table; columns in which no row has anything are left out.

    Args:
        names: What the columns are called.
        rows: The rows to show.
        caption: What the table holds, in a few words.
        more: What is not shown, in words; empty where that is nothing.

    >>> print(html_table(["who", "why"], [("<b>", None)], caption="1 row")[:63])
    <div style="overflow-x:auto"><table style="border-collapse:coll

    """
    given = [tuple(row) for row in rows]
    used = [n for n in range(len(names)) if any(row[n] is not None for row in given)]
    room = max(_LEAST, min(_MOST, SHOWN_BYTES // max(len(given) * len(used), 1)))
    head = "".join(_cell("th", names[n], room, scope="col") for n in used)
    body = "".join(
        f"<tr>{''.join(_cell('td', row[n], room) for n in used)}</tr>" for row in given
    )
    parts = (
        f'<caption style="text-align:start">{escaped(caption, _MOST)}</caption>',
        f"<thead><tr>{head}</tr></thead>" if used else "",
        f"<tbody>{body}</tbody>" if used else "",
    )
    table = f'<table style="{_TABLE}">{"".join(parts)}</table>'
    note = f"<p>{escaped(more, _MOST)}</p>" if more else ""
    return f'<div style="overflow-x:auto">{table}{note}</div>'


def html_lines(text: str) -> str:
    """Give lines of text as HTML, as they stand, as many as there is room for.

    >>> html_lines("a < b")
    '<pre style="white-space:pre-wrap"><bdi>a &lt; b</bdi></pre>'

    """
    shown: list[str] = []
    left = SHOWN_BYTES
    lines = text.split("\n")
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        told = f"{' ' * min(indent, 80)}<bdi>{escaped(line.lstrip(' '), _MOST)}</bdi>"
        left -= len(told.encode())
        if left < 0:
            shown.append(f"… and {len(lines) - len(shown)} more lines")
            break
        shown.append(told)
    return f'<pre style="white-space:pre-wrap">{"\n".join(shown)}</pre>'


def escaped(text: str, most: int) -> str:
    """Give a text as HTML that is nothing but text, cut where it comes to too much.

    Controls that are not seen themselves are shown as escapes.

    Args:
        text: The text.
        most: How many bytes it may come to.

    >>> escaped("<script>", 99), escaped("abcdef", 4)
    ('&lt;script&gt;', 'abc…')

    """
    # No character becomes less than one byte, and so more of them never fit.
    parts = [html.escape(printable(one)) for one in text[: most + 1]]
    sizes = [len(part.encode()) for part in parts]
    if sum(sizes) <= most:
        return "".join(parts)
    left = most - 1
    shown: list[str] = []
    for part, size in zip(parts, sizes, strict=True):
        left -= size
        if left < 0:
            break
        shown.append(part)
    return f"{''.join(shown)}…"


def mimebundle(plain: str, markup: str) -> Mapping[str, str]:
    """Give what a notebook chooses from: the plain text, and the HTML."""
    return {"text/plain": plain, "text/html": markup}


def _cell(tag: str, cell: Cell, room: int, *, scope: str = "") -> str:
    attribute = f' scope="{scope}"' if scope else ""
    text = "" if cell is None else escaped(" ".join(str(cell).split()), room)
    return f'<{tag}{attribute} dir="auto" style="{_CELL};{_LINE}">{text}</{tag}>'
