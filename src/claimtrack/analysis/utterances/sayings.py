"""Where a claim was made: the statement from which it was carried, and so on back."""

from collections.abc import Iterable

from claimtrack.analysis.utterances.withdrawals import may_withdraw, told_in
from claimtrack.graph import ClaimGraph
from claimtrack.model import DENIALS, REPORTS, Assertion


def made_in(graph: ClaimGraph, assertion: Assertion) -> str | None:
    """Give the statement in which an assertion's claim was made.

    A claim of one's own was made where it stands. One that was relayed, taken from
    another statement, or is the very claim that a denial answers, was made there, and
    so on back. None where that leads to several statements, or round in a ring. Of
    those that an analyst declared to be the same, the one they go by.

    Complexity: O(E) of the statements upstream; what single relays lead up to is kept
    until the graph grows.
    """
    first = _carried_from(graph, assertion)
    if not first:
        return graph.sameness.of(assertion.statement_id)
    if len(first) > 1:
        return _made_above(graph, first, assertion.claim_id)
    (start,) = first
    return _made_up_from(graph, start, assertion.claim_id)


def _made_up_from(graph: ClaimGraph, start: str, claim_id: str) -> str | None:
    """Climb as long as one way leads on, and note for all that was passed what is there."""
    known = graph.once(_none_yet)
    passed, here = [], start
    while (here, claim_id) not in known:
        passed.append((here, claim_id))
        # Who comes back here went round in a ring.
        known[here, claim_id] = None
        ways = _ways_back(graph, here, claim_id)
        ups = set[str]().union(*ways)
        if all(ways) and len(ups) == 1:
            (here,) = ups
        else:
            known[here, claim_id] = _made_above(graph, {here}, claim_id)
    found = known[here, claim_id]
    known.update(dict.fromkeys(passed, found))
    return found


def _none_yet(_: ClaimGraph) -> dict[tuple[str, str], str | None]:
    return {}


def _made_above(graph: ClaimGraph, first: Iterable[str], claim_id: str) -> str | None:
    """Give where a claim was made that some statements carry, if that is one place."""
    makers: set[str] = set()
    reached = set(first)
    stack = list(reached)
    while stack:
        here = stack.pop()
        ways = _ways_back(graph, here, claim_id)
        if not all(ways):
            makers.add(here)
        further = set[str]().union(*ways)
        stack.extend(further - reached)
        reached |= further
    return makers.pop() if len(makers) == 1 else None


def _ways_back(graph: ClaimGraph, statement_id: str, claim_id: str) -> list[set[str]]:
    """Give where each of a statement's assertions of a claim was carried from.

    An empty set is for one that was carried from nowhere.
    """
    listed = told_in(graph, statement_id)
    own = [one for one in listed if one.claim_id == claim_id]
    if not own:
        # It lists no claims, or not this one: what it relays is where this came from.
        return [_relayed(graph, statement_id)]
    return [_carried_from(graph, one) for one in own]


def _carried_from(graph: ClaimGraph, assertion: Assertion) -> set[str]:
    utterance = graph.sameness.of
    statement_id, claim_id = utterance(assertion.statement_id), assertion.claim_id
    if assertion.taken_from is not None:
        return {utterance(assertion.taken_from)} - {statement_id}
    relayed = _relayed(graph, statement_id)
    if not relayed and assertion.stance not in DENIALS:
        return relayed
    carriers = {one for one in relayed if carries(graph, one, claim_id)}
    if assertion.stance in DENIALS:
        answered = _answered(graph, statement_id)
        carriers |= {one for one in answered if carries(graph, one, claim_id)}
    # A report that changed the claim goes back to all that it relays.
    changed = assertion.stance in REPORTS and not carriers
    return relayed if changed else carriers


def _answered(graph: ClaimGraph, statement_id: str) -> set[str]:
    """Give what a statement answers; a bystander's correction is no more than that."""
    index, same = graph.index, graph.sameness
    found: set[str] = set()
    for id_ in same.group(statement_id):
        found.update(one.answers_id for one in index.responses_from[id_])
        found.update(
            one.corrects_id
            for one in index.corrections_from[id_]
            if not may_withdraw(graph, one)
        )
    return set(map(same.of, found)) - {statement_id}


def carries(graph: ClaimGraph, statement_id: str, claim_id: str) -> bool:
    """Tell whether a statement makes a claim, or passes on all that it relays.

    Complexity: O(E) of the unseen statements upstream.
    """
    start = graph.sameness.of(statement_id)
    reached = {start}
    stack = [start]
    while stack:
        here = stack.pop()
        listed = told_in(graph, here)
        if any(one.claim_id == claim_id for one in listed):
            return True
        if not listed:
            further = _relayed(graph, here)
            stack.extend(one for one in further if one not in reached)
            reached.update(further)
    return False


def _relayed(graph: ClaimGraph, statement_id: str) -> set[str]:
    relays, same = graph.index.relays_from, graph.sameness
    if not same and not relays[statement_id]:
        # Most statements relay none.
        return set()
    found = {
        same.of(relay.rests_on_id)
        for id_ in same.group(statement_id)
        for relay in relays[id_]
    }
    return found - {statement_id}
