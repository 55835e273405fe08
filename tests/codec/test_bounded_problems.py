"""However much is wrong with a file, what is told of it is bounded, and goes on."""

import json

import pytest

from claimtrack.codec import CaseText, Limits, read_log_text, read_texts
from claimtrack.errors import MalformedInputError, Problem

SOUND = {
    "claimtrack": 1,
    "name": "n",
    "sources": [{"id": "ada"}],
    "measures": [{"id": "tanks"}],
}


def error_of(case: object, limits: Limits | None = None) -> MalformedInputError:
    content = json.dumps(case).encode()
    with pytest.raises(MalformedInputError) as caught:
        read_texts([CaseText(content=content)], limits=limits)
    return caught.value


def paths_of(case: object) -> list[str]:
    return [problem.path for problem in error_of(case).problems]


def test_of_very_many_problems_a_thousand_are_told_and_the_rest_counted() -> None:
    error = error_of({"claimtrack": 1, "sources": [5] * 1234})

    lines = str(error).splitlines()
    assert (len(error.problems), error.more_count) == (1000, 234)
    assert lines[0] == "$.sources[0]: expected an object; got 5"
    assert lines[999:] == [
        "$.sources[999]: expected an object; got 5",
        "and 234 more",
    ]


def test_of_very_many_unknown_labels_a_thousand_are_told() -> None:
    said = {"id": "a", "source": "ada", "after": [f"s{n}" for n in range(1500)]}

    error = error_of({**SOUND, "statements": [said]})

    assert (len(error.problems), error.more_count) == (1000, 500)
    assert str(error).endswith("\nand 500 more")


def test_how_many_problems_are_told_can_be_chosen() -> None:
    error = error_of({"claimtrack": 1, "sources": [5] * 5}, Limits(problems=2))

    assert (len(error.problems), error.more_count) == (2, 3)


def test_the_problems_of_several_files_are_bounded_together() -> None:
    content = json.dumps({"claimtrack": 1, "sources": [5] * 600}).encode()
    texts = [CaseText(content=content, file=name) for name in ("one", "two")]

    with pytest.raises(MalformedInputError) as caught:
        read_texts(texts)

    assert (len(caught.value.problems), caught.value.more_count) == (1000, 200)
    assert str(caught.value).endswith("and 200 more")


def test_an_error_that_was_given_too_many_problems_tells_a_thousand() -> None:
    error = MalformedInputError([Problem(path="$", message="m")] * 1001)

    assert len(error.problems) == 1001
    assert str(error).splitlines()[-2:] == ["$: m", "and 1 more"]


def test_a_long_label_is_quoted_short() -> None:
    said = {"id": "a", "source": "ada", "after": ["x" * 100_000]}

    error = error_of({**SOUND, "statements": [said]})

    wanted = f"no statement is called '{'x' * 80}'..."
    assert [problem.message for problem in error.problems] == [wanted]


def test_a_long_key_and_a_long_ring_are_told_short() -> None:
    claims = [
        {"id": f"c{n}", "of": f"c{(n + 1) % 500}", "stance": "asserts"}
        for n in range(500)
    ]
    said = {"id": "a", "source": "ada", "quote": "q", "claims": claims}

    error = error_of({**SOUND, "statements": [said], "k" * 100_000: 1})

    assert len(error.problems) == 2
    assert all(len(line) < 2500 for line in str(error).splitlines())


def test_looking_for_what_is_close_is_bounded() -> None:
    sources = [{"id": f"source-{number}"} for number in range(60_000)]
    said = [{"source": f"sourse-{n}", "key": "k"} for n in range(3)]

    error = error_of({"claimtrack": 1, "sources": sources, "statements": said})

    hinted = ["close to it" in problem.message for problem in error.problems]
    assert hinted == [True, False, False]


def test_too_many_entries_are_refused_before_they_are_parsed() -> None:
    error = error_of({"claimtrack": 1, "sources": [{}] * 20}, Limits(records=3))

    message = "more than 3 entries, the limit for a file"
    assert error.problems == (Problem(path="$", message=message),)


@pytest.mark.parametrize(
    ("section", "entry"),
    [
        ("statements", {"id": "b"}),
        ("statements", {"id": "b", "source": 5}),
        ("statements", {"id": "b", "source": None}),
        ("statements", {"id": "b", "source": "ada", "relays": [{"mode": "unknown"}]}),
        ("questions", {"id": "q"}),
        ("partitions", {"whole": "tanks"}),
        ("partitions", {"parts": ["tanks"]}),
        ("reviews", {"statement": "a", "rating": "False"}),
        ("links", {"kind": "same", "by": "ada", "because": "b"}),
        ("links", {"kind": "alike", "between": ["a", "b"], "by": "c", "because": "d"}),
        ("settlements", {"finding": "0123456789abcdef", "by": "ada"}),
    ],
)
def test_a_required_key_that_is_missing_or_wrong_hides_nothing_elsewhere(
    section: str, entry: object
) -> None:
    case = {
        **SOUND,
        "documents": [{"id": "page", "publisher": "nobody", "url": "u"}],
        "statements": [{"id": "a", "source": "ada", "after": ["nothing"]}],
    }
    case[section] = [*case.get(section, ()), entry]

    paths = paths_of(case)

    assert sum(path.startswith(f"$.{section}[") for path in paths) == (
        2 if section == "statements" else 1
    )
    assert "$.documents[0].publisher" in paths
    assert "$.statements[0].after[0]" in paths
    assert len(paths) == 3


def test_what_names_an_entry_with_a_missing_key_is_no_problem() -> None:
    claim = {"question": "q", "answer": 3}
    said = {"id": "a", "source": "ada", "claims": [claim]}
    later = {"id": "b", "source": "ada", "after": ["c"]}
    case = {**SOUND, "questions": [{"id": "q"}], "statements": [said, later]}
    case["statements"].append({"id": "c"})

    paths = paths_of(case)

    assert paths == ["$.questions[0]", "$.statements[2]"]


def test_without_an_id_reading_ends_for_others_could_name_it() -> None:
    said = {"id": "a", "source": "mod"}

    paths = paths_of({**SOUND, "sources": [{"name": "mod"}], "statements": [said]})

    assert paths == ["$.sources[0]"]


def test_of_very_many_faulty_lines_a_thousand_are_told() -> None:
    content = b'{"claimtrack":1,"log":1}\n' + b"[]\n" * 1100

    with pytest.raises(MalformedInputError) as caught:
        read_log_text(content)

    error = caught.value
    assert (len(error.problems), error.more_count) == (1000, 100)
    assert error.problems[-1].path == "line 1001, $"


def test_a_reader_gives_up_counting_where_nobody_would_read_on() -> None:
    limits = Limits(records=50, problems=10)
    content = b'{"claimtrack":1,"log":1}\n' + b"[]\n" * 500

    case = error_of({"claimtrack": 1, "sources": [5] * 500}, limits)
    with pytest.raises(MalformedInputError) as log:
        read_log_text(content, limits=limits)

    assert (len(case.problems), case.more_count) == (10, 50)
    assert (len(log.value.problems), log.value.more_count) == (10, 50)


def test_a_log_of_nothing_but_faults_is_given_up_after_a_hundred_times_as_many() -> (
    None
):
    content = b'{"claimtrack":1,"log":1}\n' + b"\n" * 2_000

    with pytest.raises(MalformedInputError) as caught:
        read_log_text(content, limits=Limits(problems=10))

    assert (len(caught.value.problems), caught.value.more_count) == (10, 1000)


def test_what_may_be_meant_is_told_of_the_first_hundred_answers_only() -> None:
    rows = "".join(f"a,'{n},m\n" for n in range(150))
    text = CaseText(content=f"source,answer,measure\n{rows}".encode(), file="a.csv")

    with pytest.raises(MalformedInputError) as caught:
        read_texts([text])

    messages = [one.message for one in caught.value.problems]
    assert len(messages) == 150
    assert sum(len(one) > len(messages[-1]) + 10 for one in messages) == 100
