"""What stands: commitments that their own source neither withdrew nor replaced."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, MutableMapping, Sequence

import attrs

from claimtrack.analysis.pairs.excluding import soonest_exclusions
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.analysis.utterances.withdrawals import Withdrawals
from claimtrack.graph import ClaimGraph
from claimtrack.model import Certainty, Claim, EndKind, read_period

Group = tuple[str, str]
"""A source, and a question as written or a claim in free text."""


@attrs.define(kw_only=True, eq=False)
class Fates:
    """What commitments fell to, by their digests.

    Attributes:
        withdrawals: What corrections come to.
        fallen: Which fell to a later commitment.
        excluded_by: Known later ones that exclude one: some, if there are any, and of
            those that tell until when it stood the soonest.
        settling: Those that let any earlier one in its place fall.
    """

    withdrawals: Withdrawals
    fallen: MutableMapping[str, bool] = attrs.field(factory=dict)
    excluded_by: MutableMapping[str, Sequence[Commitment]] = attrs.field(factory=dict)
    settling: MutableMapping[str, Sequence[Commitment]] = attrs.field(factory=dict)


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
        fates: What is known of the fates of commitments before these are looked at.

    Attributes:
        fates: What they fell to.

    Complexity: that of `soonest_exclusions` for each source and question.
    """

    def __init__(
        self,
        graph: ClaimGraph,
        commitments: Iterable[Commitment],
        *,
        fates: Fates | None = None,
    ) -> None:
        self._graph = graph
        self.fates = Fates(withdrawals=Withdrawals(graph)) if fates is None else fates
        groups: defaultdict[Group, list[Commitment]] = defaultdict(list)
        for one in commitments:
            groups[group_of(graph, one)].append(one)
        for group in groups.values():
            if len(group) > 1:
                self._let_fall(group)

    def stands(self, one: Commitment) -> bool:
        """Tell whether a commitment stands."""
        fates = self.fates
        fallen = fates.fallen.get(one.id, False)
        return not fallen and fates.withdrawals.stands(one.assertion)

    def stood_until(self, one: Commitment, other: Commitment) -> bool:
        """Tell whether a commitment still stood when a later one was made.

        It had fallen where it fell to something known to be made before the later.
        """
        before, fates = self._graph.clocks.before, self.fates
        mine, later = one.assertion.statement_id, other.assertion.statement_id
        withdrawn = fates.withdrawals.withdrawn_by(one.assertion)
        excluded = (r.assertion.statement_id for r in fates.excluded_by.get(one.id, ()))
        if any(before(between, later) for between in (*withdrawn, *excluded)):
            return False
        settled = (r.assertion.statement_id for r in fates.settling.get(one.id, ()))
        return not any(before(mine, r) and before(r, later) for r in settled)

    def _let_fall(self, said: Sequence[Commitment]) -> None:
        """Let fall what a known later one excludes, or settles anew."""
        fates, stands = self.fates, self.fates.withdrawals.stands
        told = [one for one in said if stands(one.assertion)]
        withdrawn = [one for one in said if not stands(one.assertion)]
        excluded_by: defaultdict[str, dict[str, Commitment]] = defaultdict(dict)
        for earlier, later in soonest_exclusions(self._graph, told, withdrawn):
            excluded_by[earlier.id][later.id] = later
        fates.excluded_by.update(
            (id_, tuple(by.values())) for id_, by in excluded_by.items()
        )
        fates.fallen.update(dict.fromkeys(excluded_by, True))
        fates.fallen.update((one.id, True) for one in self.settle(told))

    def settle(self, group: Iterable[Commitment]) -> Iterator[Commitment]:
        """Give assertions that fall to a known later one about a period that was over.

        Args:
            group: What one source said on one question and no correction withdraws.

        Complexity: O(n), and for each that falls by an edge only that of
        `Clocks.before`.
        """
        asserting = [one for one in group if not one.denies]
        settling = [one for one in asserting if settles(self._graph, one)]
        if not settling:
            return
        clocks = self._graph.clocks
        rooms = [clocks.bounds(one.assertion.statement_id) for one in settling]
        wall = max(room.wall_lower for room in rooms)
        utc = max(room.utc_lower for room in rooms)
        made = (one.assertion.statement_id for one in settling)
        behind = [*filter(clocks.is_at_edge, made)]
        for one in asserting:
            self.fates.settling[one.id] = settling
            id_ = one.assertion.statement_id
            room = clocks.bounds(id_)
            by_clock = room.wall_upper <= wall or room.utc_upper <= utc
            if by_clock or any(clocks.before(id_, later) for later in behind):
                yield one


def group_of(graph: ClaimGraph, one: Commitment) -> Group:
    """Give the source and what it answers: what can replace each other."""
    question_id = graph.get(one.assertion.claim_id, Claim).question_id
    return one.source_id, question_id or one.assertion.claim_id


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
