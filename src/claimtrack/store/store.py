"""Store: a graph's records kept for good, batch by batch."""

import itertools
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self

import attrs

from claimtrack.codec import Limits, noun_lines, read_records
from claimtrack.errors import InvalidValueError, RefusedRecordsError
from claimtrack.graph import Batch, ClaimGraph
from claimtrack.model import Envelope, Record, When, read_time
from claimtrack.store.chain import Entry, Head, entry_after, head_of
from claimtrack.store.ledger import Ledger
from claimtrack.store.verifying import Verification, verification

_HEADER = b'{"claimtrack":1,"log":1}\n'
_NO_LIMITS = Limits(file_bytes=2**62, records=2**62)
"""What is kept was within limits when it came."""


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
    line of a log, and carries a digest over itself and all before it.

    Args:
        ledger: What keeps the entries.

    >>> from claimtrack.model import Source
    >>> from claimtrack.store.memory import MemoryLedger
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
        # What the entries come to, as far as they were read: others may have written.
        self._known = ClaimGraph()
        self._head = Head()
        self._last: str | None = None

    def add(
        self,
        records: Iterable[Record | Envelope],
        *,
        recorded_at: str | When | None = None,
    ) -> Receipt:
        """Take a batch of records: all of them, or, where it raises, none.

        Args:
            records: The batch.
            recorded_at: When it is recorded: a time with an offset, no earlier than
                that of any batch before. It becomes that of each new record that has
                none of its own. None for not known.

        Raises:
            RefusedRecordsError: Where the batch does not hold together with what is
                there.
            InvalidValueError: Where the time has no offset, or is too early.
            BusyStoreError: Where others wrote for too long.
            UnreadableStoreError: Where the store can't be read or written.

        Complexity: O(n) in the batch and in what others wrote since the last.
        """
        given = tuple(records)
        when = _moment(recorded_at)
        try:
            with self._ledger.turn():
                self._catch_up()
                self._refuse_earlier(when)
                entries = self._entries_of(given, when)
                self._ledger.append(entries)
        except (RefusedRecordsError, InvalidValueError):
            # What is known is as it was.
            raise
        except BaseException:
            self._forget()
            raise
        self._see(entries)
        return Receipt(entry_count=len(entries), head=self._head)

    def graph(self, *, as_of: str | When | None = None) -> ClaimGraph:
        """Give all that is kept, as a graph.

        Args:
            as_of: Up to which recorded time; None for all. Of a moment before the last
                batch this is the same for ever.

        Raises:
            InvalidValueError: Where the moment has no offset.
            UnreadableStoreError: Where the store can't be read.
            MalformedInputError: Where what is kept is no log: see `verify`.

        Complexity: O(n).
        """
        until = _moment(as_of)
        entries: Iterable[Entry] = self._ledger.entries()
        if until is not None:
            entries = _up_to(entries, until)
        graph = ClaimGraph()
        graph.add(_records(entries))
        return graph

    def entries(self) -> Iterator[Entry]:
        """Give every entry, in the order in which they came."""
        return self._ledger.entries()

    @property
    def head(self) -> Head:
        """How far it goes."""
        return self._ledger.head()

    def verify(self, head: Head | None = None) -> Verification:
        """Look at every entry, and name the first that is not what was written.

        Args:
            head: What `head` once was, kept elsewhere; None where nobody kept one:
                then nothing tells whether the last entries are missing.

        Complexity: O(n).
        """
        return verification(self._ledger.entries(), head)

    def close(self) -> None:
        """Let go of what holds the entries."""
        self._ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _catch_up(self) -> None:
        """Take in what others wrote."""
        entries = tuple(self._ledger.entries(after=self._head.count))
        if entries:
            self._known.add(_records(entries))
            self._see(entries)

    def _see(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            self._head = head_of(entry)
            self._last = entry.recorded_at or self._last

    def _forget(self) -> None:
        """Read all anew the next time: what is known may be more than what is kept."""
        self._known, self._head, self._last = ClaimGraph(), Head(), None

    def _refuse_earlier(self, when: str | None) -> None:
        if when is None or self._last is None:
            return
        if read_time(when).lower < read_time(self._last).lower:
            message = (
                f"recorded at {when}, which is before the last batch: {self._last}"
            )
            raise InvalidValueError(message)

    def _entries_of(
        self, given: Iterable[Record | Envelope], when: str | None
    ) -> tuple[Entry, ...]:
        """Enter a batch into what is known; give the entries that it makes."""
        new = set[str]()

        def note(batch: Batch) -> None:
            new.update(batch.records, batch.envelopes)

        self._known.add(given, before=note)
        if when is not None:
            self._known.add(self._stamps(new, when))
        lines = noun_lines(self._known, sorted(new))
        return tuple(_chained(self._head, lines, when))

    def _stamps(self, ids: Iterable[str], when: str) -> Iterator[Envelope]:
        for id_ in sorted(ids):
            envelope = self._known.envelope(id_)
            if envelope.recorded_at is None:
                yield attrs.evolve(envelope, recorded_at=When(text=when))


def _chained(head: Head, lines: Iterable[bytes], when: str | None) -> Iterator[Entry]:
    for line in lines:
        entry = entry_after(head, line.rstrip(b"\n"), when)
        head = head_of(entry)
        yield entry


def _records(entries: Iterable[Entry]) -> tuple[Record | Envelope, ...]:
    content = b"\n".join(itertools.chain([_HEADER.rstrip()], (x.line for x in entries)))
    return read_records(content, limits=_NO_LIMITS)


def _moment(when: str | When | None) -> str | None:
    """Give a time with an offset as written."""
    if when is None:
        return None
    text = when if isinstance(when, str) else when.text
    if not read_time(text).has_offset:
        message = f"expected a time with an offset, such as {text}Z; got {text!r}"
        raise InvalidValueError(message)
    return text


def _up_to(entries: Iterable[Entry], until: str) -> Iterator[Entry]:
    """Give the entries of every batch that was surely recorded by then."""
    end = read_time(until).upper
    waiting: list[Entry] = []
    for entry in entries:
        waiting.append(entry)
        if entry.recorded_at is not None:
            if read_time(entry.recorded_at).upper > end:
                return
            yield from waiting
            waiting.clear()
