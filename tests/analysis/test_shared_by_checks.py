"""What checks share is worked out once, and anew when the graph grows."""

import itertools

from hypothesis import given
from tests.analysis.test_sums import figure, graph_of, said

from claimtrack.analysis import CHECKS, check
from claimtrack.analysis.checks import checks_giving
from claimtrack.analysis.comparison.comparing import compare, turned
from claimtrack.analysis.pairs.vouching import looked_at, standing_of, vouched
from claimtrack.analysis.utterances.commitments import commitments
from claimtrack.graph import ClaimGraph
from claimtrack.model import Envelope, Statement
from claimtrack.testing import graphs


def north_against_south() -> ClaimGraph:
    return graph_of(
        said("x", "north", figure("a", 3)),
        said("y", "south", figure("a", 5)),
        measures=[{"id": "a"}],
    )


def test_what_stands_is_worked_out_once_for_all_checks() -> None:
    graph = north_against_south()
    first = vouched(graph), standing_of(graph), looked_at(graph, history=False)

    list(check(graph))

    again = vouched(graph), standing_of(graph), looked_at(graph, history=False)
    assert all(one is other for one, other in zip(first, again, strict=True))
    assert looked_at(graph, history=True) is vouched(graph)


def test_a_claim_is_quoted_once_however_many_findings_it_is_in() -> None:
    graph = graph_of(
        said("x", "north", figure("a", 3)),
        said("y", "south", figure("a", 5)),
        said("z", "un", figure("a", 7)),
        measures=[{"id": "a"}],
    )

    sides = [side for one in check(graph) for side in one.sides]

    assert len(sides) == 6
    assert len(set(map(id, sides))) == 3


def test_a_label_that_comes_later_is_in_later_findings() -> None:
    graph = north_against_south()
    before = check(graph)[0].sides
    ids = sorted(graph.of_kind(Statement))

    graph.add([Envelope(record_id=id_, labels=["0"]) for id_ in ids])

    assert [side.statement_label for side in before] == ["x", "y"]
    assert [side.statement_label for side in check(graph)[0].sides] == ["0", "0"]


def test_a_finding_read_late_is_in_the_words_of_the_graph_as_it_is() -> None:
    graph, other = north_against_south(), north_against_south()
    list(check(graph))
    more = graph_of(said("z", "un", figure("a", 7)), measures=[{"id": "a"}])

    graph.add(more.records())

    other.add(more.records())
    assert list(check(graph)) == list(check(other))
    assert len(check(graph)) == 3


def test_the_checks_that_give_some_codes_give_them_all() -> None:
    graph = north_against_south()

    found = {
        one: check(graph, checks=checks_giving([one])) for one in ("conflict", "drift")
    }

    assert list(found["conflict"]) == list(check(graph))
    assert list(found["drift"]) == []
    assert checks_giving([]) == ()


@given(graphs())
def test_each_check_gives_codes_of_its_own_only(graph: ClaimGraph) -> None:
    for one in CHECKS:
        assert all(one in checks_giving([found.code]) for found in one(graph))


@given(graphs())
def test_a_comparison_turned_is_the_comparison_the_other_way(graph: ClaimGraph) -> None:
    for one, other in itertools.combinations(commitments(graph), 2):
        there, back = turned(compare(graph, one, other)), compare(graph, other, one)
        assert (there.one, there.other) == (back.one, back.other)
        assert there.scopes == back.scopes
        assert (there.lies, there.conflicting) == (back.lies, back.conflicting)
        assert there.incomparable == back.incomparable
        assert there.is_unordered is back.is_unordered
