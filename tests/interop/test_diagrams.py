"""What a diagram shows: what rests on what, what changed, and no more than can be read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.analysis import Spread, spread, trace
from claimtrack.codec import Case
from claimtrack.errors import InvalidValueError
from claimtrack.graph import ClaimGraph
from claimtrack.interop import dot_text, mermaid_text, write_diagram
from claimtrack.interop.diagrams.composing import composed
from claimtrack.interop.diagrams.drawing import Diagram, Form, Stroke
from claimtrack.model import (
    Assertion,
    Claim,
    Correction,
    Envelope,
    Link,
    LinkKind,
    Name,
    Order,
    Record,
    Relay,
    Response,
    Source,
    Statement,
    When,
    digest,
    record_id,
)
from claimtrack.testing import graphs


def a_case(*sources: str) -> Case:
    case = Case("a wire")
    for source in ("ministry", "army", "agency", "site", *sources):
        case.source(source)
    case.measure("tanks")
    case.question("q", "tanks")
    case.say("first", "ministry", "q", 3, on="2021-03-05")
    return case


def echoed(count: int, *, changed: int = 0) -> ClaimGraph:
    sites = [f"site-{n:02}" for n in range(count)]
    case = a_case(*sites)
    for n, site in enumerate(sites):
        if n < changed:
            case.relay(f"at-{site}", site, of="first", answer=5)
        else:
            case.relay(f"at-{site}", site, of="first")
    return case.graph()


def shown(diagram: Diagram) -> dict[str, tuple[Form, str]]:
    """What each node looks like, by its second line, which has the label."""
    return {
        " ".join(node.lines[1:2] or node.lines): (node.form, node.lines[0])
        for node in diagram.nodes
    }


def strokes(diagram: Diagram) -> set[tuple[str, Stroke, str, str]]:
    lines = {
        node.key: " ".join(node.lines[1:2] or node.lines) for node in diagram.nodes
    }
    return {(lines[x.start], x.stroke, lines[x.stop], x.words) for x in diagram.lines}


def test_shapes_and_lines_tell_what_happened() -> None:
    case = a_case()
    case.relay("wire", "agency", of="first", mode="translated")
    case.relay(
        "page", "site", of="wire", answer=5, basis="inferred", attributed_to="army"
    )
    case.say("denial", "army", "q", 1, answering="first")
    case.say("later", "army", "q", 1, key="later", after="first")
    case.retract("taken-back", "ministry", of="first")

    diagram = composed(case.graph(), most=3, limit=100)

    assert {label: form for label, (form, _) in shown(diagram).items()} == {
        "[first, 2021-03-05]": Form.ORIGIN,
        "[wire]": Form.UNSEEN,
        "[page]": Form.RELAY,
        "[denial]": Form.ORIGIN,
        "[later]": Form.ORIGIN,
        "[taken-back]": Form.WITHDRAWAL,
    }
    assert strokes(diagram) == {
        ("[wire]", Stroke.MAY_HAVE_CHANGED, "[first, 2021-03-05]", "translated, changed?"),
        ("[page]", Stroke.MAY_HAVE_CHANGED, "[wire]", "inferred, names army, changed?"),
        ("[denial]", Stroke.RESPONSE, "[first, 2021-03-05]", "answers"),
        ("[later]", Stroke.ORDER, "[first, 2021-03-05]", "after"),
        ("[taken-back]", Stroke.WITHDRAWAL, "[first, 2021-03-05]", "retracts"),
    }  # fmt: skip


def test_a_relay_that_changed_the_answer_says_how() -> None:
    diagram = composed(echoed(1, changed=1), most=3, limit=100)

    assert strokes(diagram) == {
        ("[at-site-00]", Stroke.CHANGED, "[first, 2021-03-05]", "changed: 3 → 5")
    }


def test_a_relay_that_changed_something_else_says_that_it_changed() -> None:
    case = a_case()
    case.relay("wire", "agency", of="first", answer=3, certainty="possible")

    (line,) = composed(case.graph(), most=3, limit=100).lines

    assert (line.stroke, line.words) == (Stroke.CHANGED, "changed")


def test_forty_relays_of_one_origin_are_three_and_thirty_seven_more() -> None:
    diagram = composed(echoed(40), most=3, limit=100)

    assert [node.lines[-1] for node in diagram.nodes] == [
        "[at-site-00]", "[at-site-01]", "[at-site-02]", "asserts 3 for tanks",
        "and 37 more",
    ]  # fmt: skip
    assert strokes(diagram) >= {
        ("and 37 more", Stroke.RELAY, "[first, 2021-03-05]", "")
    }
    assert (
        len([x for x in diagram.losses if x.noun == "statement" and not x.field]) == 37
    )


def test_those_that_changed_it_are_folded_apart() -> None:
    diagram = composed(echoed(40, changed=10), most=3, limit=100)

    assert {(x[0], x[1]) for x in strokes(diagram) if x[0].startswith("and")} == {
        ("and 7 more", Stroke.CHANGED),
        ("and 27 more", Stroke.RELAY),
    }


def test_one_more_is_shown_rather_than_counted() -> None:
    diagram = composed(echoed(4), most=3, limit=100)

    assert Form.FOLDED not in {node.form for node in diagram.nodes}


def gathered(*, count: int) -> ClaimGraph:
    """A page that relays what several speakers said, and what came after them all."""
    speakers = [f"speaker-{n}" for n in range(count)]
    said = [f"by-{speaker}" for speaker in speakers]
    case = a_case(*speakers)
    for speaker, label in zip(speakers, said, strict=True):
        case.say(label, speaker, text="It fell.", on="2021-03-06")
    case.relay("page", "site", of=said)
    # Off the way back from the page, and no line of its trace.
    case.say("later", "army", text="It stands.", after=said)
    return case.graph()


def test_what_one_page_gathers_is_folded_as_well() -> None:
    diagram = composed(trace(gathered(count=9), "page"), most=2, limit=100)

    assert [node.lines[-1] for node in diagram.nodes if node.form is Form.FOLDED] == [
        "and 7 more"
    ]
    assert [node.lines[1] for node in diagram.nodes if node.is_asked] == ["[page]"]


def test_what_is_asked_about_is_shown_before_what_stands_like_it() -> None:
    graph = echoed(9)
    starts = trace(graph, "at-site-08").reached
    asked = Spread(spread(graph, "first"), graph=graph, starts=starts)

    diagram = composed(asked, most=1, limit=100)

    assert [(node.lines[-1], node.is_asked) for node in diagram.nodes] == [
        ("[at-site-08]", True),
        ("asserts 3 for tanks", True),
        ("and 8 more", False),
    ]


def test_of_forty_who_make_one_claim_three_are_shown() -> None:
    graph = echoed(40)
    (claim_id,) = graph.of_kind(Claim)

    diagram = composed(spread(graph, claim_id), most=3, limit=100)

    assert [node.lines[-1] for node in diagram.nodes][3:] == [
        "asserts 3 for tanks",
        "and 37 more",
    ]


def test_beyond_the_limit_statements_are_counted() -> None:
    case = a_case()
    case.relay("wire", "agency", of="first")
    case.say("alone", "army", "q", 1)
    case.say("alone too", "army", "q", 2)
    graph = case.graph()

    diagram = composed(graph, most=3, limit=2)

    assert set(shown(diagram)) == {"[first, 2021-03-05]", "[wire]", "and 2 more"}
    assert [line.stroke for line in diagram.lines] == [Stroke.RELAY]


def test_what_hangs_on_nothing_that_is_shown_is_counted_with_the_rest() -> None:
    diagram = composed(echoed(40), most=3, limit=2)

    assert [node.lines[-1] for node in diagram.nodes] == [
        "[at-site-00]", "[at-site-01]", "and 39 more",
    ]  # fmt: skip
    assert diagram.lines == ()


@pytest.mark.parametrize("text_of", [mermaid_text, dot_text])
@pytest.mark.parametrize("name", ["most", "limit"])
def test_less_than_one_is_refused(text_of: Callable[..., str], name: str) -> None:
    with pytest.raises(InvalidValueError, match=f"one or more as {name}; got 0"):
        text_of(ClaimGraph(), **{name: 0})


def test_a_trace_shows_what_answers_and_withdraws_too() -> None:
    case = a_case()
    case.relay("wire", "agency", of="first")
    case.say("denial", "army", "q", 1, answering="first")
    case.retract("taken-back", "ministry", of="first")
    case.say("stranger", "army", "q", 1, key="x")
    case.relay("page", "site", of="first")
    graph = case.graph()

    of_trace = composed(trace(graph, "wire"), most=3, limit=100)
    of_spread = composed(spread(graph, "first"), most=3, limit=100)

    assert set(shown(of_trace)) == {
        "[first, 2021-03-05]", "[wire]", "[denial]", "[taken-back]",
    }  # fmt: skip
    assert set(shown(of_spread)) == {*shown(of_trace), "[page]"}


def test_of_a_claim_that_is_followed_no_other_is_told() -> None:
    case = a_case()
    case.claim("aside", "first", text="It rained.")
    graph = case.graph()

    diagram = composed(trace(graph, "first#1"), most=3, limit=100)

    assert [node.lines for node in diagram.nodes] == [
        ("ministry", "[first, 2021-03-05]", "asserts 3")
    ]


def test_what_is_asked_about_is_within_any_limit() -> None:
    diagram = composed(trace(echoed(3), "at-site-02"), most=3, limit=1)
    first = composed(spread(echoed(3), "first"), most=3, limit=1)

    assert [node.lines[-1] for node in diagram.nodes] == ["[at-site-02]", "and 1 more"]
    assert [node.lines[1:2] for node in first.nodes] == [("[first, 2021-03-05]",), ()]


def test_of_five_claims_three_are_told_and_two_counted() -> None:
    case = a_case()
    case.say("many", "army", key="many")
    for n in range(5):
        case.claim(f"claim-{n}", "many", text=f"The bridge {n} fell.")

    diagram = composed(case.graph(), most=3, limit=100)

    lines = next(node.lines for node in diagram.nodes if node.lines[1] == "[many]")
    assert lines[2:] == (
        *(f"asserts “The bridge {n} fell.”" for n in range(3)),
        "and 2 more",
    )
    assert [x.value for x in diagram.losses if x.field == "claims"] == [
        "asserts “The bridge 3 fell.”",
        "asserts “The bridge 4 fell.”",
    ]


def test_the_words_of_a_statement_stand_where_it_has_no_claims() -> None:
    said = [
        Statement(source_id="a", quote="short"),
        Statement(source_id="a", quote=400 * "long "),
        Statement(source_id="a", key="none"),
    ]
    graph = ClaimGraph([Source(id="a", names=[Name(text="Ada")]), *said])

    diagram = composed(graph, most=3, limit=100)

    told = {" ".join(node.lines[2:]) for node in diagram.nodes}
    assert {len(words) for words in told} == {0, 7, 120}
    fields = sorted((x.field, x.record_id) for x in diagram.losses)
    assert fields == sorted(
        [("", "a"), ("label", digest(said[1])), ("key", digest(said[2]))]
    )


@given(graphs(most_statements=7), st.integers(1, 3), st.integers(1, 6))
def test_every_statement_is_drawn_or_counted_and_told(
    graph: ClaimGraph, most: int, limit: int
) -> None:
    diagram = composed(graph, most=most, limit=limit)

    ids = {graph.sameness.of(id_) for id_ in graph.of_kind(Statement)}
    drawn = [node for node in diagram.nodes if node.form is not Form.FOLDED]
    counted = [node for node in diagram.nodes if node.form is Form.FOLDED]
    lost = {one.record_id for one in diagram.losses if not one.field}
    assert len(drawn) <= limit
    assert len(ids) == len(drawn) + sum(int(x.lines[0].split()[1]) for x in counted)
    assert len(ids & lost) == len(ids) - len(drawn)
    keys = {node.key for node in diagram.nodes}
    assert all({line.start, line.stop} <= keys for line in diagram.lines)


@given(graphs(), st.integers(1, 9))
def test_every_record_is_drawn_or_told(graph: ClaimGraph, limit: int) -> None:
    diagram = composed(graph, most=1, limit=limit)

    lost = {one.record_id for one in diagram.losses if not one.field}
    told = sum(record_id(one) in lost for one in records_of(graph))
    drawn = sum(is_drawn(one, graph, lost) for one in records_of(graph))
    assert told + drawn == len(graph)


def records_of(graph: ClaimGraph) -> list[Record]:
    return [one for one in graph.records() if not isinstance(one, Envelope)]


def is_drawn(one: Record, graph: ClaimGraph, lost: set[str]) -> bool:
    """Whether a record is a statement with a node, or an edge between two."""
    ends = {
        Statement: ("id",),
        Relay: ("statement_id", "rests_on_id"),
        Response: ("statement_id", "answers_id"),
        Order: ("statement_id", "after_id"),
        Correction: ("statement_id", "corrects_id"),
    }
    if isinstance(one, Statement):
        return digest(one) not in lost
    ids = (getattr(one, field) for field in ends.get(type(one), ()))
    same = [graph.sameness.of(id_) for id_ in ids]
    return bool(same) and not lost.intersection(same)


def test_what_is_beside_a_drawn_record_is_told() -> None:
    said = [Statement(source_id="a", quote=quote) for quote in ("one", "two", "three")]
    first, second, third = map(digest, said)
    relay = Relay(statement_id=second, rests_on_id=first)
    seen = When(text="2020-09-28")
    graph = ClaimGraph(
        [
            Source(id="a"),
            *said,
            relay,
            Link(kind=LinkKind.SAME, between=(first, third), by="ada", because="one"),
            Envelope(record_id=second, labels=["b", "a"], recorded_at=seen),
            Envelope(record_id=digest(relay), labels=["r"]),
            Envelope(record_id="a", labels=["ignored: the source itself is told"]),
        ]
    )

    diagram = composed(graph, most=3, limit=9)

    assert {(x.noun, x.field, x.value) for x in diagram.losses} == {
        ("source", "", ""), ("link", "", ""), ("statement", "", ""),
        ("statement", "labels", "b"), ("statement", "recorded_at", "2020-09-28"),
        ("relay", "labels", "r"),
    }  # fmt: skip


def test_calls_and_doubts_are_named() -> None:
    case = a_case()
    case.say("call", "army", "q", 1, kind="call", certainty="probable")
    case.say("text", "army", text="It fell.", certainty="possible")

    diagram = composed(case.graph(), most=3, limit=100)

    assert [node.lines[1:] for node in diagram.nodes] == [
        ("[call] (call)", "asserts 1, probable, for tanks"),
        ("[first, 2021-03-05]", "asserts 3 for tanks"),
        ("[text]", "asserts “It fell.”, possible"),
    ]


@given(graphs(), st.data())
def test_the_same_graph_gives_the_same_diagram(
    graph: ClaimGraph, data: st.DataObject
) -> None:
    other = ClaimGraph(data.draw(st.permutations([*graph.records()])))

    assert mermaid_text(other) == mermaid_text(graph)
    assert dot_text(other) == dot_text(graph)
    for id_ in graph.of_kind(Assertion):
        assert dot_text(trace(other, id_)) == dot_text(trace(graph, id_))
        assert dot_text(spread(other, id_)) == dot_text(spread(graph, id_))


def test_a_diagram_is_written_to_a_file(tmp_path: Path) -> None:
    graph = echoed(6)

    losses = write_diagram(graph, tmp_path / "a.mmd")
    again = write_diagram(trace(graph, "at-site-00"), tmp_path / "a.dot")

    assert (tmp_path / "a.mmd").read_text("utf-8") == mermaid_text(graph)
    assert losses == composed(graph, most=3, limit=100).losses
    assert (tmp_path / "a.dot").read_text("utf-8") == dot_text(
        trace(graph, "at-site-00")
    )
    assert {(one.field, one.value) for one in again} == {
        ("key", "a wire/first"),
        ("key", "a wire/at-site-00"),
    }


def test_what_is_asked_about_and_what_changed_stand_out_in_the_text() -> None:
    graph = echoed(1, changed=1)

    assert mermaid_text(trace(graph, "at-site-00")).splitlines() == [
        "flowchart BT",
        '  n1["site-00<br/>#91;at-site-00#93;<br/>reports 5 for tanks"]',
        '  n2(["ministry<br/>#91;first, 2021-03-05#93;<br/>asserts 3 for tanks"])',
        '  n1 --x|"changed#58; 3 #8594; 5"| n2',
        "  classDef asked stroke-width:4px",
        "  classDef unseen stroke-dasharray:4 3",
        "  class n1 asked",
        "  linkStyle 0 stroke:#b00020,stroke-width:2px",
    ]
    assert 'color="#b00020", penwidth=2];' in dot_text(graph)
    assert "penwidth=3];" in dot_text(trace(graph, "at-site-00"))


@pytest.mark.parametrize("name", ["a.gv", "a.mermaid"])
def test_the_name_of_a_file_says_the_language(tmp_path: Path, name: str) -> None:
    graph = echoed(2)
    write_diagram(graph, tmp_path / name)

    text = dot_text(graph) if name == "a.gv" else mermaid_text(graph)
    assert (tmp_path / name).read_text("utf-8") == text


def test_a_name_that_says_no_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidValueError, match=r"\.dot, \.gv, \.mermaid, \.mmd"):
        write_diagram(echoed(2), tmp_path / "a.txt")

    assert [*tmp_path.iterdir()] == []
