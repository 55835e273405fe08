"""Laws of disputes, put beside what looking at every pair and every group gives."""

import functools
import itertools
import operator
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import pytest
from hypothesis import HealthCheck, given, settings

from claimtrack.analysis import check, disputes
from claimtrack.analysis.comparison.comparing import compare
from claimtrack.analysis.comparison.spans import Lie
from claimtrack.analysis.contested import clashes
from claimtrack.analysis.contested.clashes import is_of_two
from claimtrack.analysis.pairs.conflict import of_one_side
from claimtrack.analysis.pairs.standing import Standing
from claimtrack.analysis.utterances.commitments import Commitment, commitments
from claimtrack.graph import ClaimGraph
from claimtrack.model import Claim, Link, LinkKind, Record, Verdict
from claimtrack.testing import graphs, worlds

CODES = frozenset({"conflict", "denial", "self-contradiction"})
Topics = dict[str, list[Commitment]]
# As the sweeps give what looking at each pair gives, they are tried alone as well.
WAYS = (0, clashes.MOST_CANDIDATES)


def topics(graph: ClaimGraph, *, history: bool) -> Topics:
    """What excludes something, and stands, by question."""
    made = tuple(commitments(graph))
    standing = Standing(graph, made)
    found: defaultdict[str, list[Commitment]] = defaultdict(list)
    for one in made:
        if not one.excludes_nothing and (history or standing.stands(one)):
            claim_id = one.assertion.claim_id
            found[graph.get(claim_id, Claim).question_id or claim_id].append(one)
    return found


def can_hold(told: Iterable[Commitment]) -> bool:
    """Whether some value suits all."""
    given = tuple(told)
    if given[0].admits is None:
        return len({one.denies for one in given}) == 1
    return bool(functools.reduce(operator.and_, (one.admits for one in given)))


def camps(told: Sequence[Commitment]) -> set[frozenset[Commitment]]:
    """Every group that can hold and is within no other, by trying all."""
    found: list[frozenset[Commitment]] = []
    for size in range(len(told), 0, -1):
        for some in map(frozenset, itertools.combinations(told, size)):
            if can_hold(some) and not any(some < other for other in found):
                found.append(some)
    return set(found)


def pairs(
    graph: ClaimGraph, told: Iterable[Commitment]
) -> Iterator[tuple[Commitment, Commitment]]:
    """Every two by two sources or in one statement that can't both hold."""
    for one, other in itertools.combinations(told, 2):
        conflict = compare(graph, one, other).verdict is Verdict.CONFLICT
        if is_of_two(one, other) and conflict:
            yield one, other


def are_about_one_span(graph: ClaimGraph, told: Iterable[Commitment]) -> bool:
    compared = [compare(graph, *pair) for pair in itertools.combinations(told, 2)]
    return all(x.lies == {Lie.SAME} and x.incomparable is None for x in compared)


def is_hollow(told: Iterable[Commitment]) -> bool:
    """Whether no value suits, whichever one statement of each source stands."""
    said: defaultdict[str, defaultdict[str, list[Commitment]]]
    said = defaultdict(lambda: defaultdict(list))
    for one in told:
        said[one.source_id][one.assertion.statement_id].append(one)
    in_one = (one for mine in said.values() for one in mine.values())
    if not all(map(can_hold, in_one)):
        return True
    chosen = itertools.product(*(mine.values() for mine in said.values()))
    return not any(can_hold(itertools.chain(*some)) for some in chosen)


def fewest(graph: ClaimGraph, told: Sequence[Commitment]) -> int:
    """How many have to go until no two are left that never both hold."""
    against = [
        (one, other)
        for one, other in itertools.combinations(told, 2)
        for found in [compare(graph, one, other)]
        if found.conflicting == found.lies and found.incomparable is None
    ]
    for size in range(len(told)):
        for gone in map(set, itertools.combinations(told, size)):
            if all(one in gone or other in gone for one, other in against):
                return size
    raise AssertionError


def labels(told: Iterable[Commitment]) -> list[tuple[str, str]]:
    return sorted((x.assertion.statement_id, x.assertion.claim_id) for x in told)


@pytest.mark.parametrize("most_candidates", WAYS)
@pytest.mark.parametrize("history", [False, True])
@given(records=worlds(most_statements=7))
@settings(suppress_health_check=list(HealthCheck))
def test_a_question_is_disputed_where_a_check_or_no_value_says_so(
    most_candidates: int, *, history: bool, records: tuple[Record, ...]
) -> None:
    graph = ClaimGraph(records)
    expected = set()
    for finding in check(graph, history=history):
        if finding.code not in CODES:
            continue
        asked = {
            graph.get(side.claim_id, Claim).question_id or side.claim_id
            for side in finding.sides
        }
        if len(asked) == 1:
            expected |= asked
    for asked, told in topics(graph, history=history).items():
        if are_about_one_span(graph, told) and is_hollow(told):
            expected.add(asked)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clashes, "MOST_CANDIDATES", most_candidates)
        found = disputes(graph, history=history)

    assert sorted(one.question_ids for one in found) == sorted(
        (asked,) for asked in expected
    )
    assert found == disputes(ClaimGraph(reversed(records)), history=history) or (
        not most_candidates
    )


@pytest.mark.parametrize("most_candidates", WAYS)
@given(graph=graphs(most_statements=7))
@settings(suppress_health_check=list(HealthCheck))
def test_what_does_not_hold_is_what_trying_every_group_gives(
    most_candidates: int, graph: ClaimGraph
) -> None:
    everything = topics(graph, history=True)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clashes, "MOST_CANDIDATES", most_candidates)
        found = disputes(graph, history=True, settled=True)

    for dispute in found:
        told = [one for asked in dispute.question_ids for one in everything[asked]]
        assert dispute.claim_count == len(told)
        against = list(pairs(graph, told))
        crossing = [pair for pair in against if not of_one_side(graph, *pair)]
        if are_about_one_span(graph, told):
            by_trying = camps(told)
            assert dispute.at_least == len(told) - max(map(len, by_trying))
            assert dispute.camp_count == len(by_trying)
            shown = [
                sorted((one.statement_id, one.claim_id) for one in camp.quotes)
                for camp in dispute.camps
            ]
            assert sorted(shown) == sorted(map(labels, by_trying))
            assert [len(camp.quotes) for camp in dispute.camps] == [
                camp.claim_count for camp in dispute.camps
            ]
        else:
            assert 1 <= dispute.at_least <= fewest(graph, told)
            assert {tuple(labels(pair)) for pair in against} >= {
                tuple(sorted((one.statement_id, one.claim_id) for one in pair))
                for pair in dispute.pairs
            }
            if dispute.pair_count is not None:
                assert dispute.pair_count == len(against)
        assert dispute.is_across or not crossing


@given(graph=graphs())
@settings(suppress_health_check=list(HealthCheck))
def test_claims_declared_the_same_come_as_one_dispute(graph: ClaimGraph) -> None:
    claims = graph.of_kind(Claim)
    joined = {
        tuple(sorted({claims[end].question_id or end for end in one.between}))
        for one in graph.of_kind(Link).values()
        if one.kind is LinkKind.SAME and set(one.between) <= claims.keys()
    }

    found = disputes(graph, history=True, settled=True)

    for both in joined:
        rows = [one for one in found if not set(both).isdisjoint(one.question_ids)]
        assert len(rows) <= 1
