"""Records as tables: one a kind, and nothing in them is lost."""

import enum
import json
from collections.abc import Mapping
from typing import Any, cast, get_args, get_type_hints

import attrs
import pytest
from hypothesis import given

from claimtrack.codec.logs.answers import read_form
from claimtrack.errors import InvalidValueError
from claimtrack.graph import ClaimGraph
from claimtrack.graph.record_columns import FIELDS, RECORD_KINDS, layout_of
from claimtrack.graph.record_tables import records_table
from claimtrack.model import (
    Assertion,
    Claim,
    Count,
    Document,
    Envelope,
    Measure,
    Name,
    Partition,
    Period,
    Place,
    Question,
    Record,
    Source,
    Stance,
    Statement,
    When,
    digest,
    record_id,
)
from claimtrack.tables import Cell, ColumnKind, Row, frame_rows
from claimtrack.testing import records, worlds

DIGITS = 400
FRAMES = ("to_pandas", "to_polars", "to_arrow")


class Shelf:
    """One record with its envelope, whatever it points at."""

    def __init__(self, record: Record, envelope: Envelope) -> None:
        self._record = record
        self._envelope = envelope

    def of_kind(self, kind: type[Record]) -> Mapping[str, Any]:
        held = isinstance(self._record, kind)
        return {record_id(self._record): self._record} if held else {}

    def get(self, _: str, kind: type[Record]) -> Any:  # noqa: ANN401 -- of any kind
        if kind is Claim:
            return Claim(text="a claim")
        return Statement(source_id="a", key="a statement")

    def envelope(self, _: str) -> Envelope:
        return self._envelope


def names_of(text: str) -> list[Name]:
    return [
        Name(text=name, language=language)
        for language, texts in json.loads(text).items()
        for name in texts
    ]


def answer_of(text: str) -> object:
    return read_form(json.loads(text), digits=DIGITS)


READERS = {"names": names_of, "answer": answer_of, "period": lambda t: Period(text=t)}
READERS |= dict.fromkeys(("asserted_at", "published_at"), lambda t: When(text=t))
READERS |= dict.fromkeys(
    ("aliases", "part_of", "options", "part_ids", "between"), json.loads
)


def rebuilt(kind: type[Record], row: Row) -> Record:
    """Make the record of a row again, from what stands in the row alone."""
    hints = get_type_hints(kind)
    fields: dict[str, object] = {}
    for field in attrs.fields(kind):
        cell: Cell = row[field.name]
        enums = [
            one
            for one in (hints[field.name], *get_args(hints[field.name]))
            if isinstance(one, enum.EnumType)
        ]
        if cell is None:
            fields[field.name] = None
        elif enums:
            fields[field.name] = enums[0](cell)
        else:
            fields[field.name] = READERS.get(field.name, lambda one: one)(cell)
    return cast("Any", kind)(**fields)


def test_every_kind_of_record_has_a_table_with_every_field() -> None:
    kinds = get_args(Record)

    assert set(RECORD_KINDS) == set(kinds)
    assert {kind.__name__: list(FIELDS[kind]) for kind in kinds} == {
        kind.__name__: [f.name for f in attrs.fields(kind) if f.name != "id"]
        for kind in kinds
    }


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_every_column_has_one_name_a_type_and_a_meaning(kind: type[Record]) -> None:
    layout = layout_of(kind)

    names = [column.name for column in layout]
    hints = get_type_hints(kind)
    assert len(set(names)) == len(names)
    assert all(column.meaning.endswith(".") for column in layout)
    assert {c.name for c in layout if c.kind is ColumnKind.YES_NO} == {
        name for name in hints if bool in {hints[name], *get_args(hints[name])}
    }


@given(records())
def test_a_record_can_be_made_again_of_its_row(record: Record) -> None:
    id_, kind = record_id(record), type(record)
    recorded = Envelope(
        record_id=id_, recorded_at=When(text="2020-09-28"), labels=["b", "a,[]"]
    )

    (row,) = records_table(Shelf(record, recorded), kind).rows()

    assert row["id"] == id_
    assert row["recorded_at"] == "2020-09-28"
    assert row["labels"] == '["a,[]","b"]'
    assert rebuilt(kind, row) == record


@given(worlds())
def test_tables_of_every_kind_hold_the_whole_graph(world: tuple[Record, ...]) -> None:
    graph = ClaimGraph(world)

    tables = [graph.table(kind) for kind in RECORD_KINDS]

    again = [
        rebuilt(kind, row)
        for kind, table in zip(RECORD_KINDS, tables, strict=True)
        for row in table.rows()
    ]
    assert ClaimGraph(again) == graph
    assert [record for table in tables for record in table] == again
    assert all(
        [row["id"] for row in table.rows()] == sorted(graph.of_kind(kind))
        for kind, table in zip(RECORD_KINDS, tables, strict=True)
    )


@pytest.mark.extra
@given(worlds())
def test_every_table_has_the_same_rows_in_every_frame(
    world: tuple[Record, ...],
) -> None:
    for package in ("narwhals", "pandas", "polars", "pyarrow"):
        pytest.importorskip(package)
    graph = ClaimGraph(world)

    for kind in RECORD_KINDS:
        table = graph.table(kind)
        for frame in FRAMES:
            found = frame_rows(getattr(table, frame)())
            assert found is not None
            columns, rows = found
            assert columns == table.columns
            assert [*rows] == [tuple(row.values()) for row in table.rows()]


def test_the_table_of_assertions_gives_what_they_point_at() -> None:
    page = Document(publisher_id="mod", url="https://example.org/1")
    told = Statement(
        source_id="mod",
        asserted_at=When(text="2020-09-28"),
        document_id=digest(page),
        key="briefing",
    )
    asked = Question(
        measure_id="tanks",
        subject_id="mod",
        place_id="valley",
        period=Period(text="2020-09-27"),
    )
    two = Claim(question_id=digest(asked), answer=Count(spans=[(2, 2)]))
    free = Claim(text="The line was shelled.", language="en")
    graph = ClaimGraph(
        [
            Source(id="mod"),
            Place(id="valley"),
            Measure(id="tanks"),
            page,
            told,
            asked,
            two,
            free,
            Assertion(
                statement_id=digest(told), claim_id=digest(two), stance=Stance.DENIES
            ),
            Assertion(statement_id=digest(told), claim_id=digest(free)),
        ]
    )

    table = graph.table(Assertion)

    common: Row = {
        "labels": "[]",
        "recorded_at": None,
        "statement_id": digest(told),
        "certainty": "certain",
        "quote": None,
        "wording": None,
        "taken_from": None,
        "source_id": "mod",
        "asserted_at": "2020-09-28",
        "document_id": digest(page),
    }
    (of_two,) = table.where(stance="denies").rows()
    (of_free,) = table.where(stance="asserts").rows()
    assert of_two == {
        **common,
        "id": digest(graph.table(Assertion).where(stance="denies")[0]),
        "claim_id": digest(two),
        "stance": "denies",
        "question_id": digest(asked),
        "answer": '{"count":["[2,2]"]}',
        "text": None,
        "language": None,
        "measure_id": "tanks",
        "subject_id": "mod",
        "place_id": "valley",
        "period": "2020-09-27",
    }
    assert of_free == {
        **dict.fromkeys(table.columns),
        **common,
        "id": digest(table.where(stance="asserts")[0]),
        "claim_id": digest(free),
        "stance": "asserts",
        "text": "The line was shelled.",
        "language": "en",
    }


def test_names_stand_under_their_languages() -> None:
    names = [Name(text="б", language="ru"), Name(text="b"), Name(text="a")]
    graph = ClaimGraph([Source(id="a", names=names), Source(id="b")])

    cells = [row["names"] for row in graph.table(Source).rows()]

    assert cells == ['{"":["a","b"],"ru":["б"]}', "{}"]


def test_options_that_nobody_named_are_nothing() -> None:
    measures = [Measure(id="a"), Measure(id="b", options=["x", "y"])]

    cells = [row["options"] for row in ClaimGraph(measures).table(Measure).rows()]

    assert cells == [None, '["x","y"]']


def test_a_table_does_not_change_with_its_graph() -> None:
    graph = ClaimGraph([Source(id="a")])
    table = graph.table(Source)
    before = table.rows()

    graph.add([Source(id="b"), Source(id="a", part_of=["b"])])
    graph.add([Envelope(record_id="a", labels=["x"])])

    assert table.rows() == before
    assert graph.table(Source) != table
    assert len(graph.table(Source)) == 2


def test_tables_differ_where_only_labels_do() -> None:
    plain = ClaimGraph([Source(id="a")])
    labelled = ClaimGraph([Source(id="a"), Envelope(record_id="a", labels=["x"])])

    assert plain.table(Source) != labelled.table(Source)
    assert plain.table(Source) == ClaimGraph([Source(id="a")]).table(Source)


@pytest.mark.parametrize("kind", [int, Envelope, "statement"])
def test_what_is_no_kind_of_record_has_no_table(kind: Any) -> None:  # noqa: ANN401 -- anything
    with pytest.raises(InvalidValueError, match="expected a kind of record"):
        ClaimGraph().table(kind)


def test_a_kind_of_which_there_is_none_has_a_table_without_rows() -> None:
    table = ClaimGraph().table(Partition)

    assert table.rows() == []
    assert table.columns[:4] == ("id", "labels", "recorded_at", "whole_id")
