"""A statement of FollowTheMoney: its columns, its id, and how it stands in a file."""

import csv
import hashlib
import io
import operator
import re
from collections.abc import Iterable
from types import MappingProxyType

import attrs

COLUMNS = (
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
)
"""The columns, in their order (followthemoney 4.11, `statement/serialize.py`)."""

BASE = "id"
"""The property by which an entity says that it is there."""
DEFINITIONS = "claimtrack"
"""The dataset whose rows tell what things are, and are nobody's words."""
PART_OF = "part of"
PUBLISHED_BY = "published by"
"""Roles of links between entities, as we write them and read them again."""

ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
"""What an entity may be called (followthemoney 4.11, `types/entity.py`)."""
MADE_ID = re.compile(r"(source|document|link)-[0-9a-f]{40}")
"""What we call an entity that has no such id with us."""

_TYPES = MappingProxyType(
    {
        BASE: "id",
        "alias": "name",
        "bodyText": "text",
        "contentHash": "checksum",
        "language": "language",
        "member": "entity",
        "name": "name",
        "object": "entity",
        "organization": "entity",
        "publishedAt": "date",
        "sourceUrl": "url",
        "subject": "entity",
    }
)
"""The types of the properties that we write; of all others it is "string"."""


@attrs.frozen(kw_only=True)
class Row:
    """A statement to be written: an entity has a value of a property.

    Attributes:
        entity_id: The entity.
        schema: What it is.
        prop: The property.
        value: Its value.
        lang: The language of the value, by its code; None where it has none.
        first_seen: When it was learned, in UTC; None where unknown.
    """

    entity_id: str
    schema: str
    prop: str
    value: str
    lang: str | None = None
    first_seen: str | None = None


def made_id(noun: str, *parts: str) -> str:
    """Give an entity what it is called there, where it can't be called as with us.

    >>> made_id("source", "Łódź")[:12]
    'source-90fe0'

    """
    # JSON or a separator alone could make two lists of parts one text.
    text = "".join(f"{len(part)}:{part}" for part in parts)
    name = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
    return f"{noun}-{name}"


def csv_text(rows: Iterable[Row], *, dataset: str) -> str:
    """Give statements as CSV, with every cell in quotes, in a fixed order.

    Source: followthemoney 4.11, `statement/serialize.py` (the `unix` dialect).

    Complexity: O(n log n).
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, dialect=csv.unix_dialect)
    writer.writerow(COLUMNS)
    writer.writerows(_cells(row, dataset) for row in sorted(set(rows), key=_place))
    return stream.getvalue()


def _place(row: Row) -> tuple[object, ...]:
    has_lang, has_seen = row.lang is not None, row.first_seen is not None
    return (
        *operator.attrgetter("entity_id", "schema")(row),
        row.prop != BASE,
        *(row.prop, row.value, has_lang, row.lang, has_seen, row.first_seen),
    )


def _cells(row: Row, dataset: str) -> tuple[str | None, ...]:
    cells = {
        "canonical_id": row.entity_id,
        "entity_id": row.entity_id,
        "prop": row.prop,
        "prop_type": _TYPES.get(row.prop, "string"),
        "schema": row.schema,
        "value": row.value,
        "dataset": dataset,
        "lang": row.lang,
        "external": "f",
        "first_seen": row.first_seen,
        # FollowTheMoney itself writes the first time where it knows no later one.
        "last_seen": row.first_seen,
        "id": row_id(row, dataset=dataset),
    }
    return tuple(cells.get(column) for column in COLUMNS)


def row_id(row: Row, *, dataset: str) -> str:
    """Give a statement's id: the same for the same statement of the same dataset.

    Source: followthemoney 4.11, `Statement.make_key`: SHA-1 over the parts.

    >>> row = Row(entity_id="am-mod", schema="Organization", prop="id", value="am-mod")
    >>> row_id(row, dataset="claimtrack")[:8]
    'd977fdb5'

    """
    key = f"{dataset}.{row.entity_id}.{row.prop}.{row.value}"
    if row.lang is not None:
        key = f"{key}@{row.lang}"
    return hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()
