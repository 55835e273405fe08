"""What is traced: relays and claims, spread evenly over the rows."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

MOST = 1_000

Claim = tuple[str, int, int | None]
"""A question, and the lowest and the highest number."""
Any_ = TypeVar("Any_")


class Picks(NamedTuple):
    """What is traced.

    Attributes:
        relays: Statements that relay others.
        claims: Claims, each as often as it is picked once.
    """

    relays: Sequence[str]
    claims: Sequence[Claim]


def picks(folder: Path) -> Picks:
    """Give up to a thousand relays and a thousand claims of some rows."""
    with (folder / "statements.jsonl").open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    relays = [row["id"] for row in rows if row["relays"]]
    claims = dict.fromkeys((row["question"], row["lo"], row["hi"]) for row in rows)
    return Picks(_evenly(relays), _evenly([*claims]))


def _evenly(some: Sequence[Any_]) -> Sequence[Any_]:
    return some[:: max(1, len(some) // MOST)][:MOST]
