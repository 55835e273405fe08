"""The records of a graph in the batches in which they could have come."""

from collections.abc import Sequence

from hypothesis import strategies as st

from claimtrack.graph import ClaimGraph
from claimtrack.graph.edges import pointers
from claimtrack.model import Envelope, Record, Statement, record_id
from claimtrack.testing import graphs

Batches = list[list[Record | Envelope]]


@st.composite
def batches(
    draw: st.DrawFn, *, most_statements: int = 5, most_batches: int = 4
) -> Batches:
    """Batches of which each points at nothing that comes in a later one.

    Statements come at any time, and the rest most often as soon as it can. Some
    records come again.
    """
    graph = draw(graphs(most_statements=most_statements))
    count = draw(st.integers(2, most_batches))
    dates: dict[str, int] = {}

    def date(id_: str) -> int:
        if id_ not in dates:
            record = graph[id_]
            latest = count - 1
            drawn = draw(
                st.integers(0, latest)
                if isinstance(record, Statement)
                else st.sampled_from([0] * 7 + [latest])
            )
            pointed_at = [date(target) for _, target, _ in pointers(record)]
            dates[id_] = max([drawn, *pointed_at])
        return dates[id_]

    found: Batches = [[] for _ in range(count)]
    for one in graph.records():
        id_ = one.record_id if isinstance(one, Envelope) else record_id(one)
        found[date(id_)].append(one)
    again = draw(st.integers(0, 9))
    if again < count - 1:
        found[again + 1].extend(found[again])
    return found


def growing(batches: Sequence[Sequence[Record | Envelope]]) -> ClaimGraph:
    """A graph that took the batches one by one, and was asked after each."""
    graph = ClaimGraph()
    for batch in batches:
        _ = graph.clocks, graph.containment
        graph.add(batch)
    return graph
