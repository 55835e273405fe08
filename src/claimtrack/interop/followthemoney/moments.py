"""Times: FollowTheMoney writes UTC without saying so; ours say what they are."""

import re

from claimtrack.errors import InvalidValueError
from claimtrack.model import When

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_UTC = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z")
_SECOND = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_OFFSET = re.compile(r"(Z|[+-][0-9]{2}(:?[0-9]{2})?)")


def date_text(when: When) -> str | None:
    """Give a time as a date property has it, or None where that has no such time.

    Source: followthemoney 4.11, `types/date.py`: a prefix of an ISO 8601 time in UTC.

    >>> date_text(When(text="2020-09-27T10:02Z"))
    '2020-09-27T10:02'
    >>> date_text(When(text="2020-09-27?")) is None
    True

    """
    if _DATE.fullmatch(when.text) or _UTC.fullmatch(when.text):
        return when.text.removesuffix("Z")
    return None


def seen_text(when: When) -> str | None:
    """Give a time as the columns of a statement have it, or None where they can't.

    Source: rigour 2.6, `time.py`: a date and a time to the second, in UTC.

    >>> seen_text(When(text="2020-09-27T10:02:11Z"))
    '2020-09-27T10:02:11'
    >>> seen_text(When(text="2020-09-27")) is None
    True

    """
    return when.text.removesuffix("Z") if _SECOND.fullmatch(when.text) else None


def read_moment(text: str) -> When | None:
    """Give the time that a text tells, in UTC where it names no offset; None for none.

    >>> read_moment("2020-09-27T10:02:11")
    When(text='2020-09-27T10:02:11Z')
    >>> read_moment("2020-09-27T10") is None
    True

    """
    day, has_time, clock = text.replace(" ", "T", 1).partition("T")
    if _DATE.fullmatch(day) is None:
        return None
    has_offset = _OFFSET.search(clock) is not None
    end = "" if not has_time or has_offset else "Z"
    try:
        return When(text=f"{day}{has_time}{clock}{end}")
    except InvalidValueError:
        return None
