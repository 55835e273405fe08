"""The room that clocks leave a statement, and how edges pass its ends on.

A statement's own clocks bound it: when it was asserted, and when its document was
published, which was no earlier. An edge says that one statement is later than another:
lower bounds pass to the later, upper bounds to the earlier.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from claimtrack.model import WALL_CLOCK_SLACK, Instant, When, read_time

Room = tuple[Instant, Instant, Instant, Instant]
"""From and until on the wall clock, from and until in UTC."""
Earlier = Mapping[str, tuple[str, ...]]
"""For each statement, those that edges say are earlier."""

ANY_TIME: Room = (-math.inf, math.inf, -math.inf, math.inf)


def own_room(asserted: When | None, published: When | None) -> Room:
    """Give the room that a statement's own clocks leave it."""
    room = ANY_TIME if asserted is None else _room(asserted)
    return room if published is None else _no_later_than(room, _room(published))


def has_room(room: Room) -> bool:
    """Tell whether there is a moment in a room on either clock."""
    return room[0] < room[1] and room[2] < room[3]


def distances(room: Room) -> tuple[Instant, Instant]:
    """Give the least and greatest distance of the two clocks that a room allows.

    The greatest is allowed no more.
    """
    return room[0] - room[3], room[1] - room[2]


def as_one(
    own: Mapping[str, Room], earlier: Earlier, same: Mapping[str, str]
) -> tuple[dict[str, Room], dict[str, tuple[str, ...]]]:
    """Join statements that are one utterance: one room, and the edges of all.

    Edges between them tell nothing.

    Args:
        own: The room of each statement by its own clocks.
        earlier: The edges.
        same: What each statement goes by that is one utterance with others.
    """
    rooms: dict[str, Room] = {}
    for id_, room in own.items():
        leader = same.get(id_, id_)
        known = rooms.get(leader, ANY_TIME)
        rooms[leader] = _no_earlier_than(_no_later_than(known, room), room)
    edges: defaultdict[str, set[str]] = defaultdict(set)
    for later, befores in earlier.items():
        leader = same.get(later, later)
        edges[leader].update(same.get(one, one) for one in befores)
    apart = {later: befores - {later} for later, befores in edges.items()}
    return rooms, {
        later: tuple(sorted(found)) for later, found in apart.items() if found
    }


def propagated(
    own: Mapping[str, Room],
    earlier: Earlier,
    order: Iterable[str],
    left_out: AbstractSet[str],
) -> dict[str, Room]:
    """Pass lower bounds to the later and upper bounds to the earlier.

    Args:
        own: The room of each statement by its own clocks.
        earlier: The edges.
        order: The statements with edges, the later first.
        left_out: What passes nothing on, and takes nothing.

    Complexity: O(V + E).
    """
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


def passed_on(
    rooms: Mapping[str, Room],
    earlier: Earlier,
    left_out: AbstractSet[str],
    *,
    news: Mapping[str, Room],
    news_earlier: Earlier,
    order: Sequence[str],
) -> dict[str, Room]:
    """Give the rooms that are new or become smaller with new statements.

    No old statement is later than a new one.

    Args:
        rooms: The rooms as they are.
        earlier: The edges between the old statements.
        left_out: What passes nothing on, and takes nothing; none of the new.
        news: The room of each new statement by its own clocks.
        news_earlier: The edges from the new statements.
        order: The new statements, the later first.

    Complexity: O(E) of the edges upstream, as far as bounds move.
    """
    changed: dict[str, Room] = {}

    def befores(later: str) -> Iterable[str]:
        found = news_earlier.get(later) or earlier.get(later, ())
        return [one for one in found if one not in left_out]

    def room_of(id_: str) -> Room:
        return changed.get(id_) or rooms[id_]

    for new in reversed(order):
        room = news[new]
        for before in befores(new):
            room = _no_earlier_than(room, room_of(before))
        changed[new] = room
        stack = [new]
        while stack:
            later = stack.pop()
            for before in befores(later):
                room = room_of(before)
                smaller = _no_later_than(room, changed[later])
                if smaller != room:
                    changed[before] = smaller
                    stack.append(before)
    return changed


def _room(when: When) -> Room:
    reading = read_time(when.text)
    exact = (reading.lower, reading.upper)
    loose = (reading.lower - WALL_CLOCK_SLACK, reading.upper + WALL_CLOCK_SLACK)
    return (*loose, *exact) if reading.has_offset else (*exact, *loose)


def _no_later_than(room: Room, than: Room) -> Room:
    return (room[0], min(room[1], than[1]), room[2], min(room[3], than[3]))


def _no_earlier_than(room: Room, than: Room) -> Room:
    return (max(room[0], than[0]), room[1], max(room[2], than[2]), room[3])
