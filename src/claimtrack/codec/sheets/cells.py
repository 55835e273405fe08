"""Cells of a sheet as messages show them, and how much one of them may hold."""

import reprlib
from decimal import Decimal

from claimtrack.codec.drafts.values import marked
from claimtrack.codec.shared.entries import AnswerEntry, RangeEntry
from claimtrack.codec.shared.limits import Limits
from claimtrack.codec.shared.parsing import Mark
from claimtrack.errors import InvalidValueError

_SHOWN = 80
MOST_DIGITS = 4000
"""More than any reader takes, and few enough to be written out."""
_TOO_LONG = 10**MOST_DIGITS


class CellError(Exception):
    """A cell, or several together, that can't be read.

    Attributes:
        word: Which word's cell.
        message: What was expected and what came.

    """

    def __init__(self, message: str, *, word: str) -> None:
        super().__init__(message)
        self.word = word
        self.message = message


class _Short(reprlib.Repr):
    """Shows a few levels of a few things: a stranger's list may have no end."""

    def __init__(self) -> None:
        super().__init__()
        self.maxstring = self.maxother = _SHOWN

    def repr_int(self, x: int, level: int) -> str:
        """Show a number, but for one that Python does not write out."""
        if has_too_many_digits(x):
            return "a very long number"
        return super().repr_int(x, level)


_SHORT = _Short()


def shown(cell: object) -> str:
    """Give a cell as messages show it: short, whatever it holds.

    >>> shown("K01"), shown(10**5000), shown([[[[[[[[]]]]]]]])
    ("'K01'", 'a very long number', '[[[[[[[...]]]]]]]')

    """
    if has_too_many_digits(cell):
        return "a very long number"
    return _SHORT.repr(cell)[:_SHOWN]


def has_too_many_digits(value: object) -> bool:
    """Tell whether a number is too long to be written out: that would take its time."""
    if isinstance(value, Decimal):
        return value.is_finite() and abs(value.adjusted()) >= MOST_DIGITS
    return isinstance(value, int) and abs(value) >= _TOO_LONG


def check_length(cell: object, limits: Limits) -> None:
    """Refuse a text, or a list with one, that is longer than every reader allows.

    Raises:
        InvalidValueError: Where it is.

    Complexity: O(n).
    """
    most = limits.text_bytes
    if isinstance(cell, str) and len(cell) * 4 <= most:
        return
    for text in cell if isinstance(cell, list | tuple) else (cell,):
        # At most four bytes a character: most texts need no encoding to be measured.
        if not isinstance(text, str) or len(text) * 4 <= most:
            continue
        if len(text.encode(errors="surrogatepass")) > most:
            message = f"longer than {most} bytes, the limit for text"
            raise InvalidValueError(message)


def check_digits(answer: AnswerEntry | None, limits: Limits) -> None:
    """Refuse numbers that are longer than every reader allows.

    Raises:
        CellError: Where one is.

    """
    numbers: dict[str, object] = {"answer": answer}
    if isinstance(answer, RangeEntry):
        numbers = {"low": answer.low, "high": answer.high}
    for word, number in numbers.items():
        mark = marked(number, limits)
        if isinstance(mark, Mark):
            raise CellError(mark.message, word=word)
