"""Lines as a log writes them: the one form, and a quick look at whether one is sound.

Nearly every line that is read is one that was written. Such a line has none of the
faults that the parser and the walk look for, and passes here at a fraction of the
cost. Whatever is not plainly sound goes the long way, which says what is wrong.
"""

import enum
import json
import types
import typing
from collections.abc import Callable
from functools import lru_cache

import attrs

from claimtrack.codec.shared.limits import Limits

# Of a line that has the shape of a noun: the line, its edges, an edge, its labels.
_DEEPEST = 4
_TEXT = (str, str | None)

Test = Callable[[typing.Any], bool]
"""Tells whether a value plainly has a type."""

encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
).encode


def plain_values(line: bytes, limits: Limits) -> dict[str, typing.Any] | None:
    """Give what a line holds, where it is plainly sound JSON; else None.

    >>> plain_values(b'{"id":"a","noun":"source"}', Limits())
    {'id': 'a', 'noun': 'source'}
    >>> plain_values(b'{"id":"a","id":"a"}', Limits()) is None
    True

    """
    if len(line) > limits.text_bytes or limits.depth < _DEEPEST:
        return None
    try:
        text = line.decode()
        value = _decode(text)
        # An escape could be half a character: only those that a log itself writes.
        is_plain = "\\u" not in text or encode(value) == text
    except (ValueError, RecursionError):
        return None
    return value if type(value) is dict and is_plain else None


def _no_key_twice(members: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(members)
    if len(made) < len(members):
        raise ValueError
    return made


def _no_number(_: str) -> typing.Never:
    # The lines after the first have numbers in texts only.
    raise ValueError


_decode = json.JSONDecoder(
    object_pairs_hook=_no_key_twice,
    parse_constant=_no_number,
    parse_float=_no_number,
    parse_int=_no_number,
).decode


@lru_cache
def shape_test(shape: type) -> Test:
    """Give what tells whether values plainly have the shape of a class.

    It says yes only where the walk finds nothing, and may say no elsewhere too.

    Args:
        shape: A class of `log_entries`.
    """
    hints = typing.get_type_hints(shape)
    tests = {field.name: _test(hints[field.name]) for field in attrs.fields(shape)}
    required = {f.name for f in attrs.fields(shape) if f.default is attrs.NOTHING}
    # Most values are plain text, which is told here to save a call each.
    texts = {name for name, hint in hints.items() if hint in _TEXT}

    def has_shape(value: object) -> bool:
        if type(value) is not dict or not required <= value.keys():
            return False
        for key, one in value.items():
            if type(one) is str and key in texts:
                continue
            test = tests.get(key)
            if test is None or not test(one):
                return False
        return True

    return has_shape


def _test(hint: object) -> Test:
    if isinstance(hint, types.UnionType):
        options = [_test(o) for o in typing.get_args(hint) if o is not types.NoneType]
        return lambda value: any(test(value) for test in options)
    if typing.get_origin(hint) is list:
        inner = _test(typing.get_args(hint)[0])
        return lambda value: type(value) is list and all(map(inner, value))
    if typing.get_origin(hint) is dict:
        each = _test(typing.get_args(hint)[1])
        return lambda value: type(value) is dict and all(map(each, value.values()))
    kind = typing.cast("type", hint)
    if attrs.has(kind):
        return shape_test(kind)
    if issubclass(kind, enum.Enum):
        words = frozenset(member.value for member in kind)
        return lambda value: type(value) is str and value in words
    return lambda value: type(value) is kind
