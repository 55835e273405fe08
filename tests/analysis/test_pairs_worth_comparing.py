"""Which pairs are found: answers with holes, options, open scopes, and who spoke."""

import itertools
import time
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given

import claimtrack as ct
from claimtrack.analysis.comparison.candidates import candidates
from claimtrack.analysis.comparison.comparing import compare
from claimtrack.analysis.utterances.commitments import commitments
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Claim,
    Count,
    Measure,
    Place,
    Question,
    Record,
    Source,
    Statement,
    Subject,
    digest,
)
from claimtrack.testing import graphs

Build = Callable[..., ct.ClaimGraph]
Found = set[tuple[str, ...]]


def said(label: str, source: str, answer: object, **more: object) -> dict[str, object]:
    return {"id": label, "source": source, "claims": [claim(answer, **more)]}


def claim(answer: object, **more: object) -> dict[str, object]:
    return {
        "measure": "tanks",
        "subject": "east",
        "period": "2020-09-27",
        "answer": answer,
        **more,
    }


def pairs(graph: ct.ClaimGraph) -> Found:
    return {
        tuple(sorted(side.statement_label for side in one.sides))
        for one in ct.check(graph, undetermined=True)
    }


def two_of(*labels: str) -> Found:
    return {tuple(sorted(label)) for label in labels}


OPEN = ({}, {"place": "valley"})


@pytest.mark.parametrize("place", OPEN, ids=["no place", "a place"])
def test_answers_with_holes_meet_only_what_they_admit(
    build: Build, place: dict[str, object]
) -> None:
    graph = build(
        said("a", "west-mod", "1 or 5", **place),
        said("b", "east-mod", "3 or 7"),
        said("c", "agency", "5 or 7"),
        said("d", "west", 3, **place),
        said("e", "east", "3 to 6"),
        said("f", "west-spokesman", 4, stance="denies", **place),
        said("g", "west-spokesman", "2 or 4", certainty="possible"),
    )

    assert pairs(graph) == two_of("ab", "ad", "cd")


def test_what_lies_in_a_gap_is_found_from_either_side(build: Build) -> None:
    graph = build(
        said("a", "west-mod", 3, stance="denies"),
        said("b", "east-mod", 3, place="valley"),
        said("c", "agency", 3, stance="denies", place="valley"),
        said("d", "west", 3),
    )

    assert pairs(graph) == two_of("ab", "ad", "bc", "cd")


@pytest.mark.parametrize("place", OPEN, ids=["no place", "a place"])
def test_options_conflict_where_they_share_none(
    build: Build, place: dict[str, object]
) -> None:
    control = {"measure": "control"}
    graph = build(
        said("a", "west-mod", "a", **control, **place),
        said("b", "east-mod", "b", **control),
        said("c", "agency", "a", **control, **place, stance="denies"),
        said("d", "west", "a or b", **control),
        said("e", "west-mod", "b", **control),
    )

    assert pairs(graph) == two_of("ab", "ac")


def test_a_text_conflicts_with_its_denial_by_another(build: Build) -> None:
    def text(label: str, source: str, stance: str) -> dict[str, object]:
        told = {"text": "It rained.", "stance": stance}
        return {"id": label, "source": source, "claims": [told]}

    graph = build(
        text("a", "west-mod", "asserts"),
        text("b", "east-mod", "denies"),
        text("c", "west-mod", "denies"),
    )

    assert pairs(graph) == two_of("ab")


@pytest.mark.parametrize(
    ("mine", "theirs", "is_found"),
    [
        ({"place": "valley"}, {}, True),
        ({"place": "village", "subject": None}, {"place": "valley"}, True),
        ({"place": "valley", "subject": None}, {"place": "village"}, False),
        ({"subject": None}, {"place": "valley", "subject": "west"}, True),
        ({"subject": None, "place": "valley"}, {"subject": None}, True),
        ({"place": "valley"}, {"measure": "armour"}, True),
        ({"place": "village"}, {"measure": "armour"}, True),
        ({"measure": "armour"}, {"place": "village"}, False),
        ({"place": "valley"}, {"subject": "west"}, False),
        ({"subject": None, "measure": "price"}, {"place": "valley"}, False),
    ],
)
def test_what_is_left_open_may_be_the_same(
    build: Build,
    mine: dict[str, object],
    theirs: dict[str, object],
    *,
    is_found: bool,
) -> None:
    graph = build(
        said("a", "west-mod", 9, **mine),
        said("b", "east-mod", 2, **theirs),
        said("c", "agency", 5, measure="price", period="2020-09-27"),
    )

    assert (("a", "b") in pairs(graph)) is is_found


def test_of_many_statements_only_those_of_others_are_found(build: Build) -> None:
    numbers: Iterable[tuple[str, int]] = zip("abcdefgh", range(1, 9), strict=True)
    sources = ("west-mod", "east-mod", "west-mod", "west-mod") * 2
    graph = build(
        *(
            said(label, source, number)
            for (label, number), source in zip(numbers, sources, strict=True)
        )
    )

    expected = {
        (one, other)
        for one, mine in zip("abcdefgh", sources, strict=True)
        for other, theirs in zip("abcdefgh", sources, strict=True)
        if one < other and mine != theirs
    }
    assert pairs(graph) == expected


def test_a_call_or_a_question_is_compared_with_nothing(build: Build) -> None:
    graph = build(
        {**said("a", "west-mod", 4), "kind": "call"},
        {**said("b", "agency", 4), "kind": "asking"},
        said("c", "east-mod", 3),
    )

    (judgement,) = ct.why(graph, "a", "c")

    assert pairs(graph) == set()
    assert judgement.verdict is None
    assert judgement.because.startswith("west-mod does not vouch for it. ")


def test_only_the_two_that_a_link_joins_are_declared_incomparable(
    build: Build,
) -> None:
    link = {
        "kind": "incomparable",
        "between": ["a", "c"],
        "by": "ada",
        "because": "two battles",
    }
    graph = build(
        said("a", "west-mod", 4),
        said("b", "east-mod", 3),
        said("c", "agency", 4),
        links=[link, {**link, "kind": "same", "between": ["a", "b"]}],
    )

    (judgement,) = ct.why(graph, "a", "b")

    assert judgement.verdict is ct.Verdict.CONFLICT


@given(graphs())
def test_each_two_that_conflict_on_some_reading_are_given_once(
    graph: ClaimGraph,
) -> None:
    made = tuple(commitments(graph))

    found = [frozenset({one.id, other.id}) for one, other in candidates(graph, made)]

    assert len(found) == len(set(found))
    assert set(found) >= {
        frozenset({one.id, other.id})
        for one, other in itertools.combinations(made, 2)
        if compare(graph, one, other).conflicting
    }


def test_what_is_left_open_in_very_many_questions_is_told_soon() -> None:
    # One place may be where each of very many subjects is.
    records: list[Record] = [Source(id="mod"), Measure(id="tanks")]
    for number in range(20_000):
        records.append(Subject(id=f"s{number}"))
        asked = Question(measure_id="tanks", subject_id=f"s{number}")
        if number == 0:
            records.append(Place(id="valley"))
            asked = Question(measure_id="tanks", place_id="valley")
        spoken = Statement(source_id="mod", key=str(number))
        claim = Claim(question_id=digest(asked), answer=Count(spans=[(1, 1)]))
        made = Assertion(statement_id=digest(spoken), claim_id=digest(claim))
        records += [asked, spoken, claim, made]
    graph = ClaimGraph(records)
    start = time.process_time()

    found = len(ct.check(graph))

    assert found == 0
    assert time.process_time() - start < 30
