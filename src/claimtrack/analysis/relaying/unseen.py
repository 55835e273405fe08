"""The statements between that list no claims: where the ways through them lead."""

from collections import defaultdict
from collections.abc import Callable, Mapping

from claimtrack.graph import later_first


class Unseen:
    """The unseen statements that relay others; those in a ring taken as one.

    Args:
        above: What each of them relays.
        is_seen: Whether a statement is seen.

    Complexity: O(V + E).
    """

    def __init__(
        self, above: Mapping[str, tuple[str, ...]], is_seen: Callable[[str], bool]
    ) -> None:
        self._is_seen = is_seen
        _, rings = later_first(_among(above))
        self._rings = {min(ring): tuple(sorted(ring)) for ring in rings}
        self._ring = {id_: lead for lead, ring in self._rings.items() for id_ in ring}
        gathered: defaultdict[str, set[str]] = defaultdict(set)
        for id_, ups in above.items():
            one = self._ring.get(id_, id_)
            gathered[one].update({self._ring.get(up, up) for up in ups} - {one})
        self._above = {id_: tuple(sorted(ups)) for id_, ups in gathered.items()}
        self._leads: dict[str, str] = {}
        order, _ = later_first(_among(self._above))
        for id_ in reversed(order):
            self._leads[id_] = self._onward(id_)

    def _onward(self, id_: str) -> str:
        """Give the last unseen statement up to which the way does not part."""
        leads = sorted({self._leads.get(up, up) for up in self._above[id_]})
        self._above[id_] = tuple(leads)
        goes_on = len(leads) == 1 and not self._is_seen(leads[0])
        return leads[0] if goes_on else id_

    def lead(self, id_: str) -> str:
        """Give the last unseen statement on the one way up; what is seen gives itself."""
        one = self._ring.get(id_, id_)
        return self._leads.get(one, one)

    def above(self, lead: str) -> tuple[str, ...]:
        """Give what an unseen statement leads to next."""
        return self._above.get(lead, ())

    def members(self, lead: str) -> tuple[str, ...]:
        """Give the statements of a ring; one that is in none by itself."""
        return self._rings.get(lead, (lead,))


def _among(above: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Leave out what is not among the keys."""
    return {id_: tuple(up for up in ups if up in above) for id_, ups in above.items()}
