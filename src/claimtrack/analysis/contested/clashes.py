"""Which commitments on one topic can't both hold: all of them, or enough to tell."""

import itertools
import operator
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import attrs

from claimtrack.analysis.comparison.candidates import Family, candidates
from claimtrack.analysis.comparison.comparing import compare
from claimtrack.analysis.contested.camps import groups
from claimtrack.analysis.contested.lines import Line
from claimtrack.analysis.contested.one_question import OneQuestion, by_question
from claimtrack.analysis.contested.one_span import Spans
from claimtrack.analysis.utterances.commitments import Commitment, are_one_utterance
from claimtrack.graph import ClaimGraph
from claimtrack.model import Cut, Stretches, Verdict

MOST_CANDIDATES = 2_000
"""How many pairs of a topic are looked at one by one."""
MOST_PAIRS = 100
"""How many pairs are found where not all of them are looked at."""

Pair = tuple[Commitment, Commitment]
_Ends = tuple[Cut, Cut, str]
"""The cuts around what a commitment admits, and its family."""


@attrs.frozen(kw_only=True, eq=False)
class Clashing:
    """What can't all hold of commitments that are about several spans.

    Attributes:
        pairs: Pairs of two sources, or of one statement.
        is_all: Whether these are all of them.
        fallen: How many at least do not hold.
    """

    pairs: tuple[Pair, ...]
    is_all: bool
    fallen: int


class Clashes:
    """What tells which commitments on a topic can't both hold.

    Args:
        graph: The graph.
        spans: What tells which are about one span.
        most_candidates: How many pairs to look at one by one before it sweeps.
    """

    def __init__(
        self, graph: ClaimGraph, spans: Spans, *, most_candidates: int | None = None
    ) -> None:
        self._graph = graph
        self._spans = spans
        self._most = MOST_CANDIDATES if most_candidates is None else most_candidates

    def are_apart(
        self, told: Sequence[Commitment], points: Sequence[Stretches], family: Family
    ) -> bool:
        """Tell whether two of two families, all about one span, share no value.

        Args:
            told: The commitments.
            points: What each of them admits.
            family: What tells which family each is of.

        Complexity: O(n), and that of `of_one_span` where there are holes.
        """
        ends = [
            (admitted[0][0], admitted[-1][1], family(one))
            for one, admitted in zip(told, points, strict=True)
        ]
        if _are_beside(ends):
            return True
        if all(len(admitted) == 1 for admitted in points):
            return False
        return any(True for _ in self.of_one_span(told, family))

    def of_one_span(self, told: Iterable[Commitment], family: Family) -> Iterator[Pair]:
        """Give pairs of two families, all about one span, that share no value.

        Some where there are any, not all of them: of those that admit the same, two of
        different families stand for the others.

        Complexity: O(n log n), and that of `candidates` for different sets with holes.
        """
        return candidates(self._graph, _few_of_each(told, family), family=family)

    def in_statements(self, told: Iterable[Commitment]) -> Iterator[Pair]:
        """Give each two of one statement that can't both hold."""
        spoken: defaultdict[tuple[str, str], list[Commitment]] = defaultdict(list)
        for one in told:
            spoken[one.source_id, one.utterance_id].append(one)
        for said in spoken.values():
            if len(said) > 1:
                yield from filter(self._conflict, candidates(self._graph, said))

    def all(self, told: Iterable[Commitment]) -> Iterator[Pair]:
        """Give each pair of two sources or of one statement that can't both hold."""
        given = tuple(told)
        strangers = candidates(self._graph, given, family=lambda one: one.source_id)
        yield from filter(self._conflict, strangers)
        yield from self.in_statements(given)

    def over_time(self, told: Sequence[Commitment], family: Family) -> Clashing:
        """Give pairs that can't both hold, whatever spans they are about.

        Args:
            told: The commitments on a topic.
            family: Whose pairs to find first where there are too many.
        """
        near = candidates(self._graph, told)
        looked_at = tuple(itertools.islice(near, self._most + 1))
        if len(looked_at) > self._most:
            return self._swept(told, family)
        found = tuple(filter(self._conflict, looked_at))
        fallen = sum(map(self._fallen, by_question(self._graph, self._spans, told)))
        return Clashing(
            pairs=tuple(pair for pair in found if is_of_two(*pair)),
            is_all=True,
            fallen=max(fallen, _cliques(found)),
        )

    def _swept(self, told: Sequence[Commitment], family: Family) -> Clashing:
        questions = by_question(self._graph, self._spans, told)
        found = itertools.chain(
            self._some(questions, told, family),
            self._some(questions, told, lambda one: one.source_id),
            self.in_statements(told),
        )
        pairs = {frozenset(pair): pair for pair in itertools.islice(found, MOST_PAIRS)}
        fallen = sum(map(self._fallen, questions))
        return Clashing(
            pairs=tuple(pairs.values()),
            is_all=False,
            fallen=max(fallen, min(len(pairs), 1)),
        )

    def _some(
        self,
        questions: Sequence[OneQuestion],
        told: Sequence[Commitment],
        family: Family,
    ) -> Iterator[Pair]:
        """Give some pairs of two families that conflict, where there are any.

        Complexity: O(n log n) and what comes of it; O(n) more for each commitment that
        an analyst declared incomparable with another; that of `candidates` where an
        analyst declared questions to be the same.
        """
        for one in questions:
            yield from filter(self._conflict, self._on_one_question(one, family))
        if len(questions) > 1:
            every = candidates(self._graph, told, family=family)
            yield from filter(self._conflict, every)

    def _on_one_question(self, question: OneQuestion, family: Family) -> Iterator[Pair]:
        for group in question.at_once:
            yield from self.of_one_span(group, family)
        yield from question.falls.pairs(family)
        every = (*question.comparable, *question.linked)
        for one, other in itertools.product(question.linked, every):
            if family(one) != family(other):
                yield one, other

    def _fallen(self, question: OneQuestion) -> int:
        """Give how many commitments on one question at least do not hold."""
        *of_one_moment, as_written = map(self._fewest, question.at_once)
        return max(sum(of_one_moment), as_written, question.falls.fallen())

    def _fewest(self, told: Sequence[Commitment]) -> int:
        """Give how many at least do not hold of what is about one span."""
        if not told:
            return 0
        points = Counter(map(Line(self._graph, told).points, told))
        return len(told) - groups(points, most=2).deepest

    def _conflict(self, pair: Pair) -> bool:
        return compare(self._graph, *pair).verdict is Verdict.CONFLICT


def is_of_two(one: Commitment, other: Commitment) -> bool:
    """Tell whether two commitments are of two sources, or of one statement."""
    return one.source_id != other.source_id or are_one_utterance(one, other)


def _are_beside(ends: Sequence[_Ends]) -> bool:
    """Tell whether of two families one lies wholly below the other."""
    highest = max(ends, key=operator.itemgetter(0))
    lowest = min(ends, key=operator.itemgetter(1))
    if highest[2] != lowest[2]:
        return bool(highest[0] >= lowest[1])
    strangers = [one for one in ends if one[2] != highest[2]]
    return any(one[0] >= lowest[1] or highest[0] >= one[1] for one in strangers)


def _few_of_each(told: Iterable[Commitment], family: Family) -> list[Commitment]:
    """Give for each different set two commitments of different families, if there are."""
    found: defaultdict[object, dict[str, Commitment]] = defaultdict(dict)
    for one in told:
        alike = found[one.denies if one.admits is None else one.admits]
        if len(alike) < 2:  # noqa: PLR2004 -- a third of another family finds no more
            alike.setdefault(family(one), one)
    return [one for alike in found.values() for one in alike.values()]


def _cliques(pairs: Iterable[Pair]) -> int:
    """Give how many at least do not hold: all but one of each clique of a cover.

    Complexity: O(n^2) in the commitments.
    """
    against: defaultdict[Commitment, set[Commitment]] = defaultdict(set)
    for one, other in pairs:
        against[one].add(other)
        against[other].add(one)
    cliques: list[set[Commitment]] = []
    for one in sorted(against, key=lambda one: (len(against[one]), one.id)):
        joined = next((some for some in cliques if some <= against[one]), None)
        if joined is None:
            cliques.append({one})
        else:
            joined.add(one)
    return len(against) - len(cliques)
