"""Brute force on ways: every one listed, without going through a statement twice."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import attrs

Ups = Mapping[str, Sequence[str]]
Way = tuple[str, ...]
ASSERTED = ("asserts", "reports")
DENIED = ("denies", "reports-denial")
OWN = {"asserts", "denies"}


def ways_to_ends(ups: Ups, here: str, before: Way = ()) -> Iterator[Way]:
    """Every way from a statement to one that rests on none."""
    if here in before:
        return
    way = (*before, here)
    if not ups.get(here):
        yield way
    for up in ups.get(here, ()):
        yield from ways_to_ends(ups, up, way)


def origins(ups: Ups, starts: Iterable[str]) -> set[str]:
    """Where the ways end."""
    return {way[-1] for start in starts for way in ways_to_ends(ups, start)}


def on_all_ways(ups: Ups, starts: Iterable[str]) -> list[str]:
    """What is on every way, in the order of any of them."""
    ways = [way for start in starts for way in ways_to_ends(ups, start)]
    return [one for one in ways[0] if all(one in way for way in ways)] if ways else []


@attrs.frozen(kw_only=True)
class Telling:
    """Who relays whom, and how each stands to one claim: not at all, or in some ways.

    Attributes:
        ups: What each statement relays.
        stances: How each that lists the claim stands to it.
        lists: Which statements list any claim.
    """

    ups: Ups
    stances: Mapping[str, Sequence[str]]
    lists: Collection[str]

    def makers(self, wanted: Collection[str] = ASSERTED) -> list[str]:
        return [one for one, stances in self.stances.items() if {*stances} & {*wanted}]

    def carries(self, here: str, wanted: Collection[str], before: Way = ()) -> bool:
        """Whether some way through statements that list nothing leads to a maker."""
        if here in self.lists:
            return here in self.makers(wanted)
        return here not in before and any(
            self.carries(up, wanted, (*before, here)) for up in self.ups[here]
        )

    def rests_on(self, here: str, other: str) -> bool:
        """Whether some way leads from one statement to another."""
        reached = {here}
        while more := {up for one in reached for up in self.ups[one]} - reached:
            reached |= more
        return other in reached

    def followed(self, wanted: Collection[str] = ASSERTED) -> dict[str, list[str]]:
        """What each statement leads back to."""
        found = {}
        for here, ups in self.ups.items():
            own = {*self.stances.get(here, ())} & {*wanted}
            is_own = bool(own) and own <= OWN
            carrying = [up for up in ups if self.carries(up, wanted)]
            if not self.carries(here, wanted):
                carrying = [up for up in carrying if not self.rests_on(up, here)]
            found[here] = carrying or ([] if is_own else [*ups])
        return found


def most_voices(parts: Mapping[str, Collection[str]]) -> int:
    """The most groups that sources can be put in, none of which shares with another.

    Args:
        parts: For each source, itself and all that it is part of.
    """
    return max(
        (
            len(groups)
            for groups in partitions([*parts])
            if all(
                {*parts[one]}.isdisjoint(parts[other])
                for mine, theirs in itertools.combinations(groups, 2)
                for one in mine
                for other in theirs
            )
        ),
        default=0,
    )


def partitions(some: Sequence[str]) -> Iterator[list[list[str]]]:
    """Every way to put some in groups."""
    if not some:
        yield []
        return
    first, *others = some
    for groups in partitions(others):
        yield [[first], *groups]
        for number, group in enumerate(groups):
            yield [*groups[:number], [first, *group], *groups[number + 1 :]]
