"""CSV files, as spreadsheets and strangers write them."""

from pathlib import Path

import pytest

import claimtrack as ct
from claimtrack.codec import Case, Limits, write_log
from claimtrack.errors import MalformedInputError
from claimtrack.model import Claim, Source, Statement

PLAIN = "source,measure,answer\nam-mod,tanks-lost,3\n"


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "figures.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refused(path: Path, **given: object) -> list[tuple[str, str]]:
    with pytest.raises(MalformedInputError) as error:
        Case.from_rows(path, **given)  # type: ignore[arg-type]
    assert {one.file for one in error.value.problems} == {str(path)}
    return [(one.path, one.message) for one in error.value.problems]


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "\t"),
        PLAIN.replace(",", " | "),
        "\ufeff" + PLAIN,
        PLAIN.rstrip("\n"),
        PLAIN.replace("am-mod", '"am-mod"'),
        PLAIN.replace("\nam", "\n,,\n\n  ,,\nam"),
        "\n" + PLAIN,
        "\n\n" + PLAIN.replace(",", ";"),
        "sep=;\n" + PLAIN.replace(",", ";"),
        "sep=\t\r\n" + PLAIN.replace(",", "\t"),
        PLAIN.replace("\n", ",,\n"),
        PLAIN.replace("source,", '"source",'),
    ],
)
def test_all_that_spreadsheets_write_is_one_table(tmp_path: Path, content: str) -> None:
    case = Case.from_rows(written(tmp_path, content))

    graph = case.graph()
    assert len(graph.of_kind(Claim)) == 1
    assert [one.source_id for one in graph.of_kind(Statement).values()] == ["am-mod"]


def test_a_case_is_called_after_its_file(tmp_path: Path) -> None:
    case = Case.from_rows(str(written(tmp_path, PLAIN)))

    assert case.name == "figures"


def test_a_row_is_called_by_the_line_on_which_it_begins(tmp_path: Path) -> None:
    content = 'source,text\na,"one\ntwo"\n\nb,three\n'

    case = Case.from_rows(written(tmp_path, content))

    assert list(case._sections.statements) == [
        "statement of line 2",
        "statement of line 5",
    ]


def test_letters_that_look_alike_are_one(tmp_path: Path) -> None:
    content = "source,text\nre\u0301gion,a\nr\u00e9gion,b\n"

    case = Case.from_rows(written(tmp_path, content))

    assert list(case._sections["source"]) == ["r\u00e9gion"]


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        (
            "",
            [
                (
                    "line 1",
                    "expected a header with the names of the columns; got nothing",
                )
            ],
        ),
        (
            " ,,\n",
            [
                (
                    "line 1",
                    "expected a header with the names of the columns; got nothing",
                )
            ],
        ),
        (
            "source,source,text,text\na,b,c,d\n",
            [
                ("line 1", "two columns are called 'source'"),
                ("line 1", "two columns are called 'text'"),
            ],
        ),
        (
            "source,text\na\nb,c,d\ne,f\n",
            [
                ("line 2", "expected 2 cells; got 1"),
                ("line 3", "expected 2 cells; got 3"),
            ],
        ),
        (
            "source,text,\na,b,\nc,d,e\n",
            [("line 1", "column 3 has cells and no name")],
        ),
        (
            "source,,text\na,,b\n",
            [("line 1", "column 2 has cells and no name")],
        ),
        (
            ",".join(map(str, range(20_000))),
            [("line 1", "expected 16384 columns at most")],
        ),
        (
            b"source,text\na,b\nc,\xff\n",
            [("line 3", "expected text in UTF-8; save the sheet as CSV in UTF-8")],
        ),
        (
            b"PK\x03\x04rest",
            [
                (
                    "line 1",
                    (
                        "expected a CSV file, got a workbook: save the sheet as CSV, or "
                        "read it into a data frame and hand that over"
                    ),
                )
            ],
        ),
    ],
)
def test_what_is_no_table_is_told_by_line(
    tmp_path: Path, content: str | bytes, problems: list[tuple[str, str]]
) -> None:
    path = written(tmp_path, content)

    assert refused(path) == problems


def test_a_quote_that_is_never_closed_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, 'source,text\na,b\nc,"d\ne,f\n')

    ((where, message),) = refused(path)

    assert where == "line 3"
    assert message.startswith("expected CSV; ")


def test_what_is_wrong_in_a_cell_is_told_by_line_and_column(tmp_path: Path) -> None:
    path = written(tmp_path, 'who,what,n\na,tanks,2\nb,"ta\nnks",abuot 3\nc,tanks,x\n')

    problems = refused(path, source="who", measure="what", answer="n")

    assert [where for where, _ in problems] == [
        "line 3, column 'n'",
        "line 5, column 'n'",
    ]


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(file_bytes=40), "expected a file of 40 bytes at most"),
        (Limits(records=1), "expected 1 rows at most"),
        (Limits(text_bytes=9), "longer than 9 bytes, the limit for text"),
    ],
)
def test_what_is_beyond_the_limits_is_refused(
    tmp_path: Path, limits: Limits, message: str
) -> None:
    path = written(tmp_path, f"{PLAIN}az-mod,tanks-lost,3\n")

    problems = refused(path, limits=limits)

    assert message in {told for _, told in problems}


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Case.from_rows(tmp_path / "figures.csv")


@pytest.mark.parametrize("row", ["a,b,x\n", "a,b\n"])
def test_problems_without_end_are_counted(tmp_path: Path, row: str) -> None:
    path = written(tmp_path, "source,measure,answer\n" + row * 50)

    with pytest.raises(MalformedInputError) as error:
        Case.from_rows(path, limits=Limits(problems=20))

    assert (len(error.value.problems), error.value.more_count) == (20, 30)


def test_sheets_are_read_with_other_files(tmp_path: Path) -> None:
    sheet = written(
        tmp_path,
        "id,source,measure,answer,responds_to\nK05,az-mod,tanks-lost,1,K01\n",
    )
    case = Case("hers")
    case.source("azerbaijan")
    case.source("az-mod", part_of="azerbaijan")
    case.source("am-mod")
    case.measure("tanks-lost", unit="tank")
    case.question("tanks", "tanks-lost")
    case.say("K01", "am-mod", "tanks", 3)
    case.save(tmp_path / "hers.json")

    graph = ct.read(sheet, tmp_path / "hers.json")

    assert [one.code for one in ct.check(graph)] == ["conflict"]
    assert graph.get("az-mod", Source).part_of == ("azerbaijan",)


def test_a_sheet_among_other_files_is_told_of_with_them(tmp_path: Path) -> None:
    sheet = written(tmp_path, "source,measure,answer\nam-mod,tanks-lost,x\n")
    other = tmp_path / "hers.json"
    other.write_text("{}", encoding="utf-8")

    with pytest.raises(MalformedInputError) as error:
        ct.read(other, sheet)

    assert [(one.file, one.path) for one in error.value.problems] == [
        (str(other), "$"),
        (str(sheet), "line 2, column 'answer'"),
    ]


def test_lines_are_counted_from_the_first_of_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, "sep=;\nsource;measure;answer\na;m;x\n")

    assert [where for where, _ in refused(path)] == ["line 3, column 'answer'"]


def test_what_other_files_declare_is_taken_as_it_is(tmp_path: Path) -> None:
    sheet = written(
        tmp_path,
        "id,source,measure,subject,answer,responds_to\n"
        "1,az-mod,control,azerbaijan,nkr,K01\n",
    )
    case = Case("hers")
    case.source("azerbaijan")
    case.source("am-mod")
    case.measure("control", options=["nkr", "azerbaijan"])
    case.question("q", "control", subject="azerbaijan")
    case.say("K01", "am-mod", "q", "azerbaijan")
    case.save(tmp_path / "hers.json")

    graph = ct.read(sheet, tmp_path / "hers.json")

    assert [one.code for one in ct.check(graph)] == ["conflict"]


def test_a_row_that_is_in_no_file_is_told_by_line_and_column(tmp_path: Path) -> None:
    sheet = written(
        tmp_path, "source,measure,answer,responds_to\naz-mod,tanks-lost,1,K1\n"
    )
    Case("hers").save(tmp_path / "hers.json")

    with pytest.raises(MalformedInputError) as error:
        ct.read(tmp_path / "hers.json", sheet)

    assert [(one.file, one.path) for one in error.value.problems] == [
        (str(sheet), "line 2, column 'responds_to'")
    ]


def test_two_sheets_of_one_call_are_two(tmp_path: Path) -> None:
    first = written(tmp_path, "source,measure,answer\na,m,3\n")
    second = tmp_path / "more.csv"
    second.write_text("source,measure,answer\nb,m,4\n", encoding="utf-8")

    graph = ct.read(first, second)

    assert [one.code for one in ct.check(graph)] == ["conflict"]
    assert len(graph.of_kind(Statement)) == 2


def test_a_sheet_beside_a_log_may_answer_what_the_log_holds(tmp_path: Path) -> None:
    case = Case("hers")
    case.source("am-mod")
    case.measure("tanks-lost")
    case.question("q", "tanks-lost")
    case.say("K01", "am-mod", "q", 3)
    write_log(case.graph(), tmp_path / "hers.jsonl")
    sheet = written(
        tmp_path, "source,measure,answer,responds_to\naz-mod,tanks-lost,1,K01\n"
    )

    graph = ct.read(tmp_path / "hers.jsonl", sheet)

    assert [one.code for one in ct.check(graph)] == ["conflict"]


def declared_in_a_log(path: Path) -> None:
    case = Case("hers")
    case.source("azerbaijan")
    case.source("az-mod", part_of="azerbaijan")
    case.place("stepanakert")
    case.subject("civilians")
    case.measure("control", options=["nkr", "azerbaijan"])
    case.question("q", "control", subject="azerbaijan", place="stepanakert")
    case.say("K01", "az-mod", "q", "azerbaijan")
    write_log(case.graph(), path)


def test_what_a_log_declares_is_taken_as_it_is(tmp_path: Path) -> None:
    declared_in_a_log(tmp_path / "hers.jsonl")
    sheet = written(
        tmp_path,
        "source,measure,subject,place,answer\n"
        "am-mod,control,azerbaijan,stepanakert,nkr\n",
    )

    graph = ct.read(tmp_path / "hers.jsonl", sheet)

    assert [one.code for one in ct.check(graph)] == ["conflict"]


def test_a_case_file_s_declaration_stands_beside_a_log_s(tmp_path: Path) -> None:
    declared_in_a_log(tmp_path / "hers.jsonl")
    case = Case("his")
    case.measure("control", options=["nkr", "azerbaijan"])
    case.save(tmp_path / "his.json")
    sheet = written(tmp_path, "source,measure,answer\nam-mod,control,nkr\n")

    graph = ct.read(sheet, tmp_path / "hers.jsonl", tmp_path / "his.json")

    assert len(graph.of_kind(Statement)) == 2
