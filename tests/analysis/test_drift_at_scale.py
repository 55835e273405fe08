"""Long chains, wide hubs and big rings of relays, looked through in seconds."""

import itertools
from collections.abc import Iterable

import pytest

from claimtrack.analysis import drifts
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Claim,
    Count,
    Measure,
    Question,
    Record,
    Relay,
    Source,
    Stance,
    Statement,
    digest,
)

QUESTION = Question(measure_id="tanks")
CHAIN = 10_000
RING = 1_000


def statement(number: int) -> Statement:
    return Statement(source_id="agency", key=str(number))


def lists(one: Statement, number: int, stance: Stance = Stance.REPORTS) -> list[Record]:
    claim = Claim(question_id=digest(QUESTION), answer=Count(spans=[(number, number)]))
    assertion = Assertion(
        statement_id=digest(one), claim_id=digest(claim), stance=stance
    )
    return [claim, assertion]


def rests(one: Statement, on: Statement) -> Relay:
    return Relay(statement_id=digest(one), rests_on_id=digest(on))


def graph_of(statements: Iterable[Statement], records: Iterable[Record]) -> ClaimGraph:
    frame = (Source(id="agency"), Measure(id="tanks"), QUESTION)
    return ClaimGraph([*frame, *statements, *dict.fromkeys(records)])


def chained(some: list[Statement]) -> list[Record]:
    return [rests(one, on) for on, one in itertools.pairwise(some)]


def test_a_long_chain_of_unseen_relays_is_all_candidates() -> None:
    some = [*map(statement, range(CHAIN))]
    ends = [*lists(some[0], 3, Stance.ASSERTS), *lists(some[-1], 4)]

    (one,) = drifts(graph_of(some, [*chained(some), *ends]))

    assert len(one.candidates) == CHAIN - 1
    assert one.candidates[-1].rests_on_id == digest(some[0])


def test_a_long_chain_of_seen_relays_is_compared_hop_by_hop() -> None:
    some = [*map(statement, range(CHAIN))]
    told = [x for n, one in enumerate(some) for x in lists(one, 3 + (n >= CHAIN // 2))]

    (one,) = drifts(graph_of(some, [*chained(some), *told]))

    assert one.sides[1].statement_id == digest(some[CHAIN // 2])


@pytest.mark.parametrize("is_seen", [False, True])
def test_a_hub_that_many_relay_is_looked_at_once(*, is_seen: bool) -> None:
    hub, *some = map(statement, range(CHAIN))
    told = [x for n, one in enumerate(some) for x in lists(one, 3 + (n == 7))]
    own = lists(hub, 3, Stance.ASSERTS) if is_seen else []

    (one,) = drifts(
        graph_of([hub, *some], [*(rests(x, hub) for x in some), *told, *own])
    )

    assert digest(some[7]) in {side.statement_id for side in one.sides}
    assert len(one.candidates) == (1 if is_seen else 2)


def test_a_big_ring_is_gone_round_once() -> None:
    some = [*map(statement, range(RING))]
    closing = rests(some[0], some[-1])
    told = [x for n, one in enumerate(some) for x in lists(one, 3 + (n == 7))]

    found = [*drifts(graph_of(some, [*chained(some), closing, *told]))]

    assert len(found) == 2


def test_a_ladder_with_ways_beyond_number_is_climbed_once() -> None:
    rungs = [(statement(2 * n), statement(2 * n + 1)) for n in range(20)]
    bottom, top = statement(100), statement(101)
    steps = [
        rests(x, y) for low, up in itertools.pairwise(rungs) for x in up for y in low
    ]
    sides = [*(rests(x, bottom) for x in rungs[0]), *(rests(top, x) for x in rungs[-1])]
    ends = [*lists(bottom, 3, Stance.ASSERTS), *lists(top, 4)]
    some = [*(one for rung in rungs for one in rung), bottom, top]

    (one,) = drifts(graph_of(some, [*steps, *sides, *ends]))

    assert len(one.candidates) == len(steps) + len(sides)
