"""The script of a letter, told by the name that Unicode gives it.

Python's `unicodedata` has no script property; the name of a letter begins with that of
its script. Letters of mathematics and other symbols are of none.
"""

import unicodedata
from functools import lru_cache

_HAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO", "HANGUL"})
"""What is written together with Latin letters, and with each other."""
_SCRIPTS = frozenset(
    {
        *_HAN,
        *("ARABIC", "ARMENIAN", "BENGALI", "CHEROKEE", "CYRILLIC", "DEVANAGARI"),
        *("ETHIOPIC", "GEORGIAN", "GREEK", "GUJARATI", "GURMUKHI", "HEBREW"),
        *("KANNADA", "KHMER", "LAO", "LATIN", "MALAYALAM", "MONGOLIAN", "MYANMAR"),
        *("ORIYA", "SINHALA", "SYRIAC", "TAMIL", "TELUGU", "THAANA", "THAI"),
        *("TIBETAN", "COPTIC", "NKO", "TIFINAGH"),
    }
)
_WITH_LATIN = _HAN | {"LATIN"}


@lru_cache(maxsize=65_536)
def script_of(character: str) -> str | None:
    """Give the script of a letter; None for what is no letter, or of no script.

    >>> script_of("a"), script_of("а"), script_of("ا"), script_of("3")
    ('LATIN', 'CYRILLIC', 'ARABIC', None)

    """
    if not unicodedata.category(character).startswith("L"):
        return None
    words = unicodedata.name(character, "").split()
    return next((one for one in words[:2] if one in _SCRIPTS), None)


def go_together(scripts: frozenset[str]) -> bool:
    """Tell whether scripts are written together within one word.

    Source: Unicode Security Mechanisms (UTS 39), section 5.2, moderately restrictive.
    """
    return len(scripts) < 2 or scripts <= _WITH_LATIN  # noqa: PLR2004 -- one alone
