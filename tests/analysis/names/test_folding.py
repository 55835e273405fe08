"""Names made comparable, language by language."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.analysis.names.folding import folded, loosely_folded

languages = st.sampled_from(["und", "az", "tr", "hy", "ar", "ru"])


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("DAĞLIQ QARABAĞ", "Dağlıq Qarabağ", "az"),
        ("İlham Əliyev", "ilham əliyev", "az"),
        ("ISPARTA", "ısparta", "tr"),
        ("İSTANBUL", "istanbul", "tr-TR"),
        ("TITLE", "title", "en"),
        ("İstanbul", "istanbul", "en"),
        ("ՆԱԽԱՐԱՐՈՒԹՅՈՒՆ", "նախարարություն", "hy"),
        ("МИНИСТЕРСТВО", "министерство", "ru"),
        ("Ａｒｔｓａｋｈ", "artsakh", "und"),
        ("RIA «Novosti»", "ria novosti", "und"),
        ("Haut-Karabagh", "haut  karabagh", "fr"),
        ("L’Orient", "L'Orient", "fr"),
        ("وحدة ٢٧", "وحدة 27", "ar"),
        ("قره\u200cباغ", "قرهباغ", "fa"),
        ("a\u202eb", "ab", "und"),
    ],
)
def test_case_spaces_and_signs_are_folded(one: str, other: str, language: str) -> None:
    assert folded(one, language) == folded(other, language)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dağlıq Qarabağ", "Dagliq Qarabag"),
        ("Azərbaycan", "Azerbaycan"),
        ("Müdafiə Nazirliyi", "Mudafie Nazirliyi"),
        ("الأرمنية", "الارمنيه"),
        ("أذربيجان", "اذربيجان"),
        ("وزارةُ الدّفاع", "وزارة الدفاع"),
        ("قـــره باغ", "قره باغ"),
        ("علي یف", "علي يف"),
        ("Артём", "Артем"),
        ("և", "եվ"),
        ("և", "եւ"),
        ("Łódź", "Lodz"),
        ("Straße", "strasse"),
    ],
)
def test_variants_of_letters_are_folded_loosely(one: str, other: str) -> None:
    assert loosely_folded(one) == loosely_folded(other)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Dağlıq", "Dagliq", "und"),
        ("ISPARTA", "isparta", "tr"),
        ("й", "и", "ru"),
        ("الأرمنية", "الارمنيه", "ar"),
    ],
)
def test_letters_stay_what_they_are(one: str, other: str, language: str) -> None:
    assert folded(one, language) != folded(other, language)


def test_marks_that_make_another_letter_are_kept() -> None:
    assert loosely_folded("й") != loosely_folded("и")
    assert loosely_folded("कि") != loosely_folded("क")


@given(st.text(), languages)
def test_to_fold_again_changes_nothing(text: str, language: str) -> None:
    once = loosely_folded(text, language)

    assert loosely_folded(once) == once
    assert folded(once) == once


@given(st.text(), languages)
def test_what_folds_alike_folds_alike_loosely(text: str, language: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)

    assert folded(composed, language) == folded(decomposed, language)
    assert loosely_folded(composed, language) == loosely_folded(decomposed, language)
