"""What made each version of a store's file out of the one before."""

APPLICATION_ID = 0x636C6D74
"""Marks a file as a store of claimtrack: "clmt" in ASCII."""

MIGRATIONS = (
    (
        f"PRAGMA application_id = {APPLICATION_ID}",
        (
            "CREATE TABLE entries ("
            " number INTEGER PRIMARY KEY,"
            " recorded_at TEXT,"
            " line BLOB NOT NULL,"
            " digest TEXT NOT NULL"
            ") STRICT"
        ),
    ),
)
"""The steps of each version, the first of an empty file."""
