"""What was vouched for on one question as written, in the groups that can clash."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Sequence

from claimtrack.analysis.contested.falls import Falls
from claimtrack.analysis.contested.one_span import Spans
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph
from claimtrack.model import Claim


class OneQuestion:
    """Commitments on one question as written; what they come to is worked out once.

    Args:
        graph: The graph.
        spans: What tells which are about one span.
        told: The commitments.

    Attributes:
        comparable: Those that can be compared with all others.
        linked: Those that an analyst declared incomparable with another.
    """

    def __init__(
        self, graph: ClaimGraph, spans: Spans, told: Sequence[Commitment]
    ) -> None:
        self._graph = graph
        self._spans = spans
        apart = spans.set_apart(told)
        self.comparable = [one for one in told if one.id not in apart]
        self.linked = [one for one in told if one.id in apart]

    @functools.cached_property
    def at_once(self) -> Sequence[Sequence[Commitment]]:
        """Groups of which each is about one span.

        Of claims that were made in one statement, and of all that are about their
        period as written.
        """
        made: defaultdict[str, list[Commitment]] = defaultdict(list)
        for one in self.comparable:
            if one.said_in is not None:
                made[one.said_in].append(one)
        of_one_moment = [some for some in made.values() if len(some) > 1]
        return *of_one_moment, self._spans.as_written(self.comparable)

    @functools.cached_property
    def falls(self) -> Falls:
        """Its running totals, of which a later one may be lower."""
        return Falls(self._graph, self.comparable)


def by_question(
    graph: ClaimGraph, spans: Spans, told: Iterable[Commitment]
) -> list[OneQuestion]:
    """Put commitments on a topic together by the question as written.

    Complexity: O(n).
    """
    claims = graph.of_kind(Claim)
    found: defaultdict[str, list[Commitment]] = defaultdict(list)
    for one in told:
        claim_id = one.assertion.claim_id
        found[claims[claim_id].question_id or claim_id].append(one)
    return [OneQuestion(graph, spans, some) for some in found.values()]
