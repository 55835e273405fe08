"""What in a draft points at what, so that nothing is dropped from under another."""

from collections.abc import Iterable, Iterator

import attrs

from claimtrack.codec.drafts.sections import (
    Entry,
    Found,
    Sections,
    claim_labels,
)
from claimtrack.codec.shared.entries import (
    ClaimEntry,
    DocumentEntry,
    LinkEntry,
    MeasureEntry,
    PartitionEntry,
    PlaceEntry,
    QuestionEntry,
    ReviewEntry,
    SourceEntry,
    StatementEntry,
    SubjectEntry,
)

Pointer = tuple[str, str]
"""A namespace ("chosen", "question", "page" or "statement") and an id in it."""

_POINTING = ("responds_to", "after", "corrects", "retracts", "disowns")


def pointers(entry: Entry) -> Iterator[Pointer]:
    """Give what an entry points at, as it is written there.

    >>> sorted(pointers(QuestionEntry(id="heli", measure="lost", subject="armenia")))
    [('chosen', 'armenia'), ('chosen', 'lost')]

    """
    match entry:
        case SourceEntry() | PlaceEntry() | SubjectEntry() | MeasureEntry():
            yield from _all("chosen", entry.part_of)
        case PartitionEntry():
            yield from _all("chosen", (entry.whole, *entry.parts))
        case QuestionEntry():
            yield from _all("chosen", (entry.measure, entry.subject, entry.place))
        case DocumentEntry():
            yield from _all("chosen", (entry.publisher,))
        case ReviewEntry():
            yield from _all("statement", (entry.statement, entry.claim))
        case LinkEntry():
            yield from _all("chosen", entry.between)
            yield from _all("statement", entry.between)
        case StatementEntry():
            yield from _of_statement(entry)
        case _:
            return  # a settlement names no entry


def _of_statement(entry: StatementEntry) -> Iterator[Pointer]:
    yield from _all("chosen", (entry.source,))
    yield from _all("page", (entry.document,))
    for key in _POINTING:
        yield from _all("statement", getattr(entry, key))
    for relay in entry.relays:
        yield from _all("statement", (relay.statement,))
        yield from _all("chosen", (relay.attributed_to,))
    for claim in entry.claims:
        yield from _of_claim(claim)


def _of_claim(claim: ClaimEntry) -> Iterator[Pointer]:
    yield from _all("statement", (claim.of, claim.taken_from))
    yield from _all("question", (claim.question,))
    yield from _all("chosen", (claim.measure, claim.subject, claim.place))


def _all(space: str, ids: Iterable[str | None]) -> Iterator[Pointer]:
    return ((space, id_) for id_ in ids if id_ is not None)


def partitions_of(sections: Sections, whole: str) -> list[str]:
    """Give the names of the partitions of a measure or a place."""
    return [
        name
        for name, entry in sections["partition"].items()
        if isinstance(entry, PartitionEntry) and entry.whole == whole
    ]


def pointing_at(
    sections: Sections, noun: str, name: str, beside: Iterable[str] = ()
) -> list[str]:
    """Give the names of what points at a thing, in the order of the case file.

    A statement's own claims do not count, nor partitions that go with a measure. Ids
    count as they are written: who points by a digest is not seen.

    Args:
        sections: The draft's entries.
        noun: What the thing is.
        name: What it is called.
        beside: The partitions that do not count.

    Complexity: O(n).
    """
    going = {(noun, name), *(("partition", one) for one in beside)}
    staying = [one for one in sections if one[:2] not in going]
    meant = set(_meant(noun, sections[noun][name]))
    # A second entry of the same id still stands for it.
    meant -= {pointer for kind, _, one in staying for pointer in _meant(kind, one)}
    return _naming(staying, meant)


def pointing_at_claim(sections: Sections, found: Found) -> list[str]:
    """Give the names of what points at a claim, or by number at one behind it.

    The claims behind it that have no id move up by one when it goes.
    """
    name, index = found.name, found.index
    entry = sections.statements[name]
    labels = claim_labels(name, entry)
    moving = [
        label
        for label, claim in zip(
            labels[index + 1 :], entry.claims[index + 1 :], strict=True
        )
        if claim.id is None
    ]
    left = attrs.evolve(
        entry, claims=[*entry.claims[:index], *entry.claims[index + 1 :]]
    )
    staying = [
        (noun, one, left if (noun, one) == ("statement", name) else other)
        for noun, one, other in sections
    ]
    return _naming(staying, {("statement", one) for one in (labels[index], *moving)})


def _naming(
    staying: Iterable[tuple[str, str, Entry]], meant: set[Pointer]
) -> list[str]:
    return [name for _, name, entry in staying if not meant.isdisjoint(pointers(entry))]


def _meant(noun: str, entry: Entry) -> Iterator[Pointer]:
    """Give what an entry is called where others point at it."""
    if isinstance(entry, StatementEntry):
        if entry.id is not None:
            yield "statement", entry.id
            yield from _all("statement", claim_labels(entry.id, entry))
        else:
            yield from _all("statement", (claim.id for claim in entry.claims))
    elif isinstance(entry, QuestionEntry | DocumentEntry):
        yield noun, entry.id
    elif isinstance(entry, SourceEntry | PlaceEntry | SubjectEntry | MeasureEntry):
        yield "chosen", entry.id
