"""The answers that most of some commitments to one question admit: the deepest points."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from claimtrack.analysis.pairs.standing import is_fixed
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph
from claimtrack.model import Amount, Choice, Count, Cut, LinkKind, Stretches, pieces

_Weight = tuple[int, int]
_Weighed = tuple[Commitment, _Weight]


def must_share_an_answer(graph: ClaimGraph, asked: Sequence[Commitment]) -> bool:
    """Tell whether commitments to one question as written hold only by one answer.

    They do where they surely are of one stretch of time, no source may have replaced
    what it said in another statement, and nobody declared any of them incomparable.

    Complexity: O(n).
    """
    spoken = {(one.source_id, one.assertion.statement_id) for one in asked}
    may_replace = len({source for source, _ in spoken}) < len(spoken)
    return (
        not may_replace
        and _have_one_span(graph, asked)
        and not any(_is_incomparable(graph, one) for one in asked)
    )


def _have_one_span(graph: ClaimGraph, asked: Sequence[Commitment]) -> bool:
    """Tell whether it names no period, or one that was over whenever one was made."""
    question = asked[0].question
    no_period = question is not None and question.period is None
    return no_period or all(is_fixed(graph, one) for one in asked)


def _is_incomparable(graph: ClaimGraph, one: Commitment) -> bool:
    links_of = graph.index.links_of
    ids = (one.assertion.claim_id, one.assertion.statement_id, one.source_id)
    return any(
        link.kind is LinkKind.INCOMPARABLE for id_ in ids for link in links_of[id_]
    )


def deepest(
    asked: Iterable[Commitment], sparing: Collection[str] = frozenset()
) -> list[Commitment]:
    """Give the most commitments that share an answer.

    Of several such answers, that which most of the spared share, and then that of the
    least number or first option.

    Args:
        asked: Commitments to one question in one stretch, with answers.
        sparing: The digests of those to be kept where numbers are equal.

    Complexity: O(n log n) in the stretches of all answers, or the options.
    """
    weighed = [(one, (1, int(one.id in sparing))) for one in asked]
    if any(isinstance(one.admits, Choice) for one, _ in weighed):
        return _at_an_option(weighed)
    return _at_a_point(weighed)


def _at_an_option(said: Sequence[_Weighed]) -> list[Commitment]:
    depths: defaultdict[str, _Weight] = defaultdict(lambda: (0, 0))
    for one, weight in said:
        for option in _options(one):
            depths[option] = _plus(depths[option], weight)
    best = min(depths, key=lambda option: (_negative(depths[option]), option))
    return [one for one, _ in said if best in _options(one)]


def _at_a_point(said: Sequence[_Weighed]) -> list[Commitment]:
    changes: defaultdict[Cut, _Weight] = defaultdict(lambda: (0, 0))
    for one, weight in said:
        for start, stop in _stretches(one):
            changes[start] = _plus(changes[start], weight)
            changes[stop] = _plus(changes[stop], _negative(weight))
    depth = greatest = (0, 0)
    best = None
    for cut in sorted(changes):
        depth = _plus(depth, changes[cut])
        if depth > greatest:
            best, greatest = cut, depth
    return [
        one
        for one, _ in said
        if best is not None
        and any(start <= best < stop for start, stop in _stretches(one))
    ]


def _options(one: Commitment) -> tuple[str, ...]:
    return one.admits.options if isinstance(one.admits, Choice) else ()


def _stretches(one: Commitment) -> Stretches:
    return pieces(one.admits) if isinstance(one.admits, Count | Amount) else ()


def _plus(one: _Weight, other: _Weight) -> _Weight:
    return one[0] + other[0], one[1] + other[1]


def _negative(one: _Weight) -> _Weight:
    return -one[0], -one[1]
