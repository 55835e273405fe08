"""HTML, piece by piece: whatever comes from a record is escaped here."""

import html
import re
from collections.abc import Iterable

from claimtrack.model import printable

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def element(tag: str, *inner: str, **attributes: str | None) -> str:
    """Give an element; what is inside it is HTML already, attributes are not.

    An underscore in an attribute's name stands for a hyphen, one at its end for nothing.

    >>> element("p", "x", class_="a", data_side='"b"', id=None)
    '<p class="a" data-side="&quot;b&quot;">x</p>'

    """
    told = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_escaped(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{told}>{''.join(inner)}</{tag}>"


def words(text: str) -> str:
    """Give a text for the eye, in its own direction whatever stands beside it.

    >>> words("a < b")
    '<bdi>a &lt; b</bdi>'

    """
    return f"<bdi>{_escaped(text)}</bdi>"


def plain(text: str) -> str:
    """Give a text that has no direction of its own, such as our own words."""
    return _escaped(text)


def quote(text: str, language: str | None) -> str:
    """Give words as somebody said them, in their language and direction."""
    tag = language if language and _TAG.fullmatch(language) else None
    return element("q", _escaped(text), dir="auto", lang=tag)


def table(caption: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Give a table; its cells are HTML already."""
    head = "".join(element("th", plain(one), scope="col") for one in heads)
    body = "".join(
        element("tr", *(element("td", cell) for cell in row)) for row in rows
    )
    shown = element(
        "table",
        element("caption", plain(caption)),
        element("thead", element("tr", head)),
        element("tbody", body),
    )
    return scrolling(shown, caption)


def scrolling(inner: str, name: str) -> str:
    """Give what scrolls by itself where it is too wide, by keyboard too."""
    return element(
        "div",
        inner,
        class_="wide",
        tabindex="0",
        role="region",
        aria_label=name,
    )


def section(id_: str, title: str, *inner: str) -> str:
    """Give a section of the report under its heading."""
    heading = element("h2", plain(title), id=f"{id_}-title")
    return element("section", heading, *inner, id=id_, aria_labelledby=f"{id_}-title")


def unfolding(summary: str, *inner: str, is_open: bool = False) -> str:
    """Give what unfolds when a reader asks for it, or folds where it is open."""
    shown = "" if is_open else None
    return element("details", element("summary", summary), *inner, open=shown)


def count_of(number: int, noun: str) -> str:
    """Give a number with what is counted.

    >>> count_of(1, "claim"), count_of(1200, "claim")
    ('1 claim', '1,200 claims')

    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def more(count: int, noun: str) -> str:
    """Say how many are not shown; nothing where all are."""
    if count <= 0:
        return ""
    told = f"{count_of(count, f'more {noun}')} not shown."
    return element("p", plain(told), class_="more")


def _escaped(text: str) -> str:
    return html.escape(printable(text))
