"""Whatever stands in a case file: a graph comes of it, or one readable error."""

import copy
import json
import types
import typing

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.codec import CaseText, Limits, read_texts
from claimtrack.codec.shared.entries import CaseEntry
from claimtrack.errors import MalformedInputError, Problem
from claimtrack.graph import ClaimGraph

# Few texts, so that they often name each other; some mean something, some nothing.
IDS = ["a", "b", "c", "a#1", "b#2", "é", "e\u0301", "0123abcd", "", " a", "\u202ea"]
TIMES = ["2020-09-27", "2020-09-27/said", "../2020", "2020-13", "2020-09-27T10:02Z"]
WORDS = ["2", "at least 3", "about 30", "none", "unknown", "yes", "about 0", "1e9", "١"]
TEXTS = st.sampled_from([*IDS, *IDS, *TIMES, *WORDS]) | st.text(max_size=4)
NUMBERS = st.integers(-3, 3) | st.integers() | st.floats()
JUNK = st.none() | st.booleans() | NUMBERS | TEXTS | st.just([]) | st.just({})


def values(hint: object) -> st.SearchStrategy[object]:
    """Values of a type: entries, lists, the words of enumerations, and the rest."""
    plain = {str: TEXTS, bool: st.booleans(), types.NoneType: st.none()}
    if isinstance(hint, types.UnionType):
        return st.one_of(map(values, typing.get_args(hint)))
    if typing.get_origin(hint) is list:
        return st.lists(values(typing.get_args(hint)[0]), max_size=3)
    if typing.get_origin(hint) is dict:
        return st.dictionaries(TEXTS, st.lists(TEXTS, max_size=2), max_size=2)
    if isinstance(hint, type) and attrs.has(hint):
        return entries(hint)
    words = [one.value for one in getattr(hint, "__members__", {}).values()]
    if words:
        return st.sampled_from(words)
    return plain.get(typing.cast("type", hint), NUMBERS)


def entries(entry: type) -> st.SearchStrategy[object]:
    """Entries that have what they must, and any of what they may; seldom others."""
    hints = typing.get_type_hints(entry)
    has_default = {
        field.name: field.default is not attrs.NOTHING for field in attrs.fields(entry)
    }
    given_values = {
        name: st.integers(0, 19).flatmap(
            lambda n, hint=hints[name]: values(hint) if n else JUNK
        )
        for name in has_default
    }
    return st.fixed_dictionaries(
        {name: one for name, one in given_values.items() if not has_default[name]},
        optional={name: one for name, one in given_values.items() if has_default[name]},
    )


CASES = entries(CaseEntry).map(
    lambda case: case | {"claimtrack": 1} if isinstance(case, dict) else case
)


# A sound case file in which much names much; one change to it can break anything.
SOUND: dict[str, typing.Any] = {
    "claimtrack": 1,
    "name": "case",
    "sources": [{"id": "a", "part_of": ["b"]}, {"id": "b", "names": {"en": ["B"]}}],
    "places": [{"id": "p", "part_of": ["q"]}, {"id": "q"}],
    "subjects": [{"id": "s", "part_of": ["a", "p"]}],
    "measures": [
        {"id": "m", "unit": "tank", "part_of": ["n"]},
        {"id": "n", "answers": "count", "additive": True},
        {"id": "o", "answers": "choice", "options": ["east", "west"]},
    ],
    "partitions": [{"whole": "n", "parts": ["m"], "disjoint": True}],
    "questions": [{"id": "x", "measure": "m", "subject": "s", "period": "2020/said"}],
    "documents": [{"id": "x", "publisher": "a", "published_at": "2020", "title": "T"}],
    "statements": [
        {
            "id": "x",
            "source": "a",
            "asserted_at": "2020-09-27",
            "claims": [
                {"question": "x", "answer": "at least 3", "quote": "three"},
                {"id": "y", "measure": "o", "place": "p", "answer": "east"},
                {"text": "Rain.", "language": "en", "stance": "denies"},
            ],
        },
        {"id": "z", "source": "b", "document": "x", "relays": [{"statement": "x"}]},
        {
            "id": "w",
            "source": "b",
            "key": "w",
            "relays": [{"statement": "z", "attributed_to": "a"}],
            "claims": [{"of": "z"}, {"measure": "n", "answer": {"low": 1, "high": 2}}],
        },
        {
            "source": "a",
            "quote": "No.",
            "responds_to": ["w"],
            "corrects": ["x"],
            "after": ["z"],
            "claims": [{"of": "w#1"}, {"of": "y", "stance": "doubts"}],
        },
    ],
    "reviews": [{"statement": "w", "claim": "y", "rating": "5", "scale": "stars"}],
    "links": [
        {"kind": "same", "between": ["a", "b"], "by": "a", "because": "b"},
        {"kind": "contradicts", "between": ["x#1", "y"], "by": "a", "because": "b"},
        {"kind": "incomparable", "between": ["w", "z"], "by": "a", "because": "b"},
    ],
    "settlements": [{"finding": "0123abcd", "by": "a", "because": "b"}],
}


def places_in(value: object) -> list[tuple[typing.Any, typing.Any]]:
    """Every place in a value: what holds it, and under which key."""
    pairs: list[tuple[typing.Any, typing.Any]] = []
    if isinstance(value, dict):
        pairs = [(value, key) for key in value]
    if isinstance(value, list):
        pairs = [(value, number) for number in range(len(value))]
    return pairs + [
        deeper for holder, key in pairs for deeper in places_in(holder[key])
    ]


@st.composite
def changed_cases(draw: st.DrawFn) -> object:
    """The sound case file with some values replaced, moved, doubled or left out."""
    case = copy.deepcopy(SOUND)
    for _ in range(draw(st.integers(1, 4))):
        holder, key = draw(st.sampled_from(places_in(case)))
        other_holder, other_key = draw(st.sampled_from(places_in(case)))
        match draw(st.sampled_from(["junk", "text", "move", "double", "drop"])):
            case "junk":
                holder[key] = draw(JUNK)
            case "text":
                holder[key] = draw(st.sampled_from("abpqsmnoxyzw") | TEXTS)
            case "move":
                holder[key] = copy.deepcopy(other_holder[other_key])
            case "double" if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[key]))
            case _ if holder:
                del holder[key]
        if not case:
            break
    return case


def outcome_of(*contents: bytes, limits: Limits | None = None) -> object:
    """The graph that case files give, or their problems."""
    texts = [
        CaseText(content=content, file=f"{number}.json")
        for number, content in enumerate(contents)
    ]
    try:
        return read_texts(texts, limits=limits)
    except MalformedInputError as error:
        return error.problems


def is_readable(outcome: object) -> bool:
    """Whether an outcome is a graph, or problems that can be told and written."""
    if isinstance(outcome, ClaimGraph):
        return True
    return (
        isinstance(outcome, tuple)
        and len(outcome) > 0
        and all(
            isinstance(one, Problem)
            and one.path.startswith("$")
            and one.file is not None
            and one.message.encode() != b""
            and one.path.encode() != b""
            for one in outcome
        )
    )


def test_the_sound_case_file_is_read() -> None:
    outcome = outcome_of(json.dumps(SOUND).encode())

    assert isinstance(outcome, ClaimGraph)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CASES, min_size=1, max_size=2))
def test_any_case_file_gives_a_graph_or_one_readable_error(cases: list[object]) -> None:
    outcome = outcome_of(*(json.dumps(case).encode() for case in cases))

    assert is_readable(outcome)


@given(
    st.recursive(
        JUNK | st.sampled_from([*typing.get_type_hints(CaseEntry)]),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from([*typing.get_type_hints(CaseEntry)]) | TEXTS, inner
            )
        ),
    )
)
def test_any_json_gives_a_graph_or_one_readable_error(value: object) -> None:
    outcome = outcome_of(json.dumps(value).encode())

    assert is_readable(outcome)


@given(changed_cases())
def test_any_change_to_a_sound_case_file_gives_a_graph_or_one_readable_error(
    case: object,
) -> None:
    outcome = outcome_of(json.dumps(case).encode())

    assert is_readable(outcome)


@given(st.binary())
def test_any_bytes_give_a_graph_or_one_readable_error(content: bytes) -> None:
    outcome = outcome_of(content)

    assert is_readable(outcome)


@given(
    CASES,
    st.builds(
        Limits,
        file_bytes=st.integers(0, 500),
        depth=st.integers(0, 6),
        records=st.integers(0, 6),
        text_bytes=st.integers(0, 6),
        digits=st.integers(0, 3),
    ),
)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_limits_give_a_graph_or_one_readable_error(
    case: object, limits: Limits
) -> None:
    outcome = outcome_of(json.dumps(case).encode(), limits=limits)

    assert is_readable(outcome)
