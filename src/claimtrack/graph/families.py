"""What a source is, and is part of, by definitions and by what analysts declared."""

from claimtrack.graph.claimgraph import ClaimGraph


def all_around(graph: ClaimGraph, source_id: str) -> frozenset[str]:
    """Give a source, all that it was declared to be, and all that these lie within.

    Complexity: that of `Containment.around`, and O(n) in the links that join sources.
    """
    around, same = graph.containment.around, graph.sameness
    if not same:
        return around(source_id)
    found: set[str] = set()
    stack = [source_id]
    while stack:
        here = stack.pop()
        if here not in found:
            found.add(here)
            stack += {*same.group(here), *around(here)} - found
    return frozenset(found)
