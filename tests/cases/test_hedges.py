"""The corpus, continued: each hedge beside each hedge, as tables.

A row is what the North says, a column what the South says or denies, and the cell says
whether both can hold. `README.md` beside this says which values each of them admits.
"""

import csv
import json
from pathlib import Path

import pytest

import claimtrack as ct
from claimtrack.codec import CaseText, read_texts

TABLES = Path(__file__).parent / "hedges"
DAY, SO_FAR = "2021-03-05", "2021-03-01/said"

# What a table is about: the period, the stance of the South, and the code it gives.
KINDS = {
    "asserted-and-asserted": (DAY, "asserts", "conflict"),
    "asserted-and-denied": (DAY, "denies", "denial"),
    "so-far-and-later": (SO_FAR, "asserts", "conflict"),
}


def rows(table: str) -> list[list[str]]:
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def cells(table: str) -> list[tuple[str, str, str, str]]:
    """The cells of a table: its name, the row's answer, the column's, the verdict."""
    (_, *columns), *lines = rows(table)
    return [
        (table, said, answer, verdict)
        for said, *verdicts in lines
        for answer, verdict in zip(columns, verdicts, strict=True)
    ]


def beside(table: str, said: str, answer: str) -> ct.ClaimGraph:
    """A graph of what the North says and, days later, what the South says of it."""
    period, stance, _ = KINDS[table]
    asked = {"measure": "tanks", "subject": "south", "period": period}
    case = {
        "claimtrack": 1,
        "name": "hedges",
        "sources": [{"id": "north"}, {"id": "south"}],
        "measures": [{"id": "tanks", "unit": "tank"}],
        "statements": [
            {
                "id": "first",
                "source": "north",
                "asserted_at": "2021-03-10",
                "claims": [{**asked, "answer": said}],
            },
            {
                "id": "later",
                "source": "south",
                "asserted_at": "2021-03-15",
                "claims": [{**asked, "answer": answer, "stance": stance}],
            },
        ],
    }
    return read_texts([CaseText(content=json.dumps(case).encode())])


@pytest.mark.parametrize(
    ("table", "said", "answer", "verdict"),
    [cell for table in KINDS for cell in cells(table)],
)
def test_a_hedge_beside_a_hedge_gives_the_verdict_of_the_table(
    table: str, said: str, answer: str, verdict: str
) -> None:
    graph = beside(table, said, answer)

    (judgement,) = ct.why(graph, "first", "later")

    assert judgement.verdict is ct.Verdict(verdict)
    wanted = [KINDS[table][2]] if verdict == "conflict" else []
    assert [one.code for one in ct.check(graph, undetermined=True)] == wanted


def test_each_table_has_each_hedge_beside_each() -> None:
    tables = [rows(table) for table in KINDS]

    first = tables[0][0][1:]
    assert len(first) == len(set(first)) == 11
    for (_, *columns), *lines in tables:
        assert columns == [said for said, *_ in lines] == first


def test_two_that_assert_can_be_exchanged() -> None:
    _, *lines = rows("asserted-and-asserted")

    verdicts = [verdicts for _, *verdicts in lines]

    assert verdicts == [list(column) for column in zip(*verdicts, strict=True)]
