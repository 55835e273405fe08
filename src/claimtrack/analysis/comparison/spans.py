"""How two periods lie to each other, in every reading that the clocks allow."""

import enum
import math

import attrs

from claimtrack.analysis.comparison.endings import Ending, endings, has_room, instants
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import Bounds, ClaimGraph
from claimtrack.model import (
    WALL_CLOCK_SLACK,
    End,
    EndKind,
    Period,
    read_period,
)


class Lie(enum.Enum):
    """How one thing lies to another."""

    SAME = "same"
    WITHIN = "within"
    AROUND = "around"
    ASIDE = "aside"


ANY_LIE = frozenset(Lie)
# Made once: a set that is written where it is compared takes longer than that.
ONLY_SAME, ONLY_WITHIN, ONLY_AROUND, ONLY_ASIDE = (frozenset({lie}) for lie in Lie)
_ANY_ORDER = frozenset({-1, 0, 1})
# Different statements differ in time, if only by a little.
_EITHER_ORDER = frozenset({-1, 1})


Orders = frozenset[int]
"""The orders in which two instants may be: -1 for the first earlier."""


def period_lies(
    graph: ClaimGraph, one: Commitment, other: Commitment
) -> frozenset[Lie]:
    """Give every way in which the first period may lie to the second.

    Complexity: O(1), and once the edges between where no clock orders the two.
    """
    if _period(one) is None and _period(other) is None:
        return ONLY_SAME
    orders = period_orders(graph, one, other)
    return ANY_LIE if orders is None else lies_of(orders)


def lies_of(orders: tuple[Orders, Orders]) -> frozenset[Lie]:
    """Give every way to lie that orders of starts and of stops allow."""
    starts, stops = orders
    return frozenset(_lie(start, stop) for start in starts for stop in stops)


def period_orders(
    graph: ClaimGraph, one: Commitment, other: Commitment
) -> tuple[Orders, Orders] | None:
    """Give the orders of where two periods begin, and of where they end.

    None where one of the two names no period.

    Complexity: that of `period_lies`.
    """
    mine, theirs = _period(one), _period(other)
    if mine is None or theirs is None:
        return None
    starts = _start_orders(mine, theirs, one_maker=_have_one_maker(one, other))
    return starts, _stop_orders(graph, (one, mine), (other, theirs))


def ends_when_said(graph: ClaimGraph, one: Commitment) -> bool:
    """Tell whether a period surely ends when this very statement was made.

    Of two such answers to one question the later covers more than the earlier.
    """
    period = _period(one)
    if period is None or one.said_in != one.utterance_id:
        return False
    return read_period(period.text).start.kind is not EndKind.UNKNOWN and all(
        ending.at_saying and not ending.is_adrift
        for ending in endings(graph, one, period)
    )


def ends_as_written(graph: ClaimGraph, one: Commitment) -> bool:
    """Tell whether what it is about surely ends as written, or has no end to write.

    Two such answers to one question are about the same; and of one that ends when it
    was said, and a later such one, the later covers more.
    """
    period = _period(one)
    if period is None:
        return True
    span = read_period(period.text)
    if EndKind.UNKNOWN in (span.start.kind, span.stop.kind):
        return False
    said_here = one.said_in == one.utterance_id
    found = endings(graph, one, period)
    return not any(ending.at_saying for ending in found) and (
        not one.is_additive or (said_here and all(each.is_over for each in found))
    )


def may_end_when_said(graph: ClaimGraph, one: Commitment) -> bool:
    """Tell whether, on some reading, a period ends when its claim was made."""
    period = _period(one)
    return period is not None and any(
        ending.at_saying for ending in endings(graph, one, period)
    )


def _period(one: Commitment) -> Period | None:
    return None if one.question is None else one.question.period


def _lie(start: int, stop: int) -> Lie:
    if start == stop == 0:
        return Lie.SAME
    if start >= 0 >= stop:
        return Lie.WITHIN
    return Lie.AROUND if start <= 0 <= stop else Lie.ASIDE


def _have_one_maker(one: Commitment, other: Commitment) -> bool:
    """Tell whether two claims were made in one utterance, whichever it was."""
    mine, theirs = one.assertion, other.assertion
    if one.said_in is None and other.said_in is None:
        same_claim = mine.claim_id == theirs.claim_id
        return same_claim and one.utterance_id == other.utterance_id
    return one.said_in == other.said_in


def _start_orders(one: Period, other: Period, *, one_maker: bool) -> Orders:
    # An unknown start is one and the same only in one and the same utterance.
    if one_maker and one == other:
        return frozenset({0})
    return end_orders(read_period(one.text).start, read_period(other.text).start)


def end_orders(one: End, other: End) -> Orders:
    """Give the orders in which two written ends may be: -1 for the first earlier."""
    if EndKind.UNKNOWN in (one.kind, other.kind):
        return _unknown_orders(one, other)
    slack = 0 if one.has_offset == other.has_offset else WALL_CLOCK_SLACK
    if math.inf in {abs(one.instant), abs(other.instant)}:
        slack = 0
    if one.instant + slack < other.instant:
        return frozenset({-1})
    if other.instant + slack < one.instant:
        return frozenset({1})
    return frozenset({0}) if not slack else _ANY_ORDER


def _unknown_orders(one: End, other: End) -> Orders:
    """Give the orders of two ends, one unknown: it is some time, and so not infinite."""
    if one.kind is EndKind.OPEN:
        return frozenset({-1 if one.instant < 0 else 1})
    if other.kind is EndKind.OPEN:
        return frozenset({1 if other.instant < 0 else -1})
    return _ANY_ORDER


def _stop_orders(
    graph: ClaimGraph, one: tuple[Commitment, Period], other: tuple[Commitment, Period]
) -> Orders:
    order = _saying_order(graph, one[0], other[0])
    left, right = endings(graph, *one), endings(graph, *other)
    if order == {0} and any(ending.is_adrift for ending in (*left, *right)):
        # One moment, and its date is wrong for both.
        left = endings(graph, *one, is_dated=False)
        right = endings(graph, *other, is_dated=False)
    orders: set[int] = set()
    for mine in left:
        for theirs in right:
            if (
                order == {0}
                and one[1] == other[1]
                and mine.at_saying != theirs.at_saying
            ):
                # One moment and one period end in one way.
                continue
            adrift = mine.is_adrift or theirs.is_adrift
            known = order | _EITHER_ORDER if adrift else order
            tied = _tie(mine, theirs, known)
            if tied is not None:
                orders |= _ending_orders(*tied, known)
    return frozenset(orders)


def _saying_order(graph: ClaimGraph, one: Commitment, other: Commitment) -> Orders:
    """Give the orders in which two claims may have been made."""
    if _have_one_maker(one, other):
        return frozenset({0})
    if one.said_in is None or other.said_in is None:
        return _ANY_ORDER
    before = graph.clocks.before(one.said_in, other.said_in)
    if before is None:
        return _EITHER_ORDER
    return frozenset({-1 if before else 1})


def _tie(one: Ending, other: Ending, order: Orders) -> tuple[Ending, Ending] | None:
    """Let what is known of one saying tell of the other; None where both can't be."""
    first, second = one.room, other.room
    if order == {0}:
        first = second = _no_later(_no_earlier(first, second), second)
    elif order == {-1}:
        first, second = _no_later(first, second), _no_earlier(second, first)
    elif order == {1}:
        first, second = _no_earlier(first, second), _no_later(second, first)
    if not (has_room(first) and has_room(second)):
        return None
    return attrs.evolve(one, room=first), attrs.evolve(other, room=second)


def _no_later(room: Bounds, than: Bounds) -> Bounds:
    return Bounds(
        wall_lower=room.wall_lower,
        wall_upper=min(room.wall_upper, than.wall_upper),
        utc_lower=room.utc_lower,
        utc_upper=min(room.utc_upper, than.utc_upper),
    )


def _no_earlier(room: Bounds, than: Bounds) -> Bounds:
    return Bounds(
        wall_lower=max(room.wall_lower, than.wall_lower),
        wall_upper=room.wall_upper,
        utc_lower=max(room.utc_lower, than.utc_lower),
        utc_upper=room.utc_upper,
    )


def _ending_orders(one: Ending, other: Ending, order: Orders) -> Orders:
    if one.at_saying and other.at_saying:
        return _room_orders(one.room, other.room) or order
    if one.at_saying:
        return _saying_orders(one, other, order)
    if other.at_saying:
        turned = frozenset(-sign for sign in order)
        return frozenset(-sign for sign in _saying_orders(other, one, turned))
    if one.period == other.period and one.said_in == other.said_in is not None:
        return frozenset({0})
    return _written_orders(one, other)


def _written_orders(one: Ending, other: Ending) -> Orders:
    if _is_over_before(one, other.written):
        return frozenset({-1})
    if _is_over_before(other, one.written):
        return frozenset({1})
    return end_orders(one.written, other.written)


def _saying_orders(one: Ending, other: Ending, order: Orders) -> Orders:
    """Give the orders of a saying and a written end, which its own saying may follow."""
    known = _room_orders(one.room, other.room) or order
    if other.is_over and -1 not in known:
        return frozenset({1})
    return _moment_orders(one.room, other.written)


def _is_over_before(one: Ending, end: End) -> bool:
    """Tell whether a period was over before an end, as it was said by then."""
    if not one.is_over or end.kind is not EndKind.FIXED:
        return False
    wall, _, utc, _ = instants(end)
    return one.room.wall_upper <= wall or one.room.utc_upper <= utc


def _room_orders(one: Bounds, other: Bounds) -> Orders:
    """Give the order of two sayings where their rooms decide it; else nothing."""
    if one.wall_upper <= other.wall_lower or one.utc_upper <= other.utc_lower:
        return frozenset({-1})
    if other.wall_upper <= one.wall_lower or other.utc_upper <= one.utc_lower:
        return frozenset({1})
    return frozenset()


def _moment_orders(room: Bounds, end: End) -> Orders:
    """Give the orders in which a saying and a written end may be."""
    if end.kind is EndKind.UNKNOWN:
        return frozenset({-1, 1})
    wall_least, wall_greatest, utc_least, utc_greatest = instants(end)
    if room.wall_upper <= wall_least or room.utc_upper <= utc_least:
        return frozenset({-1})
    if room.wall_lower >= wall_greatest or room.utc_lower >= utc_greatest:
        return frozenset({1})
    return frozenset({-1, 1})
