"""Pairs of commitments that can't both hold, and their codes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from claimtrack.analysis.comparison.candidates import candidates
from claimtrack.analysis.comparison.comparing import Comparison, compare, turned
from claimtrack.analysis.comparison.reasons import Reasons
from claimtrack.analysis.comparison.spans import ONLY_AROUND, ONLY_WITHIN, Lie
from claimtrack.analysis.pairs.vouching import looked_at
from claimtrack.analysis.utterances.commitments import Commitment, are_one_utterance
from claimtrack.analysis.utterances.quoting import quoted_claim
from claimtrack.graph import ClaimGraph, all_around
from claimtrack.model import Finding, Quoted, finding_id

SELF_CONTRADICTION = "self-contradiction"
CONFLICT, DENIAL, PART_EXCEEDS_WHOLE = "conflict", "denial", "part-exceeds-whole"


def contradictions(graph: ClaimGraph, *, history: bool = False) -> Iterator[Finding]:
    """Give a finding for each pair that can't both hold, by two sources or in one place.

    Two statements of one source are not among them: the later may replace the
    earlier, see `changes_of_mind`. Undetermined pairs are. The order is stated by
    `check`.

    Args:
        graph: The graph.
        history: Whether to look at everything that was ever said, not just at what
            stands.

    Complexity: O(n log n + k), k being the pairs whose answers share no value.
    """
    for one, other in _candidates(graph, looked_at(graph, history=history)):
        comparison = compare(graph, one, other)
        if comparison.conflicting:
            comparison = in_reading_order(graph, comparison)
            yield finding_of(graph, comparison, code_of_clash(comparison))


def _candidates(
    graph: ClaimGraph, made: Iterable[Commitment]
) -> Iterator[tuple[Commitment, Commitment]]:
    """Give each two by two sources, or by one in one utterance, that share no value."""
    yield from candidates(graph, made, family=lambda one: one.source_id)
    spoken: defaultdict[tuple[str, str], list[Commitment]] = defaultdict(list)
    for one in made:
        spoken[one.source_id, one.utterance_id].append(one)
    for told in spoken.values():
        if len(told) > 1:
            yield from candidates(graph, told)


def finding_of(graph: ClaimGraph, comparison: Comparison, code: str) -> Finding:
    """Give the finding that two answers come to which can't both hold."""
    reasons = Reasons(graph, comparison)
    pair = (comparison.one, comparison.other)
    return Finding(
        id=pair_id(comparison, code),
        code=code,
        verdict=comparison.verdict,
        sides=tuple(quoted(graph, one) for one in pair),
        rule=f"{reasons.rule()}{sides_in_words(graph, *pair)}",
        because=reasons.because(),
        resolve=reasons.resolve(),
    )


def replacement(graph: ClaimGraph, comparison: Comparison, code: str) -> Finding:
    """Give the finding that a new answer comes to which does not exclude the old."""
    return Finding(
        id=pair_id(comparison, code),
        code=code,
        verdict=None,
        sides=tuple(quoted(graph, c) for c in (comparison.one, comparison.other)),
        rule="a later answer about a period that was over replaces the earlier",
        because=Reasons(graph, comparison).replaced(),
        resolve="",
    )


def pair_id(comparison: Comparison, code: str) -> str:
    """Give the id of the finding that two answers come to."""
    pair = (comparison.one, comparison.other)
    named = ((c.assertion.statement_id, c.assertion.claim_id) for c in pair)
    return finding_id(code, named)


def sides_in_words(graph: ClaimGraph, one: Commitment, other: Commitment) -> str:
    """Say whether two sources are of one side, to stand behind a rule."""
    if one.source_id == other.source_id:
        return ""
    within = of_one_side(graph, one, other)
    return "; within one side" if within else "; across sides"


def code_of_clash(comparison: Comparison) -> str:
    """Tell in which way two can't both hold, by two sources or in one statement."""
    one, other = comparison.one, comparison.other
    if are_one_utterance(one, other):
        return SELF_CONTRADICTION
    if one.denies or other.denies:
        return DENIAL
    # Two spans of one question as written are one question.
    if Lie.SAME in comparison.conflicting or one.question == other.question:
        return CONFLICT
    return PART_EXCEEDS_WHOLE


def of_one_side(graph: ClaimGraph, one: Commitment, other: Commitment) -> bool:
    """Tell whether two speakers share something that both are, or are part of."""
    mine, theirs = (all_around(graph, c.source_id) for c in (one, other))
    return not mine.isdisjoint(theirs)


def quoted(graph: ClaimGraph, one: Commitment) -> Quoted:
    """Give a commitment as one side of a finding."""
    return quoted_claim(graph, one.assertion)


def in_reading_order(graph: ClaimGraph, comparison: Comparison) -> Comparison:
    """Put the part before the whole, the denied before the denial, the label last."""
    one, other = comparison.one, comparison.other
    if one.denies != other.denies:
        swap = one.denies
    elif comparison.lies in (ONLY_WITHIN, ONLY_AROUND):
        swap = comparison.lies == ONLY_AROUND
    else:
        keys = [(quoted(graph, c).claim_label, c.id) for c in (one, other)]
        swap = keys[1] < keys[0]
    return turned(comparison) if swap else comparison
