"""How many voices stand behind each claim of a graph."""

from claimtrack.analysis import voices
from claimtrack.codec import Case


def two_claims() -> Case:
    """A figure that two sides give, and a text that outlets have from one ministry."""
    case = Case("two claims")
    for source in ("north", "south", "agency", "daily"):
        case.source(source)
    case.source("officials", kind="anonymous")
    case.measure("tanks", "tanks lost")
    case.question("day", "tanks", period="2021-03-05")
    case.say("a", "north", "day", 3, on="2021-03-06")
    case.say("b", "south", "day", 3, on="2021-03-06")
    case.say("c", "officials", "day", 3, on="2021-03-07")
    case.say("d", "north", text="It rained.", on="2021-03-06")
    case.relay("wire", "agency", of="d")
    case.relay("page", "daily", of="wire")
    return case


def test_each_claim_is_a_row() -> None:
    rows = voices(two_claims().graph()).rows()

    for row in rows:
        row.pop("claim_id")
    assert rows == [
        {
            "question": None,
            "answer": "“It rained.”",
            "sources": 3,
            "origins": 1,
            "named": 1,
            "at_most": 1,
        },
        {
            "question": "tanks lost (2021-03-05)",
            "answer": "3",
            "sources": 3,
            "origins": 3,
            "named": 2,
            "at_most": 3,
        },
    ]


def test_what_rests_on_a_single_voice_is_a_part_of_the_table() -> None:
    found = voices(two_claims().graph()).where(at_most=1)

    assert [one.answer for one in found] == ["“It rained.”"]


def test_what_is_only_denied_has_no_row() -> None:
    case = two_claims()
    case.say("e", "south", "day", 9, on="2021-03-08")
    case.edit("e", stance="denies")

    found = voices(case.graph())

    assert "9" not in {one.answer for one in found}
