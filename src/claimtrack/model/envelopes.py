"""What a graph knows about a record beside its content."""

import attrs

from claimtrack.model.text import distinct, nfc
from claimtrack.model.when import When
from claimtrack.typing import RecordId


@attrs.frozen(kw_only=True)
class Envelope:
    """When a record came to be known here, and what people call it.

    No part of the record's identity: the same record under two labels is one.

    Attributes:
        record_id: The record's chosen id or digest.
        recorded_at: When the graph learned it; None unless the caller gives it.
        labels: What files call it.
    """

    record_id: RecordId = attrs.field(converter=nfc)
    recorded_at: When | None = None
    labels: tuple[str, ...] = attrs.field(default=(), converter=distinct)
