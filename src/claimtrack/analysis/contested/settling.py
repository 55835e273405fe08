"""Which pairs that can't both hold somebody has dealt with."""

from claimtrack.analysis.checks import settled_ids
from claimtrack.analysis.pairs.conflict import (
    CONFLICT,
    DENIAL,
    PART_EXCEEDS_WHOLE,
    SELF_CONTRADICTION,
)
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph
from claimtrack.model import finding_id

_CODES = (CONFLICT, DENIAL, SELF_CONTRADICTION, PART_EXCEEDS_WHOLE)


class Settled:
    """The settlements of a graph, put to pairs.

    Args:
        graph: The graph.
    """

    def __init__(self, graph: ClaimGraph) -> None:
        self._ids = settled_ids(graph)

    def __bool__(self) -> bool:
        return bool(self._ids)

    def has(self, one: Commitment, other: Commitment) -> bool:
        """Tell whether somebody settled the finding that two commitments come to."""
        pair = (one.assertion, other.assertion)
        named = [(each.statement_id, each.claim_id) for each in pair]
        return any(finding_id(code, named).startswith(self._ids) for code in _CODES)
