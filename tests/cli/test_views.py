"""The options that ask about the graph as it was, or as somebody knew it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.codec import Case, read, write_log
from claimtrack.graph import ClaimGraph
from claimtrack.model import Envelope, Record, Statement, When, record_id
from claimtrack.typing import RecordId

Run = Callable[..., tuple[int, str, str]]


def ids(record: Record) -> tuple[object, object]:
    """What a record is, and for an edge the statement that it starts from."""
    return record_id(record), getattr(record, "statement_id", None)


def recorded(record: Record, when: str) -> Envelope:
    id_ = RecordId(record_id(record))
    return Envelope(record_id=id_, recorded_at=When(text=when))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A log: two armies, an agency that follows one of them, recorded on two days."""
    case = Case("river war")
    for source in ("north", "south", "agency"):
        case.source(source)
    case.measure("tanks")
    case.question("day", "tanks", period="2020-09-27")
    case.say("five", "north", "day", 5, on="2020-09-28")
    case.say("two", "south", "day", 2, on="2020-09-28T10:00")
    case.say("three", "south", "day", 3, on="2020-09-29")
    case.relay("told", "agency", of="two", on="2020-09-28T11:00")
    graph = case.graph()
    told = graph.find_id("told", Statement)
    envelopes = [
        recorded(one, "2021-02-01" if told in ids(one) else "2021-01-01")
        for one in graph.records()
        if not isinstance(one, Envelope)
    ]
    path = tmp_path / "log.jsonl"
    write_log(ClaimGraph([*graph.records(), *envelopes]), path)
    return path


def pairs(printed: str) -> list[list[str]]:
    """What contradicts what, by label."""
    findings = json.loads(printed)["findings"]
    return [[one["label"] for one in finding["statements"]] for finding in findings]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), [["five", "three"]]),
        (("--as-of", "2020-09-28"), [["five", "two"]]),
        (("--as-of", "2020-09-28T12:00"), []),
        (("--known-to", "agency"), []),
        (("--known-to", "south", "--as-of", "2020-09-29", "--history"), []),
        (("--recorded-as-of", "2021-01-01"), [["five", "three"]]),
        (("--recorded-as-of", "2020-12-31"), []),
    ],
)
def test_a_check_can_look_at_what_was_there(
    run: Run, path: Path, options: tuple[str, ...], expected: list[list[str]]
) -> None:
    code, out, err = run(
        "check", "--code", "conflict", "--format", "json", *options, path
    )

    assert (code, err) == (0, "")
    assert pairs(out) == expected


def test_what_was_not_there_yet_has_no_name(run: Run, path: Path) -> None:
    code, out, err = run("why", path, "five", "three", "--as-of", "2020-09-28")

    assert (code, out) == (2, "")
    assert "nothing here is called 'three'" in err


def test_a_trace_can_look_at_what_was_recorded(run: Run, path: Path) -> None:
    codes = [
        run("trace", path, "told", "--recorded-as-of", moment)[0]
        for moment in ("2021-01-31", "2021-02-01")
    ]

    assert codes == [2, 0]


def test_positions_can_look_at_what_was_said(run: Run, path: Path) -> None:
    _, out, _ = run("positions", path, "south", "--as-of", "2020-09-28")

    assert "two#1" in out
    assert "three" not in out


def test_a_moment_is_no_word(run: Run, path: Path) -> None:
    code, out, err = run("check", path, "--as-of", "yesterday")

    assert (code, out) == (2, "")
    assert "yesterday" in err


def test_one_clock_is_asked_at_a_time(run: Run, path: Path) -> None:
    options = ("--as-of", "2021", "--recorded-as-of", "2021")

    code, _, err = run("check", path, *options)

    assert code == 2
    assert "not allowed with" in err


def test_the_files_are_read_as_ever(run: Run, path: Path) -> None:
    _, out, _ = run("check", path, "--as-of", "2999", "--format", "json")
    _, plain, _ = run("check", path, "--format", "json")

    assert out == plain
    assert len(read(path)) > 0
