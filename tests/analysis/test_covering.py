"""The least sums that cover a whole, against every choice there is."""

import itertools
import math
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.analysis.comparison.windows import EVER
from claimtrack.analysis.sums.covering import ALL, Coverings, Tile
from claimtrack.analysis.sums.members import Member
from claimtrack.graph.containment import containment_of
from claimtrack.model import Measure, Partition

PARTS = {"losses": ("dead", "hurt"), "dead": ("men", "women")}
LEAVES = ("men", "women", "hurt")
MEASURES = ("losses", "dead", "men", "women", "hurt")
PARTITIONS = tuple(
    Partition(whole_id=whole, part_ids=parts, exhaustive=True)
    for whole, parts in PARTS.items()
)
INSIDE = containment_of([*(Measure(id=each) for each in MEASURES), *PARTITIONS])


def tile(measure: str, high: int, stretch: tuple[float, float] = ALL) -> Tile:
    member = Member(
        commitment=None,  # type: ignore[arg-type]  # a sum looks at bounds only
        label="",
        key=(measure, None, None),
        low=(0, False),
        high=(high, False),
        outer=EVER,
        inner=EVER,
        stretch=0,
    )
    return Tile(member=member, stretch=stretch)


def covers(tiles: tuple[Tile, ...], days: int) -> bool:
    """Whether some tile covers each last part on each of so many days."""
    return all(
        any(
            one.member.key[0] in INSIDE.around(leaf)
            and one.stretch[0] <= day
            and day + 1 <= one.stretch[1]
            for one in tiles
        )
        for leaf in LEAVES
        for day in range(days)
    )


def least_of_all(tiles: list[Tile], days: int) -> Fraction | None:
    """The least sum of any tiles that cover the whole, but for one by itself."""
    sums = [
        sum((one.member.high[0] for one in some), Fraction(0))
        for size in range(2, len(tiles) + 1)
        for some in itertools.combinations(tiles, size)
        if covers(some, days)
    ]
    return min(sums, default=None)


def lightest(tiles: list[Tile]) -> Fraction | None:
    found = Coverings(tiles, INSIDE, PARTITIONS).lightest("losses", None)
    return None if found is None else found.high[0]


def highs() -> st.SearchStrategy[int]:
    return st.integers(0, 9)


@given(st.lists(st.builds(tile, st.sampled_from(MEASURES[1:]), highs()), max_size=7))
def test_no_figures_cover_a_tree_of_parts_for_less(tiles: list[Tile]) -> None:
    assert lightest(tiles) == least_of_all(tiles, days=1)


def days_of(first: int, last: int) -> tuple[float, float]:
    """A stretch of the three days of a whole; endless where it begins or ends with it."""
    return (-math.inf if first <= 0 else first, math.inf if last >= 3 else last)


stretches = st.tuples(st.integers(0, 2), st.integers(1, 3)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)


@given(
    st.lists(
        st.tuples(highs(), stretches.filter(lambda s: s[0] > 0 or s[1] < 3)),
        max_size=7,
    )
)
def test_no_figures_cover_the_days_of_a_whole_for_less(
    given_: list[tuple[int, tuple[int, int]]],
) -> None:
    tiles = [tile("losses", high, days_of(*days)) for high, days in given_]

    assert lightest(tiles) == least_of_all(tiles, days=3)


@given(
    st.lists(
        st.tuples(st.sampled_from(MEASURES[1:]), highs(), stretches),
        max_size=7,
    )
)
def test_what_covers_parts_day_by_day_covers_the_whole(
    given_: list[tuple[str, int, tuple[int, int]]],
) -> None:
    tiles = [tile(measure, high, days_of(*days)) for measure, high, days in given_]

    found = Coverings(tiles, INSIDE, PARTITIONS).lightest("losses", None)

    if found is None:
        # What alone covers a part on all days leaves nothing else to find.
        assert least_of_all(tiles, days=3) is None
    else:
        used = {one: tile for tile in tiles for one in (tile.member,)}
        chosen = tuple(used[one] for one in dict.fromkeys(found.members))
        assert covers(chosen, days=3)


def test_a_part_of_two_wholes_is_not_covered_by_itself() -> None:
    ring = (
        Partition(whole_id="a", part_ids=["x", "y"], exhaustive=True),
        Partition(whole_id="b", part_ids=["x", "z"], exhaustive=True),
    )
    inside = containment_of([*(Measure(id=each) for each in "abxyz"), *ring])
    tiles = [tile("b", 3), tile("y", 4)]

    found = Coverings(tiles, inside, ring).lightest("a", None)

    assert found is not None
    assert found.high == (7, False)
