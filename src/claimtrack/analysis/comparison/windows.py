"""Between which instants a period surely lies, and which it surely fills."""

import math

import attrs

from claimtrack.analysis.comparison.endings import Ending, endings, instants
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph
from claimtrack.model import End, EndKind, Instant, read_period

Stretch = tuple[Instant, Instant]
"""Two instants of one clock, the first within and the last not."""


@attrs.frozen(kw_only=True)
class Window:
    """A stretch of time, on the wall clock that times without an offset share and in UTC.

    Attributes:
        wall: The stretch on the wall clock.
        utc: The stretch in UTC.
    """

    wall: Stretch
    utc: Stretch


EVER = Window(wall=(-math.inf, math.inf), utc=(-math.inf, math.inf))
"""All of time."""


def window_around(graph: ClaimGraph, one: Commitment) -> Window:
    """Give a stretch within which a commitment's period surely lies.

    Complexity: O(1).
    """
    period = None if one.question is None else one.question.period
    if period is None:
        return EVER
    start = read_period(period.text).start
    ways = endings(graph, one, period)
    wall, _, utc, _ = _starts(start)
    return Window(
        wall=(wall, max(_latest(way)[0] for way in ways)),
        utc=(utc, max(_latest(way)[1] for way in ways)),
    )


def window_within(graph: ClaimGraph, one: Commitment) -> Window:
    """Give a stretch that a commitment's period surely fills; it may be empty.

    Complexity: O(1).
    """
    period = None if one.question is None else one.question.period
    if period is None:
        return EVER
    start = read_period(period.text).start
    ways = endings(graph, one, period)
    _, wall, _, utc = _starts(start)
    return Window(
        wall=(wall, min(_earliest(way)[0] for way in ways)),
        utc=(utc, min(_earliest(way)[1] for way in ways)),
    )


def are_apart(one: Window, other: Window) -> bool:
    """Tell whether two stretches surely have nothing in common."""
    return _is_over(one, other) or _is_over(other, one)


def _is_over(one: Window, other: Window) -> bool:
    return one.wall[1] <= other.wall[0] or one.utc[1] <= other.utc[0]


def _starts(start: End) -> tuple[Instant, Instant, Instant, Instant]:
    """Give the least and greatest instant of a start, by wall clock and in UTC."""
    if start.kind is EndKind.UNKNOWN:
        return -math.inf, math.inf, -math.inf, math.inf
    return instants(start)


def _latest(way: Ending) -> tuple[Instant, Instant]:
    """Give the latest instant of an ending, by wall clock and in UTC."""
    if way.at_saying:
        return way.room.wall_upper, way.room.utc_upper
    if way.written.kind is EndKind.UNKNOWN:
        return math.inf, math.inf
    _, wall, _, utc = instants(way.written)
    return wall, utc


def _earliest(way: Ending) -> tuple[Instant, Instant]:
    """Give the earliest instant of an ending, by wall clock and in UTC."""
    if way.at_saying:
        return way.room.wall_lower, way.room.utc_lower
    if way.written.kind is EndKind.UNKNOWN:
        return -math.inf, -math.inf
    wall, _, utc, _ = instants(way.written)
    return wall, utc
