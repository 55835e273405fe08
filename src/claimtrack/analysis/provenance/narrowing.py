"""Where all ways back to the originators come together."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence

from claimtrack.analysis.provenance.chains import Step
from claimtrack.analysis.provenance.tracing import Traced, trace
from claimtrack.graph import ClaimGraph

_Onward = Callable[[str], Sequence[str]]
"""What tells where the ways from a statement lead next; nowhere from an originator."""


def bottlenecks(graph: ClaimGraph, traced: Traced) -> tuple[Step, ...]:
    """Give the statements that every way back to the originators runs through.

    What one of them got wrong, all have wrong; whether it did is the first thing to
    look up. The starts are those of `trace`: of a claim's digest all that carries it
    and that nothing else which carries it relays. A single start and a single origin
    are among them; a ring that nothing leads out of is on no way.

    Args:
        graph: The graph, or a view of it.
        traced: What is traced, or its id.

    Returns:
        The statements, the nearest to the reader first.

    Raises:
        UnknownIdError: Where an id names nothing.
        AmbiguousIdError: Where it names several.

    Complexity: O(V + E) of what is upstream, however many ways lead through it.

    >>> from claimtrack.codec import Case
    >>> case = Case("a wire")
    >>> for source in ("ministry", "agency", "daily", "weekly", "blog"):
    ...     _ = case.source(source)
    >>> _ = case.say("first", "ministry", text="The bridge fell.", on="2021-03-05")
    >>> _ = case.relay("wire", "agency", of="first")
    >>> _ = case.relay("one", "daily", of="wire")
    >>> _ = case.relay("two", "weekly", of="wire")
    >>> _ = case.relay("post", "blog", of=["one", "two"])
    >>> [step.label for step in bottlenecks(case.graph(), "post")]
    ['post', 'wire', 'first']

    """
    found, same = trace(graph, traced), graph.sameness.of

    def onward(statement_id: str) -> list[str]:
        return [same(one.rests_on_id) for one in found.relays_from(statement_id)]

    return tuple(map(found.step, on_every_way(found.starts, onward)))


def on_every_way(starts: Iterable[str], onward: _Onward) -> list[str]:
    """Give what stands on every way from some statements to one that leads nowhere.

    Complexity: O(V + E).

    Source: what stands on every way from a first node to a last one dominates the last
    (Lengauer and Tarjan, 1979). For one last node no tree of dominators is needed: go
    along one way, and see how far ahead on it the ways around lead.

    >>> ways = {"page": ("left", "right"), "left": ("top",), "right": ("top",)}
    >>> on_every_way(["page"], lambda one: ways.get(one, ()))
    ['page', 'top']

    """
    waiting = list(starts)
    way = _a_way(waiting, onward)
    place = {one: number for number, one in enumerate(way)}
    found: list[str] = []
    passed: set[str] = set()
    here, furthest = 0, -1
    while here < len(way):
        while waiting:
            one = waiting.pop()
            if one in place:
                furthest = max(furthest, place[one])
            elif one not in passed:
                passed.add(one)
                further = onward(one)
                if not further:
                    # It leads past everything that is left of the way.
                    return found
                waiting += further
        if here == furthest:
            found.append(way[here])
        waiting += onward(way[here])
        here += 1
    return found


def _a_way(starts: Iterable[str], onward: _Onward) -> list[str]:
    """Give a shortest way to what leads nowhere; empty where there is none."""
    came_from: dict[str, str | None] = dict.fromkeys(starts)
    queue = deque(came_from)
    while queue:
        here: str | None = queue.popleft()
        further = onward(str(here))
        if not further:
            way = []
            while here is not None:
                way.append(here)
                here = came_from[here]
            return way[::-1]
        for one in further:
            if one not in came_from:
                came_from[one] = str(here)
                queue.append(one)
    return []
