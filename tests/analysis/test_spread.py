"""Who carried something further, and through whom."""

import json
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given

from claimtrack.analysis import spread, trace
from claimtrack.analysis.provenance.following import Following
from claimtrack.cli import main
from claimtrack.codec import Case, CaseText, read_texts
from claimtrack.errors import UnknownIdError
from claimtrack.graph import ClaimGraph
from claimtrack.model import Assertion, Claim, Document, Relay, Statement
from claimtrack.testing import graphs


def wire() -> Case:
    """A ministry, an agency that relays it, and pages that relay the agency."""
    case = Case("a wire")
    for source in ("ministry", "agency", "daily", "site"):
        case.source(source, source.capitalize())
    case.measure("tanks", "tanks lost")
    case.question("day", "tanks", period="2021-03-05")
    case.page(
        "page", publisher="daily", url="https://example.org/1", published="2021-03-07"
    )
    case.say("first", "ministry", "day", 3, on="2021-03-06")
    case.relay("told", "agency", of="first", mode="verbatim", on="2021-03-06")
    case.relay("copied", "daily", of="told", page="page")
    case.relay("changed", "site", of="told", answer=4)
    return case


def seen(graph: ClaimGraph, traced: str) -> list[tuple[int, str, str]]:
    found = spread(graph, traced)
    return [(one.step_count, one.step.label, one.through) for one in found]


def test_a_statement_is_followed_through_all_that_relay_it() -> None:
    assert seen(wire().graph(), "told") == [
        (1, "changed", "told"),
        (1, "copied", "told"),
    ]


def test_a_claim_is_followed_through_those_who_do_not_change_it() -> None:
    assert seen(wire().graph(), "first#1") == [
        (1, "told", "first"),
        (2, "copied", "told"),
    ]


def test_a_claim_s_digest_is_followed_from_all_that_make_it() -> None:
    case = wire()
    case.say("also", "site", "day", 3, on="2021-03-08")
    case.relay("late", "daily", of="also")
    graph = case.graph()
    (claim,) = (
        one.claim_id
        for one in graph.of_kind(Assertion).values()
        if one.statement_id == graph.find_id("also", Statement)
    )

    found = spread(graph, graph.get(claim, Claim))

    assert [one.step.label for one in found] == ["late", "told", "copied"]


def test_a_claim_that_rests_on_itself_is_followed_from_those_that_make_it() -> None:
    case = {
        "claimtrack": 1,
        "name": "a ring",
        "sources": [{"id": "gazette"}, {"id": "site"}, {"id": "blog"}],
        "statements": [
            {
                "id": "gazette",
                "source": "gazette",
                "key": "1",
                "relays": [{"statement": "site"}],
                "claims": [{"text": "The bridge fell."}],
            },
            {
                "id": "site",
                "source": "site",
                "key": "1",
                "relays": [{"statement": "gazette"}],
            },
        ],
    }
    graph = read_texts([CaseText(content=json.dumps(case).encode())])
    (claim,) = graph.of_kind(Claim).values()

    found = spread(graph, claim)

    assert [one.step.label for one in found] == ["site"]


def test_a_document_is_followed_by_what_stands_in_it() -> None:
    case = wire()
    case.relay("later", "site", of="copied")
    graph = case.graph()
    (page,) = graph.of_kind(Document).values()

    (one,) = spread(graph, page)

    assert (one.step.label, one.through, one.published_at) == ("later", "copied", None)


def test_a_row_tells_when_where_and_how() -> None:
    first, second = spread(wire().graph(), "first#1").rows()

    assert (first["source"], first["mode"], first["basis"]) == (
        "Agency",
        "verbatim",
        None,
    )
    assert second["published_at"] == "2021-03-07"
    assert second["url"] == "https://example.org/1"


def test_an_id_names_something() -> None:
    with pytest.raises(UnknownIdError):
        spread(wire().graph(), "nothing")


@given(graphs())
def test_what_carries_is_what_relays_lead_to(graph: ClaimGraph) -> None:
    same = graph.sameness.of
    plain = nx.DiGraph()
    plain.add_nodes_from(map(same, graph.of_kind(Statement)))
    plain.add_edges_from(
        (same(one.rests_on_id), same(one.statement_id))
        for one in graph.of_kind(Relay).values()
    )
    for id_ in graph.of_kind(Statement):
        lengths = nx.single_source_shortest_path_length(plain, same(id_))

        found = spread(graph, graph.get(id_, Statement))

        assert {same(one.step.statement_id): one.step_count for one in found} == {
            reached: length for reached, length in lengths.items() if length
        }


@pytest.fixture
def printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run `claimtrack spread` on a case; give what it printed."""
    wire().save(tmp_path / "case.json")

    def ran(*options: str) -> str:
        assert main(["spread", str(tmp_path / "case.json"), *options]) == 0
        return capsys.readouterr().out

    return ran


def test_the_command_prints_a_line_each(printed: Callable[..., str]) -> None:
    assert printed("first") == (
        "  told  Agency, 2021-03-06 (verbatim, from first)\n"
        "    changed  Site: reports 4 (from told)\n"
        "    copied  Daily, published 2021-03-07 (from told)\n"
        "3 statements by 3 sources\n"
    )


def test_the_command_says_where_nobody_carried_it(printed: Callable[..., str]) -> None:
    assert printed("copied") == "Nobody is known to have.\n"


def test_the_command_gives_json(printed: Callable[..., str]) -> None:
    given = json.loads(printed("told", "--format", "json"))

    assert given["claimtrack"] == 1
    assert [
        (x["step"], x["label"], x["through"]["label"]) for x in given["carriers"]
    ] == [
        (1, "changed", "told"),
        (1, "copied", "told"),
    ]


def diamond() -> ClaimGraph:
    """Two unseen relays of one unseen wire, both relayed by an unseen page."""
    above = {"wire": ["first"], "east": ["wire"], "west": ["wire"]}
    above |= {"page": ["east", "west"], "last": ["page"]}
    first = {"id": "first", "source": "ministry", "key": "1"}
    case = {
        "claimtrack": 1,
        "name": "a diamond",
        "sources": [{"id": "ministry"}, {"id": "press"}],
        "statements": [
            {**first, "claims": [{"text": "The bridge fell."}]},
            *(
                {
                    "id": one,
                    "source": "press",
                    "key": one,
                    "relays": [{"statement": up} for up in ups],
                }
                for one, ups in above.items()
            ),
        ],
    }
    return read_texts([CaseText(content=json.dumps(case).encode())])


def test_what_two_ways_lead_through_is_traced_once() -> None:
    graph = diamond()
    (claim,) = graph.of_kind(Claim).values()
    ids = {graph.find_id(one, Statement) for one in ("first", "wire", "east", "west")}

    found = trace(graph, graph.get(graph.find_id("last", Statement), Statement))

    assert found.reached >= ids
    assert len(found.reached) == 6
    assert trace(graph, claim).origins == (graph.find_id("first", Statement),)
    assert Following(graph, graph.find_id("first#1", Claim)).carries(
        graph.find_id("last", Statement)
    )
