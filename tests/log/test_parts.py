"""Lines of a log by themselves: of some records, and read without the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.log.worlds import World, worlds

from claimtrack.codec import Limits, log_lines, noun_lines, read_records
from claimtrack.errors import MalformedInputError
from claimtrack.graph import ClaimGraph
from claimtrack.model import Envelope, Relay, Source, Statement, digest, record_id

SAID = [Statement(source_id="ada", key=key) for key in "12"]


def without_ends(lines: list[bytes]) -> list[bytes]:
    return [line.removesuffix(b"\n") for line in lines]


@given(worlds())
def test_all_lines_are_those_of_the_log_without_its_header(world: World) -> None:
    graph = ClaimGraph(world)

    lines = [*noun_lines(graph)]

    assert lines == [*log_lines(graph)][1:]
    assert lines == [*noun_lines(graph, {*map(record_id, graph_records(graph))})]


@given(worlds(), st.data())
def test_two_parts_of_a_graph_come_to_the_whole(
    world: World, data: st.DataObject
) -> None:
    graph = ClaimGraph(world)
    ids = sorted(map(record_id, graph_records(graph)))
    some = data.draw(st.sets(st.sampled_from(ids))) if ids else set()

    one = noun_lines(graph, some)
    other = noun_lines(graph, {*ids} - some)

    records = read_records(without_ends([*one, *other]))
    assert ClaimGraph(records) == graph


def graph_records(graph: ClaimGraph) -> list[object]:
    return [one for one in graph.records() if not isinstance(one, Envelope)]


def test_an_edge_stands_in_the_line_of_its_statement_which_keeps_its_labels() -> None:
    relay = Relay(statement_id=digest(SAID[1]), rests_on_id=digest(SAID[0]))
    labelled = Envelope(record_id=digest(SAID[1]), labels=["second"])
    graph = ClaimGraph([*SAID, relay, labelled, Source(id="ada")])

    lines = noun_lines(graph, [digest(relay)])

    assert [*read_records(without_ends([*lines]))] == [SAID[1], relay]


def test_problems_are_told_with_the_numbers_that_lines_have_elsewhere() -> None:
    with pytest.raises(MalformedInputError) as refused:
        read_records([b'{"id":"ada","noun":"source"}', b"{}"], first=7, file="db")

    assert str(refused.value).startswith("db: line 8, $.noun: 'noun' is missing")


def test_lines_keep_to_limits() -> None:
    lines = [b'{"id":"%d","noun":"source","part_of":[]}' % one for one in range(3)]

    assert len(read_records(lines, limits=Limits(records=3))) == 3
    with pytest.raises(MalformedInputError, match="more than 2"):
        read_records(lines, limits=Limits(records=2))


def test_digests_are_looked_at_unless_they_are_trusted() -> None:
    line = b'{"id":"%s","key":"1","kind":"telling","noun":"statement","source_id":"a"}'
    wrong = line % (b"0" * 64)

    with pytest.raises(MalformedInputError, match="not the digest"):
        read_records([wrong])

    (trusted,) = read_records([wrong], verify=False)
    assert record_id(trusted) == "0" * 64
