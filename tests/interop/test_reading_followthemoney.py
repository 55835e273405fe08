"""Statements of FollowTheMoney, read as what datasets say of entities."""

import csv
import io
from pathlib import Path

import pytest

from claimtrack.analysis import positions, voices
from claimtrack.codec import Limits
from claimtrack.errors import InvalidValueError, MalformedInputError
from claimtrack.graph import ClaimGraph, as_of
from claimtrack.interop import ftm_text, read_ftm, read_ftm_text, write_ftm
from claimtrack.interop.followthemoney.rows import COLUMNS
from claimtrack.model import (
    Assertion,
    Conversion,
    Document,
    Envelope,
    Loss,
    Measure,
    Name,
    Source,
    SourceKind,
    Statement,
    Subject,
    When,
    digest,
)

ROW = {
    "entity_id": "us-1",
    "prop": "birthDate",
    "schema": "Person",
    "value": "1971-02-03",
    "dataset": "us_list",
    "id": "row-1",
}


def csv_of(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> bytes:
    cells = [columns, *([row.get(name, "") for name in columns] for row in rows)]
    return "".join(
        ",".join('"' + one.replace('"', '""') + '"' for one in row) + "\n"
        for row in cells
    ).encode()


def conversion(*rows: dict[str, str]) -> Conversion:
    return read_ftm_text(csv_of(*(ROW | row for row in rows)))


def problems(content: bytes, limits: Limits | None = None) -> list[str]:
    with pytest.raises(MalformedInputError) as caught:
        read_ftm_text(content, limits=limits, file="list.csv")
    return str(caught.value).splitlines()


def test_two_datasets_that_say_the_same_of_one_entity_are_two_voices() -> None:
    ours = {"canonical_id": "NK-1", "id": ""}
    graph = ClaimGraph(
        conversion(ours, ours | {"entity_id": "eu-7", "dataset": "eu_list"}).records
    )

    told = {row["question"]: row["named"] for row in voices(graph).rows()}

    assert told == {"birthDate: 1971-02-03 (NK-1)": 2, "schema: Person (NK-1)": 2}
    assert [one.key for one in graph.of_kind(Statement).values()].count("eu-7") == 1


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(csv_of(ROW))

    assert read_ftm(tmp_path / "list.csv") == conversion({})


def test_names_and_aliases_are_what_an_entity_is_called() -> None:
    graph = ClaimGraph(
        conversion(
            {"prop": "name", "value": "Ада", "lang": "rus", "id": "a"},
            {"prop": "alias", "value": "A. Li", "lang": "xx", "id": "b"},
            {"prop": "abbreviation", "value": "AL", "id": "c"},
        ).records
    )

    assert graph["us-1"] == Subject(
        id="us-1", names=[Name(text="Ада", language="ru")], aliases=["A. Li", "AL"]
    )
    assert graph.get('name="Ада"', Measure).names == (
        Name(text="name: Ада", language="ru"),
    )


def test_the_words_of_the_dataset_are_the_quote() -> None:
    read = conversion(
        {"original_value": "3 Feb 71", "first_seen": "2023-04-20T12:00:00"}
    )
    graph = ClaimGraph(read.records)

    (told,) = positions(graph, "us_list").where(quote="3 Feb 71").rows()
    assertion = graph.get(graph.find_id("row-1", Assertion), Assertion)

    assert (told["question"], told["answer"]) == ("birthDate: 1971-02-03 (us-1)", "yes")
    assert assertion.quote == "3 Feb 71"
    assert graph.envelope(digest(assertion)) == Envelope(
        record_id=digest(assertion),
        recorded_at=When(text="2023-04-20T12:00:00Z"),
        labels=["row-1"],
    )
    assert read.losses == ()


def test_a_graph_as_of_a_moment_has_what_was_seen_by_then() -> None:
    graph = ClaimGraph(
        conversion(
            {"first_seen": "2023-04-20T12:00:00"},
            {"first_seen": "2024-01-01 00:00:00", "value": "1971", "id": "row-2"},
        ).records
    )

    view = as_of(graph, "2023-12-31", clock="recorded")

    assert sorted(view.of_kind(Measure)) == ['birthDate="1971-02-03"']


@pytest.mark.parametrize(
    ("cells", "losses"),
    [
        ({"last_seen": "2024-01-01T00:00:00"}, [("last_seen", "2024-01-01T00:00:00")]),
        ({"first_seen": "2024-01-01", "last_seen": "2024-01-01"}, []),
        ({"origin": "gpt-4"}, [("origin", "gpt-4")]),
        ({"lang": "English"}, [("lang", "English")]),
        ({"external": "t"}, [("", "")]),
        ({"canonical_id": "us_list"}, [("", "")]),
        ({"prop": "id", "value": "us-1"}, []),
        ({"prop": "id", "value": "0a1b"}, [("value", "0a1b")]),
        (
            {"prop": "id", "value": "us-1", "lang": "eng", "original_value": "US 1"},
            [("lang", "eng"), ("original_value", "US 1")],
        ),
    ],
)
def test_what_has_no_place_is_told(
    cells: dict[str, str], losses: list[tuple[str, str]]
) -> None:
    read = conversion(cells)

    assert [(x.noun, x.record_id) for x in read.losses] == [
        ("statement", "row-1") for _ in losses
    ]
    assert [(x.field, x.value) for x in read.losses] == losses
    ClaimGraph(read.records)


def test_what_a_dataset_does_not_vouch_for_is_not_its_claim() -> None:
    assert conversion({"external": "t"}).records == ()


def test_columns_of_strangers_are_told_by_row() -> None:
    content = csv_of(ROW | {"target": "t"}, columns=(*COLUMNS, "target"))

    read = read_ftm_text(content)

    assert read.losses == (
        Loss(
            noun="statement",
            record_id="row-1",
            field="target",
            value="t",
            because="a claim has no place for it",
        ),
    )


def test_losses_stand_in_the_order_of_the_file() -> None:
    read = read_ftm_text(
        csv_of(
            ROW | {"origin": "x", "id": "z"},
            ROW | {"dataset": "claimtrack", "prop": "height", "id": ""},
            ROW | {"origin": "y", "id": "b"},
        )
    )

    assert [one.record_id for one in read.losses] == ["z", "line 3", "b"]


def test_a_dataset_of_ones_own_can_define_sources() -> None:
    cells = {"entity_id": "az-mod", "schema": "PublicBody", "prop": "name"}
    row = ROW | cells | {"value": "MoD", "dataset": "newsroom"}

    read = read_ftm_text(csv_of(row), defined_by="newsroom")

    named = [Name(text="MoD")]
    source = Source(id="az-mod", kind=SourceKind.ORGANIZATION, names=named)
    assert read == Conversion(records=(source,))


def test_a_source_that_is_defined_serves_as_dataset_and_as_subject() -> None:
    own = {"dataset": "claimtrack", "schema": "Organization", "prop": "id"}
    rows = [{"entity_id": "us_list", "id": "a"}, {"entity_id": "az-mod", "id": "b"}]
    read = conversion(
        *(own | row | {"value": row["entity_id"]} for row in rows),
        {"entity_id": "az-mod", "schema": "Organization"},
    )

    graph = ClaimGraph(read.records)

    assert read.losses == ()
    assert not graph.of_kind(Subject)
    assert [one.id for one in read.records if isinstance(one, Source)] == [
        "us_list",
        "az-mod",
    ]
    assert {one.kind for one in graph.of_kind(Source).values()} == {
        SourceKind.ORGANIZATION
    }


OWN = {"dataset": "claimtrack"}
MINISTRY = OWN | {
    "entity_id": "m",
    "schema": "Organization",
    "prop": "id",
    "value": "m",
}
PAGE = OWN | {"entity_id": "p", "schema": "Article", "prop": "sourceUrl"}
LINK = OWN | {"entity_id": "l", "schema": "UnknownLink"}


def link_of(role: str, first: str, second: str) -> list[dict[str, str]]:
    given = (("role", role), ("subject", first), ("object", second))
    return [LINK | {"prop": prop, "value": value, "id": ""} for prop, value in given]


@pytest.mark.parametrize(
    ("rows", "losses"),
    [
        ([MINISTRY | {"prop": "phone"}], [("", "")]),
        ([MINISTRY | {"prop": "classification", "value": "charity"}], [("value", "charity")]),
        ([MINISTRY | {"prop": "name", "lang": "Eng"}], [("lang", "Eng")]),
        ([MINISTRY | {"prop": "alias", "lang": "eng"}], [("lang", "eng")]),
        ([MINISTRY | {"origin": "x"}], [("origin", "x")]),
        ([MINISTRY, MINISTRY | {"schema": "Person", "id": ""}], [("", ""), ("", "")]),
        ([MINISTRY | {"canonical_id": "x"}, MINISTRY | {"canonical_id": "x", "entity_id": "n", "id": ""}], [("", ""), ("", "")]),
        ([MINISTRY | {"schema": "Vessel"}], [("", "")]),
        ([PAGE | {"prop": "title"}], [("", "")]),
        ([PAGE, PAGE | {"value": "b", "id": ""}], [("value", "b")]),
        ([PAGE, PAGE | {"prop": "publishedAt", "value": "soon", "id": ""}], [("value", "soon")]),
        ([MINISTRY, *link_of("part of", "m", "x")], [("", "")] * 3),
        ([MINISTRY, *link_of("part of", "m", "m")], [("", "")] * 3),
        ([MINISTRY, *link_of("owner", "m", "m")[:2]], [("", "")] * 2),
        ([PAGE, MINISTRY | {"id": ""}, *link_of("published by", "p", "m")], [("entity_id", "l")]),
        (
            [
                MINISTRY,
                MINISTRY | {"entity_id": "n", "value": "n", "id": ""},
                *link_of("part of", "m", "n"),
                LINK | {"prop": "date", "id": ""},
            ],
            [("entity_id", "l"), ("", "")],
        ),
        (
            [
                MINISTRY | {"first_seen": "2020-01-02T00:00:00"},
                MINISTRY | {"prop": "name", "first_seen": "2020-01-01", "id": ""},
            ],
            [("first_seen", "2020-01-02T00:00:00Z")],
        ),
    ],
)  # fmt: skip
def test_what_a_definition_has_no_place_for_is_told(
    rows: list[dict[str, str]], losses: list[tuple[str, str]]
) -> None:
    read = conversion(*rows)

    assert [(one.field, one.value) for one in read.losses] == losses
    ClaimGraph(read.records)


def test_what_a_source_is_part_of_counts_for_when_it_was_recorded() -> None:
    other = MINISTRY | {"entity_id": "n", "value": "n", "id": ""}
    early, late = "2020-01-01T00:00:00", "2020-01-02T00:00:00"
    links = [row | {"first_seen": early} for row in link_of("part of", "m", "n")]

    read = conversion(MINISTRY | {"first_seen": late}, other, *links)

    (around,) = (one for one in read.records if isinstance(one, Envelope))
    assert around == Envelope(record_id="m", recorded_at=When(text=f"{early}Z"))
    assert [(x.field, x.value) for x in read.losses] == [
        ("first_seen", f"{late}Z"),
        ("entity_id", "l"),
    ]


def test_a_page_has_one_publisher() -> None:
    other = MINISTRY | {"entity_id": "n", "value": "n", "id": ""}
    again = [row | {"entity_id": "k"} for row in link_of("published by", "p", "n")]
    read = conversion(
        MINISTRY, other, PAGE | {"id": ""}, *link_of("published by", "p", "m"), *again
    )

    page = Document(url="1971-02-03", publisher_id="m")
    assert page in read.records
    assert [one.field for one in read.losses] == ["entity_id", "", "", ""]


def test_a_page_keeps_its_id_as_a_label_but_for_one_that_we_made() -> None:
    (named,) = (x for x in conversion(PAGE).records if isinstance(x, Envelope))
    text, _ = ftm_text(ClaimGraph([Document(url="https://example.org/1")]))

    assert named.labels == ("p",)
    assert read_ftm_text(text.encode()).records == (
        Document(url="https://example.org/1"),
    )


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"entity_id": ""}, "column 'entity_id': expected one line without quotation"),
        ({"entity_id": ' a"b'}, "column 'entity_id': expected one line without"),
        ({"dataset": "a\nb"}, "column 'dataset': expected one line without"),
        ({"canonical_id": "a "}, "column 'canonical_id': expected one line without"),
        ({"schema": "Legal Entity"}, "column 'schema': expected the name of a schema"),
        ({"prop": "Person:name"}, "column 'prop': expected the name of a property"),
        ({"value": ""}, "column 'value': expected a value: what is not known"),
        ({"external": "perhaps"}, "column 'external': expected t or f; got 'perhaps'"),
        ({"first_seen": "soon"}, "column 'first_seen': expected a time such as"),
        ({"first_seen": "2020-13-01T00:00:00"}, "column 'first_seen': expected a time"),
        ({"value": 1100 * "x"}, "column 'value': longer than 1000 bytes, the limit"),
    ],
)
def test_a_wrong_cell_is_told_with_its_line_and_column(
    cells: dict[str, str], told: str
) -> None:
    content = csv_of(ROW, ROW | {"id": "row-2"} | cells)

    (problem,) = problems(content, Limits(text_bytes=1000))

    assert problem.startswith(f"list.csv: line 3, {told}")


def test_every_problem_is_told_at_once_up_to_a_limit() -> None:
    rows = [ROW | {"value": "", "prop": "?", "id": ""} for _ in range(3)]

    told = problems(csv_of(*rows), Limits(problems=4))

    assert [one.partition(":")[2][:15] for one in told[:4]] == [
        " line 2, column", " line 2, column", " line 3, column", " line 3, column",
    ]  # fmt: skip
    assert told[4] == "and 2 more"


def test_one_id_is_of_one_statement() -> None:
    assert problems(csv_of(ROW, ROW | {"value": "1972"})) == [
        (
            "list.csv: line 3, column 'id': "
            "the statement of this id says something else on line 2"
        )
    ]
    assert read_ftm_text(csv_of(ROW, ROW)) == read_ftm_text(csv_of(ROW))


def test_a_file_of_other_columns_is_refused() -> None:
    assert problems(b"entity_id,prop\nus-1,Person:name\n") == [
        (
            "list.csv: line 1: expected the columns of a FollowTheMoney statement; "
            "no schema, value, dataset"
        )
    ]


def test_sources_that_are_part_of_each_other_are_refused() -> None:
    other = MINISTRY | {"entity_id": "n", "value": "n", "id": ""}
    back = [row | {"entity_id": "k"} for row in link_of("part of", "n", "m")]
    rows = [MINISTRY, other, *link_of("part of", "m", "n"), *back]

    told = problems(csv_of(*(ROW | row for row in rows)))

    assert len(told) == 1
    assert told[0].startswith("list.csv: the definitions: ")


def test_a_graph_is_written_to_a_file_that_reads_as_it_is(tmp_path: Path) -> None:
    graph = ClaimGraph([Source(id="a", kind=SourceKind.OUTLET), Subject(id="b")])

    losses = write_ftm(graph, tmp_path / "a.csv", dataset="ours")
    read = read_ftm(tmp_path / "a.csv", defined_by="ours")

    assert read == Conversion(records=(Source(id="a", kind=SourceKind.OUTLET),))
    assert [(one.noun, one.record_id, one.field) for one in losses] == [
        ("subject", "b", "")
    ]


@pytest.mark.parametrize("name", ["", "Ours", "our list", "_ours", "a\nb"])
def test_a_dataset_has_a_lawful_name(name: str) -> None:
    with pytest.raises(InvalidValueError, match="small letters, digits and _"):
        ftm_text(ClaimGraph(), dataset=name)


def test_kinds_and_wholes_have_the_schema_that_fits() -> None:
    graph = ClaimGraph(
        [
            *(Source(id=kind.value, kind=kind) for kind in SourceKind),
            Source(id="part", part_of=["state", "outlet", "person"]),
            Document(url="https://example.org/1", publisher_id="part"),
        ]
    )

    rows = csv.DictReader(io.StringIO(ftm_text(graph)[0]))
    told = [(row["schema"], row["prop"], row["value"]) for row in rows]

    assert {one for one in told if one[1] in {"classification", "role"}} == {
        ("PublicBody", "classification", "state"),
        *(
            ("LegalEntity", "classification", kind)
            for kind in ("outlet", "anonymous", "unknown")
        ),
        ("Membership", "role", "part of"),
        ("UnknownLink", "role", "part of"),
        ("UnknownLink", "role", "published by"),
    }
    assert ("Membership", "organization", "state") in told
    assert {("UnknownLink", "object", x) for x in ("outlet", "person", "part")} <= {
        *told
    }
    assert {("Person", "id", "person"), ("Organization", "id", "organization")} <= {
        *told
    }
