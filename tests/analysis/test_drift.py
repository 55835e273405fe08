"""What relays changed: in words, at which hops, and what is no change."""

import contextlib
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimtrack as ct
from claimtrack.cli import main
from claimtrack.codec import CaseText, read_texts
from claimtrack.model import Finding

Entry = Mapping[str, object]

TANKS = {"measure": "tanks", "subject": "south", "place": "valley", "period": "2020-09"}
SOURCES = (
    {"id": "north", "name": "North"},
    {"id": "army", "name": "the Army", "part_of": ["north"]},
    {"id": "south", "name": "South"},
    *({"id": id_, "name": id_.title()} for id_ in ("agency", "gazette", "herald")),
)


def graph_of(*statements: Entry, **more: object) -> ct.ClaimGraph:
    """A graph of statements about losses in a valley."""
    case = {
        "claimtrack": 1,
        "name": "drift",
        "sources": [*SOURCES],
        "places": [{"id": "valley"}, {"id": "mill", "part_of": ["valley"]}],
        "measures": [
            {"id": "tanks", "part_of": ["armour"]},
            {"id": "armour"},
            {"id": "guns"},
            {"id": "fuel", "answers": "amount"},
            {"id": "held", "answers": "choice", "options": ["north", "south", "none"]},
        ],
        "statements": statements,
        **more,
    }
    return read_texts([CaseText(content=json.dumps(case).encode())])


def said(label: str, *claims: Entry, source: str = "north", **more: object) -> Entry:
    return {"id": label, "source": source, "claims": claims, **more}


def relay(
    label: str, of: str | list[str], *claims: Entry, source: str = "", **edge: object
) -> Entry:
    ups = [of] if isinstance(of, str) else of
    return {
        "id": label,
        "source": source or label,
        "relays": [{"statement": up, **edge} for up in ups],
        "claims": claims,
    }


def tanks(answer: object, **more: object) -> Entry:
    return {**TANKS, "answer": answer, **more}


def found(*statements: Entry, **more: object) -> list[Finding]:
    return [*ct.check(graph_of(*statements, **more)).where(code="drift")]


def why(*statements: Entry, **more: object) -> str:
    """The reason of the one finding, but for which way it is about."""
    (one,) = found(*statements, **more)
    return one.because.removeprefix("On the way from North to Gazette ")


def hops(finding: Finding) -> list[tuple[str, str]]:
    return [(one.statement_label, one.rests_on_label) for one in finding.candidates]


def ends(finding: Finding) -> list[str]:
    return [side.claim_label for side in finding.sides]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (2, 3, "the figure changed from 2 to 3."),
        (
            550,
            505,
            "the figure changed from 550 to 505, two digits in each other's place.",
        ),
        ("unknown", 3, "the figure changed from unknown to 3."),
        (3, "unknown", "the figure changed from 3 to unknown."),
        ("none", 1, "the figure changed from none (0) to 1."),
        ("none", "some", "the figure changed from none (0) to some (at least 1)."),
        (10, 100, "the figure changed from 10 to 100."),
        (12, 34, "the figure changed from 12 to 34."),
        (1234, 4231, "the figure changed from 1234 to 4231."),
        ("about 30", 31, "the figure was narrowed from about 30 (25 to 35) to 31."),
        (31, "about 30", "the figure was widened from 31 to about 30 (25 to 35)."),
        ("1 or 3", 1, "the figure was narrowed from 1 or 3 to 1."),
        ("about 30", "about 40", None),
        ("about 30", 30, "the hedge was lost: about 30 (25 to 35) became 30."),
        ("at least 5", 5, "the hedge was lost: at least 5 became 5."),
        ("more than 5", 5, "the hedge was lost: more than 5 (at least 6) became 5."),
        ("up to 5", 5, "the hedge was lost: up to 5 became 5."),
        ("2 or 3", 2, "the figure was narrowed from 2 or 3 to 2."),
        ("just over 2", 2, "the hedge was lost: just over 2 (2 or 3) became 2."),
        (2, "2 or 3", "the figure was widened from 2 to 2 or 3."),
        (
            {"low": 150, "high": 250},
            200,
            "the figure was narrowed from 150 to 250 to 200.",
        ),
        ("some", 1, "the hedge was lost: some (at least 1) became 1."),
        (30, "about 30", "a hedge was added: 30 became about 30 (25 to 35)."),
        (5, "fewer than 5", "a hedge was added: 5 became fewer than 5 (up to 4)."),
    ],
)
def test_what_became_of_a_figure_is_said_in_words(
    before: object, after: object, told: str | None
) -> None:
    reason = why(said("a", tanks(before)), relay("gazette", "a", tanks(after)))

    overlap = "the figure changed from about 30 (25 to 35) to about 40 (35 to 45)."
    assert reason == (told or overlap)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("4.2", "4.5", "the figure changed from 4.2 to 4.5."),
        ("more than 4.2", "4.2", "the hedge was lost: more than 4.2 became 4.2."),
        ("4.2", "about 4.2", "a hedge was added: 4.2 became about 4.2 (3.78 to 4.62)."),
        ("1 to 3", "2", "the figure was narrowed from 1 to 3 to 2."),
        ("1 to 3 or 7", "2", "the figure was narrowed from 1 to 3 or 7 to 2."),
        ({"low": -6, "high": -4}, -5, "the figure was narrowed from -6 to -4 to -5."),
    ],
)
def test_amounts_are_compared_as_counts_are(
    before: object, after: object, told: str
) -> None:
    asked = {**TANKS, "measure": "fuel"}

    reason = why(
        said("a", {**asked, "answer": before}),
        relay("gazette", "a", {**asked, "answer": after}),
    )

    assert reason == told


def test_an_answer_that_is_no_number_is_called_an_answer() -> None:
    asked = {"measure": "held", "place": "mill", "period": "2020-09"}

    reason = why(
        said("a", {**asked, "answer": "north"}),
        relay("gazette", "a", {**asked, "answer": "none or south"}),
    )

    assert reason == "the answer changed from north to none or south."


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"measure": "armour"}, "the measure was widened from tanks to armour."),
        ({"measure": "guns"}, "the measure changed from tanks to guns."),
        ({"subject": "north"}, "the subject changed from South to North."),
        ({"place": "mill"}, "the place was narrowed from valley to mill."),
        (
            {"period": "2020-09-05"},
            "the period was narrowed from 2020-09 to 2020-09-05.",
        ),
        ({"period": "2020"}, "the period was widened from 2020-09 to 2020."),
        ({"period": "2020-08"}, "the period changed from 2020-09 to 2020-08."),
        (
            {"measure": "armour", "answer": "at most 3"},
            (
                "a hedge was added: 3 became at most 3 (up to 3), and the measure "
                "was widened from tanks to armour."
            ),
        ),
        (
            {"place": "mill", "certainty": "probable"},
            (
                "the place was narrowed from valley to mill, and the certainty changed from "
                "certain to probable."
            ),
        ),
    ],
)
def test_what_became_of_a_question_is_said_in_words(asked: Entry, told: str) -> None:
    reason = why(
        said("a", tanks(3), asserted_at="2021-02"),
        relay("gazette", "a", {**tanks(3), **asked}),
    )

    assert reason == told


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ({"subject": "north", "place": "mill", "measure": "guns"}, 3),
        ({"subject": "north", "period": "2020-08"}, 3),
        ({"subject": "north"}, 4),
        ({"subject": "north"}, "about 3"),
        ({"measure": "guns"}, 4),
    ],
)
def test_two_claims_that_have_too_little_in_common_are_two(
    asked: Entry, answer: object
) -> None:
    findings = found(
        said("a", tanks(3)), relay("gazette", "a", {**tanks(answer), **asked})
    )

    assert findings == []


@pytest.mark.parametrize("answer", ["none", "some", "unknown"])
def test_two_measures_may_have_an_answer_in_common_that_tells_little(
    answer: str,
) -> None:
    findings = found(
        said("a", tanks(answer)),
        relay("gazette", "a", tanks(answer, measure="guns")),
    )

    assert findings == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            tanks(3, stance="denies"),
            tanks(3, stance="reports"),
            "the negation was lost.",
        ),
        (tanks(3), tanks(3, stance="reports-denial"), "a negation was added."),
        (tanks(3, stance="doubts"), tanks(3), "the doubt was lost."),
        (
            tanks(3, stance="doubts"),
            tanks(4, stance="reports-denial"),
            "the figure changed from 3 to not 4, and the doubt was lost.",
        ),
        (
            tanks(2, stance="denies"),
            tanks(3, stance="reports-denial"),
            "the figure changed from not 2 to not 3.",
        ),
        (
            tanks("at least 6", stance="denies"),
            tanks(3),
            "the figure was narrowed from not “at least 6” to 3.",
        ),
        (
            tanks("at least 6", stance="denies"),
            tanks("at least 7"),
            (
                "the figure was narrowed from not “at least 6” to at least 7, and the "
                "negation was lost."
            ),
        ),
        (
            tanks("unknown", stance="denies"),
            tanks("unknown", stance="reports"),
            "the negation was lost.",
        ),
    ],
)
def test_what_became_of_a_stance_is_said_in_words(
    before: Entry, after: Entry, told: str
) -> None:
    reason = why(said("a", before), relay("gazette", "a", after))

    assert reason == told


def test_a_denial_of_more_than_none_is_none() -> None:
    findings = found(
        said("a", tanks("some", stance="denies")),
        relay("gazette", "a", tanks("none")),
    )

    assert findings == []


def test_a_text_that_is_reported_as_denied_has_lost_its_stance() -> None:
    text = {"text": "The bridge is down."}

    reason = why(
        said("a", text), relay("gazette", "a", {**text, "stance": "reports-denial"})
    )

    assert reason == "a negation was added."


@pytest.mark.parametrize("after", [{"text": "The bridge is gone."}, tanks(3)])
def test_a_text_is_compared_with_itself_only(after: Entry) -> None:
    findings = found(
        said("a", {"text": "The bridge is down."}), relay("gazette", "a", after)
    )

    assert findings == []


@pytest.mark.parametrize("stance", ["asserts", "denies", "doubts"])
def test_what_a_relay_says_itself_is_its_own(stance: str) -> None:
    findings = found(
        said("a", tanks(3)), relay("gazette", "a", tanks(4, stance=stance))
    )

    assert findings == []


def test_a_report_that_relays_nothing_is_compared_with_nothing() -> None:
    findings = found(
        said("a", tanks(3)), said("b", tanks(4, stance="reports"), source="gazette")
    )

    assert findings == []


def test_a_period_that_comes_out_of_a_ring_may_be_the_same() -> None:
    so_far = tanks(3, period="2020-09-27/said")

    findings = found(
        relay("agency", "herald", so_far),
        relay("herald", "agency", so_far),
        relay("gazette", "agency", tanks(3, period="2020-09-27")),
    )

    assert findings == []


def test_what_only_one_of_two_names_may_be_the_same() -> None:
    anywhere = {"measure": "tanks", "answer": 3}

    findings = found(said("a", tanks(3)), relay("gazette", "a", anywhere))

    assert findings == []


def test_a_claim_told_twice_in_one_relay_is_one() -> None:
    twice = [tanks(4, quote="four"), tanks(4, quote="4")]

    findings = found(said("a", tanks(3)), relay("gazette", "a", *twice))

    assert [one.because for one in findings] == [
        "On the way from North to Gazette the figure changed from 3 to 4."
    ]


def test_a_period_is_as_of_when_the_claim_was_made_however_late_it_is_carried() -> None:
    so_far = tanks(3, period="2020-09-27/said")

    findings = found(
        said("a", so_far, asserted_at="2020-09-27"),
        {**relay("agency", "a", so_far), "asserted_at": "2020-10-05"},
        relay("herald", "agency", tanks(3, period="2020-09-27")),
    )

    assert findings == []


def test_a_period_of_which_nobody_knows_when_it_was_said_may_be_the_same() -> None:
    so_far = tanks(3, period="2020-09-27/said")

    findings = found(
        said("a", so_far, asserted_at="2020-09-27"),
        said("b", so_far, asserted_at="2020-09-30"),
        relay("agency", ["a", "b"], so_far),
        relay("herald", "agency", tanks(3, period="2020-09-27")),
    )

    assert findings == []


def test_a_relay_that_lists_its_own_and_what_it_reports_is_held_to_what_it_reports() -> (
    None
):
    findings = found(
        said("a", tanks(3)),
        relay("gazette", "a", tanks(3, stance="asserts"), tanks(4)),
    )

    assert [ends(one) for one in findings] == [["a#1", "gazette#2"]]


def test_each_claim_is_held_against_the_one_from_which_it_differs_least() -> None:
    findings = found(
        said("a", tanks(3), tanks(5, place="mill"), tanks(9, measure="armour")),
        relay("gazette", "a", tanks(6, place="mill"), tanks(9, place="mill")),
    )

    assert [ends(one) for one in findings] == [
        ["a#2", "gazette#1"],
        ["a#2", "gazette#2"],
    ]


def test_a_claim_that_is_carried_too_was_not_made_into_another() -> None:
    findings = found(
        said("a", tanks(3)),
        relay("gazette", "a", tanks(3), tanks(3, measure="guns")),
    )

    assert findings == []


def test_a_claim_that_is_made_further_up_may_have_come_all_the_way() -> None:
    findings = found(
        said("a", tanks(3), tanks(3, measure="guns")),
        relay("agency", "a", tanks(3)),
        relay("herald", "agency"),
        relay("gazette", "herald", tanks(3, measure="guns")),
    )

    assert findings == []


def test_a_claim_that_others_make_elsewhere_has_not_come_from_there() -> None:
    findings = found(
        said("a", tanks(3)),
        said("b", tanks(3, subject="north"), source="south"),
        relay("agency", "a"),
        relay("gazette", "agency", tanks(3, subject="north")),
    )

    assert [ends(one) for one in findings] == [["a#1", "gazette#1"]]


def test_of_equals_the_first_label_stands_beside_what_is_reported() -> None:
    findings = found(
        said("b", tanks(3), key="b"),
        said("a", tanks(2), key="a"),
        relay("gazette", ["a", "b"], tanks(4)),
    )

    assert [ends(one) for one in findings] == [["a#1", "gazette#1"]]


def test_one_of_two_ways_that_is_faithful_is_enough() -> None:
    findings = found(
        said("a", tanks(3)),
        relay("agency", "a", tanks(4)),
        relay("gazette", ["a", "agency"], tanks(3)),
    )

    assert [ends(one) for one in findings] == [["a#1", "agency#1"]]


def test_what_is_entered_twice_and_declared_to_be_the_same_is_one_statement() -> None:
    links = [{"kind": "same", "between": ["a", "b"], "by": "ada", "because": "one"}]

    findings = found(
        said("a", tanks(3)),
        said("b", key="b"),
        relay("agency", "b", tanks(4)),
        relay("herald", ["a", "b"], tanks(3)),
        links=links,
    )

    assert [ends(one) for one in findings] == [["a#1", "agency#1"]]
    assert hops(findings[0]) == [("agency", "b")]


def test_two_relays_by_one_source_go_by_their_labels() -> None:
    (one,) = found(
        relay("a", "s", tanks(3), source="agency"),
        relay("b", "a", tanks(4), source="agency"),
        said("s", tanks(3)),
    )

    assert one.because == "On the way from a to b the figure changed from 3 to 4."


def test_two_siblings_by_one_source_go_by_their_labels() -> None:
    (one,) = found(
        said("s", key="s"),
        relay("a", "s", tanks(3), source="agency"),
        relay("b", "s", tanks(4), source="agency"),
    )

    assert one.because.startswith("a and b both go back to North, whose words")


def test_a_statement_entered_twice_does_not_relay_itself() -> None:
    links = [{"kind": "same", "between": ["a", "b"], "by": "ada", "because": "one"}]

    findings = found(
        said("a", tanks(3)), relay("b", "a", tanks(4), source="north"), links=links
    )

    assert findings == []


def test_many_hops_are_counted_and_not_named() -> None:
    unseen = [relay(f"u{n}", f"u{n - 1}", source="agency") for n in range(1, 7)]

    (one,) = found(
        said("a", tanks(3)),
        relay("u0", "a", source="army"),
        *unseen,
        relay("gazette", "u6", tanks(4)),
    )

    assert one.because.endswith(" It happened at one of 8 hops.")
    assert one.resolve == "the words of Agency or the Army"
    assert hops(one) == [
        ("gazette", "u6"),
        *((f"u{n}", f"u{n - 1}") for n in range(6, 0, -1)),
        ("u0", "a"),
    ]


def test_many_whose_words_are_missing_are_counted_and_not_named() -> None:
    speakers = [{"id": f"o{n}"} for n in range(6)]
    unseen = [relay(f"u{n}", "a", source=f"o{n}") for n in range(6)]

    (one,) = found(
        said("a", tanks(3)),
        *unseen,
        relay("gazette", [f"u{n}" for n in range(6)], tanks(4)),
        sources=[*SOURCES, *speakers],
    )

    assert one.resolve == "the words of one of the 6 between"


def test_unseen_relays_in_a_ring_are_all_candidates() -> None:
    (one,) = found(
        said("a", tanks(3)),
        relay("u", ["a", "v"], source="agency"),
        relay("v", "u", source="herald"),
        relay("gazette", "v", tanks(4)),
    )

    assert hops(one) == [("gazette", "v"), ("v", "u"), ("u", "a"), ("u", "v")]


def test_relays_of_an_unseen_ring_that_disagree_may_all_have_changed_it() -> None:
    (one,) = found(
        relay("u", ["v", "w"], source="agency"),
        relay("v", ["u", "w"], source="agency"),
        relay("w", ["u", "v"], source="army"),
        relay("gazette", "u", tanks(3)),
        relay("herald", ["v", "w"], tanks(4)),
    )

    ring = {(x, y) for x in "uvw" for y in "uvw" if x != y}
    below = {("gazette", "u"), ("herald", "v"), ("herald", "w")}
    assert {*hops(one)} == ring | below
    assert one.because.startswith(
        "Gazette and Herald both go back to Agency and the Army, whose words are not "
        "recorded, and differ in the figure (3 and 4)."
    )


def test_hops_that_sources_do_not_tell_apart_are_named_by_their_statements() -> None:
    (one,) = found(
        said("a", tanks(3)),
        relay("u1", "a", source="agency"),
        relay("u2", "u1", source="agency"),
        relay("gazette", "u2", tanks(4)),
    )

    assert one.because.endswith(
        " It happened at one of 3 hops: Gazette from Agency, u2 from u1 or "
        "Agency from North."
    )


def test_two_that_rest_on_each_other_are_told_once() -> None:
    (one,) = found(
        relay("gazette", "herald", tanks(3)),
        relay("herald", "gazette", tanks(4, certainty="probable")),
    )

    assert one.because == (
        "Gazette and Herald both rest on each other, and differ in the figure (3 and 4) "
        "and in the certainty (certain and probable). It happened at one of 2 hops: "
        "Herald from Gazette or Gazette from Herald."
    )


def test_of_two_in_a_ring_the_first_label_comes_first() -> None:
    findings = found(
        relay("b", "a", tanks(3), source="gazette"),
        relay("a", "b", tanks(4), source="herald"),
    )

    assert [(ends(one), hops(one)) for one in findings] == [
        (["a#1", "b#1"], [("b", "a"), ("a", "b")])
    ]
    assert "differ in the figure (4 and 3)" in findings[0].because


def test_a_way_that_only_leads_back_is_no_candidate() -> None:
    findings = found(
        said("a", tanks(3)),
        relay("u", "gazette", source="agency"),
        relay("gazette", ["a", "u"], tanks(4)),
    )

    assert [hops(one) for one in findings] == [[("gazette", "a")]]


def test_a_way_through_another_seen_statement_is_no_candidate() -> None:
    findings = found(
        said("a", tanks(3)),
        relay("herald", "a", tanks(3)),
        relay("gazette", ["a", "herald"], tanks(4)),
    )

    assert [(ends(one), hops(one)) for one in findings] == [
        (["a#1", "gazette#1"], [("gazette", "a"), ("gazette", "herald")])
    ]


def test_a_statement_in_a_ring_is_not_held_against_itself() -> None:
    findings = found(
        said("a", tanks(3)),
        relay("u", ["a", "gazette"], source="agency"),
        relay("gazette", "u", tanks(4)),
    )

    assert [ends(one) for one in findings] == [["a#1", "gazette#1"]]
    assert hops(findings[0]) == [("gazette", "u"), ("u", "a")]


def test_of_siblings_that_agree_the_first_label_is_shown() -> None:
    five = [relay(f"b{n}", "a", tanks(3), source="agency") for n in range(5)]

    findings = found(
        said("a", key="a"), *five, relay("c", "a", tanks(4), source="herald")
    )

    assert [ends(one) for one in findings] == [["b0#1", "c#1"]]


def test_siblings_that_differ_in_a_scope_stand_beside_each_other() -> None:
    (one,) = found(
        said("a", key="a"),
        relay("agency", "a", tanks(9, place="mill")),
        relay("gazette", "a", tanks(9)),
        relay("herald", "a", tanks(9)),
    )

    assert ends(one) == ["agency#1", "gazette#1"]
    assert one.because.startswith(
        "Agency and Gazette both go back to North, whose words are not recorded, and "
        "differ in the place (mill and valley)."
    )


@pytest.mark.parametrize(
    "asked", [{"measure": "guns"}, {"place": None, "period": "2020-10"}]
)
def test_siblings_about_two_things_may_both_be_faithful(asked: Entry) -> None:
    findings = found(
        said("a", key="a"),
        relay("agency", "a", tanks(9)),
        relay("gazette", "a", {**tanks(9), **asked}),
    )

    assert findings == []


def test_what_one_sibling_reports_beside_the_other_was_said_beside_it() -> None:
    findings = found(
        said("a", key="a"),
        relay("agency", "a", tanks(9), tanks(9, measure="armour")),
        relay("gazette", "a", tanks(9)),
        relay("herald", "a", tanks(9, measure="armour")),
    )

    assert findings == []


def test_siblings_that_say_the_same_in_other_words_agree() -> None:
    findings = found(
        said("a", key="a"),
        relay("agency", "a", tanks("none")),
        relay("gazette", "a", tanks("some", stance="reports-denial")),
    )

    assert findings == []


def test_siblings_are_compared_in_free_text_by_stance_only() -> None:
    text = {"text": "The bridge is down."}

    (one,) = found(
        said("a", key="a"),
        relay("agency", "a", text),
        relay("gazette", "a", {**text, "stance": "reports-denial"}),
        relay("herald", "a", {"text": "The bridge is gone."}),
    )

    assert ends(one) == ["agency#1", "gazette#1"]


def test_an_unseen_statement_further_up_is_enough_to_disagree_about() -> None:
    (one,) = found(
        said("a", key="a"),
        relay("u", "a", source="army"),
        relay("v", "u", source="army"),
        relay("gazette", "u", tanks(3)),
        relay("herald", "v", tanks(4)),
    )

    assert hops(one) == [("gazette", "u"), ("herald", "v"), ("v", "u")]


def test_who_is_named_is_held_against_who_said_it() -> None:
    reason = why(
        said("a", tanks(3)), relay("gazette", "a", tanks(4), attributed_to="south")
    )

    assert reason == (
        "the figure changed from 3 to 4, and the speaker changed from North to South."
    )


def test_naming_a_part_of_who_spoke_is_more_than_was_told() -> None:
    reason = why(
        said("a", tanks(3)), relay("gazette", "a", tanks(3), attributed_to="army")
    )

    assert reason == "the speaker was narrowed from North to the Army."


@pytest.mark.parametrize("named", ["army", "north", "agency"])
def test_everybody_on_the_way_is_a_speaker_and_so_is_what_they_are_part_of(
    named: str,
) -> None:
    findings = found(
        said("a", tanks(3), source="army"),
        relay("agency", "a"),
        relay("gazette", "agency", tanks(3), attributed_to=named),
    )

    assert findings == []


def test_who_passes_a_wrong_name_on_has_changed_nothing() -> None:
    findings = found(
        said("a", tanks(3)),
        relay("agency", "a", tanks(3), attributed_to="south"),
        relay("gazette", "agency", tanks(3), attributed_to="south"),
    )

    assert [ends(one) for one in findings] == [["a#1", "agency#1"]]


def test_who_puts_a_wrong_name_right_has_changed_it_again() -> None:
    findings = found(
        said("a", tanks(3)),
        relay("agency", "a", tanks(3), attributed_to="south"),
        relay("gazette", "agency", tanks(3), attributed_to="army"),
    )

    assert [one.because for one in findings] == [
        "On the way from North to Agency the speaker changed from North to South.",
        "On the way from Agency to Gazette the speaker changed from South to the Army.",
    ]


def test_a_name_is_right_where_one_of_two_ways_has_it() -> None:
    a, b = said("a", tanks(3), key="a"), said("b", tanks(3), source="south")
    both = {
        **relay("gazette", ["a", "b"], tanks(3)),
        "relays": [
            {"statement": "a", "attributed_to": "south"},
            {"statement": "b", "attributed_to": "south"},
        ],
    }

    (one,) = found(a, b, both)

    assert ends(one) == ["a#1", "gazette"]
    assert one.because == (
        "On the way from North to Gazette the speaker changed from North to South."
    )


def test_of_two_ways_to_one_statement_one_may_name_the_right_speaker() -> None:
    both = {
        **relay("gazette", ["u", "v"], tanks(3)),
        "relays": [{"statement": "u", "attributed_to": "south"}, {"statement": "v"}],
    }

    findings = found(
        said("a", tanks(3)),
        relay("u", "a", source="agency"),
        relay("v", "a", source="herald"),
        both,
    )

    assert [(ends(one), hops(one)) for one in findings] == [
        (["a#1", "gazette"], [("gazette", "u"), ("u", "a")])
    ]


def test_a_claim_that_came_by_a_way_with_the_right_name_may_have_drifted() -> None:
    both = {
        **relay("gazette", ["a", "b"], tanks(4)),
        "relays": [{"statement": "a", "attributed_to": "south"}, {"statement": "b"}],
    }

    findings = found(
        said("a", tanks(9), tanks(8)), said("b", tanks(3), source="army"), both
    )

    assert [ends(one) for one in findings] == [["a", "gazette"], ["b#1", "gazette#1"]]


def test_a_relay_without_claims_may_name_the_wrong_one_for_all_that_it_relays() -> None:
    many = [tanks(number, period=f"2020-0{number}") for number in range(1, 6)]

    (one,) = found(said("a", *many), relay("gazette", "a", attributed_to="south"))

    assert one.explain() == (
        "North says 1, 2, 3 and 2 more; Gazette reports the words of South. On the way "
        "from North to Gazette the speaker changed from North to South."
    )
    assert [side.claim_id for side in one.sides] == ["", ""]


def test_whom_an_unseen_relay_named_nobody_knows() -> None:
    (one,) = found(
        said("a", key="a"),
        relay("agency", "a"),
        relay("gazette", "agency", attributed_to="south"),
    )

    assert ends(one) == ["a", "gazette"]
    assert hops(one) == [("gazette", "agency"), ("agency", "a")]
    assert one.explain() == (
        "North says what is not recorded; Gazette reports the words of South. On the "
        "way from North to Gazette the speaker changed from North to South. It happened "
        "at one of 2 hops: Gazette from Agency or Agency from North. To settle it: the "
        "words of Agency."
    )


def test_in_a_ring_that_names_nobody_the_hop_itself_is_the_candidate() -> None:
    (one,) = found(
        relay("u", "v", source="agency"),
        relay("v", "u", source="herald"),
        relay("gazette", "u", attributed_to="south"),
    )

    assert ends(one) == ["u", "gazette"]
    assert hops(one) == [("gazette", "u")]


def test_sources_that_are_the_same_are_one_speaker() -> None:
    links = [
        {"kind": "same", "between": ["north", "herald"], "by": "ada", "because": "one"}
    ]

    findings = found(
        said("a", tanks(3)),
        relay("gazette", "a", tanks(3), attributed_to="herald"),
        links=links,
    )

    assert findings == []


def test_hops_are_in_the_json_of_findings_that_have_some(tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    draft = ct.Case("drift")
    for source in ("north", "gazette"):
        draft.source(source)
    draft.measure("tanks")
    draft.question("tanks", "tanks", period="2020-09")
    draft.say("a", "north", "tanks", 3)
    draft.relay("b", "gazette", of="a", answer=4)
    draft.say("c", "gazette", "tanks", 9)
    draft.save(case)
    out = io.StringIO()

    with contextlib.redirect_stdout(out):
        main(["check", "--format", "json", str(case)])

    conflict, drift = json.loads(out.getvalue())["findings"]
    assert "candidates" not in conflict
    assert [
        (one["label"], one["source"], one["rests_on_label"], one["rests_on_source"])
        for one in drift["candidates"]
    ] == [("b", "gazette", "a", "north")]


@given(
    answers=st.lists(st.integers(0, 3), min_size=2, max_size=4), place=st.integers(1, 3)
)
@settings(max_examples=50, deadline=None)
def test_an_unseen_hop_more_changes_no_end_and_adds_candidates(
    answers: list[int], place: int
) -> None:
    speakers = [{"id": f"o{n}"} for n in range(len(answers))]
    chain = [
        relay(f"s{n}", f"s{n - 1}", tanks(answer), source=f"o{n}")
        for n, answer in enumerate(answers)
    ]
    chain[0] = said("s0", tanks(answers[0]), source="o0")
    at = min(place, len(answers) - 1)
    between = relay("u", f"s{at - 1}", source="agency")
    longer = [*chain, between]
    longer[at] = {**chain[at], "relays": [{"statement": "u"}]}

    short, long = (
        found(*some, sources=[*SOURCES, *speakers]) for some in (chain, longer)
    )

    assert [ends(one) for one in long] == [ends(one) for one in short]
    for one, other in zip(short, long, strict=True):
        is_longer = one.sides[1].statement_label == f"s{at}"
        assert len(other.candidates) == len(one.candidates) + is_longer


def test_a_figure_is_no_sum_of_what_is_no_number() -> None:
    findings = found(
        said("a", tanks("about 20")),
        said("b", tanks(7)),
        relay("gazette", ["a", "b"], tanks(27)),
    )

    assert [hops(one) for one in findings] == [[("gazette", "a"), ("gazette", "b")]]


def test_what_two_say_alike_does_not_add_up() -> None:
    findings = found(
        said("a", tanks(3)),
        said("b", tanks(3), source="agency"),
        relay("gazette", ["a", "b"], tanks(6)),
    )

    assert [hops(one) for one in findings] == [[("gazette", "a"), ("gazette", "b")]]


def test_who_denies_that_there_was_none_says_nothing_of_a_part() -> None:
    denial = tanks(0, stance="denies")

    findings = found(
        said("a", denial),
        relay("gazette", "a", tanks(0, place="mill", stance="reports-denial")),
    )

    assert [ends(one) for one in findings] == [["a#1", "gazette#1"]]
