"""The case file's JSON Schema, derived from the classes that the reader checks."""

import enum
import types
import typing
from decimal import Decimal
from types import MappingProxyType

import attrs

from claimtrack.codec.schema_words import WORDS
from claimtrack.codec.shared.entries import CaseEntry
from claimtrack.codec.shared.versions import CASE_FILE_VERSION

Schema = dict[str, typing.Any]
"""A JSON Schema, or a part of one."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TYPE_NAMES = MappingProxyType(
    {
        bool: "boolean",
        int: "integer",
        Decimal: "number",
        str: "string",
    }
)


def case_file_schema() -> Schema:
    """Give the JSON Schema of the case file, for a language model or an editor.

    It is as strict as the reader on shape, and no stricter: what the one takes, the
    other takes too. What labels and ids name, only the reader can tell.

    Source: JSON Schema, draft 2020-12.

    >>> case_file_schema()["required"]
    ['claimtrack']

    """
    entries = [entry for entry in WORDS if entry is not CaseEntry]
    schema = {
        "$schema": _DIALECT,
        "title": "claimtrack case file",
        **_object(CaseEntry),
        "$defs": {_name(entry): _object(entry) for entry in entries},
    }
    schema["properties"]["claimtrack"]["const"] = CASE_FILE_VERSION
    return schema


def _object(entry: type) -> Schema:
    description, words = WORDS[entry]
    fields = attrs.fields(entry)
    hints = typing.get_type_hints(entry)
    required = [field.name for field in fields if field.default is attrs.NOTHING]
    properties = {}
    for field in fields:
        options = _options(hints[field.name])
        if field.name not in required:
            # Null is absence, for every key that may be absent.
            options = (*options, types.NoneType)
        properties[field.name] = {
            **_value(options),
            "description": words[field.name],
        }
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _value(options: tuple[object, ...]) -> Schema:
    """Give the schema of a value that has one of some types."""
    nulls = ["null"] if types.NoneType in options else []
    # A whole number is a number to JSON Schema.
    covered = {types.NoneType, int} if Decimal in options else {types.NoneType}
    kinds = [_plain(option) for option in options if option not in covered]
    if len(kinds) > 1:
        return {"anyOf": [*kinds, *({"type": null} for null in nulls)]}
    (schema,) = kinds
    if nulls:
        schema["type"] = [schema["type"], *nulls]
        if "enum" in schema:
            schema["enum"] = [*schema["enum"], None]
    return schema


def _plain(option: object) -> Schema:
    if typing.get_origin(option) is list:
        (inner,) = typing.get_args(option)
        return {"type": "array", "items": _value(_options(inner))}
    if typing.get_origin(option) is dict:
        inner = typing.get_args(option)[1]
        return {"type": "object", "additionalProperties": _value(_options(inner))}
    kind = typing.cast("type", option)
    if attrs.has(kind):
        return {"$ref": f"#/$defs/{_name(kind)}"}
    if issubclass(kind, enum.Enum):
        return {"type": "string", "enum": [member.value for member in kind]}
    return {"type": _TYPE_NAMES[kind]}


def _options(hint: object) -> tuple[object, ...]:
    if isinstance(hint, types.UnionType):
        return typing.get_args(hint)
    return (hint,)


def _name(entry: type) -> str:
    return entry.__name__.removesuffix("Entry")
