"""Which pairs a batch of records makes a finding, and which it makes none any more."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import attrs

from claimtrack.analysis.commitments import Commitment, commitment, commitments
from claimtrack.analysis.neighbourhood import Look, Neighbourhood
from claimtrack.analysis.noticing import Noticed, are_in_turn
from claimtrack.analysis.shelves import Shelves
from claimtrack.analysis.standing_in_step import StandingInStep
from claimtrack.graph import Batch, ClaimGraph
from claimtrack.model import Assertion, Correction, Finding, Link, Verdict, digest

_ById = dict[str, Commitment]
_Sign = tuple[str, Verdict | None]
"""A finding's id and verdict: what tells one finding from another."""
_Found = dict[tuple[str, str, bool], Noticed]
"""What was noticed, by both commitments and by whether they exclude each other."""


@attrs.frozen(kw_only=True)
class Prospect:
    """What a batch bears on that is in the graph already, before it is in.

    Attributes:
        touched: Commitments whose comparison with any other may change.
        beside: Those that may fall, or not, to another one than before.
        found: What these came to.
    """

    touched: _ById
    beside: _ById
    found: Mapping[_Sign, Finding]


class PairsInStep:
    """The pairs of a graph's commitments that make findings, as the graph grows.

    Only what is near a batch is compared: nothing is kept of what pairs came to.

    Args:
        graph: The graph.
        look: What is looked for.
    """

    def __init__(self, graph: ClaimGraph, look: Look) -> None:
        made = tuple(commitments(graph))
        self._graph = graph
        self._look = look
        self._by_id: _ById = {}
        self._carried: defaultdict[str, list[Commitment]] = defaultdict(list)
        self._shelves = Shelves(graph, made)
        self._standing = StandingInStep(graph, made)
        for one in made:
            self._keep(one)

    def prospect(self, batch: Batch) -> Prospect:
        """Look at what a batch bears on, before it is in the graph.

        Args:
            batch: The batch; the graph's clocks can grow by it.
        """
        moved = () if batch.growth is None else sorted(batch.growth.moved)
        touched: _ById = {}
        beside: _ById = {}
        for statement_id in moved:
            here = self._made_in(statement_id)
            touched.update(here)
            for one in (*here.values(), *self._taken_back_by(statement_id)):
                said = self._standing.said_beside(one)
                beside.update((each.id, each) for each in said)
        for link in batch.of_kind.get(Link, {}).values():
            if isinstance(link, Link):
                touched.update(self._at_one_end(link))
        touched.update(self._alike(touched.values()))
        found = self._found(self._near(), touched, beside)
        return Prospect(
            touched=touched,
            beside=beside,
            found={_sign(one): one.worded(self._graph) for one in found.values()},
        )

    def enter(
        self, batch: Batch, prospect: Prospect
    ) -> tuple[list[Noticed], list[Finding]]:
        """Take a batch that is in the graph now.

        Args:
            batch: The batch.
            prospect: What was seen before it was in.

        Returns:
            What it causes, and what it resolves.
        """
        new = {one.id: one for one in self._new(batch)}
        for one in new.values():
            self._keep(one)
            self._shelves.enter(one)
        taken_back = self._reached_by_corrections(batch, new)
        again = {**prospect.touched, **taken_back}
        near = self._near()
        past, changed = self._standing.grow(
            new.values(),
            again=again.values(),
            excluding=near.excluding([*new.values(), *again.values()]).values(),
            has_withdrawals=Correction in batch.of_kind,
        )
        asked = {**prospect.touched, **new}
        now = self._found(near, asked, prospect.beside)
        old: _Found = {}
        fallen = [one for one in changed if one.id not in asked]
        pairs = [
            *self._pairs_of(near, self._alike(fallen).values(), in_turn=False),
            *self._pairs_of(
                near, self._recoded(new, again, prospect.beside), in_turn=True
            ),
        ]
        for one, other in pairs:
            if one.id not in asked and other.id not in asked:
                _put(old, near.noticed(one, other, past))
                _put(now, near.noticed(one, other, self._standing.now))
        return self._differing(prospect.found, old, now)

    def against(self, assertions: Iterable[Assertion]) -> Iterator[Commitment]:
        """Give what can't hold together with some assertions, by what stands now."""
        near = self._near()
        for assertion in assertions:
            one = self._by_id.get(digest(assertion))
            if one is not None:
                for other in near.around(one):
                    if near.noticed(one, other, self._standing.now) is not None:
                        yield other

    def _near(self) -> Neighbourhood:
        return Neighbourhood(self._graph, self._shelves, self._look)

    def _keep(self, one: Commitment) -> None:
        self._by_id[one.id] = one
        if one.said_in is not None and one.said_in != one.assertion.statement_id:
            self._carried[one.said_in].append(one)

    def _new(self, batch: Batch) -> Iterator[Commitment]:
        for id_ in sorted(batch.of_kind.get(Assertion, {})):
            one = commitment(self._graph, self._graph.get(id_, Assertion))
            if one.is_committed:
                yield one

    def _here(self, assertions: Iterable[Assertion]) -> _ById:
        ids = map(digest, assertions)
        return {id_: self._by_id[id_] for id_ in ids if id_ in self._by_id}

    def _made_in(self, statement_id: str) -> _ById:
        """Give the commitments that are in a statement, or were made there."""
        here = self._here(self._graph.index.assertions_in[statement_id])
        carried = self._carried.get(statement_id, ())
        return {**here, **{one.id: one for one in carried}}

    def _taken_back_by(self, statement_id: str) -> Iterator[Commitment]:
        index = self._graph.index
        for correction in index.corrections_from[statement_id]:
            there = index.assertions_in[correction.corrects_id]
            yield from self._here(there).values()

    def _at_one_end(self, link: Link) -> _ById:
        """Give the commitments at that end of a link which has fewer."""
        index = self._graph.index
        ends = [
            self._here((*index.assertions_of[id_], *index.assertions_in[id_]))
            for id_ in link.between
        ]
        return min(ends, key=len)

    def _alike(self, some: Iterable[Commitment]) -> _ById:
        """Give some with those that make the same claims in the same statements.

        A finding does not tell these from each other.
        """
        found: _ById = {}
        for one in some:
            there = self._graph.index.assertions_in[one.assertion.statement_id]
            claim_id = one.assertion.claim_id
            found.update(self._here(a for a in there if a.claim_id == claim_id))
        return found

    def _reached_by_corrections(self, batch: Batch, new: _ById) -> _ById:
        """Give what new corrections take back, what that took back, and so on."""
        index = self._graph.index
        corrections = batch.of_kind.get(Correction, {}).values()
        stack = [one.corrects_id for one in corrections if isinstance(one, Correction)]
        reached = dict.fromkeys(stack)
        found: _ById = {}
        while stack:
            here = stack.pop()
            found.update(self._here(index.assertions_in[here]))
            for correction in index.corrections_from[here]:
                if correction.corrects_id not in reached:
                    reached[correction.corrects_id] = None
                    stack.append(correction.corrects_id)
        return {id_: one for id_, one in found.items() if id_ not in new}

    def _recoded(self, new: _ById, again: _ById, beside: _ById) -> list[Commitment]:
        """Give running totals of which it may differ whether they walk back.

        That hangs on what was said, or taken back, before them.
        """
        found: _ById = {}
        before = self._graph.clocks.before
        for between in (*new.values(), *again.values()):
            if _may_walk_back(between):
                here = between.assertion.statement_id
                for one in self._standing.said_beside(between):
                    if before(here, one.assertion.statement_id):
                        found[one.id] = one
        found.update((id_, one) for id_, one in again.items() if _may_walk_back(one))
        return [one for id_, one in found.items() if id_ not in beside]

    def _pairs_of(
        self, near: Neighbourhood, some: Iterable[Commitment], *, in_turn: bool
    ) -> Iterator[tuple[Commitment, Commitment]]:
        for one in some:
            for other in near.around(one):
                is_meant = (
                    near.are_of_one_group(one, other)
                    if in_turn
                    else not are_in_turn(one, other)
                )
                if is_meant:
                    yield one, other

    def _found(self, near: Neighbourhood, asked: _ById, beside: _ById) -> _Found:
        """Give what some come to with any other, and others among themselves."""
        found: _Found = {}
        now = self._standing.now
        for one in asked.values():
            for other in near.around(one):
                _put(found, near.noticed(one, other, now))
            for noticed in near.new_answers(one, self._standing.said_beside(one)):
                _put(found, noticed)
        for pair in self._pairs_of(near, beside.values(), in_turn=True):
            _put(found, near.noticed(*pair, now))
        return found

    def _differing(
        self, before: Mapping[_Sign, Finding], old: _Found, now: _Found
    ) -> tuple[list[Noticed], list[Finding]]:
        if not before and not old:
            return [*now.values()], []
        signs = {_sign(one) for one in old.values()} | before.keys()
        stay = {_sign(one) for one in now.values()}
        caused = [one for one in now.values() if _sign(one) not in signs]
        gone = {sign: one for sign, one in before.items() if sign not in stay}
        for noticed in old.values():
            sign = _sign(noticed)
            if sign not in stay:
                gone[sign] = noticed.worded(self._graph)
        return caused, [*gone.values()]


def _put(found: _Found, noticed: Noticed | None) -> None:
    if noticed is not None:
        pair = noticed.comparison
        first, second = sorted((pair.one.id, pair.other.id))
        found[first, second, noticed.excludes] = noticed


def _sign(noticed: Noticed) -> _Sign:
    return noticed.id, noticed.verdict


def _may_walk_back(one: Commitment) -> bool:
    asked = one.question
    return one.is_additive and asked is not None and asked.period is not None
