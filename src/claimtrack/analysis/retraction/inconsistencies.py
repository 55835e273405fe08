"""All that can't hold together among some commitments, and the least that has to go."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from claimtrack.analysis.comparison.candidates import candidates
from claimtrack.analysis.comparison.comparing import compare
from claimtrack.analysis.retraction.common_answers import deepest, must_share_an_answer
from claimtrack.analysis.retraction.hitting import lightest_hitting
from claimtrack.analysis.sums.figures import Figures
from claimtrack.analysis.sums.tangles import Tangles
from claimtrack.analysis.sums.tree_sums import tree_mismatches
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph
from claimtrack.model import Partition, Question, Verdict

Ids = Collection[str]
"""Commitments, by their digests."""


class Inconsistencies:
    """What can't hold together among some commitments.

    Questions that bear on no other are decided by one sweep each. Of the others the
    conflicting pairs are found at once, sums and answers without a common value as far
    as they turn up: the least choice that hits what is known is tried, and what still
    can't hold in the rest is known from then on.

    Args:
        graph: The graph.
        made: The commitments.
    """

    def __init__(self, graph: ClaimGraph, made: Iterable[Commitment]) -> None:
        self._graph = graph
        alone, self._joined = _apart(graph, tuple(made))
        self._by_id = {one.id: one for one in self._joined}
        self._alone = alone
        self._sets = {
            frozenset({one.id, other.id})
            for one, other in candidates(graph, self._joined)
            if compare(graph, one, other).verdict is Verdict.CONFLICT
        }

    def lightest(self, *, sparing: Ids = frozenset()) -> list[Commitment]:
        """Give the fewest commitments without which the rest can hold.

        Args:
            sparing: What makes the difference between sets of one size: the one that
                takes the fewest of these.
        """
        gone = [one for asked in self._alone for one in _all_but(asked, sparing)]
        # One more always weighs more than all that may be spared.
        size = len(self._joined) + 1
        weights = {one.id: size + (one.id in sparing) for one in self._joined}
        while True:
            chosen = lightest_hitting(self._sets, weights)
            more = self._left([one for one in self._joined if one.id not in chosen])
            if not more:
                return gone + [self._by_id[id_] for id_ in sorted(chosen)]
            self._sets |= more

    def _left(self, rest: Sequence[Commitment]) -> set[frozenset[str]]:
        """Give sets that still can't hold when no two of them conflict."""
        found = {
            frozenset(one.id for one in some) for some in self._without_answer(rest)
        }
        figures = Figures(self._graph, rest)
        for mismatch in tree_mismatches(self._graph, figures):
            found.add(frozenset(one.commitment.id for one in mismatch.members))
        for mismatch in () if found else Tangles(self._graph, figures).mismatches():
            found.add(frozenset(one.commitment.id for one in mismatch.members))
        return found

    def _without_answer(self, rest: Iterable[Commitment]) -> Iterator[list[Commitment]]:
        """Give minimal sets of answers to one question that no value suits."""
        for asked in _by_question(rest).values():
            if must_share_an_answer(self._graph, asked):
                left = asked
                for one in asked:
                    others = [other for other in left if other is not one]
                    if _all_but(others):
                        left = others
                if _all_but(left):
                    yield left


def _all_but(
    asked: Sequence[Commitment], sparing: Ids = frozenset()
) -> list[Commitment]:
    """Give the fewest commitments that do not share an answer with the others."""
    kept = {one.id for one in deepest(asked, sparing)}
    return [one for one in asked if one.id not in kept]


def _by_question(made: Iterable[Commitment]) -> dict[Question, list[Commitment]]:
    asked: defaultdict[Question, list[Commitment]] = defaultdict(list)
    for one in made:
        if one.question is not None and not one.excludes_nothing:
            asked[one.question].append(one)
    return asked


def _apart(
    graph: ClaimGraph, made: Sequence[Commitment]
) -> tuple[list[list[Commitment]], list[Commitment]]:
    """Sort commitments into questions that bear on no other, and all the rest.

    A question bears on no other where no other is about its measure, or about one that
    lies within or around that, and no partition divides or joins measure or place.
    """
    asked = _by_question(made)
    around = graph.containment.around
    related: defaultdict[str, set[Question]] = defaultdict(set)
    for question in asked:
        for measure in around(question.measure_id):
            related[measure].add(question)
    divided = frozenset[str]().union(
        *(
            around(id_)
            for one in graph.of_kind(Partition).values()
            for id_ in (one.whole_id, *one.part_ids)
        )
    )
    alone = [
        claims
        for question, claims in asked.items()
        if all(len(related[measure]) == 1 for measure in around(question.measure_id))
        and divided.isdisjoint(_ids_around(graph, question))
        and must_share_an_answer(graph, claims)
    ]
    taken = {one.id for claims in alone for one in claims}
    return alone, [one for one in made if one.id not in taken]


def _ids_around(graph: ClaimGraph, question: Question) -> frozenset[str]:
    """Give all that a question's measure and place lie in."""
    around = graph.containment.around
    place = question.place_id
    return around(question.measure_id) | (
        frozenset() if place is None else around(place)
    )
