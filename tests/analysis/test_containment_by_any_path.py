"""What lies within what, by any path, as comparability has it and its reasons tell."""

import itertools
from collections.abc import Iterable, Sequence

import attrs
import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.analysis import Relation, comparability
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Claim,
    Count,
    Measure,
    Partition,
    Place,
    Question,
    Record,
    Source,
    Statement,
    Subject,
    digest,
)

Ids = tuple[str, ...]
Scope = tuple[str, str | None, str | None]
"""A measure, a subject and a place."""
DIMENSIONS = ("measure", "subject", "place")
MEASURES: Ids = ("m0", "m1", "m2", "m3", "m4", "m5")
PLACES: Ids = ("p0", "p1", "p2", "p3", "p4", "p5")
SOURCES: Ids = ("s0", "s1")
SUBJECTS: Ids = ("t0", "t1", "t2")


@attrs.frozen(kw_only=True)
class World:
    """Definitions, and a plain graph of what lies directly within what."""

    records: tuple[Record, ...]
    within: "nx.DiGraph[str]"


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Measures, places, sources and subjects within each other by branching ways.

    Some by part_of, some by partitions, some by both. What is later in the list lies
    within what is earlier, so that nothing rings.
    """
    edges: set[tuple[str, str]] = set()

    def wholes(part: str, among: Sequence[str]) -> list[str]:
        if not among:
            return []
        some = draw(st.lists(st.sampled_from(among), unique=True, max_size=2))
        edges.update((part, whole) for whole in some)
        return some

    records: list[Record] = []
    for kind, ids in ((Measure, MEASURES), (Place, PLACES), (Source, SOURCES)):
        for number, id_ in enumerate(ids):
            records.append(kind(id=id_, part_of=wholes(id_, ids[:number])))
    for number, id_ in enumerate(SUBJECTS):
        among = (*PLACES, *SOURCES, *SUBJECTS[:number])
        records.append(Subject(id=id_, part_of=wholes(id_, among)))
    for ids in (MEASURES, PLACES):
        for _ in range(draw(st.integers(0, 2))):
            first = draw(st.integers(0, len(ids) - 2))
            later = st.sampled_from(ids[first + 1 :])
            parts = draw(st.lists(later, unique=True, min_size=1, max_size=2))
            edges.update((part, ids[first]) for part in parts)
            records.append(Partition(whole_id=ids[first], part_ids=parts))
    within: nx.DiGraph[str] = nx.DiGraph()
    within.add_nodes_from((*MEASURES, *PLACES, *SOURCES, *SUBJECTS))
    within.add_edges_from(edges)
    return World(records=tuple(records), within=within)


scopes = st.tuples(
    st.sampled_from(MEASURES),
    st.sampled_from((None, *SOURCES, *SUBJECTS, *SUBJECTS, *PLACES)),
    st.sampled_from((None, *PLACES, *PLACES)),
)


def asked(world: World, *pair: Scope) -> ClaimGraph:
    """The first source answers the one question, the second the other."""
    records: list[Record] = [*world.records]
    for number, (measure, subject, place) in enumerate(pair):
        question = Question(measure_id=measure, subject_id=subject, place_id=place)
        claim = Claim(question_id=digest(question), answer=Count(spans=[(1, 1)]))
        statement = Statement(source_id=SOURCES[number], key=str(number))
        made = Assertion(statement_id=digest(statement), claim_id=digest(claim))
        records += [question, claim, statement, made]
    return ClaimGraph(dict.fromkeys(records))


def assertions(graph: ClaimGraph) -> tuple[Assertion, Assertion]:
    keys = {id_: one.key for id_, one in graph.of_kind(Statement).items()}
    made = graph.of_kind(Assertion).values()
    one, other = sorted(made, key=lambda one: str(keys[one.statement_id]))
    return one, other


def ways(within: "nx.DiGraph[str]", one: str | None, other: str | None) -> set[int]:
    """How one dimension may lie: -1 within, 0 the same, 1 around, 2 aside."""
    if one is None or other is None:
        return {0} if one is other else {-1, 0, 1, 2}
    if one == other:
        return {0}
    if nx.has_path(within, one, other):
        return {-1}
    return {1} if nx.has_path(within, other, one) else {2}


def jointly(lies: Iterable[int]) -> int:
    found = set(lies) - {0}
    return next(iter(found), 0) if len(found) < 2 else 2


def relation(lies: set[int]) -> Relation:
    if lies == {2}:
        return Relation.NOT_COMPARABLE
    if lies == {0}:
        return Relation.SAME_QUESTION
    return Relation.PART_OF if lies in ({-1}, {1}) else Relation.CANT_TELL


def shortest(within: "nx.DiGraph[str]", one: str, other: str) -> Ids:
    """The first in code-point order of the shortest ways up, whichever is within."""
    part, whole = (one, other) if nx.has_path(within, one, other) else (other, one)
    return tuple(min(nx.all_shortest_paths(within, part, whole)))


@settings(max_examples=100)
@given(world=worlds(), one=scopes, other=scopes)
def test_two_lie_to_each_other_as_plain_reachability_has_it(
    world: World, one: Scope, other: Scope
) -> None:
    graph = asked(world, one, other)

    told = comparability(graph, *assertions(graph))

    each = [ways(world.within, *pair) for pair in zip(one, other, strict=True)]
    lies = set(map(jointly, itertools.product(*each)))
    assert told.relation is relation(lies)
    assert told.part == {-1: "first", 1: "second"}.get(
        next(iter(lies)) if len(lies) == 1 else 0
    )


@settings(max_examples=100)
@given(world=worlds(), one=scopes, other=scopes)
def test_every_path_is_a_shortest_one_of_real_edges(
    world: World, one: Scope, other: Scope
) -> None:
    graph = asked(world, one, other)

    told = comparability(graph, *assertions(graph))

    expected = [
        (dimension, shortest(world.within, mine, theirs))
        for dimension, mine, theirs in zip(DIMENSIONS, one, other, strict=True)
        if mine is not None
        and theirs is not None
        and ways(world.within, mine, theirs) in ({-1}, {1})
    ]
    assert list(told.paths) == expected
    assert told.path == next((path for _, path in expected), ())
    steps = (step for _, path in told.paths for step in itertools.pairwise(path))
    assert set(steps) <= set(world.within.edges)


@settings(max_examples=100)
@given(world=worlds(), one=scopes, other=scopes)
def test_the_reason_tells_every_path_of_what_is_part_of_the_other(
    world: World, one: Scope, other: Scope
) -> None:
    graph = asked(world, one, other)

    told = comparability(graph, *assertions(graph))

    if told.relation is Relation.PART_OF:
        clauses = [
            f"by {which}, {part} lies within {', which lies within '.join(wholes)}"
            for which, (part, *wholes) in told.paths
        ]
        reason = told.reason[0].lower() + told.reason[1:]
        assert clauses
        assert all(clause in reason for clause in clauses)


def test_a_part_in_several_dimensions_has_a_path_in_each() -> None:
    records = (
        *(Measure(id="armour"), Measure(id="tanks", part_of=["armour"])),
        *(Place(id="valley"), Place(id="bank"), Place(id="village", part_of=["bank"])),
        Partition(whole_id="valley", part_ids=["bank"]),
        *(Source(id="s0"), Source(id="s1")),
    )
    world = World(records=records, within=nx.DiGraph())
    graph = asked(world, ("tanks", "s0", "village"), ("armour", "s0", "valley"))

    told = comparability(graph, *assertions(graph))

    assert told.paths == (
        ("measure", ("tanks", "armour")),
        ("place", ("village", "bank", "valley")),
    )
    assert told.path == ("tanks", "armour")
    assert told.reason == (
        "Neither names a period; by measure, tanks lies within armour; by place, "
        "village lies within bank, which lies within valley."
    )
