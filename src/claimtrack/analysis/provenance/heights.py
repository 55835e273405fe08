"""How far each statement is above all that it rests on."""

from collections.abc import Collection, Iterable, Mapping

from claimtrack.analysis.provenance.climbing import OneUp, Ups, ways


class Heights:
    """Numbers above those of all that a statement leads to, but for its own ring.

    Args:
        one_up: What each relays that relays one other.
        several: What each relays that relays several.
        leads: Where single relays end, and for each in a ring the one that it goes by.
        order: Those that relay several, with the later first; of a ring the one.
        members: The members of each ring that goes by one.

    Complexity: O(V + E).
    """

    def __init__(
        self,
        one_up: OneUp,
        several: Ups,
        *,
        leads: Mapping[str, str],
        order: Collection[str],
        members: Mapping[str, Collection[str]],
    ) -> None:
        self._leads = leads
        self._steps = _steps(one_up)
        self._height: dict[str, int] = {}
        for id_ in reversed([*order]):
            some = members.get(id_, (id_,))
            above = (up for one in some for up in several.get(one, ()))
            beside = (up for up in above if leads.get(up, up) != id_)
            self._height[id_] = 1 + max(map(self.of, beside), default=-1)

    def of(self, id_: str) -> int:
        """Give the height of a statement."""
        lead = self._leads.get(id_, id_)
        return self._height.get(lead, 0) + self._steps.get(id_, 0)


def _steps(one_up: OneUp) -> dict[str, int]:
    """Give how many single relays each is away from where its way ends."""
    steps: dict[str, int] = {}
    for way, stop in ways(one_up):
        first = steps.get(stop, 0)
        above: Iterable[int] = range(first + len(way), first, -1)
        steps.update(zip(way, above, strict=True))
    return steps
