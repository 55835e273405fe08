"""A graph as a case file, and what a case file can't carry of it."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from claimtrack.codec.casefiles.claims import ClaimEntries
from claimtrack.codec.casefiles.entries import (
    document_entry,
    measure_entry,
    partition_entry,
    place_entry,
    question_entry,
    settlement_entry,
    source_entry,
    subject_entry,
    when_text,
)
from claimtrack.codec.casefiles.handles import Handles
from claimtrack.codec.shared.entries import (
    CaseEntry,
    LinkEntry,
    PartitionEntry,
    QuestionEntry,
    RelayEntry,
    ReviewEntry,
    StatementEntry,
)
from claimtrack.codec.shared.saving import write_atomically
from claimtrack.codec.shared.versions import CASE_FILE_VERSION
from claimtrack.codec.shared.writing import json_text, make_case_converter
from claimtrack.graph import ClaimGraph, kind_of
from claimtrack.model import (
    Assertion,
    Claim,
    Correction,
    CorrectionKind,
    Document,
    Envelope,
    Link,
    Loss,
    Measure,
    Order,
    Partition,
    Place,
    Question,
    Record,
    Relay,
    Response,
    Review,
    Settlement,
    Source,
    Statement,
    Subject,
)

_LABELLED = (Question, Document, Statement, Assertion)
Kind = TypeVar("Kind", bound=Record)
Edge = TypeVar("Edge", Relay, Response, Order, Correction)
Entry = TypeVar("Entry")


def write_case(
    graph: ClaimGraph, path: str | os.PathLike[str], *, name: str | None = None
) -> tuple[Loss, ...]:
    """Write a graph as a case file: all of it, or where it fails nothing.

    Args:
        graph: The graph.
        path: The file.
        name: What the case is called.

    Returns:
        What a case file can't carry, by record.

    Raises:
        OSError: Where the file can't be written; it is as it was.

    Complexity: O(n log n).
    """
    text, losses = case_text(graph, name=name)
    write_atomically(path, [text.encode()])
    return losses


def case_text(
    graph: ClaimGraph, *, name: str | None = None
) -> tuple[str, tuple[Loss, ...]]:
    r"""Give a graph as the text of a case file, and what that can't carry of it.

    The text reads as the same graph but for the losses, and the same graph gives the
    same text. A thing without a label stands there under the beginning of its digest,
    which is read as no label.

    Args:
        graph: The graph.
        name: What the case is called.

    Complexity: O(n log n).

    >>> text, losses = case_text(ClaimGraph([Source(id="am-mod")]))
    >>> text
    '{\n  "claimtrack": 1,\n  "sources": [\n    {"id": "am-mod"}\n  ]\n}\n'

    """
    writing = _Writing(graph)
    value = make_case_converter().unstructure(writing.case(name))
    return json_text(value), tuple(sorted(writing.losses()))


class _Writing:
    """A graph on its way into a case file."""

    def __init__(self, graph: ClaimGraph) -> None:
        self._graph = graph
        self._handles = Handles(graph)
        self._claims = ClaimEntries(graph, self._handles)
        self._losses = self._claims.losses
        self._relays = self._by_statement(Relay)
        self._responses = self._by_statement(Response)
        self._orders = self._by_statement(Order)
        self._corrections = self._by_statement(Correction)

    def _by_statement(self, kind: type[Edge]) -> dict[str, list[Edge]]:
        found: defaultdict[str, list[Edge]] = defaultdict(list)
        for _, edge in sorted(self._graph.of_kind(kind).items()):
            found[edge.statement_id].append(edge)
        return found

    def case(self, name: str | None) -> CaseEntry:
        """Give the whole file."""
        return CaseEntry(
            claimtrack=CASE_FILE_VERSION,
            name=name,
            sources=self._each(Source, source_entry),
            places=self._each(Place, place_entry),
            subjects=self._each(Subject, subject_entry),
            measures=self._each(Measure, measure_entry),
            partitions=list(self._partitions()),
            questions=list(self._questions()),
            documents=[
                document_entry(one, self._handles.handle(id_))
                for id_, one in self._ordered(Document)
            ],
            statements=[
                self._statement(id_, one) for id_, one in self._ordered(Statement)
            ],
            reviews=list(self._reviews()),
            links=list(self._links()),
            settlements=self._each(Settlement, settlement_entry),
        )

    def _each(self, kind: type[Kind], entry_of: Callable[[Kind], Entry]) -> list[Entry]:
        return [entry_of(one) for _, one in sorted(self._graph.of_kind(kind).items())]

    def _ordered(self, kind: type[Kind]) -> list[tuple[str, Kind]]:
        given = self._graph.of_kind(kind)
        return [(id_, given[id_]) for id_ in sorted(given, key=self._handles.order)]

    def _partitions(self) -> Iterator[PartitionEntry]:
        for id_, partition in sorted(self._graph.of_kind(Partition).items()):
            if partition.part_ids:
                yield partition_entry(partition)
            else:
                self._leave_out(id_, "a partition has parts there")

    def _questions(self) -> Iterator[QuestionEntry]:
        for id_, question in self._ordered(Question):
            if not self._claims.is_inline(id_):
                yield question_entry(question, self._handles.handle(id_))

    def _statement(self, id_: str, statement: Statement) -> StatementEntry:
        document, corrections = statement.document_id, self._corrections.get(id_, ())
        withdrawn = {
            kind.value: self._named(
                e.corrects_id for e in corrections if e.kind is kind
            )
            for kind in CorrectionKind
        }
        return StatementEntry(
            id=self._handles.handle(id_),
            source=statement.source_id,
            asserted_at=when_text(statement.asserted_at),
            document=None if document is None else self._handles.handle(document),
            kind=statement.kind,
            quote=statement.quote,
            key=statement.key,
            claims=self._claims.of(id_),
            relays=[self._relay(edge) for edge in self._relays.get(id_, ())],
            responds_to=self._named(e.answers_id for e in self._responses.get(id_, ())),
            after=self._named(e.after_id for e in self._orders.get(id_, ())),
            **withdrawn,
        )

    def _relay(self, relay: Relay) -> RelayEntry:
        return RelayEntry(
            statement=self._handles.handle(relay.rests_on_id),
            mode=relay.mode,
            basis=relay.basis,
            attributed_to=relay.attributed_to,
        )

    def _named(self, ids: Iterable[str]) -> list[str]:
        return [self._handles.handle(id_) for id_ in ids]

    def _reviews(self) -> Iterator[ReviewEntry]:
        for id_, review in sorted(self._graph.of_kind(Review).items()):
            if review.claim_id in self._claims.claims:
                yield ReviewEntry(
                    statement=self._handles.handle(review.statement_id),
                    claim=self._handles.digits(review.claim_id),
                    rating=review.rating,
                    scale=review.scale,
                )
            else:
                self._leave_out(id_, "its claim is not there")

    def _links(self) -> Iterator[LinkEntry]:
        for id_, link in sorted(self._graph.of_kind(Link).items()):
            if any(self._is_left_out(end) for end in link.between):
                self._leave_out(id_, "one of its claims is not there")
            else:
                yield LinkEntry(
                    kind=link.kind,
                    between=[self._end(end) for end in link.between],
                    by=link.by,
                    because=link.because,
                )

    def _end(self, id_: str) -> str:
        """Give what a link names: a source's id comes before the same label."""
        if isinstance(self._graph[id_], Source):
            return id_
        label = self._handles.label(id_)
        is_hidden = label is None or label in self._graph
        return self._handles.digits(id_) if is_hidden else str(label)

    def _is_left_out(self, id_: str) -> bool:
        is_claim = isinstance(self._graph[id_], Claim)
        return is_claim and id_ not in self._claims.claims

    def _leave_out(self, id_: str, because: str) -> None:
        noun = kind_of(self._graph[id_])
        self._losses.append(Loss(noun=noun, record_id=id_, because=because))

    def losses(self) -> list[Loss]:
        """Give what the file does not have, once it is made."""
        for id_ in self._graph.of_kind(Claim):
            if self._is_left_out(id_):
                self._leave_out(id_, "no statement there makes it")
        left_out = {loss.record_id for loss in self._losses if not loss.field}
        enveloped = (one for one in self._graph.records() if isinstance(one, Envelope))
        around = (
            loss
            for envelope in enveloped
            if envelope.record_id not in left_out
            for loss in self._around(envelope)
        )
        return [*self._losses, *around]

    def _around(self, envelope: Envelope) -> Iterator[Loss]:
        """Give what is lost of what a graph knows of a record beside its content."""
        id_ = envelope.record_id
        noun = kind_of(self._graph[id_])
        because = f"a {noun} has one label there, and shares it with nothing"
        if not isinstance(self._graph[id_], _LABELLED):
            because = f"a {noun} has no label there"
        for label in envelope.labels:
            if label != self._handles.label(id_):
                yield Loss(
                    noun=noun,
                    record_id=id_,
                    field="labels",
                    value=label,
                    because=because,
                )
        if envelope.recorded_at is not None:
            yield Loss(
                noun=noun,
                record_id=id_,
                field="recorded_at",
                value=envelope.recorded_at.text,
                because="when a record was recorded has no place there",
            )
