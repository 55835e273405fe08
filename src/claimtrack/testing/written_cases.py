"""Case files: what `claimtrack.codec.read` reads, as JSON values."""

from typing import Any

from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Answer,
    Assertion,
    Chosen,
    Claim,
    CorrectionKind,
    Count,
    Document,
    Known,
    Link,
    Measure,
    Partition,
    Place,
    Question,
    Record,
    Review,
    Source,
    Statement,
    Subject,
    digest,
    whole,
)
from claimtrack.testing._hypothesis import DrawFn, SearchStrategy, pick, st
from claimtrack.testing.whole_graphs import annotated_worlds
from claimtrack.wording import in_words

CaseFile = dict[str, Any]
"""A case file as JSON values: what `json.dumps` takes."""

_Entry = dict[str, Any]


def case_files(*, most_statements: int = 5) -> SearchStrategy[CaseFile]:
    """Sound case files, as JSON values: `json.dumps` makes a file of each.

    They hold what `graphs` hold. Answers stand in words, as numbers or as ranges;
    questions are named or written out; a claim that was taken from another statement
    stands as its `of`.

    Args:
        most_statements: How many statements there are at most, two or more.

    >>> import json
    >>> from hypothesis import given, settings
    >>> from claimtrack.codec import CaseText, read_texts
    >>> @settings(max_examples=5, database=None)
    ... @given(case_files())
    ... def a_case_file_is_read(case):
    ...     assert read_texts([CaseText(content=json.dumps(case).encode())])
    >>> a_case_file_is_read()

    """
    return written_worlds(most_statements=most_statements).map(lambda pair: pair[1])


def written_worlds(
    *, most_statements: int = 5
) -> SearchStrategy[tuple[tuple[Record, ...], CaseFile]]:
    """Case files as in `case_files`, each with the records that reading it gives.

    But for the words of answers, which reading adds, and for labels.

    Args:
        most_statements: How many statements there are at most, two or more.
    """
    return _written(most_statements)


@st.composite
def _written(draw: DrawFn, most_statements: int) -> tuple[tuple[Record, ...], CaseFile]:
    annotated = draw(annotated_worlds(most_statements=most_statements))
    world = tuple(one for one in annotated if isinstance(one, Record))
    return world, _Case(draw, ClaimGraph(world)).written()


class _Case:
    """A case file that says what a graph holds.

    Args:
        draw: What decides between two ways to write the same.
        graph: The graph.
    """

    def __init__(self, draw: DrawFn, graph: ClaimGraph) -> None:
        self._draw = draw
        self._graph = graph
        self._labels = {
            id_: f"{kind.__name__.lower()} {number}"
            for kind in (Question, Document, Statement)
            for number, id_ in enumerate(graph.of_kind(kind), start=1)
        }

    def written(self) -> CaseFile:
        """Give the file."""
        of_kind = self._graph.of_kind
        return {
            "claimtrack": 1,
            "name": "small world",
            "sources": list(map(_chosen, of_kind(Source).values())),
            "places": list(map(_chosen, of_kind(Place).values())),
            "subjects": list(map(_chosen, of_kind(Subject).values())),
            "measures": list(map(_chosen, of_kind(Measure).values())),
            "partitions": list(map(_partition, of_kind(Partition).values())),
            "questions": [
                {"id": self._labels[id_], **_asked(one)}
                for id_, one in of_kind(Question).items()
            ],
            "documents": list(map(self._document, of_kind(Document).values())),
            "statements": list(map(self._statement, of_kind(Statement).values())),
            "reviews": list(map(self._review, of_kind(Review).values())),
            "links": list(map(self._link, of_kind(Link).values())),
        }

    def _document(self, one: Document) -> _Entry:
        return {
            "id": self._labels[digest(one)],
            "publisher": one.publisher_id,
            "url": one.url,
            "published_at": None if one.published_at is None else one.published_at.text,
        }

    def _statement(self, one: Statement) -> _Entry:
        id_ = digest(one)
        document = one.document_id
        return {
            "id": self._labels[id_],
            "source": one.source_id,
            "asserted_at": None if one.asserted_at is None else one.asserted_at.text,
            "document": None if document is None else self._labels[document],
            "kind": one.kind.value,
            "key": one.key,
            "claims": list(map(self._claim, self._graph.index.assertions_in[id_])),
            **self._edges(id_),
        }

    def _edges(self, id_: str) -> _Entry:
        index, label = self._graph.index, self._labels
        withdrawn = {
            kind.value: [
                label[edge.corrects_id]
                for edge in index.corrections_from[id_]
                if edge.kind is kind
            ]
            for kind in CorrectionKind
        }
        return {
            "relays": [
                {"statement": label[edge.rests_on_id], "mode": edge.mode.value}
                for edge in index.relays_from[id_]
            ],
            "responds_to": [label[one.answers_id] for one in index.responses_from[id_]],
            "after": [label[one.after_id] for one in index.orders_from[id_]],
            **withdrawn,
        }

    def _claim(self, one: Assertion) -> _Entry:
        how = {"stance": one.stance.value, "certainty": one.certainty.value}
        if one.taken_from is not None:
            return {"of": self._numbered(one.taken_from, one.claim_id), **how}
        claim = self._graph.get(one.claim_id, Claim)
        if claim.question_id is None or claim.answer is None:
            return {"text": claim.text, "language": claim.language, **how}
        question = self._graph.get(claim.question_id, Question)
        named = {"question": self._labels[claim.question_id]}
        measure = self._graph.get(question.measure_id, Measure)
        return {
            **pick(self._draw, (named, _asked(question))),
            "answer": pick(self._draw, _ways(claim.answer, whole(measure))),
            **how,
        }

    def _review(self, one: Review) -> _Entry:
        return {
            "statement": self._labels[one.statement_id],
            "claim": self._name(one.claim_id),
            "rating": one.rating,
            "scale": one.scale,
        }

    def _link(self, one: Link) -> _Entry:
        return {
            "kind": one.kind.value,
            "between": list(map(self._name, one.between)),
            "by": one.by,
            "because": one.because,
        }

    def _name(self, id_: str) -> str:
        """Give a label; a claim goes by that of the first to make it."""
        if id_ in self._labels:
            return self._labels[id_]
        first = self._graph.index.assertions_of[id_][0]
        return self._numbered(first.statement_id, id_)

    def _numbered(self, statement_id: str, claim_id: str) -> str:
        """Give the label of a claim in a statement."""
        there = self._graph.index.assertions_in[statement_id]
        claims: list[str] = [one.claim_id for one in there]
        return f"{self._labels[statement_id]}#{claims.index(claim_id) + 1}"


def _chosen(one: Chosen) -> _Entry:
    entry: _Entry = {"id": one.id, "part_of": list(one.part_of)}
    match one:
        case Source(kind=kind):
            entry["kind"] = None if kind is None else kind.value
        case Measure(answers=answers, options=options, additive=additive):
            entry["answers"] = None if answers is None else answers.value
            entry["options"] = None if options is None else list(options)
            entry["additive"] = additive
        case _:
            pass
    return entry


def _partition(one: Partition) -> _Entry:
    return {
        "whole": one.whole_id,
        "parts": list(one.part_ids),
        "disjoint": one.disjoint,
        "exhaustive": one.exhaustive,
    }


def _asked(one: Question) -> _Entry:
    return {
        "measure": one.measure_id,
        "subject": one.subject_id,
        "place": one.place_id,
        "period": None if one.period is None else one.period.text,
    }


def _ways(answer: Answer, everything: Known) -> tuple[object, ...]:
    """Give the ways to write an answer: in words, and as a number or a range."""
    words = in_words(answer, whole=everything)
    match answer:
        case Count(spans=((low, high),)) if low == high:
            return (words, low, {"low": low, "high": high})
        case Count(spans=((low, high),)):
            return (words, {"low": low, "high": high})
        case _:
            return (words,)
