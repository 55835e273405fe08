"""What a graph was asked for grows with it, and is as if it were read anew."""

import attrs
from hypothesis import assume, given, settings
from tests.growing import Batches, batches, growing

from claimtrack.graph import Bounds, ClaimGraph
from claimtrack.graph.batches import Batch
from claimtrack.model import (
    Chosen,
    Document,
    Link,
    LinkKind,
    Order,
    Record,
    Relay,
    Response,
    Source,
    SourceKind,
    Statement,
    When,
    digest,
)
from claimtrack.typing import DocumentId


def said(key: str, when: str | None = None) -> Statement:
    asserted_at = None if when is None else When(text=when)
    return Statement(source_id="ada", key=key, asserted_at=asserted_at)


def after(later: Statement, earlier: Statement) -> Order:
    return Order(statement_id=digest(later), after_id=digest(earlier))


def bounds_of(graph: ClaimGraph) -> dict[str, Bounds]:
    return {id_: graph.clocks.bounds(id_) for id_ in graph.of_kind(Statement)}


@settings(max_examples=200)
@given(batches())
def test_clocks_that_grow_are_those_that_are_read_anew(batches: Batches) -> None:
    grown = growing(batches)

    fresh = ClaimGraph(grown.records())
    said = list(grown.of_kind(Statement))
    assert bounds_of(grown) == bounds_of(fresh)
    assert grown.clocks.impossible == fresh.clocks.impossible
    assert set(grown.clocks.rings) == set(fresh.clocks.rings)
    for one in said:
        assert grown.clocks.is_doubtful(one) == fresh.clocks.is_doubtful(one)
        for other in said:
            before = grown.clocks.before(one, other)
            assert before == fresh.clocks.before(one, other)


@settings(max_examples=100)
@given(batches())
def test_clocks_tell_exactly_which_old_statements_are_left_less_room(
    batches: Batches,
) -> None:
    graph = ClaimGraph()
    for batch in batches:
        before, told = bounds_of(graph), list[Batch]()
        graph.add(batch, before=told.append)
        after = bounds_of(graph)

        growth = told[0].growth
        if growth is not None:
            moved = {id_ for id_ in before if before[id_] != after[id_]}
            assert growth.moved == moved


@settings(max_examples=100)
@given(batches())
def test_each_later_statement_has_the_greater_rank_however_they_came(
    batches: Batches,
) -> None:
    graph = growing(batches)

    # Those that an analyst declared to be the same are one, and have no order.
    links = graph.of_kind(Link).values()
    assume(not any(link.kind is LinkKind.SAME for link in links))
    for edge in (*graph.of_kind(Order).values(), *graph.of_kind(Response).values()):
        earlier = edge.after_id if isinstance(edge, Order) else edge.answers_id
        ringed = frozenset[str]().union(*graph.clocks.rings)
        if earlier not in ringed and edge.statement_id not in ringed:
            ranks = graph.clocks.rank(edge.statement_id), graph.clocks.rank(earlier)
            assert ranks[0] > ranks[1]


@settings(max_examples=100)
@given(batches())
def test_what_lies_within_what_grows_as_if_it_were_read_anew(
    batches: Batches,
) -> None:
    graph = ClaimGraph()
    for batch in batches:
        for id_ in ("region", "wire", "losses"):
            graph.containment.around(id_)
        graph.add(batch)

    fresh = ClaimGraph(graph.records())
    chosen = [one.id for one in graph.records() if isinstance(one, Chosen)]
    around = {id_: graph.containment.around(id_) for id_ in chosen}
    assert around == {id_: fresh.containment.around(id_) for id_ in chosen}


def test_the_clocks_of_a_graph_grow_with_it() -> None:
    first, second = said("a", "2020-09-27"), said("b", "2020-09-28")
    graph = ClaimGraph([Source(id="ada"), first])
    clocks = graph.clocks
    graph.add([second, after(second, first)])

    assert graph.clocks is clocks
    assert clocks.before(digest(first), digest(second)) is True


def test_a_date_passes_up_to_old_statements_through_several_new_ones() -> None:
    old, middle, new = said("a"), said("b"), said("c", "2020-09-27")
    graph = ClaimGraph([Source(id="ada"), old])
    _ = graph.clocks
    told: list[Batch] = []
    graph.add([new, middle, after(new, middle), after(middle, old)], before=told.append)

    growth = told[0].growth
    assert growth is not None
    assert growth.moved == {digest(old)}
    assert bounds_of(graph) == bounds_of(ClaimGraph(graph.records()))


def test_an_old_statement_that_turns_out_to_be_later_has_the_clocks_read_anew() -> None:
    old, new = said("a"), said("b", "2020-09-27")
    graph = ClaimGraph([Source(id="ada"), old])
    clocks = graph.clocks
    graph.add([new, after(old, new)])

    assert graph.clocks is not clocks
    assert graph.clocks.before(digest(new), digest(old)) is True


def test_a_ring_of_new_statements_has_the_clocks_read_anew() -> None:
    one, other = said("a"), said("b")
    graph = ClaimGraph([Source(id="ada")])
    _ = graph.clocks
    graph.add([one, other, after(one, other), after(other, one)])

    assert graph.clocks.rings == (frozenset({digest(one), digest(other)}),)


def test_a_date_that_leaves_no_room_has_the_clocks_read_anew() -> None:
    old, new = said("a", "2020-09-28"), said("b", "2020-09-27")
    graph = ClaimGraph([Source(id="ada"), old])
    _ = graph.clocks
    graph.add([new, after(new, old)])

    assert graph.clocks.impossible == {digest(old), digest(new)}


def test_who_sets_the_clocks_apart_as_no_other_does_has_them_read_anew() -> None:
    # At ten o'clock on the wall it was after nine, and it was no later than two.
    utc, behind = said("a", "2020-09-27T09:00Z"), said("b", "2020-09-27T10:00")
    page = Document(publisher_id="ada", published_at=When(text="2020-09-27T02:00Z"))
    ahead = attrs.evolve(
        said("c", "2020-09-27T10:00"), document_id=DocumentId(digest(page))
    )
    graph = ClaimGraph([Source(id="ada")])
    _ = graph.clocks
    graph.add([page, ahead])
    graph.add([utc, behind, after(behind, utc)])
    at_odds = graph.clocks
    graph.add([said("d")])

    assert at_odds.impossible == {digest(ahead)}
    assert graph.clocks is not at_odds
    assert graph.clocks.impossible == at_odds.impossible


def test_what_relays_a_statement_in_doubt_takes_no_bounds_from_it() -> None:
    early, late = said("a", "2020-09-27"), said("b", "2020-09-29")
    wrong = [late, early, after(early, late)]
    graph = ClaimGraph([Source(id="ada"), *wrong, said("c")])
    clocks = graph.clocks
    new = said("d")
    relay = Relay(statement_id=digest(new), rests_on_id=digest(early))
    graph.add([new, relay, after(new, said("c"))])

    assert graph.clocks is clocks
    assert bounds_of(graph) == bounds_of(ClaimGraph(graph.records()))


def test_a_new_source_may_lie_within_an_old_one() -> None:
    graph = ClaimGraph([Source(id="north")])
    inside = graph.containment
    inside.around("north-army")
    graph.add([Source(id="north-army", part_of=["north"])])

    assert graph.containment is inside
    assert inside.around("north-army") == {"north", "north-army"}


def test_a_source_that_turns_out_to_lie_within_another_is_read_anew() -> None:
    graph = ClaimGraph([Source(id="north"), Source(id="north-army")])
    graph.containment.around("north-army")
    graph.add([Source(id="north-army", part_of=["north"])])

    assert graph.containment.around("north-army") == {"north", "north-army"}


def test_a_revision_counts_what_changed_the_graph() -> None:
    ada: Record = Source(id="ada")
    graph = ClaimGraph([ada])
    revisions = [graph.revision]
    for one in (ada, Source(id="ada", kind=SourceKind.PERSON)):
        graph.add([one])
        revisions.append(graph.revision)

    assert revisions == [1, 1, 2]


def test_who_looks_before_a_batch_is_in_sees_the_graph_as_it_was() -> None:
    graph = ClaimGraph([Source(id="ada")])
    seen: list[tuple[int, list[str]]] = []
    graph.add(
        [Source(id="bob"), Source(id="ada", kind=SourceKind.PERSON)],
        before=lambda batch: seen.append((len(graph), sorted(batch.changed))),
    )

    assert seen == [(1, ["ada"])]
    assert len(graph) == 2
