"""The hops at one of which it must have happened that something changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from claimtrack.analysis.relaying.ways import Hop, Ways
from claimtrack.graph import ClaimGraph, label_of, name_of
from claimtrack.model import CandidateHop, Relay, Statement


class Candidates:
    """Finds hops between two seen statements, and puts them as findings name them.

    Args:
        graph: The graph.
        ways: Its relays.
    """

    def __init__(self, graph: ClaimGraph, ways: Ways) -> None:
        self._graph = graph
        self._ways = ways

    def between(self, upper: str, lower: str) -> list[Hop]:
        """Give each hop from a relay up to what it has its claim from.

        Complexity: O(V + E) of the unseen statements between.
        """
        return self._ways.hops(lower, {upper})

    def around(self, one: str, other: str) -> list[Hop]:
        """Give each hop between two that rest on each other in a ring.

        Complexity: O(V + E) of the unseen statements between.
        """
        return self.between(one, other) + self.between(other, one)

    def apart(self, one: str, other: str, meeting: Sequence[str]) -> list[Hop]:
        """Give each hop from two relays up to where their ways have come together.

        That is the nearest statement at which the one way of the first meets that of
        the second, and where a way parts, the one that all lead to in the end.

        Args:
            one: The first relay.
            other: The second.
            meeting: What all ways of both lead to: one unseen statement, or a ring.

        Complexity: O(V + E) of the unseen statements between.
        """
        nearest = self._nearest(one, other)
        stops = set(meeting) if nearest is None else {nearest}
        hops = [hop for end in (one, other) for hop in self._ways.hops(end, stops)]
        if nearest is None and len(meeting) > 1:
            hops += [
                (here, up)
                for here in meeting
                for up in self._ways.above[here]
                if up in stops
            ]
        return list(dict.fromkeys(hops))

    def _nearest(self, one: str, other: str) -> str | None:
        """Give where two ways that don't part come together, in steps of both."""
        passed: tuple[set[str], set[str]] = (set(), set())
        steps = zip_longest(self._ways.climb(one), self._ways.climb(other))
        for ups in steps:
            for up, mine, theirs in zip(ups, passed, reversed(passed), strict=True):
                if up in theirs:
                    return up
                mine.add(up)
        return None

    def told(self, hops: Iterable[Hop]) -> tuple[CandidateHop, ...]:
        """Give hops as a finding names them, in their order."""
        return tuple(dict.fromkeys(self._told(hops)))

    def _told(self, hops: Iterable[Hop]) -> Iterator[CandidateHop]:
        same = self._graph.sameness.of
        found: defaultdict[str, dict[str, list[Relay]]] = defaultdict(dict)
        for here, up in hops:
            found[here][up] = []
        for here, ups in found.items():
            for relay in self._ways.relays[here]:
                if (up := same(relay.rests_on_id)) in ups:
                    ups[up].append(relay)
            yield from (self._hop(one) for some in ups.values() for one in some)

    def _hop(self, relay: Relay) -> CandidateHop:
        ends = relay.statement_id, relay.rests_on_id
        statement, rests_on = (self._graph.get(id_, Statement) for id_ in ends)
        return CandidateHop(
            statement_id=relay.statement_id,
            statement_label=label_of(self._graph, relay.statement_id),
            source=name_of(self._graph, statement.source_id),
            rests_on_id=relay.rests_on_id,
            rests_on_label=label_of(self._graph, relay.rests_on_id),
            rests_on_source=name_of(self._graph, rests_on.source_id),
        )
