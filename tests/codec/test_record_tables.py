"""Record tables: what is read is what was written, and what is wrong is told."""

import csv
import io
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.log.worlds import World, worlds

from claimtrack.codec import (
    Case,
    CaseText,
    Limits,
    convert,
    from_tables,
    log_lines,
    read,
    read_tables,
    read_texts,
    to_tables,
    write_log,
    write_tables,
)
from claimtrack.codec.logs.entries import ALONE, EDGES
from claimtrack.codec.recordtables.csv_cells import csv_record_table
from claimtrack.codec.recordtables.given import TableFile
from claimtrack.codec.recordtables.kinds import TABLES
from claimtrack.errors import InvalidValueError, MalformedInputError
from claimtrack.graph import RECORD_KINDS, ClaimGraph, own_layout
from claimtrack.model import (
    Assertion,
    Claim,
    Envelope,
    Order,
    Source,
    Statement,
    When,
    record_id,
)
from claimtrack.tables.rendering import csv_text
from claimtrack.testing import graphs

# The generated worlds have longer numbers than the limit for strangers.
ROOMY = Limits(digits=60)
MANIFEST = "claimtrack-tables.json"
EXAMPLE = Path(__file__).parents[2] / "examples" / "karabakh-2020-09-27"


def bridge() -> ClaimGraph:
    """A ministry's count of tanks, and an agency that relays it."""
    case = Case("bridge")
    case.source("ministry", "Ministry")
    case.source("agency", "=Agency")
    case.measure("tanks", additive=True)
    case.question("day", "tanks")
    case.say("K1", "ministry", "day", 3, on="2020-09-27", quote='three,\n"tanks"')
    case.relay("K2", "agency", of="K1", answer=3)
    return case.graph()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The bridge, as a folder of CSV files."""
    write_tables(bridge(), tmp_path / "tables")
    return tmp_path / "tables"


def told(call: Callable[[], object]) -> dict[str, str]:
    """What a call is refused with, by path."""
    with pytest.raises(MalformedInputError) as caught:
        call()
    return {problem.path: problem.message for problem in caught.value.problems}


def altered(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), "utf-8", newline="")


def names_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@given(worlds(), st.sampled_from([True, False]))
def test_reading_a_folder_gives_the_graph_that_was_written(
    world: World,
    verify: bool,  # noqa: FBT001 -- drawn
) -> None:
    graph = ClaimGraph(world)
    with tempfile.TemporaryDirectory() as place:
        target = Path(place) / "tables"
        write_tables(graph, target)
        first = {one.name: one.read_bytes() for one in target.iterdir()}

        again = read_tables(target, limits=ROOMY, verify=verify)
        write_tables(again, target)

        assert again == graph
        assert {one.name: one.read_bytes() for one in target.iterdir()} == first


@given(worlds())
def test_tables_and_their_rows_give_the_graph_they_are_of(world: World) -> None:
    graph = ClaimGraph(world)
    tables = to_tables(graph)

    assert from_tables(tables) == graph
    assert from_tables({name: table.rows() for name, table in tables.items()}) == graph


@given(st.data())
def test_neither_order_of_rows_nor_of_columns_changes_the_graph(
    data: st.DataObject,
) -> None:
    graph = data.draw(graphs())
    shuffled = {}
    for name, table in to_tables(graph).items():
        names = data.draw(st.permutations(table.columns))
        rows = [{one: row[one] for one in names} for row in table.rows()]
        shuffled[name] = data.draw(st.permutations(rows))

    assert from_tables(shuffled) == graph


@given(
    st.lists(
        st.lists(
            st.none() | st.text(st.characters(codec="utf-8")), min_size=2, max_size=2
        ),
        max_size=6,
    )
)
def test_a_cell_is_read_as_it_was_written(rows: list[list[str | None]]) -> None:
    written = csv_text(["id", "labels"], map(tuple, rows))
    file = TableFile(kind=Order, name="x.csv", folder=None, limits=Limits())

    given = csv_record_table(written.encode(), file)

    assert given.columns == ("id", "labels")
    assert [list(cells) for _, cells in given.rows] == rows


def test_every_kind_of_record_has_a_table_and_a_shape() -> None:
    assert tuple(TABLES.values()) == RECORD_KINDS
    for kind in RECORD_KINDS:
        noun = kind.__name__.lower()
        fields = {field.name for field in attrs.fields(ALONE[noun][1])} - {"noun"}
        assert ALONE[noun][0] is kind
        assert {column.name for column in own_layout(kind)} == fields - {*EDGES}


def test_nothing_and_a_text_without_letters_are_told_apart(tmp_path: Path) -> None:
    told_of = Statement(source_id="a", key="1", quote="")
    graph = ClaimGraph([Source(id="a"), told_of, Statement(source_id="a", key="2")])

    write_tables(graph, tmp_path / "t")

    assert read_tables(tmp_path / "t") == graph
    assert ',""' in (tmp_path / "t" / "statements.csv").read_text()


def test_labels_and_times_of_recording_last(tmp_path: Path) -> None:
    graph = bridge()
    (order, *_) = graph.of_kind(Assertion)
    when = Envelope(
        record_id=order, recorded_at=When(text="2021-03"), labels=["x", "y"]
    )
    graph.add([when])

    write_tables(graph, tmp_path / "t")

    assert read_tables(tmp_path / "t").envelope(order) == graph.envelope(order)


def test_a_folder_is_read_by_itself(folder: Path) -> None:
    assert read(folder) == bridge()


def test_a_folder_is_read_beside_files_that_name_what_it_holds(tmp_path: Path) -> None:
    together = read(EXAMPLE / "seed-article.json", EXAMPLE / "day-one.json")
    write_tables(read(EXAMPLE / "seed-article.json"), tmp_path / "seed")

    assert read(tmp_path / "seed", EXAMPLE / "day-one.json") == together


def test_two_folders_and_a_graph_are_read_together(
    tmp_path: Path, folder: Path
) -> None:
    write_tables(ClaimGraph([Source(id="other")]), tmp_path / "other")
    beside = ClaimGraph([Source(id="third")])

    found = read(folder, tmp_path / "other", beside=beside)

    assert found == bridge() | ClaimGraph([Source(id="other"), Source(id="third")])


def test_what_is_wrong_in_a_folder_is_told_with_its_file(folder: Path) -> None:
    altered(folder / "claims.csv", "[3,3]", "[4,4]")
    case = b'{"claimtrack": 1, "sources": [{"id": "x"}]}'
    (folder.parent / "case.json").write_bytes(case)

    with pytest.raises(MalformedInputError) as caught:
        read(folder, folder.parent / "case.json")

    (problem,) = caught.value.problems
    assert (problem.file, problem.path) == (
        str(folder),
        "claims.csv, line 2, column id",
    )
    assert problem.message.startswith("not the digest of what stands here")


def test_converting_goes_both_ways(tmp_path: Path) -> None:
    source = EXAMPLE / "seed-article.json"

    lost = convert(source, tmp_path / "seed.tables")
    convert(tmp_path / "seed.tables", tmp_path / "seed.jsonl")

    assert lost == ()
    expected = b"".join(log_lines(read(source)))
    assert (tmp_path / "seed.jsonl").read_bytes() == expected


def test_a_folder_that_is_no_tables_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"")
    with pytest.raises(OSError, match=MANIFEST):
        convert(tmp_path, tmp_path / "x.jsonl")
    with pytest.raises(IsADirectoryError):
        read(tmp_path)
    with pytest.raises(InvalidValueError, match="read from a folder"):
        convert(tmp_path / "a.jsonl", tmp_path / "b.jsonl", read_as="tables")
    with pytest.raises(IsADirectoryError):
        convert(tmp_path, tmp_path / "b.jsonl", read_as="log")


def test_a_format_of_tables_that_there_is_not_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidValueError, match="expected one of: csv, parquet"):
        write_tables(ClaimGraph(), tmp_path / "t", table_format="xlsx")
    assert not (tmp_path / "t").exists()


def test_an_altered_cell_is_told_with_its_line_and_column(folder: Path) -> None:
    altered(folder / "assertions.csv", ",certain,", ",sure,")
    altered(folder / "claims.csv", '""count"":[""[3,3]""]', '""count"":3')
    altered(folder / "measures.csv", "True", "perhaps")
    altered(folder / "relays.csv", "[]", "[1]")
    altered(folder / "sources.csv", "[]", "[")
    altered(folder / "statements.csv", "2020-09-27", "27/09/2020")

    found = told(lambda: read_tables(folder))

    assert list(found) == [
        "sources.csv, line 2, column labels",
        "measures.csv, line 2, column additive",
        "claims.csv, line 2, column answer, $.count",
        next(one for one in found if one.startswith("statements.csv, line")),
        next(one for one in found if one.startswith("assertions.csv, line")),
        "relays.csv, line 2, column labels, $[0]",
    ]
    assert found["measures.csv, line 2, column additive"] == (
        "expected true or false or null; got 'perhaps'"
    )


def test_a_spreadsheet_may_write_yes_and_no_in_capitals(folder: Path) -> None:
    altered(folder / "measures.csv", "True", "TRUE")

    assert read_tables(folder) == bridge()


def test_lines_may_end_as_windows_ends_them(tmp_path: Path) -> None:
    graph = ClaimGraph([Source(id="a"), Source(id="b")])
    write_tables(graph, tmp_path / "t")
    path = tmp_path / "t" / "sources.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")[:-2])

    assert read_tables(tmp_path / "t") == graph


def test_files_that_cannot_be_read_hide_no_problem_of_others(folder: Path) -> None:
    (folder / "sources.csv").write_bytes(b'"')
    (folder / "claims.csv").unlink()
    altered(folder / "relays.csv", "unknown", "unheard")

    assert list(told(lambda: read_tables(folder))) == [
        "sources.csv, line 1",
        "claims.csv",
        "relays.csv, line 2, column mode",
    ]


def test_a_row_too_few_and_a_table_too_few_are_told(folder: Path) -> None:
    lines = (folder / "sources.csv").read_text().splitlines(keepends=True)
    (folder / "sources.csv").write_text("".join(lines[:-1]))
    assert told(lambda: read_tables(folder))["sources.csv"] == (
        f"expected 2 rows, by {MANIFEST}; got 1"
    )

    (folder / "sources.csv").unlink()
    assert told(lambda: read_tables(folder)) == {
        "sources.csv": f"missing, though {MANIFEST} has it"
    }


def test_a_table_too_many_is_told(folder: Path) -> None:
    (folder / "links.csv").write_text("id\n")

    assert told(lambda: read_tables(folder)) == {
        "links.csv": f"a table that {MANIFEST} does not have"
    }


@pytest.mark.parametrize(
    ("content", "path", "message"),
    [
        ("{", "$", "not JSON: line 1, column 2 can't be read"),
        ("[]", "$", "expected an object; got a list"),
        ('{"claimtrack":1,"tables":2}', "$.tables", "written as version 2 of the"),
        ('{"claimtrack":9,"tables":1}', "$.claimtrack", "written as version 9 of the"),
        (
            '{"claimtrack":1,"tables":1,"table_format":"xlsx","rows":{}}',
            "$.table_format",
            "expected 'csv' or 'parquet'; got 'xlsx'",
        ),
        (
            '{"claimtrack":1,"tables":1,"table_format":"csv","rows":{"../x":1}}',
            '$.rows["../x"]',
            "no such table; expected some of: sources, places",
        ),
    ],
)
def test_a_manifest_that_is_wrong_is_told(
    folder: Path, content: str, path: str, message: str
) -> None:
    (folder / MANIFEST).write_text(content)

    found = told(lambda: read_tables(folder))

    assert list(found) == [f"{MANIFEST}, {path}"]
    assert found[f"{MANIFEST}, {path}"].startswith(message)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'id,"labels\n', "line 1: expected CSV; a quote that opens a cell"),
        (
            b'id,labels\na,b\n"a"b,c\n',
            "line 3: expected CSV; a quote that opens a cell",
        ),
        (b"id,labels\na,\xff\n", "line 2: expected text in UTF-8"),
        (b'id,labels\n"a\n",b\n\nc\n', "line 5: expected 2 cells; got 1"),
        (b"\xef\xbb\xbf", "column 'id' is missing"),
        (b"id\n" * 2, "column 'labels' is missing"),
    ],
)
def test_csv_that_is_wrong_is_told_with_its_line(
    folder: Path, content: bytes, message: str
) -> None:
    (folder / "sources.csv").write_bytes(content)

    with pytest.raises(MalformedInputError, match=r"sources\.csv") as caught:
        read_tables(folder)

    assert message in str(caught.value)


def test_columns_are_those_of_the_kind() -> None:
    row = dict.fromkeys(column.name for column in own_layout(Order))
    wrong = {**row, "after": None}
    del wrong["after_id"]
    found = told(lambda: from_tables({"orders": [wrong]}))
    many = told(lambda: from_tables({"orders": [dict.fromkeys(map(str, range(200)))]}))
    file = TableFile(kind=Order, name="x.csv", folder=None, limits=Limits())
    twice = csv_record_table(b"id,id\n", file)

    assert found == {
        "orders": "no column is called 'after' here; close to it: 'after_id'"
    }
    assert many == {"orders": "expected 100 columns at most; got 200"}
    assert twice.columns == ("id", "id")


def test_a_cell_of_another_type_is_told() -> None:
    tables = {name: table.rows() for name, table in to_tables(bridge()).items()}
    tables["sources"][0] |= {"aliases": 3, "kind": 2.5}
    tables["relays"][0]["statement_id"] = None
    tables["statements"][0]["quote"] = "\ud800"

    found = told(lambda: from_tables(tables))

    assert found == {
        "sources, row 1, column aliases": "expected a list; got 3",
        "sources, row 1, column kind": found["sources, row 1, column kind"],
        "statements, row 1, column quote": (
            "half of a surrogate pair, which is no character"
        ),
        "relays, row 1": "'statement_id' is missing",
    }


@pytest.mark.parametrize("cell", ['[],"x":1', '["a"],"labels":[]', "[]}", "[],"])
def test_a_cell_is_one_value_and_nothing_behind_it(cell: str) -> None:
    row = {column.name: None for column in own_layout(Source)}

    found = told(lambda: from_tables({"sources": [{**row, "id": "a", "labels": cell}]}))

    assert list(found) == ["sources, row 1, column labels"]
    assert found["sources, row 1, column labels"].startswith("not JSON")


def test_what_a_row_tells_of_what_it_points_at_must_be_so() -> None:
    tables = {name: table.rows() for name, table in to_tables(bridge()).items()}
    tables["assertions"][0]["answer"] = '{"count":["[4,4]"]}'

    found = told(lambda: from_tables(tables))

    (path,) = found
    assert path == "assertions, row 1, column answer"
    assert found[path] == 'not what it points at, which has \'{"count":["[3,3]"]}\''


def test_what_a_row_points_at_must_be_there() -> None:
    tables = dict(to_tables(bridge()))
    del tables["claims"]

    found = told(lambda: from_tables(tables))

    assert sorted(found) == ["assertions, row 1", "assertions, row 2"]


def test_a_definition_given_twice_and_otherwise_is_told() -> None:
    rows = [*to_tables(bridge())["sources"].rows()]
    rows += [{**rows[0], "kind": "state"}, {**rows[0], "kind": "person"}]
    tables = {**to_tables(bridge()), "sources": rows}

    found = told(lambda: from_tables(tables))

    (message,) = found.values()
    assert list(found) == ["sources, row 4"]
    assert "the other stands at sources, row" in message


@pytest.mark.parametrize("table", [3, "text", [1], {"a": 1}])
def test_what_is_no_table_is_refused(table: object) -> None:
    with pytest.raises(InvalidValueError, match="sources: expected a data frame"):
        from_tables({"sources": table})
    with pytest.raises(InvalidValueError, match="expected some of: sources, places"):
        from_tables({"source": table})


def test_limits_hold(folder: Path) -> None:
    def refused(**limits: int) -> list[str]:
        return list(told(lambda: read_tables(folder, limits=Limits(**limits))).values())

    assert refused(file_bytes=60)[0].startswith("longer than 60 bytes")
    assert refused(records=3)[0] == "more than 3 rows, the limit"
    assert any("the limit for text" in one for one in refused(text_bytes=40))
    assert any("digits" in one for one in refused(digits=0))


def test_of_very_many_problems_the_first_are_told() -> None:
    rows = [{**dict.fromkeys(c.name for c in own_layout(Source))}] * 5_000

    with pytest.raises(MalformedInputError) as caught:
        from_tables({"sources": rows}, limits=Limits(problems=3))

    assert len(caught.value.problems) == 3
    # It stops where counting on would only cost time.
    assert 300 <= caught.value.more_count < 5_000


def test_of_very_many_rows_that_are_too_long_the_first_are_told() -> None:
    file = TableFile(kind=Source, name="x.csv", folder=None, limits=Limits(problems=2))

    with pytest.raises(MalformedInputError) as caught:
        csv_record_table(b"a,b\n" + b"c\n" * 10, file)

    assert (len(caught.value.problems), caught.value.more_count) == (2, 8)


class TestSavingAFolder:
    """A folder is written whole or not at all."""

    def test_what_is_not_ours_is_not_overwritten(self, tmp_path: Path) -> None:
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine" / "note.txt").write_text("keep")
        (tmp_path / "file").write_text("keep")

        for name in ("mine", "file"):
            with pytest.raises(FileExistsError, match="something else is there"):
                write_tables(bridge(), tmp_path / name)

        assert (tmp_path / "mine" / "note.txt").read_text() == "keep"
        assert names_in(tmp_path) == ["file", "mine"]

    def test_what_somebody_put_beside_the_tables_is_not_removed(
        self, folder: Path
    ) -> None:
        (folder / "notes.txt").write_text("keep")

        with pytest.raises(FileExistsError, match="something else is there"):
            write_tables(bridge(), folder)

        assert (folder / "notes.txt").read_text() == "keep"

    def test_an_empty_folder_is_filled_and_keeps_its_mode(self, tmp_path: Path) -> None:
        (tmp_path / "t").mkdir(mode=0o700)

        write_tables(bridge(), tmp_path / "t")

        assert read_tables(tmp_path / "t") == bridge()
        assert (tmp_path / "t").stat().st_mode & 0o777 == 0o700

    def test_tables_are_replaced_whole(self, folder: Path) -> None:
        write_tables(ClaimGraph([Source(id="a")]), folder)

        assert names_in(folder) == [MANIFEST, "sources.csv"]
        assert names_in(folder.parent) == [folder.name]

    def test_a_draft_that_a_killed_process_left_is_passed_over(
        self, tmp_path: Path
    ) -> None:
        (tmp_path / ".claimtrack-0.tmp").mkdir()

        write_tables(bridge(), tmp_path / "t")

        assert names_in(tmp_path) == [".claimtrack-0.tmp", "t"]

    @pytest.mark.parametrize("at", range(14))
    def test_after_a_fault_anywhere_the_folder_is_the_old_or_the_new_one(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, at: int
    ) -> None:
        left = at
        old, new = bridge(), ClaimGraph([Source(id="a"), Source(id="b")])

        def faulty(call: Callable[..., object]) -> Callable[..., object]:
            def once(*args: object, **kwargs: object) -> object:
                nonlocal left
                left -= 1
                if left == -1:
                    raise OSError(28, "No space left on device")
                return call(*args, **kwargs)

            return once

        for holder, name in ((os, "fsync"), (Path, "rename"), (Path, "mkdir")):
            monkeypatch.setattr(holder, name, faulty(getattr(holder, name)))
        failed = False
        try:
            write_tables(new, folder)
        except OSError:
            failed = True
        monkeypatch.undo()

        there = read_tables(folder)
        assert there in (old, new)
        assert there == new or failed
        assert names_in(folder.parent) == [folder.name]


def test_cells_that_a_spreadsheet_would_run_are_not_there(folder: Path) -> None:
    text = (folder / "sources.csv").read_text()

    for row in csv.reader(io.StringIO(text)):
        assert not any(cell.startswith("=") for cell in row)


def test_a_log_and_its_tables_hold_the_same(tmp_path: Path) -> None:
    graph = read(*sorted(EXAMPLE.glob("*.json")))
    write_log(graph, tmp_path / "x.jsonl")
    write_tables(graph, tmp_path / "t")
    text = CaseText(content=(tmp_path / "x.jsonl").read_bytes())

    assert read_tables(tmp_path / "t") == read_texts([text])
    assert {record_id(one) for one in graph.of_kind(Claim).values()} == {
        row["id"] for row in to_tables(graph)["claims"].rows()
    }
