"""One record out of two definitions of the same thing."""

import itertools
import math
from typing import Any, TypeVar, cast

import attrs

from claimtrack.errors import InvalidValueError
from claimtrack.model import (
    Document,
    Envelope,
    Measure,
    Place,
    Record,
    Source,
    Subject,
    When,
    read_time,
)

Merged = Source | Place | Subject | Measure | Document
"""A record that two files may define each in part."""
Kind = TypeVar("Kind", bound=Merged)

_UNITED = frozenset({"names", "aliases", "part_of"})


def disagreements(one: Record, other: Record) -> list[str]:
    """Say where two definitions of one thing give something different.

    >>> disagreements(Measure(id="x", unit="tank"), Measure(id="x", unit="gun"))
    ["unit is 'tank' and 'gun'"]

    """
    if type(one) is not type(other) or not isinstance(one, Merged):
        return [f"it is {a_kind_of(one)} and {a_kind_of(other)}"]
    mine, theirs = given_fields(one), given_fields(other)
    differing = [
        differ(field, mine[field], theirs[field])
        for field in mine
        if field in theirs and mine[field] != theirs[field]
    ]
    if differing:
        return differing
    try:
        merge(one, cast("Merged", other))
    except InvalidValueError as error:
        return [error.message]
    return []


def merge(one: Kind, *others: Kind) -> Kind:
    """Unite definitions that do not disagree.

    Names, aliases and part_of are united; of anything else, what is given is kept.

    Complexity: O(n log n) in all that the definitions give.

    >>> merge(Source(id="a", part_of=["b"]), Source(id="a", part_of=["c"])).part_of
    ('b', 'c')

    """
    definitions = (one, *others)
    fields: dict[str, Any] = {}
    for field in attrs.fields(type(one)):
        values = [getattr(each, field.name) for each in definitions]
        if field.name in _UNITED:
            fields[field.name] = tuple(itertools.chain.from_iterable(values))
        else:
            given = (value for value in values if value is not None)
            fields[field.name] = next(given, None)
    return attrs.evolve(one, **fields)


def merge_envelopes(one: Envelope, other: Envelope) -> Envelope:
    """Keep the earliest time of recording and all labels."""
    return Envelope(
        record_id=one.record_id,
        recorded_at=_earliest(one.recorded_at, other.recorded_at),
        labels=(*one.labels, *other.labels),
    )


def kind_of(record: Record) -> str:
    """Give the noun that a record is, as messages name it."""
    return type(record).__name__.lower()


def a_kind_of(record: Record) -> str:
    """Give the noun that a record is, with its article."""
    noun = kind_of(record)
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def given_fields(record: Record) -> dict[str, object]:
    """Give what a definition says of which there can be only one."""
    values = {
        field.name: getattr(record, field.name)
        for field in attrs.fields(type(record))
        if field.name not in _UNITED
    }
    return {name: value for name, value in values.items() if value is not None}


def differ(field: str, one: object, other: object) -> str:
    """Say that two definitions give a field in two ways."""
    return f"{field} is {_shown(one)} and {_shown(other)}"


def _earliest(one: When | None, other: When | None) -> When | None:
    given = [when for when in (one, other) if when is not None]
    return min(given, key=_age, default=None)


def _age(when: When) -> tuple[bool, float, float, str]:
    # A date in doubt could be any: one that says something goes before it. The text
    # decides between two that can mean the same instants, so that merging commutes.
    reading = read_time(when.text)
    in_doubt = math.isinf(reading.lower)
    return in_doubt, reading.lower, reading.upper, when.text


def _shown(value: object) -> str:
    return repr(getattr(value, "value", getattr(value, "text", value)))
