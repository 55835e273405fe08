import copy
import enum
import json
import types
import typing
from collections.abc import Iterator
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.codec import CaseText, Limits, read_texts
from claimtrack.codec.shared.entries import (
    CaseEntry,
    ClaimEntry,
    DocumentEntry,
    LinkEntry,
    MeasureEntry,
    PartitionEntry,
    PlaceEntry,
    QuestionEntry,
    RangeEntry,
    RelayEntry,
    ReviewEntry,
    SettlementEntry,
    SourceEntry,
    StatementEntry,
    SubjectEntry,
)
from claimtrack.codec.shared.shapes import member_path
from claimtrack.errors import MalformedInputError

Way = tuple[str | int, ...]

# A case file with an entry of every class, to which no other entry refers.
SOUND: dict[str, object] = {
    "claimtrack": 1,
    "sources": [{"id": "ministry"}, {"id": "press"}, {"id": "agency"}],
    "places": [{"id": "town"}],
    "subjects": [{"id": "army"}],
    "measures": [{"id": "arms"}, {"id": "tanks"}, {"id": "guns"}],
    "partitions": [{"whole": "arms", "parts": ["tanks"]}],
    "questions": [{"id": "how-many", "measure": "tanks"}],
    "documents": [{"id": "page", "publisher": "ministry"}],
    "statements": [
        {
            "id": "said",
            "source": "ministry",
            "key": "1",
            "claims": [{"measure": "arms", "answer": 5}],
        },
        {
            "source": "press",
            "key": "2",
            "claims": [
                {"measure": "tanks", "answer": 2},
                {"measure": "arms", "answer": {"low": 1, "high": 2}},
            ],
            "relays": [{"statement": "said"}],
        },
    ],
    "reviews": [{"statement": "said", "claim": "said", "rating": "True"}],
    "links": [
        {
            "kind": "same",
            "between": ["ministry", "press"],
            "by": "ada",
            "because": "one office",
        }
    ],
    "settlements": [{"finding": "0123abcd", "by": "ada", "because": "a typo"}],
}
WAYS: dict[type, Way] = {
    CaseEntry: (),
    SourceEntry: ("sources", 2),
    PlaceEntry: ("places", 0),
    SubjectEntry: ("subjects", 0),
    MeasureEntry: ("measures", 2),
    PartitionEntry: ("partitions", 0),
    QuestionEntry: ("questions", 0),
    DocumentEntry: ("documents", 0),
    StatementEntry: ("statements", 1),
    ClaimEntry: ("statements", 1, "claims", 0),
    RangeEntry: ("statements", 1, "claims", 1, "answer"),
    RelayEntry: ("statements", 1, "relays", 0),
    ReviewEntry: ("reviews", 0),
    LinkEntry: ("links", 0),
    SettlementEntry: ("settlements", 0),
}
# A value of each JSON type, and how a message shows it.
SHOWN: tuple[tuple[object, str], ...] = (
    (None, "null"),
    (True, "true"),
    (False, "false"),
    (-7, "-7"),
    (1.5, "1.5"),
    ("no such word", "'no such word'"),
    ([], "a list"),
    ({}, "an object"),
)
TYPE_NAMES = {
    bool: "true or false",
    int: "a whole number",
    Decimal: "a number",
    str: "text",
}


def path_of(way: Way) -> str:
    return "$" + "".join(f"[{k}]" if isinstance(k, int) else f".{k}" for k in way)


def case_with(way: Way, value: object) -> bytes:
    """The sound case file, with another value at one place."""
    case: typing.Any = copy.deepcopy(SOUND)
    here = case
    for key in way[:-1]:
        here = here[key]
    here[way[-1]] = value
    return json.dumps(case).encode()


def problems_of(content: bytes, limits: Limits | None = None) -> list[tuple[str, str]]:
    with pytest.raises(MalformedInputError) as caught:
        read_texts([CaseText(content=content)], limits=limits)
    return [(problem.path, problem.message) for problem in caught.value.problems]


def outcome_of(content: bytes) -> object:
    """The graph that a case file gives, or its problems."""
    try:
        return read_texts([CaseText(content=content)])
    except MalformedInputError as error:
        return error.problems


def shown_way(value: object) -> str | None:
    """What a parameter is called in the name of a test."""
    return path_of(value) if isinstance(value, tuple) else None


def fields() -> Iterator[tuple[type, str, object, bool]]:
    """Every field of every entry: its class, name and type, whether it must be there."""
    for entry in WAYS:
        hints = typing.get_type_hints(entry)
        for field in attrs.fields(entry):
            is_required = field.default is attrs.NOTHING
            yield entry, field.name, hints[field.name], is_required


def options(hint: object) -> tuple[object, ...]:
    return typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)


def is_words(option: object) -> bool:
    return isinstance(option, type) and issubclass(option, enum.Enum)


def takes(option: object, value: object) -> bool:
    origin = typing.get_origin(option)
    match value:
        case list():
            return origin is list
        case dict():
            return origin is dict or attrs.has(typing.cast("type", option))
        case float():
            return option is Decimal
        case _:
            return option is type(value)


def name_of(option: object) -> str:
    if option is types.NoneType:
        return "null"
    if typing.get_origin(option) is list:
        return "a list"
    if is_words(option):
        return " or ".join(f"{one.value!r}" for one in typing.cast("type", option))
    return TYPE_NAMES.get(typing.cast("type", option), "an object")


def wrong_values() -> Iterator[tuple[Way, object, str]]:
    """A way to a field, a value of a wrong type, and what should be told of it."""
    for entry, name, hint, is_required in fields():
        for value, shown in SHOWN:
            fits = any(takes(option, value) for option in options(hint))
            if fits or (value is None and not is_required) or name == "claimtrack":
                continue
            wanted = " or ".join(dict.fromkeys(map(name_of, options(hint))))
            yield (*WAYS[entry], name), value, f"expected {wanted}; got {shown}"


def wrong_members() -> Iterator[tuple[Way, object, Way, str]]:
    """The same for what stands in the lists and mappings of a field.

    A way to the field, its value, the way to what is wrong in it, and what is told.
    """
    for entry, name, hint, _ in fields():
        way = (*WAYS[entry], name)
        for option in options(hint):
            if typing.get_origin(option) is list:
                (inner,) = typing.get_args(option)
                for value, shown in SHOWN:
                    if not takes(inner, value):
                        told = f"expected {name_of(inner)}; got {shown}"
                        yield way, [value], (*way, 0), told
            if typing.get_origin(option) is dict:
                for value, shown in SHOWN:
                    if value not in (None, []):
                        told = f"expected a list; got {shown}"
                        yield way, {"en": value}, (*way, "en"), told
                told = "expected text; got 7"
                yield way, {"en": [7]}, (*way, "en", 0), told


def test_the_sound_case_file_is_read() -> None:
    graph = read_texts([CaseText(content=json.dumps(SOUND).encode())])

    assert len(graph) > len(WAYS)


def test_every_class_of_entry_has_its_place_in_the_sound_case_file() -> None:
    reached: set[type] = set()
    queue: list[object] = [CaseEntry]
    for hint in queue:
        queue.extend(typing.get_args(hint))
        if isinstance(hint, type) and attrs.has(hint):
            reached.add(hint)
            queue.extend(typing.get_type_hints(hint).values())

    assert reached == WAYS.keys()


@pytest.mark.parametrize(("way", "value", "told"), [*wrong_values()], ids=shown_way)
def test_a_value_of_a_wrong_type_is_one_problem_at_its_path(
    way: Way, value: object, told: str
) -> None:
    problems = problems_of(case_with(way, value))

    assert problems == [(path_of(way), told)]


@pytest.mark.parametrize(
    ("way", "value", "wrong", "told"), [*wrong_members()], ids=shown_way
)
def test_a_member_of_a_wrong_type_is_one_problem_at_its_path(
    way: Way, value: object, wrong: Way, told: str
) -> None:
    problems = problems_of(case_with(way, value))

    assert problems == [(path_of(wrong), told)]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, "expected a whole number; got null"),
        (True, "expected a whole number; got true"),
        (1.0, "expected a whole number; got 1.0"),
        ("1", "expected a whole number; got '1'"),
        ([1], "expected a whole number; got a list"),
        ({"major": 1}, "expected a whole number; got an object"),
    ],
)
def test_a_version_that_is_no_whole_number_is_one_problem(
    value: object, told: str
) -> None:
    problems = problems_of(case_with(("claimtrack",), value))

    assert problems == [("$.claimtrack", told)]


@pytest.mark.parametrize(
    ("entry", "name"),
    [(entry, name) for entry, name, _, is_required in fields() if is_required],
)
def test_a_key_that_must_be_there_and_is_not_is_one_problem(
    entry: type, name: str
) -> None:
    case: typing.Any = copy.deepcopy(SOUND)
    here = case
    for key in WAYS[entry]:
        here = here[key]
    del here[name]

    problems = problems_of(json.dumps(case).encode())

    assert problems == [(path_of(WAYS[entry]), f"{name!r} is missing")]


@pytest.mark.parametrize(
    ("entry", "name"),
    [(entry, name) for entry, name, _, is_required in fields() if not is_required],
)
def test_null_is_absence_for_every_key_that_may_be_absent(
    entry: type, name: str
) -> None:
    without: typing.Any = copy.deepcopy(SOUND)
    here = without
    for key in WAYS[entry]:
        here = here[key]
    here.pop(name, None)
    nulled = case_with((*WAYS[entry], name), None)

    absent = outcome_of(json.dumps(without).encode())
    null = outcome_of(nulled)

    assert null == absent


@pytest.mark.parametrize("entry", [*WAYS])
def test_an_unknown_key_is_one_problem_in_every_entry(entry: type) -> None:
    problems = problems_of(case_with((*WAYS[entry], "no_such_word"), {"a": [1]}))

    path = path_of((*WAYS[entry], "no_such_word"))
    assert problems == [(path, "no such key here")]


@pytest.mark.parametrize(
    ("way", "close"),
    [
        (("statments",), "statements"),
        (("sources", 2, "partof"), "part_of"),
        (("statements", 1, "claim"), "claims"),
        (("statements", 1, "claims", 0, "qoute"), "quote"),
        (("measures", 2, "answer"), "answers"),
    ],
)
def test_an_unknown_key_is_answered_with_what_is_close(way: Way, close: str) -> None:
    problems = problems_of(case_with(way, []))

    message = f"no such key here; close to it: {close!r}"
    assert problems == [(path_of(way), message)]


@pytest.mark.parametrize("entry", [*WAYS])
def test_a_repeated_key_is_one_problem_in_every_entry(entry: type) -> None:
    def pairs_of(value: object, way: Way) -> str:
        if isinstance(value, list):
            inner = (pairs_of(one, (*way, n)) for n, one in enumerate(value))
            return f"[{','.join(inner)}]"
        if isinstance(value, dict):
            pairs = [
                f"{json.dumps(k)}:{pairs_of(v, (*way, k))}" for k, v in value.items()
            ]
            twice = [*pairs, pairs[0]] if way == WAYS[entry] else pairs
            return f"{{{','.join(twice)}}}"
        return json.dumps(value)

    problems = problems_of(pairs_of(SOUND, ()).encode())

    ((path, message),) = problems
    assert path.startswith(path_of(WAYS[entry]) + ".")
    assert message == "the key is given more than once"


def test_a_language_given_twice_is_one_problem() -> None:
    content = (
        b'{"claimtrack": 1, "sources": [{"id": "a", '
        b'"names": {"ar": ["x"], "ar": ["y"]}}]}'
    )

    problems = problems_of(content)

    message = "the key is given more than once"
    assert problems == [("$.sources[0].names.ar", message)]


@pytest.mark.parametrize(
    "content", [b"[]", b'"claimtrack"', b"1", b"1.5", b"null", b"true"]
)
def test_a_case_file_is_an_object(content: bytes) -> None:
    problems = problems_of(content)

    shown = {"[": "a list", '"': "'claimtrack'"}.get(chr(content[0]), content.decode())
    assert problems == [("$", f"expected an object; got {shown}")]


def test_a_marked_number_is_one_problem_at_its_path() -> None:
    content = (
        b'{"claimtrack": 1, "sources": [{"id": "a"}], "measures": [{"id": "m"}], '
        b'"statements": [{"source": "a", "key": "k", "claims": ['
        b'{"measure": "m", "answer": NaN}, {"measure": "m", "answer": {"low": 1e3}}'
        b"]}]}"
    )

    problems = problems_of(content)

    assert problems == [
        ("$.statements[0].claims[0].answer", "NaN is not a number that JSON has"),
        (
            "$.statements[0].claims[1].answer.low",
            "expected a number of plain digits, 30 at most; got 1e3",
        ),
    ]


def test_problems_of_shape_come_in_the_order_of_the_input() -> None:
    content = json.dumps(
        {
            "statements": [{"key": 1, "source": "a", "claims": {}}, 5],
            "claimtrack": 1,
            "sources": [{"name": 2, "id": 3, "kin": 4}],
        }
    ).encode()

    problems = problems_of(content)

    assert [path for path, _ in problems] == [
        "$.statements[0].key",
        "$.statements[0].claims",
        "$.statements[1]",
        "$.sources[0].kin",
        "$.sources[0].name",
        "$.sources[0].id",
    ]


def test_a_long_text_is_shown_by_its_beginning() -> None:
    problems = problems_of(case_with(("sources", 2, "kind"), "x" * 41))

    ((_, message),) = problems
    assert message.endswith(f"; got '{'x' * 40}'...")


def test_a_text_as_long_as_the_limit_is_read() -> None:
    name = "é" * 50
    content = case_with(("sources", 2, "name"), name)

    graph = read_texts([CaseText(content=content)], limits=Limits(text_bytes=100))

    assert name in repr(graph["agency"])


@pytest.mark.parametrize("text", ["é" * 50 + "e", "e" * 101, "😀" * 25 + "!"])
def test_a_text_longer_than_the_limit_is_one_problem(text: str) -> None:
    content = case_with(("sources", 2, "name"), text)

    problems = problems_of(content, Limits(text_bytes=100))

    message = "longer than 100 bytes, the limit for text"
    assert problems == [("$.sources[2].name", message)]


def test_a_language_longer_than_the_limit_is_one_problem() -> None:
    content = case_with(("sources", 2, "names"), {"e" * 101: ["x"]})

    problems = problems_of(content, Limits(text_bytes=100))

    message = "longer than 100 bytes, the limit for text"
    assert problems == [(f"$.sources[2].names.{'e' * 101}", message)]


@pytest.mark.parametrize("half", ["\\ud800", "\\udfff", "a\\udc00b"])
def test_half_of_a_surrogate_pair_is_one_problem(half: str) -> None:
    content = case_with(("sources", 2, "name"), "HALF").replace(b"HALF", half.encode())

    problems = problems_of(content)

    message = "half of a surrogate pair, which is no character"
    assert problems == [("$.sources[2].name", message)]


@pytest.mark.parametrize("way", [(), ("sources", 2), ("sources", 2, "names")])
def test_half_of_a_surrogate_pair_in_a_key_is_told_in_text_that_can_be_written(
    way: Way,
) -> None:
    case: typing.Any = copy.deepcopy(SOUND)
    case["sources"][2]["names"] = {}
    here = case
    for key in way:
        here = here[key]
    here["HALF"] = ["x"]
    content = json.dumps(case).encode().replace(b"HALF", b"\\ud800")

    problems = problems_of(content)

    assert len(problems) == 1
    assert "".join(map("".join, problems)).encode()


def test_as_many_entries_as_the_limit_are_read() -> None:
    content = b'{"claimtrack": 1, "sources": [{"id": "a"}, {"id": "b"}]}'

    graph = read_texts([CaseText(content=content)], limits=Limits(records=3))

    assert len(graph) == 2


def test_more_entries_than_the_limit_are_one_problem() -> None:
    sources = [{"id": f"s{number}"} for number in range(5)]
    content = json.dumps({"claimtrack": 1, "sources": sources}).encode()

    problems = problems_of(content, Limits(records=3))

    message = "more than 3 entries, the limit for a file"
    assert problems == [("$.sources[2]", message)]


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("names", "$.names"),
        ("_9", "$._9"),
        ("zh-Hant", '$["zh-Hant"]'),
        ("", '$[""]'),
        ("9", '$["9"]'),
        ('a"b', '$["a\\"b"]'),
        ("a\nb", '$["a\\nb"]'),
        ("é", '$["é"]'),
    ],
)
def test_the_path_of_a_key_tells_it_from_every_other(key: str, path: str) -> None:
    given_path = member_path("$", key)

    assert given_path == path


@given(st.text(), st.text())
def test_two_keys_have_two_paths(one: str, other: str) -> None:
    paths = {member_path("$", key) for key in (one, other)}

    assert len(paths) == len({one, other})
