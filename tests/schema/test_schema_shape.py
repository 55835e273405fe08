import json

import attrs

from claimtrack.codec.schema import case_file_schema
from claimtrack.codec.schema_words import WORDS
from claimtrack.codec.shared import entries
from claimtrack.codec.shared.entries import CaseEntry
from claimtrack.model import Stance


def test_every_entry_and_every_key_has_words_and_nothing_else_has() -> None:
    kinds = {
        kind
        for kind in vars(entries).values()
        if attrs.has(kind) and kind.__module__ == entries.__name__
    }

    assert set(WORDS) == kinds
    for kind, (description, words) in WORDS.items():
        assert set(words) == {field.name for field in attrs.fields(kind)}, kind
        assert all((description, *words.values())), kind


def test_an_object_has_the_keys_of_its_entry_and_no_others() -> None:
    schema = case_file_schema()

    assert schema["properties"].keys() == {f.name for f in attrs.fields(CaseEntry)}
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["Range"] == {
        "type": "object",
        "description": WORDS[entries.RangeEntry][0],
        "properties": {
            "low": {"type": ["number", "null"], "description": "The least it can be."},
            "high": {"type": ["number", "null"], "description": "The most it can be."},
        },
        "required": [],
        "additionalProperties": False,
    }


def test_what_the_reader_requires_is_required_and_not_nullable() -> None:
    relay = case_file_schema()["$defs"]["Relay"]

    assert relay["required"] == ["statement"]
    assert relay["properties"]["statement"]["type"] == "string"
    assert relay["properties"]["attributed_to"]["type"] == ["string", "null"]


def test_words_that_may_be_chosen_are_listed() -> None:
    stance = case_file_schema()["$defs"]["Claim"]["properties"]["stance"]

    assert stance["type"] == ["string", "null"]
    assert stance["enum"] == [*(one.value for one in Stance), None]


def test_every_value_has_a_type() -> None:
    def untyped(schema: dict[str, object]) -> list[object]:
        if "anyOf" in schema:
            return [one for part in schema["anyOf"] for one in untyped(part)]
        if "$ref" in schema:
            name = schema["$ref"].removeprefix("#/$defs/")
            return [] if name in case_file_schema()["$defs"] else [schema]
        found = [] if "type" in schema else [schema]
        inner = [*schema.get("properties", {}).values()]
        inner += [schema[key] for key in ("items",) if key in schema]
        if isinstance(schema.get("additionalProperties"), dict):
            inner.append(schema["additionalProperties"])
        return found + [one for part in inner for one in untyped(part)]

    schema = case_file_schema()

    assert untyped(schema) == []
    assert [one for part in schema["$defs"].values() for one in untyped(part)] == []


def test_every_call_gives_the_same_schema_and_one_of_its_own() -> None:
    one, other = case_file_schema(), case_file_schema()
    text = json.dumps(other)
    one["properties"]["name"]["type"].append("number")
    one["$defs"]["Claim"]["properties"]["stance"]["enum"].clear()

    assert json.dumps(case_file_schema()) == json.dumps(other) == text
