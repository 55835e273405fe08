"""How much a reader takes from a stranger."""

import os
from pathlib import Path

import attrs


@attrs.frozen(kw_only=True)
class Limits:
    """What a reader refuses to go beyond.

    Attributes:
        file_bytes: The longest file, in bytes.
        depth: The deepest nesting of lists and objects.
        records: The most entries in one file.
        text_bytes: The longest text, in bytes of UTF-8.
        digits: The most digits in a number.
        problems: The most problems that are told; of more, only how many there are.
    """

    file_bytes: int = 64 * 1024 * 1024
    depth: int = 64
    records: int = 1_000_000
    text_bytes: int = 1024 * 1024
    digits: int = 30
    problems: int = 1_000


ANYTHING = Limits(file_bytes=2**62, records=2**62, text_bytes=2**62, digits=4300)
"""For what was let in once, under whatever limits, and must be read."""


def read_bytes(path: str | os.PathLike[str], limits: Limits) -> bytes:
    """Give a file's bytes, or of one that is too long just more than are allowed.

    Raises:
        OSError: Where it can't be opened.
    """
    with Path(path).open("rb") as stream:
        # One byte more than the limit is enough to refuse it.
        return stream.read(limits.file_bytes + 1)
