"""When: a time with a precision, as an interval of instants."""

import functools
import math
import re

import attrs

from claimtrack.errors import InvalidValueError

WALL_CLOCK_SLACK = 14 * 3600 * 1_000_000
"""How far, in microseconds, a time without offset may be from UTC."""

_SECOND = 1_000_000
_DAY = 86_400 * _SECOND
_DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MAX_OFFSET_MINUTES = 14 * 60
_SPRING, _WINTER = 21, 24
_DECEMBER = 12

_DATE = re.compile(
    r"(?P<year>-?[0-9]{4}|Y-?[1-9][0-9]{4,17}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?P<doubt>[?~%])?"
)
_CLOCK = re.compile(
    r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]{1,6}))?)?"
    r"(?P<offset>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
# Lawful whatever the year, so that its instants need not be worked out to tell.
_SURELY_A_TIME = re.compile(
    r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
    r"(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?Z?)?"
)

Instant = int | float
"""Microseconds since 1970-01-01T00:00; infinite where unbounded."""


@attrs.frozen(kw_only=True)
class Reading:
    """What a written time can mean.

    Attributes:
        lower: The earliest instant, in microseconds since 1970.
        upper: The first instant after the latest.
        has_offset: Whether the instants are UTC; otherwise they are a wall clock's.
        is_whole: Whether it names one calendar unit exactly ("2020-09"), not some
            time within it ("2020-XX", a season, a date in doubt).
    """

    lower: Instant
    upper: Instant
    has_offset: bool = False
    is_whole: bool = True


def _text(text: str) -> str:
    if _SURELY_A_TIME.fullmatch(text):
        return text
    read_time(text)
    return re.sub(r"[+-]00(:?00)?$", "Z", text) if "T" in text else text


@attrs.frozen(kw_only=True)
class When:
    """A time with its precision: the instants between the earliest and the latest.

    A time without an offset is read off one wall clock that all such times share. A
    date in doubt (`?`, `~`, `%`) bounds nothing.

    Attributes:
        text: An EDTF date of level 0 or 1 ("2020-09", "2020-09-27", "2020-XX",
            "2020-21"), or a date with a time ("2020-09-27T10:02+04:00").

    Raises:
        InvalidValueError: Where the text is no such date.

    Source: Extended Date/Time Format (Library of Congress, 2019), levels 0 and 1.

    >>> When(text="2020-09-27") == When(text="2020-09-27")
    True

    """

    text: str = attrs.field(converter=_text)


def before(one: When, other: When) -> bool | None:
    """Tell whether one time is before another: yes, no, or None for can't tell.

    >>> before(When(text="2020-09"), When(text="2020-10-01"))
    True
    >>> before(When(text="2020-09-27"), When(text="2020-09-27")) is None
    True

    """
    a, b = read_time(one.text), read_time(other.text)
    slack = 0 if a.has_offset == b.has_offset else WALL_CLOCK_SLACK
    if a.upper + slack <= b.lower:
        return True
    return False if b.upper + slack <= a.lower else None


@functools.lru_cache(maxsize=65_536)
def read_time(text: str) -> Reading:
    """Read a date or a date with a time into the instants that it can mean.

    Raises:
        InvalidValueError: Where it is neither.

    Source: Extended Date/Time Format (Library of Congress, 2019), levels 0 and 1.

    >>> day = read_time("1970-01-02")
    >>> (day.lower, day.upper) == (86_400_000_000, 2 * 86_400_000_000)
    True

    """
    day_text, has_time, clock_text = text.partition("T")
    if not has_time:
        date = _DATE.fullmatch(text)
        if date is None:
            raise _not_a_time(text)
        return _date(date, text)
    clock = _CLOCK.fullmatch(clock_text)
    # Many times share a day, which is then read once.
    midnight = _midnight(day_text)
    if clock is None or midnight is None:
        raise _not_a_time(text)
    return _moment(midnight, clock, text)


def _midnight(text: str) -> Instant | None:
    """Give the first instant of a day; None where the text names no whole day."""
    try:
        day = read_time(text)
    except InvalidValueError:
        return None
    return day.lower if day.upper - day.lower == _DAY else None


def _date(date: re.Match[str], text: str) -> Reading:
    if date["doubt"]:
        _date_bounds(date, text)
        return Reading(lower=-math.inf, upper=math.inf, is_whole=False)
    return _date_bounds(date, text)


def _date_bounds(date: re.Match[str], text: str) -> Reading:
    first, last = _years(date["year"])
    month_text, day_text = date["month"], date["day"]
    vague = "X" in date["year"]
    stands_alone = vague or date["year"].startswith("Y")
    if (stands_alone and month_text is not None) or date["year"] == "-0000":
        raise _not_a_time(text)
    if month_text is None or (month_text == "XX" and day_text in {None, "XX"}):
        is_whole = not vague and month_text is None
        return _span((first, 1, 1), (last + 1, 1, 1), is_whole=is_whole)
    if month_text == "XX":
        raise _not_a_time(text)
    month = int(month_text)
    if day_text is None and _SPRING <= month <= _WINTER:
        return _season(first, month)
    if not 1 <= month <= _DECEMBER:
        raise _not_a_time(text)
    if day_text is None or day_text == "XX":
        after = (first + month // 12, month % 12 + 1, 1)
        return _span((first, month, 1), after, is_whole=day_text is None)
    if not 1 <= int(day_text) <= _days_in(first, month):
        raise _not_a_time(text)
    start = _day_number(first, month, int(day_text)) * _DAY
    return Reading(lower=start, upper=start + _DAY)


def _years(text: str) -> tuple[int, int]:
    digits = text.removeprefix("Y")
    return int(digits.replace("X", "0")), int(digits.replace("X", "9"))


def _season(year: int, season: int) -> Reading:
    # Neither the hemisphere nor, for a season around the new year, which end of the
    # year is meant can be told, nor whether by the calendar's months or the sun: the
    # bounds allow every reading.
    if season in {_SPRING, 23}:
        return _span((year, 3, 1), (year + 1, 1, 1), is_whole=False)
    return _span((year - 1, 12, 1), (year + 1, 4, 1), is_whole=False)


def _span(
    start: tuple[int, int, int], stop: tuple[int, int, int], *, is_whole: bool
) -> Reading:
    return Reading(
        lower=_day_number(*start) * _DAY,
        upper=_day_number(*stop) * _DAY,
        is_whole=is_whole,
    )


def _moment(midnight: Instant, clock: re.Match[str], text: str) -> Reading:
    hour, minute, second = (int(clock[k] or 0) for k in ("hour", "minute", "second"))
    offset = _offset_minutes(clock["offset"])
    if hour > 23 or minute > 59 or second > 59 or offset is None:  # noqa: PLR2004 -- a clock's own numbers
        raise _not_a_time(text)
    start = midnight + ((hour * 60 + minute - offset) * 60 + second) * _SECOND
    length = 60 * _SECOND if clock["second"] is None else _SECOND
    if clock["fraction"]:
        length = int(10 ** (6 - len(clock["fraction"])))
        start += int(clock["fraction"]) * length
    return Reading(
        lower=start, upper=start + length, has_offset=clock["offset"] is not None
    )


def _offset_minutes(text: str | None) -> int | None:
    if text is None or text == "Z":
        return 0
    digits = text[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
    if minutes > _MAX_OFFSET_MINUTES or int(digits[2:] or 0) > 59:  # noqa: PLR2004 -- minutes of an hour
        return None
    return -minutes if text[0] == "-" else minutes


def _days_in(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _DAYS_IN_MONTH[month - 1]  # noqa: PLR2004 -- February


def _day_number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01 in the proleptic Gregorian calendar, for any year."""
    # `datetime` ends at the years 1 and 9999. Years here begin in March, so that the
    # leap day is a year's last.
    march_year = year - (month < 3)  # noqa: PLR2004 -- before March
    months = (month - 3) % 12
    leap_days = march_year // 4 - march_year // 100 + march_year // 400
    return 365 * march_year + leap_days + (153 * months + 2) // 5 + day - 719_469


def _not_a_time(text: str) -> InvalidValueError:
    return InvalidValueError(
        f"expected a date such as 2020-09 or 2020-09-27, or a time such as "
        f"2020-09-27T10:02+04:00; got {text!r}"
    )
