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

from claimtrack.codec.shared.limits import Limits
from claimtrack.codec.shared.parsing import Mark, Members
from claimtrack.errors import Problem

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TYPE_NAMES = {
    bool: "true or false",
    int: "a whole number",
    Decimal: "a number",
    str: "text",
}


@attrs.frozen(kw_only=True, eq=False)
class _Step:
    """A value, the type that it should have, and its path.

    What is a member of an object is there under `key`.
    """

    value: object
    wanted: object
    path: str
    holder: Members | None = None
    key: str = ""
    is_required: bool = False


def member_path(path: str, key: str) -> str:
    """Give the JSON path of an object's member.

    >>> member_path("$.names", "zh-Hant")
    '$.names["zh-Hant"]'

    """
    if _NAME.fullmatch(key):
        return f"{path}.{key}"
    # Half of a surrogate pair can't be written but as an escape.
    is_text = key.isascii() or not any("\ud800" <= c <= "\udfff" for c in key)
    return f"{path}[{json.dumps(key, ensure_ascii=not is_text)}]"


class Walk:
    """A walk through a parsed value, once and without recursion.

    Attributes:
        problems: What it found, in the order of the input, as many as are told.
        more_count: How many more it found.
        is_sound: Whether what is left has the shape, so that reading can go on and find
            the other problems: what is wrong and may be absent was taken out, and for
            what must be there something stands in that names nothing.
    """

    def __init__(self, limits: Limits, file: str | None) -> None:
        self.problems: list[Problem] = []
        self.more_count = 0
        self.is_sound = True
        self._limits = limits
        self._file = file
        self._records = 0

    def check(self, value: object, wanted: type) -> None:
        """Compare a parsed value with a class.

        Complexity: O(n).
        """
        # One iterator a level: a list of millions is not unrolled.
        stack = [iter((_Step(value=value, wanted=wanted, path="$"),))]
        # Nobody reads a million problems; counting on would only cost time.
        while stack and self.more_count < self._limits.records:
            step = next(stack[-1], None)
            if step is None:
                stack.pop()
            else:
                stack.append(self._further(step))

    def _further(self, step: _Step) -> Iterator[_Step]:
        """Check one value, and give the values within it."""
        options = _options(step.wanted)
        if isinstance(step.value, Mark):
            self._reject(step, step.value.message)
        elif isinstance(step.value, Members):
            yield from self._object(step, step.value, options)
        elif isinstance(step.value, list):
            yield from self._list(step, step.value, options)
        elif isinstance(step.value, str):
            self._text(step, step.value, options)
        elif not any(isinstance(o, type) and type(step.value) is o for o in options):
            self._reject(step, _unexpected(step.value, options))

    def _list(
        self, step: _Step, value: list[object], options: tuple[object, ...]
    ) -> Iterator[_Step]:
        item = next((o for o in options if typing.get_origin(o) is list), None)
        if item is None:
            self._reject(step, _unexpected(value, options))
            return
        (inner,) = typing.get_args(item)
        for number, one in enumerate(value):
            yield _Step(value=one, wanted=inner, path=f"{step.path}[{number}]")

    def _object(
        self, step: _Step, value: Members, options: tuple[object, ...]
    ) -> Iterator[_Step]:
        for key in value.repeated:
            path = member_path(step.path, key)
            self._report(path, "the key is given more than once")
        entry = next((o for o in options if attrs.has(typing.cast("type", o))), None)
        mapping = next((o for o in options if typing.get_origin(o) is dict), None)
        if entry is not None:
            yield from self._members(step, value, typing.cast("type", entry))
        elif mapping is not None:
            yield from self._mapping(step, value, typing.get_args(mapping)[1])
        else:
            self._reject(step, _unexpected(value, options))

    def _mapping(self, step: _Step, value: Members, inner: object) -> Iterator[_Step]:
        for key, one in value.items():
            at_key = attrs.evolve(step, path=member_path(step.path, key), holder=None)
            self._text(at_key, key, (str,))
            yield attrs.evolve(at_key, value=one, wanted=inner)

    def _members(self, step: _Step, value: Members, entry: type) -> Iterator[_Step]:
        self._records += 1
        if self._records == self._limits.records + 1:
            message = f"more than {self._limits.records} entries, the limit for a file"
            self._report(step.path, message)
        fields = _fields(entry)
        given = tuple(value.items())
        for key in (key for key, _ in given if key not in fields):
            path = member_path(step.path, key)
            self._report(path, f"no such key here{_hint(key, fields)}")
            del value[key]
        for key, (wanted, is_required) in fields.items():
            if is_required and key not in value:
                self._report(step.path, f"{key!r} is missing")
                self._stand_in(value, key, wanted)
        for key, one in given:
            wanted, is_required = fields.get(key, (None, False))
            # Null is absence, for every key that may be absent.
            if wanted is not None and (one is not None or is_required):
                yield _Step(
                    value=one,
                    wanted=wanted,
                    path=member_path(step.path, key),
                    holder=value,
                    key=key,
                    is_required=is_required,
                )

    def _text(self, step: _Step, value: str, options: tuple[object, ...]) -> None:
        words = {word for option in options for word in _words(option)}
        # At most four bytes a character: most texts need no encoding to be measured.
        longest = self._limits.text_bytes
        if not value.isascii() and any("\ud800" <= c <= "\udfff" for c in value):
            self._reject(step, "half of a surrogate pair, which is no character")
        elif len(value) * 4 > longest and len(value.encode()) > longest:
            self._reject(step, f"longer than {longest} bytes, the limit for text")
        elif str not in options and value not in words:
            self._reject(step, _unexpected(value, options))

    def _reject(self, step: _Step, message: str) -> None:
        self._report(step.path, message)
        # Without a list of entries, all that names one of them would be an echo.
        is_list = any(typing.get_origin(o) is list for o in _options(step.wanted))
        if step.holder is None or (is_list and not step.is_required):
            self.is_sound = False
        elif step.is_required:
            self._stand_in(step.holder, step.key, step.wanted)
        else:
            step.holder.pop(step.key, None)

    def _stand_in(self, holder: Members, key: str, wanted: object) -> None:
        """Put something that names nothing where a required key is missing or wrong.

        Without its id an entry is not there for all that names it: reading ends then.
        """
        options = _options(wanted)
        words = [word for option in options for word in _words(option)]
        if any(typing.get_origin(option) is list for option in options):
            holder[key] = []
        elif words:
            holder[key] = words[0]
        elif str in options and key != "id":
            holder[key] = ""
        else:
            self.is_sound = False

    def _report(self, path: str, message: str) -> None:
        if len(self.problems) < self._limits.problems:
            self.problems.append(Problem(path=path, message=message, file=self._file))
        else:
            self.more_count += 1


def _unexpected(value: object, options: tuple[object, ...]) -> str:
    wanted = " or ".join(dict.fromkeys(_wanted(o) for o in options))
    return f"expected {wanted}; got {_got(value)}"


def _hint(key: str, known: typing.Iterable[str]) -> str:
    close = difflib.get_close_matches(key, sorted(known), n=1)
    return f"; close to it: {close[0]!r}" if close else ""


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
    words = _words(option)
    if words:
        return " or ".join(map(repr, words))
    return _TYPE_NAMES.get(typing.cast("type", option), "an object")


def _words(option: object) -> list[str]:
    """Give the words that an enumeration is written with; none for another type."""
    if isinstance(option, type) and issubclass(option, enum.Enum):
        return [str(member.value) for member in option]
    return []


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
