"""When each statement was made, held against every timeline that could have been."""

import itertools
import json
import math
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs
import networkx as nx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack.graph import Bounds, ClaimGraph, Clocks
from claimtrack.model import (
    WALL_CLOCK_SLACK,
    Correction,
    CorrectionKind,
    Document,
    Instant,
    Order,
    Record,
    Relay,
    Response,
    Source,
    Statement,
    When,
    before,
    read_time,
    record_id,
)

MINUTE = 60_000_000
FIRST = read_time("2020-09-27T10:00").lower

# Minutes that a clock can show. One before them and one after stand for all others.
SHOWN = range(5)
TIMES = range(-1, 6)

EDGES = (
    lambda later, earlier: Relay(statement_id=later, rests_on_id=earlier),
    lambda later, earlier: Response(statement_id=later, answers_id=earlier),
    lambda later, earlier: Order(statement_id=later, after_id=earlier),
    lambda later, earlier: Correction(
        statement_id=later, corrects_id=earlier, kind=CorrectionKind.RETRACTS
    ),
)


@attrs.frozen(kw_only=True)
class Scene:
    """Statements by number, with what their clocks show and which is later than which.

    Attributes:
        asserted: When each was made, or None where its clock is not known.
        published: When its document was, or None where it is not known.
        edges: Pairs of a later statement and an earlier one.
    """

    asserted: Sequence[str | None]
    published: Sequence[str | None]
    edges: Sequence[tuple[int, int]] = ()


def told(scene: Scene) -> tuple[Clocks, list[str]]:
    """The clocks of a scene, and the ids of its statements."""
    documents: list[Document | None] = [
        None if when is None else Document(url=str(n), published_at=When(text=when))
        for n, when in enumerate(scene.published)
    ]
    statements = [
        Statement(
            source_id="x",
            key=str(n),
            asserted_at=None if when is None else When(text=when),
            document_id=None if document is None else record_id(document),
        )
        for n, (when, document) in enumerate(
            zip(scene.asserted, documents, strict=True)
        )
    ]
    ids = [record_id(statement) for statement in statements]
    edges: list[Record] = [
        EDGES[n % len(EDGES)](ids[later], ids[earlier])
        for n, (later, earlier) in enumerate(scene.edges)
    ]
    known = [document for document in documents if document is not None]
    graph = ClaimGraph([Source(id="x"), *known, *statements, *edges])
    return graph.clocks, ids


def drawn(scene: Scene, among: Iterable[int]) -> "nx.DiGraph[int]":
    """The edges between some statements of a scene, from the later to the earlier."""
    graph = nx.DiGraph()
    graph.add_nodes_from(among)
    graph.add_edges_from(
        (later, earlier)
        for later, earlier in scene.edges
        if later in graph and earlier in graph
    )
    return graph


def rings_of(scene: Scene) -> set[frozenset[int]]:
    graph = drawn(scene, range(len(scene.asserted)))
    return {
        frozenset(component)
        for component in nx.strongly_connected_components(graph)
        if len(component) > 1 or graph.has_edge(*component, *component)
    }


def free_of_rings(scene: Scene) -> frozenset[int]:
    everyone = frozenset(range(len(scene.asserted)))
    return everyone - frozenset().union(*rings_of(scene))


def between(graph: "nx.DiGraph[int]", later: int, earlier: int) -> set[int]:
    """The statements on any way from a later one down to an earlier one."""
    if later == earlier:
        return {later}
    below = nx.descendants(graph, later) | {later}
    above = nx.ancestors(graph, earlier) | {earlier}
    return below & above


# One clock, minute by minute.


@attrs.frozen(kw_only=True)
class Minutes:
    """A scene on one clock.

    Attributes:
        asserted: The minute at which each was made, or None.
        published: The minute at which its document was published, or None.
        edges: Pairs of a later statement and an earlier one.
    """

    asserted: Sequence[int | None]
    published: Sequence[int | None]
    edges: Sequence[tuple[int, int]]

    def scene(self, clock: str) -> Scene:
        return Scene(
            asserted=[minute_text(minute, clock) for minute in self.asserted],
            published=[minute_text(minute, clock) for minute in self.published],
            edges=self.edges,
        )

    def room(self, n: int) -> range:
        """The times at which a statement can have been made, by its own clocks."""
        asserted, published = self.asserted[n], self.published[n]
        lower = TIMES.start if asserted is None else asserted
        upper = TIMES.stop if asserted is None else asserted + 1
        return range(lower, upper if published is None else min(upper, published + 1))

    def timelines(self, among: Iterable[int]) -> Iterator[Mapping[int, int]]:
        """Every way in which some statements can have been made one after another."""
        members = sorted(among)
        edges = [(a, b) for a, b in self.edges if {a, b} <= set(members)]
        for times in itertools.product(*map(self.room, members)):
            timeline = dict(zip(members, times, strict=True))
            if all(timeline[a] >= timeline[b] for a, b in edges):
                yield timeline


def minute_text(minute: int | None, clock: str) -> str | None:
    return None if minute is None else f"2020-09-27T10:{minute:02}{clock}"


def instant_of(minute: int) -> Instant:
    if minute < SHOWN.start:
        return -math.inf
    return math.inf if minute > SHOWN.stop else FIRST + minute * MINUTE


def bounds_of(lower: int, upper: int, clock: str) -> Bounds:
    first, last = instant_of(lower), instant_of(upper + 1)
    if clock:
        return Bounds(
            wall_lower=first - WALL_CLOCK_SLACK,
            wall_upper=last + WALL_CLOCK_SLACK,
            utc_lower=first,
            utc_upper=last,
        )
    return Bounds(
        wall_lower=first,
        wall_upper=last,
        utc_lower=first - WALL_CLOCK_SLACK,
        utc_upper=last + WALL_CLOCK_SLACK,
    )


@st.composite
def minutes(draw: st.DrawFn, *, is_acyclic: bool = False) -> Minutes:
    count = draw(st.integers(2, 5))
    number = st.integers(0, count - 1)
    shown = st.lists(st.none() | st.sampled_from(SHOWN), min_size=count, max_size=count)
    edges = draw(st.lists(st.tuples(number, number), max_size=6, unique=True))
    return Minutes(
        asserted=draw(shown),
        published=[None] * count if draw(st.booleans()) else draw(shown),
        edges=[(a, b) for a, b in edges if a > b] if is_acyclic else edges,
    )


def impossible_in(scene: Minutes) -> set[int]:
    """Whoever stands between two clocks that cannot both hold."""
    everyone = range(len(scene.asserted))
    graph = drawn(scene.scene(""), free_of_rings(scene.scene("")))
    found = set()
    for later, earlier in itertools.product(everyone, repeat=2):
        if scene.room(earlier).start >= scene.room(later).stop:
            is_joined = later == earlier or (later in graph and earlier in graph)
            found |= between(graph, later, earlier) if is_joined else set()
    return found


clocks_shown = st.sampled_from(("", "Z"))


@given(scene=minutes(), clock=clocks_shown)
@example(
    scene=Minutes(asserted=[None, 3], published=[None, None], edges=[(1, 0), (0, 1)]),
    clock="",
)
def test_statements_of_a_ring_are_told_as_networkx_finds_them(
    scene: Minutes, clock: str
) -> None:
    clocks, ids = told(scene.scene(clock))

    rings = {frozenset(ids[n] for n in ring) for ring in rings_of(scene.scene(clock))}
    assert set(clocks.rings) == rings
    assert len(clocks.rings) == len(rings)


@given(scene=minutes(), clock=clocks_shown)
def test_clocks_are_impossible_exactly_where_no_timeline_fits_them(
    scene: Minutes, clock: str
) -> None:
    clocks, ids = told(scene.scene(clock))

    free = free_of_rings(scene.scene(clock))
    fitting = next(scene.timelines(free), None)
    assert (fitting is None) is not clocks.impossible.isdisjoint(ids[n] for n in free)


@given(scene=minutes() | minutes(is_acyclic=True), clock=clocks_shown)
@example(
    scene=Minutes(
        asserted=[3, None, None, 1],
        published=[None] * 4,
        edges=[(1, 0), (2, 0), (3, 2)],
    ),
    clock="",
)
def test_statements_without_room_are_those_between_two_clocks_that_cannot_both_hold(
    scene: Minutes, clock: str
) -> None:
    clocks, ids = told(scene.scene(clock))

    impossible = {ids[n] for n in impossible_in(scene)}
    ringed = frozenset().union(*clocks.rings)
    assert clocks.impossible == impossible
    assert {id_ for id_ in ids if clocks.is_doubtful(id_)} == impossible | ringed


@given(scene=minutes() | minutes(is_acyclic=True), clock=clocks_shown)
def test_a_statement_is_bounded_by_the_first_and_last_times_that_a_timeline_gives_it(
    scene: Minutes, clock: str
) -> None:
    clocks, ids = told(scene.scene(clock))

    ordered = free_of_rings(scene.scene(clock)) - impossible_in(scene)
    timelines = list(scene.timelines(ordered))
    expected = dict.fromkeys(ids, Bounds())
    for n in ordered:
        times = [timeline[n] for timeline in timelines]
        expected[ids[n]] = bounds_of(min(times), max(times), clock)
    assert {id_: clocks.bounds(id_) for id_ in ids} == expected


@given(scene=minutes() | minutes(is_acyclic=True), clock=clocks_shown)
@example(
    scene=Minutes(
        asserted=[None] * 5,
        published=[None] * 5,
        edges=[(4, 3), (3, 2), (2, 1), (1, 0)],
    ),
    clock="",
)
def test_one_is_before_another_where_it_is_so_on_every_timeline_or_an_edge_says_so(
    scene: Minutes, clock: str
) -> None:
    clocks, ids = told(scene.scene(clock))

    ordered = free_of_rings(scene.scene(clock)) - impossible_in(scene)
    timelines = list(scene.timelines(ordered))
    edges = drawn(scene.scene(clock), ordered)
    expected = {
        (one, other): answer_of(one, other, timelines, edges)
        for one, other in itertools.product(range(len(ids)), repeat=2)
    }
    assert {
        pair: clocks.before(*(ids[n] for n in pair)) for pair in expected
    } == expected


def answer_of(
    one: int,
    other: int,
    timelines: Sequence[Mapping[int, int]],
    edges: "nx.DiGraph[int]",
) -> bool | None:
    if one == other:
        return False
    if one not in edges or other not in edges:
        return None
    if precedes(one, other, timelines, edges):
        return True
    return False if precedes(other, one, timelines, edges) else None


def precedes(
    one: int,
    other: int,
    timelines: Sequence[Mapping[int, int]],
    edges: "nx.DiGraph[int]",
) -> bool:
    # Different statements differ in time, if only by a little: an edge is enough.
    is_always = all(timeline[one] < timeline[other] for timeline in timelines)
    return is_always or nx.has_path(edges, other, one)


# Two clocks, and more statements.

HOURS = st.integers(0, 12).map(lambda n: 7 * n)
OFFSETS = st.sampled_from(("", "Z", "+04:00", "-07:00"))
whens = st.builds(
    lambda hour, offset: f"2020-09-{27 + hour // 24}T{hour % 24:02}:00{offset}",
    HOURS,
    OFFSETS,
)
dates = st.sampled_from(("2020-09", "2020-09-27", "2020-09-28", "2020", "2020-09-29?"))


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    count = draw(st.integers(2, 8))
    number = st.integers(0, count - 1)
    times = st.none() | whens | dates
    edges = draw(st.lists(st.tuples(number, number), max_size=12, unique=True))
    shuffled = draw(st.permutations(range(count)))
    return Scene(
        asserted=draw(st.lists(times, min_size=count, max_size=count)),
        published=draw(
            st.lists(st.none() | st.none() | times, min_size=count, max_size=count)
        ),
        edges=[(shuffled[a], shuffled[b]) for a, b in edges if a > b],
    )


def own_bounds(scene: Scene, n: int) -> Bounds:
    """What a statement's own clocks tell, on the wall and in UTC."""
    asserted, published = (
        Bounds() if text is None else read(text)
        for text in (scene.asserted[n], scene.published[n])
    )
    return attrs.evolve(
        asserted,
        wall_upper=min(asserted.wall_upper, published.wall_upper),
        utc_upper=min(asserted.utc_upper, published.utc_upper),
    )


def read(text: str) -> Bounds:
    reading = read_time(text)
    wall, utc = (WALL_CLOCK_SLACK, 0) if reading.has_offset else (0, WALL_CLOCK_SLACK)
    return Bounds(
        wall_lower=reading.lower - wall,
        wall_upper=reading.upper + wall,
        utc_lower=reading.lower - utc,
        utc_upper=reading.upper + utc,
    )


def is_too_late(earlier: Bounds, later: Bounds) -> bool:
    return (
        earlier.wall_lower >= later.wall_upper or earlier.utc_lower >= later.utc_upper
    )


@given(scenes())
def test_bounds_on_either_clock_pass_along_edges_from_all_that_is_joined(
    scene: Scene,
) -> None:
    clocks, ids = told(scene)

    everyone = range(len(ids))
    own = [own_bounds(scene, n) for n in everyone]
    graph = drawn(scene, everyone)
    impossible = set()
    for later, earlier in itertools.product(everyone, repeat=2):
        if is_too_late(own[earlier], own[later]):
            impossible |= between(graph, later, earlier)
    left = drawn(scene, set(everyone) - impossible)
    expected = {
        ids[n]: Bounds(
            wall_lower=max(own[m].wall_lower for m in nx.descendants(left, n) | {n}),
            wall_upper=min(own[m].wall_upper for m in nx.ancestors(left, n) | {n}),
            utc_lower=max(own[m].utc_lower for m in nx.descendants(left, n) | {n}),
            utc_upper=min(own[m].utc_upper for m in nx.ancestors(left, n) | {n}),
        )
        for n in left
    }
    assert clocks.impossible == {ids[n] for n in impossible}
    assert {id_: clocks.bounds(id_) for id_ in ids} == {
        id_: expected.get(id_, Bounds()) for id_ in ids
    }


@given(scenes())
@example(
    Scene(
        asserted=["2020-09-28T04:00", "2020-09-27T21:00Z", "2020-09-27"],
        published=["2020-09-27T07:00-07:00", None, None],
        edges=[(2, 1)],
    )
)
def test_before_has_two_sides_and_never_goes_in_a_ring(scene: Scene) -> None:
    clocks, ids = told(scene)

    answers = {
        (one, other): clocks.before(one, other)
        for one, other in itertools.permutations(ids, 2)
    }

    assert all(
        answers[other, one] is (None if answer is None else not answer)
        for (one, other), answer in answers.items()
    )
    assert nx.is_directed_acyclic_graph(
        nx.DiGraph(pair for pair, answer in answers.items() if answer)
    )


@given(one=whens | dates, other=whens | dates)
def test_clocks_order_statements_without_edges_as_their_times_are_ordered(
    one: str, other: str
) -> None:
    clocks, ids = told(Scene(asserted=[one, other], published=[None, None]))

    answer = clocks.before(*ids)

    assert answer is before(When(text=one), When(text=other))


@given(one=whens | dates)
def test_one_time_bounds_a_statement_on_both_clocks(one: str) -> None:
    clocks, ids = told(Scene(asserted=[one], published=[None]))

    bounds = clocks.bounds(ids[0])

    assert bounds == read(one)
    assert bounds.has_lower is (not one.endswith("?"))


@given(one=whens | dates)
def test_a_document_bounds_a_statement_from_above_only(one: str) -> None:
    clocks, ids = told(Scene(asserted=[None], published=[one]))

    bounds = clocks.bounds(ids[0])

    assert bounds == attrs.evolve(read(one), wall_lower=-math.inf, utc_lower=-math.inf)
    assert bounds.has_lower is False


@given(st.data())
def test_the_order_of_edges_changes_no_clock(data: st.DataObject) -> None:
    scene = data.draw(scenes())
    shuffled = attrs.evolve(scene, edges=data.draw(st.permutations(scene.edges)))

    (one, ids), (other, _) = told(scene), told(shuffled)

    assert one.impossible == other.impossible
    assert set(one.rings) == set(other.rings)
    assert [one.bounds(id_) for id_ in ids] == [other.bounds(id_) for id_ in ids]
    assert [one.before(*pair) for pair in itertools.product(ids, repeat=2)] == [
        other.before(*pair) for pair in itertools.product(ids, repeat=2)
    ]


# What it means, case by case.


@pytest.mark.parametrize("edge", EDGES)
def test_each_kind_of_edge_says_which_statement_is_later(edge: object) -> None:
    earlier, later = (Statement(source_id="x", key=key) for key in "12")
    one, other = record_id(earlier), record_id(later)
    graph = ClaimGraph([Source(id="x"), earlier, later, edge(other, one)])

    answers = graph.clocks.before(one, other), graph.clocks.before(other, one)

    assert answers == (True, False)


def test_nobody_can_tell_the_order_of_two_statements_of_one_day() -> None:
    clocks, ids = told(Scene(asserted=["2020-09-27"] * 2, published=[None] * 2))

    answers = clocks.before(*ids), clocks.before(*reversed(ids))

    assert answers == (None, None)


def test_an_edge_orders_two_statements_of_one_day() -> None:
    clocks, ids = told(
        Scene(asserted=["2020-09-27"] * 2, published=[None] * 2, edges=[(1, 0)])
    )

    answers = clocks.before(*ids), clocks.before(*reversed(ids))

    assert answers == (True, False)
    assert clocks.bounds(ids[0]) == clocks.bounds(ids[1]) == read("2020-09-27")


def test_a_day_without_an_offset_is_fourteen_hours_wider_beside_a_time_with_one() -> (
    None
):
    instants = {
        "2020-09-28T14:00Z": True,
        "2020-09-28T13:59Z": None,
        "2020-09-28T18:00+04:00": True,
        "2020-09-28T17:59+04:00": None,
        "2020-09-26T10:00Z": None,
        "2020-09-26T09:59Z": False,
    }
    scene = Scene(asserted=["2020-09-27", *instants], published=[None] * 7)

    clocks, ids = told(scene)

    answers = [clocks.before(ids[0], id_) for id_ in ids[1:]]
    assert answers == list(instants.values())


def test_a_statement_dated_after_its_document_is_doubtful_and_ordered_with_no_other() -> (
    None
):
    clocks, ids = told(
        Scene(
            asserted=["2020-09-29", "2020-09-25"],
            published=["2020-09-27", None],
        )
    )

    answers = [clocks.before(*pair) for pair in itertools.permutations(ids)]

    assert clocks.impossible == {ids[0]}
    assert clocks.is_doubtful(ids[0])
    assert not clocks.is_doubtful(ids[1])
    assert clocks.bounds(ids[0]) == Bounds()
    assert clocks.bounds(ids[1]) == read("2020-09-25")
    assert answers == [None, None]


def test_one_wrong_date_does_not_accuse_those_that_it_does_not_contradict() -> None:
    # A chain of relays, day by day, but for the third, which is dated years before.
    days = ["2020-09-01", "2020-09-02", "2015-01-01", "2020-09-04", "2020-09-05"]
    scene = Scene(
        asserted=[*days, "2020-08-01"],
        published=[None] * 6,
        edges=[(1, 0), (2, 1), (3, 2), (4, 3)],
    )

    clocks, ids = told(scene)

    assert clocks.impossible == set(ids[:3])
    assert [clocks.bounds(ids[n]) for n in (3, 4, 5)] == [
        read(text) for text in ("2020-09-04", "2020-09-05", "2020-08-01")
    ]
    assert clocks.before(ids[3], ids[4]) is True
    assert clocks.before(ids[4], ids[5]) is False
    assert clocks.before(ids[0], ids[4]) is None


def test_the_clocks_of_a_statement_in_a_ring_are_in_doubt_and_it_passes_nothing_on() -> (
    None
):
    # The first and second rest on each other; the third on them; they on the fourth.
    scene = Scene(
        asserted=["2020-09-27", None, None, None, "2020-09-01"],
        published=[None] * 5,
        edges=[(0, 1), (1, 0), (2, 0), (1, 3)],
    )

    clocks, ids = told(scene)

    assert clocks.rings == (frozenset(ids[:2]),)
    assert clocks.impossible == frozenset()
    assert [clocks.is_doubtful(id_) for id_ in ids] == [True] * 2 + [False] * 3
    assert [clocks.bounds(id_) for id_ in ids] == [Bounds()] * 4 + [read("2020-09-01")]
    assert [clocks.before(ids[4], id_) for id_ in ids[:4]] == [None] * 4
    assert clocks.before(ids[3], ids[2]) is None


def test_a_statement_that_rests_on_itself_is_a_ring_of_one() -> None:
    scene = Scene(asserted=[None, None], published=[None] * 2, edges=[(0, 0), (1, 0)])

    clocks, ids = told(scene)

    assert clocks.rings == (frozenset(ids[:1]),)
    assert clocks.before(ids[0], ids[1]) is None


def test_statements_above_and_below_a_ring_are_ordered_among_themselves() -> None:
    # 5 > 4 > the ring of 3 and 2 > 1 > 0.
    scene = Scene(
        asserted=[None] * 6,
        published=[None] * 6,
        edges=[(5, 4), (4, 3), (3, 2), (2, 3), (2, 1), (1, 0)],
    )

    clocks, ids = told(scene)

    assert clocks.before(ids[0], ids[1]) is True
    assert clocks.before(ids[4], ids[5]) is True
    assert clocks.before(ids[1], ids[4]) is None
    assert clocks.before(ids[2], ids[1]) is None


def test_a_statement_is_not_before_itself_whatever_its_clocks() -> None:
    scene = Scene(
        asserted=["2020-09-27", "2020-09-29", None],
        published=[None, "2020-09-27", None],
        edges=[(2, 2)],
    )

    clocks, ids = told(scene)

    assert [clocks.before(id_, id_) for id_ in ids] == [False, False, False]


def test_a_chain_of_a_hundred_thousand_relays_needs_no_recursion() -> None:
    count = 100_000
    statements = [Statement(source_id="x", key=str(n)) for n in range(count)]
    statements.append(
        Statement(source_id="x", key="last", asserted_at=When(text="2020-09-27"))
    )
    ids = [record_id(statement) for statement in statements]
    relays = [
        Relay(statement_id=later, rests_on_id=earlier)
        for earlier, later in itertools.pairwise(ids)
    ]
    graph = ClaimGraph([Source(id="x"), *statements, *relays])

    clocks = graph.clocks

    assert clocks.before(ids[0], ids[-1]) is True
    assert clocks.before(ids[-1], ids[0]) is False
    assert clocks.bounds(ids[0]) == attrs.evolve(
        read("2020-09-27"), wall_lower=-math.inf, utc_lower=-math.inf
    )
    assert clocks.impossible == frozenset()
    assert clocks.rings == ()


def test_a_ring_of_ten_thousand_relays_is_found() -> None:
    count = 10_000
    statements = [Statement(source_id="x", key=str(n)) for n in range(count)]
    ids = [record_id(statement) for statement in statements]
    relays = [
        Relay(statement_id=later, rests_on_id=earlier)
        for earlier, later in itertools.pairwise([*ids, ids[0]])
    ]

    graph = ClaimGraph([Source(id="x"), *statements, *relays])

    assert graph.clocks.rings == (frozenset(ids),)


def test_many_ways_between_two_statements_are_not_followed_one_by_one() -> None:
    # Two to the fortieth ways lead up a ladder, and none of them to the last of a chain.
    rungs = [(n, n + 40) for n in range(40)]
    ladder = [
        pair
        for earlier, later in itertools.pairwise(rungs)
        for pair in itertools.product(later, earlier)
    ]
    chain = [(n + 1, n) for n in range(80, 140)]
    scene = Scene(
        asserted=[None] * 141, published=[None] * 141, edges=[*ladder, *chain]
    )

    clocks, ids = told(scene)

    assert clocks.before(ids[0], ids[79]) is True
    assert clocks.before(ids[80], ids[79]) is None
    assert clocks.before(ids[39], ids[79]) is None


def test_rings_are_told_in_one_order_in_every_process() -> None:
    code = (
        "from claimtrack.graph import ClaimGraph\n"
        "from claimtrack.model import Relay, Source, Statement, record_id\n"
        "said = [Statement(source_id='x', key=str(n)) for n in range(12)]\n"
        "ids = [record_id(one) for one in said]\n"
        "pairs = [(n, n // 3 * 3 + (n + 1) % 3) for n in range(12)]\n"
        "pairs += [(n, n - 3) for n in range(3, 12)]\n"
        "relays = [\n"
        "    Relay(statement_id=ids[n], rests_on_id=ids[m]) for n, m in pairs\n"
        "]\n"
        "graph = ClaimGraph([Source(id='x'), *said, *relays])\n"
        "print([sorted(map(ids.index, ring)) for ring in graph.clocks.rings])\n"
    )

    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in "01234567"
    }

    assert len(told) == 1
    assert sorted(json.loads(told.pop())) == [
        [0, 1, 2],
        [3, 4, 5],
        [6, 7, 8],
        [9, 10, 11],
    ]


def test_who_sets_the_wall_clock_apart_as_no_other_does_is_ordered_with_none() -> None:
    # All were made between 11 and 12 by UTC: noon, by the wall clocks of all but one.
    noon = "2020-09-27T12:00"
    scene = Scene(
        asserted=["2020-09-28T00:30", noon, noon, "2020-09-27T11:00Z"],
        published=[f"{noon}Z", f"{noon}Z", f"{noon}Z", None],
        edges=[(0, 3), (1, 3), (2, 3)],
    )

    clocks, ids = told(scene)

    assert clocks.impossible == {ids[0]}
    assert clocks.before(ids[3], ids[1]) is True


def test_who_sets_the_wall_clock_apart_passes_nothing_on() -> None:
    noon = "2020-09-27T12:00"
    scene = Scene(
        asserted=["2020-09-28T00:30", noon, noon, "2020-09-27T11:00Z", None],
        published=[f"{noon}Z", f"{noon}Z", f"{noon}Z", None, None],
        edges=[(0, 3), (1, 3), (2, 3), (4, 0)],
    )

    clocks, ids = told(scene)

    assert clocks.impossible == {ids[0]}
    assert clocks.bounds(ids[4]) == Bounds()
