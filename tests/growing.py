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

    Statements come one after another, most often with what rests on another after it;
    the rest comes as soon as it can, but for some records that come late or again.
    """
    graph = draw(graphs(most_statements=most_statements))
    last = draw(st.integers(1, most_batches - 1))
    dates: dict[str, int] = {}

    def date(id_: str) -> int:
        if id_ not in dates:
            pointed_at = (target for _, target, _ in pointers(graph[id_]))
            dates[id_] = max(map(date, pointed_at), default=0)
            dates[id_] = max(dates[id_], drawn.get(id_, 0))
        return dates[id_]

    statements = sorted(graph.of_kind(Statement).items(), key=lambda one: one[1].key)
    places = draw(
        st.lists(
            st.integers(0, last), min_size=len(statements), max_size=len(statements)
        )
    )
    if draw(st.integers(0, 3)):
        places.sort()
    drawn = {id_: place for (id_, _), place in zip(statements, places, strict=True)}
    records = [*graph.records()]
    some = st.lists(st.sampled_from(records), max_size=2)
    if not draw(st.integers(0, 3)):
        drawn.update((_named(one), last) for one in draw(some))
    found: Batches = [[] for _ in range(last + 1)]
    for one in records:
        found[date(_named(one))].append(one)
    for one in draw(some):
        found[draw(st.integers(date(_named(one)), last))].append(one)
    return found


def _named(one: Record | Envelope) -> str:
    return one.record_id if isinstance(one, Envelope) else record_id(one)


def growing(batches: Sequence[Sequence[Record | Envelope]]) -> ClaimGraph:
    """A graph that took the batches one by one, and was asked after each."""
    graph = ClaimGraph()
    for batch in batches:
        _ = graph.clocks, graph.containment
        graph.add(batch)
    return graph
