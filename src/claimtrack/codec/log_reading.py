"""A log into a graph: strictly, line by line, every problem at once."""

import difflib
import os
from collections.abc import Mapping
from pathlib import Path

import attrs

from claimtrack.codec.limits import Limits
from claimtrack.codec.log_converters import make_log_converter
from claimtrack.codec.log_entries import EDGES, LINES, HeaderLine
from claimtrack.codec.parsing import Members, parse
from claimtrack.codec.shapes import Walk
from claimtrack.codec.versions import CASE_FILE_VERSION, LOG_VERSION, refusal
from claimtrack.errors import (
    InvalidValueError,
    MalformedInputError,
    Problem,
    RefusedRecordsError,
)
from claimtrack.graph import ClaimGraph
from claimtrack.model import Chosen, Envelope, Record, digest

_VERSIONS = (
    ("claimtrack", "claimtrack formats", CASE_FILE_VERSION),
    ("log", "log", LOG_VERSION),
)
_NO_HEADER = 'expected the header of a log, {"claimtrack":1,"log":1}'


def read_log(
    path: str | os.PathLike[str], *, limits: Limits | None = None, verify: bool = True
) -> ClaimGraph:
    """Read a log.

    Args:
        path: The file.
        limits: What to refuse; the defaults are large.
        verify: Whether to check that each digest is that of what stands beside it.

    Raises:
        MalformedInputError: With every problem, by line and JSON path.
        OSError: Where the file can't be opened.

    Complexity: O(n).
    """
    chosen = Limits() if limits is None else limits
    with Path(path).open("rb") as stream:
        # One byte more than the limit is enough to refuse it.
        content = stream.read(chosen.file_bytes + 1)
    file = os.fspath(path)
    return read_log_text(content, file=file, limits=chosen, verify=verify)


def read_log_text(
    content: bytes,
    *,
    file: str | None = None,
    limits: Limits | None = None,
    verify: bool = True,
) -> ClaimGraph:
    r"""Read the content of a log. The lines after the first may stand in any order.

    Args:
        content: The bytes.
        file: What to call it in messages; None for no name.
        limits: What to refuse; the defaults are large.
        verify: Whether to check that each digest is that of what stands beside it.

    Raises:
        MalformedInputError: With every problem, by line and JSON path. What lines
            point at is looked at once every line by itself is sound.

    >>> read_log_text(b'{"claimtrack":1,"log":1}\n{"id":"am-mod","noun":"source"}\n')
    <ClaimGraph: 1 Source>

    """
    chosen = Limits() if limits is None else limits
    reading = _Reading(chosen, file, verify=verify)
    if len(content) > chosen.file_bytes:
        message = f"longer than {chosen.file_bytes} bytes, the limit for a file"
        raise MalformedInputError([Problem(path="$", message=message, file=file)])
    # Not splitlines, which also splits where JSON text may go on.
    lines = content.removesuffix(b"\n").split(b"\n")
    reading.take_header(lines[0])
    for number, line in enumerate(lines[1:], start=2):
        reading.take(line, number)
    return reading.graph()


def is_log(content: bytes) -> bool:
    """Tell whether a file that begins so means to be a log, sound or not.

    >>> is_log(b'{"claimtrack":1,"log":1}'), is_log(b'{"claimtrack":1,"sources":[]}')
    (True, False)

    """
    line = content[:_HEADER_BYTES].partition(b"\n")[0]
    try:
        header = parse(line, limits=Limits())
    except MalformedInputError:
        return False
    return isinstance(header, Members) and "log" in header


_HEADER_BYTES = 1024


class _Reading:
    """A log on its way to a graph."""

    def __init__(self, limits: Limits, file: str | None, *, verify: bool) -> None:
        self._limits = limits
        self._file = file
        self._verify = verify
        # One walk for all lines, because it counts the entries of the file.
        self._walk = Walk(limits, file)
        self._converter = make_log_converter(limits)
        self._problems: list[Problem] = []
        self._given: list[Record | Envelope] = []
        self._spots: list[str] = []
        self._spot_of: dict[str, str] = {}

    def take_header(self, line: bytes) -> None:
        """Take the first line.

        Raises:
            MalformedInputError: Where it is no header, or of a version that is not
                read: nothing is known of the other lines then.
        """
        header = self._parse(line, "line 1, ")
        if not isinstance(header, Members) or "log" not in header:
            self._report("line 1, $", _NO_HEADER)
            raise MalformedInputError(self._problems)
        for key, noun, reads in _VERSIONS:
            message = refusal(header.get(key), noun=noun, reads=reads)
            if message is not None:
                self._report(f"line 1, $.{key}", message)
                raise MalformedInputError(self._problems)
        self._is_sound(header, HeaderLine, "line 1, ")

    def take(self, line: bytes, number: int) -> None:
        """Take another line."""
        at = f"line {number}, "
        value = self._parse(line, at)
        if value is None:
            return
        noun = value.get("noun")
        if not isinstance(noun, str) or noun not in LINES:
            self._report_noun(value, at)
            return
        kind, shape = LINES[noun]
        if self._is_sound(value, shape, at):
            self._enter(value, kind, f"{at}$")
            for key, (edge_kind, _) in EDGES.items():
                for place, edge in enumerate(value.get(key) or ()):
                    edge["statement_id"] = value["id"]
                    self._enter(edge, edge_kind, f"{at}$.{key}[{place}]")
