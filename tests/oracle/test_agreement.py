"""The library against the oracle, pair by pair, on small worlds."""

import itertools

from hypothesis import HealthCheck, given, settings
from tests.oracle.pairs import verdict

from claimtrack.analysis.comparing import compare_assertions
from claimtrack.graph import ClaimGraph
from claimtrack.model import Assertion, Record
from claimtrack.testing import worlds


# Some 1,800 worlds hold ten thousand pairs.
@given(records=worlds())
@settings(max_examples=1800, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_verdict_on_a_pair_is_the_oracles(records: tuple[Record, ...]) -> None:
    graph = ClaimGraph(records)
    made = sorted(graph.of_kind(Assertion).values(), key=repr)

    for one, other in itertools.combinations(made, 2):
        found = compare_assertions(graph, one, other).verdict

        assert found.value == verdict(records, one, other), (one, other)
