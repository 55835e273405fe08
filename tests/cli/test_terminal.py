"""What a terminal is given: words in every direction, each by itself."""

import io
import os
import pty
import re
import subprocess
import sys
import time
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimtrack as ct
from claimtrack.cli.colours import coloured, is_coloured
from claimtrack.cli.progress import Progress
from claimtrack.cli.terminal import isolated
from claimtrack.tables import display_width

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
    drawn.source("news", "An agency that has a long name and passes on what it hears")
    drawn.measure("tanks")
    drawn.question("day", "tanks", period="2020-09-27")
    drawn.say("K1", "mod", "day", 3, on="2020-10-01")
    drawn.say("K2", "army", "day", 5, on="2020-10-01", quote="坦克" * 60)
    drawn.relay("K3", "news", of="K1")
    drawn.save(tmp_path / "case.json")
    return tmp_path / "case.json"


CALLS = (["check"], ["check", "--undetermined"], ["disputes"], ["trace", "K3"])


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}])
def test_a_terminal_gets_marks_and_lines_of_eighty_columns(
    case: Path, call: list[str], environment: dict[str, str]
) -> None:
    shown = on_a_terminal(case, call, environment)

    assert f"{RLI}{ARABIC}{PDI}" in shown
    assert ("\x1b[1m" in shown) is not bool(environment)
    lines = bare(shown).splitlines()
    assert len(lines) > 2
    assert max(map(display_width, lines)) <= 80


@pytest.mark.parametrize("call", CALLS)
def test_colours_and_marks_change_no_letter(case: Path, call: list[str]) -> None:
    command, *rest = call
    redirected = subprocess.run(
        [sys.executable, "-m", "claimtrack", command, str(case), *rest],
        capture_output=True,
        check=True,
    )

    shown = bare(on_a_terminal(case, call, {})).replace("\r\n", "\n")

    assert shown == redirected.stdout.decode()


def on_a_terminal(
    case: Path, call: Sequence[str], environment: Mapping[str, str]
) -> str:
    """What a command shows on a terminal."""
    ours, theirs = pty.openpty()
    command, *rest = call
    plain = {
        name: value
        for name, value in os.environ.items()
        if name not in {"NO_COLOR", "FORCE_COLOR"}
    }
    with subprocess.Popen(
        [sys.executable, "-m", "claimtrack", command, str(case), *rest],
        stdout=theirs,
        stderr=theirs,
        env={**plain, "TERM": "xterm", **environment},
    ) as running:
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
    os.close(ours)
    assert running.returncode == 0
    return shown.decode()


def bare(shown: str) -> str:
    """A text without its colours and marks."""
    return re.sub("\x1b\\[[0-9;]*m|\u2067|\u2069", "", shown)


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
    assert "\x1b" not in ran.stdout.decode()


class Terminal(io.StringIO):
    """A stream that says what it is told to be."""

    def __init__(self, *, is_one: bool = True) -> None:
        super().__init__()
        self._is_one = is_one

    def isatty(self) -> bool:
        return self._is_one


@pytest.mark.parametrize(
    ("environment", "coloured_on"),
    [
        ({}, [True]),
        ({"TERM": "dumb"}, []),
        ({"NO_COLOR": "1"}, []),
        ({"NO_COLOR": ""}, [True]),
        ({"FORCE_COLOR": "1"}, [True, False]),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, []),
    ],
)
def test_a_reader_says_whether_there_are_colours(
    environment: dict[str, str], coloured_on: list[bool]
) -> None:
    """Whether the stream is a terminal, and what the environment asks for."""
    told = [
        is_one
        for is_one in (True, False)
        if is_coloured(Terminal(is_one=is_one), environment)
    ]

    assert told == coloured_on


def test_a_finding_s_code_and_verdict_and_digest_look_different() -> None:
    shown = coloured("conflict [undetermined]  0123456789ab\n      tanks: 3")

    assert shown == (
        "\x1b[1mconflict\x1b[0m\x1b[33m [undetermined]\x1b[0m  "
        "\x1b[2m0123456789ab\x1b[0m\n      tanks: 3"
    )


def test_a_heading_of_two_lines_is_bold_and_a_list_of_lines_is_not() -> None:
    heading = "\x1b[1m{}\x1b[0m"

    assert coloured("one\ntwo\n  set in\n\nplain\nand plain") == (
        f"{heading.format('one')}\n{heading.format('two')}\n  set in\n\nplain\nand plain"
    )


def test_a_password_is_not_told() -> None:
    screen = Terminal()

    with Progress(screen, seconds=0.005) as progress:
        progress.tell("reading postgresql://desk:secret@localhost:1/claims")
        wait_for(screen, "reading postgresql://desk:***@localhost:1/claims")

    assert "secret" not in screen.getvalue()


def test_what_takes_long_is_told_and_wiped_away() -> None:
    screen = Terminal()

    with Progress(screen, seconds=0.005) as progress:
        progress.tell("reading a.json")
        wait_for(screen, "reading a.json")
        progress.tell("claimtrack check \x1b[31m" + 90 * "x")
        wait_for(screen, "claimtrack check")

    lines = screen.getvalue().split("\r\x1b[K")
    assert lines[0] == lines[-1] == ""
    assert re.fullmatch(r"reading a\.json, \d s", lines[1])
    assert "\x1b" not in "".join(lines)
    assert max(map(len, lines)) < 80


def wait_for(screen: Terminal, text: str) -> None:
    for _ in range(2_000):
        if text in screen.getvalue():
            return
        time.sleep(0.005)
    pytest.fail(f"{text!r} never shows")


@pytest.mark.parametrize("screen", [Terminal(), Terminal(is_one=False)])
def test_what_is_done_at_once_or_seen_by_nobody_says_nothing(screen: Terminal) -> None:
    with Progress(screen, seconds=60) as progress:
        progress.tell("reading a.json")

    assert screen.getvalue() == ""
