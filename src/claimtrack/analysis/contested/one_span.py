"""Whether all that was said on a topic is surely about one and the same span."""

import itertools
from collections.abc import Iterable, Sequence

from claimtrack.analysis.comparison.comparing import compare
from claimtrack.analysis.comparison.endings import instants
from claimtrack.analysis.comparison.spans import ONLY_SAME, may_end_when_said
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.analysis.utterances.declarations import Incomparable
from claimtrack.graph import ClaimGraph
from claimtrack.model import EndKind, read_period


class Spans:
    """What tells which commitments are surely about one span.

    Args:
        graph: The graph.
    """

    def __init__(self, graph: ClaimGraph) -> None:
        self._graph = graph
        self._incomparable = graph.once(Incomparable)

    def are_one(self, told: Sequence[Commitment]) -> bool:
        """Tell whether commitments on a topic are surely about one span.

        They are where each is about its period as written, and these are the same; or
        where all were made in one utterance. None is where an analyst declared two of
        them incomparable. False is for can't tell, too.

        Complexity: O(n), and O(m^2) in the questions of the topic.
        """
        if self.set_apart(told):
            return False
        # A graph has one record a question.
        by_question = {id(one.question): one for one in told}
        if len(by_question) == 1:
            made_in = {one.said_in for one in told}
            if len(made_in) == 1 and None not in made_in:
                return True
        if not all(map(self._is_as_written, told)):
            return False
        return all(
            compare(self._graph, one, other).lies == ONLY_SAME
            for one, other in itertools.combinations(by_question.values(), 2)
        )

    def set_apart(self, told: Iterable[Commitment]) -> frozenset[str]:
        """Give the commitments that an analyst declared incomparable with another."""
        return self._incomparable.among(told)

    def as_written(self, told: Iterable[Commitment]) -> list[Commitment]:
        """Give those whose period surely is what its words say, whoever else speaks.

        It neither ends when something was said, nor has it an unknown end.

        Complexity: O(n).
        """
        return [*filter(self._is_as_written, told)]

    def _is_as_written(self, one: Commitment) -> bool:
        period = None if one.question is None else one.question.period
        if period is None:
            return True
        span = read_period(period.text)
        if EndKind.UNKNOWN in (span.start.kind, span.stop.kind):
            return False
        if span.stop.kind is EndKind.SAID:
            return False
        if one.said_in is not None and span.stop.kind is EndKind.FIXED:
            # Said after the end: `may_end_when_said` tells the same, but later.
            room = self._graph.clocks.bounds(one.said_in)
            _, wall, _, utc = instants(span.stop)
            if room.wall_lower >= wall or room.utc_lower >= utc:
                return True
        return not may_end_when_said(self._graph, one)
