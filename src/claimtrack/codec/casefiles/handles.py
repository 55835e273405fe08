"""What each thing of a graph is called in a case file that is written of it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from claimtrack.codec.shared.labels import in_order
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Claim,
    Document,
    Link,
    Question,
    Record,
    Statement,
)

_DIGITS = re.compile(r"[0-9a-f]{8,64}")
_SHORT = 12

# Things of one space never share a label: statements and claims stand for each other.
_SPACES: tuple[tuple[type[Record], ...], ...] = (
    (Question,),
    (Document,),
    (Statement, Assertion),
)


class Handles:
    """A label for each thing that has one, and for others the beginning of its digest.

    A case file knows each thing by one label, and no two things by the same. Of several
    labels the first in code-point order is kept that nothing else has; what comes
    first, by kind and id, has the first choice.

    Complexity: O(n log n).
    """

    def __init__(self, graph: ClaimGraph) -> None:
        self._graph = graph
        self._ids = sorted(
            id_
            for kind in (Question, Claim, Document, Statement, Assertion)
            for id_ in graph.of_kind(kind)
        )
        self._labels: dict[str, str] = {}
        # A link between two sources would name two statements as well.
        self._linked = {link.between[0] for link in graph.of_kind(Link).values()}
        self.taken: set[str] = set()
        for kinds in _SPACES:
            self._choose(kinds)

    def _choose(self, kinds: Iterable[type[Record]]) -> None:
        taken: set[str] = set()
        for kind in kinds:
            for id_ in sorted(self._graph.of_kind(kind)):
                free = (
                    label
                    for label in self._graph.envelope(id_).labels
                    if label not in taken
                    and label not in self._linked
                    and not self._starts_an_id(label)
                )
                label = next(free, None)
                if label is not None:
                    self._labels[id_] = label
                    taken.add(label)
        self.taken |= taken

    def _starts_an_id(self, text: str) -> bool:
        """Tell whether a text would be taken for the beginning of a digest."""
        if not _DIGITS.fullmatch(text):
            return False
        place = bisect_left(self._ids, text)
        return place < len(self._ids) and self._ids[place].startswith(text)

    def label(self, id_: str) -> str | None:
        """Give the label that a record is written with, or None."""
        return self._labels.get(id_)

    def digits(self, id_: str) -> str:
        """Give the beginning of a digest, as short as it can be told from the others.

        No label is one, and no chosen id.
        """
        short = id_[:_SHORT]
        place = bisect_left(self._ids, short)
        starting = [
            one for one in self._ids[place : place + 2] if one.startswith(short)
        ]
        is_free = len(starting) <= 1 and short not in self._graph
        return short if is_free else id_

    def handle(self, id_: str) -> str:
        """Give what a record is written and named with."""
        label = self._labels.get(id_)
        return self.digits(id_) if label is None else label

    def order(self, id_: str) -> tuple[Sequence[object], str]:
        """Give what to sort records by: their labels, the ninth before the tenth."""
        label = self._labels.get(id_)
        return in_order(() if label is None else (label,)), id_
