"""Judge a pair of assertions by listing worlds, not by a rule: slow, and plain to check.

`verdict` puts what was said on a line in every order that clocks and edges allow, reads
what is left open in every way, and asks of each such reading whether some history of the
world makes both assertions hold. DESIGN 4: "conflict if every reading that open scope and
unknown order allow conflicts, undetermined if only some do, else agree (same question and
span, one admits a subset of the other) or compatible".
"""

import enum
import itertools
import math
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

import attrs
from tests.oracle.recorded import Recorded, recorded
from tests.oracle.timelines import Line, Moment, Ranks, orders

from claimtrack.model import (
    Amount,
    AnswerKind,
    Assertion,
    Certainty,
    Claim,
    Count,
    End,
    EndKind,
    Measure,
    Period,
    Question,
    Record,
    Stance,
    StatementKind,
    Unknown,
    answer_kind,
    is_additive,
    read_period,
)
from claimtrack.model.measures import YES_NO

Value = int | Decimal | str | bool


class Lie(enum.Enum):
    """How what one assertion is about lies to what the other is about."""

    SAME = "same"
    WITHIN = "within"
    AROUND = "around"
    ASIDE = "aside"


def verdict(records: Iterable[Record], one: Assertion, other: Assertion) -> str:
    """Whether both can hold: conflict, undetermined, agree or compatible."""
    known = recorded(tuple(records))
    judged = _by_readings(known, one, other)
    # DESIGN 4, codes: "one source, order unknown | none: undetermined", after "one
    # statement", which is no matter of order.
    if judged == "conflict" and _one_source_in_unknown_order(known, one, other):
        return "undetermined"
    return judged


def by_readings(records: Iterable[Record], one: Assertion, other: Assertion) -> str:
    """The verdict by the one rule alone, whoever the two sources are."""
    return _by_readings(recorded(tuple(records)), one, other)


def _by_readings(known: Recorded, one: Assertion, other: Assertion) -> str:
    a, b = Side.of(known, one), Side.of(known, other)
    # DESIGN 3: "Only who commits counts: `asserts` and `denies` in a statement of kind
    # telling."
    if not (a.commits and b.commits):
        return "compatible"
    readings = _readings(known, a, b)
    conflicts = {not _some_history(reading, a, b) for reading in readings}
    if conflicts == {True}:
        return "conflict"
    if True in conflicts:
        return "undetermined"
    same = all(reading is Lie.SAME for reading in readings)
    return "agree" if same and _one_refines(a, b) else "compatible"


@attrs.frozen(kw_only=True)
class Side:
    """One of the two assertions, with all that it is about."""

    assertion: Assertion
    claim: Claim
    question: Question | None
    measure: Measure | None
    commits: bool
    makers: frozenset[str]

    @classmethod
    def of(cls, known: Recorded, assertion: Assertion) -> "Side":
        claim = known.by_id[assertion.claim_id]
        question = known.by_id.get(claim.question_id or "")
        measure = None if question is None else known.by_id[question.measure_id]
        kind = known.statements[assertion.statement_id].kind
        return cls(
            assertion=assertion,
            claim=claim,
            question=question,
            measure=measure,
            commits=assertion.stance in {Stance.ASSERTS, Stance.DENIES}
            and kind is StatementKind.TELLING,
            makers=known.makers(assertion),
        )

    @property
    def additive(self) -> bool:
        return self.measure is not None and is_additive(self.measure)

    @property
    def period(self) -> Period | None:
        return None if self.question is None else self.question.period

    @property
    def said(self) -> Moment:
        """When the claim was made."""
        if len(self.makers) == 1:
            return ("statement", *self.makers)
        # DESIGN 4: "carried from several, nobody can tell". It is one moment all the
        # same for this claim in this statement, or it would differ from itself.
        return ("somewhere", self.assertion.statement_id, self.assertion.claim_id)

    def admits(self, value: Value) -> bool:
        """DESIGN 3: "its answer, or for a denial everything but"."""
        if not self._is_lawful(value):
            return False
        # DESIGN 3: "`unknown` and `possible` exclude nothing, asserted or denied."
        if self.assertion.certainty is Certainty.POSSIBLE or isinstance(
            self.claim.answer, Unknown
        ):
            return True
        answer = (True,) if self.claim.answer is None else self.claim.answer
        return (value in answer) is (self.assertion.stance is Stance.ASSERTS)

    def _is_lawful(self, value: Value) -> bool:
        if self.measure is None:
            return isinstance(value, bool)
        match answer_kind(self.measure):
            case AnswerKind.COUNT:
                return isinstance(value, int) and value >= 0
            case AnswerKind.AMOUNT:
                # DESIGN 2, additive: "nothing is below zero".
                return not isinstance(value, str) and (value >= 0 or not self.additive)
            case AnswerKind.CHOICE:
                return value in (self.measure.options or YES_NO)


# What both are about.


def _readings(known: Recorded, a: Side, b: Side) -> set[Lie]:
    """How the two lie to each other, in every reading of scope and of order."""
    if a.question is None or b.question is None:
        # DESIGN 3: "A claim in free text compares only with itself".
        return {Lie.SAME if a.claim == b.claim else Lie.ASIDE}
    dimensions = [
        _lies(known, getattr(a.question, name), getattr(b.question, name))
        for name in ("measure_id", "subject_id", "place_id")
    ]
    dimensions.append(_lies_in_time(known, a, b))
    return {_together(lies) for lies in itertools.product(*dimensions)}


def _together(lies: Iterable[Lie]) -> Lie:
    # DESIGN 4: "P is part of W when all four are the same or within. (...) Crossing
    # scopes are not comparable."
    found = set(lies) - {Lie.SAME}
    if not found:
        return Lie.SAME
    return found.pop() if len(found) == 1 else Lie.ASIDE


def _lies(known: Recorded, one: str | None, other: str | None) -> set[Lie]:
    # DESIGN 4: "What neither names is the same (...); what only one names is open."
    if one == other:
        return {Lie.SAME}
    if one is None or other is None:
        return set(Lie)
    if known.within(one, other):
        return {Lie.WITHIN}
    return {Lie.AROUND} if known.within(other, one) else {Lie.ASIDE}


def _lies_in_time(known: Recorded, a: Side, b: Side) -> set[Lie]:
    if a.period is None or b.period is None:
        return {Lie.SAME} if a.period is b.period else set(Lie)
    return {_lie_of_spans(*both) for both in spans(known, (a, b))}


Bounds = tuple[float, float]


def _lie_of_spans(one: Bounds, other: Bounds) -> Lie:
    # DESIGN 4: "Periods are compared as spans, however written."
    if one == other:
        return Lie.SAME
    if other[0] <= one[0] and one[1] <= other[1]:
        return Lie.WITHIN
    if one[0] <= other[0] and other[1] <= one[1]:
        return Lie.AROUND
    return Lie.ASIDE


# What history allows.


def _some_history(lie: Lie, a: Side, b: Side) -> bool:
    """Whether some history of the world makes both hold."""
    if lie is Lie.ASIDE:
        return True
    add_up = a.additive and b.additive
    values = _values(a, b)
    ones = [x for x in values if a.admits(x)]
    others = [y for y in values if b.admits(y)]
    return any(_can_be(lie, x, y, add_up=add_up) for x in ones for y in others)


def _can_be(lie: Lie, one: Value, other: Value, *, add_up: bool) -> bool:
    """Whether the answer to one question can be this while the other's is that."""
    if lie is Lie.SAME:
        return one == other
    # DESIGN 4: "Otherwise only the same question compares; a choice or a level answers
    # for its whole period."
    if not add_up:
        return True
    # DESIGN 2, additive: "what does not overlap adds up and nothing is below zero".
    # The whole is the part and a rest, and the rest is not below zero.
    part, whole = (one, other) if lie is Lie.WITHIN else (other, one)
    return part <= whole


def _one_refines(a: Side, b: Side) -> bool:
    # DESIGN 3: "agree when one admits a subset of the other".
    values = _values(a, b)
    return all(b.admits(x) for x in values if a.admits(x)) or all(
        a.admits(x) for x in values if b.admits(x)
    )


def _values(a: Side, b: Side) -> list[Value]:
    """Enough values to tell the two apart: each end, and one on each side of it."""
    if a.measure is None or b.measure is None:
        return [True, False]
    options: set[Value] = set()
    ends: set[int | Decimal] = {0}
    for side in (a, b):
        match side.claim.answer:
            case Count(spans=spans):
                ends |= {end for span in spans for end in span if end is not None}
            case Amount(intervals=intervals):
                both = [end for i in intervals for end in (i.low, i.high)]
                ends |= {end for end in both if end is not None}
        if answer_kind(side.measure) is AnswerKind.CHOICE:
            options |= set(side.measure.options or YES_NO)
    whole = {n + d for end in ends for n in (math.floor(end),) for d in (-1, 0, 1, 2)}
    numbers = sorted(whole | ends)
    # A half way between neighbours stands for every number between them.
    halves = {(Decimal(x) + Decimal(y)) / 2 for x, y in itertools.pairwise(numbers)}
    return [*sorted(options), *sorted(_plain(ends | halves | whole))]


def _plain(numbers: Iterable[int | Decimal]) -> set[Value]:
    return {int(n) if n == math.floor(n) else n for n in numbers}


# Where the two lie in time.


@attrs.frozen(kw_only=True)
class Written:
    """A side's period as moments on the line; None for an end at infinity."""

    start: Moment | None
    stop: Moment | None
    said: Moment
    ends_when_said: bool
    counts: bool

    @classmethod
    def of(cls, side: Side) -> "Written":
        text = side.period.text
        span = read_period(text)
        running = span.stop.kind is EndKind.SAID
        return cls(
            start=_end(span.start, (side.said, text, "start")),
            stop=side.said if running else _end(span.stop, (side.said, text, "stop")),
            said=side.said,
            ends_when_said=running,
            counts=side.additive,
        )

    @property
    def moments(self) -> list[Moment]:
        said = [self.said] if self.ends_when_said or self.counts else []
        ends = [end for end in (self.start, self.stop) if end is not None]
        return [*(end for end in ends if end not in said), *said]

    def moments_that_matter(self, line: Line) -> list[Moment]:
        """All but the saying, where the period, as written, is known to be over."""
        if self.ends_when_said or self.stop is None or not self.counts:
            return self.moments
        if line.can(lambda order: order.before(self.said, self.stop)):
            return self.moments
        return [moment for moment in self.moments if moment != self.said]

    def not_empty(self, line: Line) -> bool:
        """Let the period, as written, end after its start."""
        if self.start is None or self.stop is None:
            return True
        return line.before(self.start, self.stop)

    def begun(self, line: Line) -> bool:
        """Let what ends when it was said end after its start.

        DESIGN 4: "known within bounds and after its start", and of other counts that
        they end when said "as well".
        """
        if self.start is None or self.said not in self.moments:
            return True
        return line.before(self.start, self.said)

    def ended(self, line: Line) -> bool:
        """Let the period, as written, have ended when it was said."""
        return self.stop is None or line.before(self.stop, self.said, by=0)

    def bounds(self, ranks: Ranks) -> Bounds:
        """Between which ranks the span lies in one order of the moments."""
        start = -math.inf if self.start is None else ranks[self.start]
        stop = math.inf if self.stop is None else ranks[self.stop]
        # DESIGN 4: "an additive answer about a period that had not ended when it was
        # said ends when it was said as well, however it was written: at the earlier of
        # the written end and the saying". Of a period that had not begun nothing would
        # be left: DESIGN 2, "An assertion made before its period is only flagged".
        said = ranks.get(self.said, math.inf)
        if self.counts and start < said:
            stop = min(stop, said)
        return start, stop


def _end(end: End, unknown: Moment) -> Moment | None:
    match end.kind:
        case EndKind.FIXED:
            return ("instant", end.instant, end.has_offset)
        case EndKind.UNKNOWN:
            return ("end", unknown)
        case _:
            return None


def spans(known: Recorded, about: Iterable[Side]) -> Iterator[tuple[Bounds, ...]]:
    """The spans, in every order of their moments that is possible."""
    sides = [Written.of(side) for side in about]
    moments = list(dict.fromkeys(m for side in sides for m in side.moments))
    # Instants first: with most orders settled early, fewer are tried.
    moments.sort(key=lambda moment: moment[0] != "instant")
    line = _line(known, moments, adrift=())
    # Where bounds put a running total before its start, the bounds are in doubt, and
    # that it ends after its start is all that is known.
    adrift = {s.said for s in sides if s.ends_when_said and not line.can(s.begun)}
    line = _line(known, moments, adrift=adrift)
    late = [s for s in sides if s.said not in adrift and _is_late(known, line, s)]
    for side in sides:
        side.not_empty(line)
        if line.can(side.begun):
            side.begun(line)
    for side in late:
        side.ended(line)
    # When a count of what was over was said makes no difference: fewer are tried.
    matter = {moment for side in sides for moment in side.moments_that_matter(line)}
    for ranks in orders(line, [m for m in moments if m in matter], _may_tie):
        yield tuple(side.bounds(ranks) for side in sides)


def _is_late(known: Recorded, line: Line, side: Written) -> bool:
    """Whether it is taken to come after the end of its period, for want of a date.

    DESIGN 4: "a statement without any lower bound is taken to come after the written
    end". Not where nobody can tell which statement, and not where dates are in doubt.
    """
    kind, *names = side.said
    return (
        kind == "statement"
        and names[0] not in known.disordered
        and side.counts
        and not side.ends_when_said
        and side.stop is not None
        and not line.has_lower_bound(side.said)
        and line.can(side.ended)
    )


def _line(
    known: Recorded, moments: list[Moment], *, adrift: Collection[Moment]
) -> Line:
    placed = [
        moment
        for moment in moments
        if moment[0] == "statement" and moment not in adrift
    ]
    line = known.line.part([name for _, name in placed])
    line.nodes = {
        (("statement", name), utc): i for (name, utc), i in line.nodes.items()
    }
    for moment in moments:
        line.add(moment)
        if moment[0] == "instant":
            line.at_instant(moment, moment[1], utc=moment[2])
    return line


def _may_tie(one: Moment, other: Moment) -> bool:
    # DESIGN 2: "*The same moment* means the same statement (...), and different
    # statements differ in time, if only by a little." Nor is a statement made at the
    # very instant at which a period ends: what is told on the next day is told later.
    kinds = {one[0], other[0]}
    sayings = kinds & {"statement", "somewhere"}
    return kinds != {"statement"} and not (sayings and kinds - sayings)


def _one_source_in_unknown_order(
    known: Recorded, one: Assertion, other: Assertion
) -> bool:
    a, b = one.statement_id, other.statement_id
    if a == b or known.statements[a].source_id != known.statements[b].source_id:
        return False
    either_way = (lambda x: x.before(a, b)), (lambda x: x.before(b, a))
    return all(known.line.can(way) for way in either_way)
