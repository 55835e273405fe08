"""How two periods lie of which neither lies within the other, as a clause."""

from claimtrack.analysis.comparison.windows import (
    are_apart,
    window_around,
    window_within,
)
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph


def aside_in_words(graph: ClaimGraph, one: Commitment, other: Commitment) -> str:
    """Say whether two periods that lie aside meet, where that can be told.

    Complexity: O(1).
    """
    if are_apart(window_around(graph, one), window_around(graph, other)):
        return "Their periods have no time in common"
    mine, theirs = window_within(graph, one), window_within(graph, other)
    both = zip((mine.wall, mine.utc), (theirs.wall, theirs.utc), strict=True)
    if any(max(a[0], b[0]) < min(a[1], b[1]) for a, b in both):
        return "Their periods cross: neither lies within the other"
    return "Neither of their periods lies within the other"
