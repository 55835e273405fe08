"""What it is that leaves open how two periods lie to each other."""

from collections.abc import Iterable

import attrs

from claimtrack.analysis.comparison.spans import end_orders, may_end_when_said
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.analysis.utterances.voices import Voices, written
from claimtrack.graph import ClaimGraph, name_of
from claimtrack.model import EndKind, Statement, When, read_time


@attrs.frozen(kw_only=True)
class Doubt:
    """Why how two periods lie to each other can't be told.

    Attributes:
        reason: Why, as a clause.
        resolve: What would settle it, as a noun phrase.
    """

    reason: str
    resolve: str


def doubt_of(graph: ClaimGraph, one: Commitment, other: Commitment) -> Doubt:
    """Give why two periods, both named, may lie to each other in several ways.

    The first that fits: where a claim was made, an end that nobody knows, dates in
    doubt, local time beside time with an offset, and last the order.

    Complexity: O(E) of the edges between, where no clock orders the two.
    """
    both = (one, other)
    said = tuple(side for side in both if may_end_when_said(graph, side))
    return (
        _origin(graph, said)
        or _unknown_end(graph, both)
        or dates_in_doubt(graph, (str(side.said_in) for side in said))
        or _order(graph, one, other, said)
    )


def _origin(graph: ClaimGraph, said: tuple[Commitment, ...]) -> Doubt | None:
    for side in said:
        if side.said_in is None:
            name = Voices(graph).name(side)
            return Doubt(
                reason=f"where the claim of {name} was first made can't be told",
                resolve="where that claim was first made",
            )
    return None


def _unknown_end(graph: ClaimGraph, both: tuple[Commitment, ...]) -> Doubt | None:
    for side in both:
        span = written(side)
        for end, verb in ((span.start, "began"), (span.stop, "ended")):
            if end.kind is EndKind.UNKNOWN:
                sayer = Voices(graph).sayer(side)
                return Doubt(
                    reason=f"nobody knows when the period of {sayer} {verb}",
                    resolve=f"when that period {verb}",
                )
    return None


def dates_in_doubt(graph: ClaimGraph, statement_ids: Iterable[str]) -> Doubt | None:
    """Give why nobody can tell when the first of some statements in doubt was made."""
    for id_ in statement_ids:
        if graph.clocks.is_doubtful(id_):
            speaker = name_of(graph, graph.get(id_, Statement).source_id)
            if any(id_ in ring for ring in graph.clocks.rings):
                return Doubt(
                    reason=f"what the statement of {speaker} came after leads in a "
                    "ring back to it, so that nobody can tell when it was made",
                    resolve="which of the statements in that ring came first",
                )
            return Doubt(
                reason=f"the dates around the statement of {speaker} contradict each "
                "other, so that nobody can tell when it was made",
                resolve="which of those dates is right",
            )
    return None


def _order(
    graph: ClaimGraph, one: Commitment, other: Commitment, said: tuple[Commitment, ...]
) -> Doubt:
    voices = Voices(graph)
    mine, theirs = written(one), written(other)
    if len(end_orders(mine.start, theirs.start)) > 1 or not said:
        return Doubt(
            reason="one of the periods is written with an offset from UTC and the "
            "other without",
            resolve="the offset that is missing",
        )
    first, second = voices.sayer(one), voices.sayer(other)
    if (
        len(said) > 1
        and graph.clocks.before(str(one.said_in), str(other.said_in)) is None
    ):
        who = f"whether {first} or {second} spoke first"
        who = "which of the two was said first" if first == second else who
        if voices.ends_when_said(one) and voices.ends_when_said(other):
            return Doubt(
                reason=f"{who} can't be told", resolve=_ordering(graph, one, other)
            )
        return Doubt(
            reason=f"{who}, or after the period was over, can't be told",
            resolve="when each of the two was said",
        )
    late = [side for side in said if not voices.ends_when_said(side)] or list(said)
    sayer = voices.sayer(late[0])
    return Doubt(
        reason=f"whether {sayer} spoke before the period was over can't be told",
        resolve=f"when {sayer} spoke",
    )


def _ordering(graph: ClaimGraph, one: Commitment, other: Commitment) -> str:
    """Name what would tell which of two was said first: dates, hours, an offset."""
    whens = [_asserted_at(graph, side) for side in (one, other)]
    sayers = [Voices(graph).sayer(side) for side in (one, other)]
    undated = [who for when, who in zip(whens, sayers, strict=True) if when is None]
    if undated:
        alone = len(undated) == 1 and sayers[0] != sayers[1]
        return f"when {undated[0]} spoke" if alone else "when each of the two was said"
    hours = ["T" in str(when) for when in whens]
    offsets = [when is not None and read_time(when.text).has_offset for when in whens]
    if all(hours) and offsets[0] != offsets[1]:
        who = sayers[offsets.index(False)]
        return f"the offset from UTC of the hour at which {who} spoke"
    if whens[0] == whens[1] and not any(hours):
        return "the hour at which each of the two was said"
    return "which of the two was said first"


def _asserted_at(graph: ClaimGraph, one: Commitment) -> When | None:
    return graph.get(str(one.said_in), Statement).asserted_at
