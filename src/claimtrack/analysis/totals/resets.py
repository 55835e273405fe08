"""Walk-backs that look as if a counter had started anew."""

import itertools
from collections.abc import Sequence

import attrs

from claimtrack.analysis.totals.running import Changed, PointKind, stretches_of
from claimtrack.analysis.totals.saying_order import SayingOrder
from claimtrack.analysis.utterances.withdrawals import Withdrawals
from claimtrack.graph import ClaimGraph, answer_in_words, claim_label
from claimtrack.model import meet

_BREAKS = frozenset({PointKind.WALK_BACK, PointKind.RESET})
_QUIET = frozenset(
    {PointKind.UPDATE, PointKind.REPEAT, PointKind.STALE_REPEAT, PointKind.REFINEMENT}
)


def with_suspicions(
    graph: ClaimGraph, order: SayingOrder, changed: Sequence[Changed]
) -> list[Changed]:
    """Give what each answer is, telling the walk-backs at which a reset is suspected.

    A reset is suspected where no correction withdrew the earlier figure, and where the
    answers from the walk-back to the next one, or to a declared reset, go on from the
    lower figure: each is known to be later, none is a revision or a reversal, none
    admits anything that the earlier figure admits, and one at least is surely above the
    lower figure and surely below the earlier.

    Complexity: O(n).
    """
    found = list(changed)
    withdrawals = Withdrawals(graph)
    breaks = [place for place, one in enumerate(changed) if one.kind in _BREAKS]
    for place, stop in itertools.pairwise([*breaks, len(changed)]):
        one = changed[place]
        if one.kind is PointKind.RESET or one.against is None:
            continue
        earlier = order.said[one.against].assertion
        is_quiet = all(each.kind in _QUIET for each in changed[place + 1 : stop])
        if is_quiet and not withdrawals.withdrawn_by(earlier):
            risen = _risen(order, one.against, range(place, stop))
            if risen is not None:
                rises = answer_in_words(graph, order.said[risen].assertion)
                because = (
                    f"{one.because} It may be a new counter: it rises again, to "
                    f"{rises} ({claim_label(graph, order.said[risen].assertion)}), "
                    f"and nothing after it comes back to {claim_label(graph, earlier)}."
                )
                found[place] = attrs.evolve(
                    one, kind=PointKind.SUSPECTED_RESET, because=because
                )
    return found


def _risen(order: SayingOrder, earlier: int, places: range) -> int | None:
    """Give the first that rose and is below the earlier figure; None where one is back.

    Args:
        order: The answers, in their order.
        earlier: The place of the figure that was walked back.
        places: The place of the walk-back, and those after it.
    """
    walked, *after = places
    above, lowest = (stretches_of(order.said[place]) for place in (earlier, walked))
    risen = []
    for place in after:
        now = stretches_of(order.said[place])
        if not order.comes_before(walked, place) or meet(now, above):
            return None
        if lowest[-1][1] <= now[0][0] and now[-1][1] <= above[0][0]:
            risen.append(place)
    return risen[0] if risen else None
