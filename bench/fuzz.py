"""Odd documents for every reader: each is read, or refused with one error of ours.

    PYTHONPATH=src python bench/fuzz.py --seconds 600

The seeds are what our own writers make of a few graphs, and the files in `examples` and
in `tests/malformed`. What goes wrong is kept in a folder, with the traceback.
"""

import argparse
import collections
import hashlib
import json
import random
import resource
import sys
import tempfile
import time
import traceback
from pathlib import Path

import attrs
from mutations import mutated

from claimtrack.codec import (
    Case,
    CaseText,
    Format,
    Limits,
    read,
    read_log_text,
    read_tables,
    write_tables,
)
from claimtrack.errors import MalformedInputError
from claimtrack.graph import RECORD_KINDS, ClaimGraph, own_layout
from claimtrack.interop import ALL_FORMATS
from claimtrack.model import Conversion

ROOT = Path(__file__).parents[1]
LIMITS = Limits(problems=20)
SLOW_S = 1.0
MOST_BYTES = 40_000
FOLDERS = ("examples", "tests/malformed", "tests/log/golden")
FTM = b"""canonical_id,entity_id,prop,schema,value,dataset,lang,original_value,first_seen,id
NK-1,us-17,name,Person,Ada Li,us_list,eng,,2023-04-20T12:00:00,a1
NK-1,us-17,birthDate,Person,1971-02-03,us_list,,3 Feb 71,2023-04-20T12:00:00,a2
NK-1,eu-4,birthDate,Person,1971-02-03,eu_list,,,2023-05-02T00:00:00,b1
"""
PROV = b"""{"prefix": {"ex": "http://example.org/", "default": "http://example.org/d/"},
"entity": {"ex:e1": {"prov:label": {"$": "mots", "lang": "fr"}, "prov:value": "said"},
 "ex:e2": {"prov:type": {"$": "prov:Plan", "type": "xsd:QName"}, "ex:n": [5, 2.5]}},
"activity": {"ex:r": {"prov:startTime": "2020-01-01T00:00:00"}},
"agent": {"a1": {"prov:type": {"$": "prov:Person", "type": "xsd:QName"}}, "ex:a2": {}},
"wasGeneratedBy": {"_:g": {"prov:entity": "ex:e1", "prov:activity": "ex:r",
 "prov:time": "2020-01-01T00:00:00Z"}},
"wasInvalidatedBy": {"ex:i": {"prov:entity": "ex:e1", "prov:activity": "ex:r"}},
"wasAttributedTo": {"_:t": {"prov:entity": "ex:e1", "prov:agent": "a1"}},
"wasAssociatedWith": {"_:w": {"prov:activity": "ex:r", "prov:agent": "a1"}},
"actedOnBehalfOf": {"_:o": {"prov:delegate": "a1", "prov:responsible": "ex:a2"}},
"wasDerivedFrom": {"ex:d": {"prov:generatedEntity": "ex:e2", "prov:usedEntity": "ex:e1",
 "prov:type": {"$": "prov:Revision", "type": "xsd:QName"}}},
"used": {"_:u": {"prov:activity": "ex:r", "prov:entity": "ex:e1"}},
"bundle": {"ex:b": {"entity": {"ex:e9": {}}}}}
"""
TURTLE = b"""@prefix ex: <http://example.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:e1 a prov:Entity, prov:Plan ; prov:value "said", 'two'@fr ; ex:n 5, 2.5, 1e3, true ;
  prov:wasAttributedTo ex:a1 ; prov:generatedAtTime "2020-01-01T00:00:00Z"^^xsd:dateTime ;
  prov:qualifiedDerivation [ a prov:Derivation ; prov:entity ex:e2 ; ex:l (1 ex:z) ] .
ex:a1 a prov:Person ; prov:actedOnBehalfOf <http://example.org/a2> .
ex:b { ex:e9 prov:wasQuotedFrom ex:e1 . }
"""
SHEET = b"""id,source,on,measure,place,answer,quote,stance,period
A1,ministry,2020-09-27,tanks,town,about 30,"some thirty, or so",asserts,2020-09-27/said
A2,agency,2020-09-28,tanks,town,at least 3,,asserts,2020-09-27/said
A3,staff,2020-09-28,"tanks, lost",town,none,=1+1,denies,2020-09
"""
MORE = {"sheet": SHEET, "ftm": FTM, "prov-json": PROV, "prov-o": TURTLE}


@attrs.define(kw_only=True)
class Tally:
    """What became of the inputs of one reader."""

    read: int = 0
    refused: int = 0
    failed: int = 0
    slowest_s: float = 0.0
    kinds: collections.Counter[str] = attrs.field(factory=collections.Counter)


def graphs() -> list[ClaimGraph]:
    """A graph with one of most things, a real one, and none."""
    case = Case("seed")
    for place in ("east", "town"):
        case.place(place, part_of="east" if place == "town" else None)
    case.source("state", "State", kind="state")
    case.source("ministry", "Ministry", part_of="state", names={"ru": "Министерство"})
    case.source("agency", "Agency", kind="outlet")
    case.measure("losses", unit="tank")
    case.measure("tanks", unit="tank", part_of="losses")
    case.measure("holder", options=["us", "them"])
    case.question("day", "tanks", place="town", so_far_since="2020-09-27")
    case.page("page", publisher="agency", url="http://example.org/1", published="2020")
    case.say("K1", "ministry", "day", "about 30", on="2020-09-27", quote="some thirty")
    case.say("K2", "ministry", "day", 40, on="2020-09-28T10:02+04:00", after="K1")
    case.relay("K3", "agency", of="K1", page="page", answer="at least 3")
    case.deny("K4", "state", of="K1", on="2020-09-29")
    case.retract("K5", "ministry", of="K1", on="2020-09-30")
    case.say("K6", "agency", text="The bridge fell.", language="en", answering="K2")
    folder = ROOT / "examples" / "karabakh-2020-09-27"
    return [case.graph(), read(*sorted(folder.glob("*.json"))), ClaimGraph()]


def seeds_of(one: Format, folder: Path) -> list[bytes]:
    """Sound documents in a format, and some that are known not to be."""
    found = [MORE[one.name]] if one.name in MORE else []
    if one.name == "tables":
        for number, graph in enumerate(graphs()):
            write_tables(graph, folder / f"seed-{number}")
        found += [path.read_bytes() for path in sorted(folder.rglob("*.csv"))]
    for graph in graphs() if one.write is not None else ():
        path = folder / f"seed{one.endings[0]}"
        one.write(graph, path, "seed")
        found.append(path.read_bytes())
    for name in FOLDERS:
        for ending in one.endings:
            paths = sorted((ROOT / name).rglob(f"*{ending}"))
            found += [path.read_bytes() for path in paths]
    # Small ones: what is odd in them is seen sooner, and more of them are tried.
    small = {x: None for x in found if len(x) <= MOST_BYTES}
    return list(small)


def tried(one: Format, content: bytes, tally: Tally) -> None:
    """Read one input; any error but ours is let out."""
    start = time.process_time()
    text = CaseText(content=content, file=f"in{one.endings[0]}")
    try:
        ClaimGraph(one.read(text, LIMITS).records)
        tally.read += 1
    except MalformedInputError as error:
        tally.refused += 1
        str(error)
    took = time.process_time() - start
    tally.slowest_s = max(tally.slowest_s, took)
    if took > SLOW_S:
        message = f"{took:.1f} s for {len(content):,} bytes"
        raise TimeoutError(message)


def kept(one: Format, content: bytes, error: Exception, folder: Path) -> str:
    """Keep what went wrong, once for each place where it did."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    kind = f"{type(error).__name__} {Path(frame.filename).name}:{frame.lineno}"
    name = hashlib.sha256(f"{one.name} {kind}".encode()).hexdigest()[:12]
    path = folder / f"{name}{one.endings[0]}"
    if not path.exists() or len(content) < path.stat().st_size:
        path.write_bytes(content)
        trace = "".join(traceback.format_exception(error))
        path.with_suffix(".txt").write_text(f"{kind}\n{trace}", "utf-8")
    return kind


def _unverified(text: CaseText, limits: Limits) -> Conversion:
    graph = read_log_text(text.content, file=text.file, limits=limits, verify=False)
    return Conversion(records=tuple(graph.records()))


def _tables(text: CaseText, limits: Limits) -> Conversion:
    """Read a folder of one CSV table, of the kind whose columns are most like its own."""
    header = {*text.content.partition(b"\n")[0].decode("utf-8", "replace").split(",")}
    likest = max(
        RECORD_KINDS, key=lambda kind: len(header & {c.name for c in own_layout(kind)})
    )
    name = f"{likest.__name__.lower()}s"
    rows = {name: max(0, text.content.count(b"\n") - 1)}
    manifest = {"claimtrack": 1, "tables": 1, "table_format": "csv", "rows": rows}
    with tempfile.TemporaryDirectory() as place:
        Path(place, "claimtrack-tables.json").write_text(json.dumps(manifest))
        Path(place, f"{name}.csv").write_bytes(text.content)
        graph = read_tables(place, limits=limits)
    return Conversion(records=tuple(graph.records()))


def readers_of(only: str | None) -> list[Format]:
    """Every reader; and that of logs without their digests, which few inputs pass."""
    log = next(one for one in ALL_FORMATS if one.name == "log")
    trusted = attrs.evolve(log, name="log, trusted", read=_unverified)
    tables = Format(name="tables", told="tables", endings=(".csv",), read=_tables)
    mine = [one for one in ALL_FORMATS if one.name != "tables"]
    known = (*mine, tables, trusted)
    return [x for x in known if x.read is not None and only in {None, x.name}]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="of CPU, at most")
    parser.add_argument("--inputs", type=int, default=10**9, help="at most")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", help="one reader, by its name")
    parser.add_argument("--out", type=Path, default=Path("build/fuzz"))
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    dice = random.Random(given.seed)
    readers = readers_of(given.only)
    seeds = {one.name: seeds_of(one, given.out) for one in readers}
    tallies = {one.name: Tally() for one in readers}
    turn = 0
    start = time.process_time()
    while turn < given.inputs and time.process_time() - start < given.seconds:
        one = readers[turn % len(readers)]
        turn += 1
        tally = tallies[one.name]
        content = mutated(seeds[one.name], dice)
        try:
            tried(one, content, tally)
        except Exception as error:  # noqa: BLE001 -- that is what is looked for
            tally.failed += 1
            tally.kinds[kept(one, content, error, given.out)] += 1
    told(tallies)
    return int(any(tally.failed for tally in tallies.values()))


def told(tallies: dict[str, Tally]) -> None:
    print("| reader | inputs | read | refused | anything else | slowest |")
    print("|---|---|---|---|---|---|")
    for name, one in tallies.items():
        count = one.read + one.refused + one.failed
        print(
            f"| `{name}` | {count:,} | {one.read:,} | {one.refused:,} "
            f"| {one.failed:,} | {one.slowest_s * 1000:.0f} ms |"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    count = sum(one.read + one.refused + one.failed for one in tallies.values())
    print(f"{count:,} inputs, {peak} MB at most")
    for name, one in tallies.items():
        for kind, times in one.kinds.most_common():
            print(f"{name}: {times:,} times {kind}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
