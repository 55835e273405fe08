"""Walk-backs of a series, against a look at every two of its answers."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.test_excluding import graph_of, sayings

from claimtrack.analysis import series
from claimtrack.analysis.comparison.comparing import compare
from claimtrack.analysis.pairs.revising import WALK_BACK, code_of_change
from claimtrack.analysis.pairs.turns import Turns
from claimtrack.analysis.pairs.vouching import standing_of
from claimtrack.analysis.utterances.commitments import commitment
from claimtrack.model import Assertion, Question, Verdict

PERIODS = ("2020-10", "2020-10-01", "2020-09-27/said", "2020-09-27/..", "../said")


@given(period=st.sampled_from(PERIODS), said=sayings)
@settings(max_examples=300, deadline=None)
def test_a_walk_back_is_what_a_look_at_every_two_says(
    period: str, said: list[dict]
) -> None:
    graph = graph_of(period, "tanks", said)
    (question_id,) = graph.of_kind(Question)
    told = [commitment(graph, one) for one in graph.of_kind(Assertion).values()]

    found = {
        row["label"]
        for row in series(graph, "west", question_id).rows()
        if row["kind"].startswith("walk-back")
    }

    standing = standing_of(graph)
    wanted = {
        graph.envelope(later.assertion.statement_id).labels[0] + "#1"
        for earlier, later in Turns(graph).clashing(told)
        if later.is_committed and earlier.is_committed
        for two in [compare(graph, earlier, later)]
        if two.verdict is Verdict.CONFLICT
        and code_of_change(two, standing) == WALK_BACK
    }
    assert found == wanted
