"""A parsed value against the fields of a class: every difference, with its path."""

import difflib
import enum
import json
import re
import types
import typing
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

import attrs

from claimtrack.codec.limits import Limits
from claimtrack.codec.parsing import Mark, Members
from claimtrack.errors import Problem

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TYPE_NAMES = {
    bool: "true or false",
    int: "a whole number",
    Decimal: "a number",
    str: "text",
}
_Step = tuple[object, object, str]
"""A value, the type that it should have, and its path."""


def member_path(path: str, key: str) -> str:
    """Give the JSON path of an object's member.

    >>> member_path("$.names", "zh-Hant")
    '$.names["zh-Hant"]'

    """
    if _NAME.fullmatch(key):
        return f"{path}.{key}"
    return f"{path}[{json.dumps(key, ensure_ascii=False)}]"


class Walk:
    """A walk through a parsed value, once and without recursion.

    Attributes:
        problems: What it found, in the order of the input.
    """

    def __init__(self, limits: Limits, file: str | None) -> None:
        self.problems: list[Problem] = []
        self._limits = limits
        self._file = file
        self._records = 0

    def check(self, value: object, wanted: type) -> None:
        """Compare a parsed value with a class.

        Complexity: O(n).
        """
        stack: list[_Step] = [(value, wanted, "$")]
        while stack:
            # Reversed, so that problems come in the order of the input.
            stack.extend(reversed(list(self._step(*stack.pop()))))

    def _step(self, value: object, wanted: object, path: str) -> Iterator[_Step]:
        options = _options(wanted)
        if isinstance(value, Mark):
            self._report(path, value.message)
        elif isinstance(value, Members):
            yield from self._object(value, options, path)
        elif isinstance(value, list):
            yield from self._list(value, options, path)
        elif value is None:
            if types.NoneType not in options:
                self._expected(path, value, options)
        else:
            self._scalar(value, options, path)

    def _list(
        self, value: list[object], options: tuple[object, ...], path: str
    ) -> Iterator[_Step]:
        item = next((o for o in options if typing.get_origin(o) is list), None)
        if item is None:
            self._expected(path, value, options)
            return
        (inner,) = typing.get_args(item)
        for number, one in enumerate(value):
            yield one, inner, f"{path}[{number}]"

    def _object(
        self, value: Members, options: tuple[object, ...], path: str
    ) -> Iterator[_Step]:
        for key in value.repeated:
            self._report(member_path(path, key), "the key is given more than once")
        entry = next((o for o in options if attrs.has(typing.cast("type", o))), None)
        mapping = next((o for o in options if typing.get_origin(o) is dict), None)
        if entry is not None:
            yield from self._members(value, typing.cast("type", entry), path)
        elif mapping is not None:
            inner = typing.get_args(mapping)[1]
            for key, one in value.items():
                self._text(key, member_path(path, key))
                yield one, inner, member_path(path, key)
        else:
            self._expected(path, value, options)

    def _members(self, value: Members, entry: type, path: str) -> Iterator[_Step]:
        self._records += 1
        if self._records == self._limits.records + 1:
            message = f"more than {self._limits.records} entries, the limit for a file"
            self._report(path, message)
        fields = _fields(entry)
        for key, one in value.items():
            if key not in fields:
                self._unknown_key(member_path(path, key), key, fields)
            elif one is not None or fields[key][1]:
                yield one, fields[key][0], member_path(path, key)
        for key, (_, is_required) in fields.items():
            if is_required and key not in value:
                self._report(path, f"{key!r} is missing")

    def _unknown_key(
        self, path: str, key: str, fields: typing.Mapping[str, object]
    ) -> None:
        close = difflib.get_close_matches(key, fields, n=1)
        hint = f"; close to it: {close[0]!r}" if close else ""
        self._report(path, f"no such key here{hint}")

    def _scalar(self, value: object, options: tuple[object, ...], path: str) -> None:
        allowed = [o for o in options if isinstance(o, type)]
        enums = [o for o in allowed if issubclass(o, enum.Enum)]
        if isinstance(value, str):
            self._text(value, path)
            values = [str(member.value) for kind in enums for member in kind]
            if value not in values and str not in allowed:
                self._expected(path, value, options)
        elif type(value) not in allowed:
            self._expected(path, value, options)

    def _text(self, value: str, path: str) -> None:
        # At most four bytes a character: most texts need no encoding to be measured.
        if not value.isascii() and any("\ud800" <= c <= "\udfff" for c in value):
            self._report(path, "half of a surrogate pair, which is no character")
        elif (
            len(value) * 4 > self._limits.text_bytes
            and len(value.encode()) > self._limits.text_bytes
        ):
            message = f"longer than {self._limits.text_bytes} bytes, the limit for text"
            self._report(path, message)

    def _expected(self, path: str, value: object, options: tuple[object, ...]) -> None:
        wanted = " or ".join(dict.fromkeys(_wanted(o) for o in options))
        self._report(path, f"expected {wanted}; got {_got(value)}")

    def _report(self, path: str, message: str) -> None:
        self.problems.append(Problem(path=path, message=message, file=self._file))


@lru_cache
def _fields(entry: type) -> dict[str, tuple[object, bool]]:
    """Give the type of each field, and whether it must be there."""
    hints = typing.get_type_hints(entry)
    return {
        field.name: (hints[field.name], field.default is attrs.NOTHING)
        for field in attrs.fields(entry)
    }


def _options(wanted: object) -> tuple[object, ...]:
    if isinstance(wanted, types.UnionType):
        return typing.get_args(wanted)
    return (wanted,)


def _wanted(option: object) -> str:
    if option is types.NoneType:
        return "null"
    if typing.get_origin(option) is list:
        return "a list"
    if isinstance(option, type) and issubclass(option, enum.Enum):
        return " or ".join(repr(str(member.value)) for member in option)
    return _TYPE_NAMES.get(typing.cast("type", option), "an object")


def _got(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return repr(value) if len(value) <= 40 else f"{value[:40]!r}..."  # noqa: PLR2004 -- enough to know it by
    if isinstance(value, int | Decimal):
        return str(value)
    return "a list" if isinstance(value, list) else "an object"
