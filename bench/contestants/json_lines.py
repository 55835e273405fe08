"""JSON Lines, read one by one, for contestants that are plain Python."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import orjson


class Row(Protocol):
    """A line of a file, read."""

    def __getitem__(self, key: str) -> str: ...


def rows(path: Path) -> Iterator[Row]:
    with path.open("rb") as file:
        yield from map(orjson.loads, file)
