"""Views: the graph as of a moment, and as those know it who follow one source.

A view is a graph of its own that has some of the records of another: every question can
be asked of it, and it stays as it is when the other grows. It has all that its records
point at, so that it holds together.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, get_args

from claimtrack.errors import InvalidValueError
from claimtrack.graph.claimgraph import ClaimGraph
from claimtrack.graph.clocks import own_rooms
from claimtrack.graph.edges import pointers
from claimtrack.graph.families import all_around
from claimtrack.graph.rooms import Room, own_room
from claimtrack.model import (
    Assertion,
    Correction,
    Document,
    Envelope,
    Link,
    Measure,
    Order,
    Partition,
    Place,
    Question,
    Record,
    Relay,
    Response,
    Review,
    Settlement,
    Source,
    Statement,
    Subject,
    When,
    read_time,
    record_id,
)

Clock = Literal["asserted", "recorded"]
"""Which clock to go by: when something was said, or when the graph learned it."""

_FRAME: tuple[type[Record], ...] = (
    *(Source, Place, Subject, Measure, Partition, Question, Settlement),
)
"""What was neither said nor published, but is the analyst's at all times."""
_EDGES: tuple[type[Assertion | Relay | Response | Order | Correction | Review], ...] = (
    *(Assertion, Relay, Response, Order, Correction, Review),
)
"""What belongs to the statement that it starts from."""

_With = Callable[[str], Iterable[str]]
"""What tells which records come with one, beside those that it points at."""


def as_of(
    graph: ClaimGraph, when: str | When, *, clock: Clock = "recorded"
) -> ClaimGraph:
    """Give the graph as it was at a moment: all that is known to be no later.

    What can't be told is left out: what has no time, or one that may be later, unless
    something that is there points at it.

    By the recorded clock each record counts by itself, an edge as much as a statement.
    By the asserted clock a statement counts with its edges, by its own time or its
    document's, and with it what is declared to be the same, unless that is known to be
    later; definitions, questions and settlements, which nobody said, are there at all
    times, and links where all that they join is.

    Args:
        graph: The graph; it stays as it is.
        when: The moment; of a day or a month its end.
        clock: Which clock to go by.

    Raises:
        InvalidValueError: Where the moment is no time, or one without an end, or where
            there is no such clock.

    Complexity: O(V + E).

    >>> graph = ClaimGraph([
    ...     Source(id="am-mod"),
    ...     Statement(source_id="am-mod", key="first", asserted_at=When(text="2020-09-27")),
    ...     Statement(source_id="am-mod", key="second", asserted_at=When(text="2020-10")),
    ... ])
    >>> as_of(graph, "2020-09-27", clock="asserted")
    <ClaimGraph: 1 Source, 1 Statement>

    """
    until = _Until(when)
    if clock not in get_args(Clock):
        message = f"a clock is 'asserted' or 'recorded', not {clock!r}"
        raise InvalidValueError(message)
    if clock == "recorded":
        return _view(graph, _closed(graph, _recorded(graph, until), _nothing))
    rooms = own_rooms(graph.of_kind(Statement), graph.of_kind(Document))
    said = (id_ for id_, room in rooms.items() if until.is_no_earlier_than(room))
    documents = graph.of_kind(Document).items()
    published = (id_ for id_, one in documents if until.has_reached(one.published_at))
    return _framed(graph, (*said, *published), until)


def known_to(
    graph: ClaimGraph, source: str | Source, when: str | When | None = None
) -> ClaimGraph:
    """Give the graph as those know it who follow one source, and nobody else.

    It has what the source and its parts had said by then, and all that this rests on:
    what it relays, answers, corrects or comes after, with the claims made there, and so
    on back. Definitions, questions and settlements are there at all times, and links
    where all that they join is.

    Args:
        graph: The graph; it stays as it is.
        source: The source, or its id.
        when: The moment; of a day or a month its end. A statement counts by when its
            document was published, or by its own time where that is not known. None is
            for all that it ever said.

    Raises:
        UnknownIdError: Where no source is called so.
        InvalidValueError: Where the moment is no time, or one without an end.

    Complexity: O(V + E).

    >>> graph = ClaimGraph([
    ...     *(Source(id=id_) for id_ in ("am-mod", "ria")),
    ...     Statement(source_id="am-mod", key="unheard"),
    ...     Statement(source_id="ria", key="told"),
    ... ])
    >>> [one.key for one in known_to(graph, "ria").of_kind(Statement).values()]
    ['told']

    """
    asked = source if isinstance(source, str) else source.id
    source_id = graph.find_id(asked, Source)
    until = None if when is None else _Until(when)
    speaks = {id_: source_id in all_around(graph, id_) for id_ in graph.of_kind(Source)}
    return _framed(
        graph,
        (
            id_
            for id_, one in graph.of_kind(Statement).items()
            if speaks[one.source_id]
            and (until is None or until.has_reached(_out_at(graph, one)))
        ),
        until,
    )


class _Until:
    """The end of a moment, on the clock that it is written by.

    Args:
        when: The moment.

    Raises:
        InvalidValueError: Where it is no time, or one without an end.
    """

    def __init__(self, when: str | When) -> None:
        text = when if isinstance(when, str) else when.text
        reading = read_time(text)
        if math.isinf(reading.upper):
            message = f"a moment has an end, and {text!r} may be any time"
            raise InvalidValueError(message)
        self._end, self._is_utc = reading.upper, reading.has_offset

    def is_no_earlier_than(self, room: Room) -> bool:
        """Tell whether what has a room is known to be over by then."""
        _, wall_upper, _, utc_upper = room
        return (utc_upper if self._is_utc else wall_upper) <= self._end

    def is_over_before(self, when: When | None) -> bool:
        """Tell whether a time is known to begin no earlier than that."""
        wall_lower, _, utc_lower, _ = own_room(when, None)
        return (utc_lower if self._is_utc else wall_lower) >= self._end

    def has_reached(self, when: When | None) -> bool:
        """Tell whether a time is known to be over by then."""
        return self.is_no_earlier_than(own_room(when, None))


def _out_at(graph: ClaimGraph, statement: Statement) -> When | None:
    """Give when readers could have a statement."""
    if statement.document_id is not None:
        published = graph.get(statement.document_id, Document).published_at
        if published is not None:
            return published
    return statement.asserted_at


def _is_later(graph: ClaimGraph, id_: str, until: _Until) -> bool:
    """Tell whether what is declared to be the same is known only from later on."""
    if id_ not in graph.of_kind(Statement):
        return False
    statement = graph.get(id_, Statement)
    times = [statement.asserted_at]
    if statement.document_id is not None:
        times.append(graph.get(statement.document_id, Document).published_at)
    return any(map(until.is_over_before, times))


def _recorded(graph: ClaimGraph, until: _Until) -> Iterator[str]:
    for id_, envelope in graph.envelopes.items():
        if until.has_reached(envelope.recorded_at):
            yield id_


def _framed(graph: ClaimGraph, said: Iterable[str], until: _Until | None) -> ClaimGraph:
    """Give a view of what was said, with what it rests on and the analyst's own."""
    edges = _edges(graph)

    def comes_with(id_: str) -> Iterator[str]:
        yield from edges.get(id_, ())
        for entry in graph.sameness.group(id_):
            if until is None or not _is_later(graph, entry, until):
                yield entry

    kept = _closed(graph, said, comes_with)
    for kind in _FRAME:
        kept.update(graph.of_kind(kind))
    links = graph.of_kind(Link).items()
    kept.update([id_ for id_, link in links if kept.issuperset(link.between)])
    return _view(graph, kept)


def _edges(graph: ClaimGraph) -> dict[str, list[str]]:
    """Give for each statement the edges that belong to it."""
    found: dict[str, list[str]] = {}
    for kind in _EDGES:
        for id_, edge in graph.of_kind(kind).items():
            found.setdefault(edge.statement_id, []).append(id_)
    return found


def _closed(graph: ClaimGraph, ids: Iterable[str], comes_with: _With) -> set[str]:
    """Give ids, and those of all that they point at or bring with them."""
    kept: set[str] = set()
    stack = list(ids)
    while stack:
        here = stack.pop()
        if here not in kept:
            kept.add(here)
            stack += [target for _, target, _ in pointers(graph[here])]
            stack += comes_with(here)
    return kept


def _nothing(_: str) -> tuple[str, ...]:
    return ()


def _view(graph: ClaimGraph, kept: set[str]) -> ClaimGraph:
    return ClaimGraph(
        one
        for one in graph.records()
        if (one.record_id if isinstance(one, Envelope) else record_id(one)) in kept
    )
