"""The algebra of answers: unions of half-open stretches of an ordered line.

A stretch is a pair (start, stop) of *cuts*, start before stop; a *stretch set* is a
tuple of such pairs, in order, apart from each other. What a cut is decides the line:
whole numbers for counts, a number and its side for amounts.
"""

from collections.abc import Iterable
from typing import Any

# A cut is compared and nothing else: whole numbers, infinities, or (number, side).
Cut = Any
Stretches = tuple[tuple[Cut, Cut], ...]


def union(stretches: Iterable[tuple[Cut, Cut]]) -> Stretches:
    """Give the stretches in order, empty ones left out and touching ones joined.

    Complexity: O(n log n).

    >>> union([(4, 6), (1, 2), (2, 3), (5, 5)])
    ((1, 3), (4, 6))

    """
    joined: list[tuple[Cut, Cut]] = []
    for start, stop in sorted(pair for pair in stretches if pair[0] < pair[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return tuple(joined)


def meet(one: Stretches, other: Stretches) -> Stretches:
    """Give what two stretch sets have in common.

    Complexity: O(n + m).

    >>> meet(((1, 5), (8, 9)), ((3, 9),))
    ((3, 5), (8, 9))

    """
    common = []
    i = j = 0
    while i < len(one) and j < len(other):
        start = max(one[i][0], other[j][0])
        stop = min(one[i][1], other[j][1])
        if start < stop:
            common.append((start, stop))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return tuple(common)


def without(whole: Stretches, taken: Stretches) -> Stretches:
    """Give what is in the whole and not in what is taken from it.

    Complexity: O(n log n + m).

    >>> without(((0, 10),), ((2, 3),))
    ((0, 2), (3, 10))

    """
    gaps = []
    for whole_start, whole_stop in whole:
        start = whole_start
        for taken_start, taken_stop in meet(((whole_start, whole_stop),), taken):
            gaps.append((start, taken_start))
            start = taken_stop
        gaps.append((start, whole_stop))
    return union(gaps)
