"""Two clocks that can't both be right, given the edges between their statements."""

import itertools
from collections.abc import Iterator, Mapping, Sequence

import attrs

from claimtrack.analysis.ordering.ways_up import (
    Hop,
    entries,
    verb_of,
    way_back,
    ways_up,
)
from claimtrack.graph import ClaimGraph, own_room
from claimtrack.model import Document, Instant, Statement, When

Limits = tuple[Instant, Instant]
"""An instant on the wall clock, and one in UTC."""
_MOST = 5
"""How many hops between two clocks a reason tells."""


@attrs.frozen(kw_only=True)
class Dated:
    """A clock of a statement: when it was said, or when it was published at the latest.

    Attributes:
        statement_id: The entry of the statement that it is read off.
        when: The time as written.
        is_published: Whether it is the document's; it then tells no beginning.
        since: The earliest instants at which the statement can have been made.
        until: The first instants after the latest.
    """

    statement_id: str
    when: When
    is_published: bool
    since: Limits
    until: Limits


@attrs.frozen(kw_only=True)
class Clash:
    """Two clocks of which one says that the later was over when the earlier began.

    Attributes:
        earlier: The clock of what edges say is earlier.
        later: The clock of what they say is later; of the same statement it may be.
        hops: A shortest way of edges from the later up to the earlier.
    """

    earlier: Dated
    later: Dated
    hops: Sequence[Hop]


def clashes(graph: ClaimGraph) -> Iterator[Clash]:
    """Give each two clocks that can't both be right, in the order of their statements.

    Statements in rings have no order, and none through them.

    Complexity: O(V + E) of the statements that are left no room, for each of them.
    """
    clocks, same = graph.clocks, graph.sameness.of
    ringed = frozenset[str]().union(*clocks.rings)
    roomless = {same(id_) for id_ in clocks.impossible - ringed}
    told = {id_: _dated(graph, id_) for id_ in sorted(roomless)}
    for start, mine in told.items():
        own = _clash(mine, mine)
        if own:
            yield Clash(earlier=own[0], later=own[1], hops=())
        for up, hops in ways_up(graph, start, roomless) if mine else ():
            found = _clash(told[up], mine)
            if found:
                way = way_back(hops, start, up)
                yield Clash(earlier=found[0], later=found[1], hops=way)


def because_of(graph: ClaimGraph, clash: Clash, names: Mapping[str, str]) -> str:
    """Say why two clocks can't both be right.

    Args:
        graph: The graph.
        clash: The two clocks.
        names: What to call the statements on the way.
    """
    earlier, later = clash.earlier, clash.later
    if not clash.hops:
        ends = earlier.statement_id, later.statement_id
        first, second = (names[one] for one in ends)
        who = "it" if first == second else second
        return f"{first} {_day(earlier)}, but {who} {_day(later)}."
    hops = clash.hops[:_MOST]
    told = [f"{verb_of(graph, *hop)} {names[hop[1]]}" for hop in hops]
    left = len(clash.hops) - len(hops)
    between = [f"leads over {left} more to {names[clash.hops[-1][1]]}"] if left else []
    way = ", which ".join([*told, *between])
    return (
        f"{names[clash.hops[0][0]]} {way}, so it is no earlier; but "
        f"{names[earlier.statement_id]} {_day(earlier)}, and "
        f"{names[later.statement_id]} {_day(later)}."
    )


def _day(clock: Dated) -> str:
    verb = "was published on" if clock.is_published else "is dated"
    return f"{verb} {clock.when.text}"


def _dated(graph: ClaimGraph, id_: str) -> list[Dated]:
    """Give the clocks of a statement, in all that it was entered as."""
    found = []
    for entry in entries(graph, id_):
        statement = graph.get(entry, Statement)
        if statement.asserted_at is not None:
            found.append(_clock(entry, statement.asserted_at, is_published=False))
        if statement.document_id is not None:
            published = graph.get(statement.document_id, Document).published_at
            if published is not None:
                found.append(_clock(entry, published, is_published=True))
    return found


def _clock(entry: str, when: When, *, is_published: bool) -> Dated:
    both = None if is_published else when, when if is_published else None
    room = own_room(*both)
    return Dated(
        statement_id=entry,
        when=when,
        is_published=is_published,
        since=(room[0], room[2]),
        until=(room[1], room[3]),
    )


def _clash(
    earlier: Sequence[Dated], later: Sequence[Dated]
) -> tuple[Dated, Dated] | None:
    """Give the first two clocks of which the one begins when the other is over."""
    pairs = (
        (one, other)
        for one, other in itertools.product(earlier, later)
        if any(a >= b for a, b in zip(one.since, other.until, strict=True))
    )
    return next(pairs, None)
