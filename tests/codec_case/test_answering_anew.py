import json
from pathlib import Path

import pytest

from claimtrack.codec.case import Case
from claimtrack.errors import InvalidValueError, UnknownIdError


def claims(case: Case, id_: str) -> object:
    """The claims of a statement in the case file."""
    statements = json.loads(case.to_json())["statements"]
    return next(one.get("claims") for one in statements if one["id"] == id_)


def test_a_relay_that_changed_the_figure_answers_the_question_relayed() -> None:
    case = Case("a case")
    case.say("K01", "mod", "heli", 2)

    case.relay("R1", "ria", of="K01", page="p", answer=3, quote="three")

    assert claims(case, "R1") == [{"question": "heli", "answer": 3}]


def test_a_question_is_found_through_relays_and_claims_that_are_carried() -> None:
    case = Case("a case")
    case.say("K01", "mod", "heli", 2)
    case.relay("R1", "ria", of="K01", page="p")
    case.relay("R2", "tass", of="R1", page="q", quote="two")

    case.relay("R3", "bbc", of=["R2", "R1"], page="r", answer="about 3")

    assert claims(case, "R3") == [{"question": "heli", "answer": "about 3"}]


def test_a_relay_that_changed_what_was_denied_reports_a_denial() -> None:
    case = Case("a case")
    case.say("K01", "mod", "heli", 2)
    case.deny("K04", "az", of="K01")

    case.relay("R1", "ria", of="K04", page="p", answer=3)
    case.relay("R2", "ria", of="K04", page="q", answer=3, stance="reports")

    denied = {"question": "heli", "answer": 3}
    assert claims(case, "R1") == [{**denied, "stance": "reports-denial"}]
    assert claims(case, "R2") == [{**denied, "stance": "reports"}]


def test_a_denial_of_what_a_page_relayed_is_a_denial() -> None:
    case = Case("a case")
    case.say("K01", "mod", "heli", 2)
    case.relay("R1", "ria", of="K01", page="p")
    case.deny("K04", "az", of="R1")

    case.relay("R2", "tass", of="K04", page="q", answer=3)

    assert claims(case, "R2") == [
        {"question": "heli", "answer": 3, "stance": "reports-denial"}
    ]


def test_a_correction_of_a_denial_asserts_its_new_answer() -> None:
    case = Case("a case")
    case.say("K01", "mod", "heli", 2)
    case.deny("K04", "az", of="K01")

    case.correct("C", "az", of="K04", answer=1)

    assert claims(case, "C") == [{"question": "heli", "answer": 1}]


def test_a_question_written_out_is_answered_as_it_is_written(
    tmp_path: Path,
) -> None:
    (tmp_path / "case.json").write_text(
        '{"claimtrack": 1, "statements": [{"id": "K01", "source": "mod", "claims": '
        '[{"measure": "tanks", "period": "2020", "answer": 2}]}]}'
    )
    case = Case.read(tmp_path / "case.json")

    case.relay("R1", "ria", of="K01#1", page="p", answer=3)

    assert claims(case, "R1") == [{"measure": "tanks", "period": "2020", "answer": 3}]


def test_one_claim_of_several_is_named_by_its_id() -> None:
    case = Case("a case")
    case.say("K01", "mod", claims={"heli": 2, "tanks": 3})

    case.relay("R1", "ria", of="K01#2", page="p", answer=4)
    case.relay("R2", "ria", of="K01", page="q", question="heli", answer=5)

    assert claims(case, "R1") == [{"question": "tanks", "answer": 4}]
    assert claims(case, "R2") == [{"question": "heli", "answer": 5}]


def test_what_answers_several_questions_needs_one_to_be_named() -> None:
    case = Case("a case")
    case.say("K01", "mod", claims={"heli": 2, "tanks": 3})

    with pytest.raises(InvalidValueError, match="K01: answers 2 questions here"):
        case.relay("R1", "ria", of="K01", page="p", answer=4)


def test_what_answers_no_question_needs_one_to_be_named() -> None:
    case = Case("a case")
    case.say("K01", "mod", text="They fled.")

    with pytest.raises(InvalidValueError, match="K01: answers no question here"):
        case.correct("C", "mod", of="K01", answer=4)


def test_relays_in_a_ring_answer_no_question() -> None:
    case = Case("a case")
    case.relay("R1", "ria", of="R2", page="p")
    case.relay("R2", "tass", of="R1", page="q")

    with pytest.raises(InvalidValueError, match="R1: answers no question here"):
        case.relay("R3", "bbc", of="R1", page="r", answer=3)


def test_a_figure_is_changed_only_after_what_is_relayed_is_there() -> None:
    case = Case("a case")
    case.say("K01", "mod", "heli", 2)

    with pytest.raises(UnknownIdError, match="'K10'; close to it: K01"):
        case.relay("R1", "ria", of="K10", page="p", answer=3)
