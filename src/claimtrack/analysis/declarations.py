"""What named analysts declared of two claims, two statements or two sources."""

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

    >>> reason_of(Link(kind="same", between="ab", by="ada", because="One page. "))
    'One page'

    """
    return link.because.strip().removesuffix(".")


def declarer_of(link: Link) -> str:
    """Name who declared a link, to begin a sentence.

    >>> declarer_of(Link(kind="same", between="ab", by="the desk", because="One page."))
    'The desk'

    """
    return link.by[:1].upper() + link.by[1:]
