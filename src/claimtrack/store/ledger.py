"""What a store keeps its entries in."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from claimtrack.store.chain import Entry, Head


class Ledger(Protocol):
    """Entries in order, to which more can be added at the end.

    Several may write to one at once, each in its turn. A ledger knows nothing of what
    entries say, nor whether their digests are right.
    """

    @property
    def where(self) -> str:
        """What to call it in messages: a path, or an address without its password."""

    def entries(self, *, after: int = 0) -> Iterator[Entry]:
        """Yield the entries whose numbers are greater than one, in order.

        They are those of one moment, though others write meanwhile.

        Raises:
            AlteredStoreError: At what no ledger writes.
            UnreadableStoreError: Where what holds them can't be read.
        """

    def head(self) -> Head:
        """Give how far it goes, as its last entry says.

        Raises:
            UnreadableStoreError: Where what holds it can't be read.
        """

    def turn(self) -> AbstractContextManager[None]:
        """Give a turn at writing: nobody else writes until it is over.

        Where it is left by an error, nothing that was appended in it is there.

        Raises:
            BusyStoreError: Where others wrote for too long.
            UnreadableStoreError: Where what holds the entries can't be written.
        """

    def append(self, entries: Sequence[Entry]) -> None:
        """Add entries at the end, within a turn."""

    def close(self) -> None:
        """Let go of what holds the entries."""
