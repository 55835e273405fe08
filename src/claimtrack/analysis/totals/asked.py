"""The question that is meant, by its own name or by that of a claim on it."""

from claimtrack.errors import InvalidValueError
from claimtrack.graph import ClaimGraph, question_in_words
from claimtrack.model import Claim, Question, digest

Asked = str | Question | Claim
"""A question, its label or digest, or a claim that answers it."""


def question_of(graph: ClaimGraph, asked: Asked) -> tuple[str, str]:
    """Give a question's digest, and what it asks in words.

    Raises:
        UnknownIdError: Where an id names nothing.
        AmbiguousIdError: Where it names several.
        InvalidValueError: Where the claim is free text, which answers no question.
    """
    text = asked if isinstance(asked, str) else digest(asked)
    id_ = graph.find_id(text, Question, Claim)
    record = graph[id_]
    if isinstance(record, Claim):
        if record.question_id is None:
            message = f"expected a claim that answers a question; {text} is free text"
            raise InvalidValueError(message)
        id_ = record.question_id
    return id_, question_in_words(graph, graph.get(id_, Question))
