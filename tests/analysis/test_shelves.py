"""What shares no value with one thing, asked one at a time while the rest comes in."""

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growing import Batches, batches

from claimtrack.analysis.comparison.comparing import compare
from claimtrack.analysis.comparison.keys import Key, RelatedKeys
from claimtrack.analysis.utterances.commitments import commitments
from claimtrack.analysis.watch.answers_apart import AnswersApart
from claimtrack.analysis.watch.shelves import Shelf, Shelves
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Amount,
    Choice,
    Claim,
    Count,
    Place,
    are_disjoint,
)
from claimtrack.testing import amounts, choices, counts, graphs


@attrs.frozen(kw_only=True)
class Told:
    number: int
    admits: Count | Amount | Choice


@settings(max_examples=200)
@given(
    st.one_of(*(st.lists(kind(), max_size=8) for kind in (counts, amounts, choices))),
    st.integers(0, 8),
)
def test_a_shelf_gives_each_that_shares_nothing_once_however_they_came(
    answers: list[Count | Amount | Choice], here: int
) -> None:
    told = [Told(number=number, admits=one) for number, one in enumerate(answers)]
    shelf = Shelf(told[:here])
    for one in told[here:]:
        shelf.enter(one)

    for one in told:
        apart = sorted(other.number for other in shelf.apart(one.admits))
        assert apart == [
            other.number for other in told if are_disjoint(one.admits, other.admits)
        ]


@settings(max_examples=200)
@given(graphs(), st.integers(0, 6))
def test_shelves_give_each_pair_that_conflicts_on_some_reading_from_both_sides(
    graph: ClaimGraph, here: int
) -> None:
    made = list(commitments(graph))
    shelves = Shelves(graph, made[:here])
    for one in made[here:]:
        shelves.enter(one)

    for one in made:
        found = [other.id for other in shelves.sharing_nothing_with(one)]
        assert len(found) == len(set(found))
        assert one.id not in found
        for other in made:
            if other is not one and compare(graph, one, other).conflicting:
                assert other.id in found


PLACES = (Place(id="land"), Place(id="town", part_of=["land"]), Place(id="sea"))
MEASURES = ("losses", "tanks")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(MEASURES),
            st.sampled_from([None, "town", "land"]),
            st.sampled_from([None, "town", "land", "sea"]),
        ),
        unique=True,
    )
)
def test_keys_lie_within_each_other_surely_or_as_far_as_they_are_open(
    keys: list[Key],
) -> None:
    graph = ClaimGraph(PLACES)
    around = graph.containment.around
    related = RelatedKeys(graph)
    for key in (*keys, *keys):
        related.enter(key)

    def lies(part: Key, whole: Key, *, surely: bool) -> bool:
        return all(
            (one is other if surely else True)
            if one is None or other is None
            else other in around(one)
            for one, other in zip(part, whole, strict=True)
        )

    for key in keys:
        others = [other for other in keys if other != key]
        within = {other for other in others if lies(other, key, surely=True)}
        wholes = {other for other in others if lies(key, other, surely=True)}
        perhaps = {
            other
            for other in others
            if lies(key, other, surely=False) or lies(other, key, surely=False)
        }
        assert sorted(related.within(key), key=repr) == sorted(within, key=repr)
        assert sorted(related.around(key), key=repr) == sorted(wholes, key=repr)
        found = sorted(related.perhaps(key), key=repr)
        assert found == sorted(perhaps - within - wholes, key=repr)


@settings(max_examples=100)
@given(batches())
def test_answers_apart_follow_the_graph_however_it_grows(batches: Batches) -> None:
    graph = ClaimGraph()
    apart = AnswersApart(graph)
    for batch in batches:
        graph.add(batch)

        claims = graph.of_kind(Claim)
        for id_, claim in claims.items():
            answer = claim.answer
            expected = sorted(
                other_id
                for other_id, other in claims.items()
                if other.question_id == claim.question_id is not None
                and isinstance(answer, Count | Amount | Choice)
                and isinstance(other.answer, Count | Amount | Choice)
                and are_disjoint(answer, other.answer)
            )
            assert sorted(apart.of(id_)) == expected
            assert sorted(apart.of(claim)) == expected


def test_a_claim_that_is_not_here_is_apart_from_nothing_known() -> None:
    with pytest.raises(KeyError):
        AnswersApart(ClaimGraph()).of("0" * 64)
