"""The pairs that one commitment makes, at the cost of what is near it."""

from collections.abc import Iterable, Iterator

import attrs

from claimtrack.analysis.comparison.comparing import Comparison, compare
from claimtrack.analysis.pairs.conflict import code_of_clash
from claimtrack.analysis.pairs.revising import REVISION, answer_of, code_of_change
from claimtrack.analysis.pairs.standing import Standing, group_of, settles
from claimtrack.analysis.pairs.turns import Turns
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.analysis.watch.noticing import Noticed, are_in_turn
from claimtrack.analysis.watch.shelves import Shelves
from claimtrack.graph import ClaimGraph
from claimtrack.model import Verdict

_Pair = tuple[str, str]


@attrs.frozen(kw_only=True)
class Look:
    """What is looked for.

    Attributes:
        contradictions: Whether to look for what `contradictions` gives.
        changes_of_mind: Whether to look for what `changes_of_mind` gives.
        history: Whether to look at everything that was ever said.
        undetermined: Whether to give pairs too that conflict on some readings only.
    """

    contradictions: bool = True
    changes_of_mind: bool = True
    history: bool = False
    undetermined: bool = False


class Neighbourhood:
    """What is compared with a commitment, and what follows; each pair but once.

    Made anew for each state of the graph: it keeps what it compared.

    Args:
        graph: The graph.
        shelves: Its commitments.
        look: What is looked for.
    """

    def __init__(self, graph: ClaimGraph, shelves: Shelves, look: Look) -> None:
        self._graph = graph
        self._shelves = shelves
        self._look = look
        self._turns = Turns(graph)
        self._known: dict[_Pair, Comparison | None] = {}

    def excluding(
        self, some: Iterable[Commitment]
    ) -> dict[_Pair, tuple[Commitment, Commitment]]:
        """Give what some exclude of what their source said on their question, or are by.

        Earlier first, by both ids: each pair once.
        """
        found: dict[_Pair, tuple[Commitment, Commitment]] = {}
        for one in some:
            for comparison in self._of_one_source(one, is_one_question=True):
                if comparison.verdict is Verdict.CONFLICT:
                    earlier, later = comparison.one, comparison.other
                    found[earlier.id, later.id] = (earlier, later)
        return found

    def clashes(self, one: Commitment, standing: Standing) -> Iterator[Noticed]:
        """Give what one comes to with others, by two sources or in one statement.

        Complexity: O(k) in what shares no value with it in a related scope.
        """
        if not self._look.contradictions:
            return
        stands = (lambda _: True) if self._look.history else standing.stands
        if not stands(one):
            return
        for other in self._shelves.sharing_nothing_with(one):
            if not are_in_turn(one, other) and stands(other):
                comparison = self._compared(one, other)
                if comparison is not None and not self._is_hidden(comparison):
                    code = code_of_clash(comparison)
                    yield Noticed(code=code, comparison=comparison)

    def turns(
        self, one: Commitment, standing: Standing, *, is_one_question: bool = False
    ) -> Iterator[Noticed]:
        """Give what one comes to with what its source said before, or later.

        Args:
            one: The commitment.
            standing: What stands.
            is_one_question: Whether to look at answers to its own question only.

        Complexity: as that of `clashes`.
        """
        if not self._look.changes_of_mind:
            return
        for comparison in self._of_one_source(one, is_one_question=is_one_question):
            if not self._is_hidden(comparison):
                code = code_of_change(comparison, standing)
                yield Noticed(code=code, comparison=comparison)

    def new_answers(
        self, one: Commitment, said: Iterable[Commitment]
    ) -> Iterator[Noticed]:
        """Give what replaces a commitment, or it replaces, without excluding it.

        Args:
            one: The commitment.
            said: What its source said on its question.

        Complexity: O(n) in what was said; O(k) comparisons of other answers to a
        question that was over.
        """
        if not self._look.changes_of_mind or one.question is None or one.denies:
            return
        mine, it_settles = answer_of(self._graph, one), settles(self._graph, one)
        for other in said:
            if other.denies or answer_of(self._graph, other) == mine:
                continue
            pair = self._turns.in_order(one, other)
            if pair is None or not (
                it_settles if pair[1] is one else settles(self._graph, other)
            ):
                continue
            comparison = compare(self._graph, *pair)
            if not comparison.conflicting:
                yield Noticed(code=REVISION, comparison=comparison, excludes=False)

    def _of_one_source(
        self, one: Commitment, *, is_one_question: bool
    ) -> Iterator[Comparison]:
        """Compare what one source said in known order, the earlier first."""
        group = group_of(self._graph, one)
        for other in self._shelves.sharing_nothing_with(one):
            if are_in_turn(one, other) and not (
                is_one_question and group_of(self._graph, other) != group
            ):
                pair = self._turns.in_order(one, other)
                comparison = None if pair is None else self._compared(*pair)
                if comparison is not None:
                    yield comparison

    def _compared(self, one: Commitment, other: Commitment) -> Comparison | None:
        """Put two beside each other; None where they don't conflict."""
        key = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        if key not in self._known:
            comparison = compare(self._graph, one, other)
            self._known[key] = comparison if comparison.conflicting else None
        return self._known[key]

    def _is_hidden(self, comparison: Comparison) -> bool:
        is_open = comparison.verdict is Verdict.UNDETERMINED
        return is_open and not self._look.undetermined
