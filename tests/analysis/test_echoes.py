"""Claims that several carry, and all from one statement."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from tests.oracle.test_origins_agreement import graph_of, part_of, tellings

import claimtrack as ct
from claimtrack.analysis import echoes
from claimtrack.codec import Case
from claimtrack.graph import ClaimGraph
from claimtrack.testing import assert_keeps_laws

Build = Callable[..., ClaimGraph]
OUTLETS = ("daily", "weekly", "site", "blog", "radio")


@pytest.fixture
def case() -> Case:
    """A ministry, five outlets, and what the ministry said."""
    case = Case("an echo")
    case.source("ministry", "The Ministry")
    for outlet in OUTLETS:
        case.source(outlet, outlet.capitalize())
    case.say("first", "ministry", text="The bridge fell.", on="2021-03-05")
    return case


def told(graph: ClaimGraph) -> list[list[str]]:
    return [[side.claim_label for side in one.sides] for one in ct.check(graph)]


def test_of_many_sources_the_first_are_named_and_the_others_counted(case: Case) -> None:
    for outlet in OUTLETS:
        case.relay(f"on-{outlet}", outlet, of="first")

    (found,) = ct.check(case.graph())

    assert found.because == (
        "Blog, Daily, Radio and 2 more all have it from one statement of The Ministry: "
        "5 statements that carry it are no more than one voice. The words of none of "
        "these are recorded."
    )
    assert found.verdict is None
    assert found.explain().startswith(
        "The Ministry (2021-03-05) says “The bridge fell.”; Blog reports"
    )


def test_a_figure_that_nobody_at_its_origin_listed_is_told_with_what_is_there(
    build: Build,
) -> None:
    five = {"question": "day", "answer": 5}
    graph = build(
        {"id": "told", "source": "west-mod", "claims": [{"text": "It rained."}]},
        {"id": "silent", "source": "west-mod"},
        *(
            {
                "id": f"{source}-{origin}",
                "source": source,
                "relays": [{"statement": origin}],
                "claims": [five if origin == "told" else {**five, "answer": 6}],
            }
            for source in ("agency", "east")
            for origin in ("told", "silent")
        ),
    )

    found = {one.sides[0].claim_label: one for one in ct.check(graph)}

    assert sorted(found) == ["silent", "told"]
    assert found["told"].sides[0].answer == "“It rained.”"
    assert found["silent"].sides[0].answer == "what is not recorded"
    assert "which itself is not recorded to say so" in found["told"].because


def test_who_shares_what_the_originator_is_part_of_is_of_its_family(
    build: Build,
) -> None:
    graph = build(
        {
            "id": "told",
            "source": "west-mod",
            "claims": [{"question": "day", "answer": 4}],
        },
        *(
            {"id": f"by-{one}", "source": one, "relays": [{"statement": "told"}]}
            for one in ("west", "west-spokesman", "agency")
        ),
    )

    assert told(graph) == []


def test_two_statements_of_one_outlet_are_no_echo(case: Case) -> None:
    case.relay("one", "daily", of="first")
    case.relay("two", "daily", of="first", on="2021-03-06")

    assert told(case.graph()) == []


def test_a_relay_with_a_time_or_words_is_more_than_a_step(case: Case) -> None:
    case.relay("wire", "daily", of="first", on="2021-03-05")
    case.relay("page", "site", of="wire")
    timed = case.graph()
    case.relay("wire", "daily", of="first")
    bare = case.graph()

    assert told(timed) == [["first#1", "page", "wire"]]
    assert told(bare) == []


def test_part_of_what_carries_it_in_a_ring_is_no_echo(build: Build) -> None:
    four = [{"question": "day", "answer": 4}]
    told_by = {"id": "told", "source": "west-mod", "claims": four}
    carried = [
        {"id": one, "source": one, "relays": [{"statement": "told"}]}
        for one in ("agency", "east")
    ]
    ring = [
        {
            "id": f"ring-{one}",
            "source": "east-mod",
            "relays": [{"statement": f"ring-{other}"}],
            "claims": four,
        }
        for one, other in ("ab", "ba")
    ]

    alone, beside = build(told_by, *carried), build(told_by, *carried, *ring)

    assert told(alone) == [["told#1", "agency", "east"]]
    assert told(beside) == [["ring-a", "ring-b"]]
    assert [*echoes(beside)] == []


@given(tellings(), part_of())
@settings(max_examples=60, deadline=None)
def test_echoes_keep_the_laws_of_checks(telling: object, parts: object) -> None:
    assert_keeps_laws(echoes, graph_of(telling, parts))


def test_how_many_are_told_in_words_that_are_not_theirs_is_said(build: Build) -> None:
    told_by = {
        "id": "told",
        "source": "west-mod",
        "claims": [{"question": "day", "answer": 4}],
    }
    relays = [{"statement": "told"}]
    unseen = {"id": "one", "source": "agency", "relays": relays}
    seen = {**unseen, "claims": [{"of": "told"}]}
    other = {
        "id": "two",
        "source": "east",
        "relays": relays,
        "claims": [{"of": "told"}],
    }

    said = [
        one.because.partition("voice.")[2]
        for first in (unseen, seen)
        for one in echoes(build(told_by, first, other))
    ]

    assert said == [" The words of 1 of these are not recorded.", ""]
