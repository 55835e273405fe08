"""What an archive takes that is asked shard by shard.

    python bench/archives.py [--statements 1000000] [--memory 4GB] [--in FOLDER]

Statements are made up with a seed: a third of them first-hand, the others relays of an
earlier one on the same question, one in twenty of a second one nearby. They are written
as record tables in Parquet, part by part, and then opened and read. Prints CPU and wall
seconds, and the most memory that the process had (Linux).
"""

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from claimtrack.codec import TableFormat, to_tables
from claimtrack.codec.recordtables.manifest import MANIFEST, manifest_bytes
from claimtrack.graph import ClaimGraph, own_layout
from claimtrack.model import (
    Assertion,
    Claim,
    Count,
    Measure,
    Period,
    Place,
    Question,
    Record,
    Relay,
    Source,
    Stance,
    Statement,
    When,
    digest,
)
from claimtrack.scale import Archive

SEED = 1
PART = 100_000
A_QUESTION = 20
"""How many statements there are to a question, on average."""
ONCE = ("sources", "measures")


def sources() -> list[Record]:
    sides = [Source(id=f"side{n}") for n in range(3)]
    voices = [Source(id=f"s{n}", part_of=[f"side{n % 3}"]) for n in range(1000)]
    return [*sides, *voices, Measure(id="killed")]


def part(number: int, count: int) -> ClaimGraph:
    """So many statements about places of their own."""
    random_ = random.Random(f"{SEED}-{number}")
    records = sources()
    asked = []
    for n in range(max(1, count // A_QUESTION)):
        place = Place(id=f"p{number}-{n}")
        day = Period(text=f"2024-{1 + n % 12:02}-{1 + n % 28:02}")
        one = Question(measure_id="killed", place_id=place.id, period=day)
        asked.append(digest(one))
        records += [place, one]
    told: dict[str, list[tuple[str, Claim]]] = {}
    earlier: list[str] = []
    for n in range(count):
        question = asked[min(int(random_.expovariate(4 / len(asked))), len(asked) - 1)]
        before = told.setdefault(question, [])
        date = f"2025-{1 + n % 12:02}-{1 + n % 28:02}T{n % 24:02}:00Z"
        said = Statement(
            source_id=f"s{random_.randrange(1000)}",
            key=f"{number}-{n}",
            asserted_at=When(text=date),
        )
        id_ = digest(said)
        is_relay = bool(before) and random_.random() < 2 / 3
        up, claim = (
            random_.choice(before) if is_relay else ("", drawn(random_, question))
        )
        stance = Stance.REPORTS if is_relay else Stance.ASSERTS
        records += [
            said,
            claim,
            Assertion(statement_id=id_, claim_id=digest(claim), stance=stance),
        ]
        if is_relay:
            records.append(Relay(statement_id=id_, rests_on_id=up))
            other = random_.choice(earlier[-20:])
            if random_.random() < 1 / 20 and other != up:
                records.append(Relay(statement_id=id_, rests_on_id=other))
        before.append((id_, claim))
        earlier.append(id_)
    return ClaimGraph(records)


def drawn(random_: random.Random, question: str) -> Claim:
    low = random_.choice([3, 5, 10, 12, 20, 50, 100])
    return Claim(question_id=question, answer=Count(spans=[(low, low)]))


def write(folder: Path, count: int) -> None:
    """Write the tables of all parts, one part in memory at a time."""
    writers: dict[str, pq.ParquetWriter] = {}
    rows: dict[str, int] = {}
    for number, start in enumerate(range(0, count, PART)):
        for name, table in to_tables(part(number, min(PART, count - start))).items():
            if number and name in ONCE:
                continue
            arrow = table.to_arrow()
            own = arrow.select([one.name for one in own_layout(type(table[0]))])
            if name not in writers:
                writers[name] = pq.ParquetWriter(folder / f"{name}.parquet", own.schema)
            writers[name].write_table(own)
            rows[name] = rows.get(name, 0) + own.num_rows
    for one in writers.values():
        one.close()
    (folder / MANIFEST).write_bytes(manifest_bytes(TableFormat.PARQUET, rows))


def timed() -> Iterator[str]:
    """Yield what it took since the last time."""
    cpu, wall = time.process_time(), time.perf_counter()
    while True:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        spent = time.process_time() - cpu, time.perf_counter() - wall
        cpu, wall = time.process_time(), time.perf_counter()
        yield f"{spent[0]:.1f} s of CPU, {spent[1]:.1f} s, {most:,} MB"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--memory", default="4GB")
    parser.add_argument("--in", dest="folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as scratch:
        folder = Path(scratch, "tables")
        folder.mkdir()
        clock = timed()
        next(clock)
        write(folder, given.statements)
        size = sum(one.stat().st_size for one in folder.iterdir())
        print(
            f"written {given.statements:,}: {next(clock)}; {size:,} bytes", flush=True
        )
        with Archive(
            folder, memory=given.memory, scratch=scratch, verify=False
        ) as archive:
            print(f"opened: {next(clock)}", flush=True)
            graphs = sum(1 for _ in archive.shards())
            print(f"{graphs} shards read: {next(clock)}", flush=True)
            count = sum(1 for _ in archive.findings())
            print(f"{count:,} findings: {next(clock)}", flush=True)


if __name__ == "__main__":
    main()
