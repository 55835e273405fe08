"""What is asked in the files that are read together."""

from claimtrack.codec.records.claim_slots import has_scope
from claimtrack.codec.records.definitions import Definitions
from claimtrack.codec.records.statements import Statements
from claimtrack.codec.shared.entries import ClaimEntry, QuestionEntry
from claimtrack.codec.shared.labels import (
    Labelled,
    Labels,
    Problems,
    Spot,
    is_own_digest,
)
from claimtrack.model import (
    Measure,
    Period,
    Place,
    Question,
    Source,
    Subject,
    digest,
)
from claimtrack.typing import MeasureId, PlaceId, QuestionId


class Questions:
    """The questions of the files that are read together.

    Attributes:
        records: The questions, by digest.
        named: Each labelled question's digest and label.
    """

    def __init__(
        self,
        definitions: Definitions,
        statements: Statements,
        labels: Labels,
        problems: Problems,
    ) -> None:
        self.records: dict[QuestionId, Question] = {}
        self.named: list[tuple[str, str]] = []
        self._definitions = definitions
        self._statements = statements
        self._labels = labels
        self._problems = problems

    def declare(self, entry: QuestionEntry, spot: Spot) -> None:
        """Take a question that claims can name."""
        question = self._question(entry, spot)
        id_ = "" if question is None else self.enter(question)
        labelled = Labelled(kind="question", id=id_, spot=spot)
        self._labels.define(entry.id, labelled)
        if question is not None:
            if not is_own_digest(entry.id, id_):
                self.named.append((id_, entry.id))
            self._labels.define_digest(labelled)

    def take(self, question: Question, labelled: Labelled) -> None:
        """Take a question of a log."""
        self.enter(question)
        self._labels.define_digest(labelled)

    def asked(self, entry: ClaimEntry, spot: Spot) -> Question | None:
        """Give the question that a claim answers, or report that there is none."""
        if entry.question is None:
            return self._question(entry, spot)
        if has_scope(entry):
            message = "a claim names its question by id or by its measure, not by both"
            self._problems.report(spot, message)
            return None
        found = self._labels.find(entry.question, "question", spot.at("question"))
        return None if found is None else self.records.get(QuestionId(found.id))

    def _question(
        self, entry: QuestionEntry | ClaimEntry, spot: Spot
    ) -> Question | None:
        require = self._definitions.require
        found = [require(str(entry.measure), (Measure,), spot.at("measure"))]
        if entry.subject is not None:
            kinds = (Subject, Source, Place)
            found.append(require(entry.subject, kinds, spot.at("subject")))
        if entry.place is not None:
            found.append(require(entry.place, (Place,), spot.at("place")))
        period = entry.period
        span = None
        if period is not None:
            span = self._statements.attempt(
                spot.at("period"), lambda: Period(text=period)
            )
        if None in found or (period is not None and span is None):
            return None
        return Question(
            measure_id=MeasureId(str(entry.measure)),
            subject_id=entry.subject,
            place_id=None if entry.place is None else PlaceId(entry.place),
            period=span,
        )

    def enter(self, question: Question) -> QuestionId:
        """Take a question, and give its digest."""
        id_ = QuestionId(digest(question))
        self.records[id_] = question
        return id_
