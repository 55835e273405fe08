"""Wherever the way to the server breaks off, a store is as before or as after."""

import itertools

import pytest
from tests.store.children import batch
from tests.store.places import schema
from tests.store.proxy import proxied

from claimtrack.errors import UnreadableStoreError
from claimtrack.model import Statement
from claimtrack.store import Head, open_store

pytestmark = pytest.mark.extra


@pytest.mark.parametrize("after", [False, True])
def test_a_fault_at_any_call_of_a_write_leaves_all_as_before_or_as_after(
    *, after: bool
) -> None:
    kept = []

    with schema() as address, proxied(address) as way, open_store(address) as beside:
        head = beside.add(batch("ada", 0)).head
        for fails_at in itertools.count(1):
            with open_store(way.address) as store:
                store.add(batch("ada", 0))
                way.break_off_at(fails_at, after=after)
                try:
                    store.add(batch("ada", fails_at))
                except UnreadableStoreError:
                    found = beside.verify(head)
                    assert found.is_sound
                    kept.append(found.head.count - head.count)
                    # The same store goes on as if nothing had been.
                    head = store.add(batch("ada", fails_at)).head
                    assert store.head == head
                    said = store.graph().of_kind(Statement)
                    assert len(said) == 2 + 2 * fails_at
                else:
                    break

    # To begin, to take the turn, to read what is there, to append, to end: at least
    # five, of which one can be sent in parts.
    assert len(kept) >= 5
    assert {*kept} <= ({0, 2} if after else {0})


@pytest.mark.parametrize("after", [False, True])
def test_a_batch_whose_end_was_not_heard_of_may_be_kept_and_is_added_again(
    *, after: bool
) -> None:
    with schema() as address, proxied(address) as way, open_store(way.address) as store:
        way.break_off_at(words=b"COMMIT\0", after=after, patience_s=20)
        with pytest.raises(UnreadableStoreError, match="server closed the connection"):
            store.add(batch("ada", 0))

        assert store.head.count == (3 if after else 0)
        assert store.add(batch("ada", 0)).entry_count == (0 if after else 3)
        assert store.verify(Head()).head.count == 3


@pytest.mark.parametrize("after", [False, True])
def test_a_fault_at_any_call_of_an_opening_leaves_a_store_that_can_be_opened(
    *, after: bool
) -> None:
    faults = 0

    for fails_at in itertools.count(1):
        with schema() as address, proxied(address) as way:
            way.break_off_at(fails_at, after=after)
            try:
                open_store(way.address).close()
            except UnreadableStoreError:
                faults += 1
            with open_store(address) as store:
                assert store.head == Head()
                assert store.add(batch("ada", 0)).entry_count == 3
        if faults < fails_at:
            break

    assert faults > 10
