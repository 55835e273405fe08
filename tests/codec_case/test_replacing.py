import json

from claimtrack.codec.case import Case


def test_the_same_id_again_replaces_in_its_place_and_says_so() -> None:
    case = Case("a case")
    first = case.source("mod", "Ministry")
    case.source("ria")

    again = case.source("mod", "Ministry of Defence")

    assert repr(first) == "mod: a new source"
    assert repr(again) == "mod: replaced the source that stood there"
    assert json.loads(case.to_json())["sources"] == [
        {"id": "mod", "name": "Ministry of Defence"},
        {"id": "ria"},
    ]


def test_the_same_again_changes_nothing() -> None:
    case = Case("a case")
    case.source("mod", "Ministry", part_of=["state"])

    again = case.source("mod", "Ministry", part_of="state")

    assert repr(again) == "mod: the source is as it was"
    assert "replaced" not in repr(case)


def test_sources_places_subjects_and_measures_replace_each_other() -> None:
    case = Case("a case")
    case.source("armenia")

    again = case.place("armenia")

    assert repr(again) == "armenia: replaced the source that stood there"
    assert json.loads(case.to_json()) == {
        "claimtrack": 1,
        "name": "a case",
        "places": [{"id": "armenia"}],
    }


def test_a_measure_a_question_and_a_page_of_one_id_stand_side_by_side() -> None:
    case = Case("a case")
    case.measure("casualties")
    case.page("casualties")

    asked = case.question("casualties", "casualties")

    assert repr(asked) == "casualties: a new question"


def test_a_statement_that_is_replaced_names_the_claims_that_go_with_it() -> None:
    case = Case("a case")
    case.say("K01", "mod", "heli", 2)
    case.claim("K01-tanks", "K01", "tanks", 3)

    again = case.say("K01", "mod", "heli", 3)

    assert again.gone == ("K01-tanks",)
    assert repr(again) == (
        "K01: replaced the statement that stood there; gone with it: K01-tanks"
    )


def test_a_claim_replaces_the_claim_of_its_id() -> None:
    case = Case("a case")
    case.say("K01", "mod", "heli", 2)
    case.claim("K01-tanks", "K01", "tanks", 3)

    same = case.claim("K01-tanks", "K01", "tanks", 3)
    other = case.claim("K01-tanks", "K01", "tanks", 4)

    assert repr(same) == "K01-tanks: the claim is as it was"
    assert repr(other) == "K01-tanks: replaced the claim that stood there"
    assert json.loads(case.to_json())["statements"][0]["claims"] == [
        {"question": "heli", "answer": 2},
        {"id": "K01-tanks", "question": "tanks", "answer": 4},
    ]


def test_a_claim_entered_for_another_statement_moves_there() -> None:
    case = Case("a case")
    case.say("K01", "mod")
    case.say("K02", "mod")
    case.claim("tanks", "K01", "tanks", 3)

    moved = case.claim("tanks", "K02", "tanks", 3)

    assert repr(moved) == "tanks: replaced the claim that stood there"
    assert json.loads(case.to_json())["statements"] == [
        {"id": "K01", "source": "mod"},
        {
            "id": "K02",
            "source": "mod",
            "claims": [{"id": "tanks", "question": "tanks", "answer": 3}],
        },
    ]


def test_a_measure_replaces_its_partitions_too() -> None:
    case = Case("a case")
    case.measure("losses", parts=["killed", "wounded"])
    case.partition("losses", ["men", "women"])

    same = case.measure("losses", parts=["killed", "wounded"], disjoint=True)
    none = case.measure("losses")

    assert repr(same) == (
        "losses: replaced the measure that stood there; "
        "gone with it: partition losses: men, women"
    )
    assert repr(none) == (
        "losses: replaced the measure that stood there; "
        "gone with it: partition losses: killed, wounded"
    )
    assert "partitions" not in json.loads(case.to_json())


def test_a_measure_with_the_same_parts_is_as_it_was() -> None:
    case = Case("a case")
    case.measure("losses", parts=["killed", "wounded"])

    again = case.measure("losses", parts=["killed", "wounded"])

    assert repr(again) == "losses: the measure is as it was"


def test_what_has_no_id_is_replaced_by_what_it_joins() -> None:
    case = Case("a case")
    case.link("same", "K01", "K02", by="ada", because="one briefing")
    case.link("same", "K01", "K02", by="eve", because="one briefing")
    case.settle("0123abcd", by="ada", because="a typo")
    case.review("V1", "K01", rating="False")

    linked = case.link("same", "K02", "K01", by="ada", because="two briefings")
    settled = case.settle("0123abcd", by="ada", because="an echo")
    reviewed = case.review("V1", "K01", rating="True")

    assert repr(linked) == (
        "link same K01 K02 by ada: replaced the link that stood there"
    )
    assert repr(settled) == (
        "settlement 0123abcd by ada: replaced the settlement that stood there"
    )
    assert repr(reviewed) == "review K01 by V1: replaced the review that stood there"
    assert len(json.loads(case.to_json())["links"]) == 2
