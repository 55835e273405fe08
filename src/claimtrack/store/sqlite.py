"""A ledger in one SQLite file, with what the standard library brings."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from claimtrack.errors import AlteredStoreError
from claimtrack.store.chain import Entry, Head, head_of
from claimtrack.store.rows import entry_of
from claimtrack.store.sqlite_files import (
    ERRORS,
    errors_told,
    is_broken,
    open_file,
    transaction,
)

_ROWS = "SELECT number, recorded_at, line, digest FROM entries"


class SqliteLedger:
    """Entries in one file, which several processes may write to at once.

    A turn is one transaction of a write-ahead log: after a crash at any point the file
    is as before it or as after it. For one thread; each takes a ledger of its own.

    Args:
        path: The file.
        create: Whether to make one where there is none.
        timeout_s: How many seconds to wait for others who write.

    Raises:
        UnreadableStoreError: Where the file is no store, one of a later version, or
            can't be opened; it is as it was.
        BusyStoreError: Where others wrote for too long.

    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     ledger = SqliteLedger(Path(folder) / "claims.db")
    ...     ledger.head()
    ...     ledger.close()
    Head(count=0, digest='')

    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        create: bool = True,
        timeout_s: float = 30.0,
    ) -> None:
        self._path = os.fspath(path)
        self._file = open_file(path, create=create, timeout_s=timeout_s)

    @property
    def where(self) -> str:
        """What to call it in messages: the path as it was given."""
        return self._path

    def entries(self, *, after: int = 0) -> Iterator[Entry]:
        """Yield the entries whose numbers are greater than one, in order.

        Raises:
            AlteredStoreError: At what no ledger writes.
            UnreadableStoreError: Where the file can't be read.
        """
        number = after
        with errors_told(self._path):
            try:
                asked = f"{_ROWS} WHERE number > ? ORDER BY number"
                for row in self._file.execute(asked, (after,)):
                    number += 1
                    yield entry_of(row, number, self._path)
            except ERRORS as error:
                if not is_broken(error):
                    raise
                raise AlteredStoreError(self._path, number + 1, str(error)) from error

    def head(self) -> Head:
        """Give how far it goes, as its last entry says.

        Raises:
            AlteredStoreError: Where that is none that a ledger writes.
            UnreadableStoreError: Where the file can't be read.
        """
        with errors_told(self._path):
            asked = f"{_ROWS} ORDER BY number DESC LIMIT 1"
            row = self._file.execute(asked).fetchone()
        return Head() if row is None else head_of(entry_of(row, row[0], self._path))

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Give a turn at writing: a transaction, taken back where it fails.

        Raises:
            BusyStoreError: Where others wrote for too long.
            UnreadableStoreError: Where the file can't be written.
        """
        with errors_told(self._path), transaction(self._file, "BEGIN IMMEDIATE"):
            yield

    def append(self, entries: Sequence[Entry]) -> None:
        """Add entries at the end, within a turn."""
        rows = [(x.number, x.recorded_at, x.line, x.digest) for x in entries]
        with errors_told(self._path):
            self._file.executemany("INSERT INTO entries VALUES (?, ?, ?, ?)", rows)

    def close(self) -> None:
        """Let go of the file."""
        with errors_told(self._path):
            self._file.close()
