"""A graph is a set of records: laws that hold for any records in any order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import RefusedRecordsError
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Amount,
    Answer,
    AnswerKind,
    Assertion,
    Certainty,
    Choice,
    Claim,
    Correction,
    CorrectionKind,
    Count,
    Document,
    Envelope,
    Interval,
    Link,
    LinkKind,
    Measure,
    Name,
    Order,
    Partition,
    Period,
    Place,
    Question,
    Record,
    Relay,
    RelayMode,
    Response,
    Review,
    Settlement,
    Source,
    SourceKind,
    Stance,
    Statement,
    Subject,
    Unknown,
    When,
    record_id,
)

Bundle = list[Record | Envelope]
"""Records that hold together, given the first definitions below."""

# Each may be part of those before it.
SOURCES = ("armenia", "am-mod", "am-spokeswoman", "ria")
PLACES = ("karabakh", "stepanakert", "school")
SUBJECTS = ("civilians", "children")
MEASURES = ("losses", "killed", "wounded", "area", "control")

FIRST: Bundle = [
    *(Source(id=id_) for id_ in SOURCES),
    *(Place(id=id_) for id_ in PLACES),
    *(Subject(id=id_) for id_ in SUBJECTS),
    *(Measure(id=id_) for id_ in MEASURES[:3]),
    Measure(id="area", answers=AnswerKind.AMOUNT),
    Measure(id="control", options=["azerbaijan", "nkr"]),
]

# What a definition may say beside names and wholes, the same wherever it says so.
SAID_OF: Mapping[str, Mapping[str, object]] = {
    "ria": {"kind": SourceKind.OUTLET},
    "losses": {"unit": "person", "additive": True, "answers": AnswerKind.COUNT},
    "area": {"unit": "km2"},
    "control": {"answers": AnswerKind.CHOICE, "additive": False},
}

ANSWERS: Mapping[str, tuple[Answer, ...]] = {
    **dict.fromkeys(
        MEASURES[:3], (Count(spans=[(2, 2)]), Count(spans=[(5, None)]), Unknown())
    ),
    "area": (
        Amount(intervals=[Interval(low=Decimal("5.50E+2"))]),
        Amount(intervals=[Interval(low=Decimal(550))]),
    ),
    "control": (Choice(options=["nkr"]), Choice(options=["azerbaijan"])),
}

whens = st.sampled_from(
    [
        When(text=text)
        for text in ("2020-09", "2020-09-27", "2020-09-27T10:02Z", "2020-09-28?")
    ]
)


def subsets(ids: Iterable[str]) -> st.SearchStrategy[list[str]]:
    given = tuple(ids)
    return st.lists(st.sampled_from(given), max_size=2) if given else st.just([])


@st.composite
def definitions(draw: st.DrawFn) -> Bundle:
    kind, pool = draw(
        st.sampled_from(
            [
                (Source, SOURCES),
                (Place, PLACES),
                (Subject, SUBJECTS),
                (Measure, MEASURES),
            ]
        )
    )
    rank = draw(st.integers(0, len(pool) - 1))
    said = SAID_OF.get(pool[rank], {})
    wholes = draw(subsets(pool[:rank]))
    if kind is Subject:
        wholes += draw(subsets(PLACES) | subsets(SOURCES))
    return [
        kind(
            id=pool[rank],
            names=[Name(text=text) for text in draw(subsets("xy"))],
            aliases=draw(subsets("xy")),
            part_of=wholes,
            **{name: value for name, value in said.items() if draw(st.booleans())},
        )
    ]


@st.composite
def claims(draw: st.DrawFn) -> Bundle:
    if draw(st.booleans()):
        return [Claim(text=draw(st.sampled_from("xy")), language="en")]
    measure = draw(st.sampled_from(MEASURES))
    question = Question(
        measure_id=measure,
        subject_id=draw(st.none() | st.sampled_from((*SUBJECTS, "ria", "karabakh"))),
        place_id=draw(st.none() | st.sampled_from(PLACES)),
        period=draw(st.none() | st.just(Period(text="2020-09-27/said"))),
    )
    answer = draw(st.sampled_from(ANSWERS[measure]))
    return [question, Claim(question_id=record_id(question), answer=answer)]


@st.composite
def statements(draw: st.DrawFn) -> Bundle:
    document = Document(
        url=draw(st.sampled_from("xy")),
        publisher_id=draw(st.none() | st.just("ria")),
        published_at=draw(st.none() | whens),
        title=draw(st.none() | st.just("A title")),
        text=draw(st.none() | st.just("A text")),
    )
    documents: Bundle = [document] if draw(st.booleans()) else []
    statement = Statement(
        source_id=draw(st.sampled_from(SOURCES)),
        asserted_at=draw(st.none() | whens),
        document_id=record_id(document) if documents else None,
        key=draw(st.sampled_from("12")),
    )
    return [*documents, statement]


@st.composite
def commitments(draw: st.DrawFn) -> Bundle:
    saying, claim = draw(statements()), draw(claims())
    ids = {"statement_id": record_id(saying[-1]), "claim_id": record_id(claim[-1])}
    edge = draw(
        st.sampled_from(
            [
                Assertion(**ids),
                Assertion(**ids, stance=Stance.DENIES, taken_from=ids["statement_id"]),
                Assertion(**ids, certainty=Certainty.POSSIBLE, quote="perhaps"),
                Review(**ids, rating="false"),
            ]
        )
    )
    return [*saying, *claim, edge]


@st.composite
def hops(draw: st.DrawFn) -> Bundle:
    later, earlier = draw(statements()), draw(statements())
    one, other = record_id(later[-1]), record_id(earlier[-1])
    edge = draw(
        st.sampled_from(
            [
                Relay(statement_id=one, rests_on_id=other),
                Relay(statement_id=one, rests_on_id=other, mode=RelayMode.VERBATIM),
                Relay(statement_id=one, rests_on_id=other, attributed_to="am-mod"),
                Response(statement_id=one, answers_id=other),
                Order(statement_id=one, after_id=other),
                Correction(
                    statement_id=one, corrects_id=other, kind=CorrectionKind.DISOWNS
                ),
            ]
        )
    )
    return [*later, *earlier, edge]


@st.composite
def links(draw: st.DrawFn) -> Bundle:
    ends = draw(st.sampled_from([claims(), statements()]))
    one, other = draw(ends), draw(ends)
    ids = {record_id(one[-1]), record_id(other[-1])}
    if len(ids) == 1:
        ids = {"am-mod", "ria"}
    kind = draw(st.sampled_from(LinkKind))
    return [*one, *other, Link(kind=kind, between=ids, by="x", because="y")]


@st.composite
def envelopes(draw: st.DrawFn) -> Bundle:
    record = draw(statements() | claims() | definitions())
    envelope = Envelope(
        record_id=record_id(record[-1]),
        recorded_at=draw(st.none() | whens),
        labels=draw(subsets("abc")),
    )
    return [*record, envelope]


rare = st.sampled_from(
    [
        Partition(whole_id="losses", part_ids=["killed", "wounded"], disjoint=True),
        Partition(whole_id="losses", part_ids=["killed"]),
        Partition(whole_id="karabakh", part_ids=["school", "stepanakert"]),
        Settlement(finding="0c2c8e91", by="x", because="y"),
    ]
).map(lambda record: [record])

bundles = st.lists(
    st.one_of(
        definitions(),
        claims(),
        statements(),
        commitments(),
        hops(),
        links(),
        envelopes(),
        rare,
    ),
    max_size=8,
)
record_sets = bundles.map(lambda parts: [*FIRST, *flat(parts)])


def flat(parts: Iterable[Bundle]) -> Bundle:
    return [record for part in parts for record in part]


def nodes_of(view: "nx.DiGraph[str]") -> dict[str, dict[str, Any]]:
    return {node: dict(view.nodes[node]) for node in view}


def edges_of(view: "nx.DiGraph[str]") -> dict[tuple[str, str], dict[str, Any]]:
    return {(start, stop): dict(found) for start, stop, found in view.edges(data=True)}


# For each index, the kind of record that it lists and the field that it lists it under.
INDEXES: Mapping[str, tuple[type, str]] = {
    "statements_by": (Statement, "source_id"),
    "statements_in": (Statement, "document_id"),
    "questions_of": (Question, "measure_id"),
    "claims_about": (Claim, "question_id"),
    "assertions_in": (Assertion, "statement_id"),
    "assertions_of": (Assertion, "claim_id"),
    "relays_from": (Relay, "statement_id"),
    "relays_of": (Relay, "rests_on_id"),
    "responses_from": (Response, "statement_id"),
    "responses_to": (Response, "answers_id"),
    "orders_from": (Order, "statement_id"),
    "corrections_from": (Correction, "statement_id"),
    "corrections_of": (Correction, "corrects_id"),
    "reviews_of": (Review, "claim_id"),
    "partitions_of": (Partition, "whole_id"),
    "links_of": (Link, "between"),
}
LISTED_BY_ID = (Statement, Question, Claim)


def scanned(records: Iterable[Record | Envelope], name: str) -> dict[str, list[str]]:
    kind, field = INDEXES[name]
    found = defaultdict(list)
    for record in records:
        if isinstance(record, kind):
            value = getattr(record, field)
            for key in value if isinstance(value, tuple) else (value,):
                found[key].append(shown(record))
    return {key: sorted(entries) for key, entries in found.items() if key is not None}


def shown(record: Record) -> str:
    return record_id(record) if isinstance(record, LISTED_BY_ID) else repr(record)


def listed(graph: ClaimGraph, name: str) -> dict[str, list[str]]:
    index = getattr(graph.index, name)
    keys = {*(record_id(r) for r in graph.records() if not isinstance(r, Envelope))}
    entries = {
        key: sorted(e if isinstance(e, str) else repr(e) for e in index[key])
        for key in keys
    }
    return {key: them for key, them in entries.items() if them}


NODES = (Source, Place, Subject, Measure, Question, Claim, Document, Statement)
# For each kind of record, what it points at from itself, and the kind of that edge.
POINTING: Mapping[type, Mapping[str, str]] = {
    **{kind: {"part_of": "part_of"} for kind in (Source, Place, Subject, Measure)},
    Question: {"measure_id": "measure", "subject_id": "subject", "place_id": "place"},
    Claim: {"question_id": "question"},
    Document: {"publisher_id": "publisher"},
    Statement: {"source_id": "source", "document_id": "document"},
}
# For each kind of record that is an edge, its two ends.
JOINING: Mapping[type, tuple[str, str]] = {
    Assertion: ("statement_id", "claim_id"),
    Review: ("statement_id", "claim_id"),
    Relay: ("statement_id", "rests_on_id"),
    Response: ("statement_id", "answers_id"),
    Order: ("statement_id", "after_id"),
    Correction: ("statement_id", "corrects_id"),
}


def scanned_nodes(records: Iterable[Record | Envelope]) -> dict[str, dict[str, Any]]:
    return {
        record_id(record): {"kind": type(record).__name__.lower(), "record": record}
        for record in records
        if isinstance(record, NODES)
    }


def scanned_edges(
    records: Iterable[Record | Envelope],
) -> dict[tuple[str, str], dict[str, Any]]:
    kinds, carried = defaultdict(set), defaultdict(list)
    for record in records:
        for start, stop, kind, is_carried in edges_from(record):
            kinds[start, stop].add(kind)
            carried[start, stop].extend([record] if is_carried else [])
    return {
        ends: {
            "kinds": tuple(sorted(kinds[ends])),
            "records": tuple(sorted(carried[ends], key=repr)),
        }
        for ends in kinds
    }


def edges_from(record: Record | Envelope) -> Iterator[tuple[str, str, str, bool]]:
    kind = type(record).__name__.lower()
    for field, name in POINTING.get(type(record), {}).items():
        value = getattr(record, field)
        for target in value if isinstance(value, tuple) else (value,):
            if target is not None:
                yield record_id(record), target, name, False
    match record:
        case Link():
            yield *record.between, kind, True
        case Partition():
            for part in record.part_ids:
                yield part, record.whole_id, kind, True
        case _ if type(record) in JOINING:
            start, stop = (getattr(record, end) for end in JOINING[type(record)])
            yield start, stop, kind, True


@given(st.data())
def test_the_order_in_which_records_enter_changes_nothing(data: st.DataObject) -> None:
    records = data.draw(record_sets)
    shuffled = data.draw(st.permutations(records))

    one, other = ClaimGraph(records), ClaimGraph(shuffled)

    assert one == other
    assert list(one.records()) == list(other.records())
    assert repr(one) == repr(other)
    assert nodes_of(one.nx) == nodes_of(other.nx)
    assert edges_of(one.nx) == edges_of(other.nx)
    assert all(listed(one, name) == listed(other, name) for name in INDEXES)


@given(bundles)
def test_records_can_enter_at_once_or_a_few_at_a_time(parts: list[Bundle]) -> None:
    at_once = ClaimGraph([*FIRST, *flat(parts)])
    in_turn = ClaimGraph(FIRST)

    for part in reversed(parts):
        in_turn.add(part)

    assert in_turn == at_once
    assert list(in_turn.records()) == list(at_once.records())


@given(record_sets)
def test_adding_records_twice_changes_nothing(records: Bundle) -> None:
    graph = ClaimGraph(records)
    once = list(graph.records())

    graph.add(records)
    graph.add(once)

    assert graph == ClaimGraph(records)
    assert list(graph.records()) == once
    assert all(listed(graph, name) == scanned(once, name) for name in INDEXES)


@given(record_sets)
def test_a_graph_holds_each_record_once_by_kind_and_id(records: Bundle) -> None:
    held = list(ClaimGraph(records).records())

    kinds = [
        type(record).__name__ for record in held if not isinstance(record, Envelope)
    ]
    ids = [
        (type(record).__name__, record_id(record))
        for record in held
        if not isinstance(record, Envelope)
    ]
    labelled = [one.record_id for one in held if isinstance(one, Envelope)]
    assert held[len(ids) :] == [one for one in held if isinstance(one, Envelope)]
    assert kinds == sorted(kinds)
    assert ids == sorted(set(ids))
    assert labelled == sorted(set(labelled))
    assert {id_ for _, id_ in ids} == {
        record_id(record) for record in records if not isinstance(record, Envelope)
    }


@given(bundles, bundles, bundles)
def test_the_union_of_graphs_is_associative(
    one: list[Bundle], other: list[Bundle], third: list[Bundle]
) -> None:
    a, b, c = (ClaimGraph([*FIRST, *flat(parts)]) for parts in (one, other, third))

    unions = (a | b) | c, a | (b | c)

    assert unions[0] == unions[1]
    assert list(unions[0].records()) == list(unions[1].records())


@given(bundles, bundles)
def test_the_union_of_graphs_is_commutative(
    one: list[Bundle], other: list[Bundle]
) -> None:
    a, b = (ClaimGraph([*FIRST, *flat(parts)]) for parts in (one, other))

    unions = a | b, b | a

    assert unions[0] == unions[1]
    assert list(unions[0].records()) == list(unions[1].records())


@given(record_sets)
def test_the_union_of_a_graph_with_itself_or_with_nothing_is_the_same_graph(
    records: Bundle,
) -> None:
    graph = ClaimGraph(records)

    unions = graph | graph, graph | ClaimGraph(), ClaimGraph() | graph

    assert all(union == graph for union in unions)


@given(bundles, bundles)
def test_the_union_of_graphs_is_the_graph_of_both_and_leaves_them_as_they_were(
    one: list[Bundle], other: list[Bundle]
) -> None:
    mine, theirs = [*FIRST, *flat(one)], [*FIRST, *flat(other)]
    a, b = ClaimGraph(mine), ClaimGraph(theirs)

    union = a | b

    assert union == ClaimGraph([*mine, *theirs])
    assert a == ClaimGraph(mine)
    assert b == ClaimGraph(theirs)


@given(record_sets)
def test_a_graph_made_of_its_own_records_is_the_same_graph(records: Bundle) -> None:
    graph = ClaimGraph(records)

    again = ClaimGraph(graph.records())

    assert again == graph


@given(bundles)
def test_an_index_lists_what_a_scan_of_the_records_finds(parts: list[Bundle]) -> None:
    graph = ClaimGraph(FIRST)

    for part in parts:
        graph.add(part)

    held = list(graph.records())
    assert {name: listed(graph, name) for name in INDEXES} == {
        name: scanned(held, name) for name in INDEXES
    }
    assert all(list(getattr(graph.index, name)["nothing"]) == [] for name in INDEXES)


@given(record_sets)
def test_all_settlements_are_listed_together(records: Bundle) -> None:
    graph = ClaimGraph(records)

    entries = graph.index.settlements[""]

    assert sorted(entries, key=repr) == [
        record for record in graph.records() if isinstance(record, Settlement)
    ]


@given(record_sets)
def test_records_of_one_kind_are_given_by_their_ids(records: Bundle) -> None:
    graph = ClaimGraph(records)

    by_kind = {kind: dict(graph.of_kind(kind)) for kind in {*map(type, FIRST)}}

    assert by_kind == {
        kind: {
            record_id(record): record
            for record in graph.records()
            if isinstance(record, kind)
        }
        for kind in by_kind
    }


@given(record_sets)
def test_the_view_has_a_node_for_each_noun_and_an_edge_for_each_pair_that_is_joined(
    records: Bundle,
) -> None:
    graph = ClaimGraph(records)

    view = graph.nx

    assert nodes_of(view) == scanned_nodes(graph.records())
    assert edges_of(view) == scanned_edges(graph.records())


@given(bundles)
def test_a_view_is_kept_in_step_with_what_enters_later(parts: list[Bundle]) -> None:
    graph = ClaimGraph(FIRST)
    view = graph.nx

    for part in parts:
        graph.add(part)

    fresh = ClaimGraph(graph.records()).nx
    assert graph.nx is view
    assert nodes_of(view) == nodes_of(fresh)
    assert edges_of(view) == edges_of(fresh)
    assert nx.utils.graphs_equal(view, fresh)


QUESTION = Question(measure_id="losses")
LESS = Claim(question_id=record_id(QUESTION), answer=Choice(options=["yes"]))
ANY = Claim(question_id=record_id(QUESTION), answer=Count(spans=[(0, None)]))
SAYING = Statement(source_id="ria", key="3")
DENIAL = Assertion(
    statement_id=record_id(SAYING), claim_id=record_id(ANY), stance=Stance.DENIES
)
BAD: Mapping[str, Bundle] = {
    "points at nothing": [Statement(source_id="nobody", key="1")],
    "lies within nothing": [Source(id="ria", names=[Name(text="RIA")], part_of=["tv"])],
    "another kind": [Place(id="ria")],
    "another definition": [Measure(id="control", options=["yes", "no"])],
    "within itself": [Place(id="karabakh", part_of=["karabakh"])],
    "a ring": [Place(id="x", part_of=["y"]), Place(id="y", part_of=["x"])],
    "a mixed partition": [Partition(whole_id="losses", part_ids=["karabakh"])],
    "an answer that does not fit": [QUESTION, LESS],
    "a denial that leaves none": [QUESTION, ANY, SAYING, DENIAL],
    "an envelope of nothing": [Envelope(record_id="nobody", labels=["x"])],
}


@given(st.data())
def test_a_batch_with_one_bad_record_changes_nothing(data: st.DataObject) -> None:
    records, more = data.draw(record_sets), data.draw(record_sets)
    bad = data.draw(st.sampled_from(sorted(BAD)))
    batch = data.draw(st.permutations([*more, *BAD[bad]]))
    graph = ClaimGraph(records)
    view = graph.nx

    with pytest.raises(RefusedRecordsError):
        graph.add(batch)

    same = ClaimGraph(records)
    assert list(graph.records()) == list(same.records())
    assert graph == same
    assert nodes_of(view) == nodes_of(same.nx)
    assert edges_of(view) == edges_of(same.nx)
    assert all(listed(graph, name) == listed(same, name) for name in INDEXES)


class StoppedError(Exception):
    """The records break off."""


@given(records=record_sets, stop=st.integers(0, 20))
def test_a_batch_that_breaks_off_changes_nothing(records: Bundle, stop: int) -> None:
    graph = ClaimGraph(FIRST)

    def broken() -> Iterator[Record | Envelope]:
        yield from records[:stop]
        raise StoppedError

    with pytest.raises(StoppedError):
        graph.add(broken())

    assert graph == ClaimGraph(FIRST)
    assert list(graph.records()) == list(ClaimGraph(FIRST).records())


@given(bundles)
def test_clocks_and_wholes_are_those_of_all_that_has_entered(
    parts: list[Bundle],
) -> None:
    graph = ClaimGraph(FIRST)

    asked = [(graph.add(part), clocks_and_wholes(graph)) for part in parts]

    assert [answer for _, answer in asked] == [
        clocks_and_wholes(ClaimGraph([*FIRST, *flat(parts[: n + 1])]))
        for n in range(len(parts))
    ]


def clocks_and_wholes(graph: ClaimGraph) -> tuple[object, ...]:
    ids = (*SOURCES, *PLACES, *SUBJECTS, *MEASURES)
    return (
        {id_: graph.clocks.bounds(id_) for id_ in graph.of_kind(Statement)},
        set(graph.clocks.rings),
        graph.clocks.impossible,
        [graph.containment.around(id_) for id_ in ids],
    )


@given(record_sets)
def test_every_record_is_found_by_its_id_and_by_the_first_digits_of_its_digest(
    records: Bundle,
) -> None:
    held = [record for record in records if not isinstance(record, Envelope)]
    graph = ClaimGraph(held)

    found = [
        (
            graph.find_id(record_id(record), type(record)),
            graph.find_id(record_id(record)[:16], type(record)),
        )
        for record in held
    ]

    assert found == [(record_id(record),) * 2 for record in held]
