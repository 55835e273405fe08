"""Findings before they are put in words."""

import attrs

from claimtrack.analysis.commitments import Commitment
from claimtrack.analysis.comparing import Comparison
from claimtrack.analysis.conflict import (
    finding_of,
    in_reading_order,
    pair_id,
    replacement,
)
from claimtrack.graph import ClaimGraph
from claimtrack.model import Finding, Verdict


@attrs.frozen(kw_only=True, eq=False)
class Noticed:
    """A pair that makes a finding, not yet in words.

    Attributes:
        code: The finding's code.
        comparison: The two, beside each other; the earlier first where both are by one
            source, in two statements.
        excludes: Whether the two can't both hold; else the later replaces the earlier.
    """

    code: str
    comparison: Comparison
    excludes: bool = True

    @property
    def verdict(self) -> Verdict | None:
        """The finding's verdict."""
        return self.comparison.verdict if self.excludes else None

    @property
    def id(self) -> str:
        """The finding's id."""
        return pair_id(self.comparison, self.code)

    def worded(self, graph: ClaimGraph) -> Finding:
        """Put it in words."""
        if not self.excludes:
            return replacement(graph, self.comparison, self.code)
        comparison = self.comparison
        if not are_in_turn(comparison.one, comparison.other):
            comparison = in_reading_order(graph, comparison)
        return finding_of(graph, comparison, self.code)


def are_in_turn(one: Commitment, other: Commitment) -> bool:
    """Tell whether two are by one source, in two statements."""
    first, second = one.assertion.statement_id, other.assertion.statement_id
    return one.source_id == other.source_id and first != second
