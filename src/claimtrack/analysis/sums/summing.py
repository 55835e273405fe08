"""Figures of parts and of their whole that can't all hold."""

import itertools
from collections.abc import Iterable, Iterator

from claimtrack.analysis.comparison.comparing import compare
from claimtrack.analysis.pairs.conflict import of_one_side, quoted
from claimtrack.analysis.pairs.vouching import looked_at
from claimtrack.analysis.sums.figures import Figures, start_of
from claimtrack.analysis.sums.mismatches import Mismatch
from claimtrack.analysis.sums.sum_reasons import Doubt, SumReasons
from claimtrack.analysis.sums.tangles import Tangles
from claimtrack.analysis.sums.tree_sums import tree_mismatches
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Finding,
    Measure,
    Partition,
    Question,
    Verdict,
    finding_id,
    is_additive,
)

SUM_MISMATCH = "sum-mismatch"


def sum_mismatches(graph: ClaimGraph, *, history: bool = False) -> Iterator[Finding]:
    """Give a finding for each whole that its parts exceed or fall short of.

    Parts that have nothing in common come to no more than what they lie in; parts that
    make up a whole come to no less. One finding a question and direction, naming a
    minimal set of three figures or more: what two figures come to is for
    `contradictions`. The order is stated by `check`.

    Args:
        graph: The graph.
        history: Whether to look at everything that was ever said, not just at what
            stands.

    Raises:
        MissingExtraError: After all other findings: where partitions are no trees and
            bounds don't show that all is well, so that it takes HiGHS to tell, and that
            is not installed.

    Complexity: O(q) in the questions where nothing can add up; else O(n log n), and
    for each whole that bounds leave in doubt that of `heaviest` and of
    `Coverings.lightest`; that of `Tangles` where partitions are no trees.
    """
    if not _may_add_up(graph):
        return
    yield from mismatches_among(graph, looked_at(graph, history=history))


def mismatches_among(
    graph: ClaimGraph, commitments: Iterable[Commitment]
) -> Iterator[Finding]:
    """Give what `sum_mismatches` finds among some commitments."""
    figures = Figures(graph, commitments)
    told = []
    for mismatch in tree_mismatches(graph, figures):
        told.append(mismatch)
        yield _finding(graph, mismatch)
    for mismatch in Tangles(graph, figures, told).mismatches():
        yield _finding(graph, mismatch)


def _may_add_up(graph: ClaimGraph) -> bool:
    """Tell whether anything is divided into parts, or told of several stretches."""
    if is_divided(graph):
        return True
    measures = graph.of_kind(Measure)
    asked = (
        one
        for one in graph.of_kind(Question).values()
        if is_additive(measures[one.measure_id])
    )
    first = next(asked, None)
    return first is not None and any(start_of(one) != start_of(first) for one in asked)


def is_divided(graph: ClaimGraph) -> bool:
    """Tell whether anything is divided into parts that add up.

    Where nothing is, figures add up only that lie within each other.
    """
    partitions = graph.of_kind(Partition).values()
    return any(one.disjoint or one.exhaustive for one in partitions)


def _finding(graph: ClaimGraph, mismatch: Mismatch) -> Finding:
    reasons = SumReasons(graph, mismatch)
    members = tuple(one.commitment for one in mismatch.members)
    doubt = _doubt(graph, members, reasons)
    return Finding(
        id=finding_id(
            SUM_MISMATCH,
            ((c.assertion.statement_id, c.assertion.claim_id) for c in members),
        ),
        code=SUM_MISMATCH,
        verdict=Verdict.UNDETERMINED if doubt else Verdict.CONFLICT,
        sides=tuple(quoted(graph, one) for one in members),
        rule=f"{reasons.rule()}{_side(graph, members)}",
        because=" ".join((reasons.because(), *((doubt.because,) if doubt else ()))),
        resolve=doubt.resolve if doubt else reasons.resolve(),
        equals=tuple(quoted(graph, one.commitment) for one in mismatch.equals),
    )


def _doubt(
    graph: ClaimGraph, members: tuple[Commitment, ...], reasons: SumReasons
) -> Doubt | None:
    """Say why members might hold after all; None where they can't."""
    pairs = tuple(itertools.combinations(members, 2))
    for pair in pairs:
        link = compare(graph, *pair).incomparable
        if link is not None:
            return reasons.incomparable(link)
    if len({one.source_id for one in members}) == 1:
        statements = {one.assertion.statement_id for one in members}
        before = graph.clocks.before
        if any(
            before(*two) is None
            for two in itertools.combinations(sorted(statements), 2)
        ):
            return reasons.unordered()
    return None


def _side(graph: ClaimGraph, members: tuple[Commitment, ...]) -> str:
    if len({one.source_id for one in members}) == 1:
        return ""
    within = all(
        of_one_side(graph, *pair) for pair in itertools.combinations(members, 2)
    )
    return "; within one side" if within else "; across sides"
