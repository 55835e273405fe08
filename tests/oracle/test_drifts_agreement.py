"""Drift against the oracle, on random tangles of relays."""

import itertools
import json
from collections import Counter
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.oracle.drifts import Hop, Tangle, apart, changed, ends, siblings, ways

from claimtrack.analysis import drifts
from claimtrack.codec import CaseText, read_texts
from claimtrack.graph import ClaimGraph
from claimtrack.model import Finding
from claimtrack.testing import assert_keeps_laws, assert_relays_change_nothing


@st.composite
def tangles(draw: st.DrawFn) -> Tangle:
    """Statements of which each relays up to three earlier ones."""
    ids = [f"s{number}" for number in range(draw(st.integers(2, 8)))]
    above: dict[str, list[str]] = {}
    for id_ in ids:
        earlier = st.sampled_from([*above]) if above else st.nothing()
        above[id_] = sorted(draw(st.sets(earlier, max_size=3))) if above else []
    drawn = {id_: draw(st.sampled_from([None, None, 1, 1, 2, 3])) for id_ in ids}
    numbers = {id_: number for id_, number in drawn.items() if number is not None}
    return Tangle(above=above, numbers=numbers)


@st.composite
def unseen_tangles(draw: st.DrawFn) -> Tangle:
    """Two to four seen relays of a tangle of unseen statements."""
    above: dict[str, list[str]] = {"u0": []}
    for number in range(1, draw(st.integers(1, 6))):
        above[f"u{number}"] = draw_some(draw, above)
    unseen = [*above]
    relays = [f"r{number}" for number in range(draw(st.integers(2, 4)))]
    above |= {id_: draw_some(draw, unseen) for id_ in relays}
    numbers = {id_: draw(st.sampled_from([1, 1, 2])) for id_ in relays}
    return Tangle(above=above, numbers=numbers)


def draw_some(draw: st.DrawFn, ids: Iterable[str]) -> list[str]:
    # Near ones: else most ways lead straight to the first.
    near = [*ids][-3:]
    return sorted(draw(st.sets(st.sampled_from(near), min_size=1, max_size=2)))


def graph_of(tangle: Tangle) -> ClaimGraph:
    case = {
        "claimtrack": 1,
        "name": "tangle",
        "sources": [{"id": id_} for id_ in tangle.above],
        "measures": [{"id": "tanks"}],
        "statements": [
            {
                "id": id_,
                "source": id_,
                "relays": [{"statement": up} for up in ups],
                "claims": [{"measure": "tanks", "answer": tangle.numbers[id_]}]
                if id_ in tangle.numbers
                else [],
            }
            for id_, ups in tangle.above.items()
        ],
    }
    return read_texts([CaseText(content=json.dumps(case).encode())])


def ends_of(finding: Finding) -> tuple[str, str]:
    one, other = (side.statement_label for side in finding.sides)
    return one, other


def hops_of(finding: Finding) -> set[Hop]:
    return {(one.statement_label, one.rests_on_label) for one in finding.candidates}


def is_change(tangle: Tangle, finding: Finding) -> bool:
    """Whether a finding is about a relay and what it goes back to."""
    upper, lower = ends_of(finding)
    return any(way[-1][1] == upper for way in ways(tangle, lower))


def relays_told(found: list[Finding]) -> list[str]:
    return sorted(ends_of(one)[1] for one in found)


@given(tangle=tangles())
@settings(max_examples=150, deadline=None)
def test_each_change_is_the_oracles_with_the_hops_on_every_way(tangle: Tangle) -> None:
    found = [one for one in drifts(graph_of(tangle)) if is_change(tangle, one)]

    wanted = changed(tangle)
    assert relays_told(found) == sorted(wanted)
    for one in found:
        upper, lower = ends_of(one)
        assert upper in ends(tangle, lower)
        assert hops_of(one) == wanted[lower]


@given(tangle=st.one_of(tangles(), unseen_tangles()))
@settings(max_examples=150, deadline=None)
def test_siblings_are_told_apart_where_they_surely_meet(tangle: Tangle) -> None:
    found = [one for one in drifts(graph_of(tangle)) if not is_change(tangle, one)]

    told = Counter(frozenset(ends_of(one)) for one in found)
    assert set(told.values()) <= {1}
    for one in found:
        assert hops_of(one) == apart(tangle, *ends_of(one))
    for group in siblings(tangle):
        numbers = Counter(tangle.numbers[id_] for id_ in group)
        most = max(numbers.values())
        within = [pair for pair in told if pair <= {*group}]
        others = len(group) - most
        assert len(within) == others
        shown = {id_ for pair in within for id_ in pair}
        usual = {n for n, count in numbers.items() if count == most}
        assert not within or any(
            {id_ for id_ in group if tangle.numbers[id_] != number} < shown
            for number in usual
        )


@given(tangle=st.one_of(tangles(), unseen_tangles()))
@settings(max_examples=150, deadline=None)
def test_every_sibling_finding_is_of_one_group(tangle: Tangle) -> None:
    found = [one for one in drifts(graph_of(tangle)) if not is_change(tangle, one)]

    together = {
        frozenset(pair)
        for group in siblings(tangle)
        for pair in itertools.combinations(group, 2)
    }
    assert {frozenset(ends_of(one)) for one in found} <= together


@given(tangle=st.one_of(tangles(), unseen_tangles()))
@settings(max_examples=100, deadline=None)
def test_drift_keeps_the_laws_of_checks(tangle: Tangle) -> None:
    graph = graph_of(tangle)

    assert_keeps_laws(drifts, graph)
    assert_relays_change_nothing(drifts, graph)
