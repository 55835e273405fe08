"""cattrs converters, one a format."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn

from claimtrack.codec.shared.entries import AnswerEntry, RangeEntry
from claimtrack.model import nfc

Entry = TypeVar("Entry")


def make_converter() -> cattrs.Converter:
    """Give a fresh converter for parsed case files that were checked for shape.

    >>> make_converter().structure({"low": 3, "high": None}, RangeEntry)
    RangeEntry(low=3, high=None)

    """
    converter = cattrs.Converter(detailed_validation=False)
    # One id is one id, however its letters are composed.
    converter.register_structure_hook(str, lambda value, _: nfc(value))
    converter.register_structure_hook(int | Decimal | None, lambda value, _: value)
    converter.register_structure_hook(AnswerEntry | None, _answer_hook(converter))

    @converter.register_structure_hook_factory(attrs.has)
    def entry_hook(entry: type[Entry]) -> Callable[[Any, Any], Entry]:
        structure = make_dict_structure_fn(entry, converter)

        def without_nulls(value: Mapping[str, object], kind: type[Entry]) -> Entry:
            # Null is absence: the field's own default stands in for it.
            given = {key: one for key, one in value.items() if one is not None}
            return structure(given, kind)

        return without_nulls

    return converter


def _answer_hook(
    converter: cattrs.Converter,
) -> Callable[[Any, Any], object]:
    def answer(value: object, _: object) -> object:
        if isinstance(value, Mapping):
            return converter.structure(value, RangeEntry)
        return value

    return answer
