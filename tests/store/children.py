"""Writers that are processes of their own, and tell what they wrote."""

import contextlib
import multiprocessing
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Self

import attrs
import pytest
from tests.store.places import Opens

from claimtrack.model import Record, Source, Statement
from claimtrack.store import Store

if "fork" not in multiprocessing.get_all_start_methods():
    reason = "children that have everything loaded need fork, which this system lacks"
    pytest.skip(reason, allow_module_level=True)
FORK = multiprocessing.get_context("fork")


def batch(name: str, number: int, size: int = 2) -> Sequence[Record]:
    """The batch of a number: statements of one source, which the first brings."""
    said = [Statement(source_id=name, key=f"{number}.{one}") for one in range(size)]
    return [Source(id=name), *said]


@attrs.frozen(kw_only=True)
class Wanted:
    """What a child is to write.

    Attributes:
        name: The source of its statements.
        first: The number of its first batch.
        count: How many batches.
        size: How many statements are in each.
    """

    name: str
    first: int = 0
    count: int
    size: int = 2


def _write(opens: Opens, wanted: Wanted, out: Connection) -> None:
    out.send(None)
    with Store(opens()) as store:
        for number in range(wanted.first, wanted.first + wanted.count):
            records = batch(wanted.name, number, wanted.size)
            out.send((number, store.add(records).head.digest))


class Writer:
    """A child that opens a store and writes batches to it.

    Args:
        opens: Opens the ledger.
        wanted: What to write.
    """

    def __init__(self, opens: Opens, wanted: Wanted) -> None:
        self._out, there = FORK.Pipe(duplex=False)
        self._child = FORK.Process(target=_write, args=(opens, wanted, there))
        self._child.start()
        there.close()

    def begun(self) -> Self:
        """The same, once it is about to open the store."""
        self._out.recv()
        return self

    def kill(self) -> None:
        """End it at once, wherever it is."""
        self._child.kill()

    def told(self) -> Iterator[tuple[int, str]]:
        """The number and the digest of each batch that it was told is kept."""
        with contextlib.suppress(EOFError), self._out:
            while True:
                yield self._out.recv()

    def ended(self) -> int | None:
        """Its exit code, once it has ended."""
        self._child.join()
        code = self._child.exitcode
        self._child.close()
        return code
