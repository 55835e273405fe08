"""The page: everything in one file, and nothing that it would have to load."""

import base64
import hashlib
import os
from collections.abc import Iterable
from importlib.resources import files

from claimtrack.codec.shared.saving import write_atomically
from claimtrack.graph import ClaimGraph, collector_paused
from claimtrack.report.contents import Contents, Most
from claimtrack.report.elements import element, plain

_MOST_CHOICES = 500


@collector_paused()
def report_html(
    graph: ClaimGraph, *, title: str = "Report", most: Most | None = None
) -> str:
    """Give a report on a graph as one page of HTML.

    It has what can't all be true with the words of every side, what the checks found,
    what can't be told and what would settle it, who carried what on, who holds what,
    and the digests by which all of it can be verified. Nothing in it is loaded from
    elsewhere; its own script only picks among what is shown. The same graph gives the
    same page.

    Args:
        graph: The graph.
        title: What the page is called.
        most: How much of everything is shown; the page says what it leaves out.

    Complexity: that of the checks and disputes, and O(n log n) in the graph.

    Source: Content Security Policy Level 3 (W3C), by hashes.

    >>> page = report_html(ClaimGraph())
    >>> page.startswith("<!doctype html>"), "Nothing is disputed." in page
    (True, True)

    """
    contents = Contents(graph, Most() if most is None else most)
    style, script = _own("page.css"), _own("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = (
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        element("title", plain(title)),
        f"<style>{style}</style>",
    )
    body = (
        '<a class="skip" href="#main">To the contents</a>',
        element("header", element("h1", plain(title)), _form(contents)),
        element("main", *contents.sections(), id="main"),
        f"<script>{script}</script>",
    )
    page = element("head", *head), element("body", *body)
    return f"<!doctype html>\n{element('html', *page, lang='en')}\n"


def write_report(
    graph: ClaimGraph,
    path: str | os.PathLike[str],
    *,
    title: str = "Report",
    most: Most | None = None,
) -> None:
    """Write a report on a graph to a file: all of it, or where it fails nothing.

    Raises:
        OSError: Where the file can't be written; it is as it was.
    """
    page = report_html(graph, title=title, most=most)
    write_atomically(path, [page.encode("utf-8", "replace")])


def _own(name: str) -> str:
    return files("claimtrack.report").joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _form(contents: Contents) -> str:
    """Give what picks among disputes and findings; hidden where there is no script."""
    found = [*contents.findings, *contents.undetermined]
    codes = {"dispute", *(one.code for one in found)}
    sides = {side.name for one in contents.disputes for side in one.sides}
    sides |= {side.source for one in found for side in one.sides}
    asked = {one.question for one in contents.disputes}
    asked |= {side.question for one in found for side in one.sides}
    return element(
        "form",
        _choice("side", "Side or source", sides),
        _choice("question", "Question", asked),
        _choice("code", "Kind", codes),
        element("label", plain("Search"), '<input type="search" name="search">'),
        element("p", '<button type="reset">Show all</button>'),
        element("p", "", id="told", role="status", aria_live="polite"),
        hidden="",
        aria_label="Pick what is shown",
    )


def _choice(name: str, label: str, texts: Iterable[str]) -> str:
    known = sorted({" ".join(one.split()) for one in texts if one})[:_MOST_CHOICES]
    options = "".join(element("option", plain(one), value=one) for one in known)
    first = element("option", plain("all"), value="")
    return element("label", plain(label), element("select", first, options, name=name))
