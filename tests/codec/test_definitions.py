import json
import unicodedata

import pytest

from claimtrack.codec import CaseText, read_texts
from claimtrack.errors import MalformedInputError
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    AnswerKind,
    Measure,
    Name,
    Partition,
    Place,
    Source,
    SourceKind,
    Subject,
)


def graph_of(*cases: dict[str, object]) -> ClaimGraph:
    return read_texts(
        CaseText(
            content=json.dumps({"claimtrack": 1, **case}).encode(),
            file=f"{number}.json",
        )
        for number, case in enumerate(cases)
    )


def problems_of(*cases: dict[str, object]) -> list[tuple[str | None, str, str]]:
    with pytest.raises(MalformedInputError) as caught:
        graph_of(*cases)
    return [(one.file, one.path, one.message) for one in caught.value.problems]


def test_a_source_is_read_with_all_that_is_said_of_it() -> None:
    graph = graph_of(
        {
            "sources": [
                {
                    "id": "az-mod",
                    "name": "Ministry of Defence of Azerbaijan",
                    "kind": "organization",
                    "names": {"ru": ["Минобороны", "МО"], "en": ["Ministry"]},
                    "aliases": ["the Ministry", "MoD", "MoD"],
                    "part_of": ["azerbaijan"],
                },
                {"id": "azerbaijan", "kind": "state"},
            ]
        }
    )

    assert graph == ClaimGraph(
        [
            Source(
                id="az-mod",
                kind=SourceKind.ORGANIZATION,
                names=[
                    Name(text="Ministry of Defence of Azerbaijan"),
                    Name(text="Минобороны", language="ru"),
                    Name(text="МО", language="ru"),
                    Name(text="Ministry", language="en"),
                ],
                aliases=["MoD", "the Ministry"],
                part_of=["azerbaijan"],
            ),
            Source(id="azerbaijan", kind=SourceKind.STATE),
        ]
    )


@pytest.mark.parametrize("kind", list(SourceKind))
def test_a_source_has_any_kind_that_sources_have(kind: SourceKind) -> None:
    graph = graph_of({"sources": [{"id": "a", "kind": kind.value}]})

    assert graph["a"] == Source(id="a", kind=kind)


def test_a_place_is_read_with_all_that_is_said_of_it() -> None:
    graph = graph_of(
        {
            "places": [
                {
                    "id": "town",
                    "name": "Town",
                    "names": {"az": ["Şəhər"]},
                    "aliases": ["the town"],
                    "part_of": ["region"],
                },
                {"id": "region"},
            ]
        }
    )

    assert graph == ClaimGraph(
        [
            Place(
                id="town",
                names=[Name(text="Town"), Name(text="Şəhər", language="az")],
                aliases=["the town"],
                part_of=["region"],
            ),
            Place(id="region"),
        ]
    )


def test_a_subject_is_part_of_subjects_sources_and_places() -> None:
    graph = graph_of(
        {
            "sources": [{"id": "state"}],
            "places": [{"id": "town"}],
            "subjects": [
                {"id": "people"},
                {
                    "id": "civilians",
                    "name": "civilians",
                    "names": {"fr": ["civils"]},
                    "aliases": ["non-combatants"],
                    "part_of": ["people", "state", "town"],
                },
            ],
        }
    )

    assert graph == ClaimGraph(
        [
            Source(id="state"),
            Place(id="town"),
            Subject(id="people"),
            Subject(
                id="civilians",
                names=[Name(text="civilians"), Name(text="civils", language="fr")],
                aliases=["non-combatants"],
                part_of=["people", "state", "town"],
            ),
        ]
    )


def test_a_measure_is_read_with_all_that_is_said_of_it() -> None:
    graph = graph_of(
        {
            "measures": [
                {
                    "id": "tanks-lost",
                    "name": "tanks lost",
                    "names": {"de": ["verlorene Panzer"]},
                    "aliases": ["tanks destroyed"],
                    "part_of": ["armour-lost"],
                    "answers": "count",
                    "unit": "tank",
                    "additive": False,
                },
                {"id": "armour-lost", "answers": "amount", "additive": True},
                {"id": "control", "answers": "choice", "options": ["b", "a", "b"]},
                {"id": "plain"},
            ]
        }
    )

    assert graph == ClaimGraph(
        [
            Measure(
                id="tanks-lost",
                names=[
                    Name(text="tanks lost"),
                    Name(text="verlorene Panzer", language="de"),
                ],
                aliases=["tanks destroyed"],
                part_of=["armour-lost"],
                answers=AnswerKind.COUNT,
                unit="tank",
                additive=False,
            ),
            Measure(id="armour-lost", answers=AnswerKind.AMOUNT, additive=True),
            Measure(id="control", answers=AnswerKind.CHOICE, options=["a", "b"]),
            Measure(id="plain"),
        ]
    )


def test_partitions_of_measures_and_of_places_are_read() -> None:
    graph = graph_of(
        {
            "measures": [{"id": "hit"}, {"id": "killed"}, {"id": "wounded"}],
            "places": [{"id": "region"}, {"id": "town"}],
            "partitions": [
                {
                    "whole": "hit",
                    "parts": ["wounded", "killed"],
                    "disjoint": True,
                    "exhaustive": True,
                },
                {"whole": "region", "parts": ["town"]},
            ],
        }
    )

    assert set(graph.of_kind(Partition).values()) == {
        Partition(
            whole_id="hit",
            part_ids=["killed", "wounded"],
            disjoint=True,
            exhaustive=True,
        ),
        Partition(whole_id="region", part_ids=["town"]),
    }


def test_what_is_null_in_a_definition_is_absent() -> None:
    nulled = graph_of(
        {
            "name": None,
            "sources": [
                {
                    "id": "a",
                    "name": None,
                    "kind": None,
                    "names": None,
                    "aliases": None,
                    "part_of": None,
                }
            ],
            "measures": [
                {
                    "id": "m",
                    "answers": None,
                    "unit": None,
                    "options": None,
                    "additive": None,
                }
            ],
            "partitions": None,
        }
    )

    assert nulled == ClaimGraph([Source(id="a"), Measure(id="m")])


def test_a_name_given_in_two_ways_is_kept_once_for_each_language() -> None:
    graph = graph_of(
        {"sources": [{"id": "a", "name": "A", "names": {"": ["A"], "en": ["A"]}}]}
    )

    names = [Name(text="A"), Name(text="A", language="en")]
    assert graph["a"] == Source(id="a", names=names)


def test_names_aliases_and_wholes_of_one_id_are_united_over_files() -> None:
    graph = graph_of(
        {
            "sources": [
                {
                    "id": "a",
                    "name": "One",
                    "names": {"ru": ["Раз"]},
                    "aliases": ["first"],
                    "part_of": ["x"],
                },
                {"id": "x"},
            ]
        },
        {
            "sources": [
                {
                    "id": "a",
                    "name": "Two",
                    "names": {"ru": ["Два"]},
                    "aliases": ["second"],
                    "part_of": ["y"],
                    "kind": "person",
                },
                {"id": "y"},
            ]
        },
    )

    assert graph["a"] == Source(
        id="a",
        kind=SourceKind.PERSON,
        names=[
            Name(text="One"),
            Name(text="Two"),
            Name(text="Раз", language="ru"),
            Name(text="Два", language="ru"),
        ],
        aliases=["first", "second"],
        part_of=["x", "y"],
    )


def test_an_id_may_be_defined_twice_in_one_file_where_the_two_agree() -> None:
    graph = graph_of(
        {
            "measures": [
                {"id": "m", "unit": "tank"},
                {"id": "m", "answers": "count", "unit": "tank"},
            ]
        }
    )

    measure = Measure(id="m", answers=AnswerKind.COUNT, unit="tank")
    assert graph == ClaimGraph([measure])


@pytest.mark.parametrize(
    ("section", "one", "other", "told"),
    [
        (
            "sources",
            {"kind": "state"},
            {"kind": "outlet"},
            "kind is 'state' and 'outlet'",
        ),
        ("measures", {"unit": "tank"}, {"unit": "gun"}, "unit is 'tank' and 'gun'"),
        (
            "measures",
            {"answers": "count"},
            {"answers": "amount"},
            "answers is 'count' and 'amount'",
        ),
        (
            "measures",
            {"additive": True},
            {"additive": False},
            "additive is True and False",
        ),
        (
            "measures",
            {"options": ["a", "b"]},
            {"options": ["a", "c"]},
            "options is ('a', 'b') and ('a', 'c')",
        ),
        (
            "measures",
            {"options": ["a", "b"]},
            {"answers": "count"},
            "only a choice has options",
        ),
    ],
)
def test_two_definitions_that_differ_are_refused_with_both_places(
    section: str, one: dict[str, object], other: dict[str, object], told: str
) -> None:
    problems = problems_of(
        {section: [{"id": "x"}, {"id": "a", **one}]}, {section: [{"id": "a", **other}]}
    )

    message = f"'a' has two definitions, here and at 0.json $.{section}[1]: {told}"
    assert problems == [("1.json", f"$.{section}[0]", message)]


def test_the_place_told_of_is_the_one_that_differs() -> None:
    problems = problems_of(
        {"measures": [{"id": "m"}]},
        {"measures": [{"id": "m", "unit": "tank"}]},
        {"measures": [{"id": "m", "unit": "gun"}]},
    )

    message = (
        "'m' has two definitions, here and at 1.json $.measures[0]: "
        "unit is 'tank' and 'gun'"
    )
    assert problems == [("2.json", "$.measures[0]", message)]


def test_two_definitions_that_differ_twice_are_two_problems() -> None:
    problems = problems_of(
        {
            "measures": [
                {"id": "m", "unit": "tank", "additive": True},
                {"id": "m", "unit": "gun", "additive": False},
            ]
        }
    )

    told = "'m' has two definitions, here and at 0.json $.measures[0]: "
    assert problems == [
        ("0.json", "$.measures[1]", f"{told}unit is 'tank' and 'gun'"),
        ("0.json", "$.measures[1]", f"{told}additive is True and False"),
    ]


def test_sources_places_subjects_and_measures_share_one_namespace() -> None:
    problems = problems_of(
        {
            "sources": [{"id": "a"}],
            "places": [{"id": "a"}],
            "subjects": [{"id": "a"}],
            "measures": [{"id": "a"}],
        }
    )

    told = "'a' has two definitions, here and at 0.json $.sources[0]: it is a source"
    assert problems == [
        ("0.json", "$.places[0]", f"{told} and a place"),
        ("0.json", "$.subjects[0]", f"{told} and a subject"),
        ("0.json", "$.measures[0]", f"{told} and a measure"),
    ]


@pytest.mark.parametrize("id_", ["", " ", " a", "a ", "a\n", "\u3000a"])
def test_an_id_that_is_empty_or_has_white_space_at_an_end_is_refused(id_: str) -> None:
    problems = problems_of({"places": [{"id": id_}]})

    message = f"an id has a first and a last letter; got {id_!r}"
    assert problems == [("0.json", "$.places[0]", message)]


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        ({"options": []}, "a choice is between two options or more"),
        ({"options": ["a"]}, "a choice is between two options or more"),
        ({"options": ["a", "a"]}, "a choice is between two options or more"),
        ({"answers": "count", "options": ["a", "b"]}, "only a choice has options"),
        (
            {"answers": "choice", "additive": True},
            "options do not add up: a choice is never additive",
        ),
    ],
)
def test_a_measure_that_can_not_be_is_refused(
    measure: dict[str, object], told: str
) -> None:
    problems = problems_of({"measures": [{"id": "m", **measure}]})

    assert problems == [("0.json", "$.measures[0]", told)]


def test_a_broken_definition_is_one_problem_however_often_it_is_named() -> None:
    problems = problems_of(
        {
            "sources": [{"id": "a"}],
            "measures": [
                {"id": "m", "options": ["one"]},
                {"id": "n", "part_of": ["m"]},
            ],
            "questions": [{"id": "q", "measure": "m"}],
            "statements": [
                {"source": "a", "key": "1", "claims": [{"measure": "m", "answer": 1}]}
            ],
        }
    )

    told = "a choice is between two options or more"
    assert problems == [("0.json", "$.measures[0]", told)]


@pytest.mark.parametrize(
    ("section", "noun"),
    [
        ("sources", "source"),
        ("places", "place"),
        ("subjects", "subject or source or place"),
        ("measures", "measure"),
    ],
)
def test_what_part_of_names_must_be_declared(section: str, noun: str) -> None:
    problems = problems_of({section: [{"id": "a", "part_of": ["far-away"]}]})

    message = f"no {noun} is called 'far-away'; declare it"
    assert problems == [("0.json", f"$.{section}[0].part_of", message)]


def test_what_is_not_declared_is_answered_with_what_is_close() -> None:
    problems = problems_of(
        {
            "sources": [{"id": "az-mod"}, {"id": "az-mfa"}, {"id": "unlike"}],
            "places": [{"id": "az-mob"}],
        },
        {"sources": [{"id": "a", "part_of": ["az-mov"]}, {"id": "az-moe"}]},
    )

    message = (
        "no source is called 'az-mov'; close to it: az-moe, az-mod, az-mfa; declare it"
    )
    assert problems == [("1.json", "$.sources[0].part_of", message)]


def test_what_part_of_names_may_be_declared_in_another_file() -> None:
    graph = graph_of(
        {"sources": [{"id": "a", "part_of": ["b"]}]}, {"sources": [{"id": "b"}]}
    )

    assert graph == ClaimGraph([Source(id="a", part_of=["b"]), Source(id="b")])


def test_a_whole_of_another_kind_is_refused() -> None:
    problems = problems_of(
        {
            "sources": [{"id": "a", "part_of": ["m"]}],
            "subjects": [{"id": "s", "part_of": ["m"]}],
            "measures": [{"id": "m"}, {"id": "n", "part_of": ["a"]}],
        }
    )

    assert problems == [
        (
            "0.json",
            "$.sources[0].part_of",
            "expected a source; 'm' is a measure",
        ),
        (
            "0.json",
            "$.subjects[0].part_of",
            "expected a subject or source or place; 'm' is a measure",
        ),
        (
            "0.json",
            "$.measures[1].part_of",
            "expected a measure; 'a' is a source",
        ),
    ]


def test_a_ring_of_part_of_is_refused() -> None:
    problems = problems_of(
        {
            "sources": [
                {"id": "a", "part_of": ["b"]},
                {"id": "b", "part_of": ["c"]},
                {"id": "c", "part_of": ["a"]},
            ]
        }
    )

    ((file, path, message),) = problems
    assert file == "0.json"
    assert path in {f"$.sources[{number}].part_of" for number in range(3)}
    assert message.startswith("part_of goes in a ring: ")
    assert set(message.removeprefix("part_of goes in a ring: ").split(" > ")) == {
        "a",
        "b",
        "c",
    }


def test_a_ring_of_part_of_over_two_files_is_refused() -> None:
    problems = problems_of(
        {"places": [{"id": "a", "part_of": ["b"]}]},
        {"places": [{"id": "b", "part_of": ["a"]}]},
    )

    message = "part_of goes in a ring: a > b > a"
    assert problems == [("0.json", "$.places[0].part_of", message)]


def test_what_is_part_of_itself_is_refused() -> None:
    problems = problems_of({"measures": [{"id": "m", "part_of": ["m"]}]})

    message = "part_of goes in a ring: m > m"
    assert problems == [("0.json", "$.measures[0].part_of", message)]


def test_the_parts_of_a_partition_lie_within_its_whole() -> None:
    problems = problems_of(
        {
            "measures": [{"id": "hit", "part_of": ["killed"]}, {"id": "killed"}],
            "partitions": [{"whole": "hit", "parts": ["killed"]}],
        }
    )

    ((_, path, message),) = problems
    assert path in {"$.measures[0].part_of", "$.partitions[0].parts"}
    assert "hit > killed > hit" in message or "killed > hit > killed" in message


def test_a_ring_of_partitions_alone_is_told_at_a_partition() -> None:
    problems = problems_of(
        {
            "measures": [{"id": "a"}, {"id": "b"}],
            "partitions": [
                {"whole": "a", "parts": ["b"]},
                {"whole": "b", "parts": ["a"]},
            ],
        }
    )

    ((_, path, _),) = problems
    assert path.startswith("$.partitions[")


@pytest.mark.parametrize(
    ("partition", "path", "told"),
    [
        (
            {"whole": "x", "parts": ["killed"]},
            "whole",
            "no measure or place is called 'x'; declare it",
        ),
        (
            {"whole": "ministry", "parts": ["killed"]},
            "whole",
            "expected a measure or place; 'ministry' is a source",
        ),
        (
            {"whole": "hit", "parts": ["killed", "woundet"]},
            "parts[1]",
            "no measure is called 'woundet'; close to it: wounded; declare it",
        ),
        (
            {"whole": "hit", "parts": ["town"]},
            "parts[0]",
            "expected a measure; 'town' is a place",
        ),
        ({"whole": "hit", "parts": []}, "parts", "a partition has parts"),
    ],
)
def test_a_partition_that_can_not_be_is_refused(
    partition: dict[str, object], path: str, told: str
) -> None:
    problems = problems_of(
        {
            "sources": [{"id": "ministry"}],
            "places": [{"id": "town"}],
            "measures": [{"id": "hit"}, {"id": "killed"}, {"id": "wounded"}],
            "partitions": [partition],
        }
    )

    assert problems == [("0.json", f"$.partitions[0].{path}", told)]


def test_an_id_is_one_id_however_its_letters_are_composed() -> None:
    composed = unicodedata.normalize("NFC", "café")
    decomposed = unicodedata.normalize("NFD", "café")

    graph = graph_of(
        {
            "sources": [{"id": decomposed}, {"id": "a", "part_of": [decomposed]}],
            "documents": [{"id": "page", "publisher": decomposed}],
            "measures": [{"id": decomposed + "s"}],
            "statements": [
                {
                    "source": decomposed,
                    "document": "page",
                    "claims": [{"measure": decomposed + "s", "answer": 1}],
                },
                {"source": composed, "key": "1"},
            ],
        }
    )

    assert set(graph.of_kind(Source)) == {"a", composed}
