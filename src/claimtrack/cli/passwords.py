"""Addresses in what goes wrong, shown without their passwords."""

import re

# Up to the last sign that could end the password, and as a path that lost a slash.
_PASSWORD = re.compile(
    r"(postgres(?:ql)?(?:\+\w+)?:/+[^\s:/@]*:)[^\n]*@|(\bpassword=)[^&\s'\"]*"
)


def without_passwords(text: str) -> str:
    """Give a text with the passwords of addresses in it hidden.

    >>> without_passwords("postgresql://desk:secret@localhost/claims")
    'postgresql://desk:***@localhost/claims'

    """
    return _PASSWORD.sub(_hidden, text)


def _hidden(found: re.Match[str]) -> str:
    return f"{found[1]}***@" if found[1] else f"{found[2]}***"
