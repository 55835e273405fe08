"""What a terminal is given: words in every direction, each by itself."""

import os
import pty
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimtrack as ct
from claimtrack.cli.terminal import isolated

RLI, PDI = "\u2067", "\u2069"
ARABIC, HEBREW = "وزارة الدفاع", "משרד"
letters = st.sampled_from([*"ab1 ,.([", *ARABIC, *HEBREW, "\u0301", "Ա", "١", "\n"])


@given(st.text(letters, max_size=20))
def test_only_marks_are_added_and_each_stretch_begins_and_ends_in_itself(
    text: str,
) -> None:
    shown = isolated(text)

    assert shown.replace(RLI, "").replace(PDI, "") == text
    assert shown.count(RLI) == shown.count(PDI)
    depth = 0
    for one in shown:
        depth += (one == RLI) - (one == PDI)
        assert depth in (0, 1)
        if unicodedata.bidirectional(one) in {"R", "AL"}:
            assert depth == 1
        if unicodedata.bidirectional(one) in {"L", "EN", "B"}:
            assert depth == 0


def test_figures_behind_a_name_are_not_drawn_into_it() -> None:
    line = f"  K1  {ARABIC}, 2020-09-27 (3)"

    assert isolated(line) == f"  K1  {RLI}{ARABIC}{PDI}, 2020-09-27 (3)"


def test_words_of_two_scripts_on_one_line_are_two_stretches() -> None:
    line = f"{HEBREW} and {ARABIC}"

    assert isolated(line) == f"{RLI}{HEBREW}{PDI} and {RLI}{ARABIC}{PDI}"


def test_vowel_signs_stay_with_their_letter() -> None:
    assert isolated("א\u05b7, 1") == f"{RLI}א\u05b7{PDI}, 1"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Two sides at odds, one of them with an Arabic name."""
    drawn = ct.Case("names")
    drawn.source("mod", ARABIC)
    drawn.source("army", "Զինված ուժեր")
    drawn.measure("tanks")
    drawn.question("day", "tanks", period="2020-09-27")
    drawn.say("K1", "mod", "day", 3, on="2020-10-01")
    drawn.say("K2", "army", "day", 5, on="2020-10-01")
    drawn.save(tmp_path / "case.json")
    return tmp_path / "case.json"


@pytest.mark.parametrize("command", ["check", "disputes"])
def test_a_terminal_gets_marks_and_lines_of_eighty_columns(
    case: Path, command: str
) -> None:
    ours, theirs = pty.openpty()
    call = [sys.executable, "-m", "claimtrack", command, str(case)]

    with subprocess.Popen(call, stdout=theirs, stderr=theirs) as running:
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
    os.close(ours)

    text = shown.decode()
    assert running.returncode == 0
    assert f"{RLI}{ARABIC}{PDI}" in text
    unmarked = text.replace(RLI, "").replace(PDI, "")
    assert all(len(one) <= 80 for one in unmarked.splitlines())


def _read(stream: int) -> bytes:
    try:
        return os.read(stream, 65_536)
    except OSError:  # the other end is closed
        return b""


def test_what_is_redirected_has_no_marks(case: Path) -> None:
    call = [sys.executable, "-m", "claimtrack", "check", str(case)]

    ran = subprocess.run(call, capture_output=True, check=True)

    assert ARABIC in ran.stdout.decode()
    assert RLI not in ran.stdout.decode()
