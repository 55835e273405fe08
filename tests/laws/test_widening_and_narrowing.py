"""Law: widening an asserted answer never makes a pair conflict, narrowing frees none.

For a denied answer it is the other way round. One pair of worlds shows both: in one a
claim has the narrower answer, in the other the wider.
"""

import itertools

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimtrack.analysis.comparison.comparing import compare_assertions
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Claim,
    Known,
    Measure,
    Question,
    Record,
    Source,
    Stance,
    Statement,
    Unknown,
    Verdict,
    When,
    digest,
    everything_but,
    is_subset,
    record_id,
    whole,
)
from claimtrack.testing import answers, worlds

Scene = tuple[tuple[Assertion, ...], tuple[Assertion, ...], ClaimGraph, ClaimGraph]
"""Assertions with the narrower answer and with the wider, and their graphs."""


def united(one: Known, other: Known, everything: Known) -> Known:
    """What one answer or the other admits."""
    neither = everything_but(one, everything) & everything_but(other, everything)
    return everything_but(neither, everything)


@st.composite
def scenes(draw: st.DrawFn, stance: Stance) -> Scene:
    world = draw(worlds())
    by_id = {record_id(record): record for record in world}
    made = {one.claim_id for one in world if isinstance(one, Assertion)}
    known = [
        one
        for one in world
        if isinstance(one, Claim)
        and digest(one) in made
        and one.answer is not None
        and not isinstance(one.answer, Unknown)
    ]
    assume(known)
    narrow = draw(st.sampled_from(known))
    question = by_id[narrow.question_id]
    assert isinstance(question, Question)
    measure = by_id[question.measure_id]
    assert isinstance(measure, Measure)
    more = draw(answers(measure))
    everything = whole(measure)
    wider = everything if isinstance(more, Unknown) else more
    wide = attrs.evolve(narrow, answer=united(narrow.answer, wider, everything))
    assume(stance is Stance.ASSERTS or everything_but(wide.answer, everything))
    world = (*world, *draw(rivals(narrow.question_id, measure)))
    # Of the claim in question, and of nothing else, the stance is the one asked for.
    graphs, told = zip(
        *(changed(world, digest(narrow), to, stance) for to in (narrow, wide)),
        strict=True,
    )
    return *told, *graphs


@st.composite
def rivals(draw: st.DrawFn, question_id: str, measure: Measure) -> list[Record]:
    """Somebody else's answer to a question, so that more conflicts."""
    answer = draw(answers(measure))
    claim = Claim(question_id=question_id, answer=answer)
    said = Statement(
        source_id="rival", asserted_at=When(text="2020-10-06"), key="rival"
    )
    made = Assertion(statement_id=digest(said), claim_id=digest(claim))
    return [Source(id="rival"), claim, said, made]


def changed(
    world: tuple[Record, ...], claim_id: str, to: Claim, stance: Stance
) -> tuple[ClaimGraph, tuple[Assertion, ...]]:
    """A world in which a claim has another answer, and its assertions in order."""
    told = []
    rest = []
    for record in world:
        if not isinstance(record, Assertion):
            rest.append(record)
        elif record.claim_id == claim_id:
            told.append(attrs.evolve(record, claim_id=digest(to), stance=stance))
        else:
            told.append(record)
    return ClaimGraph([*rest, to, *told]), tuple(told)


def conflicting(graph: ClaimGraph, made: tuple[Assertion, ...]) -> set[tuple[int, int]]:
    """The pairs that conflict, by their places."""
    return {
        (i, j)
        for i, j in itertools.combinations(range(len(made)), 2)
        if compare_assertions(graph, made[i], made[j]).verdict is Verdict.CONFLICT
    }


@given(scenes(Stance.ASSERTS))
def test_what_conflicts_with_an_asserted_answer_conflicts_with_a_narrower(
    scene: Scene,
) -> None:
    narrow, wide, narrow_graph, wide_graph = scene

    assert conflicting(wide_graph, wide) <= conflicting(narrow_graph, narrow)


@given(scenes(Stance.DENIES))
def test_what_conflicts_with_a_denied_answer_conflicts_with_a_wider(
    scene: Scene,
) -> None:
    narrow, wide, narrow_graph, wide_graph = scene

    assert conflicting(narrow_graph, narrow) <= conflicting(wide_graph, wide)


@pytest.mark.parametrize("stance", [Stance.ASSERTS, Stance.DENIES])
@given(data=st.data())
def test_the_wider_answer_is_the_wider(stance: Stance, data: st.DataObject) -> None:
    narrow, wide, narrow_graph, wide_graph = data.draw(scenes(stance))

    for one, other in zip(narrow, wide, strict=True):
        mine = narrow_graph.get(one.claim_id, Claim).answer
        theirs = wide_graph.get(other.claim_id, Claim).answer
        assert mine == theirs or is_subset(mine, theirs)
