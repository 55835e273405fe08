"""A dispute in sentences that can be printed."""

import itertools
from collections.abc import Iterable, Sequence
from fractions import Fraction

from claimtrack.analysis.contested.lines import figure_in_words
from claimtrack.model import DENIALS, Quoted

MOST_ANSWERS = 3
"""How many answers of a side are told."""
_READ = 50
"""How many claims of a side are read for that."""
_DIGITS = 2


def answers_of(quotes: Sequence[Quoted]) -> tuple[list[Quoted], bool]:
    """Give the first claim for each of a side's first answers, and whether that is all.

    Complexity: O(1): no more than the first fifty claims are read.
    """
    first: dict[str, Quoted] = {}
    for one in itertools.islice(quotes, _READ):
        first.setdefault(one.answer, one)
    told = list(first.values())[:MOST_ANSWERS]
    return told, len(told) == len(first) and len(quotes) <= _READ


def side_in_words(name: str, quotes: Sequence[Quoted]) -> str:
    """Say where a side stands, with the words of the first who said so.

    >>> side_in_words("North", ())
    'North'

    """
    told, is_all = answers_of(quotes)
    said = [_with_words(one, one.answer) for one in told if one.stance not in DENIALS]
    denied = [
        _with_words(one, one.answer.removeprefix("not "))
        for one in told
        if one.stance in DENIALS
    ]
    parts = [f"says {_listed(said)}"] if said else []
    parts += [f"denies {_listed(denied)}"] if denied else []
    parts += [] if is_all else ["more"]
    return f"{name} {_listed(parts)}".strip()


def _with_words(one: Quoted, answer: str) -> str:
    return answer if one.quote is None else f"{answer} (“{one.quote}”)"


def camps_in_words(camps: Iterable[tuple[str, int]], more: int | None) -> str:
    """Say which answer suits how many claims."""
    told = [
        f"{answer} suits {count:,} claim{'' if count == 1 else 's'}"
        for answer, count in camps
    ]
    if more:
        told.append(f"{more} further answers suit others")
    return _listed(told)


def apart_in_words(gap: Fraction | None, ratio: Fraction | None) -> str:
    """Say how far the lowest answer and the highest are apart; "" where none can.

    >>> apart_in_words(Fraction(20), Fraction(10, 3))
    'Between the lowest and the highest lie 20, or a factor of some 3.33.'

    """
    # Whole numbers next to each other are one apart, which says nothing.
    if not gap or (gap == 1 and ratio is None):
        return ""
    factor = "" if ratio is None else f", or a factor of {_rounded(ratio)}"
    return f"Between the lowest and the highest lie {figure_in_words(gap)}{factor}."


def fewest_in_words(at_least: int, count: int) -> str:
    """Say how many claims at least do not hold.

    >>> fewest_in_words(1, 4)
    'Of these 4 claims at least one does not hold.'

    """
    number = "one does" if at_least == 1 else f"{at_least:,} do"
    return f"Of these {count:,} claims at least {number} not hold."


def _rounded(ratio: Fraction) -> str:
    exact = figure_in_words(ratio)
    if "/" not in exact and len(exact.partition(".")[2]) <= _DIGITS:
        return exact
    return f"some {float(ratio):.{_DIGITS}f}"


def _listed(words: Sequence[str]) -> str:
    *others, last = words or [""]
    return f"{', '.join(others)} and {last}" if others else last
