"""Who comes soonest after each, against a look at every two."""

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.analysis.pairs.soonest import (
    Pair,
    Turn,
    soonest,
    soonest_above,
    soonest_below,
)

places = st.integers(0, 6)


@st.composite
def turns(draw: st.DrawFn) -> list[Turn]:
    """Turns on two lines of time, with two ways to tell who is sooner."""
    found = []
    for name in range(draw(st.integers(0, 7))):
        begins = draw(st.tuples(places, places))
        lasts = draw(st.tuples(st.integers(1, 2), st.integers(1, 2)))
        low, high = sorted(draw(st.tuples(places, places)))
        found.append(
            Turn(
                commitment=name,  # type: ignore[arg-type]  # nobody looks at it
                begins=begins,
                ends=tuple(map(sum, zip(begins, lasts, strict=True))),
                soon=draw(st.tuples(places, places)),
                low=low,
                high=high + 1,
            )
        )
    return found


def by_looking(earlier: Sequence[Turn], later: Sequence[Turn], fits: object) -> set:
    """For each, each line and each way to tell, the soonest mark of those that fit."""
    assert callable(fits)
    return {
        (one.commitment, way, min(fitting))
        for one in earlier
        for line in (0, 1)
        for way in (0, 1)
        if (
            fitting := [
                other.soon[way]
                for other in later
                if other.begins[line] >= one.ends[line] and fits(one, other)
            ]
        )
    }


def reached(pairs: Iterable[Pair], fits: object) -> set:
    """The marks of those that are given, for each way to tell; each of them has to fit."""
    assert callable(fits)
    found = set()
    for one, other in pairs:
        assert fits(one, other)
        assert any(b >= e for b, e in zip(other.begins, one.ends, strict=True))
        found |= {(one.commitment, way, other.soon[way]) for way in (0, 1)}
    return found


@pytest.mark.parametrize(
    ("look", "fits"),
    [
        (soonest_below, lambda one, other: other.high <= one.low),
        (soonest_above, lambda one, other: other.low >= one.high),
        (lambda turns: soonest(turns, turns), lambda _one, _other: True),
    ],
)
@given(turns=turns())
def test_the_soonest_of_all_that_fit_is_given(
    look: object, fits: object, turns: list[Turn]
) -> None:
    assert callable(look)

    found = reached(look(turns), fits)

    assert by_looking(turns, turns, fits) <= found
