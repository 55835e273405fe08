"""Definitions of one thing in two places, and envelopes of one record, made one."""

import itertools
from collections.abc import Iterable
from functools import reduce

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimtrack.errors import InvalidValueError, RefusedRecordsError
from claimtrack.graph import (
    ClaimGraph,
    disagreements,
    given_fields,
    kind_of,
    merge,
)
from claimtrack.model import (
    AnswerKind,
    Document,
    Envelope,
    Measure,
    Name,
    Place,
    Question,
    Source,
    SourceKind,
    Statement,
    Subject,
    When,
    record_id,
)

UNITED = {"names", "aliases", "part_of"}

some_names = st.lists(st.sampled_from([Name(text="a"), Name(text="b", language="en")]))
some_ids = st.lists(st.sampled_from("vw"), max_size=2)
united = {"names": some_names, "aliases": some_ids, "part_of": some_ids}


def is_lawful_measure(fields: dict[str, object]) -> bool:
    try:
        Measure(**fields)
    except InvalidValueError:
        return False
    return True


sources = st.builds(
    Source,
    id=st.just("x"),
    kind=st.sampled_from([None, SourceKind.STATE, SourceKind.OUTLET]),
    **united,
)
places = st.builds(Place, id=st.just("x"), **united)
subjects = st.builds(Subject, id=st.just("x"), **united)
measures = (
    st.fixed_dictionaries(
        {
            "id": st.just("x"),
            "answers": st.none() | st.sampled_from(AnswerKind),
            "unit": st.sampled_from([None, "tank", ""]),
            "options": st.sampled_from([None, ("a", "b")]),
            "additive": st.sampled_from([None, True, False]),
            **united,
        }
    )
    .filter(is_lawful_measure)
    .map(lambda fields: Measure(**fields))
)
documents = st.builds(
    Document,
    url=st.just("x"),
    title=st.sampled_from([None, "", "A title"]),
    text=st.sampled_from([None, "A text", "Another"]),
)
definitions = sources | places | subjects | measures | documents
pairs = st.one_of(
    *(st.tuples(one, one) for one in (sources, places, subjects, measures, documents))
)
whens = st.sampled_from(
    [
        When(text=text)
        for text in (
            "2020-09",
            "2020-09-27",
            "2020-09-27T00:00",
            "2020-09-27T00:00Z",
            "2020-09-27T04:00+04:00",
        )
    ]
)
envelopes = st.builds(
    Envelope, record_id=st.just("x"), recorded_at=st.none() | whens, labels=some_ids
)

Definition = Source | Place | Subject | Measure | Document


def fields_of(record: Definition) -> dict[str, object]:
    return attrs.asdict(record, recurse=False)


@given(pairs)
def test_definitions_disagree_where_both_give_something_that_differs(
    pair: tuple[Definition, Definition],
) -> None:
    one, other = pair

    found = disagreements(one, other)

    both = {
        name: (mine, fields_of(other)[name]) for name, mine in fields_of(one).items()
    }
    clashes = [
        name
        for name, (mine, theirs) in both.items()
        if name not in UNITED and None not in (mine, theirs) and mine != theirs
    ]
    given = {
        name: theirs if mine is None else mine for name, (mine, theirs) in both.items()
    }
    if clashes:
        assert [message.split()[0] for message in found] == clashes
    elif isinstance(one, Measure) and not is_lawful_measure(given):
        assert len(found) == 1
    else:
        assert found == []


@given(pairs)
def test_a_united_definition_has_the_names_of_both_and_whatever_either_gives(
    pair: tuple[Definition, Definition],
) -> None:
    one, other = pair
    assume(not disagreements(one, other))

    merged = merge(one, other)

    mine, theirs = fields_of(one), fields_of(other)
    assert fields_of(merged) == {
        name: tuple(sorted({*mine[name], *theirs[name]}))
        if name in UNITED
        else (theirs[name] if mine[name] is None else mine[name])
        for name in mine
    }


@given(pairs)
def test_uniting_definitions_is_commutative_and_idempotent(
    pair: tuple[Definition, Definition],
) -> None:
    one, other = pair
    assume(not disagreements(one, other))

    merged = merge(one, other)

    assert merged == merge(other, one)
    assert merged == merge(merged, one) == merge(other, merged)
    assert merge(one, one) == one


triples = st.one_of(
    *(
        st.tuples(one, one, one)
        for one in (sources, places, subjects, measures, documents)
    )
)


@given(triples)
def test_many_definitions_are_united_as_one_after_another(
    given: tuple[Definition, ...],
) -> None:
    one, other, third = given
    assume(not disagreements(one, other))
    both = merge(one, other)
    assume(not disagreements(both, third))

    merged = merge(*given)

    assert merged == merge(both, third)
    assert merge(one) == one


@given(triples)
def test_definitions_are_united_or_refused_alike_in_whatever_order_they_come(
    given: tuple[Definition, ...],
) -> None:
    alone = [without_wholes(record) for record in given]

    held = {held_after(order) for order in itertools.permutations(alone)}

    assert len(held) == 1


def without_wholes(record: Definition) -> Definition:
    # What it lies within would have to be in the graph as well.
    return record if isinstance(record, Document) else attrs.evolve(record, part_of=())


def held_after(records: Iterable[Definition]) -> tuple[object, ...] | None:
    graph = ClaimGraph()
    try:
        for record in records:
            graph.add([record])
    except RefusedRecordsError:
        return None
    return tuple(graph.records())


@given(pairs)
def test_disagreement_has_no_direction(pair: tuple[Definition, Definition]) -> None:
    one, other = pair

    found = disagreements(one, other), disagreements(other, one)

    assert bool(found[0]) is bool(found[1])


@given(definitions)
def test_a_definition_does_not_disagree_with_itself(definition: Definition) -> None:
    found = disagreements(definition, definition)

    assert found == []


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (Source(id="x"), Place(id="x"), ["it is a source and a place"]),
        (Subject(id="x"), Measure(id="x"), ["it is a subject and a measure"]),
        (
            Measure(id="x", answers=AnswerKind.COUNT, unit="tank"),
            Measure(id="x", answers=AnswerKind.AMOUNT, unit="gun"),
            ["answers is 'count' and 'amount'", "unit is 'tank' and 'gun'"],
        ),
        (
            Document(url="x", published_at=When(text="2020"), title="A"),
            Document(url="x", published_at=When(text="2021"), title="B"),
            ["published_at is '2020' and '2021'", "title is 'A' and 'B'"],
        ),
        (
            Question(measure_id="x"),
            Question(measure_id="y"),
            ["it is a question and a question"],
        ),
    ],
)
def test_a_disagreement_shows_what_both_give(
    one: Definition, other: Definition, found: list[str]
) -> None:
    messages = disagreements(one, other)

    assert messages == found


@given(definitions)
def test_what_a_definition_gives_is_all_that_it_says_but_what_is_united(
    definition: Definition,
) -> None:
    given = given_fields(definition)

    assert given == {
        name: value
        for name, value in fields_of(definition).items()
        if name not in UNITED and value is not None
    }


@pytest.mark.parametrize(
    ("record", "noun"),
    [
        (Source(id="x"), "source"),
        (Question(measure_id="x"), "question"),
        (Statement(source_id="x", key="y"), "statement"),
    ],
)
def test_messages_name_a_record_by_its_noun(record: Definition, noun: str) -> None:
    kind = kind_of(record)

    assert kind == noun


def test_a_later_batch_can_say_more_of_what_is_here() -> None:
    graph = ClaimGraph([Source(id="ria", names=[Name(text="RIA", language="en")])])

    graph.add(
        [
            Source(id="russia", kind=SourceKind.STATE),
            Source(
                id="ria",
                kind=SourceKind.OUTLET,
                names=[Name(text="РИА", language="ru")],
                aliases=["RIA Novosti"],
                part_of=["russia"],
            ),
        ]
    )

    assert graph["ria"] == Source(
        id="ria",
        kind=SourceKind.OUTLET,
        names=[Name(text="RIA", language="en"), Name(text="РИА", language="ru")],
        aliases=["RIA Novosti"],
        part_of=["russia"],
    )
    assert graph.containment.around("ria") == {"ria", "russia"}
    assert graph.nx.nodes["ria"] == {"kind": "source", "record": graph["ria"]}


def test_what_is_said_less_of_changes_nothing() -> None:
    whole = Source(id="ria", kind=SourceKind.OUTLET, aliases=["RIA Novosti"])
    graph = ClaimGraph([whole])

    graph.add([Source(id="ria")])

    assert list(graph.records()) == [whole]


def test_a_document_can_be_given_its_title_and_its_text_later() -> None:
    graph = ClaimGraph([Document(url="x", title="A title")])

    graph.add([Document(url="x", text="A text")])

    assert list(graph.records()) == [Document(url="x", title="A title", text="A text")]


@given(st.lists(envelopes, min_size=1))
def test_of_many_envelopes_the_earliest_time_and_all_labels_are_kept(
    given: list[Envelope],
) -> None:
    graph = ClaimGraph([Source(id="x")])

    graph.add(given)

    kept = graph.envelope("x")
    times = [one.recorded_at for one in given if one.recorded_at is not None]
    assert kept.record_id == "x"
    assert kept.labels == tuple(
        sorted({label for one in given for label in one.labels})
    )
    assert (kept.recorded_at in times) if times else (kept.recorded_at is None)


@given(st.lists(st.dates(), min_size=1))
def test_of_many_days_of_recording_the_first_is_kept(days: list[object]) -> None:
    given = [
        Envelope(record_id="x", recorded_at=When(text=day.isoformat())) for day in days
    ]

    graph = ClaimGraph([Source(id="x"), *given])

    assert graph.envelope("x").recorded_at == When(text=min(days).isoformat())


def test_a_certain_time_of_recording_is_not_given_up_for_one_in_doubt() -> None:
    certain = Envelope(record_id="x", recorded_at=When(text="2020-09-27"))
    doubtful = Envelope(record_id="x", recorded_at=When(text="2020-09-28?"))

    graph = ClaimGraph([Source(id="x"), doubtful, certain])

    assert graph.envelope("x") == certain


@given(st.lists(envelopes, min_size=1, max_size=4))
def test_envelopes_are_united_in_whatever_order_they_come(
    given: list[Envelope],
) -> None:
    known = Source(id="x")

    kept = [
        reduce(lambda graph, one: graph | ClaimGraph([known, one]), order, ClaimGraph())
        for order in itertools.permutations(given)
    ]

    assert all(graph == kept[0] for graph in kept)


def test_an_envelope_that_says_nothing_changes_nothing() -> None:
    graph = ClaimGraph([Source(id="x")])

    graph.add([Envelope(record_id="x")])

    assert graph == ClaimGraph([Source(id="x")])
    assert list(graph.records()) == [Source(id="x")]


def test_a_record_without_an_envelope_has_an_empty_one() -> None:
    statement = Statement(source_id="x", key="y")
    graph = ClaimGraph([Source(id="x"), statement])

    envelope = graph.envelope(record_id(statement))

    assert envelope == Envelope(record_id=record_id(statement))


def test_an_envelope_is_no_part_of_a_records_identity() -> None:
    statement = Statement(source_id="x", key="y")
    ids = record_id(statement)
    one = ClaimGraph([Source(id="x"), statement, Envelope(record_id=ids, labels=["a"])])
    other = ClaimGraph(
        [Source(id="x"), statement, Envelope(record_id=ids, labels=["b"])]
    )

    union = one | other

    assert one != other
    assert list(union.records()) == [
        Source(id="x"),
        statement,
        Envelope(record_id=ids, labels=["a", "b"]),
    ]


def test_the_envelopes_of_a_graph_are_those_that_say_something() -> None:
    known = Envelope(record_id="a", labels=["x"])

    graph = ClaimGraph([Source(id="a"), Source(id="b"), known])

    assert graph.envelopes == {"a": known}
