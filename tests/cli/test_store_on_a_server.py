"""The command with the address of a store: as with a file, and no password is shown."""

import json
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.store.places import run_there, schema, server_address

from claimtrack.codec import read, read_log
from claimtrack.store import open_store

pytestmark = pytest.mark.extra

Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).parents[2]
FIRST_CASE = ROOT / "examples" / "karabakh-2020-09-27"
SEED, DAY = FIRST_CASE / "seed-article.json", FIRST_CASE / "day-one.json"
SERVER = "postgresql://server"
NOON, NEXT_NOON = "2021-03-01T12:00Z", "2021-03-02T12:00Z"


@pytest.fixture
def address() -> Iterator[str]:
    """The address of a new schema."""
    with schema() as made:
        yield made


@pytest.fixture
def kept(run: Run, address: str) -> str:
    """The address of a store that holds the seed article and the day."""
    for path, when in ((SEED, NOON), (DAY, NEXT_NOON)):
        code, _, error = run("store", "add", address, path, "--recorded-at", when)
        assert (code, error) == (0, "")
    return address


def test_a_store_on_a_server_is_the_same_as_one_in_a_file(
    run: Run, kept: str, tmp_path: Path
) -> None:
    file = tmp_path / "claims.db"
    for path, when in ((SEED, NOON), (DAY, NEXT_NOON)):
        run("store", "add", file, path, "--recorded-at", when)
    with open_store(kept) as store:
        head = f"{store.head.count}:{store.head.digest}"

    for asked in (
        ("store", "list", "{}", "--after", "226"),
        ("store", "list", "{}", "--format", "jsonl"),
        ("store", "verify", "{}", "--head", head),
        ("check", "{}", "--recorded-as-of", NOON),
        ("why", "{}", "K01", "K05"),
        ("trace", "{}", "K01"),
        ("disputes", "{}", "--format", "json"),
    ):
        there = run(*(kept if one == "{}" else one for one in asked))
        here = run(*(file if one == "{}" else one for one in asked))

        assert there == here
        assert (here[0], here[2]) == (0, "")


def test_a_store_on_a_server_is_read_out(run: Run, kept: str, tmp_path: Path) -> None:
    log = tmp_path / "then.jsonl"

    code, told, _ = run("store", "export", kept, log, "--recorded-as-of", NOON)

    assert (code, told) == (0, "Nothing is lost.\n")
    assert len(read_log(log)) == len(read(SEED))


def test_files_beside_a_store_on_a_server_can_name_what_is_in_it(
    run: Run, address: str
) -> None:
    run("store", "add", address, SEED)

    assert run("check", address, DAY) == run("check", SEED, DAY)


def test_a_store_on_a_server_can_be_put_into_a_file(
    run: Run, kept: str, tmp_path: Path
) -> None:
    file = tmp_path / "claims.db"

    code, told, _ = run("store", "add", file, kept, "--format", "json")

    assert (code, json.loads(told)["entries"]) == (0, 228)


def test_nobody_makes_a_store_on_a_server_by_looking_into_it(
    run: Run, address: str
) -> None:
    for _ in range(2):
        code, told, error = run("store", "list", address)

        assert (code, told) == (2, "")
        assert error.endswith(": there is no store in it\n")


@pytest.mark.parametrize(
    "asked",
    [
        ("store", "list", "{}"),
        ("check", "{}"),
        ("convert", "{}", "out.json"),
        ("schema", "{}"),
        ("store", "list", "--no-such-option", "{}", "{}"),
        ("store", "{}"),
        ("why", "{}"),
        ("store", "export", "no.db", "{}"),
        ("{}",),
    ],
)
def test_a_password_is_never_printed(run: Run, asked: tuple[str, ...]) -> None:
    server = server_address().rpartition("@")[2]
    for address in (
        f"postgresql://ada:open@sesame@{server}",
        f"postgresql://ada:open%40sesame@{server}",
        f"postgresql://ada@{server}?password=sesame",
        f"postgresql://ada:x/y:sesame@{server}?password=sesame&sslmode=disable",
    ):
        code, told, error = run(*(one.format(address) for one in asked))

        assert (code, told) == (2, "")
        assert error
        assert "sesame" not in error
        assert "Traceback" not in error


def test_the_calls_of_the_page_on_newsrooms_are_taken(
    run: Run, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs" / "how-to" / "share-a-store-in-a-newsroom.md").read_text(
        encoding="utf-8"
    )
    blocks = re.findall(r"^```(sh|sql)\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    name = address.rpartition("%3D")[2]
    own = {role: f"{name}_{role}" for role in ("elections", "reporters", "readers")}
    codes = []

    try:
        for language, block in blocks:
            said = re.sub("|".join(own), lambda found: own[found[0]], block)
            if language == "sql":
                run_there(address, said)
                continue
            said = re.sub(r"postgresql://\w+@db\.example/claims\?", f"{SERVER}?", said)
            said = re.sub(r"postgresql://\w+@db\.example/claims", address, said)
            for call in said.replace(SERVER, address.partition("?")[0]).splitlines():
                program, *words = shlex.split(call)
                if program == "claimtrack":
                    codes.append(run(*words)[0])
    finally:
        run_there(
            address,
            f"DROP SCHEMA IF EXISTS {own['elections']} CASCADE",
            "DROP TABLE IF EXISTS claimtrack_entries, claimtrack_version",
            f"DROP ROLE IF EXISTS {own['reporters']}, {own['readers']}",
        )

    assert codes == [0] * 10
    assert len(read_log("copy.jsonl")) == len(read(SEED, DAY))
