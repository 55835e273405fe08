"""A ledger in memory: for tests, and for what need not last."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from claimtrack.store.chain import Entry, Head, head_of


class MemoryLedger:
    """Entries in a list.

    >>> MemoryLedger().head()
    Head(count=0, digest='')

    """

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._lock = threading.Lock()

    @property
    def where(self) -> str:
        """What to call it in messages."""
        return "the store in memory"

    def entries(self, *, after: int = 0) -> Iterator[Entry]:
        """Yield the entries whose numbers are greater than one, in order."""
        yield from self._entries[after:]

    def head(self) -> Head:
        """Give how far it goes."""
        return head_of(self._entries[-1]) if self._entries else Head()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Give a turn at writing; where it fails, all is as before."""
        with self._lock:
            count = len(self._entries)
            try:
                yield
            except BaseException:
                del self._entries[count:]
                raise

    def append(self, entries: Sequence[Entry]) -> None:
        """Add entries at the end, within a turn."""
        self._entries.extend(entries)

    def close(self) -> None:
        """Nothing has to be let go of."""
