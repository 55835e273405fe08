"""Names made comparable: first case and spacing, then the variants of letters.

Folding is for finding. Nothing is merged by it: that two names fold alike proposes that
they may be one, and no more.
"""

import unicodedata
from functools import lru_cache
from types import MappingProxyType

_TURKIC = frozenset({"az", "crh", "gag", "kk-latn", "tr", "tt-latn"})
"""Languages whose capital I is that of a dotless i."""
_DOTTED = str.maketrans({"I": "ı", "İ": "i"})
_DOT_ABOVE = "i\u0307"
_VARIANTS = MappingProxyType(
    {
        # Arabic letters that are written with and without hamza or dots, and the
        # Persian forms of two of them.
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیئ", "ي"),
        "ؤ": "و",
        "ة": "ه",
        "ک": "ك",
        # Turkic, and what no decomposition takes apart.
        "ı": "i",
        "ə": "e",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        # The two dots of this letter are seldom printed.
        "ё": "е",
    }
)
_LETTERS = str.maketrans(dict(_VARIANTS))
# The ligature of these two is written out in two ways, by the old rules and the new.
_ARMENIAN_AND = ("եվ", "եւ")
_TATWEEL = "\u0640"
_WITHIN_WORDS = frozenset("'’ʼ")
# Marks that tell letters apart; in all other scripts they carry vowels or stress.
_KEPT_MARKS = frozenset({"CYRILLIC", "DEVANAGARI", "BENGALI", "TAMIL", "THAI"})


@lru_cache(maxsize=65_536)
def folded(text: str, language: str = "und") -> str:
    """Give a name in one case, with one kind of space, and without signs and controls.

    Letters stay what they are: "Նախարարություն" and "ՆԱԽԱՐԱՐՈՒԹՅՈՒՆ" fold alike, "Dağlıq"
    and "Dagliq" do not. In Turkish and Azerbaijani I is the capital of ı, and İ of i.

    Args:
        text: The name.
        language: Its language, as a BCP 47 tag; "und" where it is not known.

    Source: Unicode Standard, section 3.13, Default Case Algorithms; SpecialCasing.txt
    for the two letters i.

    >>> folded("  “DAĞLIQ” Qarabağ", "az"), folded("İstanbul", "tr")
    ('dağlıq qarabağ', 'istanbul')

    """
    plain = unicodedata.normalize("NFKC", text)
    if is_turkic(language):
        plain = plain.translate(_DOTTED)
    lowered = plain.casefold().replace(_DOT_ABOVE, "i")
    return " ".join("".join(map(_told, lowered)).split())


@lru_cache(maxsize=65_536)
def loosely_folded(text: str, language: str = "und") -> str:
    """Give a name folded, with variants of letters and marks on them taken away.

    In Arabic hamza, tatweel and vowel signs, in Latin diacritics, in Russian the dots of
    ё, in Armenian the two ways to write out և.

    >>> loosely_folded("Dağlıq"), loosely_folded("الأرمنيّة"), loosely_folded("Артём")
    ('dagliq', 'الارمنيه', 'артем')

    """
    plain = unicodedata.normalize("NFKC", text).replace(_TATWEEL, "")
    if is_turkic(language):
        plain = plain.translate(_DOTTED)
    lettered = plain.casefold().translate(_LETTERS)
    return folded(_unmarked(lettered).translate(_LETTERS).replace(*_ARMENIAN_AND))


def is_turkic(language: str) -> bool:
    """Tell whether a language has a dotless i: by its tag, or what that begins with."""
    tag = language.lower()
    return tag in _TURKIC or tag.partition("-")[0] in _TURKIC


def _unmarked(text: str) -> str:
    """Take marks off letters, but where they make another letter."""
    shown: list[str] = []
    keeps = False
    for one in unicodedata.normalize("NFD", text):
        if unicodedata.category(one) != "Mn":
            keeps = unicodedata.name(one, "").partition(" ")[0] in _KEPT_MARKS
            shown.append(one)
        elif keeps:
            shown.append(one)
    return unicodedata.normalize("NFC", "".join(shown))


def _told(character: str) -> str:
    """Give what a character tells: itself, a digit as ours, or that a word ends."""
    kind = unicodedata.category(character)
    if kind == "Nd":
        return str(unicodedata.decimal(character))
    if kind[0] in "LMN":
        return character
    return "" if kind == "Cf" or character in _WITHIN_WORDS else " "
