"""Sums that are no trees: what lies in two partitions, or in one of measures and places.

There parts and wholes bound each other in rings, and what can't all hold takes a linear
system to find: an unknown for each measure and place, in one subject and stretch of time.
"""

import itertools
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence

from claimtrack.analysis.comparison.spans import Lie, period_lies
from claimtrack.analysis.sums.cell_systems import CellSystem
from claimtrack.analysis.sums.figures import Figures
from claimtrack.analysis.sums.members import ENDLESS, Member, by_label
from claimtrack.analysis.sums.mismatches import Mismatch, Pairs, Way
from claimtrack.analysis.sums.tree_sums import tree_mismatches
from claimtrack.analysis.utterances.voices import listed
from claimtrack.errors import MissingExtraError
from claimtrack.graph import ClaimGraph, name_of
from claimtrack.model import Partition, Question

_INSIDE = frozenset({Lie.SAME, Lie.WITHIN})
_MOST_TRIES = 100
"""After how many sets that others tell of the search is given up."""


class Tangles:
    """Sets of figures that only a linear system shows not to hold together.

    Args:
        graph: The graph.
        figures: What may add up.
        told: What trees of sums told already.
    """

    def __init__(
        self, graph: ClaimGraph, figures: Figures, told: Iterable[Mismatch] = ()
    ) -> None:
        self._told = {_asked(one.members) for one in told if one.way is Way.TANGLED}
        self._graph = graph
        self._figures = figures
        self._pairs = Pairs(graph)
        every = graph.of_kind(Partition).values()
        self._partitions = [one for one in every if one.disjoint or one.exhaustive]
        self._divided = {
            id_ for one in self._partitions for id_ in (one.whole_id, *one.part_ids)
        }
        self._families: dict[str, frozenset[str]] = {}

    def mismatches(self) -> Iterator[Mismatch]:
        """Give for each stretch of time in a tangle a minimal set, if there is one.

        Tangled is what two partitions divide, or make up with others, where some tell
        how much the parts come to at most and some how much at least. Elsewhere bounds
        from part to whole tell all there is.

        Raises:
            MissingExtraError: Where it takes HiGHS to tell, and that is not installed;
                after all that can be told without.

        Complexity: that of the simplex method, for each stretch and figure found.
        """
        given = set()
        undecided: list[Member] = []
        for group in self._groups():
            for context in _contexts(group):
                try:
                    found = self._minimal_set(context, group)
                except MissingExtraError:
                    undecided.append(context)
                    continue
                if found and found not in given:
                    given.add(found)
                    yield self._mismatch(found)
        if undecided:
            raise self._missing(undecided)

    def _missing(self, undecided: Iterable[Member]) -> MissingExtraError:
        """Name the extra, what it is needed for, and how to do without."""
        error = MissingExtraError("highspy", extra="solve")
        names = dict.fromkeys(name_of(self._graph, one.key[0]) for one in undecided)
        error.msg = (
            f"{error.msg}; it takes that to tell whether figures add up of what "
            f"partitions divide in several ways ({listed(list(names), ', ')}); checks "
            f"other than sum_mismatches do without"
        )
        return error

    def _groups(self) -> list[list[Member]]:
        """Give the figures that each tangle of partitions bears on."""
        families: defaultdict[frozenset[str], set[str]] = defaultdict(set)
        keys = self._figures.keys()
        for key in keys:
            family = self._family(key[0]) | self._family(key[2])
            if self._is_tangled(family):
                families[family & self._divided] |= family
        return [
            [
                one
                for key in keys
                if key[0] in family or not self._family(key[0]).isdisjoint(divided)
                for one in self._figures.of(key)
            ]
            for divided, family in families.items()
        ]

    def _mismatch(self, found: Sequence[Member]) -> Mismatch:
        around = self._graph.containment.around
        whole = next(
            (
                one
                for one in found
                if all(one.key[0] in around(other.key[0]) for other in found)
            ),
            found[0],
        )
        parts = tuple(one for one in found if one is not whole)
        return Mismatch(way=Way.TANGLED, whole=whole, parts=parts)

    def _minimal_set(
        self, context: Member, group: Sequence[Member]
    ) -> tuple[Member, ...]:
        """Give a minimal set that neither a pair nor a tree of sums tells of already.

        Where one does, each of what it tells of is left out in turn.
        """
        tries = [tuple(group)]
        # The list grows while it is gone through.
        for here in itertools.islice(tries, _MOST_TRIES):
            found = self._shrunk(context, here)
            told = self._told_elsewhere(found)
            if found and not told:
                return found
            fewer = (tuple(other for other in here if other is not one) for one in told)
            tries.extend(each for each in fewer if each not in tries)
        return ()

    def _shrunk(self, context: Member, group: Sequence[Member]) -> tuple[Member, ...]:
        """Give figures that can't hold together, though they could without any one."""
        found = by_label(self._contradicting(context, group))
        for one in found:
            others = tuple(other for other in found if other is not one)
            found = by_label(self._contradicting(context, others)) or found
        return found

    def _told_elsewhere(self, found: Sequence[Member]) -> Sequence[Member]:
        """Give the figures of a set that are a pair, or a sum in a tree, by themselves."""
        for pair in itertools.combinations(found, 2):
            if self._pairs.may_conflict(*pair):
                return pair
        alone = Figures(self._graph, (one.commitment for one in found))
        mismatch = next(tree_mismatches(self._graph, alone), None)
        if mismatch is None:
            return ()
        # A figure beside these may have hidden a whole that nobody told.
        if mismatch.way is Way.TANGLED and _asked(mismatch.members) not in self._told:
            return ()
        ids = {one.commitment.id for one in mismatch.members}
        return [one for one in found if one.commitment.id in ids]

    def _contradicting(
        self, context: Member, group: Sequence[Member]
    ) -> tuple[Member, ...]:
        lows = [one for one in group if self._lies(one, context)]
        highs = [
            one for one in group if one.high != ENDLESS and self._lies(context, one)
        ]
        cells = [(one.key[0], one.key[2]) for one in (*lows, *highs)]
        system = CellSystem(
            self._every(measure for measure, _ in cells),
            self._every(place for _, place in cells),
            self._graph.containment,
            self._partitions,
        )
        return system.contradicting(lows, highs)

    def _every(self, ids: Iterable[str | None]) -> list[str | None]:
        """Give some ids, and all that partitions join to one of them."""
        found = set(ids)
        for one in tuple(found):
            found |= self._family(one) & self._divided
        return sorted(found, key=lambda id_: id_ or "")

    def _lies(self, part: Member, whole: Member) -> bool:
        """Tell whether a figure's subject and stretch surely lie within another's."""
        mine, theirs = part.key[1], whole.key[1]
        if mine != theirs and (
            mine is None
            or theirs is None
            or theirs not in self._graph.containment.around(mine)
        ):
            return False
        lies = period_lies(self._graph, part.commitment, whole.commitment)
        return lies <= _INSIDE

    def _family(self, id_: str | None) -> frozenset[str]:
        """Give all that lies around an id, or is joined to that by partitions."""
        if id_ is None:
            return frozenset()
        if id_ not in self._families:
            around = self._graph.containment.around
            found, more = set[str](), set(around(id_))
            while not more <= found:
                found |= more
                for one in self._partitions:
                    if not found.isdisjoint((one.whole_id, *one.part_ids)):
                        more |= around(one.whole_id).union(*map(around, one.part_ids))
            self._families[id_] = frozenset(found)
        return self._families[id_]

    def _is_tangled(self, ids: Container[str]) -> bool:
        ours = [one for one in self._partitions if one.whole_id in ids]
        is_mixed = any(one.disjoint for one in ours) and any(
            one.exhaustive for one in ours
        )
        parts = [part for one in ours for part in one.part_ids]
        wholes = [one.whole_id for one in ours]
        divided_twice = len(set(parts)) < len(parts) or len(set(wholes)) < len(wholes)
        return is_mixed and (divided_twice or self._are_crossed(wholes))

    def _are_crossed(self, wholes: Iterable[str]) -> bool:
        """Tell whether both measures and places are divided."""
        kinds = {type(self._graph[whole]) for whole in wholes}
        return len(kinds) > 1


def _asked(members: Iterable[Member]) -> frozenset[Question | None]:
    return frozenset(one.commitment.question for one in members)


def _contexts(group: Iterable[Member]) -> list[Member]:
    """Give the first figure of each subject and stretch of time."""
    first: dict[object, Member] = {}
    for one in group:
        first.setdefault((one.key[1], one.outer, one.inner), one)
    return list(first.values())
