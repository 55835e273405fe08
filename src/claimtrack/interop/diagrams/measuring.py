"""How wide a text is about, without a font at hand."""

import unicodedata
from collections.abc import Iterable

SIZE = 13
"""The size of letters, in pixels."""
_WIDE, _LARGE, _USUAL, _NARROW = 1.0, 0.72, 0.56, 0.32
_THIN = frozenset("fijlrtI.,:;'|!()[]{}\u2018\u2019\"`- ")
_INVISIBLE = frozenset({"Mn", "Me", "Cf"})


def width_of(text: str) -> float:
    """Give about how wide a text is in a usual sans-serif font, in pixels.

    Each character counts by what it is; those that join or stand above others count
    nothing. Letters of a script that is written together come out a little narrower
    than this.

    >>> width_of("Wide") > width_of("till") > width_of("")
    True

    """
    return SIZE * sum(map(_ems, text))


def widest(lines: Iterable[str]) -> float:
    """Give the width of the widest line."""
    return max(map(width_of, lines), default=0.0)


def _ems(letter: str) -> float:
    if letter in _THIN:
        return _NARROW
    if unicodedata.category(letter) in _INVISIBLE:
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return _WIDE
    return _LARGE if letter.isupper() or letter in "mwMW@%" else _USUAL
