"""The fewest that have to go: what brute force over all subsets gives."""

import itertools
import time
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.analysis.series_worlds import answers

from claimtrack.analysis.totals.rising import rising
from claimtrack.model import Amount, Count, Interval, pieces

FIVE = Decimal(5)

Order = frozenset[tuple[int, int]]
IN_A_ROW: Order = frozenset({(0, 1), (1, 2), (0, 2)})
"""The first three in order; others in none."""


def can_rise(sets: Sequence[Count], kept: Iterable[int], order: Order) -> bool:
    """Whether values can be chosen, by trying all."""
    places = sorted(kept)
    choices = [[value for value in range(10) if value in sets[one]] for one in places]
    return any(
        all(
            values[a] <= values[b]
            for a, b in itertools.combinations(range(len(places)), 2)
            if (places[a], places[b]) in order
        )
        for values in itertools.product(*choices)
    )


def by_brute_force(sets: Sequence[Count], order: Order) -> frozenset[int]:
    """The most that can rise; of several the one that keeps the last, and so on."""
    places = range(len(sets))
    subsets = itertools.chain.from_iterable(
        itertools.combinations(places, size) for size in range(len(sets) + 1)
    )
    rise = [one for one in subsets if can_rise(sets, one, order)]
    return frozenset(max(rise, key=lambda one: (len(one), sorted(one)[::-1])))


@st.composite
def orders(draw: st.DrawFn, size: int) -> Order:
    """Some order of which each two may be left open; what follows is in it."""
    pairs = list(itertools.combinations(range(size), 2))
    found = {pair for pair in pairs if draw(st.booleans())}
    for middle, one, other in itertools.product(range(size), repeat=3):
        if (one, middle) in found and (middle, other) in found:
            found.add((one, other))
    return frozenset(found)


@st.composite
def ordered(draw: st.DrawFn) -> tuple[list[Count], Order]:
    sets = draw(st.lists(answers(), min_size=1, max_size=5))
    return sets, draw(orders(len(sets)))


def only(*numbers: int) -> Count:
    return Count(spans=[(number, number) for number in numbers])


@given(st.lists(answers(), max_size=6))
@example([only(3), only(1, 5), only(4)])
@example([only(9), only(1, 5), only(0, 3), only(2, 6)])
@settings(max_examples=100)
def test_of_a_known_order_the_most_are_kept(sets: list[Count]) -> None:
    every = frozenset(itertools.combinations(range(len(sets)), 2))

    kept = rising([pieces(one) for one in sets])

    assert kept == by_brute_force(sets, every)


@given(ordered())
@example(([only(3), only(1, 5), only(4)], IN_A_ROW))
@example(([only(3), only(1, 5), only(4), only(0)], IN_A_ROW))
@settings(max_examples=100)
def test_of_a_partial_order_the_most_are_kept(
    given_: tuple[list[Count], Order],
) -> None:
    sets, order = given_

    kept = rising([pieces(one) for one in sets], lambda a, b: (a, b) in order)

    assert kept == by_brute_force(sets, order)


def test_what_is_in_no_known_order_stays() -> None:
    sets = [pieces(only(number)) for number in (5, 4, 3)]

    kept = rising(sets, lambda _one, _other: False)

    assert kept == {0, 1, 2}


def test_amounts_that_leave_out_their_ends_rise_as_far_as_they_can() -> None:
    over, under = Interval(low=FIVE, low_open=True), Interval(high=FIVE, high_open=True)
    five = Interval(low=FIVE, high=FIVE)
    told = [pieces(Amount(intervals=[one])) for one in (over, five, under)]

    kept = rising(told)

    assert kept == {2}


def falling(count: int) -> list[int]:
    return list(range(count, 0, -1))


def sawtooth(count: int) -> list[int]:
    return [place // 2 + 50 * (place % 2) for place in range(count)]


@pytest.mark.parametrize(
    ("make", "kept"), [(falling, 1), (sawtooth, 50_001), (range, 100_000)]
)
def test_a_hundred_thousand_in_known_order_are_told_soon(
    make: Callable[[int], Sequence[int]], kept: int
) -> None:
    sets = [pieces(only(number)) for number in make(100_000)]
    start = time.process_time()

    found = rising(sets)

    assert len(found) >= kept
    assert time.process_time() - start < 20
