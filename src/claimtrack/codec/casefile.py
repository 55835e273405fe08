"""Files: read strictly, together, every problem at once."""

import os
from collections.abc import Iterable

import attrs

from claimtrack.codec.case_shape import read_shape
from claimtrack.codec.entries import CaseEntry
from claimtrack.codec.joining import Content, Joining
from claimtrack.codec.labels import Problems
from claimtrack.codec.limits import Limits, read_bytes
from claimtrack.codec.log_reading import is_log, read_located, read_log_text
from claimtrack.codec.sheet_files import is_sheet, sheet_case
from claimtrack.errors import MalformedInputError, Problem
from claimtrack.graph import ClaimGraph


@attrs.frozen(kw_only=True)
class CaseText:
    """The content of a file.

    Attributes:
        content: The bytes.
        file: What to call it in messages; None for no name.
    """

    content: bytes
    file: str | None = None


def read(*paths: str | os.PathLike[str], limits: Limits | None = None) -> ClaimGraph:
    """Read case files, logs and sheets together into one graph.

    A sheet is a CSV file, by its name (`.csv`, `.tsv`), with columns as in `Columns`;
    which of the other two a file is, its content tells. A label is looked up in its own
    file first, then in the others; a log names things by id, and gives the labels that
    it has to the case files.

    Args:
        paths: The files.
        limits: What to refuse; the defaults are large.

    Raises:
        MalformedInputError: With every problem of every file, by JSON path, in a log
            by line, in a sheet by line and column.
        OSError: Where a file can't be opened.

    Complexity: O(n).
    """
    chosen = Limits() if limits is None else limits
    texts = [read_content(path, chosen) for path in paths]
    return read_texts(texts, limits=chosen)


def read_content(path: str | os.PathLike[str], limits: Limits) -> CaseText:
    """Give a file's content, as much of it as is needed to refuse it.

    Raises:
        OSError: Where it can't be opened.
    """
    return CaseText(content=read_bytes(path, limits), file=os.fspath(path))


def read_texts(
    texts: Iterable[CaseText], *, limits: Limits | None = None
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
    if len(given) == 1 and is_log(given[0].content):
        return read_log_text(given[0].content, file=given[0].file, limits=chosen)
    problems = Problems((text.file for text in given), most=chosen.problems)
    is_alone = len(given) == 1
    contents = [_content(text, chosen, problems, is_alone=is_alone) for text in given]
    sound = [one for one in contents if one is not None]
    if len(sound) < len(contents):
        raise problems.error()
    return Joining(sound, problems).graph()


def read_entry(case: CaseEntry, *, limits: Limits) -> ClaimGraph:
    """Read one case, whose entries have their shape already, into a graph.

    Raises:
        MalformedInputError: With every problem, by JSON path.

    Complexity: O(n).
    """
    problems = Problems([None], most=limits.problems)
    problems.begin(field.name for field in attrs.fields(CaseEntry))
    entries = attrs.asdict(case, recurse=False).values()
    if sum(len(one) for one in entries if isinstance(one, list)) > limits.records:
        message = f"more than {limits.records} entries, the limit for a file"
        raise MalformedInputError([Problem(path="$", message=message)])
    return Joining([case], problems).graph()


def _content(
    text: CaseText, limits: Limits, problems: Problems, *, is_alone: bool
) -> Content | None:
    """Give what a file holds; report what is wrong, and give None if it is too much."""
    keys: Iterable[str] = ()
    content: Content | None = None
    found: Iterable[Problem] = ()
    more_count = 0
    try:
        if is_log(text.content):
            content = read_located(text.content, file=text.file, limits=limits)
        elif is_sheet(text.file):
            content = sheet_case(
                text.content, file=text.file, limits=limits, is_alone=is_alone
            )
        else:
            shaped = read_shape(text.content, limits=limits, file=text.file)
            content, keys = shaped.case, shaped.keys
            found, more_count = shaped.problems, shaped.more_count
    except MalformedInputError as error:
        found, more_count = error.problems, error.more_count
    problems.take(problems.begin(keys), found)
    problems.more_count += more_count
    return content
