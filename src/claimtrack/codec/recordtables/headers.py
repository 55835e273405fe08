"""The columns of record tables: those that there are, and those that should be."""

import difflib
from collections import Counter
from collections.abc import Sequence

from claimtrack.graph import ClaimGraph, own_layout
from claimtrack.model import Record

_MOST_COLUMNS = 100


def header_faults(kind: type[Record], columns: Sequence[str]) -> list[str]:
    """Say what is wrong with the columns of a table of a kind; they may be in any order.

    >>> from claimtrack.model import Order
    >>> header_faults(Order, ["id", "labels", "recorded_at", "statement_id", "after"])
    ["column 'after_id' is missing", "no column is called 'after' here; close to it: 'after_id'"]

    """
    if len(columns) > _MOST_COLUMNS:
        return [f"expected {_MOST_COLUMNS} columns at most; got {len(columns)}"]
    own = [column.name for column in own_layout(kind)]
    known = ClaimGraph().table(kind).columns
    counts = Counter(columns)
    return [
        *(f"column {name!r} is missing" for name in own if name not in counts),
        *(_unknown(name, known) for name in counts if name not in known),
        *(f"two columns are called {n!r}" for n, count in counts.items() if count > 1),
    ]


def _unknown(name: str, known: Sequence[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    hint = f"; close to it: {close[0]!r}" if close else ""
    return f"no column is called {name[:80]!r} here{hint}"
