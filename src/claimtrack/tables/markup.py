"""Answers as HTML for a notebook: bounded, escaped, without script.

Colours are the page's own, so that a table can be read on a light and on a dark page.
Each text is in its own direction: Arabic beside English reads as it should.
"""

import html
from abc import abstractmethod
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from claimtrack.model import printable
from claimtrack.tables.columns import Cell, Cells

SHOWN_BYTES = 34_000
"""How many bytes the texts of one answer come to at most; its markup comes on top."""

_LEAST, _MOST = 40, 1_200
_CUT = "…"
_STYLE = (
    "<style>"
    ".claimtrack table{border-collapse:collapse;font-size:90%}"
    ".claimtrack caption{white-space:nowrap}"
    ".claimtrack caption,.claimtrack th,.claimtrack td"
    "{text-align:start!important;vertical-align:top;padding:.3em .6em}"
    ".claimtrack td{max-width:32em;overflow-wrap:anywhere;"
    "border-top:1px solid color-mix(in srgb,currentColor 25%,transparent)}"
    ".claimtrack pre{white-space:pre-wrap}"
    "</style>"
)


def html_table(
    names: Sequence[str], rows: Iterable[Cells], *, caption: str, more: str = ""
) -> str:
    """Give rows as an HTML table; columns in which no row has anything are left out.

    Args:
        names: What the columns are called.
        rows: The rows to show.
        caption: What the table holds, in a few words.
        more: What is not shown, in words; empty where that is nothing.

    >>> markup = html_table(["who", "why"], [("<b>", None)], caption="1 row")
    >>> print(markup.partition("<tbody>")[2])
    <tr><td dir="auto">&lt;b&gt;</td></tr></tbody></table></div>

    """
    given = [tuple(row) for row in rows]
    used = [n for n in range(len(names)) if any(row[n] is not None for row in given)]
    room = max(_LEAST, min(_MOST, SHOWN_BYTES // max(len(given) * len(used), 1)))
    head = "".join(f'<th scope="col">{escaped(names[n], _MOST)}</th>' for n in used)
    body = "".join(
        f"<tr>{''.join(_cell(row[n], room) for n in used)}</tr>" for row in given
    )
    parts = (
        f"<caption>{escaped(caption, _MOST)}</caption>",
        f"<thead><tr>{head}</tr></thead>" if used else "",
        f"<tbody>{body}</tbody>" if used else "",
    )
    note = f"<p>{escaped(more, _MOST)}</p>" if more else ""
    return _framed(f"<table>{''.join(parts)}</table>{note}")


def html_lines(text: str) -> str:
    """Give lines of text as HTML, as they stand, as many as there is room for.

    >>> html_lines("a < b").partition("<pre>")[2]
    '<bdi>a &lt; b</bdi></pre></div>'

    """
    shown: list[str] = []
    left = SHOWN_BYTES
    lines = text.split("\n")
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        words = f"{' ' * min(indent, 80)}<bdi>{escaped(line.lstrip(' '), _MOST)}</bdi>"
        left -= len(words.encode())
        if left < 0:
            shown.append(f"… and {len(lines) - len(shown)} more lines")
            break
        shown.append(words)
    told = "\n".join(shown)
    return _framed(f"<pre>{told}</pre>")


def escaped(text: str, most: int) -> str:
    """Give a text as HTML that is nothing but text, cut where it comes to too much.

    Controls that are not seen themselves are shown as escapes.

    Args:
        text: The text.
        most: How many bytes it may come to.

    >>> escaped("<script>", 99), escaped("abcdef", 5)
    ('&lt;script&gt;', 'ab…')

    """
    # No character becomes less than one byte, and so more of them never fit.
    parts = [html.escape(printable(one)) for one in text[: most + 1]]
    ends = [*accumulate(len(part.encode()) for part in parts)]
    if not ends or ends[-1] <= most:
        return "".join(parts)
    fitting = bisect_right(ends, most - len(_CUT.encode()))
    return f"{''.join(parts[:fitting])}{_CUT}"


class Shown:
    """What a notebook shows as HTML; everything else shows its text."""

    __slots__ = ()

    @abstractmethod
    def _repr_html_(self) -> str:
        """Give it as HTML."""

    def _repr_mimebundle_(
        self,
        include: object = None,  # noqa: ARG002 -- the notebook leaves out what it likes
        exclude: object = None,  # noqa: ARG002 -- see above
    ) -> dict[str, str]:
        """Give it as text and as HTML."""
        return {"text/plain": repr(self), "text/html": self._repr_html_()}


def _framed(markup: str) -> str:
    frame = '<div class="claimtrack" style="overflow-x:auto">'
    return f"{frame}{_STYLE}{markup}</div>"


def _cell(cell: Cell, room: int) -> str:
    text = escaped(" ".join(_words(cell).split()), room)
    return f'<td dir="auto">{text}</td>'


def _words(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case _:
            return str(cell)
