"""When the questions of an archive are about, as stretches that can be compared."""

import math
from collections.abc import Iterable, Iterator

from claimtrack.model import EndKind, read_period
from claimtrack.model.when import WALL_CLOCK_SLACK

_FAR = 2**62
"""Further away than any moment, in microseconds."""


def stretches(periods: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Yield each period with the first and last microsecond that it may be about.

    An end that is open, unknown, or wherever the claim was made lies as far as can be,
    and so do both ends of no period. A time may be that of any clock.

    Raises:
        InvalidValueError: Where one is no period.

    >>> [*stretches([""])] == [("", -_FAR, _FAR)]
    True

    """
    for period in periods:
        if not period:
            yield period, -_FAR, _FAR
            continue
        span = read_period(period)
        start, stop = -_FAR, _FAR
        if span.start.kind is EndKind.FIXED:
            start = _whole(span.start.instant - WALL_CLOCK_SLACK)
        if span.stop.kind is EndKind.FIXED:
            stop = _whole(span.stop.instant + WALL_CLOCK_SLACK)
        yield period, start, stop


def _whole(instant: float) -> int:
    return math.floor(max(-_FAR, min(instant, _FAR)))
