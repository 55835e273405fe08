"""What datasets say of entities, as claims: is this a value of that property?

A property there may have many values, so no value excludes another. Each value of a
property is therefore a question of its own, which is answered with yes.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator

from claimtrack.interop.followthemoney.languages import tag_of
from claimtrack.interop.followthemoney.rows import BASE
from claimtrack.interop.followthemoney.table import SeenRow
from claimtrack.model import (
    AnswerKind,
    Assertion,
    Choice,
    Claim,
    Envelope,
    Loss,
    Measure,
    Name,
    Question,
    Record,
    Source,
    Statement,
    Subject,
    digest,
)
from claimtrack.typing import (
    ClaimId,
    MeasureId,
    QuestionId,
    SourceId,
    StatementId,
    SubjectId,
)

_ALIASES = frozenset({"alias", "weakAlias", "previousName", "abbreviation"})
_YES = Choice(options=["yes"])
_NO_PLACE = "a claim has no place for it"


class Claiming:
    """Rows on their way to claims.

    Args:
        losses: Where to put what can't be taken over.
    """

    def __init__(self, losses: list[Loss]) -> None:
        self._losses = losses
        self._datasets: dict[str, None] = {}
        self._names: defaultdict[str, set[Name]] = defaultdict(set)
        self._aliases: defaultdict[str, set[str]] = defaultdict(set)
        self._measures: defaultdict[str, set[Name]] = defaultdict(set)
        self._claims: dict[tuple[str, str, str], tuple[Question, Claim]] = {}
        self._statements: dict[tuple[str, str], Statement] = {}
        self._schemas: dict[tuple[str, str, str, str], Assertion] = {}
        self._assertions: dict[str, Assertion] = {}
        self._envelopes: dict[Envelope, None] = {}

    def take(self, row: SeenRow) -> None:
        """Take a row."""
        for column, cell in row.left:
            self._losses.append(row.loss(column, cell, because=_NO_PLACE))
        made = self._what_it_is(row)
        if row.prop == BASE:
            self._lose_base(row)
        else:
            self._name(row)
            quote = row.original_value or None
            made = self._assert(row, row.prop, row.value, quote=quote)
        if row.id or row.first_seen is not None:
            labels = (row.id,) if row.id else ()
            around = Envelope(
                record_id=digest(made), recorded_at=row.first_seen, labels=labels
            )
            self._envelopes[around] = None

    def _what_it_is(self, row: SeenRow) -> Assertion:
        """Give the claim that every row makes, that the entity is of its schema."""
        key = (row.dataset, row.entity_id, row.canonical_id, row.schema)
        if key not in self._schemas:
            self._measures[_measure_id("schema", row.schema)].add(
                Name(text=f"schema: {row.schema}")
            )
            self._schemas[key] = self._assert(row, "schema", row.schema)
        return self._schemas[key]

    def _lose_base(self, row: SeenRow) -> None:
        """Tell what a row says beside that the entity is there."""
        extra = (("lang", row.lang), ("original_value", row.original_value))
        for column, cell in extra:
            if cell:
                self._losses.append(row.loss(column, cell, because=_NO_PLACE))
        if row.value not in {row.entity_id, row.canonical_id}:
            because = "that an entity is there has no value beside its id"
            self._losses.append(row.loss("value", row.value, because=because))

    def _statement(self, row: SeenRow) -> Statement:
        """Give all that a dataset says of an entity, as one utterance."""
        self._datasets[row.dataset] = None
        key = (row.dataset, row.entity_id)
        if key not in self._statements:
            said = Statement(source_id=SourceId(row.dataset), key=row.entity_id)
            self._statements[key] = said
        return self._statements[key]

    def _name(self, row: SeenRow) -> None:
        """Note what a row calls the entity, and in which language it says so."""
        tag = tag_of(row.lang) if row.lang else ""
        if tag is None:
            because = "no code of a language, which has two or three small letters"
            self._losses.append(row.loss("lang", row.lang, because=because))
        if row.prop == "name":
            self._names[row.canonical_id].add(Name(text=row.value, language=tag or ""))
        elif row.prop in _ALIASES:
            self._aliases[row.canonical_id].add(row.value)
        words = Name(text=f"{row.prop}: {row.value}", language=tag or "")
        self._measures[_measure_id(row.prop, row.value)].add(words)

    def _assert(
        self, row: SeenRow, prop: str, value: str, *, quote: str | None = None
    ) -> Assertion:
        key = (row.canonical_id, prop, value)
        if key not in self._claims:
            measure_id = MeasureId(_measure_id(prop, value))
            asked = Question(measure_id=measure_id, subject_id=key[0])
            claim = Claim(question_id=QuestionId(digest(asked)), answer=_YES)
            self._claims[key] = (asked, claim)
        _, claim = self._claims[key]
        made = Assertion(
            statement_id=StatementId(digest(self._statement(row))),
            claim_id=ClaimId(digest(claim)),
            quote=quote,
        )
        return self._assertions.setdefault(digest(made), made)

    def records(self, known: Collection[str]) -> Iterator[Record | Envelope]:
        """Give the records, those first that others point at.

        Args:
            known: The ids of sources that are defined already.
        """
        asked = {key[0]: None for key in self._claims}
        for dataset in self._datasets:
            if dataset not in known:
                yield Source(id=SourceId(dataset))
        for id_ in asked:
            if id_ not in known:
                names, aliases = self._names[id_], self._aliases[id_]
                yield Subject(id=SubjectId(id_), names=names, aliases=aliases)
        for measure_id, words in self._measures.items():
            id_ = MeasureId(measure_id)
            yield Measure(id=id_, names=words, answers=AnswerKind.CHOICE)
        for question, claim in self._claims.values():
            yield question
            yield claim
        yield from self._statements.values()
        yield from self._assertions.values()
        yield from self._envelopes


def _measure_id(prop: str, value: str) -> str:
    """Give the id of the question whether a value is one of a property's.

    The quotation mark at the end keeps white space at the end of the value.
    """
    return f'{prop}="{value}"'
