"""Places in a text, by the words there and by position.

Source: W3C, Web Annotation Data Model (2017), sections 4.2.4 and 4.2.5: the text quote
selector and the text position selector. Positions count code points of the text in
normal form C.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import attrs

from claimtrack.errors import InvalidValueError
from claimtrack.model import nfc

_POSITION = "TextPositionSelector"
_AROUND = 32
"""How many code points before and after a quote tell it from the same words elsewhere."""


@attrs.frozen(kw_only=True)
class TextAnchor:
    """One place of some words in a text.

    Attributes:
        exact: The words.
        start: How many code points of the text come before them.
        prefix: What comes right before them.
        suffix: What comes right after.
    """

    exact: str = attrs.field(converter=nfc)
    start: int
    prefix: str = attrs.field(default="", converter=nfc)
    suffix: str = attrs.field(default="", converter=nfc)

    @property
    def end(self) -> int:
        """How many code points of the text come before what follows the words."""
        return self.start + len(self.exact)

    def is_in(self, text: str) -> bool:
        """Tell whether exactly this stands at exactly this place of a text.

        Nothing is looked for elsewhere: what moved is not where it was.

        >>> anchor = TextAnchor(exact="two", start=5, prefix="lost ")
        >>> anchor.is_in("lost two"), anchor.is_in("they lost two")
        (True, False)

        """
        return self._stands_in(nfc(text))

    def _stands_in(self, text: str) -> bool:
        begin = self.start - len(self.prefix)
        words = f"{self.prefix}{self.exact}{self.suffix}"
        return begin >= 0 and text.startswith(words, begin)

    def selectors(self) -> tuple[Mapping[str, str | int], ...]:
        """Give it as the two selectors of a web annotation, to be written as JSON.

        >>> quote, position = TextAnchor(exact="two", start=5, prefix="lost ").selectors()
        >>> dict(position)
        {'type': 'TextPositionSelector', 'start': 5, 'end': 8}

        """
        quote = {"type": "TextQuoteSelector", "exact": self.exact}
        around = {"prefix": self.prefix, "suffix": self.suffix}
        quote |= {key: words for key, words in around.items() if words}
        position = {"start": self.start, "end": self.end}
        return (
            MappingProxyType(quote),
            MappingProxyType({"type": _POSITION, **position}),
        )


def anchors_in(text: str, quote: str) -> Iterator[TextAnchor]:
    """Give every place at which a text holds some words, byte for byte after NFC.

    Raises:
        InvalidValueError: Where there are no words.

    Complexity: O(n) in the text, lazily.

    >>> [anchor.start for anchor in anchors_in("two and two", "two")]
    [0, 8]

    """
    text, quote = nfc(text), nfc(quote)
    if not quote:
        message = "expected some words; got none"
        raise InvalidValueError(message)
    return _places(text, quote)


def _places(text: str, quote: str) -> Iterator[TextAnchor]:
    start = text.find(quote)
    while start >= 0:
        end = start + len(quote)
        yield TextAnchor(
            exact=quote,
            start=start,
            prefix=text[max(0, start - _AROUND) : start],
            suffix=text[end : end + _AROUND],
        )
        start = text.find(quote, start + 1)


def anchor_from(selectors: Iterable[Mapping[str, object]], text: str) -> TextAnchor:
    """Read the selectors of a web annotation, and hold them against a text.

    A quote alone has to stand in the text at one place only, with what it says comes
    before and after; with a position beside it, at that place.

    Args:
        selectors: A text quote selector, and a text position selector or none.
        text: The text.

    Raises:
        InvalidValueError: Where they are no such selectors, or the text does not hold
            exactly that, or at several places.

    >>> selector = {"type": "TextQuoteSelector", "exact": "two", "prefix": "and "}
    >>> anchor_from([selector], "two and two").start
    8

    """
    told = {kind: one for one in selectors for kind in _types(one)}
    quote, position = told.get("TextQuoteSelector", {}), told.get(_POSITION)
    exact, prefix, suffix = (_text(quote, key) for key in ("exact", "prefix", "suffix"))
    start = None if position is None else _start(position, exact)
    text = nfc(text)
    told_so = (
        attrs.evolve(one, prefix=prefix, suffix=suffix)
        for one in anchors_in(text, exact)
        if start in {None, one.start}
    )
    found = [one.start for one in told_so if one._stands_in(text)]  # noqa: SLF001
    if len(found) != 1:
        where = f"at {len(found)} places" if found else "nowhere"
        message = f"expected a text that holds “{exact}” at one place; it does {where}"
        raise InvalidValueError(message)
    return next(one for one in anchors_in(text, exact) if one.start == found[0])


def _types(selector: Mapping[str, object]) -> list[str]:
    """Give the types of a selector: JSON-LD has one as a text, or several in a list."""
    given = selector.get("type")
    several = given if isinstance(given, list) else [given]
    return [one for one in several if isinstance(one, str)]


def _text(selector: Mapping[str, object], key: str) -> str:
    value = selector.get(key, "")
    if not isinstance(value, str):
        message = f"expected {key} to be a text; got {value!r}"
        raise InvalidValueError(message)
    return nfc(value)


def _start(position: Mapping[str, object], exact: str) -> int:
    start, end = position.get("start"), position.get("end")
    if isinstance(start, int) and end == start + len(exact):
        return start
    message = f"expected {exact!r} from start to end; got {start!r} to {end!r}"
    raise InvalidValueError(message)
