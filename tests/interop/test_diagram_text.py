"""The text of diagrams: whatever strangers write, it stays within its label."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack.graph import ClaimGraph
from claimtrack.interop import dot_text, mermaid_text
from claimtrack.interop.diagrams.composing import composed
from claimtrack.model import (
    Envelope,
    Name,
    Relay,
    Response,
    Source,
    Statement,
    digest,
)
from claimtrack.testing import graphs

BREAKING = (
    *('"]', '"', "\\", '\\"', "\\N", "]", "])", "}}", "[", "{", "(", ")", "|", ";", "\n"),
    *("end", "%%{init: {}}%%", "click n1 href", "--x", "<b>", "<br/>", "</script>", "&lt;"),
    *("#quot;", "#34;", "1. a", "- a", "`a`", "**a**", "fa:fa-car", "style a:b#c;", "$$x$$"),
    *("\u202e", "\x00", "\u2028", "ﬂ°°34¶ß", "<<b>x</b>>", "e\u0301", "क्षि", "می‌خواهم", "🙂"),
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(BREAKING) | st.text(max_size=3), min_size=1).map(
    "".join
)

LABEL = r"\"(?:[A-Za-z0-9 ,.'-]|#[0-9]+;|<br/>)*\""
KEY = r"n[0-9]+"
SHAPE = (
    rf"(?:\(\[{LABEL}\]\)|\[{LABEL}\](?::::unseen)?"
    rf"|\{{\{{{LABEL}\}}\}}|\[\[{LABEL}\]\])"
)
ARROW = rf" (?:-->|--x|-\.->|==>|-\.-o)(?:\|{LABEL}\|)? {KEY}"
MERMAID = re.compile(rf"  {KEY}(?:{SHAPE}|{ARROW})")
QUOTED = r'"(?:[^"\\\n]|\\[\\"n])*"'
ATTRIBUTE = rf"[a-z]+=(?:{QUOTED}|[a-z0-9]+)"
DOT = re.compile(rf"  {KEY}(?: -> {KEY})? \[{ATTRIBUTE}(?:, {ATTRIBUTE})*\];")


def told(*texts: str) -> ClaimGraph:
    """Texts of strangers in every place that a diagram shows."""
    name, label, quote = (*texts, *texts, *texts)[:3]
    said = Statement(source_id="a", quote=f"{quote}.")
    relay = Statement(source_id="a", key="relay")
    answer = Statement(source_id="a", key="answer")
    first, second, third = map(digest, (said, relay, answer))
    return ClaimGraph(
        [
            Source(id="a", names=[Name(text=name)]),
            *(said, relay, answer),
            Relay(statement_id=second, rests_on_id=first, attributed_to="a"),
            Response(statement_id=third, answers_id=first),
            Envelope(record_id=first, labels=[label]),
        ]
    )


def assert_is_mermaid(text: str) -> None:
    first, *lines = text.splitlines()
    assert first == "flowchart BT"
    assert lines[-2:] == [
        "  classDef asked stroke-width:4px",
        "  classDef unseen stroke-dasharray:4 3",
    ]
    # Letters of every script stand for themselves.
    plain = (re.sub(r"[^\x00-\x7f]", "a", line) for line in lines[:-2])
    assert [line for line in plain if not MERMAID.fullmatch(line)] == []


def assert_is_dot(text: str) -> None:
    first, second, *lines, last = text.split("\n")[:-1]
    assert (first, second, last) == ("digraph claimtrack {", "  rankdir=BT;", "}")
    assert [line for line in lines if not DOT.fullmatch(line)] == []


@given(st.lists(TEXTS, min_size=1, max_size=3))
@example(['"]; click n1 "javascript:alert(1)"'])
@example(['"]\nend'])
@example(["\\"])
def test_no_text_breaks_out_of_its_label(texts: list[str]) -> None:
    graph = told(*texts)

    assert_is_mermaid(mermaid_text(graph))
    assert_is_dot(dot_text(graph))


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_a_label_of_mermaid_reads_as_what_was_written(texts: list[str]) -> None:
    graph = told(*texts)
    labels = re.findall(r'"([^"]*)"', mermaid_text(graph))

    read = [
        [
            re.sub("#([0-9]+);", lambda x: chr(int(x[1])), x)
            for x in label.split("<br/>")
        ]
        for label in labels
    ]

    diagram = composed(graph, most=3, limit=100)
    written = [[*node.lines] for node in diagram.nodes]
    assert read == written + [[line.words] for line in diagram.lines]


@given(graphs())
def test_every_graph_is_lawful_text(graph: ClaimGraph) -> None:
    assert_is_mermaid(mermaid_text(graph))
    assert_is_dot(dot_text(graph))


@pytest.mark.extra
# pydot uses names of pyparsing that are to go.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_parser_of_dot_reads_what_was_written() -> None:
    pydot = pytest.importorskip("pydot")

    @given(st.lists(TEXTS, min_size=1, max_size=3))
    @example(['"', "\\", "&amp;"])
    def reads(texts: list[str]) -> None:
        graph = told(*texts)
        diagram = composed(graph, most=3, limit=100)

        (read,) = pydot.graph_from_dot_data(dot_text(graph))

        labels = {node.get_name(): node.get("label") for node in read.get_nodes()}
        assert {key: unquoted(label) for key, label in labels.items()} == {
            node.key: "\n".join(node.lines) for node in diagram.nodes
        }
        joined = sorted((x.get_source(), x.get_destination()) for x in read.get_edges())
        assert joined == sorted((line.start, line.stop) for line in diagram.lines)

    reads()


def unquoted(label: str) -> str:
    """What Graphviz shows for a label: escapes first, then names of characters."""
    known = {"\\n": "\n", "\\\\": "\\", '\\"': '"', "&amp;": "&"}
    return re.sub(r"\\.|&amp;", lambda x: known[x[0]], label[1:-1])


def test_an_empty_graph_is_an_empty_diagram() -> None:
    assert mermaid_text(ClaimGraph()).count("\n") == 3
    assert dot_text(ClaimGraph()) == "digraph claimtrack {\n  rankdir=BT;\n}\n"
