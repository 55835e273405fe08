"""The orders of moments, against trying every place on a small grid."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.oracle import timelines
from tests.oracle.timelines import Line, orders

TICKS = 4  # room between two instants for three moments and the instant itself
INSTANTS = 3


def shape(places: dict[str, object]) -> frozenset[tuple[str, int]]:
    """The order of moments, ties and all, whatever their distance."""
    ranks = sorted(set(places.values()))
    return frozenset((key, ranks.index(place)) for key, place in places.items())


def found(line: Line, moments: list[str]) -> set[frozenset[tuple[str, int]]]:
    def no_tie(one: str, other: str) -> bool:
        return not {one, other} <= {"a", "b", "c"}

    return {shape(ranks) for ranks in orders(line, moments, no_tie)}


def in_one_order(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two moments are in one order on both clocks, or one moment."""
    return one == other or (
        one[0] != other[0]
        and one[1] != other[1]
        and (one[0] < other[0]) == (one[1] < other[1])
    )


bounds = st.tuples(
    st.sampled_from([None, 0, 1, 2]), st.sampled_from([None, 0, 1, 2, 3])
)


@given(
    st.tuples(bounds, bounds, bounds),
    st.lists(st.sampled_from(["ab", "ba", "bc", "ac"]), max_size=2, unique=True),
)
def test_on_one_clock_the_orders_are_those_of_a_grid(
    known: tuple[tuple[int | None, int | None], ...], edges: list[str]
) -> None:
    line = Line()
    possible = []
    for name, (low, high) in zip("abc", known, strict=True):
        line.add(name)
        if low is not None:
            possible.append(line.from_instant(name, low, utc=False))
        if high is not None:
            possible.append(line.until_instant(name, high, utc=False))
    possible += [line.before(*edge) for edge in edges]
    line.add("instant")
    line.at_instant("instant", 1, utc=False)
    ranges = [
        range(
            -TICKS if low is None else low * TICKS,
            (3 if high is None else high) * TICKS,
        )
        for low, high in known
    ]
    expected = {
        shape(dict(zip("abc", places, strict=True)) | {"instant": TICKS})
        for places in itertools.product(*ranges)
        if len(set(places)) == len(places)
        and all(places["abc".index(x)] < places["abc".index(y)] for x, y in edges)
    }

    assert all(possible) == bool(expected)
    if expected:
        assert found(line, ["instant", "a", "b", "c"]) == expected


scaled = st.tuples(st.integers(0, 2), st.integers(1, 3), st.booleans())


@given(a=scaled, b=scaled, instant_is_utc=st.booleans())
@settings(max_examples=8)
def test_on_two_clocks_the_orders_are_those_of_a_grid(
    a: tuple[int, int, bool], b: tuple[int, int, bool], *, instant_is_utc: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timelines, "WALL_CLOCK_SLACK", 1)
        line = Line()
        for name, (low, length, utc) in (("a", a), ("b", b)):
            line.add(name)
            line.from_instant(name, low, utc=utc)
            line.until_instant(name, low + length, utc=utc)
        line.add("instant")
        line.at_instant("instant", 2, utc=instant_is_utc)
    places = [
        [
            pair
            for pair in itertools.product(range(-TICKS, 6 * TICKS), repeat=2)
            if abs(pair[0] - pair[1]) <= TICKS
            and low * TICKS <= pair[utc] < (low + length) * TICKS
        ]
        for low, length, utc in (a, b)
    ]
    places.append(
        [
            (other, 2 * TICKS)[:: 1 if instant_is_utc else -1]
            for other in range(TICKS, 3 * TICKS + 1)
        ]
    )

    expected = {
        shape(dict(zip(["a", "b", "instant"], chosen, strict=True)))
        for chosen in itertools.product(*places)
        if chosen[0] != chosen[1]
        and all(in_one_order(*pair) for pair in itertools.combinations(chosen, 2))
    }

    assert found(line, ["instant", "a", "b"]) == expected
