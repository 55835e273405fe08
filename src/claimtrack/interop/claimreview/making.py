"""What reviews and claims have in common: pages, words, times, and what is said where."""

from collections.abc import Iterable, Iterator

import attrs

from claimtrack.interop.claimreview.nodes import Node, Nodes, shown
from claimtrack.interop.claimreview.speakers import Speakers
from claimtrack.interop.claimreview.values import (
    address_of,
    moment_of,
    tag_of,
    texts_of,
)
from claimtrack.interop.claimreview.words import Text
from claimtrack.model import Claim, Document, Loss, Record, Statement, When, digest
from claimtrack.typing import DocumentId, SourceId

_NO_DATE = "no date that can be read without a guess"
_NO_PAGE = "a document has an address or a publisher"


class Making:
    """Records in the making.

    Args:
        nodes: All things that the documents tell of.

    Attributes:
        nodes: The same.
        speakers: The sources.
        losses: What has no place in any record.
    """

    def __init__(self, nodes: Nodes) -> None:
        self.nodes = nodes
        self.losses: list[Loss] = []
        self.speakers = Speakers(nodes, self.losses)
        self._documents: dict[str, Document] = {}
        self._records: dict[Record, None] = {}

    def records(self) -> Iterator[Record]:
        """Yield the records, those first that others point at."""
        yield from self.speakers.sources()
        yield from self._documents.values()
        yield from self._records

    def enter(self, record: Record) -> None:
        """Take a record, once."""
        self._records.setdefault(record)

    def lose(
        self, node: Node, field: str = "", value: object = "", *, because: str
    ) -> None:
        """Tell what of a thing has no place."""
        self.losses.append(
            Loss(
                noun=node.noun,
                record_id=node.named,
                field=field,
                value=shown(value),
                because=because,
            )
        )

    def lose_rest(self, node: Node) -> None:
        """Tell what nobody took of a thing."""
        self.losses.extend(node.losses())

    def claim(self, words: Text, language: str | None) -> Claim:
        """Give what is claimed, in words."""
        made = Claim(text=words.text, language=words.language or language)
        self.enter(made)
        return made

    def said(
        self,
        node: Node,
        source: SourceId,
        page: Document | None,
        when: When | None,
        *,
        key: str,
    ) -> Statement:
        """Give what a source says.

        Args:
            node: What tells of it.
            source: Who says it.
            page: Where; None where nobody tells.
            when: When; None where nobody tells.
            key: What tells it from others where nobody tells where it was said.
        """
        own = self.nodes.own_id(node)
        made = Statement(
            source_id=source,
            document_id=None if page is None else DocumentId(digest(page)),
            asserted_at=when,
            key=own or (key if page is None else None),
        )
        self.enter(made)
        return made

    def page(
        self,
        node: Node,
        publishers: list[SourceId],
        *,
        titles: Iterable[str],
        bodies: Iterable[str] = (),
        addresses: Iterable[str] = ("url", "mainEntityOfPage"),
    ) -> Document | None:
        """Give the document that a thing is; None where nothing tells it from others."""
        url = self.address(node, addresses)
        title = texts_of(node.values(*titles))[:1]
        body = texts_of(node.values(*bodies))[:1]
        if url is None and not publishers:
            for text in (*title, *body):
                self.lose(node, "text", text.text, because=_NO_PAGE)
            return None
        made = Document(
            url=url,
            publisher_id=publishers[0] if publishers else None,
            language=self.language(node),
            published_at=self.when(node, "datePublished"),
            title=title[0].text if title else None,
            text=body[0].text if body else None,
        )
        return self._one_of(made, node)

    def _one_of(self, made: Document, node: Node) -> Document:
        """Give a document with all that is told of it, which may be in two places."""
        known = self._documents.setdefault(digest(made), made)
        for field in ("title", "text"):
            here, there = getattr(made, field), getattr(known, field)
            if there is None:
                known = attrs.evolve(known, **{field: here})
            elif here not in {None, there}:
                because = f"the document has another {field}"
                self.lose(node, field, here, because=because)
        self._documents[digest(made)] = known
        return known

    def at(self, address: str) -> Document:
        """Give the document at an address of which nothing else is told."""
        made = Document(url=address)
        return self._documents.setdefault(digest(made), made)

    def address(self, node: Node, names: Iterable[str]) -> str | None:
        """Give where a thing is found; None where nobody tells."""
        for name in names:
            for value in node.values(name):
                held = self.nodes.of(value)
                address = web(held.id if held else value)
                if address is not None:
                    return address
                self.lose(node, name, value, because="no address of the web")
        return web(node.id)

    def language(self, node: Node) -> str | None:
        """Give the language of a thing; None where nobody tells."""
        for value in node.values("inLanguage"):
            held = self.nodes.of(value)
            given = next(held.values("alternateName", "name"), None) if held else value
            tag = tag_of(given) if isinstance(given, str) else None
            if tag is not None:
                return tag
            self.lose(node, "inLanguage", value, because="no tag of a language")
        return None

    def when(self, node: Node, *names: str) -> When | None:
        """Give the first time that some properties tell; None for none."""
        for name in names:
            for value in node.values(name):
                when = moment_of(value) if isinstance(value, str) else None
                if when is not None:
                    return when
                self.lose(node, name, value, because=_NO_DATE)
        return None


def web(value: object) -> str | None:
    """Give an address of the web, or None where a value is none."""
    return address_of(value) if isinstance(value, str) else None
