"""The columns of the tables of records: a column for each field, and its meaning."""

from collections.abc import Mapping
from types import MappingProxyType

from claimtrack.errors import InvalidValueError
from claimtrack.model import (
    Assertion,
    Claim,
    Correction,
    Document,
    Link,
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
from claimtrack.tables import Column, ColumnKind

_NAMES = {
    "names": "What it is called: JSON lists of names under their languages.",
    "aliases": "Other forms of its name that were seen: a JSON list.",
}
_STARTS = {"statement_id": "The digest of the statement that it starts from."}
FIELDS: MappingProxyType[type, Mapping[str, str]] = MappingProxyType(
    {
        Source: {
            "kind": "What it is, such as `state`; nothing where nobody said.",
            **_NAMES,
            "part_of": "The ids of the sources that it is part of: a JSON list.",
        },
        Place: {
            **_NAMES,
            "part_of": "The ids of the places that it lies in: a JSON list.",
        },
        Subject: {
            **_NAMES,
            "part_of": "The ids of what it is part of: a JSON list.",
        },
        Measure: {
            **_NAMES,
            "part_of": "The ids of the measures that it lies within: a JSON list.",
            "answers": "`count`, `amount` or `choice`; nothing where nobody said.",
            "unit": "What is counted.",
            "options": "What a choice is between: a JSON list, or nothing.",
            "additive": "Whether what does not overlap adds up.",
        },
        Partition: {
            "whole_id": "The id of the measure or place that is divided.",
            "part_ids": "The ids of its parts: a JSON list.",
            "disjoint": "Whether the parts have nothing in common.",
            "exhaustive": "Whether the parts make up the whole.",
        },
        Question: {
            "measure_id": "The id of what is counted or asked.",
            "subject_id": "Whose, or of what, by id; nothing where left open.",
            "place_id": "Where, by id; nothing where left open.",
            "period": "About which stretch of time; nothing where left open.",
        },
        Claim: {
            "question_id": "The question's digest; nothing for free text.",
            "answer": "The set of answers in its canonical JSON; nothing for text.",
            "text": "What is claimed, in words; nothing where there is an answer.",
            "language": "The language of the text.",
        },
        Document: {
            "publisher_id": "The id of the source that published it.",
            "url": "Where it was found.",
            "language": "Its language.",
            "published_at": "When it was published, as written.",
            "digest": "The digest of an archived copy.",
            "title": "Its title.",
            "text": "Its text.",
        },
        Statement: {
            "source_id": "Who said it, by id.",
            "asserted_at": "When it was said, as written.",
            "document_id": "The digest of the document that it appears in.",
            "kind": "`telling`, `call` or `asking`.",
            "quote": "Its words.",
            "key": "What tells it from other utterances of the source.",
        },
        Assertion: {
            "statement_id": "The digest of the statement that makes the claim.",
            "claim_id": "The digest of the claim.",
            "stance": "Whether it is asserted, denied, reported or doubted.",
            "certainty": "How sure the speaker is.",
            "quote": "The words that make the claim.",
            "wording": "The answer's words as said.",
            "taken_from": "The digest of the statement that it was taken from.",
        },
        Relay: {
            **_STARTS,
            "rests_on_id": "The digest of the statement that it rests on.",
            "mode": "How the words were carried over.",
            "basis": "How that is known; nothing where nobody said.",
            "attributed_to": "Whom the relay names as the speaker, by id, if another.",
        },
        Response: {
            **_STARTS,
            "answers_id": "The digest of the statement that it answers.",
        },
        Order: {
            **_STARTS,
            "after_id": "The digest of a statement that is earlier.",
        },
        Correction: {
            **_STARTS,
            "corrects_id": "The digest of the statement that is withdrawn.",
            "kind": "`corrects`, `retracts` or `disowns`.",
        },
        Review: {
            **_STARTS,
            "claim_id": "The digest of the claim that is rated.",
            "rating": "The rating, as the reviewer words it.",
            "scale": "The name of the scale.",
        },
        Link: {
            "kind": "`same`, `contradicts` or `incomparable`.",
            "between": "The ids of the two: a JSON list.",
            "by": "Who declares it.",
            "because": "Why.",
        },
        Settlement: {
            "finding": "The finding's id, or its first digits.",
            "by": "Who dealt with it.",
            "because": "Why it needs no more work.",
        },
    }
)
"""For each kind of record the columns of its fields, and what they mean."""
_YES_NO = frozenset({"additive", "disjoint", "exhaustive"})
POINTED_AT: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
    (Statement, ("source_id", "asserted_at", "document_id")),
    (Claim, ("question_id", "answer", "text", "language")),
    (Question, ("measure_id", "subject_id", "place_id", "period")),
)
"""What stands in an assertion's row of what it points at, and of what."""

RECORD_KINDS: tuple[type[Record], ...] = tuple(FIELDS)
"""Every kind of record, each of which has a table."""


def layout_of(kind: type) -> tuple[Column, ...]:
    """Give the columns of the table of a kind of record.

    Those of an assertion tell beside its own fields what it points at.

    Raises:
        InvalidValueError: Where it is no kind of record.
    """
    return (*own_layout(kind), *(_pointed_columns() if kind is Assertion else ()))


def own_layout(kind: type) -> tuple[Column, ...]:
    """Give the columns of what a kind of record holds itself, and is known beside it.

    Raises:
        InvalidValueError: Where it is no kind of record.
    """
    if kind not in FIELDS:
        name = getattr(kind, "__name__", repr(kind))
        message = f"expected a kind of record, such as Statement; got {name}"
        raise InvalidValueError(message)
    return (
        Column(name="id", meaning="Its chosen id or its digest."),
        Column(name="labels", meaning="What files call it: a JSON list."),
        Column(name="recorded_at", meaning="When this graph learned it."),
        *(_column(name, meaning) for name, meaning in FIELDS[kind].items()),
    )


def _column(name: str, meaning: str) -> Column:
    kind = ColumnKind.YES_NO if name in _YES_NO else ColumnKind.TEXT
    return Column(name=name, kind=kind, meaning=meaning)


def _pointed_columns() -> list[Column]:
    return [
        _column(name, f"Of the {kind.__name__.lower()}: {_lowered(kind, name)}")
        for kind, names in POINTED_AT
        for name in names
    ]


def _lowered(kind: type[Record], name: str) -> str:
    meaning = FIELDS[kind][name]
    return meaning[0].lower() + meaning[1:]
