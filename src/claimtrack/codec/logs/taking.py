"""The lines of a log, taken one by one, with everything that is wrong with them."""

import codecs

from claimtrack.codec.logs.canonical import plain_values, shape_test
from claimtrack.codec.logs.entering import Entering, Fields
from claimtrack.codec.logs.entries import EDGES, LINES, HeaderLine, not_a_noun
from claimtrack.codec.shared.limits import Limits
from claimtrack.codec.shared.parsing import Members, parse
from claimtrack.codec.shared.versions import CASE_FILE_VERSION, LOG_VERSION, refusal
from claimtrack.errors import MalformedInputError
from claimtrack.model import Record, Statement

_VERSIONS = (
    ("claimtrack", "claimtrack formats", CASE_FILE_VERSION),
    ("log", "log", LOG_VERSION),
)
LineSpot = tuple[int, str, int]
"""A line's number; for an edge also the key and the number it stands under there."""
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
        self.entering = Entering(limits, file=file, verify=verify, told=_text)

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
                    self.entering.report(f"line 1, $.{key}", message)
            self.entering.has_shape(header, HeaderLine, "line 1, $")
        elif self.entering.is_sound:
            self.entering.report("line 1, $", _NO_HEADER)
        if not self.entering.is_sound:
            raise self.entering.error()

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
                if self.entering.has_shape(value, shape, f"{at}$"):
                    self._enter_noun(value, kind, number)
            else:
                self.entering.report(f"{at}$.noun", not_a_noun(noun, LINES))
        elif value is not _UNREADABLE:
            self.entering.report(f"{at}$", "expected an object with a noun")

    def _parse(self, line: bytes, at: str) -> object:
        if line.startswith(_BOM) and at != "line 1, ":
            message = "a byte order mark, which only starts a file"
            self.entering.report(f"{at}$", message)
            return _UNREADABLE
        try:
            return parse(line, limits=self._limits)
        except MalformedInputError as error:
            for problem in error.problems:
                # A line is a text of its own to the parser, and its first line.
                message = problem.message.replace("line 1, ", "", 1)
                self.entering.report(at + problem.path, message)
            return _UNREADABLE

    def _enter_noun(self, value: Fields, kind: type[Record], line: int) -> None:
        self.entering.enter(value, kind, (line, "", 0))
        if kind is Statement:
            for key, (edge_kind, _) in EDGES.items():
                for number, edge in enumerate(value.get(key) or ()):
                    edge["statement_id"] = value["id"]
                    self.entering.enter(edge, edge_kind, (line, key, number))


def _text(spot: LineSpot) -> str:
    line, key, number = spot
    return f"line {line}, $.{key}[{number}]" if key else f"line {line}, $"
