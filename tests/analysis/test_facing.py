"""Two sources beside each other, question by question."""

import itertools
from collections import Counter

import pytest
from hypothesis import given

from claimtrack.analysis import Faced, compare
from claimtrack.analysis.comparison.comparing import compare as compare_pair
from claimtrack.analysis.pairs.holding import held_by
from claimtrack.analysis.pairs.standing import Standing
from claimtrack.analysis.utterances.commitments import commitments
from claimtrack.codec import Case
from claimtrack.errors import InvalidValueError, UnknownIdError
from claimtrack.graph import ClaimGraph, as_of
from claimtrack.model import Source, Verdict
from claimtrack.testing import graphs

DAY = "2020-09-27"


def war() -> Case:
    """Two armies, one of which has a spokeswoman, and four questions about a day."""
    case = Case("river war")
    case.source("north", "Army of the North")
    case.source("spokeswoman", part_of="north")
    case.source("south", "Army of the South")
    for measure in ("armour", "guns", "jets"):
        case.measure(measure)
    case.measure("tanks", part_of="armour")
    for measure in ("armour", "guns", "jets", "tanks"):
        case.question(measure, measure, period=DAY)
    return case


def seen(row: Faced) -> tuple[str, list[str], list[str], Verdict | None]:
    one, other = ([x.claim_label for x in side] for side in (row.one, row.other))
    return row.question, one, other, row.verdict


def test_what_differs_comes_first_and_what_one_alone_says_last() -> None:
    case = war()
    case.say("a", "north", "jets", 1, on="2020-09-28")
    case.say("b", "north", "guns", 4, on="2020-09-28")
    case.say("c", "spokeswoman", "tanks", "at least 2", on="2020-09-28")
    case.say("d", "south", "tanks", 3, on="2020-09-28")
    case.say("e", "south", "guns", 5, on="2020-09-28")

    rows = compare(case.graph(), "north", "south")

    assert [seen(row) for row in rows] == [
        ("guns (2020-09-27)", ["b#1"], ["e#1"], Verdict.CONFLICT),
        ("tanks (2020-09-27)", ["c#1"], ["d#1"], Verdict.AGREE),
        ("jets (2020-09-27)", ["a#1"], [], None),
    ]
    assert rows[0].because.endswith("4 and 5 can't both hold.")
    assert rows[2].because == ""


def test_one_pair_that_can_t_hold_decides() -> None:
    case = war()
    case.say("a", "north", "guns", "at least 4", on="2020-09-28")
    case.say("b", "spokeswoman", "guns", 6, on="2020-09-28")
    case.say("c", "south", "guns", 5, on="2020-09-28")

    (row,) = compare(case.graph(), "north", "south")

    assert seen(row) == (
        "guns (2020-09-27)",
        ["a#1", "b#1"],
        ["c#1"],
        Verdict.CONFLICT,
    )
    assert "6 and 5" in row.because or "5 and 6" in row.because


def test_answers_to_two_questions_are_put_together_where_they_can_t_both_hold() -> None:
    case = war()
    case.say("many", "north", "tanks", 9, on="2020-09-28")
    case.say("few", "south", "armour", 5, on="2020-09-28")
    case.say("enough", "spokeswoman", "guns", 5, on="2020-09-28")

    rows = compare(case.graph(), "south", "north")

    assert [seen(row) for row in rows] == [
        ("armour (2020-09-27)", ["few#1"], ["many#1"], Verdict.CONFLICT),
        ("armour (2020-09-27)", ["few#1"], [], None),
        ("guns (2020-09-27)", [], ["enough#1"], None),
        ("tanks (2020-09-27)", [], ["many#1"], None),
    ]


def test_what_a_part_says_is_its_own_beside_the_whole() -> None:
    case = war()
    case.say("a", "north", "guns", 4, on="2020-09-28")
    case.say("b", "spokeswoman", "guns", 6, on="2020-09-28")
    graph = case.graph()

    rows = [
        *compare(graph, "north", "spokeswoman"),
        *compare(graph, "spokeswoman", "north"),
    ]

    assert [seen(row)[1:] for row in rows] == [
        (["a#1"], ["b#1"], Verdict.CONFLICT),
        (["b#1"], ["a#1"], Verdict.CONFLICT),
    ]


def test_what_no_longer_stands_is_not_put_beside_anything() -> None:
    case = war()
    case.say("a", "north", "guns", 4, on="2020-09-28")
    case.say("b", "south", "guns", 6, on="2020-09-28")
    case.retract("back", "north", of="a", on="2020-09-29")
    graph = case.graph()

    now, before = (
        compare(graph, "north", "south"),
        compare(as_of(graph, "2020-09-28", clock="asserted"), "north", "south"),
    )

    assert [seen(row)[1:] for row in now] == [([], ["b#1"], None)]
    assert [row.verdict for row in before] == [Verdict.CONFLICT]


def test_words_without_a_figure_are_put_beside_their_denial() -> None:
    case = war()
    case.say("a", "north", text="The bridge fell.", language="en", on="2020-09-28")
    case.deny("b", "south", of="a", on="2020-09-28")

    (row,) = compare(case.graph(), "north", "south")

    assert (row.question, row.verdict) == ("", Verdict.CONFLICT)


def test_rows_tell_who_says_what() -> None:
    case = war()
    case.say("a", "north", "guns", 4, on="2020-09-28")
    case.say("b", "south", "guns", "unknown", on="2020-09-28")
    case.say("c", "south", "jets", 2, on="2020-09-28")

    rows = compare(case.graph(), "north", Source(id="south")).rows()

    assert [list(row.values())[:4] for row in rows] == [
        ["guns (2020-09-27)", "agree", "a#1: 4", "b#1: unknown"],
        ["jets (2020-09-27)", None, None, "c#1: 2"],
    ]


def test_a_source_is_not_put_beside_itself() -> None:
    with pytest.raises(InvalidValueError, match="'south' is one"):
        compare(war().graph(), "south", "south")


def test_a_source_has_to_be_here() -> None:
    with pytest.raises(UnknownIdError):
        compare(war().graph(), "south", "east")


@given(graphs())
def test_the_two_can_change_places(graph: ClaimGraph) -> None:
    for one, other in itertools.permutations(sorted(graph.of_kind(Source)), 2):
        there, back = compare(graph, one, other), compare(graph, other, one)

        assert Counter((x.one, x.other, x.verdict) for x in there) == Counter(
            (x.other, x.one, x.verdict) for x in back
        )


@given(graphs())
def test_two_that_stand_and_conflict_are_in_a_row_that_says_so(
    graph: ClaimGraph,
) -> None:
    standing = Standing(graph, commitments(graph))
    around = graph.containment.around
    for one, other in itertools.combinations(sorted(graph.of_kind(Source)), 2):
        if one in around(other) or other in around(one):
            continue
        held = [
            [x for x in held_by(graph, id_) if standing.stands(x)]
            for id_ in (one, other)
        ]
        can_t_hold = [
            pair
            for pair in itertools.product(*held)
            if pair[0].id != pair[1].id
            and compare_pair(graph, *pair).verdict is Verdict.CONFLICT
        ]

        rows = compare(graph, one, other)

        verdicts = {row.verdict for row in rows}
        assert (Verdict.CONFLICT in verdicts) is bool(can_t_hold)
        for row in rows:
            assert row.one or row.other
            assert bool(row.because) is bool(row.one and row.other)


def test_answers_to_two_questions_that_may_both_hold_are_not_put_together() -> None:
    case = war()
    case.question("somewhere", "armour", subject="south", period=DAY)
    case.say("many", "north", "tanks", 9, on="2020-09-28")
    case.say("few", "south", "somewhere", 5, on="2020-09-28")

    rows = compare(case.graph(), "north", "south")

    assert [row.verdict for row in rows] == [None, None]
