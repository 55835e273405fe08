"""Formats, as a table: what is read by its content and written by its name."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import attrs

from claimtrack.codec.casefile import CaseText, read_content, read_no_sheet, read_sheet
from claimtrack.codec.casefiles.writing import write_case
from claimtrack.codec.logs.reading import is_log
from claimtrack.codec.logs.writing import write_log
from claimtrack.codec.recordtables.folders import read_tables, write_tables
from claimtrack.codec.recordtables.manifest import TableFormat
from claimtrack.codec.shared.limits import Limits
from claimtrack.errors import InvalidValueError
from claimtrack.graph import ClaimGraph
from claimtrack.model import Conversion, Loss

_PathLike = str | os.PathLike[str]
_Write = Callable[[ClaimGraph, _PathLike, str], tuple[Loss, ...]]
START_BYTES = 4096
"""How much of a file tells which format it is in."""


def _never(_: bytes) -> bool:
    return False


@attrs.frozen(kw_only=True)
class Format:
    """A format that graphs are read from, written to, or both.

    Attributes:
        name: What it is called where one is chosen, such as `prov-json`.
        told: What it is, for a reader, such as `W3C PROV-JSON`.
        endings: How names of files end that are in it; the first is the usual one.
        recognises: Tells by how a file begins whether it means to be in it, sound or
            not; by default no file does, and only its name or a choice tells.
        read: Reads what a file holds; None where nothing reads it.
        read_folder: Reads a folder; None where no folder is in the format.
        write: Writes a graph to a file or folder under a name of its own, all of it or
            nothing, and gives what the format can't carry; None where nothing writes
            it.
    """

    name: str
    told: str
    endings: tuple[str, ...]
    recognises: Callable[[bytes], bool] = _never
    read: Callable[[CaseText, Limits], Conversion] | None = None
    read_folder: Callable[[_PathLike, Limits], Conversion] | None = None
    write: _Write | None = None


def _read(text: CaseText, limits: Limits) -> Conversion:
    return Conversion(records=tuple(read_no_sheet(text, limits).records()))


def _read_sheet(text: CaseText, limits: Limits) -> Conversion:
    return Conversion(records=tuple(read_sheet(text, limits).records()))


def _write_log(graph: ClaimGraph, path: _PathLike, _: str) -> tuple[Loss, ...]:
    write_log(graph, path)
    return ()


def _write_case(graph: ClaimGraph, path: _PathLike, name: str) -> tuple[Loss, ...]:
    return write_case(graph, path, name=name)


def _read_folder(folder: _PathLike, limits: Limits) -> Conversion:
    return Conversion(records=tuple(read_tables(folder, limits=limits).records()))


def _writer_of_tables(table_format: TableFormat) -> _Write:
    """Give what writes record tables in a format."""

    def write(graph: ClaimGraph, path: _PathLike, _: str) -> tuple[Loss, ...]:
        write_tables(graph, path, table_format=table_format)
        return ()

    return write


FORMATS = (
    Format(
        name="log",
        told="log",
        endings=(".jsonl",),
        recognises=is_log,
        read=_read,
        write=_write_log,
    ),
    Format(name="sheet", told="sheet", endings=(".csv", ".tsv"), read=_read_sheet),
    Format(
        name="tables",
        told="folder of record tables in CSV",
        endings=(".tables",),
        read_folder=_read_folder,
        write=_writer_of_tables(TableFormat.CSV),
    ),
    Format(
        name="parquet",
        told="folder of record tables in Parquet",
        endings=(".parquet",),
        read_folder=_read_folder,
        write=_writer_of_tables(TableFormat.PARQUET),
    ),
    Format(
        name="case", told="case file", endings=(".json",), read=_read, write=_write_case
    ),
)
"""Our own formats; what is in none of those that are known is read as the last."""


def convert(
    source: _PathLike,
    target: _PathLike,
    *,
    name: str | None = None,
    limits: Limits | None = None,
    formats: Iterable[Format] = FORMATS,
    read_as: str | None = None,
    write_as: str | None = None,
) -> tuple[Loss, ...]:
    """Write what one file holds as another. Record tables are a folder of files.

    Which format the first is in, its content tells, and where that doesn't, its name.
    That of the second its name tells.

    Args:
        source: The file that is read.
        target: The file that is written: all of it, or where anything fails nothing.
        name: What a case that is written is called; None for the target's own name.
        limits: What to refuse; the defaults are large.
        formats: The formats to choose among, such as `claimtrack.interop.ALL_FORMATS`.
        read_as: The name of the format that the first is in; None to find it out.
        write_as: The name of the format that is written; None to find it out.

    Returns:
        What of the source is in no record, then what the target's format can't carry.

    Raises:
        InvalidValueError: Where no format of that name or that ending is known.
        MalformedInputError: With every problem of the source.
        OSError: Where a file can't be read or written.

    Complexity: O(n log n).
    """
    known = tuple(formats)
    _ = _writer(Path(target), known, write_as)
    chosen = None if read_as is None else _named(read_as, known)
    most = Limits() if limits is None else limits
    found = _found(source, known, chosen, most)
    graph = ClaimGraph(found.records)
    losses = write_graph(graph, target, name=name, formats=known, write_as=write_as)
    return (*found.losses, *losses)


def _found(
    source: _PathLike, known: Sequence[Format], chosen: Format | None, limits: Limits
) -> Conversion:
    """Read a file or a folder, in the format that is chosen or that it is in."""
    if Path(source).is_dir():
        folders = [one for one in known if one.read_folder is not None]
        given = folders[0] if chosen is None and folders else chosen
        if given is not None and given.read_folder is not None:
            return given.read_folder(source, limits)
    # Once, for it may be a pipe.
    text = read_content(source, limits)
    given = format_of(text, known) if chosen is None else chosen
    if given.read is None:
        what = "read from a folder" if given.read_folder else "written only, never read"
        message = f"{os.fspath(source)}: {given.told} is {what}"
        raise InvalidValueError(message)
    return given.read(text, limits)


def format_of(text: CaseText, formats: Iterable[Format] = FORMATS) -> Format:
    """Give the format that a file is in: by its content, or else by its name.

    Args:
        text: The file, of which the beginning is enough.
        formats: The formats to choose among, at least one.

    >>> format_of(CaseText(content=b"who,what", file="table.csv")).name
    'sheet'

    """
    known = tuple(formats)
    start = text.content[:START_BYTES]
    by_content = (one for one in known if one.recognises(start))
    found = next(by_content, None) or _by_ending(text.file or "", known)
    return known[-1] if found is None else found


def write_graph(
    graph: ClaimGraph,
    target: _PathLike,
    *,
    name: str | None = None,
    formats: Iterable[Format] = FORMATS,
    write_as: str | None = None,
) -> tuple[Loss, ...]:
    """Write a graph to a file, in the format that the file's name says.

    Args:
        graph: The graph.
        target: The file that is written: all of it, or where anything fails nothing.
        name: What a case that is written is called; None for the target's own name.
        formats: The formats to choose among, such as `claimtrack.interop.ALL_FORMATS`.
        write_as: The name of the format; None for the one that the file's name says.

    Returns:
        What the format can't carry, by record.

    Raises:
        InvalidValueError: Where no format of that name or that ending is known.
        OSError: Where the file can't be written.

    Complexity: O(n log n).

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_graph(ClaimGraph(), Path(folder) / "empty.jsonl")
    ()

    """
    write = _writer(Path(target), tuple(formats), write_as)
    return write(graph, target, Path(target).stem if name is None else name)


def _writer(path: Path, formats: Sequence[Format], name: str | None) -> _Write:
    """Give what writes the format that is asked for, or that a file's name says."""
    written = [one for one in formats if one.write is not None]
    found = _by_ending(path, written) if name is None else _named(name, written)
    if found is not None and found.write is not None:
        return found.write
    endings = ", ".join(f"{one.endings[0]} ({one.told})" for one in written)
    message = f"expected a name that ends in one of: {endings}; got {str(path)!r}"
    raise InvalidValueError(message)


def _named(name: str, formats: Iterable[Format]) -> Format:
    """Give the format of a name."""
    by_name = {one.name: one for one in formats}
    if name not in by_name:
        message = f"expected one of the formats: {', '.join(by_name)}; got {name!r}"
        raise InvalidValueError(message)
    return by_name[name]


def _by_ending(path: _PathLike, formats: Iterable[Format]) -> Format | None:
    """Give the format of the longest ending that a file's name has."""
    name = Path(path).name.lower()
    found = [
        (len(ending), one)
        for one in formats
        for ending in one.endings
        # A name that is nothing but an ending has none.
        if name.endswith(ending) and name != ending
    ]
    return max(found, key=lambda one: one[0])[1] if found else None
