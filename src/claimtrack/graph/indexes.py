"""What points at what, kept in step as records come in."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Generic, TypeVar

from claimtrack.model import (
    Assertion,
    Claim,
    Correction,
    Link,
    Order,
    Partition,
    Question,
    Record,
    Relay,
    Response,
    Review,
    Settlement,
    Statement,
)

Entry = TypeVar("Entry")


class Index(Generic[Entry]):
    """A list of entries for each key, empty for a key that has none."""

    def __init__(self) -> None:
        self._entries: defaultdict[str, list[Entry]] = defaultdict(list)

    def __getitem__(self, key: str) -> Sequence[Entry]:
        return self._entries.get(key, ())

    def enter(self, key: str | None, entry: Entry) -> None:
        """Add an entry under a key; None is no key."""
        if key is not None:
            self._entries[key].append(entry)


class Indexes:
    """Indexes of a graph: entries stand in the order in which they came.

    Attributes:
        statements_by: Statement ids by source.
        statements_in: Statement ids by document.
        questions_of: Question ids by measure.
        claims_about: Claim ids by question.
        assertions_in: Assertions by their statement.
        assertions_of: Assertions by their claim.
        relays_from: Relays by the statement that rests on another.
        relays_of: Relays by the statement that is rested on.
        responses_from: Responses by the answering statement.
        responses_to: Responses by the answered statement.
        orders_from: Orders by the later statement.
        corrections_from: Corrections by the withdrawing statement.
        corrections_of: Corrections by the withdrawn statement.
        reviews_of: Reviews by claim.
        partitions_of: Partitions by the whole.
        links_of: Links by each of their two ends.
        settlements: All settlements, under "".
    """

    def __init__(self) -> None:
        self.statements_by: Index[str] = Index()
        self.statements_in: Index[str] = Index()
        self.questions_of: Index[str] = Index()
        self.claims_about: Index[str] = Index()
        self.assertions_in: Index[Assertion] = Index()
        self.assertions_of: Index[Assertion] = Index()
        self.relays_from: Index[Relay] = Index()
        self.relays_of: Index[Relay] = Index()
        self.responses_from: Index[Response] = Index()
        self.responses_to: Index[Response] = Index()
        self.orders_from: Index[Order] = Index()
        self.corrections_from: Index[Correction] = Index()
        self.corrections_of: Index[Correction] = Index()
        self.reviews_of: Index[Review] = Index()
        self.partitions_of: Index[Partition] = Index()
        self.links_of: Index[Link] = Index()
        self.settlements: Index[Settlement] = Index()

    def enter(self, record_id: str, record: Record) -> None:
        """Enter a record that is new to the graph."""
        match record:
            case Statement():
                self.statements_by.enter(record.source_id, record_id)
                self.statements_in.enter(record.document_id, record_id)
            case Question():
                self.questions_of.enter(record.measure_id, record_id)
            case Claim():
                self.claims_about.enter(record.question_id, record_id)
            case Assertion():
                self.assertions_in.enter(record.statement_id, record)
                self.assertions_of.enter(record.claim_id, record)
            case Relay():
                self.relays_from.enter(record.statement_id, record)
                self.relays_of.enter(record.rests_on_id, record)
            case Response():
                self.responses_from.enter(record.statement_id, record)
                self.responses_to.enter(record.answers_id, record)
            case _:
                self._enter_rare(record)

    def _enter_rare(self, record: Record) -> None:
        match record:
            case Order():
                self.orders_from.enter(record.statement_id, record)
            case Correction():
                self.corrections_from.enter(record.statement_id, record)
                self.corrections_of.enter(record.corrects_id, record)
            case Review():
                self.reviews_of.enter(record.claim_id, record)
            case Partition():
                self.partitions_of.enter(record.whole_id, record)
            case Link():
                for end in record.between:
                    self.links_of.enter(end, record)
            case Settlement():
                self.settlements.enter("", record)
            case _:
                pass
