"""What is no archive is refused, with everything that is wrong with it."""

import json
import sys
from pathlib import Path

import pytest

import claimtrack as ct
from claimtrack.codec import write_tables
from claimtrack.errors import (
    InvalidValueError,
    MalformedInputError,
    MissingExtraError,
)
from claimtrack.scale import Archive

pytest.importorskip("duckdb", reason="needs claimtrack[duckdb]")
pyarrow = pytest.importorskip("pyarrow", reason="needs claimtrack[parquet]")
parquet = pytest.importorskip("pyarrow.parquet", reason="needs claimtrack[parquet]")
pytestmark = pytest.mark.extra


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case = ct.Case("two")
    case.source("a", names={"ru": "А"})
    case.source("b")
    case.measure("tanks")
    case.question("q", "tanks", period="2020-09-27")
    case.say("K1", "a", "q", 1, on="2020-10-01")
    case.say("K2", "b", "q", 2, on="2020-10-01")
    case.relay("K3", "b", of="K1")
    case.link("incomparable", "K1", "K2", by="Ada", because="other counts")
    write_tables(case.graph(), tmp_path / "it's", table_format="parquet")
    return tmp_path / "it's"


def changed(folder: Path, table: str, column: str, cell: object, row: int = 0) -> None:
    """Write another cell into a table."""
    path = folder / f"{table}.parquet"
    rows = parquet.read_table(path)
    columns = {name: rows[name].to_pylist() for name in rows.column_names}
    columns[column][row] = cell
    parquet.write_table(pyarrow.table(columns, schema=rows.schema), path)


def refused(folder: Path) -> list[str]:
    with pytest.raises(MalformedInputError) as caught:
        Archive(folder)
    return [f"{one.path}: {one.message}" for one in caught.value.problems]


def test_it_is_read_where_nothing_is_wrong(folder: Path) -> None:
    with Archive(folder, memory="200MB", scratch=folder.parent) as archive:
        assert len(archive.check()) == 0
        (one,) = archive.check(undetermined=True)

    assert one.verdict is ct.Verdict.UNDETERMINED
    assert [*folder.parent.iterdir()] == [folder]


def test_tables_in_csv_are_told_how_to_be_written_anew(tmp_path: Path) -> None:
    write_tables(ct.ClaimGraph(), tmp_path / "csv")

    with pytest.raises(InvalidValueError, match=r"claimtrack convert .* OUT\.parquet"):
        Archive(tmp_path / "csv")


def test_no_folder_and_no_manifest_are_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Archive(tmp_path / "nothing")
    with pytest.raises(FileNotFoundError):
        Archive(tmp_path)


def test_every_problem_of_the_files_comes_at_once(folder: Path) -> None:
    (folder / "claims.parquet").write_bytes(b"no such thing")
    (folder / "measures.parquet").unlink()
    sources = parquet.read_table(folder / "sources.parquet")
    parquet.write_table(sources.drop_columns(["kind"]), folder / "sources.parquet")
    relays = parquet.read_table(folder / "relays.parquet")
    numbers = relays.set_column(3, "statement_id", pyarrow.array([1]))
    parquet.write_table(numbers, folder / "relays.parquet")
    manifest = json.loads((folder / "claimtrack-tables.json").read_text())
    manifest["rows"]["questions"] = 7
    (folder / "claimtrack-tables.json").write_text(json.dumps(manifest))

    told = refused(folder)

    assert len(told) == 5
    assert told[0] == "sources.parquet: column 'kind' is missing"
    assert told[1].startswith("measures.parquet: expected a Parquet file: ")
    assert told[2] == "questions.parquet: expected 7 rows, by the manifest; got 1"
    assert told[3].startswith("claims.parquet: expected a Parquet file: ")
    assert told[4] == "relays.parquet: column 'statement_id': expected text; got BIGINT"


def test_what_starts_from_nothing_is_told(folder: Path) -> None:
    changed(folder, "relays", "statement_id", "f" * 64)

    (told,) = refused(folder)

    assert told.startswith("relays.parquet: ")
    assert told.endswith(f"starts from {'f' * 64}, and no statement is called so")


def test_a_link_to_nothing_is_told(folder: Path) -> None:
    changed(folder, "links", "between", json.dumps(["e" * 64, "f" * 64]))

    assert refused(folder) == [
        f"links.parquet: {'e' * 64} names nothing",
        f"links.parquet: {'f' * 64} names nothing",
    ]


@pytest.mark.parametrize("cell", ["", "[", "3", '["a"]', None, 5 * "[" + 5 * "]"])
def test_a_link_that_tells_of_no_two_is_told(folder: Path, cell: object) -> None:
    changed(folder, "links", "between", cell)

    (told,) = refused(folder)

    assert "expected a JSON list of two ids" in told


def test_an_altered_definition_is_told_when_it_is_opened(folder: Path) -> None:
    changed(folder, "sources", "part_of", '["nobody"]')

    assert any("nobody" in one for one in refused(folder))


def test_an_altered_statement_is_told_when_it_is_read(folder: Path) -> None:
    changed(folder, "statements", "quote", "never said")

    with Archive(folder, verify=False) as archive:
        assert len([*archive.shards()]) == 1
    with Archive(folder) as archive:
        with pytest.raises(MalformedInputError) as caught:
            archive.check()
        assert caught.value.problems[0].path.startswith("shard ")


def test_a_question_about_no_time_is_told(folder: Path) -> None:
    changed(folder, "questions", "period", "some day")

    (told,) = refused(folder)

    assert told.startswith("questions.parquet: expected a period")


@pytest.mark.parametrize("options", [{"room": 0}, {"memory": "a lot"}])
def test_no_number_is_refused(folder: Path, options: dict[str, object]) -> None:
    with pytest.raises(InvalidValueError, match=r"expected (room|an amount)"):
        Archive(folder, **options)
    assert [*folder.parent.iterdir()] == [folder]


def test_a_closed_archive_says_so(folder: Path) -> None:
    archive = Archive(folder)
    archive.close()

    with pytest.raises(InvalidValueError, match="this archive is closed"):
        archive.check()


def test_without_duckdb_the_extra_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)

    with pytest.raises(MissingExtraError, match=r"claimtrack\[duckdb\]"):
        Archive(folder)
