import copy
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.codec import CaseText, Limits, read, read_texts
from claimtrack.errors import MalformedInputError, Problem
from claimtrack.graph import ClaimGraph
from claimtrack.model import Envelope, Record, Source, Statement, digest

Json = dict[str, object]

SECTIONS = (
    "sources",
    "places",
    "subjects",
    "measures",
    "partitions",
    "questions",
    "documents",
    "statements",
    "reviews",
    "links",
    "settlements",
)
MEASURES: list[Json] = [
    {"id": "armour", "aliases": ["a", "b", "c"]},
    {"id": "tanks", "part_of": ["armour"]},
    {"id": "guns", "names": {"en": ["guns", "artillery"], "de": ["Geschütze"]}},
    {"id": "price", "answers": "amount"},
    {"id": "held", "options": ["east", "west", "nobody"]},
]
ANSWERS: dict[str, list[object]] = {
    "armour": [0, 3, "at least 2"],
    "tanks": [1, "2", {"low": 1, "high": 4}],
    "guns": ["unknown", {"high": 9}],
    "price": [1.5, "2.50", {"low": -1}],
    "held": ["east", "unknown"],
}
SCOPES: list[Json] = [
    {},
    {"subject": "army", "period": "2020-09-27/said"},
    {"place": "town", "period": "2020-09-27"},
]


def text_of(case: Json, file: str | None = None) -> CaseText:
    return CaseText(content=json.dumps(case).encode(), file=file)


def problems_of(*texts: CaseText, limits: Limits | None = None) -> tuple[Problem, ...]:
    with pytest.raises(MalformedInputError) as caught:
        read_texts(texts, limits=limits)
    return caught.value.problems


def unnumbered(graph: ClaimGraph) -> list[Record | Envelope]:
    """A graph's records; labels without the numbers of several claims of one `of`."""
    return [
        Envelope(
            record_id=one.record_id,
            recorded_at=one.recorded_at,
            labels=[re.sub(r"\.\d+$", "", label) for label in one.labels],
        )
        if isinstance(one, Envelope)
        else one
        for one in graph.records()
    ]


@st.composite
def claims(draw: st.DrawFn, label: str, earlier: list[str]) -> Json:
    """A claim entry: an answer, a text, or what an earlier statement or claim says."""
    stance = draw(st.sampled_from([{}, {}, {"stance": "denies"}, {"stance": "doubts"}]))
    form = draw(st.sampled_from(["answer", "question", "text", "of"]))
    if form == "of" and earlier:
        return {"id": label, "of": draw(st.sampled_from(earlier)), **stance}
    if form == "question":
        return {"id": label, "question": "q", "answer": "at least 3", **stance}
    if form == "answer":
        measure = draw(st.sampled_from(sorted(ANSWERS)))
        answer = draw(st.sampled_from(ANSWERS[measure]))
        scope = draw(st.sampled_from(SCOPES))
        return {"id": label, "measure": measure, "answer": answer, **scope, **stance}
    return {"id": label, "text": draw(st.sampled_from("ab")), **stance}


@st.composite
def cases(draw: st.DrawFn) -> Json:
    """A sound case file in which every claim has an id."""
    sources = [f"source {number}" for number in range(draw(st.integers(1, 4)))]
    statements: list[Json] = []
    makers: list[str] = []
    for number in range(draw(st.integers(1, 6))):
        label = f"s{number}"
        others = st.lists(st.sampled_from([f"s{n}" for n in range(number + 1)]))
        own = [
            draw(claims(f"{label} claim {n}", makers))
            for n in range(draw(st.integers(0, 3)))
        ]
        before = st.lists(st.integers(0, number - 1), unique=True) if number else None
        relayed = [] if before is None else draw(before)
        statements.append(
            {
                "id": label,
                "source": draw(st.sampled_from(sources)),
                "document": draw(st.sampled_from([None, "page"])),
                "key": label,
                "claims": own,
                "relays": [{"statement": f"s{other}"} for other in relayed],
                **{
                    key: draw(others)
                    for key in ("responds_to", "after", "corrects", "disowns")
                },
            }
        )
        makers.extend([label] * bool(own))
        makers.extend(str(one["id"]) for one in own)
    return {
        "claimtrack": 1,
        "name": "case",
        "sources": [
            {"id": one, "part_of": sources[:number]}
            for number, one in enumerate(sources)
        ],
        "places": [{"id": "town"}, {"id": "square", "part_of": ["town"]}],
        "subjects": [{"id": "army", "part_of": ["source 0", "town"]}],
        "measures": MEASURES,
        "partitions": [{"whole": "armour", "parts": ["tanks", "guns"]}],
        "questions": [{"id": "q", "measure": "tanks"}, {"id": "r", "measure": "guns"}],
        "documents": [{"id": "page", "url": "u"}, {"id": "other", "url": "v"}],
        "statements": statements,
        "settlements": [{"finding": f, "by": "a", "because": "b"} for f in "xy"],
    }


def shuffled(draw: st.DrawFn, value: object) -> object:
    """A value with every list in it in another order."""
    if isinstance(value, dict):
        return {key: shuffled(draw, one) for key, one in value.items()}
    if isinstance(value, list):
        return draw(st.permutations([shuffled(draw, one) for one in value]))
    return value


@st.composite
def cases_in_two_orders(draw: st.DrawFn) -> tuple[Json, list[Json]]:
    """A case file, and the same spread over several files in any order."""
    case = draw(cases())
    mixed = shuffled(draw, case)
    assert isinstance(mixed, dict)
    count = draw(st.integers(1, 3))
    files: list[Json] = [{"claimtrack": 1, "name": "case"} for _ in range(count)]
    for section in SECTIONS:
        for entry in mixed.get(section, []):
            file = files[draw(st.integers(0, count - 1))]
            entries = file.setdefault(section, [])
            assert isinstance(entries, list)
            entries.append(entry)
    return case, files


@given(cases_in_two_orders())
def test_the_order_of_entries_and_of_files_changes_nothing(
    given_orders: tuple[Json, list[Json]],
) -> None:
    case, files = given_orders

    graph = read_texts([text_of(case)])
    other = read_texts(map(text_of, files))

    assert unnumbered(other) == unnumbered(graph)


@given(cases())
def test_reading_a_file_twice_is_reading_it_once(case: Json) -> None:
    text = text_of(case)

    once = read_texts([text])
    twice = read_texts([text, text])

    assert twice == once


@given(cases(), cases())
def test_what_is_read_apart_and_united_is_what_is_read_together(
    one: Json, other: Json
) -> None:
    texts = [text_of({**one, "name": "one"}), text_of({**other, "name": "other"})]
    apart = read_texts(texts[:1]) | read_texts(texts[1:])
    together = read_texts(texts)

    assert together == apart


@given(cases())
def test_a_graph_can_be_built_again_of_what_was_read(case: Json) -> None:
    graph = read_texts([text_of(case)])

    again = ClaimGraph(graph.records())

    assert again == graph


def test_no_files_give_an_empty_graph() -> None:
    assert read() == read_texts([]) == ClaimGraph()


def test_an_empty_case_file_gives_an_empty_graph() -> None:
    graph = read_texts([text_of({"claimtrack": 1})])

    assert graph == ClaimGraph()


def test_files_are_read_as_their_contents_are(tmp_path: Path) -> None:
    contents = [
        {"claimtrack": 1, "sources": [{"id": "a", "part_of": ["b"]}]},
        {"claimtrack": 1, "sources": [{"id": "b", "name": "Б"}]},
    ]
    paths = [tmp_path / "a.json", tmp_path / "b.json"]
    for path, content in zip(paths, contents, strict=True):
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

    graph = read(paths[0], str(paths[1]))

    assert graph == read_texts(map(text_of, contents))
    assert set(graph.of_kind(Source)) == {"a", "b"}


def test_files_are_refused_as_their_contents_are(tmp_path: Path) -> None:
    contents = [
        b'{"claimtrack": 1, "sources": [{"id": "a", "part_of": ["b"]}]}',
        b'{"claimtrack": 1, "sources": [{"name": "no id"}]}',
        b"not JSON",
    ]
    paths = [tmp_path / f"{number}.json" for number in range(3)]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)

    with pytest.raises(MalformedInputError) as caught:
        read(*paths)

    assert caught.value.problems == problems_of(
        *(
            CaseText(content=content, file=str(path))
            for content, path in zip(contents, paths, strict=True)
        )
    )
    assert str(caught.value) == (
        f"{paths[1]}: $.sources[0]: 'id' is missing\n"
        f"{paths[2]}: $: not JSON: line 1, column 1 can't be read"
    )


def test_a_file_that_can_not_be_opened_is_the_systems_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "missing.json")
    with pytest.raises(OSError, match="directory"):
        read(tmp_path)


def test_a_file_longer_than_the_limit_is_refused_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "long.json"
    path.write_bytes(b'{"claimtrack": 1}' + b" " * 100)

    with pytest.raises(MalformedInputError) as caught:
        read(path, limits=Limits(file_bytes=116))

    message = "longer than 116 bytes, the limit for a file"
    assert caught.value.problems == (
        Problem(path="$", message=message, file=str(path)),
    )


def test_a_file_as_long_as_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.json"
    path.write_bytes(b'{"claimtrack": 1}' + b" " * 100)

    graph = read(path, limits=Limits(file_bytes=117))

    assert graph == ClaimGraph()


def test_the_limits_are_large_unless_they_are_chosen() -> None:
    assert Limits() == Limits(
        file_bytes=64 * 1024 * 1024,
        depth=64,
        records=1_000_000,
        text_bytes=1024 * 1024,
        digits=30,
    )


@pytest.mark.parametrize("version", [2, 0, -1, 10**20])
def test_another_version_is_refused_by_name_and_nothing_else_is_told(
    version: int,
) -> None:
    case = {"claimtrack": version, "sources": "of another shape", "new": []}

    problems = problems_of(text_of(case, "new.json"))

    message = (
        f"written as version {version} of the case file; "
        "this claimtrack reads version 1"
    )
    assert problems == (Problem(path="$.claimtrack", message=message, file="new.json"),)


def test_a_case_file_without_a_version_is_one_problem() -> None:
    problems = problems_of(text_of({"sources": []}, "case.json"))

    assert problems == (
        Problem(path="$", message="'claimtrack' is missing", file="case.json"),
    )


def test_all_files_that_can_not_be_read_on_from_are_told_of_at_once() -> None:
    problems = problems_of(
        CaseText(content=b"[", file="a"),
        text_of({"claimtrack": 1, "sources": [{"id": "x", "part_of": ["?"]}]}, "b"),
        text_of({"claimtrack": 2}, "c"),
        text_of({"claimtrack": 1, "sources": [{}]}, "d"),
        text_of({"claimtrack": 1, "sourcs": []}, "e"),
    )

    assert [problem.file for problem in problems] == ["a", "c", "d", "e"]


def test_reading_goes_on_where_what_is_wrong_may_be_absent() -> None:
    problems = problems_of(
        text_of(
            {
                "claimtrack": 1,
                "nam": "case",
                "sources": [{"id": "a", "kin": "state"}, {"id": "b", "part_of": ["?"]}],
                "statements": [
                    {"source": "a", "key": "1", "asserted_at": 2020},
                    {"source": "c", "key": "2"},
                ],
            },
            "case.json",
        )
    )

    assert {problem.path for problem in problems} == {
        "$.nam",
        "$.sources[0].kin",
        "$.sources[1].part_of",
        "$.statements[0].asserted_at",
        "$.statements[1].source",
    }


def test_an_entry_of_a_wrong_shape_is_told_of_once() -> None:
    problems = problems_of(
        text_of(
            {
                "claimtrack": 1,
                "sources": [{"id": "a", "kin": "state", "part_of": ["?"]}],
                "statements": [{"source": "?", "asserted": "2020-13"}],
            }
        )
    )

    assert [problem.path for problem in problems] == [
        "$.sources[0].kin",
        "$.statements[0].asserted",
    ]


def test_a_wrong_shape_in_one_file_hides_nothing_in_another_of_no_name() -> None:
    problems = problems_of(
        text_of({"claimtrack": 1, "sources": [{"id": "a", "kin": "state"}]}),
        text_of({"claimtrack": 1, "sources": [{"id": "b", "part_of": ["?"]}]}),
    )

    assert [problem.path for problem in problems] == [
        "$.sources[0].kin",
        "$.sources[0].part_of",
    ]


def test_problems_come_in_the_order_of_the_input() -> None:
    files = [
        text_of(
            {
                "claimtrack": 1,
                "sources": [{"id": "a"}, {"id": "b", "part_of": ["?"]}],
                "documents": [{"id": "d"}],
                "statements": [
                    {"source": "a", "key": "1", "after": ["?"]},
                    {"source": "?", "key": "2"},
                    {
                        "source": "a",
                        "key": "3",
                        "claims": [{"text": "t", "place": "?"}],
                    },
                    {"source": "a", "key": "4", "kin": "telling"},
                    {"source": "a", "key": "5", "relays": [{"statement": "?"}]},
                ],
            },
            file,
        )
        for file in ("one", "other")
    ]

    problems = problems_of(*files)

    assert [(problem.file, problem.path) for problem in problems] == [
        (file, path)
        for file in ("one", "other")
        for path in (
            "$.sources[1].part_of",
            "$.documents[0]",
            "$.statements[0].after[0]",
            "$.statements[1].source",
            "$.statements[2].claims[0]",
            "$.statements[3].kin",
            "$.statements[4].relays[0].statement",
        )
    ]


def test_what_is_read_has_its_text_in_normal_form_c() -> None:
    graph = read_texts(
        [
            text_of(
                {
                    "claimtrack": 1,
                    "sources": [{"id": "a"}],
                    "statements": [{"source": "a", "quote": "e\u0301"}],
                }
            )
        ]
    )

    statement = Statement(source_id="a", quote="\u00e9")
    assert set(graph.of_kind(Statement)) == {digest(statement)}


def test_the_texts_may_come_one_by_one() -> None:
    texts = iter([text_of({"claimtrack": 1}), text_of({"claimtrack": 1})])

    graph = read_texts(texts)

    assert graph == ClaimGraph()


def test_reading_changes_nothing_that_it_is_given() -> None:
    case: Json = {"claimtrack": 1, "sources": [{"id": "a", "name": None}]}
    before = copy.deepcopy(case)
    text = text_of(case)

    first, second = read_texts([text]), read_texts([text])

    assert case == before
    assert first == second
