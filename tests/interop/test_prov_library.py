"""Documents that the `prov` package and rdflib write, read and agree on."""

import datetime as dt

import pytest
from hypothesis import given

from claimtrack.graph import ClaimGraph
from claimtrack.interop import prov_text, prov_turtle, read_prov_text
from claimtrack.model import (
    Correction,
    CorrectionKind,
    Relay,
    RelayMode,
    Source,
    SourceKind,
    Statement,
    When,
    digest,
)
from claimtrack.testing import graphs

pytestmark = pytest.mark.extra
prov = pytest.importorskip("prov.model", reason="prov is not installed")
rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")

CHARTS, GOV = "http://example.org/charts/", "http://example.org/gov/"
OURS = "urn:claimtrack:ns:"


def rewritten(text: str) -> str:
    """A document, read and written by the package."""
    found = prov.ProvDocument.deserialize(content=text, format="json")
    written: str = found.serialize(format="json")
    return written


def the_story_of_a_chart() -> str:
    """The story of the PROV primer, told with the package.

    An analyst draws a chart from a government's data; a newspaper's article rests on
    it, a blog quotes the article, and the chart is drawn anew from mended data.
    Source: PROV Model Primer (W3C Note, 2013), sections 2 and 3.
    """
    told = prov.ProvDocument()
    told.add_namespace("exc", CHARTS)
    told.add_namespace("exg", GOV)
    told.add_namespace("foaf", "http://xmlns.com/foaf/0.1/")
    told.entity("exg:dataset1")
    told.entity("exc:article1", {"prov:label": "Crime rises in cities"})
    told.activity("exc:compile1")
    told.activity("exc:compose1")
    told.agent(
        "exc:derek",
        {
            "prov:type": told.valid_qualified_name("prov:Person"),
            "foaf:givenName": "Derek",
        },
    )
    told.agent(
        "exc:chartgen",
        {"prov:type": told.valid_qualified_name("prov:Organization")},
    )
    told.used("exc:compose1", "exg:dataset1")
    told.wasAssociatedWith("exc:compose1", "exc:derek")
    told.actedOnBehalfOf("exc:derek", "exc:chartgen")
    told.wasGeneratedBy("exc:chart1", "exc:compile1", dt.datetime(2012, 3, 2, 10, 30))  # noqa: DTZ001 -- as the primer gives it
    told.wasAttributedTo("exc:chart1", "exc:derek")
    told.wasAttributedTo("exc:chart2", "exc:chartgen")
    told.wasDerivedFrom("exc:article1", "exc:chart1")
    told.wasQuotedFrom("exc:blogEntry", "exc:article1")
    told.wasRevisionOf("exc:chart2", "exc:chart1")
    told.hadPrimarySource("exc:chart1", "exg:dataset1")
    written: str = told.serialize(format="json")
    return written


def statement(name: str, source: str | None, at: str | None = None) -> Statement:
    """The statement that an entity is."""
    return Statement(
        source_id=f"unknown author of {name}" if source is None else source,
        asserted_at=None if at is None else When(text=at),
        key=name,
    )


def test_the_story_of_the_primer_is_told() -> None:
    found = read_prov_text(the_story_of_a_chart())

    derek, chartgen = f"{CHARTS}derek", f"{CHARTS}chartgen"
    dataset = statement(f"{GOV}dataset1", None)
    article = statement(f"{CHARTS}article1", None)
    blog = statement(f"{CHARTS}blogEntry", None)
    chart = statement(f"{CHARTS}chart1", derek, "2012-03-02T10:30:00")
    second = statement(f"{CHARTS}chart2", chartgen)
    wanted = {
        Source(id=derek, kind=SourceKind.PERSON, part_of=[chartgen]),
        Source(id=chartgen, kind=SourceKind.ORGANIZATION),
        *(
            Source(id=x.source_id, kind=SourceKind.UNKNOWN)
            for x in (dataset, article, blog)
        ),
        *(dataset, article, blog, chart, second),
        Relay(statement_id=digest(article), rests_on_id=digest(chart)),
        Relay(
            statement_id=digest(blog),
            rests_on_id=digest(article),
            mode=RelayMode.VERBATIM,
        ),
        Relay(statement_id=digest(chart), rests_on_id=digest(dataset)),
        Correction(
            statement_id=digest(second),
            corrects_id=digest(chart),
            kind=CorrectionKind.CORRECTS,
        ),
    }
    graph = ClaimGraph(found.records)
    assert ClaimGraph([*wanted, *graph.envelopes.values()]) == graph
    assert sorted((x.noun, x.field, x.value) for x in found.losses) == [
        ("activity", "", ""),
        ("activity", "", ""),
        ("agent", "foaf:givenName", "Derek"),
        ("used", "", ""),
        ("wasAssociatedWith", "", ""),
        ("wasDerivedFrom", "prov:type", "prov:PrimarySource"),
        ("wasGeneratedBy", "prov:activity", f"{CHARTS}compile1"),
    ]


@given(graphs())
def test_the_package_reads_and_writes_our_documents_without_a_change(
    graph: ClaimGraph,
) -> None:
    found = read_prov_text(rewritten(prov_text(graph)[0]))

    assert found.losses == ()
    assert ClaimGraph(found.records) == graph


@given(graphs())
def test_rdflib_reads_in_turtle_what_stands_in_our_documents(graph: ClaimGraph) -> None:
    triples = rdflib.Graph().parse(data=prov_turtle(graph)[0], format="turtle")

    space = rdflib.Namespace("http://www.w3.org/ns/prov#")
    agents = set(triples.subjects(rdflib.RDF.type, space.Agent))
    statements = set(triples.subjects(space.wasAttributedTo, None))
    assert len(agents) == len(graph.of_kind(Source))
    assert len(statements) == len(graph.of_kind(Statement))
    ids = {str(one) for one in triples.objects(None, rdflib.URIRef(f"{OURS}id"))}
    assert len(ids) == len(graph)
