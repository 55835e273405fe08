"""Records as tables, one a kind: nothing that is in a record is lost."""

import enum
from collections.abc import Callable, Mapping
from typing import TypeVar

from claimtrack.graph.held import Held
from claimtrack.graph.record_columns import FIELDS, POINTED_AT, layout_of
from claimtrack.model import (
    Amount,
    Assertion,
    Choice,
    Claim,
    Count,
    Envelope,
    Name,
    Period,
    Question,
    Record,
    Statement,
    Unknown,
    When,
    canonical_answer,
    record_id,
)
from claimtrack.tables import Cell, Cells, Column, Table, json_text

Kind = TypeVar("Kind", bound=Record)


class RecordTable(Table[Kind]):
    """Records of one kind, by id; as rows, with all their fields.

    Args:
        records: The records, in order.
        layout: Their columns.
        envelopes: Their envelopes, by id.
        fields: What gives the cells of a record's own columns.
    """

    def __init__(
        self,
        records: Mapping[str, Kind],
        *,
        layout: tuple[Column, ...],
        envelopes: Mapping[str, Envelope],
        fields: Callable[[Kind], Cells],
    ) -> None:
        super().__init__(records.values())
        self.layout = layout
        self._envelopes = envelopes
        self._fields = fields

    def _cells(self, entry: Kind) -> Cells:
        id_ = record_id(entry)
        envelope = self._envelopes[id_]
        labels, recorded_at = _cell(envelope.labels), _cell(envelope.recorded_at)
        return (id_, labels, recorded_at, *self._fields(entry))


def records_table(held: Held, kind: type[Kind]) -> RecordTable[Kind]:
    """Give the records of one kind as a table, by id.

    Raises:
        InvalidValueError: Where it is no kind of record.

    Complexity: O(n log n) in the records of the kind.
    """
    layout = layout_of(kind)
    records = dict(sorted(held.of_kind(kind).items()))
    own = tuple(FIELDS[kind])

    def fields(record: Kind) -> Cells:
        cells = tuple(_field(record, name) for name in own)
        if isinstance(record, Assertion):
            return (*cells, *_pointed_at(held, record))
        return cells

    return RecordTable(
        records,
        layout=layout,
        envelopes={id_: held.envelope(id_) for id_ in records},
        fields=fields,
    )


def _pointed_at(held: Held, assertion: Assertion) -> Cells:
    claim = held.get(assertion.claim_id, Claim)
    question_id = claim.question_id
    records: tuple[Record | None, ...] = (
        held.get(assertion.statement_id, Statement),
        claim,
        None if question_id is None else held.get(question_id, Question),
    )
    return tuple(
        None if record is None else _field(record, name)
        for record, (_, names) in zip(records, POINTED_AT, strict=True)
        for name in names
    )


def _field(record: Record, name: str) -> Cell:
    value = getattr(record, name)
    return json_text(_by_language(value)) if name == "names" else _cell(value)


def _cell(value: object) -> Cell:
    match value:
        case None | str() | bool():
            return value
        case enum.Enum():
            return str(value.value)
        case When() | Period():
            return value.text
        case Count() | Amount() | Choice() | Unknown():
            return canonical_answer(value)
        case _:
            return json_text(value)


def _by_language(names: tuple[Name, ...]) -> dict[str, list[str]]:
    languages: dict[str, list[str]] = {}
    for name in names:
        languages.setdefault(name.language, []).append(name.text)
    return languages
