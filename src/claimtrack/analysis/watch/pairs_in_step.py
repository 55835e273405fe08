"""Which pairs a batch of records makes a finding, and which it makes none any more."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from claimtrack.analysis.pairs.standing import Standing
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.analysis.watch.commitments_in_step import ById, CommitmentsInStep
from claimtrack.analysis.watch.neighbourhood import Look, Neighbourhood
from claimtrack.analysis.watch.noticing import Noticed, Sign
from claimtrack.analysis.watch.shelves import Shelves
from claimtrack.analysis.watch.standing_in_step import StandingInStep
from claimtrack.graph import Batch, ClaimGraph
from claimtrack.model import Assertion, Correction, Finding, Link

_Found = dict[tuple[str, str, bool], Noticed]
"""What was noticed, by both commitments and by whether they exclude each other."""


@attrs.frozen(kw_only=True)
class Prospect:
    """What a batch bears on that is in the graph already, before it is in.

    Attributes:
        touched: Commitments whose comparison with any other may change.
        beside: What their sources said on their questions: it may fall to another of
            these than before.
        found: What these came to.
    """

    touched: ById
    beside: ById
    found: Mapping[Sign, Finding]


@attrs.frozen(kw_only=True)
class Step:
    """What a batch changes about pairs.

    Attributes:
        caused: The pairs that it makes findings.
        resolved: Those that it makes none any more, though they compare as before.
        before: The other findings that there were, in the words of the time.
        new: The new commitments.
        touched: These and the others of which something changed: how they compare,
            whether they stand, or what they are called.
    """

    caused: tuple[Noticed, ...] = ()
    resolved: tuple[Noticed, ...] = ()
    before: tuple[Finding, ...] = ()
    new: tuple[Commitment, ...] = ()
    touched: tuple[Commitment, ...] = ()


class PairsInStep:
    """The pairs of a graph's commitments that make findings, as the graph grows.

    Only what is near a batch is compared: nothing is kept of what pairs came to.

    Args:
        graph: The graph.
        look: What is looked for.

    Attributes:
        commitments: The graph's commitments, kept in step.
        standing: Which of them stand, kept in step.
    """

    def __init__(self, graph: ClaimGraph, look: Look) -> None:
        self._graph = graph
        self._look = look
        self.commitments = CommitmentsInStep(graph)
        self._shelves = Shelves(graph, self.commitments)
        self._standing = StandingInStep(graph, tuple(self.commitments))
        self.standing = self._standing.now

    def prospect(self, batch: Batch) -> Prospect:
        """Look at what a batch bears on, before it is in the graph.

        Args:
            batch: The batch; the graph's clocks can grow by it.
        """
        moved = () if batch.growth is None else sorted(batch.growth.moved)
        touched: ById = {}
        beside: ById = {}
        for statement_id in moved:
            dated = self.commitments.dated_by(statement_id)
            touched.update(dated)
            for one in {
                **dated,
                **self.commitments.taken_back_by(statement_id),
            }.values():
                said = self._standing.said_beside(one)
                beside.update((each.id, each) for each in said)
        for link in batch.records_of(Link).values():
            touched.update(self.commitments.linked_by(link))
        touched = self.commitments.alike(touched.values())
        found: _Found = {}
        _put(found, self._noticed(self._near(), touched, beside))
        return Prospect(
            touched=touched,
            beside=beside,
            found={one.sign: one.worded(self._graph) for one in found.values()},
        )

    def enter(self, batch: Batch, prospect: Prospect) -> Step:
        """Take a batch that is in the graph now.

        Args:
            batch: The batch.
            prospect: What was seen before it was in.
        """
        new = self.commitments.enter(batch)
        for one in new.values():
            self._shelves.enter(one)
        taken_back = self.commitments.taken_back_through(batch)
        again = {id_: one for id_, one in taken_back.items() if id_ not in new}
        again |= prospect.touched
        near = self._near()
        past, changed = self._standing.grow(
            new.values(),
            again=again.values(),
            excluding=near.excluding([*new.values(), *again.values()]).values(),
            has_withdrawals=Correction in batch.of_kind,
        )
        asked = {**prospect.touched, **new}
        fallen = [one for one in changed if one.id not in asked]
        recoded = self._recoded(new, again, prospect.beside)
        now: _Found = {}
        old: _Found = {}
        _put(now, self._noticed(near, asked, prospect.beside))
        for found, standing in ((old, past), (now, self.standing)):
            noticed = self._standing_only(near, fallen, recoded, standing)
            _put(found, (one for one in noticed if not one.names(asked)))
        return attrs.evolve(
            _differing(prospect.found, old, now),
            new=tuple(new.values()),
            touched=(
                *asked.values(),
                *fallen,
                *self.commitments.called_anew(batch).values(),
            ),
        )

    def against(self, assertions: Iterable[Assertion]) -> Iterator[Commitment]:
        """Give what makes a finding with some assertions, by what stands now."""
        near = self._near()
        for one in self.commitments.of(assertions).values():
            for noticed in self._noticed(near, {one.id: one}, {}):
                pair = noticed.comparison
                yield pair.other if pair.one is one else pair.one

    def _near(self) -> Neighbourhood:
        return Neighbourhood(self._graph, self._shelves, self._look)

    def _noticed(
        self, near: Neighbourhood, asked: ById, beside: ById
    ) -> Iterator[Noticed]:
        """Give what some come to with any other, and others among themselves."""
        for one in asked.values():
            yield from near.clashes(one, self.standing)
            yield from near.turns(one, self.standing)
            yield from near.new_answers(one, self._standing.said_beside(one))
        for one in beside.values():
            yield from near.turns(one, self.standing, is_one_question=True)

    def _standing_only(
        self,
        near: Neighbourhood,
        fallen: Iterable[Commitment],
        recoded: Iterable[Commitment],
        standing: Standing,
    ) -> Iterator[Noticed]:
        """Give what hangs on what stands only."""
        for one in self.commitments.alike(fallen).values():
            yield from near.clashes(one, standing)
        for one in recoded:
            yield from near.turns(one, standing, is_one_question=True)

    def _recoded(self, new: ById, again: ById, beside: ById) -> list[Commitment]:
        """Give running totals of which it may differ whether they walk back.

        That hangs on what was said, or taken back, before them.
        """
        before = self._graph.clocks.before
        found = {id_: one for id_, one in again.items() if _may_walk_back(one)}
        for between in (*new.values(), *again.values()):
            if _may_walk_back(between):
                here = between.assertion.statement_id
                for one in self._standing.said_beside(between):
                    if before(here, one.assertion.statement_id):
                        found[one.id] = one
        return [one for id_, one in found.items() if id_ not in beside]


def _differing(before: Mapping[Sign, Finding], old: _Found, now: _Found) -> Step:
    if not before and not old:
        return Step(caused=tuple(now.values()))
    had = {one.sign: one for one in old.values()}
    has = {one.sign: one for one in now.values()}
    return Step(
        caused=tuple(
            one
            for one in now.values()
            if one.sign not in had and one.sign not in before
        ),
        resolved=tuple(one for sign, one in had.items() if sign not in has),
        before=tuple(
            one for sign, one in before.items() if sign not in has and sign not in had
        ),
    )


def _put(found: _Found, noticed: Iterable[Noticed]) -> None:
    for one in noticed:
        first, second = sorted((one.comparison.one.id, one.comparison.other.id))
        found[first, second, one.excludes] = one


def _may_walk_back(one: Commitment) -> bool:
    asked = one.question
    return one.is_additive and asked is not None and asked.period is not None
