"""The origins of every claim of a graph, each way back looked at once."""

import functools
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from claimtrack.analysis.provenance.climbing import Climbed, Ups, relayed
from claimtrack.analysis.provenance.following import Following, relays_from
from claimtrack.analysis.provenance.heights import Heights
from claimtrack.analysis.provenance.traced_origins import TracedOrigins
from claimtrack.graph import ClaimGraph, collector_paused, later_first

_ROOM = 32
"""How many origins are kept a statement, on average, before they are looked up anew."""


class Origins:
    """Where the claims of a graph come from; to be had by `graph.once`.

    Args:
        graph: The graph.
    """

    def __init__(self, graph: ClaimGraph) -> None:
        self._graph = graph

    @functools.cached_property
    def _above(self) -> "Above":
        return Above(self._graph)

    def of(self, claim_id: str) -> frozenset[str]:
        """Give the origins of a claim, as a trace of it finds them.

        Complexity: O(n) in the statements that make the claim and in what these relay;
        where it drifted, once O(V + E) for all such claims, and O(n) in its origins. A
        drifted claim that others make too, nearer to its origins, costs what a trace of
        it costs.
        """
        ways = Following(self._graph, claim_id)
        makers = ways.makers()
        found, drifted = set[str](), set[str]()
        same = self._graph.sameness.of
        for one in makers:
            # What is relayed to another that makes it has that one's origins.
            ups = {same(x.rests_on_id) for x in relays_from(self._graph, one)}
            if not makers.isdisjoint(ups) or any(map(ways.carries, ups)):
                continue
            if ways.relays(one):
                drifted |= ups
            else:
                found.add(one)
        return self._with_drifted(ways, makers, drifted, found)

    def leads_on(self, claim_id: str) -> bool:
        """Tell whether all that makes a claim leads to an origin, and to no closed ring.

        Complexity: O(1) in a graph without rings, else that of a trace.
        """
        traced = TracedOrigins(self._graph)
        return not self._above.has_rings or traced.leads_on(claim_id)

    def _with_drifted(
        self, ways: Following, makers: set[str], drifted: set[str], found: set[str]
    ) -> frozenset[str]:
        if not drifted:
            return frozenset(found)
        above = self._above
        if not above.may_lead_to(drifted, makers):
            further = [above.origins(one) for one in sorted(drifted)]
            shared = len(further) == 1 and not found
            return further[0] if shared else frozenset(found).union(*further)
        return frozenset(ways.walk(drifted)[1]).union(found)


class Above:
    """What each statement rests on in the end, whatever it says.

    Statements that rest on each other in a ring are taken as one. Sets of origins are
    shared where they are the same, and kept as far as there is room; else they are
    looked up when asked for. A hub of many origins costs one set, and a comb, in which
    each statement rests on one more origin, no more than there is room.

    Args:
        graph: The graph.

    Attributes:
        has_rings: Whether any statements rest on each other in a ring.
    """

    @collector_paused()
    def __init__(self, graph: ClaimGraph) -> None:
        self._one_up, self._several = relayed(graph)
        climbed = Climbed(self._one_up)
        ends = climbed.ends
        among = {
            id_: tuple(dict.fromkeys([ends.get(up, up) for up in some]))
            for id_, some in self._several.items()
        }
        self._order, rings = later_first(among)
        self._members = {min(ring): ring for ring in rings}
        self._leads: Mapping[str, str] = ends
        self._up: Ups = among
        if rings:
            ring = {id_: lead for lead, some in self._members.items() for id_ in some}
            self._leads = ring | {id_: ring.get(end, end) for id_, end in ends.items()}
            self._up = _joined(among, ring)
            self._order, _ = later_first(self._up)
        self._rings = climbed.rings.union(self._members)
        self.has_rings = bool(self._rings)
        self._room = _ROOM * (len(self._one_up) + len(among))
        self._known = dict.fromkeys(climbed.rings, frozenset[str]())
        for id_ in reversed(self._order):
            self._keep(id_)

    @functools.cached_property
    def _heights(self) -> Heights:
        return Heights(
            self._one_up,
            self._several,
            leads=self._leads,
            order=self._order,
            members=self._members,
        )

    def may_lead_to(self, starts: Collection[str], ends: Iterable[str]) -> bool:
        """Tell whether starts may lead to others; a no is certain.

        Complexity: O(n) in the starts and ends; and that of `origins` where some of
            these relay nothing.
        """
        height, leads = self._heights.of, self._leads
        highest = max(map(height, starts))
        rings = self._rings.intersection([leads.get(one, one) for one in starts])
        lower = [
            one for one in ends if height(one) < highest or leads.get(one, one) in rings
        ]
        if any(one in self._one_up or one in self._several for one in lower):
            return True
        # What relays nothing is led to by those whose origin it is.
        return any(not self.origins(one).isdisjoint(lower) for one in starts)

    def origins(self, statement_id: str) -> frozenset[str]:
        """Give the origins of a statement.

        Complexity: O(1), or where there was no room to keep them that of a trace.
        """
        start = self._leads.get(statement_id, statement_id)
        known = self._known.get(start)
        if known is not None:
            return known
        if start not in self._up:
            return self._known.setdefault(start, frozenset((start,)))
        return self._looked_up(start)

    def _looked_up(self, start: str) -> frozenset[str]:
        found, reached, stack = set[str](), {start}, [start]
        while stack:
            here = stack.pop()
            if here in self._known:
                found |= self._known[here]
                continue
            further = set(self._up[here]) - reached
            reached |= further
            stack.extend(further)
        return frozenset(found)

    def _keep(self, id_: str) -> None:
        ups = self._up.get(id_)
        if ups is None:
            self._known.setdefault(id_, frozenset((id_,)))
        elif not ups:
            # A ring that leads nowhere else.
            self._known[id_] = frozenset()
        elif all(up in self._known for up in ups):
            parts = {id(part): part for part in map(self._known.__getitem__, ups)}
            size = sum(map(len, parts.values())) if len(parts) > 1 else 0
            if size <= self._room:
                self._room -= size
                first, *others = parts.values()
                self._known[id_] = first.union(*others) if others else first


def _joined(above: Ups, ring: Mapping[str, str]) -> Ups:
    """Take each ring as one statement, which relays what any of its own does."""
    as_one: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for id_, ups in above.items():
        lead = ring.get(id_, id_)
        leads = (ring.get(up, up) for up in ups)
        as_one[lead].update((up, None) for up in leads if up != lead)
    return {id_: tuple(ups) for id_, ups in as_one.items()}
