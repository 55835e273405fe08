"""Whether a store's entries are what was once written."""

from collections.abc import Iterable, Iterator

import attrs

from claimtrack.errors import AlteredStoreError
from claimtrack.store.chain import Entry, Head, head_of, sound

_REWRITTEN = "up to here something was rewritten: the head that was kept is another"


@attrs.frozen(kw_only=True)
class Verification:
    """What a look at every entry of a store came to.

    Attributes:
        number: The first entry that is not what was written; None where all are.
        because: What is wrong with it, in words; "" where nothing is.
        head: How far the entries are sound.
    """

    number: int | None = None
    because: str = ""
    head: Head

    @property
    def is_sound(self) -> bool:
        """Whether every entry is what was written."""
        return self.number is None


def verification(
    entries: Iterable[Entry], kept: Head | None, *, where: str
) -> Verification:
    """Look at every entry, in order, up to the first that is not what was written.

    Whoever can rewrite a store can rewrite all its digests: only a head that was kept
    elsewhere shows that, or that the last entries are missing.

    Args:
        entries: The entries.
        kept: A head that was kept elsewhere; None for none.
        where: What holds the entries.

    Complexity: O(n) in the bytes of the entries.
    """
    head = Head()
    try:
        for reached in _heads(entries, kept, where):
            head = reached
    except AlteredStoreError as error:
        return Verification(number=error.number, because=error.because, head=head)
    return Verification(head=head)


def _heads(entries: Iterable[Entry], kept: Head | None, where: str) -> Iterator[Head]:
    """Yield the head after each entry, and raise at the first that is another."""
    head = Head()
    for head in map(head_of, sound(entries, Head(), where)):
        if kept is not None and kept.count == head.count and kept != head:
            raise AlteredStoreError(where, head.count, _REWRITTEN)
        yield head
    if kept is not None and kept.count > head.count:
        because = f"it is missing, and the head that was kept counts {kept.count}"
        raise AlteredStoreError(where, head.count + 1, because)
