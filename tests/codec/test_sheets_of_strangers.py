"""Sheets as strangers fill them: nothing is read that was not said, nothing is lost."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimtrack as ct
from claimtrack.codec import Case
from claimtrack.errors import MalformedInputError
from claimtrack.model import Document, Statement

Row = dict[str, object]
ADDRESS = "https://example.org/1"


def row(**cells: object) -> Row:
    return {"source": "a", "measure": "m", **cells}


def taken(*rows: Row, **given: object) -> Case:
    return Case.from_rows(rows, name="sheet", **given)  # type: ignore[arg-type]


def refused(*rows: Row, **given: object) -> list[tuple[str, str]]:
    with pytest.raises(MalformedInputError) as error:
        taken(*rows, **given)
    return [(one.path, one.message) for one in error.value.problems]


def codes(case: Case) -> list[str]:
    return [one.code for one in ct.check(case.graph())]


def total(source: str, answer: object, on: str) -> Row:
    since = "2020-09-27"
    return row(source=source, answer=answer, on=on, so_far_since=since, subject="z")


@pytest.mark.parametrize("stray", ["1.5", "-5", "yes"])
def test_a_stray_cell_does_not_change_what_the_others_are(stray: str) -> None:
    problems = refused(
        total("a", "950", "2020-09-28"),
        total("b", "1100", "2020-09-29"),
        total("c", stray, "2020-09-30"),
    )

    assert [path for path, _ in problems] == ["row 3, column 'answer'"]


def test_a_running_total_of_amounts_runs_too() -> None:
    case = taken(
        total("a", "9.5", "2020-09-28"),
        total("b", "11.5", "2020-09-29"),
    )

    assert codes(case) == []


def test_rows_without_ids_of_two_sheets_stand_side_by_side() -> None:
    case = taken(row(answer=3))

    change = case.add_rows([row(source="b", measure="h", answer=7)])
    again = case.add_rows([row(answer=3)])

    assert (change.replaced, again.replaced) == ((), ())
    assert sorted(case._sections.statements) == [
        "statement of row 1",
        "statement of row 1 (2)",
    ]


def test_a_declared_page_stays_what_it_was_declared() -> None:
    case = Case("sheet")
    case.source("a")
    case.page("p", url=ADDRESS, title="T", publisher="a", published="2020-09-01")

    case.add_rows([row(id="1", answer=3, citation=ADDRESS)])

    (page,) = case.graph().of_kind(Document).values()
    assert (page.title, page.publisher_id) == ("T", "a")
    assert page.published_at == ct.When(text="2020-09-01")


def test_a_declared_page_is_published_once() -> None:
    case = Case("sheet")
    case.page("p", url=ADDRESS, published="2020-09-01")

    with pytest.raises(MalformedInputError, match="was published 2020-09-01 elsewhere"):
        case.add_rows([row(answer=3, citation=ADDRESS, published="2020-09-02")])


def test_a_page_of_another_publisher_is_another_page() -> None:
    case = Case("sheet")
    case.source("b")
    case.page("p", url=ADDRESS, publisher="b")
    case.page("q", title="no address")

    case.add_rows([row(answer=3, via="Paper", citation=ADDRESS)])

    assert list(case._sections["page"]) == ["p", "q", f"Paper: {ADDRESS}"]


@pytest.mark.parametrize("order", [1, -1])
def test_when_a_page_was_published_is_told_by_whichever_row(order: int) -> None:
    rows = [
        row(answer=3, citation=ADDRESS),
        row(source="b", answer=3, citation=ADDRESS, published="2020-09-27"),
    ]

    case = taken(*rows[::order])

    (page,) = case.graph().of_kind(Document).values()
    assert page.published_at == ct.When(text="2020-09-27")


def test_a_unit_that_was_declared_stays() -> None:
    case = Case("sheet")
    case.measure("m", unit="tank")

    with pytest.raises(MalformedInputError, match="counts 'tank' elsewhere"):
        case.add_rows([row(answer=3, unit="helicopter")])


def test_a_denial_of_a_statement_denies_what_it_is_about() -> None:
    said = [
        row(statement="S", measure="heli", answer=2),
        row(statement="S", measure="tanks", answer=5),
    ]
    denial: Row = {"source": "b", "stance": "denies", "responds_to": "S"}

    case = taken(*said, {**denial, "measure": "heli"})
    other = taken(*said)
    other.question("q", "heli")
    other.say("T", "a", claims={"q": 4})
    other.add_rows([{**denial, "measure": "heli", "responds_to": "S; T"}])

    assert codes(case) == ["denial"]
    assert codes(other) == ["denial", "denial"]
    assert refused(*said, {**denial, "measure": "guns"}) == [
        ("row 3, column 'measure'", "'S' says nothing of 'guns'")
    ]


def test_a_denial_without_a_figure_is_one_however_it_is_spelt() -> None:
    rows = [row(id="1", answer=5), row(source="b", stance="denies", responds_to="1")]

    found = [codes(taken(rows[0], {**rows[1], "answer": a})) for a in ("None", 0.0)]

    assert found == [["denial"], ["denial"]]


def test_what_is_to_be_left_out_is_left_out() -> None:
    case = taken(row(answer=3, place="x", note="y"), ignore=["place", "note"])

    assert list(case._sections["place"]) == []
    assert taken(row(answer=3, note="y"), ignore="note").problems() == ()


@pytest.mark.parametrize("via", ["A -> B", "A → B", "A > B", "A => B", "A>B"])
def test_arrows_of_all_kinds_stand_between_outlets(via: str) -> None:
    case = taken(row(answer=3, via=via))

    assert list(case._sections["source"]) == ["a", "A", "B"]


def test_a_chain_has_an_end() -> None:
    problems = refused(row(answer=3, via=">".join("a" * 8000)))

    assert problems == [
        (
            "row 1, column 'via'",
            "expected 32 outlets in series at most; got 8000",
        )
    ]


def test_cells_that_say_nothing_beside_a_text_are_told() -> None:
    text: Row = {"source": "a", "text": "They lost tanks."}

    problems = refused({**text, "place": "p", "period": "2020"}, row(language="en"))

    assert [path for path, _ in problems] == [
        "row 1, column 'place'",
        "row 1, column 'period'",
        "row 2, column 'answer'",
        "row 2, column 'language'",
    ]
    assert taken(text, defaults={"place": "p", "language": "en"}).problems() == ()


def test_values_translate_numbers_and_letters_however_composed() -> None:
    case = taken(
        {"source": 1, "measure": "e\u0301", "answer": 3},
        values={"source": {1: "x"}, "measure": {"e\u0301": "m"}},
    )

    assert (list(case._sections["source"]), list(case._sections["measure"])) == (
        ["x"],
        ["m"],
    )


def test_two_statements_of_one_name_are_refused() -> None:
    problems = refused(
        row(id="1", statement="statement of 2", answer=1), row(id="2", answer=4)
    )

    assert problems == [
        (
            "row 2, column 'id'",
            "'statement of 2' would be two statements; give rows other ids",
        )
    ]


@pytest.mark.parametrize("word", ["responds_to", "after"])
def test_a_row_does_not_answer_itself(word: str) -> None:
    problems = refused(row(id="1", answer=3, **{word: "1"}))

    assert problems == [
        (f"row 1, column {word!r}", "a row answers other rows, not itself")
    ]


said = st.sampled_from([("m", 3), ("m", 4), ("h", 2), ("g", 1), ("g", 2)])
ways = st.sampled_from([None, "RIA", "TASS", "RIA > TASS"])


@given(
    st.lists(st.tuples(said, ways), min_size=1, max_size=5),
    st.lists(st.integers(0, 1), min_size=5, max_size=5),
    st.randoms(use_true_random=False),
)
def test_a_sheet_split_and_shuffled_accuses_nobody(
    told: list[tuple[tuple[str, int], str | None]], halves: list[int], random: object
) -> None:
    rows = [
        row(measure=measure, answer=answer, via=via, citation=ADDRESS)
        for (measure, answer), via in told
    ]
    split = [
        [one for one, half in zip(rows, halves, strict=False) if half == side]
        for side in (0, 1)
    ]
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    whole = taken(*rows).graph()
    parts = [taken(*part).graph() for part in split if part]
    both = whole
    for part in parts:
        both |= part

    assert taken(*shuffled).graph().of_kind(Statement) == whole.of_kind(Statement)
    assert [one.code for one in ct.check(both)] == []


@pytest.mark.parametrize("three", [3, 3.0, "3", " 3 ", Decimal("3.00")])
@pytest.mark.parametrize("word", ["answer", "value"])
def test_how_a_cell_is_spelt_tells_nothing_apart(three: object, word: str) -> None:
    case = taken(row(**{word: three}))

    assert case.graph().of_kind(Statement) == taken(row(answer=3)).graph().of_kind(
        Statement
    )


def test_a_sheet_in_another_order_is_the_same_sheet() -> None:
    page = {"citation": ADDRESS, "on": "2020-09-27"}
    rows = [row(id=n, measure=f"m{n}", answer=n, **page) for n in (1, 2, 10)]
    case = taken(*rows)

    change = case.add_rows(rows[::-1])

    assert list(case._sections.statements) == ["statement of 1"]
    assert (change.entered, case.problems()) == ({}, ())


def test_files_of_one_name_in_two_folders_are_two_cases(tmp_path: Path) -> None:
    paths = []
    for folder, figure in (("a", 3), ("b", 5)):
        path = tmp_path / folder / "figures.csv"
        path.parent.mkdir()
        path.write_text(
            f"id,source,on,measure,answer\nK1,x,2020-09-27,tanks,{figure}\n",
            encoding="utf-8",
        )
        paths.append(path)

    graph = Case.from_rows(paths[0]).graph() | Case.from_rows(paths[1]).graph()

    assert list(ct.check(graph)) == []
    assert len(graph.of_kind(Statement)) == 2


@pytest.mark.parametrize("citation", ["http://[x", "https://", "://"])
def test_an_address_that_is_none_is_nobody_s(citation: str) -> None:
    case = taken(row(answer=3, via="A; B", citation=citation))

    assert case.problems() == ()


@pytest.mark.parametrize(
    "number",
    [1e30, 10**5000, Decimal("1E+1000000"), Decimal("1E-1000000"), -(10**40)],
    ids=["float", "int", "large", "small", "negative"],
)
def test_numbers_beyond_all_measure_are_refused(number: object) -> None:
    ((path, _),) = refused(row(answer=number))

    assert path == "row 1, column 'answer'"


@pytest.mark.parametrize("header", ["Source,Measure,Answer", "SOURCE,measure,Answer"])
def test_a_header_may_begin_with_capitals(tmp_path: Path, header: str) -> None:
    path = tmp_path / "figures.csv"
    path.write_text(f"{header}\na,m,3\n", encoding="utf-8")

    assert Case.from_rows(path).problems() == ()


@pytest.mark.parametrize("word", ["responds_to", "after"])
@pytest.mark.parametrize(
    ("cell", "named"),
    [
        ("a, b; c", ["a, b; c"]),
        ("a, b", ["a, b"]),
        ("a, b; d", ["a, b", "d"]),
        ("d; e", ["d", "e"]),
        ("d, e", ["d", "e"]),
        (" d ,; e;", ["d", "e"]),
        (["a, b", "d"], ["a, b", "d"]),
        (" ; , ", []),
    ],
)
def test_a_cell_that_is_an_id_is_that_id(
    word: str, cell: object, named: list[str]
) -> None:
    said = [row(id=id_, answer=3) for id_ in ("a, b; c", "a, b", "d", "e")]

    case = taken(*said, row(id="z", source="b", answer=4, **{word: cell}))

    assert getattr(case._sections.statements["statement of z"], word) == named
    assert case.problems() == ()


def test_an_id_with_a_comma_in_the_case_is_answered_too() -> None:
    case = Case("sheet")
    case.source("a")
    case.measure("m")
    case.question("q", "m")
    case.say("Decree 5, art. 2", "a", "q", 3)

    case.add_rows([row(source="b", answer=4, responds_to="Decree 5, art. 2")])

    assert codes(case) == ["conflict"]


@pytest.mark.parametrize(
    ("cells", "column", "message"),
    [
        ({"answer": "'12"}, "answer", "the apostrophe is how a spreadsheet keeps"),
        ({"comparator": "'>=", "value": 5}, "value", "the apostrophe is how"),
        ({"comparator": "about", "value": "'5"}, "value", "the apostrophe is how"),
        ({"answer": "=12"}, "answer", "it begins like a formula: save the sheet"),
        ({"answer": '="12"'}, "answer", """'="12"' is a formula: save the sheet"""),
        ({"answer": "=SUM(B2:B9)"}, "answer", "is a formula: save the sheet with"),
        ({"answer": "=B2+B3"}, "answer", "is a formula: save the sheet with what"),
        ({"answer": 3, "source": '="RIA"'}, "source", "is a formula: save the"),
        ({"answer": "#N/A"}, "answer", "'#N/A' is a spreadsheet's error: mend or"),
        ({"answer": 3, "source": "#REF!"}, "source", "'#REF!' is a spreadsheet's"),
        ({"answer": 3, "place": "#ССЫЛКА!"}, "place", "is a spreadsheet's error"),
        ({"answer": 3, "on": "'2020-09-27"}, "on", "the apostrophe is how a spread"),
        ({"answer": 3, "on": 44101}, "on", "it may be the day 2020-09-27 as"),
        ({"answer": 3, "on": "44101.5"}, "on", "it may be the day 2020-09-27 as"),
        ({"answer": 3, "period": "44101"}, "period", "it may be the day 2020-09-27"),
    ],
)
def test_what_spreadsheets_write_for_themselves_is_told(
    cells: Row, column: str, message: str
) -> None:
    ((path, told),) = refused(row(**cells))

    assert path == f"row 1, column {column!r}"
    assert message in told


def test_a_spreadsheet_s_error_may_mean_nothing() -> None:
    case = taken(row(answer=3, place="#N/A"), values={"place": {"#N/A": None}})

    assert list(case._sections["place"]) == []


@pytest.mark.parametrize("name", ["'t Veld", "#MeToo", "=)"])
def test_names_that_look_a_little_like_it_are_names(name: str) -> None:
    case = taken(row(answer=3, source=name))

    assert list(case._sections["source"]) == [name]
