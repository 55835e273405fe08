"""Text in lines for a screen, measured as it is shown and not by its characters."""

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate

from claimtrack.model import printable

SCREEN_WIDTH = 80
"""How many columns a line may take."""

_WIDE = frozenset("WF")
# They stand on the letter before them, or are not seen.
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})
# Scripts without spaces: a line may end behind each letter, but for what closes.
_UNSPACED = r"\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff"
_CLOSING = (
    r"\u3001\u3002\u300b\u300d\u300f\u3011\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f"
)
_PIECES = re.compile(
    rf"[ \t\n\r\f\v]+|[{_UNSPACED}][{_CLOSING}]*|[^ \t\n\r\f\v{_UNSPACED}]+"
)


def display_width(text: str) -> int:
    r"""Give how many columns of a screen a text takes.

    Complexity: O(n).

    Source: East Asian Width (UAX 11): wide and full-width characters take two.

    >>> display_width("tank"), display_width("戦車"), display_width("e\u0301")
    (4, 4, 1)

    """
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def padded(text: str, width: int) -> str:
    """Give a text with spaces behind it, up to a number of columns."""
    return text + " " * (width - display_width(text))


def clipped(text: str, most: int) -> str:
    """Give a text, or of one with too many columns its beginning.

    >>> clipped("helicopter", 6), clipped("戦車二両", 6)
    ('helic…', '戦車…')

    """
    if display_width(text) <= most:
        return text
    ends = list(accumulate(map(_width, text)))
    return f"{text[: bisect_right(ends, most - 1)]}…"


def wrapped(text: str, first: str = "", rest: str | None = None) -> str:
    """Give a text in lines of no more than a screen's width.

    Controls in it are shown as escapes, for these take room. A word that is wider than
    a line stands whole on one of its own, so that an address or a digest can be copied.

    Args:
        text: The text; white space in it may become the end of a line.
        first: What the first line begins with.
        rest: What the others begin with; as the first where it is not given.

    Complexity: O(n).

    >>> print(wrapped("two helicopters " * 6, "K1  ", "    "))
    K1  two helicopters two helicopters two helicopters two helicopters two
        helicopters two helicopters

    """
    begin = first if rest is None else rest
    lines: list[str] = []
    line, gap, room = first, "", SCREEN_WIDTH - display_width(first)
    is_empty = True
    for piece in _PIECES.findall(printable(text)):
        if piece.isspace():
            gap = " " * len(piece)
            continue
        wide = display_width(piece)
        if is_empty:
            gap = ""
        elif len(gap) + wide > room:
            lines.append(line)
            line, gap, room = begin, "", SCREEN_WIDTH - display_width(begin)
        line += gap + piece
        room -= len(gap) + wide
        gap, is_empty = "", False
    return "\n".join([*lines, line])


def _width(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
