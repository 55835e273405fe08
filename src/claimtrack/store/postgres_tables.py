"""Schemas of PostgreSQL, opened as stores: made, brought to this version, or refused."""

from claimtrack.errors import UnreadableStoreError
from claimtrack.store.migrations import APPLICATION_ID, POSTGRES, POSTGRES_LAYOUT
from claimtrack.store.postgres_server import Server

_MAKING = APPLICATION_ID + 1
_NO_STORE = "it is no store of claimtrack"
_SCHEMA = """(SELECT oid FROM pg_namespace WHERE nspname = current_schema())"""
_OWN = """(to_regclass('claimtrack_entries'), to_regclass('claimtrack_version'))"""
_TABLES = f"SELECT CAST(relkind AS text) FROM pg_class WHERE oid IN {_OWN}"  # noqa: S608 -- all of it is written here
_LAYOUT = f"""SELECT concat(relname, ' ', told) FROM pg_class JOIN (
    SELECT attrelid, concat(attname, ' ', format_type(atttypid, atttypmod),
        CASE WHEN attnotnull THEN ', not null' END)
    FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped
    UNION ALL SELECT conrelid, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE contype <> 'n'
    UNION ALL SELECT tgrelid, concat_ws(' ', tgname, tgtype, tgenabled, proname)
    FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid WHERE NOT tgisinternal
    UNION ALL SELECT ev_class, concat('rule ', rulename) FROM pg_rewrite
) AS parts (of, told) ON of = pg_class.oid WHERE pg_class.oid IN {_OWN}"""  # noqa: S608 -- likewise


def make_ready(server: Server, *, create: bool) -> None:
    """Make the schema that a server's search path names first a store of this version.

    Args:
        server: The server.
        create: Whether to make one where there is none.

    Raises:
        UnreadableStoreError: Where there is none, or one of a later version, or where
            what is there is no store; it is as it was.
        BusyStoreError: Where others made it for too long.
    """
    with server.transaction():
        version = _version(server)
        if version == 0 and not create:
            raise UnreadableStoreError(server.where, "there is no store in it")
    if version < len(POSTGRES):
        with server.transaction():
            server.take_turn(_MAKING, _SCHEMA)
            # Another may have done it meanwhile.
            _migrate(server, _version(server))
            _version(server)


def _version(server: Server) -> int:
    """Give the version of the store that is there, or 0 for none.

    Raises:
        UnreadableStoreError: Where something else is there.
    """
    kinds = server.rows(_TABLES)
    if not kinds:
        return 0
    # No code of a stranger's view runs before it was looked at.
    if [*kinds] != [("r",), ("r",)]:
        raise UnreadableStoreError(server.where, _NO_STORE)
    version = len(server.rows("SELECT number FROM claimtrack_version"))
    if version > len(POSTGRES):
        because = f"it is of version {version}, and this reads up to {len(POSTGRES)}"
        raise UnreadableStoreError(server.where, because)
    layout = sorted(str(told) for (told,) in server.rows(_LAYOUT))
    if version == len(POSTGRES) and layout != sorted(POSTGRES_LAYOUT):
        raise UnreadableStoreError(server.where, f"{_NO_STORE}, or was altered")
    return version


def _migrate(server: Server, version: int) -> None:
    """Bring a store of a version to this one."""
    for number, steps in enumerate(POSTGRES[version:], start=version + 1):
        for step in steps:
            server.run(step)
        server.run(
            "INSERT INTO claimtrack_version VALUES (:number)", {"number": number}
        )
