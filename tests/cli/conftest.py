"""Running the command within the test's own process."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.cli import main

Ran = tuple[int, str, str]
"""Exit code, standard output, standard error."""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run the command: its exit code and what it printed."""

    def ran(*arguments: object) -> Ran:
        try:
            code = main([str(one) for one in arguments])
        except SystemExit as left:
            code = int(left.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return ran


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    """Write a case file; give its path."""

    def saved(case: object, name: str = "case.json") -> Path:
        path = tmp_path / name
        path.write_text(json.dumps(case), encoding="utf-8")
        return path

    return saved
