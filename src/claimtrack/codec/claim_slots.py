"""A claim entry of a case file, and the claims that it comes to."""

import attrs

from claimtrack.codec.entries import AnswerEntry, ClaimEntry, RangeEntry
from claimtrack.codec.labels import Spot
from claimtrack.codec.statements import Slot
from claimtrack.model import Answer, Measure
from claimtrack.typing import ClaimId, StatementId
from claimtrack.wording import read_answer, read_number, read_range


@attrs.frozen(kw_only=True)
class Content:
    """A claim as a statement makes it.

    Attributes:
        claim_id: The claim's digest.
        wording: The answer's words as said.
        taken_from: The statement that it was taken from.
    """

    claim_id: ClaimId
    wording: str | None = None
    taken_from: StatementId | None = None


@attrs.frozen(kw_only=True, eq=False)
class ClaimSlot:
    """A claim entry of a statement.

    Attributes:
        slot: The statement.
        spot: Where the entry stands.
        entry: What the file says.
        label: What it is called, or None where its statement has no id either.
        contents: The claims it comes to: one, or several by `of` a statement.
    """

    slot: Slot
    spot: Spot
    entry: ClaimEntry
    label: str | None
    contents: list[Content] = attrs.field(factory=list)

    def taken(self, part: int | None) -> list[Content]:
        """Give all its claims, or the one of several that a label names."""
        if part is None:
            return self.contents
        return self.contents[part - 1 : part] if len(self.contents) > 1 else []


def read_entry(entry: AnswerEntry, measure: Measure) -> Answer:
    """Read an answer by its JSON type: words, a number, or a range."""
    if isinstance(entry, str):
        return read_answer(entry, measure)
    if isinstance(entry, RangeEntry):
        return read_range(entry.low, entry.high, measure)
    return read_number(entry, measure)
