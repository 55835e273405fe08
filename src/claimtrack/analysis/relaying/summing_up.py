"""Figures that a relay may have made of what several say: their sum, or their span."""

from collections.abc import Sequence

from claimtrack.analysis.relaying.differences import Field
from claimtrack.analysis.relaying.nearest import Match
from claimtrack.analysis.relaying.rewording import number_of
from claimtrack.graph import ClaimGraph
from claimtrack.model import Amount, Claim, Count, hull


def sums_up(graph: ClaimGraph, matches: Sequence[Match]) -> bool:
    """Tell whether a reported figure is the sum of those it may come from, or spans them.

    Then who reports it may have added up what several told, or said between what and
    what they differ, and changed nothing.

    Args:
        graph: The graph.
        matches: What the report may come from; each differs from it as little.
    """
    claims = {match.before.claim_id for match in matches}
    fields = {one.field for match in matches for one in match.differences}
    if len(claims) == 1 or fields != {Field.VALUE}:
        return False
    answers = [graph.get(id_, Claim).answer for id_ in sorted(claims)]
    numbers = [number_of(one) for one in answers if one is not None]
    known = [one for one in numbers if one is not None]
    told = graph.get(matches[0].after.claim_id, Claim).answer
    if len(known) < len(claims) or not isinstance(told, Count | Amount):
        return False
    if number_of(told) is not None:
        return number_of(told) == sum(known)
    ends = hull(told)
    low, high = (Count(spans=[(int(x), int(x))]) for x in (min(known), max(known)))
    return ends == (hull(low)[0], hull(high)[1])
