"""JSON text into marked values: what is wrong with a value stays at its place.

Python's parser keeps the last of two equal keys, takes NaN, rounds decimals, and goes
down until the stack ends. Here each of these is found, and told with its path later.
"""

import json
import re
from collections.abc import Iterable
from decimal import Decimal

import attrs

from claimtrack.codec.shared.limits import Limits
from claimtrack.errors import MalformedInputError, Problem

Json = "None | bool | int | Decimal | str | list[Json] | Members | Mark"
"""A parsed value; named in text because it contains itself."""

# The closing quote is optional so that an unclosed string is passed over once.
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)


_SHOWN_DIGITS = 30
# Python converts no longer text to a whole number.
_CONVERTIBLE_DIGITS = 4300


@attrs.frozen(kw_only=True)
class Mark:
    """A value that JSON text holds and no record can.

    Attributes:
        message: What is wrong with it.
        number: A number that is too long or has an exponent, as it stands, shortened;
            None where it is no number.
    """

    message: str
    number: str | None = attrs.field(default=None, eq=False)


class Members(dict[str, object]):
    """An object's members, and the keys that it gave more than once."""

    __slots__ = ("repeated",)

    def __init__(self, pairs: Iterable[tuple[str, object]]) -> None:
        super().__init__()
        repeated: dict[str, None] = {}
        for key, value in pairs:
            if key in self and key not in repeated:
                repeated[key] = None
            self[key] = value
        self.repeated = tuple(repeated)


def as_bytes(content: str | bytes) -> bytes:
    """Give content as bytes; half a character is no UTF-8, and is refused as such."""
    if isinstance(content, bytes):
        return content
    return content.encode("utf-8", "surrogatepass")


def parse(content: bytes, *, limits: Limits, file: str | None = None) -> object:
    """Parse JSON text into dicts, lists, text, exact numbers and marks.

    Raises:
        MalformedInputError: Where it is too long, too deep, or no JSON.

    Complexity: O(n).

    >>> parse(b'{"a": 0.1}', limits=Limits())
    {'a': Decimal('0.1')}

    """

    def refuse(message: str) -> MalformedInputError:
        return MalformedInputError([Problem(path="$", message=message, file=file)])

    if len(content) > limits.file_bytes:
        message = f"longer than {limits.file_bytes} bytes, the limit for a file"
        raise refuse(message)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.start + len(content) - len(error.object)
        message = f"not UTF-8: byte {start} belongs to no character"
        raise refuse(message) from None
    depth, objects = _extent(text, limits.depth)
    if depth > limits.depth:
        message = f"nested deeper than {limits.depth} levels, the limit"
        raise refuse(message)
    if objects > 2 * limits.records:
        # An entry has one other object at most, its names: there are too many entries,
        # and it would take much memory to find out which is the first of them.
        message = f"more than {limits.records} entries, the limit for a file"
        raise refuse(message)
    try:
        return _decoder(limits).decode(text)
    except json.JSONDecodeError as error:
        message = f"not JSON: line {error.lineno}, column {error.colno} can't be read"
        raise refuse(message) from None
    except RecursionError:
        # Only where a caller sets a limit that is deeper than Python's stack.
        message = "nested deeper than can be read"
        raise refuse(message) from None


def _extent(text: str, limit: int) -> tuple[int, int]:
    """Give how deep a text is nested, up to a limit, and how many objects it opens."""
    depth = deepest = objects = 0
    for match in _STRING_OR_BRACKET.finditer(text):
        bracket = match[0][0]
        if bracket in "[{":
            depth += 1
            objects += bracket == "{"
            deepest = max(deepest, depth)
            if deepest > limit:
                break
        elif bracket in "]}":
            depth -= 1
    return deepest, objects


def _decoder(limits: Limits) -> json.JSONDecoder:
    most = min(limits.digits, _CONVERTIBLE_DIGITS)

    def number(text: str) -> int | Decimal | Mark:
        digits = sum(character.isdigit() for character in text)
        if digits > most or "e" in text or "E" in text:
            shown = text if len(text) <= _SHOWN_DIGITS else f"{text[:12]}..."
            message = f"expected a number of plain digits, {most} at most; got {shown}"
            return Mark(message=message, number=shown)
        return Decimal(text) if "." in text else int(text)

    def constant(text: str) -> Mark:
        return Mark(message=f"{text} is not a number that JSON has")

    return json.JSONDecoder(
        object_pairs_hook=Members,
        parse_int=number,
        parse_float=number,
        parse_constant=constant,
    )
