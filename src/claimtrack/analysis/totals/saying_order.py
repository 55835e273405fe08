"""What one source said, in the order of saying as far as that is known."""

import heapq
import itertools
from collections.abc import Iterable, Sequence

from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph, claim_label, later_first


class SayingOrder:
    """Commitments in an order that never puts a later one before an earlier one.

    What clocks and edges leave unordered is in a fixed order: by the earliest moment at
    which it can have been said, then by label.

    Args:
        graph: The graph.
        said: The commitments of one source.

    Attributes:
        said: The commitments, in that order.
        is_total: Whether each is known to be later than the one before it.

    Complexity: O(n log n) and the edges upstream where the order is known; where some
    are unordered, and some dates have an offset and others none, O(n^2).
    """

    def __init__(self, graph: ClaimGraph, said: Iterable[Commitment]) -> None:
        self._graph = graph
        self.said = _in_order(graph, said)
        self._follows = [True] + [
            self._before(*pair) for pair in itertools.pairwise(self.said)
        ]
        self.is_total = all(self._follows)
        self._earlier = [] if self.is_total else self._known_earlier()

    def follows(self, place: int) -> bool:
        """Tell whether one is known to be later than the one that stands before it."""
        return self._follows[place]

    def comes_before(self, place: int, other: int) -> bool:
        """Tell whether one is known to be earlier than another, perhaps by a third."""
        if self.is_total:
            return place < other
        return bool(self._earlier[other] >> place & 1)

    def latest_before(self, place: int, *, since: int = 0) -> int | None:
        """Give the last in the order that is known to be earlier; None where none is.

        Args:
            place: Where the one stands that is later.
            since: From where on to look.
        """
        if self.is_total:
            return place - 1 if place > since else None
        known = self._earlier[place].bit_length() - 1
        return known if known >= since else None

    def _before(self, one: Commitment, other: Commitment) -> bool:
        mine, theirs = one.assertion.statement_id, other.assertion.statement_id
        return bool(self._graph.clocks.before(mine, theirs))

    def _known_earlier(self) -> list[int]:
        """Give for each the places of the earlier ones, as the bits of a number."""
        earlier: list[int] = []
        for place, one in enumerate(self.said):
            found = 0
            untold = (1 << place) - 1
            while untold:
                # What the nearest follows, this one follows too, and need not be asked.
                nearest = untold.bit_length() - 1
                untold ^= 1 << nearest
                if self._before(self.said[nearest], one):
                    found |= 1 << nearest | earlier[nearest]
                    untold &= ~found
            earlier.append(found)
        return earlier


def _in_order(graph: ClaimGraph, said: Iterable[Commitment]) -> Sequence[Commitment]:
    given = tuple(said)
    depths = _depths(graph, (one.assertion.statement_id for one in given))

    def place(one: Commitment) -> tuple[object, ...]:
        id_ = one.assertion.statement_id
        lower = graph.clocks.bounds(id_).wall_lower
        return lower, depths[id_], claim_label(graph, one.assertion), one.id

    listed = sorted(given, key=place)
    return listed if _holds_in_utc(graph, listed) else _rearranged(graph, listed)


def _holds_in_utc(graph: ClaimGraph, listed: Sequence[Commitment]) -> bool:
    """Tell whether an order by wall clock and edges is right by UTC as well."""
    rooms = [graph.clocks.bounds(one.assertion.statement_id) for one in listed]
    uppers = [room.utc_upper for room in reversed(rooms)]
    least = list(itertools.accumulate(uppers, min))[::-1]
    pairs = zip(rooms, least[1:], strict=False)
    return all(room.utc_lower < upper for room, upper in pairs)


def _rearranged(
    graph: ClaimGraph, listed: Sequence[Commitment]
) -> Sequence[Commitment]:
    """Give an order in which no clock puts one before what stands before it."""
    before = graph.clocks.before
    later: list[list[int]] = [[] for _ in listed]
    waiting = [0] * len(listed)
    ids = [one.assertion.statement_id for one in listed]
    for one, other in itertools.permutations(range(len(listed)), 2):
        if before(ids[one], ids[other]):
            later[one].append(other)
            waiting[other] += 1
    free = [place for place, count in enumerate(waiting) if not count]
    order = []
    while free:
        place = heapq.heappop(free)
        order.append(listed[place])
        for other in later[place]:
            waiting[other] -= 1
            if not waiting[other]:
                heapq.heappush(free, other)
    return order


def _depths(graph: ClaimGraph, ids: Iterable[str]) -> dict[str, int]:
    """Give for each statement how many edges lead back from it one after the other."""
    earlier: dict[str, tuple[str, ...]] = {}
    stack = list(ids)
    while stack:
        here = stack.pop()
        if here not in earlier:
            earlier[here] = _directly_before(graph, here)
            stack.extend(earlier[here])
    order, _ = later_first(earlier)
    depths = dict.fromkeys(earlier, 0)
    for later in reversed(order):
        befores = [depths[one] for one in earlier[later]]
        depths[later] = max(befores, default=-1) + 1
    return depths


def _directly_before(graph: ClaimGraph, id_: str) -> tuple[str, ...]:
    index = graph.index
    found = {one.rests_on_id for one in index.relays_from[id_]}
    found |= {one.answers_id for one in index.responses_from[id_]}
    found |= {one.after_id for one in index.orders_from[id_]}
    found |= {one.corrects_id for one in index.corrections_from[id_]}
    return tuple(sorted(found))
