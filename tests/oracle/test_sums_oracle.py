"""The oracle of sums on cases worked out by hand, and the laws that it keeps."""

import itertools
from collections import Counter
from collections.abc import Iterable

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.oracle.pairs import by_readings
from tests.oracle.sums import Sums, Values, Way, by_bounds, commitments, fills
from tests.oracle.sums_worlds import sums_worlds

from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Certainty,
    Claim,
    Correction,
    CorrectionKind,
    Count,
    Measure,
    Order,
    Partition,
    Period,
    Place,
    Question,
    Record,
    Source,
    Stance,
    Statement,
    Subject,
    Unknown,
    When,
    digest,
)
from claimtrack.testing import worlds

NOUNS = (
    *(Source(id=name) for name in ("north", "south", "gazette")),
    Source(id="north-army", part_of=["north"]),
    Subject(id="army"),
    *(Place(id=name) for name in ("land", "east", "west")),
    Measure(id="hit"),
    *(Measure(id=name) for name in ("killed", "wounded", "men", "women")),
    *(Measure(id=name) for name in ("civilians", "troops")),
    Measure(id="officers", part_of=["hit"]),
    Measure(id="shelled", additive=False),
)
DISJOINT = Partition(whole_id="hit", part_ids=["killed", "wounded"], disjoint=True)
EXHAUSTIVE = attrs.evolve(DISJOINT, disjoint=False, exhaustive=True)
BOTH = attrs.evolve(DISJOINT, exhaustive=True)
SEXES = attrs.evolve(BOTH, part_ids=["men", "women"])
DEAD = attrs.evolve(BOTH, whole_id="killed", part_ids=["civilians", "troops"])
LAND = attrs.evolve(BOTH, whole_id="land", part_ids=["east", "west"])
SPAN, DAY, NEXT = "2020-09-01/2020-09-02", "2020-09-01", "2020-09-02"
SO_FAR = "2020-09-01/said"


def at_least(number: int) -> Count:
    return Count(spans=[(number, None)])


def up_to(number: int) -> Count:
    return Count(spans=[(0, number)])


@attrs.frozen
class Told:
    """A statement with one claim, and the records that these need."""

    statement: Statement
    assertion: Assertion
    records: tuple[Record, ...]


def told(
    measure: str,
    answer: int | Count | Unknown,
    *,
    place: str | None = "land",
    period: str | None = SPAN,
    by: str = "gazette",
    on: str | None = "2020-10-05",
    denies: bool = False,
    certainty: Certainty = Certainty.CERTAIN,
    after: Iterable[Told] = (),
    key: str = "",
) -> Told:
    """One source tells one figure."""
    question = Question(
        measure_id=measure,
        subject_id="army",
        place_id=place,
        period=None if period is None else Period(text=period),
    )
    answer = Count(spans=[(answer, answer)]) if isinstance(answer, int) else answer
    claim = Claim(question_id=digest(question), answer=answer)
    statement = Statement(
        source_id=by,
        asserted_at=None if on is None else When(text=on),
        key=f"{digest(claim)}{denies}{key}",
    )
    assertion = Assertion(
        statement_id=digest(statement),
        claim_id=digest(claim),
        stance=Stance.DENIES if denies else Stance.ASSERTS,
        certainty=certainty,
    )
    orders = [
        Order(statement_id=digest(statement), after_id=digest(one.statement))
        for one in after
    ]
    return Told(statement, assertion, (question, claim, statement, assertion, *orders))


def records(*more: Told | Record) -> tuple[Record, ...]:
    found = dict.fromkeys(NOUNS)
    for one in more:
        found |= dict.fromkeys(one.records if isinstance(one, Told) else [one])
    return tuple(found)


def possible(*more: Told | Record) -> bool:
    """Whether all that is told can hold in one world."""
    everything = [one.assertion for one in more if isinstance(one, Told)]
    return Sums(records(*more), everything).possible(everything)


def is_minimal(*more: Told | Record) -> bool:
    """Whether what is told can't hold together, and could without any one of it."""
    everything = [one.assertion for one in more if isinstance(one, Told)]
    sums = Sums(records(*more), everything)
    return sums.minimal() == [frozenset(everything)]


# Disjoint parts.


def test_disjoint_parts_cant_come_to_more_than_their_whole() -> None:
    parts = told("killed", 3), told("wounded", 4)

    assert is_minimal(DISJOINT, told("hit", 6), *parts)
    assert possible(DISJOINT, told("hit", 7), *parts)


def test_disjoint_parts_may_come_to_less_where_they_dont_exhaust() -> None:
    assert possible(DISJOINT, told("hit", 60), told("killed", 3), told("wounded", 4))


def test_parts_that_may_overlap_may_come_to_more() -> None:
    parts = told("killed", 3), told("wounded", 4)

    assert possible(EXHAUSTIVE, told("hit", 6), *parts)
    assert possible(EXHAUSTIVE, told("hit", 4), *parts)


def test_only_the_parts_lows_and_the_wholes_high_count() -> None:
    parts = told("killed", at_least(3)), told("wounded", Count(spans=[(4, 9)]))

    assert is_minimal(DISJOINT, told("hit", up_to(6)), *parts)
    assert possible(DISJOINT, told("hit", at_least(6)), *parts)
    assert possible(DISJOINT, told("hit", up_to(7)), *parts)


def test_a_measure_of_no_partition_may_overlap_each_part() -> None:
    one, other = told("killed", 3), told("officers", 4)

    assert possible(DISJOINT, told("hit", 4), one, other)
    assert not possible(DISJOINT, told("hit", 3), one, other)


# Parts that exhaust.


def test_exhaustive_parts_cant_come_to_less_than_their_whole() -> None:
    parts = told("killed", 3), told("wounded", 4)

    assert is_minimal(EXHAUSTIVE, told("hit", 8), *parts)
    assert possible(EXHAUSTIVE, told("hit", 7), *parts)


def test_a_part_of_which_nobody_tells_may_be_any_number() -> None:
    assert possible(BOTH, told("hit", 8), told("killed", 3))


def test_a_part_without_a_partition_is_exhausted_as_its_whole_is() -> None:
    parts = told("killed", 3), told("wounded", 4)

    assert is_minimal(EXHAUSTIVE, told("officers", 8), *parts)


def test_two_levels_of_parts_add_up() -> None:
    parts = told("civilians", 2), told("troops", 1), told("wounded", 4)

    assert is_minimal(BOTH, DEAD, told("hit", 8), *parts)
    assert is_minimal(BOTH, DEAD, told("hit", 6), *parts)
    assert possible(BOTH, DEAD, told("hit", 7), *parts)


# Places and days.


def test_places_divide_as_measures_do() -> None:
    parts = told("hit", 3, place="east"), told("hit", 4, place="west")

    assert is_minimal(LAND, told("hit", 6), *parts)
    assert is_minimal(LAND, told("hit", 8), *parts)
    assert possible(LAND, told("hit", 7), *parts)


def test_parts_by_measure_and_by_place_add_up() -> None:
    parts = [
        told("wounded", 4),
        told("killed", 2, place="east"),
        told("killed", 1, place="west"),
    ]

    assert is_minimal(BOTH, LAND, told("hit", 8), *parts)
    assert is_minimal(BOTH, LAND, told("hit", 6), *parts)


def test_a_part_of_a_part_and_a_part_of_a_place_may_be_one() -> None:
    one, other = told("killed", 3), told("hit", 4, place="east")

    assert possible(BOTH, LAND, told("hit", 4), one, other)


def test_a_grid_can_fail_where_no_one_whole_does() -> None:
    # Four killed at least in the west, and two wounded: more than five hit there.
    grid = [
        told("killed", at_least(5)),
        told("killed", up_to(1), place="east"),
        told("wounded", at_least(2), place="west"),
        told("hit", up_to(5), place="west"),
    ]
    sums = Sums(records(BOTH, LAND, *grid), [one.assertion for one in grid])

    assert is_minimal(BOTH, LAND, *grid)
    assert not list(sums.sums(frozenset(sums.members)))


def test_two_partitions_of_one_whole_can_fail_without_the_whole() -> None:
    parts = [
        told("killed", up_to(1)),
        told("wounded", up_to(1)),
        told("men", 2),
        told("women", 1),
    ]

    assert is_minimal(BOTH, SEXES, *parts)


def test_days_tile_a_span() -> None:
    parts = told("hit", 3, period=DAY), told("hit", 4, period=NEXT)

    assert is_minimal(told("hit", 6), *parts)
    assert is_minimal(told("hit", 8), *parts)
    assert possible(told("hit", 7), *parts)


def test_a_day_that_is_missing_may_be_any_number() -> None:
    longer = told("hit", 8, period="2020-09-01/2020-09-03")

    assert possible(longer, told("hit", 3, period=DAY), told("hit", 4, period=NEXT))


def test_spans_that_overlap_cover_a_span_around_them() -> None:
    longer = "2020-09-01/2020-09-03"
    parts = told("hit", 3), told("hit", 4, period="2020-09-02/2020-09-03")

    assert is_minimal(told("hit", 8, period=longer), *parts)
    assert possible(told("hit", 5, period=longer), *parts)


# Running totals and order.


def test_running_totals_of_the_parts_said_no_later_cant_exceed_the_wholes() -> None:
    first = told("killed", 3, period=SO_FAR, on="2020-09-03")
    second = told("wounded", 4, period=SO_FAR, on="2020-09-04")
    last = told("hit", 6, period=SO_FAR, on="2020-09-05")

    assert is_minimal(DISJOINT, first, second, last)


def test_running_totals_of_the_parts_said_later_may_have_grown() -> None:
    first = told("hit", 6, period=SO_FAR, on="2020-09-03")
    second = told("killed", 3, period=SO_FAR, on="2020-09-04")
    last = told("wounded", 4, period=SO_FAR, on="2020-09-05")

    assert possible(DISJOINT, first, second, last)


def test_what_one_order_allows_is_possible() -> None:
    of_one_day = {"period": SO_FAR, "on": "2020-09-03"}
    parts = told("killed", 3, **of_one_day), told("wounded", 4, **of_one_day)

    assert possible(DISJOINT, told("hit", 6, **of_one_day), *parts)
    assert is_minimal(DISJOINT, told("hit", 6, **of_one_day, after=parts), *parts)


def test_a_day_and_the_total_before_it_make_the_total_after_it() -> None:
    first = told("hit", 3, period=SO_FAR, on="2020-09-02T00:00")
    day = told("hit", 4, period=NEXT, on="2020-09-03")
    total = told("hit", 6, period=SO_FAR, on="2020-09-03", after=[day])

    # The first total was said within the first minute of the second day, and may hold
    # some of the day.
    assert possible(first, day, total)
    assert is_minimal(
        told("hit", 3, period=DAY), day, told("hit", 6, period=SO_FAR, on="2020-09-05")
    )


# What members say.


def test_a_denial_says_all_but_what_it_denies() -> None:
    # Not "up to 2": three at least. Not "at least 7": up to six.
    part = told("killed", up_to(2), denies=True)
    whole = told("hit", at_least(7), denies=True)

    assert is_minimal(DISJOINT, part, told("wounded", 4), whole)
    assert possible(DISJOINT, part, told("wounded", 3), whole)


def test_holes_can_make_impossible_what_bounds_allow() -> None:
    parts = told("killed", 3, denies=True), told("wounded", 4)
    everything = (told("hit", 7), *parts)
    sums = Sums(records(BOTH, *everything), [one.assertion for one in everything])

    assert is_minimal(BOTH, *everything)
    assert not sums.minimal(by_bounds)


def test_a_scope_that_only_some_name_may_be_any() -> None:
    parts = told("killed", 3, place=None), told("wounded", 4)

    assert possible(DISJOINT, told("hit", 6), *parts)


def test_a_scope_that_none_names_is_one() -> None:
    parts = told("killed", 3, place=None), told("wounded", 4, place=None)

    assert is_minimal(DISJOINT, told("hit", 6, place=None), *parts)


def test_a_pair_that_fails_is_not_minimal_with_a_third() -> None:
    parts = told("killed", 9), told("wounded", 4)
    whole = told("hit", 6)
    everything = [one.assertion for one in (whole, *parts)]

    found = Sums(records(DISJOINT, whole, *parts), everything).minimal()

    assert found == [{whole.assertion, parts[0].assertion}]


def test_a_sum_names_its_whole_and_its_way() -> None:
    whole, *parts = told("hit", 8), told("killed", 3), told("wounded", 4)
    sums = Sums(
        records(BOTH, whole, *parts), [one.assertion for one in (whole, *parts)]
    )

    (found,) = sums.minimal()

    assert [(one.whole, one.way) for one in sums.sums(found)] == [
        (whole.assertion, Way.LESS)
    ]


# What stands.


def standing(*more: Told | Record, history: bool = False) -> set[Assertion]:
    return set(commitments(records(*more), history=history))


def test_what_is_possible_unknown_or_a_level_bears_on_no_sum() -> None:
    assert not standing(
        told("hit", 3, certainty=Certainty.POSSIBLE),
        told("hit", Unknown()),
        told("shelled", 3),
    )


def test_a_retraction_by_the_same_source_withdraws() -> None:
    first = told("hit", 3)
    others = {
        by: Correction(
            statement_id=digest(told("killed", 1, by=by).statement),
            corrects_id=digest(first.statement),
            kind=CorrectionKind.RETRACTS,
        )
        for by in ("gazette", "south")
    }
    ours, theirs = (told("killed", 1, by=by) for by in others)

    assert standing(first, ours, others["gazette"]) == {ours.assertion}
    assert len(standing(first, theirs, others["south"])) == 2
    assert len(standing(first, ours, others["gazette"], history=True)) == 2


def test_a_later_assertion_about_what_was_over_replaces() -> None:
    first, last = told("hit", 3), told("hit", at_least(2), on="2020-10-06")

    assert standing(first, last) == {last.assertion}


def test_a_running_total_that_grows_replaces_nothing_and_one_that_falls_does() -> None:
    first = told("hit", 3, period=SO_FAR, on="2020-09-03")
    more = told("hit", 4, period=SO_FAR, on="2020-09-04")
    less = told("hit", 2, period=SO_FAR, on="2020-09-04")

    assert standing(first, more) == {first.assertion, more.assertion}
    assert standing(first, less) == {less.assertion}


def test_a_later_denial_replaces_only_what_it_excludes() -> None:
    first, held = told("hit", 3), told("killed", 1)
    denial = told("hit", 3, denies=True, on="2020-10-06")
    idle = told("killed", 3, denies=True, on="2020-10-06")

    assert standing(first, held, denial, idle) == {
        one.assertion for one in (held, denial, idle)
    }


# Filling.


@st.composite
def _cells_and_values(draw: st.DrawFn) -> tuple[frozenset[int], list[Values]]:
    count = draw(st.integers(1, 3))
    listed = st.sets(st.integers(0, 3), min_size=1, max_size=3).map(sorted).map(tuple)
    values = [Values(draw(listed), draw(st.booleans())) for _ in range(count)]
    cells = draw(st.frozensets(st.integers(1, 2**count - 1), max_size=4))
    return cells, values


@settings(max_examples=200)
@given(_cells_and_values())
def test_filling_agrees_with_trying_every_number_in_every_cell(
    drawn: tuple[frozenset[int], list[Values]],
) -> None:
    cells, values = drawn
    # More than four in a cell helps no member that admits three or fewer, or endless.
    tries = itertools.product(range(5), repeat=len(cells))

    assert fills(cells, values) == any(
        all(
            (
                total := sum(
                    n for n, cell in zip(each, cells, strict=True) if cell >> i & 1
                )
            )
            in value.listed
            or (value.endless and total >= value.listed[-1])
            for i, value in enumerate(values)
        )
        for each in tries
    )


# Laws.


@settings(max_examples=300)
@given(sums_worlds())
def test_the_graph_takes_every_world(world: tuple[Record, ...]) -> None:
    assert ClaimGraph(world).of_kind(Statement)


@settings(max_examples=150)
@given(worlds() | sums_worlds())
def test_a_pair_that_conflicts_is_impossible(world: tuple[Record, ...]) -> None:
    counts = [
        one
        for one in commitments(world, history=True)
        if isinstance(next(r for r in world if _is(r, one.claim_id)).answer, Count)
    ]
    sums = Sums(world, counts)
    for pair in itertools.combinations(sums.members, 2):
        if by_readings(world, *pair) == "conflict":
            assert not sums.possible(pair)
        elif not any(isinstance(one, Partition) for one in world):
            assert sums.possible(pair)


def _is(record: Record, id_: str) -> bool:
    return isinstance(record, Claim) and digest(record) == id_


@settings(max_examples=150)
@given(sums_worlds())
def test_what_is_added_never_makes_possible(world: tuple[Record, ...]) -> None:
    sums = Sums(world, commitments(world))
    alone = [Sums(world, some) for some in itertools.combinations(sums.members, 3)]

    assert all(one.possible(one.members) == sums.possible(one.members) for one in alone)
    if sums.possible(sums.members):
        assert all(one.possible(one.members) for one in alone)


@settings(max_examples=150)
@given(sums_worlds(), st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(
    world: tuple[Record, ...], random: object
) -> None:
    shuffled = list(world)
    random.shuffle(shuffled)

    found, anew = (Sums(one, commitments(one)).minimal() for one in (world, shuffled))

    assert found == anew


@settings(max_examples=300)
@given(sums_worlds(plain=True))
def test_in_a_tree_each_minimal_set_of_three_or_more_is_one_sum(
    world: tuple[Record, ...],
) -> None:
    sums = Sums(world, commitments(world))
    for found in sums.minimal(by_bounds):
        assert len(found) < 3 or list(sums.sums(found))


def test_worlds_are_often_impossible_only_as_a_set() -> None:
    seen: Counter[object] = Counter()

    @settings(max_examples=200, derandomize=True, database=None)
    @given(sums_worlds())
    def judged(world: tuple[Record, ...]) -> None:
        sums = Sums(world, commitments(world))
        found = sums.minimal()
        seen["only as a set"] += min(map(len, found), default=0) > 2
        seen["stands"] += commitments(world) == commitments(world, history=True)
        seen["possible"] += not found
        for one in found:
            seen.update(each.way for each in sums.sums(one))
            seen["of four"] += len(one) > 3

    judged()

    rare = {word for word in ("only as a set", "possible", *Way) if seen[word] < 20}
    assert not rare
    assert seen["of four"] >= 10
    assert seen["stands"] < 200
