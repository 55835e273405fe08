"""What a small set of records says of order, of containment, and of where claims arose."""

import functools
from collections import defaultdict
from collections.abc import Iterable

from tests.oracle.timelines import Line

from claimtrack.model import (
    WALL_CLOCK_SLACK,
    Assertion,
    Correction,
    Document,
    Measure,
    Order,
    Partition,
    Place,
    Reading,
    Record,
    Relay,
    Response,
    Source,
    Stance,
    Statement,
    Subject,
    read_time,
    record_id,
)

CARRIES_WITHOUT_VOUCHING = frozenset({Stance.REPORTS, Stance.REPORTS_DENIAL})
DENIALS = frozenset({Stance.DENIES, Stance.REPORTS_DENIAL})

# A clock at a statement: what it reads.
Clocks = dict[str, list[Reading]]


class Recorded:
    """A set of records, looked up every way that the oracle needs."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = tuple(records)
        self.by_id = {record_id(record): record for record in self.records}
        self.statements = {
            key: record
            for key, record in self.by_id.items()
            if isinstance(record, Statement)
        }
        self.listed: dict[str, list[Assertion]] = defaultdict(list)
        self.relayed: dict[str, set[str]] = defaultdict(set)
        self.answered: dict[str, set[str]] = defaultdict(set)
        self.earlier: dict[str, set[str]] = defaultdict(set)
        self.wholes: dict[str, set[str]] = defaultdict(set)
        for record in self.records:
            self._containment(record)
        for record in self.records:
            self._edges(record)
        self.disordered = self._disordered()
        self.line = self._line()

    def _containment(self, record: Record) -> None:
        match record:
            # DESIGN 2: "Sources, places, subjects and measures share one namespace".
            case Source() | Place() | Subject() | Measure():
                self.wholes[record.id] |= set(record.part_of)
            # DESIGN 2: "Measure or Place -> its parts, which thereby lie within it".
            case Partition():
                for part in record.part_ids:
                    self.wholes[part].add(record.whole_id)

    def _edges(self, record: Record) -> None:
        # DESIGN 2: "a relay is no earlier than what it relays, a response than what it
        # answers, a correction than what it corrects, an `after` than what it names".
        match record:
            case Relay():
                self.relayed[record.statement_id].add(record.rests_on_id)
                self.earlier[record.statement_id].add(record.rests_on_id)
            case Response():
                self.answered[record.statement_id].add(record.answers_id)
                self.earlier[record.statement_id].add(record.answers_id)
            case Order():
                self.earlier[record.statement_id].add(record.after_id)
            case Correction():
                self.earlier[record.statement_id].add(record.corrects_id)
                if not self.of_one_line(record.statement_id, record.corrects_id):
                    # DESIGN 2: "from others it is a response".
                    self.answered[record.statement_id].add(record.corrects_id)
            case Assertion():
                self.listed[record.statement_id].append(record)

    def of_one_line(self, one: str, other: str) -> bool:
        """Whether two statements' sources are one, or one above the other by part_of."""
        a, b = (self.statements[key].source_id for key in (one, other))
        return a == b or self.within(a, b) or self.within(b, a)

    def within(self, part: str, whole: str) -> bool:
        """Whether one lies within the other, through any number of steps."""
        return whole in _above(part, self.wholes)

    # The clocks.

    def _lower_clocks(self) -> Clocks:
        return {
            key: [read_time(statement.asserted_at.text)]
            for key, statement in self.statements.items()
            if statement.asserted_at is not None
        }

    def _upper_clocks(self) -> Clocks:
        clocks = self._lower_clocks()
        for key, statement in self.statements.items():
            document = self.by_id.get(statement.document_id or "")
            # DESIGN 2: "a statement no later than its document was published".
            if isinstance(document, Document) and document.published_at is not None:
                published = read_time(document.published_at.text)
                clocks.setdefault(key, []).append(published)
        return clocks

    def _disordered(self) -> frozenset[str]:
        """The statements in a ring of edges or between clocks that can't both hold.

        DESIGN 2: "Where they leave a statement no room, or edges form a ring, that is a
        finding (...; never both), and every statement on such a path or in such a ring
        is ordered with no other and passes no bounds on".
        """
        rings = {
            key
            for key in self.statements
            if any(key in _hops(early, self.earlier) for early in self.earlier[key])
        }
        sound = {
            key: self.earlier[key] - rings
            for key in self.statements
            if key not in rings
        }
        # Hops from a statement back to an earlier one. A ring passes no bounds on, so
        # that no path runs through one.
        hops = {key: _hops(key, sound) for key in sound}
        on_a_path = {
            between
            for late, ceilings in self._upper_clocks().items()
            if late in sound
            for early, floors in self._lower_clocks().items()
            if early in hops[late] and _cannot_hold(floors, ceilings)
            for between in sound
            # "naming the statements on a shortest path of edges between them"
            if between in hops[late]
            and early in hops[between]
            and hops[late][between] + hops[between][early] == hops[late][early]
        }
        return frozenset(rings | on_a_path)

    def _line(self) -> Line:
        line = Line()
        for key in self.statements:
            line.add(key)
        for key in self.statements.keys() - self.disordered:
            known = [
                line.before(early, key) for early in self.earlier[key] - self.disordered
            ]
            known += [
                line.from_instant(key, clock.lower, utc=clock.has_offset)
                for clock in self._lower_clocks().get(key, ())
            ]
            known += [
                line.until_instant(key, clock.upper, utc=clock.has_offset)
                for clock in self._upper_clocks().get(key, ())
            ]
            if not all(known):
                message = "what is left in order has room"
                raise AssertionError(message)
        return line

    # Where a claim was made.

    def makers(self, assertion: Assertion) -> frozenset[str]:
        """The statements where the claim may have been made, back to the last.

        DESIGN 4: "*Said* is when the claim was made. A claim carried from another
        statement (...) was made there, and so on back".
        """
        seen: set[str] = set()
        origins = self._carried_from(assertion)
        if not origins:
            return frozenset({assertion.statement_id})
        return frozenset(
            maker
            for origin in origins
            for maker in self._makers_at(origin, assertion.claim_id, seen)
        )

    def _makers_at(self, statement: str, claim: str, seen: set[str]) -> set[str]:
        if statement in seen:
            return set()
        seen.add(statement)
        listed = [a for a in self.listed[statement] if a.claim_id == claim]
        steps = [self._carried_from(assertion) for assertion in listed]
        if not self.listed[statement]:
            # DESIGN 7: "A relay that lists no claims carries all that it relays."
            steps = [self._carrying(self.relayed[statement], claim)]
            steps = steps if steps[0] else [self.relayed[statement]]
        found = {statement} if not steps or not all(steps) else set()
        for origin in {origin for step in steps for origin in step}:
            found |= self._makers_at(origin, claim, seen)
        return found

    def _carried_from(self, assertion: Assertion) -> set[str]:
        """The statements that an assertion's claim is carried from; none for its own.

        DESIGN 4: "relayed, taken with `of`, or the very claim that this denial or relay
        answers or relays".
        """
        if assertion.taken_from is not None:
            return {assertion.taken_from}
        relayed = self.relayed[assertion.statement_id]
        very = self._carrying(relayed, assertion.claim_id)
        if assertion.stance in DENIALS:
            answered = self.answered[assertion.statement_id]
            very = very | self._carrying(answered, assertion.claim_id)
        if not very and assertion.stance in CARRIES_WITHOUT_VOUCHING:
            return relayed
        return very

    def _carrying(self, statements: Iterable[str], claim: str) -> set[str]:
        return {key for key in statements if self._carries(key, claim, frozenset())}

    def _carries(self, statement: str, claim: str, seen: frozenset[str]) -> bool:
        if self.listed[statement]:
            return any(a.claim_id == claim for a in self.listed[statement])
        return statement not in seen and any(
            self._carries(origin, claim, seen | {statement})
            for origin in self.relayed[statement]
        )


@functools.lru_cache(maxsize=16)
def recorded(records: tuple[Record, ...]) -> Recorded:
    """The records, looked up once however many pairs are judged."""
    return Recorded(records)


def _cannot_hold(floors: list[Reading], ceilings: list[Reading]) -> bool:
    return any(
        ceiling.upper
        + (0 if floor.has_offset == ceiling.has_offset else WALL_CLOCK_SLACK)
        <= floor.lower
        for floor in floors
        for ceiling in ceilings
    )


def _above(start: str, steps: dict[str, set[str]]) -> set[str]:
    return _hops(start, steps).keys() - {start}


def _hops(start: str, steps: dict[str, set[str]]) -> dict[str, int]:
    """All that can be reached, with the fewest steps to it."""
    hops = {start: 0}
    queue = [start]
    for key in queue:
        for step in steps.get(key, ()):
            if step not in hops:
                hops[step] = hops[key] + 1
                queue.append(step)
    return hops
