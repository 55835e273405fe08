"""The lines of a log, taken one by one, with everything that is wrong with them."""

import codecs
import difflib
import re
from typing import Any

import attrs

from claimtrack.codec.logs.canonical import plain_values, shape_test
from claimtrack.codec.logs.converters import log_converter
from claimtrack.codec.logs.entries import EDGES, LINES, HeaderLine
from claimtrack.codec.shared.limits import Limits
from claimtrack.codec.shared.parsing import Members, parse
from claimtrack.codec.shared.shapes import Walk
from claimtrack.codec.shared.versions import CASE_FILE_VERSION, LOG_VERSION, refusal
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
    Statement,
    When,
    digest,
    keep_digest,
    record_id,
)

_VERSIONS = (
    ("claimtrack", "claimtrack formats", CASE_FILE_VERSION),
    ("log", "log", LOG_VERSION),
)
_Fields = dict[str, Any]
_Spot = tuple[int, str, int]
"""A line's number; for an edge also the key and the number it stands under there."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_SHOWN = 40
# So many times as many problems as are told are counted.
_UNTOLD = 100
_UNREADABLE = object()
_BOM = codecs.BOM_UTF8
_NO_HEADER = 'expected the header of a log, {"claimtrack":1,"log":1}'


class Reading:
    """A log on its way to a graph: what was taken of it, and what is wrong with it.

    Args:
        limits: What to refuse.
        file: What to call it in messages; None for no name.
        verify: Whether to check digests.
    """

    def __init__(self, limits: Limits, file: str | None, *, verify: bool) -> None:
        self._limits = limits
        self._file = file
        self._verify = verify
        # One walk for all lines, because it counts the entries of the file.
        self._walk = Walk(limits, file)
        self._converter = log_converter(limits)
        self._problems: list[Problem] = []
        self._more_count = 0
        self._given: list[Record | Envelope] = []
        self._spots: list[_Spot] = []

    def take_header(self, line: bytes) -> None:
        """Take the first line.

        Raises:
            MalformedInputError: Where it is no header, or of a version that is not
                read: nothing is known of the other lines then.
        """
        header = self._parse(line, "line 1, ")
        if isinstance(header, Members) and "log" in header:
            for key, noun, reads in _VERSIONS:
                message = refusal(header.get(key), noun=noun, reads=reads)
                if message is not None:
                    self._report(f"line 1, $.{key}", message)
            self._has_shape(header, HeaderLine, "line 1, ")
        elif not self._problems:
            self._report("line 1, $", _NO_HEADER)
        if self._problems:
            raise self._error()

    def take_plain(self, line: bytes, number: int) -> bool:
        """Take another line, if it is plainly sound."""
        value = plain_values(line, self._limits)
        if value is None:
            return False
        noun = value.get("noun")
        if not isinstance(noun, str) or noun not in LINES:
            return False
        kind, shape = LINES[noun]
        if not shape_test(shape)(value):
            return False
        self._enter_noun(value, kind, number)
        return True

    def take(self, line: bytes, number: int) -> None:
        """Take another line, and say what is wrong with it."""
        at = f"line {number}, "
        value = self._parse(line, at)
        if isinstance(value, Members):
            noun = value.get("noun")
            if isinstance(noun, str) and noun in LINES:
                kind, shape = LINES[noun]
                if self._has_shape(value, shape, at):
                    self._enter_noun(value, kind, number)
            else:
                self._report(f"{at}$.noun", _not_a_noun(noun))
        elif value is not _UNREADABLE:
            self._report(f"{at}$", "expected an object with a noun")

    def _parse(self, line: bytes, at: str) -> object:
        if line.startswith(_BOM) and at != "line 1, ":
            self._report(f"{at}$", "a byte order mark, which only starts a file")
            return _UNREADABLE
        try:
            return parse(line, limits=self._limits)
        except MalformedInputError as error:
            for problem in error.problems:
                # A line is a text of its own to the parser, and its first line.
                message = problem.message.replace("line 1, ", "", 1)
                self._report(at + problem.path, message)
            return _UNREADABLE

    def _enter_noun(self, value: _Fields, kind: type[Record], line: int) -> None:
        self._enter(value, kind, (line, "", 0))
        if kind is Statement:
            for key, (edge_kind, _) in EDGES.items():
                for number, edge in enumerate(value.get(key) or ()):
                    edge["statement_id"] = value["id"]
                    self._enter(edge, edge_kind, (line, key, number))

    def _has_shape(self, value: Members, shape: type, at: str) -> bool:
        self._walk.check(value, shape)
        found = self._walk.problems[:]
        self._walk.problems.clear()
        self._more_count += self._walk.more_count
        self._walk.more_count = 0
        for problem in found:
            self._report(at + problem.path, problem.message)
        return not found

    def _enter(self, fields: _Fields, kind: type[Record], spot: _Spot) -> None:
        """Make a record and its envelope, or report why they can't be."""
        try:
            record = self._converter.structure(fields, kind)
            envelope = _envelope(fields)
        except InvalidValueError as error:
            self._report_fault(fields, kind, _text(spot), error.message)
            return
        if isinstance(record, KeepsDigest):
            self._take_digest(record, fields["id"], spot)
        self._given.append(record)
        self._spots.append(spot)
        if envelope is not None:
            self._given.append(envelope)
            self._spots.append(spot)

    def _take_digest(self, record: Digested, id_: str, spot: _Spot) -> None:
        # What is no digest at all is taken from nobody.
        if not self._verify and _DIGEST.fullmatch(id_):
            keep_digest(record, id_)
        elif id_ != digest(record):
            message = f"not the digest of what stands here, which is {digest(record)}"
            self._report(f"{_text(spot)}.id", message)

    def _report_fault(
        self, fields: _Fields, kind: type[Record], spot: str, message: str
    ) -> None:
        """Say which fields can't be read, or what is wrong with all of them."""
        found = False
        for field in (*attrs.fields(kind), *attrs.fields(Envelope)):
            if fields.get(field.name) is not None:
                try:
                    self._converter.structure(fields[field.name], field.type)
                except InvalidValueError as error:
                    self._report(f"{spot}.{field.name}", error.message)
                    found = True
        if not found:
            self._report(spot, message)

    def _report(self, path: str, message: str) -> None:
        if len(self._problems) < self._limits.problems:
            problem = Problem(path=path, message=message, file=self._file)
            self._problems.append(problem)
        else:
            self._more_count += 1

    @property
    def is_hopeless(self) -> bool:
        """Whether so much is wrong that counting on would only cost time."""
        most = min(self._limits.records, _UNTOLD * self._limits.problems)
        return self._more_count >= most

    def _error(self) -> MalformedInputError:
        return MalformedInputError(self._problems, more_count=self._more_count)

    def records(self) -> tuple[Record | Envelope, ...]:
        """Give the records and envelopes, or raise with every problem."""
        if self._problems:
            raise self._error()
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
                self._report(_text(self._spots[int(number)]), told)
            else:
                place = spot_of.get(problem.path, problem.path)
                self._report(place, problem.message)
        raise self._error()

    def spot_of(self) -> dict[str, str]:
        """Give for the id of each record its first line and JSON path."""
        spots: dict[str, str] = {}
        for one, spot in zip(self._given, self._spots, strict=True):
            spots.setdefault(_id_of(one), _text(spot))
        return spots


def _id_of(one: Record | Envelope) -> str:
    return one.record_id if isinstance(one, Envelope) else record_id(one)


def _text(spot: _Spot) -> str:
    line, key, number = spot
    return f"line {line}, $.{key}[{number}]" if key else f"line {line}, $"


def _envelope(fields: _Fields) -> Envelope | None:
    # By hand: every line has one, and most edges.
    labels, recorded_at = fields.get("labels"), fields.get("recorded_at")
    if not labels and recorded_at is None:
        return None
    when = None if recorded_at is None else When(text=recorded_at)
    return Envelope(record_id=fields["id"], recorded_at=when, labels=labels or ())


def _not_a_noun(given: object) -> str:
    wanted = f"expected one of: {', '.join(LINES)}"
    if given is None:
        return f"'noun' is missing: {wanted}"
    if not isinstance(given, str):
        return f"{wanted}; got no text"
    close = difflib.get_close_matches(given, LINES, n=1)
    hint = f"; close to it: {close[0]!r}" if close else ""
    return f"{wanted}; got {given[:_SHOWN]!r}{hint}"
