"""The hops at one of which it must have happened that something changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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

        That is the nearest statement that all ways of both pass. Where it is no one
        statement but a ring, the hops in the ring are among them.

        Args:
            one: The first relay.
            other: The second.
            meeting: What all ways of both lead to: one unseen statement, or a ring.

        Complexity: O(V + E) of the unseen statements between, and O(V^2) at worst where
        ways part and come together again.
        """
        nearest = self._nearest(one, other) or self._passed(one, other, meeting)
        stops = {nearest} if nearest else set(meeting)
        hops = [hop for end in (one, other) for hop in self._ways.hops(end, stops)]
        if not nearest:
            inner = ((id_, up) for id_ in meeting for up in self._ways.above[id_])
            hops += [(here, up) for here, up in inner if up in stops]
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

    def _passed(self, one: str, other: str, meeting: Sequence[str]) -> str:
        """Give the nearest statement that all ways of two pass; "" for none but a ring.

        Source: Cooper, Harvey and Kennedy, A Simple, Fast Dominance Algorithm (2001).
        """
        # Loaded only where ways part: it takes longer to load than the rest.
        import networkx as nx  # noqa: PLC0415 -- see above

        down: nx.DiGraph[str] = nx.DiGraph(("", id_) for id_ in meeting)
        for end in (one, other):
            down.add_edges_from(
                (up, here) for here, up in self._ways.hops(end, meeting)
            )
        above = nx.immediate_dominators(down, "")
        mine = set(_upward(above, one))
        return next((id_ for id_ in _upward(above, other) if id_ in mine), "")

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


def _upward(above: Mapping[str, str], start: str) -> Iterator[str]:
    """Give what all ways of a statement pass, from the nearest up to the last."""
    here = above[start]
    while here:
        yield here
        here = above[here]
