"""Text from strangers' files, made harmless in a diagram."""

import textwrap
import unicodedata

_MOST_LETTERS = 120
_LETTERS_A_LINE = 44
# Controls could end a line or a label; bidi controls could reorder what is read.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# These two join and part letters in Persian and in emoji, and reorder nothing.
_JOINERS = frozenset("\u200c\u200d")


def lettering(text: str) -> str:
    r"""Give a text on one line, with control and format characters named.

    >>> lettering("a\u202eb\nc")
    'a[U+202E]b c'

    """
    return "".join(map(_shown, " ".join(text.split())))


def shortened(text: str) -> str:
    """Give a text, or of a long one its beginning.

    >>> len(shortened(500 * "a"))
    120

    """
    if len(text) <= _MOST_LETTERS:
        return text
    return f"{text[: _MOST_LETTERS - 1]}…"


def wrapped(text: str) -> list[str]:
    """Give a text as lines that are short enough to stand in a box.

    >>> wrapped("asserts 1 for helicopters lost (Azerbaijan, Nagorno-Karabakh)")
    ['asserts 1 for helicopters lost (Azerbaijan,', 'Nagorno-Karabakh)']

    """
    return textwrap.wrap(
        text, _LETTERS_A_LINE, break_long_words=False, break_on_hyphens=False
    )


def _shown(character: str) -> str:
    is_hidden = unicodedata.category(character) in _HIDDEN
    if character in _JOINERS or not is_hidden:
        return character
    return f"[U+{ord(character):04X}]"
