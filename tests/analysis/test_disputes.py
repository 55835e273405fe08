"""Who stands where: what a reader of disputes should remember."""

from fractions import Fraction

import pytest

import claimtrack as ct
from claimtrack.analysis import Dispute, disputes
from claimtrack.analysis.contested import camps, clashes
from claimtrack.codec import Case
from claimtrack.graph import ClaimGraph

DAY = "2020-09-27"
NEXT = "2020-09-28"


def war() -> Case:
    """Two sides, one of two bodies, and questions of each kind."""
    case = Case("river war")
    case.source("north", "The North")
    case.source("north-army", "Army of the North", part_of="north")
    case.source("north-ministry", "Ministry of the North", part_of="north")
    case.source("south", "The South")
    case.source("monitor", "The Monitor")
    case.measure("tanks", "tanks lost")
    case.measure("speed", "wind speed", answers="amount")
    case.measure("holder", "who holds it", answers="choice", options=["n", "none", "s"])
    case.question("day", "tanks", period=DAY)
    case.question("same-day", "tanks", period=f"{DAY}/{DAY}")
    case.question("so-far", "tanks", so_far_since=DAY)
    case.question("since", "tanks", period=f"{DAY}/..")
    case.question("wind", "speed", period=DAY)
    case.question("bridge", "holder", period=DAY)
    return case


def the_one(graph: ClaimGraph, **asked: bool) -> Dispute:
    (dispute,) = disputes(graph, **asked)
    return dispute


def stands(dispute: Dispute) -> dict[str, list[str]]:
    return {one.name: [x.answer for x in one.quotes] for one in dispute.sides}


def suiting(dispute: Dispute) -> list[tuple[str, list[str]]]:
    return [(one.answer, [x.claim_label for x in one.quotes]) for one in dispute.camps]


def test_a_row_tells_who_stands_where_and_how_many_do_not_hold() -> None:
    case = war()
    case.say("a", "north-army", "day", 20, on=NEXT)
    case.say("b", "north-ministry", "day", "at least 18", on=NEXT)
    case.say("c", "south", "day", 5, on=NEXT)
    case.say("d", "monitor", "day", {"low": 10, "high": 19}, on=NEXT)

    dispute = the_one(case.graph())

    assert dispute.question == "tanks lost (2020-09-27)"
    assert stands(dispute) == {
        "The North": ["20", "at least 18"],
        "The Monitor": ["10 to 19"],
        "The South": ["5"],
    }
    assert suiting(dispute) == [
        ("5", ["c#1"]),
        ("18 or 19", ["b#1", "d#1"]),
        ("20", ["a#1", "b#1"]),
    ]
    assert (dispute.at_least, dispute.claim_count, dispute.source_count) == (2, 4, 4)
    assert (dispute.gap, dispute.ratio) == (Fraction(15), Fraction(4))
    assert dispute.is_across
    assert dispute.explain() == (
        "On tanks lost (2020-09-27): The North says 20 and at least 18; "
        "The Monitor says 10 to 19; The South says 5. "
        "No one answer suits all: 5 suits 1 claim, 18 or 19 suits 2 claims and "
        "20 suits 2 claims. "
        "Between the lowest and the highest lie 15, or a factor of 4. "
        "Of these 4 claims at least 2 do not hold."
    )


def test_a_question_on_which_all_can_hold_is_no_dispute() -> None:
    case = war()
    case.say("a", "north-army", "day", "at least 5", on=NEXT)
    case.say("b", "south", "day", "up to 9", on=NEXT)
    case.say("c", "monitor", "day", "unknown", on=NEXT)
    case.say("d", "monitor", "bridge", "n", on=NEXT)

    found = disputes(case.graph())

    assert list(found) == []


def test_three_that_hold_two_by_two_only_are_a_dispute_of_no_pair() -> None:
    case = war()
    case.say("a", "north-army", "day", {"low": 1, "high": 2}, on=NEXT)
    case.say("b", "south", "day", 1, stance="denies", on=NEXT)
    case.say("c", "monitor", "day", 2, stance="denies", on=NEXT)
    graph = case.graph()

    dispute = the_one(graph)

    assert not ct.check(graph)
    assert dispute.at_least == 1
    assert suiting(dispute) == [
        ("0 or at least 3", ["b#1", "c#1"]),
        ("1", ["a#1", "c#1"]),
        ("2", ["a#1", "b#1"]),
    ]
    assert "The South denies 1" in dispute.explain()


def test_of_many_who_say_the_same_two_are_enough_to_find_a_dispute() -> None:
    case = war()
    case.source("observer", "The Observer")
    for label, source in enumerate(("north-army", "monitor", "observer")):
        case.say(f"a{label}", source, "day", "1 or 3", on=NEXT)
    case.say("b", "south", "day", 2, on=NEXT)

    dispute = the_one(case.graph())

    assert suiting(dispute) == [("1 or 3", ["a0#1", "a1#1", "a2#1"]), ("2", ["b#1"])]


def test_a_running_total_has_pairs_and_no_camps() -> None:
    case = war()
    case.say("a", "north-army", "so-far", 4, on="2020-09-28", quote="four of them")
    case.say("b", "south", "so-far", 3, on="2020-09-29")
    case.say("c", "south", "so-far", 5, on="2020-09-30")

    dispute = the_one(case.graph())

    assert dispute.camps == ()
    assert [[x.claim_label for x in pair] for pair in dispute.pairs] == [["a#1", "b#1"]]
    assert (dispute.pair_count, dispute.at_least) == (1, 1)
    assert (dispute.gap, dispute.ratio, dispute.camp_count) == (None, None, None)
    assert dispute.explain() == (
        "On tanks lost (since 2020-09-27): The South says 3 and 5; "
        "Army of the North says 4 (“four of them”). "
        "4 by Army of the North and 3 by The South can't both hold. "
        "Of these 3 claims at least one does not hold."
    )


def test_two_bodies_of_one_side_are_a_dispute_within_it() -> None:
    case = war()
    case.say("a", "north-army", "wind", "2.5", on=NEXT)
    case.say("b", "north-ministry", "wind", "more than 10", on=NEXT)

    dispute = the_one(case.graph())

    assert not dispute.is_across
    assert stands(dispute) == {"The North": ["2.5", "more than 10"]}
    assert (dispute.gap, dispute.ratio) == (Fraction("7.5"), None)


def test_a_choice_has_camps_and_no_gap() -> None:
    case = war()
    case.say("a", "north-army", "bridge", "n", on=NEXT)
    case.say("b", "south", "bridge", "n", stance="denies", on=NEXT)

    dispute = the_one(case.graph())

    assert suiting(dispute) == [("n", ["a#1"]), ("none or s", ["b#1"])]
    assert (dispute.gap, dispute.ratio) == (None, None)


def test_words_without_a_figure_are_asserted_and_denied() -> None:
    case = war()
    case.say("a", "north-army", text="The bridge fell.", on=NEXT)
    case.deny("b", "south", of="a", on=NEXT)

    dispute = the_one(case.graph())

    assert dispute.question == "“The bridge fell.”"
    assert suiting(dispute) == [("asserted", ["a#1"]), ("denied", ["b#1"])]


def test_none_against_some_has_a_gap_and_no_ratio() -> None:
    case = war()
    case.say("a", "north-army", "day", "none", on=NEXT)
    case.say("b", "south", "day", 30, on=NEXT)

    dispute = the_one(case.graph())

    assert (dispute.gap, dispute.ratio) == (Fraction(30), None)
    assert "Between the lowest and the highest lie 30." in dispute.explain()


def test_a_ratio_without_an_end_is_rounded_in_words_only() -> None:
    case = war()
    case.say("a", "north-army", "day", 3, on=NEXT)
    case.say("b", "south", "day", 10, on=NEXT)

    dispute = the_one(case.graph())

    assert dispute.ratio == Fraction(10, 3)
    assert "a factor of some 3.33" in dispute.explain()
    (row,) = disputes(case.graph()).rows()
    assert (row["gap"], row["ratio"]) == ("7", "10/3")


def test_what_no_longer_stands_is_disputed_in_history_only() -> None:
    case = war()
    case.say("a", "north-army", "day", 3, on=NEXT)
    case.say("b", "south", "day", 10, on=NEXT)
    case.retract("back", "south", of="b", on="2020-09-30")
    graph = case.graph()

    assert len(disputes(graph)) == 0
    assert the_one(graph, history=True).at_least == 1


def test_what_somebody_settled_is_shown_when_asked_for() -> None:
    case = war()
    case.say("a", "north-army", "day", 3, on=NEXT)
    case.say("b", "south", "day", 10, on=NEXT)
    (finding,) = ct.check(case.graph())
    case.settle(finding.id, by="the desk", because="b counts trucks too")
    graph = case.graph()

    assert len(disputes(graph)) == 0
    assert the_one(graph, settled=True).at_least == 1


def test_of_a_running_total_each_pair_has_to_be_settled() -> None:
    case = war()
    case.say("a", "north-army", "so-far", 4, on="2020-09-28")
    case.say("b", "south", "so-far", 3, on="2020-09-29")
    case.say("c", "monitor", "so-far", 2, on="2020-09-29")
    first, second = ct.check(case.graph())
    case.settle(first.id, by="the desk", because="dealt with")
    assert len(disputes(case.graph())) == 1

    case.settle(second.id, by="the desk", because="dealt with")

    assert len(disputes(case.graph())) == 0


def test_incomparable_answers_are_no_dispute() -> None:
    case = war()
    case.say("a", "north-army", "day", 3, on=NEXT)
    case.say("b", "south", "day", 10, on=NEXT)
    case.link("incomparable", "north-army", "south", by="desk", because="other counts")

    found = disputes(case.graph())

    assert list(found) == []


def test_beside_incomparable_answers_others_are_still_disputed() -> None:
    case = war()
    case.say("a", "north-army", "day", 3, on=NEXT)
    case.say("b", "south", "day", 10, on=NEXT)
    case.say("c", "monitor", "day", 10, on=NEXT)
    case.link("incomparable", "a", "b", by="desk", because="other counts")

    dispute = the_one(case.graph())

    assert [[x.claim_label for x in pair] for pair in dispute.pairs] == [["a#1", "c#1"]]
    assert dispute.camps == ()


def test_questions_declared_the_same_are_one_row() -> None:
    case = war()
    case.say("a", "north-army", "day", 3, on=NEXT)
    case.say("b", "south", "same-day", 10, on=NEXT)
    apart = disputes(case.graph())

    case.link("same", "a#1", "b#1", by="desk", because="one day")
    dispute = the_one(case.graph())

    assert len(apart) == 0
    assert len(dispute.question_ids) == 2
    assert dispute.question == (
        "tanks lost (2020-09-27 to 2020-09-27) and tanks lost (2020-09-27)"
    )
    assert suiting(dispute) == [("3", ["a#1"]), ("10", ["b#1"])]


def test_a_source_entered_twice_contradicts_itself_and_nobody_else() -> None:
    case = war()
    case.source("army", "North Army")
    case.say("a", "north-army", "day", 3)
    case.say("b", "army", "day", 10)
    case.link("same", "north-army", "army", by="desk", because="one seal")

    found = disputes(case.graph())

    assert list(found) == []


def test_what_a_reader_wants_first_comes_first() -> None:
    case = war()
    case.say("a", "north-army", "bridge", "n", on=NEXT)
    case.say("b", "north-ministry", "bridge", "s", on=NEXT)
    case.say("c", "south", "wind", 3, on=NEXT)
    case.say("d", "monitor", "wind", 4, on=NEXT)
    case.say("e", "south", "day", 3, on=NEXT)
    case.say("f", "monitor", "day", 40, on=NEXT)
    case.say("g", "north", "day", 90, on=NEXT)

    found = disputes(case.graph())

    assert [one.question.partition(" (")[0] for one in found] == [
        "tanks lost",
        "wind speed",
        "who holds it",
    ]
    assert found.where(across_sides=False)[0].question == found[2].question


def test_a_cell_shows_the_first_answers_and_says_that_there_are_more() -> None:
    case = war()
    case.say("z", "south", "day", 99, on=NEXT)
    for number in range(5):
        case.source(f"unit-{number}", part_of="north")
        case.say(f"u{number}", f"unit-{number}", "day", number, on=NEXT)

    dispute = the_one(case.graph())
    (row,) = disputes(case.graph()).rows()

    assert row["sides"] == "The North: 0, 1, 2 …; The South: 99"
    assert row["camps"] == "0 (1); 1 (1); 2 (1); and 3 more"
    assert "The North says 0, 1 and 2 and more" in dispute.explain()
    assert "3 further answers suit others" in dispute.explain()


def test_quotes_are_read_when_they_are_asked_for() -> None:
    case = war()
    for number in range(30):
        case.source(f"unit-{number:02}", part_of="north")
        case.say(f"u{number:02}", f"unit-{number:02}", "day", number, on=NEXT)

    quotes = the_one(case.graph()).sides[0].quotes

    assert len(quotes) == 30
    assert quotes[3].claim_label == "u03#1"
    assert [one.claim_label for one in quotes[1:3]] == ["u01#1", "u02#1"]
    assert quotes[1:3] == quotes[1:3]
    assert quotes != list(quotes)
    assert hash(quotes[1:3]) == hash(quotes[1:3])
    lines = repr(quotes).splitlines()
    assert lines[0] == "u00#1  unit-00: 0"
    assert lines[-1] == "(10 more claims)"
    assert repr(quotes[:1]) == "u00#1  unit-00: 0"


def test_where_holes_are_too_many_no_camps_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = war()
    case.say("a", "north-army", "day", {"low": 1, "high": 2}, on=NEXT)
    case.say("b", "south", "day", 1, stance="denies", on=NEXT)
    case.say("c", "monitor", "day", 2, stance="denies", on=NEXT)
    monkeypatch.setattr(camps, "MOST_TESTS", 0)

    dispute = the_one(case.graph())

    assert (dispute.camps, dispute.camp_count, dispute.at_least) == ((), None, 1)
    assert dispute.explain().endswith(
        "The South denies 1. Of these 3 claims at least one does not hold."
    )


def test_where_pairs_are_too_many_some_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = war()
    for number, source in enumerate(("north-army", "south", "monitor")):
        case.say(
            f"s{number}", source, "so-far", 9 - number, on=f"2020-09-{28 + number % 3}"
        )
    case.say("open", "north-ministry", "since", 3, on=NEXT)
    monkeypatch.setattr(clashes, "MOST_CANDIDATES", 0)

    dispute = the_one(case.graph())

    assert dispute.pair_count is None
    assert len(dispute.pairs) >= 1
    assert "Among others, " in dispute.explain()


@pytest.fixture
def swept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no pairs looked at one by one, as where there are very many."""
    monkeypatch.setattr(clashes, "MOST_CANDIDATES", 0)


def labels(dispute: Dispute) -> list[list[str]]:
    return [[x.claim_label for x in pair] for pair in dispute.pairs]


@pytest.mark.usefixtures("swept")
def test_a_total_that_falls_along_edges_is_found_by_a_sweep() -> None:
    case = war()
    case.say("a", "north-army", "so-far", 4)
    case.say("first", "monitor", text="It rains.", after="a")
    case.say("second", "monitor", text="It snows.", after="first")
    case.say("c", "south", "so-far", 3, after="second")

    assert labels(the_one(case.graph())) == [["a#1", "c#1"]]


@pytest.mark.usefixtures("swept")
def test_edges_of_an_utterance_are_those_of_all_its_entries() -> None:
    case = war()
    case.say("a", "north-army", "so-far", 4)
    case.say("entry", "south", text="It rains.", after="a")
    case.say("c", "south", "so-far", 3)
    case.link("same", "c", "entry", by="desk", because="one call")

    assert labels(the_one(case.graph())) == [["a#1", "c#1"]]


@pytest.mark.usefixtures("swept")
def test_what_is_in_doubt_is_ordered_with_nothing() -> None:
    case = war()
    case.say("a", "north-army", "so-far", 4, on="2020-09-30")
    case.say("c", "south", "so-far", 3, after="a", on="2020-09-28")
    case.say("d", "monitor", "so-far", 2, after="c", on="2020-10-05")

    assert len(disputes(case.graph())) == 0


@pytest.mark.usefixtures("swept")
def test_what_nobody_can_date_is_compared_where_it_may_not_differ() -> None:
    case = war()
    case.say("a", "north-army", "so-far", 4)
    case.say("b", "north-ministry", "so-far", 4)
    case.say("no", "south", "so-far", 4, stance="denies", answering=("a", "b"))
    case.say("c", "monitor", "so-far", 9, on="2020-09-28")
    case.say("d", "south", "so-far", 2, on="2020-09-30")

    dispute = the_one(case.graph())

    assert ["c#1", "d#1"] in labels(dispute)


@pytest.mark.usefixtures("swept")
def test_totals_without_a_known_end_are_compared_with_nothing() -> None:
    case = war()
    case.question("unknown", "tanks", period=f"{DAY}/")
    case.say("a", "north-army", "unknown", 4, on="2020-09-28")
    case.say("b", "south", "unknown", 3, on="2020-09-29")

    assert len(disputes(case.graph())) == 0


@pytest.mark.usefixtures("swept")
def test_a_sweep_passes_incomparable_pairs_over() -> None:
    case = war()
    case.say("a", "north-army", "day", 3, on=NEXT)
    case.say("b", "south", "day", 10, on=NEXT)
    case.say("c", "monitor", "day", 10, on=NEXT)
    case.link("incomparable", "a", "b", by="desk", because="other counts")

    assert labels(the_one(case.graph())) == [["a#1", "c#1"]]


def test_one_utterance_whose_claims_hold_two_by_two_only_is_a_dispute() -> None:
    case = war()
    case.say("a", "south", "day", {"low": 1, "high": 2}, on=NEXT)
    case.say("b", "south", "day", 1, stance="denies", on=NEXT)
    case.say("c", "south", "day", 2, stance="denies", on=NEXT)
    case.link("same", "a", "b", by="desk", because="one call")
    case.link("same", "b", "c", by="desk", because="one call")

    dispute = the_one(case.graph())

    assert (dispute.at_least, dispute.is_across) == (1, False)


def test_a_ratio_that_ends_is_told_exactly() -> None:
    case = war()
    case.say("a", "north-army", "day", 4, on=NEXT)
    case.say("b", "south", "day", 10, on=NEXT)

    dispute = the_one(case.graph())

    assert "lie 6, or a factor of 2.5." in dispute.explain()


@pytest.mark.usefixtures("swept")
def test_totals_on_questions_declared_the_same_are_swept_together() -> None:
    case = war()
    case.question(
        "tanks-too", "tanks", period=f"{DAY}/said", place=None, subject="south"
    )
    case.say("a", "north-army", "so-far", 4, on="2020-09-28")
    case.say("b", "monitor", "tanks-too", 5, on="2020-09-28")
    case.say("c", "south", "tanks-too", 3, on="2020-09-29")
    case.link("same", "a#1", "b#1", by="desk", because="one count")

    assert ["b#1", "c#1"] in labels(the_one(case.graph()))


@pytest.mark.usefixtures("swept")
def test_a_count_dated_before_its_day_is_no_earlier_part_of_it() -> None:
    case = war()
    case.say("a", "north-army", "day", 4, on="2020-09-26")
    case.say("b", "south", "day", 3, after="a", on=NEXT)
    case.say("c", "monitor", "day", 2, after="a", on=f"{DAY}T10:00")

    assert labels(the_one(case.graph())) == [["a#1", "b#1"]]
