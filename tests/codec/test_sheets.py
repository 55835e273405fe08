"""Sheets: rows and columns as analysts have them, taken into a draft."""

import csv
import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimtrack as ct
from claimtrack.codec import Case, Limits
from claimtrack.errors import InvalidValueError, MalformedInputError
from claimtrack.model import Assertion, Claim, Document, Envelope, Relay, Statement

EXAMPLE = Path(__file__).parents[2] / "examples" / "karabakh-2020-09-27"
ROW = {"source": "am-mod", "measure": "tanks-lost", "answer": 3}
Row = dict[str, object]


def taken(*rows: Row, **given: object) -> Case:
    return Case.from_rows(rows, name="sheet", **given)  # type: ignore[arg-type]


def refused(*rows: Row, **given: object) -> list[tuple[str, str]]:
    with pytest.raises(MalformedInputError) as error:
        taken(*rows, **given)
    return [(one.path, one.message) for one in error.value.problems]


def records(case: Case) -> list[object]:
    """Give the records of a case, without their labels."""
    return [one for one in case.graph().records() if not isinstance(one, Envelope)]


def answers(case: Case) -> list[str]:
    graph = case.graph()
    return [str(claim.answer) for claim in graph.of_kind(Claim).values()]


def test_a_row_is_a_claim_of_a_source() -> None:
    case = taken({"id": "K01", "on": "2020-09-27", **ROW})

    written = Case("sheet")
    written.source("am-mod")
    written.measure("tanks-lost")
    written.question("q", "tanks-lost")
    key = case._sections.statements["statement of K01"].key
    written.say("K01", "am-mod", on="2020-09-27", claims={"q": 3}, key=key)
    assert records(case) == records(written)


def test_the_first_case_s_sheet_makes_the_claims_of_its_case_files() -> None:
    measures = {
        "shelling": "settlements-shelled",
        "personnel_killed": "killed",
        "personnel_killed_or_wounded": "killed-or-wounded",
    }
    subjects = {
        "Azerbaijani civilians": "azerbaijan",
        "Azerbaijani air force": "azerbaijan",
        "Azerbaijani army": "azerbaijan",
        "Azerbaijani forces": "azerbaijan",
        "Azerbaijani aviation": "azerbaijan",
        "helicopter crew": "azerbaijan",
        "Armenian army": "armenia",
        "Armenian air defence": "armenia",
        "Karabakh settlements": "nkr",
        "both sides": None,
    }
    with (EXAMPLE / "sheet.csv").open(encoding="utf-8") as stream:
        labels = [row["claim_id"] for row in csv.DictReader(stream)]

    case = Case.from_rows(
        EXAMPLE / "sheet.csv",
        id="claim_id",
        on="date_asserted",
        subject="about",
        place=None,
        so_far_since="event_period",
        comparator=lambda row: {"nearly": "nearly"}.get(
            str(row["hedge"]), row["comparator"]
        ),
        certainty="hedge",
        defaults={"place": "karabakh"},
        values={
            "measure": lambda text: measures.get(text, text.replace("_", "-")),
            "subject": subjects,
            "stance": {"confirms": "asserts"},
            "certainty": {"likely/probably": "probable"}.get,
        },
        ignore=["certainty", "note"],
    )

    by_hand = ct.read(EXAMPLE / "seed-article.json", EXAMPLE / "day-one.json")
    graph = case.graph()
    assert len(labels) == 33
    assert {one: graph.find_id(one, Claim) for one in labels} == {
        one: by_hand.find_id(one, Claim) for one in labels
    }
    assert [
        (one.code, *(side.claim_label for side in one.sides)) for one in ct.check(graph)
    ] == [
        ("conflict", "K01", "K05"),
        ("conflict", "K01", "K06"),
        ("conflict", "K01", "K08"),
        ("denial", "K01", "K04"),
        ("denial", "K02", "K04 on K02"),
        ("denial", "K03", "K04 on K03"),
        ("denial", "K16", "K20"),
        ("denial", "K17", "K19"),
        ("echo", "K16", "K16 via newizv", "K16 via regtrends"),
        ("echo", "K21", "K21 via strati.az", "K21 via topcor"),
    ]


@pytest.mark.parametrize(
    ("cells", "answer"),
    [
        ({"answer": "at least 3"}, "at least 3"),
        ({"answer": 3}, 3),
        ({"answer": "3"}, 3),
        ({"answer": 3.0}, 3),
        ({"answer": Decimal("3.0")}, 3),
        ({"answer": " 3 "}, 3),
        ({"answer": True}, "yes"),
        ({"answer": "FALSE"}, "no"),
        ({"value": "3"}, 3),
        ({"value": "2.5"}, Decimal("2.5")),
        ({"comparator": "exact", "value": 3}, 3),
        ({"comparator": "=", "value": 3}, 3),
        ({"comparator": "at_least", "value": 3}, "at least 3"),
        ({"comparator": "≥", "value": "3"}, "at least 3"),
        ({"comparator": ">", "value": 3}, "more than 3"),
        ({"comparator": "<", "value": 3}, "less than 3"),
        ({"comparator": "<=", "value": 3}, "up to 3"),
        ({"comparator": "~", "value": "1,200"}, "about 1,200"),
        ({"comparator": "ALMOST", "value": 15}, "nearly 15"),
        ({"comparator": "some"}, "some"),
        ({"comparator": "none", "value": "0"}, "none"),
        ({"comparator": "unknown"}, "unknown"),
        ({"comparator": "true"}, "yes"),
        ({"comparator": False}, "no"),
        ({"low": "1,000", "high": 3000}, "between 1,000 and 3000"),
        ({"low": "1,000"}, "at least 1,000"),
        ({"high": "3 thousand"}, "up to 3 thousand"),
    ],
)
def test_cells_are_read_as_an_answer(cells: Row, answer: object) -> None:
    case = taken({"source": "am-mod", "measure": "m", **cells})

    (statement,) = case._sections.statements.values()
    assert (statement.claims[0].answer, type(statement.claims[0].answer)) == (
        answer,
        type(answer),
    )
    assert case.problems() == ()


def test_two_ends_are_a_range_with_both() -> None:
    case = taken(
        {"source": "a", "measure": "m", "low": "100", "high": 300},
        {"source": "b", "measure": "m", "comparator": "between", "low": 5},
    )

    assert answers(case) == answers(
        taken(
            {"source": "a", "measure": "m", "answer": "between 100 and 300"},
            {"source": "b", "measure": "m", "answer": "at least 5"},
        )
    )


@pytest.mark.parametrize(
    ("cells", "column", "message"),
    [
        ({}, "answer", "expected an answer; got nothing: write 'unknown' if that was"),
        ({"answer": "abuot 3"}, "answer", "abuot"),
        ({"answer": "3", "value": 3}, "value", "the answer is '3' already; got 3 too"),
        ({"answer": 3, "comparator": "about"}, "comparator", "got 'about' too"),
        ({"answer": [3]}, "answer", "expected a number or words; got [3]"),
        ({"answer": float("inf")}, "answer", "expected a number or words; got inf"),
        ({"comparator": "exact"}, "value", "expected a value; got an empty cell"),
        ({"comparator": 3, "value": 3}, "comparator", "expected words such as"),
        ({"comparator": "some", "value": 3}, "value", "is an answer by itself"),
        ({"comparator": "none", "value": 3}, "value", "is an answer by itself"),
        ({"value": 3, "low": 2}, "value", "expected a value, or two ends; got 3"),
        ({"comparator": "about", "high": 2}, "comparator", "with two ends; got"),
        ({"low": 3, "high": 2}, "low", "lower end first"),
        ({"answer": "1.200"}, "answer", "'1.200' may mean 1200 or 1.2000; write it so"),
        ({"answer": 3, "quote": "\ud800"}, "quote", "half of a surrogate pair"),
        ({"answer": 3, "source": b"a"}, "source", "expected text; got b'a'"),
        ({"answer": 3, "on": "27.09.2020"}, "on", "27.09.2020"),
        ({"answer": 3, "period": "soon"}, "period", "soon"),
        ({"answer": 3, "so_far_since": "soon"}, "so_far_since", "soon"),
        ({"answer": 3, "stance": "confirms"}, "stance", "expected one of asserts"),
        ({"answer": 3, "certainty": "very"}, "certainty", "expected one of certain"),
        ({"answer": 3, "via": "A > > B"}, "via", "one of them is empty"),
        ({"answer": 3, "via": 5.5}, "via", "expected text; got 5.5"),
        ({"answer": 3, "text": "Three."}, "text", "a text, or an answer: not both"),
        ({"answer": 3, "after": "K9"}, "after", "no row and no statement is called"),
        ({"answer": 3, "responds_to": "K9"}, "responds_to", "is called 'K9'"),
        ({"answer": "at least 0", "stance": "denies"}, "answer", "leaves none"),
        ({"answer": 3, "published": "2020"}, "published", "the address of what"),
        ({"answer": 3, "place": "am-mod"}, "place", "'am-mod' is a source on row 1"),
        ({"answer": 3, "subject": "m"}, "measure", "'m' is a subject on row 1, and"),
        (
            {"answer": 3, "period": "2020", "so_far_since": "2020"},
            "so_far_since",
            "a period, or since when a total runs: not both",
        ),
    ],
)
def test_what_is_wrong_is_told_by_row_and_column(
    cells: Row, column: str, message: str
) -> None:
    problems = refused({"source": "am-mod", "measure": "m", **cells})

    ((path, told),) = problems
    assert path == f"row 1, column {column!r}"
    assert message in told


def test_who_answers_a_row_gives_an_answer_or_says_how_it_stands_to_it() -> None:
    problems = refused({"id": "K1", **ROW}, {"source": "az-mod", "responds_to": "K1"})

    assert problems == [
        (
            "row 2, column 'stance'",
            "expected an answer, or a stance to what it answers; got neither",
        )
    ]


def test_every_problem_of_every_row_is_told_in_the_order_of_the_rows() -> None:
    problems = refused(
        {"source": "a", "measure": "m", "answer": 3, "responds_to": "K9"},
        {"measure": "m", "answer": 3, "on": "x", "stance": "y"},
        {"source": "a", "answer": 3},
        {"source": "a", "measure": "m", "answer": "x", "on": "y"},
    )

    assert [path for path, _ in problems] == [
        "row 1, column 'responds_to'",
        "row 2, column 'on'",
        "row 2, column 'stance'",
        "row 2, column 'source'",
        "row 3, column 'measure'",
        "row 4, column 'on'",
        "row 4, column 'answer'",
    ]


def test_nothing_enters_a_case_that_a_row_can_t_enter() -> None:
    case = Case("sheet")
    case.source("am-mod")
    before = case.to_json()

    with pytest.raises(MalformedInputError):
        case.add_rows([ROW, {**ROW, "answer": "abuot 3"}])

    assert case.to_json() == before


def test_rows_of_one_source_date_and_citation_are_one_statement() -> None:
    page = {"citation": "https://example.org/a", "on": "2020-09-27"}

    case = taken(
        {"id": "K1", "source": "a", "measure": "tanks", "answer": 2, **page},
        {"id": "K2", "source": "a", "measure": "drones", "answer": 3, **page},
        {"id": "K3", "source": "b", "measure": "tanks", "answer": 2, **page},
        {"id": "K4", "source": "a", "measure": "guns", "answer": 2},
    )

    claims = {
        name: [claim.id for claim in one.claims]
        for name, one in case._sections.statements.items()
    }
    assert claims == {
        "statement of K1": ["K1", "K2"],
        "statement of K3": ["K3"],
        "statement of K4": ["K4"],
    }
    assert case.problems() == ()


def test_two_answers_of_one_source_on_one_page_are_no_self_contradiction() -> None:
    page = {"citation": "https://example.org/a", "on": "2020-09-27"}

    case = taken({**ROW, **page}, {**ROW, **page, "answer": 4}, {**ROW, **page})

    assert len(case.graph().of_kind(Statement)) == 3
    assert list(ct.check(case.graph())) == []


@given(st.permutations(range(4)), st.permutations(range(5)))
def test_which_rows_are_one_utterance_does_not_hang_on_their_order(
    some: list[int], more: list[int]
) -> None:
    page = {"source": "a", "citation": "the morning paper"}
    answers = [("tanks", 2), ("tanks", 4), ("guns", 1), ("drones", 3), ("tanks", 3)]
    rows: list[Row] = [{"measure": m, "answer": n, **page} for m, n in answers]

    graph = taken(*(rows[n] for n in some)).graph()
    later = taken(*(rows[n] for n in more)).graph()

    assert graph.of_kind(Statement).keys() <= later.of_kind(Statement).keys()
    assert list(ct.check(graph | later)) == []


def test_an_answer_to_one_s_own_row_is_a_statement_of_its_own() -> None:
    page = {"citation": "the morning paper"}

    case = taken(
        {"id": "K1", "source": "a", "measure": "tanks", "answer": 2, **page},
        {
            "id": "K2",
            "source": "a",
            "measure": "guns",
            "answer": 2,
            "after": "K1",
            **page,
        },
    )

    assert len(case.graph().of_kind(Statement)) == 2
    assert case.problems() == ()


def test_a_statement_column_says_which_rows_are_one_utterance() -> None:
    case = taken(
        {"statement": "U1", "source": "a", "measure": "tanks", "answer": 2},
        {"statement": "U1", "source": "a", "measure": "tanks", "answer": 3},
        {"source": "b", "measure": "tanks", "answer": 2, "responds_to": "U1"},
    )

    codes = [one.code for one in ct.check(case.graph())]
    assert codes.count("self-contradiction") == 1


def test_rows_of_one_statement_are_of_one_voice() -> None:
    problems = refused(
        {"statement": "U1", "source": "a", "measure": "tanks", "answer": 2},
        {"statement": "U1", "source": "b", "measure": "guns", "answer": 3},
    )

    assert problems == [
        ("row 2, column 'source'", "the same statement has 'a' on row 1; got 'b'")
    ]


def test_outlets_in_series_relay_one_another() -> None:
    case = taken({"id": "K1", **ROW, "via": "Agency > Paper"})

    graph = case.graph()
    statements = graph.of_kind(Statement)
    chains = [
        (
            statements[one.statement_id].source_id,
            statements[one.rests_on_id].source_id,
        )
        for one in graph.of_kind(Relay).values()
    ]
    assert sorted(chains) == [("Agency", "am-mod"), ("Paper", "Agency")]


def test_outlets_side_by_side_relay_the_speaker() -> None:
    case = taken({"id": "K1", **ROW, "via": "Agency > Paper; Radio / TV; Agency"})

    assert sorted(case._sections.statements) == [
        "K1 via Agency",
        "K1 via Agency > Paper",
        "K1 via Radio",
        "K1 via TV",
        "statement of K1",
    ]
    assert case.problems() == ()


def test_what_outlets_are_called_is_translated_one_by_one() -> None:
    case = taken(
        {"id": "K1", **ROW, "via": "RIA > Seed"}, values={"via": {"RIA": "ria-novosti"}}
    )

    assert list(case._sections["source"]) == ["am-mod", "ria-novosti", "Seed"]


@pytest.mark.parametrize(
    ("via", "address", "publisher"),
    [
        ("Paper", "https://example.org/1", "Paper"),
        ("Agency > Paper", "https://example.org/1", "Paper"),
        ("Agency; Paper", "https://www.paper.example/1", "Paper"),
        ("Agency / strati.az", "http://strati.az/news/2790.html", "strati.az"),
        ("Agency; Paper", "https://example.org/1", None),
        (None, "https://example.org/1", None),
    ],
)
def test_a_page_is_that_of_the_outlet_that_it_can_only_be(
    via: str | None, address: str, publisher: str | None
) -> None:
    case = taken({"id": "K1", **ROW, "via": via, "citation": address})

    graph = case.graph()
    (page,) = graph.of_kind(Document).values()
    on_it = [one for one in graph.of_kind(Statement).values() if one.document_id]
    assert (page.url, page.publisher_id) == (address, publisher)
    assert [one.source_id for one in on_it] == (
        [publisher] if publisher else [] if via else ["am-mod"]
    )


def test_what_a_page_says_of_several_speakers_are_several_statements() -> None:
    page = {"via": "Paper", "citation": "https://example.org/1"}

    case = taken({"id": "K1", **ROW, **page}, {**ROW, "source": "az-mod", **page})

    assert case.problems() == ()
    assert len(case.graph().of_kind(Relay)) == 2


def test_when_a_page_was_published_bounds_who_stands_on_it() -> None:
    page = {"via": "Paper", "citation": "https://example.org/1"}

    case = taken({**ROW, **page, "published": dt.date(2020, 9, 28)})

    (document,) = case.graph().of_kind(Document).values()
    assert document.published_at == ct.When(text="2020-09-28")


def test_a_page_is_published_once() -> None:
    page = {"via": "Paper", "citation": "https://example.org/1"}

    problems = refused(
        {**ROW, **page, "published": "2020-09-28"},
        {**ROW, "source": "b", **page, "published": "2020-09-29"},
    )

    assert problems == [
        (
            "row 2, column 'published'",
            "https://example.org/1 was published 2020-09-28 elsewhere",
        )
    ]


def test_a_denial_without_a_figure_denies_what_it_answers() -> None:
    rows: list[Row] = [
        {"id": "K1", "source": "a", "measure": "tanks", "answer": 2},
        {"id": "K2", "source": "a", "measure": "guns", "answer": 3},
        {
            "id": "K3",
            "source": "b",
            "measure": "tanks and guns",
            "comparator": "none",
            "value": 0,
            "stance": "denies",
            "responds_to": "K1; K2",
        },
        {"id": "K4", "source": "c", "stance": "denies", "responds_to": ["K1"]},
    ]

    case = taken(*rows)

    found = ct.check(case.graph())
    assert [(one.code, *(side.claim_label for side in one.sides)) for one in found] == [
        ("denial", "K1", "K3"),
        ("denial", "K1", "K4"),
        ("denial", "K2", "K3 on K2"),
    ]
    assert list(case._sections["measure"]) == ["tanks", "guns"]


def test_a_figure_in_answer_to_another_stands_by_itself() -> None:
    case = taken(
        {"id": "K1", "source": "a", "measure": "tanks", "answer": 2},
        {
            "id": "K2",
            "source": "b",
            "measure": "tanks",
            "answer": 1,
            "responds_to": "K1",
        },
    )

    assert [one.code for one in ct.check(case.graph())] == ["conflict"]


def test_a_running_total_runs_and_what_does_not_add_up_is_of_its_period() -> None:
    since = {"so_far_since": "2020-09-27"}

    case = taken(
        {"source": "a", "measure": "tanks", "answer": 2, **since},
        {"source": "a", "measure": "attacked", "answer": "yes", **since},
    )

    periods = [one.claims[0].period for one in case._sections.statements.values()]
    assert periods == ["2020-09-27/said", "2020-09-27"]


def test_a_measure_is_what_its_answers_are() -> None:
    case = taken(
        {"source": "a", "measure": "tanks", "answer": "about 2", "unit": "tank"},
        {"source": "a", "measure": "attacked", "answer": "yes"},
        {"source": "a", "measure": "attacked", "answer": "unknown"},
        {"source": "a", "measure": "area", "answer": "2.5"},
        {"source": "a", "measure": "area", "answer": 4},
    )

    kinds = {
        name: (one.answers and one.answers.value, one.unit)  # type: ignore[union-attr]
        for name, one in case._sections["measure"].items()
    }
    assert kinds == {
        "tanks": (None, "tank"),
        "attacked": ("choice", None),
        "area": ("amount", None),
    }


def test_one_wrong_word_does_not_change_what_a_measure_is() -> None:
    problems = refused(
        *({**ROW, "answer": n} for n in range(3)), {**ROW, "answer": "yes"}
    )

    assert [path for path, _ in problems] == ["row 4, column 'answer'"]


def test_a_measure_counts_one_unit() -> None:
    problems = refused(
        {**ROW, "unit": "tank"}, {**ROW, "unit": "vehicle"}, {**ROW, "unit": "tank"}
    )

    assert problems == [
        ("row 2, column 'unit'", "'tanks-lost' counts 'tank' elsewhere; got 'vehicle'")
    ]


def test_what_a_case_has_declared_is_taken_as_it_is() -> None:
    case = Case("sheet")
    case.source("side")
    case.source("am-mod", part_of="side")
    case.place("karabakh")
    case.measure("control", options=["a", "b"])
    case.say("U1", "am-mod", text="It began.")

    change = case.add_rows(
        [
            {
                "source": "am-mod",
                "measure": "control",
                "subject": "karabakh",
                "answer": "a",
                "after": "U1",
            }
        ]
    )

    assert repr(change) == "1 rows: 1 statements new"
    assert case.problems() == ()


def test_a_measure_that_can_t_be_is_told_of_once() -> None:
    case = Case("sheet")
    case.measure("m", answers="count", options=["a", "b"])

    case.add_rows([{"source": "a", "measure": "m", "answer": 3}])

    assert [one.message for one in case.problems()] == ["m: only a choice has options"]


def test_an_answer_that_its_measure_never_has_is_told() -> None:
    case = Case("sheet")
    case.measure("area", answers="amount", additive=True)

    with pytest.raises(MalformedInputError) as error:
        case.add_rows([{"source": "a", "measure": "area", "answer": "-3"}])

    assert [one.path for one in error.value.problems] == ["row 1, column 'answer'"]


def test_outlets_may_be_a_list() -> None:
    case = taken({"id": "K1", **ROW, "via": ["Agency > Wire", "Paper; Radio"]})

    assert list(case._sections["source"]) == ["am-mod", "Agency > Wire", "Paper; Radio"]


def test_a_running_total_of_something_declared_runs_as_it_was_declared() -> None:
    case = Case("sheet")
    case.measure("held", additive=False)
    row = {"source": "a", "measure": "held", "answer": 3, "so_far_since": "2020"}

    case.add_rows([row])

    (statement,) = case._sections.statements.values()
    assert statement.claims[0].period == "2020/said"


def test_a_choice_between_words_is_declared_first() -> None:
    problems = refused({"source": "a", "measure": "control", "answer": "contested"})

    assert [path for path, _ in problems] == ["row 1, column 'answer'"]


def test_the_same_rows_again_replace_and_say_so() -> None:
    case = taken({"id": "K1", **ROW})

    same = case.add_rows([{"id": "K1", **ROW}])
    other = case.add_rows([{"id": "K1", **ROW, "answer": 4}])

    assert (same.replaced, other.replaced) == ((), ("statement of K1",))
    assert repr(other) == "1 rows: nothing new\n  replaced: statement of K1"
    assert len(case._sections.statements) == 1


def test_rows_without_ids_are_called_by_their_number_and_told_apart_by_content() -> (
    None
):
    first = taken(ROW, {**ROW, "answer": 4})
    second = taken({**ROW, "answer": 4}, ROW, ROW)

    assert first.graph().find_id("row 2", Claim) == second.graph().find_id(
        "row 1", Claim
    )
    assert set(first.graph().of_kind(Statement)) < set(
        second.graph().of_kind(Statement)
    )
    assert len(second.graph().of_kind(Statement)) == 3


def test_two_rows_of_one_id_are_refused() -> None:
    problems = refused({"id": 7, **ROW}, {"id": "7", **ROW})

    assert problems == [("row 2, column 'id'", "the id '7' stands on row 1 already")]


def test_a_row_is_not_called_what_a_statement_is_called() -> None:
    problems = refused({"id": "statement of 7", **ROW}, {"id": "7", **ROW})

    assert problems == [
        (
            "row 1, column 'id'",
            "'statement of 7' is what a statement is called; give the row another id",
        )
    ]


def test_a_text_is_a_claim_that_nobody_has_structured() -> None:
    case = taken({"source": "a", "text": "It began.", "language": "en", "stance": None})

    (claim,) = case.graph().of_kind(Claim).values()
    assert claim == Claim(text="It began.", language="en")


def test_how_a_claim_is_held_is_kept() -> None:
    case = taken(
        {
            **ROW,
            "stance": "Denies",
            "certainty": "probable",
            "quote": "a few words",
        }
    )

    (assertion,) = case.graph().of_kind(Assertion).values()
    assert (assertion.stance.value, assertion.certainty.value, assertion.quote) == (
        "denies",
        "probable",
        "a few words",
    )


def test_columns_of_other_names_are_mapped() -> None:
    case = taken(
        {"who": "a", "what": "tanks", "figure": 2, "date": "2020-09-27", "note": "x"},
        source="who",
        measure="what",
        answer="figure",
        ignore=["note"],
    )

    (statement,) = case.graph().of_kind(Statement).values()
    assert (statement.source_id, statement.asserted_at) == (
        "a",
        ct.When(text="2020-09-27"),
    )


def test_columns_that_nothing_reads_are_told() -> None:
    problems = refused({**ROW, "comparater": "about", "note": 1})

    assert problems == [
        (
            "the columns",
            (
                "nothing reads the columns 'comparater', 'note': say what they are, or "
                "leave them out with ignore=['comparater', 'note']"
            ),
        )
    ]


def test_a_function_of_the_row_reads_the_columns_that_it_looks_at() -> None:
    rows = {"source": "a", "measure": "tanks", "n": 2, "hedge": "about", "note": ""}

    problems = refused(rows, answer=lambda row: f"{row['hedge']} {row.get('n')}")

    assert [message for _, message in problems] == [
        (
            "nothing reads the columns 'note': say what they are, or leave them out with "
            "ignore=['note']"
        )
    ]


def test_columns_that_are_not_there_are_told() -> None:
    problems = refused({"measure": "tanks", "figure": 2}, answer="figures")

    assert problems == [
        ("the columns", "there is no column 'figures'; there are 'measure', 'figure'"),
        (
            "the columns",
            (
                "no column tells who said it: name one, as in source='speaker', or give "
                "defaults={'source': ...}; there are 'measure', 'figure'"
            ),
        ),
    ]


@pytest.mark.parametrize("where", ["columns", "defaults", "values"])
def test_words_that_no_column_has_are_refused_with_what_is_close(where: str) -> None:
    words = {"mesure": "m"}
    given = words if where == "columns" else {where: words}

    with pytest.raises(InvalidValueError, match="close to it: measure"):
        taken(ROW, **given)


def test_defaults_fill_empty_cells_and_what_means_nothing_stays_open() -> None:
    case = taken(
        {"measure": "tanks", "answer": 2, "subject": ""},
        {"measure": "tanks", "answer": 2, "subject": "both sides"},
        {"measure": "tanks", "answer": 2, "subject": float("nan")},
        defaults={"source": "a", "subject": "azerbaijan"},
        values={"subject": {"both sides": None}},
    )

    subjects = [one.claims[0].subject for one in case._sections.statements.values()]
    assert subjects == ["azerbaijan", None, "azerbaijan"]


def test_dates_may_be_text_dates_or_times() -> None:
    moments: list[object] = [
        2020,
        "2020-09",
        dt.date(2020, 9, 27),
        dt.datetime(2020, 9, 27),  # noqa: DTZ001 -- as a frame writes a day
        dt.datetime(2020, 9, 27, 16, 30),  # noqa: DTZ001 -- without an offset
        dt.datetime(2020, 9, 27, tzinfo=dt.UTC),
    ]

    case = taken(*({**ROW, "on": one, "id": n} for n, one in enumerate(moments)))

    assert [one.asserted_at for one in case._sections.statements.values()] == [
        "2020",
        "2020-09",
        "2020-09-27",
        "2020-09-27",
        "2020-09-27T16:30:00",
        "2020-09-27T00:00:00Z",
    ]


def test_progress_is_told_row_by_thousand() -> None:
    told: list[tuple[int, int]] = []

    taken(
        *({**ROW, "id": n} for n in range(2500)),
        progress=lambda done, total: told.append((done, total)),
    )

    assert told == [(1000, 2500), (2000, 2500), (2500, 2500)]


def test_more_rows_than_the_limit_are_refused() -> None:
    problems = refused(ROW, ROW, ROW, limits=Limits(records=2))

    assert problems == [("the table", "expected 2 rows at most")]


@pytest.mark.parametrize("rows", [7, b"figures.csv", {"source": "a"}, [7], [{7: "a"}]])
def test_what_is_no_table_is_refused(rows: object) -> None:
    with pytest.raises(InvalidValueError, match="expected"):
        Case.from_rows(rows)


words = st.sampled_from(["a", "b", "tanks", "guns"])
cells = st.fixed_dictionaries(
    {"source": words},
    optional={
        "id": st.sampled_from(["K1", "K2", "K3"]),
        "statement": st.sampled_from(["U1", "U2"]),
        "via": st.sampled_from(["Paper", "Agency > Paper", "Agency; Paper", "a"]),
        "on": st.sampled_from(["2020-09-27", "2020-09-28"]),
        "measure": words,
        "subject": words,
        "place": st.sampled_from(["a", "here"]),
        "so_far_since": st.just("2020-09-27"),
        "comparator": st.sampled_from(["about", "some", "none", "at least"]),
        "value": st.integers(0, 20),
        "answer": st.sampled_from(["1", "yes", "2.5", "unknown"]),
        "stance": st.sampled_from(["asserts", "denies", "doubts", "reports"]),
        "certainty": st.sampled_from(["possible", "probable"]),
        "responds_to": st.sampled_from(["K1", "K2", "U1", "K1;K3"]),
        "after": st.sampled_from(["K1", "U2"]),
        "citation": st.sampled_from(["https://paper.example/1", "a book"]),
        "published": st.just("2020-09-29"),
        "text": st.just("It began."),
    },
)


@given(st.lists(cells, min_size=1, max_size=5))
def test_rows_are_refused_or_make_a_case_without_problems(rows: list[Row]) -> None:
    try:
        case = Case.from_rows(rows, name="sheet")
    except MalformedInputError as error:
        problems = error.problems
    else:
        problems = case.problems()

    assert all(one.path.startswith("row ") for one in problems)
