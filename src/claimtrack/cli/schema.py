"""claimtrack schema: the JSON Schema of the case file."""

import argparse

from claimtrack.cli.shared import (
    Answer,
    Commands,
    dumped,
)
from claimtrack.codec import case_file_schema


def add_schema(commands: Commands) -> None:
    """Add the command."""
    schema = commands.add_parser("schema", help="the JSON Schema of the case file")
    schema.set_defaults(answer=_schema, format="json")


def _schema(_: argparse.Namespace) -> Answer:
    return dumped(case_file_schema()), False
