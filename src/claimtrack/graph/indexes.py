"""What points at what, kept in step as records come in."""

import operator
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Generic, TypeVar, cast

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

    def enter(self, key: str, entry: Entry) -> None:
        """Add an entry under a key."""
        self._entries[key].append(entry)

    def enter_all(self, keys: Iterable[str | None], entries: Iterable[Entry]) -> None:
        """Add each entry under its key; None is no key."""
        lists = self._entries
        for key, entry in zip(keys, entries, strict=True):
            if key is not None:
                lists[key].append(entry)


_Filled = Mapping[type[Record], tuple[tuple[str, str], ...]]
"""For each kind of record the indexes that it enters, and the field that is the key."""

_OF_IDS: _Filled = MappingProxyType(
    {
        Statement: (("statements_by", "source_id"), ("statements_in", "document_id")),
        Question: (("questions_of", "measure_id"),),
        Claim: (("claims_about", "question_id"),),
    }
)
_OF_RECORDS: _Filled = MappingProxyType(
    {
        Assertion: (("assertions_in", "statement_id"), ("assertions_of", "claim_id")),
        Relay: (("relays_from", "statement_id"), ("relays_of", "rests_on_id")),
        Response: (("responses_from", "statement_id"), ("responses_to", "answers_id")),
        Order: (("orders_from", "statement_id"),),
        Correction: (
            ("corrections_from", "statement_id"),
            ("corrections_of", "corrects_id"),
        ),
        Review: (("reviews_of", "claim_id"),),
        Partition: (("partitions_of", "whole_id"),),
    }
)


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

    def enter(self, kind: type[Record], records: Mapping[str, Record]) -> None:
        """Enter records of one kind, all of them new to the graph, by their ids."""
        for name, field in _OF_IDS.get(kind, ()):
            keys = map(operator.attrgetter(field), records.values())
            getattr(self, name).enter_all(keys, records)
        for name, field in _OF_RECORDS.get(kind, ()):
            keys = map(operator.attrgetter(field), records.values())
            getattr(self, name).enter_all(keys, records.values())
        if kind is Link:
            for link in cast("Iterable[Link]", records.values()):
                for end in link.between:
                    self.links_of.enter(end, link)
        if kind is Settlement:
            for settlement in cast("Iterable[Settlement]", records.values()):
                self.settlements.enter("", settlement)
