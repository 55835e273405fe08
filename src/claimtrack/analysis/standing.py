"""What stands: commitments that their own source neither withdrew nor replaced."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claimtrack.analysis.commitments import Commitment
from claimtrack.analysis.comparing import compare
from claimtrack.analysis.turns import Turns
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

    Complexity: that of `Turns.clashing` for each source and question.
    """

    def __init__(self, graph: ClaimGraph, commitments: Iterable[Commitment]) -> None:
        self._graph = graph
        self._turns = Turns(graph)
        self._withdrawals = Withdrawals(graph)
        self._fallen: set[str] = set()
        self._excluded_by: defaultdict[str, list[Commitment]] = defaultdict(list)
        self._settling: dict[str, list[Commitment]] = {}
        groups: defaultdict[tuple[str, str], list[Commitment]] = defaultdict(list)
        for one in commitments:
            if self._withdrawals.stands(one.assertion):
                question_id = graph.get(one.assertion.claim_id, Claim).question_id
                key = question_id or one.assertion.claim_id
                groups[one.source_id, key].append(one)
        for group in groups.values():
            if len(group) > 1:
                self._exclude(group)
                self._settle(group)

    def stands(self, one: Commitment) -> bool:
        """Tell whether a commitment stands."""
        return one.id not in self._fallen and self._withdrawals.stands(one.assertion)

    def stood_until(self, one: Commitment, other: Commitment) -> bool:
        """Tell whether a commitment still stood when a later one was made.

        It had fallen where it fell to something known to be made before the later.
        """
        before = self._graph.clocks.before
        mine, later = one.assertion.statement_id, other.assertion.statement_id
        withdrawn = self._withdrawals.withdrawn_by(one.assertion)
        excluded = [r.assertion.statement_id for r in self._excluded_by.get(one.id, ())]
        if any(before(between, later) for between in (*withdrawn, *excluded)):
            return False
        settled = (r.assertion.statement_id for r in self._settling.get(one.id, ()))
        return not any(before(mine, r) and before(r, later) for r in settled)

    def _exclude(self, group: Sequence[Commitment]) -> None:
        """Let what a known later one excludes fall."""
        for earlier, later in self._turns.clashing(group):
            if compare(self._graph, earlier, later).verdict is Verdict.CONFLICT:
                self._excluded_by[earlier.id].append(later)
                self._fallen.add(earlier.id)

    def _settle(self, group: Sequence[Commitment]) -> None:
        """Let assertions fall to a known later one about a period that was over."""
        asserting = [one for one in group if not one.denies]
        settling = [one for one in asserting if settles(self._graph, one)]
        if not settling:
            return
        clocks = self._graph.clocks
        rooms = [clocks.bounds(one.assertion.statement_id) for one in settling]
        wall = max(room.wall_lower for room in rooms)
        utc = max(room.utc_lower for room in rooms)
        behind = [r.assertion.statement_id for r in settling if self._is_behind(r)]
        for one in asserting:
            self._settling[one.id] = settling
            id_ = one.assertion.statement_id
            room = clocks.bounds(id_)
            by_clock = room.wall_upper <= wall or room.utc_upper <= utc
            if by_clock or any(clocks.before(id_, later) for later in behind):
                self._fallen.add(one.id)

    def _is_behind(self, one: Commitment) -> bool:
        """Tell whether an edge says that a statement is later than another."""
        index, id_ = self._graph.index, one.assertion.statement_id
        edges = (
            index.relays_from[id_],
            index.responses_from[id_],
            index.orders_from[id_],
            index.corrections_from[id_],
        )
        return any(edges)


def settles(graph: ClaimGraph, later: Commitment) -> bool:
    """Tell whether a later assertion replaces any earlier one, whatever it answers.

    It does where the period was over; what is merely possible replaces nothing.
    """
    merely_possible = later.assertion.certainty is Certainty.POSSIBLE
    return not merely_possible and is_fixed(graph, later)


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
