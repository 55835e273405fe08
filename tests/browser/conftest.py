"""A browser for tests: pages from files, nothing from a network, all of it noted."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.browser.tab import Tab

_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Give a headless Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=found)
        yield browser
        browser.close()


@pytest.fixture
def open_tab(chromium: Any) -> Iterator[Any]:  # noqa: ANN401 -- playwright's own
    """Give a function that opens a file, with the options of a context."""
    contexts = []

    def opened(path: Path, **options: Any) -> Tab:  # noqa: ANN401 -- as above
        context = chromium.new_context(**options)
        context.set_default_timeout(5_000)
        contexts.append(context)
        tab = Tab(context.new_page())
        tab.watch()
        tab.page.goto(path.as_uri())
        return tab

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def screenshots(tmp_path: Path) -> Path:
    """Give the folder for screenshots; CLAIMTRACK_SCREENSHOTS names one to keep."""
    kept = os.environ.get("CLAIMTRACK_SCREENSHOTS")
    folder = Path(kept) if kept else tmp_path
    folder.mkdir(parents=True, exist_ok=True)
    return folder
