"""Claims that several sources carry, and all of them from one origin."""

from collections.abc import Iterable, Iterator, Sequence

from claimtrack.analysis.provenance.all_origins import Origins
from claimtrack.analysis.provenance.carrying import carried, made
from claimtrack.analysis.provenance.following import carriers
from claimtrack.analysis.provenance.traced_origins import TracedOrigins
from claimtrack.analysis.utterances.quoting import quoted_whole
from claimtrack.analysis.utterances.remarks import remark
from claimtrack.analysis.utterances.voices import listed
from claimtrack.analysis.utterances.withdrawals import told_in
from claimtrack.graph import ClaimGraph, all_around
from claimtrack.model import Claim, Finding, Quoted, Statement

ECHO = "echo"

_RULE = "what goes back to one statement is one voice, however many carry it"
_FEWEST = 2
"""How many sources beside the originator's family it takes to look like more."""
_MOST_NAMES = 3


def echoes(graph: ClaimGraph) -> Iterator[Finding]:
    """Give a finding for each claim that others carry, and all from one origin.

    That is, statements of two or more sources that share nothing with the originator,
    neither what they are nor what they are part of. A statement carries a claim where
    it asserts or reports it, or relays without listing any claims; but of a relay on
    which others rest somebody must know more than that it was one. It looks like
    corroboration and is none. Looks at everything that was said. The order is stated by
    `check`.

    Complexity: O(n log n) in the statements and in those that carry each claim, and
    what `Origins` takes.
    """
    every = graph.once(Origins)
    for claim_id in sorted(graph.of_kind(Claim)):
        yield from _found(graph, claim_id, every)


def echo_of(graph: ClaimGraph, claim_id: str) -> Iterator[Finding]:
    """Give the finding for one claim, if there is one.

    Complexity: O(V + E) upstream of the statements that make it, and O(n log n) in
    those that carry it.
    """
    if claim_id in graph.of_kind(Claim):
        yield from _found(graph, claim_id, TracedOrigins(graph))


def _found(
    graph: ClaimGraph, claim_id: str, every: Origins | TracedOrigins
) -> Iterator[Finding]:
    origins = every.of(claim_id)
    if len(origins) == 1:
        (origin,) = origins
        beside = _beside_the_family(graph, origin, _shown(graph, claim_id))
        if _looks_like_more(graph, beside) and every.leads_on(claim_id):
            yield _echo(graph, claim_id, origin, beside)


def _shown(graph: ClaimGraph, claim_id: str) -> list[str]:
    """Give what carries a claim, without what is no more than a step on the way."""
    return [x for x in carriers(graph, claim_id) if not _is_mere_step(graph, x)]


def _is_mere_step(graph: ClaimGraph, statement_id: str) -> bool:
    """Tell whether a statement is known only from those that rest on it."""
    if told_in(graph, statement_id):
        return False
    group = graph.sameness.group(statement_id)
    entries = [graph.get(one, Statement) for one in group]
    is_known = any(x.document_id or x.asserted_at or x.quote for x in entries)
    return not is_known and any(graph.index.relays_of[one] for one in group)


def _beside_the_family(
    graph: ClaimGraph, origin: str, carriers: Iterable[str]
) -> list[str]:
    """Leave out what sources of one side with the originator said."""
    family = all_around(graph, _source(graph, origin))
    is_of_it: dict[str, bool] = {}
    beside = []
    for one in carriers:
        source_id = _source(graph, one)
        if source_id not in is_of_it:
            around = all_around(graph, source_id)
            is_of_it[source_id] = not family.isdisjoint(around)
        if not is_of_it[source_id]:
            beside.append(one)
    return beside


def _looks_like_more(graph: ClaimGraph, beside: Iterable[str]) -> bool:
    return len({_source(graph, one) for one in beside}) >= _FEWEST


def _echo(
    graph: ClaimGraph, claim_id: str, origin: str, beside: Iterable[str]
) -> Finding:
    begun = _begun(graph, claim_id, origin)
    carrying = [carried(graph, claim_id, one, begun=begun) for one in beside]
    carrying.sort(key=lambda side: (side.claim_label, side.statement_id))
    return remark(
        ECHO,
        [begun, *carrying],
        rule=_RULE,
        because=_because(begun, carrying),
        resolve="a statement that says the same and rests on none of these",
    )


def _begun(graph: ClaimGraph, claim_id: str, origin: str) -> Quoted:
    """Give the claim as its origin makes it, or what that says instead."""
    sides = made(graph, claim_id, origin)
    if sides:
        return sides[0]
    return quoted_whole(graph, origin)


def _because(begun: Quoted, carrying: Sequence[Quoted]) -> str:
    names = sorted({side.source for side in carrying})
    more = [f"{len(names) - _MOST_NAMES} more"] if len(names) > _MOST_NAMES else []
    who = listed([*names[:_MOST_NAMES], *more], " and ")
    all_ = "both" if len(names) == _FEWEST else "all"
    own = "" if begun.claim_id else ", which itself is not recorded to say so"
    return (
        f"{who} {all_} have it from one statement of {begun.source}{own}: "
        f"{len(carrying)} statements that carry it are no more than one voice."
        f"{_unseen(carrying)}"
    )


def _unseen(carrying: Sequence[Quoted]) -> str:
    """Say how many are told only in the words of what they have it from."""
    count = sum(not side.claim_id for side in carrying)
    if count == len(carrying):
        return " The words of none of these are recorded."
    return f" The words of {count} of these are not recorded." if count else ""


def _source(graph: ClaimGraph, statement_id: str) -> str:
    return graph.sameness.of(graph.get(statement_id, Statement).source_id)
