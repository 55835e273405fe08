"""What an origin did, in words: said it, took it back, or only passed it on."""

from collections import Counter
from collections.abc import Iterable

from claimtrack.analysis.provenance.tracing import Trace
from claimtrack.analysis.utterances.voices import listed
from claimtrack.analysis.utterances.withdrawals import Withdrawals, told_in
from claimtrack.graph import ClaimGraph
from claimtrack.model import REPORTS, Assertion, Statement, StatementKind

_ORDER = (
    "said it",
    "said it and took it back",
    "asked or called for it",
    "reports it, from whom is not recorded",
    "is not recorded to say so, but what says so goes back to it",
)


class Origin:
    """Tells what origins of a trace did.

    Args:
        graph: The graph.
        found: The trace.
    """

    def __init__(self, graph: ClaimGraph, found: Trace) -> None:
        self._graph = graph
        self._claim_id = found.claim_id
        self._withdrawals = graph.once(Withdrawals)

    def told(self, name: str, statement_ids: Iterable[str]) -> str:
        """Say of one source what it did, and how often.

        Args:
            name: The source.
            statement_ids: Its statements among the origins.
        """
        counts = Counter(map(self._did, statement_ids))
        did = [f"{one}{_times(one, counts[one])}" for one in _ORDER if one in counts]
        return f"{name} {listed(did, ' and ')}."

    def _did(self, statement_id: str) -> str:
        said, took_back, asked, reports, silent = _ORDER
        made = [
            one
            for one in told_in(self._graph, statement_id)
            if self._claim_id in {None, one.claim_id}
        ]
        if not made:
            return silent if self._claim_id else said
        if self._graph.get(statement_id, Statement).kind is not StatementKind.TELLING:
            return asked
        if all(one.stance in REPORTS for one in made):
            return reports
        return said if any(map(self._stands, made)) else took_back

    def _stands(self, one: Assertion) -> bool:
        return self._withdrawals.stands(one)


def _times(did: str, count: int) -> str:
    if did == _ORDER[-1]:
        return ""
    return " once" if count == 1 and did == _ORDER[0] else _several(count)


def _several(count: int) -> str:
    return "" if count == 1 else f" {count} times"
