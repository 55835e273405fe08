"""What was entered twice, and declared to be the same, is one in all that follows."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st
from tests.analysis.test_links import (
    DOWN,
    FIVE,
    GUNS,
    INTACT,
    THREE,
    graph_of,
    link,
    said,
    told,
)

import claimtrack as ct
from claimtrack.analysis import check, positions
from claimtrack.errors import RefusedRecordsError
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Envelope,
    Finding,
    Link,
    LinkKind,
    Record,
    Source,
    Statement,
    Verdict,
    digest,
)
from claimtrack.testing import graphs

FIRST, SECOND, THIRD = "2020-10-01", "2020-10-03", "2020-10-05"
SAME_ARMY = link("same", "north", "north-army", by="Bo", because="one office.")
TOTAL = {"measure": "tanks", "period": "2020-09-27/said"}
Named = tuple[str, Verdict | None, tuple[tuple[str, str], ...]]
# What names a source as a speaker; subjects that name one stay what they are.
SPEAKS = frozenset({"part_of", "source_id", "publisher_id", "attributed_to"})
MADE_IN = frozenset(
    {
        *("statement_id", "taken_from", "rests_on_id", "answers_id"),
        *("after_id", "corrects_id", "between", "record_id"),
    }
)


def codes(graph: ct.ClaimGraph, **asked: bool) -> list[tuple[str, ...]]:
    return [
        (one.code, *(side.claim_label for side in one.sides))
        for one in check(graph, **asked)
    ]


def test_two_sources_that_are_one_replace_what_they_said() -> None:
    graph = graph_of(
        said("a", "north", FIVE, asserted_at=FIRST),
        said("b", "north-army", THREE, asserted_at=SECOND),
        links=(SAME_ARMY,),
    )

    (found,) = check(graph)

    assert found.code == "revision"
    assert [side.source for side in found.sides] == ["North", "Army of the North"]
    assert [side.source_id for side in found.sides] == ["north", "north-army"]
    assert found.because == (
        "North first said 5 and later said 3, and the two can't both hold. "
        "North and Army of the North are one source, as Bo declared: one office."
    )
    assert [one.stands for one in positions(graph, "north-army")] == [False, True]


def test_two_sources_that_are_one_have_the_codes_of_one() -> None:
    def found(first: object, second: object) -> list[str]:
        graph = graph_of(
            said("a", "north", first, asserted_at=FIRST),
            said("b", "south", second, asserted_at=SECOND),
            links=(link("same", "north", "south"),),
        )
        return [one.code for one in check(graph)]

    assert found({**TOTAL, "answer": 5}, {**TOTAL, "answer": 3}) == ["walk-back"]
    assert found(FIVE, {**FIVE, "stance": "denies"}) == ["reversal"]
    assert found({**TOTAL, "answer": 3}, {**TOTAL, "answer": 5}) == []


def test_two_sources_that_are_one_are_undetermined_in_no_known_order() -> None:
    graph = graph_of(
        said("a", "north", FIVE, asserted_at=FIRST),
        said("b", "north-army", THREE, asserted_at=FIRST),
        links=(SAME_ARMY,),
    )

    (judged,) = ct.why(graph, "a", "b")

    assert codes(graph, undetermined=True) == []
    assert judged.verdict is Verdict.UNDETERMINED
    assert judged.rule == "one source contradicts itself only in a known order"
    assert judged.because.endswith("are one source, as Bo declared: one office.")


def test_sameness_passes_on_and_names_the_links_on_the_way() -> None:
    graph = graph_of(
        said("a", "north", FIVE, asserted_at=FIRST),
        said("b", "south", THREE, asserted_at=SECOND),
        links=(
            link("same", "gazette", "south", by="Cy", because="a leaflet."),
            link("same", "north", "gazette", by="Bo", because="its organ."),
        ),
    )

    (found,) = check(graph)

    assert found.code == "revision"
    assert found.because.endswith(
        "North and South are one source, as Bo and Cy declared: its organ; a leaflet."
    )


def test_what_is_part_of_one_that_is_the_same_is_of_one_side() -> None:
    graph = graph_of(
        said("a", "north-army", FIVE, asserted_at=FIRST),
        said("b", "south", THREE, asserted_at=SECOND),
        links=(link("same", "gazette", "north"), link("same", "gazette", "the-south")),
        sources=[
            {"id": "north", "name": "North"},
            {"id": "the-south", "name": "The South"},
            {"id": "gazette", "name": "The Gazette"},
            {"id": "south", "name": "South", "part_of": ["the-south"]},
            {"id": "north-army", "name": "Army of the North", "part_of": ["north"]},
        ],
    )

    (found,) = check(graph)

    assert found.code == "conflict"
    assert found.rule.endswith("; within one side")


def test_a_source_retracts_what_it_said_by_another_name() -> None:
    graph = graph_of(
        said("a", "north", FIVE, asserted_at=FIRST),
        said("b", "south", THREE, asserted_at=FIRST),
        said("c", "gazette", retracts=["a"], asserted_at=SECOND),
        links=(link("same", "gazette", "north"),),
    )

    assert codes(graph) == []
    assert codes(graph, history=True) == [("conflict", "a#1", "b#1")]


def test_one_statement_entered_twice_is_one_moment() -> None:
    graph = graph_of(
        said("a", "north", {**TOTAL, "answer": 5}, asserted_at=FIRST),
        said("again", "north", {**TOTAL, "answer": 3}),
        links=(link("same", "a", "again", by="Bo", because="one page"),),
    )

    (found,) = check(graph)

    assert (found.code, found.verdict) == ("self-contradiction", Verdict.CONFLICT)
    assert found.because == (
        "Neither names a subject or a place, and both answer the same question about "
        "the same period: 5 and 3 can't both hold. The two statements are one, as Bo declared: one page."
    )
    assert ct.comparability(graph, "a", "again").relation.value == "same question"


def test_a_date_of_one_entry_is_the_date_of_the_other() -> None:
    graph = graph_of(
        said("a", "north", quote="We lost tanks.", asserted_at=SECOND),
        said("again", "north", {**TOTAL, "answer": 3}),
        said("b", "south", {**TOTAL, "answer": 5}, asserted_at=FIRST),
        links=(link("same", "a", "again"),),
    )

    assert codes(graph) == [("conflict", "b#1", "again#1")]


def test_dates_that_differ_for_one_statement_are_in_doubt_and_accuse_nobody() -> None:
    graph = graph_of(
        said("a", "north", {**TOTAL, "answer": 3}, asserted_at=FIRST),
        said("again", "north", {**TOTAL, "answer": 3}, asserted_at=THIRD),
        said("b", "south", {**TOTAL, "answer": 5}, asserted_at=SECOND),
        links=(link("same", "a", "again"),),
    )

    assert codes(graph) == [("impossible-order", "again", "a")]
    assert {one.verdict for one in check(graph, undetermined=True)} == {
        Verdict.UNDETERMINED,
        None,
    }
    assert ct.why(graph, "a", "again")[0].verdict is Verdict.AGREE


def test_what_is_retracted_is_retracted_in_all_that_it_was_entered_as() -> None:
    graph = graph_of(
        said("a", "north", FIVE, asserted_at=FIRST),
        said("again", "north", FIVE),
        said("b", "south", THREE, asserted_at=FIRST),
        said("c", "north", retracts=["a"], asserted_at=SECOND),
        links=(link("same", "a", "again"),),
    )

    assert codes(graph) == []


def test_a_statement_does_not_correct_itself() -> None:
    graph = graph_of(
        said("a", "north", FIVE, asserted_at=FIRST),
        said("again", "north", FIVE, corrects=["a"]),
        said("b", "south", THREE, asserted_at=FIRST),
        links=(link("same", "a", "again"),),
    )

    assert len(codes(graph)) == 2


def test_a_claim_that_two_entries_carry_was_made_in_one_place() -> None:
    graph = graph_of(
        said("a", "north", {**TOTAL, "answer": 5}, asserted_at=FIRST),
        said("again", "north", {**TOTAL, "answer": 5}),
        said(
            "no",
            "south",
            {"of": "a", "stance": "denies"},
            responds_to=["again"],
            asserted_at=THIRD,
        ),
        links=(link("same", "a", "again"),),
    )

    assert ct.why(graph, "a", "no")[0].verdict is Verdict.CONFLICT
    assert ct.why(graph, "again", "no")[0].verdict is Verdict.CONFLICT


def test_two_sources_may_say_one_statement_and_stay_two() -> None:
    graph = graph_of(
        said("a", "north", FIVE, asserted_at=FIRST),
        said("b", "south", THREE, asserted_at=FIRST),
        links=(link("same", "a", "b"),),
    )

    assert codes(graph) == [("conflict", "a#1", "b#1")]


def test_what_is_declared_of_one_entry_holds_for_all() -> None:
    graph = graph_of(
        said("a", "north", quote="No crossing.", asserted_at=FIRST),
        said("again", "north", DOWN),
        said("b", "south", INTACT),
        said("c", "gazette", GUNS),
        links=(
            link("same", "a", "again"),
            link("contradicts", "a", "b"),
            link("contradicts", "a", "again"),
            link("contradicts", "again#1", "c#1"),
        ),
    )

    assert told(graph) == [("again#1", "c#1"), ("again#1", "b#1")]


def test_who_is_incomparable_is_so_by_every_name() -> None:
    statements = (
        said("a", "north", FIVE, asserted_at=FIRST),
        said("b", "south", THREE, asserted_at=FIRST),
    )
    far = graph_of(
        *statements,
        links=(
            link("same", "north", "gazette"),
            link("incomparable", "gazette", "south"),
        ),
    )
    near = graph_of(
        *(statements[0], said("b", "north", THREE, asserted_at=FIRST)),
        links=(link("same", "a", "b"), link("incomparable", "a", "b")),
    )

    assert [one.verdict for one in check(far, undetermined=True)] == [
        Verdict.UNDETERMINED
    ]
    assert [one.verdict for one in check(near, undetermined=True)] == [
        Verdict.UNDETERMINED
    ]


def named(finding: Finding, ids: Mapping[str, str]) -> Named:
    """A finding by its code, its verdict and what it names."""
    sides = ((one.statement_id, one.claim_id) for one in finding.sides)
    pairs = sorted((ids.get(one, one), ids.get(other, other)) for one, other in sides)
    return finding.code, finding.verdict, tuple(pairs)


def findings(graph: ClaimGraph, ids: Mapping[str, str]) -> list[Named]:
    found = check(graph, history=True, undetermined=True)
    standing = check(graph, undetermined=True)
    return sorted((named(one, ids) for one in (*found, *standing)), key=repr)


def rewritten(
    records: Iterable[Record | Envelope], fields: frozenset[str], ids: Mapping[str, str]
) -> Iterator[Any]:
    for record in records:
        changes: dict[str, Any] = {}
        for field in attrs.fields(type(record)):
            value = getattr(record, field.name)
            if field.name in fields and isinstance(value, str):
                changes[field.name] = ids.get(value, value)
            elif field.name in fields and value is not None:
                changes[field.name] = tuple(ids.get(one, one) for one in value)
        yield attrs.evolve(record, **changes) if changes else record


def merged(
    graph: ClaimGraph, one: str, other: str
) -> tuple[ClaimGraph, dict[str, str]]:
    """The graph in which all that the other source says the one does, and new digests."""
    ids: dict[str, str] = {}
    records: list[Record] = []
    speaks = {other: one}
    for entry in graph.records():
        # What is asked about stays: a subject that is a source goes by its own name.
        fields = SPEAKS - (frozenset() if isinstance(entry, Source) else {"part_of"})
        (record,) = rewritten([entry], fields, speaks)
        if isinstance(record, Source) and record.id in {one, other}:
            both = [graph.get(id_, Source) for id_ in (one, other)]
            around = {speaks.get(x, x) for each in both for x in each.part_of} - {one}
            own = sorted(around) if record.id == one else ()
            records.append(attrs.evolve(record, part_of=own))
        elif not isinstance(record, Envelope | Statement):
            records.append(record)
    for id_, statement in graph.of_kind(Statement).items():
        (again,) = rewritten([statement], SPEAKS, speaks)
        # Statements of two sources are two, though nothing else tells them apart.
        again = attrs.evolve(again, key=f"{again.key} {id_[:8]}")
        records.append(again)
        ids[id_] = digest(again)
    return ClaimGraph(rewritten(_in_order(records), MADE_IN, ids)), ids


def _in_order(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda one: type(one).__name__)


@settings(max_examples=150)
@given(graph=graphs(), data=st.data())
def test_two_sources_that_are_one_come_to_what_one_source_does(
    graph: ClaimGraph, data: st.DataObject
) -> None:
    assume(not graph.sameness)
    one, other = data.draw(st.permutations(sorted(graph.of_kind(Source))))[:2]
    link = Link(kind=LinkKind.SAME, between=(one, other), by="x", because="y")
    linked = ClaimGraph([*graph.records(), link])
    try:
        together, ids = merged(graph, one, other)
    except RefusedRecordsError:
        # What is part of the one contains the other.
        reject()

    assert findings(linked, ids) == findings(together, {})


@st.composite
def entered_in_two(draw: st.DrawFn) -> tuple[ClaimGraph, ClaimGraph, dict[str, str]]:
    """A graph, and the same with a statement that was entered in two halves."""
    graph = draw(graphs())
    statements = graph.of_kind(Statement)
    chosen = draw(st.sampled_from(sorted(statements)))
    again = attrs.evolve(statements[chosen], key="entered again")
    if draw(st.booleans()):
        again = attrs.evolve(again, asserted_at=None, document_id=None)
    half = {chosen: digest(again)}
    records: list[Any] = [again]
    for record in graph.records():
        if isinstance(record, Envelope):
            continue
        moves = not isinstance(record, Link) and draw(st.booleans())
        records += rewritten([record], MADE_IN, half) if moves else [record]
    assume(not graph.sameness)
    link = Link(
        kind=LinkKind.SAME, between=(chosen, digest(again)), by="x", because="y"
    )
    return graph, ClaimGraph([*records, link]), {digest(again): chosen}


@settings(max_examples=150)
@given(given=entered_in_two())
def test_a_statement_that_was_entered_in_two_halves_comes_to_what_the_whole_does(
    given: tuple[ClaimGraph, ClaimGraph, dict[str, str]],
) -> None:
    graph, halves, ids = given

    assert findings(halves, ids) == findings(graph, {})
