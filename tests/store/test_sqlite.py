"""The SQLite file: what it refuses, what it tells, and tampering with its bytes."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from claimtrack.errors import (
    AlteredStoreError,
    BusyStoreError,
    UnreadableStoreError,
)
from claimtrack.graph import ClaimGraph
from claimtrack.model import Source, Statement
from claimtrack.store import Head, SqliteLedger, Store, Verification, sqlite_files
from claimtrack.store.migrations import SQLITE

ADA = Source(id="ada")
SAID = [Statement(source_id="ada", key=key) for key in "12"]
SWAP = """UPDATE entries SET line = (
    SELECT line FROM entries AS other WHERE other.number = 5 - entries.number
) WHERE number > 1"""


def filled(path: Path) -> Head:
    """A file with three entries; gives its head."""
    with Store(SqliteLedger(path)) as store:
        return store.add([ADA, *SAID], recorded_at="2021-03-01T12:00Z").head


def run(path: Path, *steps: str) -> None:
    """Run statements on a file as somebody else would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        for step in steps:
            file.execute(step)


def run_unhindered(path: Path, step: str) -> None:
    """Run a statement behind the triggers, and leave no trace of it in the schema."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        told = file.execute("SELECT name, sql FROM sqlite_master WHERE type='trigger'")
        triggers = dict(told.fetchall())
        for name in triggers:
            file.execute(f"DROP TRIGGER {name}")
        file.execute(step)
        for sql in triggers.values():
            file.execute(sql)


def test_it_is_one_file_in_the_mode_that_readers_do_not_wait_in(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"

    filled(path)

    assert [*tmp_path.iterdir()] == [path]
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert file.execute("PRAGMA user_version").fetchone() == (1,)


def test_who_reads_does_not_wait_for_who_writes(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    head = filled(path)

    with (
        closing(SqliteLedger(path)) as writer,
        Store(SqliteLedger(path, timeout_s=0)) as reader,
        writer.turn(),
    ):
        found = reader.verify(head)

    assert found.is_sound


def test_where_none_is_to_be_made_a_missing_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"

    with pytest.raises(UnreadableStoreError, match="unable to open") as refused:
        SqliteLedger(path, create=False)

    assert refused.value.where == str(path)
    assert not path.exists()


def test_a_name_with_signs_of_an_address_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "50% of? what#.db"

    filled(path)

    assert path.is_file()
    with Store(SqliteLedger(path, create=False)) as store:
        assert store.head.count == 3


def test_a_file_of_something_else_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    run(path, "CREATE TABLE entries (x)")
    before = path.read_bytes()

    with pytest.raises(UnreadableStoreError, match="no store of claimtrack"):
        SqliteLedger(path)

    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(
    tmp_path: Path,
) -> None:
    path = tmp_path / "claims.db"
    content = b"no database, and long enough to be looked at" * 40
    path.write_bytes(content)

    with pytest.raises(UnreadableStoreError, match="not a database"):
        SqliteLedger(path)

    assert path.read_bytes() == content


def test_a_later_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    filled(path)
    run(path, "PRAGMA user_version = 99")

    with pytest.raises(UnreadableStoreError, match="of version 99, and this reads up"):
        SqliteLedger(path)


def test_a_file_of_an_earlier_version_is_brought_to_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "claims.db"
    head = filled(path)
    steps = ("CREATE TABLE notes (number INTEGER PRIMARY KEY, note TEXT)",)
    monkeypatch.setattr(sqlite_files, "SQLITE", (*SQLITE, steps))

    with Store(SqliteLedger(path)) as store:
        found = store.verify(head)

    assert found == Verification(head=head)
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (2,)
        assert file.execute("SELECT * FROM notes").fetchall() == []


def test_a_step_that_fails_leaves_a_file_of_the_version_that_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "claims.db"
    head = filled(path)
    steps = ("CREATE TABLE notes (note TEXT)", "CREATE TABLE entries (number)")

    with monkeypatch.context() as patch:
        patch.setattr(sqlite_files, "SQLITE", (*SQLITE, steps))
        with pytest.raises(UnreadableStoreError, match="already exists"):
            SqliteLedger(path)

    with Store(SqliteLedger(path)) as store:
        assert store.verify(head) == Verification(head=head)


@pytest.mark.parametrize(
    "step",
    [
        "CREATE TRIGGER t AFTER INSERT ON entries BEGIN SELECT 1; END",
        "DROP TRIGGER entries_are_not_changed",
        "CREATE TABLE more (x)",
        "DROP TABLE entries",
    ],
)
def test_other_tables_or_triggers_than_its_own_are_refused(
    tmp_path: Path, step: str
) -> None:
    path = tmp_path / "claims.db"
    filled(path)
    run(path, step)
    before = path.read_bytes()

    with pytest.raises(UnreadableStoreError, match="or was altered"):
        SqliteLedger(path)

    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "step", ["UPDATE entries SET line = x'00'", "DELETE FROM entries WHERE number = 3"]
)
def test_an_entry_is_never_changed_or_removed_by_accident(
    tmp_path: Path, step: str
) -> None:
    path = tmp_path / "claims.db"
    head = filled(path)

    with pytest.raises(sqlite3.IntegrityError, match="an entry is never"):
        run(path, step)

    with Store(SqliteLedger(path)) as store:
        assert store.verify(head).is_sound


@pytest.mark.parametrize(
    ("step", "number"),
    [
        ("UPDATE entries SET line = line || x'20' WHERE number = 2", 2),
        ("UPDATE entries SET line = CAST(line AS TEXT) WHERE number = 2", 2),
        ("UPDATE entries SET line = CAST(x'ff00' AS TEXT) WHERE number = 2", 2),
        ("UPDATE entries SET digest = CAST(digest AS BLOB) WHERE number = 2", 2),
        ("UPDATE entries SET recorded_at = NULL WHERE number = 1", 1),
        ("UPDATE entries SET recorded_at = '' WHERE number = 1", 1),
        ("UPDATE entries SET recorded_at = CAST(x'ff' AS TEXT) WHERE number = 1", 1),
        ("UPDATE entries SET recorded_at = 7.5 WHERE number = 3", 3),
        ("UPDATE entries SET number = 7 WHERE number = 3", 3),
        ("UPDATE entries SET number = -number", 1),
        ("DELETE FROM entries WHERE number = 2", 2),
        ("DELETE FROM entries WHERE number = 3", 3),
        ("DELETE FROM entries", 1),
        (SWAP, 2),
    ],
)
def test_what_is_changed_in_a_row_is_found(
    tmp_path: Path, step: str, number: int
) -> None:
    path = tmp_path / "claims.db"
    head = filled(path)
    run_unhindered(path, step)

    with Store(SqliteLedger(path)) as store:
        found = store.verify(head)

    assert found.number == number


def test_a_last_row_that_no_store_writes_has_no_head(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    filled(path)
    run_unhindered(path, "UPDATE entries SET digest = x'00' WHERE number = 3")

    with (
        closing(SqliteLedger(path)) as ledger,
        pytest.raises(AlteredStoreError, match="no store writes such a row") as found,
    ):
        ledger.head()

    assert found.value.number == 3


def test_no_byte_of_the_file_can_be_altered_unnoticed(tmp_path: Path) -> None:
    whole, path = tmp_path / "whole.db", tmp_path / "altered.db"
    # Small pages, to have all kinds of them in a small file.
    run(whole, "PRAGMA page_size = 512", "VACUUM")
    head = filled(whole)
    with Store(SqliteLedger(whole)) as store:
        entries = [*store.entries()]
    content = whole.read_bytes()
    unnoticed = []

    for place in range(len(content)):
        altered = bytearray(content)
        altered[place] ^= 1 << place % 8
        path.write_bytes(altered)
        try:
            with Store(SqliteLedger(path)) as store:
                found = store.verify(head)
                # What it does not mind must change nothing: an unused byte, say.
                if found.is_sound and [*store.entries()] != entries:
                    unnoticed.append(place)
        except UnreadableStoreError:
            pass

    assert len(content) > 2_000
    assert unnoticed == []


@pytest.mark.parametrize("end", range(1, 5))
def test_a_file_that_was_cut_off_is_found(tmp_path: Path, end: int) -> None:
    path = tmp_path / "claims.db"
    run(path, "PRAGMA page_size = 512", "VACUUM")
    head = filled(path)
    path.write_bytes(path.read_bytes()[: -512 * end])

    def verified() -> bool:
        try:
            with Store(SqliteLedger(path)) as store:
                return store.verify(head).is_sound
        except UnreadableStoreError:
            return False

    assert not verified()


def test_who_waits_too_long_for_others_is_told(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    other = Store(SqliteLedger(path, timeout_s=0.05))

    with (
        closing(SqliteLedger(path)) as one,
        one.turn(),
        pytest.raises(BusyStoreError, match="others are writing") as refused,
    ):
        other.add([ADA])

    assert refused.value.where == str(path)
    assert other.add([ADA]).entry_count == 1
    other.close()


@pytest.mark.parametrize(
    "use",
    [
        lambda store: store.graph(),
        lambda store: store.head,
        lambda store: store.verify(),
        lambda store: store.add([ADA]),
    ],
)
def test_a_store_that_was_closed_tells_so(
    tmp_path: Path, use: Callable[[Store], object]
) -> None:
    store = Store(SqliteLedger(tmp_path / "claims.db"))
    store.close()

    with pytest.raises(UnreadableStoreError, match="closed database"):
        use(store)


def test_a_new_file_that_another_holds_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"

    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyStoreError):
            SqliteLedger(path, timeout_s=0.05)

    with Store(SqliteLedger(path)) as store:
        assert store.graph() == ClaimGraph()
