"""The places where a store can keep its entries: the contract holds in each."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from claimtrack.store import Ledger, MemoryLedger, SqliteLedger

Opens = Callable[[], Ledger]
"""Opens one and the same place, as often as it is called."""
Place = Callable[[], AbstractContextManager[Opens]]


@contextmanager
def memory() -> Iterator[Opens]:
    """A new store in memory."""
    ledger = MemoryLedger()
    yield lambda: ledger


@contextmanager
def sqlite() -> Iterator[Opens]:
    """A new file."""
    with tempfile.TemporaryDirectory() as folder:
        yield lambda: SqliteLedger(Path(folder) / "claims.db")


LASTING = (pytest.param(sqlite, id="sqlite"),)
"""Those that outlast a process."""

PLACES = (
    pytest.param(memory, id="memory"),
    *LASTING,
)
