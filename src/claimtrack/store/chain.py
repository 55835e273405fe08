"""The hash chain: each entry's digest is over its own content and all before it."""

import hashlib

import attrs

_START = b"claimtrack/1 entry\n"


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
        line: What it says: a line of a log.
        digest: Its digest, over the digest of the entry before it.
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
    when = "" if recorded_at is None else recorded_at
    parts = (str(number), head.digest, when)
    content = _START + "\n".join(parts).encode() + b"\n" + line
    return Entry(
        number=number,
        recorded_at=recorded_at,
        line=line,
        digest=hashlib.sha256(content).hexdigest(),
    )


def head_of(entry: Entry) -> Head:
    """Give the head of a store whose last entry this is."""
    return Head(count=entry.number, digest=entry.digest)
