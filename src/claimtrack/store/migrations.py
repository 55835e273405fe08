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

POSTGRES = (
    (
        "CREATE TABLE claimtrack_version (number integer PRIMARY KEY)",
        """CREATE TABLE claimtrack_entries (
            number bigint PRIMARY KEY,
            recorded_at text,
            line bytea NOT NULL,
            digest text NOT NULL
        )""",
        """CREATE FUNCTION claimtrack_refusal() RETURNS trigger LANGUAGE plpgsql
        AS 'BEGIN RAISE ''an entry is never changed or removed''
        USING ERRCODE = ''restrict_violation''; END'""",
        """CREATE TRIGGER claimtrack_entries_are_kept
        BEFORE UPDATE OR DELETE OR TRUNCATE ON claimtrack_entries
        FOR EACH STATEMENT EXECUTE FUNCTION claimtrack_refusal()""",
    ),
)
"""For a schema of PostgreSQL likewise."""

POSTGRES_LAYOUT = (
    "claimtrack_entries digest text, not null",
    "claimtrack_entries line bytea, not null",
    "claimtrack_entries number bigint, not null",
    "claimtrack_entries recorded_at text",
    "claimtrack_entries PRIMARY KEY (number)",
    "claimtrack_entries claimtrack_entries_are_kept 58 O claimtrack_refusal",
    "claimtrack_version number integer, not null",
    "claimtrack_version PRIMARY KEY (number)",
)
"""What the last of these comes to: columns, keys, triggers, of which 58 is the kind."""
