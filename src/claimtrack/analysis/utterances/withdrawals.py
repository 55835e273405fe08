"""Which statements and claims their own source took back, and by what."""

from collections import defaultdict
from collections.abc import Sequence

from claimtrack.graph import ClaimGraph, all_around, later_first
from claimtrack.model import (
    Assertion,
    Claim,
    Correction,
    CorrectionKind,
    Stance,
    Statement,
    StatementKind,
)

_COMMITTED = frozenset({Stance.ASSERTS, Stance.DENIES})


class Withdrawals:
    """Corrections, retractions and disownings, and what they come to.

    A statement stands unless a standing one of these withdraws it; in a ring of them
    none stands. A correction that answers some of the earlier questions anew withdraws
    those claims, any other all.

    Args:
        graph: The graph.

    Complexity: O(V + E) of the corrections.
    """

    def __init__(self, graph: ClaimGraph) -> None:
        self._graph = graph
        self._made = graph.sameness.of
        self._against: defaultdict[str, list[Correction]] = defaultdict(list)
        for correction in graph.of_kind(Correction).values():
            ends = (correction.statement_id, correction.corrects_id)
            # What was entered twice does not correct itself.
            in_one = self._made(ends[0]) == self._made(ends[1])
            if not in_one and may_withdraw(graph, correction):
                self._against[self._made(correction.corrects_id)].append(correction)
        self._fallen = self._fallen_statements()

    def withdrawn_by(self, assertion: Assertion) -> list[str]:
        """Give the standing statements that withdraw a claim where it is made."""
        found = {
            correction.statement_id
            for correction in self._against.get(self._made(assertion.statement_id), ())
            if self._made(correction.statement_id) not in self._fallen
            and self._reaches(correction, assertion)
        }
        return sorted(found)

    def stands(self, assertion: Assertion) -> bool:
        """Tell whether neither the claim nor its statement is withdrawn."""
        # A statement in a ring has fallen though nothing that stands withdraws it.
        in_fallen = self._made(assertion.statement_id) in self._fallen
        return not in_fallen and not self.withdrawn_by(assertion)

    def _reaches(self, correction: Correction, assertion: Assertion) -> bool:
        anew = self._answered_anew(correction)
        return not anew or self._question_of(assertion) in anew

    def _answered_anew(self, correction: Correction) -> set[str]:
        """Give the earlier questions that a correction answers anew."""
        if correction.kind is not CorrectionKind.CORRECTS:
            return set()
        corrector = self._graph.get(correction.statement_id, Statement)
        if corrector.kind is not StatementKind.TELLING:
            return set()
        later = {
            self._question_of(one)
            for one in told_in(self._graph, correction.statement_id)
            if one.stance in _COMMITTED
        }
        earlier = {
            self._question_of(one)
            for one in told_in(self._graph, correction.corrects_id)
        }
        return {question for question in later & earlier if question is not None}

    def _question_of(self, assertion: Assertion) -> str | None:
        return self._graph.get(assertion.claim_id, Claim).question_id

    def _fallen_statements(self) -> frozenset[str]:
        earlier: defaultdict[str, list[str]] = defaultdict(list)
        for corrections in self._against.values():
            for correction in corrections:
                ends = (correction.statement_id, correction.corrects_id)
                later, before = map(self._made, ends)
                earlier[later].append(before)
        order, rings = later_first(
            {later: tuple(sorted(set(befores))) for later, befores in earlier.items()}
        )
        fallen = set[str]().union(*rings)
        for statement_id in order:
            if any(
                self._made(correction.statement_id) not in fallen
                and not self._answered_anew(correction)
                for correction in self._against.get(statement_id, ())
            ):
                fallen.add(statement_id)
        return frozenset(fallen)


def told_in(graph: ClaimGraph, statement_id: str) -> Sequence[Assertion]:
    """Give what is told in a statement, in all that it was entered as."""
    told, group = graph.index.assertions_in, graph.sameness.group(statement_id)
    if len(group) == 1:
        return told[statement_id]
    return [one for id_ in group for one in told[id_]]


def may_withdraw(graph: ClaimGraph, correction: Correction) -> bool:
    """Tell whether a correction is by the source itself, or one above or below it.

    From others it is no more than a response.
    """
    later = graph.get(correction.statement_id, Statement).source_id
    earlier = graph.get(correction.corrects_id, Statement).source_id
    return are_in_line(graph, later, earlier)


def are_in_line(graph: ClaimGraph, one: str, other: str) -> bool:
    """Tell whether of two sources one is the other, or is part of it."""
    return one in all_around(graph, other) or other in all_around(graph, one)
