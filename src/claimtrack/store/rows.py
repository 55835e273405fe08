"""What a table holds, made entries again."""

from claimtrack.errors import AlteredStoreError
from claimtrack.store.chain import Entry


def entry_of(row: tuple[object, ...], number: int, where: str) -> Entry:
    """Give the entry that a row holds: number, recorded_at, line and digest.

    Args:
        row: The row.
        number: The number that it should have, for the message.
        where: What holds it, for the message.

    Raises:
        AlteredStoreError: Where no store writes such a row.

    >>> entry_of((1, None, b"{}", "ab"), 1, "claims.db").number
    1

    """
    match row:
        case (int() as at, str() | None as when, bytes() as line, str() as digest):
            return Entry(number=at, recorded_at=when, line=line, digest=digest)
        case _:
            raise AlteredStoreError(where, number, "no store writes such a row")
