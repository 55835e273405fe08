"""Who said it, and through whom it came: printed, and back through rings."""

from collections.abc import Callable

import pytest

import claimtrack as ct

Build = Callable[..., ct.ClaimGraph]
PAGE = {"id": "page", "publisher": "agency", "url": "https://example.org/1"}


def relay(label: str, of: str, source: str = "agency", **more: object) -> object:
    return {"id": label, "source": source, "relays": [{"statement": of}], **more}


@pytest.fixture
def graph(build: Build) -> ct.ClaimGraph:
    fours = {"question": "day", "answer": 4, "quote": "four of them"}
    return build(
        {
            "id": "a",
            "source": "west-mod",
            "asserted_at": "2020-09-28",
            "claims": [fours, {"text": "It rained."}],
        },
        relay("b", "a", "east", quote="They say four."),
        {
            "id": "c",
            "source": "agency",
            "document": "page",
            "relays": [
                {"statement": "a", "mode": "translated", "basis": "stated"},
                {"statement": "b", "attributed_to": "west"},
            ],
            "claims": [{"of": "a#1"}],
        },
        {
            "id": "d",
            "source": "east-mod",
            "claims": [{"of": "a#1", "stance": "denies"}],
        },
        documents=[PAGE],
    )


def test_a_trace_tells_a_statement_once_and_where_it_comes_again(
    graph: ct.ClaimGraph,
) -> None:
    lines = str(ct.trace(graph, "c")).splitlines()

    assert lines == [
        "agency [c], on page: reports 4",
        (
            "  relays (translated), stated: west-mod [a, 2020-09-28], part of west: "
            "asserts 4 (“four of them”); asserts “It rained.”"
        ),
        "  relays: east [b], “They say four.”: its own words are not recorded here",
        "    (named as the speaker there: west)",
        "    relays: west-mod [a, 2020-09-28], part of west (see above)",
        "Origins:",
        "  west-mod [a, 2020-09-28], part of west",
    ]


def test_a_claim_is_traced_with_its_words_and_alone(graph: ct.ClaimGraph) -> None:
    printed = str(ct.trace(graph, "c#1"))

    assert printed.splitlines()[0] == "tanks (east, 2020-09-27): 4"
    assert "It rained" not in printed


def test_a_text_is_traced_by_its_words(graph: ct.ClaimGraph) -> None:
    printed = repr(ct.trace(graph, "a#2"))

    assert printed.splitlines() == [
        "“It rained.”",
        "west-mod [a, 2020-09-28], part of west: asserts “It rained.”",
        "Origins:",
        "  west-mod [a, 2020-09-28], part of west",
    ]


def test_a_denial_is_traced_as_one(graph: ct.ClaimGraph) -> None:
    printed = str(ct.trace(graph, "d"))

    assert printed.splitlines()[0] == "east-mod [d], part of east: denies 4"


def test_a_document_is_traced_from_all_its_statements(graph: ct.ClaimGraph) -> None:
    found = ct.trace(graph, "page")

    assert [found.step(one).label for one in found.starts] == ["c"]
    assert [found.step(one).label for one in found.origins] == ["a"]


def test_a_claim_is_traced_from_the_last_of_those_that_carry_it(
    graph: ct.ClaimGraph,
) -> None:
    (four,) = (id_ for id_, one in graph.of_kind(ct.Claim).items() if one.question_id)

    found = ct.trace(graph, four)

    assert [found.step(one).label for one in found.starts] == ["c"]


def test_a_claim_whose_carriers_relay_each_other_is_traced_from_all(
    build: Build,
) -> None:
    claims = [{"question": "day", "answer": 4}]
    graph = build(
        relay("a", "b", "west", claims=claims), relay("b", "a", "east", claims=claims)
    )
    (four,) = graph.of_kind(ct.Claim)

    found = ct.trace(graph, four)

    assert [found.step(one).label for one in found.starts] == ["a", "b"]


def test_a_ring_has_no_origin(build: Build) -> None:
    graph = build(relay("a", "b", "west"), relay("b", "a", "east"))

    found = ct.trace(graph, "a")

    assert [chain.ends_in_ring for chain in found.chains()] == [True]
    assert str(found).splitlines()[-1] == "No origin: only a ring."


def test_a_statement_that_relays_none_is_its_own_origin(graph: ct.ClaimGraph) -> None:
    found = ct.trace(graph, graph.get(graph.find_id("a", ct.Statement), ct.Statement))

    (chain,) = found.chains()
    assert (chain.statements, chain.relays) == (found.origins, ())


def first_known(graph: ct.ClaimGraph, traced: str) -> list[str]:
    found = ct.trace(graph, traced)
    return [found.step(one).label for one in found.first_known]


def test_where_an_origin_has_no_date_what_relays_it_is_known_first(
    build: Build,
) -> None:
    graph = build(
        {"id": "told", "source": "west-mod"},
        relay("wire", "told", asserted_at="2021-03-06"),
        relay("early", "told", asserted_at="2021-03-05"),
        {**relay("aside", "told"), "document": "p"},
        relay(
            "page",
            "wire",
            relays=[{"statement": one} for one in ("wire", "early", "aside")],
            asserted_at="2021-03-09",
        ),
        documents=[{"id": "p", "publisher": "agency", "published_at": "2021-03-08"}],
    )

    assert first_known(graph, "page") == ["aside", "early"]
    assert str(ct.trace(graph, "wire")).endswith(
        "First known:\n  agency [wire, 2021-03-06]"
    )


def test_a_dated_origin_is_known_first_and_an_undated_chain_never(
    build: Build,
) -> None:
    graph = build(
        {"id": "told", "source": "west-mod", "asserted_at": "2021-03-05"},
        relay("wire", "told", asserted_at="2021-03-05"),
        {"id": "other", "source": "west-mod"},
        relay("page", "other"),
    )

    assert first_known(graph, "wire") == ["told"]
    assert first_known(graph, "page") == []
    assert "First known" not in str(ct.trace(graph, "wire"))


def test_of_an_origin_that_only_reports_the_missing_hop_is_told(build: Build) -> None:
    graph = build(
        {
            "id": "wire",
            "source": "agency",
            "claims": [{"question": "day", "answer": 4, "stance": "reports"}],
        },
        relay("page", "wire"),
    )

    assert str(ct.trace(graph, "page")).endswith(
        "Origins:\n  agency [wire], who has it from somebody whose statement is not "
        "recorded"
    )
