"""What made each version of a store's tables out of the one before."""

APPLICATION_ID = 0x636C6D74
"""Marks a file as a store of claimtrack: "clmt" in ASCII."""

SQLITE = (
    (
        f"PRAGMA application_id = {APPLICATION_ID}",
        """CREATE TABLE entries (
            number INTEGER PRIMARY KEY,
            recorded_at TEXT,
            line BLOB NOT NULL,
            digest TEXT NOT NULL
        )""",
        """CREATE TRIGGER entries_are_not_changed BEFORE UPDATE ON entries
        BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END""",
        """CREATE TRIGGER entries_are_not_removed BEFORE DELETE ON entries
        BEGIN SELECT RAISE(ABORT, 'an entry is never removed'); END""",
    ),
)
"""For a file of SQLite, the steps to each version; the first are those of a new one."""
