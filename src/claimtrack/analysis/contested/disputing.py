"""Who stands where: one row a question that is answered in ways that can't all hold."""

from claimtrack.analysis.contested.rows import Disputes
from claimtrack.analysis.contested.summaries import Summaries
from claimtrack.analysis.contested.topics import topics
from claimtrack.graph import ClaimGraph, collector_paused


def disputes(
    graph: ClaimGraph, *, history: bool = False, settled: bool = False
) -> Disputes:
    """Give who stands where on each question on which not all claims can hold.

    A question is disputed where `check` finds two claims on it, as it is written, that
    can't both hold, by two sources or in one statement; and where no value suits all
    that was said about one span, though each two can hold. Undetermined pairs are no
    dispute. Questions between whose claims there is a link `same` come as one.

    Args:
        graph: The graph.
        history: Whether to look at everything that was ever said, not just at what
            stands.
        settled: Whether to give questions too of which somebody settled each pair that
            can't both hold.

    Complexity: O(n log n) for what is about one span, and for running totals but for
    at most `MOST_CANDIDATES` pairs a question that are looked at one by one.

    >>> len(disputes(ClaimGraph()))
    0

    """
    with collector_paused():
        summaries = Summaries(graph, settled=settled)
        return Disputes(summaries.disputes(topics(graph, history=history)))
