"""Pairs that a named analyst declared to contradict each other."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

import attrs

from claimtrack.analysis.comparison.comparing import compare
from claimtrack.analysis.comparison.doubts import Doubt
from claimtrack.analysis.pairs.conflict import quoted, sides_in_words
from claimtrack.analysis.pairs.vouching import looked_at
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.analysis.utterances.declarations import declarer_of, links_of, reason_of
from claimtrack.analysis.utterances.voices import Voices, listed
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Finding,
    Link,
    LinkKind,
    Quoted,
    Stance,
    Statement,
    Verdict,
    finding_id,
)
from claimtrack.typing import ClaimId

DECLARED = "declared"

_RULE = "two contradict each other where a named analyst declared so"

_ByEnd = defaultdict[str, list[Commitment]]
_Named = frozenset[tuple[str, str]]
"""Two claims, each with the statement in which it is made."""


def declared_contradictions(
    graph: ClaimGraph, *, history: bool = False
) -> Iterator[Finding]:
    """Give a finding for each pair that an analyst declared to contradict each other.

    Between two claims a link is about every two statements of which one asserts the
    one and one the other; between two statements, about these with all that they
    assert. A denial is in no finding, nor is what excludes nothing. A pair that can't
    both hold by itself has a code of its own, and none of these. The order is stated
    by `check`.

    Args:
        graph: The graph.
        history: Whether to look at everything that was ever said, not just at what
            stands.

    Complexity: O(n) in the links where none says so; else that of `Standing`, and O(k)
    in the pairs of statements.
    """
    links = links_of(graph, LinkKind.CONTRADICTS)
    if not links:
        return
    given: set[_Named] = set()
    for pair in _pairs(graph, links, history=history):
        if given.isdisjoint(pair.named) and not pair.has_another_code:
            given |= pair.named
            yield pair.finding()


def _pairs(
    graph: ClaimGraph, links: Sequence[Link], *, history: bool
) -> Iterator["_Pair"]:
    """Give what each link is about: first links between claims, then the others."""
    same = graph.sameness.of
    by_claim, by_statement = _ByEnd(list), _ByEnd(list)
    for one in looked_at(graph, history=history):
        if not (one.denies or one.excludes_nothing):
            by_statement[one.utterance_id].append(one)
            by_claim[same(one.assertion.claim_id)].append(one)
    ends = [(link, tuple(map(same, link.between))) for link in links]
    # Of what others declared to be the same nothing contradicts itself.
    apart = [(link, two) for link, two in ends if two[0] != two[1]]
    for link, two in apart:
        for pair in itertools.product(*(by_claim.get(end, ()) for end in two)):
            yield _Pair(graph, link, tuple((one,) for one in pair))
    for link, two in apart:
        sides = tuple(by_statement.get(end, ()) for end in two)
        if all(sides):
            yield _Pair(graph, link, sides)


class _Pair:
    """Two statements that a link is about.

    Args:
        graph: The graph.
        link: The link.
        sides: What it is about in each of the two.
    """

    def __init__(
        self, graph: ClaimGraph, link: Link, sides: Sequence[Sequence[Commitment]]
    ) -> None:
        self._graph = graph
        self._link = link
        self._sides = sides
        self._ends = sides[0][0], sides[1][0]
        self._compared = [compare(graph, *pair) for pair in itertools.product(*sides)]
        self._doubt = self._doubted()

    @property
    def named(self) -> set[_Named]:
        """Each two claims that it is about, where they are made."""
        made = (map(_claim_in, side) for side in self._sides)
        return set(map(frozenset, itertools.product(*made)))

    @property
    def has_another_code(self) -> bool:
        """Whether some of it can't both hold by itself, as surely as is declared."""
        if self._doubt is None:
            return any(one.verdict is Verdict.CONFLICT for one in self._compared)
        return any(one.conflicting and not one.is_unordered for one in self._compared)

    def finding(self) -> Finding:
        """Put it in words: the earlier first where it is by one source, else by label."""
        told = [_told(self._graph, side) for side in self._sides]
        told.sort(key=lambda one: (one.claim_label, one.statement_id, one.claim_id))
        if self._are_of_one_source and self._is_before(told[1], told[0]):
            told.reverse()
        doubt, voices = self._doubt, Voices(self._graph)
        link = self._link
        declared = f"{declarer_of(link)} declared that the two contradict each other"
        why = f"{declared}: {reason_of(link)}{f'; {doubt.reason}' if doubt else ''}."
        hedges = voices.hedges(itertools.chain.from_iterable(self._sides))
        return Finding(
            id=finding_id(DECLARED, ((x.statement_id, x.claim_id) for x in told)),
            code=DECLARED,
            verdict=Verdict.UNDETERMINED if doubt else Verdict.CONFLICT,
            sides=tuple(told),
            rule=f"{_RULE}{sides_in_words(self._graph, *self._ends)}",
            because=" ".join((why, *hedges, *voices.joined(*self._ends))),
            resolve=doubt.resolve
            if doubt
            else voices.settled_by(*self._ends, about="either claim"),
        )

    def _doubted(self) -> Doubt | None:
        """Say why the two may hold after all; None where nothing tells."""
        for one in self._compared:
            if one.incomparable is not None:
                return Doubt(
                    reason=f"{one.incomparable.by} declared the two incomparable: "
                    f"{reason_of(one.incomparable)}",
                    resolve="whether the two are comparable after all",
                )
        first, second = (one.utterance_id for one in self._ends)
        if not self._are_of_one_source or first == second:
            return None
        if self._graph.clocks.before(first, second) is not None:
            return None
        return Doubt(
            reason="which of the two came first is not known, and the later may "
            "replace the earlier",
            resolve="which of the two was said first",
        )

    @property
    def _are_of_one_source(self) -> bool:
        return self._ends[0].source_id == self._ends[1].source_id

    def _is_before(self, one: Quoted, other: Quoted) -> bool:
        return bool(self._graph.clocks.before(one.statement_id, other.statement_id))


def _claim_in(one: Commitment) -> tuple[str, str]:
    return one.assertion.statement_id, one.assertion.claim_id


def _told(graph: ClaimGraph, side: Sequence[Commitment]) -> Quoted:
    """Give one side: its claim, or of several the statement with all of them."""
    claims = {one.assertion.claim_id: quoted(graph, one) for one in reversed(side)}
    told = sorted(claims.values(), key=lambda one: (one.claim_label, one.claim_id))
    if len(told) == 1:
        return told[0]
    first = told[0]
    return attrs.evolve(
        first,
        claim_id=ClaimId(""),
        claim_label=first.statement_label,
        quote=graph.get(first.statement_id, Statement).quote or None,
        question="",
        answer=listed(list(map(_answer, told)), " and "),
        stance=Stance.ASSERTS,
    )


def _answer(one: Quoted) -> str:
    return f"{one.answer} for {one.question}" if one.question else one.answer
