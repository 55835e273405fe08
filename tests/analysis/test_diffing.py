import pytest
from hypothesis import given

from claimtrack.analysis.diffing import Differing, diff
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    AnswerKind,
    Claim,
    Document,
    Envelope,
    Measure,
    Name,
    Place,
    Record,
    Settlement,
    Source,
    SourceKind,
    Statement,
    When,
    digest,
)
from claimtrack.testing import worlds

SAID = Statement(source_id="mod", key="1")
OTHER = Statement(source_id="mod", key="2")
MOD = Source(id="mod", names=[Name(text="Ministry")])


def changes(one: list[Record | Envelope], other: list[Record | Envelope]) -> list[str]:
    (entry,) = diff(ClaimGraph(one), ClaimGraph(other))
    return list(entry.changes)


def test_a_graph_does_not_differ_from_itself() -> None:
    graph = ClaimGraph([MOD, SAID])

    assert list(diff(graph, graph)) == []
    assert not diff(graph, ClaimGraph([SAID, MOD]))


def test_what_one_graph_alone_holds_is_given_as_it_is() -> None:
    a, b = ClaimGraph([MOD, SAID]), ClaimGraph([MOD, OTHER])

    difference = diff(a, b)

    assert difference.only_in_a == (SAID,)
    assert difference.only_in_b == (OTHER,)
    assert difference.changed == ()
    assert set(difference) == {
        Differing(
            kind="statement",
            id=digest(one),
            label=digest(one)[:12],
            shown="Ministry",
            in_a=in_a,
            in_b=in_b,
        )
        for one, in_a, in_b in ((SAID, SAID, None), (OTHER, None, OTHER))
    }


def test_entries_stand_by_kind_and_id() -> None:
    claim = Claim(text="The line was shelled.")
    settlement = Settlement(finding="12345678", by="ada", because="asked")

    difference = diff(
        ClaimGraph([Source(id="a"), MOD, SAID, settlement]),
        ClaimGraph([Place(id="x"), Source(id="b"), claim]),
    )

    assert [(one.kind, one.label) for one in difference] == [
        ("source", "a"),
        ("source", "b"),
        ("source", "mod"),
        ("place", "x"),
        ("claim", digest(claim)[:12]),
        ("statement", digest(SAID)[:12]),
        ("settlement", digest(settlement)[:12]),
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            Source(id="x", kind=SourceKind.STATE),
            Source(id="x"),
            ["kind is 'state' and not given"],
        ),
        (
            Measure(id="x", unit="tank", answers=AnswerKind.COUNT),
            Measure(id="x", unit="gun", answers=AnswerKind.AMOUNT),
            ["answers is 'count' and 'amount'", "unit is 'tank' and 'gun'"],
        ),
        (
            Source(id="x", names=[Name(text="X"), Name(text="Z", language="en")]),
            Source(id="x", names=[Name(text="X")], aliases=["y"]),
            ["names only in a: 'Z' (en)", "aliases only in b: 'y'"],
        ),
        (
            Measure(id="x", options=["a", "b"]),
            Measure(id="x"),
            ["options is ['a', 'b'] and not given"],
        ),
        (
            Measure(id="x", options=["a", "b"]),
            Measure(id="x", options=["b", "c"]),
            ["options only in a: 'a'", "options only in b: 'c'"],
        ),
        (Source(id="x"), Place(id="x"), ["it is a source and a place"]),
        (
            Document(url="u", title="T"),
            Document(url="u", text="Words"),
            ["title is 'T' and not given", "text is not given and 'Words'"],
        ),
    ],
)
def test_two_definitions_of_one_thing_are_told_field_by_field(
    one: Record, other: Record, expected: list[str]
) -> None:
    assert changes([one], [other]) == expected


def test_labels_and_times_of_recording_are_compared() -> None:
    one = Envelope(record_id="mod", labels=["x", "y"], recorded_at=When(text="2020"))
    other = Envelope(record_id="mod", labels=["y", "z"])

    assert changes([MOD, one], [MOD, other]) == [
        "recorded_at is '2020' and not given",
        "labels only in a: 'x'",
        "labels only in b: 'z'",
    ]


def test_a_difference_is_a_table() -> None:
    difference = diff(
        ClaimGraph([Source(id="a"), Measure(id="m", unit="tank")]),
        ClaimGraph([Source(id="b"), Measure(id="m", unit="gun")]),
    )

    assert repr(difference) == (
        "held_by  kind     label  shown  changes                   id\n"
        "a        source   a      a                                a\n"
        "b        source   b      b                                b\n"
        "both     measure  m      m      unit is 'tank' and 'gun'  m"
    )
    assert [one.id for one in difference.changed] == ["m"]


@given(worlds(), worlds())
def test_graphs_differ_where_their_records_do(
    one: tuple[Record, ...], other: tuple[Record, ...]
) -> None:
    a, b = ClaimGraph(one), ClaimGraph(other)

    difference, mirrored = diff(a, b), diff(b, a)

    assert bool(difference) == (a != b)
    assert difference.only_in_a == mirrored.only_in_b
    assert difference.only_in_b == mirrored.only_in_a
    assert [e.id for e in difference] == [e.id for e in mirrored]
    assert set(difference.only_in_a) == {r for r in one if is_missing(r, b)}


def is_missing(record: Record, graph: ClaimGraph) -> bool:
    id_ = getattr(record, "id", None) or digest(record)
    return id_ not in graph


@given(worlds())
def test_a_graph_differs_from_none_by_all_of_it(world: tuple[Record, ...]) -> None:
    graph = ClaimGraph(world)

    assert set(diff(graph, ClaimGraph()).only_in_a) == set(world)
    assert list(diff(graph, graph)) == []
