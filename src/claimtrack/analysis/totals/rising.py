"""The most answers that can rise together: what has to go is the rest.

Answers are sets. Some of them rise where values can be chosen from them such that of two
in known order the later is no lower. Where several choices keep equally many, the one is
given that keeps the last answer if any does, then the last but one, and so on.
"""

import itertools
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Sequence

from claimtrack.model import Cut, Stretches

Answers = Sequence[Stretches]
"""For each place in the order, the stretches of an answer between cuts."""
IsBefore = Callable[[int, int], bool]
"""What tells whether of two places the first is known to be the earlier."""


def rising(answers: Answers, is_before: IsBefore | None = None) -> frozenset[int]:
    """Give the places of the most answers that can rise together.

    Args:
        answers: The answers; no later one stands before an earlier one.
        is_before: What tells which are in known order, by a third one too; None where
            all are.

    Complexity: O(n log n) where all are in known order. Else that of a minimum cut
    with an edge for each two of which the later is lower; and where sets have holes
    that are in the way, with n nodes for each different end of a stretch.

    Source: for a known order Schensted, Longest increasing and decreasing subsequences
    (1961), carried over to sets. Else Dilworth, A decomposition theorem for partially
    ordered sets (1950): falling is an order too, and what rises has no two in it. With
    holes Picard, Maximal closure of a graph (1976).

    >>> def only(number):
    ...     return (((number, 0), (number, 1)),)
    >>> sorted(rising([only(9), only(14), only(3), only(5), only(7)]))
    [2, 3, 4]

    """
    if is_before is None:
        return _in_a_row(answers)
    kept = _without_falls(answers, is_before)
    if _can_rise(answers, kept, is_before):
        # To fill the holes only allows more, so that no more than this can be kept.
        return kept
    return _with_holes(answers, is_before)


def _in_a_row(answers: Answers) -> frozenset[int]:
    # The least value on which so and so many can end. An answer moves those within it
    # up by one, and opens a place with its own least value.
    ends: list[Cut] = []
    lengths: list[list[tuple[int, int]]] = []
    for stretches in answers:
        lengths.append([])
        for start, stop in _apart(stretches, ends):
            first, last = bisect_right(ends, start), bisect_left(ends, stop)
            ends.insert(first, start)
            del ends[last + 1 : last + 2]
            lengths[-1].append((first + 1, last + 1))
    kept = set()
    length = len(ends)
    for place in reversed(range(len(answers))):
        if any(least <= length <= most for least, most in lengths[place]):
            kept.add(place)
            length -= 1
    return frozenset(kept)


def _apart(stretches: Stretches, ends: Sequence[Cut]) -> list[tuple[Cut, Cut]]:
    """Give the stretches, those as one between which nothing ends."""
    joined = [stretches[0]]
    for start, stop in stretches[1:]:
        gap = bisect_left(ends, start) - bisect_left(ends, joined[-1][1])
        if gap:
            joined.append((start, stop))
        else:
            joined[-1] = (joined[-1][0], stop)
    return joined


def _weight(place: int, count: int) -> int:
    # Any one more outweighs all preferences, and a later one all that are earlier.
    return (1 << count) + (1 << place)


def _without_falls(answers: Answers, is_before: IsBefore) -> frozenset[int]:
    """Give the most answers no two of which fall from end to end."""
    falls = _falls(answers, is_before)
    if not falls:
        return frozenset(range(len(answers)))
    # Loaded only where it is needed: it takes longer to load than the rest.
    import networkx as nx  # noqa: PLC0415 -- see above

    flow: nx.DiGraph[object] = nx.DiGraph()
    for place in {place for pair in falls for place in pair}:
        weight = _weight(place, len(answers))
        flow.add_edge("from", (place, "falls"), capacity=weight)
        flow.add_edge((place, "fallen to"), "to", capacity=weight)
    for one, other in falls:
        flow.add_edge((one, "falls"), (other, "fallen to"))
    _, (near, _) = nx.minimum_cut(flow, "from", "to")
    return frozenset(
        place
        for place in range(len(answers))
        if (place, "falls") not in flow
        or ((place, "falls") in near and (place, "fallen to") not in near)
    )


def _falls(answers: Answers, is_before: IsBefore) -> list[tuple[int, int]]:
    """Give each two of which the later is surely lower."""
    found = []
    passed: list[tuple[Cut, int]] = []
    for place, stretches in enumerate(answers):
        first = bisect_left(passed, (stretches[-1][1], -1))
        found += [
            (other, place) for _, other in passed[first:] if is_before(other, place)
        ]
        insort(passed, (stretches[0][0], place))
    return found


def _can_rise(answers: Answers, kept: frozenset[int], is_before: IsBefore) -> bool:
    """Tell whether values can be chosen that rise: the least that will do, in turn."""
    if all(len(answers[place]) == 1 for place in kept):
        return True
    chosen: dict[int, Cut] = {}
    for place in sorted(kept):
        befores = (end for other, end in chosen.items() if is_before(other, place))
        floor = max(befores, default=answers[place][0][0])
        ways = (max(a, floor) for a, b in answers[place] if floor < b)
        least = next(ways, None)
        if least is None:
            return False
        chosen[place] = least
    return True


def _with_holes(answers: Answers, is_before: IsBefore) -> frozenset[int]:
    """Give the most answers that rise, by where each stands among all ends."""
    import networkx as nx  # noqa: PLC0415 -- as above

    count = len(answers)
    cuts = sorted({cut for each in answers for stretch in each for cut in stretch})
    steps = range(1, len(cuts) - 1)
    flow: nx.DiGraph[object] = nx.DiGraph()
    for place in range(count):
        nodes = ["from", *((place, step) for step in steps), "to"]
        for step, (low, high) in enumerate(itertools.pairwise(nodes)):
            is_in = _holds(answers[place], cuts[step])
            cost = 0 if is_in else _weight(place, count)
            flow.add_edge(low, high, capacity=cost)
        # Who is above a cut is above those below it, and so is who comes later.
        flow.add_edges_from(((place, step + 1), (place, step)) for step in steps[:-1])
        for other in range(place):
            if is_before(other, place):
                flow.add_edges_from(((other, step), (place, step)) for step in steps)
    _, (near, _) = nx.minimum_cut(flow, "from", "to")
    heights = [sum((place, step) in near for step in steps) for place in range(count)]
    return frozenset(
        place
        for place, height in enumerate(heights)
        if _holds(answers[place], cuts[height])
    )


def _holds(stretches: Stretches, cut: Cut) -> bool:
    """Tell whether an answer admits what lies just above a cut of its own or others."""
    return any(start <= cut < stop for start, stop in stretches)
