"""How alike two names sound, over their Latin transliterations: the extra `[names]`."""

from types import ModuleType

from claimtrack.analysis.names.scripts import script_of
from claimtrack.errors import MissingExtraError

_EXTRA = "names"
_ABJADS = frozenset({"ARABIC", "HEBREW", "SYRIAC"})
_BARE = str.maketrans({**dict.fromkeys("aeiouyw'"), "p": "b", "v": "f"})


class Likeness:
    """Tells how alike names are, whatever scripts they are in.

    Raises:
        MissingExtraError: Where anyascii or RapidFuzz is not installed.
    """

    def __init__(self) -> None:
        self._anyascii = _loaded("anyascii")
        self._fuzz = _loaded("rapidfuzz.fuzz")

    def of(self, one: str, other: str) -> int:
        """Give how alike two folded names are, from 0 to 100.

        Both are written in Latin letters first; the order of their words doesn't matter.
        Where one is in a script that leaves vowels out, the consonants are compared.
        """
        pair = [self._latin(name) for name in (one, other)]
        if is_without_vowels(one) != is_without_vowels(other):
            pair = [_consonants(name) for name in pair]
        return round(float(self._fuzz.token_sort_ratio(*pair)))

    def _latin(self, text: str) -> str:
        return str(self._anyascii.anyascii(text)).casefold()


def is_without_vowels(text: str) -> bool:
    """Tell whether a name is in a script that leaves short vowels out."""
    scripts = {script_of(one) for one in text} - {None}
    return bool(scripts) and scripts <= _ABJADS


def _consonants(latin: str) -> str:
    """Give the consonants of a name, p and v as Arabic writes them."""
    return latin.translate(_BARE)


def _loaded(name: str) -> ModuleType:
    try:
        if name == "anyascii":
            import anyascii  # noqa: PLC0415 -- loaded when names are suggested

            return anyascii
        from rapidfuzz import fuzz  # noqa: PLC0415 -- see above
    except ImportError as error:
        package = name.partition(".")[0]
        raise MissingExtraError(package, extra=_EXTRA) from error
    return fuzz
