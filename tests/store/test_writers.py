"""Of what many processes write at once, nothing is lost and nothing is there twice."""

import pytest
from tests.store.children import Wanted, Writer
from tests.store.places import LASTING, Place

from claimtrack.model import Source, Statement
from claimtrack.store import Store

WRITERS, BATCHES = 8, 500


@pytest.mark.parametrize("place", LASTING)
def test_what_eight_write_at_once_is_all_there_and_there_once(place: Place) -> None:
    with place() as opens:
        # They make the store themselves, all at once.
        wanted = [Wanted(name=f"w{one}", count=BATCHES) for one in range(WRITERS)]
        writers = [Writer(opens, one) for one in wanted]
        told = [[*writer.begun().told()] for writer in writers]
        codes = [writer.ended() for writer in writers]
        with Store(opens()) as store:
            found = store.verify()
            graph = store.graph()
            digests = [entry.digest for entry in store.entries()]

    reported = [digest for of_one in told for _, digest in of_one]
    said = [(one.source_id, one.key) for one in graph.of_kind(Statement).values()]
    assert codes == [0] * WRITERS
    assert len(graph.of_kind(Source)) == WRITERS
    assert sorted(said) == sorted(
        (f"w{writer}", f"{number}.{one}")
        for writer in range(WRITERS)
        for number in range(BATCHES)
        for one in range(2)
    )
    assert found.is_sound
    assert len(digests) == WRITERS * (1 + BATCHES * 2)
    assert len({*reported}) == WRITERS * BATCHES
    assert {*reported} <= {*digests}
