"""Period: the stretch of time that a figure is about."""

import enum
import functools
import math

import attrs

from claimtrack.errors import InvalidValueError
from claimtrack.model.when import WALL_CLOCK_SLACK, Instant, Reading, read_time

_SAID = "said"
_NO_TIMES = frozenset({"", "..", _SAID})


class EndKind(enum.Enum):
    """How the end of a period is known."""

    FIXED = "fixed"
    """At a written instant."""
    OPEN = "open"
    """Nowhere: the period goes on for ever (EDTF `..`)."""
    UNKNOWN = "unknown"
    """Somewhere: nobody wrote where, or the date is in doubt."""
    SAID = "said"
    """When the claim was made: a running total."""


@attrs.frozen(kw_only=True)
class End:
    """One end of a period.

    Attributes:
        kind: How the end is known.
        instant: The first instant within, or the first after the last; infinite
            where open, and of no meaning where unknown or said.
        has_offset: Whether the instant is UTC; otherwise it is a wall clock's.
    """

    kind: EndKind
    instant: Instant = math.inf
    has_offset: bool = False


@attrs.frozen(kw_only=True)
class Span:
    """A period as its two ends.

    Attributes:
        start: Where it begins.
        stop: Where it ends.
    """

    start: End
    stop: End


def _text(text: str) -> str:
    read_period(text)
    return text


@attrs.frozen(kw_only=True)
class Period:
    """The stretch of time that a figure is about.

    Attributes:
        text: An EDTF date or interval ("2020-09-27", "2020-09", "2020-09-27/2020-09-30",
            "../2020-09-27"), or one that ends when the claim is made
            ("2020-09-27/said").

    Raises:
        InvalidValueError: Where the text is no period, or ends before it starts.

    Source: Extended Date/Time Format (Library of Congress, 2019), levels 0 and 1; an
    end in `/said` is ours.

    >>> read_period(Period(text="2020-09-27/said").text).stop.kind
    <EndKind.SAID: 'said'>

    """

    text: str = attrs.field(converter=_text)


@functools.lru_cache(maxsize=65_536)
def read_period(text: str) -> Span:
    """Read a period into its two ends.

    Raises:
        InvalidValueError: Where it is none, or ends before it starts.

    >>> read_period("2020-09") == read_period("2020-09-01/2020-09-30")
    True

    """
    first, is_interval, last = text.partition("/")
    start = _end(first, text, is_start=True)
    stop = _end(last if is_interval else first, text, is_start=False)
    if is_interval and _ends_first(first, last):
        message = f"expected a period that ends after it starts; got {text!r}"
        raise InvalidValueError(message)
    return Span(start=start, stop=stop)


def _ends_first(first: str, last: str) -> bool:
    """Tell whether, however its ends are read, an interval ends before it starts."""
    if not {first, last}.isdisjoint(_NO_TIMES):
        return False
    start, stop = read_time(first), read_time(last)
    slack = 0 if start.has_offset == stop.has_offset else WALL_CLOCK_SLACK
    return stop.upper + slack <= start.lower


def _end(text: str, period: str, *, is_start: bool) -> End:
    is_interval = "/" in period
    if text == _SAID and not is_start:
        return End(kind=EndKind.SAID)
    if text == ".." and is_interval:
        return End(kind=EndKind.OPEN, instant=-math.inf if is_start else math.inf)
    if text == "" and is_interval and period != "/":
        return End(kind=EndKind.UNKNOWN)
    try:
        reading = read_time(text)
    except InvalidValueError:
        message = (
            "expected a period such as 2020-09-27, 2020-09-27/2020-09-30, "
            f"../2020-09-27 or 2020-09-27/said; got {period!r}"
        )
        raise InvalidValueError(message) from None
    return _fixed(reading, is_start=is_start)


def _fixed(reading: Reading, *, is_start: bool) -> End:
    # "Some day of September" is no period with known ends: two such need not be one.
    if not reading.is_whole:
        return End(kind=EndKind.UNKNOWN)
    instant = reading.lower if is_start else reading.upper
    return End(kind=EndKind.FIXED, instant=instant, has_offset=reading.has_offset)
