"""Who speaks, where, and whose: sources, places and subjects."""

import enum
from collections.abc import Iterable

import attrs

from claimtrack.errors import InvalidValueError
from claimtrack.model.text import distinct, nfc
from claimtrack.typing import PlaceId, SourceId, SubjectId


def chosen_id(text: str) -> str:
    """Give an id that a user chose, in normal form C.

    Raises:
        InvalidValueError: Where it is empty or has white space at an end.

    """
    if not text or text != text.strip():
        message = f"an id has a first and a last letter; got {text!r}"
        raise InvalidValueError(message)
    return nfc(text)


@attrs.frozen(kw_only=True, order=True)
class Name:
    """What something is called.

    Attributes:
        text: The name.
        language: Its language as a BCP 47 tag, or "" where none was given.
    """

    text: str = attrs.field(converter=nfc)
    language: str = attrs.field(default="", converter=nfc)


def distinct_names(names: Iterable[Name]) -> tuple[Name, ...]:
    """Give the names once each, in code-point order."""
    return tuple(sorted(set(names)))


class SourceKind(enum.Enum):
    """What a source is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    STATE = "state"
    OUTLET = "outlet"
    ANONYMOUS = "anonymous"
    UNKNOWN = "unknown"


@attrs.frozen(kw_only=True)
class Source:
    """Who can speak.

    Attributes:
        id: Its id, chosen by the user; the same id is the same source everywhere.
        kind: What it is, or None where nobody said.
        names: What it is called, by language.
        aliases: Other forms of its name that were seen.
        part_of: The sources that it is a part of: a ministry, a state, a side.

    >>> Source(id="am-mod", part_of=["armenia"]).part_of
    ('armenia',)

    """

    id: SourceId = attrs.field(converter=chosen_id)
    kind: SourceKind | None = None
    names: tuple[Name, ...] = attrs.field(default=(), converter=distinct_names)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=distinct)
    part_of: tuple[str, ...] = attrs.field(default=(), converter=distinct)


@attrs.frozen(kw_only=True)
class Place:
    """Where.

    Attributes:
        id: Its id, chosen by the user.
        names: What it is called, by language.
        aliases: Other forms of its name that were seen.
        part_of: The places that it lies in.

    >>> Place(id="stepanakert", part_of=["karabakh"]).id
    'stepanakert'

    """

    id: PlaceId = attrs.field(converter=chosen_id)
    names: tuple[Name, ...] = attrs.field(default=(), converter=distinct_names)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=distinct)
    part_of: tuple[str, ...] = attrs.field(default=(), converter=distinct)


@attrs.frozen(kw_only=True)
class Subject:
    """Whose losses, what town: what a figure is about, where no source or place is.

    Attributes:
        id: Its id, chosen by the user.
        names: What it is called, by language.
        aliases: Other forms of its name that were seen.
        part_of: The subjects, sources or places that it is a part of.

    >>> Subject(id="civilians-az", part_of=["azerbaijan"]).part_of
    ('azerbaijan',)

    """

    id: SubjectId = attrs.field(converter=chosen_id)
    names: tuple[Name, ...] = attrs.field(default=(), converter=distinct_names)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=distinct)
    part_of: tuple[str, ...] = attrs.field(default=(), converter=distinct)
