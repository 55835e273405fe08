"""After a crash or a fault at any point a store is as before a batch or as after it."""

import hashlib
import itertools
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from tests.store.children import Wanted, Writer, batch
from tests.store.places import LASTING, Place, postgres, sqlite

from claimtrack.errors import UnreadableStoreError
from claimtrack.model import Document, Source, Statement
from claimtrack.store import Head, SqliteLedger, Store

resource = pytest.importorskip("resource", reason="it sets limits as Unix does")

SIZE = 10
STORES, KILLS_OF_EACH = 20, 10
LONGEST_S = {sqlite: 0.016, postgres: 0.05}
"""Several times what it takes to open a store and add a batch."""


def moment(number: int, longest_s: float) -> float:
    """A moment like one drawn at random, and always the same for a number."""
    drawn = hashlib.sha256(str(number).encode()).digest()[:4]
    return int.from_bytes(drawn) / 2**32 * longest_s


@pytest.mark.parametrize("place", LASTING)
@pytest.mark.parametrize("number", range(STORES))
def test_after_a_kill_at_any_moment_a_store_is_as_before_or_as_after(
    place: Place, number: int
) -> None:
    told, head = 0, Head()
    with place() as opens:
        for kill in range(KILLS_OF_EACH):
            wanted = Wanted(name="ada", first=told, count=10_000, size=SIZE)
            child = Writer(opens, wanted).begun()
            time.sleep(moment(number * KILLS_OF_EACH + kill, LONGEST_S[place]))
            child.kill()
            reported = [*child.told()]
            assert child.ended() == -signal.SIGKILL

            with Store(opens()) as store:
                found = store.verify(head)
                digests = {entry.digest for entry in store.entries()}
                kept = {one.key for one in store.graph().of_kind(Statement).values()}
            assert found.is_sound
            # All that was reported, and of what was not at most one batch, whole.
            assert {digest for _, digest in reported} <= digests
            count = told + len(reported)
            assert len(kept) in {count * SIZE, (count + 1) * SIZE}
            told, head = len(kept) // SIZE, found.head
            written = (batch("ada", one, SIZE)[1:] for one in range(told))
            assert kept == {one.key for one in itertools.chain(*written)}


@contextmanager
def longest_file(size: int) -> Iterator[None]:
    """Let no file grow beyond a size: a write that would do so fails."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_wherever_the_disk_is_full_a_file_is_as_before_or_as_after(
    tmp_path: Path,
) -> None:
    page = Document(publisher_id="ada", url="a", text="long " * 10_000)
    outcomes = []

    for size in range(0, 96 * 1024, 1024):
        path = tmp_path / f"{size}.db"
        with Store(SqliteLedger(path)) as store:
            before = store.add([Source(id="ada")]).head
        receipt = None
        with (
            longest_file(size),
            suppress(UnreadableStoreError),
            Store(SqliteLedger(path)) as store,
        ):
            receipt = store.add([page])
        with Store(SqliteLedger(path)) as store:
            assert store.verify(before).is_sound
            assert store.head == (before if receipt is None else receipt.head)
            assert store.add([page]).entry_count == (receipt is None)
        outcomes.append(receipt is None)

    # All that is too little for the log of the write, and then what is enough.
    assert outcomes == sorted(outcomes, reverse=True)
    assert 40 < sum(outcomes) < 80


class Faulty:
    """A connection of which one call fails, before it does anything or after."""

    def __init__(self, file: sqlite3.Connection, fails_at: int, *, after: bool) -> None:
        self._file = file
        self._left = fails_at
        self._after = after

    def __getattr__(self, name: str) -> object:
        found = getattr(self._file, name)
        return self._counted(found) if name.startswith("execute") else found

    def _counted(self, call: Callable[..., object]) -> Callable[..., object]:
        def counted(*given: object) -> object:
            self._left -= 1
            if self._left == 0 and self._after:
                call(*given)
            if self._left == 0:
                message = "disk I/O error"
                raise sqlite3.OperationalError(message)
            return call(*given)

        return counted


@pytest.mark.parametrize("after", [False, True])
def test_a_fault_at_any_call_of_a_write_leaves_all_as_before_or_as_after(
    tmp_path: Path, *, after: bool
) -> None:
    path = tmp_path / "claims.db"
    with Store(SqliteLedger(path)) as store:
        head = store.add(batch("ada", 0)).head
    kept = []

    for fails_at in itertools.count(1):
        ledger = SqliteLedger(path)
        store = Store(ledger)
        store.add(batch("ada", 0))
        ledger._file = Faulty(ledger._file, fails_at, after=after)
        try:
            store.add(batch("ada", fails_at))
        except UnreadableStoreError:
            with Store(SqliteLedger(path)) as beside:
                count = beside.verify(head).head.count - head.count
                assert beside.verify(head).is_sound
            assert count in {0, 2}
            kept.append(count)
            # The same store goes on as if nothing had been.
            head = store.add(batch("ada", fails_at)).head
            assert store.head == head
            assert len(store.graph().of_kind(Statement)) == 2 + 2 * fails_at
            store.close()
        else:
            store.close()
            break

    # To begin, to read what is there, to append, to end.
    assert kept == [0, 0, 0, 2 if after else 0]
