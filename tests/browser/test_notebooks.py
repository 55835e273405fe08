"""The example notebooks run, tell what they say, and can be looked at."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.browser.tab import Tab

pytestmark = pytest.mark.extra

NOTEBOOKS = sorted(Path("examples/notebooks").glob("*.ipynb"))


def test_there_are_notebooks_and_none_keeps_what_it_once_showed() -> None:
    assert len(NOTEBOOKS) == 4
    for path in NOTEBOOKS:
        text = path.read_text("utf-8")
        assert '"outputs": []' in text
        assert '"output_type"' not in text
        assert '"execution_count": null' in text


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_pictures_and_tables(
    path: Path, tmp_path: Path, open_tab: Callable[..., Tab], screenshots: Path
) -> None:
    for package in ("nbconvert", "ipykernel", "matplotlib"):
        pytest.importorskip(package, reason=f"needs {package}")
    call = [sys.executable, "-m", "nbconvert", "--execute", "--to", "html"]
    ran = subprocess.run(
        [*call, "--output-dir", str(tmp_path), str(path)],
        env={**os.environ, "JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime")},
        capture_output=True,
        check=False,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr

    # The page of the converter wants scripts from a network; its contents need none.
    shown = tmp_path / f"{path.stem}.html"
    tab = open_tab(shown, java_script_enabled=False)
    tab.page.screenshot(path=screenshots / f"{path.stem}.png", full_page=True)

    assert tab.asked == [shown.as_uri()]
    pictures = tab.page.locator(".jp-OutputArea-output :is(img, svg)")
    tables = tab.page.locator(".jp-OutputArea-output table")
    assert pictures.count() >= 1
    assert tables.count() >= 1
    for picture in pictures.all():
        box = picture.bounding_box()
        assert box["width"] > 100
        assert box["height"] > 100
