"""Makes the rows that every contestant reads: seeded, the same bytes every time.

    python bench/generate.py 10k FOLDER

Writes sources.jsonl, questions.jsonl, statements.jsonl and about.json into FOLDER/10k.
`workloads.md` says what each property of the rows is there for.
"""

import argparse
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

Numbers = np.ndarray[Any, np.dtype[Any]]

SIZES = {"1k": 1_000, "10k": 10_000, "100k": 100_000, "1M": 1_000_000}
SEED = 7
MAX_DEPTH = 12
NO_END = -1
"""An upper end that is not there: "at least so many"."""
KINDS = ("media", "agency", "ngo", "social", "official")

RELAYS, DENIALS, MISQUOTES, CIRCULAR = 0.7, 0.05, 0.02, 0.01
COPIED, SECOND_CITATION = 0.5, 0.05
ROUNDED, AT_LEAST, RANGES = 0.7, 0.1, 0.2
HOT_FIGURE = 60_000
YEARS = 10


@dataclass
class World:
    """Who can speak, and what is asked."""

    activity: Numbers
    is_primary: Numbers
    side: Numbers
    kind: Numbers
    popularity: Numbers
    truth: Numbers
    part_of: Numbers


@dataclass
class Citations:
    """What rests on what: the first and the second statement that each relays."""

    parent: list[int]
    second: list[int]
    question: list[int]
    depth: list[int]
    back: list[int]


def make_world(rng: np.random.Generator, count: int) -> World:
    source_count, question_count = max(10, count // 100), max(5, count // 20)
    activity = rng.permutation(1.0 / np.arange(1, source_count + 1) ** 0.9)
    is_primary = rng.random(source_count) < 0.2  # noqa: PLR2004 -- a fifth
    side = np.where(is_primary, rng.integers(0, 2, source_count), -1)
    kind = rng.integers(0, len(KINDS), source_count)
    popularity = rng.lognormal(0.0, 1.0, question_count)
    truth = np.exp(rng.uniform(math.log(20), math.log(200_000), question_count))
    part_of = np.full(question_count, -1, np.int64)
    parts = np.flatnonzero(rng.random(question_count) < 0.1)  # noqa: PLR2004 -- a tenth
    parts = parts[parts > 0]
    # The whole comes before its part, so that nothing goes in a ring.
    part_of[parts] = (rng.random(len(parts)) * parts).astype(np.int64)
    truth[0] = HOT_FIGURE
    return World(
        activity=activity / activity.sum(),
        is_primary=is_primary,
        side=side,
        kind=kind,
        popularity=popularity / popularity.sum(),
        truth=truth,
        part_of=part_of,
    )


def cite(rng: np.random.Generator, is_relay: list[bool], asked: list[int]) -> Citations:
    count = len(is_relay)
    gap = np.minimum(rng.exponential(200.0, count), 1e9).astype(np.int64).tolist()
    copies, picks, seconds = (rng.random(count).tolist() for _ in range(3))
    made = Citations([-1] * count, [-1] * count, asked[:], [0] * count, [])
    parent, depth, question = made.parent, made.depth, made.question
    relays: list[int] = []
    latest: dict[int, int] = {}
    for i in range(count):
        if is_relay[i]:
            if relays and copies[i] < COPIED:  # the rich get richer
                cited = parent[relays[int(picks[i] * len(relays))]]
            else:
                cited = i - 1 - min(i - 1, gap[i])
            while depth[cited] >= MAX_DEPTH:
                cited = parent[cited]
            parent[i], question[i] = cited, question[cited]
            deepest = depth[cited]
            other = latest.get(question[i], -1)
            is_second = seconds[i] < SECOND_CITATION and other not in {-1, cited}
            if is_second and depth[other] < MAX_DEPTH:
                made.second[i] = other
                deepest = max(deepest, depth[other])
            depth[i] = deepest + 1
            relays.append(i)
        latest[question[i]] = i
    return made


@dataclass
class Figures:
    """What each statement says."""

    low: list[int]
    high: list[int]
    denies: list[bool]


def figures(
    rng: np.random.Generator, world: World, source: Numbers, cited: Citations
) -> Figures:
    count = len(source)
    # Figures grow with time, and the sides push them.
    growth = 0.5 + 0.5 * np.arange(count) / count
    bias = np.choose(world.side[source] + 1, [1.0, 0.75, 1.35])
    noise = np.exp(rng.normal(0, 0.12, count))
    value = world.truth[np.array(cited.question)] * growth * bias * noise
    is_rounded = rng.random(count) < ROUNDED
    digits = np.floor(np.log10(np.maximum(value, 1)))
    unit = 10.0 ** np.maximum(0, digits - (rng.random(count) < 0.5))  # noqa: PLR2004 -- a half
    value = np.where(is_rounded, np.round(value / unit) * unit, np.round(value))
    low = np.maximum(value, 0).astype(np.int64)
    high = low.copy()
    shape = rng.random(count)
    high[shape < AT_LEAST] = NO_END
    ranges = (shape >= AT_LEAST) & (shape < RANGES)
    width = low[ranges] * rng.uniform(0.02, 0.3, count)[ranges]
    high[ranges] = low[ranges] + np.maximum(1, width.astype(np.int64))
    denies = rng.random(count) < DENIALS
    is_misquote = (np.array(cited.parent) >= 0) & (rng.random(count) < MISQUOTES)
    factor = rng.uniform(0.5, 2.0, count)
    said = Figures(low.tolist(), high.tolist(), denies.tolist())
    inherit(said, cited.parent, is_misquote.tolist(), factor.tolist())
    return said


def inherit(
    said: Figures, parent: list[int], is_misquote: list[bool], factor: list[float]
) -> None:
    low, high, denies = said.low, said.high, said.denies
    for i, cited in enumerate(parent):
        if cited < 0:
            continue
        low[i], high[i], denies[i] = low[cited], high[cited], denies[cited]
        if is_misquote[i]:
            changed = int(low[i] * factor[i]) + 1
            changed += changed == low[i]
            if high[i] != NO_END:
                high[i] += changed - low[i]
            low[i] = changed


def close_rings(rng: np.random.Generator, cited: Citations, relay_count: int) -> None:
    """Let some earlier statements cite a later one: most with a way out, some without."""
    parent, depth = np.array(cited.parent), np.array(cited.depth)
    back = np.full(len(parent), -1, np.int64)
    wanted = int(relay_count * CIRCULAR)
    with_way_out = int(wanted * 0.8)
    deep = np.flatnonzero(depth >= 2)  # noqa: PLR2004 -- a relay of a relay
    if len(deep):
        chosen = rng.choice(deep, min(len(deep), with_way_out), replace=False)
        near = parent[chosen]
        far = parent[near]
        takes_far = (rng.random(len(chosen)) < 0.5) & (depth[far] >= 1)  # noqa: PLR2004 -- a half
        up = np.where(takes_far, far, near)
        lawful = depth[up] >= 1
        back[up[lawful]] = chosen[lawful]
    direct = np.flatnonzero(depth == 1)
    roots, first = np.unique(parent[direct], return_index=True)
    is_root = parent[roots] < 0
    roots, first = roots[is_root], first[is_root]
    size = min(len(roots), wanted - with_way_out)
    chosen = rng.choice(len(roots), size, replace=False)
    back[roots[chosen]] = direct[first[chosen]]
    cited.back = back.tolist()


def times(rng: np.random.Generator, count: int) -> tuple[list[str], list[str]]:
    """Give when each statement was made, and when it came to be known."""
    start = np.datetime64("2015-01-01T00:00:00", "s")
    step = max(1, YEARS * 365 * 86_400 // count)
    offset = np.arange(count) * step + rng.integers(0, step, count)
    asserted = start + offset.astype("timedelta64[s]")
    delay = rng.exponential(86_400.0, count).astype(np.int64)
    recorded = asserted + delay.astype("timedelta64[s]")
    texts = (np.datetime_as_string(when, unit="s") for when in (asserted, recorded))
    asserted_at, recorded_at = ([f"{text}Z" for text in each] for each in texts)
    return asserted_at, recorded_at


Row = Mapping[str, object]


def generate(count: int, seed: int = SEED) -> dict[str, Iterable[Row]]:
    """Give the rows of each file by its name."""
    rng = np.random.default_rng([seed, count])
    world = make_world(rng, count)
    source = rng.choice(len(world.activity), count, p=world.activity)
    is_relay = rng.random(count) < RELAYS
    is_relay[0] = False
    asked = rng.choice(len(world.popularity), count, p=world.popularity)
    originals = np.flatnonzero(~is_relay)
    hot_count = min(len(originals) // 4, math.isqrt(count))
    asked[rng.choice(originals, hot_count, replace=False)] = 0
    cited = cite(rng, is_relay.tolist(), asked.tolist())
    said = figures(rng, world, source, cited)
    close_rings(rng, cited, int(is_relay.sum()))
    return {
        "sources": source_rows(world),
        "questions": question_rows(world),
        "statements": statement_rows(rng, source.tolist(), cited, said),
    }


def statement_rows(
    rng: np.random.Generator, source: list[int], cited: Citations, said: Figures
) -> list[Row]:
    asserted_at, recorded_at = times(rng, len(source))
    return [
        {
            "id": f"s{i}",
            "source": f"src{speaker}",
            "question": f"q{cited.question[i]}",
            "lo": said.low[i],
            "hi": None if said.high[i] == NO_END else said.high[i],
            "stance": "denies" if said.denies[i] else "asserts",
            "asserted_at": asserted_at[i],
            "recorded_at": recorded_at[i],
            "relays": [
                f"s{one}"
                for one in (cited.parent[i], cited.second[i], cited.back[i])
                if one >= 0
            ],
        }
        for i, speaker in enumerate(source)
    ]


def source_rows(world: World) -> list[Row]:
    columns = (world.is_primary.tolist(), world.kind.tolist(), world.side.tolist())
    return [
        {
            "id": f"src{i}",
            "name": f"Source no. {i}",
            "kind": "primary" if is_primary else KINDS[kind],
            "side": None if side < 0 else "AB"[side],
        }
        for i, (is_primary, kind, side) in enumerate(zip(*columns, strict=True))
    ]


def question_rows(world: World) -> list[Row]:
    return [
        {
            "id": f"q{i}",
            "text": f"How many in event {i}?",
            "part_of": None if whole < 0 else f"q{whole}",
        }
        for i, whole in enumerate(world.part_of.tolist())
    ]


def about(rows: Mapping[str, Iterable[Any]]) -> dict[str, int]:
    """Count what is in the rows, for whoever reads a table of figures."""
    statements = list(rows["statements"])
    claims = {(row["question"], row["lo"], row["hi"]) for row in statements}
    per_question: dict[str, int] = {}
    for question, _, _ in claims:
        per_question[question] = per_question.get(question, 0) + 1
    return {
        "statements": len(statements),
        "sources": len(list(rows["sources"])),
        "questions": len(list(rows["questions"])),
        "claims": len(claims),
        "claims_of_the_largest_question": max(per_question.values()),
        "originals": sum(not row["relays"] for row in statements),
        "relays": sum(len(row["relays"]) for row in statements),
    }


def write(size: str, folder: Path) -> Path:
    """Write the rows of one size, unless they are there; give their folder."""
    target = folder / size
    if (target / "about.json").exists():
        return target
    target.mkdir(parents=True, exist_ok=True)
    rows = generate(SIZES[size])
    for name, each in rows.items():
        with (target / f"{name}.jsonl").open("w", encoding="utf-8") as file:
            for row in each:
                file.write(json.dumps(row, separators=(",", ":")) + "\n")
    text = json.dumps(about(rows), indent=2)
    (target / "about.json").write_text(text + "\n", encoding="utf-8")
    return target


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", choices=SIZES)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    target = write(given.size, given.folder)
    print((target / "about.json").read_text(encoding="utf-8"), end="")


if __name__ == "__main__":
    main()
