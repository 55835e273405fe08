"""Numbers in digits and in words, with the words that multiply them."""

from decimal import Context, Decimal

import attrs

from claimtrack.wording.language import Language
from claimtrack.wording.numerals import MAX_DIGITS, normal, read_numeral
from claimtrack.wording.tokens import Token, Tokens, are_apart, spaced

_MINUSES = frozenset("-\u2212")

# The most tokens in a number word below a hundred: "twenty", "-", "one".
_SMALL_TOKENS = 3
# "Two hundred" is a number; "twelve hundred" is a way to say years.
_BELOW_HUNDREDS = 10


@attrs.frozen(kw_only=True)
class Number:
    """A number as written.

    Attributes:
        value: The number.
        scale: What the word at its end multiplies by, 1 without one: 1,000 for "two
            thousand".
        has_point: Whether it has a decimal mark that no such word takes away.
        starts_in_digits: Whether it begins with a digit, not with a word or a minus.
    """

    value: Decimal
    scale: int = 1
    has_point: bool = False
    starts_in_digits: bool = False


def exact() -> Context:
    """Give a context in which our numbers lose no digit; the caller's may be short."""
    return Context(prec=4 * MAX_DIGITS)


def read_cardinal(tokens: Tokens, language: Language) -> Number | None:
    """Give the number that all the tokens write, what is counted behind it or not.

    Complexity: O(n).

    Returns:
        The number, or None where the tokens write none.

    Raises:
        InvalidValueError: Where its digits leave open which number it is.

    """
    is_counted = bool(tokens) and tokens[-1].is_unit
    tokens = tokens[:-1] if is_counted else tokens
    if not tokens:
        return None
    if is_counted and spaced(tokens) in language.articles:
        return Number(value=Decimal(1))
    if tokens[0].is_numeral:
        return _digits(tokens, language)
    if tokens[0].text in _MINUSES:
        return _below_zero(tokens, language)
    return _words(tokens, language)


def _below_zero(tokens: Tokens, language: Language) -> Number | None:
    minus, *rest = tokens
    # A dash with a space behind it is a bullet or a range, not a sign.
    if not rest or not rest[0].is_numeral or are_apart(minus, rest[0]):
        return None
    number = _digits(tuple(rest), language)
    if number is None:
        return None
    return attrs.evolve(
        number, value=number.value.copy_negate(), starts_in_digits=False
    )


def _digits(tokens: Tokens, language: Language) -> Number | None:
    factor = _factor(tokens[1:], language)
    if factor is None:
        return None
    value, has_point = read_numeral(tokens[0].text, language)
    return Number(
        value=normal(exact().multiply(value, factor)),
        scale=_multiplier(tokens[-1], language) or 1,
        has_point=has_point and factor == 1,
        starts_in_digits=True,
    )


def _words(tokens: Tokens, language: Language) -> Number | None:
    value = _half(tokens, language) or _compound(tokens, language)
    if value is None:
        return None
    return Number(value=Decimal(value), scale=_multiplier(tokens[-1], language) or 1)


def _multiplier(token: Token, language: Language) -> int | None:
    for multipliers in (language.hundreds, language.scales, language.counters):
        if token.text in multipliers:
            return multipliers[token.text]
    return None


def _factor(tokens: Tokens, language: Language) -> int | None:
    """Give what the words behind a numeral multiply it by: 1 where none are."""
    match tokens:
        case ():
            return 1
        case (one,):
            return _multiplier(one, language)
        case (one, two) if one.text in language.hundreds:
            scale = language.scales.get(two.text)
            return scale and scale * language.hundreds[one.text]
    return None


def _half(tokens: Tokens, language: Language) -> int | None:
    for length in range(1, _SMALL_TOKENS):
        if spaced(tokens[:length]) in language.halves and tokens[length:]:
            factor = _factor(tokens[length:], language)
            return factor and factor // 2
    return None


def _compound(tokens: Tokens, language: Language) -> int | None:
    """Give the number of groups below a thousand, each with a smaller scale."""
    total, bound, i = 0, None, 0
    while (group := _group(tokens, i, language)) is not None:
        value, i = group
        if i == len(tokens):
            return total + value
        text = tokens[i].text
        if total == 0 and text in language.counters and i + 1 == len(tokens):
            return value * language.counters[text]
        scale = language.scales.get(text)
        if scale is None or (bound is not None and scale >= bound):
            return None
        total, bound, i = total + value * scale, scale, i + 1
        if i == len(tokens):
            return total
        i += tokens[i].text in language.links
    return None


def _group(tokens: Tokens, i: int, language: Language) -> tuple[int, int] | None:
    """Give the number below a thousand that begins at a token, and where it ends."""
    small = _article(tokens, i, language) or _small(tokens, i, language)
    if small is None:
        return None
    value, i = small
    hundred = language.hundreds.get(spaced(tokens[i : i + 1]))
    if hundred is None or value >= _BELOW_HUNDREDS:
        return value, i
    value, i = value * hundred, i + 1
    linked = i + (spaced(tokens[i : i + 1]) in language.links)
    rest = _small(tokens, linked, language)
    return (value, i) if rest is None else (value + rest[0], rest[1])


def _article(tokens: Tokens, i: int, language: Language) -> tuple[int, int] | None:
    """Give one for the article of "a hundred"; alone it may be any letter."""
    if i or len(tokens) == 1 or spaced(tokens[:1]) not in language.articles:
        return None
    return (1, 1) if _multiplier(tokens[1], language) else None


def _small(tokens: Tokens, i: int, language: Language) -> tuple[int, int] | None:
    """Give the longest number word below a hundred at a token, and where it ends."""
    for j in range(min(i + _SMALL_TOKENS, len(tokens)), i, -1):
        number = language.small_numbers.get(spaced(tokens[i:j]))
        # Zero is a number by itself and no part of one.
        if number is not None and (number or (i == 0 and j == len(tokens))):
            return number, j
    return None
