"""Sources that say that they never said what is attributed to them."""

from collections.abc import Iterator

from claimtrack.analysis.provenance.following import Following, relays_from
from claimtrack.analysis.utterances.quoting import quoted_whole
from claimtrack.analysis.utterances.remarks import remark
from claimtrack.analysis.utterances.withdrawals import are_in_line, may_withdraw
from claimtrack.graph import ClaimGraph
from claimtrack.model import Correction, CorrectionKind, Finding, Statement

DISOWNED = "disowned"

_RULE = "who disowns words disputes that they were said, not what they say"


def disownings(graph: ClaimGraph) -> Iterator[Finding]:
    """Give a finding for each statement that its speaker says was never made.

    The speaker, or one above or below it by part_of, disowns the statement itself, or
    one of another that has it from there or names the speaker as such. It is a dispute
    about who said it: nobody denies the figure by it. Of others it is no more than a
    response. Looks at everything that was said. The order is stated by `check`.

    Complexity: O(n) in the corrections, and O(V + E) upstream of relays that are
    disowned.
    """
    same = graph.sameness.of
    given: set[tuple[str, str]] = set()
    for one in graph.of_kind(Correction).values():
        ends = same(one.corrects_id), same(one.statement_id)
        is_meant = one.kind is CorrectionKind.DISOWNS and ends[0] != ends[1]
        if is_meant and ends not in given and _is_by_its_speaker(graph, one):
            given.add(ends)
            yield _finding(graph, one)


def _is_by_its_speaker(graph: ClaimGraph, one: Correction) -> bool:
    """Tell whether the disowning source is the one to whom the words are attributed."""
    if may_withdraw(graph, one):
        return True
    source_id = graph.get(one.statement_id, Statement).source_id
    return any(are_in_line(graph, source_id, x) for x in _named(graph, one.corrects_id))


def _named(graph: ClaimGraph, statement_id: str) -> set[str]:
    """Give the sources to whom a relay attributes what it relays, by any way."""
    start = graph.sameness.of(statement_id)
    reached, _ = Following(graph).walk([start])
    upstream = reached - {start}
    named = {
        str(relay.attributed_to)
        for id_ in reached
        for relay in relays_from(graph, id_)
        if relay.attributed_to
    }
    return named | {graph.get(id_, Statement).source_id for id_ in upstream}


def _finding(graph: ClaimGraph, one: Correction) -> Finding:
    sides = [quoted_whole(graph, id_) for id_ in (one.corrects_id, one.statement_id)]
    disowned, disowning = (side.source for side in sides)
    is_own = may_withdraw(graph, one)
    what = "this" if is_own else f"what {disowned} reports as its words"
    who = disowned if is_own and disowned != disowning else "it"
    return remark(
        DISOWNED,
        sides,
        rule=_RULE,
        because=(
            f"{disowning} says that {who} never said {what}: that disputes whose "
            "words they are, and no figure."
        ),
        resolve=f"a record of {disowned if is_own else disowning} saying it",
    )
