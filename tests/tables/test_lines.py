"""Text in lines, measured as a screen shows it."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.tables import SCREEN_WIDTH, clipped, display_width, padded, wrapped

LETTERS = st.sampled_from("ab .,戦車。éאב\u0301\u200dＡ")
texts = st.text(LETTERS, max_size=200)


@given(texts)
def test_lines_fit_but_for_a_word_that_is_wider_by_itself(text: str) -> None:
    lines = wrapped(text, "  K1  ", "      ").split("\n")

    for line in lines[1:]:
        is_one_word = len(line.split()) == 1
        assert display_width(line) <= SCREEN_WIDTH or is_one_word
    assert "".join("".join(lines).split()) == "K1" + "".join(text.split())


@given(st.text(st.sampled_from("abc   -"), max_size=300))
def test_words_are_parted_where_textwrap_parts_them(text: str) -> None:
    expected = textwrap.fill(
        text.strip(" "),
        SCREEN_WIDTH,
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )

    assert wrapped(text, "  ", "    ").rstrip() == expected.rstrip()


@given(texts, st.integers(1, 20))
def test_what_is_clipped_fits_and_is_the_beginning(text: str, most: int) -> None:
    short = clipped(text, most)

    assert display_width(short) <= most
    assert short == text or (short[-1] == "…" and text.startswith(short[:-1]))
    assert display_width(padded(short, most)) == most


def test_what_is_not_seen_is_measured_as_it_is_shown() -> None:
    shown = wrapped("a\x1b[31mb\u202e " * 12)

    assert all(len(line) <= SCREEN_WIDTH for line in shown.split("\n"))
    assert "\x1b" not in shown
    assert wrapped(shown) == shown


def test_a_line_ends_between_letters_of_a_script_without_spaces() -> None:
    first, second = wrapped("戦車二両。" * 9).split("\n")

    assert display_width(first) <= SCREEN_WIDTH
    assert first + second == "戦車二両。" * 9
    assert not second.startswith("。")
