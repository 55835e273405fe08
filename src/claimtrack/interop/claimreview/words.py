"""Words: as schema.org calls things, and as pages word them."""

import re

import attrs

_PREFIX = re.compile(r"(?:https?://(?:www\.)?schema\.org/|schema:|@)")
_HALF = re.compile("[\ud800-\udfff]")


@attrs.frozen(kw_only=True)
class Text:
    """A text, and the language that it names; "" for none."""

    text: str
    language: str = ""


def bare(name: str) -> str:
    """Give a word of schema.org without what may stand before it.

    >>> bare("https://schema.org/ClaimReview"), bare("schema:author"), bare("@type")
    ('ClaimReview', 'author', 'type')

    """
    return _PREFIX.sub("", name, count=1) if _PREFIX.match(name) else name


def whole(text: str) -> str:
    """Give a text with a mark in place of each half of a character."""
    return text if text.isascii() else _HALF.sub("\ufffd", text)
