"""Sheets of strangers, however they come: the same limits, told in the same words."""

import csv
import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from claimtrack.codec import Case, Limits
from claimtrack.errors import InvalidValueError, MalformedInputError

Row = dict[str, object]
ROW: Row = {"source": "a", "measure": "m", "answer": 3}
Make = Callable[[Iterable[Row], Path], object]


def as_mappings(rows: Iterable[Row], _: Path) -> object:
    return list(rows)


def as_csv(rows: Iterable[Row], folder: Path) -> object:
    path = folder / "figures.csv"
    given = list(rows)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(given[0]))
        writer.writeheader()
        writer.writerows(given)
    return path


def as_frame(rows: Iterable[Row], _: Path) -> object:
    pytest.importorskip("narwhals", reason="the extra frames is not installed")
    return pytest.importorskip("polars", reason="polars is not installed").DataFrame(
        list(rows)
    )


READERS = pytest.mark.parametrize(
    "made",
    [as_mappings, as_csv, pytest.param(as_frame, marks=pytest.mark.extra)],
)


def refused(rows: object, **given: object) -> list[tuple[str, str]]:
    with pytest.raises(MalformedInputError) as error:
        Case.from_rows(rows, name="sheet", **given)  # type: ignore[arg-type]
    return [(one.path, one.message) for one in error.value.problems]


@READERS
def test_a_text_is_as_long_as_in_every_reader(made: Make, tmp_path: Path) -> None:
    # In bytes: a letter may be two.
    rows = made([ROW | {"quote": "é" * 50}, ROW | {"quote": "é" * 51}], tmp_path)

    ((path, message),) = refused(rows, limits=Limits(text_bytes=100))

    assert path.partition(",")[2] == " column 'quote'"
    assert message == "longer than 100 bytes, the limit for text"


@READERS
def test_a_number_is_as_long_as_in_every_reader(made: Make, tmp_path: Path) -> None:
    rows = made([ROW | {"answer": 99999}, ROW | {"answer": 100000}], tmp_path)

    ((path, message),) = refused(rows, limits=Limits(digits=5))

    assert path.partition(",")[2] == " column 'answer'"
    assert message == "expected a number of 5 digits at most"


@READERS
def test_an_end_of_a_range_is_as_long_too(made: Make, tmp_path: Path) -> None:
    ends: Row = {"source": "a", "measure": "m", "low": 1, "high": 100000}

    ((path, _),) = refused(made([ends], tmp_path), limits=Limits(digits=5))

    assert path.partition(",")[2] == " column 'high'"


@READERS
def test_there_are_as_many_columns_as_a_spreadsheet_has(
    made: Make, tmp_path: Path
) -> None:
    wide = ROW | dict.fromkeys(map(str, range(16_384)), "x")

    ((_, message),) = refused(made([wide], tmp_path))

    assert message == "expected 16384 columns at most"


@READERS
def test_the_name_of_a_column_is_a_text_too(made: Make, tmp_path: Path) -> None:
    rows = made([ROW | {"n" * 101: "x"}], tmp_path)

    ((_, message),) = refused(rows, limits=Limits(text_bytes=100))

    assert message == (
        "the name of a column is longer than 100 bytes, the limit for text"
    )


@READERS
def test_there_are_as_many_rows_as_entries(made: Make, tmp_path: Path) -> None:
    ((_, message),) = refused(made([ROW] * 3, tmp_path), limits=Limits(records=2))

    assert message == "expected 2 rows at most"


def test_texts_of_a_list_are_as_long_as_others() -> None:
    rows = [ROW | {"via": ["Agency", "P" * 101]}]

    assert refused(rows, limits=Limits(text_bytes=100)) == [
        ("row 1, column 'via'", "longer than 100 bytes, the limit for text")
    ]


@pytest.mark.parametrize("length", [131_073, 1_000_000])
def test_a_long_cell_is_read_up_to_our_own_limit(tmp_path: Path, length: int) -> None:
    before = csv.field_size_limit()

    case = Case.from_rows(as_csv([ROW | {"quote": "x" * length}], tmp_path))

    (statement,) = case._sections.statements.values()
    assert statement.claims[0].quote == "x" * length
    assert csv.field_size_limit() == before


def test_a_cell_beyond_our_own_limit_is_told_in_our_own_words(tmp_path: Path) -> None:
    rows = as_csv([ROW | {"quote": "x" * (1024 * 1024 + 1)}], tmp_path)

    assert refused(rows) == [
        ("line 2, column 'quote'", "longer than 1048576 bytes, the limit for text")
    ]


def test_quotes_that_go_wrong_are_told_in_our_own_words(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text('source,text\na,"b"c\n', encoding="utf-8")

    assert refused(path) == [
        (
            "line 2",
            (
                "expected CSV; a quote that opens a cell is never closed, or text "
                'follows the one that closes it: write a quote within a cell as ""'
            ),
        )
    ]


def nested(depth: int) -> object:
    cell: object = "x"
    for _ in range(depth):
        cell = [cell]
    return cell


@pytest.mark.parametrize("word", ["answer", "source", "on", "via", "responds_to"])
@pytest.mark.parametrize(
    "cell",
    [nested(100_000), 10**5000, [10**5000, nested(3)]],
    ids=["deep", "long", "both"],
)
def test_cells_that_nobody_can_print_are_told_shortly(word: str, cell: object) -> None:
    problems = refused([ROW | {word: cell}])

    assert {path for path, _ in problems} == {f"row 1, column {word!r}"}
    assert max(len(message) for _, message in problems) < 200


def test_rows_that_nobody_can_print_are_told_shortly() -> None:
    with pytest.raises(InvalidValueError, match="expected row 1 to be a mapping; got"):
        Case.from_rows([nested(100_000)])


def test_rows_of_other_keys_each_take_no_product_of_both() -> None:
    rows: list[Row] = [ROW | {f"note {n}": n} for n in range(16_000)]
    names = [f"note {n}" for n in range(16_000)]
    start = time.process_time()

    case = Case.from_rows(
        rows, name="sheet", quote=lambda row: row["source"], ignore=names
    )

    # The product is 256 million cells, which takes half a minute.
    assert time.process_time() - start < 15
    assert len(case._sections.statements) == 16_000


def test_a_function_finds_nothing_where_a_row_lacks_a_column() -> None:
    seen: list[object] = []

    def figure(row: dict[str, object]) -> object:
        seen.append((row["n"], row.get("n"), row.get("n", 7)))
        return 3

    rows: list[Row] = [{"source": "a", "measure": "m"}, {"n": 5}]
    Case.from_rows([rows[0], rows[0] | rows[1]], name="sheet", answer=figure)

    assert seen == [(None, None, 7), (5, 5, 5)]


def test_what_a_function_raises_is_told_by_row_and_column() -> None:
    rows = [ROW, ROW | {"answer": "x"}, ROW | {"answer": None}]
    given: dict[str, object] = {"answer": lambda row: int(row["answer"]) + 1}  # type: ignore[index]

    with pytest.raises(MalformedInputError) as error:
        Case.from_rows(rows, name="sheet", **given)  # type: ignore[arg-type]

    raised = "the function that was given for this raised"
    assert [(one.path, one.message) for one in error.value.problems] == [
        (
            "row 2, column 'answer'",
            f"{raised} ValueError: invalid literal for int() with base 10: 'x'",
        ),
        (
            "row 3, column 'answer'",
            (
                f"{raised} TypeError: int() argument must be a string, a bytes-like "
                "object or a real number, not 'NoneType'"
            ),
        ),
    ]
    assert isinstance(error.value.__cause__, ValueError)


def unknown_outlet(name: object) -> object:
    return {"RIA": "ria-novosti"}[name]  # type: ignore[index]


@pytest.mark.parametrize(
    ("word", "cell"), [("via", "RIA > TASS"), ("place", "TASS"), ("answer", "TASS")]
)
def test_what_a_function_of_values_raises_is_told_too(word: str, cell: str) -> None:
    problems = refused([ROW | {word: cell}], values={word: unknown_outlet})

    assert problems == [
        (
            f"row 1, column {word!r}",
            "the function that was given for this raised KeyError: 'TASS'",
        )
    ]


def test_a_function_that_fails_says_nothing_of_columns_that_it_would_read() -> None:
    def fails(_: object) -> object:
        raise RuntimeError

    problems = refused([ROW | {"n": 3}], answer=fails)

    assert problems == [
        (
            "row 1, column 'answer'",
            "the function that was given for this raised RuntimeError",
        )
    ]


def test_a_function_reads_no_column_that_is_not_there() -> None:
    problems = refused([ROW], answer=lambda row: row["figure"])

    assert problems == [
        (
            "row 1, column 'answer'",
            "the function that was given for this raised KeyError: 'figure'",
        )
    ]


def test_a_function_says_in_its_own_words_what_is_wrong_with_a_cell() -> None:
    def refuse(_: object) -> object:
        message = "no figure of ours"
        raise InvalidValueError(message)

    assert refused([ROW], answer=refuse) == [
        ("row 1, column 'answer'", "no figure of ours")
    ]


def test_what_was_read_within_the_limits_is_saved_and_read_again(
    tmp_path: Path,
) -> None:
    limits = Limits(text_bytes=200, digits=4)
    rows = [ROW | {"quote": "é" * 100, "answer": 9999}]

    case = Case.from_rows(rows, name="sheet", limits=limits)

    case.save(tmp_path / "case.json")
    assert json.loads((tmp_path / "case.json").read_text(encoding="utf-8"))
    assert Case.read(tmp_path / "case.json", limits=limits) == case
