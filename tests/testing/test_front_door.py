"""The names of `claimtrack.testing`, and when they are loaded."""

import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from claimtrack import testing

ROOT = Path(__file__).parents[2]


def test_every_name_can_be_imported_and_is_listed() -> None:
    assert [name for name in testing.__all__ if not hasattr(testing, name)] == []
    assert set(testing.__all__) <= set(dir(testing))
    assert sorted(testing.__all__) == testing.__all__


def test_every_name_is_explained_in_the_reference() -> None:
    page = (ROOT / "docs" / "reference" / "testing.md").read_text(encoding="utf-8")

    missing = [name for name in testing.__all__ if not re.search(rf"`{name}[(`]", page)]

    assert missing == []


def test_every_file_that_the_reference_names_is_there() -> None:
    page = (ROOT / "docs" / "reference" / "testing.md").read_text(encoding="utf-8")

    named = re.findall(r"`(tests/[\w/]+\.py)`", page)

    assert {path.name for path in (ROOT / "tests" / "laws").glob("test_*.py")} <= {
        Path(name).name for name in named
    }
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_a_name_that_is_not_there_is_refused() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        testing.no_such_name  # noqa: B018 -- looking it up is the act


def test_a_claim_is_made_from_its_type_once_the_room_is_imported() -> None:
    code = (
        "import claimtrack.testing; from claimtrack import Claim; "
        "from hypothesis import find, strategies as st; "
        "print(type(find(st.from_type(Claim), bool)).__name__)"
    )

    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        text=True,
    )

    assert ran.stdout == "Claim\n"


def test_without_hypothesis_nothing_is_registered_and_assertions_are_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "claimtrack.testing._registering")

    importlib.reload(testing)

    assert "claimtrack.testing._registering" not in sys.modules
    assert callable(testing.assert_consistent)
