"""Which statements a diagram shows: all, those on a trace, or those of a spread."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import attrs

from claimtrack.analysis import Spread, Trace, drifts
from claimtrack.graph import ClaimGraph, kind_of, label_of, name_of
from claimtrack.interop.diagrams.drawing import Stroke
from claimtrack.model import (
    Correction,
    Envelope,
    Finding,
    Loss,
    Order,
    Relay,
    RelayBasis,
    RelayMode,
    Response,
    Statement,
    record_id,
)

Drawn = ClaimGraph | Trace | Spread
"""What can be drawn."""
Pair = tuple[str, str]
"""The ids of two statements, of which the first points at the second."""
_IN_WORDS = "a diagram shows statements and what is between them, the rest in words"
_PERHAPS = (Stroke.MAY_HAVE_CHANGED, "changed?")
_TWICE = "a diagram shows once what is declared to be the same"
_DRAWN = (Statement, Relay, Response, Order, Correction)


@attrs.frozen(kw_only=True)
class Picked:
    """What a diagram shows.

    Attributes:
        graph: The graph.
        claim_id: The claim that is followed; None where whole statements are.
        statement_ids: The statements, by label.
        asked: Those asked about.
        lines: How they point at each other, and what to write beside each line.
        losses: What is left out from the start.
    """

    graph: ClaimGraph
    claim_id: str | None
    statement_ids: tuple[str, ...]
    asked: frozenset[str]
    lines: Mapping[tuple[str, str, Stroke], str]
    losses: tuple[Loss, ...]


def picked(drawn: Drawn) -> Picked:
    """Give what a diagram of a graph, a trace or a spread shows.

    Of a trace and a spread also what answers or withdraws one of their statements.

    Complexity: O(n log n) in the graph.
    """
    if isinstance(drawn, ClaimGraph):
        ids: set[str] = set(map(drawn.sameness.of, drawn.of_kind(Statement)))
        relays: Iterable[Relay] = drawn.of_kind(Relay).values()
        return _picked(drawn, ids, relays, losses=tuple(_unshown(drawn)))
    graph = drawn.graph
    if isinstance(drawn, Trace):
        ids = set(drawn.reached)
        relays = [one for id_ in ids for one in drawn.relays_from(id_)]
        asked, claim_id = drawn.starts, drawn.claim_id
    else:
        ids = {*drawn.starts, *(one.step.statement_id for one in drawn)}
        relays = graph.of_kind(Relay).values()
        asked, claim_id = drawn.starts, None
    ids |= _against(graph, ids)
    return _picked(graph, ids, relays, claim_id=claim_id, asked=asked)


def _picked(
    graph: ClaimGraph,
    ids: set[str],
    relays: Iterable[Relay],
    *,
    claim_id: str | None = None,
    asked: Iterable[str] = (),
    losses: tuple[Loss, ...] = (),
) -> Picked:
    words: dict[tuple[str, str, Stroke], set[str]] = {}
    for start, stop, stroke, told in (*_relays(graph, relays), *_others(graph)):
        if start in ids and stop in ids:
            words.setdefault((start, stop, stroke), set()).add(told)
    ordered = sorted(words, key=lambda x: (*_place(graph, x[0]), *_place(graph, x[1])))
    lines = {
        key: "; ".join(sorted(filter(None, words[key])))
        for key in sorted(ordered, key=lambda x: x[2].value)
    }
    return Picked(
        graph=graph,
        claim_id=claim_id,
        statement_ids=tuple(sorted(ids, key=lambda id_: _place(graph, id_))),
        asked=frozenset(asked),
        lines=MappingProxyType(lines),
        losses=losses,
    )


def _place(graph: ClaimGraph, statement_id: str) -> Pair:
    return label_of(graph, statement_id), statement_id


def _against(graph: ClaimGraph, ids: set[str]) -> set[str]:
    """Give what answers or withdraws one of some statements."""
    same, index = graph.sameness, graph.index
    entered = [one for id_ in ids for one in same.group(id_)]
    found = {x.statement_id for one in entered for x in index.responses_to[one]}
    found |= {x.statement_id for one in entered for x in index.corrections_of[one]}
    return {str(same.of(one)) for one in found}


def _relays(
    graph: ClaimGraph, relays: Iterable[Relay]
) -> Iterator[tuple[str, str, Stroke, str]]:
    same, changes = graph.sameness.of, _changes(graph)
    for relay in relays:
        pair = (same(relay.statement_id), same(relay.rests_on_id))
        stroke, change = changes.get(pair, (Stroke.RELAY, ""))
        told = [] if relay.mode is RelayMode.UNKNOWN else [relay.mode.value]
        if relay.basis is RelayBasis.INFERRED:
            told.append(relay.basis.value)
        if relay.attributed_to is not None:
            told.append(f"names {name_of(graph, relay.attributed_to)}")
        yield *pair, stroke, ", ".join([*told, change] if change else told)


def _changes(graph: ClaimGraph) -> dict[Pair, tuple[Stroke, str]]:
    """Give the relays at which something changed, or may have, with what it was."""
    surely: defaultdict[Pair, set[str]] = defaultdict(set)
    perhaps: dict[Pair, tuple[Stroke, str]] = {}
    for finding in drifts(graph):
        pairs = [(str(x.statement_id), str(x.rests_on_id)) for x in finding.candidates]
        if len(pairs) == 1:
            surely[pairs[0]].add(_changed(finding))
        else:
            perhaps.update(dict.fromkeys(pairs, _PERHAPS))
    told = {pair: "; ".join(sorted(words - {""})) for pair, words in surely.items()}
    known = {pair: f"changed: {words}" for pair, words in told.items() if words}
    changed = {pair: (Stroke.CHANGED, known.get(pair, "changed")) for pair in surely}
    return perhaps | changed


def _changed(finding: Finding) -> str:
    """Give what an answer became; nothing where something else changed."""
    before, after = (side.answer for side in finding.sides)
    return f"{before} → {after}" if before != after else ""


def _others(graph: ClaimGraph) -> Iterator[tuple[str, str, Stroke, str]]:
    same = graph.sameness.of
    for one in graph.of_kind(Response).values():
        ends = (same(one.statement_id), same(one.answers_id))
        yield *ends, Stroke.RESPONSE, "answers"
    for order in graph.of_kind(Order).values():
        yield same(order.statement_id), same(order.after_id), Stroke.ORDER, "after"
    for correction in graph.of_kind(Correction).values():
        ends = (same(correction.statement_id), same(correction.corrects_id))
        yield *ends, Stroke.WITHDRAWAL, correction.kind.value


def _unshown(graph: ClaimGraph) -> Iterator[Loss]:
    """Give what is neither a statement nor a line between two, and what is beside."""
    same = graph.sameness.of
    for record in graph.records():
        if isinstance(record, Envelope):
            yield from _beside(graph, record)
            continue
        id_ = record_id(record)
        if not isinstance(record, _DRAWN):
            yield Loss(noun=kind_of(record), record_id=id_, because=_IN_WORDS)
        elif isinstance(record, Statement) and same(id_) != id_:
            yield Loss(noun="statement", record_id=id_, because=_TWICE)


def _beside(graph: ClaimGraph, envelope: Envelope) -> Iterator[Loss]:
    """Give what is known of what is drawn, beside its content and its first label."""
    record = graph[envelope.record_id]
    if not isinstance(record, _DRAWN):
        return
    when = envelope.recorded_at
    first = 1 if isinstance(record, Statement) else 0
    told = [("labels", label) for label in envelope.labels[first:]]
    told += [] if when is None else [("recorded_at", when.text)]
    for field, value in told:
        yield Loss(
            noun=kind_of(record),
            record_id=envelope.record_id,
            field=field,
            value=value,
            because=_IN_WORDS,
        )
