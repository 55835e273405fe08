"""ClaimReview: what messy pages tell, and what is read back of what we write."""

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hostile.payloads import PAYLOADS
from tests.interop.claimreviews import BASE, DOCUMENTS, RATED, script

from claimtrack.codec import Case, Limits, convert, read
from claimtrack.errors import MalformedInputError
from claimtrack.graph import ClaimGraph
from claimtrack.interop import (
    ALL_FORMATS,
    claimreview_text,
    read_claimreview,
    read_claimreview_text,
    write_claimreview,
)
from claimtrack.interop.claimreview.reading import is_claimreview
from claimtrack.model import (
    Assertion,
    Claim,
    Conversion,
    Document,
    Envelope,
    Name,
    Record,
    Review,
    Source,
    SourceKind,
    Statement,
    When,
    digest,
    record_id,
)
from claimtrack.testing import graphs

WRITTEN_KINDS = ("person", "organization", "outlet", "state")
EXAMPLE = Path(__file__).parents[2] / "examples" / "karabakh-2020-09-27"


def told(found: Conversion) -> list[str]:
    """What a conversion comes to, in lines."""
    graph = ClaimGraph(found.records)
    lines = [
        f'{_who(graph, one)}: "{_words(graph, one)}" is {_rated(one)}'
        for one in graph.of_kind(Review).values()
    ]
    for one in graph.of_kind(Assertion).values():
        verb = "" if one.stance.value == "asserts" else f" {one.stance.value}"
        lines.append(f"{_who(graph, one)}{verb}: {_words(graph, one)}")
    lines += [f"lost {x.field}: {x.value} - {x.because}" for x in found.losses]
    return sorted(lines)


def _who(graph: ClaimGraph, one: Review | Assertion) -> str:
    said = graph.get(one.statement_id, Statement)
    when = "" if said.asserted_at is None else f" ({said.asserted_at.text})"
    if said.document_id is None:
        return f"{said.source_id}{when}"
    return f"{said.source_id}{when} @ {graph.get(said.document_id, Document).url}"


def _words(graph: ClaimGraph, one: Review | Assertion) -> str:
    return str(graph.get(one.claim_id, Claim).text)


def _rated(one: Review) -> str:
    return one.rating if one.scale is None else f"{one.rating} [{one.scale}]"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_messy_document_is_read_as_far_as_it_can_be(name: str) -> None:
    document, expected = DOCUMENTS[name]

    assert told(read_claimreview_text(document)) == sorted(expected)


def test_there_are_fifty_messy_documents() -> None:
    assert len(DOCUMENTS) >= 50


def is_told(graph: ClaimGraph) -> bool:
    """Whether there is anything that is written."""
    return bool(graph.of_kind(Review) or graph.of_kind(Assertion))


def written_and_read(graph: ClaimGraph) -> tuple[ClaimGraph, set[tuple[str, str]]]:
    """What is read of what was written, and what was told to be lost."""
    text, losses = claimreview_text(graph)
    again = read_claimreview_text(text).records if is_told(graph) else ()
    return ClaimGraph(again), {(loss.record_id, loss.field) for loss in losses}


def assert_only_that_is_lost(graph: ClaimGraph) -> ClaimGraph:
    """Every record is there again, but for exactly what is told to be lost."""
    again, lost = written_and_read(graph)
    for id_ in (
        record_id(one) for one in graph.records() if not isinstance(one, Envelope)
    ):
        assert (id_ in again) == ((id_, "") not in lost)
        if id_ in again and not {field for one, field in lost if one == id_}:
            assert again[id_] == graph[id_]
    return again


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_was_read_is_written_and_read_again_the_same(name: str) -> None:
    graph = ClaimGraph(read_claimreview_text(DOCUMENTS[name][0]).records)

    again = assert_only_that_is_lost(graph)

    if is_told(graph):
        kinds = (Review, Assertion, Claim, Statement)
        assert [again.of_kind(kind) for kind in kinds] == [
            graph.of_kind(kind) for kind in kinds
        ]


@given(graphs())
def test_of_any_graph_that_is_lost_which_is_told(graph: ClaimGraph) -> None:
    assert_only_that_is_lost(graph)


addresses = st.sampled_from(
    ["https://a.example/1", "https://b.example", "http://c.example/ä?x=1#y"]
)
languages = st.sampled_from([None, "en", "pt-BR"])
sources = st.builds(
    Source,
    id=st.one_of(addresses, st.sampled_from(["desk", "Li", "a <b>", "A & B"])),
    kind=st.sampled_from([None, *(k for k in SourceKind if k.value in WRITTEN_KINDS)]),
    names=st.lists(
        st.builds(Name, text=st.sampled_from(["Li", "A &lt; B"])), max_size=2
    ),
)


@st.composite
def reviewed(draw: st.DrawFn) -> ClaimGraph:
    """Graphs of reviews and claims that the format has a place for."""
    speakers = {one.id: one for one in draw(st.lists(sources, min_size=1, max_size=3))}
    ids = st.sampled_from(sorted(speakers))
    records: list[Record] = [*speakers.values()]
    for number in range(draw(st.integers(1, 4))):
        words = draw(st.sampled_from(["It fell.", "2 < 3 & <b>", "الجسر", "x"]))
        claim = Claim(text=words, language=draw(languages))
        page = Document(
            url=f"https://page.example/{number}",
            published_at=draw(st.sampled_from([None, When(text="2020-09")])),
            title=draw(st.sampled_from([None, "A title", "<i>"])),
        )
        is_review = draw(st.booleans())
        said = Statement(
            source_id=draw(ids),
            document_id=digest(page),
            asserted_at=None
            if is_review
            else draw(st.sampled_from([None, When(text="2020-09-27")])),
        )
        records += [claim, page, said]
        ends = {"statement_id": digest(said), "claim_id": digest(claim)}
        if is_review:
            rating = draw(st.sampled_from(["False", "1", "False (1)", "-1.5", "a (b)"]))
            scale = draw(st.sampled_from([None, "1 to 5", "5 to ?", "Pinocchios"]))
            records.append(Review(**ends, rating=rating, scale=scale))
        else:
            records.append(Assertion(**ends))
    return ClaimGraph(records)


@given(reviewed())
def test_reviews_and_claims_in_words_are_read_back(graph: ClaimGraph) -> None:
    again, lost = written_and_read(graph)

    spoken = {one.source_id for one in graph.of_kind(Statement).values()}
    unspoken = {id_ for id_ in graph.of_kind(Source) if id_ not in spoken}
    assert {id_ for id_, _ in lost} <= unspoken
    assert assert_only_that_is_lost(graph) == again


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_a_text_ends_the_script_that_it_stands_in(payload: str) -> None:
    case = Case("hostile")
    case.source("s", payload)
    case.say("K1", "s", text=payload, quote=payload)

    text, _ = claimreview_text(case.graph())

    assert "<" not in text
    assert json.loads(text)["@graph"]
    assert told(read_claimreview_text(script(text)))


def test_the_real_case_is_told_in_words() -> None:
    graph = read(*sorted(EXAMPLE.glob("*.json")))

    text, losses = claimreview_text(graph)
    found = ClaimGraph(read_claimreview_text(text).records)

    assert "tanks" in text
    assert len(found.of_kind(Assertion)) > 40
    assert {loss.noun for loss in losses} >= {"question", "relay", "statement"}


def test_files_are_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonld"
    graph = ClaimGraph(read_claimreview_text(DOCUMENTS["whole"][0]).records)

    assert write_claimreview(graph, path) == ()
    assert convert(path, tmp_path / "two.jsonld", formats=ALL_FORMATS) == ()

    assert ClaimGraph(read_claimreview(path).records) == graph
    assert (tmp_path / "two.jsonld").read_bytes() == path.read_bytes()


def test_what_we_write_is_known_by_its_content() -> None:
    case = Case("bridge")
    case.source("army")
    case.say("K1", "army", text="The bridge fell.")
    reviewed = ClaimGraph(read_claimreview_text(f"{{{BASE}, {RATED}}}").records)
    text, _ = claimreview_text(reviewed | case.graph())

    assert '"propertyID": "claimtrack"' in text[:4096]
    assert is_claimreview(text[:4096].encode())
    assert not is_claimreview(b'{"claimtrack" : 1, "name": "ClaimReview"')


def test_a_page_in_an_older_encoding_is_read() -> None:
    page = script(f"{{{BASE.replace('bridge', 'brücke')}, {RATED}}}")
    named = page.replace("<head>", '<head><meta charset="ISO-8859-1">')

    found = read_claimreview_text(named.encode("latin-1"))

    assert 'Desk @ https://desk.example/1: "The brücke fell." is False' in told(found)


@pytest.mark.parametrize(
    ("content", "path", "message"),
    [
        (b"{", "$", "not JSON"),
        (b"[]", "$", "expected a ClaimReview or a Claim of schema.org"),
        (b"3", "$", "expected a ClaimReview or a Claim of schema.org"),
        (b'{"@type": "Recipe"}', "$", "expected a ClaimReview or a Claim"),
        (b"<html></html>", "$", "a page without JSON-LD"),
        (b"<html><!-- ", "$", "a page without JSON-LD"),
        (b"<html><p>\n\xff", "line 2", "expected text in UTF-8, or in an older"),
        (b"<meta charset=utf-16><p>\xff", "line 1", "expected text in UTF-8"),
        (script("{", "[").encode(), "line 1, $", "not JSON"),
        (b"[" * 70, "$", "nested deeper than 64 levels"),
    ],
)
def test_what_is_no_claimreview_is_told(
    content: bytes, path: str, message: str
) -> None:
    with pytest.raises(MalformedInputError) as caught:
        read_claimreview_text(content)

    assert caught.value.problems[0].path == path
    assert caught.value.problems[0].message.startswith(message)


def test_limits_hold() -> None:
    def refused(document: str, **limits: int) -> str:
        with pytest.raises(MalformedInputError) as caught:
            read_claimreview_text(document, limits=Limits(**limits))
        return str(caught.value)

    whole, _ = DOCUMENTS["whole"]
    assert "longer than 100 bytes, the limit for a file" in refused(
        whole, file_bytes=100
    )
    assert "more than 2 entries, the limit" in refused(whole, records=2)
    assert "more than 3 objects, the limit" in refused(whole, records=3)
    assert "longer than 15 bytes, the limit for text" in refused(whole, text_bytes=15)
    assert "nested deeper than 1 levels" in refused(whole, depth=1)
    assert refused(whole, text_bytes=3, problems=3).count("the limit for text") == 3


@given(st.data())
def test_a_damaged_document_is_read_or_refused_with_one_error(
    data: st.DataObject,
) -> None:
    name = data.draw(st.sampled_from(sorted(DOCUMENTS)))
    content = bytearray(DOCUMENTS[name][0].encode(errors="replace"))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 20))] = data.draw(
            st.binary(max_size=4)
        )
    with contextlib.suppress(MalformedInputError):
        assert len(ClaimGraph(read_claimreview_text(bytes(content)).records))
