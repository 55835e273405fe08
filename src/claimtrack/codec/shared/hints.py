"""What messages say of a stranger's words: short, and with what is close to them."""

import difflib
from collections.abc import Iterable

_SHOWN = 80
# Looking for what is close costs as much as there is to look through.
_MOST_HINTS = 50
_MOST_COMPARED = 100_000
_LONGEST_HINTED = 100


def quoted(label: str) -> str:
    """Give a label as messages show it: short, whatever a stranger's file holds.

    >>> quoted("K01"), len(quoted("K" * 1000))
    ("'K01'", 85)

    """
    return repr(label) if len(label) <= _SHOWN else f"{label[:_SHOWN]!r}..."


class Hints:
    """What is close to unknown words: for the first few, for it takes its time.

    >>> Hints().close_to("mesure", ["measure", "place"])
    '; close to it: measure'

    """

    def __init__(self) -> None:
        self._given = 0
        self._compared = 0

    def close_to(self, text: str, known: Iterable[str]) -> str:
        """Give what is close to an unknown text, as the end of a sentence."""
        self._given += 1
        if self._given > _MOST_HINTS or len(text) > _LONGEST_HINTED:
            return ""
        names = sorted({one for one in known if len(one) <= _LONGEST_HINTED})
        self._compared += len(names)
        if self._compared > _MOST_COMPARED:
            return ""
        close = difflib.get_close_matches(text, names, n=3)
        return f"; close to it: {', '.join(close)}" if close else ""
