"""PROV, there and back, and the promise that nothing of a document goes in silence."""

import contextlib
import copy
import json
from collections.abc import Iterator
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from tests.interop.prov_documents import documents

from claimtrack.analysis import check
from claimtrack.codec import log_lines
from claimtrack.errors import MalformedInputError
from claimtrack.graph import ClaimGraph
from claimtrack.interop import prov_text, prov_turtle, read_prov_text
from claimtrack.model import Conversion, Record, Source, Statement
from claimtrack.testing import graphs, measures, names, settlements, sources, whens

IRIS = ("http://example.org/ada", "urn:x:y", "urn:claimtrack:source:a", "ex:a b", "%ə")


def kept(graph: ClaimGraph) -> ClaimGraph:
    """The graph that a graph's PROV-JSON reads as; nothing is lost either way."""
    text, lost = prov_text(graph)
    found = read_prov_text(text)
    assert (lost, found.losses) == ((), ())
    return ClaimGraph(found.records)


@st.composite
def odd_graphs(draw: DrawFn) -> ClaimGraph:
    """Graphs of ids, keys, names and words that are hard to carry."""
    known: dict[str, Record] = {"desk": Source(id="desk")}
    ids = st.sampled_from(IRIS)
    several = st.lists(st.builds(Source, id=ids, names=st.lists(names())), max_size=3)
    for one in (*draw(several), *draw(st.lists(sources(), max_size=2))):
        known.setdefault(one.id, attrs.evolve(one, part_of=["desk"]))
    speakers = st.sampled_from(sorted(known))
    for measure in draw(st.lists(measures(), max_size=2)):
        known.setdefault(measure.id, attrs.evolve(measure, part_of=()))
    said = st.builds(
        Statement,
        source_id=speakers,
        asserted_at=st.none() | whens(),
        key=ids | st.just("desk"),
        quote=st.sampled_from((None, "", 'two\n"tanks"', "\u202eevil")),
    )
    rest = (
        *draw(st.lists(said, max_size=4)),
        *draw(st.lists(settlements(), max_size=1)),
    )
    return ClaimGraph([*known.values(), *rest])


@given(graphs())
def test_a_graph_that_was_written_reads_as_the_same_graph(graph: ClaimGraph) -> None:
    assert kept(graph) == graph


@given(odd_graphs())
def test_odd_ids_and_words_are_carried_as_well(graph: ClaimGraph) -> None:
    assert kept(graph) == graph


@given(graphs())
def test_the_order_of_records_changes_nothing_that_is_written(
    graph: ClaimGraph,
) -> None:
    again = ClaimGraph(reversed(tuple(graph.records())))

    assert prov_text(again) == prov_text(graph)
    assert prov_turtle(again) == prov_turtle(graph)


@given(documents())
def test_a_sound_document_is_read_whole_and_goes_back_as_the_same_graph(
    given_document: dict[str, Any],
) -> None:
    graph = ClaimGraph(read_prov_text(json.dumps(given_document)).records)

    assert kept(graph) == graph


@given(documents())
def test_every_check_runs_on_a_sound_document(given_document: dict[str, Any]) -> None:
    graph = ClaimGraph(read_prov_text(json.dumps(given_document)).records)

    codes = {one.code for one in check(graph)}

    # Nothing is claimed in PROV, so that only clocks and edges can be wrong.
    assert codes <= {"impossible-order", "circular-report"}


def without_one_thing(
    document: dict[str, Any],
) -> Iterator[tuple[tuple[str, str, str | None], dict[str, Any]]]:
    """Each document that lacks one thing or one attribute, and what it lacks."""
    for section in document.keys() - {"prefix"}:
        for name, members in document[section].items():
            less = copy.deepcopy(document)
            del less[section][name]
            yield (section, name, None), less
            for key in members.keys() - REQUIRED:
                less = copy.deepcopy(document)
                del less[section][name][key]
                yield (section, name, key), less


REQUIRED = {
    "prov:entity",
    "prov:agent",
    "prov:activity",
    "prov:generatedEntity",
    "prov:usedEntity",
    "prov:delegate",
    "prov:responsible",
    "prov:influencee",
    "prov:influencer",
}


def as_told(found: Conversion) -> tuple[bytes, frozenset[tuple[str, ...]]]:
    """What was read and what was lost, whatever the order."""
    losses = frozenset((x.noun, x.record_id, x.field, x.value) for x in found.losses)
    return b"".join(log_lines(ClaimGraph(found.records))), losses


@given(documents())
def test_nothing_of_a_document_goes_in_silence(given_document: dict[str, Any]) -> None:
    found = read_prov_text(json.dumps(given_document))
    # With the whole thing, its attributes are told to be lost.
    lost = {(one.noun, one.record_id) for one in found.losses if not one.field}

    silent = [
        (section, name, key)
        for (section, name, key), less in without_one_thing(given_document)
        if as_told(read_prov_text(json.dumps(less))) == as_told(found)
        and not (key and (section, name) in lost)
        and not is_told_again(given_document, section, name)
    ]

    assert silent == []


def is_told_again(document: dict[str, Any], section: str, name: str) -> bool:
    """Whether another thing joins the same: part of what one tells may go with none."""
    things = {
        other: {key: end for key, end in members.items() if key in REQUIRED}
        for other, members in document[section].items()
    }
    ends = things.pop(name)
    return bool(ends) and ends in things.values()


@given(documents())
def test_the_order_of_a_document_changes_nothing_that_is_read(
    given_document: dict[str, Any],
) -> None:
    turned = {
        section: dict(reversed(things.items()))
        for section, things in reversed(given_document.items())
    }

    assert as_told(read_prov_text(json.dumps(turned))) == as_told(
        read_prov_text(json.dumps(given_document))
    )


JUNK = (None, 7, True, "", "ex:", "_:b", "no:where", [], [[]], {}, {"$": 1, "lang": 2})


@given(documents() | graphs().map(lambda one: json.loads(prov_text(one)[0])), st.data())
def test_a_broken_document_is_refused_with_its_problems_and_never_otherwise(
    given_document: dict[str, Any], data: st.DataObject
) -> None:
    # What is drawn may share its parts with what is drawn next.
    broken = copy.deepcopy(given_document)
    holder, key = data.draw(st.sampled_from(list(places(broken))))
    holder[key] = data.draw(st.sampled_from(JUNK))

    # No other error may come of it; what is read makes a graph.
    with contextlib.suppress(MalformedInputError):
        ClaimGraph(read_prov_text(json.dumps(broken)).records)


def places(value: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 -- any JSON
    """Every place in a document."""
    for key in range(len(value)) if isinstance(value, list) else list(value):
        yield value, key
        if isinstance(value[key], list | dict):
            yield from places(value[key])
