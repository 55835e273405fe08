"""A ledger on a server of PostgreSQL, for several who write from several machines."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from claimtrack.store.chain import Entry, Head, head_of
from claimtrack.store.migrations import APPLICATION_ID
from claimtrack.store.postgres_server import Server
from claimtrack.store.postgres_tables import make_ready
from claimtrack.store.rows import entry_of

_PAGE = 1_000
_TABLE = "CAST(CAST('claimtrack_entries' AS regclass) AS oid)"
_ROWS = """SELECT number, recorded_at, line, digest, last FROM claimtrack_entries, (
    SELECT COALESCE(CAST(:last AS bigint), max(number)) AS last FROM claimtrack_entries
) AS moment WHERE number > :after AND number <= last ORDER BY number LIMIT :most"""
_LAST = """SELECT number, recorded_at, line, digest FROM claimtrack_entries
ORDER BY number DESC LIMIT 1"""
_NEW = """INSERT INTO claimtrack_entries (number, recorded_at, line, digest)
VALUES (:number, :recorded_at, :line, :digest)"""


class PostgresLedger:
    """Entries in a table of PostgreSQL, which many can write to at once.

    A turn is one transaction: after a crash at any point the table is as before it or
    as after it. A connection that was lost is made anew by the next call. For one
    thread; each takes a ledger of its own.

    Args:
        address: Such as `postgresql://desk@db.example/claims`. The store is in the
            schema that the search path names first.
        create: Whether to make one where there is none.
        timeout_s: How many seconds to wait for the server, and for others who write.

    Raises:
        MissingExtraError: Where SQLAlchemy or psycopg is not installed.
        UnreadableStoreError: Where nothing can be reached there, or what is there is no
            store, or one of a later version; it is as it was.
        BusyStoreError: Where others wrote for too long.
    """

    def __init__(
        self, address: str, *, create: bool = True, timeout_s: float = 30.0
    ) -> None:
        self._server = Server(address, timeout_s=timeout_s)
        try:
            make_ready(self._server, create=create)
        except BaseException:
            self._server.close()
            raise

    @property
    def where(self) -> str:
        """What to call it in messages: the address without password and options."""
        return self._server.where

    def entries(self, *, after: int = 0) -> Iterator[Entry]:
        """Yield the entries whose numbers are greater than one, in order.

        They are read page by page, up to the last that was there with the first: as
        entries are only added, these are those of one moment.

        Raises:
            AlteredStoreError: At what no ledger writes.
            UnreadableStoreError: Where the server can't be asked.
        """
        at, last = after, None
        while True:
            rows = self._server.rows(_ROWS, after=at, last=last, most=_PAGE)
            for *row, last in rows:  # noqa: B007 -- the next page ends there as well
                entry = entry_of((*row,), at + 1, self.where)
                at = entry.number
                yield entry
            if len(rows) < _PAGE:
                return

    def head(self) -> Head:
        """Give how far it goes, as its last entry says.

        Raises:
            AlteredStoreError: Where that is none that a ledger writes.
            UnreadableStoreError: Where the server can't be asked.
        """
        rows = self._server.rows(_LAST)
        return head_of(entry_of(rows[0], rows[0][0], self.where)) if rows else Head()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Give a turn at writing: a transaction, taken back where it fails.

        Raises:
            BusyStoreError: Where others wrote for too long.
            UnreadableStoreError: Where the server can't be written to.
        """
        with self._server.transaction():
            self._server.take_turn(APPLICATION_ID, _TABLE)
            yield

    def append(self, entries: Sequence[Entry]) -> None:
        """Add entries at the end, within a turn."""
        rows = [
            {
                "number": entry.number,
                "recorded_at": entry.recorded_at,
                "line": entry.line,
                "digest": entry.digest,
            }
            for entry in entries
        ]
        if rows:
            self._server.run(_NEW, *rows)

    def close(self) -> None:
        """Let go of the connection."""
        self._server.close()
