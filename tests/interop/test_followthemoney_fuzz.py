"""Whatever stands in a file of statements: a graph comes of it, or one error."""

import csv
import io
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack.codec import Limits
from claimtrack.errors import MalformedInputError
from claimtrack.graph import ClaimGraph
from claimtrack.interop import ftm_text, read_ftm_text
from claimtrack.interop.followthemoney.rows import COLUMNS
from claimtrack.testing import graphs

# Few texts, so that rows often name each other; some mean something, some nothing.
IDS = ("a", "b", "us_list", "claimtrack", "a b", 'name="b"', "", " a", "é", "e\u0301")
CELLS = {
    "dataset": ("claimtrack", "claimtrack", "us_list", "b"),
    "schema": ("Organization", "Person", "Membership", "UnknownLink", "Article"),
    "prop": (
        *("id", "name", "alias", "classification", "member", "organization", "role"),
        *("subject", "object", "sourceUrl", "publishedAt", "language", "schema"),
    ),
    "value": (*IDS, "part of", "published by", "state", "2020", "2020-13", "eng", "=1"),
    "lang": ("", "", "eng", "x", "1"),
    "external": ("f", "t", "", "2"),
    "first_seen": ("", "2020-01-01T00:00:00", "2020-01-01", "2020-01-01T25:00:00"),
    "id": ("", "", "one", "two", "line 2"),
}
TEXT = st.text(max_size=4)


def cells(column: str) -> st.SearchStrategy[str]:
    known = st.sampled_from(CELLS.get(column, IDS))
    return st.integers(0, 19).flatmap(lambda number: known if number else TEXT)


ROWS = st.lists(st.tuples(*map(cells, COLUMNS)), max_size=8)


def written(rows: list[tuple[str, ...]]) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, dialect=csv.unix_dialect).writerows([COLUMNS, *rows])
    return stream.getvalue().encode(errors="surrogatepass")


def assert_reads_or_refuses(content: bytes) -> None:
    try:
        read = read_ftm_text(content, limits=Limits(problems=5))
    except MalformedInputError:
        return
    graph = ClaimGraph(read.records)
    assert ClaimGraph(read_ftm_text(content).records) == graph


@given(ROWS)
def test_rows_make_a_graph_or_are_refused(rows: list[tuple[str, ...]]) -> None:
    assert_reads_or_refuses(written(rows))


@given(st.binary(max_size=200))
@example(b"")
@example(b"\xff\xfe")
@example(b"PK\x03\x04")
@example(b'entity_id,prop,schema,value,dataset\n"a')
@example(b"entity_id,prop,schema,value,dataset\na,b,C,d,e,f")
def test_bytes_of_any_kind_are_refused_in_words(content: bytes) -> None:
    assert_reads_or_refuses(content)


@given(graphs(), st.data())
def test_a_file_with_a_byte_changed_is_read_or_refused(
    graph: ClaimGraph, data: st.DataObject
) -> None:
    content = bytearray(ftm_text(graph)[0].encode())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] = data.draw(st.integers(0, 255))

    assert_reads_or_refuses(bytes(content))


def test_a_file_of_many_rows_is_refused_by_the_limit() -> None:
    rows = [("a", "a", "name", "", "Person", str(n), *7 * ("",), "") for n in range(4)]
    rows = [(*row[:6], "us_list", *row[7:]) for row in rows]

    with pytest.raises(MalformedInputError, match="3 rows at most"):
        read_ftm_text(written(rows), limits=Limits(records=3))


def test_twice_the_rows_take_twice_the_time() -> None:
    def seconds(count: int) -> float:
        rows = [
            ("NK", f"e{n}", "name", "name", "Person", f"v{n}", "us_list", *7 * ("",))
            for n in range(count)
        ]
        content = written(rows)
        start = time.process_time()
        read_ftm_text(content)
        return time.process_time() - start

    small = min(seconds(1_000) for _ in range(3))

    # Far from four times four; leaves room for a machine that others use.
    assert min(seconds(4_000) for _ in range(3)) < 10 * small
