"""The answers by brute force, straight from the rows: slow, and without cleverness."""

import json
from itertools import combinations
from pathlib import Path

Claim = tuple[str, int, int | None]


def normal_rows(folder: Path) -> list[tuple[object, ...]]:
    names = ("id", "source", "question", "lo", "hi")
    times = ("stance", "asserted_at", "recorded_at")
    return [
        (*(row[name] for name in (*names, *times)), tuple(sorted(row["relays"])))
        for row in _rows(folder)
    ]


def normal_pairs(folder: Path) -> list[tuple[object, ...]]:
    claims = {(row["question"], row["lo"], row["hi"]) for row in _rows(folder)}
    pairs = combinations(sorted(claims, key=_order), 2)
    return [(a[0], a[1:], b[1:]) for a, b in pairs if a[0] == b[0] and _apart(a, b)]


def _rows(folder: Path) -> list[dict[str, object]]:
    with (folder / "statements.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _order(claim: Claim) -> tuple[str, int, bool, int]:
    question, low, high = claim
    return question, low, high is None, high or 0


def _apart(one: Claim, other: Claim) -> bool:
    one_ends = one[2] is not None and one[2] < other[1]
    return one_ends or (other[2] is not None and other[2] < one[1])
