"""What a format gives, and what it can't carry."""

import attrs

from claimtrack.model.envelopes import Envelope
from claimtrack.model.identity import Record
from claimtrack.typing import RecordId


@attrs.frozen(kw_only=True, order=True)
class Loss:
    """What a format can't carry, of one record.

    Of a foreign format that is read, its own words are used: the noun is what it calls
    the thing, and the id what names it there, or its path.

    Attributes:
        noun: What the record is, such as "statement".
        record_id: Its chosen id or digest.
        field: Which of its fields, labels or times is lost; "" for the whole record.
        value: What is lost, as text; "" for the whole record.
        because: Why the format can't carry it.
    """

    noun: str
    record_id: RecordId
    field: str = ""
    value: str = ""
    because: str


@attrs.frozen(kw_only=True)
class Conversion:
    """What was read from a foreign format, and what of it could not be taken over.

    Attributes:
        records: The records, and what is known beside their content.
        losses: What was in the source and is in no record, in the order of the source.
    """

    records: tuple[Record | Envelope, ...]
    losses: tuple[Loss, ...] = ()
