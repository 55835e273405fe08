"""What is later than what, put in order; rings apart."""

from collections.abc import Mapping


def later_first(
    earlier: Mapping[str, tuple[str, ...]],
) -> tuple[list[str], tuple[frozenset[str], ...]]:
    """Order statements with the later first, and give those in rings apart.

    Args:
        earlier: For each statement, those that it is later than.

    Complexity: O(V + E).

    >>> later_first({"c": ("b",), "b": ("a",)})
    (['c', 'b', 'a'], ())

    """
    order, left = _sorted(earlier)
    if not left:
        return order, ()
    rings = _rings({later: earlier.get(later, ()) for later in sorted(left)})
    ringed = frozenset[str]().union(*rings)
    free = {
        later: tuple(before for before in befores if before not in ringed)
        for later, befores in earlier.items()
        if later not in ringed
    }
    return _sorted(free)[0], rings


def _sorted(
    earlier: Mapping[str, tuple[str, ...]],
) -> tuple[list[str], frozenset[str]]:
    """Order statements with the later first; give those in or below a ring apart."""
    # Kahn's algorithm; graphlib stops at the first ring, and these must not.
    waiting: dict[str, int] = {}
    for later, befores in earlier.items():
        waiting.setdefault(later, 0)
        for before in befores:
            waiting[before] = waiting.get(before, 0) + 1
    order = [statement for statement, count in waiting.items() if not count]
    for later in order:
        for before in earlier.get(later, ()):
            waiting[before] -= 1
            if not waiting[before]:
                order.append(before)
    return order, frozenset(waiting.keys() - set(order))


def _rings(earlier: Mapping[str, tuple[str, ...]]) -> tuple[frozenset[str], ...]:
    # Loaded only where there are rings: it takes longer to load than the rest.
    import networkx as nx  # noqa: PLC0415 -- see above

    graph: nx.DiGraph[str] = nx.DiGraph(
        (later, before) for later, befores in earlier.items() for before in befores
    )
    return tuple(
        frozenset(component)
        for component in nx.strongly_connected_components(graph)
        if len(component) > 1 or graph.has_edge(*component, *component)
    )
