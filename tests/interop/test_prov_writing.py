"""A graph as PROV: what stands in PROV's own words, and under which names."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.interop.prov_documents import EX, typed

from claimtrack.errors import InvalidValueError
from claimtrack.graph import ClaimGraph
from claimtrack.interop import (
    prov_text,
    prov_turtle,
    read_prov,
    read_prov_text,
    write_prov,
)
from claimtrack.model import (
    Correction,
    CorrectionKind,
    Document,
    Loss,
    Name,
    Order,
    Record,
    Relay,
    RelayMode,
    Response,
    Source,
    SourceKind,
    Statement,
    When,
    digest,
)

DESK = Source(id="desk", kind=SourceKind.ORGANIZATION)
ADA = Source(
    id=f"{EX}ada",
    kind=SourceKind.PERSON,
    names=[Name(text="Ada"), Name(text="Ада", language="ru")],
    part_of=["desk"],
)
FIRST = Statement(
    source_id=ADA.id,
    asserted_at=When(text="2020-09-27T10:02:00Z"),
    quote="two tanks",
    key=f"{EX}first",
)
SECOND = Statement(source_id="desk", asserted_at=When(text="2020-09-28"), key="b")


def graph(*edges: Record) -> ClaimGraph:
    """A graph of two statements, and what joins them."""
    return ClaimGraph([DESK, ADA, FIRST, SECOND, *edges])


def written(*edges: Record) -> dict[str, Any]:
    """What such a graph is written as."""
    found: dict[str, Any] = json.loads(prov_text(graph(*edges))[0])
    return found


def test_sources_and_statements_stand_in_words_of_prov() -> None:
    second = f"statement:{digest(SECOND)}"

    found = written()

    assert found == {
        "prefix": {
            "ct": "urn:claimtrack:ns:",
            "ns1": EX,
            "source": "urn:claimtrack:source:",
            "statement": "urn:claimtrack:statement:",
        },
        "entity": {
            "ns1:first": {
                "prov:type": typed("ct:Statement"),
                "prov:value": "two tanks",
                "ct:id": digest(FIRST),
                "ct:kind": "telling",
            },
            second: {
                "prov:type": typed("ct:Statement"),
                "ct:asserted_at": "2020-09-28",
                "ct:id": digest(SECOND),
                "ct:key": "b",
                "ct:kind": "telling",
            },
        },
        "agent": {
            "source:desk": {
                "prov:type": typed("ct:Source", "prov:Organization"),
                "ct:id": "desk",
            },
            "ns1:ada": {
                "prov:type": typed("ct:Source", "prov:Person"),
                "prov:label": ["Ada", {"$": "Ада", "lang": "ru"}],
                "ct:id": ADA.id,
            },
        },
        "wasGeneratedBy": {
            "_:wasGeneratedBy1": {
                "prov:entity": "ns1:first",
                "prov:time": "2020-09-27T10:02:00Z",
            }
        },
        "wasAttributedTo": found["wasAttributedTo"],
        "actedOnBehalfOf": {
            "_:actedOnBehalfOf1": {
                "prov:delegate": "ns1:ada",
                "prov:responsible": "source:desk",
            }
        },
    }
    assert sorted(map(str, found["wasAttributedTo"].values())) == sorted(
        str({"prov:entity": entity, "prov:agent": agent})
        for entity, agent in ((second, "source:desk"), ("ns1:first", "ns1:ada"))
    )


ENDS = {"statement_id": digest(SECOND)}
LATER = f"statement:{digest(SECOND)}"


@pytest.mark.parametrize(
    ("edge", "section", "members"),
    [
        (
            Relay(**ENDS, rests_on_id=digest(FIRST), mode=RelayMode.VERBATIM),
            "wasDerivedFrom",
            {
                "prov:generatedEntity": LATER,
                "prov:usedEntity": "ns1:first",
                "prov:type": typed("ct:Relay", "prov:Quotation"),
                "ct:mode": "verbatim",
            },
        ),
        (
            Relay(**ENDS, rests_on_id=digest(FIRST), attributed_to=ADA.id),
            "wasDerivedFrom",
            {
                "prov:generatedEntity": LATER,
                "prov:usedEntity": "ns1:first",
                "prov:type": typed("ct:Relay"),
                "ct:attributed_to": ADA.id,
                "ct:mode": "unknown",
            },
        ),
        (
            Response(**ENDS, answers_id=digest(FIRST)),
            "wasInfluencedBy",
            {
                "prov:influencee": LATER,
                "prov:influencer": "ns1:first",
                "prov:type": typed("ct:Response"),
            },
        ),
        (
            Correction(**ENDS, corrects_id=digest(FIRST), kind=CorrectionKind.CORRECTS),
            "wasDerivedFrom",
            {
                "prov:generatedEntity": LATER,
                "prov:usedEntity": "ns1:first",
                "prov:type": typed("ct:Correction", "prov:Revision"),
                "ct:kind": "corrects",
            },
        ),
        (
            Correction(**ENDS, corrects_id=digest(FIRST), kind=CorrectionKind.DISOWNS),
            "wasInfluencedBy",
            {
                "prov:influencee": LATER,
                "prov:influencer": "ns1:first",
                "prov:type": typed("ct:Correction"),
                "ct:kind": "disowns",
            },
        ),
        (
            Correction(**ENDS, corrects_id=digest(FIRST), kind=CorrectionKind.RETRACTS),
            "wasInvalidatedBy",
            {
                "prov:entity": "ns1:first",
                "prov:activity": f"saying:{digest(SECOND)}",
                "prov:type": typed("ct:Correction"),
                "ct:kind": "retracts",
                "ct:statement_id": digest(SECOND),
            },
        ),
        (
            Order(**ENDS, after_id=digest(FIRST)),
            "entity",
            {
                "prov:type": typed("ct:Order"),
                "ct:after_id": digest(FIRST),
                "ct:statement_id": digest(SECOND),
            },
        ),
    ],
)
def test_an_edge_stands_as_the_relation_that_prov_has_for_it(
    edge: Relay, section: str, members: dict[str, object]
) -> None:
    found = written(edge)

    name = f"{type(edge).__name__.lower()}:{digest(edge)}"
    assert found[section][name] == {"ct:id": digest(edge), **members}
    assert ClaimGraph(read_prov_text(json.dumps(found)).records) == graph(edge)


def test_a_retraction_is_the_activity_that_its_statement_came_of() -> None:
    ends = {**ENDS, "corrects_id": digest(FIRST)}

    found = written(Correction(**ends, kind=CorrectionKind.RETRACTS))

    saying = f"saying:{digest(SECOND)}"
    assert found["activity"] == {saying: {"prov:type": typed("ct:Saying")}}
    assert {"prov:entity": LATER, "prov:activity": saying} in found[
        "wasGeneratedBy"
    ].values()


def test_a_retraction_of_ours_has_no_time_but_its_statements() -> None:
    ends = {**ENDS, "corrects_id": digest(FIRST)}
    text = written(Correction(**ends, kind=CorrectionKind.RETRACTS))
    (ending,) = text["wasInvalidatedBy"].values()
    ending["prov:time"] = "2020-09-29T00:00:00Z"

    found = read_prov_text(json.dumps(text))

    assert [(x.field, x.value) for x in found.losses] == [
        ("prov:time", "2020-09-29T00:00:00Z")
    ]


def test_of_two_statements_with_one_key_neither_has_it_for_a_name() -> None:
    key = f"{EX}first"
    others = [
        Statement(source_id="desk", key=key),
        Statement(source_id=ADA.id, key=key),
    ]

    found = json.loads(prov_text(ClaimGraph([DESK, ADA, *others]))[0])

    assert sorted(found["entity"]) == sorted(f"statement:{digest(x)}" for x in others)


def test_a_key_that_names_a_source_is_no_name_of_a_statement() -> None:
    said = Statement(source_id="desk", key=ADA.id)

    found = json.loads(prov_text(ClaimGraph([DESK, ADA, said]))[0])

    assert list(found["entity"]) == [f"statement:{digest(said)}"]


def test_what_others_add_to_a_graph_that_was_written_is_read_or_lost() -> None:
    text = written(Relay(**ENDS, rests_on_id=digest(FIRST)))
    text["prefix"]["ex"] = "http://example.com/"
    (relay,) = text["wasDerivedFrom"].values()
    relay |= {"prov:usage": "ex:u", "ex:sure": True, "prov:time": "2020"}
    relay["prov:type"] += typed("ex:Copy", "prov:Quotation")
    text["agent"]["source:desk"]["ct:kind"] = "state"
    text["entity"]["ns1:first"] |= {"prov:label": "First", "ex:size": 3}
    text["entity"]["ex:new"] = {"ct:kind": "call"}
    text["wasDerivedFrom"]["_:d"] = {
        "prov:generatedEntity": "ex:new",
        "prov:usedEntity": "ns1:first",
    }
    document = Document(url="http://example.org/")
    text["entity"]["ns1:page"] = [
        {
            "prov:type": typed("ct:Document", "ex:Page"),
            "ct:url": document.url,
            "ct:id": digest(document),
        },
        {"ex:pages": 2},
    ]
    for section, ends in (
        (
            "wasDerivedFrom",
            {"prov:generatedEntity": "ns1:page", "prov:usedEntity": "ex:new"},
        ),
        ("wasAttributedTo", {"prov:entity": "ns1:page", "prov:agent": "ns1:ada"}),
        ("wasGeneratedBy", {"prov:entity": "ns1:page"}),
    ):
        text[section]["_:page"] = ends

    found = read_prov_text(json.dumps(text))

    new = Statement(
        source_id="unknown author of http://example.com/new",
        key="http://example.com/new",
    )
    assert {
        new,
        document,
        Relay(statement_id=digest(new), rests_on_id=digest(FIRST)),
    } <= {*found.records}
    assert {(x.noun, x.field, x.value) for x in found.losses} == {
        ("entity", "prov:label", "First"),
        ("entity", "ex:size", "3"),
        ("entity", "ct:kind", "call"),
        ("wasDerivedFrom", "prov:usage", "http://example.com/u"),
        ("wasDerivedFrom", "ex:sure", "true"),
        ("wasDerivedFrom", "prov:time", "2020"),
        ("wasDerivedFrom", "prov:type", "ex:Copy"),
        ("wasDerivedFrom", "prov:type", "prov:Quotation"),
        ("agent", "prov:type", "prov:Organization"),
        ("entity", "prov:type", "ex:Page"),
        ("entity", "ex:pages", "2"),
        ("wasDerivedFrom", "", ""),
        ("wasAttributedTo", "", ""),
        ("wasGeneratedBy", "", ""),
    }


def test_two_that_nobody_knows_may_be_one_so_that_a_revision_is_only_later() -> None:
    nobody = Source(id="nobody", kind=SourceKind.ANONYMOUS)
    said = [Statement(source_id="nobody", key=f"{EX}{name}") for name in "ab"]
    text = json.loads(prov_text(ClaimGraph([nobody, *said]))[0])
    ends = {"prov:generatedEntity": "ns1:b", "prov:usedEntity": "ns1:a"}
    text["wasDerivedFrom"] = {"_:d": {**ends, "prov:type": typed("prov:Revision")}}

    found = read_prov_text(json.dumps(text))

    assert (
        Order(statement_id=digest(said[1]), after_id=digest(said[0])) in found.records
    )
    assert [one.value for one in found.losses] == ["prov:Revision"]


def test_the_name_of_a_file_says_how_it_is_written(tmp_path: Path) -> None:
    given = graph(Relay(**ENDS, rests_on_id=digest(FIRST)))

    assert write_prov(given, tmp_path / "one.json") == ()
    assert write_prov(given, tmp_path / "one.TTL") == ()

    assert ClaimGraph(read_prov(tmp_path / "one.json").records) == given
    turtle = (tmp_path / "one.TTL").read_text(encoding="utf-8")
    assert (turtle, ()) == prov_turtle(given)
    with pytest.raises(InvalidValueError, match=r"ends in \.json or \.ttl"):
        write_prov(given, tmp_path / "one.xml")


def test_turtle_says_a_relation_plainly_and_with_all_that_is_known_of_it() -> None:
    relay = Relay(**ENDS, rests_on_id=digest(FIRST), mode=RelayMode.VERBATIM)

    text, losses = prov_turtle(graph(relay))

    assert losses == ()
    assert (
        f"""
<urn:claimtrack:relay:{digest(relay)}> a prov:Quotation ;
    prov:entity <{EX}first> ;
    a ct:Relay ;
    ct:id "{digest(relay)}" ;
    ct:mode "verbatim" .
"""
        in text
    )
    assert f"prov:wasQuotedFrom <{EX}first> ;" in text
    assert '"2020-09-27T10:02:00Z"^^xsd:dateTime' in text
    assert 'rdfs:label "Ада"@ru' in text


def test_a_language_that_turtle_has_no_tag_for_is_lost() -> None:
    name = Name(text="Ada", language="not a tag")

    text, losses = prov_turtle(ClaimGraph([Source(id="ada", names=[name])]))

    assert 'rdfs:label "Ada"' in text
    assert losses == (
        Loss(
            noun="source",
            record_id="ada",
            field="names",
            value="not a tag: Ada",
            because="no language tag of Turtle: the name is written without it",
        ),
    )
