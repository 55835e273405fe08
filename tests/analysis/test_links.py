"""What analysts declare: that two contradict each other, or can't be compared."""

import itertools
import json
from collections.abc import Sequence

import pytest
from hypothesis import given, settings

import claimtrack as ct
from claimtrack.analysis import Relation, check, declared_contradictions
from claimtrack.analysis.comparison.comparing import compare
from claimtrack.analysis.pairs.standing import Standing
from claimtrack.analysis.utterances.commitments import commitments
from claimtrack.codec import CaseText, read_texts
from claimtrack.graph import ClaimGraph
from claimtrack.model import Link, LinkKind, Source, Verdict
from claimtrack.testing import graphs

Entry = dict[str, object]
FIVE = {"measure": "tanks", "period": "2020-09", "answer": 5}
THREE = {"measure": "tanks", "period": "2020-09", "answer": 3}
GUNS = {"measure": "guns", "period": "2020-09", "answer": 7}
INTACT, DOWN = {"text": "The bridge is intact."}, {"text": "The bridge is down."}
LATE = "2020-10-05"


def graph_of(
    *statements: Entry, links: Sequence[Entry] = (), **more: object
) -> ct.ClaimGraph:
    case = {
        "claimtrack": 1,
        "name": "river war",
        "sources": [
            {"id": "north", "name": "North"},
            {"id": "north-army", "name": "Army of the North", "part_of": ["north"]},
            {"id": "south", "name": "South"},
            {"id": "gazette", "name": "The Gazette"},
        ],
        "measures": [
            {"id": "tanks", "name": "tanks lost"},
            {"id": "guns", "name": "guns lost"},
        ],
        "statements": statements,
        "links": links,
        **more,
    }
    return read_texts([CaseText(content=json.dumps(case).encode())])


def said(label: str, source: str, *claims: Entry, **more: object) -> Entry:
    return {"id": label, "source": source, "claims": claims, **more}


def link(
    kind: str, one: str, other: str, *, by: str = "Ada", because: str = "they can't be."
) -> Entry:
    return {"kind": kind, "between": [one, other], "by": by, "because": because}


def told(graph: ct.ClaimGraph, *, history: bool = False) -> list[tuple[str, ...]]:
    return [
        tuple(side.claim_label for side in one.sides)
        for one in declared_contradictions(graph, history=history)
    ]


def test_two_who_assert_claims_that_are_declared_to_contradict_each_other_do() -> None:
    graph = graph_of(
        said("a", "north", INTACT, asserted_at="2020-10-01"),
        said("b", "south", DOWN, asserted_at="2020-10-02"),
        links=(link("contradicts", "a#1", "b#1"),),
    )

    (found,) = check(graph)

    assert (found.code, found.verdict) == ("declared", Verdict.CONFLICT)
    assert found.rule == (
        "two contradict each other where a named analyst declared so; across sides"
    )
    assert found.explain() == (
        "North (2020-10-01) says “The bridge is intact.”; South (2020-10-02) says “The "
        "bridge is down.” Ada declared that the two contradict each other: they can't "
        "be. To settle it: a dated record about either claim, or a correction by North "
        "or by South."
    )


def test_a_link_between_claims_is_about_everybody_who_asserts_them() -> None:
    graph = graph_of(
        said("a", "north", INTACT),
        said("a2", "north-army", INTACT),
        said("b", "south", DOWN),
        said("page", "gazette", INTACT, DOWN),
        links=(link("contradicts", "a#1", "b#1"),),
    )

    found = told(graph)

    assert sorted(map(sorted, found)) == [
        ["a#1", "b#1"],
        ["a#1", "page#2"],
        ["a2#1", "b#1"],
        ["a2#1", "page#2"],
        ["b#1", "page#1"],
        ["page#1", "page#2"],
    ]


@pytest.mark.parametrize(
    "more",
    [
        {"stance": "denies"},
        {"stance": "reports"},
        {"stance": "doubts"},
        {"certainty": "possible"},
    ],
)
def test_who_does_not_assert_a_claim_is_not_held_to_it(more: Entry) -> None:
    graph = graph_of(
        said("a", "north", INTACT),
        said("b", "south", {**DOWN, **more}),
        links=(link("contradicts", "a#1", "b#1"),),
    )

    assert told(graph) == []


def test_a_call_is_not_held_to_what_is_declared() -> None:
    graph = graph_of(
        said("a", "north", INTACT),
        said("b", "south", DOWN, kind="call"),
        links=(link("contradicts", "a", "b"),),
    )

    assert told(graph) == []


def test_a_statement_is_declared_with_all_that_it_asserts() -> None:
    graph = graph_of(
        said(
            "a",
            "north",
            FIVE,
            GUNS,
            {**INTACT, "stance": "denies"},
            quote="Five tanks, seven guns.",
        ),
        said("b", "south", DOWN, {**THREE, "stance": "reports"}),
        links=(link("contradicts", "a", "b", because="They had no tanks there"),),
    )

    (found,) = declared_contradictions(graph)

    assert [one.claim_label for one in found.sides] == ["a", "b#1"]
    assert found.sides[0].claim_id == ""
    assert found.explain() == (
        "North says 5 for tanks lost (2020-09) and 7 for guns lost (2020-09), "
        "“Five tanks, seven guns.”; South says “The bridge is down.” Ada declared that "
        "the two contradict each other: They had no tanks there. To settle it: a dated "
        "record about either claim, or a correction by North or by South."
    )


def test_a_statement_that_only_denies_is_not_held_to_what_is_declared() -> None:
    graph = graph_of(
        said("a", "north", INTACT),
        said("b", "south", {**DOWN, "stance": "denies"}),
        links=(link("contradicts", "a", "b"),),
    )

    assert told(graph) == []


def test_a_statement_that_vouches_for_nothing_is_in_no_finding() -> None:
    graph = graph_of(
        said("a", "north", INTACT),
        said("b", "south", quote="The bridge is down."),
        said("c", "gazette", {**DOWN, "stance": "reports"}),
        links=(link("contradicts", "a", "b"), link("contradicts", "a", "c")),
    )

    assert told(graph) == []


def test_a_pair_that_cannot_both_hold_by_itself_keeps_its_code() -> None:
    graph = graph_of(
        said("a", "north", FIVE, asserted_at=LATE),
        said("b", "south", THREE, asserted_at=LATE),
        links=(link("contradicts", "a#1", "b#1"), link("contradicts", "a", "b")),
    )

    assert [one.code for one in check(graph)] == ["conflict"]


def test_what_one_source_takes_back_later_keeps_its_code() -> None:
    graph = graph_of(
        said("a", "north", FIVE, asserted_at="2020-10-01"),
        said("b", "north", THREE, asserted_at=LATE),
        links=(link("contradicts", "a", "b"),),
    )

    assert [one.code for one in check(graph, history=True)] == ["revision"]


def test_a_pair_that_is_left_open_by_itself_is_declared() -> None:
    graph = graph_of(
        said("a", "north", FIVE, asserted_at=LATE),
        said("b", "south", {**THREE, "place": "valley"}, asserted_at=LATE),
        places=[{"id": "valley"}],
        links=(link("contradicts", "a#1", "b#1"),),
    )

    assert [one.code for one in check(graph)] == ["declared"]


def test_a_pair_is_declared_once_and_by_the_first() -> None:
    graph = graph_of(
        said("a", "north", INTACT),
        said("b", "south", DOWN),
        links=(
            link("contradicts", "a", "b", by="Ada"),
            link("contradicts", "a#1", "b#1", by="Cy"),
            link("contradicts", "a#1", "b#1", by="Bo"),
        ),
    )

    (found,) = declared_contradictions(graph)

    assert found.because.startswith("Bo declared")


def test_what_was_withdrawn_is_declared_in_history_only() -> None:
    graph = graph_of(
        said("a", "north", INTACT),
        said("b", "south", DOWN),
        said("c", "south", retracts=["b"]),
        links=(link("contradicts", "a", "b"),),
    )

    assert told(graph) == []
    assert told(graph, history=True) == [("a#1", "b#1")]
    assert len(check(graph, history=True)) == 1


def test_one_source_is_held_to_both_where_it_is_known_which_came_first() -> None:
    graph = graph_of(
        said("b", "north", DOWN, asserted_at="2020-10-01"),
        said("a", "north", {**INTACT, "certainty": "probable"}, asserted_at=LATE),
        links=(link("contradicts", "a#1", "b#1"),),
    )

    (found,) = check(graph)

    assert [one.claim_label for one in found.sides] == ["b#1", "a#1"]
    assert found.rule == "two contradict each other where a named analyst declared so"
    assert found.because == (
        "Ada declared that the two contradict each other: they can't be. "
        "North says it only as probable."
    )
    assert found.resolve == (
        "a statement by North that says which of the two it stands by"
    )


def test_of_one_source_in_no_known_order_it_is_undetermined() -> None:
    graph = graph_of(
        said("a", "north", INTACT),
        said("b", "north", DOWN),
        links=(link("contradicts", "a#1", "b#1"),),
    )

    (found,) = check(graph, undetermined=True)

    assert list(check(graph)) == []
    assert found.verdict is Verdict.UNDETERMINED
    assert found.because == (
        "Ada declared that the two contradict each other: they can't be; which of the "
        "two came first is not known, and the later may replace the earlier."
    )
    assert found.resolve == "which of the two was said first"


def test_where_another_declares_them_incomparable_it_is_undetermined() -> None:
    graph = graph_of(
        said("a", "north", INTACT),
        said("b", "south", DOWN),
        links=(
            link("contradicts", "a#1", "b#1"),
            link("incomparable", "a", "b", by="Bo", because="two bridges."),
        ),
    )

    (found,) = check(graph, undetermined=True)

    assert found.because == (
        "Ada declared that the two contradict each other: they can't be; "
        "Bo declared the two incomparable: two bridges."
    )
    assert found.resolve == "whether the two are comparable after all"


def test_a_pair_that_is_undetermined_by_itself_is_not_declared_to_be_so_again() -> None:
    graph = graph_of(
        said("a", "north", FIVE, asserted_at=LATE),
        said("b", "south", THREE, asserted_at=LATE),
        links=(link("contradicts", "a", "b"), link("incomparable", "a", "b")),
    )

    assert [one.code for one in check(graph, undetermined=True)] == ["conflict"]


@pytest.mark.parametrize("ends", [("north", "south"), ("north", "gazette")])
def test_sources_that_are_declared_to_contradict_each_other_are_in_no_finding(
    ends: tuple[str, str],
) -> None:
    graph = graph_of(
        said("a", "north", INTACT),
        said("b", "south", DOWN),
        links=(link("contradicts", *ends),),
    )

    assert told(graph) == []


BECAUSE = "both count the same tanks."
CONFLICTING = (
    said("a", "north", FIVE, asserted_at=LATE),
    said("b", "south", THREE, asserted_at=LATE),
)


@pytest.mark.parametrize(
    ("ends", "which"),
    [
        (("a#1", "b#1"), "the two"),
        (("a", "b"), "the two"),
        (("a", "b#1"), "the two"),
        (("south", "north"), "North and South"),
    ],
)
def test_what_an_analyst_declares_incomparable_is_undetermined(
    ends: tuple[str, str], which: str
) -> None:
    graph = graph_of(
        *CONFLICTING, links=(link("incomparable", *ends, because=BECAUSE),)
    )

    (judged,) = ct.why(graph, "a", "b")

    declared = f"Ada declared {which} incomparable: both count the same tanks"
    assert list(check(graph)) == []
    assert [one.verdict for one in check(graph, undetermined=True)] == [judged.verdict]
    assert judged.verdict is Verdict.UNDETERMINED
    assert judged.comparability == ct.comparability(graph, "a", "b")
    assert judged.comparability.relation is Relation.NOT_COMPARABLE
    assert judged.comparability.reason == f"{declared}."
    assert judged.because == (
        f"{declared}; if they are comparable, 5 and 3 can't both hold."
    )
    assert judged.rule == "what is not comparable can't contradict"
    assert judged.resolve == "whether the two are comparable after all"


def test_sources_are_incomparable_in_all_that_they_say() -> None:
    graph = graph_of(
        *CONFLICTING,
        said("c", "north", GUNS, asserted_at=LATE),
        said("d", "south", {**GUNS, "stance": "denies"}, asserted_at=LATE),
        said("e", "gazette", {**GUNS, "answer": 1}, asserted_at=LATE),
        said("f", "north-army", {**FIVE, "answer": 6}, asserted_at=LATE),
        links=(link("incomparable", "north", "south"),),
    )

    found = [[side.claim_label for side in one.sides] for one in check(graph)]

    assert found == [["a#1", "f#1"], ["b#1", "f#1"], ["c#1", "e#1"]]


def test_of_several_links_the_first_is_named_claims_before_statements() -> None:
    links = [
        link("incomparable", "north", "south", by="Ada"),
        link("incomparable", "a", "b", by="Bo"),
        link("incomparable", "a#1", "b#1", by="Di"),
        link("incomparable", "a#1", "b#1", by="Cy", because="z"),
        link("incomparable", "a#1", "b#1", by="Cy", because="y"),
    ]

    told = [
        ct.comparability(graph_of(*CONFLICTING, links=some), "a", "b").reason
        for some in (links, links[::-1], links[:3], links[:2], links[:1])
    ]

    assert told == [
        "Cy declared the two incomparable: y.",
        "Cy declared the two incomparable: y.",
        "Di declared the two incomparable: they can't be.",
        "Bo declared the two incomparable: they can't be.",
        "Ada declared North and South incomparable: they can't be.",
    ]


def test_a_link_that_says_something_else_leaves_two_comparable() -> None:
    links = (
        link("same", "gazette", "north-army"),
        link("incomparable", "gazette", "north"),
    )
    graph = graph_of(*CONFLICTING, links=links)

    assert ct.why(graph, "a", "b")[0].verdict is Verdict.CONFLICT


@given(graph=graphs())
def test_of_incomparable_sources_only_their_conflicts_are_other_than_before(
    graph: ct.ClaimGraph,
) -> None:
    one, other = sorted(graph.of_kind(Source))[:2]
    link = Link(kind=LinkKind.INCOMPARABLE, between=(one, other), by="x", because="y")
    linked = ClaimGraph([*graph.records(), link])
    made = tuple(commitments(graph))

    for pair in itertools.combinations(made, 2):
        before, after = (compare(g, *pair).verdict for g in (graph, linked))

        if before is Verdict.CONFLICT and {x.source_id for x in pair} == {one, other}:
            assert after is Verdict.UNDETERMINED
        else:
            assert after is before


def test_a_link_that_comes_later_is_seen() -> None:
    graph = graph_of(*CONFLICTING)
    before = len(check(graph))

    graph.add(
        [
            Link(
                kind=LinkKind.INCOMPARABLE,
                between=["north", "south"],
                by="x",
                because="y",
            )
        ]
    )

    assert (before, len(check(graph))) == (1, 0)


@settings(max_examples=200)
@given(graph=graphs())
def test_what_is_declared_is_what_the_links_say_and_no_code_says_already(
    graph: ct.ClaimGraph,
) -> None:
    ends = [
        frozenset(one.between)
        for one in graph.of_kind(Link).values()
        if one.kind is LinkKind.CONTRADICTS
    ]
    made = [one for one in commitments(graph) if not one.excludes_nothing]
    standing = Standing(graph, commitments(graph))

    found = {
        frozenset(x.statement_id for x in one.sides)
        for one in declared_contradictions(graph)
    }

    expected = set()
    for one, other in itertools.permutations(filter(standing.stands, made), 2):
        first, second = one.assertion, other.assertion
        of_claims = {first.claim_id, second.claim_id} in ends
        of_statements = {first.statement_id, second.statement_id} in ends
        if not (one.denies or other.denies) and (of_claims or of_statements):
            expected.add(frozenset((first.statement_id, second.statement_id)))
    assert found <= expected
    by_themselves = {
        frozenset(x.statement_id for x in one.sides)
        for one in check(graph, undetermined=True)
        if one.code != "declared"
    }
    assert expected <= found | by_themselves
