"""Ratings: a word and a number on a reviewer's own scale, and one text for both."""

import re
from collections.abc import Iterator

import attrs

from claimtrack.interop.claimreview.nodes import Node
from claimtrack.interop.claimreview.values import number_of, of_how_many, texts_of

_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_RATING = re.compile(rf"(?:(?P<word>.+) \((?P<both>{_NUMBER})\)|(?P<alone>{_NUMBER}))")
_SCALE = re.compile(rf"(?P<worst>{_NUMBER}|\?) to (?P<best>{_NUMBER}|\?)")


@attrs.frozen(kw_only=True)
class Rating:
    """A rating as schema.org has it.

    Attributes:
        word: The rating in words, as the reviewer puts it; None for none.
        value: The number; None for none.
        worst: The number of the worst rating, which may be the larger one.
        best: The number of the best rating.
        scale: What the scale is called, where it is no two numbers.
    """

    word: str | None = None
    value: str | None = None
    worst: str | None = None
    best: str | None = None
    scale: str | None = None


def rating_in(node: Node) -> Rating:
    """Give the rating that a `Rating` tells, as far as it tells one.

    A word stands as `alternateName`, or on many pages as `name` or as the value itself.
    """
    worded = texts_of(node.values("alternateName", "name"))
    word = worded[0].text if worded else None
    value = worst = best = None
    for given in node.values("ratingValue"):
        of = of_how_many(given)
        value, best = of or (number_of(given), None)
        if value is None:
            words = texts_of([given])
            word = word or (words[0].text if words else None)
    named = texts_of(node.values("reviewAspect"))
    return Rating(
        word=word,
        value=value,
        worst=_first_number(node, "worstRating") or worst,
        best=_first_number(node, "bestRating") or best,
        scale=named[0].text if named else None,
    )


def _first_number(node: Node, name: str) -> str | None:
    numbers: Iterator[str | None] = map(number_of, node.values(name))
    return next(numbers, None)


def rating_texts(rating: Rating) -> tuple[str | None, str | None]:
    """Give a rating and its scale as a record words them; None where there is none.

    >>> rating_texts(Rating(word="False", value="1", worst="1", best="5"))
    ('False (1)', '1 to 5')

    """
    number, word = rating.value, rating.word
    text = f"{word} ({number})" if word and number else word or number
    scale = rating.scale
    if scale is None and (rating.worst or rating.best):
        scale = f"{rating.worst or '?'} to {rating.best or '?'}"
    return text, scale


def rating_of(text: str, scale: str | None) -> Rating:
    """Give what a record's words of a rating and its scale stand for.

    >>> rating_of("False (1)", "1 to 5")
    Rating(word='False', value='1', worst='1', best='5', scale=None)
    >>> rating_of("Four Pinocchios", "Pinocchios").scale
    'Pinocchios'

    """
    match = _RATING.fullmatch(text)
    word, value = (
        (text, None)
        if match is None
        else (match["word"], match["both"] or match["alone"])
    )
    ends = None if scale is None else _SCALE.fullmatch(scale)
    if ends is None:
        return Rating(word=word, value=value, scale=scale)
    worst, best = (None if one == "?" else one for one in ends.groups())
    return Rating(word=word, value=value, worst=worst, best=best)
