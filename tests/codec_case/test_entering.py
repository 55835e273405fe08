import datetime as dt
import json
from decimal import Decimal

import pytest

from claimtrack.codec import CaseText, read_texts
from claimtrack.codec.case import Case
from claimtrack.errors import InvalidValueError, UnknownIdError
from claimtrack.model import (
    AnswerKind,
    Certainty,
    Claim,
    Document,
    Measure,
    Period,
    Place,
    Question,
    Source,
    SourceKind,
    Stance,
    Statement,
    Subject,
    When,
    digest,
)


def section(case: Case, key: str) -> list[dict[str, object]]:
    """What the case file of a draft has under a key."""
    found: list[dict[str, object]] = json.loads(case.to_json()).get(key, [])
    return found


def test_a_day_as_a_notebook_writes_it_is_the_case_file_written_by_hand() -> None:
    case = Case("Karabakh, 27 September 2020")
    case.source("armenia", "Armenia", kind="state")
    case.source("azerbaijan", "Azerbaijan", kind="state")
    case.source("am-mod", part_of="armenia", names={"ru": "Armenia", "az": ["a", "b"]})
    case.source("az-mod", part_of=["azerbaijan"], aliases="AzMoD")
    case.source("ada", part_of="armenia")
    case.source("ria", kind=SourceKind.OUTLET)
    case.place("karabakh", "Karabakh")
    case.measure("helicopters-lost", unit="helicopter")
    case.question(
        "heli",
        "helicopters-lost",
        subject="azerbaijan",
        place="karabakh",
        so_far_since="2020-09-27",
    )
    case.page("pan", publisher="ria", url="https://a.example", published="2020-09-27")
    case.say("K01", "am-mod", "heli", 2, on="2020-09-27")
    case.relay("K01-pan", "ria", of="K01", page="pan", quote="two helicopters")
    case.say("K05", "az-mod", "heli", 1, on="2020-09-27", answering="K01")
    case.say("K09", "ada", "heli", 4, on="2020-09-27", after="K01")
    case.deny("K04", "az-mod", of="K01", on="2020-09-27")
    case.retract("K30", "am-mod", of="K01", on="2020-09-29")

    written = json.loads(case.to_json())

    day, heli = "2020-09-27", "heli"
    by_hand = {
        "claimtrack": 1,
        "name": "Karabakh, 27 September 2020",
        "sources": [
            {"id": "armenia", "name": "Armenia", "kind": "state"},
            {"id": "azerbaijan", "name": "Azerbaijan", "kind": "state"},
            {
                "id": "am-mod",
                "names": {"ru": ["Armenia"], "az": ["a", "b"]},
                "part_of": ["armenia"],
            },
            {"id": "az-mod", "aliases": ["AzMoD"], "part_of": ["azerbaijan"]},
            {"id": "ada", "part_of": ["armenia"]},
            {"id": "ria", "kind": "outlet"},
        ],
        "places": [{"id": "karabakh", "name": "Karabakh"}],
        "measures": [{"id": "helicopters-lost", "unit": "helicopter"}],
        "questions": [
            {
                "id": heli,
                "measure": "helicopters-lost",
                "subject": "azerbaijan",
                "place": "karabakh",
                "period": "2020-09-27/said",
            }
        ],
        "documents": [
            {
                "id": "pan",
                "publisher": "ria",
                "url": "https://a.example",
                "published_at": day,
            }
        ],
        "statements": [
            {
                "id": "K01",
                "source": "am-mod",
                "asserted_at": day,
                "claims": [{"question": heli, "answer": 2}],
            },
            {
                "id": "K01-pan",
                "source": "ria",
                "document": "pan",
                "quote": "two helicopters",
                "claims": [{"of": "K01"}],
                "relays": [{"statement": "K01"}],
            },
            {
                "id": "K05",
                "source": "az-mod",
                "asserted_at": day,
                "claims": [{"question": heli, "answer": 1}],
                "responds_to": ["K01"],
            },
            {
                "id": "K09",
                "source": "ada",
                "asserted_at": day,
                "claims": [{"question": heli, "answer": 4}],
                "after": ["K01"],
            },
            {
                "id": "K04",
                "source": "az-mod",
                "asserted_at": day,
                "claims": [{"of": "K01", "stance": "denies"}],
            },
            {
                "id": "K30",
                "source": "am-mod",
                "asserted_at": "2020-09-29",
                "retracts": ["K01"],
            },
        ],
    }
    assert written == by_hand
    assert case.problems() == ()
    assert case.graph() == read_texts([CaseText(content=json.dumps(by_hand).encode())])


def test_a_statement_makes_several_claims_by_question_and_in_words() -> None:
    case = Case("a case")

    case.say(
        "K02",
        "am-mod",
        "heli",
        2,
        claims={"tanks": "at least 3", "guns": {"low": 1, "high": None}},
        text="They fled.",
        language="en",
        certainty=Certainty.PROBABLE,
    )

    assert section(case, "statements") == [
        {
            "id": "K02",
            "source": "am-mod",
            "claims": [
                {"question": "heli", "answer": 2, "certainty": "probable"},
                {"question": "tanks", "answer": "at least 3", "certainty": "probable"},
                {"question": "guns", "answer": {"low": 1}, "certainty": "probable"},
                {"text": "They fled.", "language": "en", "certainty": "probable"},
            ],
        }
    ]


def test_a_call_needs_no_claim() -> None:
    case = Case("a case")

    case.say("L1", "mfa", kind="call", key="first", page="p")

    assert section(case, "statements") == [
        {"id": "L1", "source": "mfa", "document": "p", "kind": "call", "key": "first"}
    ]


def test_a_further_claim_has_an_id_a_stance_and_words_of_its_own() -> None:
    case = Case("a case")
    case.say("K02", "am-mod", "heli", 2)

    entered = case.claim("K02-tanks", "K02", "tanks", 3, quote="three tanks")
    case.claim("K02-guns", "K02", of="K01", stance=Stance.DOUBTS)
    case.claim(
        "K02-else", "K02", text="They fled.", language="en", certainty="possible"
    )

    assert repr(entered) == "K02-tanks: a new claim"
    assert section(case, "statements")[0]["claims"] == [
        {"question": "heli", "answer": 2},
        {"id": "K02-tanks", "question": "tanks", "answer": 3, "quote": "three tanks"},
        {"id": "K02-guns", "of": "K01", "stance": "doubts"},
        {
            "id": "K02-else",
            "text": "They fled.",
            "language": "en",
            "certainty": "possible",
        },
    ]


def test_a_further_claim_needs_its_statement_at_once() -> None:
    case = Case("a case")
    case.say("K02", "am-mod", "heli", 2)

    with pytest.raises(UnknownIdError, match="close to it: K02"):
        case.claim("K02-tanks", "K20", "tanks", 3)


def test_parts_of_a_measure_are_declared_with_a_partition() -> None:
    case = Case("a case")
    case.measure("killed", "killed", unit="soul")

    case.measure(
        "losses",
        answers=AnswerKind.COUNT,
        unit="person",
        additive=True,
        parts=["killed", "wounded"],
        disjoint=True,
    )

    shared = {"answers": "count", "unit": "person", "additive": True}
    assert section(case, "measures") == [
        {"id": "killed", "name": "killed", "unit": "soul"},
        {"id": "losses", **shared},
        {"id": "wounded", **shared},
    ]
    assert section(case, "partitions") == [
        {"whole": "losses", "parts": ["killed", "wounded"], "disjoint": True}
    ]


def test_disjoint_is_said_of_parts() -> None:
    case = Case("a case")

    with pytest.raises(InvalidValueError, match="give parts= too"):
        case.measure("losses", disjoint=True)

    assert case == Case("a case")


def test_a_measure_with_broken_parts_is_refused_whole() -> None:
    case = Case("a case")

    with pytest.raises(InvalidValueError, match="disjoint: expected true or false"):
        case.measure("losses", parts=["killed"], disjoint="so")  # type: ignore[arg-type]  # misuse

    assert case == Case("a case")


def test_options_make_a_choice() -> None:
    case = Case("a case")

    case.measure("control", options=["azerbaijan", "nkr"])

    assert section(case, "measures") == [
        {"id": "control", "options": ["azerbaijan", "nkr"]}
    ]


def test_a_place_has_partitions_as_well() -> None:
    case = Case("a case")

    case.partition("karabakh", ["north", "south"], disjoint=True, exhaustive=True)
    case.partition("karabakh", ["hills", "plains"])

    assert section(case, "partitions") == [
        {
            "whole": "karabakh",
            "parts": ["north", "south"],
            "disjoint": True,
            "exhaustive": True,
        },
        {"whole": "karabakh", "parts": ["hills", "plains"]},
    ]


def test_a_subject_and_a_page_keep_all_that_is_said_of_them() -> None:
    case = Case("a case")

    case.subject("civilians", "civilians", names={"en": "civilians"}, part_of="armenia")
    case.place("town", names={"en": "Town"}, aliases=["T"], part_of="region")
    case.page("p", title="T", language="ru", digest="sha256:0", text="Two tanks.")

    assert section(case, "subjects") == [
        {
            "id": "civilians",
            "name": "civilians",
            "names": {"en": ["civilians"]},
            "part_of": ["armenia"],
        }
    ]
    assert section(case, "places") == [
        {
            "id": "town",
            "names": {"en": ["Town"]},
            "aliases": ["T"],
            "part_of": ["region"],
        }
    ]
    assert section(case, "documents") == [
        {
            "id": "p",
            "title": "T",
            "language": "ru",
            "digest": "sha256:0",
            "text": "Two tanks.",
        }
    ]


def test_a_question_takes_a_period_or_a_start_but_not_both() -> None:
    case = Case("a case")
    case.question("day", "tanks", period=Period(text="2020-09-27"))

    with pytest.raises(InvalidValueError, match="not by both"):
        case.question("q", "tanks", period="2020-09-27", so_far_since="2020-09-27")

    assert section(case, "questions") == [
        {"id": "day", "measure": "tanks", "period": "2020-09-27"}
    ]


def test_a_relay_lists_no_claims_where_its_content_is_unknown() -> None:
    case = Case("a case")

    case.relay("R1", "ria", of=["K01", "K02"], page="p", mode="translated")

    assert section(case, "statements") == [
        {
            "id": "R1",
            "source": "ria",
            "document": "p",
            "relays": [
                {"statement": "K01", "mode": "translated"},
                {"statement": "K02", "mode": "translated"},
            ],
        }
    ]


@pytest.mark.parametrize(
    ("known", "claims"),
    [
        ({"quote": "two"}, [{"of": "K01"}]),
        ({"certainty": "possible"}, [{"of": "K01", "certainty": "possible"}]),
        ({"stance": "reports"}, [{"of": "K01", "stance": "reports"}]),
        ({"carries": ["K01#2", "K01#3"]}, [{"of": "K01#2"}, {"of": "K01#3"}]),
    ],
)
def test_a_relay_lists_what_is_known_of_its_content(
    known: dict[str, str], claims: list[object]
) -> None:
    case = Case("a case")

    case.relay("R1", "ria", of="K01", page="p", **known)

    assert section(case, "statements")[0]["claims"] == claims


def test_a_quote_that_carries_nothing_is_said_to() -> None:
    case = Case("a case")

    case.relay("R1", "ria", of="K01", page="p", quote="they met", carries=())

    assert section(case, "statements") == [
        {
            "id": "R1",
            "source": "ria",
            "document": "p",
            "quote": "they met",
            "relays": [{"statement": "K01"}],
        }
    ]


def test_a_relay_says_how_it_knows_and_whom_it_names() -> None:
    case = Case("a case")

    case.relay(
        "R1", "ria", of="K01", page="p", basis="stated", attributed_to="president"
    )

    assert section(case, "statements")[0]["relays"] == [
        {"statement": "K01", "basis": "stated", "attributed_to": "president"}
    ]


def test_a_response_takes_up_what_it_answers_only_with_a_stance() -> None:
    case = Case("a case")

    case.respond("A1", "mfa", of="K01", text="This needs no comment.", language="en")
    case.respond("A2", "mfa", of=["K01", "K02"], stance="asserts", certainty="probable")

    confirmed = {"stance": "asserts", "certainty": "probable"}
    assert section(case, "statements") == [
        {
            "id": "A1",
            "source": "mfa",
            "claims": [{"text": "This needs no comment.", "language": "en"}],
            "responds_to": ["K01"],
        },
        {
            "id": "A2",
            "source": "mfa",
            "claims": [{"of": "K01", **confirmed}, {"of": "K02", **confirmed}],
            "responds_to": ["K01", "K02"],
        },
    ]


def test_what_is_corrected_retracted_or_disowned_is_named() -> None:
    case = Case("a case")

    case.correct("C", "mod", of="K01", question="heli", answer=3, certainty="probable")
    case.correct("D", "mod", of=["K01", "K02"])
    case.disown("E", "mod", of="R1", after="D", answering="R1")

    assert section(case, "statements") == [
        {
            "id": "C",
            "source": "mod",
            "claims": [{"question": "heli", "answer": 3, "certainty": "probable"}],
            "corrects": ["K01"],
        },
        {"id": "D", "source": "mod", "corrects": ["K01", "K02"]},
        {
            "id": "E",
            "source": "mod",
            "responds_to": ["R1"],
            "after": ["D"],
            "disowns": ["R1"],
        },
    ]


def test_reviews_links_and_settlements_are_entered() -> None:
    case = Case("a case")

    case.review("V1", "K01#1", rating="False", scale="five points")
    case.link("incomparable", "K01", "K05", by="ada", because="other borders")
    case.settle("0123abcd", by="ada", because="a typo")

    assert section(case, "reviews") == [
        {"statement": "V1", "claim": "K01#1", "rating": "False", "scale": "five points"}
    ]
    assert section(case, "links") == [
        {
            "kind": "incomparable",
            "between": ["K01", "K05"],
            "by": "ada",
            "because": "other borders",
        }
    ]
    assert section(case, "settlements") == [
        {"finding": "0123abcd", "by": "ada", "because": "a typo"}
    ]


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("2020-09", "2020-09"),
        (When(text="2020-09-27"), "2020-09-27"),
        (dt.date(2020, 9, 27), "2020-09-27"),
        (dt.datetime(2020, 9, 27, 10, 2), "2020-09-27T10:02:00"),  # noqa: DTZ001 -- no offset is the case
        (
            dt.datetime(2020, 9, 27, 10, 2, 3, 40, dt.timezone(dt.timedelta(hours=4))),
            "2020-09-27T10:02:03.000040+04:00",
        ),
        (
            dt.datetime(2020, 9, 27, 10, tzinfo=dt.timezone(dt.timedelta(hours=15))),
            "2020-09-26T19:00:00+00:00",
        ),
        (
            dt.datetime(2020, 9, 27, 10, tzinfo=dt.timezone(dt.timedelta(seconds=90))),
            "2020-09-27T09:58:30+00:00",
        ),
    ],
)
def test_a_time_is_text_a_date_or_a_datetime(
    given: str | dt.date | When, written: str
) -> None:
    case = Case("a case")
    case.source("mod")

    case.say("K01", "mod", text="Yes.", on=given)

    assert section(case, "statements")[0]["asserted_at"] == written
    assert case.problems() == ()


def test_a_running_total_starts_on_a_date() -> None:
    case = Case("a case")

    case.question("heli", "helicopters", so_far_since=dt.date(2020, 9, 27))

    assert section(case, "questions")[0]["period"] == "2020-09-27/said"


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (2, "2"),
        (2.0, "2"),
        (2.5, "2.5"),
        (1e22, "10000000000000000000000"),
        (Decimal("1E+2"), "100"),
        (Decimal("-0.0"), "0.0"),
        (Decimal("2.50"), "2.50"),
        ("about 30", '"about 30"'),
        ({"low": 1.0}, '{"low": 1}'),
    ],
)
def test_a_number_is_written_in_plain_digits(given: object, written: str) -> None:
    case = Case("a case")

    case.say("K01", "mod", "q", given)  # type: ignore[arg-type]  # by row

    assert f'"answer": {written}}}' in case.to_json()


def test_a_record_or_what_a_method_answered_stands_for_its_id() -> None:
    case = Case("a case")
    said = case.say("K01", Source(id="mod"), "heli", 2)
    question = Question(measure_id="tanks")
    document = Document(publisher_id="mod")
    statement = Statement(source_id="mod", key="1")
    claim = Claim(text="Yes.")

    case.question(
        "q", Measure(id="tanks"), subject=Subject(id="army"), place=Place(id="town")
    )
    case.deny("K04", "az", of=[said, statement], page=document)
    case.say("K05", "az", question, 3)
    case.review(said, claim, rating="False")

    assert section(case, "questions") == [
        {"id": "q", "measure": "tanks", "subject": "army", "place": "town"}
    ]
    assert section(case, "statements") == [
        {"id": "K01", "source": "mod", "claims": [{"question": "heli", "answer": 2}]},
        {
            "id": "K04",
            "source": "az",
            "document": digest(document),
            "claims": [
                {"of": "K01", "stance": "denies"},
                {"of": digest(statement), "stance": "denies"},
            ],
        },
        {
            "id": "K05",
            "source": "az",
            "claims": [{"question": digest(question), "answer": 3}],
        },
    ]
    assert section(case, "reviews") == [
        {"statement": "K01", "claim": digest(claim), "rating": "False"}
    ]


def test_ids_are_entered_in_normal_form() -> None:
    case = Case("a case")

    case.source("e\u0301lyse\u0301e")
    case.say("K01", "\u00e9lys\u00e9e", text="Oui.")

    assert case.problems() == ()
