"""The manifest of a folder of record tables: which there are, and how long."""

import enum
import os
from collections.abc import Mapping
from pathlib import Path

import attrs

from claimtrack.codec.recordtables.kinds import TABLES
from claimtrack.codec.shared.converters import make_converter
from claimtrack.codec.shared.limits import Limits, read_bytes
from claimtrack.codec.shared.parsing import Members, parse
from claimtrack.codec.shared.shapes import Walk, member_path
from claimtrack.codec.shared.versions import (
    CASE_FILE_VERSION,
    TABLES_VERSION,
    refusal,
)
from claimtrack.codec.shared.writing import json_text
from claimtrack.errors import MalformedInputError, Problem

MANIFEST = "claimtrack-tables.json"
"""What tells a folder of record tables from others, and which tables are in it."""


class TableFormat(enum.Enum):
    """What the tables in a folder are written as."""

    CSV = "csv"
    PARQUET = "parquet"


@attrs.frozen(kw_only=True)
class Manifest:
    """What a folder holds.

    Attributes:
        claimtrack: The version of claimtrack's formats.
        tables: The version of the tables.
        table_format: What they are written as.
        rows: How many rows each of them has.
    """

    claimtrack: int
    tables: int
    table_format: TableFormat
    rows: dict[str, int]


_VERSIONS = (
    ("claimtrack", "claimtrack formats", CASE_FILE_VERSION),
    ("tables", "record tables", TABLES_VERSION),
)


def manifest_bytes(table_format: TableFormat, rows: Mapping[str, int]) -> bytes:
    """Give a manifest as a file.

    Args:
        table_format: What the tables are written as.
        rows: How many rows each of them has.
    """
    members = {
        "claimtrack": CASE_FILE_VERSION,
        "tables": TABLES_VERSION,
        "table_format": table_format.value,
        "rows": rows,
    }
    return json_text(members).encode()


def read_manifest(folder: Path, limits: Limits) -> Manifest:
    """Read the manifest of a folder.

    Raises:
        MalformedInputError: With every problem, by JSON path.
        OSError: Where it can't be opened.
    """
    content = read_bytes(folder / MANIFEST, limits)
    try:
        value = parse(content, limits=limits)
        _check(value, limits)
        manifest = make_converter().structure(value, Manifest)
        _check_names(manifest)
    except MalformedInputError as error:
        raise MalformedInputError(
            attrs.evolve(one, path=f"{MANIFEST}, {one.path}", file=os.fspath(folder))
            for one in error.problems
        ) from None
    return manifest


def _check(value: object, limits: Limits) -> None:
    if isinstance(value, Members):
        for key, noun, reads in _VERSIONS:
            message = refusal(value.get(key), noun=noun, reads=reads)
            if message is not None:
                # Nothing is known of what else stands there.
                raise MalformedInputError([Problem(path=f"$.{key}", message=message)])
    walk = Walk(limits, None)
    walk.check(value, Manifest)
    if walk.problems:
        raise MalformedInputError(walk.problems, more_count=walk.more_count)


def _check_names(manifest: Manifest) -> None:
    wanted = f"no such table; expected some of: {', '.join(TABLES)}"
    unknown = [table for table in manifest.rows if table not in TABLES]
    if unknown:
        raise MalformedInputError(
            Problem(path=member_path("$.rows", table), message=wanted)
            for table in unknown
        )
