"""A case file's entries, for a draft: of the right shape, whatever else is wrong."""

import os
from pathlib import Path

from claimtrack.codec.converters import make_converter
from claimtrack.codec.entries import CaseEntry
from claimtrack.codec.limits import Limits
from claimtrack.codec.parsing import Members, parse
from claimtrack.codec.shapes import Walk
from claimtrack.codec.versions import CASE_FILE_VERSION, refusal
from claimtrack.errors import MalformedInputError, Problem


def read_entries(path: str | os.PathLike[str], *, limits: Limits) -> CaseEntry:
    """Read the entries of one case file, and make no records of them.

    Raises:
        MalformedInputError: Where it has not the shape of a case file: what a draft
            can't hold would be lost when it is saved.
        OSError: Where it can't be opened.

    Complexity: O(n).
    """
    with Path(path).open("rb") as stream:
        # One byte more than the limit is enough to refuse it.
        content = stream.read(limits.file_bytes + 1)
    file = os.fspath(path)
    value = parse(content, limits=limits, file=file)
    version = value.get("claimtrack") if isinstance(value, Members) else None
    message = refusal(version, noun="case file", reads=CASE_FILE_VERSION)
    if message is not None:
        problem = Problem(path="$.claimtrack", message=message, file=file)
        raise MalformedInputError([problem])
    walk = Walk(limits, file)
    walk.check(value, CaseEntry)
    if walk.problems:
        raise MalformedInputError(walk.problems)
    return make_converter().structure(value, CaseEntry)
