"""Whether what a statement relays denies a claim, followed as far up as it goes."""

from collections.abc import Mapping, Sequence

from claimtrack.codec.records.statements import Slot
from claimtrack.graph import later_first
from claimtrack.model import DENIALS, Stance
from claimtrack.typing import ClaimId

Made = Sequence[tuple[Stance | None, ClaimId]]
"""The claims of a statement, with the stance where the file says one."""
_Said = Mapping[ClaimId, frozenset[bool]]
"""For each claim, whether it is said denied, asserted, or both."""


class Upstream:
    """What statements pass on, worked out once from the earliest to the latest.

    A statement that lists no claims passes on all that it relays. What goes round in
    a ring of relays, or comes out of one, is searched for each time it is asked for.

    Args:
        made: The claims of each statement.

    Complexity: O(V + E) and the claims listed.
    """

    def __init__(self, made: Mapping[Slot, Made]) -> None:
        self._made = made
        self._said: dict[Slot, _Said] = {}
        slots: dict[str, Slot] = {slot.id: slot for slot in made}
        self._slots = slots
        order, _ = later_first(
            {slot.id: tuple({one.id: None for one in slot.relays}) for slot in made}
        )
        for id_ in reversed(order):
            slot = slots.get(id_)
            if slot is not None and all(one in self._said for one in slot.relays):
                self._said[slot] = self._passed_on(slot)

    def is_denied(self, slot: Slot, claim_id: ClaimId) -> bool:
        """Tell whether all that a statement relays of a claim is its denial."""
        if all(one in self._said for one in slot.relays):
            return self._relayed(slot, claim_id) == {True}
        return self._searched(slot, claim_id) == {True}

    def is_denied_in(self, statement_id: str, claim_id: ClaimId) -> bool:
        """Tell whether a statement itself says of a claim that it is not so."""
        slot = self._slots.get(statement_id)
        said = None if slot is None else self._said.get(slot)
        return said is not None and said.get(claim_id) == frozenset({True})

    def _relayed(self, slot: Slot, claim_id: ClaimId) -> frozenset[bool]:
        nothing: frozenset[bool] = frozenset()
        each = (self._said[one].get(claim_id, nothing) for one in slot.relays)
        return nothing.union(*each)

    def _passed_on(self, slot: Slot) -> _Said:
        if self._made[slot]:
            made: dict[ClaimId, frozenset[bool]] = {}
            for stance, claim_id in self._made[slot]:
                own = self._own(slot, stance, claim_id)
                made[claim_id] = made.get(claim_id, own) | own
            return made
        if len(slot.relays) == 1:
            return self._said[slot.relays[0]]
        carried = {claim_id for one in slot.relays for claim_id in self._said[one]}
        return {claim_id: self._relayed(slot, claim_id) for claim_id in carried}

    def _own(
        self, slot: Slot, stance: Stance | None, claim_id: ClaimId
    ) -> frozenset[bool]:
        if stance is None and slot.relays:
            return self._relayed(slot, claim_id)
        return frozenset({stance in DENIALS})

    def _searched(self, start: Slot, claim_id: ClaimId) -> set[bool]:
        said: set[bool] = set()
        reached = set(start.relays)
        queue = list(start.relays)
        for slot in queue:
            stances = [one for one, carried in self._made[slot] if carried == claim_id]
            said.update(
                one in DENIALS for one in stances if one is not None or not slot.relays
            )
            if None in stances or not self._made[slot]:
                queue.extend(one for one in slot.relays if one not in reached)
                reached.update(slot.relays)
        return said
