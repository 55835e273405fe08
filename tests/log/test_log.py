import hashlib
import json
import os
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.log.worlds import World, worlds

from claimtrack.codec import Limits
from claimtrack.codec.logs.converters import make_log_converter
from claimtrack.codec.logs.entries import EDGES, LINES, Kept, Line
from claimtrack.codec.logs.reading import is_log, read_log, read_log_text
from claimtrack.codec.logs.writing import log_lines, write_log
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Envelope,
    Record,
    Settlement,
    Source,
    When,
    digest,
)
from claimtrack.testing import envelopes, records

GOLDEN = Path(__file__).parent / "golden" / "version-1.jsonl"
GOLDEN_SHA256 = "80ad0b50b452f3eee97c9cf45a500de43e1ded444165f785cb263203a119166e"

# The generated worlds have longer numbers than the limit for strangers.
ROOMY = Limits(digits=60)
CONVERTER = make_log_converter(ROOMY)
HEADER = b'{"claimtrack":1,"log":1}\n'

# What stands beside a record's content, or is another record.
BESIDE = {attrs.fields(Line).noun.name, *(f.name for f in attrs.fields(Kept)), *EDGES}


def log_of(graph: ClaimGraph) -> bytes:
    return b"".join(log_lines(graph))


@given(worlds(), st.sampled_from([True, False]))
def test_reading_what_was_written_gives_the_same_graph_and_the_same_bytes(
    world: World,
    verify: bool,  # noqa: FBT001 -- drawn
) -> None:
    graph = ClaimGraph(world)
    written = log_of(graph)

    again = read_log_text(written, limits=ROOMY, verify=verify)

    assert again == graph
    assert list(again.records()) == list(graph.records())
    assert log_of(again) == written


@given(st.data())
def test_the_order_of_records_changes_no_byte(data: st.DataObject) -> None:
    world = data.draw(worlds())
    shuffled = data.draw(st.permutations(world))

    assert log_of(ClaimGraph(shuffled)) == log_of(ClaimGraph(world))


@given(st.data())
def test_neither_order_nor_number_of_lines_changes_the_graph(
    data: st.DataObject,
) -> None:
    graph = ClaimGraph(data.draw(worlds()))
    header, *lines = log_lines(graph)
    shuffled = data.draw(st.permutations([*lines, *lines[:3]]))

    assert read_log_text(b"".join([header, *shuffled]), limits=ROOMY) == graph


@given(worlds())
def test_lines_are_canonical_and_digests_can_be_taken_of_them_without_this_library(
    world: World,
) -> None:
    graph = ClaimGraph(world)
    taken = {}

    for line in log_lines(graph):
        fields = json.loads(line)
        text = canonical(fields)
        assert line == f"{text}\n".encode()
        assert "null" not in text
        noun = fields.get("noun")
        if noun not in {None, "source", "place", "subject", "measure"}:
            taken[fields["id"]] = sha256_of(noun, fields)
        for key in EDGES.keys() & fields.keys():
            for edge in fields[key]:
                whole = {**edge, "statement_id": fields["id"]}
                taken[edge["id"]] = sha256_of(key.removesuffix("s"), whole)

    chosen = sum(len(graph.of_kind(kind)) for kind, _ in list(LINES.values())[:4])
    assert len(taken) == len(graph) - chosen
    assert all(id_ == digest_ for id_, digest_ in taken.items())


@given(records() | envelopes())
def test_a_record_comes_back_from_the_values_of_its_line(
    record: Record | Envelope,
) -> None:
    values = CONVERTER.unstructure(record)

    again = CONVERTER.structure(json.loads(json.dumps(values)), type(record))

    assert again == record


def canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def sha256_of(noun: str, fields: dict[str, object]) -> str:
    without = BESIDE | ({"title", "text"} if noun == "document" else set())
    content = {key: value for key, value in fields.items() if key not in without}
    text = canonical(content)
    return hashlib.sha256(f"claimtrack/1 {noun}\n{text}".encode()).hexdigest()


def test_a_line_has_the_fields_of_its_record() -> None:
    for noun, (record, line) in LINES.items():
        fields = {f.name for f in attrs.fields(line)} - BESIDE
        assert fields == {f.name for f in attrs.fields(record)} - {"id"}, noun
    for key, (record, edge) in EDGES.items():
        fields = {f.name for f in attrs.fields(edge)} - BESIDE
        own = {f.name for f in attrs.fields(record)} - {"statement_id"}
        assert fields == own, key


def test_the_golden_log_is_as_it_was() -> None:
    assert hashlib.sha256(GOLDEN.read_bytes()).hexdigest() == GOLDEN_SHA256


def test_the_golden_log_has_every_noun_and_every_field() -> None:
    lines = [json.loads(line) for line in GOLDEN.read_bytes().split(b"\n")[1:-1]]

    for noun, (_, shape) in LINES.items():
        given = {key for line in lines if line["noun"] == noun for key in line}
        own = {f.name for f in attrs.fields(shape)} - {"recorded_at", "labels"}
        assert own <= given, noun
    for key, (_, shape) in EDGES.items():
        given = {k for line in lines for edge in line.get(key, ()) for k in edge}
        own = {f.name for f in attrs.fields(shape)} - {"recorded_at", "labels"}
        assert own <= given, key


def test_the_golden_log_is_read_and_written_again_to_the_byte(tmp_path: Path) -> None:
    graph = read_log(GOLDEN)
    write_log(graph, tmp_path / "again.jsonl")

    assert repr(graph) == (
        "<ClaimGraph: 8 Assertion, 6 Claim, 3 Correction, 2 Document, 3 Link, "
        "4 Measure, 1 Order, 2 Partition, 3 Place, 3 Question, 2 Relay, 1 Response, "
        "2 Review, 1 Settlement, 4 Source, 4 Statement, 1 Subject>"
    )
    assert (tmp_path / "again.jsonl").read_bytes() == GOLDEN.read_bytes()


def test_an_empty_graph_is_a_header() -> None:
    assert log_of(ClaimGraph()) == HEADER
    assert read_log_text(HEADER) == ClaimGraph()


def test_the_last_line_end_may_be_missing_and_lines_may_end_as_on_windows() -> None:
    graph = ClaimGraph([Source(id="a"), Source(id="b")])
    written = log_of(graph)

    assert read_log_text(written.removesuffix(b"\n")) == graph
    assert read_log_text(written.replace(b"\n", b"\r\n")) == graph


def test_only_a_line_feed_ends_a_line() -> None:
    line = '{"id":\r"a",\t"noun":"source","aliases":["\u2028\u0085"]}'.encode()

    graph = ClaimGraph([Source(id="a", aliases=["\u2028\u0085"])])

    assert read_log_text(HEADER + line) == graph


def test_null_is_absence() -> None:
    line = b'{"id":"a","noun":"source","names":null,"kind":null,"labels":null}'

    assert read_log_text(HEADER + line) == ClaimGraph([Source(id="a")])


def test_an_envelope_of_an_id_that_is_not_in_normal_form_keeps_its_record() -> None:
    line = '{"id":"e\u0301","noun":"source","labels":["l"]}'.encode()

    graph = read_log_text(HEADER + line)

    assert graph == ClaimGraph(
        [Source(id="\u00e9"), Envelope(record_id="\u00e9", labels=["l"])]
    )


def test_of_one_record_on_two_lines_the_earliest_recording_and_all_labels_stay() -> (
    None
):
    lines = (
        b'{"id":"a","noun":"source","labels":["x"],"recorded_at":"2021"}\n'
        b'{"id":"a","noun":"source","labels":["y"],"recorded_at":"2020","aliases":["z"]}'
    )

    graph = read_log_text(HEADER + lines)

    assert graph["a"] == Source(id="a", aliases=["z"])
    assert graph.envelope("a") == Envelope(
        record_id="a", labels=["x", "y"], recorded_at=When(text="2020")
    )


def test_trusted_digests_are_taken_as_they_stand() -> None:
    vouched = "0123456789abcdef" * 4
    line = (
        b'{"id":"%s","noun":"settlement","finding":"12345678","by":"ada",'
        b'"because":"asked","labels":["x"]}' % vouched.encode()
    )

    graph = read_log_text(HEADER + line, verify=False)

    settlement = Settlement(finding="12345678", by="ada", because="asked")
    assert graph.of_kind(Settlement) == {vouched: settlement}
    assert digest(graph.get(vouched, Settlement)) == vouched
    assert graph.envelope(vouched).labels == ("x",)


def test_a_log_is_written_to_a_path_and_read_from_one(tmp_path: Path) -> None:
    graph = ClaimGraph([Source(id="a")])

    write_log(graph, os.fspath(tmp_path / "log.jsonl"))

    assert read_log(os.fspath(tmp_path / "log.jsonl")) == graph
    assert os.listdir(tmp_path) == ["log.jsonl"]  # noqa: PTH208 -- the names only


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (b'{"claimtrack":1,"log":1}\n{"id":', True),
        (b'{"claimtrack": 2, "log": 9}', True),
        (b'\xef\xbb\xbf{"log": null}\n', True),
        (b'{\n"claimtrack":1,"log":1}', False),
        (b'{"claimtrack":1}', False),
        (b'["log"]', False),
        (b"", False),
        (b"\xff\xfe", False),
        (b"[" * 100_000, False),
    ],
)
def test_a_log_is_known_by_its_first_line(start: bytes, expected: bool) -> None:  # noqa: FBT001 -- a table
    assert is_log(start) is expected
