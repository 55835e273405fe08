"""What every store keeps to, whatever holds its entries."""

import threading
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from tests.growing import Batches, batches
from tests.store.places import PLACES, Place

from claimtrack.errors import (
    AlteredStoreError,
    InvalidValueError,
    RefusedRecordsError,
    UnreadableStoreError,
)
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Claim,
    Count,
    Document,
    Envelope,
    Measure,
    Question,
    Source,
    Statement,
    When,
    digest,
)
from claimtrack.store import Head, MemoryLedger, Store, Verification, head_text
from claimtrack.store.chain import entry_after, head_of

Open = Callable[[], Store]
FIRST, SECOND, THIRD = "2021-03-01T12:00Z", "2021-03-02T12:00Z", "2021-03-03T12:00Z"
ADA = Source(id="ada")


def said(key: str) -> Statement:
    return Statement(source_id="ada", key=key)


def recorded_at(graph: ClaimGraph, key: str) -> str | None:
    when = graph.envelope(digest(said(key))).recorded_at
    return None if when is None else when.text


def keys(graph: ClaimGraph) -> str:
    """The keys of the statements, joined in order."""
    return "".join(sorted(one.key or "" for one in graph.of_kind(Statement).values()))


def test_a_new_store_is_empty(opened: Open) -> None:
    store = opened()

    assert store.head == Head()
    assert store.graph() == ClaimGraph()
    assert [*store.entries()] == []
    assert store.verify(Head()) == Verification(head=Head())


def test_what_was_added_is_there_for_whoever_opens_it_next(opened: Open) -> None:
    records = [ADA, said("1")]

    receipt = opened().add(records)

    assert receipt.entry_count == 2
    assert opened().graph() == ClaimGraph(records)
    assert opened().head == receipt.head
    assert [head_of(entry) for entry in opened().entries()][-1] == receipt.head


def test_a_graph_is_a_batch(opened: Open) -> None:
    label = Envelope(record_id="ada", labels=["her"])
    graph = ClaimGraph([ADA, said("1"), label])

    opened().add(graph)

    assert opened().graph() == graph


def test_what_is_there_already_makes_no_entry(opened: Open) -> None:
    store = opened()
    first = store.add([ADA, said("1")], recorded_at=FIRST)

    again = store.add([said("1"), ADA], recorded_at=SECOND)

    assert again.entry_count == 0
    assert again.head == first.head


def test_names_that_come_later_are_united_with_those_that_are_there(
    opened: Open,
) -> None:
    opened().add([Source(id="ada", aliases=["A"])])

    receipt = opened().add([Source(id="ada", aliases=["B"])])

    assert receipt.entry_count == 1
    assert opened().graph() == ClaimGraph([Source(id="ada", aliases=["A", "B"])])


def test_a_batch_that_does_not_hold_together_leaves_nothing(opened: Open) -> None:
    store = opened()
    before = store.add([ADA]).head
    claim = Assertion(statement_id=digest(said("1")), claim_id="f" * 64)

    with pytest.raises(RefusedRecordsError):
        store.add([said("1"), claim])

    assert store.head == before
    assert store.graph() == ClaimGraph([ADA])
    assert store.add([said("1")]).entry_count == 1


def test_two_who_write_see_what_the_other_wrote(opened: Open) -> None:
    one, other = opened(), opened()

    one.add([ADA])
    receipt = other.add([ADA, said("1")])
    one.add([said("2")])

    assert receipt.entry_count == 1
    assert other.graph() == ClaimGraph([ADA, said("1"), said("2")])
    assert other.verify(receipt.head).is_sound


def test_the_same_batches_make_the_same_head(opened: Open) -> None:
    beside = Store(MemoryLedger())

    for batch, when in (([ADA, said("1")], FIRST), ([said("2")], None)):
        told = opened().add(batch, recorded_at=when)
        same = beside.add(reversed(batch), recorded_at=when)

    assert told == same


def test_what_no_stranger_may_send_is_read_again_once_it_is_in(opened: Open) -> None:
    document = Document(publisher_id="ada", text="long" * 300_000, url="a")
    asked = Question(measure_id="votes")
    many = Claim(question_id=digest(asked), answer=Count(spans=[(10**99, None)]))
    records = [ADA, document, Measure(id="votes"), asked, many]

    opened().add(records)

    assert opened().graph() == ClaimGraph(records)
    assert opened().add([said("1")]).entry_count == 1


def test_what_was_recorded_is_read_as_of_a_moment(opened: Open) -> None:
    store = opened()
    store.add([ADA], recorded_at=FIRST)
    store.add([said("1")], recorded_at=SECOND)

    assert store.graph(as_of="2021-02-28") == ClaimGraph()
    assert keys(store.graph(as_of=FIRST)) == ""
    assert keys(store.graph(as_of=When(text=SECOND))) == "1"


def test_an_answer_as_of_a_moment_that_is_past_never_changes(opened: Open) -> None:
    store = opened()
    store.add([ADA], recorded_at=FIRST)
    store.add([said("1")], recorded_at=SECOND)
    earlier = Envelope(record_id=digest(said("1")), recorded_at=When(text="2020"))

    store.add([said("2"), earlier, Source(id="ada", aliases=["A"])], recorded_at=THIRD)

    assert opened().graph(as_of=FIRST).get("ada", Source) == ADA
    assert keys(opened().graph(as_of=FIRST)) == ""
    assert keys(opened().graph(as_of=SECOND)) == "1"
    assert recorded_at(opened().graph(as_of=SECOND), "1") == SECOND
    assert recorded_at(opened().graph(), "1") == "2020"


def test_a_batch_without_a_time_was_there_when_a_later_one_was(opened: Open) -> None:
    store = opened()
    store.add([ADA, said("1")])
    store.add([said("2")], recorded_at=SECOND)
    store.add([said("3")])

    assert keys(store.graph(as_of=FIRST)) == ""
    assert keys(store.graph(as_of=SECOND)) == "12"
    assert keys(store.graph(as_of=THIRD)) == "12"
    assert keys(store.graph()) == "123"


def test_a_vague_time_does_not_hide_a_sharp_one_within_it(opened: Open) -> None:
    store = opened()
    store.add([ADA, said("1")], recorded_at="2021-03-01T12:00Z")
    store.add([said("2")], recorded_at="2021-03-01T12:00:10Z")
    store.add([said("3")], recorded_at="2021-03-01T12:00:40Z")

    assert keys(store.graph(as_of="2021-03-01T12:00:20Z")) == "12"


def test_a_moment_without_an_offset_is_any_of_those_it_can_mean(opened: Open) -> None:
    store = opened()
    store.add([ADA, said("1")], recorded_at="2021-03-01T09:59Z")
    store.add([said("2")], recorded_at="2021-03-01T10:00Z")

    # Where that day ends first it does so at 10 in the morning of UTC.
    assert keys(store.graph(as_of="2021-03-01")) == "1"


@pytest.mark.parametrize("when", ["tomorrow", "2021-03-01?"])
def test_a_moment_must_have_an_end(opened: Open, when: str) -> None:
    store = opened()
    store.add([ADA], recorded_at=FIRST)

    with pytest.raises(InvalidValueError):
        store.graph(as_of=when)


def test_a_new_record_is_stamped_and_one_that_is_there_is_not(opened: Open) -> None:
    store = opened()
    store.add([ADA, said("1")])
    old = Envelope(record_id=digest(said("3")), recorded_at=When(text="2019"))
    labelled = Envelope(record_id=digest(said("1")), labels=["first"])

    store.add([said("2"), said("3"), old, labelled], recorded_at=SECOND)

    graph = store.graph()
    assert [recorded_at(graph, key) for key in "123"] == [None, SECOND, "2019"]
    assert graph.envelope(digest(said("1"))) == labelled


def test_a_clock_is_asked_when_nobody_else_writes(opened: Open) -> None:
    store = opened()

    def clock() -> When:
        assert store.head == Head()
        return When(text=FIRST)

    store.add([ADA, said("1")], recorded_at=clock)

    assert recorded_at(store.graph(), "1") == FIRST


@pytest.mark.parametrize(
    ("when", "problem"),
    [
        ("2021-03-02", "with an offset"),
        ("2021-03-02T12:00", "with an offset"),
        ("soon", "expected a date"),
        ("2021-02-01T00:00Z", "before the last batch: that was at 2021-03-01T12:00Z"),
    ],
)
def test_a_time_that_cannot_be_is_refused(
    opened: Open, when: str, problem: str
) -> None:
    store = opened()
    head = store.add([ADA], recorded_at=FIRST).head

    with pytest.raises(InvalidValueError, match=problem):
        store.add([said("1")], recorded_at=when)

    assert store.head == head
    assert store.add([said("1")], recorded_at=FIRST).entry_count == 1


@pytest.mark.parametrize("is_text", [True, False])
def test_a_head_that_was_kept_is_looked_for(opened: Open, *, is_text: bool) -> None:
    store = opened()
    kept = store.add([ADA]).head
    last = store.add([said("1")]).head

    found = store.verify(head_text(kept) if is_text else kept)

    assert found == Verification(head=last)


def test_what_is_chained_but_no_log_is_not_read(opened: Open) -> None:
    store = opened()
    head = store.add([ADA]).head
    ledger = store._ledger
    with ledger.turn():
        ledger.append([entry_after(head, b'{"noun":"rumour"}', None)])

    with pytest.raises(UnreadableStoreError, match=r"no log: line 2, \$\.noun"):
        store.graph()

    with pytest.raises(UnreadableStoreError, match=r"no log: line 2, \$\.noun"):
        store.add([said("1")])


def test_what_points_at_nothing_is_not_read(opened: Open) -> None:
    store = opened()
    ledger = store._ledger
    line = b'{"id":"ada","noun":"source","part_of":["gone"]}'
    with ledger.turn():
        ledger.append([entry_after(Head(), line, None)])

    with pytest.raises(UnreadableStoreError, match="gone"):
        store.add([said("1")])


def test_an_entry_that_is_not_what_was_written_is_not_read(opened: Open) -> None:
    store = opened()
    entry = entry_after(store.add([ADA]).head, b"{}", None)
    ledger = store._ledger
    with ledger.turn():
        ledger.append([entry_after(head_of(entry), b"{}", None)])

    with pytest.raises(AlteredStoreError, match="entry 2 is not what was written"):
        store.graph()

    with pytest.raises(AlteredStoreError, match="entry 2 is not what was written"):
        store.add([said("1")])


def test_a_store_that_shrank_takes_nothing_from_who_saw_it_whole() -> None:
    ledger = MemoryLedger()
    store = Store(ledger)
    store.add([ADA, said("1")])
    del ledger._entries[1]

    with pytest.raises(AlteredStoreError) as refused:
        store.add([said("2")])

    assert refused.value.number == 2


def test_after_an_error_of_the_ledger_all_is_read_anew(opened: Open) -> None:
    store = opened()
    store.add([ADA])

    def failing() -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.add([said("1")], recorded_at=failing)

    assert keys(store.graph()) == ""
    assert store.add([said("1")]).entry_count == 1


@pytest.mark.parametrize("place", PLACES)
def test_writers_in_threads_of_one_process_wait_for_each_other(place: Place) -> None:
    def write(name: str) -> None:
        with Store(opens()) as store:
            for number in range(5):
                store.add([said(f"{name}{number}")])

    with place() as opens:
        with Store(opens()) as store:
            store.add([ADA])
        running = [threading.Thread(target=write, args=(name,)) for name in "abc"]
        for thread in running:
            thread.start()
        for thread in running:
            thread.join()
        with Store(opens()) as store:
            found = store.verify()
            graph = store.graph()

    assert found == Verification(head=Head(count=16, digest=found.head.digest))
    assert len(graph.of_kind(Statement)) == 15


@given(batches())
@settings(deadline=None)
def test_what_comes_in_batches_comes_to_the_same_graph(batches: Batches) -> None:
    store = Store(MemoryLedger())

    for batch in batches:
        store.add(batch)

    whole = ClaimGraph()
    for batch in batches:
        whole.add(batch)
    assert store.graph() == whole
    assert store.verify(store.head).is_sound
