"""Text from strangers' files, made harmless and readable for a terminal."""

import json
import re
import unicodedata

from claimtrack.model import is_hidden

_ISOLATE, _END = "\u2067", "\u2069"
# Every letter that is written from right to left is at or beyond this one.
_MAYBE = re.compile("[\u0590-\U0001ffff]")
_FROM_RIGHT = frozenset({"R", "AL"})
# What stands within such a text, and takes its direction from what is around it.
_WITHIN = frozenset({"NSM", "WS", "CS", "ES", "ON", "AN"})


def harmless_json(text: str) -> str:
    r"""Give JSON text in which control and format characters are JSON escapes.

    >>> harmless_json('"a\u202eb"')
    '"a\\u202eb"'

    """
    return "".join(json.dumps(one)[1:-1] if is_hidden(one) else one for one in text)


def isolated(text: str) -> str:
    r"""Give a text in which words written from right to left keep to themselves.

    A terminal that knows directions would draw the figures and brackets behind such
    words into them. Each stretch of them is set between two marks that are not seen.

    Complexity: O(n).

    Source: The Unicode Bidirectional Algorithm (UAX 9), explicit isolates.

    >>> isolated("K1  \u05d0\u05d1, 2020") == "K1  \u2067\u05d0\u05d1\u2069, 2020"
    True
    >>> isolated("K1  Ada, 2020")
    'K1  Ada, 2020'

    """
    if _MAYBE.search(text) is None:
        return text
    return "\n".join(map(_isolated_line, text.split("\n")))


def _isolated_line(line: str) -> str:
    parts: list[str] = []
    done = at = 0
    while at < len(line):
        if unicodedata.bidirectional(line[at]) not in _FROM_RIGHT:
            at += 1
            continue
        end = _end_of(line, at)
        parts += [line[done:at], _ISOLATE, line[at:end], _END]
        done = at = end
    return "".join((*parts, line[done:]))


def _end_of(line: str, start: int) -> int:
    """Give where the words end that begin at a place: behind their last letter."""
    end = at = start
    while at < len(line):
        kind = unicodedata.bidirectional(line[at])
        if kind in _FROM_RIGHT or (kind == "NSM" and end == at):
            end = at + 1
        elif kind not in _WITHIN:
            break
        at += 1
    return end
