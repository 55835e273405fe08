"""Relays that still carry what its own source had already withdrawn."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from claimtrack.analysis.provenance.carrying import carried
from claimtrack.analysis.provenance.following import ASSERTED, following
from claimtrack.analysis.utterances.quoting import quoted_claim, quoted_whole
from claimtrack.analysis.utterances.remarks import remark
from claimtrack.analysis.utterances.withdrawals import (
    Withdrawals,
    are_in_line,
    told_in,
)
from claimtrack.graph import ClaimGraph, own_room
from claimtrack.model import (
    DENIALS,
    REPORTS,
    Assertion,
    Correction,
    CorrectionKind,
    Document,
    Finding,
    Quoted,
    Stance,
    Statement,
)

STALE_RELAY = "stale-relay"

_RULE = "who carries what was withdrawn, and after that was published, is behind"
_Carried = tuple[str, str]
"""What carries, and the claim."""
_Withdrawn = tuple[Assertion, str]
"""An assertion, and a statement that withdraws it."""
_DID = MappingProxyType(
    {
        CorrectionKind.CORRECTS: "corrected",
        CorrectionKind.RETRACTS: "retracted",
        CorrectionKind.DISOWNS: "disowned",
    }
)


def stale_relays(graph: ClaimGraph) -> Iterator[Finding]:
    """Give a finding for each claim that a relay carries though it had been withdrawn.

    That is, a statement that has a claim through any number of relays from one whose
    source corrected, retracted or disowned it, and that is known to be later than the
    withdrawal was published; or, where that has no document, than it was made. One that
    relays or answers the withdrawal as well is not behind, nor is one whose page does.
    A withdrawal that was itself taken back withdraws nothing, and a claim that its
    source still makes elsewhere, as in the correction itself, is no stale one. What was
    withdrawn, and by what, is the finding's evidence. The order is stated by `check`.

    Complexity: O(V + E) downstream of each withdrawn claim.
    """
    found: defaultdict[_Carried, list[_Withdrawn]] = defaultdict(list)
    behind: dict[str, _Behind] = {}
    held: dict[tuple[str, Stance, str], list[str]] = {}
    withdrawals = graph.once(Withdrawals)
    for assertion, by in _withdrawn(graph, withdrawals):
        carriers = _carriers(graph, assertion)
        # Of many statements that make one claim, all withdrawn, this is the same.
        key = assertion.claim_id, assertion.stance, _source(graph, assertion)
        if carriers and key not in held:
            held[key] = _holding(graph, withdrawals, assertion)
        for one in by:
            if one not in behind:
                behind[one] = _Behind(graph, one)
            for id_ in filter(behind[one].has, carriers):
                if all(graph.clocks.before(id_, other) for other in held[key]):
                    found[id_, assertion.claim_id].append((assertion, one))
    for (id_, claim_id), withdrawn in found.items():
        denied = withdrawn[0][0].stance in DENIALS
        stances = DENIALS if denied else ASSERTED
        origin = quoted_claim(graph, withdrawn[0][0])
        side = carried(graph, claim_id, id_, stances, begun=origin)
        yield _finding(graph, side, withdrawn)


def _withdrawn(
    graph: ClaimGraph, withdrawals: Withdrawals
) -> Iterator[tuple[Assertion, list[str]]]:
    """Give each claim that its source withdrew where it is made, and what withdrew it."""
    corrected = {x.corrects_id for x in graph.of_kind(Correction).values()}
    for id_ in sorted(map(graph.sameness.of, corrected)):
        for one in told_in(graph, id_):
            by = withdrawals.withdrawn_by(one)
            if by and one.stance is not Stance.DOUBTS:
                yield one, by


def _holding(
    graph: ClaimGraph, withdrawals: Withdrawals, withdrawn: Assertion
) -> list[str]:
    """Give the statements in which its source makes a withdrawn claim, and that stand.

    Or one above or below it by part_of. What was repeated in the correction was not
    given up.
    """
    source_id = _source(graph, withdrawn)
    return [
        one.statement_id
        for one in graph.index.assertions_of[withdrawn.claim_id]
        if one.stance is withdrawn.stance
        and are_in_line(graph, source_id, _source(graph, one))
        and withdrawals.stands(one)
    ]


def _source(graph: ClaimGraph, assertion: Assertion) -> str:
    return graph.get(assertion.statement_id, Statement).source_id


def _carriers(graph: ClaimGraph, assertion: Assertion) -> list[str]:
    """Give what has a claim from where it was made, through any number of relays."""
    same, ways = graph.sameness, following(graph, assertion)
    start = same.of(assertion.statement_id)
    reached = {start: True}
    stack = [start]
    while stack:
        for entry in same.group(stack.pop()):
            for relay in graph.index.relays_of[entry]:
                later = same.of(relay.statement_id)
                if later not in reached and relay in ways.relays(later):
                    reached[later] = ways.carries(later)
                    stack.append(later)
    del reached[start]
    return sorted(id_ for id_, carries in reached.items() if carries)


class _Behind:
    """Tells who could have known of a withdrawal.

    Args:
        graph: The graph.
        withdrawal: The statement that withdraws something.
    """

    def __init__(self, graph: ClaimGraph, withdrawal: str) -> None:
        self._graph = graph
        self._withdrawal = withdrawal
        self._telling = _with_their_pages(graph, _downstream(graph, withdrawal))
        self._documents = _documents(graph, withdrawal)

    def has(self, statement_id: str) -> bool:
        """Tell whether a statement came after, and doesn't tell of it."""
        clocks = self._graph.clocks
        if statement_id in self._telling or clocks.is_doubtful(self._withdrawal):
            return False
        if not self._documents:
            return bool(clocks.before(self._withdrawal, statement_id))
        bounds = clocks.bounds(statement_id)
        return any(
            bounds.wall_lower >= room[1] or bounds.utc_lower >= room[3]
            for room in (own_room(None, x.published_at) for x in self._documents)
        )


def _documents(graph: ClaimGraph, statement_id: str) -> list[Document]:
    ids = sorted(_document_ids(graph, statement_id))
    return [graph.get(id_, Document) for id_ in ids]


def _downstream(graph: ClaimGraph, start: str) -> set[str]:
    """Give a statement and all that has it through any number of relays."""
    same = graph.sameness
    reached = {same.of(start)}
    stack = [*reached]
    while stack:
        for entry in same.group(stack.pop()):
            found = {same.of(x.statement_id) for x in graph.index.relays_of[entry]}
            stack += found - reached
            reached |= found
    return reached


def _with_their_pages(graph: ClaimGraph, telling: set[str]) -> set[str]:
    """Add what answers some statements, and what stands on a page with any of these."""
    same, index = graph.sameness, graph.index
    found = set(telling)
    for id_ in telling:
        for entry in same.group(id_):
            answering = index.responses_to[entry]
            found.update(same.of(one.statement_id) for one in answering)
    pages = {document_id for id_ in found for document_id in _document_ids(graph, id_)}
    for page in pages:
        found.update(map(same.of, index.statements_in[page]))
    return found


def _document_ids(graph: ClaimGraph, statement_id: str) -> set[str]:
    """Give the documents of a statement, in all that it was entered as."""
    entries = (graph.get(x, Statement) for x in graph.sameness.group(statement_id))
    return {x.document_id for x in entries if x.document_id}


def _finding(
    graph: ClaimGraph, side: Quoted, withdrawn: Sequence[_Withdrawn]
) -> Finding:
    evidence: list[Quoted] = []
    for assertion, by in withdrawn:
        evidence += quoted_claim(graph, assertion), quoted_whole(graph, by)
    assertion, by = withdrawn[0]
    more = len(withdrawn) - 1
    others = f" And so {'was another' if more == 1 else f'were {more} more'}."
    still = f"{side.source} carries it still{_on(side)}."
    return remark(
        STALE_RELAY,
        [side],
        rule=_RULE,
        because=f"{_what_was(graph, assertion, by)}; {still}{others if more else ''}",
        resolve=f"a correction by {side.source}",
        evidence=evidence,
    )


def _what_was(graph: ClaimGraph, assertion: Assertion, by: str) -> str:
    """Say what was withdrawn, by whom and when it could be known."""
    said, took_back = quoted_claim(graph, assertion), quoted_whole(graph, by)
    published = sorted(
        x.published_at.text for x in _documents(graph, by) if x.published_at
    )
    out = f", published on {published[0]}" if published else ""
    verb = _DID[_kind(graph, assertion.statement_id, by)]
    who = "" if said.source_id == took_back.source_id else f"{took_back.source} "
    told = "reported" if assertion.stance in REPORTS else "said"
    return (
        f"{said.source} {told} {said.answer}{_on(said)}{_words(said)} and {who}{verb} it"
        f"{_on(took_back)}{_words(took_back)}{out}"
    )


def _kind(graph: ClaimGraph, statement_id: str, by: str) -> CorrectionKind:
    """Tell how one statement takes back another."""
    same = graph.sameness
    kinds = (
        correction.kind
        for entry in same.group(statement_id)
        for correction in graph.index.corrections_of[entry]
        if same.of(correction.statement_id) == same.of(by)
    )
    return min(kinds, key=lambda one: one.value)


def _on(side: Quoted) -> str:
    return "" if side.asserted_at is None else f" on {side.asserted_at}"


def _words(side: Quoted) -> str:
    return "" if side.quote is None else f", “{side.quote}”"
