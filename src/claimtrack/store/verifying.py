"""Whether a store's entries are what was once written."""

from collections.abc import Iterable

import attrs

from claimtrack.store.chain import Entry, Head, entry_after, head_of


@attrs.frozen(kw_only=True)
class Verification:
    """What a look at every entry of a store came to.

    Attributes:
        number: The first entry that is not what was written; None where all are.
        because: What is wrong with it, in words; empty where nothing is.
        head: How far the entries were sound.
    """

    number: int | None
    because: str
    head: Head

    @property
    def is_sound(self) -> bool:
        """Whether every entry is what was written."""
        return self.number is None


def verification(entries: Iterable[Entry], known: Head | None) -> Verification:
    """Look at every entry, in order, up to the first that is not what was written.

    Whoever can rewrite a store can rewrite all digests with it: only a head that was
    kept elsewhere shows that, or that the last entries are missing.

    Args:
        entries: The entries.
        known: A head that was kept elsewhere; None for none.

    Complexity: O(n) in the bytes of the entries.
    """
    head = Head()
    for entry in entries:
        because = _fault(head, entry, known)
        if because:
            return Verification(number=head.count + 1, because=because, head=head)
        head = head_of(entry)
    if known is not None and known.count > head.count:
        because = f"it is missing: there were {known.count} entries, as the head says"
        return Verification(number=head.count + 1, because=because, head=head)
    return Verification(number=None, because="", head=head)


def _fault(head: Head, entry: Entry, known: Head | None) -> str:
    if entry.number != head.count + 1:
        return f"it is missing: entry {entry.number} comes next"
    expected = entry_after(head, entry.line, entry.recorded_at)
    if expected.digest != entry.digest:
        return "its digest is not that of what stands here and before it"
    if known is not None and known.count == entry.number and known != head_of(entry):
        return "up to here something was rewritten: the head that was kept differs"
    return ""
