"""ClaimGraph as a set of records that grows."""

import pytest

from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Claim,
    Envelope,
    Measure,
    Place,
    Question,
    Response,
    Source,
    Statement,
    record_id,
)

ARMENIA = Source(id="armenia")
MINISTRY = Source(id="am-mod", part_of=["armenia"])
MEASURE = Measure(id="tanks-lost")
ONE, TWO, THREE = (Statement(source_id="am-mod", key=key) for key in "123")


def test_an_empty_graph_holds_nothing() -> None:
    graph = ClaimGraph()

    assert len(graph) == 0
    assert list(graph.records()) == []
    assert repr(graph) == "<ClaimGraph: empty>"
    assert graph == ClaimGraph([])


def test_a_graph_says_how_many_of_each_kind_it_holds() -> None:
    graph = ClaimGraph([MEASURE, ONE, TWO, MINISTRY, ARMENIA])

    text = repr(graph)

    assert text == "<ClaimGraph: 1 Measure, 2 Source, 2 Statement>"


def test_a_graph_is_as_long_as_it_has_records_envelopes_aside() -> None:
    graph = ClaimGraph([ARMENIA, MINISTRY, Envelope(record_id="armenia", labels=["x"])])

    length = len(graph)

    assert length == 2


def test_a_graph_gives_a_record_by_its_id() -> None:
    graph = ClaimGraph([ARMENIA, MINISTRY, ONE])

    found = graph["am-mod"], graph[record_id(ONE)], graph.get(record_id(ONE), Statement)

    assert found == (MINISTRY, ONE, ONE)
    assert "am-mod" in graph
    assert record_id(ONE) in graph


@pytest.mark.parametrize("id_", ["nobody", "", record_id(TWO), record_id(ONE)[:12]])
def test_an_id_that_names_nothing_whole_is_a_key_error(id_: str) -> None:
    graph = ClaimGraph([ARMENIA, MINISTRY, ONE])

    with pytest.raises(KeyError):
        graph[id_]
    with pytest.raises(KeyError):
        graph.get(id_, Statement)

    assert id_ not in graph


def test_an_id_of_another_kind_is_a_key_error() -> None:
    graph = ClaimGraph([ARMENIA, MINISTRY, ONE])

    with pytest.raises(KeyError):
        graph.get("armenia", Statement)
    with pytest.raises(KeyError):
        graph.get("armenia", Claim)


def test_records_come_by_kind_and_id_and_envelopes_last() -> None:
    envelopes = [
        Envelope(record_id="armenia", labels=["x"]),
        Envelope(record_id="am-mod", labels=["x"]),
    ]
    graph = ClaimGraph([*envelopes, ONE, MEASURE, ARMENIA, MINISTRY])

    held = list(graph.records())

    assert held == [MEASURE, MINISTRY, ARMENIA, ONE, envelopes[1], envelopes[0]]


def test_the_records_of_one_kind_cannot_be_changed() -> None:
    graph = ClaimGraph([ARMENIA])

    with pytest.raises(TypeError):
        graph.of_kind(Source)["x"] = MINISTRY

    assert dict(graph.of_kind(Source)) == {"armenia": ARMENIA}
    assert dict(graph.of_kind(Place)) == {}


def test_records_may_come_from_an_iterator() -> None:
    graph = ClaimGraph(iter([MINISTRY, ARMENIA]))

    graph.add(record for record in (ONE, TWO))

    assert graph == ClaimGraph([ARMENIA, MINISTRY, ONE, TWO])


def test_graphs_are_equal_where_they_hold_the_same_records_and_envelopes() -> None:
    labelled = Envelope(record_id="armenia", labels=["x"])
    graphs = (
        ClaimGraph([ARMENIA]),
        ClaimGraph([ARMENIA, MINISTRY]),
        ClaimGraph([ARMENIA, labelled]),
        ClaimGraph([Source(id="armenia", aliases=["Hayastan"])]),
    )

    equal = [[one == other for other in graphs] for one in graphs]

    assert equal == [[row == column for column in range(4)] for row in range(4)]


def test_a_graph_is_not_equal_to_anything_else() -> None:
    graph = ClaimGraph([ARMENIA])

    equal = graph == [ARMENIA], graph == {"armenia": ARMENIA}, graph is None

    assert equal == (False, False, False)


def test_a_graph_grows_and_so_has_no_hash() -> None:
    graph = ClaimGraph()

    with pytest.raises(TypeError, match="unhashable"):
        hash(graph)


def test_the_entries_of_an_index_stand_in_the_order_in_which_they_came() -> None:
    responses = [
        Response(statement_id=record_id(one), answers_id=record_id(THREE))
        for one in (TWO, ONE)
    ]
    graph = ClaimGraph([ARMENIA, MINISTRY, THREE, TWO, ONE, responses[0]])

    graph.add([responses[1], responses[0]])

    assert graph.index.statements_by["am-mod"] == [
        record_id(one) for one in (THREE, TWO, ONE)
    ]
    assert graph.index.responses_to[record_id(THREE)] == responses


def test_what_is_asked_once_is_kept_until_something_enters_that_bears_on_it() -> None:
    graph = ClaimGraph([ARMENIA, MINISTRY, MEASURE])
    clocks, containment = graph.clocks, graph.containment

    graph.add([ARMENIA])
    kept = graph.clocks is clocks, graph.containment is containment
    graph.add([Question(measure_id="tanks-lost")])
    still_kept = graph.containment is containment
    graph.add([Source(id="armenia", part_of=["side"]), Source(id="side")])

    assert kept == (True, True)
    assert still_kept
    assert graph.containment.around("am-mod") == {"am-mod", "armenia", "side"}
