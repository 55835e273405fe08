"""Text as records hold it."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack.errors import InvalidValueError
from claimtrack.model import Source, nfc, one_line, printable

FORMS = ("NFC", "NFD")


@given(st.text())
def test_text_is_brought_to_normal_form_c_once_and_for_all(text: str) -> None:
    normal = nfc(text)

    assert normal == unicodedata.normalize("NFC", text)
    assert nfc(normal) == normal


@given(text=st.text(), form=st.sampled_from(FORMS))
@example(text="caf\u00e9 \u212b", form="NFD")
def test_all_forms_of_a_text_become_one(text: str, form: str) -> None:
    normal = nfc(unicodedata.normalize(form, text))

    assert normal == nfc(text)


@given(before=st.text(), surrogate=st.integers(0xD800, 0xDFFF), after=st.text())
@example(before="", surrogate=0xD800, after="")
@example(before="", surrogate=0xDFFF, after="")
def test_half_of_a_surrogate_pair_is_refused(
    before: str, surrogate: int, after: str
) -> None:
    with pytest.raises(InvalidValueError, match="half of a surrogate pair"):
        nfc(before + chr(surrogate) + after)


@given(st.sampled_from("\ud7ff\ue000\U00010000\U0010ffff"))
def test_what_stands_beside_the_surrogates_is_text(letter: str) -> None:
    normal = nfc(letter)

    assert normal == letter


@given(st.lists(st.text()))
@example(["e\u0301", "\u00e9", "z", "\U0001f600", "\ufb01"])
def test_a_set_of_texts_is_kept_once_each_in_code_point_order(
    texts: list[str],
) -> None:
    source = Source(id="x", aliases=texts)

    assert source.aliases == tuple(sorted({nfc(text) for text in texts}))


@given(
    st.text() | st.text(alphabet="a \n\r\t\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\u00a0")
)
@example(" two\r\nlines\u2028and\x85more ")
def test_a_strangers_text_is_put_on_one_line_with_all_its_words(text: str) -> None:
    line = one_line(text)

    assert line.splitlines() in ([], [line])
    assert line.split(" ") == ([*map(printable, text.split())] or [""])
