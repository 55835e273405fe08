"""Figures of single days beside running totals: what they come to, and what is said."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimtrack as ct
from claimtrack.analysis.totals.histories import series

# The cuts of time at which anything begins or ends, from the beginning of the count:
# midnights, and the two totals, a minute before the first of October and on the fourth.
BEGIN, LAST_OF_SEPTEMBER, FIRST_TOTAL = 0, 1, 2
FIRST_OF_OCTOBER, FOURTH_OF_OCTOBER = 3, 6
SECOND_TOTAL = 7
MIDNIGHTS = {1: "2020-09-30", 3: "2020-10-01", 4: "2020-10-02", 5: "2020-10-03"}
MIDNIGHTS |= {6: "2020-10-04"}
DAYS = (1, 3, 4, 5, 6, 8)

Figure = tuple[int, int | None]
"""The least and the greatest number, None for no greatest."""
Told = dict[tuple[int, int], Figure]
"""Figures by the cuts between which they count."""


def words(figure: Figure) -> object:
    low, high = figure
    return {"low": low, "high": high}


def case_of(first: Figure, second: Figure, days: Told) -> ct.ClaimGraph:
    case = ct.Case("days")
    case.source("mod")
    case.measure("tanks")
    case.question("total", "tanks", so_far_since="2020-09-27")
    case.say("t1", "mod", "total", words(first), on="2020-09-30T23:59")
    case.say("t2", "mod", "total", words(second), on="2020-10-04T12:00")
    for (start, stop), figure in days.items():
        last = [cut for cut in DAYS if cut < stop][-1]
        period = f"{MIDNIGHTS[start]}/{MIDNIGHTS[last]}"
        case.question(f"q{start}{stop}", "tanks", period=period)
        answer = words(figure)
        case.say(f"d{start}{stop}", "mod", f"q{start}{stop}", answer, on="2020-10-09")
    return case.graph()


def can_hold(told: Told) -> bool:
    """Whether numbers can be counted so that all figures hold (Bellman and Ford)."""
    most = {(cut, cut + 1): math.inf for cut in range(8)}
    least = dict.fromkeys(most, 0.0)
    for pair, (low, high) in told.items():
        most[pair] = min(most.get(pair, math.inf), math.inf if high is None else high)
        least[pair] = max(least.get(pair, 0.0), low)
    edges = [(a, b, high) for (a, b), high in most.items()]
    edges += [(b, a, -low) for (a, b), low in least.items()]
    reach = [0.0] * 9
    for _ in range(10):
        reach = [
            min([reach[cut], *(reach[a] + far for a, b, far in edges if b == cut)])
            for cut in range(9)
        ]
    return all(reach[b] <= reach[a] + far for a, b, far in edges)


def remarks(graph: ct.ClaimGraph) -> tuple[str, ...]:
    return series(graph, "mod", "total")[1].remarks


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    low = draw(st.integers(0, 5))
    return low, draw(st.sampled_from([low, low, low + 2, None]))


STRETCHES = list(itertools.combinations(DAYS, 2))


@given(
    figures(),
    figures(),
    st.dictionaries(st.sampled_from(STRETCHES), figures(), max_size=6),
)
@settings(max_examples=80)
def test_a_remark_is_made_where_and_only_where_they_cannot_be_counted(
    first: Figure, second: Figure, days: Told
) -> None:
    totals = {(BEGIN, FIRST_TOTAL): first, (BEGIN, SECOND_TOTAL): second}
    # A day counts at least so many between the totals, where it lies between them...
    between: Told = {
        (start, stop): (low, None)
        for (start, stop), (low, _) in days.items()
        if start >= FIRST_OF_OCTOBER and stop <= FOURTH_OF_OCTOBER
    }
    # ... and at most so many, where it has some of that time.
    filling: Told = {pair: (0, high) for pair, (_, high) in days.items()}

    told = remarks(case_of(first, second, days))

    rises = can_hold(totals)
    more = [one for one in told if one.endswith("more than the total rose.")]
    less = [one for one in told if one.endswith("less than the total rose.")]
    assert bool(more) == (rises and not can_hold(totals | between))
    assert bool(less) == (rises and not can_hold(totals | filling))
    assert len(told) == len(more) + len(less)
    for one in told:
        named = {pair: days[pair] for pair in days if f"d{pair[0]}{pair[1]}" in one}
        assert not can_hold(totals | named)


def test_days_between_two_totals_that_come_to_more_are_told() -> None:
    graph = case_of((9, 9), (14, 14), {(3, 4): (3, 3), (4, 5): (1, 1), (5, 6): (2, 2)})

    assert remarks(graph) == (
        (
            "d34#1, d45#1 and d56#1 lie between t1#1 and t2#1 and come to more than the "
            "total rose."
        ),
    )
    assert ct.check(graph).where(code="walk-back") == ct.check(graph)[:0]


def test_one_day_that_is_more_than_the_total_rose_is_told() -> None:
    graph = case_of((9, 9), (14, 14), {(3, 4): (7, None)})

    assert remarks(graph) == (
        "d34#1 lies between t1#1 and t2#1 and is more than the total rose.",
    )
    assert "\nt2#1: d34#1 lies between t1#1 and t2#1" in repr(
        series(graph, "mod", "total")
    )


def test_days_that_fill_the_time_and_come_to_less_are_told() -> None:
    graph = case_of((9, 9), (14, 14), {(1, 4): (1, 1), (4, 8): (0, 2)})

    assert remarks(graph) == (
        (
            "d14#1 and d48#1 fill the time between t1#1 and t2#1 and come to less than "
            "the total rose."
        ),
    )


def test_a_stretch_that_fills_the_time_and_is_less_is_told() -> None:
    graph = case_of((9, 9), (14, 14), {(1, 8): (1, 4)})

    assert remarks(graph) == (
        "d18#1 fills the time between t1#1 and t2#1 and is less than the total rose.",
    )


def test_a_day_that_was_taken_back_is_no_increment() -> None:
    case = ct.Case("one day")
    case.source("mod")
    case.measure("tanks")
    case.question("total", "tanks", so_far_since="2020-09-27")
    case.question("day", "tanks", period="2020-10-01")
    case.say("t1", "mod", "total", 9, on="2020-09-30")
    case.say("t2", "mod", "total", 14, on="2020-10-02")
    case.say("d", "mod", "day", 7, on="2020-10-02")
    case.retract("r", "mod", of="d", on="2020-10-03")

    assert remarks(case.graph()) == ()


@pytest.mark.parametrize(("zone", "is_told"), [("Z", True), ("", False)])
def test_days_of_one_clock_are_beside_totals_of_the_same(
    zone: str, *, is_told: bool
) -> None:
    case = ct.Case("one day")
    case.source("mod")
    case.measure("tanks")
    case.question("total", "tanks", so_far_since="2020-09-27")
    day = "2020-10-01T00:00Z/2020-10-01T23:59Z"
    case.question("day", "tanks", period=day)
    case.say("t1", "mod", "total", 9, on=f"2020-09-30T23:00{zone}")
    case.say("t2", "mod", "total", 14, on=f"2020-10-02T03:00{zone}")
    case.say("d", "mod", "day", 7, on="2020-10-09")

    told = remarks(case.graph())

    assert bool(told) == is_told
