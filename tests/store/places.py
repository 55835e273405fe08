"""The places where a store can keep its entries: the contract holds in each."""

import itertools
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from claimtrack.store import Ledger, MemoryLedger, PostgresLedger, SqliteLedger

Opens = Callable[[], Ledger]
"""Opens one and the same place, as often as it is called."""
Place = Callable[[], AbstractContextManager[Opens]]

NO_SERVER = (
    "CLAIMTRACK_POSTGRES holds no address of a server: "
    """run `eval "$(.ci/postgres start)"` to start one, or see CONTRIBUTING.md"""
)
SCHEMAS = itertools.count(1)


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


def need_extra() -> None:
    """Skip the test where the extra is not installed."""
    for package in ("sqlalchemy", "psycopg"):
        pytest.importorskip(package, reason="the extra postgres is not installed")


def server_address() -> str:
    """The address of the server to test with; without one the test is skipped."""
    need_extra()
    address = os.environ.get("CLAIMTRACK_POSTGRES")
    if not address:
        pytest.skip(NO_SERVER)
    return address


def run_there(address: str, *steps: str) -> None:
    """Run statements on a server as somebody else would."""
    need_extra()
    import psycopg  # noqa: PLC0415 -- an extra

    with psycopg.connect(address, autocommit=True) as connection:
        for step in steps:
            connection.execute(step)


@contextmanager
def schema() -> Iterator[str]:
    """The address of a new schema, which is dropped afterwards."""
    server = server_address()
    name = f"claimtrack_{os.getpid()}_{next(SCHEMAS)}"
    run_there(server, f"CREATE SCHEMA {name}")
    try:
        yield f"{server}?options=-csearch_path%3D{name}"
    finally:
        run_there(
            server, "SET client_min_messages = error", f"DROP SCHEMA {name} CASCADE"
        )


@contextmanager
def postgres() -> Iterator[Opens]:
    """A new schema."""
    with schema() as address:
        yield lambda: PostgresLedger(address)


LASTING = (
    pytest.param(sqlite, id="sqlite"),
    pytest.param(postgres, id="postgres", marks=pytest.mark.extra),
)
"""Those that outlast a process."""

PLACES = (
    pytest.param(memory, id="memory"),
    *LASTING,
)
