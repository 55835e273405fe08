"""Our own formats, as a table: what is read by its content and written by its name."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import attrs

from claimtrack.codec.casefile import CaseText, read_content, read_texts
from claimtrack.codec.casefiles.writing import write_case
from claimtrack.codec.logs.reading import is_log
from claimtrack.codec.logs.writing import write_log
from claimtrack.codec.shared.limits import Limits
from claimtrack.errors import InvalidValueError
from claimtrack.graph import ClaimGraph
from claimtrack.model import Loss

_PathLike = str | os.PathLike[str]


@attrs.frozen(kw_only=True)
class Format:
    """A format that graphs are read from and written to.

    Attributes:
        name: What it is called.
        ending: How the name of a file ends that is to be written so.
        recognises: Tells by what a file holds whether it means to be one.
        read: Reads what a file holds.
        write: Writes a graph to a file under a name of its own, all of it or nothing,
            and gives what the format can't carry.
    """

    name: str
    ending: str
    recognises: Callable[[bytes], bool]
    read: Callable[[CaseText, Limits], ClaimGraph]
    write: Callable[[ClaimGraph, _PathLike, str], tuple[Loss, ...]]


def _read(text: CaseText, limits: Limits) -> ClaimGraph:
    return read_texts([text], limits=limits)


def _write_log(graph: ClaimGraph, path: _PathLike, _: str) -> tuple[Loss, ...]:
    write_log(graph, path)
    return ()


def _write_case(graph: ClaimGraph, path: _PathLike, name: str) -> tuple[Loss, ...]:
    return write_case(graph, path, name=name)


FORMATS = (
    Format(
        name="log",
        ending=".jsonl",
        recognises=is_log,
        read=_read,
        write=_write_log,
    ),
    Format(
        name="case file",
        ending=".json",
        # What is nothing else is read as one, and told what is wrong with it as one.
        recognises=lambda _: True,
        read=_read,
        write=_write_case,
    ),
)
"""The formats, in the order in which a file is tried; one more is one more line."""


def convert(
    source: _PathLike,
    target: _PathLike,
    *,
    name: str | None = None,
    limits: Limits | None = None,
    formats: Iterable[Format] = FORMATS,
) -> tuple[Loss, ...]:
    """Write what one file holds as another, in the format that the other's name says.

    Which format the first is in, its content tells, not its name.

    Args:
        source: The file that is read.
        target: The file that is written: all of it, or where anything fails nothing.
        name: What a case that is written is called; None for the target's own name.
        limits: What to refuse; the defaults are large.
        formats: The formats to choose among.

    Returns:
        What the target's format can't carry, by record.

    Raises:
        InvalidValueError: Where the target's name says no format.
        MalformedInputError: With every problem of the source.
        OSError: Where a file can't be read or written.

    Complexity: O(n log n).
    """
    known = tuple(formats)
    _ = _format_of(Path(target), known)
    most = Limits() if limits is None else limits
    # Once, for it may be a pipe.
    text = read_content(source, most)
    given = next(one for one in known if one.recognises(text.content))
    return write_graph(given.read(text, most), target, name=name, formats=known)


def write_graph(
    graph: ClaimGraph,
    target: _PathLike,
    *,
    name: str | None = None,
    formats: Iterable[Format] = FORMATS,
) -> tuple[Loss, ...]:
    """Write a graph to a file, in the format that the file's name says.

    Args:
        graph: The graph.
        target: The file that is written: all of it, or where anything fails nothing.
        name: What a case that is written is called; None for the target's own name.
        formats: The formats to choose among.

    Returns:
        What the format can't carry, by record.

    Raises:
        InvalidValueError: Where the name says no format.
        OSError: Where the file can't be written.

    Complexity: O(n log n).

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_graph(ClaimGraph(), Path(folder) / "empty.jsonl")
    ()

    """
    chosen = _format_of(Path(target), formats)
    return chosen.write(graph, target, Path(target).stem if name is None else name)


def _format_of(path: Path, formats: Iterable[Format]) -> Format:
    """Give the format that a file's name says."""
    by_ending = {one.ending: one for one in formats}
    found = by_ending.get(path.suffix.lower())
    if found is None:
        endings = ", ".join(f"{one.ending} ({one.name})" for one in by_ending.values())
        message = f"expected a name that ends in one of: {endings}; got {str(path)!r}"
        raise InvalidValueError(message)
    return found
