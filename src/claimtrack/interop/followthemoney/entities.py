"""A source and a document as the statements of an entity."""

import re
from collections.abc import Iterator, Mapping

import attrs

from claimtrack.interop.followthemoney.languages import code_of
from claimtrack.interop.followthemoney.moments import date_text, seen_text
from claimtrack.interop.followthemoney.rows import (
    BASE,
    ID,
    MADE_ID,
    PART_OF,
    PUBLISHED_BY,
    Row,
    made_id,
)
from claimtrack.model import (
    Document,
    Envelope,
    Loss,
    Source,
    SourceKind,
    digest,
)

_SCHEMAS: Mapping[SourceKind | None, str] = {
    SourceKind.PERSON: "Person",
    SourceKind.ORGANIZATION: "Organization",
    SourceKind.STATE: "PublicBody",
}
_UNKIND = "LegalEntity"
"""What may be a person or an organization; FollowTheMoney uses it for what it is not
told."""
_TOLD = (SourceKind.PERSON, SourceKind.ORGANIZATION)
"""Kinds that the schema alone tells."""
_ORGANIZATIONS = frozenset({"Organization", "PublicBody"})
_URL = re.compile(r"(https?|ftp)://\S+")
_SHA1 = re.compile(r"[0-9a-f]{40}")
_NO_TAG = "the language of a value has a code of three letters there, and no more"
_NO_TIME = "a time there is in UTC, and known to the second"
_EMPTY = "a value there has a character at least"


def entity_id(source_id: str) -> str:
    """Give what a source is called there.

    >>> entity_id("am-mod"), len(entity_id("the army"))
    ('am-mod', 47)

    """
    is_lawful = ID.fullmatch(source_id) and not MADE_ID.fullmatch(source_id)
    return source_id if is_lawful else made_id("source", source_id)


class _Entity:
    """What is written of one record.

    Args:
        noun: What the record is.
        record_id: Its id with us.
        envelope: What is known of it beside its content.
        losses: Where to put what can't be carried.
    """

    schema = ""
    entity_id = ""

    def __init__(
        self, noun: str, record_id: str, envelope: Envelope, losses: list[Loss]
    ) -> None:
        self._noun = noun
        self._record_id = record_id
        self._envelope = envelope
        self._losses = losses
        when = envelope.recorded_at
        self._seen = None if when is None else seen_text(when)

    def _row(self, prop: str, value: str, lang: str | None = None) -> Row:
        return Row(
            entity_id=self.entity_id,
            schema=self.schema,
            prop=prop,
            value=value,
            lang=lang,
            first_seen=self._seen,
        )

    def _link(self, schema: str, role: str, **ends: str) -> Iterator[Row]:
        """Give the rows of an entity that joins two."""
        id_ = made_id("link", role, *ends.values())
        for prop, value in ({BASE: id_, "role": role} | ends).items():
            one = self._row(prop, value)
            yield attrs.evolve(one, entity_id=id_, schema=schema)

    def _lose(self, field: str, value: str, because: str) -> None:
        self._losses.append(
            Loss(
                noun=self._noun,
                record_id=self._record_id,
                field=field,
                value=value,
                because=because,
            )
        )

    def _lose_around(self) -> None:
        """Tell what is lost of what stands beside the record."""
        for label in self._envelope.labels:
            self._lose("labels", label, "an entity has no label beside its id there")
        when = self._envelope.recorded_at
        if when is not None and self._seen is None:
            self._lose("recorded_at", when.text, _NO_TIME)


class SourceEntity(_Entity):
    """A source as an entity.

    Args:
        source: The source.
        envelope: What is known of it beside its content.
        sources: All sources, by id.
        losses: Where to put what can't be carried.
    """

    def __init__(
        self,
        source: Source,
        envelope: Envelope,
        sources: Mapping[str, Source],
        losses: list[Loss],
    ) -> None:
        super().__init__("source", source.id, envelope, losses)
        self._source = source
        self._sources = sources
        self.schema = _SCHEMAS.get(source.kind, _UNKIND)
        self.entity_id = entity_id(source.id)

    def rows(self) -> Iterator[Row]:
        """Give its statements, and those of what it is part of."""
        source = self._source
        if self.entity_id != source.id:
            message = f"an id there is letters, digits, - and .; it is {self.entity_id}"
            self._lose("id", source.id, message)
        yield self._row(BASE, self.entity_id)
        if source.kind is not None and source.kind not in _TOLD:
            yield self._row("classification", source.kind.value)
        yield from self._names()
        for whole_id in source.part_of:
            yield from self._part_of(self._sources[whole_id])
        self._lose_around()

    def _names(self) -> Iterator[Row]:
        for name in self._source.names:
            lang = code_of(name.language)
            if not name.text:
                self._lose("names", name.language, _EMPTY)
                continue
            if name.language and lang is None:
                self._lose("names", f"{name.text} ({name.language})", _NO_TAG)
            yield self._row("name", name.text, lang)
        for alias in self._source.aliases:
            if alias:
                yield self._row("alias", alias)
            else:
                self._lose("aliases", alias, _EMPTY)

    def _part_of(self, whole: Source) -> Iterator[Row]:
        ends = {"member": self.entity_id, "organization": entity_id(whole.id)}
        if _SCHEMAS.get(whole.kind) in _ORGANIZATIONS:
            return self._link("Membership", PART_OF, **ends)
        # Nobody is the member of a person, or of what may be one.
        part, around = ends.values()
        return self._link("UnknownLink", PART_OF, subject=part, object=around)


class DocumentEntity(_Entity):
    """A document as an entity.

    Args:
        document: The document.
        envelope: What is known of it beside its content.
        losses: Where to put what can't be carried.
    """

    schema = "Article"

    def __init__(
        self, document: Document, envelope: Envelope, losses: list[Loss]
    ) -> None:
        super().__init__("document", digest(document), envelope, losses)
        self._document = document
        self.entity_id = made_id("document", digest(document))

    def rows(self) -> list[Row]:
        """Give its statements, or none where too little of it can be told."""
        kept, lost = self._values()
        publisher = self._document.publisher_id
        if publisher is None and not {"sourceUrl", "contentHash"} & kept.keys():
            message = "nothing is left there that tells it from others"
            self._lose("", "", message)
            return []
        for field, (value, because) in lost.items():
            self._lose(field, value, because)
        self._lose_around()
        rows = [self._row(BASE, self.entity_id)]
        rows += [self._row(prop, value) for prop, value in kept.items()]
        if publisher is not None:
            ends = {"subject": self.entity_id, "object": entity_id(publisher)}
            rows += self._link("UnknownLink", PUBLISHED_BY, **ends)
        return rows

    def _values(self) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
        """Give the properties with their values, and the fields that are lost."""
        one = self._document
        when = one.published_at
        url = one.url if one.url is None or _URL.fullmatch(one.url) else None
        checksum = one.digest if one.digest and _SHA1.fullmatch(one.digest) else None
        written = (
            ("url", "sourceUrl", one.url, url, "an address there is of the web"),
            ("digest", "contentHash", one.digest, checksum, "a digest there is SHA-1"),
            (
                "language",
                "language",
                one.language,
                None if one.language is None else code_of(one.language),
                _NO_TAG,
            ),
            (
                "published_at",
                "publishedAt",
                None if when is None else when.text,
                None if when is None else date_text(when),
                "a date there is sure, and a time in UTC",
            ),
            ("title", "title", one.title, one.title or None, _EMPTY),
            ("text", "bodyText", one.text, one.text or None, _EMPTY),
        )
        kept = {prop: value for _, prop, _, value, _ in written if value is not None}
        lost = {
            field: (given, because)
            for field, _, given, value, because in written
            if given is not None and value is None
        }
        return kept, lost
