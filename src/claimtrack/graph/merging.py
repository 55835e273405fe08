"""One record out of two definitions of the same thing."""

from typing import TypeVar

import attrs

from claimtrack.model import (
    Document,
    Envelope,
    Measure,
    Place,
    Source,
    Subject,
    When,
    read_time,
)

Merged = TypeVar("Merged", Source, Place, Subject, Measure, Document)
"""A kind of record that two files may define each in part."""

_UNITED = frozenset({"names", "aliases", "part_of"})


def clashes(one: Merged, other: Merged) -> tuple[str, ...]:
    """Give the fields where both definitions say something, and not the same.

    >>> clashes(Measure(id="x", unit="tank"), Measure(id="x", unit="gun"))
    ('unit',)

    """
    return tuple(
        field.name
        for field in attrs.fields(type(one))
        if field.name not in _UNITED
        and None
        not in (mine := (getattr(one, field.name)), theirs := getattr(other, field.name))
        and mine != theirs
    )


def merge(one: Merged, other: Merged) -> Merged:
    """Unite two definitions that do not clash.

    Names, aliases and part_of are united; of anything else, what is given is kept.

    >>> merge(Source(id="a", part_of=["b"]), Source(id="a", part_of=["c"])).part_of
    ('b', 'c')

    """
    if one == other:
        return one
    fields = {}
    for field in attrs.fields(type(one)):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if field.name in _UNITED:
            fields[field.name] = (*mine, *theirs)
        else:
            fields[field.name] = theirs if mine is None else mine
    return type(one)(**fields)


def merge_envelopes(one: Envelope, other: Envelope) -> Envelope:
    """Keep the earliest time of recording and all labels."""
    return Envelope(
        record_id=one.record_id,
        recorded_at=_earliest(one.recorded_at, other.recorded_at),
        labels=(*one.labels, *other.labels),
    )


def _earliest(one: When | None, other: When | None) -> When | None:
    given = [when for when in (one, other) if when is not None]
    return min(given, key=_age, default=None)


def _age(when: When) -> tuple[float, float, str]:
    # The text decides between two that can mean the same instants, so that merging
    # stays commutative.
    reading = read_time(when.text)
    return reading.lower, reading.upper, when.text
