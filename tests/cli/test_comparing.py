"""The command that puts two sources beside each other."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.codec import Case

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case: two armies that agree on nothing but the number of guns."""
    case = Case("river war")
    case.source("north", "Army of the North")
    case.source("south", "Army of the South")
    for measure in ("guns", "jets"):
        case.measure(measure, f"{measure} lost")
        case.question(measure, measure, period="2020-09-27")
    case.say("a", "north", "guns", 4, on="2020-09-28")
    case.say("b", "south", "guns", 6, on="2020-09-28")
    case.say("c", "south", "jets", "at least 1")
    return case.save(tmp_path / "case.json") or tmp_path / "case.json"


def test_each_question_stands_with_what_both_say(run: Run, path: Path) -> None:
    code, out, err = run("compare", path, "north", "south")

    assert (code, err) == (0, "")
    assert out == (
        "guns lost (2020-09-27): conflict\n"
        "  A  a#1  Army of the North, 2020-09-28: 4\n"
        "  B  b#1  Army of the South, 2020-09-28: 6\n"
        "  Neither names a subject or a place, and both answer the same question about\n"
        "  the same period: 4 and 6 can't both hold.\n"
        "\n"
        "jets lost (2020-09-27): only one of them speaks\n"
        "  B  c#1  Army of the South: at least 1\n"
    )


def test_json_has_a_fixed_shape(run: Run, path: Path) -> None:
    code, out, err = run("compare", "--format", "json", path, "north", "south")

    given = json.loads(out)
    first, second = given["questions"]
    assert (code, err, given["claimtrack"]) == (0, "", 1)
    assert (first["verdict"], second["verdict"]) == ("conflict", None)
    assert [one["label"] for one in first["one"]["claims"]] == ["a#1"]
    assert [one["label"] for one in first["other"]["claims"]] == ["b#1"]
    assert second["one"] == {"statements": [], "claims": []}
    assert (first["because"] != "", second["because"]) == (True, "")


def test_two_that_say_nothing_are_told_of(run: Run, path: Path) -> None:
    ran = run("compare", path, "north", "south", "--as-of", "2019")

    assert ran == (0, "Neither vouches for a claim that stands.\n", "")


def test_one_source_is_not_two(run: Run, path: Path) -> None:
    code, out, err = run("compare", path, "north", "north")

    assert (code, out) == (2, "")
    assert "'north' is one" in err
