"""Questions about two named things, in every way of naming them."""

from collections.abc import Callable

import pytest

import claimtrack as ct
from claimtrack.analysis import Relation
from claimtrack.model import Assertion, digest

Build = Callable[..., ct.ClaimGraph]


@pytest.fixture
def graph(build: Build) -> ct.ClaimGraph:
    day = {"question": "day"}
    return build(
        {
            "id": "a",
            "source": "west-mod",
            "claims": [{**day, "answer": 4}, {**day, "answer": 5}],
        },
        {"id": "b", "source": "east-mod", "claims": [{**day, "answer": 3}]},
        {"id": "c", "source": "agency", "relays": [{"statement": "a"}]},
    )


def test_an_assertion_its_digest_and_its_label_name_the_same(
    graph: ct.ClaimGraph,
) -> None:
    made = graph.of_kind(Assertion)
    (id_,) = (one for one in made if graph.envelope(one).labels == ("b#1",))
    named = (
        made[id_],
        id_,
        "b#1",
        "b",
        graph.get(made[id_].statement_id, ct.Statement),
    )

    found = [ct.comparability(graph, "a#1", one) for one in named]

    assert found == [found[0]] * len(named)
    assert found[0].relation is Relation.SAME_QUESTION


def test_a_claim_stands_for_all_that_assert_it(graph: ct.ClaimGraph) -> None:
    (claim,) = (
        one for one in graph.of_kind(ct.Claim).values() if "(3, 3)" in repr(one)
    )

    by_record, by_digest = (ct.why(graph, "a", one) for one in (claim, digest(claim)))

    assert [one.verdict for one in by_record] == [ct.Verdict.CONFLICT] * 2
    assert by_record == by_digest


@pytest.mark.parametrize(("named", "count"), [("a", 2), ("c", 0)])
def test_what_makes_several_claims_or_none_cannot_be_compared_as_one(
    graph: ct.ClaimGraph, named: str, count: int
) -> None:
    with pytest.raises(ValueError, match=f"'{named}' makes {count} assertions; name"):
        ct.comparability(graph, named, "b")


def test_why_is_a_table_too() -> None:
    case = ct.Case("why")
    case.measure("tanks")
    case.question("q", "tanks", period="2020-09-27")
    for source, number in (("a", 2), ("b", 6)):
        case.source(source)
        case.say(f"K-{source}", source, "q", number, on="2020-10-01")
    case.source("c")
    case.relay("K-c", "c", of="K-a", answer=2)

    (row,) = ct.why(case.graph(), "K-a", "K-b").rows()
    (reported,) = ct.why(case.graph(), "K-c", "K-b").rows()

    assert (row["one"], row["one_says"], row["other"], row["other_says"]) == (
        "K-a#1",
        "2",
        "K-b#1",
        "6",
    )
    assert (row["verdict"], row["relation"]) == ("conflict", "same question")
    assert (reported["one_says"], reported["verdict"]) == ("reports 2", None)
    assert reported["resolve"] is None
    assert repr(ct.why(case.graph(), "K-a", "K-b")).startswith("K-a#1 a, 2020-10-01: ")
