"""A store by its name: a file, or the address of a server."""

import os

from claimtrack.store.sqlite import SqliteLedger
from claimtrack.store.store import Store


def open_store(
    where: str | os.PathLike[str], *, create: bool = True, timeout_s: float = 30.0
) -> Store:
    """Open a store. Close it when done, or use it in a `with` statement.

    Args:
        where: The path of a file of SQLite.
        create: Whether to make one where there is none.
        timeout_s: How many seconds to wait for others who write.

    Raises:
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
    return Store(SqliteLedger(where, create=create, timeout_s=timeout_s))
