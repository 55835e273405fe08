"""A claim entry of a case file, and the claims that it comes to."""

import attrs

from claimtrack.codec.records.statements import Slot
from claimtrack.codec.shared.entries import AnswerEntry, ClaimEntry, RangeEntry
from claimtrack.codec.shared.labels import Spot, is_own_digest
from claimtrack.model import Answer, Measure
from claimtrack.typing import ClaimId, StatementId
from claimtrack.wording import read_answer, read_number, read_range

_SCOPE = ("measure", "subject", "place", "period")


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
        is_record: Whether it stands in a log, as a record that is made already.
    """

    slot: Slot
    spot: Spot
    entry: ClaimEntry
    label: str | None = None
    contents: list[Content] = attrs.field(factory=list)
    is_record: bool = False

    def label_of(self, assertion_id: str) -> str | None:
        """Give the label of what it makes; None where it is only part of a digest."""
        if self.entry.id is None:
            return self.label if self.slot.has_label else None
        return None if is_own_digest(self.entry.id, assertion_id) else self.entry.id

    def taken(self, part: int | None) -> list[Content]:
        """Give all its claims, or the one of several that a label names."""
        if part is None:
            return self.contents
        return self.contents[part - 1 : part] if len(self.contents) > 1 else []


def has_scope(entry: ClaimEntry) -> bool:
    """Tell whether an entry names its question by measure, subject, place or period."""
    return any(getattr(entry, key) is not None for key in _SCOPE)


def has_one_form(entry: ClaimEntry) -> bool:
    """Tell whether an entry is an answer, a text or taken up, and only one of them."""
    asked = entry.question is not None or entry.measure is not None
    answered = entry.answer is not None
    forms = (
        entry.of is not None and not (has_scope(entry) or answered or asked),
        asked and answered,
        entry.text is not None and not has_scope(entry),
    )
    given = (entry.of is not None, asked or answered, entry.text is not None)
    return sum(given) == 1 and any(forms)


def read_entry(entry: AnswerEntry, measure: Measure) -> Answer:
    """Read an answer by its JSON type: words, a number, or a range."""
    if isinstance(entry, str):
        return read_answer(entry, measure)
    if isinstance(entry, RangeEntry):
        return read_range(entry.low, entry.high, measure)
    return read_number(entry, measure)
