"""Where a period ends: when its claim was made, or as written.

A running total ends when its claim was made, known within bounds only. So does an
additive answer about a period that had not ended by then: nobody counts what has not
happened.
"""

import functools
from collections.abc import Iterator

import attrs

from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import Bounds, ClaimGraph
from claimtrack.model import (
    WALL_CLOCK_SLACK,
    End,
    EndKind,
    Instant,
    Period,
    Span,
    read_period,
)

_Asked = tuple[str | None, str, bool, bool]
"""Where a claim was made, its period, whether it adds up, and whether dates count."""


@attrs.frozen(kw_only=True)
class Ending:
    """One reading of where a period ends: when it was said, or as written.

    Adrift is a count that was said before it began, if its date is right: it ends
    somewhere after its start, in no known order. Over is a period that had ended as
    written when it was said.
    """

    at_saying: bool
    said_in: str | None
    room: Bounds
    written: End
    period: str
    is_adrift: bool = False
    is_over: bool = False


def endings(
    graph: ClaimGraph, commitment: Commitment, period: Period, *, is_dated: bool = True
) -> tuple[Ending, ...]:
    """Give every reading of where a commitment's period ends.

    Kept until the graph grows: what is asked about one pair is asked about the next.

    Args:
        graph: The graph.
        commitment: The commitment.
        period: Its period.
        is_dated: Whether to go by when its claim was made.
    """
    key = commitment.said_in, period.text, commitment.is_additive, is_dated
    known = graph.once(_none_yet)
    found = known.get(key)
    if found is None:
        found = known[key] = tuple(_endings(graph, commitment, period, is_dated))
    return found


def _none_yet(_: ClaimGraph) -> dict[_Asked, tuple[Ending, ...]]:
    return {}


def _endings(
    graph: ClaimGraph,
    commitment: Commitment,
    period: Period,
    is_dated: bool,  # noqa: FBT001 -- handed on
) -> Iterator[Ending]:
    span = read_period(period.text)
    clocks = graph.clocks
    dated_in = commitment.said_in if is_dated else None
    room = Bounds() if dated_in is None else clocks.bounds(dated_in)
    known = dated_in is not None and not clocks.is_doubtful(dated_in)
    reading = functools.partial(
        Ending, said_in=commitment.said_in, written=span.stop, period=period.text
    )
    ends_when_said = span.stop.kind is EndKind.SAID or (
        commitment.is_additive and span.stop.kind is EndKind.OPEN
    )
    if ends_when_said:
        begun = _after_start(room, span)
        if has_room(begun):
            yield reading(room=begun, at_saying=True)
        elif span.stop.kind is EndKind.SAID:
            yield reading(
                room=_after_start(Bounds(), span), at_saying=True, is_adrift=True
            )
        else:
            yield reading(room=room, at_saying=False)
    elif not commitment.is_additive:
        yield reading(room=room, at_saying=False)
    elif span.stop.kind is EndKind.UNKNOWN:
        yield reading(room=room, at_saying=True)
        yield reading(room=room, at_saying=False, is_over=True)
    else:
        until, since = (
            _until(_after_start(room, span), span.stop),
            _since(room, span.stop),
        )
        # Without any lower bound it is taken to come after the written end.
        after_end = known and not room.has_lower and has_room(since)
        if has_room(until) and not after_end:
            yield reading(room=until, at_saying=True)
        if has_room(since):
            yield reading(room=since, at_saying=False, is_over=True)
        elif not has_room(until):
            # Said before its period began: as written, and flagged elsewhere.
            yield reading(room=room, at_saying=False)


def _after_start(room: Bounds, span: Span) -> Bounds:
    return _since(room, span.start) if span.start.kind is EndKind.FIXED else room


def _until(room: Bounds, end: End) -> Bounds:
    _, wall, _, utc = instants(end)
    return Bounds(
        wall_lower=room.wall_lower,
        wall_upper=min(room.wall_upper, wall),
        utc_lower=room.utc_lower,
        utc_upper=min(room.utc_upper, utc),
    )


def _since(room: Bounds, end: End) -> Bounds:
    wall, _, utc, _ = instants(end)
    return Bounds(
        wall_lower=max(room.wall_lower, wall),
        wall_upper=room.wall_upper,
        utc_lower=max(room.utc_lower, utc),
        utc_upper=room.utc_upper,
    )


def instants(end: End) -> tuple[Instant, Instant, Instant, Instant]:
    """Give the least and greatest instant of an end, by wall clock and in UTC."""
    at, slack = end.instant, WALL_CLOCK_SLACK
    if end.has_offset:
        return at - slack, at + slack, at, at
    return at, at, at - slack, at + slack


def has_room(room: Bounds) -> bool:
    """Tell whether bounds leave any instant."""
    return room.wall_lower < room.wall_upper and room.utc_lower < room.utc_upper
