"""Sources, places, subjects and measures: declared, united over files, and whole."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from claimtrack.codec.entries import (
    CaseEntry,
    MeasureEntry,
    PartitionEntry,
    PlaceEntry,
    SourceEntry,
    SubjectEntry,
)
from claimtrack.codec.labels import Problems, Spot, unknown
from claimtrack.errors import InvalidValueError
from claimtrack.graph import containment_of, disagreements, kind_of, merge
from claimtrack.model import (
    Chosen,
    Measure,
    Name,
    Partition,
    Place,
    Source,
    Subject,
)

_Entry = SourceEntry | PlaceEntry | SubjectEntry | MeasureEntry
Wanted = TypeVar("Wanted", Source, Place, Subject, Measure)


class Definitions:
    """Everything with a chosen id in the files that are read together.

    Attributes:
        records: The definitions by id, each united over all files.
        partitions: The partitions.
    """

    def __init__(self, problems: Problems) -> None:
        self.records: dict[str, Chosen] = {}
        self.partitions: list[Partition] = []
        self._problems = problems
        self._spots: dict[str, Spot] = {}
        self._pending: list[tuple[Spot, Chosen]] = []
        self._wholes: list[tuple[Spot, PartitionEntry]] = []

    def declare(self, case: CaseEntry, file: int) -> None:
        """Take the definitions of one file."""
        groups: tuple[tuple[str, Iterable[_Entry]], ...] = (
            ("sources", case.sources),
            ("places", case.places),
            ("subjects", case.subjects),
            ("measures", case.measures),
        )
        for key, entries in groups:
            for number, entry in enumerate(entries):
                spot = Spot(file=file, path=f"$.{key}[{number}]")
                self._declare(entry, spot)
        for number, partition in enumerate(case.partitions):
            spot = Spot(file=file, path=f"$.partitions[{number}]")
            self._wholes.append((spot, partition))

    def _declare(self, entry: _Entry, spot: Spot) -> None:
        try:
            record = _RECORDS[type(entry)](entry)
        except InvalidValueError as error:
            self._problems.report(spot, error.message)
            return
        known = self.records.get(record.id)
        if known is None:
            self.records[record.id], self._spots[record.id] = record, spot
        elif known != record:
            self._unite(known, record, spot)
        self._pending.append((spot, record))

    def _unite(self, known: Chosen, record: Chosen, spot: Spot) -> None:
        first = self._problems.where(self._spots[known.id])
        found = disagreements(known, record)
        for message in found:
            told = f"{known.id!r} has two definitions, here and at {first}: {message}"
            self._problems.report(spot, told)
        if not found:
            self.records[known.id] = merge(known, record)

    def complete(self) -> None:
        """Check that all that is named is declared, and that nothing is in a ring."""
        for spot, record in self._pending:
            kinds = _PARTS[type(record)]
            for whole in record.part_of:
                self.require(whole, kinds, spot.at("part_of"))
        for spot, entry in self._wholes:
            self._complete_partition(entry, spot)
        ring = containment_of([*self.records.values(), *self.partitions]).ring()
        if ring:
            message = f"part_of goes in a ring: {' > '.join(ring)}"
            self._problems.report(self._spots[ring[0]].at("part_of"), message)

    def _complete_partition(self, entry: PartitionEntry, spot: Spot) -> None:
        kinds: tuple[type[Chosen], ...] = (Measure, Place)
        whole = self.require(entry.whole, kinds, spot.at("whole"))
        if whole is not None:
            kinds = (type(whole),)
        parts = [
            self.require(part, kinds, spot.at("parts", number))
            for number, part in enumerate(entry.parts)
        ]
        if not parts:
            self._problems.report(spot.at("parts"), "a partition has parts")
        if whole is not None and None not in parts:
            self.partitions.append(
                Partition(
                    whole_id=whole.id,
                    part_ids=[part.id for part in parts if part is not None],
                    disjoint=entry.disjoint,
                    exhaustive=entry.exhaustive,
                )
            )

    def require(
        self, id_: str, kinds: tuple[type[Chosen], ...], spot: Spot
    ) -> Chosen | None:
        """Give the definition of an id, or report that there is none of these kinds."""
        found = self.records.get(id_)
        if isinstance(found, kinds):
            return found
        wanted = " or ".join(kind.__name__.lower() for kind in kinds)
        if found is not None:
            message = f"expected a {wanted}; {id_!r} is a {kind_of(found)}"
        else:
            known = (i for i, r in self.records.items() if isinstance(r, kinds))
            message = f"{unknown(id_, wanted, known)}; declare it"
        self._problems.report(spot, message)
        return None


def _names(entry: _Entry) -> list[Name]:
    names = [Name(text=entry.name)] if entry.name is not None else []
    for language, texts in entry.names.items():
        names.extend(Name(text=text, language=language) for text in texts)
    return names


def _source(entry: SourceEntry) -> Source:
    return Source(
        id=entry.id,
        kind=entry.kind,
        names=_names(entry),
        aliases=entry.aliases,
        part_of=entry.part_of,
    )


def _place(entry: PlaceEntry) -> Place:
    return Place(
        id=entry.id,
        names=_names(entry),
        aliases=entry.aliases,
        part_of=entry.part_of,
    )


def _subject(entry: SubjectEntry) -> Subject:
    return Subject(
        id=entry.id,
        names=_names(entry),
        aliases=entry.aliases,
        part_of=entry.part_of,
    )


def _measure(entry: MeasureEntry) -> Measure:
    return Measure(
        id=entry.id,
        names=_names(entry),
        aliases=entry.aliases,
        part_of=entry.part_of,
        answers=entry.answers,
        unit=entry.unit,
        options=entry.options,
        additive=entry.additive,
    )


_RECORDS: Mapping[type, Callable[..., Chosen]] = {
    SourceEntry: _source,
    PlaceEntry: _place,
    SubjectEntry: _subject,
    MeasureEntry: _measure,
}
_PARTS: Mapping[type, tuple[type[Chosen], ...]] = {
    Source: (Source,),
    Place: (Place,),
    Subject: (Subject, Source, Place),
    Measure: (Measure,),
}
