"""Text from strangers' files, made harmless for a terminal."""

import unicodedata

# Controls could move the cursor or recolour; bidi controls could reorder a line.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# These two join and part letters in Persian and in emoji, and reorder nothing.
_JOINERS = frozenset("\u200c\u200d")


def printable(text: str) -> str:
    r"""Give a text with control and format characters shown as escapes.

    >>> printable("a\x1b[31mb")
    'a\\x1b[31mb'

    """
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character in _JOINERS or character == "\n":
        return character
    if unicodedata.category(character) not in _HIDDEN:
        return character
    return character.encode("unicode_escape").decode("ascii")
