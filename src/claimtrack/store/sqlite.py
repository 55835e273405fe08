"""A ledger in one SQLite file, with what the standard library brings."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from claimtrack.errors import (
    AlteredStoreError,
    BusyStoreError,
    UnreadableStoreError,
)
from claimtrack.store.chain import Entry, Head
from claimtrack.store.migrations import APPLICATION_ID, SQLITE

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""What the module raises; the last where a broken file makes a broken message."""
_NO_STORE = "it is no store of claimtrack"


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
    >>> folder = Path(tempfile.mkdtemp())
    >>> ledger = SqliteLedger(folder / "claims.db")
    >>> ledger.head()
    Head(count=0, digest='')
    >>> ledger.close()

    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        create: bool = True,
        timeout_s: float = 30.0,
    ) -> None:
        self._path = os.fspath(path)
        with self._errors_told():
            self._file = sqlite3.connect(
                _address(self._path, create=create),
                timeout=timeout_s,
                uri=True,
                # No transactions of the module's own: each is begun and ended here.
                isolation_level=None,
            )
            try:
                self._open()
            except BaseException:
                self._file.close()
                raise

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
        asked = (
            "SELECT number, recorded_at, line, digest FROM entries"
            " WHERE number > ? ORDER BY number"
        )
        number = after
        try:
            for row in self._file.execute(asked, (after,)):
                number += 1
                yield self._entry(row, number)
        except _ERRORS as error:
            if _code(error) in _BROKEN:
                raise AlteredStoreError(self._path, number + 1, str(error)) from error
            raise self._told(error) from error

    def head(self) -> Head:
        """Give how far it goes, as its last entry says."""
        asked = (
            "SELECT number, recorded_at, line, digest FROM entries"
            " ORDER BY number DESC LIMIT 1"
        )
        with self._errors_told():
            row = self._file.execute(asked).fetchone()
        if row is None:
            return Head()
        last = self._entry(row, row[0])
        return Head(count=last.number, digest=last.digest)

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
        with self._errors_told():
            self._file.close()

    def _open(self) -> None:
        # Text that a stranger broke is read as it is: its digest will tell.
        self._file.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
        # No code in a stranger's schema runs before it was looked at.
        self._file.execute("PRAGMA trusted_schema = OFF")
        version = self._version()
        self._file.execute("PRAGMA journal_mode = WAL")
        # A batch that was reported as kept is kept, though the power fails.
        self._file.execute("PRAGMA synchronous = FULL")
        if version < len(SQLITE):
            with self.turn():
                # Another may have done it meanwhile.
                _migrate(self._file, self._version())
        if _schema(self._file) != _schema_of_today():
            raise UnreadableStoreError(self._path, f"{_NO_STORE}, or was altered")

    def _version(self) -> int:
        """Give the version of a file that is a store, or 0 for a new one."""
        kind = _pragma(self._file, "application_id")
        version = _pragma(self._file, "user_version")
        if kind == version == 0 and not _schema(self._file):
            return 0
        if kind != APPLICATION_ID:
            raise UnreadableStoreError(self._path, _NO_STORE)
        if version > len(SQLITE):
            because = f"it is of version {version}, and this reads up to {len(SQLITE)}"
            raise UnreadableStoreError(self._path, because)
        return version

    def _entry(self, row: tuple[object, ...], number: int) -> Entry:
        match row:
            case (int() as at, str() | None as when, bytes() as line, str() as digest):
                return Entry(number=at, recorded_at=when, line=line, digest=digest)
            case _:
                because = "no store writes such a row"
                raise AlteredStoreError(self._path, number, because)

    @contextmanager
    def _errors_told(self) -> Iterator[None]:
        try:
            yield
        except _ERRORS as error:
            raise self._told(error) from error

    def _told(self, error: Exception) -> BusyStoreError | UnreadableStoreError:
        if _code(error) in _BUSY:
            return BusyStoreError(self._path)
        return UnreadableStoreError(self._path, str(error))


def _address(path: str, *, create: bool) -> str:
    mode = "rwc" if create else "rw"
    return f"{Path(path).absolute().as_uri()}?mode={mode}"


def _code(error: Exception) -> int | None:
    """Give an error's code without its particulars; None where it has none."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _pragma(file: sqlite3.Connection, name: str) -> int:
    return int(file.execute(f"PRAGMA {name}").fetchone()[0])


def _schema(file: sqlite3.Connection) -> list[tuple[object, ...]]:
    return file.execute("SELECT type, name, sql FROM sqlite_master").fetchall()


def _schema_of_today() -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as file:
        _migrate(file, 0)
        return _schema(file)


def _migrate(file: sqlite3.Connection, version: int) -> None:
    """Bring a file of a version to this one."""
    for number, steps in enumerate(SQLITE[version:], start=version + 1):
        for step in steps:
            file.execute(step)
        file.execute(f"PRAGMA user_version = {number}")
