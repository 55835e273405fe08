"""What named analysts declared of two claims, two statements or two sources."""

from collections.abc import Iterable

from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph
from claimtrack.model import Link, LinkKind


def links_of(graph: ClaimGraph, kind: LinkKind) -> list[Link]:
    """Give the links of one kind: by who declares, why, and what they are between.

    Complexity: O(n log n) in all links.
    """
    found = (link for link in graph.of_kind(Link).values() if link.kind is kind)
    return sorted(found, key=lambda link: (link.by, link.because, link.between))


def reason_of(link: Link) -> str:
    """Give why a link was declared, as a clause without its full stop.

    >>> reason_of(Link(kind=LinkKind.SAME, between="ab", by="ada", because="One page. "))
    'One page'

    """
    return link.because.strip().removesuffix(".")


def declarer_of(link: Link) -> str:
    """Name who declared a link, to begin a sentence.

    >>> declarer_of(Link(kind=LinkKind.SAME, between="ab", by="the desk", because="One page."))
    'The desk'

    """
    return link.by[:1].upper() + link.by[1:]


class Incomparable:
    """Which two answers an analyst declared that can't be compared.

    Args:
        graph: The graph; made of it once, until it grows.

    Complexity: that of `links_of`.
    """

    def __init__(self, graph: ClaimGraph) -> None:
        self._same = graph.sameness
        links = links_of(graph, LinkKind.INCOMPARABLE)
        self._links = {self._ends(*link.between): link for link in reversed(links)}

    def link(self, one: Commitment, other: Commitment) -> Link | None:
        """Give the link that says so, if any: of several the first, in this order.

        A link between the two claims, between the two statements, or between the two
        sources; and of these, by who declares it.

        Complexity: O(1).
        """
        if not self._links:
            return None
        mine, theirs = one.assertion, other.assertion
        for ends in (
            (mine.claim_id, theirs.claim_id),
            (mine.statement_id, theirs.statement_id),
            (one.speaker_id, other.speaker_id),
        ):
            link = self._links.get(self._ends(*ends))
            if link is not None:
                return link
        return None

    def among(self, told: Iterable[Commitment]) -> frozenset[str]:
        """Give the digests of the answers that may be incomparable with another.

        Complexity: O(n), and O(n) in the links where there are any.
        """
        if not self._links:
            return frozenset()
        named = {one.id: self._names(one) for one in told}
        here = frozenset[str]().union(*named.values())
        ends = {end for two in self._links if here.issuperset(two) for end in two}
        return frozenset(id_ for id_, names in named.items() if names & ends)

    def _names(self, one: Commitment) -> set[str]:
        """Give what a link can name to speak of an answer."""
        made = one.assertion
        ids = (made.claim_id, made.statement_id, one.speaker_id)
        return {name for id_ in ids for name in (id_, self._same.of(id_))}

    def _ends(self, one: str, other: str) -> tuple[str, str]:
        """Give what two go by; each itself where that is one."""
        first, second = self._same.of(one), self._same.of(other)
        if first == second:
            first, second = one, other
        return min(first, second), max(first, second)
