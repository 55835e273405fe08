"""Answers as the log writes them: sets of numbers in interval notation, exactly.

These are the forms of which digests are taken, so that a log can be checked without
this library.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from claimtrack.errors import InvalidValueError
from claimtrack.model import (
    Amount,
    Answer,
    Choice,
    Count,
    Interval,
    Unknown,
    plain_digits,
)

Form = str | Mapping[str, Sequence[str]]
"""An answer in JSON: "unknown", or its spans or options under its kind."""

_UNKNOWN = "unknown"
_SPAN = re.compile(r"\[([0-9]+),(?:([0-9]+)\]|inf\))")
_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_INTERVAL = re.compile(rf"(?:([\[(])({_NUMBER})|\(-inf),(?:({_NUMBER})([\])])|inf\))")


def answer_form(answer: Answer) -> Form:
    """Give an answer as JSON values.

    >>> answer_form(Count(spans=[(2, 2), (5, None)]))
    {'count': ['[2,2]', '[5,inf)']}

    """
    if isinstance(answer, Count):
        return {"count": [_span_text(low, high) for low, high in answer.spans]}
    if isinstance(answer, Amount):
        return {"amount": [_interval_text(one) for one in answer.intervals]}
    if isinstance(answer, Choice):
        return {"choice": list(answer.options)}
    return _UNKNOWN


def read_form(form: Form, *, digits: int) -> Answer:
    """Read an answer.

    Args:
        form: What `answer_form` gives, and nothing else: not "[2,1]", not "[2.0,2]".
        digits: The most digits that a number may have.

    Raises:
        InvalidValueError: Where it is no such form.

    >>> read_form({"count": ["[2,2]", "[5,inf)"]}, digits=30)
    Count(spans=((2, 2), (5, None)))

    """
    if isinstance(form, str):
        if form != _UNKNOWN:
            message = (
                f'expected "unknown", a count, an amount or a choice; got {form!r}'
            )
            raise InvalidValueError(message)
        return Unknown()
    if len(form) != 1:
        message = "expected one of: a count, an amount, a choice"
        raise InvalidValueError(message)
    ((kind, texts),) = form.items()
    answer: Answer = _KINDS[kind](texts, digits)
    if answer_form(answer) != form:
        # A set has one form, or one graph would have several logs.
        message = (
            "expected spans that are not empty, in order and apart from each other, "
            "or options in order, all in their shortest form"
        )
        raise InvalidValueError(message)
    return answer


def _count(texts: Sequence[str], digits: int) -> Count:
    spans = []
    for text in texts:
        low, high = _match(_SPAN, text, "[2,5]", digits).groups()
        spans.append((int(low), None if high is None else int(high)))
    return Count(spans=spans)


def _amount(texts: Sequence[str], digits: int) -> Amount:
    intervals = []
    for text in texts:
        opening, low, high, closing = _match(
            _INTERVAL, text, "[2,5.5)", digits
        ).groups()
        intervals.append(
            Interval(
                low=None if low is None else Decimal(low),
                high=None if high is None else Decimal(high),
                low_open=opening == "(",
                high_open=closing == ")",
            )
        )
    return Amount(intervals=intervals)


def _choice(texts: Sequence[str], _: int) -> Choice:
    return Choice(options=texts)


_KINDS: MappingProxyType[str, Callable[[Sequence[str], int], Answer]] = (
    MappingProxyType({"count": _count, "amount": _amount, "choice": _choice})
)


def _match(
    pattern: re.Pattern[str], text: str, like: str, digits: int
) -> re.Match[str]:
    match = pattern.fullmatch(text)
    if match is None:
        shown = text if len(text) <= 2 * digits else f"{text[:digits]}..."
        message = f"expected a span such as {like}; got {shown!r}"
        raise InvalidValueError(message)
    if any(len(part) > digits and _digits(part) > digits for part in text.split(",")):
        message = f"expected a number of plain digits, {digits} at most"
        raise InvalidValueError(message)
    return match


def _digits(text: str) -> int:
    return sum(character.isdigit() for character in text)


def _span_text(low: int, high: int | None) -> str:
    return f"[{low},inf)" if high is None else f"[{low},{high}]"


def _interval_text(one: Interval) -> str:
    low = "-inf" if one.low is None else plain_digits(one.low)
    high = "inf" if one.high is None else plain_digits(one.high)
    opening = "(" if one.low is None or one.low_open else "["
    closing = ")" if one.high is None or one.high_open else "]"
    return f"{opening}{low},{high}{closing}"
