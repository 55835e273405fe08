"""The languages that have a table."""

from types import MappingProxyType

from claimtrack.errors import InvalidValueError
from claimtrack.wording.english import ENGLISH
from claimtrack.wording.language import Language

_TABLES = MappingProxyType({"en": ENGLISH})

LANGUAGES: tuple[str, ...] = tuple(sorted(_TABLES))
"""The languages that have a table."""


def table_of(language: str) -> Language:
    """Give the table of a language, or of what its tag begins with: en of en-GB.

    Raises:
        InvalidValueError: For a language without a table.

    Source: Lookup (RFC 4647, section 3.4), with the primary subtag only.

    """
    table = _TABLES.get(language.partition("-")[0].lower())
    if table is None:
        message = (
            f"expected one of the languages {', '.join(LANGUAGES)}; got {language!r}"
        )
        raise InvalidValueError(message)
    return table
