"""A slice of the fuzzing run: every reader reads odd documents, or refuses them."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from claimtrack.interop import ALL_FORMATS

ROOT = Path(__file__).parents[2]
HAS_RDFLIB = importlib.util.find_spec("rdflib") is not None


def reader(name: str) -> object:
    """The name of a reader, marked where it needs an extra."""
    lacks = pytest.mark.skipif(not HAS_RDFLIB, reason="rdflib is not installed")
    marks = (pytest.mark.extra, lacks) if name == "prov-o" else ()
    return pytest.param(name, marks=marks)


NAMES = [reader(one.name) for one in ALL_FORMATS if one.read is not None]
NAMES.append("tables")


@pytest.mark.parametrize("name", NAMES)
def test_odd_documents_are_read_or_refused_with_one_error(
    name: str, tmp_path: Path
) -> None:
    script = ROOT / "bench" / "fuzz.py"
    asked = ("--only", name, "--inputs", "200", "--out", tmp_path)

    ran = subprocess.run(
        [sys.executable, script, *asked], capture_output=True, check=False, text=True
    )

    assert (ran.returncode, ran.stderr) == (0, "")
    assert "200 inputs, " in ran.stdout
