"""Findings before they are put in words."""

from collections.abc import Container

import attrs

from claimtrack.analysis.comparison.comparing import Comparison
from claimtrack.analysis.pairs.conflict import (
    finding_of,
    in_reading_order,
    replacement,
)
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph
from claimtrack.model import Finding, Verdict

Sign = tuple[str, Verdict | None, tuple[tuple[str, str], ...]]
"""A finding's code, its verdict, and the statements and claims that it names.

As good as its id, of which code and names make the digest, and sooner made.
"""


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
    def sign(self) -> Sign:
        """What tells the finding from any other."""
        named = (
            (side.assertion.statement_id, side.assertion.claim_id)
            for side in (self.comparison.one, self.comparison.other)
        )
        return self.code, self.verdict, tuple(sorted(named))

    def names(self, ids: Container[str]) -> bool:
        """Tell whether one of the two commitments is among some, by their digests."""
        return self.comparison.one.id in ids or self.comparison.other.id in ids

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
    first, second = one.utterance_id, other.utterance_id
    return one.source_id == other.source_id and first != second
