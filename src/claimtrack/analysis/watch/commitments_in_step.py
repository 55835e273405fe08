"""The commitments of a graph that grows, by where they stand in it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from claimtrack.analysis.utterances.commitments import (
    Commitment,
    commitment,
    commitments,
)
from claimtrack.graph import Batch, ClaimGraph
from claimtrack.model import Assertion, Correction, Link, digest

ById = dict[str, Commitment]
"""Commitments by the digests of their assertions."""


class CommitmentsInStep:
    """Everything that speakers vouch for, as the graph grows.

    Args:
        graph: The graph.
    """

    def __init__(self, graph: ClaimGraph) -> None:
        self._graph = graph
        self._by_id: ById = {}
        self._carried: defaultdict[str, list[Commitment]] = defaultdict(list)
        for one in commitments(graph):
            self._keep(one)

    def __iter__(self) -> Iterator[Commitment]:
        return iter(self._by_id.values())

    def enter(self, batch: Batch) -> ById:
        """Take the commitments of a batch that is in the graph, and give them."""
        found: ById = {}
        for id_, assertion in sorted(batch.records_of(Assertion).items()):
            one = commitment(self._graph, assertion)
            if one.is_committed:
                self._keep(one)
                found[id_] = one
        return found

    def of(self, assertions: Iterable[Assertion]) -> ById:
        """Give those of some assertions that are commitments."""
        ids = map(digest, assertions)
        return {id_: self._by_id[id_] for id_ in ids if id_ in self._by_id}

    def dated_by(self, statement_id: str) -> ById:
        """Give those in a statement, and those of which the claim was made there."""
        here = self.of(self._graph.index.assertions_in[statement_id])
        carried = self._carried.get(statement_id, ())
        return {**here, **{one.id: one for one in carried}}

    def taken_back_by(self, statement_id: str) -> ById:
        """Give those in statements that a statement corrects."""
        index = self._graph.index
        found: ById = {}
        for correction in index.corrections_from[statement_id]:
            found.update(self.of(index.assertions_in[correction.corrects_id]))
        return found

    def taken_back_through(self, batch: Batch) -> ById:
        """Give what a batch's corrections take back, what that took back, and so on."""
        index = self._graph.index
        corrections = batch.records_of(Correction).values()
        stack = [correction.corrects_id for correction in corrections]
        reached = dict.fromkeys(stack)
        found: ById = {}
        while stack:
            here = stack.pop()
            found.update(self.of(index.assertions_in[here]))
            for correction in index.corrections_from[here]:
                if correction.corrects_id not in reached:
                    reached[correction.corrects_id] = None
                    stack.append(correction.corrects_id)
        return found

    def linked_by(self, link: Link) -> ById:
        """Give those at that end of a link which has fewer."""
        return min((self._at(id_) for id_ in link.between), key=len)

    def alike(self, some: Iterable[Commitment]) -> ById:
        """Give some with those that make the same claims in the same statements.

        A finding does not tell these from each other.
        """
        found: ById = {}
        for one in some:
            there = self._graph.index.assertions_in[one.assertion.statement_id]
            claim_id = one.assertion.claim_id
            found.update(self.of(each for each in there if each.claim_id == claim_id))
        return found

    def called_anew(self, batch: Batch) -> ById:
        """Give those of which the labels, or those of their claims, changed."""
        found: ById = {}
        for id_ in batch.envelopes:
            found.update(self.of(self._graph.index.assertions_of[id_]))
            if id_ in self._by_id:
                found[id_] = self._by_id[id_]
        return found

    def _keep(self, one: Commitment) -> None:
        self._by_id[one.id] = one
        if one.said_in is not None and one.said_in != one.assertion.statement_id:
            self._carried[one.said_in].append(one)

    def _at(self, id_: str) -> ById:
        """Give those of a claim, a statement or a source."""
        index = self._graph.index
        found = self.of((*index.assertions_of[id_], *index.assertions_in[id_]))
        for statement_id in index.statements_by[id_]:
            found.update(self.of(index.assertions_in[statement_id]))
        return found
