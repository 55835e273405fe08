"""What a source said of the time between two of its totals, and how the total rose."""

import operator
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

import attrs

from claimtrack.analysis.comparison.windows import Stretch, Window
from claimtrack.analysis.pairs.standing import Standing
from claimtrack.analysis.sums.figures import Figures, key_of
from claimtrack.analysis.sums.members import (
    ENDLESS,
    ZERO,
    Bound,
    Member,
    is_beyond,
    lesser_first,
    total,
)
from claimtrack.analysis.utterances.commitments import Commitment, commitment
from claimtrack.analysis.utterances.voices import listed
from claimtrack.graph import ClaimGraph
from claimtrack.model import Instant, Question, Statement

_Line = Callable[[Window], Stretch]
_LINES: tuple[_Line, ...] = (operator.attrgetter("wall"), operator.attrgetter("utc"))
_Tile = tuple[Stretch, Member]


class Increments:
    """A source's figures of one measure, subject and place about other periods.

    Those are taken that stand, add up and exclude something.

    Args:
        graph: The graph.
        question: What the totals answer.
        totals: The running totals of one source on that question.
    """

    def __init__(
        self, graph: ClaimGraph, question: Question, totals: Sequence[Commitment]
    ) -> None:
        sources = sorted({one.source_id for one in totals})
        found = [one for id_ in sources for one in _beside(graph, id_, question)]
        standing = Standing(graph, found)
        members = _members(graph, question, filter(standing.stands, found))
        told = _members(graph, question, totals)
        self._totals = {one.commitment.id: one for one in told}
        self._outer = [_Tiles((line(m.outer), m) for m in members) for line in _LINES]
        self._inner = [_Tiles((line(m.inner), m) for m in members) for line in _LINES]

    def remarks(self, earlier: Commitment, later: Commitment) -> Iterator[str]:
        """Say where figures of the time between two totals surely don't suit its rise.

        Those that lie between the two and have nothing in common come to more, or those
        that fill all the time between come to less.

        Complexity: O(m log m), m being the figures that touch the time between.
        """
        first, second = self._totals[earlier.id], self._totals[later.id]
        if is_beyond(first.low, second.high):
            return
        names = f"between {first.label} and {second.label}"
        more = self._more(first, second)
        if more:
            told = _told(more, "lies", "lie")
            yield f"{told[0]} {names} and {told[1]} more than the total rose."
        less = self._less(first, second)
        if less:
            told = _told(less, "fills the time", "fill the time")
            yield f"{told[0]} {names} and {told[1]} less than the total rose."

    def _more(self, first: Member, second: Member) -> tuple[Member, ...]:
        for line, tiles in zip(_LINES, self._outer, strict=True):
            between = (line(first.outer)[1], line(second.inner)[1])
            heaviest = _heaviest(tiles.within(between))
            if is_beyond(total(first.low, heaviest.bound), second.high):
                return heaviest.members
        return ()

    def _less(self, first: Member, second: Member) -> tuple[Member, ...]:
        for line, tiles in zip(_LINES, self._inner, strict=True):
            between = (line(first.inner)[1], line(second.outer)[1])
            lightest = _lightest(tiles.touching(between), between)
            if lightest is not None and is_beyond(
                second.low, total(first.high, lightest.bound)
            ):
                return lightest.members
        return ()


@attrs.frozen(kw_only=True, eq=False)
class _Sum:
    """What figures come to: the last of them, and what those before come to."""

    bound: Bound = ZERO
    member: Member | None = None
    before: "_Sum | None" = None

    def plus(self, member: Member, bound: Bound) -> "_Sum":
        return _Sum(bound=total(self.bound, bound), member=member, before=self)

    @property
    def members(self) -> tuple[Member, ...]:
        """The figures, in the order in which they were added."""
        found: list[Member] = []
        here: _Sum | None = self
        while here is not None and here.member is not None:
            found.append(here.member)
            here = here.before
        return tuple(reversed(found))


class _Tiles:
    """Stretches of one clock with their figures, in the order of their beginnings."""

    def __init__(self, tiles: Iterable[_Tile]) -> None:
        # In an empty stretch nothing is counted.
        some = (tile for tile in tiles if tile[0][0] < tile[0][1])
        self._tiles = sorted(some, key=lambda tile: (tile[0], tile[1].label))
        self._starts = [start for (start, _), _ in self._tiles]
        self._reached = list(accumulate((stop for (_, stop), _ in self._tiles), max))

    def within(self, between: Stretch) -> list[_Tile]:
        """Give those that lie between two moments, by their ends."""
        first, last = (bisect_left(self._starts, moment) for moment in between)
        inside = [tile for tile in self._tiles[first:last] if tile[0][1] <= between[1]]
        return sorted(inside, key=_end)

    def touching(self, between: Stretch) -> list[_Tile]:
        """Give those that share time with what is between two moments, by their ends."""
        stop = bisect_left(self._starts, between[1])
        start = bisect_right(self._reached, between[0], 0, stop)
        inside = [tile for tile in self._tiles[start:stop] if tile[0][1] > between[0]]
        return sorted(inside, key=_end)


def _end(tile: _Tile) -> Instant:
    (_, stop), _ = tile
    return stop


def _heaviest(tiles: Sequence[_Tile]) -> _Sum:
    """Give those that don't overlap and come to most; they stand by their ends."""
    stops = [stop for (_, stop), _ in tiles]
    best = [_Sum()]
    for number, ((start, _), member) in enumerate(tiles):
        before = best[bisect_right(stops, start, 0, number)]
        here = before.plus(member, member.low)
        best.append(here if here.bound > best[-1].bound else best[-1])
    return best[-1]


def _lightest(tiles: Iterable[_Tile], between: Stretch) -> _Sum | None:
    """Give those that leave no gap and come to least; they stand by their ends."""
    # Up to where the time is filled, and by what: who reaches further costs more.
    reached = [between[0]]
    best = [_Sum()]
    for (start, stop), member in tiles:
        place = bisect_left(reached, start)
        if place < len(reached) and member.high != ENDLESS:
            here = best[place].plus(member, member.high)
            while best and _cost(best[-1]) >= _cost(here):
                reached.pop()
                best.pop()
            reached.append(stop)
            best.append(here)
    place = bisect_left(reached, between[1])
    return best[place] if place < len(best) else None


def _cost(one: _Sum) -> Bound:
    return lesser_first(one.bound)


def _members(
    graph: ClaimGraph, question: Question, found: Iterable[Commitment]
) -> tuple[Member, ...]:
    return Figures(graph, found).of(key_of(question))


def _beside(
    graph: ClaimGraph, source_id: str, question: Question
) -> Iterator[Commitment]:
    """Give what a source said of the same about other periods."""
    for question_id in graph.index.questions_of[question.measure_id]:
        other = graph.get(question_id, Question)
        is_same = key_of(other) == key_of(question)
        if is_same and other.period not in {None, question.period}:
            yield from said_on(graph, source_id, question_id)


def said_on(
    graph: ClaimGraph, source_id: str, question_id: str
) -> Iterator[Commitment]:
    """Give what a source vouched for on a question, in no particular order.

    Complexity: O(n) in what all sources said on it.
    """
    index = graph.index
    for claim_id in index.claims_about[question_id]:
        for assertion in index.assertions_of[claim_id]:
            speaker = graph.get(assertion.statement_id, Statement).source_id
            if speaker == source_id:
                one = commitment(graph, assertion)
                if one.is_committed:
                    yield one


def _told(members: Sequence[Member], one: str, several: str) -> tuple[str, str]:
    """Give the figures' labels with a verb, and the verb of their sum."""
    labels = listed([each.label for each in members], " and ")
    is_one = len(members) == 1
    return f"{labels} {one if is_one else several}", "is" if is_one else "come to"
