"""The chains of a trace as rows."""

from collections.abc import Callable

import pytest

import claimtrack as ct
from claimtrack.errors import InvalidValueError
from claimtrack.model import Relay, Source, Statement, digest

Build = Callable[..., ct.ClaimGraph]


def statement(key: str) -> Statement:
    return Statement(source_id="a", key=key)


def relay(later: str, earlier: str) -> Relay:
    return Relay(
        statement_id=digest(statement(later)), rests_on_id=digest(statement(earlier))
    )


def ladder(height: int) -> ct.ClaimGraph:
    """Statements of which each rests on two, so that there are 2^height chains."""
    relays = [
        relay(f"{step}{one}", f"{step - 1}{other}")
        for step in range(1, height + 1)
        for one in "lr"
        for other in "lr"
    ]
    statements = [
        statement(f"{step}{one}") for step in range(height + 1) for one in "lr"
    ]
    return ct.ClaimGraph([Source(id="a"), *statements, *relays])


def test_each_step_of_each_chain_is_a_row(build: Build) -> None:
    figure = {"question": "day", "answer": 4}
    graph = build(
        {"id": "told", "source": "west-mod", "quote": "four", "claims": [figure]},
        {
            "id": "wire",
            "source": "agency",
            "asserted_at": "2020-09-28",
            "relays": [{"statement": "told", "mode": "translated", "basis": "stated"}],
        },
    )

    table = ct.trace(graph, "wire").table()

    first, second = table.rows()
    assert tuple(first) == table.columns
    assert not table.truncated
    assert first == {
        "chain": 1,
        "step": 1,
        "label": "wire",
        "source": "agency",
        "source_id": "agency",
        "part_of": "",
        "asserted_at": "2020-09-28",
        "document": None,
        "url": None,
        "quote": None,
        "claims": "",
        "is_unseen": True,
        "mode": None,
        "basis": None,
        "attributed_to": None,
        "end": None,
        "statement_id": graph.find_id("wire", Statement),
    }
    assert second == {
        **first,
        "step": 2,
        "label": "told",
        "source": "west-mod",
        "source_id": "west-mod",
        "part_of": "west",
        "asserted_at": None,
        "quote": "four",
        "claims": "asserts 4",
        "is_unseen": False,
        "mode": "translated",
        "basis": "stated",
        "end": "origin",
        "statement_id": graph.find_id("told", Statement),
    }


def test_a_table_of_very_many_chains_ends_at_its_limit_and_says_so() -> None:
    trace = ct.trace(ladder(40), digest(statement("40l")))

    table = trace.table(limit=100)

    assert len(table) == 100
    assert table.truncated
    assert table[:2].truncated
    assert repr(table).endswith("(80 more rows)\n(truncated: there are more)")
    assert [row["chain"] for row in table.rows()[40:43]] == [1, 2, 2]


@pytest.mark.parametrize(("limit", "truncated"), [(5, True), (6, False), (7, False)])
def test_a_table_that_just_fits_is_whole(limit: int, *, truncated: bool) -> None:
    trace = ct.trace(
        ct.ClaimGraph(
            [
                Source(id="a"),
                *map(statement, "xyzv"),
                relay("x", "y"),
                relay("x", "z"),
                relay("y", "v"),
                relay("z", "v"),
            ]
        ),
        digest(statement("x")),
    )

    table = trace.table(limit=limit)

    assert table.truncated is truncated
    assert len(table) == min(limit, 6)
    assert "truncated" not in repr(table) or truncated


def test_a_chain_that_ends_in_a_ring_says_so() -> None:
    graph = ct.ClaimGraph(
        [Source(id="a"), *map(statement, "xy"), relay("x", "y"), relay("y", "x")]
    )

    table = ct.trace(graph, digest(statement("x"))).table()

    assert [row["end"] for row in table.rows()] == [None, "ring"]


def test_a_limit_below_one_row_is_refused() -> None:
    trace = ct.trace(ladder(1), digest(statement("1l")))

    with pytest.raises(InvalidValueError, match="one row or more; got 0"):
        trace.table(limit=0)
