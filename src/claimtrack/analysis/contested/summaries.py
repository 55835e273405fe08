"""What a topic comes to: nothing where all can hold, else a dispute."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import attrs

from claimtrack.analysis.contested.camps import Group, groups, has
from claimtrack.analysis.contested.clashes import MOST_PAIRS, Clashes, Pair
from claimtrack.analysis.contested.hollow import are_hollow
from claimtrack.analysis.contested.lines import Line
from claimtrack.analysis.contested.one_span import Spans
from claimtrack.analysis.contested.quotes import Quotes
from claimtrack.analysis.contested.rows import Camp, Dispute, Side
from claimtrack.analysis.contested.settling import Settled
from claimtrack.analysis.contested.topics import Topic
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.analysis.utterances.sides import Sides, side_name
from claimtrack.graph import (
    ClaimGraph,
    claim_in_words,
    claim_label,
    question_in_words,
)
from claimtrack.model import Claim, Question, Stretches

MOST_CAMPS = 8
"""How many camps of a question are listed."""


class Summaries:
    """What topics of a graph come to.

    Args:
        graph: The graph.
        settled: Whether to give those too of which somebody settled each pair.
    """

    def __init__(self, graph: ClaimGraph, *, settled: bool = False) -> None:
        self._graph = graph
        self._spans = Spans(graph)
        self._clashes = Clashes(graph, self._spans)
        self._settled = None if settled else Settled(graph)

    def disputes(self, topics: Iterable[Topic]) -> Iterator[Dispute]:
        """Give the dispute on each topic on which not all can hold."""
        for topic in topics:
            told = topic.excluding
            if len(told) > 1:
                sources = {one.source_id for one in topic.told}
                sides = Sides(self._graph, sources)
                kin = {one: sides.of(one) for one in sorted(sources)}
                is_one = self._spans.are_one(told)
                found = self._at_once if is_one else self._over_time
                yield from found(topic, told, kin)

    def _at_once(
        self, topic: Topic, told: Sequence[Commitment], kin: dict[str, str]
    ) -> Iterator[Dispute]:
        """Give the dispute on a topic that is about one span, if there is one."""
        line = Line(self._graph, told)
        points = list(map(line.points, told))
        apart = self._clashes.are_apart
        is_across = apart(told, points, lambda one: kin[one.source_id])
        if not is_across and not (
            apart(told, points, _source_of) or any(self._clashes.in_statements(told))
        ):
            if not are_hollow(told, points):
                return
            is_across = len({kin[one.source_id] for one in told}) > 1
        elif self._is_settled(told, ()):
            return
        dispute = self._stands(topic, told, kin, is_across)
        yield self._in_camps(dispute, told, line, points)

    def _over_time(
        self, topic: Topic, told: Sequence[Commitment], kin: dict[str, str]
    ) -> Iterator[Dispute]:
        """Give the dispute on a topic that is about several spans, if there is one."""
        found = self._clashes.over_time(told, lambda one: kin[one.source_id])
        if not found.pairs or self._is_settled(told, found.pairs):
            return
        is_across = any(
            kin[one.source_id] != kin[other.source_id] for one, other in found.pairs
        )
        yield attrs.evolve(
            self._stands(topic, told, kin, is_across),
            at_least=found.fallen,
            pairs=self._pairs(found.pairs),
            pair_count=len(found.pairs) if found.is_all else None,
        )

    def _stands(
        self,
        topic: Topic,
        told: Sequence[Commitment],
        kin: dict[str, str],
        is_across: bool,  # noqa: FBT001 -- one of the fields
    ) -> Dispute:
        """Give who stands where, before anybody counted what can hold."""
        by_side: defaultdict[str, list[Commitment]] = defaultdict(list)
        for one in topic.told:
            by_side[kin[one.source_id]].append(one)
        sides = [self._side(some) for some in by_side.values()]
        sides.sort(key=lambda one: (-len(one.quotes), one.name, one.source_ids))
        return Dispute(
            question=" and ".join(sorted({self._in_words(x) for x in topic.asked})),
            question_ids=topic.asked,
            at_least=1,
            claim_count=len(told),
            source_count=len(kin),
            is_across=is_across,
            sides=tuple(sides),
        )

    def _in_words(self, asked: str) -> str:
        record = self._graph[asked]
        if isinstance(record, Question):
            return question_in_words(self._graph, record)
        return claim_in_words(self._graph, self._graph.get(asked, Claim))

    def _side(self, told: Sequence[Commitment]) -> Side:
        source_ids = sorted({one.source_id for one in told})
        return Side(
            name=side_name(self._graph, source_ids),
            source_ids=tuple(source_ids),
            quotes=Quotes(self._graph, lambda: told, count=len(told)),
        )

    def _in_camps(
        self,
        dispute: Dispute,
        told: Sequence[Commitment],
        line: Line,
        points: Sequence[Stretches],
    ) -> Dispute:
        """Give a dispute with the groups that can hold together."""
        found = groups(Counter(points), most=MOST_CAMPS)
        at_least = len(told) - found.deepest
        if not found.listed or not line.has_numbers:
            gap = ratio = None
        else:
            ends = found.listed[0].common, found.listed[-1].common
            gap, ratio = line.distance(*ends), line.ratio(*ends)
        return attrs.evolve(
            dispute,
            at_least=at_least,
            camps=tuple(self._camp(told, line, one) for one in found.listed),
            camp_count=found.count,
            gap=gap,
            ratio=ratio,
        )

    def _camp(self, told: Sequence[Commitment], line: Line, group: Group) -> Camp:
        point = group.common[0][0]

        def members() -> list[Commitment]:
            return [one for one in told if has(line.points(one), point)]

        return Camp(
            answer=line.words(group.common),
            claim_count=group.count,
            quotes=Quotes(self._graph, members, count=group.count),
        )

    def _pairs(self, pairs: Iterable[Pair]) -> tuple[Quotes, ...]:
        """Give pairs in order of their labels, with the words of both."""

        def quotes(pair: Pair) -> Quotes:
            return Quotes(self._graph, lambda: pair, count=len(pair))

        given = (sorted(pair, key=self._place) for pair in pairs)
        ordered = sorted(given, key=lambda pair: [self._place(one) for one in pair])
        return tuple(quotes((one, other)) for one, other in ordered[:MOST_PAIRS])

    def _place(self, one: Commitment) -> tuple[str, str]:
        return claim_label(self._graph, one.assertion), one.id

    def _is_settled(self, told: Sequence[Commitment], known: Iterable[Pair]) -> bool:
        """Tell whether somebody settled each pair that can't both hold."""
        if not self._settled:
            return False
        clashing = itertools.chain(known, self._clashes.all(told))
        return all(itertools.starmap(self._settled.has, clashing))


def _source_of(one: Commitment) -> str:
    return one.source_id
