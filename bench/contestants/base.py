"""What every contestant does."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

NormalRow = tuple[str, str, str, int, int | None, str, str, str, tuple[str, ...]]
"""A statement as the file has it: id, source, question, low, high, stance, the two
times, and what it relays in code-point order."""
Claim = tuple[str, int, int | None]
"""A question, and the lowest and the highest number."""
NormalTrace = tuple[str, tuple[str, ...]]
"""What was traced, and what was found, in code-point order."""
NormalCount = tuple[Claim, int]
"""A claim, and by how many sources its origins are."""
NormalPair = tuple[str, tuple[int, int | None], tuple[int, int | None]]
"""A question and two claims as (low, high), in the order of `normal_pair`."""


NormalDispute = tuple[str, int, int]
"""A question, how many claims it has, and how many of them at most can hold at once."""


class Contestant(Protocol):
    """One way to hold the rows and to answer.

    What is held stays in the contestant's own best form; the `normal_` methods put it
    in the form that is compared, and are never timed.
    """

    def ingest(self, folder: Path) -> None:
        """W1: read the files and hold what they say, with indexes of it."""
        ...

    def complete(self) -> None:
        """Make what is otherwise made when a question first needs it."""
        ...

    def count_pairs(self) -> int:
        """W2: find every two claims of one question that share no number."""
        ...

    def count_disputes(self) -> int:
        """W2d: how many of its claims can hold at once, for each question where not all.

        Gives how many such questions there are.
        """
        ...

    def trace(self, relays: Sequence[str], claims: Sequence[Claim]) -> object:
        """W3: all that each relay rests on, and who is at the origins of each claim."""
        ...

    def count_origins(self) -> object:
        """W3b: by how many sources the origins of each claim are."""
        ...

    def normal_rows(self) -> Iterable[NormalRow]: ...

    def normal_pairs(self) -> Iterable[NormalPair]: ...

    def normal_disputes(self) -> Iterable[NormalDispute]: ...

    def normal_traces(
        self, relays: Sequence[str], claims: Sequence[Claim]
    ) -> Iterable[NormalTrace]: ...

    def normal_counts(self) -> Iterable[NormalCount]: ...


def order(claim: tuple[int, int | None]) -> tuple[int, bool, int]:
    low, high = claim
    return low, high is None, high or 0


def normal_pair(
    question: str, one: tuple[int, int | None], other: tuple[int, int | None]
) -> NormalPair:
    first, second = sorted((one, other), key=order)
    return question, first, second


def normal_trace(traced: str | Claim, found: Iterable[str]) -> NormalTrace:
    return str(traced), tuple(sorted(found))
