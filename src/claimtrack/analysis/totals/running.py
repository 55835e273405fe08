"""Running totals, and what one answer can be against an earlier one."""

import enum
import itertools

import attrs

from claimtrack.analysis.comparison.comparing import Comparison
from claimtrack.analysis.comparison.spans import ONLY_WITHIN, ends_when_said
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph
from claimtrack.model import Choice, Stretches, is_subset, pieces


class PointKind(enum.Enum):
    """What an answer is against those that its source gave before."""

    FIRST = "first"
    """Nothing is known to be earlier."""
    UPDATE = "update"
    """A running total that rose."""
    REPEAT = "repeat"
    """The same answer again."""
    STALE_REPEAT = "stale repeat"
    """An older answer again, after another was given or after it was taken back."""
    REFINEMENT = "refinement"
    """An answer within the one before, or around it."""
    REVISION = "revision"
    """Another answer that does not fall, or one in place of what was withdrawn."""
    REVERSAL = "reversal"
    """What was asserted is denied, or what was denied is asserted."""
    WALK_BACK = "walk-back"
    """A running total that fell below an earlier one that still stood."""
    SUSPECTED_RESET = "walk-back, suspected reset"
    """A walk-back from which the later ones rise as if a new counter had begun."""
    RESET = "reset"
    """A counter started anew, as an analyst declared."""


@attrs.frozen(kw_only=True)
class Changed:
    """What one answer is, with the reason.

    Attributes:
        kind: What it is.
        against: The place of the earlier one that it is held against; None for a first.
        because: Why, in words.
    """

    kind: PointKind
    against: int | None = None
    because: str = "Nothing is known to be earlier."


def is_running_total(graph: ClaimGraph, one: Commitment) -> bool:
    """Tell whether an answer is a count so far, which a later one is no lower than."""
    counts = one.is_additive and not one.excludes_nothing
    return counts and bool(stretches_of(one)) and ends_when_said(graph, one)


def stretches_of(one: Commitment) -> Stretches:
    """Give the numbers that an answer admits; none where it is of another kind."""
    return () if isinstance(one.admits, Choice | None) else pieces(one.admits)


def figure_of(one: Commitment) -> object:
    """Give what is the same for two that answer the same."""
    if one.excludes_nothing:
        return one.assertion.claim_id, one.denies
    return one.admits


def refines(comparison: Comparison) -> bool:
    """Tell whether one of two answers lies within the other."""
    given = [each.admits for each in (comparison.one, comparison.other)]
    known = [each for each in given if each is not None]
    return any(is_subset(*pair) for pair in itertools.permutations(known, 2))


def rises(comparison: Comparison) -> bool:
    """Tell whether a later answer covers a longer time, and neither end is lower."""
    one, other = comparison.one, comparison.other
    mine, theirs = stretches_of(one), stretches_of(other)
    counts = one.is_additive and other.is_additive and bool(mine and theirs)
    if not counts or comparison.lies != ONLY_WITHIN:
        return False
    low, high = mine[0][0], mine[-1][1]
    return bool(low <= theirs[0][0] and high <= theirs[-1][1])
