"""Record tables as data frames and Parquet."""

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from tests.codec.test_record_tables import ROOMY, bridge, names_in, told
from tests.log.worlds import World, worlds

from claimtrack.codec import (
    Limits,
    convert,
    from_tables,
    read_tables,
    to_tables,
    write_tables,
)
from claimtrack.errors import MissingExtraError
from claimtrack.graph import ClaimGraph
from claimtrack.model import Record, Source, SourceKind
from claimtrack.tables import Table

pytestmark = pytest.mark.extra


def pandas_frame(table: Table[Record]) -> object:
    pytest.importorskip("pandas")
    return table.to_pandas()


def polars_frame(table: Table[Record]) -> object:
    pytest.importorskip("polars")
    return table.to_polars()


def arrow_frame(table: Table[Record]) -> object:
    pytest.importorskip("pyarrow")
    return table.to_arrow()


@pytest.mark.parametrize("make", [pandas_frame, polars_frame, arrow_frame])
@given(world=worlds())
def test_data_frames_give_the_graph_they_are_of(
    make: Callable[[Table[Record]], object], world: World
) -> None:
    pytest.importorskip("narwhals")
    graph = ClaimGraph(world)

    frames = {name: make(table) for name, table in to_tables(graph).items()}

    assert from_tables(frames) == graph


@given(worlds())
def test_reading_parquet_gives_the_graph_that_was_written(world: World) -> None:
    pytest.importorskip("pyarrow")
    graph = ClaimGraph(world)
    with tempfile.TemporaryDirectory() as place:
        target = Path(place) / "tables"
        write_tables(graph, target, table_format="parquet")
        first = {one.name: one.read_bytes() for one in target.iterdir()}

        again = read_tables(target, limits=ROOMY)
        write_tables(again, target, table_format="parquet")

        assert again == graph
        assert {one.name: one.read_bytes() for one in target.iterdir()} == first


def test_parquet_is_written_where_the_name_says_so(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    write_tables(bridge(), tmp_path / "t")

    convert(tmp_path / "t", tmp_path / "x.parquet")

    assert "sources.parquet" in names_in(tmp_path / "x.parquet")
    assert read_tables(tmp_path / "x.parquet") == bridge()


def parquet_of(columns: dict[str, object]) -> bytes:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A source, as a folder of Parquet files."""
    pytest.importorskip("pyarrow")
    graph = ClaimGraph([Source(id="a")])
    write_tables(graph, tmp_path / "t", table_format="parquet")
    return tmp_path / "t"


def test_parquet_that_cannot_be_read_is_told(folder: Path) -> None:
    path = folder / "sources.parquet"
    sound = path.read_bytes()
    broken = {
        "nothing": b"",
        "text": b"id,labels\n",
        "cut off": sound[:-20],
        "its middle gone": sound[:40] + b"\0" * 60 + sound[100:],
        "another table": parquet_of({"id": ["a"]}),
        "numbers": parquet_of({key: [1] for key in sources_columns()}),
        "lists": parquet_of({key: [["a"]] for key in sources_columns()}),
        "bytes": parquet_of({key: [b"a"] for key in sources_columns()}),
    }
    for content in broken.values():
        path.write_bytes(content)

        assert all(
            "sources.parquet" in one for one in told(lambda: read_tables(folder))
        )


def sources_columns() -> tuple[str, ...]:
    return to_tables(ClaimGraph([Source(id="a")]))["sources"].columns


def test_a_column_may_be_categories_or_nothing_at_all(folder: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    columns: dict[str, object] = {key: pa.nulls(1) for key in sources_columns()}
    columns["id"] = pa.array(["a"]).dictionary_encode()
    columns["kind"] = pa.array(["state"], pa.large_string())
    (folder / "sources.parquet").write_bytes(parquet_of(columns))

    assert read_tables(folder) == ClaimGraph([Source(id="a", kind=SourceKind.STATE)])


def test_a_small_file_that_stands_for_much_is_refused(folder: Path) -> None:
    columns: dict[str, object] = dict.fromkeys(sources_columns(), [None] * 5_000)
    columns["id"] = ["a" * 100] * 5_000
    content = parquet_of(columns)
    (folder / "sources.parquet").write_bytes(content)

    def refused(**limits: int) -> list[str]:
        return list(told(lambda: read_tables(folder, limits=Limits(**limits))).values())

    assert len(content) < 20_000
    assert refused(file_bytes=300_000) == [
        "cells of more than 300000 bytes, the limit for a file"
    ]
    assert refused(records=4_999) == ["more than 4999 rows, the limit"]
    assert refused(file_bytes=1_000)[0].startswith("longer than 1000 bytes")


def test_without_pyarrow_the_extra_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)

    for call in (
        lambda: read_tables(folder),
        lambda: write_tables(bridge(), folder, table_format="parquet"),
    ):
        with pytest.raises(MissingExtraError, match=r"claimtrack\[parquet\]"):
            call()
    assert names_in(folder) == ["claimtrack-tables.json", "sources.parquet"]
