"""The ways from a statement up the edges that say what is earlier."""

from collections import deque
from collections.abc import Collection, Iterator

from claimtrack.graph import ClaimGraph, label_of

Hop = tuple[str, str]
"""A statement, and an earlier one to which an edge leads; each by what it goes by."""


def ways_up(
    graph: ClaimGraph, start: str, within: Collection[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """Give what edges lead to from a statement, the nearest first.

    Each with the hops so far, by the earlier of their ends.

    Args:
        graph: The graph.
        start: Where to start; given again where a ring leads back to it.
        within: The statements to look at.

    Complexity: O(V + E) of these.
    """
    hops: dict[str, str] = {}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        ups = graph.clocks.just_before(here)
        for up in sorted(ups, key=lambda id_: place_of(graph, id_)):
            if up in within and up not in hops:
                hops[up] = here
                queue.append(up)
                yield up, hops


def way_up(
    graph: ClaimGraph, start: str, stop: str, within: Collection[str]
) -> list[Hop]:
    """Give the hops of a shortest way from a statement up to an earlier one.

    Args:
        graph: The graph.
        start: The later.
        stop: The earlier; the same for a ring.
        within: The statements to look at, among them some such way.

    Complexity: O(V + E) of these.
    """
    found = (hops for up, hops in ways_up(graph, start, within) if up == stop)
    return way_back(next(found), start, stop)


def way_back(hops: dict[str, str], start: str, stop: str) -> list[Hop]:
    """Give the hops from a start to a stop, from all hops by their earlier ends."""
    found = [(hops[stop], stop)]
    while found[-1][0] != start:
        here = found[-1][0]
        found.append((hops[here], here))
    return found[::-1]


def entries(graph: ClaimGraph, id_: str) -> list[str]:
    """Give all that a statement was entered as, by label."""
    return sorted(graph.sameness.group(id_), key=lambda x: (label_of(graph, x), x))


def place_of(graph: ClaimGraph, id_: str) -> tuple[str, str]:
    """Give the first label of a statement, in all that it was entered as, and its entry."""
    entry = entries(graph, id_)[0]
    return label_of(graph, entry), entry


def verb_of(graph: ClaimGraph, later: str, earlier: str) -> str:
    """Say how a statement rests on an earlier one.

    >>> from claimtrack.model import Relay, Source, Statement, digest
    >>> first, second = (Statement(source_id="x", key=key) for key in "ab")
    >>> edge = Relay(statement_id=digest(second), rests_on_id=digest(first))
    >>> graph = ClaimGraph([Source(id="x"), first, second, edge])
    >>> verb_of(graph, digest(second), digest(first))
    'relays'

    """
    index, ends = graph.index, set(graph.sameness.group(earlier))
    laters = entries(graph, later)
    if any(x.rests_on_id in ends for id_ in laters for x in index.relays_from[id_]):
        return "relays"
    if any(x.answers_id in ends for id_ in laters for x in index.responses_from[id_]):
        return "answers"
    for id_ in laters:
        for one in index.corrections_from[id_]:
            if one.corrects_id in ends:
                return one.kind.value
    return "comes after"
