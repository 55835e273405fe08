"""What one source said differently later: reversals, walk-backs, revisions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from claimtrack.analysis.comparison.comparing import Comparison, compare
from claimtrack.analysis.comparison.spans import Lie
from claimtrack.analysis.pairs.conflict import finding_of, replacement
from claimtrack.analysis.pairs.standing import Standing, settles
from claimtrack.analysis.pairs.turns import Turns
from claimtrack.analysis.pairs.vouching import standing_of, vouched
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph
from claimtrack.model import Claim, Finding, Question, Unknown

REVERSAL, WALK_BACK, REVISION = "reversal", "walk-back", "revision"


def changes_of_mind(graph: ClaimGraph) -> Iterator[Finding]:
    """Give a finding for each two statements of a source of which the later differs.

    Only where it is known which was the later. Looks at everything that was said,
    withdrawn or not. A running total that grows is no change of mind.

    Complexity: that of `Turns.clashing` for each source, and O(k^2) in the different
    answers of one source to one question about a period that was over.
    """
    standing, turns = standing_of(graph), Turns(graph)
    by_source: defaultdict[str, list[Commitment]] = defaultdict(list)
    for one in vouched(graph):
        by_source[one.source_id].append(one)
    for said in by_source.values():
        if len(said) > 1:
            for pair in turns.clashing(said):
                comparison = compare(graph, *pair)
                if comparison.conflicting:
                    code = code_of_change(comparison, standing)
                    yield finding_of(graph, comparison, code)
            yield from _differing(graph, said)


def _differing(graph: ClaimGraph, said: Iterable[Commitment]) -> Iterator[Finding]:
    """Give new answers to a question that was over, which don't exclude the old."""
    asked: defaultdict[Question, list[Commitment]] = defaultdict(list)
    for one in said:
        if one.question is not None and not one.denies:
            asked[one.question].append(one)
    for same in asked.values():
        settling = [one for one in same if settles(graph, one)]
        alike: defaultdict[object, list[Commitment]] = defaultdict(list)
        for one in same if settling else ():
            alike[answer_of(graph, one)].append(one)
        for later in settling:
            mine = answer_of(graph, later)
            for answer, some in alike.items():
                if answer != mine:
                    yield from _new_answers(graph, some, later)


def _new_answers(
    graph: ClaimGraph, some: Iterable[Commitment], later: Commitment
) -> Iterator[Finding]:
    before = graph.clocks.before
    for earlier in some:
        if before(earlier.assertion.statement_id, later.assertion.statement_id):
            comparison = compare(graph, earlier, later)
            if not comparison.conflicting:
                yield replacement(graph, comparison, REVISION)


def answer_of(graph: ClaimGraph, one: Commitment) -> object:
    """Give what an assertion answers: all that it admits, or that it isn't known."""
    answer = graph.get(one.assertion.claim_id, Claim).answer
    return answer if isinstance(answer, Unknown) else one.admits


def code_of_change(comparison: Comparison, standing: Standing) -> str:
    """Tell what it is that a source said later, where it conflicts with the earlier."""
    earlier, later = comparison.one, comparison.other
    one_question = earlier.question == later.question
    if earlier.denies != later.denies and one_question:
        return REVERSAL
    falls = one_question and Lie.SAME not in comparison.conflicting
    if falls and standing.stood_until(earlier, later):
        return WALK_BACK
    return REVISION
