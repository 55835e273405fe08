"""Brute force on ways: every one listed, without going through a statement twice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

Ups = Mapping[str, Sequence[str]]


def ways_to_ends(
    ups: Ups, here: str, before: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
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
