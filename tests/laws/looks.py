"""Every check of the library, and the one that can look at history looking at it."""

from collections.abc import Iterator

from claimtrack.analysis import CHECKS, contradictions
from claimtrack.graph import ClaimGraph
from claimtrack.model import Finding


def contradictions_in_history(graph: ClaimGraph) -> Iterator[Finding]:
    """What contradicts what of all that was ever said."""
    yield from contradictions(graph, history=True)


LOOKS = (*CHECKS, contradictions_in_history)
