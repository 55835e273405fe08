"""One part of an answer in words: a number, hedged or not, a range, a phrase."""

from collections.abc import Iterator

import attrs

from claimtrack.errors import InvalidValueError
from claimtrack.model import Interval
from claimtrack.wording.bounds import hedged
from claimtrack.wording.cardinals import Number, read_cardinal
from claimtrack.wording.language import LOWER, UPPER, Hedge, Language
from claimtrack.wording.tokens import Tokens, are_apart, key, spaced

_DASHES = frozenset("-\u2012\u2013\u2014")

# No phrase of a table has more tokens.
_PHRASE_TOKENS = 6


@attrs.frozen(kw_only=True)
class Part:
    """One part of an answer in words.

    Attributes:
        interval: What it admits.
        numbers: The numbers in it, in order.
        hedge: How its number is bounded, or None for a range or a phrase.
        begins_hedged: Whether it begins with a hedge that could cover what follows.
        begins_bare: Whether it begins with its number, which a hedge before could
            cover.
    """

    interval: Interval
    numbers: tuple[Number, ...] = ()
    hedge: Hedge | None = None
    begins_hedged: bool = False
    begins_bare: bool = False


def read_part(tokens: Tokens, language: Language) -> Part | None:
    """Give the part that all the tokens write, or None where they write none.

    Complexity: O(n^2), for a range whose ends could part at many words.

    Raises:
        InvalidValueError: Where they write what no answer can be, or two answers.

    """
    part = _part(tokens, language)
    if part is not None:
        return part
    match tokens:
        # What is counted is named behind the whole as well, but not twice running.
        case (*_, before, last) if last.is_unit and not before.is_unit:
            return _part(tokens[:-1], language)
    return None


def is_part(tokens: Tokens, language: Language) -> bool:
    """Tell whether the tokens write a part, though it be one that no answer can be."""
    try:
        return read_part(tokens, language) is not None
    except InvalidValueError:
        return True


def suffix_length(tokens: Tokens, i: int, language: Language) -> int:
    """Give how many tokens from one on are a hedge behind its number, 0 if none are.

    "Or more" is one, unless its number follows: "or more than 5".
    """
    closing = language.alternatives | language.commas | language.limits
    for length in range(min(_PHRASE_TOKENS, len(tokens) - i), 0, -1):
        if spaced(tokens[i : i + length]) in language.after:
            behind = tokens[i + length : i + length + 1]
            if not behind or behind[0].is_unit or behind[0].text in closing:
                return length
    return 0


def _part(tokens: Tokens, language: Language) -> Part | None:
    for reading in (_phrase, _number, _range, _between_bounds):
        if (part := reading(tokens, language)) is not None:
            return part
    return None


def _phrase(tokens: Tokens, language: Language) -> Part | None:
    interval = language.sets.get(spaced(tokens))
    if interval is None and spaced(tokens[-1:]) in language.partitives:
        interval = language.sets.get(spaced(tokens[:-1]))
    return None if interval is None else Part(interval=interval)


def _prefixes(tokens: Tokens, language: Language) -> Iterator[tuple[Hedge, Tokens]]:
    """Give each hedge that the tokens can begin with, and what is behind it."""
    for length in range(1, min(_PHRASE_TOKENS, len(tokens)) + 1):
        hedge = language.before.get(spaced(tokens[:length]))
        if hedge is not None:
            yield hedge, tokens[length:]


def _suffixes(tokens: Tokens, language: Language) -> Iterator[tuple[Hedge, Tokens]]:
    """Give each hedge that the tokens can end with, and what is before it."""
    for length in range(1, min(_PHRASE_TOKENS, len(tokens)) + 1):
        hedge = language.after.get(spaced(tokens[-length:]))
        if hedge is not None:
            yield hedge, tokens[:-length]


def _number(tokens: Tokens, language: Language) -> Part | None:
    number = read_cardinal(tokens, language)
    if number is not None:
        return _bounded(Hedge.EXACTLY, number, is_before=False)
    for hedge, rest in _prefixes(tokens, language):
        if (number := read_cardinal(rest, language)) is not None:
            return _bounded(hedge, number, is_before=True)
    for hedge, rest in _suffixes(tokens, language):
        if (number := read_cardinal(rest, language)) is not None:
            return _bounded(hedge, number, is_before=False)
    return None


def _bounded(hedge: Hedge, number: Number, *, is_before: bool) -> Part:
    return Part(
        interval=hedged(hedge, number.value),
        numbers=(number,),
        hedge=hedge,
        # "Exactly 5 or 6" is {5, 6} whatever it covers.
        begins_hedged=is_before and hedge is not Hedge.EXACTLY,
        begins_bare=not is_before,
    )


def _range(tokens: Tokens, language: Language) -> Part | None:
    found = {part.interval: part for part in _ranges(tokens, language)}
    if len(found) > 1:
        message = "this can be read as two ranges; write the numbers in digits"
        raise InvalidValueError(message)
    for interval, part in found.items():
        _refuse_empty(interval)
        return part
    return None


def _ranges(tokens: Tokens, language: Language) -> Iterator[Part]:
    for opening, middle in language.ranges:
        start = len(key(opening).split())
        if spaced(tokens[:start]) != key(opening):
            continue
        for i in range(start + 1, len(tokens)):
            if tokens[i].text == middle:
                low = read_cardinal(tokens[start:i], language)
                high = low and read_cardinal(tokens[i + 1 :], language)
                if low and high:
                    yield _spanning(low, high, is_bare=not start)
    yield from _dashed(tokens, language)


def _dashed(tokens: Tokens, language: Language) -> Iterator[Part]:
    for i in range(1, len(tokens) - 1):
        before, dash, behind = tokens[i - 1 : i + 2]
        # "5 -3" may be five and minus three, and "twenty-one" is no range.
        if dash.text in _DASHES and are_apart(before, dash) is are_apart(dash, behind):
            low = read_cardinal(tokens[:i], language)
            high = low and read_cardinal(tokens[i + 1 :], language)
            if low and high and low.starts_in_digits and high.starts_in_digits:
                yield _spanning(low, high, is_bare=True)


def _spanning(low: Number, high: Number, *, is_bare: bool) -> Part:
    interval = Interval(low=low.value, high=high.value)
    return Part(interval=interval, numbers=(low, high), begins_bare=is_bare)


def _between_bounds(tokens: Tokens, language: Language) -> Part | None:
    """Give what is within both of two bounds: "more than 3 but less than 5"."""
    for i in range(1, len(tokens)):
        if tokens[i].text not in language.limits:
            continue
        one = _number(tokens[:i], language)
        other = one and _number(tokens[i + 1 :], language)
        if one and other and (part := _within(one, other)):
            return part
    return None


def _within(one: Part, other: Part) -> Part | None:
    lower, upper = (one, other) if one.hedge in LOWER else (other, one)
    if not (lower.hedge in LOWER and upper.hedge in UPPER):
        return None
    interval = attrs.evolve(
        lower.interval, high=upper.interval.high, high_open=upper.interval.high_open
    )
    _refuse_empty(interval)
    return Part(
        interval=interval,
        numbers=one.numbers + other.numbers,
        begins_hedged=one.begins_hedged or other.begins_hedged,
        begins_bare=one.begins_bare,
    )


def _refuse_empty(interval: Interval) -> None:
    low, high = interval.low, interval.high
    if low is not None and high is not None and low > high:
        message = f"expected the lower end first; got {low:f} to {high:f}"
        raise InvalidValueError(message)


def refuse_hedged_hedge(tokens: Tokens, language: Language) -> None:
    """Say which hedge it is that stands before another, or before a range.

    Raises:
        InvalidValueError: Where the tokens begin with such a one.

    """
    for _, rest in _prefixes(tokens, language):
        if (
            any(True for _ in _prefixes(rest, language))
            or any(True for _ in _suffixes(rest, language))
            or _phrase(rest, language)
            or _range(rest, language)
        ):
            hedge = spaced(tokens[: len(tokens) - len(rest)])
            message = (
                f"{hedge!r} stands before another hedge or a range; write one of them"
            )
            raise InvalidValueError(message)
