"""Text as records hold it: Unicode in normal form C."""

import unicodedata
from collections.abc import Iterable

from claimtrack.errors import InvalidValueError
from claimtrack.model.printing import printable


def nfc(text: str) -> str:
    r"""Give the text in Unicode normal form C.

    Raises:
        InvalidValueError: Where the text has a lone surrogate, which no file can hold.

    Source: Unicode Standard Annex #15, Normalization Forms.

    >>> nfc("e\u0301") == "\u00e9"
    True

    """
    if text.isascii():
        return text
    if any("\ud800" <= character <= "\udfff" for character in text):
        message = "the text has half of a surrogate pair, which is no character"
        raise InvalidValueError(message)
    return unicodedata.normalize("NFC", text)


def optional_nfc(text: str | None) -> str | None:
    """Give the text in normal form C, and None as None."""
    return None if text is None else nfc(text)


def one_line(text: str) -> str:
    r"""Give a text on one line, and controls in it as escapes.

    A stranger's text starts no line of its own, and moves nothing where it is printed.

    >>> one_line("two\nlines"), one_line("a\u202eb")
    ('two lines', 'a\\u202eb')

    """
    return printable(" ".join(text.split()))


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Give the texts once each, in code-point order.

    >>> distinct(["b", "a", "b"])
    ('a', 'b')

    """
    normal = tuple(map(nfc, texts))
    return normal if len(normal) < 2 else tuple(sorted(set(normal)))  # noqa: PLR2004 -- one alone
