"""What records are called in sentences."""

from claimtrack.graph.held import Held
from claimtrack.model import (
    DENIALS,
    Assertion,
    Claim,
    EndKind,
    Measure,
    Name,
    Place,
    Question,
    Source,
    Subject,
    Unknown,
    digest,
    read_period,
    whole,
)
from claimtrack.wording import in_words

_DIGITS = 12


def name_of(graph: Held, id_: str) -> str:
    """Give what a source, place, subject or measure is called.

    A name of no language comes first, then an English one, then any; else the id.
    """
    record = graph[id_]
    if not isinstance(record, Source | Place | Subject | Measure):
        return label_of(graph, id_)
    ranked = sorted(record.names, key=_rank)
    return ranked[0].text if ranked else id_


def _rank(name: Name) -> tuple[int, str, str]:
    order = {"": 0, "en": 1}
    return order.get(name.language, 2), name.language, name.text


def label_of(graph: Held, id_: str) -> str:
    """Give what files call a record, or the beginning of its digest."""
    labels = graph.envelope(id_).labels
    return labels[0] if labels else id_[:_DIGITS]


def claim_label(graph: Held, assertion: Assertion) -> str:
    """Give what files call a claim in a statement, or the claim's beginning."""
    labels = graph.envelope(digest(assertion)).labels
    return labels[0] if labels else label_of(graph, assertion.claim_id)


def question_in_words(graph: Held, question: Question) -> str:
    """Give a question in words: the measure, and in brackets the scope."""
    scope = [
        name_of(graph, id_)
        for id_ in (question.subject_id, question.place_id)
        if id_ is not None
    ]
    if question.period is not None:
        scope.append(period_in_words(question.period.text))
    measure = name_of(graph, question.measure_id)
    return f"{measure} ({', '.join(scope)})" if scope else measure


def period_in_words(text: str) -> str:
    """Give a period in words.

    >>> period_in_words("2020-09-27/said")
    'since 2020-09-27'
    >>> period_in_words("../2020-09-27")
    'until 2020-09-27'

    """
    start, is_interval, stop = text.partition("/")
    if not is_interval:
        return text
    first, last = read_period(text).start.kind, read_period(text).stop.kind
    if last is EndKind.SAID:
        return f"since {start}" if first is EndKind.FIXED else "so far"
    if first is EndKind.OPEN and last is EndKind.FIXED:
        return f"until {stop}"
    if last is EndKind.OPEN and first is EndKind.FIXED:
        return f"from {start} on"
    return f"{_end_in_words(start, first)} to {_end_in_words(stop, last)}"


def _end_in_words(text: str, kind: EndKind) -> str:
    if kind is EndKind.FIXED:
        return text
    return "an open end" if kind is EndKind.OPEN else "an unknown day"


def claim_in_words(graph: Held, claim: Claim) -> str:
    """Give a claim in words: its answer, or its text."""
    if claim.answer is None or claim.question_id is None:
        return f"“{claim.text}”"
    if isinstance(claim.answer, Unknown):
        return in_words(claim.answer)
    question = graph.get(claim.question_id, Question)
    measure = graph.get(question.measure_id, Measure)
    return in_words(claim.answer, whole=whole(measure))


def answer_in_words(graph: Held, assertion: Assertion) -> str:
    """Give what a statement says of its claim's answer; a denial begins with "not"."""
    words = claimed_in_words(graph, assertion)
    return f"not {words}" if assertion.stance in DENIALS else words


def claimed_in_words(graph: Held, assertion: Assertion) -> str:
    """Give the answer that a statement asserts or denies.

    Of an asserted one the wording, and in brackets how it was read where that differs:
    "about 200 (150 to 250)". Of a denied one the wording, in quotation marks unless it
    is a number.
    """
    words = claim_in_words(graph, graph.get(assertion.claim_id, Claim))
    wording = wording_of(graph, assertion)
    if wording is None:
        return words
    if assertion.stance in DENIALS:
        return wording if wording.isdecimal() else f"“{wording}”"
    return words if wording == words else f"{wording} ({words})"


def wording_of(graph: Held, assertion: Assertion) -> str | None:
    """Give an answer's words as said here, or where the claim was taken from.

    None where none were kept.
    """
    if assertion.wording is not None or assertion.taken_from is None:
        return assertion.wording
    there = graph.index.assertions_in[assertion.taken_from]
    same = (one.wording for one in there if one.claim_id == assertion.claim_id)
    return min((one for one in same if one is not None), default=None)
