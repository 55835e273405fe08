"""Statements that rest on each other in a ring."""

from collections.abc import Collection, Iterator, Sequence

from claimtrack.analysis.ordering.ways_up import Hop, entries, place_of, verb_of, way_up
from claimtrack.analysis.utterances.quoting import quoted_whole
from claimtrack.analysis.utterances.remarks import remark
from claimtrack.graph import ClaimGraph
from claimtrack.model import Finding, Quoted

CIRCULAR_REPORT = "circular-report"

_RULE = "what rests on itself has no beginning"
_MOST = 5
"""How many hops of a ring its reason tells."""


def circular_reports(graph: ClaimGraph) -> Iterator[Finding]:
    """Give a finding for each group of statements of which each rests on the others.

    By relays, responses, orders or corrections: each would have been made after itself.
    So somebody has the chain wrong, or outlets cite each other and nobody else. The
    statements of a group stand in it with a shortest ring first. Looks at everything
    that was said. The order is stated by `check`.

    Complexity: O(V + E) of the statements in rings.
    """
    for ring in graph.clocks.rings:
        yield _finding(graph, {graph.sameness.of(id_) for id_ in ring})


def _finding(graph: ClaimGraph, members: Collection[str]) -> Finding:
    hops = _shortest_ring(graph, members)
    shown = dict.fromkeys(here for here, _ in hops)
    others = [_shown(graph, id_) for id_ in sorted(members - shown.keys())]
    others.sort(key=lambda side: (side.statement_label, side.statement_id))
    sides = (*(_shown(graph, id_) for id_ in shown), *others)
    return remark(
        CIRCULAR_REPORT,
        sides,
        rule=_RULE,
        because=_because(graph, hops, sides),
        resolve="who had it first, and from whom",
    )


def _shown(graph: ClaimGraph, id_: str) -> Quoted:
    return quoted_whole(graph, entries(graph, id_)[0])


def _shortest_ring(graph: ClaimGraph, members: Collection[str]) -> Sequence[Hop]:
    """Give the hops of a shortest ring through the member whose label comes first."""
    first = min(members, key=lambda id_: place_of(graph, id_))
    return way_up(graph, first, first, within=members)


def _because(graph: ClaimGraph, hops: Sequence[Hop], sides: Sequence[Quoted]) -> str:
    names = {graph.sameness.of(x.statement_id): x.statement_label for x in sides}
    told = [f"{verb_of(graph, *hop)} {names[hop[1]]}" for hop in hops[:_MOST]]
    between = [f"so on over {len(hops) - _MOST} more"] if len(hops) > _MOST else []
    way = ", which ".join([*told, *between])
    left = len(sides) - len({here for here, _ in hops})
    rest, them = ("rests", "it") if left == 1 else ("rest", "them")
    more = f" {left} more {rest} on these, and these on {them}." if left else ""
    return f"{names[hops[0][0]]} {way}: each would come after itself.{more}"
