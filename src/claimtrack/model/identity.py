"""Content digests over canonical bytes.

The same record has the same digest on every machine, in every process and Python. A
digest once released never changes: what is absent is left out of the bytes, so a field
added later changes no digest of a record that does not use it.
"""

import enum
import hashlib
import json
import operator
from collections.abc import Callable, Iterable
from decimal import Decimal
from json.encoder import encode_basestring
from types import MappingProxyType
from typing import Any, get_args

import attrs

from claimtrack.model.answers import Amount, Answer, Choice, Count, Interval, Unknown
from claimtrack.model.claims import Claim, Question
from claimtrack.model.digests import KeepsDigest
from claimtrack.model.links import (
    Assertion,
    Certainty,
    Correction,
    CorrectionKind,
    Link,
    LinkKind,
    Order,
    Relay,
    RelayBasis,
    RelayMode,
    Response,
    Review,
    Settlement,
    Stance,
)
from claimtrack.model.measures import Measure, Partition
from claimtrack.model.periods import Period
from claimtrack.model.sources import Place, Source, Subject
from claimtrack.model.statements import Document, Statement, StatementKind
from claimtrack.model.when import When

Chosen = Source | Place | Subject | Measure
"""Records whose id the user chooses."""
Digested = (
    Question
    | Claim
    | Document
    | Statement
    | Assertion
    | Relay
    | Response
    | Order
    | Correction
    | Partition
    | Review
    | Link
    | Settlement
)
"""Records whose id is a digest of their content."""
Record = Chosen | Digested
"""Every record that a graph holds."""

_VERSION = "claimtrack/1"
_BESIDE = frozenset({("Document", "title"), ("Document", "text")})

# A text as JSON: what `json.dumps(text, ensure_ascii=False)` comes to in the end.
_quoted = encode_basestring


def digest(record: Digested) -> str:
    """Give the digest of a record's content: 64 hexadecimal digits.

    Complexity: O(n) in the record's length the first time, O(1) then.

    Source: SHA-256 (FIPS 180-4) over `canonical_bytes`.

    >>> digest(Question(measure_id="tanks-lost"))[:8]
    '6943a24a'

    """
    kept: str | None = getattr(record, "kept_digest", None)
    if kept is None:
        kept = hashlib.sha256(canonical_bytes(record)).hexdigest()
        object.__setattr__(record, "kept_digest", kept)
    return kept


def record_id(record: Record) -> str:
    """Give what names a record in a graph: its chosen id, or its digest.

    >>> record_id(Source(id="am-mod"))
    'am-mod'

    """
    # Not the union of those with a chosen id: one class is told apart faster.
    return digest(record) if isinstance(record, KeepsDigest) else record.id


def finding_id(code: str, named: Iterable[tuple[str, str]]) -> str:
    """Give a finding's id: the digest of its code and of the digests it names.

    Args:
        code: The finding's code.
        named: The (statement, claim) digests, in any order.

    """
    pairs = [f"[{_quoted(one)},{_quoted(other)}]" for one, other in sorted(named)]
    fields = f'"code":{_quoted(code)},"named":{_list(pairs)}'
    return hashlib.sha256(f"{_VERSION} finding\n{{{fields}}}".encode()).hexdigest()


def canonical_bytes(record: Digested) -> bytes:
    r"""Give the bytes that a record's digest is taken of.

    A version and the record's kind, then its fields as JSON with sorted keys: text in
    normal form C as records hold it, numbers as plain decimal digits in text, what is
    absent left out.

    >>> canonical_bytes(Question(measure_id="tanks-lost"))
    b'claimtrack/1 question\n{"measure_id":"tanks-lost"}'

    """
    kind = type(record)
    keys, values_of = _FIELDS[kind]
    return _bytes(kind.__name__.lower(), zip(keys, values_of(record), strict=True))


def canonical_answer(answer: Answer) -> str:
    """Give an answer as the JSON text that digests are taken of.

    >>> canonical_answer(Count(spans=[(2, 2), (5, None)]))
    '{"count":["[2,2]","[5,inf)"]}'

    """
    return _json(answer)


def plain_digits(number: Decimal) -> str:
    """Give a number as plain digits: no exponent, trailing zeros or minus zero.

    >>> plain_digits(Decimal("5.50E+2")), plain_digits(Decimal("-0.0"))
    ('550', '0')

    """
    # Not Decimal.normalize, which rounds to the context's precision.
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _fields(kind: type[Any]) -> tuple[list[str], Callable[[Any], Any]]:
    """Give the keys that a kind is digested under, in order, and what gets the values."""
    all_names = (field.name for field in attrs.fields(kind))
    names = sorted(n for n in all_names if (kind.__name__, n) not in _BESIDE)
    return [f'"{name}":' for name in names], operator.attrgetter(*names)


_FIELDS = MappingProxyType({kind: _fields(kind) for kind in get_args(Digested)})


def _bytes(kind: str, fields: Iterable[tuple[str, object]]) -> bytes:
    # Most fields are text, which is told here to save a call each.
    present = [
        key + (_quoted(one) if type(one) is str else _json(one))
        for key, one in fields
        if one is not None
    ]
    return f"{_VERSION} {kind}\n{{{','.join(present)}}}".encode()


def _json(value: object) -> str:
    return _WRITERS.get(type(value), _rare)(value)


def _rare(value: object) -> str:
    if isinstance(value, str):
        return _quoted(value)
    message = f"no canonical form for {type(value).__name__}"
    raise TypeError(message)


def _word(member: enum.Enum) -> str:
    # Not `value`, which up to Python 3.11 is worked out in Python each time.
    return _quoted(member._value_)


def _list(parts: Iterable[str]) -> str:
    return f"[{','.join(parts)}]"


def _count_span(span: tuple[int, int | None]) -> str:
    low, high = span
    return f'"[{low},{"inf)" if high is None else f"{high}]"}"'


def _interval(interval: Interval) -> str:
    low = "-inf" if interval.low is None else plain_digits(interval.low)
    high = "inf" if interval.high is None else plain_digits(interval.high)
    opening = "(" if interval.low is None or interval.low_open else "["
    closing = ")" if interval.high is None or interval.high_open else "]"
    return f'"{opening}{low},{high}{closing}"'


# A table, not a `match`: adding to a graph spends most of its time here.
_WRITERS: MappingProxyType[type, Callable[[Any], str]] = MappingProxyType(
    {
        str: _quoted,
        bool: json.dumps,
        tuple: lambda parts: _list(map(_json, parts)),
        When: lambda when: _quoted(when.text),
        Period: lambda period: _quoted(period.text),
        Count: lambda one: f'{{"count":{_list(map(_count_span, one.spans))}}}',
        Amount: lambda one: f'{{"amount":{_list(map(_interval, one.intervals))}}}',
        Choice: lambda one: f'{{"choice":{_list(map(_quoted, one.options))}}}',
        Unknown: lambda _: '"unknown"',
        Certainty: _word,
        CorrectionKind: _word,
        LinkKind: _word,
        RelayBasis: _word,
        RelayMode: _word,
        Stance: _word,
        StatementKind: _word,
    }
)
