"""Case files on their way out: entries as JSON values, and these as text."""

import itertools
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

import attrs
import cattrs
from cattrs.gen import make_dict_unstructure_fn

from claimtrack.codec.shared.converters import make_converter

Entry = TypeVar("Entry")

_WIDTH = 120
_SPREAD = 2
"""The file and its sections always take a line an entry, so that changes show."""


def make_case_converter() -> cattrs.Converter:
    """Give a fresh converter from entries of a case file to JSON values, and back.

    What is as its default is left out, and an id comes first.
    """
    converter = make_converter()

    @converter.register_unstructure_hook_factory(attrs.has)
    def members_hook(entry: type[Entry]) -> Callable[[Entry], dict[str, Any]]:
        unstructure = make_dict_unstructure_fn(
            entry, converter, _cattrs_omit_if_default=True
        )

        def members(one: Entry) -> dict[str, Any]:
            given = unstructure(one)
            first = {"id": given.pop("id")} if "id" in given else {}
            return {**first, **given}

        return members

    return converter


def json_text(value: object) -> str:
    r"""Give a JSON value as text for people: short things on one line.

    Numbers are plain digits, exactly; the same value gives the same text.

    Args:
        value: Mappings, lists, text, booleans, whole numbers and decimals.

    Complexity: O(n).

    >>> json_text({"sources": [{"id": "am-mod"}]})
    '{\n  "sources": [\n    {"id": "am-mod"}\n  ]\n}\n'

    """
    return _laid_out(value, depth=0, used=0) + "\n"


def _laid_out(value: object, *, depth: int, used: int) -> str:
    """Give a value on one line where it fits, else a line a member."""
    if depth >= _SPREAD or not value or not isinstance(value, Mapping | list):
        flat = _flat(value)
        if used + len(flat) <= _WIDTH or not isinstance(value, Mapping | list):
            return flat
    pad = "  " * (depth + 1)
    keys = [f"{_flat(key)}: " for key in value] if isinstance(value, Mapping) else []
    opening, closing = "{}" if isinstance(value, Mapping) else "[]"
    parts = value.values() if isinstance(value, Mapping) else value
    lines = (
        f"{pad}{key}{_laid_out(one, depth=depth + 1, used=len(pad) + len(key))}"
        for key, one in itertools.zip_longest(keys, parts, fillvalue="")
    )
    return "\n".join((opening, ",\n".join(lines), f"{pad[2:]}{closing}"))


def _flat(value: object) -> str:
    if isinstance(value, Mapping):
        members = (f"{_flat(key)}: {_flat(one)}" for key, one in value.items())
        return f"{{{', '.join(members)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flat, value))}]"
    if isinstance(value, Decimal):
        # Not Decimal.normalize, which rounds; and no file needs a minus zero.
        return f"{value or value.copy_abs():f}"
    return json.dumps(value, ensure_ascii=False)
