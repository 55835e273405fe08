"""How many claims can hold at once, in plain Python."""

import math
from collections.abc import Iterable

Ends = tuple[int, int | None]
"""The lowest and the highest number of a claim."""


def deepest(claims: Iterable[Ends]) -> int:
    """Give how many ranges the point has that the most of them have."""
    steps = []
    for low, high in claims:
        steps.append((low, 0, 1))
        steps.append((math.inf if high is None else high, 1, -1))
    depth = most = 0
    # What ends at a number still has it, so that what begins there comes first.
    for _, _, step in sorted(steps):
        depth += step
        most = max(most, depth)
    return most
