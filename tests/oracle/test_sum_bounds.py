"""The bounds by which most wholes are passed over, against what they stand for."""

import itertools

import attrs
from hypothesis import given
from tests.oracle.sums_worlds import sums_worlds
from tests.oracle.test_sums_agreement import many

from claimtrack.analysis.sums.figures import Figures
from claimtrack.analysis.sums.members import ENDLESS, is_beyond
from claimtrack.analysis.sums.packing import Packing
from claimtrack.analysis.sums.parts_beyond import PartsBeyond
from claimtrack.analysis.sums.parts_short import PartsShort
from claimtrack.analysis.sums.wholes import Keys
from claimtrack.analysis.utterances.commitments import commitments
from claimtrack.graph import ClaimGraph
from claimtrack.model import Partition, Record


@many(600)
@given(world=sums_worlds() | sums_worlds(plain=True))
def test_no_parts_come_to_more_than_the_ceiling_nor_cover_for_less_than_the_floor(
    world: tuple[Record, ...],
) -> None:
    graph = ClaimGraph(world)
    figures = Figures(graph, commitments(graph))
    partitions = graph.of_kind(Partition).values()
    keys = Keys(figures.keys(), graph.containment, partitions)
    beyond = PartsBeyond(graph, figures, keys)
    short = PartsShort(graph, figures, keys)
    asked = figures.keys()
    places = {around for key in asked for around in keys.around(key)}

    for key, one in itertools.product(sorted(places, key=repr), figures.every()):
        whole = attrs.evolve(one, key=key, low=(10**6, False), high=ENDLESS)
        packed = Packing(members=tuple(beyond.packed(whole)))
        covering = short._parts(whole, short._bearing(short._able(key), whole))

        assert not is_beyond(packed.low, beyond.ceiling(whole))
        if covering is not None:
            high = sum(part.high[0] for part in covering)
            assert high >= short.floor(whole)[0]
