"""Content digests over canonical bytes.

The same record has the same digest on every machine, in every process and Python. A
digest once released never changes: what is absent is left out of the bytes, so a field
added later changes no digest of a record that does not use it.
"""

import enum
import hashlib
import json
from collections.abc import Iterable, Sequence
from decimal import Decimal

import attrs

from claimtrack.model.answers import Amount, Choice, Count, Interval, Unknown
from claimtrack.model.claims import Claim, Question
from claimtrack.model.links import (
    Assertion,
    Correction,
    Link,
    Order,
    Relay,
    Response,
    Review,
    Settlement,
)
from claimtrack.model.measures import Measure, Partition
from claimtrack.model.periods import Period
from claimtrack.model.sources import Place, Source, Subject
from claimtrack.model.statements import Document, Statement
from claimtrack.model.text import nfc
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

# None in a canonical form stands for what is absent.
_Canonical = str | bool | Sequence["_Canonical"] | dict[str, "_Canonical"] | None


def digest(record: Digested) -> str:
    """Give the digest of a record's content: 64 hexadecimal digits.

    Complexity: O(n) in the record's length.

    Source: SHA-256 (FIPS 180-4) over `canonical_bytes`.

    >>> digest(Question(measure_id="tanks-lost"))[:8]
    '6943a24a'

    """
    return hashlib.sha256(canonical_bytes(record)).hexdigest()


def record_id(record: Record) -> str:
    """Give what names a record in a graph: its chosen id, or its digest.

    >>> record_id(Source(id="am-mod"))
    'am-mod'

    """
    if isinstance(record, Source | Place | Subject | Measure):
        return record.id
    return digest(record)


def finding_id(code: str, named: Iterable[tuple[str, str]]) -> str:
    """Give a finding's id: the digest of its code and of the digests it names.

    Args:
        code: The finding's code.
        named: The (statement, claim) digests, in any order.

    """
    return _hash("finding", {"code": code, "named": sorted(map(list, named))})


def canonical_bytes(record: Digested) -> bytes:
    r"""Give the bytes that a record's digest is taken of.

    A version and the record's kind, then its fields as JSON with sorted keys: text in
    normal form C, numbers as plain decimal digits in text, what is absent left out.

    >>> canonical_bytes(Question(measure_id="tanks-lost"))
    b'claimtrack/1 question\n{"measure_id":"tanks-lost"}'

    """
    kind = type(record).__name__
    fields = {
        field.name: _canonical(getattr(record, field.name))
        for field in attrs.fields(type(record))
        if (kind, field.name) not in _BESIDE
    }
    return _bytes(kind.lower(), fields)


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


def _hash(kind: str, fields: dict[str, _Canonical]) -> str:
    return hashlib.sha256(_bytes(kind, fields)).hexdigest()


def _bytes(kind: str, fields: dict[str, _Canonical]) -> bytes:
    present = {name: value for name, value in fields.items() if value is not None}
    text = json.dumps(
        present, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return f"{_VERSION} {kind}\n{text}".encode()


def _canonical(value: object) -> _Canonical:  # noqa: PLR0911 -- a case a kind of value
    match value:
        case None | bool():
            return value
        case str():
            return nfc(value)
        case enum.Enum():
            return str(value.value)
        case When() | Period():
            return value.text
        case tuple():
            return [_canonical(part) for part in value]
        case Count():
            return {"count": [_count_span(low, high) for low, high in value.spans]}
        case Amount():
            return {"amount": [_interval(interval) for interval in value.intervals]}
        case Choice():
            return {"choice": list(value.options)}
        case Unknown():
            return "unknown"
        case _:
            pass
    message = f"no canonical form for {type(value).__name__}"
    raise TypeError(message)


def _count_span(low: int, high: int | None) -> str:
    return f"[{low},{'inf)' if high is None else f'{high}]'}"


def _interval(interval: Interval) -> str:
    low = "-inf" if interval.low is None else plain_digits(interval.low)
    high = "inf" if interval.high is None else plain_digits(interval.high)
    opening = "(" if interval.low is None or interval.low_open else "["
    closing = ")" if interval.high is None or interval.high_open else "]"
    return f"{opening}{low},{high}{closing}"
