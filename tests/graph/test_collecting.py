"""The collector of reference cycles is left as it was found."""

import gc
from collections.abc import Iterator

import pytest

from claimtrack.errors import RefusedRecordsError
from claimtrack.graph import ClaimGraph
from claimtrack.model import Question, Source


@pytest.fixture(autouse=True)
def collector_restored() -> Iterator[None]:
    yield
    gc.enable()


def test_the_collector_waits_while_records_come_in_and_runs_again_after() -> None:
    seen = []

    def sources() -> Iterator[Source]:
        seen.append(gc.isenabled())
        yield Source(id="a")

    ClaimGraph(sources())

    assert seen == [False]
    assert gc.isenabled()


def test_the_collector_runs_again_after_a_refused_batch() -> None:
    with pytest.raises(RefusedRecordsError):
        ClaimGraph([Question(measure_id="nowhere")])

    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()

    ClaimGraph([Source(id="a")])

    assert not gc.isenabled()
