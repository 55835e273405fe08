"""The questions of this room, each a file of SQL."""

import functools
from importlib.resources import files


@functools.cache
def query(name: str) -> str:
    """Give the text of a file of SQL."""
    return files("claimtrack.scale").joinpath("sql", f"{name}.sql").read_text("utf-8")
