"""Numbers in digits, of any script: exact, and never a guess at a separator."""

import re
import unicodedata
from decimal import Decimal

from claimtrack.errors import InvalidValueError
from claimtrack.model import plain_digits
from claimtrack.wording.language import Language

MAX_DIGITS = 30
"""The most digits in a number."""

_GROUP = 3
_PARTS = re.compile(r"(\d+)")


def read_numeral(text: str, language: Language) -> tuple[Decimal, bool]:
    """Give the number that a numeral writes, and whether it has a decimal mark.

    Args:
        text: Digits of one script, with what groups and parts them; no sign.
        language: Its table, for what a separator means.

    Raises:
        InvalidValueError: Where digits or separators leave open which number it is.

    Source: Unicode Standard, section 4.6, Numeric Value (general category Nd).

    >>> from claimtrack.wording.english import ENGLISH
    >>> read_numeral("1,234", ENGLISH), read_numeral("1.5", ENGLISH)
    ((Decimal('1234'), False), (Decimal('1.5'), True))

    """
    first, *others = _PARTS.split(text)[1:-1]
    marks, groups = others[::2], others[1::2]
    fraction = ""
    if marks and marks[-1] in language.decimal_marks:
        marks, (*groups, fraction) = marks[:-1], groups
    _check_groups(text, [first, *groups], marks, language)
    whole_length = sum(map(len, (first, *groups)))
    digits = _ascii_digits(text, "".join((first, *groups, fraction)))
    if whole_length > 1 and digits.startswith("0"):
        message = f"expected a number without a zero before it; got {text!r}"
        raise InvalidValueError(message)
    if len(digits) > MAX_DIGITS:
        raise too_long(len(digits))
    plain = f"{digits[:whole_length]}.{digits[whole_length:]}".rstrip(".")
    return Decimal(plain), bool(fraction)


def _check_groups(
    text: str, groups: list[str], marks: list[str], language: Language
) -> None:
    for mark in sorted(set(marks) - language.grouping_marks):
        message = f"{mark!r} groups no digits; got {text!r}: write 1,234,567 or 1234567"
        raise InvalidValueError(message)
    if len(set(marks)) > 1:
        message = f"expected one sign between groups of digits; got {text!r}"
        raise InvalidValueError(message)
    first, *others = groups
    if others and (len(first) > _GROUP or any(len(one) != _GROUP for one in others)):
        message = (
            f"{marks[0]!r} groups digits by threes, and parts no fraction; got "
            f"{text!r}: write 1,234 or 1.5"
        )
        raise InvalidValueError(message)


def _ascii_digits(text: str, digits: str) -> str:
    values = [unicodedata.decimal(digit) for digit in digits]
    # The digits of a script stand in a row: each one's zero tells its script.
    zeros = {ord(digit) - value for digit, value in zip(digits, values, strict=True)}
    if len(zeros) > 1:
        message = f"expected digits of one script; got {text!r}"
        raise InvalidValueError(message)
    return "".join(map(str, values))


def normal(number: Decimal) -> Decimal:
    """Give a number without the zeros that its fraction ends in.

    Raises:
        InvalidValueError: For NaN, an infinity, or a number of too many digits.

    """
    if not number.is_finite():
        message = f"an answer is a finite number; got {number}"
        raise InvalidValueError(message)
    # The exponent is looked at first: written out, 1E+999999 would fill the memory.
    _, digits, exponent = number.as_tuple()
    if isinstance(exponent, int) and abs(exponent) > 10 * MAX_DIGITS:
        raise too_long(len(digits) + abs(exponent))
    plain = plain_digits(number)
    if (length := sum(map(str.isdigit, plain))) > MAX_DIGITS:
        raise too_long(length)
    return Decimal(plain)


def too_long(length: int) -> InvalidValueError:
    """Give the error for a number of so many digits."""
    return InvalidValueError(f"a number has at most {MAX_DIGITS} digits; got {length}")
