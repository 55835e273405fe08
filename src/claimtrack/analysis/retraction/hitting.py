"""Least sets that have a member of each of many sets."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from claimtrack.analysis.sums.solving import least_choice

FEW = 24
"""Up to how many members every choice is tried, without a solver."""

Sets = Collection[frozenset[str]]


def lightest_hitting(sets: Sets, weights: Mapping[str, int]) -> frozenset[str]:
    """Give members that weigh least of all that hit every set.

    Args:
        sets: The sets to be hit, none empty.
        weights: What each member weighs, more than nothing.

    Raises:
        MissingExtraError: Where it takes HiGHS to tell, and that is not installed.

    Complexity: O(2^n) in few members that sets join to each other, at worst; of more,
    that of an integer program.

    >>> sorted(lightest_hitting([frozenset("ab"), frozenset("bc")], dict.fromkeys("abc", 1)))
    ['b']

    """
    chosen: set[str] = set()
    for joined in _components(sets):
        if len(frozenset[str]().union(*joined)) <= FEW:
            chosen |= _tried(joined, weights)
        else:
            chosen |= _solved(joined, weights)
    return frozenset(chosen)


def _components(sets: Sets) -> list[list[frozenset[str]]]:
    """Give the sets in groups, none of which shares a member with another."""
    having: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for one in sets:
        for member in one:
            having[member].append(one)
    seen: set[frozenset[str]] = set()
    groups = []
    for first in sorted(set(sets), key=sorted):
        if first in seen:
            continue
        seen.add(first)
        group, left = [], [first]
        while left:
            here = left.pop()
            group.append(here)
            more = {one for member in here for one in having[member]} - seen
            seen |= more
            left.extend(sorted(more, key=sorted))
        groups.append(group)
    return groups


def _tried(sets: Sequence[frozenset[str]], weights: Mapping[str, int]) -> set[str]:
    """Choose by trying: some member of the first set that is not hit has to go."""
    ordered = sorted(sets, key=lambda one: (len(one), sorted(one)))
    best = frozenset[str]().union(*ordered)
    least = sum(weights[one] for one in best)
    left: list[tuple[frozenset[str], int, frozenset[str]]] = [
        (frozenset(), 0, frozenset())
    ]
    while left:
        chosen, weight, spared = left.pop()
        if weight >= least:
            continue
        unhit = next((one for one in ordered if chosen.isdisjoint(one)), None)
        if unhit is None:
            best, least = chosen, weight
            continue
        further = []
        for member in sorted(unhit - spared, key=lambda one: (weights[one], one)):
            further.append((chosen | {member}, weight + weights[member], spared))
            # What was tried here is not tried again beside another.
            spared = spared | {member}
        left.extend(reversed(further))
    return set(best)


def _solved(sets: Sequence[frozenset[str]], weights: Mapping[str, int]) -> set[str]:
    members = sorted(frozenset[str]().union(*sets))
    number = {member: n for n, member in enumerate(members)}
    chosen = least_choice(
        [weights[member] for member in members],
        [sorted(number[member] for member in one) for one in sets],
    )
    return {members[n] for n in chosen}
