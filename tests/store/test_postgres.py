"""The server of PostgreSQL: what it refuses, what it tells, and tampering with rows."""

import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from tests.store.places import need_extra, run_there, schema, server_address

from claimtrack.errors import (
    AlteredStoreError,
    BusyStoreError,
    MissingExtraError,
    UnreadableStoreError,
)
from claimtrack.graph import ClaimGraph
from claimtrack.model import Source, Statement
from claimtrack.store import (
    Head,
    PostgresLedger,
    Store,
    Verification,
    is_store,
    open_store,
    postgres,
    postgres_tables,
)
from claimtrack.store.migrations import POSTGRES

pytestmark = pytest.mark.extra

ADA = Source(id="ada")
SAID = [Statement(source_id="ada", key=key) for key in "12"]
SWAP = """UPDATE claimtrack_entries SET line = (
    SELECT line FROM claimtrack_entries AS other
    WHERE other.number = 5 - claimtrack_entries.number
) WHERE number > 1"""

CHANGE = "UPDATE claimtrack_entries SET line = %s WHERE number = %s"


@pytest.fixture
def address() -> Iterator[str]:
    """The address of a new schema."""
    with schema() as made:
        yield made


def filled(address: str) -> Head:
    """A store with three entries; gives its head."""
    with open_store(address) as store:
        return store.add([ADA, *SAID], recorded_at="2021-03-01T12:00Z").head


def run_unhindered(address: str, step: str) -> None:
    """Run a statement as a superuser behind the triggers."""
    run_there(address, "SET session_replication_role = replica", step)


def refused(address: str, *, create: bool = True) -> str:
    """Why an address is not opened; no part of its password is in it."""
    with pytest.raises(UnreadableStoreError) as told:
        open_store(address, create=create, timeout_s=2)
    shown, error = "", told.value
    while error is not None:
        shown += str(error)
        error = error.__cause__ or (
            None if error.__suppress_context__ else error.__context__
        )
    assert "sesame" not in shown
    return str(told.value)


def test_an_address_is_told_without_its_password_and_its_options(address: str) -> None:
    password = address.partition("@")[0].rpartition(":")[2]

    with closing(PostgresLedger(address)) as ledger:
        where = ledger.where

    assert is_store(address)
    assert address.startswith("postgresql://")
    assert where == address.partition("?")[0].replace(f":{password}@", "@")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql+psycopg"])
def test_an_address_can_be_written_as_other_tools_do(address: str, scheme: str) -> None:
    head = filled(address)

    with open_store(address.replace("postgresql", scheme), create=False) as store:
        assert store.verify(head) == Verification(head=head)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ada:open@sesame@localhost/claims",
        "postgresql://ada:x@localhost:sesame/claims",
        "postgresql://ada:sesame@localhost:54x/claims",
    ],
)
def test_an_address_that_cannot_be_read_is_told_without_showing_it(
    address: str,
) -> None:
    need_extra()

    told = refused(address)

    assert told.startswith("the address of a store: expected postgresql://USER")


def test_what_is_no_address_of_postgresql_is_told() -> None:
    need_extra()

    with pytest.raises(UnreadableStoreError, match="expected postgresql://USER"):
        PostgresLedger("mysql://ada:sesame@localhost/claims")


@pytest.mark.parametrize(
    "end",
    [
        f"{'a' * 100}.example/claims",
        "127.0.0.1:99999999/claims",
        "127.0.0.1:1/claims?no_such_option=7",
        "127.0.0.1:1/claims?plugin=none",
        "127.0.0.1:1/claims?connect_timeout=soon",
        "127.0.0.1:1/claims?sslmode=sometimes",
        "127.0.0.1:1/claims?password=sesame&host=a&host=b",
        "127.0.0.1:1/%00",
    ],
)
def test_an_address_where_nothing_can_be_is_told(end: str) -> None:
    need_extra()

    assert refused(f"postgresql://ada:sesame@{end}").startswith("postgresql://ada@")


def test_a_server_that_is_not_there_is_told() -> None:
    need_extra()
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{one.getsockname()[1]}"

        told = refused(f"postgresql://ada:sesame@{host}/claims")

    assert told.startswith(f"postgresql://ada@{host}/claims: ")
    assert "refused" in told


def test_a_wrong_password_is_told() -> None:
    before, _, there = server_address().rpartition("@")
    user = before.rpartition("/")[2].partition(":")[0]

    told = refused(f"postgresql://{user}:sesame@{there}")

    assert "password authentication failed" in told


def test_a_database_that_is_not_there_is_told() -> None:
    server = server_address().rpartition("/")[0]

    assert 'database "nothing" does not exist' in refused(f"{server}/nothing")


def test_a_search_path_that_leads_nowhere_is_told() -> None:
    told = refused(f"{server_address()}?options=-csearch_path%3Dnowhere")

    assert "no schema has been selected" in told


def test_where_none_is_to_be_made_a_missing_store_is_told(address: str) -> None:
    told = refused(address, create=False)

    assert "there is no store in it" in told
    assert "there is no store in it" in refused(address, create=False)


@pytest.mark.parametrize(
    "step",
    [
        "CREATE TABLE claimtrack_entries (x int)",
        "CREATE TABLE claimtrack_version (x int)",
        "CREATE VIEW claimtrack_entries AS SELECT 1/0 AS number",
    ],
)
def test_a_schema_of_something_else_is_refused(address: str, step: str) -> None:
    run_there(address, step)

    assert "no store of claimtrack" in refused(address)


def test_a_later_version_is_refused(address: str) -> None:
    filled(address)
    run_there(address, "INSERT INTO claimtrack_version VALUES (2)")

    assert "it is of version 2, and this reads up to 1" in refused(address)


def test_a_store_of_an_earlier_version_is_brought_to_this_one(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = filled(address)
    steps = ("CREATE TABLE notes (number bigint)", "INSERT INTO notes VALUES (7)")
    monkeypatch.setattr(postgres_tables, "POSTGRES", (*POSTGRES, steps))

    for _ in range(2):
        with open_store(address, create=False) as store:
            found = store.verify(head)
            notes = store._ledger._server.rows("SELECT number FROM notes")

        assert (found, notes) == (Verification(head=head), [(7,)])


def test_a_step_that_fails_leaves_a_store_of_the_version_that_it_was(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = filled(address)
    steps = ("CREATE TABLE notes (number bigint)",) * 2

    with monkeypatch.context() as patch:
        patch.setattr(postgres_tables, "POSTGRES", (*POSTGRES, steps))
        assert "already exists" in refused(address)

    with open_store(address) as store:
        assert store.verify(head) == Verification(head=head)


@pytest.mark.parametrize(
    "step",
    [
        "DROP TRIGGER claimtrack_entries_are_kept ON claimtrack_entries",
        "ALTER TABLE claimtrack_entries DISABLE TRIGGER ALL",
        """CREATE TRIGGER other BEFORE INSERT ON claimtrack_entries
        FOR EACH ROW EXECUTE FUNCTION claimtrack_refusal()""",
        "CREATE RULE none AS ON INSERT TO claimtrack_entries DO INSTEAD NOTHING",
        "ALTER TABLE claimtrack_entries ADD COLUMN note text",
        "ALTER TABLE claimtrack_entries ALTER COLUMN digest DROP NOT NULL",
        "ALTER TABLE claimtrack_entries DROP CONSTRAINT claimtrack_entries_pkey",
        "ALTER TABLE claimtrack_entries ALTER COLUMN line TYPE text USING 'a'",
    ],
)
def test_other_columns_or_triggers_than_its_own_are_refused(
    address: str, step: str
) -> None:
    filled(address)
    run_there(address, step)

    assert "or was altered" in refused(address)


@pytest.mark.parametrize(
    "step",
    [
        "UPDATE claimtrack_entries SET line = ''",
        "DELETE FROM claimtrack_entries WHERE number = 3",
        "TRUNCATE claimtrack_entries",
    ],
)
def test_an_entry_is_never_changed_or_removed_by_accident(
    address: str, step: str
) -> None:
    need_extra()
    from psycopg.errors import RestrictViolation  # noqa: PLC0415 -- an extra

    head = filled(address)

    with pytest.raises(RestrictViolation, match="an entry is never"):
        run_there(address, step)

    with open_store(address) as store:
        assert store.verify(head).is_sound


@pytest.mark.parametrize(
    ("step", "number"),
    [
        ("SET line = set_byte(line, 3, get_byte(line, 3) # 1) WHERE number = 2", 2),
        (r"SET line = line || '\x20' WHERE number = 3", 3),
        ("SET recorded_at = NULL WHERE number = 1", 1),
        ("SET recorded_at = '' WHERE number = 1", 1),
        ("SET digest = repeat('0', 64) WHERE number = 3", 3),
        ("SET number = 7 WHERE number = 3", 3),
        ("SET number = -number", 1),
    ],
)
def test_what_is_changed_in_a_row_is_found(
    address: str, step: str, number: int
) -> None:
    head = filled(address)
    run_unhindered(address, f"UPDATE claimtrack_entries {step}")

    with open_store(address) as store:
        assert store.verify(head).number == number


@pytest.mark.parametrize(
    ("step", "number"),
    [
        ("DELETE FROM claimtrack_entries WHERE number = 2", 2),
        ("DELETE FROM claimtrack_entries WHERE number = 3", 3),
        ("TRUNCATE claimtrack_entries", 1),
        (SWAP, 2),
    ],
)
def test_what_was_dropped_or_swapped_is_found(
    address: str, step: str, number: int
) -> None:
    head = filled(address)
    run_unhindered(address, step)

    with open_store(address) as store:
        assert store.verify(head).number == number


def test_no_byte_of_a_row_can_be_altered_unnoticed(address: str) -> None:
    need_extra()
    import psycopg  # noqa: PLC0415 -- an extra

    head = filled(address)
    unnoticed = []

    with (
        psycopg.connect(address, autocommit=True) as other,
        open_store(address) as store,
    ):
        other.execute("SET session_replication_role = replica")
        lines = {entry.number: entry.line for entry in store.entries()}
        for number, line in lines.items():
            for place in range(len(line)):
                altered = bytearray(line)
                altered[place] ^= 1 << place % 8
                other.execute(CHANGE, (bytes(altered), number))
                if store.verify(head).number != number:
                    unnoticed.append((number, place))
            other.execute(CHANGE, (line, number))
        found = store.verify(head)

    assert sum(map(len, lines.values())) > 100
    assert unnoticed == []
    assert found == Verification(head=head)


def test_a_row_that_no_store_writes_is_told(address: str) -> None:
    filled(address)

    with closing(PostgresLedger(address)) as ledger:
        run_there(
            address, "ALTER TABLE claimtrack_entries ALTER line TYPE text USING 'a'"
        )

        with pytest.raises(AlteredStoreError, match="no store writes such") as read:
            next(ledger.entries(after=1))
        with pytest.raises(AlteredStoreError, match="no store writes such") as last:
            ledger.head()

    assert (read.value.number, last.value.number) == (2, 3)


def test_who_waits_too_long_for_others_is_told(address: str) -> None:
    other = Store(PostgresLedger(address, timeout_s=0))

    with (
        closing(PostgresLedger(address)) as one,
        one.turn(),
        pytest.raises(BusyStoreError, match="others are writing") as told,
    ):
        other.add([ADA])

    assert told.value.where == other._ledger.where
    assert other.add([ADA]).entry_count == 1
    other.close()


def test_a_new_store_that_another_makes_is_waited_for(address: str) -> None:
    with closing(PostgresLedger(server_address())) as other:
        server = other._server
        with server.transaction():
            name = address.rpartition("%3D")[2]
            server.take_turn(postgres_tables._MAKING, f"CAST('{name}' AS regnamespace)")
            with pytest.raises(BusyStoreError):
                open_store(address, timeout_s=0)

    with open_store(address) as store:
        assert store.graph() == ClaimGraph()


def test_who_reads_does_not_wait_for_who_writes(address: str) -> None:
    head = filled(address)

    with (
        closing(PostgresLedger(address)) as writer,
        Store(PostgresLedger(address, timeout_s=0)) as reader,
        writer.turn(),
    ):
        found = reader.verify(head)

    assert found.is_sound


def test_stores_of_one_database_do_not_wait_for_each_other(address: str) -> None:
    with (
        schema() as beside,
        closing(PostgresLedger(address)) as one,
        open_store(beside, timeout_s=0) as other,
        one.turn(),
    ):
        assert other.add([ADA]).entry_count == 1


def test_many_entries_are_those_of_one_moment(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "_PAGE", 2)
    filled(address)

    with open_store(address) as reader, open_store(address) as writer:
        entries = reader.entries()
        first = next(entries)
        writer.add([Source(id=name) for name in "bcdefg"])
        rest = [*entries]

        assert [one.number for one in (first, *rest)] == [1, 2, 3]
        assert [one.number for one in reader.entries()] == [*range(1, 10)]


def test_what_is_told_to_be_kept_is_on_the_disk(address: str) -> None:
    careless = address.replace("-csearch", "-csynchronous_commit%3Doff%20-csearch")

    with closing(PostgresLedger(careless)) as ledger, ledger.turn():
        asked = "SELECT current_setting('synchronous_commit')"

        assert ledger._server.rows(asked) == [("on",)]


def test_who_may_only_add_adds_and_who_may_only_read_reads(address: str) -> None:
    head = filled(address)
    name = address.rpartition("%3D")[2]
    run_there(
        address,
        f"CREATE ROLE {name} LOGIN",
        f"GRANT USAGE ON SCHEMA {name} TO {name}",
        f"GRANT SELECT ON claimtrack_entries, claimtrack_version TO {name}",
    )
    try:
        as_other = f"{address}%20-crole%3D{name}"
        with open_store(as_other) as store:
            assert store.verify(head).is_sound
            with pytest.raises(UnreadableStoreError, match="permission denied"):
                store.add([Source(id="bob")])
            run_there(address, f"GRANT INSERT ON claimtrack_entries TO {name}")
            assert store.add([Source(id="bob")]).entry_count == 1
    finally:
        run_there(address, f"DROP OWNED BY {name}", f"DROP ROLE {name}")


USES: list[Callable[[Store], object]] = [
    lambda store: store.graph(),
    lambda store: store.head,
    lambda store: store.verify(),
    lambda store: store.add([ADA]),
]


@pytest.mark.parametrize("use", USES)
def test_a_store_that_was_closed_tells_so(
    address: str, use: Callable[[Store], object]
) -> None:
    store = open_store(address)
    store.close()

    with pytest.raises(UnreadableStoreError, match="closed"):
        use(store)


@pytest.mark.parametrize("use", USES)
def test_a_connection_that_was_lost_is_told_and_then_made_anew(
    address: str, use: Callable[[Store], object]
) -> None:
    head = filled(address)
    with open_store(address) as store:
        ((process,),) = store._ledger._server.rows("SELECT pg_backend_pid()")
        run_there(address, f"SELECT pg_terminate_backend({process})")

        with pytest.raises(UnreadableStoreError, match="terminating connection"):
            use(store)

        assert store.verify(head).is_sound
        use(store)


def test_what_is_left_of_a_turn_is_refused_after_its_connection_was_lost(
    address: str,
) -> None:
    with closing(PostgresLedger(address)) as ledger:
        ((process,),) = ledger._server.rows("SELECT pg_backend_pid()")

        def write() -> None:
            with ledger.turn():
                run_there(address, f"SELECT pg_terminate_backend({process})")
                for _ in range(2):
                    with pytest.raises(UnreadableStoreError):
                        ledger.head()

        with pytest.raises(UnreadableStoreError):
            write()

        assert ledger.head() == Head()


@pytest.mark.parametrize("package", ["psycopg", "sqlalchemy"])
def test_the_extra_that_is_missing_is_named(
    package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_extra()
    monkeypatch.setitem(sys.modules, package, None)

    with pytest.raises(MissingExtraError, match=r"claimtrack\[postgres\]") as told:
        open_store("postgresql://ada:sesame@localhost/claims")

    assert told.value.package == package
    assert "sesame" not in str(told.value)
