"""A batch of records on its way into a graph: merged, checked, then let in whole."""

import itertools
from collections.abc import Iterable, Mapping
from typing import TypeVar, cast, get_args

from claimtrack.errors import Problem, RefusedRecordsError
from claimtrack.graph.clocks import Growth
from claimtrack.graph.containment import containment_of
from claimtrack.graph.edges import Joining, alike, pointers, targets
from claimtrack.graph.merging import (
    Merged,
    a_kind_of,
    disagreements,
    merge,
    merge_envelopes,
)
from claimtrack.model import (
    Assertion,
    Chosen,
    Claim,
    Envelope,
    Measure,
    Partition,
    Question,
    Record,
    Stance,
    Unknown,
    everything_but,
    fits,
    record_id,
    whole,
)

Wanted = TypeVar("Wanted")

_DENIES, _REPORTS_DENIAL = Stance.DENIES, Stance.REPORTS_DENIAL


class Batch:
    """What a graph would hold if it took some records.

    Attributes:
        records: The new and the changed records, by id.
        of_kind: The same records by their kind, each by id.
        envelopes: The new and the changed envelopes, by record id.
        changed: The changed records as they were before, by id.
        growth: What the batch does to the graph's clocks; None where these have to be
            read anew.
    """

    def __init__(
        self, held: Mapping[str, Record], envelopes: Mapping[str, Envelope]
    ) -> None:
        self.records: dict[str, Record] = {}
        self.of_kind: dict[type[Record], dict[str, Record]] = {}
        self.envelopes: dict[str, Envelope] = {}
        self.changed: dict[str, Record] = {}
        self.growth: Growth | None = None
        self._held = held
        self._held_envelopes = envelopes
        self._enveloped: set[str] = set()
        self._problems: list[Problem] = []

    def take(self, given: Iterable[Record | Envelope]) -> None:
        """Merge records into the batch and check that all of it holds together.

        Raises:
            RefusedRecordsError: With every problem, where it does not.

        Complexity: O(n), and O(V + E) of the part_of relations where they change.
        """
        for number, one in enumerate(given):
            if isinstance(one, Envelope):
                self._take_envelope(one)
            else:
                self._take_record(one, number)
        for id_, record in self.records.items():
            self.of_kind.setdefault(type(record), {})[id_] = record
        for id_, record in self._doubtful():
            self._check_pointers(id_, record)
        if not self._problems:
            self._check_rings()
            self._check_answers()
        for id_ in sorted(i for i in self._enveloped if self._record(i) is None):
            self._report(id_, "an envelope of a record that is not here")
        if self._problems:
            raise RefusedRecordsError(self._problems)

    def records_of(self, kind: type[Wanted]) -> Mapping[str, Wanted]:
        """Give the new and the changed records of one kind, by id."""
        return cast("dict[str, Wanted]", self.of_kind.get(cast("type", kind), {}))

    def _take_envelope(self, envelope: Envelope) -> None:
        id_ = envelope.record_id
        self._enveloped.add(id_)
        if not envelope.labels and envelope.recorded_at is None:
            return
        known = self.envelopes.get(id_) or self._held_envelopes.get(id_)
        merged = envelope if known is None else merge_envelopes(known, envelope)
        if known is None or merged != known:
            self.envelopes[id_] = merged

    def _take_record(self, record: Record, number: int) -> None:
        id_ = record_id(record)
        known = self._record(id_)
        if known is None:
            self.records[id_] = record
        elif known != record:
            self._unite(id_, known, record, number)

    def _unite(self, id_: str, known: Record, record: Record, number: int) -> None:
        found = disagreements(known, record)
        for message in found:
            self._report(f"$[{number}]", f"{id_!r} has two definitions: {message}")
        if not found and isinstance(known, Merged):
            if id_ in self._held:
                self.changed[id_] = self._held[id_]
            self.records[id_] = merge(known, cast("Merged", record))

    def _doubtful(self) -> Iterable[tuple[str, Record]]:
        """Give the records whose pointers must be looked at one by one.

        Where all that a kind points at is here, which sets tell at once, that leaves
        those which join things of one kind; otherwise all, to tell of them in order.
        """
        if all(self._all_here(kind) for kind in self.of_kind):
            joining = (self.of_kind.get(kind, {}) for kind in get_args(Joining))
            return itertools.chain.from_iterable(one.items() for one in joining)
        return self.records.items()

    def _all_here(self, kind: type[Record]) -> bool:
        for wanted, kinds in targets(kind, self.of_kind[kind].values()):
            held = wanted.difference(*(self.of_kind.get(one, ()) for one in kinds))
            if not all(isinstance(self._record(id_), kinds) for id_ in held):
                return False
        return True

    @property
    def changes_containment(self) -> bool:
        """Whether something in the batch can lie within something else."""
        return not self.of_kind.keys().isdisjoint((*get_args(Chosen), Partition))

    @property
    def only_defines(self) -> bool:
        """Whether what lies within what changes for what is new only.

        Nothing old lies within anything new then: it would have been refused.
        """
        return Partition not in self.of_kind and not self.changed

    def _check_pointers(self, id_: str, record: Record) -> None:
        found_before = len(self._problems)
        for field, target, kinds in pointers(record):
            found = self._record(target)
            if not isinstance(found, kinds):
                wanted = " or ".join(kind.__name__.lower() for kind in kinds)
                got = "nothing" if found is None else a_kind_of(found)
                message = f"{field} {target!r} names {got}, not a {wanted}"
                self._report(id_, message)
        if len(self._problems) > found_before or not isinstance(record, Joining):
            return
        if len({type(self._record(target)) for target in alike(record)}) > 1:
            self._report(id_, f"{a_kind_of(record)} joins things of one kind")

    def _check_rings(self) -> None:
        if not self.changes_containment:
            return
        after = self.records if self.only_defines else {**self._held, **self.records}
        ring = containment_of(after.values()).ring()
        if ring:
            self._report(ring[0], f"part_of goes in a ring: {' > '.join(ring)}")

    def _check_answers(self) -> None:
        changed = {i for i, r in self.records.items() if isinstance(r, Measure)}
        rest = self._held.values() if changed & self._held.keys() else ()
        for record in (*self.records.values(), *rest):
            if isinstance(record, Claim):
                self._check_claim(record)
            elif isinstance(record, Assertion):
                self._check_denial(record)

    def _check_claim(self, claim: Claim) -> None:
        measure = self._measure(claim)
        if measure is None or claim.answer is None:
            return
        if not fits(claim.answer, measure):
            message = f"an answer that {measure.id!r} does not have, or an empty one"
            self._report(record_id(claim), message)

    def _check_denial(self, assertion: Assertion) -> None:
        # Not a set: telling that a stance is in it takes longer than all else here.
        if assertion.stance is not _DENIES and assertion.stance is not _REPORTS_DENIAL:
            return
        claim = self._wanted(assertion.claim_id, Claim)
        measure = self._measure(claim)
        if measure is None or claim.answer is None or isinstance(claim.answer, Unknown):
            return
        everything = whole(measure)
        is_its_kind = type(claim.answer) is type(everything)
        if is_its_kind and not everything_but(claim.answer, everything):
            message = "denies every answer there is, which leaves none"
            self._report(record_id(assertion), message)

    def _measure(self, claim: Claim) -> Measure | None:
        if claim.question_id is None:
            return None
        question = self._wanted(claim.question_id, Question)
        return self._wanted(question.measure_id, Measure)

    def _wanted(self, id_: str, kind: type[Wanted]) -> Wanted:
        found = self._record(id_)
        if not isinstance(found, kind):
            raise TypeError(id_)  # pragma: no cover -- pointers were checked before
        return found

    def _record(self, id_: str) -> Record | None:
        return self.records.get(id_) or self._held.get(id_)

    def _report(self, path: str, message: str) -> None:
        self._problems.append(Problem(path=path, message=message))
