"""A log that is read together with case files: what they can name in it."""

from collections.abc import Iterator
from typing import get_args

import attrs

from claimtrack.codec.logs.reading import ReadLog
from claimtrack.codec.records.claims import Claims
from claimtrack.codec.records.definitions import Definitions
from claimtrack.codec.records.questions import Questions
from claimtrack.codec.records.statements import Slot, Statements
from claimtrack.codec.shared.labels import Labelled, Labels, Spot, in_order
from claimtrack.model import (
    Assertion,
    Chosen,
    Claim,
    Document,
    Envelope,
    Partition,
    Question,
    Record,
    Relay,
    Statement,
)


@attrs.frozen(kw_only=True)
class LogBeside:
    """A log among the files of one call.

    Attributes:
        log: What was read from it.
        file: Its number among the files.
        labels: The labels of all files.
    """

    log: ReadLog
    file: int
    labels: Labels

    def spot(self, id_: str) -> Spot:
        """Give where a record stands; the whole file for what does not stand in it."""
        return Spot(file=self.file, path=self.log.spot_of.get(id_, "$"))

    def declare(self, definitions: Definitions) -> None:
        """Let what has a chosen id be united with what other files say of it."""
        for kind in get_args(Chosen):
            for id_, record in sorted(self.log.graph.of_kind(kind).items()):
                definitions.take(record, self.spot(id_))
        for id_, partition in sorted(self.log.graph.of_kind(Partition).items()):
            definitions.take_partition(partition, self.spot(id_))

    def take_documents(self, statements: Statements) -> None:
        """Let documents be named, and united with what other files say of them."""
        for id_, document in sorted(self.log.graph.of_kind(Document).items()):
            labelled = self._labelled("document", id_)
            statements.enter_document(document, labelled)

    def take_statements(self, statements: Statements) -> dict[str, Slot]:
        """Let statements be named, and give them with what they relay."""
        graph = self.log.graph
        slots: dict[str, Slot] = {}
        for id_, statement in sorted(graph.of_kind(Statement).items()):
            slots[id_] = statements.take(self._labelled("statement", id_), statement)
        for _, relay in sorted(graph.of_kind(Relay).items()):
            slots[relay.statement_id].relays.append(slots[relay.rests_on_id])
        return slots

    def take_claims(
        self,
        questions: Questions,
        claims: Claims,
        statements: Statements,
        slots: dict[str, Slot],
    ) -> None:
        """Let questions and claims be named, and taken up by other statements.

        Args:
            questions: Where questions are named.
            claims: Where claims are.
            statements: Where statements are, and so what they claim.
            slots: The statements, by id.
        """
        graph = self.log.graph
        for id_, question in sorted(graph.of_kind(Question).items()):
            questions.take(question, self._labelled("question", id_))
        for id_, claim in sorted(graph.of_kind(Claim).items()):
            claims.take_claim(claim, graph.envelope(id_).labels)

        def order(given: tuple[str, Assertion]) -> tuple[object, str]:
            return in_order(graph.envelope(given[0]).labels), given[0]

        for id_, assertion in sorted(graph.of_kind(Assertion).items(), key=order):
            slot = slots[assertion.statement_id]
            spot = self._labelled("claim", id_).spot
            statements.place_within(spot, slot)
            claims.take_assertion(assertion, slot, spot)

    def _labelled(self, kind: str, id_: str) -> Labelled:
        spot = self.spot(id_)
        # A claim in a statement goes by its spot, as in a case file.
        named = spot.path if kind == "claim" else id_
        labelled = Labelled(kind=kind, id=named, spot=spot)
        for label in self.log.graph.envelope(id_).labels:
            self.labels.define_beside(label, labelled)
        return labelled

    def records(self) -> Iterator[Record | Envelope]:
        """Give all that the log holds."""
        return self.log.graph.records()
