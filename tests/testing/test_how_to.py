"""The test files that the how-to shows are run as they stand there."""

import re
import shutil
from pathlib import Path

import pytest
from tests.testing.test_plugin import CASE, ROOT, run_pytest

PAGE = ROOT / "docs" / "how-to" / "test-your-claim-logic.md"
FILES = re.findall(
    r"^```python\n(# (test_\w+\.py)\b.*?)^```$",
    PAGE.read_text(encoding="utf-8"),
    re.DOTALL | re.MULTILINE,
)


def test_every_block_that_is_no_doctest_is_a_test_file() -> None:
    blocks = PAGE.read_text(encoding="utf-8").count("```python\n")
    doctests = PAGE.read_text(encoding="utf-8").count("```python\n>>>")

    assert len(FILES) == blocks - doctests == 3


@pytest.mark.parametrize(("text", "name"), FILES, ids=[name for _, name in FILES])
def test_a_test_file_of_the_page_passes(text: str, name: str, tmp_path: Path) -> None:
    for case in CASE.glob("*.json"):
        shutil.copy(case, tmp_path)
    (tmp_path / name).write_text(text, encoding="utf-8")

    printed = run_pytest(tmp_path)

    assert f"{text.count('def test_')} passed" in printed
    assert "failed" not in printed
