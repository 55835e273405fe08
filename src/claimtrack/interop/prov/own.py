"""Records of ours that a PROV document carries, in attributes of our own namespace.

Each is checked as a line of a log is: shape, words, dates, and its digest.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import get_args, get_origin, get_type_hints

from claimtrack.codec import Limits
from claimtrack.codec.logs.converters import log_converter
from claimtrack.codec.logs.entries import EDGES, LINES, AnswerSpans
from claimtrack.codec.shared.parsing import Members, parse
from claimtrack.codec.shared.shapes import Walk
from claimtrack.errors import InvalidValueError, MalformedInputError
from claimtrack.interop.prov.accounts import LABEL, Told, Value
from claimtrack.interop.prov.documents import Document
from claimtrack.model import Envelope, KeepsDigest, Record, When, digest, record_id
from claimtrack.typing import RecordId

_KINDS = MappingProxyType(
    {kind.__name__: (kind, shape) for kind, shape in (*LINES.values(), *EDGES.values())}
)
_FIELD = re.compile(r"\$\.(?P<name>\w+)(?:\[(?P<number>[0-9]+)\])?")
_OF_AGENTS = frozenset({"Source"})
_OF_RELATIONS = MappingProxyType(
    {
        "wasDerivedFrom": frozenset({"Relay", "Correction"}),
        "wasInfluencedBy": frozenset({"Response", "Correction"}),
        "wasInvalidatedBy": frozenset({"Correction"}),
    }
)
SAYING = "Saying"
"""Our word for an activity that only says that a statement was made."""


def nouns_of(section: str) -> frozenset[str]:
    """Give the words of ours that may stand among the types in a section."""
    match section:
        case "agent":
            return _OF_AGENTS
        case "activity":
            return frozenset({SAYING})
        case "entity":
            joined = frozenset[str]().union(*_OF_RELATIONS.values())
            return frozenset(_KINDS.keys() - joined - _OF_AGENTS)
        case _:
            return _OF_RELATIONS.get(section, frozenset())


class OwnRecords:
    """What is read from our own attributes.

    Args:
        document: Where problems are reported.
        limits: What to refuse.
    """

    def __init__(self, document: Document, limits: Limits) -> None:
        self._document = document
        self._limits = limits
        self._walk = Walk(limits, None)
        self._converter = log_converter(limits)

    def record(
        self, told: Told, noun: str, native: Mapping[str, object]
    ) -> tuple[Record, Envelope | None] | None:
        """Give the record that a thing stands for; None where something is wrong.

        Args:
            told: The thing.
            noun: Which record it is.
            native: The fields that PROV says in words of its own.
        """
        kind, shape = _KINDS[noun]
        fields = self._fields(told, shape)
        if fields is None:
            return None
        for key, given in native.items():
            if given not in (None, {}, []):
                fields[key] = _as_members(given)
        is_edge = kind in {edge for edge, _ in EDGES.values()}
        if not self._has_shape(told, fields, shape, noun, is_edge=is_edge):
            return None
        try:
            record: Record = self._converter.structure(fields, kind)
            envelope = _envelope(record, fields)
        except InvalidValueError as error:
            self._document.report(told.path, error.message)
            return None
        expected = fields["id"]
        if isinstance(record, KeepsDigest) and digest(record) != expected:
            path = told.own["id"][0].path
            message = f"not the digest of what stands here, which is {digest(record)}"
            self._document.report(path, message)
        return record, envelope

    def _fields(self, told: Told, shape: type) -> Members | None:
        hints = _hints(shape)
        fields = Members([])
        for field, values in told.own.items():
            options = (hints.get(field), *get_args(hints.get(field)))
            if any(get_origin(option) is list for option in options):
                fields[field] = [_plain(value) for value in values]
            elif len(values) != 1:
                path = values[1].path if values else told.path
                self._document.report(path, f"expected one value of {field!r}")
                return None
            elif AnswerSpans in options:
                fields[field] = self._answer(values[0])
            else:
                fields[field] = _plain(values[0])
        return fields

    def _answer(self, value: Value) -> object:
        """Give an answer, which is carried as JSON text."""
        try:
            return parse(value.text.encode(), limits=self._limits)
        except MalformedInputError as error:
            self._document.report(value.path, error.problems[0].message)
            return "unknown"

    def _has_shape(
        self, told: Told, fields: Members, shape: type, noun: str, *, is_edge: bool
    ) -> bool:
        # An edge stands in the line of its statement, whose id its shape has not.
        statement_id = fields.pop("statement_id", None) if is_edge else ""
        if not is_edge:
            fields["noun"] = noun.lower()
        self._walk.check(fields, shape)
        found = self._walk.problems[:]
        self._walk.problems.clear()
        for problem in found:
            self._document.report(_place(told, problem.path), problem.message)
        if not isinstance(statement_id, str):
            self._document.report(told.path, "'statement_id' is missing")
            return False
        if is_edge:
            fields["statement_id"] = statement_id
        return not found


@lru_cache
def _hints(shape: type) -> Mapping[str, object]:
    return {**get_type_hints(shape), "statement_id": str}


def names_of(told: Sequence[Told]) -> dict[str, list[str]]:
    """Give names by language, from the labels of a thing."""
    found: dict[str, list[str]] = {}
    for one in told:
        for value in one.attributes.get(LABEL, ()):
            if value.is_text:
                found.setdefault(value.language, []).append(value.text)
    return found


def _place(told: Told, path: str) -> str:
    """Give where a field stands, of a path in the record's own fields."""
    field = _FIELD.match(path)
    values = told.own.get(field["name"], ()) if field else ()
    number = int(field["number"] or 0) if field else 0
    return values[number].path if number < len(values) else told.path


def _as_members(given: object) -> object:
    return Members(given.items()) if isinstance(given, dict) else given


def _plain(value: Value) -> object:
    if isinstance(value.value, str | bool):
        return value.value
    return value.value if isinstance(value.value, int) else Decimal(value.value)


def _envelope(record: Record, fields: Members) -> Envelope | None:
    labels, recorded_at = fields.get("labels"), fields.get("recorded_at")
    if not labels and recorded_at is None:
        return None
    return Envelope(
        record_id=RecordId(record_id(record)),
        recorded_at=None if recorded_at is None else When(text=str(recorded_at)),
        labels=labels if isinstance(labels, list) else (),
    )
