"""Findings on clocks that can't be right."""

from collections.abc import Iterator

from claimtrack.analysis.ordering.clashing import Clash, because_of, clashes
from claimtrack.analysis.ordering.premature import premature
from claimtrack.analysis.ordering.ways_up import entries, place_of
from claimtrack.analysis.utterances.quoting import quoted_claim, quoted_whole
from claimtrack.analysis.utterances.remarks import remark
from claimtrack.graph import ClaimGraph, name_of
from claimtrack.model import Assertion, Finding, Quoted

IMPOSSIBLE_ORDER = "impossible-order"

_NO_EARLIER = "what rests on another is no earlier, and no later than its page"
_ONE_DISTANCE = "the clocks without an offset are one clock"
_NOT_BEGUN = "nobody knows for certain what has not begun"


def impossible_orders(graph: ClaimGraph) -> Iterator[Finding]:
    """Give a finding for each two clocks that can't both hold, and what came too early.

    Two clocks can't where edges lead from the statement of the one to that of the other
    and say that it is later, and the clocks that it is earlier; or where two statements
    that know a local time and UTC set these apart by what the other rules out. The
    statements on a shortest way between them stand in it. And a finding for each certain
    assertion that was made before its period began: it may foretell, or its date is
    wrong. Looks at everything that was said. The order is stated by `check`.

    Complexity: O(n) in what was said, and O(V + E) of the statements that are left no
    room for each of them.
    """
    for clash in clashes(graph):
        yield _clashing(graph, clash)
    for pair in sorted({_at_odds(graph, one) for one in graph.clocks.at_odds}):
        yield _apart(graph, *pair)
    for assertion, period in premature(graph, graph.of_kind(Assertion).values()):
        yield _premature(graph, assertion, period)


def foretelling(graph: ClaimGraph, statement_id: str) -> Iterator[Finding]:
    """Give a finding for each assertion of a statement that came too early.

    Complexity: O(n) in what the statement tells.
    """
    told = graph.index.assertions_in[statement_id]
    for assertion, period in premature(graph, told):
        yield _premature(graph, assertion, period)


def _clashing(graph: ClaimGraph, clash: Clash) -> Finding:
    same = graph.sameness.of
    way = [up for _, up in reversed(clash.hops)]
    ends = clash.earlier.statement_id, clash.later.statement_id
    between = [entries(graph, id_)[0] for id_ in way[1:]]
    sides = [
        quoted_whole(graph, id_) for id_ in dict.fromkeys((ends[0], *between, ends[1]))
    ]
    names: dict[str, str] = {}
    for side in sides:
        names[side.statement_id] = side.statement_label
        names.setdefault(same(side.statement_id), side.statement_label)
    return remark(
        IMPOSSIBLE_ORDER,
        sides,
        rule=_NO_EARLIER,
        because=because_of(graph, clash, names),
        resolve="which of the two dates is right",
    )


def _at_odds(graph: ClaimGraph, one: str) -> tuple[str, str]:
    """Give a statement with the first by label of those that it is at odds with."""
    others = graph.clocks.at_odds[one]
    other = min(others, key=lambda id_: place_of(graph, id_))
    return (one, other) if one < other else (other, one)


def _apart(graph: ClaimGraph, one: str, other: str) -> Finding:
    sides = [quoted_whole(graph, entries(graph, id_)[0]) for id_ in (one, other)]
    sides.sort(key=_place)
    first, second = (side.statement_label for side in sides)
    return remark(
        IMPOSSIBLE_ORDER,
        sides,
        rule=_ONE_DISTANCE,
        because=(
            f"{first} and {second} both tell a time with an offset and one without, and "
            f"no distance between the two suits both."
        ),
        resolve="the offset that the clocks without one have",
    )


def _premature(graph: ClaimGraph, assertion: Assertion, period: str) -> Finding:
    side = quoted_claim(graph, assertion)
    who = name_of(graph, side.source_id)
    when = f" on {side.asserted_at}" if side.asserted_at else ""
    return remark(
        IMPOSSIBLE_ORDER,
        [side],
        rule=_NOT_BEGUN,
        because=f"{who} said this{when}, before {period.partition('/')[0]} began.",
        resolve="when it was said, and which period is meant",
    )


def _place(side: Quoted) -> tuple[str, str]:
    return side.statement_label, side.statement_id
