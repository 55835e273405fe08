"""The ways of those that relay one statement each, up to where they end."""

from collections.abc import Iterator, Mapping

from claimtrack.graph import ClaimGraph
from claimtrack.model import Relay

Ups = Mapping[str, tuple[str, ...]]
"""For each statement that relays several those that it relays."""
OneUp = Mapping[str, str]
"""For each statement that relays one other that one."""
Way = tuple[list[str], str]
"""What a way up passes, and what it comes to."""


def relayed(graph: ClaimGraph) -> tuple[OneUp, Ups]:
    """Give what each statement relays, apart for those that relay one and several.

    Complexity: O(n) in the relays.
    """
    one_up: dict[str, str] = {}
    several: dict[str, dict[str, None]] = {}
    for later, earlier in _hops(graph):
        known = one_up.setdefault(later, earlier)
        if known != earlier:
            several.setdefault(later, {known: None})[earlier] = None
    for later in several:
        del one_up[later]
    return one_up, {id_: tuple(some) for id_, some in several.items()}


def _hops(graph: ClaimGraph) -> Iterator[tuple[str, str]]:
    same = graph.sameness
    relays = graph.of_kind(Relay).values()
    hops = ((x.statement_id, x.rests_on_id) for x in relays)
    return ((same.of(a), same.of(b)) for a, b in hops) if same else hops


def ways(one_up: OneUp) -> Iterator[Way]:
    """Give the ways up, each as far as none before it went; one may go round.

    Complexity: O(n).

    >>> [*ways({"c": "b", "b": "a", "d": "b"})]
    [(['c', 'b'], 'a'), (['d'], 'b')]

    """
    passed = set[str]()
    for start in one_up:
        way, here = [], start
        while here in one_up and here not in passed:
            passed.add(here)
            way.append(here)
            here = one_up[here]
        if way:
            yield way, here


class Climbed:
    """Where the ways of single relays end: at what relays none, or several, or round.

    Most statements relay one. What is found on the way up from one of them is so for
    all that were passed.

    Args:
        one_up: What each relays that relays one other.

    Attributes:
        ends: Where the way of each ends.
        rings: One of each ring of single relays: what leads there ends at it.

    Complexity: O(n).

    >>> climbed = Climbed({"c": "b", "b": "a"})
    >>> climbed.ends, climbed.rings
    ({'c': 'a', 'b': 'a'}, set())

    """

    def __init__(self, one_up: OneUp) -> None:
        self.ends: dict[str, str] = {}
        self.rings: set[str] = set()
        ends = self.ends
        for way, stop in ways(one_up):
            end = ends.get(stop, stop)
            if end is stop and stop in one_up:
                # No way before led here, so that this one went round.
                self.rings.add(stop)
            ends.update(dict.fromkeys(way, end))
