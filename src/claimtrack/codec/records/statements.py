"""Documents, statements and the edges between them, out of checked case files."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

import attrs

from claimtrack.codec.records.definitions import Definitions
from claimtrack.codec.shared.entries import CaseEntry, DocumentEntry, StatementEntry
from claimtrack.codec.shared.labels import (
    Labelled,
    Labels,
    Problems,
    Spot,
    is_own_digest,
)
from claimtrack.errors import InvalidValueError
from claimtrack.graph import disagreements, merge
from claimtrack.model import (
    Correction,
    CorrectionKind,
    Document,
    Order,
    Record,
    Relay,
    Response,
    Source,
    Statement,
    When,
    digest,
)
from claimtrack.typing import DocumentId, SourceId, StatementId

Made = TypeVar("Made")
# Where a claim stands in a case file, and where in a log.
_IN_STATEMENT = re.compile(r"\.(?:claims|assertions)\[")
_CORRECTIONS = (
    ("corrects", CorrectionKind.CORRECTS),
    ("retracts", CorrectionKind.RETRACTS),
    ("disowns", CorrectionKind.DISOWNS),
)


@attrs.frozen(kw_only=True, eq=False)
class Slot:
    """A statement of a file, and what it points at.

    Attributes:
        spot: Where it stands.
        entry: What the file says.
        id: The statement's digest.
        relays: The slots that it relays.
        edges: The records of its relays, responses, orders and corrections.
    """

    spot: Spot
    entry: StatementEntry
    id: StatementId
    relays: list["Slot"] = attrs.field(factory=list)
    edges: list[Record] = attrs.field(factory=list)

    @property
    def has_label(self) -> bool:
        """Whether its id is a label, and not the beginning of its own digest."""
        return self.entry.id is not None and not is_own_digest(self.entry.id, self.id)


class Statements:
    """The documents and statements of the files that are read together.

    Attributes:
        slots: The statements, in the order of the files.
        records: The statements.
        named: What labels stand for: each labelled record's id and label.
    """

    def __init__(
        self, definitions: Definitions, labels: Labels, problems: Problems
    ) -> None:
        self.slots: list[Slot] = []
        self.records: list[Statement] = []
        self.named: list[tuple[str, str]] = []
        self._definitions = definitions
        self._labels = labels
        self._problems = problems
        self._by_spot: dict[Spot, Slot] = {}
        self._by_digest: dict[tuple[int, str], Spot] = {}
        self._documents: dict[str, tuple[Spot, Document]] = {}

    def declare_documents(self, case: CaseEntry, file: int) -> None:
        """Take the documents of one file."""
        for number, entry in enumerate(case.documents):
            spot = Spot(file=file, path=f"$.documents[{number}]")
            document = self.attempt(spot, partial(self._document, entry, spot))
            id_ = spot.path if document is None else digest(document)
            labelled = Labelled(kind="document", id=id_, spot=spot)
            self._labels.define(entry.id, labelled)
            if document is not None:
                if not is_own_digest(entry.id, id_):
                    self.named.append((id_, entry.id))
                self.enter_document(document, labelled)

    def enter_document(self, document: Document, labelled: Labelled) -> None:
        """Take a document, and unite it with what other files say of it."""
        id_, spot = labelled.id, labelled.spot
        self._labels.define_digest(labelled)
        there, known = self._documents.setdefault(id_, (spot, document))
        for message in disagreements(known, document):
            place = self._problems.where(there)
            told = f"the same document stands at {place}, and {message}"
            self._problems.report(spot, told)
        self._documents[id_] = (there, merge(known, document))

    def _document(self, entry: DocumentEntry, spot: Spot) -> Document:
        if entry.publisher is not None:
            self._definitions.require(entry.publisher, (Source,), spot.at("publisher"))
        return Document(
            publisher_id=None if entry.publisher is None else SourceId(entry.publisher),
            url=entry.url,
            language=entry.language,
            published_at=self.when(entry.published_at, spot.at("published_at")),
            digest=entry.digest,
            title=entry.title,
            text=entry.text,
        )

    def documents(self) -> list[Document]:
        """Give the documents, each united over all files."""
        return [document for _, document in self._documents.values()]

    def declare(self, case: CaseEntry, file: int) -> None:
        """Take the statements of one file, but not what they point at."""
        for number, entry in enumerate(case.statements):
            spot = Spot(file=file, path=f"$.statements[{number}]")
            made = self.attempt(spot, partial(self._statement, entry, spot, case.name))
            # A broken statement keeps its place, so that one fault is one problem.
            id_ = StatementId(spot.path if made is None else digest(made))
            slot = Slot(spot=spot, entry=entry, id=id_)
            self.slots.append(slot)
            self._by_spot[spot] = slot
            labelled = Labelled(kind="statement", id=id_, spot=spot)
            self._labels.define(entry.id, labelled)
            if made is not None:
                self._enter(made, slot, labelled)

    def take(self, labelled: Labelled, statement: Statement) -> Slot:
        """Take a statement of a log, which is a record already."""
        entry = StatementEntry(source=statement.source_id)
        slot = Slot(spot=labelled.spot, entry=entry, id=StatementId(labelled.id))
        self.slots.append(slot)
        self._by_spot[slot.spot] = slot
        self._labels.define_digest(labelled)
        return slot

    def _enter(self, made: Statement, slot: Slot, labelled: Labelled) -> None:
        self.records.append(made)
        self._labels.define_digest(labelled)
        if slot.has_label and slot.entry.id is not None:
            self.named.append((slot.id, slot.entry.id))
        first = self._by_digest.setdefault((slot.spot.file, slot.id), slot.spot)
        if first is not slot.spot:
            message = (
                f"the same utterance stands at {first.path}; give one of the two "
                "a quote or a key of its own"
            )
            self._problems.report(slot.spot, message)

    def _statement(
        self, entry: StatementEntry, spot: Spot, case_name: str | None
    ) -> Statement:
        self._definitions.require(entry.source, (Source,), spot.at("source"))
        document_id = None
        if entry.document is not None:
            at_document = spot.at("document")
            found = self._labels.find(entry.document, "document", at_document)
            # An unknown document is one problem, and no statement without one.
            document_id = DocumentId(at_document.path if found is None else found.id)
        return Statement(
            source_id=SourceId(entry.source),
            asserted_at=self.when(entry.asserted_at, spot.at("asserted_at")),
            document_id=document_id,
            kind=entry.kind,
            quote=entry.quote,
            key=_key(entry, case_name),
        )

    def join(self) -> None:
        """Follow what the statements point at."""
        for slot in self.slots:
            slot.edges.extend(self._relays(slot))
            slot.edges.extend(self._others(slot))

    def _relays(self, slot: Slot) -> Iterator[Record]:
        for number, entry in enumerate(slot.entry.relays):
            spot = slot.spot.at("relays", number)
            if entry.attributed_to is not None:
                self._definitions.require(
                    entry.attributed_to, (Source,), spot.at("attributed_to")
                )
            target = self.find(entry.statement, spot.at("statement"))
            if target is not None:
                slot.relays.append(target)
                yield Relay(
                    statement_id=slot.id,
                    rests_on_id=target.id,
                    mode=entry.mode,
                    basis=entry.basis,
                    attributed_to=None
                    if entry.attributed_to is None
                    else SourceId(entry.attributed_to),
                )

    def _others(self, slot: Slot) -> Iterator[Record]:
        for target in self._targets(slot, "responds_to"):
            yield Response(statement_id=slot.id, answers_id=target.id)
        for target in self._targets(slot, "after"):
            yield Order(statement_id=slot.id, after_id=target.id)
        for key, kind in _CORRECTIONS:
            for target in self._targets(slot, key):
                yield Correction(statement_id=slot.id, corrects_id=target.id, kind=kind)

    def _targets(self, slot: Slot, key: str) -> Iterator[Slot]:
        for number, label in enumerate(getattr(slot.entry, key)):
            target = self.find(label, slot.spot.at(key, number))
            if target is not None:
                yield target

    def find(self, label: str, spot: Spot) -> Slot | None:
        """Give the statement that a label means at a spot, or report that it is none."""
        found = self._labels.find(label, "statement", spot)
        return None if found is None else self.slot_of(found)

    def is_known(self, label: str, file: int) -> bool:
        """Tell whether a label means a statement, or a claim in one."""
        return self._labels.peek(label, "statement", file) is not None

    def is_label(self, label: str, file: int) -> bool:
        """Tell whether a file itself gives a statement, or a claim in one, a label."""
        found = self._labels.peek(label, "statement", file)
        return found is not None and found.spot.file == file

    def slot_of(self, labelled: Labelled) -> Slot:
        """Give the statement that is labelled, or in which the labelled claim stands."""
        spot = labelled.spot
        if spot not in self._by_spot:
            path = _IN_STATEMENT.split(spot.path)[0]
            spot = Spot(file=spot.file, path=path)
        return self._by_spot[spot]

    def place_within(self, spot: Spot, slot: Slot) -> None:
        """Let what stands elsewhere, as an assertion may, be found as its statement."""
        self._by_spot[spot] = slot

    def when(self, text: str | None, spot: Spot) -> When | None:
        """Read a time, or report that it is none."""
        if text is None:
            return None
        return self.attempt(spot, lambda: When(text=text))

    def attempt(self, spot: Spot, make: Callable[[], Made]) -> Made | None:
        """Make a record, or report why it can't be."""
        try:
            return make()
        except InvalidValueError as error:
            self._problems.report(spot, error.message)
            return None


def _key(entry: StatementEntry, case_name: str | None) -> str | None:
    if entry.key or entry.document or entry.quote:
        return entry.key
    if entry.id and case_name:
        return f"{case_name}/{entry.id}"
    missing = "the case a name" if entry.id else "it an id (and the case a name)"
    message = (
        "nothing tells this statement from another of its source: give it a "
        f"document, a quote or a key, or {missing}"
    )
    raise InvalidValueError(message)
