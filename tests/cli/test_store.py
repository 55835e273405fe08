"""Files put into a store, and what is in it listed, verified and read out."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.codec import read, read_log
from claimtrack.model import read_time
from claimtrack.store import open_store

Run = Callable[..., tuple[int, str, str]]

FIRST_CASE = Path(__file__).parents[2] / "examples" / "karabakh-2020-09-27"
SEED, DAY = FIRST_CASE / "seed-article.json", FIRST_CASE / "day-one.json"
NOON = "2021-03-01T12:00Z"


@pytest.fixture
def kept(run: Run, tmp_path: Path) -> Path:
    """A store that holds the seed article."""
    path = tmp_path / "claims.db"
    code, told, _ = run("store", "add", path, SEED, "--recorded-at", NOON)
    assert code == 0
    assert told.startswith("91 entries added; the head is 91:")
    return path


def test_a_later_file_can_name_what_is_in_the_store(run: Run, kept: Path) -> None:
    code, told, _ = run("store", "add", kept, DAY)

    assert (code, told[:18]) == (0, "138 entries added;")
    with open_store(kept) as store:
        assert len(store.graph()) == len(read(SEED, DAY))
        assert run("check", kept)[1] == run("check", SEED, DAY)[1]


def test_what_is_there_already_adds_nothing(run: Run, kept: Path) -> None:
    code, told, _ = run("store", "add", kept, SEED, "--format", "json")

    with open_store(kept) as store:
        head = f"{store.head.count}:{store.head.digest}"
    assert code == 0
    assert json.loads(told) == {"claimtrack": 1, "entries": 0, "head": head}


def test_now_is_when_it_was_put_in(run: Run, kept: Path) -> None:
    run("store", "add", kept, DAY, "--recorded-at", "now")

    with open_store(kept) as store:
        *_, last = store.entries()
    assert last.recorded_at is not None
    assert read_time(last.recorded_at).lower > read_time(NOON).lower


def test_entries_are_listed_by_number_time_noun_and_label(run: Run, kept: Path) -> None:
    code, told, _ = run("store", "list", kept, "--after", 89)
    as_json = json.loads(run("store", "list", kept, "--format", "json")[1])["entries"]
    lines = run("store", "list", kept, "--format", "jsonl")[1].splitlines()

    assert code == 0
    assert told.splitlines() == [
        f"    90  {NOON}  statement  page-az-army-air-defence",
        f"    91  {NOON}  statement  mfa-shelling",
    ]
    assert [json.loads(line) for line in lines] == as_json
    assert as_json[0]["noun"] == "source"
    assert len(as_json) == 91


def test_a_record_without_a_label_is_listed_by_its_first_digits(
    run: Run, kept: Path
) -> None:
    run("store", "add", kept, DAY)
    told = run("store", "list", kept)[1].splitlines()

    claims = [line.split("  ")[-1] for line in told if "  claim  " in line]
    assert {len(one) for one in claims} == {12}
    assert "  -  " in told[-1]


def test_a_sound_store_is_told_to_be_so(run: Run, kept: Path) -> None:
    with open_store(kept) as store:
        head = f"{store.head.count}:{store.head.digest}"

    assert run("store", "verify", kept) == (
        0,
        f"91 entries as written; the head is {head}\n",
        "",
    )
    assert json.loads(
        run("store", "verify", kept, "--head", head, "--format", "json")[1]
    ) == {
        "claimtrack": 1,
        "is_sound": True,
        "number": None,
        "because": "",
        "head": head,
    }


def alter(path: Path, number: int) -> None:
    file = sqlite3.connect(path)
    with file:
        triggers = file.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            file.execute(f"DROP TRIGGER {name}")
        file.execute("UPDATE entries SET recorded_at = NULL WHERE number = ?", [number])
        for _, made_by in triggers:
            file.execute(made_by)
    file.close()


@pytest.mark.parametrize("number", [1, 7])
def test_the_first_altered_entry_is_named(run: Run, kept: Path, number: int) -> None:
    alter(kept, number)

    code, told, _ = run("store", "verify", kept)

    assert code == 1
    assert told.startswith(f"Entry {number} is not what was written: its digest")
    assert ("Before it 6 entries as written" in told) == (number == 7)


def test_a_store_is_read_out_as_of_a_time(run: Run, kept: Path, tmp_path: Path) -> None:
    run("store", "add", kept, DAY, "--recorded-at", "2021-03-05T12:00Z")
    log, case = tmp_path / "out.jsonl", tmp_path / "out.json"

    code, told, _ = run("store", "export", kept, log, "--recorded-as-of", "2021-03-02")
    losses = run("store", "export", kept, case, "--name", "all", "--format", "json")[1]

    assert (code, told) == (0, "Nothing is lost.\n")
    assert len(read_log(log)) == len(read(SEED))
    assert {one["field"] for one in json.loads(losses)["losses"]} == {"recorded_at"}
    assert json.loads(case.read_bytes())["name"] == "all"


def test_a_store_can_be_put_into_another(run: Run, kept: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole.db"
    code, told, _ = run("store", "add", whole, kept, DAY)

    with open_store(whole) as store:
        assert (code, len(store.graph())) == (0, len(read(SEED, DAY)))
    assert told.startswith("228 entries added;")


def test_nobody_makes_a_store_by_looking_into_it(run: Run, tmp_path: Path) -> None:
    code, told, error = run("store", "list", tmp_path / "nothing.db")

    assert (code, told) == (2, "")
    assert "nothing.db" in error
    assert not (tmp_path / "nothing.db").exists()
