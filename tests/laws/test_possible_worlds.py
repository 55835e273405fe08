"""Law: a conflict has no world in which both hold, and what is compatible has one.

The oracle lists the worlds. It is held against the verdict on every pair in
tests/oracle/test_agreement.py; here against what the checks give of all pairs, so that
none is passed over.
"""

import itertools
from collections import Counter

import pytest
from hypothesis import given, settings
from tests.oracle.pairs import verdict

from claimtrack.analysis import changes_of_mind, contradictions
from claimtrack.graph import ClaimGraph
from claimtrack.model import Assertion, Finding, Record, Statement, Verdict, digest
from claimtrack.testing import worlds

World = tuple[Record, ...]
Named = tuple[tuple[str, str], ...]
"""What a pair names: its statements and claims."""


def named(one: Assertion, other: Assertion) -> Named:
    pair = ((x.statement_id, x.claim_id) for x in (one, other))
    return tuple(sorted(pair))


def judged(world: World, *, by_one: bool) -> set[tuple[Named, str]]:
    """The verdict of the oracle on each pair, by one source or by two."""
    speakers = {digest(x): x.source_id for x in world if isinstance(x, Statement)}
    made = [one for one in world if isinstance(one, Assertion)]
    found = set()
    for one, other in itertools.combinations(made, 2):
        statements = {one.statement_id, other.statement_id}
        is_by_one = len(statements) == 2 and len({speakers[x] for x in statements}) == 1
        if is_by_one == by_one:
            found.add((named(one, other), verdict(world, one, other)))
    return found


def told(findings: list[Finding]) -> set[tuple[Named, str]]:
    return {
        (
            tuple(sorted((side.statement_id, side.claim_id) for side in one.sides)),
            one.verdict.value,
        )
        for one in findings
        if one.verdict is not None
    }


@settings(max_examples=400)
@given(worlds())
def test_of_two_sources_every_pair_is_found_that_some_world_does_not_allow(
    world: World,
) -> None:
    found = told(list(contradictions(ClaimGraph(world), history=True)))

    expected = judged(world, by_one=False)
    assert found == {one for one in expected if one[1] in {"conflict", "undetermined"}}


@settings(max_examples=400)
@given(worlds())
def test_of_one_source_every_pair_is_found_that_no_world_allows(world: World) -> None:
    found = told(list(changes_of_mind(ClaimGraph(world))))

    expected = judged(world, by_one=True)
    conflicts = {one for one in found if one[1] == Verdict.CONFLICT.value}
    assert conflicts == {one for one in expected if one[1] == "conflict"}
    assert found <= {one for one in expected if one[1] in {"conflict", "undetermined"}}


@pytest.mark.parametrize("by_one", [True, False])
def test_worlds_bring_conflicts_of_one_source_and_of_two(by_one: bool) -> None:  # noqa: FBT001 -- a parameter
    seen: Counter[str] = Counter()

    @settings(max_examples=200, derandomize=True, database=None)
    @given(worlds())
    def counted(world: World) -> None:
        seen.update(word for _, word in judged(world, by_one=by_one))

    counted()

    assert seen["conflict"] >= 3
    assert seen["undetermined"] >= 3
