"""Rows that tell what things are, as sources and documents: the way back of writing."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter

import attrs

from claimtrack.errors import InvalidValueError
from claimtrack.interop.followthemoney.languages import tag_of
from claimtrack.interop.followthemoney.moments import read_moment
from claimtrack.interop.followthemoney.rows import (
    BASE,
    MADE_ID,
    PART_OF,
    PUBLISHED_BY,
)
from claimtrack.interop.followthemoney.table import SeenRow
from claimtrack.model import (
    Document,
    Envelope,
    Loss,
    Name,
    Source,
    SourceKind,
    When,
    digest,
    read_time,
)
from claimtrack.typing import SourceId

_KINDS: Mapping[str, SourceKind | None] = {
    "Person": SourceKind.PERSON,
    "Organization": SourceKind.ORGANIZATION,
    "Company": SourceKind.ORGANIZATION,
    "PublicBody": SourceKind.ORGANIZATION,
    "LegalEntity": None,
}
_DOCUMENTS = frozenset(
    {"Article", "Document", "HyperText", "PlainText", "Image", "Video", "Audio"}
)
_LINKS: Mapping[str, tuple[str, str]] = {
    "Membership": ("member", "organization"),
    "UnknownLink": ("subject", "object"),
}
_CLASSES = {kind.value: kind for kind in SourceKind}
_NO_PROPERTY = "a definition has no place for it"


@attrs.frozen(kw_only=True)
class Defined:
    """What rows define.

    Attributes:
        sources: The sources, by id.
        beside: The documents, and what is known of all beside their content.
    """

    sources: Mapping[str, Source]
    beside: tuple[Document | Envelope, ...]


def defined(rows: Sequence[SeenRow], losses: list[Loss]) -> Defined:
    """Give the sources and documents that rows define.

    Args:
        rows: The rows of the dataset that defines things.
        losses: Where to put what can't be taken over.

    Complexity: O(n log n).
    """
    return _Defining(rows, losses).made()


class _Entity:
    """An entity's rows, and which of them were taken.

    Args:
        rows: Its rows, all of one schema.
        losses: Where to put what can't be taken over.
    """

    def __init__(self, rows: Sequence[SeenRow], losses: list[Loss]) -> None:
        self.rows = list(rows)
        self.id = rows[0].canonical_id
        self.schema = rows[0].schema
        self._losses = losses
        self._taken: set[int] = set()

    def values(self, prop: str) -> Iterator[SeenRow]:
        """Give the rows of a property, and take them."""
        for place, row in enumerate(self.rows):
            if row.prop == prop:
                self._taken.add(place)
                yield row

    def one(self, prop: str, read: Callable[[str], str | None]) -> str | None:
        """Give the first value of a property that can be read; what is over is lost."""
        found: str | None = None
        for row in self.values(prop):
            value = read(row.value)
            if value is None or found is not None:
                because = "it is one that a record can't hold, or one too many"
                self._losses.append(row.loss("value", row.value, because=because))
            else:
                found = value
        return found

    def lose(self, *, because: str) -> None:
        """Tell that all of it is lost."""
        self._losses += [row.loss(because=because) for row in self.rows]

    def lose_rest(self, *, lang_of: str = "") -> None:
        """Tell what is in rows that were not taken, or in their further columns."""
        for place, row in enumerate(self.rows):
            if place not in self._taken and row.prop != BASE:
                self._losses.append(row.loss(because=_NO_PROPERTY))
                continue
            further = (
                ("lang", "" if row.prop == lang_of else row.lang),
                ("original_value", row.original_value),
                *row.left,
            )
            for column, cell in further:
                if cell:
                    self._losses.append(row.loss(column, cell, because=_NO_PROPERTY))


class _Defining:
    """Entities on their way to records."""

    def __init__(self, rows: Sequence[SeenRow], losses: list[Loss]) -> None:
        self._losses = losses
        self._sources: dict[str, _Entity] = {}
        self._documents: dict[str, _Entity] = {}
        self._links: list[_Entity] = []
        self._wholes: defaultdict[str, set[str]] = defaultdict(set)
        self._publishers: dict[str, str] = {}
        self._seen: defaultdict[str, list[SeenRow]] = defaultdict(list)
        grouped: defaultdict[str, list[SeenRow]] = defaultdict(list)
        for row in rows:
            grouped[row.canonical_id].append(row)
        for one in grouped.values():
            self._sort(_Entity(one, losses))

    def _sort(self, entity: _Entity) -> None:
        if len({row.schema for row in entity.rows}) > 1:
            entity.lose(because="its rows do not agree on what it is")
        elif len({row.entity_id for row in entity.rows}) > 1:
            entity.lose(because="a definition is of one entity, not of several in one")
        elif entity.schema in _KINDS:
            self._sources[entity.id] = entity
        elif entity.schema in _DOCUMENTS:
            self._documents[entity.id] = entity
        elif entity.schema in _LINKS:
            self._links.append(entity)
        else:
            entity.lose(because="it is no source, no document, and no link of these")

    def made(self) -> Defined:
        """Give what the rows define."""
        for link in self._links:
            self._link(link)
        sources = {id_: self._source(one) for id_, one in self._sources.items()}
        beside: list[Document | Envelope] = []
        for id_ in sources:
            beside += self._envelope(id_, id_)
        for id_, entity in self._documents.items():
            document = self._document(entity)
            if document is not None:
                labels = () if MADE_ID.fullmatch(id_) else (id_,)
                beside += (document, *self._envelope(id_, digest(document), labels))
        return Defined(sources=sources, beside=tuple(beside))

    def _link(self, link: _Entity) -> None:
        """Take a link for what it says of one of its ends."""
        found = [list(link.values(prop)) for prop in ("role", *_LINKS[link.schema])]
        if any(len(rows) != 1 for rows in found):
            link.lose(because="a link has one role, and joins two")
            return
        role, first, second = (rows[0].value for rows in found)
        is_source = second in self._sources and first != second
        if role == PART_OF and first in self._sources and is_source:
            self._wholes[first].add(second)
        elif (
            role == PUBLISHED_BY
            and first in self._documents
            and is_source
            and self._publishers.setdefault(first, second) == second
        ):
            pass
        else:
            link.lose(because="it does not make a source part of one, or publish")
            return
        self._seen[first] += link.rows
        if not MADE_ID.fullmatch(link.id):
            because = "a link goes by what it joins"
            self._losses.append(
                link.rows[0].loss("entity_id", link.id, because=because)
            )
        link.lose_rest()

    def _source(self, entity: _Entity) -> Source:
        told = entity.one(
            "classification", lambda text: text if text in _CLASSES else None
        )
        kind = _KINDS[entity.schema] if told is None else _CLASSES[told]
        names = []
        for row in entity.values("name"):
            tag = tag_of(row.lang) if row.lang else ""
            if tag is None:
                because = "no code of a language, which has two or three small letters"
                self._losses.append(row.loss("lang", row.lang, because=because))
            names.append(Name(text=row.value, language=tag or ""))
        aliases = [row.value for row in entity.values("alias")]
        entity.lose_rest(lang_of="name")
        self._seen[entity.id] += entity.rows
        return Source(
            id=SourceId(entity.id),
            kind=kind,
            names=names,
            aliases=aliases,
            part_of=self._wholes[entity.id],
        )

    def _document(self, entity: _Entity) -> Document | None:
        when = entity.one("publishedAt", _moment_text)
        publisher = self._publishers.get(entity.id)
        try:
            document = Document(
                publisher_id=None if publisher is None else SourceId(publisher),
                url=entity.one("sourceUrl", str),
                language=entity.one("language", tag_of),
                published_at=None if when is None else When(text=when),
                digest=entity.one("contentHash", str),
                title=entity.one("title", str),
                text=entity.one("bodyText", str),
            )
        except InvalidValueError:
            entity.lose(because="nothing tells the document from others")
            return None
        entity.lose_rest()
        self._seen[entity.id] += entity.rows
        return document

    def _envelope(
        self, entity_id: str, record_id: str, labels: Sequence[str] = ()
    ) -> Iterator[Envelope]:
        """Give what is known of a record beside its content, if anything is."""
        timed = [(row, row.first_seen) for row in self._seen[entity_id]]
        seen = [(row, when) for row, when in timed if when is not None]
        first = min((w for _, w in seen), key=_earliness, default=None)
        because = "a record was recorded once: at the earliest of these times"
        for row, when in seen:
            if when != first:
                told = row.loss("first_seen", when.text, because=because)
                self._losses.append(told)
        if first is not None or labels:
            yield Envelope(record_id=record_id, recorded_at=first, labels=labels)


def _moment_text(text: str) -> str | None:
    when = read_moment(text)
    return None if when is None else when.text


def _earliness(when: When) -> tuple[float, str]:
    # One order for all: those that name no offset are dates, of days in UTC.
    return attrgetter("lower")(read_time(when.text)), when.text
