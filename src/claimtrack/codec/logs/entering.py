"""Values on their way to records: made where they are sound, else told what is wrong."""

import operator
import re
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import attrs

from claimtrack.codec.logs.converters import log_converter
from claimtrack.codec.shared.limits import Limits
from claimtrack.codec.shared.parsing import Members
from claimtrack.codec.shared.shapes import Walk
from claimtrack.errors import (
    InvalidValueError,
    MalformedInputError,
    Problem,
    RefusedRecordsError,
)
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Digested,
    Envelope,
    KeepsDigest,
    Record,
    When,
    digest,
    keep_digest,
    record_id,
)

Fields = dict[str, Any]
"""A record's own fields, and what is known beside them, as JSON values."""
Spot = TypeVar("Spot")

_DIGEST = re.compile(r"[0-9a-f]{64}")
# So many times as many problems as are told are counted.
_UNTOLD = 100


class Entering(Generic[Spot]):
    """Records on their way to a graph: what was made, and what is wrong.

    Args:
        limits: What to refuse.
        file: What to call the input in messages; None for no name.
        verify: Whether to check digests.
        told: Says where something stands; spots are many, and their texts rarely asked
            for.
        within: Says where a part stands, of where the whole does and of the part's
            JSON path from there, such as `.labels[0]`.
    """

    def __init__(
        self,
        limits: Limits,
        *,
        file: str | None,
        verify: bool,
        told: Callable[[Spot], str],
        within: Callable[[str, str], str] = operator.add,
    ) -> None:
        self._limits = limits
        self._file = file
        self._verify = verify
        self._told = told
        self.within = within
        # One walk for all values, because it counts the entries of the input.
        self._walk = Walk(limits, file)
        self._converter = log_converter(limits)
        self._problems: list[Problem] = []
        self._more_count = 0
        self._given: list[Record | Envelope] = []
        self._spots: list[Spot] = []

    def has_shape(self, value: Members, shape: type, at: str) -> bool:
        """Compare a value with a class, and report every difference."""
        self._walk.check(value, shape)
        found = self._walk.problems[:]
        self._walk.problems.clear()
        self._more_count += self._walk.more_count
        self._walk.more_count = 0
        for problem in found:
            self.report(self.within(at, problem.path[1:]), problem.message)
        return not found

    def enter(self, fields: Fields, kind: type[Record], spot: Spot) -> None:
        """Make a record and its envelope, or report why they can't be."""
        try:
            record = self._converter.structure(fields, kind)
            envelope = _envelope(fields)
        except InvalidValueError as error:
            self._report_fault(fields, kind, self._told(spot), error.message)
            return
        if isinstance(record, KeepsDigest):
            self._take_digest(record, fields["id"], spot)
        self._given.append(record)
        self._spots.append(spot)
        if envelope is not None:
            self._given.append(envelope)
            self._spots.append(spot)

    def _take_digest(self, record: Digested, id_: str, spot: Spot) -> None:
        # What is no digest at all is taken from nobody.
        if not self._verify and _DIGEST.fullmatch(id_):
            keep_digest(record, id_)
        elif id_ != digest(record):
            message = f"not the digest of what stands here, which is {digest(record)}"
            self.report(self.within(self._told(spot), ".id"), message)

    def _report_fault(
        self, fields: Fields, kind: type[Record], at: str, message: str
    ) -> None:
        """Say which fields can't be read, or what is wrong with all of them."""
        found = False
        for field in (*attrs.fields(kind), *attrs.fields(Envelope)):
            if fields.get(field.name) is not None:
                try:
                    self._converter.structure(fields[field.name], field.type)
                except InvalidValueError as error:
                    self.report(self.within(at, f".{field.name}"), error.message)
                    found = True
        if not found:
            self.report(at, message)

    def report(self, path: str, message: str) -> None:
        """Keep a problem, or where enough are kept count it."""
        if len(self._problems) < self._limits.problems:
            problem = Problem(path=path, message=message, file=self._file)
            self._problems.append(problem)
        else:
            self._more_count += 1

    def take_error(self, error: MalformedInputError) -> None:
        """Keep the problems that another reading of the same input ended with."""
        for problem in error.problems:
            self.report(problem.path, problem.message)
        self._more_count += error.more_count

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong so far."""
        return not self._problems

    @property
    def is_hopeless(self) -> bool:
        """Whether so much is wrong that counting on would only cost time."""
        most = min(self._limits.records, _UNTOLD * self._limits.problems)
        return self._more_count >= most

    def error(self) -> MalformedInputError:
        """Give what to raise where something is wrong."""
        return MalformedInputError(self._problems, more_count=self._more_count)

    def records(self) -> tuple[Record | Envelope, ...]:
        """Give the records and envelopes, or raise with every problem."""
        if self._problems:
            raise self.error()
        return tuple(self._given)

    def graph(self) -> ClaimGraph:
        """Give the graph, or raise with every problem."""
        try:
            return ClaimGraph(self.records())
        except RefusedRecordsError as error:
            problems = error.problems
        spot_of = self.spot_of()
        for problem in problems:
            # A graph tells of a record by its id, or by its number.
            number = problem.path.removeprefix("$[").removesuffix("]")
            if problem.path not in spot_of and number.isdecimal():
                # One that disagrees with what stands further up.
                first = spot_of[_id_of(self._given[int(number)])]
                told = f"{problem.message}; the other stands at {first}"
                self.report(self._told(self._spots[int(number)]), told)
            else:
                place = spot_of.get(problem.path, problem.path)
                self.report(place, problem.message)
        raise self.error()

    def spot_of(self) -> dict[str, str]:
        """Give for the id of each record where it stands first."""
        spots: dict[str, str] = {}
        for one, spot in zip(self._given, self._spots, strict=True):
            spots.setdefault(_id_of(one), self._told(spot))
        return spots


def _id_of(one: Record | Envelope) -> str:
    return one.record_id if isinstance(one, Envelope) else record_id(one)


def _envelope(fields: Fields) -> Envelope | None:
    # By hand: every line has one, and most edges.
    labels, recorded_at = fields.get("labels"), fields.get("recorded_at")
    if not labels and recorded_at is None:
        return None
    when = None if recorded_at is None else When(text=recorded_at)
    return Envelope(record_id=fields["id"], recorded_at=when, labels=labels or ())
