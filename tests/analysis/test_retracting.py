"""The least that would have to go for the rest to hold, against every choice."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.analysis.test_sums import DISJOINT, figure, graph_of, said

from claimtrack.analysis.comparison.comparing import compare
from claimtrack.analysis.pairs.standing import Standing
from claimtrack.analysis.retraction import hitting
from claimtrack.analysis.retraction.common_answers import deepest, must_share_an_answer
from claimtrack.analysis.retraction.retracting import smallest_retraction
from claimtrack.analysis.utterances.commitments import Commitment, commitments
from claimtrack.analysis.utterances.sides import Sides
from claimtrack.graph import ClaimGraph
from claimtrack.model import Choice, Record, Verdict
from claimtrack.testing import worlds


def can_hold(graph: ClaimGraph, some: tuple[Commitment, ...]) -> bool:
    """Whether no two conflict, and some value suits all answers about one stretch."""
    clash = any(
        compare(graph, *pair).verdict is Verdict.CONFLICT
        for pair in itertools.combinations(some, 2)
    )
    return not clash and all(
        _share_an_answer(asked) for asked in _asked(graph, some) if asked
    )


def _asked(graph: ClaimGraph, some: tuple[Commitment, ...]) -> list[list[Commitment]]:
    questions = dict.fromkeys(one.question for one in some if one.question)
    groups = [
        [one for one in some if one.question == asked and not one.excludes_nothing]
        for asked in questions
    ]
    return [group for group in groups if group and must_share_an_answer(graph, group)]


def _share_an_answer(asked: list[Commitment]) -> bool:
    shared = asked[0].admits
    for one in asked[1:]:
        shared = shared & one.admits
    return bool(shared)


@settings(suppress_health_check=list(HealthCheck), deadline=None)
@given(records=worlds())
def test_no_fewer_claims_have_to_go(records: tuple[Record, ...]) -> None:
    graph = ClaimGraph(records)
    made = tuple(commitments(graph))
    standing = Standing(graph, made)
    standing_ones = tuple(one for one in made if standing.stands(one))
    sides = Sides(graph, (one.source_id for one in standing_ones))
    ways: list[tuple[Commitment, ...]] = []
    for size in range(len(standing_ones) + 1):
        ways = [
            gone
            for gone in itertools.combinations(standing_ones, size)
            if can_hold(graph, tuple(one for one in standing_ones if one not in gone))
        ]
        if ways:
            break

    found = smallest_retraction(graph)

    assert len(found.claims) == len(ways[0])
    assert {share.side: (share.claim_count, share.at_least) for share in found} == {
        side: (
            sum(sides.of(one.source_id) == side for one in standing_ones),
            min(sum(sides.of(one.source_id) == side for one in way) for way in ways),
        )
        for side in {sides.of(one.source_id) for one in standing_ones}
    }


def test_of_a_sum_one_figure_has_to_go() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3)),
        said("b", "south", figure("wounded", 5)),
        said("c", "un", figure("casualties", 7)),
        said("d", "un", figure("missing", 7)),
        partitions=[DISJOINT],
    )

    found = smallest_retraction(graph)

    (gone,) = found.claims
    assert gone.claim_label in {"a#1", "b#1", "c#1"}
    assert found.rows() == [
        {"side": "North", "claim_count": 1, "at_least": 0},
        {"side": "South", "claim_count": 1, "at_least": 0},
        {"side": "UN", "claim_count": 2, "at_least": 0},
    ]


def test_the_one_that_all_others_exclude_goes() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3)),
        said("b", "south", figure("killed", 5)),
        said("c", "un", figure("killed", "at least 4")),
    )

    found = smallest_retraction(graph)

    assert [side.claim_label for side in found.claims] == ["a#1"]
    assert [share.at_least for share in found] == [1, 0, 0]


def test_answers_with_holes_need_one_value_that_suits_all() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 1, stance="denies")),
        said("b", "south", figure("killed", 2, stance="denies")),
        said("c", "un", figure("killed", "between 1 and 2")),
        said("d", "army", figure("casualties", "some")),
        said("e", "army", figure("killed", "at least 1")),
        partitions=[DISJOINT],
        sources=[
            {"id": "north"},
            {"id": "south"},
            {"id": "un"},
            {"id": "army", "part_of": ["north"]},
        ],
    )

    found = smallest_retraction(graph)

    assert len(found.claims) == 1
    assert [(share.side, share.claim_count) for share in found] == [
        ("north", 3),
        ("south", 1),
        ("un", 1),
    ]


def test_options_are_chosen_like_numbers() -> None:
    graph = graph_of(
        said("a", "north", {"measure": "held", "answer": "east"}),
        said("b", "south", {"measure": "held", "answer": "west"}),
        said("c", "un", {"measure": "held", "answer": "west"}),
        measures=[{"id": "held", "answers": "choice", "options": ["east", "west"]}],
    )

    found = smallest_retraction(graph)

    assert [side.claim_label for side in found.claims] == ["a#1"]


def test_what_was_withdrawn_need_not_go() -> None:
    graph = graph_of(
        said("a", "north", figure("killed", 3)),
        said("a2", "north", asserted_at="2020-10-02", retracts=["a"]),
        said("b", "south", figure("killed", 5)),
    )

    assert smallest_retraction(graph).claims == ()
    assert len(smallest_retraction(graph, history=True).claims) == 1


sets_to_hit = st.lists(
    st.frozensets(st.sampled_from("abcdefg"), min_size=1, max_size=3), max_size=8
)


def least_weight(sets: list[frozenset[str]], weights: dict[str, int]) -> int:
    return min(
        sum(weights[one] for one in some)
        for size in range(len(weights) + 1)
        for some in itertools.combinations(weights, size)
        if all(not one.isdisjoint(some) for one in sets)
    )


@given(sets=sets_to_hit, numbers=st.lists(st.integers(1, 5), min_size=7, max_size=7))
def test_nothing_lighter_hits_every_set(
    sets: list[frozenset[str]], numbers: list[int]
) -> None:
    weights = dict(zip("abcdefg", numbers, strict=True))

    chosen = hitting.lightest_hitting(sets, weights)

    assert all(not one.isdisjoint(chosen) for one in sets)
    assert sum(weights[one] for one in chosen) == least_weight(sets, weights)


@pytest.mark.extra
@given(sets=sets_to_hit, numbers=st.lists(st.integers(1, 5), min_size=7, max_size=7))
def test_the_solver_finds_nothing_lighter_either(
    sets: list[frozenset[str]], numbers: list[int]
) -> None:
    pytest.importorskip("highspy", reason="needs the extra solve")
    weights = dict(zip("abcdefg", numbers, strict=True))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hitting, "FEW", 0)
        chosen = hitting.lightest_hitting(sets, weights)

    assert all(not one.isdisjoint(chosen) for one in sets)
    assert sum(weights[one] for one in chosen) == least_weight(sets, weights)


def test_claims_without_numbers_or_options_share_nothing() -> None:
    graph = graph_of(said("a", "north", figure("killed", 3)))
    (one,) = commitments(graph)

    assert deepest([one]) == [one]
    assert not isinstance(one.admits, Choice)
