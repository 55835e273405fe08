"""Graphs with parts that have nothing to do with each other, and their folders."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
from hypothesis import strategies as st

from claimtrack.codec import write_tables
from claimtrack.graph import ClaimGraph
from claimtrack.model import Chosen, Envelope, Record, record_id
from claimtrack.scale import Archive
from claimtrack.testing import graphs
from claimtrack.testing._changes import _rank


def apart(*, least: int = 1, most: int = 3) -> st.SearchStrategy[ClaimGraph]:
    """Graphs made of several, each with ids of its own."""
    several = st.lists(graphs(), min_size=least, max_size=most)
    return several.map(beside_each_other)


def beside_each_other(several: list[ClaimGraph]) -> ClaimGraph:
    records: list[Record | Envelope] = []
    for number, graph in enumerate(several):
        records += moved(graph, f"{number}-")
    return ClaimGraph(records)


def moved(graph: ClaimGraph, prefix: str) -> Iterator[Record | Envelope]:
    """Yield the records of a graph with other ids for all that is defined in it."""
    ids = {
        one.id: f"{prefix}{one.id}"
        for one in graph.records()
        if isinstance(one, Chosen)
    }
    for record in sorted(graph.records(), key=_rank):
        changed = _with_ids(record, ids)
        if not isinstance(record, Envelope):
            ids[record_id(record)] = record_id(changed)
        yield changed


def _with_ids(record: Any, ids: dict[str, str]) -> Any:  # noqa: ANN401 -- any record
    changes = {}
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        if isinstance(value, str) and value in ids:
            changes[field.name] = ids[value]
        elif isinstance(value, tuple) and any(_is_id(one, ids) for one in value):
            changes[field.name] = tuple(ids.get(one, one) for one in value)
    return attrs.evolve(record, **changes)


def _is_id(value: object, ids: dict[str, str]) -> bool:
    return isinstance(value, str) and value in ids


@contextmanager
def archived(graph: ClaimGraph, **options: Any) -> Iterator[Archive]:  # noqa: ANN401
    """A graph as an archive."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "tables")
        write_tables(graph, path, table_format="parquet")
        with Archive(path, **options) as archive:
            yield archive
