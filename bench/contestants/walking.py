"""Walks up the relays, one statement at a time."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def upstream(
    starts: Iterable[Node], relayed: Callable[[Node], Iterable[Node]]
) -> tuple[set[Node], list[Node]]:
    """Give all that some statements rest on, themselves among it, and what relays none."""
    reached = set(starts)
    stack, origins = [*reached], []
    while stack:
        ups = [*relayed(here := stack.pop())]
        if not ups:
            origins.append(here)
        for up in ups:
            if up not in reached:
                reached.add(up)
                stack.append(up)
    return reached, origins
