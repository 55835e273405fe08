"""What lies within what, held against networkx."""

import itertools

import networkx as nx
from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack.graph import ClaimGraph, Containment, containment_of
from claimtrack.model import (
    Measure,
    Partition,
    Place,
    Question,
    Source,
    Subject,
)

IDS = "abcdefg"

pairs = st.lists(
    st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=14, unique=True
)


@st.composite
def acyclic_pairs(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Pairs of a part and its whole that never ring, in no order of their names."""
    rank = {id_: n for n, id_ in enumerate(draw(st.permutations(IDS)))}
    return [(part, whole) for part, whole in draw(pairs) if rank[part] > rank[whole]]


def wholes_of(given: list[tuple[str, str]]) -> dict[str, list[str]]:
    return {part: [above for one, above in given if one == part] for part, _ in given}


def drawn(given: list[tuple[str, str]]) -> "nx.DiGraph[str]":
    graph = nx.DiGraph(given)
    graph.add_nodes_from(IDS)
    return graph


@given(pairs)
@example([("a", "a")])
@example([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")])
def test_what_is_around_something_is_itself_and_all_that_can_be_reached(
    given: list[tuple[str, str]],
) -> None:
    inside = Containment(wholes_of(given))

    around = {id_: inside.around(id_) for id_ in (*IDS, *IDS)}

    graph = drawn(given)
    assert around == {id_: nx.descendants(graph, id_) | {id_} for id_ in IDS}


@given(given=acyclic_pairs() | pairs, ends=st.tuples(*[st.sampled_from(IDS)] * 2))
@example(given=[("a", "c"), ("a", "b"), ("b", "d"), ("c", "d")], ends=("a", "d"))
@example(given=[("a", "b"), ("b", "c"), ("a", "d"), ("d", "e")], ends=("a", "e"))
def test_a_path_is_the_first_of_the_shortest_ways_from_part_to_whole(
    given: list[tuple[str, str]], ends: tuple[str, str]
) -> None:
    inside = Containment(wholes_of(given))

    path = inside.path(*ends)

    graph = drawn(given)
    if nx.has_path(graph, *ends):
        assert path == min(map(tuple, nx.all_shortest_paths(graph, *ends)))
    else:
        assert path == ()


@given(pairs)
def test_there_is_a_ring_exactly_where_networkx_finds_one(
    given: list[tuple[str, str]],
) -> None:
    ring = Containment(wholes_of(given)).ring()

    assert bool(ring) is not nx.is_directed_acyclic_graph(drawn(given))


@given(pairs)
@example([("a", "b"), ("b", "c"), ("c", "a")])
def test_each_of_a_ring_lies_within_the_next_and_the_last_is_the_first(
    given: list[tuple[str, str]],
) -> None:
    ring = Containment(wholes_of(given)).ring()

    assert ring[:1] == ring[-1:]
    assert set(itertools.pairwise(ring)) <= set(given)


@given(st.data())
def test_the_ring_that_is_told_does_not_depend_on_the_order_of_what_is_given(
    data: st.DataObject,
) -> None:
    given = data.draw(pairs)
    shuffled = data.draw(st.permutations(given))

    rings = (
        Containment(wholes_of(given)).ring(),
        Containment(wholes_of(shuffled)).ring(),
    )

    assert rings[0] == rings[1]


def test_what_nobody_defined_lies_within_nothing_but_itself() -> None:
    inside = Containment({})

    answers = inside.around("x"), inside.path("x", "x"), inside.path("x", "y")

    assert answers == ({"x"}, ("x",), ())


def test_definitions_and_partitions_say_what_lies_within_what() -> None:
    records = [
        Source(id="armenia"),
        Source(id="am-mod", part_of=["armenia", "side"]),
        Source(id="side"),
        Place(id="karabakh"),
        Place(id="stepanakert", part_of=["karabakh"]),
        Subject(id="garrison", part_of=["am-mod", "stepanakert"]),
        Measure(id="losses"),
        Measure(id="killed"),
        Partition(whole_id="losses", part_ids=["killed"]),
        Question(measure_id="killed"),
    ]

    inside = containment_of(records)

    assert {id_: inside.around(id_) for id_ in ("garrison", "killed", "losses")} == {
        "garrison": frozenset(
            {"garrison", "am-mod", "armenia", "side", "stepanakert", "karabakh"}
        ),
        "killed": frozenset({"killed", "losses"}),
        "losses": frozenset({"losses"}),
    }
    assert inside.path("garrison", "side") == ("garrison", "am-mod", "side")


def test_a_graph_knows_what_lies_within_what_in_it() -> None:
    graph = ClaimGraph(
        [
            Measure(id="losses"),
            Measure(id="killed", part_of=["losses"]),
            Measure(id="wounded"),
            Partition(whole_id="losses", part_ids=["killed", "wounded"]),
        ]
    )

    paths = [graph.containment.path(part, "losses") for part in ("killed", "wounded")]

    assert paths == [("killed", "losses"), ("wounded", "losses")]


def test_a_hundred_thousand_wholes_one_within_the_other_need_no_recursion() -> None:
    count = 100_000
    inside = Containment({str(n): [str(n + 1)] for n in range(count)})

    path = inside.path("0", str(count))

    assert path == tuple(map(str, range(count + 1)))
    assert len(inside.around("0")) == count + 1
    assert inside.ring() == ()
