"""A sum that doesn't come out, and what may take part in one."""

import enum
from collections.abc import Iterable

import attrs

from claimtrack.analysis.comparison.comparing import compare
from claimtrack.analysis.sums.members import Member
from claimtrack.graph import ClaimGraph
from claimtrack.model import Link, LinkKind


class Way(enum.Enum):
    """In which way figures fail to add up."""

    BEYOND = "beyond"
    """Parts with nothing in common come to more than their whole."""
    SHORT = "short"
    """Parts that make up a whole come to less."""
    TANGLED = "tangled"
    """Wholes and parts of several partitions leave no numbers that suit all."""


@attrs.frozen(kw_only=True)
class Mismatch:
    """A whole and parts that don't add up to it: a minimal set of three or more.

    Attributes:
        way: In which way they don't.
        whole: The figure of the whole; of several, the first by label.
        parts: The other figures, by label.
        equals: Figures that could stand in for one of these.
    """

    way: Way
    whole: Member
    parts: tuple[Member, ...]
    equals: tuple[Member, ...] = ()

    @property
    def members(self) -> tuple[Member, ...]:
        """The whole, and then its parts."""
        return (self.whole, *self.parts)


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

    def one_of_each(self, members: Iterable[Member]) -> list[Member]:
        """Leave out figures that lie to all others as one before them, and say the same.

        None is left out where anything was declared incomparable.
        """
        if self._has_incomparable:
            return list(members)
        firsts: dict[object, Member] = {}
        for one in members:
            firsts.setdefault((one.key, one.stretch, one.commitment.admits), one)
        return list(firsts.values())

    def may_conflict(self, one: Member, other: Member) -> bool:
        """Tell whether two figures can't both hold on some reading."""
        comparison = compare(self._graph, one.commitment, other.commitment)
        return bool(comparison.conflicting)

    def first_conflicting(self, members: Iterable[Member]) -> Member | None:
        """Give the first figure that may not hold beside one before it, if any."""
        before: list[Member] = []
        for one in members:
            if any(self.may_conflict(other, one) for other in before):
                return one
            before.append(one)
        return None
