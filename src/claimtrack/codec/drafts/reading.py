"""A case file's entries, for a draft: of the right shape, whatever else is wrong."""

import os

from claimtrack.codec.casefiles.shape import read_shape
from claimtrack.codec.shared.entries import CaseEntry
from claimtrack.codec.shared.limits import Limits, read_bytes
from claimtrack.errors import MalformedInputError


def read_entries(path: str | os.PathLike[str], *, limits: Limits) -> CaseEntry:
    """Read the entries of one case file, and make no records of them.

    Raises:
        MalformedInputError: Where it has not the shape of a case file: what a draft
            can't hold would be lost when it is saved.
        OSError: Where it can't be opened.

    Complexity: O(n).
    """
    content = read_bytes(path, limits)
    shaped = read_shape(content, limits=limits, file=os.fspath(path))
    if shaped.case is None or shaped.problems:
        raise MalformedInputError(shaped.problems, more_count=shaped.more_count)
    return shaped.case
