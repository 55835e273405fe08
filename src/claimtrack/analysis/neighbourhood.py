"""The pairs that one commitment makes, at the cost of what is near it."""

from collections.abc import Iterable, Iterator

import attrs

from claimtrack.analysis.commitments import Commitment
from claimtrack.analysis.comparing import Comparison, compare
from claimtrack.analysis.conflict import code_of_clash
from claimtrack.analysis.noticing import Noticed, are_in_turn
from claimtrack.analysis.revising import REVISION, answer_of, code_of_change
from claimtrack.analysis.shelves import Shelves
from claimtrack.analysis.standing import Standing, group_of, settles
from claimtrack.analysis.turns import Turns
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
        self._compared: dict[_Pair, Comparison | None] = {}

    def around(self, one: Commitment) -> Iterator[Commitment]:
        """Give those that share no value with one, of a related scope."""
        return self._shelves.sharing_nothing_with(one)

    def excluding(
        self, some: Iterable[Commitment]
    ) -> dict[_Pair, tuple[Commitment, Commitment]]:
        """Give what some exclude of what one source said on one question, or are by.

        Earlier first, by both ids: each pair once.
        """
        found: dict[_Pair, tuple[Commitment, Commitment]] = {}
        for one in some:
            for other in self.around(one):
                if self.are_of_one_group(one, other):
                    comparison = self.compared(one, other)
                    if comparison and comparison.verdict is Verdict.CONFLICT:
                        earlier, later = comparison.one, comparison.other
                        found[earlier.id, later.id] = (earlier, later)
        return found

    def compared(self, one: Commitment, other: Commitment) -> Comparison | None:
        """Put two beside each other that share no value, the earlier first.

        None where they don't conflict, or, of one source, in no known order.
        """
        key = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        if key not in self._compared:
            self._compared[key] = self._conflicting(one, other)
        return self._compared[key]

    def noticed(
        self, one: Commitment, other: Commitment, standing: Standing
    ) -> Noticed | None:
        """Give what two that share no value come to, by what stands."""
        in_turn = are_in_turn(one, other)
        if in_turn and not self._look.changes_of_mind:
            return None
        if not in_turn and not (
            self._look.contradictions
            and (
                self._look.history or (standing.stands(one) and standing.stands(other))
            )
        ):
            return None
        comparison = self.compared(one, other)
        if comparison is None or self._is_hidden(comparison):
            return None
        code = (
            code_of_change(comparison, standing)
            if in_turn
            else code_of_clash(comparison)
        )
        return Noticed(code=code, comparison=comparison)

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

    def _conflicting(self, one: Commitment, other: Commitment) -> Comparison | None:
        pair: tuple[Commitment, Commitment] | None = (one, other)
        if are_in_turn(one, other):
            pair = self._turns.in_order(one, other)
        if pair is None:
            return None
        comparison = compare(self._graph, *pair)
        return comparison if comparison.conflicting else None

    def _is_hidden(self, comparison: Comparison) -> bool:
        is_open = comparison.verdict is Verdict.UNDETERMINED
        return is_open and not self._look.undetermined

    def are_of_one_group(self, one: Commitment, other: Commitment) -> bool:
        """Tell whether two are by one source and answer one question as written."""
        return are_in_turn(one, other) and (
            group_of(self._graph, one) == group_of(self._graph, other)
        )
