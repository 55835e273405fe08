"""What is concluded from a PROV document, and what is told to be lost."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.interop.prov_documents import EX, document, typed

from claimtrack.analysis import check
from claimtrack.graph import ClaimGraph
from claimtrack.interop import read_prov, read_prov_text
from claimtrack.model import (
    Conversion,
    Correction,
    CorrectionKind,
    Name,
    Order,
    Relay,
    RelayMode,
    Response,
    Source,
    SourceKind,
    Statement,
    When,
    digest,
)

ADA = {"prov:agent": "ex:ada"}
BOB = {"prov:agent": "ex:bob"}


def graph_of(found: Conversion) -> ClaimGraph:
    """What was read, as a graph."""
    return ClaimGraph(found.records)


def lost(found: Conversion) -> list[tuple[str, str, str, str]]:
    """What was lost, without the reasons."""
    return [(x.noun, x.record_id, x.field, x.value) for x in found.losses]


def attributed(**agents: str) -> dict[str, dict[str, str]]:
    """Attributions of entities to agents, by their names in the namespace `ex`."""
    return {
        f"_:{entity}{number}": {
            "prov:entity": f"ex:{entity}",
            "prov:agent": f"ex:{agent}",
        }
        for entity, named in agents.items()
        for number, agent in enumerate(named.split())
    }


def derived(*words: str) -> dict[str, object]:
    """A derivation of `ex:b` from `ex:a`."""
    types = {"prov:type": typed(*words)} if words else {}
    ends = {"prov:generatedEntity": "ex:b", "prov:usedEntity": "ex:a"}
    return {"_:d": {**ends, **types}}


def statement(name: str, agent: str | None = None, at: str | None = None) -> Statement:
    """The statement that an entity of `ex` is."""
    source = f"unknown author of {EX}{name}" if agent is None else f"{EX}{agent}"
    when = None if at is None else When(text=at)
    return Statement(source_id=source, asserted_at=when, key=f"{EX}{name}")


def edges(found: Conversion) -> list[object]:
    """The records that join statements."""
    kinds = (Correction, Order, Relay, Response)
    return [one for one in found.records if isinstance(one, kinds)]


def test_an_agent_is_a_source_under_its_iri_and_is_found_by_its_name() -> None:
    agents = {
        "ex:ada": {
            "prov:type": typed("prov:Person"),
            "prov:label": ["Ada", {"$": "Адa", "lang": "ru"}],
        }
    }

    found = read_prov_text(document(agent=agents))

    assert found.losses == ()
    graph = graph_of(found)
    assert list(graph.of_kind(Source).values()) == [
        Source(
            id=f"{EX}ada",
            kind=SourceKind.PERSON,
            names=[Name(text="Ada"), Name(text="Адa", language="ru")],
        )
    ]
    assert graph.find_id("ex:ada", Source) == f"{EX}ada"


def test_what_one_prefix_stands_for_in_two_files_is_not_one_source() -> None:
    texts = (
        json.dumps({"prefix": {"ex": space}, "agent": {"ex:ada": {}}})
        for space in (EX, "http://example.com/")
    )

    graph = ClaimGraph(one for text in texts for one in read_prov_text(text).records)

    assert len(graph.of_kind(Source)) == 2


def test_a_file_is_read_as_its_text_is(tmp_path: Path) -> None:
    text = document(agent={"ex:ada": {}})
    path = tmp_path / "one.json"
    path.write_text(text, encoding="utf-8")

    assert read_prov(path) == read_prov_text(text) == read_prov_text(text.encode())


def test_an_entity_is_a_statement_of_the_agent_it_is_attributed_to() -> None:
    text = document(
        entity={"ex:a": {"prov:value": "two tanks", "prov:label": "The report"}},
        wasAttributedTo=attributed(a="ada"),
        wasGeneratedBy={
            "_:g": {"prov:entity": "ex:a", "prov:time": "2020-09-27T10:02:00Z"}
        },
    )

    found = read_prov_text(text)

    assert found.losses == ()
    (said,) = graph_of(found).of_kind(Statement).values()
    assert said == Statement(
        source_id=f"{EX}ada",
        asserted_at=When(text="2020-09-27T10:02:00Z"),
        quote="two tanks",
        key=f"{EX}a",
    )
    assert graph_of(found).find_id("The report") == digest(said)


def test_two_entities_of_nobody_are_two_unknown_voices() -> None:
    found = read_prov_text(document(entity={"ex:a": {}, "ex:b": {}}))

    sources = graph_of(found).of_kind(Source)
    assert {one.kind for one in sources.values()} == {SourceKind.UNKNOWN}
    assert sorted(sources) == [
        f"unknown author of {EX}a",
        f"unknown author of {EX}b",
    ]


def test_of_several_agents_nobody_is_guessed_to_speak() -> None:
    found = read_prov_text(document(wasAttributedTo=attributed(a="ada bob")))

    assert list(graph_of(found).of_kind(Statement).values()) == [statement("a")]
    assert lost(found) == [
        ("wasAttributedTo", "_:a0", "", ""),
        ("wasAttributedTo", "_:a1", "", ""),
    ]


def test_of_several_agents_the_one_that_is_part_of_all_others_speaks() -> None:
    text = document(
        wasAttributedTo=attributed(a="desk ada"),
        actedOnBehalfOf={
            "_:o": {"prov:delegate": "ex:ada", "prov:responsible": "ex:desk"}
        },
    )

    found = read_prov_text(text)

    assert list(graph_of(found).of_kind(Statement).values()) == [statement("a", "ada")]
    assert lost(found) == [("wasAttributedTo", "_:a0", "", "")]


def test_delegation_in_one_activity_or_in_a_ring_makes_nobody_a_part() -> None:
    ways = (("ada", "bob"), ("bob", "ada"), ("cy", "ada"), ("di", "di"))
    delegations: dict[str, dict[str, str]] = {
        f"_:{number}": {"prov:delegate": f"ex:{one}", "prov:responsible": f"ex:{other}"}
        for number, (one, other) in enumerate(ways)
    }
    delegations["_:4"] = {
        "prov:delegate": "ex:di",
        "prov:responsible": "ex:ada",
        "prov:activity": "ex:run",
    }

    found = read_prov_text(document(actedOnBehalfOf=delegations))

    parts = {x.id: x.part_of for x in graph_of(found).of_kind(Source).values()}
    assert parts == {
        f"{EX}ada": (),
        f"{EX}bob": (),
        f"{EX}cy": (f"{EX}ada",),
        f"{EX}di": (),
    }
    assert [one.record_id for one in found.losses] == ["_:0", "_:1", "_:3", "_:4"]


@pytest.mark.parametrize(
    ("words", "mode", "losses"),
    [
        ((), RelayMode.UNKNOWN, []),
        (("prov:Quotation",), RelayMode.VERBATIM, []),
        (("prov:PrimarySource",), RelayMode.UNKNOWN, ["prov:PrimarySource"]),
        (("ex:Summary",), RelayMode.UNKNOWN, ["ex:Summary"]),
    ],
)
def test_a_derivation_is_a_relay(
    words: tuple[str, ...], mode: RelayMode, losses: list[str]
) -> None:
    found = read_prov_text(document(wasDerivedFrom=derived(*words)))

    one, other = digest(statement("b")), digest(statement("a"))
    assert edges(found) == [Relay(statement_id=one, rests_on_id=other, mode=mode)]
    assert [loss.value for loss in found.losses] == losses


def test_a_type_of_prov_that_is_written_as_plain_text_counts_as_one() -> None:
    told = {"_:d": {**dict(derived()["_:d"]), "prov:type": "prov:Quotation"}}  # type: ignore[call-overload]  # a mapping, as written above

    found = read_prov_text(document(wasDerivedFrom=told))

    assert [one.mode for one in found.records if isinstance(one, Relay)] == [
        RelayMode.VERBATIM
    ]


@pytest.mark.parametrize(
    ("agents", "kind", "lost_count"),
    [
        ({"a": "ada", "b": "ada"}, Correction, 0),
        ({"a": "ada", "b": "desk"}, Correction, 0),
        ({"a": "desk", "b": "ada"}, Correction, 0),
        ({"a": "ada", "b": "bob"}, Response, 1),
        ({"a": "ada"}, Order, 1),
        ({"b": "ada"}, Order, 1),
        ({}, Order, 1),
    ],
)
def test_a_revision_withdraws_only_what_its_own_source_said(
    agents: dict[str, str], kind: type, lost_count: int
) -> None:
    text = document(
        wasAttributedTo=attributed(**agents),
        wasDerivedFrom=derived("prov:Revision"),
        actedOnBehalfOf={
            "_:o": {"prov:delegate": "ex:ada", "prov:responsible": "ex:desk"}
        },
    )

    found = read_prov_text(text)

    assert [type(one) for one in edges(found)] == [kind]
    assert len(found.losses) == lost_count


def ended(
    partners: Iterable[dict[str, str]],
    *,
    by: str = "ada",
    at: str | None = "2020-09-28T00:00:00Z",
) -> str:
    """A document in which what was said is invalidated by what partners took part in."""
    ending = {"prov:entity": "ex:a", "prov:activity": "ex:run"}
    return document(
        activity={"ex:run": {}},
        wasAttributedTo=attributed(a=by),
        wasInvalidatedBy={
            "ex:end": {**ending, **({} if at is None else {"prov:time": at})}
        },
        wasAssociatedWith={
            f"_:p{number}": {"prov:activity": "ex:run", **one}
            for number, one in enumerate(partners)
        },
        actedOnBehalfOf={
            "_:o": {"prov:delegate": "ex:ada", "prov:responsible": "ex:desk"}
        },
    )


@pytest.mark.parametrize("who", ["ada", "desk"])
def test_who_ends_what_it_said_retracts_it(who: str) -> None:
    found = read_prov_text(ended([{"prov:agent": f"ex:{who}"}]))

    said = Statement(
        source_id=f"{EX}{who}",
        asserted_at=When(text="2020-09-28T00:00:00Z"),
        key=f"{EX}end",
    )
    assert said in found.records
    assert edges(found) == [
        Correction(
            statement_id=digest(said),
            corrects_id=digest(statement("a", "ada")),
            kind=CorrectionKind.RETRACTS,
        )
    ]
    assert lost(found) == [("activity", "ex:run", "", "")]


@pytest.mark.parametrize("partners", [[], [BOB], [ADA, BOB], [ADA, {}], [{}]], ids=str)
def test_what_somebody_else_ends_is_not_withdrawn(
    partners: list[dict[str, str]],
) -> None:
    found = read_prov_text(ended(partners))

    assert edges(found) == []
    assert ("wasInvalidatedBy", "ex:end", "", "") in lost(found)
    assert [x.noun for x in found.losses].count("wasAssociatedWith") == len(partners)


def test_a_retraction_keeps_no_plan_role_or_odd_time() -> None:
    partner = {**ADA, "prov:plan": "ex:plan", "prov:role": "editor"}

    found = read_prov_text(ended([partner], at="2020-09-28T24:00:00"))

    assert len(edges(found)) == 1
    assert lost(found) == [
        ("activity", "ex:run", "", ""),
        ("wasInvalidatedBy", "ex:end", "prov:time", "2020-09-28T24:00:00"),
        ("wasAssociatedWith", "_:p0", "prov:plan", f"{EX}plan"),
        ("wasAssociatedWith", "_:p0", "prov:role", "editor"),
    ]


def test_what_an_activity_used_is_not_what_its_results_rest_on() -> None:
    text = document(
        used={"_:u": {"prov:activity": "ex:run", "prov:entity": "ex:a"}},
        wasGeneratedBy={"_:g": {"prov:entity": "ex:b", "prov:activity": "ex:run"}},
    )

    found = read_prov_text(text)

    assert edges(found) == []
    assert lost(found) == [("used", "_:u", "", ""), ("wasGeneratedBy", "_:g", "", "")]


def test_several_times_or_values_of_one_entity_are_none() -> None:
    times = ("2020-09-27T10:02:00Z", "2020-09-28T10:02:00Z")
    text = document(
        entity={"ex:a": [{"prov:value": "two"}, {"prov:value": ["three", 4]}]},
        wasGeneratedBy={
            f"_:g{number}": {"prov:entity": "ex:a", "prov:time": time}
            for number, time in enumerate(times)
        },
    )

    found = read_prov_text(text)

    assert statement("a") in found.records
    assert [value for *_, value in lost(found)] == ["two", "three", "4", *times]


def test_two_plain_words_of_one_derivation_make_one_relay() -> None:
    ends = {"prov:generatedEntity": "ex:b", "prov:usedEntity": "ex:a"}
    told = {"ex:d": ends, "_:e": {**ends, "prov:type": typed("prov:Quotation")}}

    found = read_prov_text(document(wasDerivedFrom=told))

    (relay,) = edges(found)
    assert isinstance(relay, Relay)
    assert relay.mode is RelayMode.VERBATIM
    assert graph_of(found).envelope(digest(relay)).labels == ("ex:d",)


def test_a_bundle_is_read_with_its_own_prefixes_and_what_it_is_gets_lost() -> None:
    bundle = {
        "prefix": {"ex": "http://example.com/"},
        "entity": {"ex:a": {}},
        "activity": {"ex:run": {}},
    }

    found = read_prov_text(document(bundle={"ex:b1": bundle}))

    (said,) = graph_of(found).of_kind(Statement).values()
    assert said.key == "http://example.com/a"
    assert lost(found) == [
        ("bundle", "ex:b1", "", ""),
        ("activity", '$.bundle["ex:b1"].activity["ex:run"]', "", ""),
    ]


def test_a_name_without_prefix_is_in_the_default_namespace() -> None:
    prefixes = {"default": EX, "prov": "http://www.w3.org/ns/prov#"}

    found = read_prov_text(json.dumps({"prefix": prefixes, "agent": {"ada": {}}}))

    assert Source(id=f"{EX}ada") in found.records


def test_how_a_derivation_came_about_is_lost() -> None:
    told = dict(derived()["_:d"])  # type: ignore[call-overload]  # a mapping
    told |= {"prov:activity": "ex:run", "prov:generation": "_:g", "prov:usage": "ex:u"}

    found = read_prov_text(document(wasDerivedFrom={"_:d": told}))

    assert [(one.field, one.value) for one in found.losses] == [
        ("prov:activity", f"{EX}run"),
        ("prov:generation", "_:g"),
        ("prov:usage", f"{EX}u"),
    ]


def test_what_ends_without_a_name_retracts_under_what_it_joins() -> None:
    text = json.loads(ended([ADA], at=None))
    text["wasInvalidatedBy"] = {"_:end": text["wasInvalidatedBy"]["ex:end"]}

    found = read_prov_text(json.dumps(text))

    key = f"invalidation of {EX}a by {EX}run"
    said = Statement(source_id=f"{EX}ada", key=key)
    assert said in found.records


def test_a_chain_of_command_as_long_as_the_document_takes_no_time() -> None:
    count = 3_000
    text = document(
        actedOnBehalfOf={
            f"_:{n}": {"prov:delegate": f"ex:a{n}", "prov:responsible": f"ex:a{n + 1}"}
            for n in range(count)
        },
        wasAttributedTo={
            f"_:{n}": {"prov:entity": f"ex:e{n // 2}", "prov:agent": f"ex:a{n}"}
            for n in range(count)
        },
    )

    found = read_prov_text(text)

    # The nearer of two speaks, wherever in the chain the two are.
    assert len(found.losses) == count // 2
    assert Statement(source_id=f"{EX}a10", key=f"{EX}e5") in found.records


def test_every_loss_says_why_and_names_what_the_document_names() -> None:
    text = document(
        agent={
            "ex:ada": {
                "prov:type": typed("prov:Person", "prov:Organization", "ex:Bot"),
                "prov:label": 7,
                "ex:age": {"$": "36", "type": "xsd:int"},
            }
        },
        entity={
            "ex:a": {
                "prov:type": [*typed("prov:Plan"), "report"],
                "prov:label": [{"$": "titre", "lang": "fr"}, 3],
                "prov:value": {"$": "mots", "lang": "fr"},
                "ex:size": [1.5, True, 1e-7],
                "prov:location": {"$": "http://x.org/", "type": "xsd:anyURI"},
            }
        },
        wasInfluencedBy={"_:i": {"prov:influencee": "ex:a", "prov:influencer": "ex:b"}},
        wasAttributedTo={"ex:w": {"prov:entity": "ex:a", **ADA, "prov:role": "author"}},
        wasGeneratedBy={
            "ex:g": {
                "prov:entity": "ex:a",
                "prov:activity": "ex:run",
                "prov:time": "2020-09-27T10:02:00",
            }
        },
        hadMember={"_:m": {"prov:collection": "ex:c", "prov:entity": ["ex:a"]}},
    )

    found = read_prov_text(text)

    assert all(one.because for one in found.losses)
    assert lost(found) == [
        ("agent", "ex:ada", "prov:type", "prov:Person"),
        ("agent", "ex:ada", "prov:type", "prov:Organization"),
        ("agent", "ex:ada", "prov:type", "ex:Bot"),
        ("agent", "ex:ada", "ex:age", "36"),
        ("agent", "ex:ada", "prov:label", "7"),
        ("entity", "ex:a", "prov:value", "@fr"),
        ("entity", "ex:a", "prov:type", "prov:Plan"),
        ("entity", "ex:a", "prov:type", "report"),
        ("entity", "ex:a", "prov:label", "@fr"),
        ("entity", "ex:a", "prov:label", "3"),
        ("entity", "ex:a", "ex:size", "1.5"),
        ("entity", "ex:a", "ex:size", "true"),
        ("entity", "ex:a", "ex:size", "1e-07"),
        ("entity", "ex:a", "prov:location", "http://x.org/"),
        ("wasInfluencedBy", "_:i", "", ""),
        ("wasAttributedTo", "ex:w", "id", "ex:w"),
        ("wasAttributedTo", "ex:w", "prov:role", "author"),
        ("wasGeneratedBy", "ex:g", "prov:activity", f"{EX}run"),
        ("wasGeneratedBy", "ex:g", "id", "ex:g"),
        ("hadMember", "_:m", "", ""),
    ]


def test_derivations_in_a_ring_are_found() -> None:
    pairs = (("a", "b"), ("b", "c"), ("c", "a"))
    told = {
        f"_:{later}": {
            "prov:generatedEntity": f"ex:{later}",
            "prov:usedEntity": f"ex:{earlier}",
        }
        for later, earlier in pairs
    }

    graph = graph_of(read_prov_text(document(wasDerivedFrom=told)))

    (finding,) = check(graph)
    assert finding.code == "circular-report"
    assert {one.statement_id for one in finding.sides} == {
        digest(statement(x)) for x in "abc"
    }


def test_what_was_there_before_what_it_is_derived_from_is_found() -> None:
    times = {"a": "2020-09-28T00:00:00Z", "b": "2020-09-27T00:00:00Z"}
    text = document(
        wasDerivedFrom=derived("prov:Quotation"),
        wasGeneratedBy={
            f"_:g{name}": {"prov:entity": f"ex:{name}", "prov:time": time}
            for name, time in times.items()
        },
    )

    (finding,) = check(graph_of(read_prov_text(text)))

    assert finding.code == "impossible-order"
    assert {one.statement_id for one in finding.sides} == {
        digest(statement(name, at=time)) for name, time in times.items()
    }
