"""Brute force on drift: every way listed, every choice of what each relay followed.

About small worlds in which every statement that lists a claim gives one number in
answer to one question: a statement that relays nothing asserts it, one that relays
reports it.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence

import attrs

Hop = tuple[str, str]
Way = tuple[Hop, ...]


@attrs.frozen(kw_only=True)
class Tangle:
    """Statements, what each relays, and the number that it gives if it is seen."""

    above: Mapping[str, Sequence[str]]
    numbers: Mapping[str, int]

    def is_seen(self, id_: str) -> bool:
        return id_ in self.numbers

    def reporters(self) -> list[str]:
        return [id_ for id_ in self.numbers if self.above[id_]]


def ways(tangle: Tangle, start: str) -> Iterator[Way]:
    """Every way up from a statement to a seen one, or to one that relays nothing."""
    for up in tangle.above[start]:
        hop = (start, up)
        if tangle.is_seen(up) or not tangle.above[up]:
            yield (hop,)
        else:
            yield from ((hop, *way) for way in ways(tangle, up))


def ends(tangle: Tangle, start: str) -> set[str]:
    """The nearest seen statements upstream."""
    tops = {way[-1][1] for way in ways(tangle, start)}
    return {top for top in tops if tangle.is_seen(top)}


def changed(tangle: Tangle) -> dict[str, set[Hop]]:
    """For each relay that changed its number, every hop to what it may have it from.

    It did not where its number is one of those, nor where it is the sum of all of them.
    """
    found: dict[str, set[Hop]] = {}
    for relay in tangle.reporters():
        tops = ends(tangle, relay)
        told = {tangle.numbers[x] for x in tops}
        if tops and tangle.numbers[relay] not in {*told, sum(told)}:
            found[relay] = {
                hop for way in ways(tangle, relay) if way[-1][1] in tops for hop in way
            }
    return found


def choices(tangle: Tangle) -> Iterator[dict[str, str]]:
    """Every way in which each relay followed one of those that it rests on."""
    relays = [id_ for id_, ups in tangle.above.items() if ups]
    for ups in itertools.product(*(tangle.above[id_] for id_ in relays)):
        yield dict(zip(relays, ups, strict=True))


def followed(tangle: Tangle, choice: Mapping[str, str], start: str) -> list[Hop]:
    """The hops from a statement up to the nearest that is seen or relays nothing."""
    way = [(start, choice[start])]
    while not tangle.is_seen(way[-1][1]) and tangle.above[way[-1][1]]:
        way.append((way[-1][1], choice[way[-1][1]]))
    return way


def apart(tangle: Tangle, one: str, other: str) -> set[Hop] | None:
    """Each hop that alone may have set two relays apart; None where they may not meet.

    What both followed they share: a hop sets them apart where one followed it and the
    other did not.
    """
    if ends(tangle, one) or ends(tangle, other):
        return None
    found: set[Hop] = set()
    for choice in choices(tangle):
        mine, theirs = (set(followed(tangle, choice, x)) for x in (one, other))
        tops = [followed(tangle, choice, x)[-1][1] for x in (one, other)]
        if tops[0] != tops[1]:
            return None
        found |= mine ^ theirs
    return found


def siblings(tangle: Tangle) -> list[list[str]]:
    """Relays that surely go back to one unseen statement, together."""
    groups: list[list[str]] = []
    for relay in tangle.reporters():
        for group in groups:
            if apart(tangle, group[0], relay) is not None:
                group.append(relay)
                break
        else:
            groups.append([relay])
    return groups
