"""What stands, kept in step with a graph that grows."""

from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimtrack.analysis.pairs.standing import Fates, Group, Standing, group_of, settles
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.analysis.utterances.withdrawals import Withdrawals
from claimtrack.graph import ClaimGraph

_Pair = tuple[Commitment, Commitment]


class StandingInStep:
    """Which of a graph's commitments stand, as the graph grows.

    Args:
        graph: The graph.
        commitments: All its commitments.

    Attributes:
        now: What stands.
    """

    def __init__(self, graph: ClaimGraph, commitments: Sequence[Commitment]) -> None:
        self._graph = graph
        self.now = Standing(graph, commitments)
        self._said: defaultdict[Group, list[Commitment]] = defaultdict(list)
        self._settled: set[Group] = set()
        for one in commitments:
            self._enter(one)

    def said_beside(self, one: Commitment) -> Sequence[Commitment]:
        """Give all that a source said on one question, withdrawn or not."""
        return self._said.get(group_of(self._graph, one), ())

    def grow(
        self,
        new: Iterable[Commitment],
        *,
        again: Iterable[Commitment],
        excluding: Iterable[_Pair],
        has_withdrawals: bool,
    ) -> tuple[Standing, list[Commitment]]:
        """Take new commitments in, and look again at some that are here.

        Args:
            new: The new commitments.
            again: Those here of which the order, or what withdraws them, may differ.
            excluding: Each two of one source and question of which a known later one
                excludes the earlier, with one that is new or to be looked at again.
            has_withdrawals: Whether corrections came.

        Returns:
            What stood before, as far as it is about what was here, and the commitments
            of which it differs whether they stand.

        Complexity: O(n) in what their sources said on their questions; O(k) in all
        corrections where one came.
        """
        fates = self.now.fates
        was = Fates(
            withdrawals=fates.withdrawals,
            fallen=ChainMap({}, fates.fallen),
            excluded_by=ChainMap({}, fates.excluded_by),
            settling=ChainMap({}, fates.settling),
        )
        past = Standing(self._graph, (), fates=was)
        if has_withdrawals:
            fates.withdrawals = Withdrawals(self._graph)
        looked_at = {one.id: one for one in again}
        groups = {group_of(self._graph, one) for one in looked_at.values()}
        for one in new:
            groups.add(self._enter(one))
        changed = {**looked_at}
        for group in sorted(groups):
            said = self._said[group]
            _keep(was, said)
            self._forget_exclusions(said, looked_at)
        for earlier, later in excluding:
            if self._is_told(earlier) and self._is_told(later):
                before = fates.excluded_by.get(earlier.id, ())
                fates.excluded_by[earlier.id] = (*before, later)
        for group in sorted(groups):
            changed.update((one.id, one) for one in self._fall(group))
        return past, [
            one for one in changed.values() if past.stands(one) != self.now.stands(one)
        ]

    def _enter(self, one: Commitment) -> Group:
        group = group_of(self._graph, one)
        self._said[group].append(one)
        if settles(self._graph, one):
            self._settled.add(group)
        return group

    def _is_told(self, one: Commitment) -> bool:
        return self.now.fates.withdrawals.stands(one.assertion)

    def _forget_exclusions(
        self, said: Iterable[Commitment], again: Mapping[str, Commitment]
    ) -> None:
        if not again:
            return
        excluded_by = self.now.fates.excluded_by
        for one in said:
            laters = excluded_by.pop(one.id, ())
            left = tuple(later for later in laters if later.id not in again)
            if left and one.id not in again:
                excluded_by[one.id] = left

    def _fall(self, group: Group) -> Iterator[Commitment]:
        """Give those of which it differs whether they fell to a later one."""
        fates, said = self.now.fates, self._said[group]
        settled: set[str] = set()
        if group in self._settled:
            told = [one for one in said if self._is_told(one)]
            for one in said:
                fates.settling.pop(one.id, None)
            settled = {one.id for one in self.now.settle(told)}
        for one in said:
            falls = one.id in fates.excluded_by or one.id in settled
            if falls != fates.fallen.get(one.id, False):
                fates.fallen[one.id] = falls
                yield one


def _keep(was: Fates, said: Iterable[Commitment]) -> None:
    """Keep what became of commitments before something else becomes of them."""
    for one in said:
        was.fallen[one.id] = was.fallen.get(one.id, False)
        was.excluded_by[one.id] = was.excluded_by.get(one.id, ())
        was.settling[one.id] = was.settling.get(one.id, ())
