"""The hash chain: each entry's digest is over its own content and all before it."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator

import attrs

from claimtrack.errors import AlteredStoreError, InvalidValueError

_START = b"claimtrack/1 entry\n"
_HEAD = re.compile(r"([1-9][0-9]{0,17}):([0-9a-f]{64})|0:")


@attrs.frozen(kw_only=True)
class Head:
    """How far a store goes. Who keeps a head can tell later that nothing is missing.

    Attributes:
        count: How many entries there are.
        digest: The digest of the last, which is over all of them; "" where there is
            none.
    """

    count: int = 0
    digest: str = ""


@attrs.frozen(kw_only=True)
class Entry:
    """A line of a store.

    Attributes:
        number: Its place, from 1.
        recorded_at: When the batch was recorded that it came with, as written; None
            where nobody said.
        line: What it says: a line of a log, without its end.
        digest: Its digest, over its content and the digest of the entry before it.
    """

    number: int
    recorded_at: str | None
    line: bytes
    digest: str


def entry_after(head: Head, line: bytes, recorded_at: str | None) -> Entry:
    """Give the entry that a line makes behind a head.

    Source: Haber and Stornetta, How to time-stamp a digital document (1991), for the
    linking.

    >>> first = entry_after(Head(), b"{}", None)
    >>> second = entry_after(head_of(first), b"{}", None)
    >>> second.number, first.digest != second.digest
    (2, True)

    """
    number = head.count + 1
    # As JSON, in which no two triples look the same: None is not "null".
    place = json.dumps([number, head.digest, recorded_at], separators=(",", ":"))
    content = _START + place.encode("ascii") + b"\n" + line
    return Entry(
        number=number,
        recorded_at=recorded_at,
        line=line,
        digest=hashlib.sha256(content).hexdigest(),
    )


def head_of(entry: Entry) -> Head:
    """Give the head of a store whose last entry this is."""
    return Head(count=entry.number, digest=entry.digest)


def sound(entries: Iterable[Entry], behind: Head, where: str) -> Iterator[Entry]:
    """Yield entries as long as each is the one that was written behind those before.

    Args:
        entries: The entries.
        behind: The head of what comes before them.
        where: What holds them, for the message.

    Raises:
        AlteredStoreError: At the first that is another.

    Complexity: O(n) in the bytes of the entries.
    """
    head = behind
    for entry in entries:
        because = _fault(head, entry)
        if because:
            raise AlteredStoreError(where, head.count + 1, because)
        head = head_of(entry)
        yield entry


def _fault(head: Head, entry: Entry) -> str:
    if entry.number != head.count + 1:
        return f"it is missing, and entry {entry.number} comes next"
    if entry_after(head, entry.line, entry.recorded_at).digest != entry.digest:
        return "its digest is not that of what stands in it and before it"
    return ""


def head_text(head: Head) -> str:
    """Give a head as words to keep: the count, a colon, the digest.

    >>> head_text(Head())
    '0:'

    """
    return f"{head.count}:{head.digest}"


def read_head(text: str) -> Head:
    """Read a head that was kept.

    Raises:
        InvalidValueError: Where the text is none.

    >>> read_head("0:")
    Head(count=0, digest='')

    """
    found = _HEAD.fullmatch(text)
    if found is None:
        message = (
            "expected a head as it was given: a count, a colon and 64 digits from 0 to "
            f"f; got {text[:80]!r}"
        )
        raise InvalidValueError(message)
    return Head(count=int(found[1] or 0), digest=found[2] or "")
