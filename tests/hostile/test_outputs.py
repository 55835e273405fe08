"""Fifty and more hostile texts in every field, through every writer: none is alive.

A new writer gets a line in the table of its kind.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from tests.hostile.payloads import PAYLOADS
from tests.hostile.worlds import hostile_graph, id_of
from tests.interop.test_diagram_text import DOT, MERMAID
from tests.tables.test_markup import assert_harmless

import claimtrack as ct
from claimtrack.analysis import (
    anchors,
    find_source,
    flagged_names,
    independence,
    smallest_retraction,
    spread,
    voices,
)
from claimtrack.cli import main
from claimtrack.codec import (
    Limits,
    from_tables,
    log_lines,
    read_log_text,
    read_tables,
    to_tables,
    write_log,
    write_tables,
)
from claimtrack.errors import ClaimtrackError, UnknownIdError
from claimtrack.graph.record_columns import RECORD_KINDS
from claimtrack.interop import (
    dot_text,
    ftm_text,
    graphml_text,
    mermaid_text,
    node_link_text,
    prov_text,
    prov_turtle,
    read_ftm_text,
    read_graphml_text,
    read_node_link_text,
    read_prov_text,
)
from claimtrack.model import Question, Statement, is_hidden
from claimtrack.tables import Shown, Table

Graph = ct.ClaimGraph
GRAPHML_TAGS = {"<?xml", "<graphml", "<key", "<graph", "<node", "<edge", "<data"}


def tables(graph: Graph, text: str) -> Iterator[Table[object]]:
    """Every table that the library gives."""
    north = id_of(text, "n")
    (question, *_) = sorted(graph.of_kind(Question))
    statement = min(graph.of_kind(Statement))
    yield ct.check(graph, history=True, undetermined=True, settled=True)
    yield ct.disputes(graph, history=True)
    yield ct.positions(graph, north)
    yield ct.compare(graph, north, id_of(text, "s"))
    yield ct.series(graph, north, question)
    yield ct.trace(graph, statement).table()
    yield ct.diff(graph, Graph())
    yield independence(graph, statement)
    yield spread(graph, statement)
    yield voices(graph)
    yield anchors(graph)
    yield flagged_names(graph)
    yield find_source(graph, "a")
    yield smallest_retraction(graph)
    yield graph.find("a")
    yield from (graph.table(kind) for kind in RECORD_KINDS)


def proses(graph: Graph, text: str) -> Iterator[str]:
    """Every text that is one line of prose."""
    for finding in ct.check(graph, history=True, undetermined=True, settled=True):
        yield finding.explain()
    for dispute in ct.disputes(graph, history=True):
        yield dispute.explain()
    yield independence(graph, min(graph.of_kind(Statement))).explain()
    assert text is not None


@pytest.mark.parametrize("text", PAYLOADS)
def test_a_table_as_csv_has_no_formula(text: str) -> None:
    for table in tables(hostile_graph(text), text):
        rows = [*csv.reader(io.StringIO(table.to_csv(), newline=""))]

        assert all(len(row) == len(table.columns) for row in rows)
        for cell in (cell for row in rows for cell in row):
            is_number = re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell)
            assert is_number or not re.match(r"[=+\-@\t\r\n＝＋－＠]", cell), cell


@pytest.mark.parametrize("text", PAYLOADS)
def test_a_table_as_markdown_is_text_in_cells(text: str) -> None:
    for table in tables(hostile_graph(text), text):
        lines = table.to_markdown().split("\n")

        assert len(lines) == len(table) + 2
        for line in lines[2:]:
            bare = re.sub(r"\\.", "", line)
            assert bare.count("|") == len(table.columns) + 1
            assert not re.search(r"[<>&`*_\[\]]", bare)


@pytest.mark.parametrize("text", PAYLOADS)
def test_what_a_notebook_shows_is_text_in_a_few_tags(text: str) -> None:
    graph = hostile_graph(text)
    shown: list[Shown] = [
        graph,
        *tables(graph, text),
        *(ct.trace(graph, one) for one in graph.of_kind(Statement)),
        ct.why(graph, *sorted(graph.of_kind(Statement))[:2]),
    ]

    for one in shown:
        assert_harmless(one._repr_html_())
        assert not [x for x in one._repr_html_() if is_hidden(x)]


@pytest.mark.parametrize("text", PAYLOADS)
def test_prose_is_one_line(text: str) -> None:
    for prose in proses(hostile_graph(text), text):
        assert len(prose.splitlines()) == 1
        assert not [x for x in prose if is_hidden(x)]


@pytest.mark.parametrize("text", PAYLOADS)
def test_what_is_printed_has_no_controls(text: str) -> None:
    graph = hostile_graph(text)
    statements = sorted(graph.of_kind(Statement))
    printed = (
        *tables(graph, text),
        *(ct.trace(graph, one) for one in statements),
        ct.why(graph, *statements[:2]),
    )

    for one in printed:
        assert not [x for x in str(one) if is_hidden(x)]


DIAGRAMS: Mapping[str, tuple[Callable[..., str], re.Pattern[str], str]] = (
    MappingProxyType(
        {
            "mermaid": (
                mermaid_text,
                MERMAID,
                r"flowchart|  classDef|  linkStyle|  class n[0-9]+ [a-z]+$",
            ),
            "dot": (dot_text, DOT, r"digraph|  node \["),
        }
    )
)


@pytest.mark.parametrize("name", DIAGRAMS)
@pytest.mark.parametrize("text", PAYLOADS)
def test_a_diagram_keeps_to_its_labels(text: str, name: str) -> None:
    write, line_of, frame = DIAGRAMS[name]
    graph = hostile_graph(text)
    for drawn in (graph, *(ct.trace(graph, one) for one in graph.of_kind(Statement))):
        lines = write(drawn).splitlines()

        for line in lines:
            is_frame = re.match(frame, line) or not line.strip()
            is_plain = re.fullmatch(r"  [a-z]+(=[A-Za-z0-9\"]+;| \[.*\];)?|[{}]", line)
            assert line_of.fullmatch(line) or is_frame or is_plain, line


@pytest.mark.parametrize("text", PAYLOADS)
def test_our_own_formats_give_every_text_back(text: str) -> None:
    graph = hostile_graph(text)

    log = b"".join(log_lines(graph))

    assert read_log_text(log) == graph
    assert from_tables(to_tables(graph)) == graph
    for text_of, read_text in (
        (node_link_text, read_node_link_text),
        (graphml_text, read_graphml_text),
    ):
        assert Graph(read_text(text_of(graph)).records) == graph
    tags = set(re.findall(r"<[?!/]?\w*", graphml_text(graph)))
    assert {tag.replace("/", "") for tag in tags} == GRAPHML_TAGS
    assert all(json.loads(line) for line in log.split(b"\n")[:-1])


@pytest.mark.parametrize("text", PAYLOADS)
def test_record_tables_have_no_formula_and_give_every_text_back(
    text: str, tmp_path: Path
) -> None:
    graph = hostile_graph(text)

    write_tables(graph, tmp_path / "t")

    assert read_tables(tmp_path / "t") == graph
    for path in (tmp_path / "t").glob("*.csv"):
        with path.open(newline="", encoding="utf-8") as stream:
            for cell in (cell for row in csv.reader(stream) for cell in row):
                assert not re.match(r"[=+\-@\t\r\n＝＋－＠]", cell), cell


@pytest.mark.parametrize("text", PAYLOADS)
def test_foreign_formats_are_read_back(text: str) -> None:
    graph = hostile_graph(text)

    prov, _ = prov_text(graph)
    rows, _ = ftm_text(graph)

    assert json.loads(prov)
    assert len(prov_turtle(graph)[0]) > len(text)
    for read, given in ((read_prov_text, prov), (read_ftm_text, rows)):
        assert read(given.encode()).records


@pytest.mark.extra
@pytest.mark.parametrize("text", PAYLOADS)
def test_turtle_says_nothing_that_is_not_ours(text: str) -> None:
    rdflib = pytest.importorskip("rdflib", reason="needs rdflib")
    told = rdflib.Graph()

    told.parse(data=prov_turtle(hostile_graph(text))[0], format="turtle")

    assert not [*told.triples((rdflib.URIRef("http://x"), None, None))]
    assert len(told) == len(plain_turtle())


def plain_turtle() -> object:
    import rdflib  # noqa: PLC0415 -- an extra

    told = rdflib.Graph()
    told.parse(data=prov_turtle(hostile_graph("plain"))[0], format="turtle")
    return told


@pytest.fixture
def logged(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "hostile.jsonl"
        write_log(hostile_graph(text), path)
        return path

    return write


@pytest.mark.parametrize("text", PAYLOADS)
def test_a_terminal_shows_text_and_line_breaks(
    text: str, logged: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(logged(text))
    one, other, *_ = sorted(hostile_graph(text).of_kind(Statement))
    north, south = id_of(text, "n"), id_of(text, "s")
    calls = [
        *(["check", path, f"--format={kind}"] for kind in ("text", "json", "jsonl")),
        ["check", path, "--history", "--undetermined"],
        *(["disputes", path, f"--format={kind}"] for kind in ("text", "json")),
        ["why", path, one, other],
        ["trace", path, one],
        ["spread", path, one],
        ["sources", path, one],
        ["positions", path, "--", north],
        ["compare", path, "--", north, south],
        ["trace", path, "--", f"{text}?"],
        ["check", f"{path}{text}".replace("\0", "0")],
    ]

    for call in calls:
        code = main(call)
        told = capsys.readouterr()
        assert code in {0, 2}, (call, told)
        assert not [x for x in told.out + told.err if is_hidden(x)], call


@pytest.mark.parametrize("text", PAYLOADS)
def test_an_error_tells_what_is_wrong(text: str) -> None:
    graph = hostile_graph(text)

    for act in (
        lambda: ct.trace(graph, f"{text}?"),
        lambda: graph.find_id(f"{text}?"),
        lambda: read_log_text(json.dumps({text: text}).encode(), limits=Limits()),
        lambda: read_prov_text(text.encode()),
        lambda: read_ftm_text(text.encode()),
    ):
        with pytest.raises((ClaimtrackError, UnknownIdError)):
            act()


def test_there_are_fifty_payloads_and_more() -> None:
    assert len(set(PAYLOADS)) >= 50
