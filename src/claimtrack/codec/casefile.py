"""Files: read strictly, together, every problem at once."""

import os
from collections.abc import Iterable, Sequence

import attrs

from claimtrack.codec.casefiles.shape import read_shape
from claimtrack.codec.drafts.sections import Sections, name_of
from claimtrack.codec.joining import Content, Joining
from claimtrack.codec.logs.reading import (
    ReadLog,
    is_log,
    read_located,
    read_log_text,
)
from claimtrack.codec.logs.writing import log_lines
from claimtrack.codec.recordtables.folders import (
    is_tables_folder,
    read_folder,
    read_tables,
)
from claimtrack.codec.shared.entries import CaseEntry
from claimtrack.codec.shared.labels import Problems
from claimtrack.codec.shared.limits import ANYTHING, Limits, read_bytes
from claimtrack.codec.sheets.files import declared_in, is_sheet, sheet_case
from claimtrack.errors import MalformedInputError, Problem
from claimtrack.graph import ClaimGraph

_BESIDE = "the graph that they add to"


@attrs.frozen(kw_only=True)
class CaseText:
    """The content of a file.

    Attributes:
        content: The bytes.
        file: What to call it in messages; None for no name.
    """

    content: bytes
    file: str | None = None


def read(
    *paths: str | os.PathLike[str],
    beside: ClaimGraph | None = None,
    limits: Limits | None = None,
) -> ClaimGraph:
    """Read case files, logs, sheets and record tables together into one graph.

    A sheet is a CSV file, by its name (`.csv`, `.tsv`), with columns as in `Columns`;
    record tables are a folder; which of the other two a file is, its content tells. A
    label is looked up in its own file first, then in the others; a log and record
    tables name things by id, and give the labels that they have to the case files.

    Args:
        paths: The files and folders.
        beside: A graph that they add to: they can name what is in it as they can what
            is in a log beside them. What is given holds it too.
        limits: What to refuse; the defaults are large.

    Raises:
        MalformedInputError: With every problem of every file, by JSON path, in a log
            by line, in a sheet by line and column.
        OSError: Where a file can't be opened.

    Complexity: O(n), what the files add to included.
    """
    chosen = Limits() if limits is None else limits
    folders = [path for path in paths if is_tables_folder(path)]
    texts = [read_content(path, chosen) for path in paths if path not in folders]
    if folders == list(paths) and len(folders) == 1 and beside is None:
        return read_tables(folders[0], limits=chosen)
    there = [(os.fspath(one), _tables_as_log(one, chosen)) for one in folders]
    if beside is not None:
        there.insert(0, (_BESIDE, _as_read(beside)))
    return _together(texts, there, chosen)


def read_content(path: str | os.PathLike[str], limits: Limits) -> CaseText:
    """Give a file's content, as much of it as is needed to refuse it.

    Raises:
        OSError: Where it can't be opened.
    """
    return CaseText(content=read_bytes(path, limits), file=os.fspath(path))


def read_texts(
    texts: Iterable[CaseText],
    *,
    beside: ClaimGraph | None = None,
    limits: Limits | None = None,
) -> ClaimGraph:
    """Read the contents of files together into one graph, as `read` does.

    Raises:
        MalformedInputError: With every problem of every file.

    >>> text = b'{"claimtrack": 1, "sources": [{"id": "am-mod"}]}'
    >>> read_texts([CaseText(content=text)])
    <ClaimGraph: 1 Source>

    """
    chosen = Limits() if limits is None else limits
    given = tuple(texts)
    if beside is None and len(given) == 1 and is_log(given[0].content):
        return read_log_text(given[0].content, file=given[0].file, limits=chosen)
    there = () if beside is None else ((_BESIDE, _as_read(beside)),)
    return _together(given, there, chosen)


def read_no_sheet(text: CaseText, limits: Limits) -> ClaimGraph:
    """Read a case file or a log by itself into a graph, whatever its file is called.

    Raises:
        MalformedInputError: With every problem, by JSON path, in a log by line.
    """
    if is_log(text.content):
        return read_log_text(text.content, file=text.file, limits=limits)
    return _together([text], (), limits, sheets=False)


def _together(
    texts: Sequence[CaseText],
    there: Sequence[tuple[str, ReadLog]],
    limits: Limits,
    *,
    sheets: bool = True,
) -> ClaimGraph:
    """Read contents together into one graph.

    Args:
        texts: The files.
        there: What was read already, and what to call it.
        limits: What to refuse.
        sheets: Whether a file that is called like a sheet is one.
    """
    files = (*(name for name, _ in there), *(text.file for text in texts))
    problems = Problems(files, most=limits.problems)
    sound: list[Content] = []
    logs = [log for _, log in there]
    held = (
        *(_Held(content=one) for one in logs),
        *_held(texts, logs, limits, sheets=sheets),
    )
    for one in held:
        problems.take(problems.begin(one.keys), one.problems)
        problems.more_count += one.more_count
        sound.extend(() if one.content is None else (one.content,))
    if len(sound) < len(held):
        raise problems.error()
    return Joining(sound, problems).graph()


def _as_read(graph: ClaimGraph) -> ReadLog:
    """Give a graph as it would be read from its log: so each record has its place."""
    content = b"".join(log_lines(graph))
    return read_located(content, file=_BESIDE, limits=ANYTHING, verify=False)


def _tables_as_log(folder: str | os.PathLike[str], limits: Limits) -> ReadLog:
    """Give record tables as a log, in which each record has its place."""
    reading = read_folder(folder, limits=limits, verify=True)
    return ReadLog(graph=reading.graph(), spot_of=reading.entering.spot_of())


def read_sheet(text: CaseText, limits: Limits) -> ClaimGraph:
    """Read a sheet by itself into a graph, whatever its file is called.

    Raises:
        MalformedInputError: With every problem, by line and column.
    """
    case = sheet_case(
        text.content,
        file=text.file,
        limits=limits,
        known=_known(()),
        is_all_known=True,
    )
    return read_entry(case, limits=limits, file=text.file)


def read_entry(
    case: CaseEntry, *, limits: Limits, file: str | None = None
) -> ClaimGraph:
    """Read one case, whose entries have their shape already, into a graph.

    Raises:
        MalformedInputError: With every problem, by JSON path.

    Complexity: O(n).
    """
    problems = Problems([file], most=limits.problems)
    problems.begin(field.name for field in attrs.fields(CaseEntry))
    entries = attrs.asdict(case, recurse=False).values()
    if sum(len(one) for one in entries if isinstance(one, list)) > limits.records:
        message = f"more than {limits.records} entries, the limit for a file"
        raise MalformedInputError([Problem(path="$", message=message, file=file)])
    return Joining([case], problems).graph()


@attrs.frozen(kw_only=True)
class _Held:
    """What a file holds, if it can be read on from, and what is wrong with it."""

    content: Content | None = None
    keys: Iterable[str] = ()
    problems: tuple[Problem, ...] = ()
    more_count: int = 0


def _held(
    texts: Sequence[CaseText],
    there: Sequence[ReadLog],
    limits: Limits,
    *,
    sheets: bool,
) -> list[_Held]:
    """Give what each file holds: sheets last, which take what others declare as it is.

    Args:
        texts: The files.
        there: What they add to.
        limits: What to refuse.
        sheets: Whether a file that is called like a sheet is one.
    """
    held = {
        number: _read_one(text, limits)
        for number, text in enumerate(texts)
        if is_log(text.content) or not (sheets and is_sheet(text.file))
    }
    known = _known([*there, *(one.content for one in held.values())])
    is_all_known = not there and all(
        isinstance(one.content, CaseEntry) for one in held.values()
    )
    for number in (n for n in range(len(texts)) if n not in held):
        text = texts[number]
        try:
            case = sheet_case(
                text.content,
                file=text.file,
                limits=limits,
                known=known,
                is_all_known=is_all_known,
            )
        except MalformedInputError as error:
            held[number] = _refused(error)
        else:
            known.take(case)
            held[number] = _Held(content=case)
    return [held[number] for number in range(len(texts))]


def _known(contents: Iterable[Content | None]) -> Sections:
    """Give what files declare; of what a log holds, whom and what it names."""
    known = Sections()
    logs: list[ReadLog] = []
    for one in contents:
        if isinstance(one, CaseEntry):
            known.take(one)
        elif one is not None:
            logs.append(one)
    for log in logs:
        for noun, entry in declared_in(log.graph):
            if name_of(entry) not in known[noun]:
                known.put(noun, name_of(entry), entry)
    return known


def _read_one(text: CaseText, limits: Limits) -> _Held:
    try:
        if is_log(text.content):
            log = read_located(text.content, file=text.file, limits=limits)
            return _Held(content=log)
        shaped = read_shape(text.content, limits=limits, file=text.file)
    except MalformedInputError as error:
        return _refused(error)
    return _Held(
        content=shaped.case,
        keys=shaped.keys,
        problems=shaped.problems,
        more_count=shaped.more_count,
    )


def _refused(error: MalformedInputError) -> _Held:
    return _Held(problems=error.problems, more_count=error.more_count)
