"""Colours for a terminal: what a reader looks for first stands out."""

import re
from collections.abc import Mapping
from typing import TextIO

_BOLD, _DIM, _CYAN, _YELLOW, _PLAIN = (f"\x1b[{code}m" for code in (1, 2, 36, 33, 0))
_LABEL = re.compile(r"^( +(?:[AB]  )?)(\S+)(?=  \S)", re.MULTILINE)
_FINDING = re.compile(r"^(\S+)( \[undetermined\])?  ([0-9a-f]{12})$")


def is_coloured(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Tell whether what a stream shows may have colours.

    Source: https://no-color.org and https://force-color.org: each holds where it is set
    to anything but nothing, and the first before the second.
    """
    if environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
        return False
    return bool(environment.get("FORCE_COLOR")) or stream.isatty()


def coloured(text: str) -> str:
    r"""Give a text with its headings bold, its labels coloured and its digests faint.

    What stands at the left edge above something set in is a heading; what is set in with
    two spaces behind it, a label. Without its colours it is the same text.

    Complexity: O(n).

    >>> coloured("tanks lost\n  K1  Ada: 3")
    '\x1b[1mtanks lost\x1b[0m\n  \x1b[36mK1\x1b[0m  Ada: 3'

    """
    labelled = _LABEL.sub(rf"\1{_CYAN}\2{_PLAIN}", text)
    shown: list[str] = []
    leads = False
    for line in reversed(labelled.split("\n")):
        is_set_in = line.startswith(" ")
        leads = is_set_in or (leads and line != "")
        shown.append(_heading(line) if leads and not is_set_in else line)
    return "\n".join(reversed(shown))


def _heading(line: str) -> str:
    found = _FINDING.match(line)
    if found is None:
        return f"{_BOLD}{line}{_PLAIN}"
    code, verdict, digest = found.groups()
    told = f"{_YELLOW}{verdict}{_PLAIN}" if verdict else ""
    return f"{_BOLD}{code}{_PLAIN}{told}  {_DIM}{digest}{_PLAIN}"
