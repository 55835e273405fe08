"""The words for names, questions and answers, worked out once however often said."""

from claimtrack.graph import (
    ClaimGraph,
    claimed_in_words,
    name_of,
    question_in_words,
)
from claimtrack.model import DENIALS, Assertion, Question, digest


class Wordings:
    """The words of one graph, each worked out when first asked for.

    Made by `ClaimGraph.once`, so that they are dropped when the graph grows. They hold
    no graph, which would then hold itself: each question brings it.

    Complexity: that of the words the first time, O(1) then; O(n) memory in what was
    asked for.
    """

    def __init__(self, _: ClaimGraph) -> None:
        self._names: dict[str, str] = {}
        self._questions: dict[str, str] = {}
        self._claimed: dict[str, str] = {}

    def name(self, graph: ClaimGraph, id_: str) -> str:
        """Give what `name_of` gives."""
        words = self._names.get(id_)
        if words is None:
            words = self._names[id_] = name_of(graph, id_)
        return words

    def question(self, graph: ClaimGraph, question_id: str) -> str:
        """Give what `question_in_words` gives."""
        words = self._questions.get(question_id)
        if words is None:
            words = question_in_words(graph, graph.get(question_id, Question))
            self._questions[question_id] = words
        return words

    def claimed(self, graph: ClaimGraph, assertion: Assertion) -> str:
        """Give what `claimed_in_words` gives."""
        # Who gives no words of their own says the claim as everybody does.
        is_plain = assertion.wording is None and assertion.taken_from is None
        id_ = assertion.claim_id if is_plain else digest(assertion)
        words = self._claimed.get(id_)
        if words is None:
            words = self._claimed[id_] = claimed_in_words(graph, assertion)
        return words

    def says(self, graph: ClaimGraph, assertion: Assertion) -> str:
        """Give what `answer_in_words` gives."""
        words = self.claimed(graph, assertion)
        return f"not {words}" if assertion.stance in DENIALS else words
