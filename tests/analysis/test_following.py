"""Which relays lead back to where a claim came from."""

import json
from collections.abc import Callable

import pytest

import claimtrack as ct
from claimtrack.analysis import trace
from claimtrack.analysis.provenance.following import Following
from claimtrack.codec import CaseText, read_texts

Build = Callable[..., ct.ClaimGraph]
FOUR = {"question": "day", "answer": 4}
FIVE = {"question": "day", "answer": 5}


def said(label: str, *claims: object, source: str = "west-mod") -> object:
    return {"id": label, "source": source, "claims": claims}


def relay(label: str, *of: str, source: str = "agency", **more: object) -> object:
    relays = [{"statement": one} for one in of]
    return {"id": label, "source": source, "relays": relays, **more}


def origins(graph: ct.ClaimGraph, traced: str) -> list[str]:
    found = trace(graph, traced)
    return [found.step(one).label for one in found.origins]


def starts(graph: ct.ClaimGraph, label: str) -> list[str]:
    found = trace(graph, claim_of(graph, label))
    return [found.step(one).label for one in found.starts]


def claim_of(graph: ct.ClaimGraph, label: str) -> str:
    return graph.find_id(label, ct.Claim)


def test_a_claim_that_a_relay_asserts_itself_is_its_own(build: Build) -> None:
    graph = build(
        said("told", FOUR),
        relay("page", "told", claims=[{"of": "told"}, {**FIVE, "stance": "asserts"}]),
    )

    assert origins(graph, "page#2") == ["page"]
    assert origins(graph, "page#1") == ["told"]
    assert origins(graph, "page") == ["told"]


def test_a_claim_that_a_relay_changed_comes_from_what_it_relays(build: Build) -> None:
    graph = build(said("told", FOUR), relay("page", "told", claims=[FIVE]))

    assert origins(graph, "page#1") == ["told"]


def test_what_a_relay_asserts_as_well_is_not_its_own(build: Build) -> None:
    graph = build(
        said("told", FOUR),
        relay("wire", "told"),
        relay("page", "wire", claims=[{"of": "told", "stance": "asserts"}]),
    )

    assert origins(graph, "page#1") == ["told"]


def test_a_denial_is_no_origin_of_what_it_denies(build: Build) -> None:
    graph = build(
        said("told", FOUR),
        said("denied", {"of": "told", "stance": "denies"}, source="east-mod"),
        relay("page", "told", "denied", claims=[{**FOUR, "stance": "reports"}]),
    )

    assert origins(graph, "page#1") == ["told"]


def test_a_reported_denial_is_traced_to_who_denied(build: Build) -> None:
    graph = build(
        said("told", FOUR),
        said("denied", {"of": "told", "stance": "denies"}, source="east-mod"),
        relay("page", "told", "denied", claims=[{**FOUR, "stance": "reports-denial"}]),
    )

    assert origins(graph, "page#1") == ["denied"]


def test_unseen_relays_carry_what_they_lead_to(build: Build) -> None:
    graph = build(
        said("told", FOUR),
        said("other", FIVE),
        relay("wire", "told"),
        relay("post", "wire"),
        relay("away", "other"),
        relay("page", "post", "away", claims=[FOUR]),
    )

    assert origins(graph, "page#1") == ["told"]


def test_what_two_unseen_relays_in_a_ring_carry_is_told(build: Build) -> None:
    graph = build(
        said("told", FOUR),
        relay("left", "right"),
        relay("right", "left", "told"),
        relay("lost", "lost-too"),
        relay("lost-too", "lost"),
        relay("page", "left", "lost", claims=[FOUR]),
    )

    assert origins(graph, "page#1") == ["told"]


def test_a_ring_beside_another_start_is_a_start_too(build: Build) -> None:
    claims = [FOUR]
    graph = build(
        said("told", FOUR),
        relay("a", "b", "told", claims=claims),
        relay("b", "a", claims=claims),
        relay("alone", "told", claims=claims),
    )

    assert starts(graph, "told#1") == ["a", "alone", "b"]
    assert origins(graph, claim_of(graph, "told#1")) == ["told"]


def test_what_is_relayed_through_unseen_ones_is_no_start(build: Build) -> None:
    graph = build(
        said("told", FOUR), relay("wire", "told"), relay("page", "wire", claims=[FOUR])
    )

    assert starts(graph, "told#1") == ["page"]


def test_a_statement_entered_twice_is_one_on_the_way(build: Build) -> None:
    graph = build(
        said("told", FOUR),
        relay("wire", "told", key="one"),
        relay("wire-again", "told", key="two"),
        relay("page", "wire", "wire-again"),
        links=[
            {
                "kind": "same",
                "between": ["wire", "wire-again"],
                "by": "ada",
                "because": "One page.",
            }
        ],
    )

    found = trace(graph, "page")

    steps = [[found.step(one).label for one in c.statements] for c in found.chains()]
    assert {tuple(one) for one in steps} == {("page", steps[0][1], "told")}
    assert len(found.origins) == 1


def test_what_is_said_in_either_entry_is_said(build: Build) -> None:
    graph = build(
        said("told", FOUR),
        {"id": "told-again", "source": "west-mod", "claims": [], "key": "again"},
        relay("page", "told-again", claims=[FOUR]),
        links=[
            {
                "kind": "same",
                "between": ["told", "told-again"],
                "by": "ada",
                "because": "One briefing.",
            }
        ],
    )

    found = trace(graph, "page#1")

    (origin,) = found.origins
    assert found.step(origin).claims == ("asserts 4",)


def long_chain(length: int) -> ct.ClaimGraph:
    """A chain in which only the first and the last list the claim."""
    statements: list[object] = [{"id": "s0", "source": "a", "claims": [{"text": "x"}]}]
    statements += [
        relay(f"s{number}", f"s{number - 1}", source="a") for number in range(1, length)
    ]
    last = {"text": "x", "stance": "reports"}
    statements.append(relay("last", f"s{length - 1}", source="a", claims=[last]))
    case = {
        "claimtrack": 1,
        "name": "chain",
        "sources": [{"id": "a"}],
        "statements": statements,
    }
    return read_texts([CaseText(content=json.dumps(case).encode())])


def test_a_long_chain_of_unseen_relays_is_looked_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graph = long_chain(400)
    looks = []
    look = Following._look_up_from
    monkeypatch.setattr(
        Following,
        "_look_up_from",
        lambda self, one: (looks.append(one), look(self, one))[1],
    )

    found = trace(graph, "last#1")

    assert [found.step(one).label for one in found.origins] == ["s0"]
    assert len(looks) == 1


def test_a_ring_has_its_way_out_where_the_figure_changed_in_it(build: Build) -> None:
    graph = build(
        said("told", FOUR),
        relay("wire", "told", "page", claims=[FOUR]),
        relay("page", "wire", claims=[FIVE], source="east"),
    )

    assert origins(graph, "page#1") == ["told"]
    assert origins(graph, claim_of(graph, "page#1")) == ["told"]
    assert origins(graph, "wire#1") == ["told"]
