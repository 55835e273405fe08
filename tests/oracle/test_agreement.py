"""The library against the oracle, pair by pair, on small worlds."""

import itertools

from hypothesis import HealthCheck, assume, given, settings
from tests.oracle.pairs import verdict
from tests.oracle.recorded import recorded

from claimtrack.analysis.comparison.comparing import compare_assertions
from claimtrack.graph import ClaimGraph
from claimtrack.model import Assertion, Record, Statement
from claimtrack.testing import worlds


# Some 1,800 worlds hold ten thousand pairs.
@given(records=worlds())
@settings(max_examples=1800, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_verdict_on_a_pair_is_the_oracles(records: tuple[Record, ...]) -> None:
    graph = ClaimGraph(records)
    made = sorted(graph.of_kind(Assertion).values(), key=repr)
    # Decision 001: the library doubts every statement on a way between two clocks that
    # can't both hold, the oracle those on a shortest way.
    assume(_doubted(graph) == recorded(records).disordered)

    for one, other in itertools.combinations(made, 2):
        found = compare_assertions(graph, one, other).verdict

        assert found.value == verdict(records, one, other), (one, other)


def _doubted(graph: ClaimGraph) -> frozenset[str]:
    statements = graph.of_kind(Statement)
    return frozenset(one for one in statements if graph.clocks.is_doubtful(one))
