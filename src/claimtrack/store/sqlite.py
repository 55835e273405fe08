"""A ledger in one SQLite file, with what the standard library brings."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from claimtrack.errors import BusyStoreError, UnreadableStoreError
from claimtrack.store.chain import Entry, Head
from claimtrack.store.migrations import APPLICATION_ID, MIGRATIONS

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


class SqliteLedger:
    """Entries in one file, which several processes may write to at once.

    A turn is one transaction of a write-ahead log: after a crash at any point the file
    is as before it or as after it. For one thread; each takes a ledger of its own.

    Args:
        path: The file; made where there is none.
        timeout_s: How many seconds to wait for others who write.

    Raises:
        UnreadableStoreError: Where the file is no store, one of a later version, or
            can't be opened.
        BusyStoreError: Where others wrote for too long.

    >>> import tempfile
    >>> from pathlib import Path
    >>> folder = Path(tempfile.mkdtemp())
    >>> ledger = SqliteLedger(folder / "claims.db")
    >>> ledger.head()
    Head(count=0, digest='')
    >>> ledger.close()

    """

    def __init__(
        self, path: str | os.PathLike[str], *, timeout_s: float = 30.0
    ) -> None:
        self._path = os.fspath(path)
        with self._errors_told():
            # No transactions of the module's own: each is begun and ended here.
            self._file = sqlite3.connect(
                self._path, timeout=timeout_s, isolation_level=None
            )
            try:
                self._open()
            except BaseException:
                self._file.close()
                raise

    def entries(self, *, after: int = 0) -> Iterator[Entry]:
        """Give the entries whose numbers are greater than one, in order."""
        asked = (
            "SELECT number, recorded_at, line, digest FROM entries"
            " WHERE number > ? ORDER BY number"
        )
        with self._errors_told():
            for number, recorded_at, line, digest in self._file.execute(
                asked, (after,)
            ):
                yield Entry(
                    number=number,
                    recorded_at=recorded_at,
                    line=bytes(line),
                    digest=digest,
                )

    def head(self) -> Head:
        """Give how far it goes."""
        asked = "SELECT number, digest FROM entries ORDER BY number DESC LIMIT 1"
        with self._errors_told():
            row = self._file.execute(asked).fetchone()
        return Head() if row is None else Head(count=row[0], digest=row[1])

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Give a turn at writing: a transaction, taken back where it fails."""
        with self._errors_told():
            self._file.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._file.execute("COMMIT")
            except BaseException:
                if self._file.in_transaction:
                    self._file.execute("ROLLBACK")
                raise

    def append(self, entries: Sequence[Entry]) -> None:
        """Add entries at the end, within a turn."""
        rows = [(x.number, x.recorded_at, x.line, x.digest) for x in entries]
        with self._errors_told():
            self._file.executemany("INSERT INTO entries VALUES (?, ?, ?, ?)", rows)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _open(self) -> None:
        self._file.execute("PRAGMA journal_mode = WAL")
        # A batch that was reported as kept is kept, though the power fails.
        self._file.execute("PRAGMA synchronous = FULL")
        with self.turn():
            self._migrate()

    def _migrate(self) -> None:
        """Bring a file of an earlier version, or a new one, to this version."""
        version = self._pragma("user_version")
        is_new = not self._file.execute("SELECT 1 FROM sqlite_master").fetchone()
        if not is_new and self._pragma("application_id") != APPLICATION_ID:
            raise UnreadableStoreError(self._path, "it is no store of claimtrack")
        if version > len(MIGRATIONS):
            because = f"it is of version {version}; this reads up to {len(MIGRATIONS)}"
            raise UnreadableStoreError(self._path, because)
        for number, steps in enumerate(MIGRATIONS[version:], start=version + 1):
            for step in steps:
                self._file.execute(step)
            self._file.execute(f"PRAGMA user_version = {number}")

    def _pragma(self, name: str) -> int:
        return int(self._file.execute(f"PRAGMA {name}").fetchone()[0])

    @contextmanager
    def _errors_told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", None)
            if code is not None and code & 0xFF in _BUSY:
                raise BusyStoreError(self._path) from error
            raise UnreadableStoreError(self._path, str(error)) from error
