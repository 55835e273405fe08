"""claimtrack disputes, as text for a reader and as JSON for a program."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.codec import Case

Run = Callable[..., tuple[int, str, str]]


def war() -> Case:
    case = Case("river war")
    case.source("north", "The North")
    case.source("army", "Army of the North", part_of="north")
    case.source("ministry", "Ministry of the North", part_of="north")
    case.source("south", "The South")
    case.measure("tanks", "tanks lost")
    case.question("day", "tanks", period="2020-09-27")
    case.question("so-far", "tanks", so_far_since="2020-09-27")
    return case


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case with a dispute about a day and one about a running total."""
    case = war()
    case.say("a", "army", "day", 20, on="2020-09-28", quote="twenty of them")
    case.say("b", "ministry", "day", 15, on="2020-09-28")
    case.say("c", "south", "day", 5)
    case.say("d", "army", "so-far", 30, on="2020-09-29")
    case.say("e", "ministry", "so-far", 25, on="2020-09-30")
    case.save(tmp_path / "case.json")
    return tmp_path / "case.json"


def test_each_disputed_question_is_a_paragraph(run: Run, path: Path) -> None:
    ran = run("disputes", path)

    text = (
        "tanks lost (2020-09-27)\n"
        "  at least 2 of 3 claims do not hold; across sides\n"
        "  The North:\n"
        "    a#1  Army of the North, 2020-09-28: 20 “twenty of them”\n"
        "    b#1  Ministry of the North, 2020-09-28: 15\n"
        "  The South:\n"
        "    c#1  The South: 5\n"
        "  what suits most at once:\n"
        "    5: 1 claim (c#1)\n"
        "    15: 1 claim (b#1)\n"
        "    20: 1 claim (a#1)\n"
        "  gap 15, ratio 4\n"
        "\n"
        "tanks lost (since 2020-09-27)\n"
        "  at least 1 of 2 claims does not hold; within one side\n"
        "  The North:\n"
        "    d#1  Army of the North, 2020-09-29: 30\n"
        "    e#1  Ministry of the North, 2020-09-30: 25\n"
        "  can't both hold:\n"
        "    d#1 and e#1\n"
        "\n"
        "2 disputed questions\n"
    )
    assert ran == (0, text, "")


def test_a_limit_says_how_many_are_left_out(run: Run, path: Path) -> None:
    _, text, _ = run("disputes", path, "--limit", 1)
    _, given, _ = run("disputes", path, "--limit", 1, "--format", "json")

    assert text.endswith("\n2 disputed questions, 1 of them not shown\n")
    assert "since 2020-09-27" not in text
    assert json.loads(given)["truncated"] is True


def test_json_has_a_fixed_shape(run: Run, path: Path) -> None:
    code, out, err = run("disputes", path, "--format", "json")

    given = json.loads(out)
    first, second = given["disputes"]
    assert (code, err, given["claimtrack"], given["truncated"]) == (0, "", 1, False)
    assert {key: first[key] for key in ("at_least", "claim_count", "source_count")} == {
        "at_least": 2,
        "claim_count": 3,
        "source_count": 3,
    }
    assert (first["gap"], first["ratio"], first["camp_count"]) == ("15", "4", 3)
    assert [one["name"] for one in first["sides"]] == ["The North", "The South"]
    assert first["sides"][0]["sources"] == ["army", "ministry"]
    assert [one["label"] for one in first["camps"][0]["claims"]] == ["c#1"]
    assert (second["camps"], second["gap"], second["pair_count"]) == ([], None, 1)
    assert [x["label"] for x in second["pairs"][0]["claims"]] == ["d#1", "e#1"]


def test_json_lines_are_a_dispute_each(run: Run, path: Path) -> None:
    _, out, _ = run("disputes", path, "--format", "jsonl")

    lines = [json.loads(line) for line in out.splitlines()]
    assert [one["across_sides"] for one in lines] == [True, False]


def test_where_all_can_hold_nothing_is_disputed(run: Run, path: Path) -> None:
    ran = run("disputes", path, "--as-of", "2020-09-01")

    assert ran == (0, "0 disputed questions\n", "")


def test_of_many_claims_the_first_are_shown(run: Run, tmp_path: Path) -> None:
    case = war()
    for number in range(12):
        case.source(f"unit-{number:02}", part_of="north")
        case.say(f"u{number:02}", f"unit-{number:02}", "day", number, on="2020-09-28")
        case.say(
            f"t{number:02}",
            f"unit-{number:02}",
            "so-far",
            40 - number,
            on=f"2020-10-{number + 1:02}",
        )
    case.save(tmp_path / "case.json")

    _, out, _ = run("disputes", tmp_path / "case.json")

    assert out.count("      and 2 more\n") == 2
    assert "    and 4 more such groups\n" in out
    assert "    and 56 more pairs\n" in out


def test_a_camp_of_many_names_the_first(run: Run, tmp_path: Path) -> None:
    case = war()
    case.say("z", "south", "day", 99, on="2020-09-28")
    for number in range(12):
        case.source(f"unit-{number:02}", part_of="north")
        case.say(f"u{number:02}", f"unit-{number:02}", "day", 7, on="2020-09-28")
    case.save(tmp_path / "case.json")

    _, out, _ = run("disputes", tmp_path / "case.json")

    assert "u09#1 and more)" in " ".join(out.split())


def test_where_pairs_were_not_counted_there_may_be_more(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimtrack.analysis.contested.clashes.MOST_CANDIDATES", 0)

    _, out, _ = run("disputes", path)

    assert "    and perhaps more\n" in out


def test_a_limit_is_no_less_than_none(run: Run, path: Path) -> None:
    code, out, err = run("disputes", path, "--limit", "-1")

    assert (code, out) == (2, "")
    assert "--limit" in err
