"""The answers by brute force, straight from the rows: slow, and without cleverness."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

from picks import picks

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


def normal_disputes(folder: Path) -> list[tuple[object, ...]]:
    claims = {(row["question"], row["lo"], row["hi"]) for row in _rows(folder)}
    asked: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=_order):
        asked.setdefault(claim[0], []).append(claim)
    most = {
        question: max(sum(_has(other, one[1]) for other in some) for one in some)
        for question, some in asked.items()
    }
    return [
        (question, len(some), most[question])
        for question, some in asked.items()
        if most[question] < len(some)
    ]


def normal_traces(folder: Path) -> list[tuple[object, ...]]:
    traced, rows = picks(folder), {str(row["id"]): row for row in _rows(folder)}
    found = [(one, tuple(sorted(_above(rows, one)))) for one in traced.relays]
    return found + [
        (str(claim), tuple(sorted(_speakers(rows, claim)))) for claim in traced.claims
    ]


def normal_counts(folder: Path) -> list[tuple[object, ...]]:
    rows = {str(row["id"]): row for row in _rows(folder)}
    claims = {_said(row) for row in rows.values()}
    return [(claim, len(_speakers(rows, claim))) for claim in claims]


def _said(row: dict[str, Any]) -> Claim:
    return row["question"], row["lo"], row["hi"]


def _above(rows: dict[str, dict[str, Any]], start: str) -> set[str]:
    found, news = {start}, {start}
    while news:
        news = {up for one in news for up in rows[one]["relays"]} - found
        found |= news
    return found


def _speakers(rows: dict[str, dict[str, Any]], claim: Claim) -> set[str]:
    makers = [id_ for id_, row in rows.items() if _said(row) == claim]
    asserting = [id_ for id_ in makers if rows[id_]["stance"] == "asserts"]
    above = {up for one in asserting for up in _above(rows, one)}
    return {rows[one]["source"] for one in above if not rows[one]["relays"]}


def _rows(folder: Path) -> list[dict[str, Any]]:
    with (folder / "statements.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _order(claim: Claim) -> tuple[str, int, bool, int]:
    question, low, high = claim
    return question, low, high is None, high or 0


def _has(claim: Claim, number: int) -> bool:
    _, low, high = claim
    return low <= number and (high is None or number <= high)


def _apart(one: Claim, other: Claim) -> bool:
    one_ends = one[2] is not None and one[2] < other[1]
    return one_ends or (other[2] is not None and other[2] < one[1])
