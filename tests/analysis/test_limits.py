"""Findings up to a limit: the same ones between runs, and told to be not all."""

import json
from collections.abc import Iterator

import pytest

import claimtrack as ct
from claimtrack.analysis import contradictions
from claimtrack.codec import CaseText, read_texts
from claimtrack.errors import MissingExtraError


def disputed(count: int) -> ct.ClaimGraph:
    """So many sources, each with another figure."""
    case = {
        "claimtrack": 1,
        "name": "test",
        "sources": [{"id": f"s{number}"} for number in range(count)],
        "measures": [{"id": "tanks"}],
        "statements": [
            {
                "id": f"c{number}",
                "source": f"s{number}",
                "claims": [{"measure": "tanks", "answer": number}],
            }
            for number in range(count)
        ],
    }
    return read_texts([CaseText(content=json.dumps(case).encode())])


def test_a_limit_gives_so_many_findings_and_tells_that_there_are_more() -> None:
    found = ct.check(disputed(5), limit=3)

    assert len(found) == 3
    assert found.truncated
    assert repr(found).endswith("and more beyond the limit")
    assert set(found) <= set(ct.check(disputed(5)))


@pytest.mark.parametrize("limit", [10, 11, None])
def test_a_limit_that_leaves_nothing_out_is_not_told_of(limit: int | None) -> None:
    found = ct.check(disputed(5), limit=limit)

    assert len(found) == 10
    assert not found.truncated
    assert not found[:2].truncated


def test_no_more_pairs_are_looked_at_than_the_limit_asks_for() -> None:
    looked_at = []

    def endless(graph: ct.ClaimGraph) -> object:
        for finding in ct.check(graph):
            looked_at.append(finding)
            yield finding

    found = ct.check(disputed(5), checks=[endless], limit=2)

    assert len(found) == 2
    assert len(looked_at) == 3


def lacking(graph: ct.ClaimGraph) -> Iterator[ct.Finding]:
    """A check that takes what nobody has."""
    yield from contradictions(graph)
    package = "abacus"
    raise MissingExtraError(package, extra="beads")


def test_what_takes_an_extra_that_is_missing_hides_nothing_behind_it() -> None:
    others = [lacking, lambda graph: contradictions(graph, history=True)]

    found = ct.check(disputed(5), checks=others, limit=19)

    assert len(found) == 19
    assert found.truncated


def test_an_extra_that_is_missing_is_told_of_once_all_else_was_looked_at() -> None:
    found = ct.check(disputed(5), checks=[lacking, lacking])

    with pytest.raises(MissingExtraError, match="abacus"):
        len(found)
