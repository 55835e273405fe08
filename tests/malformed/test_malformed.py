"""Case files, logs and sheets of one fault each, and the error that each must give.

`expected.json` has for each file its problems, by path. A file's name says its fault.
The logs are one sound log with one thing changed.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from claimtrack.cli import main
from claimtrack.codec import read
from claimtrack.codec.logs.reading import is_log
from claimtrack.errors import MalformedInputError, Problem

HERE = Path(__file__).parent
EXPECTED: dict[str, dict[str, str]] = json.loads(
    (HERE / "expected.json").read_text(encoding="utf-8")
)
NAMES = sorted(
    path.name
    for ending in ("*.json", "*.jsonl", "*.csv")
    for path in HERE.glob(ending)
    if path.stem != "expected"
)
LOGS = [name for name in NAMES if name.endswith(".jsonl")]


def told_of(name: str) -> str:
    """What the command tells of a file."""
    lines = (f"{name}: {path}: {told}\n" for path, told in EXPECTED[name].items())
    return f"claimtrack: {''.join(lines)}"


def test_every_malformed_file_has_its_error() -> None:
    assert sorted(EXPECTED) == NAMES
    assert [name for name, problems in EXPECTED.items() if len(problems) != 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_malformed_file_gives_its_whole_error_and_no_other(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(HERE)

    with pytest.raises(MalformedInputError) as caught:
        read(name)

    assert caught.value.problems == tuple(
        Problem(path=path, message=message, file=name)
        for path, message in EXPECTED[name].items()
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_command_tells_of_a_malformed_file_on_standard_error_alone(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(HERE)

    code = main(["check", name])

    printed = capsys.readouterr()
    assert code == 2
    assert printed.out == ""
    assert printed.err == told_of(name)


@pytest.mark.parametrize("out", ["out.json", "out.jsonl"])
@pytest.mark.parametrize("name", NAMES)
def test_convert_writes_nothing_of_a_malformed_file(
    name: str,
    out: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(HERE)
    target = tmp_path / out
    target.write_bytes(b"as it was")

    code = main(["convert", name, str(target)])

    printed = capsys.readouterr()
    assert (code, printed.out, printed.err) == (2, "", told_of(name))
    assert target.read_bytes() == b"as it was"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("name", LOGS)
def test_a_malformed_log_is_told_of_with_its_line(name: str) -> None:
    (path,) = EXPECTED[name]

    assert is_log((HERE / name).read_bytes())
    assert path.startswith("line ")


@pytest.mark.parametrize(
    "command", [["check"], ["check", "--format", "json"], ["trace"], ["why"]]
)
def test_a_process_tells_of_a_malformed_file_on_standard_error_alone(
    command: list[str],
) -> None:
    name = "undeclared-source.json"
    asked = {"trace": ["said"], "why": ["said", "said"]}.get(command[0], [])

    ran = subprocess.run(
        [sys.executable, "-m", "claimtrack", *command, name, *asked],
        capture_output=True,
        check=False,
        cwd=HERE,
        encoding="utf-8",
    )

    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", told_of(name))


def test_the_problems_of_all_files_are_told_of_at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(HERE)
    names = ["no-version.json", "log-without-a-noun.jsonl", "empty.json"]

    code = main(["check", *names])

    printed = capsys.readouterr()
    told = "".join(told_of(name).removeprefix("claimtrack: ") for name in names)
    assert (code, printed.out, printed.err) == (2, "", f"claimtrack: {told}")
