"""Which answers of a source exclude what it said before: the soonest, by sweeps.

To tell what stands it takes one later answer that excludes an earlier one; to tell until
when it stood, those that were surely said before anything else was that they come
before. So of all that exclude an answer the soonest by each clock will do, and no two
answers have to be compared that are surely about one span, or surely running totals.
"""

import itertools
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

import attrs

from claimtrack.analysis.comparison.candidates import (
    Sweep,
    candidates,
    sharing_nothing_amid,
)
from claimtrack.analysis.comparison.comparing import compare
from claimtrack.analysis.comparison.spans import ends_as_written, ends_when_said
from claimtrack.analysis.pairs.soonest import (
    Mark,
    Pair,
    Turn,
    soonest,
    soonest_above,
    soonest_below,
)
from claimtrack.analysis.pairs.turns import Turns
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.analysis.utterances.declarations import Incomparable
from claimtrack.graph import Bounds, ClaimGraph, claim_label
from claimtrack.model import Choice, Cut, Verdict, hull

_Pair = tuple[Commitment, Commitment]
_Line = tuple[Callable[[Bounds], Mark], Callable[[Bounds], Mark]]

_LINES: tuple[_Line, ...] = (
    (lambda room: room.wall_lower, lambda room: room.wall_upper),
    (lambda room: room.utc_lower, lambda room: room.utc_upper),
)
"""The two clocks: on each the earliest moment, and the first after the latest."""


@attrs.frozen(kw_only=True, eq=False)
class _Sorted:
    """What one source said on one question, by how it is to be compared.

    Attributes:
        totals: Running totals: a later one excludes an earlier one by being lower.
        written: Answers about one span: any two exclude each other that share nothing.
        rest: All that has to be compared.
    """

    totals: Sequence[Commitment]
    written: Sequence[Commitment]
    rest: Sequence[Commitment]


def soonest_exclusions(
    graph: ClaimGraph, told: Sequence[Commitment], beside: Collection[Commitment] = ()
) -> Iterator[_Pair]:
    """Give answers each with one that was said later and excludes it.

    Some pair is given for each answer that a known later one excludes. And where one
    that excludes it is known to be before something else that the source said, some
    pair is given of which the later is as well.

    Args:
        graph: The graph.
        told: What one source said on one question as written.
        beside: What else it said on it.

    Complexity: O(n log n) where all are running totals or are about one span, and no
    edges but those of a single row lead from one to another. Else that of
    `Turns.clashing`.
    """
    said = _sorted(graph, [one for one in told if not one.excludes_nothing])
    sure = (*said.totals, *said.written)
    turns = _turns(graph, sure, (*told, *beside))
    if turns is None:
        yield from _pairwise(graph, said)
    else:
        written = [turns[one.id] for one in said.written]
        pairs = itertools.chain(
            soonest_below([turns[one.id] for one in sure if _hull(one)]),
            soonest_above([turns[one.id] for one in said.written if _hull(one)]),
            _amid(written),
        )
        for earlier, later in pairs:
            yield earlier.commitment, later.commitment
    yield from _compared(graph, said)


def in_one_row(
    graph: ClaimGraph, said: Iterable[Commitment]
) -> Mapping[str, int] | None:
    """Give the places of utterances that are in one known order; None where not all are.

    By one of the two clocks and edges: what is before another is then before all that
    this is before.

    Complexity: O(n log n), and for each next to which an edge leads that of
    `Clocks.before`.
    """
    clocks = graph.clocks
    ids = {one.utterance_id for one in said}
    rooms = {id_: clocks.bounds(id_) for id_ in ids}

    def follows(one: str, other: str, line: _Line, beside: _Line) -> bool:
        if _is_over(rooms[one], rooms[other], line):
            return True
        # Where the other clock tells, it takes no edge to tell.
        by_other = _is_over(rooms[one], rooms[other], beside)
        return not by_other and bool(clocks.before(one, other))

    for line, beside in (_LINES, _LINES[::-1]):
        row = sorted(ids, key=lambda id_: (line[0](rooms[id_]), clocks.rank(id_), id_))
        if all(follows(*two, line, beside) for two in itertools.pairwise(row)):
            return {id_: place for place, id_ in enumerate(row)}
    return None


def _is_over(one: Bounds, other: Bounds, line: _Line) -> bool:
    begins, ends = line
    return bool(ends(one) <= begins(other))


def _sorted(graph: ClaimGraph, told: Sequence[Commitment]) -> _Sorted:
    linked = graph.once(Incomparable).among(told)
    totals, written, rest = [], [], []
    for one in told:
        if one.id in linked:
            rest.append(one)
        elif ends_as_written(graph, one):
            written.append(one)
        elif one.is_additive and ends_when_said(graph, one):
            totals.append(one)
        else:
            rest.append(one)
    return _Sorted(totals=totals, written=written, rest=rest)


def _turns(
    graph: ClaimGraph, sure: Sequence[Commitment], said: Collection[Commitment]
) -> dict[str, Turn] | None:
    """Put answers in order; None where that takes edges from one to another."""
    row = in_one_row(graph, sure)
    if row is None and _are_linked(graph, sure, said):
        return None
    hulls = {one.id: two for one in sure if (two := _hull(one)) is not None}
    cuts = sorted({cut for two in hulls.values() for cut in two})
    places = {cut: place for place, cut in enumerate(cuts)}
    turns = {}
    for one in sure:
        room = graph.clocks.bounds(one.utterance_id)
        place = None if row is None else row[one.utterance_id]
        low, high = (
            (places[cut] for cut in hulls[one.id]) if one.id in hulls else (0, 0)
        )
        turns[one.id] = Turn(
            commitment=one,
            begins=tuple(b(room) for b, _ in _LINES) if place is None else (place,),
            ends=tuple(e(room) for _, e in _LINES) if place is None else (place + 1,),
            soon=(
                *(ends(room) for _, ends in _LINES),
                (room.utc_lower, claim_label(graph, one.assertion)),
            ),
            low=low,
            high=high,
        )
    return turns


def _are_linked(
    graph: ClaimGraph, sure: Sequence[Commitment], said: Collection[Commitment]
) -> bool:
    """Tell whether edges lead from something said to one of some answers."""
    ids = {one.utterance_id for one in sure}
    laters = {one.utterance_id for one in said}
    return any(graph.clocks.follows_any(later, ids) for later in sorted(laters))


def _hull(one: Commitment) -> tuple[Cut, Cut] | None:
    """Give the cuts around an answer; None where it is no number."""
    return None if isinstance(one.admits, Choice | None) else hull(one.admits)


def _amid(turns: Iterable[Turn]) -> Iterator[Pair]:
    """Give those that share nothing though neither is wholly above the other.

    Taken by what they answer: what shares nothing is looked for once for all alike.
    """
    alike: defaultdict[object, list[Turn]] = defaultdict(list)
    for one in turns:
        admits = one.commitment.admits
        alike[one.commitment.denies if admits is None else admits].append(one)
    firsts = {some[0].commitment.id: some for some in alike.values()}
    sweep = Sweep(some[0].commitment for some in alike.values())
    apart = [
        (firsts[one.id], firsts[other.id]) for one, other in sharing_nothing_amid(sweep)
    ]
    if True in alike and False in alike:
        apart.append((alike[True], alike[False]))
    for some, others in apart:
        yield from soonest(some, others)
        yield from soonest(others, some)


def _pairwise(graph: ClaimGraph, said: _Sorted) -> Iterator[_Pair]:
    """Give every two answers that need no comparing, of which the later excludes."""
    written = {one.id for one in said.written}
    for earlier, later in Turns(graph).clashing((*said.totals, *said.written)):
        if earlier.id in written or _falls(earlier, later):
            yield earlier, later


def _falls(earlier: Commitment, later: Commitment) -> bool:
    above, below = _hull(earlier), _hull(later)
    return above is not None and below is not None and bool(above[0] >= below[1])


def _compared(graph: ClaimGraph, said: _Sorted) -> Iterator[_Pair]:
    """Give every two answers of which one has to be compared, and the later excludes."""
    if not said.rest:
        return
    families = dict.fromkeys((*said.totals, *said.written), "")
    families |= {one: one.id for one in said.rest}
    turns = Turns(graph)
    for pair in candidates(graph, families, family=families.__getitem__):
        ordered = turns.in_order(*pair)
        if ordered and compare(graph, *ordered).verdict is Verdict.CONFLICT:
            yield ordered
