"""Text from strangers' files, made harmless for a terminal."""

import json
import re
import unicodedata

# Controls could move the cursor or recolour; bidi controls could reorder a line.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# These two join and part letters in Persian and in emoji, and reorder nothing.
_JOINERS = frozenset("\u200c\u200d")

# Up to the last sign that could end the password, and as a path that lost a slash.
_PASSWORD = re.compile(
    r"(postgres(?:ql)?(?:\+\w+)?:/+[^\s:/@]*:)[^\n]*@|(\bpassword=)[^&\s'\"]*"
)


def without_passwords(text: str) -> str:
    r"""Give a text with the passwords of addresses in it hidden.

    >>> without_passwords("postgresql://desk:secret@localhost/claims")
    'postgresql://desk:***@localhost/claims'

    """
    return _PASSWORD.sub(_hidden, text)


def _hidden(found: re.Match[str]) -> str:
    return f"{found[1]}***@" if found[1] else f"{found[2]}***"


def printable(text: str) -> str:
    r"""Give a text with control and format characters shown as escapes.

    >>> printable("a\x1b[31mb")
    'a\\x1b[31mb'

    """
    return "".join(map(_shown, text))


def harmless_json(text: str) -> str:
    r"""Give JSON text in which control and format characters are JSON escapes.

    >>> harmless_json('"a\u202eb"')
    '"a\\u202eb"'

    """
    return "".join(json.dumps(one)[1:-1] if _is_hidden(one) else one for one in text)


def _shown(character: str) -> str:
    if not _is_hidden(character):
        return character
    return character.encode("unicode_escape").decode("ascii")


def _is_hidden(character: str) -> bool:
    if character in _JOINERS or character == "\n":
        return False
    return unicodedata.category(character) in _HIDDEN
