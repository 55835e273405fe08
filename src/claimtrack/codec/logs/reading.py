"""A log into a graph: strictly, line by line, every problem at once."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import attrs

from claimtrack.codec.logs.entering import Entering
from claimtrack.codec.logs.taking import LineSpot, Reading
from claimtrack.codec.shared.limits import Limits
from claimtrack.codec.shared.parsing import Members, parse
from claimtrack.errors import MalformedInputError, Problem
from claimtrack.graph import ClaimGraph, collector_paused
from claimtrack.model import Envelope, Record

_HEADER_BYTES = 1024


@attrs.frozen(kw_only=True)
class ReadLog:
    """A log that was read by itself.

    Attributes:
        graph: What it holds.
        spot_of: For the id of each record its line and JSON path.
    """

    graph: ClaimGraph
    spot_of: Mapping[str, str]


def read_log(
    path: str | os.PathLike[str], *, limits: Limits | None = None, verify: bool = True
) -> ClaimGraph:
    """Read a log.

    Args:
        path: The file.
        limits: What to refuse; the defaults are large.
        verify: Whether to check that each digest is that of what stands beside it;
            otherwise it is taken as it stands.

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


@collector_paused()
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
        verify: Whether to check that each digest is that of what stands beside it;
            otherwise it is taken as it stands.

    Raises:
        MalformedInputError: With every problem, by line and JSON path. What lines
            point at is looked at once every line by itself is sound.

    >>> read_log_text(b'{"claimtrack":1,"log":1}\n{"id":"am-mod","noun":"source"}\n')
    <ClaimGraph: 1 Source>

    """
    chosen = Limits() if limits is None else limits
    reading = _read(content, file=file, limits=chosen, verify=verify)
    return reading.graph()


@collector_paused()
def read_records(
    lines: Iterable[bytes],
    *,
    first: int = 1,
    file: str | None = None,
    limits: Limits | None = None,
    verify: bool = True,
) -> tuple[Record | Envelope, ...]:
    """Read the records in lines of a log, though what they point at be elsewhere.

    Args:
        lines: The lines, without their ends and without a header.
        first: The number of the first, for messages.
        file: What to call their file in messages; None for no name.
        limits: What to refuse; the defaults are large.
        verify: Whether to check that each digest is that of what stands beside it.

    Raises:
        MalformedInputError: With every problem, by line and JSON path.

    >>> line = b'{"id":"am-mod","noun":"source","part_of":["armenia"]}'
    >>> [one.part_of for one in read_records([line])]
    [('armenia',)]

    """
    chosen = Limits() if limits is None else limits
    reading = Reading(chosen, file, verify=verify)
    given = tuple(lines)
    braces_count = sum(line.count(b"{") for line in given)
    _take(given, reading, first=first, is_small=braces_count <= chosen.records)
    return reading.entering.records()


@collector_paused()
def read_located(
    content: bytes, *, file: str | None, limits: Limits, verify: bool = True
) -> ReadLog:
    """Read the content of a log, and keep what stands where.

    Raises:
        MalformedInputError: As `read_log_text`.
    """
    reading = _read(content, file=file, limits=limits, verify=verify)
    return ReadLog(graph=reading.graph(), spot_of=reading.spot_of())


def _read(
    content: bytes, *, file: str | None, limits: Limits, verify: bool
) -> Entering[LineSpot]:
    reading = Reading(limits, file, verify=verify)
    if len(content) > limits.file_bytes:
        message = f"longer than {limits.file_bytes} bytes, the limit for a file"
        raise MalformedInputError([Problem(path="$", message=message, file=file)])
    lines = _lines(content)
    reading.take_header(next(lines))
    is_small = content.count(b"{") <= limits.records
    _take(lines, reading, first=2, is_small=is_small)
    return reading.entering


def _take(
    lines: Iterable[bytes], reading: Reading, *, first: int, is_small: bool
) -> None:
    # Entries are counted on the long way only, so it must be taken if there may be
    # too many of them.
    for number, line in enumerate(lines, start=first):
        if reading.entering.is_hopeless:
            break
        if not (is_small and reading.take_plain(line, number)):
            reading.take(line, number)


def _lines(content: bytes) -> Iterator[bytes]:
    """Yield the lines, without keeping them all: a file may have millions."""
    # Not splitlines, which also splits where JSON text may go on.
    start, end = 0, len(content) - content.endswith(b"\n")
    while (stop := content.find(b"\n", start, end)) >= 0:
        yield content[start:stop]
        start = stop + 1
    yield content[start:end]


def is_log(start: bytes) -> bool:
    """Tell whether a file that begins so means to be a log, sound or not.

    >>> is_log(b'{"claimtrack":1,"log":1}'), is_log(b'{"claimtrack":1,"sources":[]}')
    (True, False)

    """
    try:
        header = parse(start[:_HEADER_BYTES].partition(b"\n")[0], limits=Limits())
    except MalformedInputError:
        return False
    return isinstance(header, Members) and "log" in header
