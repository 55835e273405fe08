"""What holds of every series: it never disagrees with what the checks say."""

import itertools
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.analysis.series_worlds import DAY, TOTAL, told
from tests.analysis.test_series_rising import by_brute_force

from claimtrack.analysis import changes_of_mind, positions
from claimtrack.analysis.totals.histories import series
from claimtrack.analysis.totals.running import PointKind, is_running_total
from claimtrack.analysis.totals.series_table import Point, Series
from claimtrack.analysis.utterances.commitments import commitment
from claimtrack.analysis.utterances.withdrawals import Withdrawals
from claimtrack.graph import ClaimGraph
from claimtrack.model import Assertion, Claim, Count, Question, Source, Verdict
from claimtrack.testing import graphs

Said = tuple[str, str]
WALKED = {PointKind.WALK_BACK, PointKind.SUSPECTED_RESET}
SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)


def all_series(graph: ClaimGraph) -> Iterator[Series]:
    """Every series of every source."""
    sources = graph.of_kind(Source).values()
    questions = graph.of_kind(Question).values()
    for source, question in itertools.product(sources, questions):
        yield series(graph, source, question)


def said(point: Point) -> Said:
    return point.side.statement_id, point.side.claim_id


def assertions(graph: ClaimGraph, told_: Series) -> list[Assertion]:
    found = graph.of_kind(Assertion).values()
    by_said: dict[Said, list[Assertion]] = {}
    for one in found:
        by_said.setdefault((one.statement_id, one.claim_id), []).append(one)
    return [
        next(x for x in by_said[said(point)] if x.stance is point.side.stance)
        for point in told_
    ]


def walked_back(graph: ClaimGraph, told_: Series) -> set[tuple[int, int]]:
    """The walk-backs that the check finds in a series, by places."""
    places = {said(point): place for place, point in enumerate(told_)}
    pairs = set()
    for finding in changes_of_mind(graph):
        earlier, later = ((one.statement_id, one.claim_id) for one in finding.sides)
        is_walk_back = finding.code == "walk-back"
        if is_walk_back and finding.verdict is Verdict.CONFLICT and earlier in places:
            pairs.add((places[earlier], places[later]))
    return pairs


def known_order(graph: ClaimGraph, told_: Series) -> frozenset[tuple[int, int]]:
    """The places of each two of which the first is known to be earlier."""
    ids = [point.side.statement_id for point in told_]
    places = range(len(ids))
    found = {
        (one, other)
        for one, other in itertools.permutations(places, 2)
        if graph.clocks.before(ids[one], ids[other])
    }
    for middle, one, other in itertools.product(places, repeat=3):
        if (one, middle) in found and (middle, other) in found:
            found.add((one, other))
    return frozenset(found)


def check_walk_backs(graph: ClaimGraph, told_: Series) -> None:
    resets = {n for n, point in enumerate(told_) if point.kind is PointKind.RESET}
    pairs = {
        (one, other)
        for one, other in walked_back(graph, told_)
        if not any(one < reset <= other for reset in resets)
    }
    places = {said(point): place for place, point in enumerate(told_)}
    walked = {
        (places[said_of(point)], place)
        for place, point in enumerate(told_)
        if point.kind in WALKED
    }

    assert {later for _, later in walked} == {later for _, later in pairs}
    assert walked <= pairs


def said_of(point: Point) -> Said:
    assert point.against is not None
    return point.against.statement_id, point.against.claim_id


@given(told())
@settings(max_examples=80, suppress_health_check=SLOW)
def test_walk_backs_are_those_of_the_check(graph: ClaimGraph) -> None:
    told_ = series(graph, "mod", TOTAL)

    check_walk_backs(graph, told_)


@given(told(questions=(TOTAL, DAY)))
@settings(max_examples=50, suppress_health_check=SLOW)
def test_walk_backs_beside_another_question_are_those_of_the_check(
    graph: ClaimGraph,
) -> None:
    for told_ in all_series(graph):
        check_walk_backs(graph, told_)


@given(graphs())
@settings(suppress_health_check=SLOW)
def test_walk_backs_in_any_graph_are_those_of_the_check(graph: ClaimGraph) -> None:
    for told_ in all_series(graph):
        check_walk_backs(graph, told_)


@given(st.one_of(told(), graphs()))
@settings(suppress_health_check=SLOW)
def test_what_stands_in_a_series_is_what_the_source_holds(graph: ClaimGraph) -> None:
    held = {
        (source, said(one)): one.stands  # type: ignore[arg-type]  # both have a side
        for source in graph.of_kind(Source)
        for one in positions(graph, source)
        if one.side.source_id == source
    }

    stands = {
        (point.side.source_id, said(point)): point.stands
        for told_ in all_series(graph)
        for point in told_
    }

    answers = {
        key: stood
        for key, stood in held.items()
        if graph.get(key[1][1], Claim).question_id is not None
    }
    assert stands == answers


@given(st.one_of(told(), graphs()))
@settings(suppress_health_check=SLOW)
def test_nothing_stands_before_what_is_known_to_be_earlier(graph: ClaimGraph) -> None:
    for told_ in all_series(graph):
        order = known_order(graph, told_)

        assert all(one < other for one, other in order)
        assert [point.is_ordered for point in told_] == [
            place == 0 or (place - 1, place) in order for place in range(len(told_))
        ]


@given(told())
@settings(max_examples=60, suppress_health_check=SLOW)
def test_the_fewest_that_have_to_go_are_the_fewest_of_all(graph: ClaimGraph) -> None:
    told_ = series(graph, "mod", TOTAL)

    order, withdrawals = known_order(graph, told_), Withdrawals(graph)
    runs: list[list[tuple[int, Count]]] = [[]]
    for place, assertion in enumerate(assertions(graph, told_)):
        one = commitment(graph, assertion)
        if told_[place].kind is PointKind.RESET:
            runs.append([])
        if is_running_total(graph, one) and withdrawals.stands(assertion):
            assert isinstance(one.admits, Count)
            runs[-1].append((place, one.admits))
    kept = {
        run[number][0]
        for run in runs
        for number in by_brute_force(
            [answer for _, answer in run],
            frozenset(
                (a, b)
                for a, b in itertools.combinations(range(len(run)), 2)
                if (run[a][0], run[b][0]) in order
            ),
        )
    }
    totals = {place for run in runs for place, _ in run}
    assert {n for n, one in enumerate(told_) if one.has_to_go} == totals - kept


@given(told(), st.data())
@settings(suppress_health_check=SLOW)
def test_the_order_of_records_changes_no_series(
    graph: ClaimGraph, data: st.DataObject
) -> None:
    records = data.draw(st.permutations(list(graph.records())))

    told_ = series(ClaimGraph(records), "mod", TOTAL)

    assert told_ == series(graph, "mod", TOTAL)
    assert repr(told_) == repr(series(graph, "mod", TOTAL))


@given(told())
@settings(max_examples=60, suppress_health_check=SLOW)
def test_a_reset_is_suspected_only_where_others_follow_and_none_is_revised(
    graph: ClaimGraph,
) -> None:
    told_ = series(graph, "mod", TOTAL)

    for place, point in enumerate(told_):
        if point.kind is PointKind.SUSPECTED_RESET:
            after = itertools.takewhile(
                lambda one: one.kind not in {*WALKED, PointKind.RESET},
                told_[place + 1 :],
            )
            changes = [one.kind for one in after]
            assert changes
            assert not {PointKind.FIRST, PointKind.REVISION, PointKind.REVERSAL} & set(
                changes
            )
