"""Records to the values of a log's line and back."""

import enum
import functools
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from claimtrack.codec.logs.answers import answer_form, read_form
from claimtrack.codec.shared.limits import Limits
from claimtrack.model import (
    Amount,
    Answer,
    Choice,
    Count,
    Name,
    Period,
    Unknown,
    When,
)

Kind = TypeVar("Kind", bound=attrs.AttrsInstance)

_NAMES = tuple[Name, ...]
_PAIR = tuple[str, str]
_NOTHING = (None, ())


def make_log_converter(limits: Limits) -> cattrs.Converter:
    """Give a fresh converter between records and lines that were checked for shape.

    >>> from claimtrack.model import Question
    >>> converter = make_log_converter(Limits())
    >>> question = Question(measure_id="tanks-lost", period=Period(text="2020-09"))
    >>> converter.unstructure(question)
    {'measure_id': 'tanks-lost', 'period': '2020-09'}
    >>> converter.structure({"measure_id": "tanks-lost"}, Question).period is None
    True

    """
    converter = cattrs.Converter(detailed_validation=False)
    _register_records(converter)
    converter.register_structure_hook(When, lambda text, _: When(text=text))
    converter.register_structure_hook(Period, lambda text, _: Period(text=text))
    converter.register_unstructure_hook(When, lambda when: when.text)
    converter.register_unstructure_hook(Period, lambda period: period.text)
    converter.register_structure_hook_factory(_is_enum, _words)
    for kind in (Count, Amount, Choice, Unknown):
        converter.register_unstructure_hook(kind, answer_form)

    def answer(value: Any, _: object) -> Answer | None:  # noqa: ANN401 -- any JSON
        if isinstance(value, Mapping):
            value = {kind: texts for kind, texts in value.items() if texts is not None}
        return None if value is None else read_form(value, digits=limits.digits)

    converter.register_structure_hook(Answer | None, answer)
    converter.register_structure_hook_func(lambda t: t == _NAMES, _names)
    # A link counts its ends itself.
    converter.register_structure_hook_func(lambda t: t == _PAIR, lambda ids, _: ids)
    converter.register_unstructure_hook_func(lambda t: t == _NAMES, _by_language)
    return converter


@functools.lru_cache(maxsize=8)
def log_converter(limits: Limits) -> cattrs.Converter:
    """Give the converter that readers and writers share: it is not for changing.

    Making one takes longer than writing ten lines with it.
    """
    return make_log_converter(limits)


def _register_records(converter: cattrs.Converter) -> None:
    @converter.register_structure_hook_factory(attrs.has)
    def structure_hook(record: type[Kind]) -> Callable[[Any, Any], Kind]:
        structure = _structure(record, converter)

        def without_nulls(value: Mapping[str, object], kind: type[Kind]) -> Kind:
            # Null is absence: the field's own default stands in for it.
            if None in value.values():
                value = {key: one for key, one in value.items() if one is not None}
            return structure(value, kind)

        return without_nulls

    @converter.register_unstructure_hook_factory(attrs.has)
    def unstructure_hook(record: type[Kind]) -> Callable[[Kind], dict[str, object]]:
        # Other defaults are written out: a line says all that it means.
        empty = [f.name for f in attrs.fields(record) if f.default in _NOTHING]
        left_out: dict[str, Any] = dict.fromkeys(empty, override(omit_if_default=True))
        return make_dict_unstructure_fn(record, converter, **left_out)


def _structure(
    record: type[Kind], converter: cattrs.Converter
) -> Callable[[Mapping[str, object], Any], Kind]:
    # A field that converts what it is given needs no hook but where that is no list
    # or text, as it is of names.
    hooks: dict[str, Any] = {}
    if "names" in attrs.fields_dict(record):
        hooks["names"] = override(struct_hook=_names)
    return make_dict_structure_fn(
        record, converter, _cattrs_prefer_attrib_converters=True, **hooks
    )


def _is_enum(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


def _words(kind: type[enum.Enum]) -> Callable[[str, object], enum.Enum]:
    members = {member.value: member for member in kind}
    return lambda word, _: members[word]


def _names(value: Mapping[str, list[str]], _: object) -> tuple[Name, ...]:
    return tuple(
        Name(text=text, language=language)
        for language, texts in value.items()
        for text in texts
    )


def _by_language(names: tuple[Name, ...]) -> dict[str, list[str]]:
    languages: dict[str, list[str]] = {}
    for name in names:
        languages.setdefault(name.language, []).append(name.text)
    return languages
