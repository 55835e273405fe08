"""The laws of the test kit: each fails for a check that breaks it, and says how."""

from collections.abc import Callable, Iterator

import attrs
import pytest

from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Claim,
    Count,
    Envelope,
    Finding,
    Measure,
    Question,
    Quoted,
    Settlement,
    Source,
    Statement,
    Verdict,
    digest,
    finding_id,
)
from claimtrack.testing import (
    assert_adding_twice_changes_nothing,
    assert_keeps_laws,
    assert_only_looks,
    assert_order_free,
    assert_relays_change_nothing,
    assert_renaming_renames,
    assert_settling_hides,
    assert_strangers_change_nothing,
)
from claimtrack.testing.laws import Check

Law = Callable[[Check, ClaimGraph], None]

QUESTION = Question(measure_id="tanks", subject_id="north")
CLAIM = Claim(question_id=digest(QUESTION), answer=Count(spans=[(3, 3)]))
SAID = [Statement(source_id=who, key="1") for who in ("north", "south")]
GRAPH = ClaimGraph(
    [
        Source(id="north"),
        Source(id="south"),
        Measure(id="tanks"),
        QUESTION,
        CLAIM,
        *SAID,
        *(Assertion(statement_id=digest(x), claim_id=digest(CLAIM)) for x in SAID),
        Envelope(record_id=digest(SAID[0]), labels=["of the north"]),
    ]
)


def finding(
    statement: Statement, *, code: str = "mine", id_: str | None = None
) -> Finding:
    statement_id, claim_id = digest(statement), digest(CLAIM)
    side = Quoted(
        statement_id=statement_id,
        statement_label="a",
        claim_id=claim_id,
        claim_label="a#1",
        source=statement.source_id,
        source_id=statement.source_id,
        quote="three",
        question="tanks",
        answer="3",
        asserted_at=None,
    )
    return Finding(
        id=finding_id(code, [(statement_id, claim_id)]) if id_ is None else id_,
        code=code,
        verdict=Verdict.CONFLICT,
        sides=(side,),
        rule="a rule",
        because="It is so.",
        resolve="nothing",
    )


def spoken(graph: ClaimGraph) -> Iterator[Finding]:
    """A check that keeps every law but the relays'."""
    for statement in graph.of_kind(Statement).values():
        yield finding(statement)


def asserted(graph: ClaimGraph) -> Iterator[Finding]:
    """A check that keeps every law."""
    for made in graph.of_kind(Assertion).values():
        yield finding(graph.get(made.statement_id, Statement))


def of_nobody(graph: ClaimGraph) -> Iterator[Finding]:
    """A check that keeps every law but the relays', and whose findings have no sides."""
    for statement_id, statement in graph.of_kind(Statement).items():
        id_ = finding_id("mine", [(statement_id, "")])
        yield attrs.evolve(finding(statement, id_=id_), sides=())


def the_first(graph: ClaimGraph) -> Iterator[Finding]:
    yield finding(next(iter(graph.of_kind(Statement).values())))


def of_the_north(graph: ClaimGraph) -> Iterator[Finding]:
    for statement in graph.of_kind(Statement).values():
        if statement.source_id == "north":
            yield finding(statement)


def if_all_alone(graph: ClaimGraph) -> Iterator[Finding]:
    if len(graph.of_kind(Measure)) == 1:
        yield from spoken(graph)


def with_ids_by_size(graph: ClaimGraph) -> Iterator[Finding]:
    yield finding(SAID[0], id_=finding_id("mine", [(f"{len(graph)}", "")]))


def adding(graph: ClaimGraph) -> Iterator[Finding]:
    graph.add([Source(id="east")])
    yield from spoken(graph)


def if_unsettled(graph: ClaimGraph) -> Iterator[Finding]:
    if not graph.of_kind(Settlement):
        yield from spoken(graph)


class EverySecondTime:
    """A check that remembers."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, graph: ClaimGraph) -> list[Finding]:
        self.calls += 1
        return list(spoken(graph)) if self.calls % 2 else []


def test_a_check_that_keeps_every_law_passes() -> None:
    assert_keeps_laws(asserted, GRAPH)
    assert_relays_change_nothing(asserted, GRAPH)


def test_ids_that_are_taken_stand_in_no_laws_way() -> None:
    taken = ("stranger", "stranger-1", "renamed-000000", "renamed-000000-")
    graph = ClaimGraph([*GRAPH.records(), *(Source(id=id_) for id_ in taken)])

    assert_keeps_laws(asserted, graph)
    assert_relays_change_nothing(asserted, graph)


@pytest.mark.parametrize("check", [spoken, of_nobody])
def test_a_check_of_relays_keeps_every_law_but_theirs(check: Check) -> None:
    assert_keeps_laws(check, GRAPH)

    with pytest.raises(AssertionError, match="pure relays of every statement"):
        assert_relays_change_nothing(check, GRAPH)


@pytest.mark.parametrize(
    ("law", "check", "problem"),
    [
        (assert_only_looks, adding, "adding changed the graph"),
        (assert_only_looks, EverySecondTime(), "the second time"),
        (assert_order_free, the_first, "in another order"),
        (assert_adding_twice_changes_nothing, EverySecondTime(), "came twice"),
        (assert_renaming_renames, of_the_north, "had other ids"),
        (assert_strangers_change_nothing, if_all_alone, "unrelated records"),
        (assert_strangers_change_nothing, with_ids_by_size, "unrelated records"),
        (assert_settling_hides, with_ids_by_size, "once its findings were settled"),
        (assert_settling_hides, if_unsettled, "once its findings were settled"),
    ],
)
def test_a_check_that_breaks_a_law_fails_it(
    law: Law, check: Check, problem: str
) -> None:
    graph = ClaimGraph(GRAPH.records())

    with pytest.raises(AssertionError, match=problem):
        law(check, graph)


@pytest.mark.parametrize(
    "check",
    [adding, EverySecondTime(), the_first, of_the_north, if_all_alone, if_unsettled],
)
def test_a_check_that_breaks_any_of_the_laws_does_not_keep_them(check: Check) -> None:
    graph = ClaimGraph(GRAPH.records())

    with pytest.raises(AssertionError):
        assert_keeps_laws(check, graph)


def test_a_failure_tells_what_only_one_side_has_and_the_records() -> None:
    with pytest.raises(AssertionError) as caught:
        assert_order_free(the_first, GRAPH)

    first, *told = str(caught.value).splitlines()
    assert first.startswith("the_first found something else")
    assert told[0].startswith(
        f"only before: mine {finding(SAID[0]).id[:12]}: On tanks: north"
    )
    assert told[1].startswith(
        f"only after: mine {finding(SAID[1]).id[:12]}: On tanks: south"
    )
    assert told[2:] == ["The records:", *(f"  {one}" for one in GRAPH.records())]


def test_a_failure_of_renaming_tells_the_old_names() -> None:
    with pytest.raises(AssertionError) as caught:
        assert_renaming_renames(of_the_north, GRAPH)

    assert "('north', " in str(caught.value)
    assert "renamed-" not in str(caught.value)
