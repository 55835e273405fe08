"""Text from strangers' files, made harmless for the eye."""

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


def is_hidden(character: str) -> bool:
    """Tell whether a character controls what is around it, and is not seen itself."""
    if character in _JOINERS or character == "\n":
        return False
    return unicodedata.category(character) in _HIDDEN


def _shown(character: str) -> str:
    if not is_hidden(character):
        return character
    return character.encode("unicode_escape").decode("ascii")
