"""The pages that a sheet cites, beside those that a case has declared."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import cast
from urllib.parse import urlsplit

import attrs

from claimtrack.codec.drafts.sections import Sections
from claimtrack.codec.shared.entries import DocumentEntry
from claimtrack.codec.sheets.cells import CellError
from claimtrack.codec.sheets.declaring import Wrong
from claimtrack.codec.sheets.utterances import Utterance

_WORD = re.compile(r"\w{3,}")


def is_address(citation: str | None) -> bool:
    """Tell whether a citation is an address, rather than words.

    >>> is_address("https://example.org/page"), is_address("the seed article")
    (True, False)

    """
    return citation is not None and "://" in citation


class Pages:
    """The page of every address that a sheet cites, once for each of its publishers.

    A page that the case has declared is that page; what is declared of it stays, and
    what is not is filled in.

    Attributes:
        wrong: Pages that would be published at two times.
    """

    def __init__(self, found: Iterable[Utterance], sections: Sections) -> None:
        self.wrong: list[Wrong] = []
        self._declared: dict[str, list[DocumentEntry]] = defaultdict(list)
        pages = cast("Mapping[str, DocumentEntry]", sections["page"])
        for page in pages.values():
            if page.url is not None:
                self._declared[page.url].append(page)
        self._entries: dict[str, DocumentEntry] = {}
        for one in found:
            if is_address(one.citation):
                self._take(one)

    def entries(self) -> list[DocumentEntry]:
        """Give the pages that are new, or of which more is known now."""
        return list(self._entries.values())

    def label_of(self, utterance: Utterance) -> str | None:
        """Give what the page is called that an utterance was found on."""
        return self._page(utterance).id if is_address(utterance.citation) else None

    def _take(self, utterance: Utterance) -> None:
        page = self._page(utterance)
        for row in utterance.rows:
            if row.published not in {None, page.published_at}:
                if page.published_at is not None:
                    message = f"{page.url} was published {page.published_at} elsewhere"
                    self.wrong.append((row.line, CellError(message, word="published")))
                    continue
                page = attrs.evolve(page, published_at=row.published)
        self._entries[page.id] = page

    def _page(self, utterance: Utterance) -> DocumentEntry:
        address, outlet = str(utterance.citation), publisher_of(utterance)
        for page in self._declared[address]:
            if outlet is None or page.publisher in {None, outlet}:
                whole = attrs.evolve(page, publisher=page.publisher or outlet)
                return self._entries.get(page.id, whole)
        label = address if outlet is None else f"{outlet}: {address}"
        new = DocumentEntry(id=label, publisher=outlet, url=address)
        return self._entries.get(label, new)


def publisher_of(utterance: Utterance) -> str | None:
    """Give the last outlet, or of several ways the one whose name is in the address."""
    last = list(dict.fromkeys(path[-1] for path in utterance.paths))
    if len(last) == 1:
        return last[0]
    host = _host(str(utterance.citation))
    named = [
        one
        for one in last
        if any(word in host for word in _WORD.findall(one.casefold()))
    ]
    return named[0] if len(named) == 1 else None


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").casefold()
    except ValueError:
        # No address after all, such as "http://[x": nobody's name is in it.
        return ""
