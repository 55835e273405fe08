"""An archive answers as the same graph in memory does, record for record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scale.archives import apart, archived, beside_each_other

import claimtrack as ct
from claimtrack.analysis import Dispute, voices
from claimtrack.errors import MissingExtraError
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Claim,
    Correction,
    CorrectionKind,
    Envelope,
    Finding,
    Link,
    LinkKind,
    Order,
    Relay,
    Response,
    Statement,
    digest,
    record_id,
)

pytest.importorskip("duckdb", reason="needs claimtrack[duckdb]")
pytest.importorskip("pyarrow", reason="needs claimtrack[parquet]")
pytestmark = pytest.mark.extra

CASE = "examples/karabakh-2020-09-27/"
FILES = (f"{CASE}seed-article.json", f"{CASE}day-one.json")
rooms = st.sampled_from([1, 8, 1_000])


def told(dispute: Dispute) -> tuple[object, ...]:
    """All that a dispute tells, without the graph that its quotes lead to."""
    sides = [(one.name, one.source_ids, [*one.quotes]) for one in dispute.sides]
    camps = [(one.answer, [*one.quotes]) for one in dispute.camps]
    return dispute.explain(), dispute.question_ids, sides, camps, [*dispute.pairs]


def real() -> ClaimGraph:
    return ct.read(*FILES)


@given(apart(), rooms, st.booleans())
def test_the_findings_are_the_same(graph: ClaimGraph, room: int, history: bool) -> None:  # noqa: FBT001
    expected = ct.check(graph, history=history, undetermined=True)

    with archived(graph, room=room) as archive:
        found = archive.check(history=history, undetermined=True)

    assert [*found] == [*expected]


@given(apart(), rooms)
def test_disputes_and_voices_are_the_same(graph: ClaimGraph, room: int) -> None:
    with archived(graph, room=room) as archive:
        disputes = [told(one) for one in archive.disputes()]
        counted = archive.voices()

    assert disputes == [told(one) for one in ct.disputes(graph)]
    assert counted == voices(graph)


@given(apart(), rooms)
def test_every_record_is_in_a_shard_and_nothing_else(
    graph: ClaimGraph, room: int
) -> None:
    with archived(graph, room=room) as archive:
        shards = [*archive.shards()]

    together = ClaimGraph(one for shard in shards for one in shard.records())
    for one in together.records():
        assert isinstance(one, Envelope) or graph[record_id(one)] == one
    for kind in (ct.Statement, ct.Claim, ct.Question, ct.Assertion):
        assert together.of_kind(kind) == graph.of_kind(kind)
        assert sum(len(one.of_kind(kind)) for one in shards) == len(graph.of_kind(kind))


def test_the_first_case_has_seven_parts() -> None:
    graph = real()

    with archived(graph, room=1) as archive:
        shards = [len(one.of_kind(Statement)) for one in archive.shards()]
        found = archive.check(undetermined=True)
        disputes = archive.disputes()

    assert sorted(shards) == [1, 1, 3, 3, 3, 3, 58]
    assert [*found] == [*ct.check(graph, undetermined=True)]
    assert [one.explain() for one in disputes] == [
        one.explain() for one in ct.disputes(graph)
    ]


EDGES = {
    "nothing": lambda *_: [],
    "relay": lambda one, other: [Relay(statement_id=one, rests_on_id=other)],
    "response": lambda one, other: [Response(statement_id=one, answers_id=other)],
    "order": lambda one, other: [Order(statement_id=one, after_id=other)],
    "correction": lambda one, other: [
        Correction(statement_id=one, corrects_id=other, kind=CorrectionKind.CORRECTS)
    ],
    "link": lambda one, other: [
        Link(kind=LinkKind.SAME, between=(one, other), by="Ada", because="one text")
    ],
}


@pytest.mark.parametrize("edge", EDGES)
def test_what_joins_two_statements_puts_them_in_one_shard(edge: str) -> None:
    texts = [Claim(text=text, language="en") for text in ("It rained.", "It snowed.")]
    said = [Statement(source_id="a", key=key) for key in ("one", "other")]
    made = [
        Assertion(statement_id=digest(one), claim_id=digest(claim))
        for one, claim in zip(said, texts, strict=True)
    ]
    ids = [digest(one) for one in said]
    graph = ClaimGraph([ct.Source(id="a"), *texts, *said, *made, *EDGES[edge](*ids)])

    with archived(graph, room=1) as archive:
        assert len([*archive.shards()]) == (2 if edge == "nothing" else 1)


@pytest.mark.parametrize("kind", ["review", "taken", "link"])
def test_what_joins_claims_puts_them_in_one_shard(kind: str) -> None:
    case = ct.Case("claims")
    case.source("a")
    case.source("b")
    case.say("K1", "a", text="It rained.")
    case.say("K2", "b", text="It snowed.")
    if kind == "review":
        case.review("K2", "K1#1", rating="False")
    if kind == "link":
        case.link("same", "K1#1", "K2#1", by="Ada", because="one weather")
    if kind == "taken":
        case.deny("K3", "b", of="K1")

    with archived(case.graph(), room=1) as archive:
        sizes = [len(one.of_kind(Statement)) for one in archive.shards()]

    assert sorted(sizes) == ([1, 2] if kind == "taken" else [2])


def test_an_archive_of_nothing_has_no_shard_and_no_finding() -> None:
    with archived(ClaimGraph()) as archive:
        assert [*archive.shards()] == []
        assert len(archive.check()) == len(archive.disputes()) == 0
        assert len(archive.voices()) == 0


def many(count: int) -> ClaimGraph:
    """As many places in which two sources are at odds, and have nothing to do with."""
    case = ct.Case("many")
    case.source("a")
    case.source("b")
    case.measure("tanks")
    for number in range(count):
        case.place(f"p{number}")
        case.question(f"q{number}", "tanks", place=f"p{number}", period="2020-09-27")
        case.say(f"A{number}", "a", f"q{number}", 1, on="2020-10-01")
        case.say(f"B{number}", "b", f"q{number}", 2, on="2020-10-01")
    return case.graph()


def test_places_are_looked_at_by_themselves_and_a_limit_reads_no_further() -> None:
    graph = many(12)

    with archived(graph, room=5) as archive:
        sizes = [len(one.of_kind(Statement)) for one in archive.shards()]
        few = archive.check(limit=2)
        assert len(few) == 2
        assert few.truncated
        everything = archive.check()

    assert sizes == [2] * 12
    assert [*everything] == [*ct.check(graph)]


def test_a_question_without_a_place_joins_all_places() -> None:
    graph = many(3)
    case = ct.Case("open")
    case.source("c")
    case.measure("tanks")
    case.question("q", "tanks", period="2020-09-27")
    case.say("C", "c", "q", 0, on="2020-10-01")
    graph = graph | case.graph()

    with archived(graph, room=1) as archive:
        assert len([*archive.shards()]) == 1
        assert [*archive.check(undetermined=True)] == [
            *ct.check(graph, undetermined=True)
        ]


def test_periods_that_touch_nowhere_are_apart_and_a_whole_joins_them() -> None:
    case = ct.Case("days")
    case.source("a")
    case.measure("tanks")
    for day in ("03", "09", "15"):
        case.question(f"q{day}", "tanks", period=f"2020-09-{day}")
        case.say(f"A{day}", "a", f"q{day}", 1, on="2020-10-01")
    days = case.graph()
    case.question("month", "tanks", period="2020-09")
    case.say("M", "a", "month", 2, on="2020-10-02")
    month = case.graph()

    with archived(days, room=1) as archive:
        assert len([*archive.shards()]) == 3
    with archived(month, room=1) as archive:
        assert len([*archive.shards()]) == 1
        assert [one.code for one in archive.check()] == [
            one.code for one in ct.check(month)
        ]


def test_what_is_declared_of_sources_and_places_comes_with_each_shard() -> None:
    case = ct.Case("declared")
    for source in ("a", "b", "c"):
        case.source(source)
    case.link("same", "a", "b", by="Ada", because="one desk under two names")
    case.measure("killed")
    for number in range(2):
        whole, parts = f"w{number}", [f"p{number}", f"r{number}"]
        for place in (whole, *parts):
            case.place(place)
            case.question(f"q-{place}", "killed", place=place, period="2020-09-27")
        case.partition(whole, parts, disjoint=True, exhaustive=True)
        for source, place, figure in (
            ("a", whole, 5),
            ("b", parts[0], 4),
            ("c", parts[1], 3),
        ):
            case.say(f"{source}-{place}", source, f"q-{place}", figure, on="2020-10-01")
        case.say(f"again-{number}", "b", f"q-{whole}", 6, on="2020-10-02")
    graph = case.graph()

    with archived(graph, room=1) as archive:
        assert len([*archive.shards()]) == 2
        found = archive.check(history=True)

    assert [*found] == [*ct.check(graph, history=True)]
    assert {one.code for one in found} == {"revision", "sum-mismatch"}


def test_a_check_that_lacks_its_extra_says_so_at_the_end() -> None:
    graph = beside_each_other([many(1), many(1)])

    def lacking(_: ClaimGraph) -> list[Finding]:
        package = "highspy"
        raise MissingExtraError(package, extra="solve")

    with archived(graph, room=1) as archive:
        found = archive.findings(checks=[lacking, *ct.CHECKS])
        assert [next(found).code for _ in range(2)] == ["conflict", "conflict"]
        with pytest.raises(MissingExtraError, match="solve"):
            next(found)
