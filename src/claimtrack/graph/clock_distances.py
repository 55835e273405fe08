"""How far the clock without an offset and UTC are apart, by what tells both."""

import math
from collections.abc import Iterable, Mapping

from claimtrack.graph.rooms import Room, distances
from claimtrack.model import Instant


def apart(
    rooms: Iterable[Room], known: tuple[Instant, Instant] = (-math.inf, math.inf)
) -> tuple[Instant, Instant]:
    """Give the least and greatest distance of the two clocks that all rooms allow.

    The first is less than the second where there is one that all allow.
    """
    low, high = known
    for room in rooms:
        least, greatest = distances(room)
        low, high = max(low, least), min(high, greatest)
    return low, high


def at_odds(
    rooms: Mapping[str, Room], left_out: frozenset[str]
) -> dict[str, tuple[str, ...]]:
    """Give statements without which one distance between the two clocks suits all.

    Those stay that allow each distance which the most of them allow: the deepest points
    of a sweep. Each that does not is given with some that allow none that it does.
    """
    told = {id_: distances(room) for id_, room in rooms.items() if id_ not in left_out}
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
    # Of all that lie beside a range, those do that end or begin furthest off.
    least = min((high for _, high in told.values()), default=0)
    most = max((low for low, _ in told.values()), default=0)
    below = tuple(id_ for id_, (_, high) in told.items() if high == least)
    above = tuple(id_ for id_, (low, _) in told.items() if low == most)
    return {
        id_: above if most >= high else below
        for id_, (low, high) in told.items()
        if low > points[0] or high <= points[-1]
    }
