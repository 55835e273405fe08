"""Where a claim was made: what is kept on the way says what a whole walk says."""

from hypothesis import given, settings
from tests.oracle.narrows import Telling
from tests.oracle.test_origins_agreement import graph_of, tellings

from claimtrack.analysis.utterances.sayings import _carried_from, _made_above, made_in
from claimtrack.model import Assertion


@given(tellings())
@settings(max_examples=300, deadline=None)
def test_a_climb_that_is_kept_leads_where_a_whole_walk_leads(telling: Telling) -> None:
    graph = graph_of(telling, {f"speaker-{number}": [] for number in range(3)})

    for one in graph.of_kind(Assertion).values():
        first = _carried_from(graph, one)
        walked = _made_above(graph, first, one.claim_id) if first else one.statement_id
        assert made_in(graph, one) == walked
