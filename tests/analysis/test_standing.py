"""What stands, and what one source said differently later."""

from collections.abc import Callable

import pytest

import claimtrack as ct

Build = Callable[..., ct.ClaimGraph]


def say(label: str, source: str, answer: object, **more: object) -> dict[str, object]:
    question = more.pop("question", "total")
    stance = more.pop("stance", "asserts")
    certainty = more.pop("certainty", "certain")
    claim = {
        "question": question,
        "answer": answer,
        "stance": stance,
        "certainty": certainty,
    }
    return {"id": label, "source": source, "claims": [claim], **more}


def codes(graph: ct.ClaimGraph, **options: bool) -> list[tuple[str, ...]]:
    return [
        (one.code, *(side.statement_label for side in one.sides))
        for one in ct.check(graph, **options)
    ]


def test_a_count_that_falls_by_its_own_source_is_a_walk_back(build: Build) -> None:
    graph = build(say("a", "west-mod", 4), say("b", "west-mod", 2, after=["a"]))

    assert codes(graph) == [("walk-back", "a", "b")]


def test_a_count_that_rises_is_no_finding(build: Build) -> None:
    graph = build(say("a", "west-mod", 2), say("b", "west-mod", 4, after=["a"]))

    assert codes(graph, undetermined=True) == []


def test_two_answers_in_unknown_order_are_no_finding(build: Build) -> None:
    graph = build(say("a", "west-mod", 2), say("b", "west-mod", 4))

    assert codes(graph) == []


def test_a_figure_that_no_longer_stood_is_not_walked_back(build: Build) -> None:
    graph = build(
        say("a", "west-mod", 4),
        say("b", "west-mod", 2, after=["a"]),
        say("c", "west-mod", 3, after=["b"]),
    )

    assert codes(graph) == [("walk-back", "a", "b"), ("revision", "a", "c")]


def test_a_later_denial_of_what_one_said_is_a_reversal(build: Build) -> None:
    graph = build(
        say("a", "west-mod", 4, question="day", asserted_at="2020-09-29"),
        say(
            "b",
            "west-mod",
            4,
            question="day",
            stance="denies",
            asserted_at="2020-09-30",
        ),
    )

    assert codes(graph) == [("reversal", "a", "b")]


def test_another_answer_about_a_day_that_was_over_is_a_revision(build: Build) -> None:
    graph = build(
        say("a", "west-mod", 4, question="day", asserted_at="2020-09-29"),
        say("b", "west-mod", 3, question="day", asserted_at="2020-09-30"),
    )

    (finding,) = ct.check(graph)

    assert (finding.code, finding.verdict) == ("revision", ct.Verdict.CONFLICT)


def test_a_new_answer_that_does_not_exclude_the_old_is_no_contradiction(
    build: Build,
) -> None:
    graph = build(
        say("a", "west-mod", 4, question="day", asserted_at="2020-09-29"),
        say("b", "west-mod", {"low": 3}, question="day", asserted_at="2020-09-30"),
    )

    (finding,) = ct.check(graph)

    assert (finding.code, finding.verdict) == ("revision", None)


def test_one_statement_that_says_two_things_contradicts_itself(build: Build) -> None:
    both = say("a", "west-mod", 4)
    both["claims"] = [{"question": "day", "answer": n} for n in (3, 5)]
    graph = build(both)

    assert codes(graph) == [("self-contradiction", "a", "a")]


def test_a_replaced_figure_contradicts_nobody_but_in_history(build: Build) -> None:
    graph = build(
        say("a", "west-mod", 4, question="day", asserted_at="2020-09-29"),
        say("b", "west-mod", 3, question="day", asserted_at="2020-09-30"),
        say("c", "east-mod", 3, question="day", asserted_at="2020-09-29"),
    )

    assert codes(graph) == [("revision", "a", "b")]
    assert codes(graph, history=True)[0] == ("conflict", "a", "c")


def test_a_merely_possible_answer_replaces_nothing(build: Build) -> None:
    day = {"question": "day"}
    graph = build(
        say("a", "west-mod", 4, asserted_at="2020-09-29", **day),
        say("b", "west-mod", 3, asserted_at="2020-09-30", certainty="possible", **day),
        say("c", "east-mod", 3, asserted_at="2020-09-29", **day),
    )

    assert codes(graph) == [("conflict", "a", "c")]


@pytest.mark.parametrize("how", ["retracts", "disowns", "corrects"])
def test_a_withdrawn_claim_contradicts_nobody(build: Build, how: str) -> None:
    graph = build(
        say("a", "west-mod", 4, question="day", asserted_at="2020-09-29"),
        say("c", "east-mod", 3, question="day", asserted_at="2020-09-29"),
        {"id": "w", "source": "west-mod", how: ["a"]},
    )

    disowned = [("disowned", "a", "w")] if how == "disowns" else []
    assert codes(graph) == disowned
    assert codes(graph, history=True) == [("conflict", "a", "c"), *disowned]


@pytest.mark.parametrize(
    ("source", "withdraws"),
    [("west", True), ("west-spokesman", True), ("east-mod", False), ("agency", False)],
)
def test_only_a_source_above_or_below_withdraws(
    build: Build, source: str, *, withdraws: bool
) -> None:
    graph = build(
        say("a", "west-mod", 4, question="day", asserted_at="2020-09-29"),
        say("c", "east-mod", 3, question="day", asserted_at="2020-09-29"),
        {"id": "w", "source": source, "retracts": ["a"]},
    )

    assert bool(codes(graph)) is not withdraws


def test_a_retracted_retraction_withdraws_nothing(build: Build) -> None:
    graph = build(
        say("a", "west-mod", 4, question="day", asserted_at="2020-09-29"),
        say("c", "east-mod", 3, question="day", asserted_at="2020-09-29"),
        {"id": "w", "source": "west-mod", "retracts": ["a"]},
        {"id": "v", "source": "west-mod", "retracts": ["w"]},
    )

    assert codes(graph) == [("conflict", "a", "c")]


def test_a_correction_withdraws_what_it_answers_anew_and_no_more(
    build: Build,
) -> None:
    price = {"measure": "price", "period": "2020-09"}
    first = say("a", "west-mod", 4, question="day", asserted_at="2020-09-29")
    first["claims"] = [
        {"question": "day", "answer": 4},
        {**price, "answer": 10},
    ]
    graph = build(
        first,
        say("w", "west-mod", 5, question="day", corrects=["a"]),
        say("c", "east-mod", 5, question="day", asserted_at="2020-09-29"),
        {
            "id": "d",
            "source": "east-mod",
            "asserted_at": "2020-09-29",
            "claims": [{**price, "answer": 12}],
        },
    )

    contradicting = [one for one in codes(graph) if one[0] == "conflict"]

    assert contradicting == [("conflict", "a", "d")]


def test_in_a_ring_of_corrections_none_stands(build: Build) -> None:
    graph = build(
        say("a", "west-mod", 4, question="day", retracts=["b"]),
        say("b", "west-mod", 3, question="day", retracts=["a"]),
        say("c", "east-mod", 7, question="day"),
    )

    assert codes(graph) == [("circular-report", "a", "b")]


def test_a_settled_finding_is_hidden_until_asked_for(build: Build) -> None:
    said = (
        say("a", "west-mod", 4, question="day", asserted_at="2020-09-29"),
        say("c", "east-mod", 3, question="day", asserted_at="2020-09-29"),
    )
    (finding,) = ct.check(build(*said))
    settled = {"finding": finding.id[:10], "by": "me", "because": "a typing error"}
    graph = build(*said, settlements=[settled])

    assert codes(graph) == []
    assert list(ct.check(graph, settled=True)) == [finding]
