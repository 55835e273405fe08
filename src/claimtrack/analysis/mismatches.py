"""A sum that doesn't come out, and what may take part in one."""

from collections.abc import Iterable

import attrs

from claimtrack.analysis.comparing import compare
from claimtrack.analysis.members import Member
from claimtrack.graph import ClaimGraph
from claimtrack.model import Link, LinkKind, Verdict


@attrs.frozen(kw_only=True)
class Mismatch:
    """A whole and parts that don't add up to it.

    Attributes:
        whole: The figure of the whole.
        parts: The figures of the parts, two or more.
        is_beyond: Whether the parts come to more than the whole; otherwise to less.
        equals: Figures that could stand in for one of these.
    """

    whole: Member
    parts: tuple[Member, ...]
    is_beyond: bool
    equals: tuple[Member, ...]


class Pairs:
    """What two figures by themselves come to: such two make no sum together.

    Args:
        graph: The graph.
    """

    def __init__(self, graph: ClaimGraph) -> None:
        self._graph = graph
        links = graph.of_kind(Link).values()
        self._has_incomparable = any(
            link.kind is LinkKind.INCOMPARABLE for link in links
        )

    def are_incomparable(self, one: Member, other: Member) -> bool:
        """Tell whether an analyst declared two figures incomparable."""
        if not self._has_incomparable:
            return False
        comparison = compare(self._graph, one.commitment, other.commitment)
        return comparison.incomparable is not None

    def conflict(self, one: Member, other: Member) -> bool:
        """Tell whether two figures can't both hold, whatever else does."""
        comparison = compare(self._graph, one.commitment, other.commitment)
        return comparison.verdict is Verdict.CONFLICT

    def first_conflicting(self, members: Iterable[Member]) -> Member | None:
        """Give the first figure that can't hold beside one before it, if there is one."""
        before: list[Member] = []
        for one in members:
            if any(self.conflict(other, one) for other in before):
                return one
            before.append(one)
        return None
