"""Store: a graph's records kept for good, batch by batch."""

from collections.abc import Callable, Iterable, Iterator
from typing import Self

import attrs

from claimtrack.errors import (
    AlteredStoreError,
    InvalidValueError,
    RefusedRecordsError,
)
from claimtrack.graph import ClaimGraph
from claimtrack.model import Envelope, Record, When
from claimtrack.store.chain import Entry, Head, head_of, read_head, sound
from claimtrack.store.contents import Contents
from claimtrack.store.ledger import Ledger
from claimtrack.store.moments import recording_time, up_to
from claimtrack.store.verifying import Verification, verification

_Time = str | When


@attrs.frozen(kw_only=True)
class Receipt:
    """What a batch came to.

    Attributes:
        entry_count: How many entries it made: none where all of it was there.
        head: How far the store goes with it; keep it elsewhere to tell later that
            nothing is missing.
    """

    entry_count: int
    head: Head


class Store:
    """Records kept for good: a batch enters whole or not at all, and nothing leaves.

    What is there already changes nothing. Several may write at once. Each entry is a
    line of a log, and has a digest over itself and all before it; whatever reads
    entries checks these on the way.

    Args:
        ledger: What keeps the entries.

    >>> from claimtrack.model import Source
    >>> from claimtrack.store import MemoryLedger
    >>> store = Store(MemoryLedger())
    >>> store.add([Source(id="am-mod")], recorded_at="2021-03-01T12:00Z").entry_count
    1
    >>> store.add([Source(id="am-mod")], recorded_at="2021-03-02T12:00Z").entry_count
    0
    >>> store.graph()
    <ClaimGraph: 1 Source>

    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        # What was seen of it so far: others may have written since.
        self._seen = Contents(ledger.where)

    def add(
        self,
        records: ClaimGraph | Iterable[Record | Envelope],
        *,
        recorded_at: _Time | Callable[[], _Time] | None = None,
    ) -> Receipt:
        """Take a batch of records: all of them or, where it raises, none.

        Args:
            records: The batch.
            recorded_at: When it is recorded: a time with an offset, no earlier than
                that of any batch before; or a clock, which is asked when nobody else
                writes. The time becomes that of each new record that has none of its
                own. None for not known.

        Raises:
            RefusedRecordsError: Where the batch does not hold together with what is
                there.
            InvalidValueError: Where the time has no offset, or is too early.
            BusyStoreError: Where others wrote for too long.
            UnreadableStoreError: Where the store can't be read or written; after a
                failure of what holds it, such as a full disk or a lost connection,
                the batch may have been kept: adding it again does no harm.

        Complexity: O(n) in the batch and in what others wrote since the last.
        """
        given = records.records() if isinstance(records, ClaimGraph) else tuple(records)
        try:
            with self._ledger.turn():
                self._seen.take(self._news())
                entries = self._seen.enter(given, self._time(recorded_at))
                self._ledger.append(entries)
        except (RefusedRecordsError, InvalidValueError):
            # Told before anything was taken: what was seen is still what is kept.
            raise
        except BaseException:
            self._seen = Contents(self._ledger.where)
            raise
        return Receipt(entry_count=len(entries), head=self._seen.head)

    def graph(self, *, as_of: _Time | None = None) -> ClaimGraph:
        """Give all that is kept, as a graph.

        Args:
            as_of: The moment as of which to read: the batches that were surely
                recorded by then; None for all. Once a batch was recorded after it, the
                answer is the same for ever.

        Raises:
            InvalidValueError: Where the moment is no time, or one without an end.
            AlteredStoreError: Where an entry is not what was written.
            UnreadableStoreError: Where the store can't be read.

        Complexity: O(n).
        """
        entries = self.entries()
        contents = Contents(self._ledger.where)
        contents.take(entries if as_of is None else up_to(entries, as_of))
        return contents.graph

    def entries(self) -> Iterator[Entry]:
        """Yield every entry, in the order in which they came.

        Raises:
            AlteredStoreError: At an entry that is not what was written.
            UnreadableStoreError: Where the store can't be read.
        """
        return sound(self._ledger.entries(), Head(), self._ledger.where)

    @property
    def head(self) -> Head:
        """How far it goes, as its last entry says."""
        return self._ledger.head()

    def verify(self, head: Head | str | None = None) -> Verification:
        """Look at every entry, and name the first that is not what was written.

        Args:
            head: What `head` once was, kept elsewhere, or its words; None where nobody
                kept one: then nothing tells whether the last entries are missing.

        Raises:
            InvalidValueError: Where the words are no head.
            UnreadableStoreError: Where the store can't be read.

        Complexity: O(n).
        """
        kept = read_head(head) if isinstance(head, str) else head
        return verification(self._ledger.entries(), kept, where=self._ledger.where)

    def close(self) -> None:
        """Let go of what holds the entries."""
        self._ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def _news(self) -> Iterator[Entry]:
        """Yield what others wrote, or raise where what was seen is no longer there."""
        seen = self._seen.head
        entries = self._ledger.entries(after=max(seen.count - 1, 0))
        if seen.count and next(map(head_of, entries), None) != seen:
            because = "it is not there any more as it was read"
            raise AlteredStoreError(self._ledger.where, seen.count, because)
        return sound(entries, seen, self._ledger.where)

    def _time(self, given: _Time | Callable[[], _Time] | None) -> str | None:
        when = given() if callable(given) else given
        if when is None:
            return None
        return recording_time(when, last=self._seen.recorded_at)
