"""Graphs changed in ways that must not change what a check finds, or only its names."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Chosen,
    Claim,
    Count,
    Document,
    Envelope,
    Measure,
    Question,
    Record,
    Relay,
    Source,
    Statement,
    When,
    digest,
    record_id,
)
from claimtrack.typing import ClaimId, MeasureId, QuestionId, SourceId, StatementId

# Where a record names another: ids, or tuples of ids.
_NAMING = frozenset(
    {
        *("id", "part_of", "subject_id", "publisher_id", "question_id", "document_id"),
        *("source_id", "statement_id", "claim_id", "taken_from", "rests_on_id"),
        *("answers_id", "after_id", "corrects_id", "attributed_to", "between"),
        "record_id",
    }
)


def reordered(graph: ClaimGraph) -> Iterator[ClaimGraph]:
    """Give graphs of the same records, entered in other orders."""
    records = list(graph.records())
    middle = len(records) // 2
    yield ClaimGraph(reversed(records))
    yield ClaimGraph([*records[middle:], *records[:middle]])


def entered_twice(graph: ClaimGraph) -> ClaimGraph:
    """Give a graph into which the same records came twice."""
    twice = ClaimGraph(graph.records())
    twice.add(graph.records())
    return twice


def with_bare_relays(graph: ClaimGraph) -> ClaimGraph:
    """Give the graph with relays of every statement: no claims, no time, no document.

    By the statement's own source and by a stranger, and a relay of each relay.
    """
    stranger = Source(id=SourceId(_fresh(graph, "stranger")))
    added: list[Record] = [stranger]
    for id_, statement in graph.of_kind(Statement).items():
        for speaker in (stranger.id, statement.source_id):
            relay, *edge = bare_relay(id_, speaker)
            added += [relay, *edge, *bare_relay(digest(relay), stranger.id)]
    return ClaimGraph([*graph.records(), *added])


def bare_relay(
    relayed: str, by: str, *, asserted_at: When | None = None
) -> tuple[Statement, Relay]:
    """Give a relay with no claims, no document and, unless given, no time."""
    statement = Statement(
        source_id=SourceId(by), asserted_at=asserted_at, key=f"relay of {relayed}"
    )
    relay = Relay(
        statement_id=StatementId(digest(statement)), rests_on_id=StatementId(relayed)
    )
    return statement, relay


def with_strangers(graph: ClaimGraph) -> tuple[ClaimGraph, frozenset[str]]:
    """Give the graph with two strangers who contradict each other on something else.

    And the digests of what the strangers state.
    """
    speakers = [Source(id=SourceId(_fresh(graph, f"stranger-{n}"))) for n in (1, 2)]
    measure = Measure(id=MeasureId(_fresh(graph, "something-else")))
    question = Question(measure_id=measure.id)
    added: list[Record] = [*speakers, measure, question]
    stated = set()
    for number, speaker in enumerate(speakers):
        answer = Count(spans=[(number, number)])
        claim = Claim(question_id=QuestionId(digest(question)), answer=answer)
        said = Statement(source_id=speaker.id, key="something else")
        asserted = Assertion(
            statement_id=StatementId(digest(said)), claim_id=ClaimId(digest(claim))
        )
        added += [claim, said, asserted]
        stated.add(digest(said))
    return ClaimGraph([*graph.records(), *added]), frozenset(stated)


def _fresh(graph: ClaimGraph, id_: str) -> str:
    while id_ in graph:
        id_ = f"{id_}-"
    return id_


def renamed(graph: ClaimGraph) -> tuple[ClaimGraph, Mapping[str, str]]:
    """Give the graph with every source renamed, and the new id of every record.

    The new ids stand in the opposite order. Subjects that name sources follow them;
    digests change with what they are digests of. Names and labels stay.
    """
    sources = sorted(graph.of_kind(Source), reverse=True)
    ids = {id_: _fresh(graph, f"renamed-{n:06}") for n, id_ in enumerate(sources)}
    again = []
    for record in sorted(graph.records(), key=_rank):
        changed = _with_ids(record, ids)
        if not isinstance(record, Envelope):
            ids[record_id(record)] = record_id(changed)
        again.append(changed)
    return ClaimGraph(again), ids


def _rank(record: Record | Envelope) -> int:
    """Give when to change a record: what is named comes before what names it."""
    kinds = (Chosen, Question, Claim | Document, Statement)
    named = (n for n, kind in enumerate(kinds) if isinstance(record, kind))
    return next(named, len(kinds))


def _with_ids(record: Any, ids: Mapping[str, str]) -> Any:  # noqa: ANN401 -- any record
    changes = {}
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        if field.name not in _NAMING or value is None:
            continue
        if isinstance(value, tuple):
            changes[field.name] = tuple(ids.get(one, one) for one in value)
        else:
            changes[field.name] = ids.get(value, value)
    return attrs.evolve(record, **changes)
