"""What an origin did, in words: said it, took it back, or only passed it on."""

import enum
from collections import Counter
from collections.abc import Iterable

from claimtrack.analysis.provenance.tracing import Trace
from claimtrack.analysis.utterances.reporting import only_reports
from claimtrack.analysis.utterances.voices import listed
from claimtrack.analysis.utterances.withdrawals import Withdrawals, told_in
from claimtrack.graph import ClaimGraph
from claimtrack.model import Statement, StatementKind


class _Did(enum.Enum):
    """What an origin did; its words, with room for how often."""

    SAID = "said it{often}"
    WITHDREW = "said it{often} and took it back"
    ASKED = "asked or called for it{often}"
    REPORTS = "reports it{often}, from whom is not recorded"
    ELSE = "is not recorded to say so, but what says so goes back to it"


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
        did = [
            one.value.format(often=_often(counts[one])) for one in _Did if counts[one]
        ]
        return f"{name} {listed(did, ' and ')}."

    def _did(self, statement_id: str) -> _Did:
        made = [
            one
            for one in told_in(self._graph, statement_id)
            if self._claim_id in {None, one.claim_id}
        ]
        if not made:
            return _Did.SAID if self._claim_id is None else _Did.ELSE
        if self._graph.get(statement_id, Statement).kind is not StatementKind.TELLING:
            return _Did.ASKED
        if only_reports(self._graph, statement_id, self._claim_id):
            return _Did.REPORTS
        stands = any(map(self._withdrawals.stands, made))
        return _Did.SAID if stands else _Did.WITHDREW


def _often(count: int) -> str:
    return " once" if count == 1 else f" {count} times"
