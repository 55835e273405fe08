"""Pages of HTML: the blocks of JSON-LD in them, found and not run."""

import re
from collections.abc import Iterator

from claimtrack.errors import MalformedInputError, Problem

# What begins something that is no text: a comment, or a script with its attributes. No
# real tag is longer, and a longer look at each of many would take the square of time.
_OPENING = re.compile(r"<!--|<script\b([^>]{0,2000})>", re.IGNORECASE)
_CLOSING = re.compile(r"</script", re.IGNORECASE)
_JSON_LD = re.compile(r"\btype\s*=\s*[\"']?\s*application/ld\+json", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE
)
# Encodings that pages of before UTF-8 are in, by what they say of themselves.
_OLDER = re.compile(rb"(?i)iso-8859-\d{1,2}|latin-?1|windows-125\d|koi8-[ru]|us-ascii")


def is_page(start: bytes) -> bool:
    """Tell whether a file that begins so is a page of HTML.

    >>> is_page(b"<!doctype html><html>"), is_page(b'[{"@type": "ClaimReview"}]')
    (True, False)

    """
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def text_of(content: bytes, *, file: str | None) -> str:
    """Give the text of a page, in UTF-8 or in the encoding that it names.

    Raises:
        MalformedInputError: Where it is in neither.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        named = _CHARSET.search(content[:4096])
        if named is not None and _OLDER.fullmatch(named[1]):
            return content.decode(named[1].decode(), "replace")
        line = content.count(b"\n", 0, error.start) + 1
        problem = Problem(
            path=f"line {line}",
            message="expected text in UTF-8, or in an older encoding that it names",
            file=file,
        )
        raise MalformedInputError([problem]) from None


def json_ld_blocks(text: str) -> Iterator[tuple[int, str]]:
    r"""Yield the blocks of JSON-LD in a page, each with the line where it begins.

    Comments and other scripts are passed over, and a comment or CDATA around a block's
    JSON is taken off.

    Complexity: O(n).

    >>> page = '<p>x</p>\n<script type="application/ld+json">{"a": 1}</script>'
    >>> list(json_ld_blocks(page))
    [(2, '{"a": 1}')]

    """
    at, line, counted = 0, 1, 0
    while (opening := _OPENING.search(text, at)) is not None:
        if opening[1] is None:
            at = text.find("-->", opening.end())
            if at < 0:
                return
            continue
        closing = _CLOSING.search(text, opening.end())
        end = len(text) if closing is None else closing.start()
        if _JSON_LD.search(opening[1]):
            line += text.count("\n", counted, opening.end())
            counted = opening.end()
            yield line, _bare(text[opening.end() : end])
        at = end


def _bare(block: str) -> str:
    """Take off what some pages put around the JSON in a script."""
    text = block.strip()
    for start, stop in (
        ("//<![CDATA[", "//]]>"),
        ("<![CDATA[", "]]>"),
        ("<!--", "-->"),
    ):
        if text.startswith(start):
            text = text.removeprefix(start).removesuffix(stop).strip()
    return text
