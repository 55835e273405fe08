"""Logs with one fault each: every one is refused, by line, and nothing else happens."""

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.codec import Limits
from claimtrack.codec.logs.canonical import encode
from claimtrack.codec.logs.reading import read_log, read_log_text
from claimtrack.errors import MalformedInputError
from claimtrack.graph import ClaimGraph
from claimtrack.model import Measure, Question, digest

GOLDEN = Path(__file__).parent / "golden" / "version-1.jsonl"
LINES = [json.loads(line) for line in GOLDEN.read_bytes().split(b"\n")[:-1]]
HEADER = b'{"claimtrack":1,"log":1}\n'
WHERE = {
    "source": 2,
    "measure": 10,
    "choice": 12,
    "partition": 14,
    "question": 16,
    "unknown": 19,
    "count": 20,
    "free text": 22,
    "amount": 23,
    "document": 25,
    "statement": 29,
    "link": 31,
    "settlement": 34,
}

Lines = list[object]
Change = Callable[[Lines], None]


def log_text(lines: Lines) -> bytes:
    """The lines as a log writes them, for what a log could write."""
    return b"\n".join(map(line_text, lines))


def line_text(line: object) -> bytes:
    try:
        return encode(line).encode()
    except ValueError:
        # NaN, or half of a surrogate pair.
        return json.dumps(line).encode()


def problems_of(content: bytes, **options: object) -> list[tuple[str, str]]:
    with pytest.raises(MalformedInputError) as caught:
        read_log_text(content, **options)
    return [(one.path, one.message) for one in caught.value.problems]


def problems_of_lines(lines: Lines, **options: object) -> list[tuple[str, str]]:
    """The problems of lines, which are the same the quick way and the long way."""
    content = log_text(lines)
    found = problems_of(content, **options)
    assert problems_of(content.replace(b"\n", b"\n "), **options) == found
    return found


def changed(number: int, fields: dict[str, object]) -> Lines:
    """The golden log, with some fields of one line changed; ... takes a field out."""
    lines = copy.deepcopy(LINES)
    for key, value in fields.items():
        if value is ...:
            del lines[number - 1][key]
        else:
            lines[number - 1][key] = value
    return lines


def edge_changed(key: str, **fields: object) -> tuple[int, Lines]:
    """The golden log, with some fields of the first edge of a kind changed."""
    lines = copy.deepcopy(LINES)
    number = next(n for n, line in enumerate(lines, start=1) if key in line)
    lines[number - 1][key][0].update(fields)
    return number, lines


# The noun whose line has the fault, the fault, where it is told, and what is told.
FAULTS = [
    ("source", {"id": 5}, "$.id", "expected text; got 5"),
    ("source", {"id": ...}, "$", "'id' is missing"),
    ("source", {"noun": ...}, "$.noun", "'noun' is missing: expected one of: source,"),
    ("source", {"noun": "sourse"}, "$.noun", "; got 'sourse'; close to it: 'source'"),
    ("source", {"noun": ["source"]}, "$.noun", "settlement; got no text"),
    ("source", {"id": " "}, "$", "an id has a first and a last letter; got ' '"),
    ("source", {"nmes": {}}, "$.nmes", "no such key here; close to it: 'names'"),
    ("source", {"kind": "robot"}, "$.kind", "expected 'person' or"),
    ("source", {"names": ["x"]}, "$.names", "expected an object; got a list"),
    ("source", {"names": {"hy": "x"}}, "$.names.hy", "expected a list; got 'x'"),
    ("source", {"aliases": "x"}, "$.aliases", "expected a list; got 'x'"),
    ("source", {"assertions": []}, "$.assertions", "no such key here"),
    ("source", {"recorded_at": "soon"}, "$.recorded_at", "expected a date such as"),
    ("source", {"labels": [None]}, "$.labels[0]", "expected text; got null"),
    ("source", {"part_of": ["nobody"]}, "$", "part_of 'nobody' names nothing, not a"),
    ("source", {"part_of": ["karabakh"]}, "$", "names a place, not a source"),
    ("source", {"part_of": ["am-mod"]}, "$", "part_of goes in a ring: am-mod > am-mod"),
    ("measure", {"additive": 1}, "$.additive", "expected true or false or null; got 1"),
    ("choice", {"options": ["one"]}, "$", "a choice is between two options or more"),
    ("partition", {"disjoint": None}, "$.disjoint", "expected true or false; got null"),
    ("partition", {"disjoint": "yes"}, "$.disjoint", "expected true or false; got"),
    ("partition", {"exhaustive": ...}, "$", "'exhaustive' is missing"),
    ("question", {"period": "2020-13"}, "$.period", "expected a period such as"),
    ("question", {"measure_id": "x"}, "$.id", "not the digest of what stands here"),
    ("question", {"period": ...}, "$.id", "not the digest of what stands here"),
    ("unknown", {"answer": "2"}, "$.answer", 'expected "unknown", a count, an amount'),
    ("unknown", {"answer": 2}, "$.answer", "expected text or an object or null; got 2"),
    ("unknown", {"answer": ...}, "$", "a claim is an answer to a question, or a text"),
    ("count", {"answer": {}}, "$.answer", "expected one of: a count, an amount, a"),
    ("count", {"answer": {"count": None}}, "$.answer", "expected one of: a count, an"),
    (
        "count",
        {"answer": {"count": ["[3,3]"], "choice": ["no"]}},
        "$.answer",
        "expected one of: a count, an amount, a choice",
    ),
    ("count", {"answer": {"counts": []}}, "$.answer.counts", "no such key here"),
    ("count", {"answer": {"count": "[3,3]"}}, "$.answer.count", "expected a list"),
    ("count", {"answer": {"count": ["3"]}}, "$.answer", "expected a span such as"),
    ("count", {"answer": {"count": ["[-3,3]"]}}, "$.answer", "expected a span such as"),
    ("count", {"answer": {"count": ["[3,3)"]}}, "$.answer", "expected a span such as"),
    ("count", {"answer": {"count": ["[٣,٣]"]}}, "$.answer", "expected a span such as"),
    ("count", {"answer": {"count": ["[3,2]"]}}, "$.answer", "expected spans that are"),
    ("count", {"answer": {"count": ["[03,3]"]}}, "$.answer", "expected spans that are"),
    (
        "count",
        {"answer": {"count": ["[3,3]", "[1,1]"]}},
        "$.answer",
        "expected spans that are not empty, in order and apart",
    ),
    (
        "count",
        {"answer": {"count": [f"[1,{'9' * 31}]"]}},
        "$.answer",
        "expected a number of plain digits, 30 at most",
    ),
    (
        "count",
        {"answer": {"count": ["9" * 10_000]}},
        "$.answer",
        f"expected a span such as [2,5]; got '{'9' * 30}...'",
    ),
    ("count", {"answer": {"amount": ["[3,3]"]}}, "$.id", "not the digest of what"),
    ("amount", {"answer": {"amount": ["[1e9,inf)"]}}, "$.answer", "expected a span"),
    ("amount", {"answer": {"amount": ["[-inf,1]"]}}, "$.answer", "expected a span"),
    ("amount", {"answer": {"amount": ["[1,inf]"]}}, "$.answer", "expected a span"),
    ("amount", {"answer": {"amount": ["[NaN,1]"]}}, "$.answer", "expected a span"),
    ("amount", {"answer": {"amount": ["[1.0,2]"]}}, "$.answer", "expected spans that"),
    ("amount", {"answer": {"amount": ["(1,1]"]}}, "$.answer", "expected spans that"),
    ("free text", {"text": ""}, "$", "a claim is an answer to a question, or a text"),
    ("free text", {"question_id": "x"}, "$", "a claim is an answer to a question, or"),
    ("free text", {"text": "\ud800"}, "$.text", "half of a surrogate pair"),
    ("document", {"published_at": "x"}, "$.published_at", "expected a date such as"),
    ("document", {"url": "x"}, "$.id", "not the digest of what stands here, which is"),
    ("document", {"publisher_id": 1}, "$.publisher_id", "expected text or null; got 1"),
    ("statement", {"kind": "told"}, "$.kind", "expected 'telling' or 'call' or"),
    ("statement", {"kind": ...}, "$", "'kind' is missing"),
    ("statement", {"key": "other"}, "$.id", "not the digest of what stands here"),
    ("statement", {"relays": {}}, "$.relays", "expected a list; got an object"),
    ("statement", {"relays": [3]}, "$.relays[0]", "expected an object; got 3"),
    ("statement", {"relays": [{}]}, "$.relays[0]", "'id' is missing"),
    ("link", {"between": ["one"]}, "$", "a link is between two different things"),
    ("link", {"kind": "alike"}, "$.kind", "expected 'same' or 'contradicts' or"),
    ("settlement", {"by": None}, "$.by", "expected text; got null"),
    ("settlement", {"because": "x"}, "$.id", "not the digest of what stands here"),
]


@pytest.mark.parametrize(("noun", "fields", "path", "message"), FAULTS)
def test_a_fault_in_a_line_is_told_with_the_line(
    noun: str, fields: dict[str, object], path: str, message: str
) -> None:
    found = problems_of_lines(changed(WHERE[noun], fields))

    assert found[0][0] == f"line {WHERE[noun]}, {path}"
    assert message in found[0][1]


@pytest.mark.parametrize(
    ("key", "fields", "path", "message"),
    [
        ("assertions", {"stance": "says"}, ".stance", "expected 'asserts' or"),
        ("assertions", {"stance": "denies"}, ".id", "not the digest of what stands"),
        ("assertions", {"recorded_at": "x"}, ".recorded_at", "expected a date such"),
        ("assertions", {"statement_id": "x"}, ".statement_id", "no such key here"),
        ("relays", {"mode": "sung"}, ".mode", "expected 'verbatim' or"),
        ("relays", {"basis": "stated"}, ".id", "not the digest of what stands here"),
        ("responses", {"answers_id": "x"}, ".id", "not the digest of what stands here"),
        ("orders", {"after_id": None}, ".after_id", "expected text; got null"),
        ("corrections", {"kind": "mends"}, ".kind", "expected 'corrects' or"),
        ("reviews", {"scale": "other"}, ".id", "not the digest of what stands here"),
    ],
)
def test_a_fault_in_an_edge_is_told_with_its_line(
    key: str, fields: dict[str, object], path: str, message: str
) -> None:
    number, lines = edge_changed(key, **fields)

    found = problems_of_lines(lines)

    assert [path for path, _ in found] == [f"line {number}, $.{key}[0]{path}"]
    assert message in found[0][1]


def raw(line: bytes) -> bytes:
    return HEADER + b'{"id":"a","noun":"source"}\n' + line


@pytest.mark.parametrize(
    ("line", "path", "message"),
    [
        (b"\n", "$", "not JSON: column 1 can't be read"),
        (b'{"id":"b","noun":"source"', "$", "not JSON: column 26 can't be read"),
        (b'{"id":"b"} {}', "$", "not JSON: column 12 can't be read"),
        (b"\xff", "$", "not UTF-8: byte 0 belongs to no character"),
        (b"[" * 70, "$", "nested deeper than 64 levels, the limit"),
        (b"[1]", "$", "expected an object with a noun"),
        (b"null", "$", "expected an object with a noun"),
        (b'"source"', "$", "expected an object with a noun"),
        (b"NaN", "$", "expected an object with a noun"),
        (
            b'{"id":"b","noun":"source","kind":NaN}',
            "$.kind",
            "NaN is not a number that JSON has",
        ),
        (
            b'{"id":"b","id":"b","noun":"source"}',
            "$.id",
            "the key is given more than once",
        ),
        (
            b'{"id":"b","noun":"source","noun":"source"}',
            "$.noun",
            "the key is given more than once",
        ),
        (
            b'{"id":1e3,"noun":"source"}',
            "$.id",
            "expected a number of plain digits, 30 at most; got 1e3",
        ),
        (HEADER, "$.noun", "'noun' is missing: expected one of: source, place,"),
        (b'{"noun":""}', "$.noun", "link, settlement; got ''"),
        (
            (
                b'{"id":"a","noun":"source","kind":"state"}\n'
                b'{"id":"a","noun":"source","kind":"person"}'
            ),
            "$",
            "'a' has two definitions: kind is 'state' and 'person'",
        ),
    ],
)
def test_a_line_that_cannot_be_read_is_told(
    line: bytes, path: str, message: str
) -> None:
    content = raw(line)
    number = content.count(b"\n") + (not content.endswith(b"\n"))

    found = problems_of(content)

    assert [where for where, _ in found] == [f"line {number}, {path}"]
    assert message in found[0][1]


@pytest.mark.parametrize(
    ("content", "path", "message"),
    [
        (b"", "$", "not JSON: column 1 can't be read"),
        (b"\n" + HEADER, "$", "not JSON: column 1 can't be read"),
        (b"{}", "$", 'expected the header of a log, {"claimtrack":1,"log":1}'),
        (b"[]", "$", 'expected the header of a log, {"claimtrack":1,"log":1}'),
        (b'{"claimtrack":1}', "$", "expected the header of a log"),
        (b'{"log":1}', "$", "'claimtrack' is missing"),
        (b'{"claimtrack":1,"log":1,"log":1}', "$.log", "given more than once"),
        (b'{"claimtrack":1,"log":1,"of":"x"}', "$.of", "no such key here"),
        (b'{"claimtrack":1,"log":"1"}', "$.log", "expected a whole number; got '1'"),
        (b'{"claimtrack":1,"log":true}', "$.log", "expected a whole number; got true"),
        (
            b'{"claimtrack":1,"log":2}',
            "$.log",
            "written as version 2 of the log; this claimtrack reads version 1",
        ),
        (
            b'{"claimtrack":2,"log":1}',
            "$.claimtrack",
            (
                "written as version 2 of the claimtrack formats; "
                "this claimtrack reads version 1"
            ),
        ),
    ],
)
def test_a_header_that_is_none_is_told_and_nothing_else(
    content: bytes, path: str, message: str
) -> None:
    found = problems_of(content.removesuffix(b"\n") + b"\nno JSON either")

    assert [where for where, _ in found] == [f"line 1, {path}"]
    assert message in found[0][1]


@pytest.mark.parametrize(
    ("limits", "path", "message"),
    [
        (Limits(file_bytes=5000), "$", "longer than 5000 bytes, the limit for a"),
        (Limits(depth=2), "line 20, $", "nested deeper than 2 levels, the limit"),
        (
            Limits(records=25),
            "line 23, $.answer",
            "more than 25 entries, the limit for a",
        ),
        (Limits(text_bytes=63), "line 14, $.id", "longer than 63 bytes, the limit"),
        (Limits(digits=29), "line 24, $.answer", "of plain digits, 29 at most"),
    ],
)
def test_every_limit_holds(limits: Limits, path: str, message: str) -> None:
    content = GOLDEN.read_bytes()

    found = problems_of(content, limits=limits)

    assert problems_of(content.replace(b"\n", b" \n"), limits=limits) == found
    assert message in dict(found)[path]


def test_every_problem_is_told_in_the_order_of_the_lines() -> None:
    lines = copy.deepcopy(LINES)
    lines[1]["kind"], lines[1]["labels"] = "robot", 5
    lines[2] = []
    lines[27]["assertions"][0].update(quote=5, stance=None)
    lines[33]["id"] = "0"

    assert [path for path, _ in problems_of_lines(lines)] == [
        "line 2, $.kind",
        "line 2, $.labels",
        "line 3, $",
        "line 28, $.assertions[0].quote",
        "line 28, $.assertions[0].stance",
        "line 34, $.id",
    ]


def test_several_values_that_no_record_takes_are_told_one_by_one() -> None:
    lines = copy.deepcopy(LINES)
    lines[WHERE["document"] - 1].update(published_at="x", recorded_at="y")

    assert [path for path, _ in problems_of_lines(lines)] == [
        "line 25, $.published_at",
        "line 25, $.recorded_at",
    ]


def test_a_problem_names_its_file(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(raw(b"{}"))

    with pytest.raises(MalformedInputError) as caught:
        read_log(path)

    assert str(caught.value).startswith(f"{path}: line 3, $.noun: 'noun' is missing")


def test_a_file_that_is_too_long_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(GOLDEN.read_bytes())

    with pytest.raises(MalformedInputError, match="longer than 100 bytes"):
        read_log(path, limits=Limits(file_bytes=100))


def test_a_line_that_is_pointed_at_and_missing_is_told_where_it_is_pointed_at() -> None:
    lines = copy.deepcopy(LINES)
    del lines[WHERE["count"] - 1]

    found = problems_of_lines(lines)

    assert [path for path, _ in found] == [
        "line 27, $.assertions[0]",
        "line 28, $.assertions[0]",
        "line 28, $.reviews[1]",
        "line 29, $.assertions[0]",
        "line 32, $",
    ]


def test_of_a_line_that_stands_twice_the_first_is_told() -> None:
    line = {"noun": "source", "id": "a", "part_of": ["nobody"]}

    found = problems_of_lines([LINES[0], line, line])

    assert [path for path, _ in found] == ["line 2, $"]


def test_an_answer_that_its_measure_does_not_have_is_told() -> None:
    question = Question(measure_id="control")
    claim = {"noun": "claim", "question_id": digest(question), "answer": "unknown"}
    line = {"noun": "question", "id": digest(question), "measure_id": "control"}
    content = log_text([LINES[0], {"noun": "measure", "id": "control"}, line])
    graph = ClaimGraph([Measure(id="control"), question])
    assert read_log_text(content) == graph
    claim["answer"] = {"choice": ["yes"]}
    claim["id"] = "7f2a"

    wrong = content + b"\n" + log_text([claim])
    taken = problems_of(wrong)[0][1].rpartition(" ")[2]
    claim["id"] = taken

    assert problems_of(content + b"\n" + log_text([claim])) == [
        ("line 4, $", "an answer that 'control' does not have, or an empty one")
    ]


@pytest.mark.parametrize("given", ["0", "A" * 64, "0" * 63, f"{'0' * 64}\n"])
def test_what_is_no_digest_is_trusted_by_nobody(given: str) -> None:
    line = {**LINES[WHERE["settlement"] - 1], "id": given}

    found = problems_of_lines([LINES[0], line], verify=False)

    ((path, message),) = found
    assert path == "line 2, $.id"
    assert message.startswith("not the digest of what stands here, which is ")


def test_what_a_graph_refuses_of_a_trusted_id_is_told_by_its_line() -> None:
    line = {"noun": "question", "id": "0" * 64, "measure_id": "m"}

    found = problems_of_lines([LINES[0], line], verify=False)

    assert [path for path, _ in found] == ["line 2, $"]


def test_two_records_under_one_trusted_digest_are_refused() -> None:
    line = {**LINES[WHERE["settlement"] - 1], "id": "0" * 64}

    found = problems_of_lines([LINES[0], line, {**line, "by": "bo"}], verify=False)

    message = f"{'0' * 64!r} has two definitions: it is a settlement and a settlement"
    assert found == [("line 3, $", f"{message}; the other stands at line 2, $")]


def test_a_source_that_looks_like_a_place_in_a_batch_misleads_nobody() -> None:
    line = b'{"id":"$[0]","noun":"source","part_of":["nobody"]}'

    assert problems_of(raw(line))[0][0] == "line 3, $"


def faults_in(content: bytes, *, verify: bool = True) -> list[tuple[str, str]]:
    try:
        read_log_text(content, verify=verify)
    except MalformedInputError as error:
        return [(one.path, one.message) for one in error.problems]
    return []


@given(st.binary() | st.binary().map(lambda tail: GOLDEN.read_bytes()[:900] + tail))
def test_whatever_the_bytes_nothing_but_our_own_error_comes(content: bytes) -> None:
    found = faults_in(HEADER + content)

    assert all(path.startswith("line ") for path, _ in found)


odd_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["2020-09-27", "unknown", "[1,2]", "\ud800", "0" * 64, "a"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "count", "amount", "kind"]), inner)
    ),
    max_leaves=5,
)


def places(value: object, way: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    yield way
    if isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for key, one in inner:
            yield from places(one, (*way, key))


WAYS = [way for way in places(LINES) if way and way[0] != 0]


@given(st.sampled_from(WAYS), odd_values, st.booleans())
def test_whatever_stands_in_a_value_it_is_read_or_told_by_its_line(
    way: tuple[object, ...],
    value: object,
    verify: bool,  # noqa: FBT001 -- drawn
) -> None:
    lines = copy.deepcopy(LINES)
    at(lines, way[:-1])[way[-1]] = value
    content = log_text(lines)

    found = faults_in(content, verify=verify)

    assert all(path.startswith("line ") or not verify for path, _ in found)
    assert faults_in(content.replace(b"\n", b"\n "), verify=verify) == found


def at(lines: Lines, way: tuple[object, ...]) -> object:
    here: object = lines
    for key in way:
        here = here[key]
    return here


CHOSEN = {"source", "place", "subject", "measure"}
BESIDE = {"title", "noun", "recorded_at", "labels"}


def is_digested(way: tuple[object, ...]) -> bool:
    noun = LINES[way[0]]["noun"]
    beside = {*BESIDE, "text"} if noun == "document" else BESIDE
    is_text = isinstance(at(LINES, way), str)
    return is_text and noun not in CHOSEN and not beside & set(way)


@given(st.sampled_from([way for way in WAYS if is_digested(way)]))
def test_no_altered_content_keeps_its_digest(way: tuple[object, ...]) -> None:
    lines = copy.deepcopy(LINES)
    at(lines, way[:-1])[way[-1]] += "0"

    paths = [path for path, _ in problems_of_lines(lines)]

    assert any(path.startswith(f"line {way[0] + 1}, $") for path in paths)
