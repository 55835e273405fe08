"""Files of SQLite, opened as stores: made, brought to this version, or refused."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from claimtrack.errors import BusyStoreError, UnreadableStoreError
from claimtrack.store.migrations import APPLICATION_ID, SQLITE

ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""What the module raises; the last where a broken file makes a broken message."""

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_PAUSE_S = 0.005
_NO_STORE = "it is no store of claimtrack"


def open_file(
    path: str | os.PathLike[str], *, create: bool, timeout_s: float
) -> sqlite3.Connection:
    """Open a file as a store of this version.

    Args:
        path: The file.
        create: Whether to make one where there is none.
        timeout_s: How many seconds to wait for others who write.

    Raises:
        UnreadableStoreError: Where the file is no store, one of a later version, or
            can't be opened; it is as it was.
        BusyStoreError: Where others wrote for too long.
    """
    where = os.fspath(path)
    with errors_told(where):
        file = sqlite3.connect(
            f"{Path(path).absolute().as_uri()}?mode={'rwc' if create else 'rw'}",
            timeout=timeout_s,
            uri=True,
            # No transactions of the module's own: each is begun and ended here.
            isolation_level=None,
        )
        try:
            _make_ready(file, where, timeout_s)
        except BaseException:
            file.close()
            raise
        return file


@contextmanager
def transaction(file: sqlite3.Connection, begin: str = "BEGIN") -> Iterator[None]:
    """Do all that is done meanwhile or, where it raises, nothing."""
    try:
        file.execute(begin)
        yield
        file.execute("COMMIT")
    except BaseException:
        if file.in_transaction:
            file.execute("ROLLBACK")
        raise


@contextmanager
def errors_told(where: str) -> Iterator[None]:
    """Raise the errors of a store for those of SQLite.

    Raises:
        BusyStoreError: Where others wrote for too long.
        UnreadableStoreError: Where anything else is wrong.
    """
    try:
        yield
    except ERRORS as error:
        if _code(error) in _BUSY:
            raise BusyStoreError(where) from error
        raise UnreadableStoreError(where, str(error)) from error


def is_broken(error: Exception) -> bool:
    """Tell whether an error says that what a file holds is not what was written."""
    return _code(error) in _BROKEN


def _make_ready(file: sqlite3.Connection, where: str, timeout_s: float) -> None:
    # Text that a stranger broke is read as it is: its digest will tell.
    file.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
    # No code in a stranger's schema runs before it was looked at.
    file.execute("PRAGMA trusted_schema = OFF")
    with transaction(file):
        version = _version(file, where)
    _use_write_ahead_log(file, timeout_s)
    # A batch that was reported as kept is kept, though the power fails.
    file.execute("PRAGMA synchronous = FULL")
    if version < len(SQLITE):
        with transaction(file, "BEGIN IMMEDIATE"):
            # Another may have done it meanwhile.
            _migrate(file, _version(file, where))
            _version(file, where)


def _version(file: sqlite3.Connection, where: str) -> int:
    """Give the version of a file that is a store, or 0 for a new one.

    Raises:
        UnreadableStoreError: Where it is neither.
    """
    kind, version = _pragma(file, "application_id"), _pragma(file, "user_version")
    if kind == version == 0 and not _schema(file):
        return 0
    if kind != APPLICATION_ID:
        raise UnreadableStoreError(where, _NO_STORE)
    if version > len(SQLITE):
        because = f"it is of version {version}, and this reads up to {len(SQLITE)}"
        raise UnreadableStoreError(where, because)
    if version == len(SQLITE) and _schema(file) != _schema_of_today():
        raise UnreadableStoreError(where, f"{_NO_STORE}, or was altered")
    return version


def _use_write_ahead_log(file: sqlite3.Connection, timeout_s: float) -> None:
    # SQLite does not wait by itself for others who open a new file as well.
    last = time.monotonic() + timeout_s
    while True:
        try:
            file.execute("PRAGMA journal_mode = WAL")
        except sqlite3.Error as error:
            if _code(error) not in _BUSY or time.monotonic() > last:
                raise
            time.sleep(_PAUSE_S)
        else:
            return


def _migrate(file: sqlite3.Connection, version: int) -> None:
    """Bring a file of a version to this one."""
    for number, steps in enumerate(SQLITE[version:], start=version + 1):
        for step in steps:
            file.execute(step)
        file.execute(f"PRAGMA user_version = {number}")


def _schema(file: sqlite3.Connection) -> list[tuple[object, ...]]:
    return file.execute("SELECT type, name, sql FROM sqlite_master").fetchall()


def _schema_of_today() -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as file:
        _migrate(file, 0)
        return _schema(file)


def _pragma(file: sqlite3.Connection, name: str) -> int:
    return int(file.execute(f"PRAGMA {name}").fetchone()[0])


def _code(error: Exception) -> int | None:
    """Give an error's code without its particulars; None where it has none."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF
