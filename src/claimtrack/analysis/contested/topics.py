"""Topics: what was vouched for on one question, as far as it may be disputed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import attrs

from claimtrack.analysis.pairs.standing import Standing
from claimtrack.analysis.utterances.commitments import Commitment, commitment, vouches
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Amount,
    Assertion,
    Choice,
    Claim,
    Correction,
    Count,
    Link,
    LinkKind,
    Measure,
    Question,
    Stance,
    digest,
    everything_but,
    whole,
)

_Asked = dict[str, list[Assertion]]
"""What was asserted or denied, by what is asked."""


@attrs.frozen(kw_only=True, eq=False)
class Topic:
    """A question as written, or several that an analyst declared to be the same.

    Attributes:
        asked: The digests of the questions; that of its claim for free text.
        told: The commitments on it, by digest.
    """

    asked: tuple[str, ...]
    told: tuple[Commitment, ...]

    @property
    def excluding(self) -> list[Commitment]:
        """Those that exclude something: neither unknown nor merely possible."""
        return [one for one in self.told if not one.excludes_nothing]


def topics(graph: ClaimGraph, *, history: bool = False) -> Iterator[Topic]:
    """Give each topic on which no one answer suits all that was vouched for.

    Args:
        graph: The graph.
        history: Whether to give everything that was ever said, not just what stands.

    Complexity: O(n) in what is asserted, and that of `Standing` for what has no one
    answer.
    """
    asked = _asked(graph)
    joined = _joined(graph, asked)
    in_doubt = {
        keys: [
            commitment(graph, one)
            for one in sorted((x for key in keys for x in asked[key]), key=digest)
        ]
        for keys in joined
        if len(keys) > 1 or not _has_one_answer(graph, keys[0], asked[keys[0]])
    }
    standing = None if history else _Standing(graph, in_doubt.values())
    for keys, told in in_doubt.items():
        vouched = [one for one in told if one.is_committed]
        stands = vouched if standing is None else standing.of(vouched)
        yield Topic(asked=keys, told=tuple(stands))


class _Standing:
    """What stands, asked only where there is something that might replace it.

    Args:
        graph: The graph.
        topics: What was said on each topic.
    """

    def __init__(
        self, graph: ClaimGraph, topics: Iterable[Iterable[Commitment]]
    ) -> None:
        self._withdraws = bool(graph.of_kind(Correction))
        made = (one for told in topics for one in self._in_doubt(told))
        self._standing = Standing(graph, made)

    def of(self, told: Iterable[Commitment]) -> Iterator[Commitment]:
        """Give those that stand of what was said on a topic."""
        given = tuple(told)
        in_doubt = {one.id for one in self._in_doubt(given)}
        for one in given:
            is_safe = not self._withdraws and one.id not in in_doubt
            if is_safe or self._standing.stands(one):
                yield one

    def _in_doubt(self, told: Iterable[Commitment]) -> Iterator[Commitment]:
        """Give what sources said that spoke more than once."""
        vouched = [one for one in told if one.is_committed]
        times = Counter(one.source_id for one in vouched)
        return (one for one in vouched if times[one.source_id] > 1)


def _asked(graph: ClaimGraph) -> _Asked:
    claims = graph.of_kind(Claim)
    asked: defaultdict[str, list[Assertion]] = defaultdict(list)
    for one in graph.of_kind(Assertion).values():
        if vouches(one):
            claim_id = one.claim_id
            asked[claims[claim_id].question_id or claim_id].append(one)
    return asked


def _joined(graph: ClaimGraph, asked: Iterable[str]) -> list[tuple[str, ...]]:
    """Give what is asked, in groups by `same` links of claims, in order."""
    links = [one for one in graph.of_kind(Link).values() if one.kind is LinkKind.SAME]
    claims = graph.of_kind(Claim)
    group = {key: [key] for key in asked}
    for link in links:
        ends = [claims[end].question_id or end for end in link.between if end in claims]
        groups = [group[end] for end in ends if end in group]
        if len(groups) > 1 and groups[0] is not groups[1]:
            groups[0].extend(groups[1])
            group.update(dict.fromkeys(groups[1], groups[0]))
    return sorted({tuple(sorted(keys)) for keys in group.values()})


def _has_one_answer(graph: ClaimGraph, key: str, told: Iterable[Assertion]) -> bool:
    """Tell whether some answer suits all, were all certain: then nothing is disputed.

    A sieve: what it lets through is looked at in earnest.
    """
    different = {(one.claim_id, one.stance is Stance.DENIES) for one in told}
    if len(different) == 1:
        return True
    if key in graph.of_kind(Claim):
        return False
    claims = graph.of_kind(Claim)
    measure = graph.get(graph.get(key, Question).measure_id, Measure)
    common = everything = whole(measure)
    for claim_id, is_denied in different:
        answer = claims[claim_id].answer
        if not isinstance(answer, Count | Amount | Choice):
            continue
        if is_denied:
            answer = everything_but(answer, everything)
        # All answers to one question are of one kind, which no type says.
        common = common & answer  # type: ignore[operator]
        if not common:
            return False
    return True
