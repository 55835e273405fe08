"""The ways back from statements along relays: where they start, lead and end."""

import functools
from collections.abc import Collection, Iterable, Iterator

from claimtrack.analysis.provenance.chains import Chain
from claimtrack.analysis.provenance.following import Following
from claimtrack.graph import ClaimGraph, label_of
from claimtrack.model import Document, Relay, Statement, digest


class WaysBack:
    """The ways from statements back to the originators of a claim, or of all they say.

    Statements that an analyst declared to be the same are one, and go by one digest.

    Args:
        graph: The graph.
        starts: The statements asked about.
        claim_id: The claim that is followed; None where whole statements are.
        ways: Which relays lead back; by default those that carry the claim.
        last_only: Whether what another of the statements rests on is no start.

    Attributes:
        graph: The graph.
        claim_id: The claim that is followed; None where whole statements are.
    """

    def __init__(
        self,
        graph: ClaimGraph,
        starts: Iterable[str],
        claim_id: str | None,
        *,
        ways: Following | None = None,
        last_only: bool = False,
    ) -> None:
        self.graph = graph
        self._ways = Following(graph, claim_id) if ways is None else ways
        self.claim_id = claim_id
        self._asked = set(map(graph.sameness.of, starts))
        self._last_only = last_only

    @functools.cached_property
    def starts(self) -> tuple[str, ...]:
        """The statements asked about, in order."""
        asked = self._asked
        return self._in_order(self._ways.last_of(asked) if self._last_only else asked)

    @functools.cached_property
    def origins(self) -> tuple[str, ...]:
        """The originators, in order.

        They are statements that rest on no other, and those whose own the claim is.
        """
        return self._in_order(self._walked[1])

    @functools.cached_property
    def first_known(self) -> tuple[str, ...]:
        """The dated statements on the ways that no other is known to be earlier than.

        The first known utterance; several where their order is not known. An origin
        may have no date, and then what relays it is the first that is known.

        Complexity: O(V + E) of what is upstream.
        """
        dated = {one for one in self.reached if self._is_dated(one)}
        first = dated - self._ways.resting_on(self.reached, dated)
        rooms = {one: self.graph.clocks.bounds(one) for one in first}
        wall = min((room.wall_upper for room in rooms.values()), default=0)
        utc = min((room.utc_upper for room in rooms.values()), default=0)
        return self._in_order(
            [
                one
                for one, room in rooms.items()
                if room.wall_lower < wall and room.utc_lower < utc
            ]
        )

    def _is_dated(self, statement_id: str) -> bool:
        for id_ in self.graph.sameness.group(statement_id):
            statement = self.graph.get(id_, Statement)
            page = statement.document_id
            if statement.asserted_at is not None or (
                page is not None and self.graph.get(page, Document).published_at
            ):
                return True
        return False

    @property
    def reached(self) -> frozenset[str]:
        """All statements on the ways, those asked about among them."""
        return self._walked[0]

    @functools.cached_property
    def _walked(self) -> tuple[frozenset[str], list[str]]:
        reached, ends = self._ways.walk(self._asked)
        return frozenset(reached), ends

    def relays_from(self, statement_id: str) -> list[Relay]:
        """Give the relays to follow from a statement, in order.

        Those that carry the claim; where none does, because it changed on the way, all.
        A claim that a statement asserts itself, and that nothing it relays carries, is
        its own: no relay leads to where it came from.
        """
        relays = self._ways.relays(statement_id)
        return sorted(relays, key=lambda r: (self._place(r.rests_on_id), digest(r)))

    def chains(self) -> Iterator[Chain]:
        """Give every way back, lazily and in a fixed order.

        There may be very many: take what you need.

        Complexity: O(length) a chain; nothing is listed before it is asked for.
        """
        for start in self.starts:
            yield from self._chains_from(start)

    def _chains_from(self, start: str) -> Iterator[Chain]:
        same = self.graph.sameness.of
        way: list[Relay] = []
        on_way = {start}
        first = self.relays_from(start)
        open_: list[Iterator[Relay]] = [iter(first)]
        if not first:
            yield Chain(statements=(start,), relays=())
        while open_:
            relay = next(open_[-1], None)
            if relay is None:
                open_.pop()
                if way:
                    on_way.discard(same(way.pop().rests_on_id))
                continue
            target = same(relay.rests_on_id)
            if target in on_way:
                yield self._chain(start, way, ends_in_ring=True)
                continue
            way.append(relay)
            on_way.add(target)
            further = self.relays_from(target)
            if not further:
                yield self._chain(start, way, ends_in_ring=False)
            open_.append(iter(further))

    def _chain(self, start: str, way: list[Relay], *, ends_in_ring: bool) -> Chain:
        same = self.graph.sameness.of
        statements = (start, *(same(relay.rests_on_id) for relay in way))
        return Chain(
            statements=statements, relays=tuple(way), ends_in_ring=ends_in_ring
        )

    def _in_order(self, ids: Collection[str]) -> tuple[str, ...]:
        return tuple(ids if len(ids) == 1 else sorted(ids, key=self._place))

    def _place(self, statement_id: str) -> tuple[str, str]:
        return label_of(self.graph, statement_id), statement_id
