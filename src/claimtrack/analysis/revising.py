"""What one source said differently later: reversals, walk-backs, revisions."""

from collections import defaultdict
from collections.abc import Iterator

from claimtrack.analysis.candidates import candidates
from claimtrack.analysis.commitments import Commitment, commitments
from claimtrack.analysis.comparing import Comparison, compare
from claimtrack.analysis.conflict import finding_of
from claimtrack.analysis.spans import Lie
from claimtrack.analysis.standing import Standing, is_fixed
from claimtrack.graph import ClaimGraph
from claimtrack.model import Finding

REVERSAL, WALK_BACK, REVISION = "reversal", "walk-back", "revision"


def changes_of_mind(graph: ClaimGraph) -> Iterator[Finding]:
    """Give a finding for each two statements of a source of which the later differs.

    Only where it is known which was the later. Looks at everything that was said,
    withdrawn or not. A running total that grows is no change of mind.

    Complexity: O(n log n + k^2) in the commitments of one source.
    """
    made = tuple(commitments(graph))
    standing = Standing(graph, made)
    by_source: defaultdict[str, list[Commitment]] = defaultdict(list)
    for one in made:
        by_source[one.source_id].append(one)
    for said in by_source.values():
        yield from _conflicting(graph, standing, said)
        yield from _differing(graph, said)


def _conflicting(
    graph: ClaimGraph, standing: Standing, said: list[Commitment]
) -> Iterator[Finding]:
    for pair in candidates(graph, said):
        ordered = _in_order(graph, *pair)
        if ordered is None:
            continue
        comparison = compare(graph, *ordered)
        if comparison.conflicting:
            yield finding_of(graph, comparison, _code(comparison, standing))


def _differing(graph: ClaimGraph, said: list[Commitment]) -> Iterator[Finding]:
    """Give new answers to a question that was over, which don't exclude the old."""
    answers: defaultdict[object, list[Commitment]] = defaultdict(list)
    for one in said:
        if one.question is not None and not one.denies:
            answers[one.question].append(one)
    for same in answers.values():
        for number, one in enumerate(same):
            for other in same[number + 1 :]:
                ordered = _in_order(graph, one, other)
                if ordered is not None and _is_new_answer(graph, *ordered):
                    yield finding_of(graph, compare(graph, *ordered), REVISION)


def _is_new_answer(graph: ClaimGraph, earlier: Commitment, later: Commitment) -> bool:
    if later.excludes_nothing or later.admits == earlier.admits:
        return False
    if not is_fixed(graph, later):
        return False
    return not compare(graph, earlier, later).conflicting


def _in_order(
    graph: ClaimGraph, one: Commitment, other: Commitment
) -> tuple[Commitment, Commitment] | None:
    """Give the earlier of two statements first; None where that is not known."""
    first, second = one.assertion.statement_id, other.assertion.statement_id
    if first == second:
        return None
    before = graph.clocks.before(first, second)
    if before is None:
        return None
    return (one, other) if before else (other, one)


def _code(comparison: Comparison, standing: Standing) -> str:
    earlier, later = comparison.one, comparison.other
    one_question = earlier.question == later.question
    if earlier.denies != later.denies and one_question:
        return REVERSAL
    falls = one_question and Lie.SAME not in comparison.conflicting
    if falls and standing.stood_until(earlier, later):
        return WALK_BACK
    return REVISION
