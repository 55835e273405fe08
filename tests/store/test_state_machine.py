"""Two who write to one store, in any order, against a store in memory and a graph."""

import itertools
from contextlib import ExitStack

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from tests.store.places import PLACES, Place

from claimtrack.errors import InvalidValueError, RefusedRecordsError
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Envelope,
    Record,
    Relay,
    Source,
    Statement,
    digest,
    record_id,
)
from claimtrack.store import Head, MemoryLedger, Receipt, Store
from claimtrack.store.chain import entry_after

SOURCES = [Source(id=name) for name in ("ada", "bob")]
NAMED = [Source(id="ada", aliases=[alias]) for alias in ("A", "B")]
SAID = [Statement(source_id=one.id, key=key) for one in SOURCES for key in "12"]
RELAYS = [
    Relay(statement_id=digest(SAID[3]), rests_on_id=digest(one)) for one in SAID[:3]
]
LABELS = [Envelope(record_id=digest(one), labels=["it"]) for one in SAID[:2]]
WHOLE = [
    *([one] for one in (*SOURCES, *NAMED)),
    *([*SOURCES, one] for one in SAID),
    *([*SOURCES, *SAID, one] for one in (*RELAYS, *LABELS)),
]
"""Records with all that they point at."""

batches = st.lists(st.sampled_from(WHOLE), max_size=3).map(
    lambda given: [*itertools.chain(*given)]
)
loose = st.sampled_from([*SAID, *RELAYS]).map(lambda one: [one])
days = st.integers(1, 9)
writers = st.integers(0, 1)

Batch = list[Record | Envelope]


class FaultError(Exception):
    """What goes wrong in the middle of a turn."""


def outcome(store: Store, batch: Batch, when: str | None) -> Receipt | str:
    """What a batch comes to, or why it is refused."""
    try:
        return store.add(batch, recorded_at=when)
    except (RefusedRecordsError, InvalidValueError) as error:
        return str(error)


class Stores(RuleBasedStateMachine):
    """One store, opened twice, beside one in memory that takes the same batches."""

    place: Place

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.opens = self.stack.enter_context(self.place())
        self.stores = [Store(self.opens()), Store(self.opens())]
        self.beside = Store(MemoryLedger())
        self.unstamped = ClaimGraph()
        self.heads = [Head()]
        self.today = 1
        self.answers: dict[int, ClaimGraph] = {}

    @rule(which=writers, batch=batches | loose, steps=st.none() | st.integers(-1, 2))
    def add(self, which: int, batch: Batch, steps: int | None) -> None:
        when = None if steps is None else noon(min(max(self.today + steps, 1), 9))

        told = outcome(self.stores[which], batch, when)

        assert told == outcome(self.beside, batch, when)
        if isinstance(told, Receipt):
            self.unstamped.add(batch)
            self.heads.append(told.head)
            if told.entry_count and steps is not None:
                self.today = min(self.today + max(steps, 0), 9)

    @rule(which=writers)
    def fail_amid_a_turn(self, which: int) -> None:
        ledger = self.stores[which]._ledger

        def fail() -> None:
            with ledger.turn():
                ledger.append([entry_after(ledger.head(), b"{}", None)])
                raise FaultError

        with pytest.raises(FaultError):
            fail()

    @rule(which=writers)
    def open_anew(self, which: int) -> None:
        self.stores[which].close()
        self.stores[which] = Store(self.opens())

    @rule(which=writers, day=days)
    def read_as_of_a_day(self, which: int, day: int) -> None:
        answer = self.stores[which].graph(as_of=noon(day))

        assert answer == self.beside.graph(as_of=noon(day))
        if day < self.today:
            assert answer == self.answers.setdefault(day, answer)

    @invariant()
    def all_hold_the_same(self) -> None:
        entries = [*self.beside.entries()]
        graph = self.beside.graph()
        for store in self.stores:
            assert [*store.entries()] == entries
            assert store.head == self.heads[-1]
            assert store.graph() == graph
        assert bare(graph) == bare(self.unstamped)

    @invariant()
    def every_head_that_was_kept_is_still_of_it(self) -> None:
        for head in self.heads:
            found = self.stores[0].verify(head)
            assert (found.is_sound, found.head) == (True, self.heads[-1])

    def teardown(self) -> None:
        for store in self.stores:
            store.close()
        self.stack.close()


def noon(day: int) -> str:
    return f"2021-03-{day:02}T12:00Z"


def bare(graph: ClaimGraph) -> list[tuple[Record, tuple[str, ...]]]:
    """The records of a graph with their labels, without the times of their recording."""
    records = [one for one in graph.records() if not isinstance(one, Envelope)]
    return [(one, graph.envelope(record_id(one)).labels) for one in records]


@pytest.mark.parametrize("place", PLACES)
def test_every_store_does_as_the_one_in_memory_and_as_a_graph(place: Place) -> None:
    class StoresThere(Stores): ...

    StoresThere.place = staticmethod(place)
    short = settings(settings(), deadline=None, stateful_step_count=12)

    run_state_machine_as_test(StoresThere, settings=short)
