"""Whether two assertions can be compared, and what follows: one rule, every verdict."""

import enum

import attrs

from claimtrack.analysis.comparison.scopes import (
    Scope,
    joint_lies,
    scopes,
    turned_lies,
    turned_scope,
)
from claimtrack.analysis.comparison.spans import (
    ONLY_AROUND,
    ONLY_ASIDE,
    ONLY_SAME,
    ONLY_WITHIN,
    Lie,
)
from claimtrack.analysis.utterances.commitments import Commitment, commitment
from claimtrack.analysis.utterances.declarations import Incomparable
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Link,
    Verdict,
    are_disjoint,
    exceeds,
    is_subset,
)

_NO_LIE = frozenset[Lie]()


class Relation(enum.Enum):
    """Whether two assertions answer one question."""

    SAME_QUESTION = "same question"
    PART_OF = "part of"
    NOT_COMPARABLE = "not comparable"
    CANT_TELL = "can't tell"


@attrs.frozen(kw_only=True, eq=False)
class Comparison:
    """Two commitments beside each other, and what follows.

    Attributes:
        one: The first.
        other: The second.
        scopes: How the first lies to the second, dimension by dimension.
        lies: Every way in which the first as a whole may lie to the second.
        conflicting: Those of them in which the two can't both hold.
        incomparable: What a named analyst declared, where one declared the two
            incomparable.
        is_unordered: Whether they are two conflicting statements of one source of which
            nobody knows which came first.
    """

    one: Commitment
    other: Commitment
    scopes: tuple[Scope, ...]
    lies: frozenset[Lie]
    conflicting: frozenset[Lie]
    incomparable: Link | None
    is_unordered: bool

    @property
    def relation(self) -> Relation:
        """Whether the two answer one question."""
        if self.lies == ONLY_ASIDE or self.incomparable is not None:
            return Relation.NOT_COMPARABLE
        if self.lies == ONLY_SAME:
            return Relation.SAME_QUESTION
        one_way = self.lies in (ONLY_WITHIN, ONLY_AROUND)
        return Relation.PART_OF if one_way else Relation.CANT_TELL

    @property
    def part_is_first(self) -> bool:
        """Whether, where one is part of the other, the first is the part."""
        return self.lies == ONLY_WITHIN

    @property
    def verdict(self) -> Verdict:
        """Whether the two can both hold.

        Conflict if every reading that open scope and unknown order allow conflicts,
        undetermined if only some do, else agree (same question and span, one admits a
        subset of the other) or compatible. Of one source in unknown order, undetermined:
        the later may replace the earlier.
        """
        if self.conflicting:
            certain = self.conflicting == self.lies and not (
                self.incomparable or self.is_unordered
            )
            return Verdict.CONFLICT if certain else Verdict.UNDETERMINED
        committed = self.one.is_committed and self.other.is_committed
        same = committed and self.lies == ONLY_SAME
        agree = same and _refine(self.one, self.other)
        return Verdict.AGREE if agree else Verdict.COMPATIBLE


def compare(graph: ClaimGraph, one: Commitment, other: Commitment) -> Comparison:
    """Put two commitments beside each other.

    Symmetric: with the two exchanged, "within" and "around" change places and the
    verdict stays.

    Complexity: that of `scopes`.
    """
    given = scopes(graph, one, other)
    lies = joint_lies(given)
    committed = one.is_committed and other.is_committed
    free = one.excludes_nothing or other.excludes_nothing or not committed
    conflicting = (
        _NO_LIE
        if free
        else frozenset([lie for lie in lies if _conflicts(one, other, lie)])
    )
    return Comparison(
        one=one,
        other=other,
        scopes=given,
        lies=lies,
        conflicting=conflicting,
        incomparable=graph.once(Incomparable).link(one, other),
        is_unordered=bool(conflicting) and _is_unordered(graph, one, other),
    )


def turned(comparison: Comparison) -> Comparison:
    """Exchange the two of a comparison: what `compare` gives of them the other way.

    Complexity: O(1).
    """
    return Comparison(
        one=comparison.other,
        other=comparison.one,
        scopes=tuple(map(turned_scope, comparison.scopes)),
        lies=turned_lies(comparison.lies),
        conflicting=turned_lies(comparison.conflicting),
        incomparable=comparison.incomparable,
        is_unordered=comparison.is_unordered,
    )


def compare_assertions(
    graph: ClaimGraph, one: Assertion, other: Assertion
) -> Comparison:
    """Put two assertions beside each other."""
    return compare(graph, commitment(graph, one), commitment(graph, other))


def _is_unordered(graph: ClaimGraph, one: Commitment, other: Commitment) -> bool:
    first, second = one.utterance_id, other.utterance_id
    of_one_source = one.source_id == other.source_id and first != second
    return of_one_source and graph.clocks.before(first, second) is None


def _conflicts(one: Commitment, other: Commitment, lie: Lie) -> bool:
    if one.admits is None or other.admits is None:
        return lie is Lie.SAME and one.denies != other.denies
    if lie is Lie.SAME:
        return are_disjoint(one.admits, other.admits)
    if lie is Lie.ASIDE or not (one.is_additive and other.is_additive):
        return False
    if lie is Lie.WITHIN:
        return exceeds(one.admits, other.admits)
    return exceeds(other.admits, one.admits)


def _refine(one: Commitment, other: Commitment) -> bool:
    if one.excludes_nothing or other.excludes_nothing:
        return True
    if one.admits is None or other.admits is None:
        return one.denies == other.denies
    return is_subset(one.admits, other.admits) or is_subset(other.admits, one.admits)
