"""The worst megabyte for every reader: how long it takes, and how much memory.

    PYTHONPATH=src python bench/hostile.py

Each input is read in a process of its own. The time is that of the read alone; the
memory is the most that the process had, less what it had before.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from filling import SIZE, filled
from worst_graph_files import graphmls, node_links, reviews, tables

from claimtrack.codec import CaseText, Limits, read_tables
from claimtrack.errors import MalformedInputError
from claimtrack.interop import ALL_FORMATS
from claimtrack.model import Conversion

FTM_HEAD = "entity_id,prop,schema,value,dataset\n"
SHEET_HEAD = "source,answer,measure\n"
LOG_HEAD = '{"claimtrack":1,"log":1}\n'
TURTLE_HEAD = "@prefix e: <urn:e:> .\n@prefix p: <http://www.w3.org/ns/prov#> .\n"
PROV_HEAD = '{"prefix":{"e":"http://e.org/"},'


def case(section: str, part: Callable[[int], str], rest: str = "") -> str:
    return filled(f'{{"claimtrack":1,{rest}"{section}":[', "]}", part, ",")


def cases() -> Iterator[tuple[str, str]]:
    yield "tiny sources", case("sources", lambda n: f'{{"id":"{n:x}"}}')
    yield (
        "tiny statements",
        case(
            "statements",
            lambda n: f'{{"id":"{n:x}","source":"a"}}',
            '"name":"x","sources":[{"id":"a"}],',
        ),
    )
    yield (
        "tiny claims",
        filled(
            '{"claimtrack":1,"name":"x","sources":[{"id":"a"}],"measures":[{"id":"m",'
            '"answers":"count"}],"statements":[{"id":"s","source":"a","claims":[',
            "]}]}",
            lambda n: f'{{"measure":"m","answer":{n}}}',
            ",",
        ),
    )
    yield (
        "unknown names",
        case(
            "statements",
            lambda n: f'{{"id":"{n:x}","source":"sorce{n}"}}',
            '"sources":['
            + ",".join(f'{{"id":"source{n}"}}' for n in range(9000))
            + "],",
        ),
    )
    yield "unknown keys", case("sources", lambda n: f'{{"id":"{n:x}","nme":1}}')
    yield "wrong types", "[" + "0," * (SIZE // 2) + "0]"
    yield "empty objects", case("statements", lambda _: "{}")
    yield (
        "one chain of parts",
        case("sources", lambda n: f'{{"id":"{n:x}","part_of":["{n + 1:x}"]}}'),
    )
    yield (
        "one chain of relays",
        case(
            "statements",
            lambda n: (
                f'{{"id":"{n:x}","source":"a","relays":[{{"statement":"{n + 1:x}"}}]}}'
            ),
            '"name":"x","sources":[{"id":"a"}],',
        ),
    )
    yield "one deep nest", "[" * SIZE
    yield "one long text", '{"claimtrack":1,"name":"' + "é" * (SIZE // 2 - 20) + '"}'
    yield "one long number", '{"claimtrack":' + "9" * (SIZE - 16) + "}"
    yield "repeated keys", "{" + '"a":1,' * (SIZE // 6) + '"a":1}'
    yield "one open text", '{"a":"' + '\\"' * (SIZE // 2)


def logs() -> Iterator[tuple[str, str]]:
    yield (
        "tiny sources",
        filled(LOG_HEAD, "", lambda n: f'{{"id":"{n:x}","noun":"source"}}\n'),
    )
    yield "empty lines", LOG_HEAD + "\n" * (SIZE - len(LOG_HEAD))
    yield "empty objects", filled(LOG_HEAD, "", lambda _: "{}\n")
    yield (
        "wrong digests",
        filled(
            LOG_HEAD, "", lambda n: f'{{"id":"{n:064x}","noun":"claim","text":"a"}}\n'
        ),
    )
    yield (
        "unknown names",
        filled(
            LOG_HEAD,
            "",
            lambda n: f'{{"id":"{n:x}","noun":"source","part_of":["a{n}"]}}\n',
        ),
    )
    yield "one deep nest", LOG_HEAD + "[" * SIZE
    yield "one long text", LOG_HEAD + '{"id":"' + "a" * SIZE + '","noun":"source"}'


def sheets() -> Iterator[tuple[str, str]]:
    yield "tiny rows", filled(SHEET_HEAD, "", lambda n: f"a,{n},m\n")
    yield "as many sources", filled(SHEET_HEAD, "", lambda n: f"{n:x},1,m\n")
    yield "as many measures", filled(SHEET_HEAD, "", lambda n: f"a,1,{n:x}\n")
    yield "unread answers", filled(SHEET_HEAD, "", lambda n: f"a,so{n},m\n")
    yield "empty rows", SHEET_HEAD + "\n" * SIZE
    yield "empty cells", SHEET_HEAD + ",,\n" * (SIZE // 3)
    yield "cells too many", SHEET_HEAD + ",,,,,,,\n" * (SIZE // 8)
    yield "as many columns", ",".join(f"{n:x}" for n in range(SIZE // 6)) + "\n1"
    yield "one open quote", SHEET_HEAD + '"' + "a,\n" * (SIZE // 3)
    yield "one long cell", SHEET_HEAD + "a,1," + "m" * SIZE


def statements() -> Iterator[tuple[str, str]]:
    yield "tiny rows", filled(FTM_HEAD, "", lambda n: f"{n:x},n,P,a,d\n")
    yield "one entity", filled(FTM_HEAD, "", lambda n: f"a,n,P,{n:x},d\n")
    yield "one row again", FTM_HEAD + "a,n,P,a,d\n" * (SIZE // 10)
    yield "as many datasets", filled(FTM_HEAD, "", lambda n: f"a,n,P,a,{n:x}\n")
    yield (
        "definitions",
        filled(FTM_HEAD, "", lambda n: f"{n:x},id,Person,a,claimtrack\n"),
    )
    yield "wrong cells", FTM_HEAD + ",,,,\n" * (SIZE // 5)
    yield (
        "as many losses",
        filled(
            "entity_id,prop,schema,value,dataset,origin,last_seen\n",
            "",
            lambda n: f"{n:x},n,P,a,d,o,1\n",
        ),
    )
    yield "one long cell", FTM_HEAD + "a,n,P," + "x" * SIZE + ",d\n"


def prov(section: str, part: Callable[[int], str]) -> str:
    return filled(f'{PROV_HEAD}"{section}":{{', "}}", part, ",")


def provs() -> Iterator[tuple[str, str]]:
    yield "tiny agents", prov("agent", lambda n: f'"e:{n:x}":{{}}')
    yield "tiny entities", prov("entity", lambda n: f'"e:{n:x}":{{}}')
    yield (
        "one chain of derivations",
        prov(
            "wasDerivedFrom",
            lambda n: (
                f'"_:{n:x}":{{"prov:generatedEntity":"e:{n}","prov:usedEntity":"e:{n + 1}"}}'
            ),
        ),
    )
    yield (
        "one chain of delegations",
        prov(
            "actedOnBehalfOf",
            lambda n: (
                f'"_:{n:x}":{{"prov:delegate":"e:{n}","prov:responsible":"e:{n + 1}"}}'
            ),
        ),
    )
    yield "tiny losses", prov("used", lambda n: f'"_:{n:x}":{{}}')
    yield (
        "one thing with many values",
        (PROV_HEAD + '"agent":{"e:a":{"e:n":[' + "1," * (SIZE // 2) + "1]}}}"),
    )
    yield "unknown prefixes", prov("agent", lambda n: f'"f:{n:x}":{{}}')
    yield "unknown sections", filled("{", "}", lambda n: f'"agnt{n:x}":1', ",")
    yield (
        "as many prefixes",
        filled('{"prefix":{', "}}", lambda n: f'"p{n:x}":"urn:{n:x}:"', ","),
    )
    yield "as many bundles", prov("bundle", lambda n: f'"e:{n:x}":{{}}')
    yield "one deep nest", "{" + '"agent":{' * (SIZE // 9)


def turtles() -> Iterator[tuple[str, str]]:
    yield "tiny agents", filled(TURTLE_HEAD, "", lambda n: f"e:{n:x} a p:Agent.\n")
    yield (
        "one chain of derivations",
        filled(TURTLE_HEAD, "", lambda n: f"e:{n:x} p:wasDerivedFrom e:{n + 1:x}.\n"),
    )
    yield (
        "one thing with many values",
        filled(TURTLE_HEAD + "e:a a p:Agent;e:n 0", ".", lambda n: f",{n}"),
    )
    yield "many blank things", TURTLE_HEAD + "[]a p:Agent." * (SIZE // 12)
    yield "one list", TURTLE_HEAD + "e:a e:b (" + "1 " * (SIZE // 2) + ")."
    yield (
        "as many prefixes",
        filled("", "", lambda n: f"@prefix a{n:x}:<urn:{n:x}:>.\n"),
    )
    yield "one deep nest", TURTLE_HEAD + "e:a e:b " + "[e:b " * (SIZE // 5)
    yield "one long text", TURTLE_HEAD + 'e:a e:b "' + "x" * SIZE + '".'
    yield "escapes only", TURTLE_HEAD + 'e:a e:b "' + "\\n" * (SIZE // 2) + '".'
    yield "one long comment", TURTLE_HEAD + "#" * SIZE
    yield "one name of many parts", TURTLE_HEAD + "<urn:" + "/" * SIZE + "> a p:Agent."


WORST: Mapping[str, Callable[[], Iterator[tuple[str, str]]]] = {
    "case": cases,
    "log": logs,
    "sheet": sheets,
    "ftm": statements,
    "prov-json": provs,
    "prov-o": turtles,
    "tables": tables,
    "node-link": node_links,
    "graphml": graphmls,
    "claimreview": reviews,
}


def read_folder_of(text: CaseText, limits: Limits) -> Conversion:
    """Read a folder in which the table of sources is a text."""
    rows = {"sources": text.content.count(b"\n") - 1}
    manifest = {"claimtrack": 1, "tables": 1, "table_format": "csv", "rows": rows}
    with tempfile.TemporaryDirectory() as place:
        Path(place, "claimtrack-tables.json").write_text(json.dumps(manifest))
        Path(place, "sources.csv").write_bytes(text.content)
        return Conversion(records=tuple(read_tables(place, limits=limits).records()))


def measured(name: str, told: str) -> dict[str, object]:
    """Read one input here, and give what it took."""
    one = next(x for x in ALL_FORMATS if x.name == name)
    content = dict(WORST[name]())[told].encode()
    text = CaseText(content=content, file=f"in{one.endings[0]}")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    try:
        found = (one.read or read_folder_of)(text, Limits())
        became = f"{len(found.records):,} records, {len(found.losses):,} losses"
    except MalformedInputError as error:
        became = f"{len(error.problems) + error.more_count:,} problems"
    took = time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"s": took, "mb": (after - before) / 1024, "became": became}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", help="one reader, by its name")
    parser.add_argument("--one", help="one input, in this process")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measured(given.only, given.one)))
        return
    print("| reader | a megabyte of | becomes | seconds | MB |")
    print("|---|---|---|---|---|")
    for name, worst in WORST.items():
        for told, _ in worst() if given.only in {None, name} else ():
            call = [sys.executable, __file__, "--only", name, "--one", told]
            ran = subprocess.run(call, capture_output=True, check=True, text=True)  # noqa: S603 -- itself
            found = json.loads(ran.stdout)
            print(
                f"| `{name}` | {told} | {found['became']} "
                f"| {found['s']:.2f} | {found['mb']:.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
