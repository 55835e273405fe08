"""The greatest sums of what has nothing in common, against every choice there is."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.analysis.comparison.windows import Window, are_apart
from claimtrack.analysis.sums import packing
from claimtrack.analysis.sums.apartness import Apartness
from claimtrack.analysis.sums.ceilings import Ceilings
from claimtrack.analysis.sums.members import ENDLESS, ZERO, Member, total
from claimtrack.graph.containment import containment_of
from claimtrack.model import Measure, Partition, Place

LEAVES = {
    "losses": ("dead", "hurt"),
    "dead": ("men", "women"),
    "hurt": ("burnt", "cut", "shot"),
}
MEASURES = (*LEAVES, *(part for parts in LEAVES.values() for part in parts))
PLACES = ("valley", "upper", "lower", None)
PARTITIONS = (
    *(
        Partition(whole_id=whole, part_ids=parts, disjoint=True)
        for whole, parts in LEAVES.items()
    ),
    Partition(whole_id="valley", part_ids=["upper", "lower"], disjoint=True),
)
INSIDE = containment_of(
    [
        *(Measure(id=each) for each in dict.fromkeys(MEASURES)),
        *(Place(id=each) for each in PLACES if each is not None),
        *PARTITIONS,
    ]
)


def member(measure: str, place: str | None, days: tuple[int, int], low: int) -> Member:
    stretch = (float(days[0]), float(days[0] + days[1]))
    window = Window(wall=stretch, utc=stretch)
    return Member(
        commitment=None,  # type: ignore[arg-type]  # a sum looks at bounds only
        label="",
        key=(measure, None, place),
        low=(low, False),
        high=ENDLESS,
        outer=window,
        inner=window,
        stretch=0,
    )


def members(
    measures: tuple[str, ...], places: tuple[str | None, ...]
) -> st.SearchStrategy[Member]:
    return st.builds(
        member,
        st.sampled_from(measures),
        st.sampled_from(places),
        st.tuples(st.integers(0, 6), st.integers(1, 4)),
        st.integers(1, 9),
    )


def apartness() -> Apartness:
    return Apartness(INSIDE, PARTITIONS)


def heaviest_of_all(some: list[Member]) -> Fraction:
    apart = apartness()
    best = Fraction(0)
    for size in range(len(some) + 1):
        for chosen in itertools.combinations(some, size):
            if all(
                apart.are_apart(*pair) for pair in itertools.combinations(chosen, 2)
            ):
                best = max(best, total(ZERO, *(one.low for one in chosen))[0])
    return best


@given(some=st.lists(members(MEASURES, PLACES), max_size=9))
def test_no_choice_of_few_members_comes_to_more(some: list[Member]) -> None:
    packed = packing.heaviest(some, apartness())

    assert packed.low[0] == heaviest_of_all(some)


@given(some=st.lists(members(MEASURES, PLACES), max_size=14))
def test_what_is_packed_has_nothing_in_common(some: list[Member]) -> None:
    apart = apartness()

    packed = packing.heaviest(some, apart)

    assert all(
        apart.are_apart(*pair) for pair in itertools.combinations(packed.members, 2)
    )


@pytest.mark.parametrize(
    ("measures", "places"),
    [(MEASURES, (None,)), (("losses",), PLACES[:3]), (("losses",), (None,))],
    ids=["by measure and day", "by place and day", "by day"],
)
@given(data=st.data())
def test_cutting_many_apart_finds_what_trying_every_choice_finds(
    measures: tuple[str, ...], places: tuple[str | None, ...], data: st.DataObject
) -> None:
    some = data.draw(st.lists(members(measures, places), min_size=1, max_size=9))
    many = packing._Cutting(apartness(), few=1)

    packed = many.heaviest(tuple(some))

    assert packed.low[0] == heaviest_of_all(some)


def test_many_days_take_no_trying() -> None:
    days = [member("men", None, (day, 1), 1) for day in range(500)]
    weeks = [member("men", None, (day, 7), 6) for day in range(0, 490, 3)]

    packed = packing.heaviest([*days, *weeks], apartness())

    assert packed.low == (500, False)


def test_days_of_many_parts_are_cut_both_ways() -> None:
    some = [
        member(measure, None, (day, 1), 1)
        for day in range(20)
        for measure in ("men", "women", "hurt", "dead")
    ]

    packed = packing.heaviest(some, apartness())

    assert packed.low == (60, False)


def test_of_equal_sums_the_one_of_fewer_members_is_given() -> None:
    whole = member("dead", None, (0, 2), 4)
    parts = [member("men", None, (0, 2), 2), member("women", None, (0, 2), 2)]

    packed = packing.heaviest([*parts, whole], apartness())

    assert packed.members == (whole,)


def test_a_ceiling_of_parts_without_a_stretch_is_endless() -> None:
    ceilings = Ceilings([member("men", None, (3, 0), 4)], lambda key: [key])

    ceiling = ceilings.of(("men", None, None), (0.0, 9.0))

    assert ceiling == ENDLESS


def test_stretches_that_touch_are_apart() -> None:
    first, second = (member("men", None, (day, 1), 1).outer for day in (0, 1))

    assert are_apart(first, second)
    assert are_apart(second, first)
    assert not are_apart(first, first)
