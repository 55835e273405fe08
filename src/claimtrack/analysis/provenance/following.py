"""Which relays lead back: those that carry what is followed, or all."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from claimtrack.analysis.utterances.withdrawals import told_in
from claimtrack.graph import ClaimGraph
from claimtrack.model import DENIALS, Assertion, Relay, Stance

ASSERTED = (Stance.ASSERTS, Stance.REPORTS)
"""The stances that carry a claim, one's own and another's."""
_OWN = frozenset({Stance.ASSERTS, Stance.DENIES})


class Following:
    """The ways back from statements: of a claim, or of all that they say.

    Statements that an analyst declared to be the same are one, and go by one id.

    Args:
        graph: The graph.
        claim_id: The claim that is followed; None where whole statements are.
        stances: What carries it: by default to assert it or to report that another
            did, for a denial to deny it or to report that.
    """

    def __init__(
        self,
        graph: ClaimGraph,
        claim_id: str | None = None,
        stances: Collection[Stance] = ASSERTED,
    ) -> None:
        self._graph = graph
        self._claim_id = claim_id
        self._stances = stances
        self._known: dict[str, bool] = {}

    def relays(self, statement_id: str) -> Sequence[Relay]:
        """Give the relays to follow from a statement.

        Those that carry the claim. Where none does, because it changed on the way, all;
        but a claim that a statement asserts itself is then its own, and leads nowhere.
        Where it changed and what carries it rests on this very statement, that is no
        way to where it came from.
        """
        relays = relays_from(self._graph, statement_id)
        if self._claim_id is None or not relays:
            return relays
        same = self._graph.sameness.of
        carrying = [one for one in relays if self.carries(same(one.rests_on_id))]
        if carrying and len(relays) > 1 and not self.carries(statement_id):
            ring = self._graph.once(_rings).get(statement_id, ())
            carrying = [x for x in carrying if same(x.rests_on_id) not in ring]
        if carrying or not self._is_own(statement_id):
            return carrying or relays
        return ()

    def walk(self, starts: Iterable[str]) -> tuple[set[str], list[str]]:
        """Give all statements on the ways back, and those where the ways end.

        Complexity: O(V + E) of what is upstream.
        """
        same = self._graph.sameness.of
        reached = set(starts)
        stack = list(reached)
        ends = []
        while stack:
            here = stack.pop()
            relays = self.relays(here)
            if not relays:
                ends.append(here)
            for relay in relays:
                up = same(relay.rests_on_id)
                if up not in reached:
                    reached.add(up)
                    stack.append(up)
        return reached, ends

    def resting_on(self, reached: Iterable[str], some: Iterable[str]) -> set[str]:
        """Give those of what was reached from which ways lead to some statements.

        Complexity: O(V + E) of what was reached.
        """
        same = self._graph.sameness.of
        below: defaultdict[str, list[str]] = defaultdict(list)
        for here in reached:
            for relay in self.relays(here):
                below[same(relay.rests_on_id)].append(here)
        found = set[str]()
        stack = list(some)
        while stack:
            further = set(below[stack.pop()]) - found
            found |= further
            stack.extend(further)
        return found

    def makers(self) -> set[str]:
        """Give the statements that make the claim.

        Complexity: O(n) in what is said of it.
        """
        same, index = self._graph.sameness.of, self._graph.index
        made = () if self._claim_id is None else index.assertions_of[self._claim_id]
        found = {same(one.statement_id) for one in made if one.stance in self._stances}
        self._known.update(dict.fromkeys(found, True))
        return found

    def last_of(self, starts: Collection[str]) -> set[str]:
        """Leave out what others among some statements rest on; of rings leave all.

        Complexity: O(V + E) of what is upstream.
        """
        same, asked = self._graph.sameness.of, set(starts)
        onward = {same(x.rests_on_id) for one in asked for x in self.relays(one)}
        last = asked - self.walk(onward)[0]
        return last | (asked - self.walk(last)[0])

    def carries(self, statement_id: str) -> bool:
        """Tell whether a statement makes the claim, or passes on what it relays.

        Complexity: O(1), and once O(V + E) of the unseen statements upstream.
        """
        known = self._known.get(statement_id)
        if known is None:
            if told_in(self._graph, statement_id):
                known = self._known[statement_id] = self._makes(statement_id)
            else:
                self._look_up_from(statement_id)
                known = self._known[statement_id]
        return known

    def _look_up_from(self, start: str) -> None:
        """Find out of a statement, and of all unseen ones above, which of them carry."""
        same = self._graph.sameness.of
        below: defaultdict[str, list[str]] = defaultdict(list)
        reached, stack, makers = {start}, [start], []
        while stack:
            here = stack.pop()
            if here in self._known or told_in(self._graph, here):
                if self.carries(here):
                    makers.append(here)
                continue
            for relay in relays_from(self._graph, here):
                up = same(relay.rests_on_id)
                below[up].append(here)
                if up not in reached:
                    reached.add(up)
                    stack.append(up)
        carrying = set(makers)
        while makers:
            further = set(below[makers.pop()]) - carrying
            carrying |= further
            makers.extend(further)
        self._known.update((one, one in carrying) for one in reached)

    def _makes(self, statement_id: str) -> bool:
        """Tell whether a statement itself lists the claim, with such a stance."""
        return any(self._listed(statement_id))

    def _is_own(self, statement_id: str) -> bool:
        """Tell whether a statement vouches for the claim, and reports it nowhere."""
        stances = {one.stance for one in self._listed(statement_id)}
        return bool(stances) and stances <= _OWN

    def _listed(self, statement_id: str) -> Iterator[Assertion]:
        for one in told_in(self._graph, statement_id):
            if one.claim_id == self._claim_id and one.stance in self._stances:
                yield one


def _rings(graph: ClaimGraph) -> dict[str, frozenset[str]]:
    """Give the ring of each statement that is in one."""
    same = graph.sameness.of
    rings = (frozenset(map(same, ring)) for ring in graph.clocks.rings)
    return {id_: ring for ring in rings for id_ in ring}


def following(graph: ClaimGraph, assertion: Assertion) -> Following:
    """Give the ways back of a claim as a statement makes it: asserted, or denied."""
    stances = DENIALS if assertion.stance in DENIALS else ASSERTED
    return Following(graph, assertion.claim_id, stances)


def relays_from(graph: ClaimGraph, statement_id: str) -> Sequence[Relay]:
    """Give what a statement relays, in all that it was entered as.

    An entry of it does not relay another; but what relays itself is a ring.
    """
    relays, same = graph.index.relays_from, graph.sameness
    group = same.group(statement_id)
    if len(group) == 1:
        return relays[statement_id]
    return [
        relay
        for id_ in group
        for relay in relays[id_]
        if relay.rests_on_id not in group or relay.rests_on_id == id_
    ]


def carriers(graph: ClaimGraph, claim_id: str) -> set[str]:
    """Give all statements that make a claim, and those that pass it on unseen.

    Complexity: O(n) in these, and in what relays them.
    """
    same, relays = graph.sameness, graph.index.relays_of
    found = Following(graph, claim_id).makers()
    stack = list(found)
    while stack:
        for id_ in same.group(stack.pop()):
            for relay in relays[id_]:
                later = same.of(relay.statement_id)
                if later not in found and not told_in(graph, later):
                    found.add(later)
                    stack.append(later)
    return found
