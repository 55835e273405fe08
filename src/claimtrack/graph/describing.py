"""Any record in a few words."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from claimtrack.graph.held import Held
from claimtrack.graph.naming import (
    answer_in_words,
    claim_in_words,
    label_of,
    name_of,
    question_in_words,
)
from claimtrack.model import (
    Assertion,
    Chosen,
    Claim,
    Correction,
    Document,
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
    digest,
)


def in_short(graph: Held, id_: str) -> str:
    """Give the record of an id in a few words: what it is called, says, or joins.

    >>> from claimtrack.graph import ClaimGraph
    >>> in_short(ClaimGraph([Source(id="am-mod")]), "am-mod")
    'am-mod'

    """
    record = graph[id_]
    return _WORDS[type(record)](graph, record)


def short_label(graph: Held, id_: str) -> str:
    """Give what files call a record, its chosen id, or its digest's beginning.

    A claim goes by the first label of a statement's assertion of it.
    """
    record = graph[id_]
    labels = list(graph.envelope(id_).labels)
    if isinstance(record, Claim) and not labels:
        for assertion in graph.index.assertions_of[id_]:
            labels.extend(graph.envelope(digest(assertion)).labels)
    if not labels and isinstance(record, Chosen):
        return id_
    return min(labels, default=label_of(graph, id_))


def claim_with_question(graph: Held, claim: Claim) -> str:
    """Give a claim in words, after what it answers."""
    return _asked(graph, claim, claim_in_words(graph, claim))


def _asked(graph: Held, claim: Claim, answer: str) -> str:
    if claim.question_id is None:
        return answer
    question = graph.get(claim.question_id, Question)
    return f"{question_in_words(graph, question)}: {answer}"


def _definition(graph: Held, record: Chosen) -> str:
    return name_of(graph, record.id)


def _document(graph: Held, document: Document) -> str:
    for words in (document.title, document.url, document.digest):
        if words:
            return words
    return name_of(graph, str(document.publisher_id))


def _statement(graph: Held, statement: Statement) -> str:
    speaker = name_of(graph, statement.source_id)
    when = "" if statement.asserted_at is None else f" ({statement.asserted_at.text})"
    quote = f": “{statement.quote}”" if statement.quote else ""
    return f"{speaker}{when}{quote}"


def _assertion(graph: Held, assertion: Assertion) -> str:
    claim = graph.get(assertion.claim_id, Claim)
    return _asked(graph, claim, answer_in_words(graph, assertion))


def _partition(graph: Held, partition: Partition) -> str:
    parts = ", ".join(name_of(graph, part) for part in partition.part_ids)
    return f"{name_of(graph, partition.whole_id)} into {parts}"


def _relay(graph: Held, relay: Relay) -> str:
    return _joined(graph, relay.statement_id, "relays", relay.rests_on_id)


def _response(graph: Held, response: Response) -> str:
    return _joined(graph, response.statement_id, "answers", response.answers_id)


def _order(graph: Held, order: Order) -> str:
    return _joined(graph, order.statement_id, "comes after", order.after_id)


def _correction(graph: Held, correction: Correction) -> str:
    verb = correction.kind.value
    return _joined(graph, correction.statement_id, verb, correction.corrects_id)


def _review(graph: Held, review: Review) -> str:
    rated = _joined(graph, review.statement_id, "rates", review.claim_id)
    return f"{rated}: {review.rating}"


def _link(graph: Held, link: Link) -> str:
    first, second = (short_label(graph, end) for end in link.between)
    return f"{first} and {second}: {link.kind.value}, by {link.by}: {link.because}"


def _settlement(_: Held, settlement: Settlement) -> str:
    return f"{settlement.finding[:12]}, by {settlement.by}: {settlement.because}"


def _joined(graph: Held, start: str, verb: str, stop: str) -> str:
    return f"{short_label(graph, start)} {verb} {short_label(graph, stop)}"


_WORDS: Mapping[type, Callable[[Held, Any], str]] = MappingProxyType(
    {
        Source: _definition,
        Place: _definition,
        Subject: _definition,
        Measure: _definition,
        Partition: _partition,
        Question: question_in_words,
        Claim: claim_with_question,
        Document: _document,
        Statement: _statement,
        Assertion: _assertion,
        Relay: _relay,
        Response: _response,
        Order: _order,
        Correction: _correction,
        Review: _review,
        Link: _link,
        Settlement: _settlement,
    }
)

KINDS: tuple[type[Record], ...] = tuple(_WORDS)
"""Every kind of record, those that others point at first: the order of a log."""
