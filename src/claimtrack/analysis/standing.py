"""What stands: commitments that their own source neither withdrew nor replaced."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claimtrack.analysis.commitments import Commitment
from claimtrack.analysis.comparing import compare
from claimtrack.analysis.withdrawals import Withdrawals
from claimtrack.graph import ClaimGraph
from claimtrack.model import Certainty, Claim, EndKind, Verdict, read_period


class Standing:
    """Which of a graph's commitments stand.

    Of one source's commitments on one question as written, in statements that no
    correction withdraws, an earlier one falls to a known later one: an assertion about
    a fixed period to any later assertion, anything to what excludes it. It falls
    whether or not the later one has itself fallen. A running total that grows
    withdraws nothing.

    Args:
        graph: The graph.
        commitments: All its commitments.

    Complexity: O(n) and O(k^2) in the commitments of one source on one question.
    """

    def __init__(self, graph: ClaimGraph, commitments: Iterable[Commitment]) -> None:
        self._graph = graph
        self._withdrawals = Withdrawals(graph)
        self._fallen_to: dict[str, list[Commitment]] = defaultdict(list)
        groups: defaultdict[tuple[str, str], list[Commitment]] = defaultdict(list)
        for one in commitments:
            if self._withdrawals.stands(one.assertion):
                question_id = graph.get(one.assertion.claim_id, Claim).question_id
                key = question_id or one.assertion.claim_id
                groups[one.source_id, key].append(one)
        for group in groups.values():
            if len(group) > 1:
                self._replace(group)

    def stands(self, one: Commitment) -> bool:
        """Tell whether a commitment stands."""
        replaced = one.id in self._fallen_to
        return not replaced and self._withdrawals.stands(one.assertion)

    def stood_until(self, one: Commitment, other: Commitment) -> bool:
        """Tell whether a commitment still stood when a later one was made.

        It had fallen where it fell to something known to be made before the later.
        """
        before = self._graph.clocks.before
        later = other.assertion.statement_id
        withdrawn = self._withdrawals.withdrawn_by(one.assertion)
        replaced = [r.assertion.statement_id for r in self._fallen_to.get(one.id, ())]
        return not any(before(earlier, later) for earlier in (*withdrawn, *replaced))

    def _replace(self, group: Sequence[Commitment]) -> None:
        before = self._graph.clocks.before
        for earlier in group:
            for later in group:
                known = before(
                    earlier.assertion.statement_id, later.assertion.statement_id
                )
                if known and self._replaces(later, earlier):
                    self._fallen_to[earlier.id].append(later)

    def _replaces(self, later: Commitment, earlier: Commitment) -> bool:
        if later.assertion.certainty is Certainty.POSSIBLE:
            return False
        both_assert = not (earlier.denies or later.denies)
        if both_assert and is_fixed(self._graph, later):
            return True
        return compare(self._graph, earlier, later).verdict is Verdict.CONFLICT


def is_fixed(graph: ClaimGraph, later: Commitment) -> bool:
    """Tell whether the period of a question was over for an earlier and a later answer.

    It is not written as a running total and, if the measure is additive, had ended
    when the later was said.
    """
    period = None if later.question is None else later.question.period
    if period is None:
        return later.question is not None and not later.is_additive
    stop = read_period(period.text).stop
    if stop.kind is EndKind.SAID:
        return False
    if not later.is_additive:
        return True
    if stop.kind is not EndKind.FIXED:
        return False
    said_in = later.assertion.statement_id
    bounds = graph.clocks.bounds(said_in)
    lower, upper = bounds.wall_lower, bounds.wall_upper
    if stop.has_offset:
        lower, upper = bounds.utc_lower, bounds.utc_upper
    if bounds.has_lower or graph.clocks.is_doubtful(said_in):
        return lower >= stop.instant
    # Without any lower bound it is taken to come after the written end.
    return upper > stop.instant
