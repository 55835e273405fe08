import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.codec.case import Case
from claimtrack.codec.drafts.changes import StillNamedError
from claimtrack.errors import InvalidValueError, UnknownIdError


def statements(case: Case) -> list[dict[str, object]]:
    """The statements of the case file."""
    found: list[dict[str, object]] = json.loads(case.to_json())["statements"]
    return found


def read(folder: Path, **sections: object) -> Case:
    """A draft of a case file that has these sections."""
    path = folder / "given.json"
    path.write_text(json.dumps({"claimtrack": 1, "name": "a case", **sections}))
    return Case.read(path)


def test_what_is_edited_keeps_what_is_not_named() -> None:
    case = Case("a case")
    case.say("K05", "mod", "heli", 1, on="2020-09-27", certainty="probable")

    edited = case.edit("K05", on="2020-09-27T16:00+04:00", answer=2, after=["K01"])

    assert repr(edited) == "K05: edited the statement"
    assert statements(case) == [
        {
            "id": "K05",
            "source": "mod",
            "asserted_at": "2020-09-27T16:00+04:00",
            "claims": [{"question": "heli", "answer": 2, "certainty": "probable"}],
            "after": ["K01"],
        }
    ]


def test_what_is_edited_to_what_it_is_stays_as_it_was() -> None:
    case = Case("a case")
    case.say("K05", "mod", "heli", 1)

    assert repr(case.edit("K05", answer=1)) == "K05: the statement is as it was"
    assert repr(case.edit("K05#1", answer=1)) == "K05#1: the claim is as it was"


def test_none_takes_away_what_need_not_be_there() -> None:
    case = Case("a case")
    case.say("K05", "mod", "heli", 1, on="2020-09-27", quote="one")

    case.edit("K05", on=None, quote=None)

    assert statements(case) == [
        {"id": "K05", "source": "mod", "claims": [{"question": "heli", "answer": 1}]}
    ]


def test_none_does_not_take_away_what_must_be_there() -> None:
    case = Case("a case")
    case.say("K05", "mod", "heli", 1)

    with pytest.raises(InvalidValueError, match="source: expected text; got null"):
        case.edit("K05", source=None)


def test_everything_is_edited_under_the_words_with_which_it_is_entered() -> None:
    case = Case("a case")
    case.source("mod")
    case.measure("tanks")
    case.question("q", "tanks")
    case.page("p")
    case.link("same", "K01", "K02", by="ada", because="one briefing")
    case.settle("0123abcd", by="ada", because="a typo")
    case.partition("town", ["north", "south"])

    case.edit("mod", name="Ministry", kind="organization", part_of="armenia")
    case.edit("tanks", unit="tank", names={"en": "tanks"})
    case.edit("q", measure="armour", so_far_since="2020-09-27")
    case.edit("p", published="2020-09-27", text="Two tanks.")
    linked = case.edit("link same K01 K02 by ada", kind="contradicts")
    settled = case.edit("settlement 0123abcd by ada", because="an echo")
    case.edit("partition town: north, south", disjoint=True)

    assert linked.id == "link contradicts K01 K02 by ada"
    assert settled.id == "settlement 0123abcd by ada"
    assert json.loads(case.to_json()) == {
        "claimtrack": 1,
        "name": "a case",
        "sources": [
            {
                "id": "mod",
                "name": "Ministry",
                "kind": "organization",
                "part_of": ["armenia"],
            }
        ],
        "measures": [{"id": "tanks", "unit": "tank", "names": {"en": ["tanks"]}}],
        "partitions": [
            {"whole": "town", "parts": ["north", "south"], "disjoint": True}
        ],
        "questions": [{"id": "q", "measure": "armour", "period": "2020-09-27/said"}],
        "documents": [{"id": "p", "published_at": "2020-09-27", "text": "Two tanks."}],
        "links": [
            {
                "kind": "contradicts",
                "between": ["K01", "K02"],
                "by": "ada",
                "because": "one briefing",
            }
        ],
        "settlements": [{"finding": "0123abcd", "by": "ada", "because": "an echo"}],
    }


def test_a_link_edited_to_join_what_another_joins_stands_beside_it() -> None:
    case = Case("a case")
    case.link("same", "K01", "K02", by="ada", because="one briefing")
    case.link("same", "K01", "K03", by="ada", because="another")

    edited = case.edit("link same K01 K03 by ada", between=["K01", "K02"])

    assert edited.id == "link same K01 K02 by ada (2)"
    assert len(json.loads(case.to_json())["links"]) == 2


def test_an_unknown_id_is_answered_with_what_is_close() -> None:
    case = Case("a case")
    case.say("K05", "mod", "heli", 1)

    with pytest.raises(UnknownIdError) as edited:
        case.edit("K5", on="2020")
    with pytest.raises(UnknownIdError) as dropped:
        case.drop("K05#2")
    with pytest.raises(UnknownIdError) as meant:
        case.drop("K05", "page")

    assert edited.value.close == ("K05",)
    assert dropped.value.close == ("K05#1", "K05")
    assert meant.value.close == ()


def test_an_unknown_word_is_answered_with_what_is_close() -> None:
    case = Case("a case")
    case.page("p")

    with pytest.raises(InvalidValueError) as caught:
        case.edit("p", publishd="2020")
    with pytest.raises(InvalidValueError, match="a page has no 'id' to change; it"):
        case.edit("p", id="q")

    assert caught.value.message == (
        "a page has no 'publishd' to change; close to it: published; "
        "it has digest, language, published, publisher, text, title, url"
    )


def test_an_id_of_several_things_needs_their_noun() -> None:
    case = Case("a case")
    case.measure("casualties")
    case.question("casualties", "casualties")

    with pytest.raises(InvalidValueError) as caught:
        case.edit("casualties", period="2020")
    edited = case.edit("casualties", "question", period="2020")

    assert caught.value.message == (
        "'casualties' is a measure and a question here: say which, "
        "as in ('casualties', 'measure')"
    )
    assert repr(edited) == "casualties: edited the question"


def test_a_noun_that_a_draft_does_not_have_is_refused() -> None:
    case = Case("a case")
    case.page("p")

    with pytest.raises(InvalidValueError, match="expected one of source, place"):
        case.drop("p", "document")


def test_a_claim_is_edited_by_its_own_id_or_by_its_number() -> None:
    case = Case("a case")
    case.say("K02", "mod", claims={"heli": 2, "tanks": 3})
    case.claim("K02-guns", "K02", "guns", 4)

    case.edit("K02#2", answer=5, quote="five")
    case.edit("K02-guns", stance="denies")

    assert statements(case)[0]["claims"] == [
        {"question": "heli", "answer": 2},
        {"question": "tanks", "answer": 5, "quote": "five"},
        {"id": "K02-guns", "question": "guns", "answer": 4, "stance": "denies"},
    ]


def test_which_of_several_claims_is_edited_must_be_said() -> None:
    case = Case("a case")
    case.say("K02", "mod", claims={"heli": 2, "tanks": 3})

    with pytest.raises(InvalidValueError, match="2 claims, not one: edit one of"):
        case.edit("K02", answer=5)


def test_a_first_claim_can_be_edited_into_a_statement() -> None:
    case = Case("a case")
    case.say("K02", "mod")

    case.edit("K02", question="heli", answer=2)

    assert statements(case)[0]["claims"] == [{"question": "heli", "answer": 2}]


def test_all_claims_of_a_statement_are_replaced_at_once() -> None:
    case = Case("a case")
    case.say("K02", "mod", text="They fled.")

    case.edit("K02", claims={"heli": 2}, kind="call", page="p", key="1")

    assert statements(case) == [
        {
            "id": "K02",
            "source": "mod",
            "document": "p",
            "kind": "call",
            "key": "1",
            "claims": [{"question": "heli", "answer": 2}],
        }
    ]


def test_a_question_named_by_id_takes_the_place_of_one_written_out(
    tmp_path: Path,
) -> None:
    claim = {"measure": "tanks", "place": "town", "answer": 2}
    said = {"id": "K01", "source": "mod", "claims": [claim]}
    case = read(tmp_path, statements=[said])

    case.edit("K01#1", place="city")
    written_out = statements(case)[0]["claims"]
    case.edit("K01", question="q")

    assert written_out == [{"measure": "tanks", "place": "city", "answer": 2}]
    assert statements(case)[0]["claims"] == [{"question": "q", "answer": 2}]


def test_the_hop_of_a_relay_is_edited() -> None:
    case = Case("a case")
    case.relay("R1", "ria", of="K01", page="p")

    case.edit("R1", mode="verbatim", basis="inferred", attributed_to="mod")

    assert statements(case)[0]["relays"] == [
        {
            "statement": "K01",
            "mode": "verbatim",
            "basis": "inferred",
            "attributed_to": "mod",
        }
    ]


def test_what_relays_nothing_has_no_hop_to_edit() -> None:
    case = Case("a case")
    case.say("K01", "mod", "heli", 2)

    with pytest.raises(InvalidValueError, match="no relays, not one: enter it again"):
        case.edit("K01", mode="verbatim")


Enter = Callable[[Case], object]


@pytest.mark.parametrize(
    ("enter", "key", "about"),
    [
        (
            lambda case: case.deny("X", "az", of="K01"),
            "claims",
            [{"of": "K02", "stance": "denies"}],
        ),
        (
            lambda case: case.relay("X", "az", of="K01"),
            "relays",
            [{"statement": "K02"}],
        ),
        (lambda case: case.retract("X", "az", of="K01"), "retracts", ["K02"]),
        (lambda case: case.disown("X", "az", of="K01"), "disowns", ["K02"]),
        (lambda case: case.correct("X", "az", of="K01"), "corrects", ["K02"]),
        (lambda case: case.respond("X", "az", of="K01"), "responds_to", ["K02"]),
    ],
)
def test_what_a_statement_is_about_is_edited(
    enter: Enter, key: str, about: object
) -> None:
    case = Case("a case")
    enter(case)

    case.edit("X", of="K02")

    assert statements(case) == [{"id": "X", "source": "az", key: about}]


def test_a_relay_that_lists_what_it_carries_is_edited_as_a_whole() -> None:
    case = Case("a case")
    case.relay("X", "ria", of="K01", quote="two", answering="K00")
    case.claim("X-own", "X", text="They fled.")

    case.edit("X", of="K02")

    assert statements(case) == [
        {
            "id": "X",
            "source": "ria",
            "quote": "two",
            "claims": [{"of": "K02"}, {"id": "X-own", "text": "They fled."}],
            "relays": [{"statement": "K02"}],
            "responds_to": ["K00"],
        }
    ]


@pytest.mark.parametrize(
    ("enter", "message"),
    [
        (
            lambda case: case.deny("X", "az", of=["K01", "K02"]),
            "about 2 others, not one",
        ),
        (lambda case: case.say("X", "az"), "about no other, not one"),
    ],
)
def test_a_statement_about_none_or_several_is_entered_again(
    enter: Enter, message: str
) -> None:
    case = Case("a case")
    enter(case)

    with pytest.raises(InvalidValueError, match=message):
        case.edit("X", of="K03")


def test_the_parts_of_a_measure_are_edited_with_it() -> None:
    case = Case("a case")
    case.measure("losses", unit="person", parts=["killed", "wounded"])

    disjoint = case.edit("losses", disjoint=True)
    same = case.edit("losses", disjoint=True)
    parts = case.edit("losses", unit="soldier", parts=["killed", "missing"])

    assert repr(disjoint) == "losses: edited the measure"
    assert repr(same) == "losses: the measure is as it was"
    assert repr(parts) == (
        "losses: edited the measure; gone with it: partition losses: killed, wounded"
    )
    written = json.loads(case.to_json())
    assert written["partitions"] == [
        {"whole": "losses", "parts": ["killed", "missing"], "disjoint": True}
    ]
    assert written["measures"] == [
        {"id": "losses", "unit": "soldier"},
        {"id": "killed", "unit": "person"},
        {"id": "wounded", "unit": "person"},
        {"id": "missing", "unit": "soldier"},
    ]


def test_parts_are_edited_into_a_measure_and_out_of_it() -> None:
    case = Case("a case")
    case.measure("losses")

    case.edit("losses", parts=["killed"])
    divided = json.loads(case.to_json())["partitions"]
    case.edit("losses", parts=None)

    assert divided == [{"whole": "losses", "parts": ["killed"]}]
    assert "partitions" not in json.loads(case.to_json())


def test_which_of_several_partitions_is_edited_must_be_said() -> None:
    case = Case("a case")
    case.measure("losses", parts=["killed", "wounded"])
    case.partition("losses", ["men", "women"])

    with pytest.raises(InvalidValueError, match="partition losses: men, women"):
        case.edit("losses", disjoint=True)


def test_what_is_dropped_is_gone() -> None:
    case = Case("a case")
    case.say("K01", "mod", "heli", 2)
    case.claim("K01-tanks", "K01", "tanks", 3)
    case.say("K02", "mod", "heli", 2)

    dropped = case.drop("K01")

    assert repr(dropped) == "K01: dropped the statement"
    assert [one["id"] for one in statements(case)] == ["K02"]
    with pytest.raises(UnknownIdError):
        case.edit("K01-tanks", answer=4)


def test_what_others_point_at_is_not_dropped() -> None:
    case = Case("a case")
    case.source("mod")
    case.source("spokesman", part_of="mod")
    case.subject("army", part_of="mod")
    case.place("town", part_of="region")
    case.place("region")
    case.measure("tanks", part_of="armour")
    case.measure("armour", parts=["guns"])
    case.question("q", "tanks", subject="army", place="town")
    case.page("p", publisher="mod")
    case.say("K01", "mod", "q", 2, page="p")
    case.relay("R1", "ria", of="K01", attributed_to="mod")
    case.say("K02", "mod", after="K01", answering="K01")
    case.retract("K03", "mod", of="K01#1")
    case.review("V1", "K01", rating="False")
    case.link("same", "K01", "K02", by="ada", because="one briefing")
    case.link("same", "mod", "ria", by="ada", because="one house")
    before = case.to_json()

    named_by = {}
    for id_ in ("mod", "army", "region", "town", "tanks", "guns", "q", "p", "K01"):
        with pytest.raises(StillNamedError) as caught:
            case.drop(id_)
        named_by[id_] = caught.value.named_by

    assert named_by == {
        "mod": (
            "spokesman",
            "army",
            "p",
            "K01",
            "R1",
            "K02",
            "K03",
            "link same mod ria by ada",
        ),
        "army": ("q",),
        "region": ("town",),
        "town": ("q",),
        "tanks": ("q",),
        "guns": ("partition armour: guns",),
        "q": ("K01",),
        "p": ("K01",),
        "K01": ("R1", "K02", "K03", "review K01 by V1", "link same K01 K02 by ada"),
    }
    assert case.to_json() == before


def test_the_refusal_to_drop_names_ten_at_most() -> None:
    case = Case("a case")
    case.source("mod")
    for number in range(12):
        case.say(f"K{number}", "mod")

    with pytest.raises(StillNamedError, match=r"K0, .*, K9 and 2 more; drop or edit"):
        case.drop("mod")


def test_a_measure_is_dropped_with_its_partitions() -> None:
    case = Case("a case")
    case.measure("losses", parts=["killed"])

    dropped = case.drop("losses")
    case.drop("killed")

    assert repr(dropped) == (
        "losses: dropped the measure; gone with it: partition losses: killed"
    )
    assert case == Case("a case")


def test_a_statement_that_points_at_itself_can_be_dropped() -> None:
    case = Case("a case")
    case.say("K01", "mod", claims={"heli": 2})
    case.claim("K01-b", "K01", of="K01#1", stance="doubts")

    case.drop("K01")

    assert case == Case("a case")


def test_a_settlement_points_at_nothing_in_the_draft() -> None:
    case = Case("a case")
    case.source("ada")
    case.settle("ada", by="ada", because="a typo")

    case.drop("ada")
    case.drop("settlement ada by ada")

    assert case == Case("a case")


def test_a_claim_is_dropped_from_its_statement() -> None:
    case = Case("a case")
    case.say("K02", "mod", claims={"heli": 2, "tanks": 3})
    case.claim("K02-guns", "K02", "guns", 4)
    case.deny("K04", "az", of=["K02#1", "K02-guns"])

    dropped = case.drop("K02#2")

    assert repr(dropped) == "K02#2: dropped the claim"
    assert statements(case)[0]["claims"] == [
        {"question": "heli", "answer": 2},
        {"id": "K02-guns", "question": "guns", "answer": 4},
    ]


@pytest.mark.parametrize("of", ["K02#1", "K02#2"])
def test_a_claim_is_not_dropped_where_it_or_one_numbered_after_it_is_named(
    of: str,
) -> None:
    case = Case("a case")
    case.say("K02", "mod", claims={"heli": 2, "tanks": 3})
    case.deny("K04", "az", of=of)

    with pytest.raises(StillNamedError) as caught:
        case.drop("K02#1")

    assert caught.value.id == "K02#1"
    assert caught.value.named_by == ("K04",)


def test_what_was_replaced_and_dropped_is_no_longer_told() -> None:
    case = Case("a case")
    case.source("mod")
    case.source("mod", "Ministry")

    case.drop("mod")

    assert repr(case) == "<Case 'a case': empty; no problems>"


def test_second_entries_of_one_id_are_mended_by_a_name_of_their_own(
    tmp_path: Path,
) -> None:
    case = read(
        tmp_path,
        sources=[{"id": "mod"}, {"id": "mod", "name": "M"}, {"id": "mod", "name": "D"}],
        statements=[{"id": "K01", "source": "mod"}, {"id": "K01", "source": "ria"}],
    )

    case.edit("mod (2)", name="Ministry")
    case.drop("mod (3)")
    case.drop("K01 (2)")

    assert json.loads(case.to_json()) == {
        "claimtrack": 1,
        "name": "a case",
        "sources": [{"id": "mod"}, {"id": "mod", "name": "Ministry"}],
        "statements": [{"id": "K01", "source": "mod"}],
    }


def test_statements_without_an_id_are_mended_by_their_source(tmp_path: Path) -> None:
    case = read(
        tmp_path,
        statements=[
            {"source": "mod", "key": "1", "claims": [{"id": "a", "text": "Yes."}]},
            {"source": "ria", "key": "2"},
            {"source": "ria", "key": "3"},
        ],
    )
    case.deny("K04", "az", of="a")

    with pytest.raises(StillNamedError):
        case.drop("statement of mod")
    case.edit("a", text="No.")
    edited = case.edit("statement of mod", source="ria")
    case.edit("a", language="en")
    case.drop("statement of ria (2)")

    assert edited.id == "statement of ria (3)"
    assert statements(case) == [
        {
            "source": "ria",
            "key": "1",
            "claims": [{"id": "a", "text": "No.", "language": "en"}],
        },
        {"source": "ria", "key": "2"},
        {
            "id": "K04",
            "source": "az",
            "claims": [{"of": "a", "stance": "denies"}],
        },
    ]


def test_what_a_claim_was_taken_from_is_not_dropped(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(
        '{"claimtrack": 1, "name": "a case", "sources": [{"id": "a"}], "statements": ['
        '{"id": "K1", "source": "a", "claims": [{"text": "Yes."}]},'
        '{"id": "K2", "source": "a", "claims": [{"text": "No.", "taken_from": "K1"}]}]}',
        encoding="utf-8",
    )
    case = Case.read(path)

    with pytest.raises(StillNamedError, match="named by K2"):
        case.drop("K1")
