"""What everybody commits to, and what of it stands: worked out once for all checks."""

from collections.abc import Sequence

from claimtrack.analysis.pairs.standing import Standing
from claimtrack.analysis.utterances.commitments import Commitment, commitments
from claimtrack.graph import ClaimGraph


def vouched(graph: ClaimGraph) -> Sequence[Commitment]:
    """Give what `commitments` gives, kept until the graph grows.

    Complexity: that of `commitments` the first time, O(1) then.
    """
    return graph.once(_vouched)


def standing_of(graph: ClaimGraph) -> Standing:
    """Tell which of a graph's commitments stand, kept until the graph grows.

    Complexity: that of `Standing` the first time, O(1) then.
    """
    return graph.once(_standing)


def looked_at(graph: ClaimGraph, *, history: bool) -> Sequence[Commitment]:
    """Give the commitments that a check looks at: what stands, or all there ever were.

    Complexity: that of `standing_of`, or with `history` that of `vouched`.
    """
    return vouched(graph) if history else graph.once(_what_stands)


def _vouched(graph: ClaimGraph) -> Sequence[Commitment]:
    return tuple(commitments(graph))


def _standing(graph: ClaimGraph) -> Standing:
    return Standing(graph, vouched(graph))


def _what_stands(graph: ClaimGraph) -> Sequence[Commitment]:
    stands = standing_of(graph).stands
    return tuple(one for one in vouched(graph) if stands(one))
