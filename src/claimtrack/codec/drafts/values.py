"""What a caller of a draft may write, as what a case file says."""

import datetime as dt
import enum
import numbers
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType

from claimtrack.codec.drafts.changes import Change
from claimtrack.codec.shared.limits import Limits
from claimtrack.codec.shared.parsing import Mark, Members
from claimtrack.errors import InvalidValueError
from claimtrack.model import (
    Chosen,
    Claim,
    Document,
    Finding,
    Period,
    Question,
    Statement,
    When,
    digest,
    nfc,
)

Named = str | Change | Chosen | Question | Claim | Document | Statement
"""An id, or something that has one: a record, or what a draft answered."""
Several = Named | Iterable[Named]
"""One id, or several."""
Moment = str | dt.date | When
"""A time: as text, or a date, or a datetime with an offset or without."""
Stretch = Moment | Period
"""A period: as text, or a date."""
Number = int | float | Decimal
"""A number; a float stands for the digits that it shows."""
Answered = str | Number | Mapping[str, Number | None]
"""An answer: words, a number, or `{"low": 100, "high": 300}`."""

_LONGEST_OFFSET = dt.timedelta(hours=14)
# Python converts no longer text to a whole number.
_CONVERTIBLE_DIGITS = 4300
_MINUTE = dt.timedelta(minutes=1)


def id_of(value: object) -> str:
    """Give the id that a text is or a record has: chosen, or its digest.

    Raises:
        InvalidValueError: Where it has none.

    >>> id_of(Change(id="K01", noun="statement", did="entered"))
    'K01'

    """
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, Change | Chosen | Finding):
        return value.id
    if isinstance(value, Question | Claim | Document | Statement):
        return digest(value)
    message = f"expected an id, or a record that has one; got {value!r}"
    raise InvalidValueError(message)


def ids_of(value: object) -> list[str]:
    """Give the ids of one or of several."""
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [id_of(one) for one in value]
    return [id_of(value)]


def time_text(value: object) -> object:
    """Give a time as a case file writes it; what is no time is left as it is.

    >>> time_text(dt.datetime(2020, 9, 27, 16, 0))
    '2020-09-27T16:00:00'

    """
    if isinstance(value, When | Period):
        return value.text
    if isinstance(value, dt.datetime):
        offset = value.utcoffset()
        if offset is not None and (offset % _MINUTE or abs(offset) > _LONGEST_OFFSET):
            # An offset that no case file can write; the instant is the same in UTC.
            value = value.astimezone(dt.UTC)
        precision = "microseconds" if value.microsecond else "seconds"
        return value.isoformat(timespec=precision)
    return value.isoformat() if isinstance(value, dt.date) else value


def _running_since(value: object) -> object:
    return f"{time_text(value)}/said"


def _texts(value: object) -> object:
    """Give one text, or several, as a list."""
    if isinstance(value, str):
        return [value]
    return list(value) if isinstance(value, Iterable) else value


def _names(value: object) -> object:
    if isinstance(value, Mapping):
        return {language: _texts(texts) for language, texts in value.items()}
    return value


def _word(value: object) -> object:
    return value.value if isinstance(value, enum.Enum) else value


def plain_number(value: object) -> object:
    """Give a number as an int or a Decimal; what is no such number as it is.

    >>> plain_number(2.0)
    2

    """
    if isinstance(value, bool | Decimal) or not isinstance(value, numbers.Real):
        return value
    if isinstance(value, numbers.Rational):
        return int(value) if isinstance(value, numbers.Integral) else value
    exact = Decimal(str(value))
    # A column with a gap has floats for its whole numbers.
    return (
        int(exact)
        if exact.is_finite() and exact == exact.to_integral_value()
        else exact
    )


def _answer(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: plain_number(one) for key, one in value.items()}
    return plain_number(value)


def claims_of(value: object) -> object:
    """Give answers by question as the claims that they are."""
    if not isinstance(value, Mapping):
        message = f"expected answers by question, as {{'heli': 2}}; got {value!r}"
        raise InvalidValueError(message)
    return [
        {"question": id_of(question), "answer": _answer(answer)}
        for question, answer in value.items()
    ]


def _same(value: object) -> object:
    return value


_BY_KIND: tuple[tuple[Callable[[object], object], str], ...] = (
    (id_of, "source page publisher measure subject place question whole statement"),
    (id_of, "claim of attributed_to finding"),
    (ids_of, "part_of parts after answering corrects retracts disowns between"),
    (time_text, "on published period"),
    (_running_since, "so_far_since"),
    (_texts, "aliases options"),
    (_names, "names"),
    (_word, "kind mode basis stance certainty answers"),
    (_answer, "answer"),
    (claims_of, "claims"),
    (_same, "name unit additive title url language digest text quote key rating"),
    (_same, "scale by because disjoint exhaustive"),
)
_CONVERSIONS: Mapping[str, Callable[[object], object]] = MappingProxyType(
    {word: convert for convert, words in _BY_KIND for word in words.split()}
)
FIELDS: Mapping[str, str] = MappingProxyType(
    {word: word for word in _CONVERSIONS}
    | {
        "on": "asserted_at",
        "page": "document",
        "published": "published_at",
        "answering": "responds_to",
        "so_far_since": "period",
    }
)
"""The words of a draft's methods, and the keys of a case file that they fill."""
WORDS: Mapping[str, str] = MappingProxyType(
    {field: word for word, field in FIELDS.items() if word != "so_far_since"}
)
"""The keys of a case file, and the words of a draft's methods for them."""


def members_of(**given: object) -> dict[str, object]:
    """Give what was written under a draft's words as members of a case file's entry.

    Raises:
        InvalidValueError: Where a period is given in both ways, or an id is none.

    >>> members_of(on=dt.date(2020, 9, 27), part_of="armenia")
    {'asserted_at': '2020-09-27', 'part_of': ['armenia']}

    """
    members: dict[str, object] = {}
    for word, value in given.items():
        field = FIELDS[word]
        if members.get(field) is not None and value is not None:
            message = "a period is given by `period` or by `so_far_since`, not by both"
            raise InvalidValueError(message)
        if value is not None or field not in members:
            members[field] = None if value is None else _CONVERSIONS[word](value)
    return members


def marked(value: object, limits: Limits) -> object:
    """Give a value as the parser of case files would have given it.

    What JSON can't hold, or a reader would refuse, is marked for the walk to report.
    """
    if isinstance(value, Mapping):
        return Members((str(key), marked(one, limits)) for key, one in value.items())
    if isinstance(value, list | tuple):
        return [marked(one, limits) for one in value]
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return _marked_number(value, limits)
    return value


def _marked_number(value: int | Decimal, limits: Limits) -> int | Decimal | Mark:
    most = min(limits.digits, _CONVERTIBLE_DIGITS)
    if isinstance(value, int):
        # Compared, not written out: Python refuses to write very long numbers.
        too_long = abs(value) >= 10**most
    else:
        _, digits, exponent = value.as_tuple()
        if not isinstance(exponent, int):
            return Mark(message=f"{value} is not a number that JSON has")
        length = (
            len(digits) + exponent if exponent > 0 else max(len(digits), 1 - exponent)
        )
        too_long = length > most
    if too_long:
        return Mark(message=f"expected a number of {most} digits at most")
    return value
