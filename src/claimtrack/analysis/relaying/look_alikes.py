"""Which of many claims could be what a reported one was before it changed.

A statement may list thousands of claims, and a relay may change them all: to compare
each with each would take minutes. Most pairs are another figure about something else,
which is no change but another claim, and these need no comparison.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from claimtrack.analysis.relaying.differences import sign
from claimtrack.analysis.relaying.rewording import number_of
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Amount,
    Assertion,
    Choice,
    Claim,
    Count,
    EndKind,
    Question,
    read_period,
)

_ANY_START = "any start"
_EVERYTHING = "everything"


class LookAlikes:
    """Claims by what they ask and by what they answer.

    Args:
        graph: The graph.
        said: The claims.

    Complexity: O(n).
    """

    def __init__(self, graph: ClaimGraph, said: Iterable[Assertion]) -> None:
        self._graph = graph
        self._said = tuple(said)
        self._shelves: defaultdict[Hashable, list[int]] = defaultdict(list)
        for number, one in enumerate(self._said):
            for shelf in self._shelves_of(one):
                self._shelves[shelf].append(number)

    def of(self, after: Assertion) -> Iterator[Assertion]:
        """Give what may have become a reported claim, in order.

        Nothing is left out between which `Comparing.differences` finds any.

        Complexity: O(n log n) in what asks the same, answers the same, or answers with
            more than one number; in all that is said for a claim that itself does.
        """
        shelves = self._shelves_for(after)
        found = {number for one in shelves for number in self._shelves.get(one, ())}
        return (self._said[number] for number in sorted(found))

    def _shelves_of(self, one: Assertion) -> Iterator[Hashable]:
        side, (asked, start) = sign(one.stance), self._asked(one)
        yield _EVERYTHING
        yield side
        yield side, self._exact(one)
        yield asked
        yield asked, start

    def _shelves_for(self, after: Assertion) -> Iterator[Hashable]:
        exact = self._exact(after)
        if exact is None:
            yield _EVERYTHING
            return
        # What one denies leaves many answers to who asserts, and the other way round.
        side, (asked, start) = sign(after.stance), self._asked(after)
        yield from (-side, (side, exact), (side, None))
        if start == _ANY_START:
            yield asked
        else:
            yield from ((asked, start), (asked, _ANY_START))

    def _asked(self, one: Assertion) -> tuple[Hashable, Hashable]:
        """Give what a claim is about, and where its period begins; a text is its own."""
        id_ = self._graph.get(one.claim_id, Claim).question_id
        if id_ is None:
            return one.claim_id, None
        asked = self._graph.get(id_, Question)
        scope = asked.measure_id, asked.subject_id, asked.place_id
        if asked.period is None:
            return scope, None
        start = read_period(asked.period.text).start
        is_known = start.kind is not EndKind.UNKNOWN and not start.has_offset
        return scope, start.instant if is_known else _ANY_START

    def _exact(self, one: Assertion) -> Hashable:
        """Give an answer of which no other is a wider or narrower form; else None."""
        claim = self._graph.get(one.claim_id, Claim)
        match claim.answer:
            case None:
                return one.claim_id
            case Count() | Amount():
                return number_of(claim.answer)
            case Choice(options=options) if len(options) > 1:
                return None
            case answer:
                return answer
