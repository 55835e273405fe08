"""One record out of two definitions of the same thing."""

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
        return [f"it is a {kind_of(one)} and a {kind_of(other)}"]
    differing = [
        f"{field} is {_shown(getattr(one, field))} and {_shown(getattr(other, field))}"
        for field in _clashes(one, other)
    ]
    if differing:
        return differing
    try:
        merge(one, cast("Merged", other))
    except InvalidValueError as error:
        return [error.message]
    return []


def merge(one: Kind, other: Kind) -> Kind:
    """Unite two definitions that do not disagree.

    Names, aliases and part_of are united; of anything else, what is given is kept.

    >>> merge(Source(id="a", part_of=["b"]), Source(id="a", part_of=["c"])).part_of
    ('b', 'c')

    """
    fields: dict[str, Any] = {}
    for field in attrs.fields(type(one)):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if field.name in _UNITED:
            fields[field.name] = (*mine, *theirs)
        else:
            fields[field.name] = theirs if mine is None else mine
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


def _clashes(one: Record, other: Record) -> list[str]:
    return [
        field.name
        for field in attrs.fields(type(one))
        if field.name not in _UNITED
        and getattr(one, field.name) is not None
        and getattr(other, field.name) is not None
        and getattr(one, field.name) != getattr(other, field.name)
    ]


def _earliest(one: When | None, other: When | None) -> When | None:
    given = [when for when in (one, other) if when is not None]
    return min(given, key=_age, default=None)


def _age(when: When) -> tuple[float, float, str]:
    # The text decides between two that can mean the same instants, so that merging
    # stays commutative.
    reading = read_time(when.text)
    return reading.lower, reading.upper, when.text


def _shown(value: object) -> str:
    return repr(getattr(value, "value", getattr(value, "text", value)))
