"""What a graph that grows newly contradicts, and what no longer."""

import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from claimtrack.analysis.checks import CHECKS, Check, Findings, check, settled_ids
from claimtrack.analysis.comparison.keys import key_of
from claimtrack.analysis.pairs.conflict import contradictions
from claimtrack.analysis.pairs.revising import changes_of_mind
from claimtrack.analysis.sums.summing import is_divided, sum_mismatches
from claimtrack.analysis.watch.bearing import may_change
from claimtrack.analysis.watch.near_checks import NEAR_CHECKS, NearCheck
from claimtrack.analysis.watch.neighbourhood import Look
from claimtrack.analysis.watch.pairs_in_step import PairsInStep, Prospect
from claimtrack.analysis.watch.sums_in_step import SumsInStep
from claimtrack.graph import Batch, ClaimGraph
from claimtrack.model import (
    Assertion,
    Chosen,
    Envelope,
    Finding,
    Partition,
    Record,
    Settlement,
    Statement,
    Verdict,
    digest,
)

_IN_STEP: tuple[Check, ...] = (contradictions, changes_of_mind)
_Place = tuple[NearCheck, str]
"""A check that is run at a place, and the place."""


@attrs.frozen(kw_only=True, eq=False)
class Change:
    """What a batch of records changed about the findings.

    A finding is another one where its id or its verdict is another; what changes about
    its words only is no change. They are put in words when they are first read, or
    before the watch takes the next batch.

    Attributes:
        caused: The findings that there are and were not.
        resolved: The findings that there were and are not.
        is_whole: Whether everything was checked anew to tell.
    """

    caused: Findings
    resolved: Findings
    is_whole: bool


class Watch:
    """A graph that takes batches of records, and tells what each newly contradicts.

    Adding looks at what is near the batch only. Everything is checked anew where a
    batch has an edge from a statement that is in the graph already or a claim of one,
    changes the definition of a source, place, subject or measure beyond its names,
    brings a partition, settles a finding, or makes the clocks be read anew, see
    `Clocks.grown_by`. Of the checks `contradictions` and `changes_of_mind` look at
    what is near, and so does `sum_mismatches` where no partition tells what adds up;
    `echoes`, `impossible_orders` and `unanchored_quotes` are run for the claims and
    statements that the batch touches. Others are run whole, those of the library where
    the batch can change what they find.

    Args:
        graph: The graph, to which records can be added here only: what was added to it
            elsewhere is taken as having been there all along.
        checks: Which checks to run, as in `check`.
        history: As in `check`.
        settled: As in `check`.
        undetermined: As in `check`.

    Attributes:
        graph: The graph.

    Raises:
        MissingExtraError: Where a check takes a package that is not installed.

    Complexity: that of the checks that are run whole, and O(n log n).

    >>> from claimtrack.model import Source
    >>> watch = Watch(ClaimGraph())
    >>> watch.add([Source(id="north")]).caused
    <0 findings>

    """

    def __init__(
        self,
        graph: ClaimGraph,
        *,
        checks: Iterable[Check] = CHECKS,
        history: bool = False,
        settled: bool = False,
        undetermined: bool = False,
    ) -> None:
        self.graph = graph
        self._checks = tuple(checks)
        self._settled = settled
        self._look = Look(
            contradictions=contradictions in self._checks,
            changes_of_mind=changes_of_mind in self._checks,
            history=history,
            undetermined=undetermined,
        )
        self._last: Callable[[], Change | None] = lambda: None
        self._sums: SumsInStep | None = None
        self._start()

    @property
    def findings(self) -> Findings:
        """What `check` finds now.

        Complexity: that of `check`, when it is read.
        """
        return self._found_by(self._checks)

    def add(self, records: Iterable[Record | Envelope]) -> Change:
        """Add a batch of records to the graph, and tell what that changes.

        Raises:
            RefusedRecordsError: As `ClaimGraph.add` does; then nothing changes.
            MissingExtraError: Where a check takes a package that is not installed.

        Complexity: that of `ClaimGraph.add`, O(k) in what shares no value with the new
        commitments in a related scope, and O(m) in what their sources said on their
        questions; that of `check` where everything is checked anew.
        """
        if self._revision != self.graph.revision:
            self._start()
        last = self._last()
        if last is not None:
            # Who still holds it may read it later, and then the graph is another.
            _ = len(last.caused), len(last.resolved)
        views: list[_View] = []
        self.graph.add(records, before=lambda batch: views.append(self._view(batch)))
        change = self._changed_since(views[0])
        self._last = weakref.ref(change)
        return change

    def contradicting(self, named: str | Statement) -> tuple[Assertion, ...]:
        """Give the assertions that a statement contradicts, without words or reasons.

        By the same options as `findings`: one by one source as well, where the later
        of two is known; settled or not.

        Args:
            named: The statement, or what names it.

        Raises:
            UnknownIdError: Where nothing is called so.

        Complexity: O(k) in what shares no value with its claims in a related scope.
        """
        if self._revision != self.graph.revision:
            self._start()
        text = named if isinstance(named, str) else digest(named)
        id_ = self.graph.find_id(text, Statement)
        found = self._pairs.against(self.graph.index.assertions_in[id_])
        against = {one.id: one.assertion for one in found}
        return tuple(against[id_] for id_ in sorted(against))

    def _start(self) -> None:
        _ = self.graph.clocks
        self._pairs = PairsInStep(self.graph, self._look)
        self._sums = None
        near = _IN_STEP
        if sum_mismatches in self._checks and not is_divided(self.graph):
            near = (*_IN_STEP, sum_mismatches)
            standing = None if self._look.history else self._pairs.standing
            self._sums = SumsInStep(self.graph, self._pairs.commitments, standing)
        others = [one for one in self._checks if one not in near]
        self._nearby = [NEAR_CHECKS[one] for one in others if one in NEAR_CHECKS]
        self._rest = tuple(one for one in others if one not in NEAR_CHECKS)
        self._elsewhere = {one: tuple(self._found_by((one,))) for one in self._rest}
        self._revision = self.graph.revision

    def _view(self, batch: Batch) -> "_View":
        if _is_near(batch, settled=self._settled):
            places = [
                (one, id_) for one in self._nearby for id_ in self._places(one, batch)
            ]
            return _View(
                batch=batch,
                prospect=self._pairs.prospect(batch),
                places=places,
                findings=self._found_at(places),
            )
        return _View(batch=batch, findings=tuple(self.findings))

    def _changed_since(self, view: "_View") -> Change:
        if view.prospect is None:
            self._start()
            new, gone = _differing(view.findings, tuple(self.findings))
            return _change(lambda: new, lambda: gone, is_whole=True)
        step = self._pairs.enter(view.batch, view.prospect)
        before, after = self._look_elsewhere(view.batch)
        before += view.findings
        after += self._found_at(view.places)
        if self._sums is not None:
            self._sums.enter(step.new)
            keys = filter(None, map(key_of, step.touched))
            were, are = self._sums.look(keys)
            before += self._shown(were)
            after += self._shown(are)
        elsewhere, gone = _differing(before, after)
        self._revision = self.graph.revision

        def caused() -> Iterator[Finding]:
            yield from self._shown(one.worded(self.graph) for one in step.caused)
            yield from elsewhere

        def resolved() -> Iterator[Finding]:
            yield from self._shown(one.worded(self.graph) for one in step.resolved)
            yield from self._shown(step.before)
            yield from gone

        return _change(caused, resolved, is_whole=False)

    def _look_elsewhere(self, batch: Batch) -> tuple[list[Finding], list[Finding]]:
        """Give what the checks that are run whole found before, and find now.

        Of those whose findings a batch can change.
        """
        before: list[Finding] = []
        after: list[Finding] = []
        for one in self._rest:
            if may_change(one, batch):
                before += self._elsewhere[one]
                self._elsewhere[one] = tuple(self._found_by((one,)))
                after += self._elsewhere[one]
        return before, after

    def _places(self, check: NearCheck, batch: Batch) -> list[str]:
        return sorted(check.touched(self.graph, batch))

    def _found_at(self, places: Sequence[_Place]) -> tuple[Finding, ...]:
        """Give what checks find now at the places that a batch touches."""
        return tuple(
            finding
            for check, id_ in places
            for finding in self._shown(check.found(self.graph, id_))
        )

    def _shown(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        done = () if self._settled else settled_ids(self.graph)
        for one in findings:
            is_open = one.verdict is Verdict.UNDETERMINED
            if not one.id.startswith(done) and (self._look.undetermined or not is_open):
                yield one

    def _found_by(self, checks: Iterable[Check]) -> Findings:
        return check(
            self.graph,
            checks=checks,
            history=self._look.history,
            settled=self._settled,
            undetermined=self._look.undetermined,
        )


@attrs.frozen(kw_only=True)
class _View:
    """What was seen before a batch was in the graph.

    Attributes:
        batch: The batch.
        prospect: What it bears on; None where everything is to be checked anew.
        places: Where checks that are run at a place are to be run.
        findings: What these found there; or all findings there were, where everything
            is to be checked anew.
    """

    batch: Batch
    prospect: Prospect | None = None
    places: Sequence[_Place] = ()
    findings: tuple[Finding, ...] = ()


def _change(
    caused: Callable[[], Iterable[Finding]],
    resolved: Callable[[], Iterable[Finding]],
    *,
    is_whole: bool,
) -> Change:
    return Change(
        caused=Findings(caused), resolved=Findings(resolved), is_whole=is_whole
    )


def _differing(
    before: Sequence[Finding], after: Sequence[Finding]
) -> tuple[list[Finding], list[Finding]]:
    """Give what is new and what is gone, by id and verdict."""
    were = {(one.id, one.verdict) for one in before}
    are = {(one.id, one.verdict) for one in after}
    return (
        [one for one in after if (one.id, one.verdict) not in were],
        [one for one in before if (one.id, one.verdict) not in are],
    )


def _is_near(batch: Batch, *, settled: bool) -> bool:
    """Tell whether what a batch bears on can be told from what is near it."""
    kinds = batch.of_kind.keys()
    if batch.growth is None or Partition in kinds:
        return False
    if Settlement in kinds and not settled:
        return False
    statements = batch.records_of(Statement)
    return all(
        one.statement_id in statements for one in batch.records_of(Assertion).values()
    ) and all(
        _differs_in_words(one, batch.records[id_]) for id_, one in batch.changed.items()
    )


def _differs_in_words(before: Record, after: Record) -> bool:
    """Tell whether two definitions of one thing differ in names only, or in texts."""
    if not isinstance(before, Chosen) or not isinstance(after, Chosen):
        return True
    return attrs.evolve(before, names=after.names, aliases=after.aliases) == after
