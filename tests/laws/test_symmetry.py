"""Law: the verdict is symmetric, nobody contradicts himself in one breath, and subsets
on one span are transitive, "agree" is not.
"""

import itertools

from hypothesis import assume, given
from hypothesis import strategies as st

from claimtrack.analysis import Relation, comparability
from claimtrack.analysis.comparison.comparing import compare_assertions
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Answer,
    AnswerKind,
    Assertion,
    Claim,
    Count,
    Measure,
    Period,
    Question,
    Record,
    Source,
    Statement,
    Unknown,
    Verdict,
    When,
    digest,
    everything_but,
    whole,
)
from claimtrack.testing import answers, graphs

MEASURES = (
    Measure(id="tanks"),
    Measure(id="area", answers=AnswerKind.AMOUNT),
    Measure(id="fuel", answers=AnswerKind.AMOUNT, additive=True),
    Measure(id="control", options=["army", "nobody", "rebels"]),
)
MIRRORED = {"first": "second", "second": "first", None: None}


@given(graphs())
def test_the_verdict_on_two_is_the_same_from_either_side(graph: ClaimGraph) -> None:
    made = sorted(graph.of_kind(Assertion).values(), key=repr)

    for one, other in itertools.combinations(made, 2):
        there = compare_assertions(graph, one, other)
        back = compare_assertions(graph, other, one)
        assert there.verdict is back.verdict
        assert there.relation is back.relation


@given(graphs())
def test_part_and_whole_change_places(graph: ClaimGraph) -> None:
    made = sorted(graph.of_kind(Assertion).values(), key=repr)

    for one, other in itertools.combinations(made, 2):
        there = comparability(graph, one, other)
        back = comparability(graph, other, one)
        assert back.part == MIRRORED[there.part]


@given(graphs())
def test_an_answer_never_conflicts_with_itself_at_its_own_moment(
    graph: ClaimGraph,
) -> None:
    for made in graph.of_kind(Assertion).values():
        verdict = compare_assertions(graph, made, made).verdict
        assert verdict in {Verdict.AGREE, Verdict.COMPATIBLE}


def told(
    measure: Measure, *given_answers: Answer
) -> tuple[ClaimGraph, list[Assertion]]:
    """Answers of as many sources to one question about a day long past."""
    question = Question(measure_id=measure.id, period=Period(text="2020-09-27"))
    records: list[Record] = [measure, question]
    made = []
    for number, answer in enumerate(given_answers):
        source = Source(id=f"source {number}")
        claim = Claim(question_id=digest(question), answer=answer)
        said = Statement(
            source_id=source.id, asserted_at=When(text="2020-10-05"), key="1"
        )
        made.append(Assertion(statement_id=digest(said), claim_id=digest(claim)))
        records += [source, claim, said]
    return ClaimGraph([*records, *made]), made


@st.composite
def nested(draw: st.DrawFn) -> tuple[Measure, list[Answer]]:
    """A measure and three answers, each of which holds the one before."""
    measure = draw(st.sampled_from(MEASURES))
    everything = whole(measure)
    held: list[Answer] = []
    outside = everything
    for _ in range(3):
        answer = draw(answers(measure))
        assume(not isinstance(answer, Unknown))
        outside = outside & everything_but(answer, everything)
        held.append(everything_but(outside, everything))
    return measure, held


@given(nested())
def test_subsets_on_one_span_are_transitive(
    given_answers: tuple[Measure, list[Answer]],
) -> None:
    graph, made = told(given_answers[0], *given_answers[1])

    for one, other in itertools.combinations(made, 2):
        assert comparability(graph, one, other).relation is Relation.SAME_QUESTION
        assert compare_assertions(graph, one, other).verdict is Verdict.AGREE


def test_agreeing_is_not_transitive() -> None:
    two, some, three = (Count(spans=[span]) for span in ((2, 2), (1, None), (3, 3)))
    graph, (one, between, other) = told(Measure(id="tanks"), two, some, three)

    verdicts = [
        compare_assertions(graph, *pair).verdict
        for pair in ((one, between), (between, other), (one, other))
    ]

    assert verdicts == [Verdict.AGREE, Verdict.AGREE, Verdict.CONFLICT]
