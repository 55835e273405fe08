"""Text cut into tokens: numerals, words and signs, of any script and language."""

import functools
import re
from collections.abc import Iterable

import attrs

from claimtrack.errors import InvalidValueError
from claimtrack.model import nfc

MAX_LETTERS = 1_000
"""The longest answer in words; none in the news comes near it."""

GROUPING_SPACES = " \u00a0\u2007\u2009\u202f"
"""What groups digits in print: space, no-break, figure, thin, narrow no-break."""

# White space groups digits only where exactly three follow: "1 234", not "1 23".
_NUMERAL = re.compile(
    rf"\d+(?:(?:[.,'\u066b\u066c]|[{GROUPING_SPACES}](?=\d{{3}}(?!\d)))\d+)*"
)
_TOKEN = re.compile(rf"{_NUMERAL.pattern}|[^\W\d_]+(?:'[^\W\d_]+)*|\S")
# A tab or line break between digits parts two cells of a table, not two groups.
_GAP = re.compile(rf"\d(?:\s{{2,}}|[^\S{GROUPING_SPACES}])\d")
_SPACE = re.compile(r"\s+")
_ALIKE = str.maketrans({"\u2019": "'", "\u2010": "-", "\u2011": "-"})

# No text gives this as one token, since it begins and ends with signs.
_UNIT = "<unit>"


@attrs.frozen(kw_only=True)
class Token:
    """A numeral, a word or a sign.

    Attributes:
        text: Its text, case folded.
        start: Where it starts in the tidy text.
        end: Where it ends there.
    """

    text: str
    start: int
    end: int

    @property
    def is_numeral(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdecimal()

    @property
    def is_unit(self) -> bool:
        """Whether it stands for what is counted."""
        return self.text == _UNIT


Tokens = tuple[Token, ...]


def fold(text: str) -> str:
    """Give the text in one case and normal form, with one kind of space and hyphen.

    >>> fold(" At  LEAST 3 ")
    'at least 3'

    """
    collapsed = _SPACE.sub(" ", nfc(text).strip())
    return nfc(collapsed.casefold()).translate(_ALIKE)


def tidy(text: str) -> str:
    """Give the text folded, unless its numbers can't be told apart then.

    Raises:
        InvalidValueError: For a text too long, or two numbers that only a gap parts.

    """
    if len(text) > MAX_LETTERS:
        message = (
            f"an answer in words has at most {MAX_LETTERS} letters; got {len(text)}: "
            "write the figure only"
        )
        raise InvalidValueError(message)
    if _GAP.search(text):
        message = f"expected one space between groups of digits; got {text!r}"
        raise InvalidValueError(message)
    return fold(text)


def tokens_of(text: str) -> Tokens:
    """Give the tokens of a tidy text.

    Complexity: O(n).

    >>> [token.text for token in tokens_of("at least 1,234 t-72s")]
    ['at', 'least', '1,234', 't', '-', '72', 's']

    """
    return tuple(
        Token(text=found[0], start=found.start(), end=found.end())
        for found in _TOKEN.finditer(text)
    )


def spaced(tokens: Iterable[Token]) -> str:
    """Give the tokens as a key: their texts with a space between them."""
    return " ".join(token.text for token in tokens)


@functools.lru_cache(maxsize=1024)
def key(phrase: str) -> str:
    """Give the key of a phrase. What the languages' tables hold is worked out once.

    >>> key("approx."), key("twenty-one")
    ('approx .', 'twenty - one')

    """
    return spaced(tokens_of(tidy(phrase)))


def are_apart(one: Token, following: Token) -> bool:
    """Tell whether white space stands between a token and the one after it."""
    return one.end < following.start


def with_units(tokens: Tokens, forms: Iterable[str]) -> Tokens:
    """Give the tokens with each that names what is counted made a unit.

    Args:
        tokens: The tokens.
        forms: The forms of the unit's name, tidy; where several fit, the one of most
            tokens is taken.

    Complexity: O(n m) in the tokens and the forms' tokens.

    """
    names = [[token.text for token in tokens_of(form)] for form in forms]
    names.sort(key=len, reverse=True)
    texts = [token.text for token in tokens]
    united, i = [], 0
    while i < len(tokens):
        lengths = (len(name) for name in names if texts[i : i + len(name)] == name)
        j = i + (length := next(lengths, 0))
        if length:
            start, end = tokens[i].start, tokens[j - 1].end
            united.append(Token(text=_UNIT, start=start, end=end))
        else:
            united.append(tokens[i])
            j = i + 1
        i = j
    return tuple(united)
