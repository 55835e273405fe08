"""The origins of one claim, by a trace of it alone."""

from claimtrack.analysis.provenance.following import Following
from claimtrack.graph import ClaimGraph


class TracedOrigins:
    """Where single claims come from: for those who ask about a few.

    Args:
        graph: The graph.
    """

    def __init__(self, graph: ClaimGraph) -> None:
        self._graph = graph

    def of(self, claim_id: str) -> frozenset[str]:
        """Give the origins of a claim.

        Complexity: O(V + E) of what is upstream of the statements that make it.
        """
        ways = Following(self._graph, claim_id)
        return frozenset(ways.walk(ways.makers())[1])

    def leads_on(self, claim_id: str) -> bool:
        """Tell whether all that makes a claim leads to an origin, and to no closed ring.

        Complexity: O(V + E) of what is upstream of the statements that make it.
        """
        ways = Following(self._graph, claim_id)
        makers = ways.makers()
        reached, ends = ways.walk(makers)
        leading = ways.resting_on(reached, ends)
        return makers <= leading.union(ends)
