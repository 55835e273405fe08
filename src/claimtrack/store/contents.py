"""What the entries of a store come to, as far as they were read."""

from collections.abc import Iterable, Iterator

import attrs

from claimtrack.codec import ANYTHING, noun_lines, read_records
from claimtrack.errors import (
    MalformedInputError,
    RefusedRecordsError,
    UnreadableStoreError,
)
from claimtrack.graph import Batch, ClaimGraph
from claimtrack.model import Envelope, Record, When
from claimtrack.store.chain import Entry, Head, entry_after, head_of


class Contents:
    """A graph that follows the entries of a store.

    Attributes:
        graph: The records of the entries that were read.
        head: How far they were read.
        recorded_at: When the last batch was recorded that has a time; None for none.

    Args:
        where: What holds the entries.
    """

    def __init__(self, where: str) -> None:
        self.graph = ClaimGraph()
        self.head = Head()
        self.recorded_at: str | None = None
        self._where = where

    def take(self, entries: Iterable[Entry]) -> None:
        """Take the next entries, all of them or, where it raises, none.

        Raises:
            UnreadableStoreError: Where they are no records that hold together.
        """
        following = tuple(entries)
        lines = (entry.line for entry in following)
        try:
            records = read_records(lines, first=self.head.count + 1, limits=ANYTHING)
            self.graph.add(records)
        except (MalformedInputError, RefusedRecordsError) as error:
            reason = str(error).partition("\n")[0]
            raise UnreadableStoreError(self._where, f"no log: {reason}") from error
        self._move(following)

    def enter(
        self, records: Iterable[Record | Envelope], when: str | None
    ) -> tuple[Entry, ...]:
        """Take a batch, all of it or, where it raises, none; give its entries.

        Raises:
            RefusedRecordsError: Where it does not hold together with what is there.
        """
        touched, new = set[str](), set[str]()

        def note(batch: Batch) -> None:
            touched.update(batch.records, batch.envelopes)
            new.update(batch.records.keys() - batch.changed.keys())

        self.graph.add(records, before=note)
        if when is not None:
            self.graph.add(self._stamps(new, when))
        lines = noun_lines(self.graph, sorted(touched))
        entries = tuple(_chained(self.head, lines, when))
        self._move(entries)
        return entries

    def _stamps(self, ids: Iterable[str], when: str) -> Iterator[Envelope]:
        for id_ in sorted(ids):
            envelope = self.graph.envelope(id_)
            if envelope.recorded_at is None:
                yield attrs.evolve(envelope, recorded_at=When(text=when))

    def _move(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            self.head = head_of(entry)
            self.recorded_at = entry.recorded_at or self.recorded_at


def _chained(head: Head, lines: Iterable[bytes], when: str | None) -> Iterator[Entry]:
    for line in lines:
        entry = entry_after(head, line.removesuffix(b"\n"), when)
        head = head_of(entry)
        yield entry
