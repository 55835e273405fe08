"""What was written as FollowTheMoney reads as the same graph, but for the losses."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack.graph import ClaimGraph
from claimtrack.interop import ftm_text, read_ftm_text
from claimtrack.interop.followthemoney.entities import entity_id
from claimtrack.model import (
    Document,
    Envelope,
    Loss,
    Name,
    Record,
    Source,
    SourceKind,
    When,
    digest,
    record_id,
)
from claimtrack.testing import documents, graphs, sources, whens

MOMENTS = ("2020-09-28", "2020-10-07T09:00:00Z", "2020-10-07T09:00:00+04:00", None)
Lost = Mapping[tuple[str, str], Collection[str]]


@st.composite
def definitions(draw: st.DrawFn) -> ClaimGraph:
    """Sources, part of those before them, and documents, which they publish."""
    drawn = {one.id: one for one in draw(st.lists(sources(), min_size=1, max_size=4))}
    ids = [*drawn]
    records: list[Record | Envelope] = []
    for place, id_ in enumerate(ids):
        part_of = draw(st.sets(st.sampled_from(ids[:place]))) if place else ()
        records.append(attrs.evolve(drawn[id_], part_of=part_of))
    for one in draw(st.lists(documents(), max_size=3)):
        publisher = draw(st.none() | st.sampled_from(ids))
        if publisher or one.url or one.digest:
            records.append(attrs.evolve(one, publisher_id=publisher))
    for record in tuple(records):
        assert not isinstance(record, Envelope)
        moment = draw(st.sampled_from(MOMENTS))
        records.append(
            Envelope(
                record_id=record_id(record),
                recorded_at=None if moment is None else When(text=moment),
                labels=draw(st.sets(st.sampled_from(("one", "two")), max_size=1)),
            )
        )
    return ClaimGraph(records)


def rest_of(graph: ClaimGraph, losses: Collection[Loss]) -> Iterator[Record | Envelope]:
    """What is left of a graph without what the losses name."""
    lost: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for loss in losses:
        lost[loss.record_id, loss.field].add(loss.value)
    for record in graph.records():
        if isinstance(record, Envelope):
            continue
        id_ = record_id(record)
        if (id_, "") in lost:
            continue
        left = record
        if isinstance(record, Source):
            left = rest_of_source(record, lost)
        elif isinstance(record, Document):
            gone = {f: None for f in attrs.fields_dict(Document) if (id_, f) in lost}
            left = attrs.evolve(record, **gone)
            if record.publisher_id is not None:
                publisher = renamed(record.publisher_id, lost)
                left = attrs.evolve(left, publisher_id=publisher)
        yield left
        envelope = graph.envelope(id_)
        is_timed = (id_, "recorded_at") not in lost
        around = Envelope(
            record_id=record_id(left),
            recorded_at=envelope.recorded_at if is_timed else None,
            labels=[x for x in envelope.labels if x not in lost[id_, "labels"]],
        )
        if around != Envelope(record_id=record_id(left)):
            yield around


def rest_of_source(source: Source, lost: Lost) -> Source:
    names = lost.get((source.id, "names"), ())
    aliases = lost.get((source.id, "aliases"), ())
    return Source(
        id=renamed(source.id, lost),
        kind=source.kind,
        names=[
            attrs.evolve(
                one,
                language=""
                if f"{one.text} ({one.language})" in names
                else one.language,
            )
            for one in source.names
            if one.text or one.language not in names
        ],
        aliases=[one for one in source.aliases if one not in aliases],
        part_of=[renamed(one, lost) for one in source.part_of],
    )


def renamed(id_: str, lost: Lost) -> str:
    return entity_id(id_) if (id_, "id") in lost else id_


def assert_reads_as_the_rest(graph: ClaimGraph) -> None:
    text, losses = ftm_text(graph)

    read = read_ftm_text(text.encode())

    assert read.losses == ()
    assert ClaimGraph(read.records) == ClaimGraph(rest_of(graph, losses))


@given(graphs())
def test_what_was_written_reads_as_the_same_but_for_the_losses(
    graph: ClaimGraph,
) -> None:
    assert_reads_as_the_rest(graph)


@given(definitions())
@example(
    ClaimGraph(
        [
            Source(id="a b", names=[Name(text="", language="en"), Name(text="")]),
            Source(id="c", aliases=[""], part_of=["a b"]),
            Source(id="source-" + 40 * "a", kind=SourceKind.STATE),
            Source(id="d", part_of=["source-" + 40 * "a"]),
            (page := Document(publisher_id="c", title="", digest=40 * "a")),
            Envelope(
                record_id=digest(page),
                labels=["page"],
                recorded_at=When(text="2020-10-07T09:00:00Z"),
            ),
            Document(url="no address", title="left out"),
        ]
    )
)
def test_sources_and_documents_come_back_but_for_the_losses(graph: ClaimGraph) -> None:
    assert_reads_as_the_rest(graph)


@given(definitions(), st.data())
def test_the_same_graph_gives_the_same_text(
    graph: ClaimGraph, data: st.DataObject
) -> None:
    other = ClaimGraph(data.draw(st.permutations([*graph.records()])))

    assert ftm_text(other) == ftm_text(graph)


@given(whens(), st.sampled_from(["published_at", "recorded_at"]))
def test_a_time_comes_back_or_is_lost(when: When, field: str) -> None:
    is_published = field == "published_at"
    page = Document(
        url="https://example.org/1", published_at=when if is_published else None
    )
    around = Envelope(record_id=digest(page), recorded_at=when)
    graph = ClaimGraph([page] if is_published else [page, around])

    assert_reads_as_the_rest(graph)


@pytest.mark.parametrize("moment", ["2020", "2020-09", "2020-09-27T10:02Z"])
def test_what_can_be_carried_is_not_lost(moment: str) -> None:
    named = [Name(text="МО", language="ru"), Name(text="𐤀𐤁", language="phn")]
    page = Document(
        publisher_id="am-mod",
        url="https://example.org/1",
        language="hy",
        published_at=When(text=moment),
        digest=40 * "a",
        title="A title",
        text="Its words\nin two lines",
    )
    seen = When(text="2020-10-07T09:00:00Z")
    graph = ClaimGraph(
        [
            *(Source(id=kind.value, kind=kind) for kind in SourceKind),
            Source(
                id="am-mod", names=named, aliases=["MoD"], part_of=["state", "outlet"]
            ),
            page,
            Envelope(record_id="am-mod", recorded_at=seen),
            Envelope(record_id=digest(page), recorded_at=seen),
        ]
    )

    text, losses = ftm_text(graph)

    assert losses == ()
    assert ClaimGraph(read_ftm_text(text.encode()).records) == graph


def test_a_source_that_is_called_as_another_would_be_stays_another() -> None:
    spaced = Source(id="the army", aliases=["one"])
    called = Source(id=entity_id("the army"), aliases=["two"])
    graph = ClaimGraph([spaced, called])

    text, losses = ftm_text(graph)
    read = ClaimGraph(read_ftm_text(text.encode()).records)

    assert [(one.record_id, one.field) for one in losses] == [
        (called.id, "id"),
        (spaced.id, "id"),
    ]
    assert sorted(one.aliases for one in read.of_kind(Source).values()) == [
        ("one",),
        ("two",),
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("digest", "sha256:" + 64 * "a"),
        ("digest", 39 * "a"),
        ("url", "no address"),
        ("url", "javascript:alert(1)"),
        ("language", "zh-Hant"),
        ("title", ""),
        ("text", ""),
    ],
)
def test_a_property_holds_no_value_that_it_is_not_for(field: str, value: str) -> None:
    page = Document(**{"publisher_id": "a", field: value})

    text, losses = ftm_text(ClaimGraph([Source(id="a"), page]))

    assert [(one.field, one.value) for one in losses] == [(field, value)]
    assert '"Article"' in text
    assert f'"{value}"' not in text.replace('""', "") or not value


def test_an_entity_is_declared_before_it_is_described_and_nothing_is_said_twice() -> (
    None
):
    names = [Name(text="A", language=tag) for tag in ("zh-Hans", "zh-Hant")]
    graph = ClaimGraph([Source(id="a", names=names, aliases=["A"])])

    rows = ftm_text(graph)[0].splitlines()[1:]

    assert [row.split(",")[2] for row in rows] == ['"id"', '"alias"', '"name"']
