"""FollowTheMoney statements, read: each dataset a source, each row what it says."""

import os

from claimtrack.codec.shared.limits import Limits, read_bytes
from claimtrack.errors import MalformedInputError, Problem, RefusedRecordsError
from claimtrack.graph import ClaimGraph, collector_paused
from claimtrack.interop.followthemoney.claiming import Claiming
from claimtrack.interop.followthemoney.defining import Defined, defined
from claimtrack.interop.followthemoney.rows import DEFINITIONS
from claimtrack.interop.followthemoney.table import SeenRow, seen_rows
from claimtrack.model import Conversion, Loss

_EXTERNAL = "the dataset says it is from elsewhere, and does not vouch for it"
_TWO_THINGS = "a dataset has the entity's id, and one id is one thing"


def read_ftm(
    path: str | os.PathLike[str],
    *,
    defined_by: str = DEFINITIONS,
    limits: Limits | None = None,
) -> Conversion:
    """Read FollowTheMoney statements in CSV as what datasets say of entities.

    Each dataset becomes a source, each entity a subject, and each value of a property a
    claim that this is one of its values. What several datasets say of what was judged
    to be one entity is about one subject.

    Args:
        path: The file.
        defined_by: The dataset whose rows are nobody's words: they define sources and
            documents, as `write_ftm` writes them.
        limits: What to refuse; the defaults are large.

    Returns:
        Records that make a graph, and what of the file is in none of them.

    Raises:
        MalformedInputError: With every problem, by line and column.
        OSError: Where the file can't be read.

    Complexity: O(n log n).
    """
    most = Limits() if limits is None else limits
    content = read_bytes(path, most)
    file = os.fspath(path)
    return read_ftm_text(content, defined_by=defined_by, limits=most, file=file)


@collector_paused()
def read_ftm_text(
    content: bytes,
    *,
    defined_by: str = DEFINITIONS,
    limits: Limits | None = None,
    file: str | None = None,
) -> Conversion:
    """Read FollowTheMoney statements from the bytes of a CSV file, as `read_ftm` does.

    Args:
        content: The file's bytes.
        defined_by: The dataset whose rows define sources and documents.
        limits: What to refuse; the defaults are large.
        file: What to call it in messages; None for no name.

    Raises:
        MalformedInputError: With every problem, by line and column.

    Complexity: O(n log n).

    >>> from claimtrack.analysis import positions
    >>> content = b'''entity_id,prop,schema,value,dataset
    ... Q1,name,Person,Ada Li,us_list
    ... Q1,birthDate,Person,1971-02-03,us_list
    ... '''
    >>> graph = ClaimGraph(read_ftm_text(content).records)
    >>> [row["question"] for row in positions(graph, "us_list").rows()]
    ['birthDate: 1971-02-03 (Ada Li)', 'name: Ada Li (Ada Li)', 'schema: Person (Ada Li)']

    """
    most = Limits() if limits is None else limits
    rows = seen_rows(content, file=file, limits=most)
    losses: list[Loss] = []
    own = [row for row in rows if row.dataset == defined_by]
    definitions = defined(own, losses)
    _check(definitions, file)
    claiming = Claiming(losses)
    datasets = {row.dataset for row in rows} - {defined_by}
    for row in rows:
        if row.dataset != defined_by and not _is_left_out(row, datasets, losses):
            claiming.take(row)
    sources = definitions.sources
    records = (*sources.values(), *definitions.beside, *claiming.records(sources))
    lines = {row.id or f"line {row.line}": row.line for row in reversed(rows)}
    losses.sort(key=lambda loss: lines[loss.record_id])
    return Conversion(records=records, losses=tuple(losses))


def _is_left_out(row: SeenRow, datasets: set[str], losses: list[Loss]) -> bool:
    """Tell whether a row can't be taken over at all, and note it."""
    if row.is_external:
        losses.append(row.loss(because=_EXTERNAL))
    elif row.canonical_id in datasets:
        losses.append(row.loss(because=_TWO_THINGS))
    else:
        return False
    return True


def _check(definitions: Defined, file: str | None) -> None:
    """Refuse sources that are part of each other in a ring."""
    try:
        ClaimGraph(definitions.sources.values())
    except RefusedRecordsError as error:
        problems = [
            Problem(path="the definitions", message=one.message, file=file)
            for one in error.problems
        ]
        raise MalformedInputError(problems, more_count=error.more_count) from error
