"""The command as a process: its streams, its exit code, its end."""

import contextlib
import io
import json
import os
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import claimtrack.__main__
from claimtrack.cli import main

Save = Callable[..., Path]

# By its path: pytest loads the modules of a package with a plug-in in its own way,
# which `runpy` does not know. Imported too, so that coverage knows the path's module.
MODULE = str(claimtrack.__main__.__file__)

CASE: dict[str, object] = {
    "claimtrack": 1,
    "name": "case",
    "sources": [{"id": "site", "name": "Минобороны"}],
    "statements": [{"id": "said", "source": "site", "claims": [{"text": "Дождь."}]}],
}
TRACED = "Минобороны [said]: asserts “Дождь.”\nOrigins:\n  Минобороны [said]\n"


def ran(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "claimtrack", *map(str, arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, **environment},
    )


def test_the_module_is_the_command(save: Save) -> None:
    process = ran("trace", save(CASE), "said")

    assert (process.returncode, process.stdout, process.stderr) == (0, TRACED, "")


def test_the_module_gives_its_exit_code_to_the_system(save: Save) -> None:
    process = ran("trace", save(CASE), "sad")

    message = "claimtrack: nothing here is called 'sad'; close to it: said, said#1\n"
    assert (process.returncode, process.stdout, process.stderr) == (2, "", message)


def test_the_output_is_utf_8_whatever_the_environment_says(save: Save) -> None:
    process = ran("trace", save(CASE), "said", PYTHONIOENCODING="ascii", LC_ALL="C")

    assert (process.returncode, process.stdout, process.stderr) == (0, TRACED, "")


def test_the_module_runs_in_a_process_that_is_there(
    save: Save, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["claimtrack", "trace", str(save(CASE)), "said"]
    monkeypatch.setattr(sys, "argv", arguments)

    with pytest.raises(SystemExit) as left:
        runpy.run_path(MODULE, run_name="__main__")

    assert left.value.code == 0
    assert capsys.readouterr() == (TRACED, "")


def test_importing_the_module_runs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(MODULE, run_name="claimtrack.__main__")

    assert capsys.readouterr() == ("", "")


def test_without_arguments_the_processs_own_are_taken(
    save: Save, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["claimtrack", "trace", str(save(CASE)), "said"]
    monkeypatch.setattr(sys, "argv", arguments)

    code = main()

    assert code == 0
    assert capsys.readouterr() == (TRACED, "")


def test_a_stream_that_has_no_encoding_is_written_to_as_it_is(save: Save) -> None:
    out = io.StringIO()

    with contextlib.redirect_stdout(out):
        code = main(["trace", str(save(CASE)), "said"])

    assert (code, out.getvalue()) == (0, TRACED)


def test_a_reader_that_has_gone_is_no_error(
    save: Save, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = save(CASE)
    reading, writing = os.pipe()
    os.close(reading)

    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        code = main(["trace", str(path), "said"])

    assert code == 0
    assert capsys.readouterr().err == ""


def test_a_process_whose_reader_has_gone_ends_without_a_word(save: Save) -> None:
    statements = [
        {"id": f"said {number}", "source": "site", "claims": [{"text": "x" * 500}]}
        for number in range(1000)
    ]
    path = save({**CASE, "statements": statements})
    arguments = ["positions", str(path), "site"]

    with subprocess.Popen(
        [sys.executable, "-m", "claimtrack", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        err = process.stderr.read()

    assert (process.returncode, err) == (0, b"")


def test_nothing_is_printed_before_all_of_it_is_known(save: Save) -> None:
    broken = save({"claimtrack": 1, "sources": [{}]}, "broken.json")

    process = ran("check", save(CASE), broken)

    assert (process.returncode, process.stdout) == (2, "")
    assert process.stderr == f"claimtrack: {broken}: $.sources[0]: 'id' is missing\n"


def test_a_settled_output_is_equal_to_the_byte_between_runs(save: Save) -> None:
    path = save(CASE)

    outputs = {
        ran("trace", "--format", "json", path, "said", PYTHONHASHSEED=seed).stdout
        for seed in ("0", "1", "2")
    }

    assert len(outputs) == 1
    assert json.loads(outputs.pop())["claimtrack"] == 1
