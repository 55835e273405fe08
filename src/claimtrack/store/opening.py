"""A store by its name: a file, or the address of a server."""

import os
from pathlib import Path

from claimtrack.store.postgres import PostgresLedger
from claimtrack.store.postgres_server import is_address
from claimtrack.store.sqlite import SqliteLedger
from claimtrack.store.store import Store

_BEGINNING = b"SQLite format 3\0"


def is_store(where: str | os.PathLike[str]) -> bool:
    """Tell whether something may be a store: a file of SQLite, an address of PostgreSQL.

    >>> is_store(__file__)
    False

    """
    if is_address(where):
        return True
    # Of anything but a file, such as a pipe, what is read once is gone.
    path = Path(where)
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_BEGINNING)) == _BEGINNING


def open_store(
    where: str | os.PathLike[str], *, create: bool = True, timeout_s: float = 30.0
) -> Store:
    """Open a store. Close it when done, or use it in a `with` statement.

    Args:
        where: The path of a file of SQLite; or the address of a database of
            PostgreSQL, such as "postgresql://desk@db.example/claims".
        create: Whether to make one where there is none.
        timeout_s: How many seconds to wait for others who write, and for a server.

    Raises:
        MissingExtraError: Where it is an address, and the extra postgres is not
            installed.
        UnreadableStoreError: Where it is no store, one of a later version, or can't be
            opened.
        BusyStoreError: Where others wrote for too long.

    >>> import tempfile
    >>> from pathlib import Path
    >>> folder = tempfile.TemporaryDirectory()
    >>> with folder, open_store(Path(folder.name) / "claims.db") as store:
    ...     store.graph()
    <ClaimGraph: empty>

    """
    if is_address(where):
        ledger = PostgresLedger(where, create=create, timeout_s=timeout_s)
        return Store(ledger)
    return Store(SqliteLedger(where, create=create, timeout_s=timeout_s))
