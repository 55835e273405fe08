"""Node-link JSON and GraphML: all that is written is read, here and by networkx."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.log.worlds import World, worlds

from claimtrack.codec import Case, Limits, convert, read
from claimtrack.errors import MalformedInputError
from claimtrack.graph import ClaimGraph
from claimtrack.interop import (
    ALL_FORMATS,
    graphml_text,
    node_link_text,
    read_graphml,
    read_graphml_text,
    read_node_link,
    read_node_link_text,
    write_graphml,
    write_node_link,
)
from claimtrack.model import Conversion, Envelope, Loss, Source

# The generated worlds have longer numbers than the limit for strangers.
ROOMY = Limits(digits=60)
EXAMPLE = Path(__file__).parents[2] / "examples" / "karabakh-2020-09-27"
Text = Callable[[ClaimGraph], str]
Reading = Callable[..., Conversion]
BOTH = pytest.mark.parametrize(
    ("text_of", "read_text"),
    [(node_link_text, read_node_link_text), (graphml_text, read_graphml_text)],
    ids=["node-link", "graphml"],
)


def bridge() -> ClaimGraph:
    """A ministry's count of tanks, and an agency that relays it."""
    case = Case("bridge")
    case.source("ministry", "Ministry & <Staff>")
    case.source("agency", part_of="ministry")
    case.measure("tanks")
    case.measure("lost", part_of="tanks")
    case.partition("tanks", ["lost"], disjoint=True, exhaustive=True)
    case.question("day", "tanks")
    case.say("K1", "ministry", "day", 3, on="2020-09-27", quote='three,\n"tanks"')
    case.relay("K2", "agency", of="K1", answer=3)
    return case.graph()


def told(call: Callable[[], object]) -> dict[str, str]:
    """What a call is refused with, by path."""
    with pytest.raises(MalformedInputError) as caught:
        call()
    return {problem.path: problem.message for problem in caught.value.problems}


@BOTH
@given(world=worlds())
def test_reading_what_was_written_gives_the_same_graph(
    text_of: Text, read_text: Reading, world: World
) -> None:
    graph = ClaimGraph(world)
    text = text_of(graph)

    found = read_text(text, limits=ROOMY)

    assert found.losses == ()
    assert ClaimGraph(found.records) == graph
    assert text_of(ClaimGraph(found.records)) == text


def nx_by_json(text: str) -> str:
    graph = nx.node_link_graph(json.loads(text), edges="edges")
    return json.dumps(nx.node_link_data(graph, edges="links"))


def nx_by_xml(text: str) -> str:
    graph = nx.read_graphml(io.BytesIO(text.encode()))
    stream = io.BytesIO()
    nx.write_graphml(graph, stream)
    return stream.getvalue().decode()


@pytest.mark.parametrize(
    ("text_of", "read_text", "through"),
    [
        (node_link_text, read_node_link_text, nx_by_json),
        (graphml_text, read_graphml_text, nx_by_xml),
    ],
    ids=["node-link", "graphml"],
)
@given(world=worlds())
def test_what_networkx_read_and_wrote_again_is_read_the_same(
    text_of: Text, read_text: Reading, through: Callable[[str], str], world: World
) -> None:
    graph = ClaimGraph(world)

    found = read_text(through(text_of(graph)), limits=ROOMY)

    assert found.losses == ()
    assert ClaimGraph(found.records) == graph


@given(worlds())
def test_networkx_sees_the_nodes_and_edges_of_the_view(world: World) -> None:
    graph = ClaimGraph(world)

    by_json = nx.node_link_graph(json.loads(node_link_text(graph)), edges="edges")
    by_xml = nx.read_graphml(io.BytesIO(graphml_text(graph).encode()))

    for seen in (by_json, by_xml):
        assert set(seen) == set(graph.nx)
        assert set(seen.edges) == set(graph.nx.edges)
        assert nx.get_node_attributes(seen, "kind") == nx.get_node_attributes(
            graph.nx, "kind"
        )
    assert nx.get_edge_attributes(by_xml, "kinds") == {
        pair: " ".join(kinds)
        for pair, kinds in nx.get_edge_attributes(graph.nx, "kinds").items()
    }


@BOTH
def test_the_real_case_is_read_as_it_was_written(
    text_of: Text, read_text: Reading
) -> None:
    graph = read(*sorted(EXAMPLE.glob("*.json")))

    assert ClaimGraph(read_text(text_of(graph)).records) == graph


@pytest.mark.parametrize(
    ("write", "read_file", "ending"),
    [
        (write_node_link, read_node_link, ".node-link.json"),
        (write_graphml, read_graphml, ".graphml"),
    ],
)
def test_files_are_written_and_read(
    tmp_path: Path,
    write: Callable[..., None],
    read_file: Reading,
    ending: str,
) -> None:
    path = tmp_path / f"x{ending}"
    write(bridge(), path)

    lost = convert(path, tmp_path / f"y{ending}", formats=ALL_FORMATS)

    assert lost == ()
    assert ClaimGraph(read_file(path).records) == bridge()
    assert (tmp_path / f"y{ending}").read_bytes() == path.read_bytes()


@BOTH
def test_half_a_character_is_refused_with_one_error(
    text_of: Text, read_text: Reading
) -> None:
    assert told(lambda: read_text(text_of(bridge()).replace("K1", "\ud800")))


def test_a_file_that_leaves_out_what_records_say_has_no_losses() -> None:
    document = json.loads(node_link_text(bridge()))
    for one in document["nodes"]:
        del one["kind"], one["label"]
    for one in document["edges"]:
        del one["kinds"]

    assert read_node_link_text(json.dumps(document)).losses == ()


@BOTH
@pytest.mark.parametrize("odd", ["a\x00b", "a\ufffeb", "a\tb", "a\nb", "\U0001f600 b"])
def test_odd_characters_survive(text_of: Text, read_text: Reading, odd: str) -> None:
    sources = [Source(id=odd, aliases=[odd, "]]>"]), Source(id="b", part_of=[odd])]
    graph = ClaimGraph([*sources, Envelope(record_id="b", labels=[odd])])

    found = read_text(text_of(graph))

    assert (ClaimGraph(found.records), found.losses) == (graph, ())


class TestWhatAHandChanged:
    """What is not in a record comes back as a loss."""

    def test_in_node_link_json(self) -> None:
        document = json.loads(node_link_text(bridge()))
        node = next(one for one in document["nodes"] if one["id"] == "agency")
        node |= {"label": "the agency", "x": 3.5}
        document["edges"].append(
            {"source": "ministry", "target": "agency", "kinds": ["is"]}
        )
        document["edges"] = [
            one for one in document["edges"] if one["kinds"] != ["part_of"]
        ]
        document["edges"][0]["weight"] = 2

        found = read_node_link_text(json.dumps(document))

        assert ClaimGraph(found.records) == bridge()
        first = document["edges"][0]
        named = f"{first['source']} -> {first['target']}"
        taken_out = "it was taken out, but the records still have it: part_of"
        assert [attrs.astuple(one) for one in found.losses] == [
            ("node", "agency", "x", "3.5", "its record does not say so"),
            ("node", "agency", "label", "the agency", "its record does not say so"),
            ("edge", named, "weight", "2", "no record says so"),
            ("edge", "ministry -> agency", "kinds", "is", "no record says so"),
            ("edge", "agency -> ministry", "", "", taken_out),
        ]

    def test_in_graphml(self) -> None:
        text = graphml_text(bridge())
        key = '<key id="d9" for="node" attr.name="x" attr.type="double"/>'
        text = text.replace("<graph ", f"{key}<graph ", 1)
        node = '<node id="agency">'
        text = text.replace(node, f'{node}<data key="d9">3.5</data>', 1)

        found = read_graphml_text(text)

        assert ClaimGraph(found.records) == bridge()
        assert found.losses == (
            Loss(
                noun="node",
                record_id="agency",
                field="x",
                value="3.5",
                because="its record does not say so",
            ),
        )

    def test_an_edge_that_says_nothing_is_told(self) -> None:
        text = graphml_text(bridge()).replace("</graph>", "<edge/></graph>")

        (loss,) = read_graphml_text(text).losses

        assert (loss.noun, loss.because) == ("edge", "no record says so")

    def test_a_relay_that_was_taken_out_is_gone(self) -> None:
        document = json.loads(node_link_text(bridge()))
        document["edges"] = [
            one for one in document["edges"] if "relay" not in one["kinds"]
        ]

        found = read_node_link_text(json.dumps(document))

        assert found.losses == ()
        assert len(ClaimGraph(found.records)) == len(bridge()) - 1


@pytest.mark.parametrize(
    ("old", "new", "path", "message"),
    [
        (
            '"graph_file": 1',
            '"graph_file": 2',
            "$.graph.graph_file",
            "written as version 2",
        ),
        (
            '"claimtrack": 1,',
            "",
            "$.graph.claimtrack",
            "expected a graph with claimtrack's",
        ),
        ('"nodes": [', '"knots": [', "$.nodes", "expected a list"),
        (
            '{"id": "agency", "kind"',
            '3, {"id": "agency", "kind"',
            "$.nodes[1]",
            "expected an object",
        ),
        ('{"id": "agency"', '{"id": 3', "$.nodes[1].id", "expected text"),
        (
            '"noun": "measure"',
            '"noun": "mesure"',
            "$.nodes[5].record.noun",
            "expected one of: source, place",
        ),
        ('"whole_id"', '"whole"', "$.graph.records[0].whole", "no such key here"),
        ('"certainty": "certain"', '"certainty": 1', None, "expected 'certain' or"),
        ('"quote": "three', '"quote": "four', None, "not the digest of what stands"),
    ],
)
def test_node_link_json_that_is_wrong_is_told(
    old: str, new: str, path: str | None, message: str
) -> None:
    text = json.dumps(json.loads(node_link_text(bridge())))
    assert old in text

    found = told(lambda: read_node_link_text(text.replace(old, new, 1)))

    assert path is None or path in found
    assert any(one.startswith(message) for one in found.values())


@pytest.mark.parametrize("text", ["[]", "{}", '{"graph": []}', '{"graph": {}}'])
def test_what_is_no_graph_of_ours_is_told(text: str) -> None:
    found = told(lambda: read_node_link_text(text))

    assert set(found.values()) == {
        "expected a graph with claimtrack's records, as claimtrack writes it"
    }


LAUGHS = '<!DOCTYPE g [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><graphml>&b;</graphml>'
OUTSIDE = '<!DOCTYPE g SYSTEM "file:///etc/passwd"><graphml/>'


@pytest.mark.parametrize(
    ("text", "path", "message"),
    [
        (LAUGHS, "line 1", "a document type, which could bring in anything"),
        (OUTSIDE, "line 1", "a document type, which could bring in anything"),
        ("<graphml>&a;</graphml>", "line 1", "not XML in UTF-8: undefined entity"),
        ("<graphml>", "line 1", "not XML in UTF-8: no element found"),
        ("", "line 1", "not XML in UTF-8: no element found"),
        ("<graphml/>", "line 1", "expected one graph; got 0"),
        ("<graphml><graph/><graph/></graphml>", "line 1", "expected one graph; got 2"),
        (
            "<graphml>\n<graph/></graphml>",
            "line 2",
            "graph_file: expected a graph with",
        ),
        ("<a>" * 65, "line 1", "nested deeper than 64 levels, the limit"),
    ],
)
def test_graphml_that_is_wrong_is_told(text: str, path: str, message: str) -> None:
    found = told(lambda: read_graphml_text(text))

    assert list(found) == [path]
    assert found[path].startswith(message)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            '"graph-graph_file">1',
            '"graph-graph_file">2',
            "graph_file: written as version 2",
        ),
        (
            '"graph-graph_file">1',
            f'"graph-graph_file">{"1" * 40}',
            "graph_file: expected",
        ),
        ('<data key="graph-records">[', '<data key="graph-records">[[', "not JSON"),
        ('<data key="graph-records">[', '<data key="graph-records">3', "not JSON"),
        (
            '<data key="node-kind">',
            '<data key="node-record">',
            "'record' is given more",
        ),
    ],
)
def test_what_graphml_carries_is_looked_at(old: str, new: str, message: str) -> None:
    text = graphml_text(bridge())
    assert old in text

    found = told(lambda: read_graphml_text(text.replace(old, new, 1)))

    assert any(one.startswith(message) for one in found.values())


def test_records_in_graphml_are_a_list_of_objects() -> None:
    text = graphml_text(bridge())
    found = told(lambda: read_graphml_text(re.sub(r"\[\{.*\}\]", "{}", text, count=1)))
    noted = told(lambda: read_graphml_text(re.sub(r"\[\{.*\}\]", "[1]", text, count=1)))

    assert "expected a list of records" in found.values()
    assert "expected an object with a noun" in noted.values()


def test_an_altered_record_in_graphml_is_told_with_its_line() -> None:
    text = graphml_text(bridge()).replace('"rests_on_id"', '"rest_on_id"', 1)
    lines = text.split("\n")
    (number,) = (n for n, line in enumerate(lines, 1) if "rest_on_id" in line)

    assert f"line {number}, $.rest_on_id" in told(lambda: read_graphml_text(text))


def test_data_that_belongs_to_nothing_is_passed_over() -> None:
    text = graphml_text(bridge())
    stray = text.replace("<graph ", "<data>x</data><graph ", 1)

    assert ClaimGraph(read_graphml_text(stray).records) == bridge()


@BOTH
def test_limits_hold(text_of: Text, read_text: Reading) -> None:
    text = text_of(bridge())

    def refused(**limits: int) -> list[str]:
        found = told(lambda: read_text(text, file="x", limits=Limits(**limits)))
        return [*found.values()]

    assert refused(file_bytes=100)[0].startswith("longer than 100 bytes")
    assert any("the limit" in one for one in refused(records=3))
    assert any("the limit for text" in one for one in refused(text_bytes=40))
    assert any("nested deeper" in one for one in refused(depth=2))


@BOTH
def test_very_many_problems_end_the_reading(text_of: Text, read_text: Reading) -> None:
    graph = ClaimGraph([Source(id=f"s{n}") for n in range(400)])
    text = text_of(graph).replace("source", "sauce")

    with pytest.raises(MalformedInputError) as caught:
        read_text(text, limits=Limits(problems=2))

    assert 200 <= caught.value.more_count < 398


def test_very_many_things_that_are_none_end_the_reading() -> None:
    head = '{"graph": {"claimtrack": 1, "graph_file": 1, "records": []}, "edges": [],'
    versions = (("claimtrack", 1), ("graph_file", 1))
    said = "".join(f'<data key="{key}">{value}</data>' for key, value in versions)
    documents = (
        (read_node_link_text, f'{head} "nodes": [{",".join(["1"] * 900)}]}}'),
        (
            read_graphml_text,
            f"<graphml><graph>{said}{'<node/>' * 900}</graph></graphml>",
        ),
    )
    for read_text, document in documents:
        with pytest.raises(MalformedInputError) as caught:
            read_text(document, limits=Limits(problems=2))

        assert 200 <= caught.value.more_count < 900


@BOTH
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused_with_one_error(
    text_of: Text, read_text: Reading, data: st.DataObject
) -> None:
    content = bytearray(text_of(bridge()).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 30))] = data.draw(
            st.binary(max_size=4)
        )
    found: Any = None
    try:
        found = ClaimGraph(read_text(bytes(content)).records)
    except MalformedInputError as error:
        found = str(error)

    assert isinstance(found, ClaimGraph | str)
