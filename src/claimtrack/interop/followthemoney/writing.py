"""Sources and documents as entities of FollowTheMoney, and what that can't carry."""

import os
import re
from collections.abc import Iterator

import attrs

from claimtrack.codec.shared.saving import write_atomically
from claimtrack.errors import InvalidValueError
from claimtrack.graph import ClaimGraph, kind_of
from claimtrack.interop.followthemoney.entities import DocumentEntity, SourceEntity
from claimtrack.interop.followthemoney.rows import DEFINITIONS, csv_text
from claimtrack.model import Document, Loss, Record, Source, record_id

_DATASET = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_NO_ENTITY = "nothing there is one: FollowTheMoney has entities and their properties"


def write_ftm(
    graph: ClaimGraph, path: str | os.PathLike[str], *, dataset: str = DEFINITIONS
) -> tuple[Loss, ...]:
    """Write a graph's sources and documents as FollowTheMoney statements in CSV.

    All of the file is written, or where that fails nothing.

    Args:
        graph: The graph.
        path: The file.
        dataset: What the dataset is called that makes the statements.

    Returns:
        What the format can't carry, by record.

    Raises:
        InvalidValueError: Where a dataset can't be called so.
        OSError: Where the file can't be written; it is as it was.

    Complexity: O(n log n).
    """
    text, losses = ftm_text(graph, dataset=dataset)
    write_atomically(path, [text.encode()])
    return losses


def ftm_text(
    graph: ClaimGraph, *, dataset: str = DEFINITIONS
) -> tuple[str, tuple[Loss, ...]]:
    """Give a graph's sources and documents as statements in CSV, and what is lost.

    The same graph gives the same text. `read_ftm` gives the same sources and documents
    again but for the losses, where it is told that this dataset defines things.

    Args:
        graph: The graph.
        dataset: What the dataset is called that makes the statements.

    Raises:
        InvalidValueError: Where a dataset can't be called so.

    Complexity: O(n log n).

    >>> text, losses = ftm_text(ClaimGraph([Source(id="am-mod")]))
    >>> print(text.splitlines()[1][:50], losses)
    "am-mod","am-mod","id","id","LegalEntity","am-mod" ()

    """
    if _DATASET.fullmatch(dataset) is None:
        message = f"a dataset's name is small letters, digits and _; got {dataset!r}"
        raise InvalidValueError(message)
    losses: list[Loss] = []
    sources = graph.of_kind(Source)
    rows = [
        row
        for id_, source in sorted(sources.items())
        for row in SourceEntity(source, graph.envelope(id_), sources, losses).rows()
    ]
    for id_, document in sorted(graph.of_kind(Document).items()):
        rows += DocumentEntity(document, graph.envelope(id_), losses).rows()
    losses += _unwritten(graph)
    return csv_text(rows, dataset=dataset), tuple(sorted(losses, key=attrs.astuple))


def _unwritten(graph: ClaimGraph) -> Iterator[Loss]:
    """Give what is no entity."""
    for record in graph.records():
        if isinstance(record, Record) and not isinstance(record, Source | Document):
            yield Loss(
                noun=kind_of(record), record_id=record_id(record), because=_NO_ENTITY
            )
