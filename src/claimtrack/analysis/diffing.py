"""Where two graphs differ."""

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from claimtrack.graph import KINDS, ClaimGraph, in_short, kind_of, short_label
from claimtrack.model import Envelope, Name, Record
from claimtrack.tables import Cells, Column, Table


@attrs.frozen(kw_only=True)
class Differing:
    """A record that two graphs do not hold alike.

    Attributes:
        kind: What it is: "source", "statement", "claim" and so on.
        id: Its chosen id or its digest.
        label: What files call it; else its chosen id, or its digest's beginning.
        shown: The record in a few words.
        in_a: The record as the first graph has it; None where it has not.
        in_b: The record as the second graph has it; None where it has not.
        changes: Where both have it, what differs, a field each.
    """

    kind: str
    id: str
    label: str
    shown: str
    in_a: Record | None
    in_b: Record | None
    changes: tuple[str, ...] = ()


class Difference(Table[Differing]):
    """Where two graphs differ, by kind and id; empty where they are equal."""

    layout = (
        Column(name="held_by", meaning="Who has the record: `a`, `b` or `both`."),
        Column(name="kind", meaning="What it is: `source`, `statement` and so on."),
        Column(
            name="label",
            meaning="What files call it; else its id, or its digest's beginning.",
        ),
        Column(name="shown", meaning="The record in a few words."),
        Column(name="changes", meaning="Where both have it, what differs."),
        Column(name="id", meaning="Its chosen id or its digest."),
    )
    kept_back = ("id",)

    @property
    def only_in_a(self) -> tuple[Record, ...]:
        """The records that only the first graph has."""
        found = (one for one in self._entries if one.in_b is None)
        return tuple(one.in_a for one in found if one.in_a is not None)

    @property
    def only_in_b(self) -> tuple[Record, ...]:
        """The records that only the second graph has."""
        found = (one for one in self._entries if one.in_a is None)
        return tuple(one.in_b for one in found if one.in_b is not None)

    @property
    def changed(self) -> tuple[Differing, ...]:
        """What both have, in two definitions, or under other labels."""
        return tuple(one for one in self._entries if one.changes)

    def _cells(self, entry: Differing) -> Cells:
        held_by = "both" if entry.changes else "b" if entry.in_a is None else "a"
        changes = "; ".join(entry.changes)
        return (held_by, entry.kind, entry.label, entry.shown, changes, entry.id)


def diff(a: ClaimGraph, b: ClaimGraph) -> Difference:
    """Give where two graphs differ: records of one only, and other definitions.

    Returns:
        By kind, those that others point at first, and then by id.

    Complexity: O(n log n).

    >>> from claimtrack.model import Measure
    >>> mine = ClaimGraph([Measure(id="guns"), Measure(id="tanks", unit="tank")])
    >>> hers = ClaimGraph([Measure(id="tanks", unit="vehicle")])
    >>> diff(mine, hers)
    held_by  kind     label  shown  changes                       id
    a        measure  guns   guns                                 guns
    both     measure  tanks  tanks  unit is 'tank' and 'vehicle'  tanks

    """
    held = {
        id_: None
        for kind in KINDS
        for id_ in sorted({*a.of_kind(kind), *b.of_kind(kind)})
    }
    return Difference(_differing(a, b, held))


def _differing(a: ClaimGraph, b: ClaimGraph, ids: Iterable[str]) -> Iterator[Differing]:
    for id_ in ids:
        in_a, in_b = _held(a, id_), _held(b, id_)
        changes: tuple[str, ...] = ()
        if in_a is not None and in_b is not None:
            given = _changes(in_a, in_b)
            changes = (*given, *_changes(a.envelope(id_), b.envelope(id_)))
            if not changes:
                continue
        graph = b if in_a is None else a
        yield Differing(
            kind=kind_of(graph[id_]),
            id=id_,
            label=short_label(graph, id_),
            shown=in_short(graph, id_),
            in_a=in_a,
            in_b=in_b,
            changes=changes,
        )


def _held(graph: ClaimGraph, id_: str) -> Record | None:
    try:
        return graph[id_]
    except KeyError:
        return None


def _changes(one: Record | Envelope, other: Record | Envelope) -> Iterator[str]:
    """Say what differs between two definitions of one thing."""
    if type(one) is not type(other):
        yield f"it is a {_kind(one)} and a {_kind(other)}"
        return
    for field in attrs.fields(type(one)):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if mine == theirs:
            continue
        if isinstance(mine, tuple) and isinstance(theirs, tuple):
            yield from _only(field.name, mine, theirs)
        else:
            yield f"{field.name} is {_shown(mine)} and {_shown(theirs)}"


def _only(name: str, mine: tuple[Any, ...], theirs: tuple[Any, ...]) -> Iterator[str]:
    for side, here, there in (("a", mine, theirs), ("b", theirs, mine)):
        extra = [_shown(one) for one in here if one not in there]
        if extra:
            yield f"{name} only in {side}: {', '.join(extra)}"


def _kind(one: object) -> str:
    return type(one).__name__.lower()


def _shown(value: object) -> str:
    if value is None:
        return "not given"
    if isinstance(value, Name):
        return repr(value.text) + (f" ({value.language})" if value.language else "")
    plain = getattr(value, "value", getattr(value, "text", value))
    return repr(list(plain) if isinstance(plain, tuple) else plain)
