"""The statements that every way back runs through."""

from collections.abc import Callable

from claimtrack.analysis import bottlenecks
from claimtrack.graph import ClaimGraph
from claimtrack.model import Relay, Source, Statement, digest

Build = Callable[..., ClaimGraph]
FOUR = {"question": "day", "answer": 4}


def relay(label: str, *of: str, **more: object) -> object:
    relays = [{"statement": one} for one in of]
    return {"id": label, "source": "agency", "relays": relays, **more}


def labels(graph: ClaimGraph, traced: str) -> list[str]:
    return [step.label for step in bottlenecks(graph, traced)]


def test_ways_that_part_and_meet_leave_where_they_meet(build: Build) -> None:
    graph = build(
        {"id": "told", "source": "west-mod", "claims": [FOUR]},
        relay("wire", "told"),
        relay("left", "wire"),
        relay("right", "wire"),
        relay("page", "left", "right"),
    )

    assert labels(graph, "page") == ["page", "wire", "told"]


def test_with_two_origins_neither_is_on_every_way(build: Build) -> None:
    graph = build(
        {"id": "west", "source": "west-mod", "claims": [FOUR]},
        {"id": "east", "source": "east-mod", "claims": [FOUR]},
        relay("wire", "west", "east"),
        relay("page", "wire"),
    )

    assert labels(graph, "page") == ["page", "wire"]


def test_of_a_claim_all_that_carries_it_is_a_start(build: Build) -> None:
    graph = build(
        {"id": "told", "source": "west-mod", "claims": [FOUR]},
        relay("wire", "told", claims=[{"of": "told"}]),
        relay("one", "wire", claims=[{"of": "told"}]),
        relay("two", "wire", claims=[{"of": "told"}]),
    )
    (claim,) = {one.claim_id for one in graph.index.assertions_in[digest_of(graph)]}

    assert labels(graph, claim) == ["wire", "told"]


def digest_of(graph: ClaimGraph) -> str:
    return graph.find_id("told", Statement)


def test_a_ring_without_a_way_out_has_none(build: Build) -> None:
    graph = build(relay("a", "b"), relay("b", "a"))

    assert labels(graph, "a") == []


def test_a_ring_with_a_way_out_is_passed(build: Build) -> None:
    graph = build(
        {"id": "told", "source": "west-mod", "claims": [FOUR]},
        relay("a", "b"),
        relay("b", "a", "told"),
    )

    assert labels(graph, "a") == ["a", "b", "told"]


def test_a_ladder_of_very_many_ways_has_its_ends() -> None:
    def said(key: str) -> Statement:
        return Statement(source_id="a", key=key)

    def rests(later: str, earlier: str) -> Relay:
        return Relay(
            statement_id=digest(said(later)), rests_on_id=digest(said(earlier))
        )

    height = 200
    rungs = [
        rests(f"{n}{one}", f"{n - 1}{other}")
        for n in range(1, height)
        for one in "lr"
        for other in "lr"
    ]
    ends = [rests(f"0{one}", "first") for one in "lr"]
    ends += [rests("last", f"{height - 1}{one}") for one in "lr"]
    statements = [said(f"{n}{one}") for n in range(height) for one in "lr"]
    graph = ClaimGraph(
        [Source(id="a"), *statements, said("first"), said("last"), *rungs, *ends]
    )

    found = [step.statement_id for step in bottlenecks(graph, said("last"))]

    assert found == [digest(said("last")), digest(said("first"))]


def test_what_was_entered_twice_is_one_on_every_way(build: Build) -> None:
    graph = build(
        {"id": "told", "source": "west-mod", "claims": [FOUR]},
        {"id": "twice", "source": "west-mod", "claims": [FOUR], "quote": "Four."},
        relay("left", "told"),
        relay("right", "twice"),
        relay("page", "left", "right"),
        links=[
            {
                "kind": "same",
                "between": ["told", "twice"],
                "by": "desk",
                "because": "one page",
            }
        ],
    )

    assert len(labels(graph, "page")) == 2
