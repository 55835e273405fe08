"""Every call of the command that the pages show gives what they show."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import claimtrack

ROOT = Path(__file__).parents[2]
SOURCE = str(Path(claimtrack.__file__).parents[1])
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
CALL = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


def blocks() -> list[tuple[str, str]]:
    """Each page's name and each of its blocks of calls."""
    return [
        (page.relative_to(ROOT).as_posix(), block)
        for page in PAGES
        for block in BLOCK.findall(page.read_text(encoding="utf-8"))
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder from which calls reach the project's files, and write none there."""
    for name in ("examples", "tests"):
        (tmp_path / name).symlink_to(ROOT / name)
    command = tmp_path / "bin" / "claimtrack"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimtrack "$@"\n')
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    return tmp_path


@pytest.mark.parametrize(("page", "block"), blocks())
def test_a_documented_call_gives_what_its_page_shows(
    folder: Path, page: str, block: str
) -> None:
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    for call, shown in CALL.findall(block):
        ran = subprocess.run(
            ["/bin/bash", "-c", call],
            cwd=folder,
            env={**os.environ, "PATH": path, "PYTHONPATH": SOURCE},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )

        assert ran.stdout.decode().strip() == shown.strip(), f"{page}: {call}"


def test_there_are_pages_with_calls() -> None:
    assert len({page for page, _ in blocks()}) > 1
