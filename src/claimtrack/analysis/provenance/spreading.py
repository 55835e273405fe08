"""Who carried a statement or a claim further: forward along relays."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from claimtrack.analysis.provenance.chains import Step
from claimtrack.analysis.provenance.tracing import Trace, Traced, trace
from claimtrack.analysis.utterances.withdrawals import told_in
from claimtrack.graph import ClaimGraph, label_of
from claimtrack.model import Assertion, Claim, Document, Relay, Statement, digest
from claimtrack.tables import Cells, Column, ColumnKind, Table


@attrs.frozen(kw_only=True)
class Carrier:
    """A statement that carried something further.

    Attributes:
        step_count: How many relays it is away, on a shortest way.
        step: The statement, as a reader sees it.
        published_at: When its document was published, as written; None where unknown.
        through: What files call the statement that it relays: of several on a shortest
            way the first by label.
        relay: The relay from that.
    """

    step_count: int
    step: Step
    published_at: str | None
    through: str
    relay: Relay


class Spread(Table[Carrier]):
    """Who carried something further, the nearest first, then by label; a row each.

    Args:
        carriers: The statements that carried it, in order.
        graph: The graph that they are in.
        starts: The statements that they carried on.

    Attributes:
        graph: The graph that they are in.
        starts: The statements that they carried on, by label.

    """

    layout = (
        Column(
            name="step",
            kind=ColumnKind.WHOLE_NUMBER,
            meaning="How many relays it is away, on a shortest way.",
        ),
        Column(name="label", meaning="What files call the statement."),
        Column(name="source", meaning="Who carried it, by name."),
        Column(name="asserted_at", meaning="When it was said, as written."),
        Column(name="published_at", meaning="When its document was published."),
        Column(name="url", meaning="Where the document was found."),
        Column(name="claims", meaning="What it says of what is followed, in words."),
        Column(name="through", meaning="The label of the statement that it relays."),
        Column(name="mode", meaning="How it carried the words over."),
        Column(name="basis", meaning="How it is known that it rests on that."),
        Column(name="statement_id", meaning="The statement's digest."),
    )
    kept_back = ("statement_id",)

    def __init__(
        self, carriers: Iterable[Carrier], *, graph: ClaimGraph, starts: Iterable[str]
    ) -> None:
        super().__init__(carriers)
        self.graph = graph
        self.starts = tuple(starts)

    def _cells(self, entry: Carrier) -> Cells:
        step, relay = entry.step, entry.relay
        return (
            entry.step_count,
            step.label,
            step.source,
            step.asserted_at,
            entry.published_at,
            step.url,
            "; ".join(step.claims) or None,
            entry.through,
            relay.mode.value,
            None if relay.basis is None else relay.basis.value,
            step.statement_id,
        )


def spread(graph: ClaimGraph, traced: Traced) -> Spread:
    """Tell who carried a statement, a claim or a document further, and through whom.

    A claim is followed through statements that make it, or that relay without listing
    any claims; a statement or a document through all that relay it. Of a claim's label
    only what came from that statement counts; of a claim's digest all that its origins
    began.

    Args:
        graph: The graph, or a view of it.
        traced: What is followed, or its id.

    Raises:
        UnknownIdError: Where an id names nothing.
        AmbiguousIdError: Where it names several.

    Complexity: O(V + E) of what is downstream, and O(n log n) to put it in order.

    >>> from claimtrack.codec import Case
    >>> case = Case("a wire")
    >>> for source in ("ministry", "agency", "site"):
    ...     _ = case.source(source)
    >>> _ = case.say("first", "ministry", text="The bridge fell.", on="2021-03-05")
    >>> _ = case.relay("wire", "agency", of="first")
    >>> _ = case.relay("page", "site", of="wire")
    >>> [(one.step_count, one.step.source) for one in spread(case.graph(), "first")]
    [(1, 'agency'), (2, 'site')]

    """
    text = traced if isinstance(traced, str) else digest(traced)
    id_ = graph.find_id(text, Assertion, Statement, Claim, Document)
    starts: Sequence[str]
    match graph[id_]:
        case Assertion() as assertion:
            starts, claim_id = [assertion.statement_id], str(assertion.claim_id)
        case Document():
            return _spread(graph, graph.index.statements_in[id_], None)
        case Claim():
            made = [one.statement_id for one in graph.index.assertions_of[id_]]
            # What rests on itself has no origin.
            starts, claim_id = trace(graph, id_).origins or made, id_
        case _:
            return _spread(graph, [id_], None)
    return _spread(graph, starts, claim_id)


def _spread(graph: ClaimGraph, starts: Iterable[str], claim_id: str | None) -> Spread:
    seen = {graph.sameness.of(one) for one in starts}
    level = sorted(seen, key=lambda x: (label_of(graph, x), x))
    return Spread(_carriers(graph, level, claim_id), graph=graph, starts=level)


def _carriers(
    graph: ClaimGraph, starts: Sequence[str], claim_id: str | None
) -> Iterator[Carrier]:
    reader = Trace(graph, (), claim_id)
    documents, same = graph.of_kind(Document), graph.sameness
    seen = set(starts)
    level, step_count = [*starts], 0
    while level:
        step_count += 1
        found: dict[str, Relay] = {}
        for here in level:
            for relay in _relays_of(graph, here):
                later = same.of(relay.statement_id)
                if later not in seen and _carries(graph, later, claim_id):
                    seen.add(later)
                    found[later] = relay
        level = sorted(found, key=lambda x: (label_of(graph, x), x))
        for one in level:
            page = graph.get(one, Statement).document_id
            published = None if page is None else documents[page].published_at
            yield Carrier(
                step_count=step_count,
                step=reader.step(one),
                published_at=None if published is None else published.text,
                through=label_of(graph, found[one].rests_on_id),
                relay=found[one],
            )


def _relays_of(graph: ClaimGraph, statement_id: str) -> list[Relay]:
    """Give the relays that rest on a statement, in all that it was entered as."""
    relays = graph.index.relays_of
    group = graph.sameness.group(statement_id)
    return sorted((x for one in group for x in relays[one]), key=digest)


def _carries(graph: ClaimGraph, statement_id: str, claim_id: str | None) -> bool:
    """Tell whether a statement that relays a claim passes it on."""
    told = told_in(graph, statement_id)
    return claim_id is None or not told or any(x.claim_id == claim_id for x in told)
