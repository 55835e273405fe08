"""A record table as it was given, and where it was found."""

from collections.abc import Iterable, Sequence

import attrs

from claimtrack.codec.shared.limits import Limits
from claimtrack.errors import MalformedInputError, Problem
from claimtrack.model import Record


@attrs.frozen(kw_only=True, eq=False)
class GivenTable:
    """A table as it was given.

    Attributes:
        kind: The kind of record in it.
        name: What to call it in messages, such as "claims.csv".
        row_word: What a row's number counts: "line" or "row".
        columns: What its columns are called.
        rows: Its rows, each with its number.
    """

    kind: type[Record]
    name: str
    row_word: str
    columns: tuple[str, ...]
    rows: Iterable[tuple[int, Sequence[object]]]


@attrs.frozen(kw_only=True)
class TableFile:
    """The file that a table stands in.

    Attributes:
        kind: The kind of record in it.
        name: What it is called.
        folder: The folder that it belongs to; None for no name.
        limits: What to refuse.
    """

    kind: type[Record]
    name: str
    folder: str | None
    limits: Limits

    def refusal(self, message: str, *, line: int | None = None) -> MalformedInputError:
        """Give what to raise where the file can't be read on."""
        return MalformedInputError([self.problem(message, line=line)])

    def problem(self, message: str, *, line: int | None = None) -> Problem:
        """Give one thing that is wrong with the file."""
        path = self.name if line is None else f"{self.name}, line {line}"
        return Problem(path=path, message=message, file=self.folder)

    def check_size(self, content: bytes) -> None:
        """Refuse what is too long.

        Raises:
            MalformedInputError: Where it is.
        """
        most = self.limits.file_bytes
        if len(content) > most:
            message = f"longer than {most} bytes, the limit for a file"
            raise self.refusal(message)
