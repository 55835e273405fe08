"""Who said it, and through whom it got here: back along relays to the originators."""

import functools
from collections.abc import Collection, Iterable, Iterator

from claimtrack.analysis.provenance.chains import Chain, Hop, Hops, Step
from claimtrack.analysis.provenance.following import (
    Following,
    following,
    relays_from,
)
from claimtrack.analysis.utterances.reporting import only_reports
from claimtrack.analysis.utterances.withdrawals import told_in
from claimtrack.graph import (
    ClaimGraph,
    claim_in_words,
    claimed_in_words,
    label_of,
    name_of,
    question_in_words,
)
from claimtrack.model import (
    Assertion,
    Claim,
    Document,
    Question,
    Relay,
    RelayMode,
    Statement,
    digest,
    one_line,
)

Traced = str | Statement | Claim | Assertion | Document
"""What can be traced: an id, or the record."""
_MISSING = ", who has it from somebody whose statement is not recorded"
_DEEPEST = 20
"""How far a printed trace is indented; the text of a chain is no square of its length."""


class Trace:
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

    def table(self, *, limit: int = 10_000) -> Hops:
        """Give the steps of the chains as a table: a row for each step of each chain.

        Args:
            limit: The most rows to give. The table says whether there are more.

        Raises:
            InvalidValueError: Where the limit is below one.

        Complexity: O(rows); chains beyond the limit are not looked for.
        """
        return Hops(self._hops(), limit=limit)

    def _hops(self) -> Iterator[Hop]:
        told: dict[str, Step] = {}
        for number, chain in enumerate(self.chains(), start=1):
            end = "ring" if chain.ends_in_ring else "origin"
            came_by = (None, *chain.relays)
            for place, (id_, relay) in enumerate(
                zip(chain.statements, came_by, strict=True), start=1
            ):
                if id_ not in told:
                    told[id_] = self.step(id_)
                yield Hop(
                    chain=number,
                    place=place,
                    step=told[id_],
                    relay=relay,
                    end=end if place == len(chain.statements) else None,
                )

    def _in_order(self, ids: Collection[str]) -> tuple[str, ...]:
        return tuple(ids if len(ids) == 1 else sorted(ids, key=self._place))

    def _place(self, statement_id: str) -> tuple[str, str]:
        return label_of(self.graph, statement_id), statement_id

    def __str__(self) -> str:
        # Each on one line of its own, whatever a stranger's file holds.
        return "\n".join(
            _indented(depth, one_line(text)) for depth, text in self._lines()
        )

    __repr__ = __str__

    def _lines(self) -> Iterator[tuple[int, str]]:
        """Give the lines of the printed trace, and how deep each is indented."""
        if self.claim_id is not None:
            yield 0, self._claim_in_words(self.claim_id)
        for start in self.starts:
            yield from self._tree(start)
        yield 0, "Origins:" if self.origins else "No origin: only a ring."
        for origin in self.origins:
            is_report = only_reports(self.graph, origin, self.claim_id)
            yield 1, f"{_speaker(self.step(origin))}{_MISSING if is_report else ''}"
        if self.first_known and self.first_known != self.origins:
            yield 0, "First known:"
            for one in self.first_known:
                yield 1, _speaker(self.step(one))

    def _claim_in_words(self, claim_id: str) -> str:
        claim = self.graph.get(claim_id, Claim)
        words = claim_in_words(self.graph, claim)
        if claim.question_id is None:
            return words
        question = self.graph.get(claim.question_id, Question)
        return f"{question_in_words(self.graph, question)}: {words}"

    def _tree(self, start: str) -> Iterator[tuple[int, str]]:
        """Give each statement once, and where it comes again a line that says so."""
        shown: set[str] = set()
        stack: list[tuple[int, Relay | None, str]] = [(0, None, start)]
        while stack:
            depth, relay, here = stack.pop()
            how = "" if relay is None else _how(relay)
            step = self.step(here)
            if here in shown:
                yield depth, f"{how}{_speaker(step)} (see above)"
                continue
            shown.add(here)
            yield depth, f"{how}{_speaker(step)}{_said(step)}"
            if relay is not None and relay.attributed_to is not None:
                named = name_of(self.graph, relay.attributed_to)
                yield depth + 1, f"(named as the speaker there: {named})"
            same, below = self.graph.sameness.of, self.relays_from(here)
            stack.extend((depth + 1, r, same(r.rests_on_id)) for r in reversed(below))

    def step(self, statement_id: str) -> Step:
        """Give a statement on the way, as a reader sees it."""
        graph = self.graph
        statement = graph.get(statement_id, Statement)
        around = graph.containment.around(statement.source_id) - {statement.source_id}
        page = statement.document_id
        when = statement.asserted_at
        listed = told_in(graph, statement_id)
        own = [one for one in listed if self.claim_id in {None, one.claim_id}]
        return Step(
            statement_id=statement_id,
            label=label_of(graph, statement_id),
            source_id=statement.source_id,
            source=name_of(graph, statement.source_id),
            part_of=tuple(sorted(name_of(graph, id_) for id_ in around)),
            asserted_at=None if when is None else when.text,
            document=None if page is None else label_of(graph, page),
            url=None if page is None else graph.get(page, Document).url,
            quote=statement.quote,
            claims=tuple(sorted(self._words(one) for one in own)),
            is_unseen=not listed and bool(relays_from(graph, statement_id)),
        )

    def _words(self, assertion: Assertion) -> str:
        quote = "" if assertion.quote is None else f" (“{assertion.quote}”)"
        said = claimed_in_words(self.graph, assertion)
        return f"{assertion.stance.value} {said}{quote}"


def _speaker(step: Step) -> str:
    when = "" if step.asserted_at is None else f", {step.asserted_at}"
    part_of = f", part of {', '.join(step.part_of)}" if step.part_of else ""
    return f"{step.source} [{step.label}{when}]{part_of}"


def _said(step: Step) -> str:
    where = "" if step.document is None else f", on {step.document}"
    where += "" if step.quote is None else f", “{step.quote}”"
    if step.is_unseen:
        return f"{where}: its own words are not recorded here"
    return f"{where}: {'; '.join(step.claims)}" if step.claims else where


def _indented(depth: int, text: str) -> str:
    """Indent a line; where it stands too deep for that, say how deep."""
    if depth <= _DEEPEST:
        return "  " * depth + text
    return f"{'  ' * _DEEPEST}[{depth}] {text}"


def _how(relay: Relay) -> str:
    mode = "" if relay.mode is RelayMode.UNKNOWN else f" ({relay.mode.value})"
    basis = "" if relay.basis is None else f", {relay.basis.value}"
    return f"relays{mode}{basis}: "


def trace(graph: ClaimGraph, traced: Traced) -> Trace:
    """Trace a claim, a statement or a document back to the originators.

    A claim's label stands for the claim in its statement: it is traced from there, a
    denial as one. A claim's digest is traced from every statement that carries it and
    that no other carrier rests on.

    Raises:
        UnknownIdError: Where an id names nothing.
        AmbiguousIdError: Where it names several.

    Complexity: O(V + E) of what is upstream, however many ways lead through it.
    """
    text = traced if isinstance(traced, str) else digest(traced)
    id_ = graph.find_id(text, Assertion, Statement, Claim, Document)
    match graph[id_]:
        case Assertion() as one:
            ways = following(graph, one)
            return Trace(graph, [one.statement_id], one.claim_id, ways=ways)
        case Statement():
            return Trace(graph, [id_], None)
        case Document():
            return Trace(graph, graph.index.statements_in[id_], None)
        case _:
            ways = Following(graph, id_)
            return Trace(graph, ways.makers(), id_, ways=ways, last_only=True)
