"""Pictures in SVG: what stands where, and that nothing in a label is alive."""

import itertools
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hostile.payloads import PAYLOADS

import claimtrack as ct
from claimtrack.analysis import spread
from claimtrack.interop import mermaid_text, svg_text, write_diagram
from claimtrack.interop.diagrams.composing import composed
from claimtrack.interop.diagrams.drawing import Diagram, Form, Line, Node, Stroke
from claimtrack.interop.diagrams.layering import layered
from claimtrack.interop.diagrams.measuring import width_of
from claimtrack.interop.diagrams.placing import GAP, centres
from claimtrack.interop.diagrams.svg import svg_of
from claimtrack.testing import graphs

CASE = "examples/karabakh-2020-09-27/"
KEYS = [f"n{number}" for number in range(1, 9)]
SVG = "{http://www.w3.org/2000/svg}"
pairs = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)).filter(
        lambda p: p[0] != p[1]
    ),
    max_size=14,
    unique=True,
)
widths = st.lists(st.floats(10, 300), min_size=len(KEYS), max_size=len(KEYS))


def wire(relays: int = 2) -> ct.ClaimGraph:
    """A ministry's figure in three scripts, and who relays, answers and withdraws it."""
    case = ct.Case("wire")
    for source in ("وزارة الدفاع", "Агентство", "Պաշտպանություն"):
        case.source(source)
    case.measure("tanks")
    case.question("day", "tanks")
    case.say("K1", "وزارة الدفاع", "day", 3, on="2020-09-27")
    case.relay("K2", "Агентство", of="K1", mode="translated", answer=3)
    for number in range(relays):
        case.source(f"site{number}")
        case.relay(f"p{number}", f"site{number}", of="K2", answer=3 if number else 5)
    case.say("K3", "Պաշտպանություն", "day", 1, answering="K1")
    case.retract("K4", "وزارة الدفاع", of="K1")
    return case.graph()


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 -- our own


def words_in(picture: ET.Element) -> list[str]:
    return [one.text or "" for one in picture.iter(f"{SVG}text")]


@given(pairs)
def test_lines_lead_upwards_but_for_rings(
    given_pairs: Sequence[tuple[str, str]],
) -> None:
    found = layered(KEYS, given_pairs)

    level = {name: n for n, row in enumerate(found.layers) for name in row}
    assert set(KEYS) <= set(level)
    assert set(found.ways) == set(given_pairs)
    turned = 0
    for (start, stop), way in found.ways.items():
        steps = [level[one] for one in way]
        assert (way[0], way[-1]) == (start, stop)
        # Each step goes to the next layer, all of them up or all of them down.
        assert {b - a for a, b in itertools.pairwise(steps)} in ({-1}, {1})
        turned += steps[0] < steps[-1]
    upward = [(a, b) for a, b in given_pairs if KEYS.index(a) > KEYS.index(b)]
    if len(upward) == len(given_pairs):
        assert turned == 0


@given(pairs, widths)
def test_what_stands_in_a_layer_is_clear_of_each_other(
    given_pairs: Sequence[tuple[str, str]], given_widths: Sequence[float]
) -> None:
    found = layered(KEYS, given_pairs)
    wide = dict(zip(KEYS, given_widths, strict=True))

    at = centres(found, wide)

    for row in found.layers:
        for one, other in itertools.pairwise(row):
            room = (wide.get(one, 0) + wide.get(other, 0)) / 2 + GAP
            assert at[other] - at[one] >= room - 1e-6
    assert min(at[key] - wide[key] / 2 for key in KEYS) >= -1e-6


def test_layers_are_untangled() -> None:
    tangled = [("c", "b"), ("d", "a")]

    found = layered(["a", "b", "c", "d"], tangled)

    (upper, lower) = found.layers
    assert [upper.index(dict(tangled)[one]) for one in lower] == [0, 1]


@given(graphs())
def test_any_graph_is_drawn_with_every_word_and_line(graph: ct.ClaimGraph) -> None:
    diagram = composed(graph, most=3, limit=100)

    text = svg_text(graph)

    picture = parsed(text)
    shown = words_in(picture)
    for node in diagram.nodes:
        for line in node.lines:
            assert line in shown
    groups = picture.findall(f"{SVG}g[{SVG}title]")
    assert len(groups) == len(diagram.nodes)
    heads = [x for x in picture.findall(f"{SVG}polygon") if x.get("fill") != "#f3f4f6"]
    assert len(heads) == len(diagram.lines)
    assert svg_text(graph) == text


def test_a_ring_is_drawn() -> None:
    nodes = tuple(Node(key=key, form=Form.RELAY, lines=(key,)) for key in KEYS[:3])
    ring = [("n1", "n2"), ("n2", "n3"), ("n3", "n1")]
    lines = tuple(Line(start=a, stop=b, stroke=Stroke.RELAY) for a, b in ring)

    picture = parsed(svg_of(Diagram(nodes=nodes, lines=lines, losses=())))

    assert len(picture.findall(f"{SVG}path")) == 3


def test_a_long_line_goes_round_what_is_between() -> None:
    nodes = tuple(Node(key=key, form=Form.RELAY, lines=("a",)) for key in KEYS[:4])
    joined = [("n2", "n1"), ("n3", "n2"), ("n4", "n3"), ("n4", "n1"), ("n1", "n4")]
    lines = tuple(Line(start=a, stop=b, stroke=Stroke.ORDER) for a, b in joined)

    text = svg_of(Diagram(nodes=nodes, lines=lines, losses=()))

    curves = [one.get("d", "") for one in parsed(text).findall(f"{SVG}path")]
    assert max(one.count("C") for one in curves) == 5


def test_each_word_is_within_its_box() -> None:
    for graph in (wire(), ct.read(f"{CASE}seed-article.json", f"{CASE}day-one.json")):
        for group in parsed(svg_text(graph)).findall(f"{SVG}g[{SVG}title]"):
            box = group.find(f"{SVG}rect")
            if box is not None:
                widest = max(
                    width_of(one.text or "") for one in group.iter(f"{SVG}text")
                )
                assert widest <= float(box.get("width", 0))


def test_forty_relays_of_one_origin_are_folded() -> None:
    words = words_in(parsed(svg_text(wire(40))))

    assert "and 36 more" in words
    assert "several that stand alike" in words
    assert len([one for one in words if one.startswith("site")]) == 4


def test_the_legend_tells_what_is_there_and_nothing_else() -> None:
    words = words_in(parsed(svg_text(wire())))
    alone = ct.Case("alone")
    alone.source("a")
    alone.say("K1", "a", text="It fell.")

    assert {"rests on", "changed it", "answers", "withdraws"} <= set(words)
    assert words_in(parsed(svg_text(alone.graph())))[-1] == "rests on no other"
    assert "comes after" not in words


def test_what_was_asked_about_is_marked() -> None:
    graph = ct.read(f"{CASE}seed-article.json", f"{CASE}day-one.json")

    words = words_in(parsed(svg_text(ct.trace(graph, "K18"))))
    spreading = words_in(parsed(svg_text(spread(graph, "S02"))))

    assert "what was asked about" in words
    assert "may have changed it" in words
    assert "its words are not recorded" in words
    assert spreading


def test_who_does_not_see_it_is_told() -> None:
    picture = parsed(svg_text(wire()))

    assert picture.get("role") == "img"
    assert (
        picture.findtext(f"{SVG}title")
        == "6 statements and how they rest on each other"
    )
    told = picture.findtext(f"{SVG}desc") or ""
    assert "Агентство [K2] rests on وزارة الدفاع [K1, 2020-09-27] (translated)" in told


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_a_label_is_alive(payload: str) -> None:
    case = ct.Case("hostile")
    case.source("a", payload)
    case.source("b")
    case.say("K1", "a", text=payload, quote=payload)
    case.relay("K2", "b", of="K1")

    text = svg_text(case.graph())

    tags = {one.tag.removeprefix(SVG) for one in parsed(text).iter()}
    assert tags <= {"svg", "title", "desc", "rect", "path", "polygon", "text", "g"}
    names = {name for one in parsed(text).iter() for name in one.attrib}
    assert not [
        name for name in names if name.startswith("on") or name in {"href", "style"}
    ]
    assert "url(" not in text.replace(payload, "")


def test_a_file_s_name_says_that_it_is_svg(tmp_path: Path) -> None:
    graph = wire()

    losses = write_diagram(graph, tmp_path / "one.svg")

    assert (tmp_path / "one.svg").read_text("utf-8") == svg_text(graph)
    assert losses == composed(graph, most=3, limit=100).losses
    assert mermaid_text(graph).count("-->") > 0


def test_the_picture_in_the_docs_is_the_one_that_is_drawn() -> None:
    graph = ct.read(f"{CASE}seed-article.json", f"{CASE}day-one.json")
    page = Path(__file__).parents[2] / "docs" / "how-to" / "pictures" / "trace.svg"

    assert page.read_text("utf-8") == svg_text(ct.trace(graph, "K18"))


def test_letters_of_every_script_have_a_width() -> None:
    assert width_of("国") > width_of("M") > width_of("a") > width_of("i")
    assert width_of("é") == width_of("e\u0301")
