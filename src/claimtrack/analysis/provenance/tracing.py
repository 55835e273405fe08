"""Who said it, and through whom it got here: back along relays to the originators."""

from collections.abc import Iterator

from claimtrack.analysis.provenance.chains import Hop, Hops, Step
from claimtrack.analysis.provenance.following import (
    Following,
    following,
    relays_from,
)
from claimtrack.analysis.provenance.ways_back import WaysBack
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
from claimtrack.tables import Shown, html_lines

Traced = str | Statement | Claim | Assertion | Document
"""What can be traced: an id, or the record."""
_MISSING = ", who has it from somebody whose statement is not recorded"
_DEEPEST = 20
"""How far a printed trace is indented; the text of a chain is no square of its length."""


class Trace(Shown, WaysBack):
    """The ways from statements back to the originators of a claim, or of all they say.

    As text a tree: each statement once, with who speaks, where and what is said.
    Everything that `WaysBack` tells of the ways it tells as well.
    """

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

    def __str__(self) -> str:
        # Each on one line of its own, whatever a stranger's file holds.
        return "\n".join(
            _indented(depth, one_line(text)) for depth, text in self._lines()
        )

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return html_lines(str(self))

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
