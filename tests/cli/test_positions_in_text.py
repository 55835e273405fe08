"""What `claimtrack positions` says of a claim that fell, or that a part speaks against."""

from collections.abc import Callable
from pathlib import Path

from claimtrack.codec import Case

Run = Callable[..., tuple[int, str, str]]


def army() -> Case:
    case = Case("river war")
    case.source("north", "The North")
    case.source("army", "Army", part_of="north")
    case.source("ministry", "Ministry", part_of="north")
    case.measure("guns", "guns lost")
    case.question("guns", "guns", period="2020-09-27")
    return case


def printed(run: Run, case: Case, folder: Path) -> list[str]:
    path = folder / "case.json"
    case.save(path)
    _, out, _ = run("positions", path, "north")
    return out.splitlines()


def test_a_replaced_claim_names_what_replaces_it(run: Run, tmp_path: Path) -> None:
    case = army()
    case.say("a", "army", "guns", 4, on="2020-09-28")
    case.say("b", "army", "guns", 6, on="2020-09-29")

    lines = printed(run, case, tmp_path)

    assert lines == [
        "guns lost (2020-09-27)",
        "  a#1  Army, 2020-09-28: 4",
        "      replaced by b#1",
        "  b#1  Army, 2020-09-29: 6",
    ]


def test_two_parts_that_disagree_name_each_other(run: Run, tmp_path: Path) -> None:
    case = army()
    case.say("a", "army", "guns", 4, on="2020-09-28")
    case.say("b", "ministry", "guns", 6, on="2020-09-29")

    lines = printed(run, case, tmp_path)

    assert lines == [
        "guns lost (2020-09-27)",
        "  a#1  Army, 2020-09-28: 4",
        "      can't hold beside b#1",
        "  b#1  Ministry, 2020-09-29: 6",
        "      can't hold beside a#1",
    ]


def test_of_two_that_withdraw_each_other_neither_stands(
    run: Run, tmp_path: Path
) -> None:
    case = army()
    case.say("a", "army", "guns", 4, on="2020-09-28")
    case.retract("b", "army", of="a", on="2020-09-28")
    case.edit("a", retracts=["b"])

    lines = printed(run, case, tmp_path)

    assert lines[1:] == ["  a#1  Army, 2020-09-28: 4", "      no longer stands"]
