"""What the schema takes the reader takes, and the other way round, for shape."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.codec import Limits
from claimtrack.codec.schema import Schema, case_file_schema
from claimtrack.codec.shared.entries import CaseEntry
from claimtrack.codec.shared.parsing import parse
from claimtrack.codec.shared.shapes import Walk

jsonschema = pytest.importorskip(
    "jsonschema", reason="jsonschema judges the schema; no part of claimtrack needs it"
)

EXAMPLES = Path(__file__).parents[2] / "examples" / "karabakh-2020-09-27"
SCHEMA = case_file_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

words = st.sampled_from(["", "a", "am-mod", "2020-09-27", "\u00e9"])
numbers = st.integers(-3, 3) | st.sampled_from([0.5, -2.25])


def reader_takes(value: object) -> bool:
    walk = Walk(Limits(), None)
    walk.check(parse(json.dumps(value).encode(), limits=Limits()), CaseEntry)
    return not walk.problems


def values(schema: Schema) -> st.SearchStrategy[object]:
    """Values that a schema takes."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        return values(SCHEMA["$defs"][name])
    if "anyOf" in schema:
        return st.one_of(*map(values, schema["anyOf"]))
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return st.one_of(*(of_type(kind, schema) for kind in kinds))


def of_type(kind: str, schema: Schema) -> st.SearchStrategy[object]:
    match kind:
        case "array":
            return st.lists(values(schema["items"]), max_size=2)
        case "object" if "properties" in schema:
            inner = {key: values(one) for key, one in schema["properties"].items()}
            required = {key: inner.pop(key) for key in schema["required"]}
            return st.fixed_dictionaries(required, optional=inner)
        case "object":
            return st.dictionaries(words, values(schema["additionalProperties"]))
        case _:
            plain = {"null": st.none(), "boolean": st.booleans(), "number": numbers}
            return plain.get(kind, words)


odd_values = st.recursive(
    st.none() | st.booleans() | numbers | words | st.sampled_from(["asserts", "count"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["id", "low", "a"]), inner, max_size=2)
    ),
    max_leaves=3,
)


def ways(value: object, way: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    inner = value.items() if isinstance(value, dict) else ()
    for key, one in inner or (enumerate(value) if isinstance(value, list) else ()):
        yield (*way, key)
        yield from ways(one, (*way, key))


# One entry of every kind, with every key, to be broken at one place.
FULL = {
    "claimtrack": 1,
    "name": "a",
    "sources": [{"id": "a", "name": "a", "kind": "state", "names": {"ar": ["a"]}}],
    "places": [{"id": "b", "aliases": ["a"], "part_of": ["c"]}],
    "subjects": [{"id": "c", "names": {}, "part_of": []}],
    "measures": [
        {"id": "d", "answers": "count", "unit": "a", "options": None, "additive": True}
    ],
    "partitions": [
        {"whole": "a", "parts": ["b"], "disjoint": True, "exhaustive": False}
    ],
    "questions": [
        {"id": "e", "measure": "d", "subject": "c", "place": "b", "period": "2020"}
    ],
    "documents": [
        {
            "id": "f",
            "publisher": "a",
            "url": "a",
            "title": "a",
            "language": "a",
            "published_at": "2020",
            "digest": "a",
            "text": "a",
        }
    ],
    "statements": [
        {
            "id": "g",
            "source": "a",
            "asserted_at": "2020",
            "document": "f",
            "kind": "call",
            "quote": "a",
            "key": "a",
            "claims": [
                {"id": "h", "question": "e", "answer": 2, "certainty": "certain"},
                {"measure": "d", "answer": {"low": 1, "high": 2.5}, "quote": "a"},
                {"answer": "two", "subject": "c", "place": "b", "period": "2020"},
                {"of": "g", "text": "a", "language": "a", "stance": "denies"},
            ],
            "relays": [
                {
                    "statement": "g",
                    "mode": "verbatim",
                    "basis": "stated",
                    "attributed_to": "a",
                }
            ],
            "responds_to": ["g"],
            "after": ["g"],
            "corrects": ["g"],
            "retracts": ["g"],
            "disowns": ["g"],
        }
    ],
    "reviews": [{"statement": "g", "claim": "h", "rating": "a", "scale": "a"}],
    "links": [{"kind": "same", "between": ["a", "b"], "by": "a", "because": "a"}],
    "settlements": [{"finding": "a", "by": "a", "because": "a"}],
}


def at(value: object, way: tuple[object, ...]) -> object:
    for key in way:
        value = value[key]
    return value


WAYS = list(ways(FULL))
OBJECTS = [
    way
    for way in [(), *WAYS]
    if isinstance(at(FULL, way), dict) and way[-1:] != ("names",)
]


def test_it_is_a_schema_of_its_dialect() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda p: p.name)
def test_the_examples_have_the_shape(path: Path) -> None:
    value = json.loads(path.read_bytes())

    assert [error.message for error in VALIDATOR.iter_errors(value)] == []
    assert reader_takes(value)


def test_the_broken_case_is_sound_before_it_is_broken() -> None:
    assert VALIDATOR.is_valid(FULL)
    assert reader_takes(FULL)


@given(values(SCHEMA))
def test_what_the_schema_takes_the_reader_takes(value: object) -> None:
    assert VALIDATOR.is_valid(value)
    assert reader_takes(value)


@given(st.sampled_from(WAYS), odd_values)
def test_both_judge_a_changed_value_alike(
    way: tuple[object, ...], value: object
) -> None:
    case = copy.deepcopy(FULL)
    at(case, way[:-1])[way[-1]] = value
    # That another version is refused, the reader says before it looks at the shape.
    judged = case["claimtrack"] == 1 or type(case["claimtrack"]) is not int

    assert not judged or VALIDATOR.is_valid(case) == reader_takes(case)


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_both_judge_a_missing_value_alike(way: tuple[object, ...]) -> None:
    case = copy.deepcopy(FULL)
    del at(case, way[:-1])[way[-1]]

    assert VALIDATOR.is_valid(case) == reader_takes(case)


@pytest.mark.parametrize("way", OBJECTS, ids=str)
def test_both_refuse_a_key_that_has_no_place(way: tuple[object, ...]) -> None:
    case = copy.deepcopy(FULL)
    at(case, way)["nmae"] = "a"

    assert not VALIDATOR.is_valid(case)
    assert not reader_takes(case)


def test_the_schema_cannot_tell_one_from_one_point_nought() -> None:
    case = {"claimtrack": 1.0}

    assert VALIDATOR.is_valid(case)
    assert not reader_takes(case)
