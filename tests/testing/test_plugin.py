"""The pytest plug-in, and what it loads."""

import importlib
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import claimtrack as ct
from claimtrack import pytest_plugin
from claimtrack.pytest_plugin import pytest_assertrepr_compare

ROOT = Path(__file__).parents[2]
CASE = ROOT / "examples" / "karabakh-2020-09-27"


def run_pytest(folder: Path, *, rooms: Path = ROOT / "src") -> str:
    """What pytest prints of a folder, with no plug-in but ours."""
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "claimtrack.pytest_plugin"),
            *("-p", "no:cacheprovider", "--rootdir", str(folder), str(folder)),
        ],
        capture_output=True,
        check=False,
        cwd=folder,
        env={
            **os.environ,
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            "PYTHONPATH": str(rooms),
        },
        text=True,
    )
    return f"{ran.stdout}{ran.stderr}"


def test_the_plugin_is_one_that_pytest_finds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    modules = project["project"]["entry-points"]["pytest11"].values()

    assert [importlib.import_module(name) for name in modules] == [pytest_plugin]


def test_loading_the_plugin_loads_no_room_and_no_hypothesis() -> None:
    code = (
        "import sys; import pytest; before = set(sys.modules); "
        "import claimtrack.pytest_plugin; print(*(set(sys.modules) - before))"
    )

    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        text=True,
    )

    loaded = set(ran.stdout.split())
    assert loaded - sys.stdlib_module_names == {
        "claimtrack",
        "claimtrack.pytest_plugin",
    }


def test_a_test_reads_the_case_beside_it_and_a_difference_is_told(
    tmp_path: Path,
) -> None:
    (tmp_path / "case.json").write_bytes((CASE / "seed-article.json").read_bytes())
    (tmp_path / "test_case.py").write_text(
        "import claimtrack as ct\n"
        "def test_it_is_read(read_case):\n"
        "    assert ct.trace(read_case('case.json'), 'page-S04').origins\n"
        "def test_it_is_empty(read_case):\n"
        "    assert read_case('case.json') == ct.ClaimGraph()\n"
        "def test_two_is_three():\n"
        "    assert 2 == 3\n",
        encoding="utf-8",
    )

    printed = run_pytest(tmp_path)

    assert "2 failed, 1 passed" in printed
    assert "two graphs differ" in printed
    assert "only left: Assertion(" in printed
    assert "assert 2 == 3" in printed


def test_without_hypothesis_the_assertions_and_the_fixture_are_there(
    tmp_path: Path,
) -> None:
    (tmp_path / "conftest.py").write_text(
        "import sys\nsys.modules['hypothesis'] = None\n", encoding="utf-8"
    )
    (tmp_path / "case.json").write_bytes((CASE / "seed-article.json").read_bytes())
    (tmp_path / "test_case.py").write_text(
        "import pytest\n"
        "from claimtrack.testing import assert_consistent\n"
        "def test_it_is_consistent(read_case):\n"
        "    assert_consistent(read_case('case.json'))\n"
        "def test_the_strategies_say_what_to_install():\n"
        "    with pytest.raises(ImportError, match='claimtrack.testing'):\n"
        "        from claimtrack.testing import worlds\n",
        encoding="utf-8",
    )

    printed = run_pytest(tmp_path)

    assert "2 passed" in printed


def test_two_graphs_that_differ_say_where() -> None:
    one = ct.ClaimGraph([ct.Source(id="a")])
    other = ct.ClaimGraph([ct.Source(id="b")])

    told = pytest_assertrepr_compare("==", one, other)

    assert told is not None
    assert [line.partition(":")[0] for line in told] == [
        "two graphs differ",
        "only left",
        "only right",
    ]


def test_two_findings_that_differ_say_where() -> None:
    graph = ct.read(CASE / "seed-article.json", CASE / "day-one.json")

    told = pytest_assertrepr_compare("==", ct.check(graph), ct.check(ct.ClaimGraph()))

    assert told is not None
    assert told[0] == "findings differ"


def test_other_comparisons_are_left_to_pytest() -> None:
    assert pytest_assertrepr_compare("==", 1, 2) is None
    assert pytest_assertrepr_compare("!=", ct.ClaimGraph(), ct.ClaimGraph()) is None
    assert pytest_assertrepr_compare("==", ct.Source(id="a"), ct.Source(id="b")) is None


def test_the_fixture_reads_beside_its_test(request: pytest.FixtureRequest) -> None:
    beside = pytest_plugin.read_case.__wrapped__(request)  # type: ignore[attr-defined]

    assert beside("../../examples/karabakh-2020-09-27/seed-article.json")
