"""Where a record keeps its digest, which is asked for over and over."""


class KeepsDigest:
    """A record that keeps its digest once `digest` has worked it out.

    It is kept beside the fields: no part of equality, hash or repr, never written and
    not carried over when a record is evolved, copied or pickled.
    """

    __slots__ = ("kept_digest",)

    kept_digest: str


def keep_digest(record: KeepsDigest, digest: str) -> None:
    """Let a record keep a digest that somebody vouches for; nobody looks whether it is.

    >>> record = KeepsDigest()
    >>> keep_digest(record, "0" * 64)
    >>> record.kept_digest[:8]
    '00000000'

    """
    object.__setattr__(record, "kept_digest", digest)
