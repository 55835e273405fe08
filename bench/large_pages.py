"""How large a report and a picture get, and how long they take.

    PYTHONPATH=src python bench/large_pages.py [--browser]

The graph is made from a fixed seed; times are of the processor. With `--browser` the
report is opened in Chromium too, through playwright, and searched: seconds that pass.
"""

import argparse
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from claimtrack.codec import Case
from claimtrack.graph import ClaimGraph
from claimtrack.interop import svg_text
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
    Statement,
    When,
    digest,
)
from claimtrack.report import report_html

RELAYED, CARRIED_ON = 0.3, 0.5
FIRST = 5


def monitored(count: int) -> ClaimGraph:
    """Statements of 500 sources on 15,000 questions; nearly a third relay another."""
    chance = random.Random(1)
    records: list[Record] = [Source(id=f"s{n}") for n in range(500)]
    records += [Measure(id=f"m{n}") for n in range(300)]
    records += [Place(id=f"p{n}") for n in range(50)]
    last: Statement | None = None
    for number in range(count):
        asked = Question(
            measure_id=f"m{chance.randrange(300)}",
            place_id=f"p{chance.randrange(50)}",
            period=Period(text="2020-09-27"),
        )
        figure = chance.choice((3, 3, 3, 3, 4, 5))
        claim = Claim(question_id=digest(asked), answer=Count(spans=[(figure, figure)]))
        said = Statement(
            source_id=f"s{chance.randrange(500)}",
            key=str(number),
            asserted_at=When(text="2020-10-01"),
            quote=f"words {number}",
        )
        made = Assertion(statement_id=digest(said), claim_id=digest(claim))
        records += [asked, claim, said, made]
        if last is not None and chance.random() < RELAYED:
            records.append(Relay(statement_id=digest(said), rests_on_id=digest(last)))
        if last is None or chance.random() < CARRIED_ON:
            last = said
    return ClaimGraph(records)


def carried(count: int) -> ClaimGraph:
    """Statements that each rest on one or two earlier ones."""
    case = Case("carried")
    case.measure("tanks")
    case.question("day", "tanks")
    for number in range(count):
        case.source(f"s{number}")
        if number < FIRST:
            case.say(f"K{number}", f"s{number}", "day", number)
            continue
        of = (
            [f"K{number // 3}", f"K{number // 2}"]
            if number % 4 == 0
            else f"K{number // 2}"
        )
        case.relay(f"K{number}", f"s{number}", of=of, answer=number % 3)
    return case.graph()


def told(name: str, make: Callable[[], str]) -> str:
    start = time.process_time()
    made = make()
    spent = time.process_time() - start
    print(f"{name}: {len(made.encode()):,} bytes in {spent:.2f} s", flush=True)
    return made


def opened(page: str) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- asked for only

    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder, "report.html")
        path.write_text(page, "utf-8")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        tab = browser.new_page()
        start = time.perf_counter()
        tab.goto(path.as_uri())
        print(f"opened in {time.perf_counter() - start:.1f} s", flush=True)
        start = time.perf_counter()
        tab.fill("input[name=search]", "s17")
        told = tab.text_content("#told")
        print(f"searched in {time.perf_counter() - start:.1f} s: {told}", flush=True)
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=50_000)
    parser.add_argument("--browser", action="store_true")
    given = parser.parse_args()
    drawn = carried(1_000)
    told(
        "picture of 1,000 statements", lambda: svg_text(drawn, most=1_000, limit=1_000)
    )
    graph = monitored(given.statements)
    page = told(
        f"report on {given.statements:,} statements", lambda: report_html(graph)
    )
    if given.browser:
        opened(page)


if __name__ == "__main__":
    main()
