"""When each statement was made, as far as clocks and edges tell.

A statement's own clocks bound it: when it was asserted, and when its document was
published, which was no earlier. An edge says that one statement is later than another,
so bounds pass along edges. Two clocks are kept: the wall clock that all times without
an offset share, and UTC; the two are never more than 14 hours apart.

Statements in a ring of edges, or where edges and clocks leave no room, are ordered with
no other and pass nothing on: one wrong date must not accuse others. Nor are statements
that know both clocks, and set them apart by what no other such statement allows.
"""

import math
from collections.abc import Iterable, Mapping
from typing import assert_never

import attrs

from claimtrack.graph.collecting import collector_paused
from claimtrack.graph.layers import later_first
from claimtrack.model import (
    WALL_CLOCK_SLACK,
    Correction,
    Document,
    Instant,
    Order,
    Relay,
    Response,
    Statement,
    When,
    read_time,
)

_Room = tuple[Instant, Instant, Instant, Instant]
"""From and until on the wall clock, from and until in UTC."""
_ANY_TIME: _Room = (-math.inf, math.inf, -math.inf, math.inf)

Edge = Relay | Response | Order | Correction
"""What tells that one statement is later than another."""


@attrs.frozen(kw_only=True)
class Bounds:
    """The instants between which a statement was made.

    Attributes:
        wall_lower: The earliest instant on the shared wall clock.
        wall_upper: The first instant after the latest, on that clock.
        utc_lower: The earliest instant in UTC.
        utc_upper: The first instant after the latest, in UTC.
    """

    wall_lower: Instant = -math.inf
    wall_upper: Instant = math.inf
    utc_lower: Instant = -math.inf
    utc_upper: Instant = math.inf

    @property
    def has_lower(self) -> bool:
        """Whether anything tells how early it can have been."""
        return self.utc_lower != -math.inf


class Clocks:
    """Bounds on when each statement was made, and which came before which.

    Attributes:
        rings: Groups of statements each of which is later than the others.
        impossible: Statements that clocks and edges leave no room, or that set the wall
            clock apart from UTC as others say it is not.
    """

    def __init__(
        self, own: Mapping[str, _Room], earlier: Mapping[str, tuple[str, ...]]
    ) -> None:
        order, self.rings = later_first(earlier)
        ringed = frozenset[str]().union(*self.rings)
        rooms = _propagated(own, earlier, order, ringed)
        roomless = frozenset(
            statement
            for statement, room in rooms.items()
            if room[1] <= room[0] or room[3] <= room[2]
        )
        # What leaves out no more than before would come to the same.
        if roomless:
            rooms = _propagated(own, earlier, order, ringed | roomless)
        at_odds = _at_odds(rooms, ringed | roomless)
        if at_odds:
            rooms = _propagated(own, earlier, order, ringed | roomless | at_odds)
        self.impossible = roomless | at_odds
        self._unordered = ringed | self.impossible
        self._rooms = rooms
        self._rank = {statement: rank for rank, statement in enumerate(order)}
        self._earlier = {
            later: tuple(e for e in befores if e not in self._unordered)
            for later, befores in earlier.items()
            if later not in self._unordered
        }

    def bounds(self, statement_id: str) -> Bounds:
        """Give the bounds of a statement; none where its clocks are in doubt."""
        lower, upper, utc_lower, utc_upper = self._room(statement_id)
        return Bounds(
            wall_lower=lower,
            wall_upper=upper,
            utc_lower=utc_lower,
            utc_upper=utc_upper,
        )

    def is_doubtful(self, statement_id: str) -> bool:
        """Tell whether its clocks are in doubt: in a ring, or left no room."""
        return statement_id in self._unordered

    def before(self, one: str, other: str) -> bool | None:
        """Tell whether one statement was made before another.

        A statement is not before itself. None is for can't tell.

        Complexity: O(1) where clocks decide, else O(E) of the edges between.
        """
        if one == other:
            return False
        if one in self._unordered or other in self._unordered:
            return None
        if self._precedes(one, other):
            return True
        return False if self._precedes(other, one) else None

    def _room(self, statement_id: str) -> _Room:
        if statement_id in self._unordered:
            return _ANY_TIME
        return self._rooms.get(statement_id, _ANY_TIME)

    def _precedes(self, one: str, other: str) -> bool:
        a, b = self._room(one), self._room(other)
        return a[1] <= b[0] or a[3] <= b[2] or self._is_reached(other, one)

    def _is_reached(self, later: str, target: str) -> bool:
        target_rank = self._rank.get(target)
        if target_rank is None or later not in self._earlier:
            return False
        seen = {later}
        stack = [later]
        while stack:
            for earlier in self._earlier.get(stack.pop(), ()):
                if earlier == target:
                    return True
                if earlier not in seen and self._rank[earlier] < target_rank:
                    seen.add(earlier)
                    stack.append(earlier)
        return False


@collector_paused()
def clocks_of(
    statements: Mapping[str, Statement],
    documents: Mapping[str, Document],
    edges: Iterable[Edge],
) -> Clocks:
    """Read when each statement was made off its clocks and the edges between them.

    Complexity: O(V + E).
    """
    own = {}
    for id_, statement in statements.items():
        document = documents.get(statement.document_id or "")
        published = None if document is None else document.published_at
        own[id_] = _own_room(statement.asserted_at, published)
    earlier: dict[str, set[str]] = {}
    for edge in edges:
        earlier.setdefault(edge.statement_id, set()).add(_earlier_end(edge))
    return Clocks(own, {id_: tuple(sorted(them)) for id_, them in earlier.items()})


def _earlier_end(edge: Edge) -> str:
    match edge:
        case Relay():
            return edge.rests_on_id
        case Response():
            return edge.answers_id
        case Order():
            return edge.after_id
        case Correction():
            return edge.corrects_id
    assert_never(edge)


def _own_room(asserted: When | None, published: When | None) -> _Room:
    room = _ANY_TIME if asserted is None else _room(asserted)
    return room if published is None else _no_later_than(room, _room(published))


def _room(when: When) -> _Room:
    reading = read_time(when.text)
    exact = (reading.lower, reading.upper)
    loose = (reading.lower - WALL_CLOCK_SLACK, reading.upper + WALL_CLOCK_SLACK)
    return (*loose, *exact) if reading.has_offset else (*exact, *loose)


def _propagated(
    own: Mapping[str, _Room],
    earlier: Mapping[str, tuple[str, ...]],
    order: Iterable[str],
    left_out: frozenset[str],
) -> dict[str, _Room]:
    """Pass lower bounds to the later and upper bounds to the earlier."""
    rooms = dict(own)
    edges = [
        (later, before)
        for later in order
        if later not in left_out
        for before in earlier.get(later, ())
        if before not in left_out
    ]
    # `order` has the later first: upper bounds pass along it, lower bounds against.
    for later, before in edges:
        rooms[before] = _no_later_than(rooms[before], rooms[later])
    for later, before in reversed(edges):
        rooms[later] = _no_earlier_than(rooms[later], rooms[before])
    return rooms


def _no_later_than(room: _Room, than: _Room) -> _Room:
    return (room[0], min(room[1], than[1]), room[2], min(room[3], than[3]))


def _no_earlier_than(room: _Room, than: _Room) -> _Room:
    return (max(room[0], than[0]), room[1], max(room[2], than[2]), room[3])


def _at_odds(rooms: Mapping[str, _Room], left_out: frozenset[str]) -> frozenset[str]:
    """Give statements without which one distance between the two clocks suits all.

    Those stay that allow each distance which the most of them allow: the deepest points
    of a sweep.
    """
    told = {
        id_: (room[0] - room[3], room[1] - room[2])
        for id_, room in rooms.items()
        if id_ not in left_out
    }
    events = [(low, 1) for low, _ in told.values()]
    events += [(high, -1) for _, high in told.values()]
    depth, deepest, points = 0, 0, [-math.inf]
    # Of equal distances the ends come first: they are no part of what is between.
    for distance, step in sorted(events):
        depth += step
        if depth > deepest:
            deepest, points = depth, []
        if depth == deepest and step > 0:
            points.append(distance)
    return frozenset(
        id_
        for id_, (low, high) in told.items()
        if low > points[0] or high <= points[-1]
    )
