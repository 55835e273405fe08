"""When each statement was made, as far as clocks and edges tell.

A statement's own clocks bound it, and bounds pass along the edges that say which
statement is later, see `rooms`. Two clocks are kept: the wall clock that all times
without an offset share, and UTC; the two are never more than 14 hours apart.

Statements in a ring of edges, or where edges and clocks leave no room, are ordered with
no other and pass nothing on: one wrong date must not accuse others. Nor are statements
that know both clocks, and set them apart by what no other such statement allows.

Statements that an analyst declared to be the same are one utterance: of one moment, with
the room that all their clocks leave and with the edges of all.
"""

import math
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import assert_never

import attrs

from claimtrack.graph.clock_distances import apart, at_odds
from claimtrack.graph.collecting import collector_paused
from claimtrack.graph.layers import later_first
from claimtrack.graph.rooms import (
    ANY_TIME,
    Earlier,
    Room,
    as_one,
    has_room,
    own_room,
    passed_on,
    propagated,
)
from claimtrack.graph.sameness import Sameness
from claimtrack.model import (
    Correction,
    Document,
    Instant,
    Order,
    Relay,
    Response,
    Statement,
)

Edge = Relay | Response | Order | Correction
"""What tells that one statement is later than another."""
EDGES: tuple[type[Edge], ...] = (Relay, Response, Order, Correction)
"""The kinds of edge."""


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


@attrs.frozen(kw_only=True)
class Growth:
    """What new statements would do to clocks.

    Attributes:
        moved: The old statements that they leave less room.
        earlier: The edges from the new statements.
        order: The new statements, the later first.
        first: The rooms that change where what leaves no room passes bounds on.
        rooms: The rooms that change where it does not.
        apart: The least and greatest distance of the two clocks that all allow.
    """

    moved: frozenset[str]
    earlier: Earlier
    order: tuple[str, ...]
    first: Mapping[str, Room]
    rooms: Mapping[str, Room]
    apart: tuple[Instant, Instant]


class Clocks:
    """Bounds on when each statement was made, and which came before which.

    Those of a graph grow with it.

    Args:
        own: The room that each statement's own clocks leave it.
        earlier: The edges.
        same: What each statement goes by that is one utterance with others.

    Attributes:
        rings: Groups of statements each of which is later than the others.
        impossible: Statements that clocks and edges leave no room, or that set the wall
            clock apart from UTC as others say it is not.
        at_odds: Of the latter each with those that say so most.
    """

    def __init__(
        self,
        own: Mapping[str, Room],
        earlier: Earlier,
        same: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._same = same
        if same:
            own, earlier = as_one(own, earlier, same)
        order, self.rings = later_first(earlier)
        ringed = frozenset[str]().union(*self.rings)
        rooms = first = propagated(own, earlier, order, ringed)
        roomless = frozenset(id_ for id_, room in rooms.items() if not has_room(room))
        # What leaves out no more than before would come to the same.
        if roomless:
            rooms = propagated(own, earlier, order, ringed | roomless)
        left_out = ringed | roomless
        self._apart = apart(rooms[id_] for id_ in rooms.keys() - left_out)
        self.at_odds: Mapping[str, tuple[str, ...]] = {}
        if self._apart[0] >= self._apart[1]:
            self.at_odds = at_odds(rooms, left_out)
            rooms = propagated(own, earlier, order, left_out | self.at_odds.keys())
        self.impossible = roomless | self.at_odds.keys()
        self._ringed = ringed
        self._unordered = ringed | self.impossible
        self._first, self._rooms = first, rooms
        self._rank = {statement: rank for rank, statement in enumerate(order)}
        self._ranks = (0, len(order))
        self._earlier = dict(earlier)
        if same:
            self._share()

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

    def just_before(self, statement_id: str) -> tuple[str, ...]:
        """Give the statements of which an edge says that this one is later.

        Statements that are one utterance go by one id.
        """
        return self._earlier.get(self._same.get(statement_id, statement_id), ())

    def is_at_edge(self, statement_id: str) -> bool:
        """Tell whether an edge says that it is later than another, or earlier."""
        return statement_id in self._rank

    def follows_any(self, statement_id: str, others: Iterable[str]) -> bool:
        """Tell whether edges say of a statement that it is later than one of some.

        Complexity: O(E) of the edges upstream, as far as the others stand.
        """
        id_ = self._same.get(statement_id, statement_id)
        if id_ not in self._earlier or id_ in self._unordered:
            return False
        targets = {self._same.get(one, one) for one in others} & self._rank.keys()
        targets -= self._unordered | {id_}
        return bool(targets) and self._is_reached(id_, targets)

    def before(self, one: str, other: str) -> bool | None:
        """Tell whether one statement was made before another.

        A statement is not before itself. None is for can't tell, and for two that are
        one utterance.

        Complexity: O(1) where clocks decide, else O(E) of the edges between.
        """
        if one == other:
            return False
        one, other = self._same.get(one, one), self._same.get(other, other)
        if one == other:
            return None
        if one in self._unordered or other in self._unordered:
            return None
        if self._precedes(one, other):
            return True
        return False if self._precedes(other, one) else None

    def rank(self, statement_id: str) -> float:
        """Give a number that is greater than those of all that edges say is earlier.

        The least there is for a statement with no edges, or in a ring.
        """
        rank = self._rank.get(statement_id)
        return -math.inf if rank is None else -rank

    def grown_by(self, own: Mapping[str, Room], earlier: Earlier) -> Growth | None:
        """Give what new statements would do; None where all has to be read anew.

        That is where an old statement would be later than another, where new ones
        stand in a ring, where one more is left no room, where the two clocks are or
        come to be at odds, or where some statements are one utterance.

        Args:
            own: The room of each new statement by its own clocks.
            earlier: The new edges.

        Complexity: O(E) of the edges upstream, as far as bounds move.
        """
        if self._same or self.at_odds or not earlier.keys() <= own.keys():
            return None
        among = {
            id_: tuple(one for one in earlier.get(id_, ()) if one in own) for id_ in own
        }
        order, rings = later_first(among)
        if rings:
            return None
        first = passed_on(
            self._first,
            self._earlier,
            self._ringed,
            news=own,
            news_earlier=earlier,
            order=order,
        )
        if any(
            not has_room(room) and id_ not in self._unordered
            for id_, room in first.items()
        ):
            return None
        rooms = first
        if self._first is not self._rooms:
            rooms = passed_on(
                self._rooms,
                self._earlier,
                self._unordered,
                news=own,
                news_earlier=earlier,
                order=order,
            )
        distance = apart(rooms.values(), self._apart)
        if distance[0] >= distance[1]:
            return None
        return Growth(
            moved=frozenset(rooms.keys() - own.keys()),
            earlier=earlier,
            order=tuple(order),
            first=first,
            rooms=rooms,
            apart=distance,
        )

    def grow(self, growth: Growth) -> None:
        """Take new statements in.

        Complexity: O(n) in what is new and what changes.
        """
        if self._first is not self._rooms:
            self._first.update(growth.first)
        self._rooms.update(growth.rooms)
        self._earlier.update(growth.earlier)
        self._apart = growth.apart
        least, greatest = self._ranks
        for later in reversed(growth.order):
            befores = growth.earlier.get(later, ())
            for before in befores:
                if before not in self._rank and before not in self._ringed:
                    # It is later than nothing, or it had a rank.
                    self._rank[before] = greatest
                    greatest += 1
            if befores:
                least -= 1
                self._rank[later] = least
        self._ranks = least, greatest

    def _share(self) -> None:
        """Let all that are one utterance have what it goes by has."""
        self.rings = tuple(map(self._shared, self.rings))
        self.impossible = self._shared(self.impossible)
        self._unordered = self._shared(self._unordered)
        for id_, leader in self._same.items():
            self._rooms[id_] = self._rooms[leader]
            if leader in self._rank:
                self._rank[id_] = self._rank[leader]

    def _shared(self, ids: frozenset[str]) -> frozenset[str]:
        return ids | {id_ for id_, leader in self._same.items() if leader in ids}

    def _room(self, statement_id: str) -> Room:
        if statement_id in self._unordered:
            return ANY_TIME
        return self._rooms.get(statement_id, ANY_TIME)

    def _precedes(self, one: str, other: str) -> bool:
        a, b = self._room(one), self._room(other)
        if a[1] <= b[0] or a[3] <= b[2]:
            return True
        return one in self._rank and self._is_reached(other, (one,))

    def _is_reached(self, later: str, targets: Collection[str]) -> bool:
        target_rank = max(map(self._rank.__getitem__, targets))
        seen = {later}
        stack = [later]
        while stack:
            for earlier in self._earlier.get(stack.pop(), ()):
                if earlier in targets:
                    return True
                if (
                    earlier not in seen
                    and earlier not in self._unordered
                    and self._rank[earlier] < target_rank
                ):
                    seen.add(earlier)
                    stack.append(earlier)
        return False


@collector_paused()
def clocks_of(
    statements: Mapping[str, Statement],
    documents: Mapping[str, Document],
    edges: Iterable[Edge],
    sameness: Sameness,
) -> Clocks:
    """Read when each statement was made off its clocks and the edges between them.

    Complexity: O(V + E).
    """
    same = {id_: sameness.of(id_) for id_ in sameness if id_ in statements}
    return Clocks(own_rooms(statements, documents), earlier_of(edges), same)


def own_rooms(
    statements: Mapping[str, Statement], documents: Mapping[str, Document]
) -> dict[str, Room]:
    """Give the room that each statement's own clocks leave it."""
    own = {}
    for id_, statement in statements.items():
        document = documents.get(statement.document_id or "")
        published = None if document is None else document.published_at
        own[id_] = own_room(statement.asserted_at, published)
    return own


def earlier_of(edges: Iterable[Edge]) -> dict[str, tuple[str, ...]]:
    """Give for each statement those that edges say are earlier."""
    earlier: dict[str, set[str]] = {}
    for edge in edges:
        earlier.setdefault(edge.statement_id, set()).add(_earlier_end(edge))
    return {id_: tuple(sorted(them)) for id_, them in earlier.items()}


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
