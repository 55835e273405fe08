"""What is written, as the package `followthemoney` itself reads it."""

import io

import pytest

from claimtrack.graph import ClaimGraph
from claimtrack.interop import ftm_text, read_ftm_text
from claimtrack.interop.followthemoney.rows import COLUMNS
from claimtrack.model import Document, Envelope, Name, Source, SourceKind, When

pytestmark = pytest.mark.extra


class Kept(io.BytesIO):
    """Bytes that are still there when the writer has closed them."""

    content = b""

    def close(self) -> None:
        self.content = self.content or self.getvalue()
        super().close()


def graph() -> ClaimGraph:
    names = [Name(text="МО", language="ru"), Name(text='Ministry, “of” "Defence"')]
    return ClaimGraph(
        [
            Source(id="armenia", kind=SourceKind.STATE),
            Source(id="am-mod", names=names, aliases=["MoD"], part_of=["armenia"]),
            Source(id="the spokeswoman", kind=SourceKind.PERSON, part_of=["am-mod"]),
            Document(
                url="https://example.org/1",
                publisher_id="am-mod",
                language="hy",
                digest=40 * "a",
                published_at=When(text="2020-09-27T10:02Z"),
                title="Two lines\nof a title",
                text="=1+1",
            ),
            Envelope(record_id="am-mod", recorded_at=When(text="2020-09-28T00:00:00Z")),
        ]
    )


def test_the_package_reads_what_we_write_and_writes_what_we_read() -> None:
    serialize = pytest.importorskip("followthemoney.statement.serialize")
    text, _ = ftm_text(graph())
    read = [*serialize.read_csv_statements(io.BytesIO(text.encode()))]

    serialize.write_statements(again := Kept(), "csv", read)

    assert tuple(serialize.CSV_COLUMNS) == COLUMNS
    assert read_ftm_text(again.content) == read_ftm_text(text.encode())
    assert again.content.decode() == text


def test_the_ids_of_rows_are_those_that_the_package_makes() -> None:
    serialize = pytest.importorskip("followthemoney.statement.serialize")
    text, _ = ftm_text(graph())

    read = [*serialize.read_csv_statements(io.BytesIO(text.encode()))]

    assert read
    assert [one.id for one in read] == [one.generate_key() for one in read]


def test_the_entities_hold_together_for_the_package() -> None:
    pytest.importorskip("followthemoney")
    from followthemoney import ValueEntity, model  # noqa: PLC0415 -- it is optional
    from followthemoney.dataset import Dataset  # noqa: PLC0415 -- it is optional
    from followthemoney.statement import serialize  # noqa: PLC0415 -- it is optional
    from followthemoney.statement.entity import (  # noqa: PLC0415 -- it is optional
        StatementEntity,
    )

    text, _ = ftm_text(graph())
    rows = [*serialize.read_csv_statements(io.BytesIO(text.encode()))]
    dataset = Dataset.make({"name": "claimtrack", "title": "claimtrack"})
    ids = sorted({row.canonical_id for row in rows})

    entities = [
        StatementEntity.from_statements(
            dataset, [row for row in rows if row.canonical_id == id_]
        )
        for id_ in ids
    ]

    for one in entities:
        cleaned = ValueEntity.from_dict(one.to_dict(), cleaned=False)
        kept = {prop: sorted(values) for prop, values in cleaned.properties.items()}
        assert kept == {prop: sorted(x) for prop, x in one.properties.items()}
        for prop, value in one.itervalues():
            assert prop.type.name != "entity" or value in ids
            assert prop.range is None or model[prop.range.name].is_a("Thing")
