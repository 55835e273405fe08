"""A diagram of a graph, a trace or a spread: its nodes, its lines, and what is lost."""

from collections.abc import Iterator, Mapping

import attrs

from claimtrack.analysis import Step, Trace
from claimtrack.graph import (
    ClaimGraph,
    claimed_in_words,
    kind_of,
    question_in_words,
)
from claimtrack.interop.diagrams.drawing import Diagram, Form, Line, Node, Stroke
from claimtrack.interop.diagrams.folding import Folded, LineKey, folded
from claimtrack.interop.diagrams.lettering import lettering, shortened, wrapped
from claimtrack.interop.diagrams.picking import Drawn, Picked, picked
from claimtrack.model import (
    Assertion,
    Certainty,
    Claim,
    Correction,
    Loss,
    Order,
    Question,
    Relay,
    Response,
    Statement,
    StatementKind,
)

Edge = Relay | Response | Order | Correction
"""What a line between two statements stands for."""

MOST = 3
"""How many statements that stand alike are shown before the others are folded."""
LIMIT = 100
"""How many statements are shown at most."""
_MOST_CLAIMS = 3
_RELAYS = frozenset({Stroke.RELAY, Stroke.CHANGED, Stroke.MAY_HAVE_CHANGED})
_EDGES: Mapping[type[Edge], str] = {
    Relay: "rests_on_id",
    Response: "answers_id",
    Order: "after_id",
    Correction: "corrects_id",
}
_TOO_MANY = "the diagram shows only some of so many"
_TOO_LONG = "a label shows the beginning of a long text"
_NO_LINE = "a label shows who speaks, when, and what is claimed"


def composed(drawn: Drawn, *, most: int, limit: int) -> Diagram:
    """Give the diagram of a graph, a trace or a spread.

    Args:
        drawn: What is drawn.
        most: How many that stand alike are shown before the others are folded.
        limit: How many statements are shown at most.

    Raises:
        InvalidValueError: Where one of these is below one.

    Complexity: O(n log n) in the graph.
    """
    chosen = picked(drawn)
    return _Composing(chosen, folded(chosen, most=most, limit=limit)).diagram()


class _Composing:
    """Statements on their way into a diagram."""

    def __init__(self, chosen: Picked, shown: Folded) -> None:
        self._chosen = chosen
        self._shown = shown
        self._reader = Trace(chosen.graph, (), chosen.claim_id)
        names = (*shown.statement_ids, *shown.folds)
        self._keys = {name: f"n{n}" for n, name in enumerate(names, start=1)}
        self._losses: list[Loss] = [*chosen.losses]
        lines: tuple[LineKey, ...] = tuple(chosen.lines)
        self._relaying = {start for start, _, stroke in lines if stroke in _RELAYS}
        self._withdrawing = {x for x, _, stroke in lines if stroke is Stroke.WITHDRAWAL}

    def diagram(self) -> Diagram:
        """Give the diagram."""
        nodes = [self._node(id_) for id_ in self._shown.statement_ids]
        nodes += [self._fold(name, n) for name, n in self._shown.folds.items()]
        lines = [
            Line(
                start=self._keys[start],
                stop=self._keys[stop],
                stroke=stroke,
                words=shortened(lettering(words)),
            )
            for (start, stop, stroke), words in self._shown.lines.items()
        ]
        self._lose_hidden()
        losses = tuple(sorted(self._losses, key=attrs.astuple))
        return Diagram(nodes=tuple(nodes), lines=tuple(lines), losses=losses)

    def _lose_hidden(self) -> None:
        """Tell which statements have no node, and which lines therefore no end."""
        graph, hidden = self._chosen.graph, set(self._shown.hidden)
        for id_ in self._shown.hidden:
            self._lose(id_, "", "", _TOO_MANY)
        joined = {key[:2] for key in self._chosen.lines if not hidden.isdisjoint(key)}
        for kind, far in _EDGES.items():
            for id_, edge in graph.of_kind(kind).items():
                ends = (edge.statement_id, getattr(edge, far))
                if tuple(map(graph.sameness.of, ends)) in joined:
                    self._lose(id_, "", "", _TOO_MANY, noun=kind_of(edge))

    def _fold(self, name: str, count: int) -> Node:
        words = f"and {count:,} more"
        return Node(key=self._keys[name], form=Form.FOLDED, lines=(words,))

    def _node(self, id_: str) -> Node:
        step = self._reader.step(id_)
        form = Form.ORIGIN
        if id_ in self._withdrawing:
            form = Form.WITHDRAWAL
        elif id_ in self._relaying:
            form = Form.UNSEEN if step.is_unseen else Form.RELAY
        when = "" if step.asserted_at is None else f", {step.asserted_at}"
        said = self._said(step)
        self._lose_unsaid(step, has_quote=not said)
        kind = self._chosen.graph.get(id_, Statement).kind
        act = "" if kind is StatementKind.TELLING else f" ({kind.value})"
        told = (step.source, f"[{step.label}{when}]{act}", *(said or _quote(step)))
        return Node(
            key=self._keys[id_],
            form=form,
            lines=tuple(x for one in told for x in wrapped(self._cut(id_, one))),
            is_asked=id_ in self._chosen.asked,
        )

    def _said(self, step: Step) -> list[str]:
        """Give what a statement says of what is followed, the first few of it."""
        graph, claim_id = self._chosen.graph, self._chosen.claim_id
        found = sorted(
            {
                _claimed(graph, one, is_followed=claim_id is not None)
                for id_ in graph.sameness.group(step.statement_id)
                for one in graph.index.assertions_in[id_]
                if claim_id in {None, one.claim_id}
            }
        )
        for one in found[_MOST_CLAIMS:]:
            self._lose(step.statement_id, "claims", one, _TOO_MANY)
        more = len(found) - _MOST_CLAIMS
        return [*found[:_MOST_CLAIMS], *([f"and {more:,} more"] if more > 0 else ())]

    def _lose_unsaid(self, step: Step, *, has_quote: bool) -> None:
        """Tell which of a statement's own fields its label does not show."""
        statement = self._chosen.graph.get(step.statement_id, Statement)
        fields = (
            ("document_id", statement.document_id),
            ("key", statement.key),
            ("quote", None if has_quote else statement.quote),
        )
        for field, value in fields:
            if value is not None:
                self._lose(step.statement_id, field, value, _NO_LINE)

    def _cut(self, id_: str, words: str) -> str:
        text = lettering(words)
        cut = shortened(text)
        if cut != text:
            self._lose(id_, "label", text, _TOO_LONG)
        return cut

    def _lose(
        self, id_: str, field: str, value: str, because: str, noun: str = "statement"
    ) -> None:
        self._losses.append(
            Loss(
                noun=noun,
                record_id=id_,
                field=field,
                value=value,
                because=because,
            )
        )


def _claimed(graph: ClaimGraph, assertion: Assertion, *, is_followed: bool) -> str:
    """Give what is claimed: its question as well, where not all speak of one claim."""
    told = f"{assertion.stance.value} {claimed_in_words(graph, assertion)}"
    if assertion.certainty is not Certainty.CERTAIN:
        told = f"{told}, {assertion.certainty.value},"
    question_id = graph.get(assertion.claim_id, Claim).question_id
    if question_id is None or is_followed:
        return told.removesuffix(",")
    question = question_in_words(graph, graph.get(question_id, Question))
    return f"{told} for {question}"


def _quote(step: Step) -> Iterator[str]:
    if step.quote is not None:
        yield f"“{step.quote}”"
