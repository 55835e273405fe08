"""Sources, places, subjects and measures: declared, united over files, and whole."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from claimtrack.codec.shared.entries import (
    CaseEntry,
    MeasureEntry,
    PartitionEntry,
    PlaceEntry,
    SourceEntry,
    SubjectEntry,
)
from claimtrack.codec.shared.hints import quoted
from claimtrack.codec.shared.labels import Problems, Spot
from claimtrack.errors import InvalidValueError
from claimtrack.graph import containment_of, differ, given_fields, kind_of, merge
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
        self._given: dict[str, list[tuple[Spot, Chosen]]] = {}
        self._broken: set[str] = set()
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

    def take(self, record: Chosen, spot: Spot) -> None:
        """Take a definition that is a record already."""
        self._given.setdefault(record.id, []).append((spot, record))

    def take_partition(self, partition: Partition, spot: Spot) -> None:
        """Take a partition that is a record already."""
        entry = PartitionEntry(
            whole=partition.whole_id,
            parts=list(partition.part_ids),
            disjoint=partition.disjoint,
            exhaustive=partition.exhaustive,
        )
        self._wholes.append((spot, entry))

    def _declare(self, entry: _Entry, spot: Spot) -> None:
        try:
            record = _RECORDS[type(entry)](entry)
        except InvalidValueError as error:
            self._problems.report(spot, error.message)
            self._broken.add(entry.id)
        else:
            self.take(record, spot)

    def _unite(self, id_: str, given: Sequence[tuple[Spot, Chosen]]) -> None:
        """Unite all definitions of an id, or report where two disagree."""
        first_spot, first = given[0]
        givers: dict[str, tuple[Spot, object]] = {}
        alike = []
        for spot, record in given:
            if type(record) is not type(first):
                kinds = f"it is a {kind_of(first)} and a {kind_of(record)}"
                self._disagree(id_, spot, first_spot, kinds)
                continue
            alike.append(record)
            for field, value in given_fields(record).items():
                there, said = givers.setdefault(field, (spot, value))
                if said != value:
                    self._disagree(id_, spot, there, differ(field, said, value))
        try:
            self.records[id_] = merge(first, *alike[1:])
        except InvalidValueError as error:
            self.records[id_] = first
            self._disagree(id_, given[-1][0], first_spot, error.message)

    def _disagree(self, id_: str, spot: Spot, there: Spot, how: str) -> None:
        place = self._problems.where(there)
        message = f"{quoted(id_)} has two definitions, here and at {place}: {how}"
        self._problems.report(spot, message)

    def complete(self) -> None:
        """Check that all that is named is declared, and that nothing is in a ring."""
        for id_, given in self._given.items():
            self._unite(id_, given)
        for given in self._given.values():
            for spot, record in given:
                kinds = _PARTS[type(record)]
                for whole in record.part_of:
                    self.require(whole, kinds, spot.at("part_of"))
        for spot, entry in self._wholes:
            self._complete_partition(entry, spot)
        ring = containment_of([*self.records.values(), *self.partitions]).ring()
        if ring:
            message = f"part_of goes in a ring: {' > '.join(ring)}"
            self._problems.report(self._spot_of_step(ring[0], ring[1]), message)

    def _spot_of_step(self, part: str, whole: str) -> Spot:
        for spot, record in self._given[part]:
            if whole in record.part_of:
                return spot.at("part_of")
        spots = (
            spot for spot, e in self._wholes if e.whole == whole and part in e.parts
        )
        return next(spots)

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
        if isinstance(found, kinds) or (found is None and id_ in self._broken):
            return found
        wanted = " or ".join(kind.__name__.lower() for kind in kinds)
        if found is not None:
            message = f"expected a {wanted}; {quoted(id_)} is a {kind_of(found)}"
        else:
            known = (i for i, r in self.records.items() if isinstance(r, kinds))
            hint = self._problems.hint(id_, known)
            message = f"no {wanted} is called {quoted(id_)}{hint}; declare it"
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


def measure_of(entry: MeasureEntry) -> Measure:
    """Give the measure that an entry declares.

    Raises:
        InvalidValueError: Where there can be none such.
    """
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
    MeasureEntry: measure_of,
}
_PARTS: Mapping[type, tuple[type[Chosen], ...]] = {
    Source: (Source,),
    Place: (Place,),
    Subject: (Subject, Source, Place),
    Measure: (Measure,),
}
