"""Judge sets of figures by listing worlds, not by a rule: slow, and plain to check.

A world is a heap of *events*: this many tanks of this kind, lost here, then. An event
counts for a figure when what is counted, where, whose and when all fit. Each figure has
its *members*, so an event is of a *cell*: the members for which it counts at once.
`possible` asks whether some number of events in each cell gives every member a value
that it admits. Which cells there are, measures, places, subjects and the order of
moments decide, and partitions: no event is of two parts of a disjoint one, each of an
exhaustive one's whole is of some part.
"""

import enum
import functools
import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs
from tests.oracle.pairs import Side, is_over, spans, verdict
from tests.oracle.recorded import Recorded, recorded

from claimtrack.model import (
    Assertion,
    Certainty,
    Correction,
    Count,
    Partition,
    Record,
    Stance,
    Unknown,
)

Members = frozenset[Assertion]
# The members for which an event counts, as bits: bit i for the one numbered i.
Cell = int
Cells = frozenset[Cell]


# What a member says.


@attrs.frozen
class Values:
    """Whole numbers: those listed; with the last of them, if endless, all above."""

    listed: tuple[int, ...]
    endless: bool

    @property
    def low(self) -> int:
        return self.listed[0]

    @property
    def high(self) -> float:
        return math.inf if self.endless else self.listed[-1]


def exactly(side: Side) -> Values:
    """The values that a member admits, one by one."""
    match side.claim.answer:
        case Count(spans=stretches):
            ends = [end for span in stretches for end in span if end is not None]
            # From the one after the last end on, all are admitted or none is.
            last = max(ends) + 1
        case _:
            message = "only counts are listed"
            raise TypeError(message)
    listed = tuple(number for number in range(last + 1) if side.admits(number))
    return Values(listed, endless=side.admits(last))


def by_bounds(side: Side) -> Values:
    """All from the lowest to the highest value that a member admits."""
    values = exactly(side)
    return Values(tuple(range(values.low, values.listed[-1] + 1)), values.endless)


def no_less(side: Side) -> Values:
    """All from the lowest value that a member admits."""
    return Values((exactly(side).low,), endless=True)


def no_more(side: Side) -> Values:
    """All up to the highest value that a member admits."""
    values = exactly(side)
    return Values(tuple(range(values.listed[-1] + 1)), values.endless)


Read = Callable[[Side], Values]


# Which members can stand.


def commitments(records: Iterable[Record], *, history: bool = False) -> Members:
    """The assertions that bear on sums: committed figures about additive measures.

    DESIGN 4: "look at what stands (...); `history=True` makes all look at everything".
    """
    known = recorded(tuple(records))
    made = [record for record in known.records if isinstance(record, Assertion)]
    counted = frozenset(one for one in made if _is_figure(Side.of(known, one)))
    if history:
        return counted
    withdrawn = _withdrawn(known)
    heard = [one for one in made if one.statement_id not in withdrawn]
    return frozenset(
        one
        for one in counted
        if one in heard and not any(_replaces(known, other, one) for other in heard)
    )


def _is_figure(side: Side) -> bool:
    # DESIGN 3: "`unknown` and `possible` exclude nothing, asserted or denied."
    return (
        side.commits
        and side.additive
        and side.assertion.certainty is not Certainty.POSSIBLE
        and not isinstance(side.claim.answer, Unknown)
    )


def _withdrawn(known: Recorded) -> frozenset[str]:
    """The statements that a standing correction withdraws whole.

    DESIGN 4: "A statement *stands* unless a standing correction, retraction or
    disowning withdraws it". Only corrections without claims are looked at here, and
    they must not form a ring.
    """
    withdraws: dict[str, list[str]] = {}
    for record in known.records:
        match record:
            case Correction(statement_id=late, corrects_id=early) if known.of_one_line(
                late, early
            ):
                withdraws.setdefault(early, []).append(late)

    def falls(statement: str) -> bool:
        return any(not falls(late) for late in withdraws.get(statement, ()))

    return frozenset(early for early in withdraws if falls(early))


def _replaces(known: Recorded, late: Assertion, early: Assertion) -> bool:
    """Whether a later commitment of the same source takes the place of an earlier.

    DESIGN 4: "Of one source's commitments on one question as written (...) an earlier
    one falls to a known later one: an assertion about a fixed period to any later
    assertion (*fixed* for the two: not written with `/said` and, if the measure is
    additive, ended when the later was said), anything to what excludes it. (...) A
    merely possible answer replaces nothing."
    """
    new, old = Side.of(known, late), Side.of(known, early)
    if (
        not (new.commits and old.commits)
        or new.question is None
        or new.question != old.question
        or new.assertion.certainty is Certainty.POSSIBLE
        or not _is_one_source_later(known, late, early)
    ):
        return False
    anew = late.stance is Stance.ASSERTS and early.stance is Stance.ASSERTS
    if anew and is_over(known, new):
        return True
    return verdict(known.records, early, late) == "conflict"


def _is_one_source_later(known: Recorded, late: Assertion, early: Assertion) -> bool:
    a, b = early.statement_id, late.statement_id
    if known.statements[a].source_id != known.statements[b].source_id or a == b:
        return False
    return not known.line.can(lambda line: line.before(b, a))


# Which sets of members can hold.


class Sums:
    """Members that are to hold in one world."""

    def __init__(self, records: Iterable[Record], members: Iterable[Assertion]) -> None:
        self.known = recorded(tuple(records))
        self.members = sorted(members, key=repr)
        self.side = {one: Side.of(self.known, one) for one in self.members}
        self._layouts: dict[Members, list[Cells]] = {}

    def possible(self, some: Iterable[Assertion], read: Read = exactly) -> bool:
        """Whether these members can all hold."""
        chosen = self._sorted(some)
        values = [read(self.side[one]) for one in chosen]
        # What all members allow, these allow too; to know less of moments may allow more.
        shared = {self._among(cells, chosen) for cells in self.layouts(self.members)}
        return any(fills(cells, values) for cells in shared) or any(
            fills(cells, values)
            for cells in self.layouts(chosen)
            if cells not in shared
        )

    def layouts(self, some: Iterable[Assertion]) -> list[Cells]:
        """The cells that events can be of, in each order of moments that is possible."""
        chosen = self._sorted(some)
        key = frozenset(chosen)
        if key not in self._layouts:
            self._layouts[key] = layouts(self.known, [self.side[m] for m in chosen])
        return self._layouts[key]

    def _among(self, cells: Cells, chosen: Sequence[Assertion]) -> Cells:
        """The cells as they are where only some of the members are looked at."""
        bits = [1 << self.members.index(one) for one in chosen]
        found = (
            sum(1 << i for i, bit in enumerate(bits) if cell & bit) for cell in cells
        )
        return frozenset(found) - {0}

    def minimal(self, read: Read = exactly) -> list[Members]:
        """Every set that can't hold and could without any one of it, small ones first."""
        found: list[Members] = []
        if self.possible(self.members, read):
            return found
        for size in range(1, len(self.members) + 1):
            for some in map(frozenset, itertools.combinations(self.members, size)):
                if not any(one <= some for one in found) and not self.possible(
                    some, read
                ):
                    found.append(some)
        return found

    def are_of_one_span(self, some: Iterable[Assertion]) -> bool:
        """Whether members are all about the same stretch of time, in each order."""
        sides = [self.side[one] for one in self._sorted(some)]
        if any(side.period is None for side in sides):
            return all(side.period is None for side in sides)
        return all(len(set(bounds)) <= 1 for bounds in spans(self.known, sides))

    def _sorted(self, some: Iterable[Assertion]) -> list[Assertion]:
        wanted = set(some)
        return [one for one in self.members if one in wanted]

    # Which of those are sums of parts beside one whole.

    def sums(self, some: Members) -> Iterator["Sum"]:
        """The ways in which a set that can't hold is one whole beside its parts."""
        for whole, way in itertools.product(self._sorted(some), Way):
            if self._is_sum(some, whole, way):
                yield Sum(whole, way)

    def _is_sum(self, some: Members, whole: Assertion, way: "Way") -> bool:
        """Whether the parts' figures add up to more, or less, than the whole's."""
        chosen = self._sorted(some)
        parts = sum(1 << i for i, one in enumerate(chosen) if one != whole)
        the_whole = 1 << chosen.index(whole)
        at = {one: exactly(self.side[one]) for one in chosen}
        others = [at[one] for one in chosen if one != whole]
        layouts = self.layouts(chosen)
        if way is Way.MORE:
            adds = sum(each.low for each in others) > at[whole].high
            # Every event of a part is of the whole, and of no other part.
            return adds and all(
                not cell & parts
                or (cell & the_whole and (cell & parts).bit_count() == 1)
                for cells in layouts
                for cell in cells
            )
        adds = sum(each.high for each in others) < at[whole].low
        # Every event of the whole is of some part.
        return adds and all(
            not cell & the_whole or cell & parts for cells in layouts for cell in cells
        )


class Way(enum.Enum):
    """Whether parts come to more than their whole or to less."""

    MORE = "more"
    LESS = "less"


@attrs.frozen
class Sum:
    """A whole, and how its parts miss it."""

    whole: Assertion
    way: Way


def fills(cells: Cells, values: Sequence[Values]) -> bool:
    """Whether numbers of events in the cells give each member a value it admits.

    One event after the other is added where a member still misses one. No event can be
    taken away, so that a member above all that it admits stays there. Above its last
    listed value an endless member admits all, so that it is counted no further.
    """
    tops = [each.listed[-1] for each in values]
    admitted = [frozenset(each.listed) for each in values]
    steps = [
        [cell for cell in sorted(cells) if cell >> i & 1] for i in range(len(values))
    ]
    start = (0,) * len(values)
    seen, stack = {start}, [start]
    while stack:
        totals = stack.pop()
        missing = next(
            (i for i, total in enumerate(totals) if total not in admitted[i]), None
        )
        if missing is None:
            return True
        for cell in steps[missing]:
            more = tuple(
                min(total + (cell >> i & 1), tops[i])
                if values[i].endless
                else total + (cell >> i & 1)
                for i, total in enumerate(totals)
            )
            fits = all(total <= top for total, top in zip(more, tops, strict=True))
            if fits and more not in seen:
                seen.add(more)
                stack.append(more)
    return False


# Which cells there are.


def layouts(known: Recorded, sides: Sequence[Side]) -> list[Cells]:
    """The cells, in each order of moments that is possible; equal ones once."""
    where = _all_at_once(
        _held_by_kind(known, sides, name)
        for name in ("measure_id", "place_id", "subject_id")
    )
    found = {
        _all_at_once((where, when)) - {0} for when in set(_held_in_time(known, sides))
    }
    if not found:
        message = "moments have some order"
        raise AssertionError(message)
    return sorted(found, key=sorted)


def _all_at_once(each: Iterable[Cells]) -> Cells:
    return frozenset(
        functools.reduce(lambda one, other: one & other, cells)
        for cells in itertools.product(*each)
    )


def _held_by_kind(known: Recorded, sides: Sequence[Side], name: str) -> Cells:
    """For which members an event can count, by its measure, place or subject alone."""
    ids = [getattr(side.question, name) for side in sides]
    splits = name != "subject_id"
    return frozenset(
        sum(1 << i for i, id_ in enumerate(ids) if id_ in kinds)
        for kinds in _kinds(known, frozenset(ids), splits=splits)
    )


@functools.lru_cache(maxsize=256)
def _kinds(
    known: Recorded, ids: frozenset[str | None], *, splits: bool
) -> tuple[frozenset[str | None], ...]:
    """What an event can be all at once: within a whole wherever it is within a part.

    What is left open, None, lies to all others in any way: DESIGN 4, "what neither
    names is the same (...); what only one names is open".
    """
    partitions = [one for one in known.records if isinstance(one, Partition) and splits]
    names = set(ids)
    while True:
        more = {whole for name in names if name for whole in known.wholes[name]}
        more |= {
            part
            for one in partitions
            if one.exhaustive and one.whole_id in names
            for part in one.part_ids
        }
        if more <= names:
            break
        names |= more
    found = []
    for bits in itertools.product((False, True), repeat=len(names)):
        kinds = {
            name for name, bit in zip(sorted(names, key=repr), bits, strict=True) if bit
        }
        if all(
            known.wholes[name] <= kinds for name in kinds if name is not None
        ) and not any(_breaks(kinds, one) for one in partitions):
            found.append(frozenset(kinds))
    return tuple(found)


def _breaks(kinds: set[str | None], partition: Partition) -> bool:
    parts = kinds & set(partition.part_ids)
    if partition.disjoint and len(parts) > 1:
        return True
    return partition.exhaustive and partition.whole_id in kinds and not parts


def _held_in_time(known: Recorded, sides: Sequence[Side]) -> Iterator[Cells]:
    """For which members an event can count, by its time alone, in each order."""
    dated = [i for i, side in enumerate(sides) if side.period is not None]
    undated = sum(1 << i for i in range(len(sides)) if i not in dated)
    for bounds in set(spans(known, [sides[i] for i in dated])):
        moments = sorted(
            {end for both in bounds for end in both} | {-math.inf, math.inf}
        )
        held = {
            sum(
                1 << i
                for i, (start, stop) in zip(dated, bounds, strict=True)
                if start <= since and until <= stop
            )
            for since, until in itertools.pairwise(moments)
        }
        yield frozenset(held | {cell | undated for cell in held})
