"""Where a record keeps its digest, which is asked for over and over."""


class KeepsDigest:
    """A record that keeps its digest once `digest` has worked it out.

    It is kept beside the fields: no part of equality, hash or repr, never written and
    not carried over when a record is evolved, copied or pickled.
    """

    __slots__ = ("kept_digest",)

    kept_digest: str
