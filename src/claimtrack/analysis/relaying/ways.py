"""Which statements relay which, which of them are seen, and the hops between two.

A statement is seen where it lists claims. One that lists none carries all that it
relays, and nobody here knows its words.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from claimtrack.analysis.relaying.unseen import Unseen
from claimtrack.analysis.utterances.withdrawals import told_in
from claimtrack.graph import ClaimGraph, label_of, later_first
from claimtrack.model import Relay

Hop = tuple[str, str]
"""A statement and one that it relays, by what they go by."""


class Ways:
    """The relays of a graph as ways from statement to statement.

    Statements that an analyst declared to be the same are one, and go by one id.

    Args:
        graph: The graph.

    Attributes:
        relays: The relays from each statement that relays another.
        above: What each of these relays, by what files call it.

    Complexity: O(n log n) in the relays.
    """

    def __init__(self, graph: ClaimGraph) -> None:
        self._graph = graph
        same = graph.sameness
        relays: defaultdict[str, list[Relay]] = defaultdict(list)
        for _, relay in sorted(graph.of_kind(Relay).items()):
            below = same.of(relay.statement_id)
            if below != same.of(relay.rests_on_id):
                relays[below].append(relay)
        self.relays: Mapping[str, list[Relay]] = dict(sorted(relays.items()))
        self.above: Mapping[str, tuple[str, ...]] = {
            below: tuple(
                sorted({same.of(x.rests_on_id) for x in some}, key=self._place)
            )
            for below, some in self.relays.items()
        }
        self._unseen = Unseen(
            {id_: ups for id_, ups in self.above.items() if not self.is_seen(id_)},
            self.is_seen,
        )
        self._origins: dict[str, str | None] = {}
        self._ring_of: dict[str, int] | None = None

    def _place(self, id_: str) -> tuple[str, str]:
        return label_of(self._graph, id_), id_

    def is_seen(self, id_: str) -> bool:
        """Tell whether a statement lists claims."""
        return bool(told_in(self._graph, id_))

    def joined(self) -> Iterator[tuple[tuple[str, ...], list[str]]]:
        """Give the seen relays that lead up alike, and what they lead to.

        Those that lead up to the same seen statements, through whatever unseen ones,
        come together: what is above them has to be looked up once.

        Yields:
            What they lead to: seen statements, and the last unseen one on ways that
            all come together there. And the relays, in code-point order.
        """
        found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for id_, ups in self.above.items():
            if self.is_seen(id_):
                found[tuple(sorted(set(map(self._unseen.lead, ups))))].append(id_)
        yield from found.items()

    def ends(self, leads: Iterable[str]) -> list[str]:
        """Give the nearest seen statements that some lead to, in code-point order.

        Complexity: O(V + E) of the unseen statements above, without those on ways that
        neither part nor end.
        """
        reached = set(leads)
        stack = list(reached)
        found = []
        while stack:
            here = stack.pop()
            if self.is_seen(here):
                found.append(here)
                continue
            further = set(self._unseen.above(here)) - reached
            reached |= further
            stack.extend(further)
        return sorted(found)

    def meeting(self, leads: tuple[str, ...]) -> tuple[str, ...]:
        """Give the unseen statement that all ways of some lead to; empty where none.

        Of unseen statements that rest on each other in a ring, give all of them.
        """
        if len(leads) != 1 or self.is_seen(leads[0]):
            return ()
        return self._unseen.members(leads[0])

    def hops(self, start: str, stops: Collection[str]) -> list[Hop]:
        """Give each hop on a way from a statement to the first of some others.

        Only ways through unseen statements. Those nearest to the start come first.

        Complexity: O(V + E) of the unseen statements above the start.
        """
        below: defaultdict[str, list[str]] = defaultdict(list)
        reached = {start}
        queue = [start]
        for here in queue:
            for up in self.above.get(here, ()):
                if up != start:
                    below[up].append(here)
                if up not in reached:
                    reached.add(up)
                    if up not in stops and not self.is_seen(up):
                        queue.append(up)
        leading: set[str] = set()
        stack = [up for up in stops if up in below]
        while stack:
            further = set(below[stack.pop()]) - leading
            leading |= further
            stack.extend(further)
        wanted = (leading | {*stops}) - {start}
        return [
            (here, up)
            for here in queue
            if here in leading
            for up in self.above.get(here, ())
            if up in wanted
        ]

    def past(self, start: str, *, to: Callable[[str], bool]) -> list[str]:
        """Give the first statements of some sort above one, in code-point order.

        Complexity: O(V + E) of the statements passed.
        """
        reached = {start}
        stack = [start]
        found = []
        while stack:
            here = stack.pop()
            if to(here):
                found.append(here)
                continue
            further = set(self.above.get(here, ())) - reached
            reached |= further
            stack.extend(further)
        return sorted(found)

    def leads_to(self, start: str, stops: Collection[str]) -> bool:
        """Tell whether a statement rests on one of some others, however far up.

        Complexity: O(V + E) of the statements above, up to the first.
        """
        reached = {start}
        queue = [start]
        for here in queue:
            ups = self.above.get(here, ())
            if any(up in stops for up in ups):
                return True
            queue.extend(up for up in ups if up not in reached)
            reached.update(ups)
        return False

    def is_ring(self, one: str, other: str) -> bool:
        """Tell whether two statements rest on each other."""
        if self._ring_of is None:
            _, rings = later_first(self.above)
            self._ring_of = {
                id_: number for number, ring in enumerate(rings) for id_ in ring
            }
        ring = self._ring_of.get(one)
        return ring is not None and ring == self._ring_of.get(other)

    def climb(self, start: str) -> Iterator[str]:
        """Give the unseen statements above one, as long as each rests on one alone."""
        passed = {start}
        ups = self.above.get(start, ())
        while len(ups) == 1 and ups[0] not in passed and not self.is_seen(ups[0]):
            passed.add(ups[0])
            yield ups[0]
            ups = self.above.get(ups[0], ())

    def origin(self, start: str) -> str | None:
        """Give the statement that one goes back to, where each rests on one alone.

        Complexity: O(1), and once the statements between.
        """
        way: list[str] = []
        passed = {start}
        here = start
        while here not in self._origins:
            ups = self.above.get(here, ())
            if len(ups) != 1:
                self._origins[here] = None if ups else here
            elif ups[0] in passed:
                self._origins[here] = None
            else:
                way.append(here)
                passed.add(ups[0])
                here = ups[0]
        self._origins.update(dict.fromkeys(way, self._origins[here]))
        return self._origins[start]
