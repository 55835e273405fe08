"""Claims on one question whose answers share no value: no more than that."""

from typing import NamedTuple

from claimtrack.analysis.watch.shelves import Shelf
from claimtrack.graph import ClaimGraph
from claimtrack.model import Answer, Claim


class _Answered(NamedTuple):
    """A claim as a shelf takes it."""

    id: str
    admits: Answer | None


class AnswersApart:
    """The claims of a graph by question, to be asked which can't be true together.

    The light question beside `Watch`: it looks at answers, and not at who gave them,
    when, of what else they are part, or in which order. Two totals that a source
    brought up to date are apart as well, as answers to one question as written.

    It follows the graph wherever records are added: what came on a question is sorted
    in when the question is asked about.

    Args:
        graph: The graph.

    >>> from claimtrack.model import Count, Measure, Question, digest
    >>> question = Question(measure_id="tanks-lost")
    >>> three, five = (
    ...     Claim(question_id=digest(question), answer=Count(spans=[(n, n)]))
    ...     for n in (3, 5)
    ... )
    >>> graph = ClaimGraph([Measure(id="tanks-lost"), question, three])
    >>> apart = AnswersApart(graph)
    >>> apart.of(three)
    ()
    >>> graph.add([five])
    >>> apart.of(three) == (digest(five),)
    True

    """

    def __init__(self, graph: ClaimGraph) -> None:
        self._graph = graph
        self._shelves: dict[str, tuple[Shelf[_Answered], int]] = {}

    def of(self, claim: str | Claim) -> tuple[str, ...]:
        """Give the digests of the claims on its question that share no value with one.

        In no stated order. None for free text, and for an answer that isn't known.

        Args:
            claim: The claim, or its digest.

        Raises:
            KeyError: Where a digest is of no claim here.

        Complexity: O(log n + k) in the claims on the question and those given, and
        O(m log m) in those that came since it was last asked about.
        """
        asked = self._graph.get(claim, Claim) if isinstance(claim, str) else claim
        if asked.question_id is None:
            return ()
        shelf = self._shelf(asked.question_id)
        return tuple([one.id for one in shelf.apart(asked.answer)])

    def _shelf(self, question_id: str) -> Shelf[_Answered]:
        ids = self._graph.index.claims_about[question_id]
        shelf, count = self._shelves.get(question_id, (None, 0))
        if shelf is None or count < len(ids):
            came = (
                _Answered(id_, self._graph.get(id_, Claim).answer)
                for id_ in ids[count:]
            )
            if shelf is None:
                shelf = Shelf(came)
            else:
                for one in came:
                    shelf.enter(one)
            self._shelves[question_id] = (shelf, len(ids))
        return shelf
