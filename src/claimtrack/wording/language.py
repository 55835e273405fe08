"""What a language's table holds. The reader knows rules; the words are in tables."""

import enum
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

import attrs

from claimtrack.model import Interval
from claimtrack.wording.tokens import Tokens, key, spaced

T = TypeVar("T")

DENIAL_ADVICE = (
    "an answer can't deny; write the answer that is denied, and the stance denies"
)
"""What to do with words that deny."""


class Hedge(enum.Enum):
    """How words bound a number N."""

    EXACTLY = "exactly"
    """N itself."""
    AT_LEAST = "at least"
    """N and all above."""
    MORE_THAN = "more than"
    """All above N."""
    AT_MOST = "at most"
    """N and all below."""
    LESS_THAN = "less than"
    """All below N."""
    ABOUT = "about"
    """N, more or less."""
    NEARLY = "nearly"
    """N, or a little less."""
    JUST_OVER = "just over"
    """N, or a little more."""


LOWER = frozenset({Hedge.AT_LEAST, Hedge.MORE_THAN})
"""Hedges that bound from below only."""
UPPER = frozenset({Hedge.AT_MOST, Hedge.LESS_THAN})
"""Hedges that bound from above only."""
VAGUE = frozenset({Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER})
"""Hedges without a sharp end."""


def _keyed(phrases: Mapping[str, T]) -> Mapping[str, T]:
    return MappingProxyType({key(phrase): rule for phrase, rule in phrases.items()})


def _keys(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(map(key, phrases))


# One for each type: mypy takes no generic function as a converter.
def _hedges(phrases: Mapping[str, Hedge]) -> Mapping[str, Hedge]:
    return _keyed(phrases)


def _sets(phrases: Mapping[str, Interval]) -> Mapping[str, Interval]:
    return _keyed(phrases)


def _numbers(phrases: Mapping[str, int]) -> Mapping[str, int]:
    return _keyed(phrases)


def _options(phrases: Mapping[str, str]) -> Mapping[str, str]:
    return _keyed(phrases)


@attrs.frozen(kw_only=True)
class Saying:
    """The words that an answer is given back in.

    Attributes:
        hedges: The words before a number, for each hedge that has a sharp end.
        span: A range, with "{low}" and "{high}" in it.
        own_span: A range that no hedge before it can be taken to cover.
        or_: What stands before the last alternative.
        but: What stands between a lower and an upper bound.
        anything: Every number.
        unknown: What nobody knows.
    """

    hedges: Mapping[Hedge, str]
    span: str
    own_span: str
    or_: str
    but: str
    anything: str
    unknown: str


@attrs.frozen(kw_only=True)
class Language:
    """A language's words for answers. Phrases are kept as the keys of their tokens.

    Attributes:
        before: Hedges that stand before their number: "at least".
        after: Hedges that stand after it: "or more".
        sets: Phrases that are an answer by themselves: "none", "dozens".
        unknown: Phrases that say that nobody knows.
        denials: Phrases that deny, which an answer cannot do.
        denial_endings: Endings of words that deny.
        ranges: What opens a range and what stands between its ends; what opens it may
            be "".
        alternatives: What stands before the last alternative: "or".
        commas: What stands before the other alternatives.
        limits: What stands between a lower and an upper bound: "but".
        partitives: What may follow a phrase of `sets` before what is counted: "of".
        small_numbers: The number words below a hundred.
        hundreds: What multiplies a number word from one to nine.
        scales: What multiplies a number: "thousand".
        counters: What multiplies a number and stands last: "dozen".
        articles: What stands for one before these and before what is counted: "a".
        halves: What halves these: "half a".
        links: What may stand within a number in words: "and".
        percents: Signs and words for the unit per cent.
        plurals: Endings of a unit and what the plural has instead.
        yes_no: Further words for yes and no.
        decimal_marks: What parts a number from its fraction.
        grouping_marks: What groups digits by threes.
        saying: The words for an answer, the other way round.
    """

    before: Mapping[str, Hedge] = attrs.field(converter=_hedges)
    after: Mapping[str, Hedge] = attrs.field(converter=_hedges)
    sets: Mapping[str, Interval] = attrs.field(converter=_sets)
    unknown: frozenset[str] = attrs.field(converter=_keys)
    denials: frozenset[str] = attrs.field(converter=_keys)
    denial_endings: tuple[str, ...]
    ranges: tuple[tuple[str, str], ...]
    alternatives: frozenset[str] = attrs.field(converter=_keys)
    commas: frozenset[str]
    limits: frozenset[str] = attrs.field(converter=_keys)
    partitives: frozenset[str] = attrs.field(converter=_keys)
    small_numbers: Mapping[str, int] = attrs.field(converter=_numbers)
    hundreds: Mapping[str, int] = attrs.field(converter=_numbers)
    scales: Mapping[str, int] = attrs.field(converter=_numbers)
    counters: Mapping[str, int] = attrs.field(converter=_numbers)
    articles: frozenset[str] = attrs.field(converter=_keys)
    halves: frozenset[str] = attrs.field(converter=_keys)
    links: frozenset[str] = attrs.field(converter=_keys)
    percents: frozenset[str] = attrs.field(converter=_keys)
    plurals: tuple[tuple[str, str], ...]
    yes_no: Mapping[str, str] = attrs.field(converter=_options)
    decimal_marks: frozenset[str]
    grouping_marks: frozenset[str]
    saying: Saying


def denies(tokens: Tokens, language: Language) -> bool:
    """Tell whether there is a word among the tokens that denies."""
    text = f" {spaced(tokens)} "
    return any(f" {phrase} " in text for phrase in language.denials) or any(
        token.text.endswith(language.denial_endings) for token in tokens
    )
