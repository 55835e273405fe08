"""The ways of those that relay one statement each, up to where they end."""

from collections.abc import Mapping

Ups = Mapping[str, tuple[str, ...]]
"""For each statement that relays any those that it relays."""


class Climbed:
    """Where the ways of single relays end: at what relays none, or several, or round.

    Most statements relay one. What is found on the way up from one of them is so for
    all that were passed.

    Args:
        above: What each statement relays.

    Attributes:
        rings: One of each ring of single relays: what leads there ends at it.

    Complexity: O(n).

    >>> climbed = Climbed({"c": ("b",), "b": ("a",)})
    >>> climbed.end("c"), climbed.steps("c"), climbed.rings
    ('a', 2, set())

    """

    def __init__(self, above: Ups) -> None:
        self.rings: set[str] = set()
        self._ends: dict[str, tuple[str, int]] = {}
        ends = self._ends
        for start in above:
            passed, here = [], start
            while here not in ends and len(ups := above.get(here, ())) == 1:
                # Who comes back here went round in a ring.
                ends[here] = here, 0
                passed.append(here)
                (here,) = ups
            end, steps = ends.get(here, (here, 0))
            if passed and ends.get(here) == (here, 0):
                self.rings.add(here)
            for one in reversed(passed):
                steps += 1
                ends[one] = end, steps

    def end(self, id_: str) -> str:
        """Give where a way ends; for what relays none or several itself."""
        found = self._ends.get(id_)
        return id_ if found is None else found[0]

    def steps(self, id_: str) -> int:
        """Give how many relays it is away."""
        found = self._ends.get(id_)
        return 0 if found is None else found[1]
