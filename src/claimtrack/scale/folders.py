"""A folder of record tables as tables of an engine."""

import os
from collections.abc import Mapping
from pathlib import Path

from claimtrack.codec import Limits, TableFormat
from claimtrack.codec.recordtables.headers import header_faults
from claimtrack.codec.recordtables.kinds import TABLES
from claimtrack.codec.recordtables.manifest import read_manifest
from claimtrack.errors import InvalidValueError, MalformedInputError, Problem
from claimtrack.graph import own_layout
from claimtrack.model import Record
from claimtrack.scale.engine import Engine
from claimtrack.scale.queries import query
from claimtrack.tables import ColumnKind

_TYPES = {ColumnKind.TEXT: "VARCHAR", ColumnKind.YES_NO: "BOOLEAN"}
_PYTHON = {ColumnKind.TEXT: str, ColumnKind.YES_NO: bool}
STARTING = ("assertions", "relays", "responses", "orders", "corrections", "reviews")
"""The tables of what starts from a statement."""
_MOST_STRAY = 10


def open_folder(engine: Engine, folder: Path) -> None:
    """Make the record tables of a folder tables of an engine.

    Raises:
        InvalidValueError: Where the folder has tables in CSV.
        MalformedInputError: With every problem of the folder, its files and their
            columns; and with rows that start from no statement of it.
        OSError: Where the folder can't be opened.
    """
    manifest = read_manifest(folder, Limits())
    if manifest.table_format is not TableFormat.PARQUET:
        message = f"{folder}: expected record tables in Parquet; write them anew: claimtrack convert {folder} OUT.parquet"
        raise InvalidValueError(message)
    problems = [
        problem
        for name, kind in TABLES.items()
        for problem in _opened(engine, folder, name, kind, manifest.rows)
    ]
    _raise(folder, problems)
    _raise(folder, [one for name in STARTING for one in _stray(engine, name)])


def _opened(
    engine: Engine, folder: Path, name: str, kind: type[Record], rows: Mapping[str, int]
) -> list[str]:
    """Open the table of a kind; an empty one where there is none. Say what is wrong."""
    layout = own_layout(kind)
    if name not in rows:
        engine.put(name, {one.name: _PYTHON[one.kind] for one in layout}, ())
        return []
    file = f"{name}.parquet"
    try:
        types = engine.open_file(name, folder / file)
    except InvalidValueError as error:
        return [f"{file}: {error.message}"]
    faults = header_faults(kind, [*types])
    faults += [
        f"column {one.name!r}: expected {one.kind.value}; got {types[one.name]}"
        for one in layout
        if one.name in types and types[one.name] != _TYPES[one.kind]
    ]
    if not faults:
        ((count,),) = engine.rows(f"SELECT count(*) FROM {name}")  # noqa: S608 -- ours
        if count != rows[name]:
            faults.append(f"expected {rows[name]} rows, by the manifest; got {count}")
    return [f"{file}: {fault}" for fault in faults]


def _stray(engine: Engine, table: str) -> list[str]:
    text = query("stray").format(table=table, key="statement_id", most=_MOST_STRAY)
    return [
        f"{table}.parquet: {id_} starts from {missing}, and no statement is called so"
        for id_, missing in engine.rows(text)
    ]


def _raise(folder: Path, messages: list[str]) -> None:
    if messages:
        raise MalformedInputError(
            Problem(path=path, message=message, file=os.fspath(folder))
            for path, _, message in (one.partition(": ") for one in messages)
        )
