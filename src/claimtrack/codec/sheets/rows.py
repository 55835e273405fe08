"""Rows of a sheet, each read by itself: who said what, through whom, in answer to what."""

import datetime as dt
import enum
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

import attrs

from claimtrack.codec.drafts.values import plain_number, time_text
from claimtrack.codec.shared.entries import AnswerEntry
from claimtrack.codec.shared.limits import Limits
from claimtrack.codec.sheets.answers import answer_of
from claimtrack.codec.sheets.cells import (
    CellError,
    check_digits,
    check_length,
    has_too_many_digits,
    shown,
)
from claimtrack.codec.sheets.clues import day_clue, refuse_leavings
from claimtrack.codec.sheets.columns import FunctionError, Layout, tidy
from claimtrack.codec.sheets.sheet import Row
from claimtrack.errors import InvalidValueError
from claimtrack.model import DENIALS, Certainty, Period, Stance, When, nfc

Path = tuple[str, ...]
"""Outlets in series, the first to relay first."""

_PARALLEL = re.compile(r";| / ")
_SERIES = re.compile(r"-+>|=+>|→|⇒|>")
_SEPARATORS = " ;,"
_MOST_HOPS = 32
ANSWERING = ("answer", "value", "comparator", "low", "high")
"""The words whose cells are an answer, the first that a sheet has to be named first."""
_OF_QUESTION = ("measure", "subject", "place", "period", "so_far_since")
_OF_TEXT = ("language",)
_MIDNIGHT = dt.time()


@attrs.frozen(kw_only=True)
class SheetRow:
    """What a row says, not yet joined with other rows; words as in `Columns`.

    Attributes:
        line: Its number in the sheet.
        label: What its claim is called.
        via: Through whom it got here: each way by itself.
        answer: What it answers; None where it has a text, or takes up another's claim.
        responds_to: What it answers, by id; as read first, one text may name several.
        after: What it is later than, in the same way.
    """

    line: int
    label: str
    source: str
    id: str | None = None
    statement: str | None = None
    via: tuple[Path, ...] = ()
    on: str | None = None
    measure: str | None = None
    unit: str | None = None
    subject: str | None = None
    place: str | None = None
    period: str | None = None
    so_far_since: str | None = None
    answer: AnswerEntry | None = None
    stance: Stance | None = None
    certainty: Certainty = Certainty.CERTAIN
    responds_to: Path = ()
    after: Path = ()
    citation: str | None = None
    published: str | None = None
    quote: str | None = None
    text: str | None = None
    language: str | None = None

    @property
    def asked(self) -> tuple[str | None, ...]:
        """What its answer is to."""
        return (self.measure, self.subject, self.place, self.period, self.text)

    @property
    def takes_up(self) -> bool:
        """Whether it takes up what others claim, with no answer of its own.

        A denial of "none" would say that there were some: beside what is denied it
        only tells that the speaker has no other figure.
        """
        if not self.responds_to or self.text is not None:
            return False
        is_denial = self.stance in DENIALS
        return self.answer is None or (is_denial and self.answer in {"none", 0})


def read_row(
    cells: Row,
    line: int,
    unit: str,
    layout: Layout,
    convert: "Converters",
    *,
    limits: Limits,
) -> tuple[SheetRow | None, list[CellError]]:
    """Give what a row says, as far as it can be read, and all that is wrong with it.

    Args:
        cells: Its cells.
        line: Its number.
        unit: What that counts, "line" or "row"; a row without an id is called so.
        layout: Which cell is which word.
        convert: What reads the cells of each word.
        limits: What to refuse.
    """
    given: dict[str, object] = {}
    wrong: list[CellError] = []
    by_itself: set[str] = set()
    for word, read in layout.read.items():
        try:
            cell = read(cells)
            if cell is not None:
                check_length(cell, limits)
                refuse_leavings(cell)
                given[word] = convert[word](cell)
                if cell != layout.defaults.get(word):
                    by_itself.add(word)
        except InvalidValueError as error:
            wrong.append(_wrong(error, word))
    answer = None
    try:
        found = answer_of(given)
        check_digits(found, limits)
        answer = found
    except CellError as error:
        wrong.append(error)
    if "source" not in given:
        if all(one.word != "source" for one in wrong):
            wrong.append(CellError("expected who said it; got nothing", word="source"))
        return None, wrong
    words: dict[str, Any] = {w: c for w, c in given.items() if w not in ANSWERING}
    row = SheetRow(
        line=line,
        label=words.get("id") or f"{unit} {line}",
        answer=answer,
        **words,
    )
    # What could not be read is not missing.
    told = {"answer" if one.word in ANSWERING else one.word for one in wrong}
    wrong.extend(one for one in _missing(row) if one.word not in told)
    wrong.extend(_idle(row, by_itself))
    return row, wrong


def _wrong(error: InvalidValueError, word: str) -> CellError:
    found = CellError(error.message, word=word)
    # Of an analyst's own function its author wants to see where it failed.
    found.__cause__ = error.__cause__ if isinstance(error, FunctionError) else None
    return found


def _missing(row: SheetRow) -> Iterator[CellError]:
    """Tell what a row lacks, or has too much of."""
    if row.period is not None and row.so_far_since is not None:
        message = "a period, or since when a total runs: not both"
        yield CellError(message, word="so_far_since")
    if row.takes_up:
        if row.stance is None:
            message = "expected an answer, or a stance to what it answers; got neither"
            yield CellError(message, word="stance")
        return
    if row.text is not None:
        if row.answer is not None:
            yield CellError("a text, or an answer: not both", word="text")
        return
    if row.measure is None:
        yield CellError(
            "expected what is counted or asked; got nothing", word="measure"
        )
    if row.answer is None:
        message = "expected an answer; got nothing: write 'unknown' if that was said"
        yield CellError(message, word="answer")


def _idle(row: SheetRow, by_itself: Collection[str]) -> Iterator[CellError]:
    """Tell of cells that say nothing in such a row, but for what is so in every row."""
    if row.text is None:
        idle = [(word, "a language is that of a text") for word in _OF_TEXT]
    elif row.answer is not None:
        return  # that is told by itself
    else:
        message = "a text answers no question: leave this empty"
        idle = [(word, message) for word in _OF_QUESTION]
    for word, message in idle:
        if word in by_itself:
            yield CellError(message, word=word)


Converters = Mapping[str, Callable[[object], object]]
"""For each word, what makes of a cell what the row says."""


def converters(outlet: Callable[[str], object]) -> Converters:
    """Give what reads each word's cells.

    Args:
        outlet: What the name of an outlet means.
    """
    labels = "id statement source measure unit subject place"
    texts = "citation quote text language"
    return MappingProxyType(
        dict.fromkeys(labels.split(), _label)
        | dict.fromkeys(texts.split(), _text)
        | dict.fromkeys(ANSWERING, lambda cell: cell)
        | dict.fromkeys(("responds_to", "after"), _labels)
        | dict.fromkeys(("on", "published"), _once_a_text(_moment))
        | {
            "period": _once_a_text(_period),
            "so_far_since": _once_a_text(_since),
            "stance": partial(_word, Stance),
            "certainty": partial(_word, Certainty),
            "via": partial(_paths, outlet),
        }
    )


def _label(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    if has_too_many_digits(cell):
        message = f"expected text; got {shown(cell)}"
        raise InvalidValueError(message)
    number = plain_number(cell)
    if isinstance(number, int) and not isinstance(number, bool):
        return str(number)
    return _text(cell)


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    message = f"expected text; got {shown(cell)}"
    raise InvalidValueError(message)


def _labels(cell: object) -> Path:
    """Give the ids of a list, or a text whole: what it names, all ids together tell."""
    if isinstance(cell, str):
        return (cell,) if cell.strip(_SEPARATORS) else ()
    listed = cell if isinstance(cell, list | tuple) else [cell]
    found = (tidy(one) for one in listed)
    return tuple(_label(one) for one in found if one is not None)


def _word(words: type[enum.Enum], cell: object) -> enum.Enum:
    known = {word.value: word for word in words}
    asked = cell.value if isinstance(cell, enum.Enum) else _label(cell).casefold()
    if asked in known:
        return known[asked]
    message = f"expected one of {', '.join(known)}; got {shown(cell)}"
    raise InvalidValueError(message)


def _paths(outlet: Callable[[str], object], cell: object) -> tuple[Path, ...]:
    """Give each way: in series within it, and parallel to the others."""
    if isinstance(cell, list | tuple):
        return (_path(outlet, cell),)
    ways = (_SERIES.split(way) for way in _PARALLEL.split(_text(cell)))
    return tuple(dict.fromkeys(_path(outlet, way) for way in ways))


def _path(outlet: Callable[[str], object], way: Iterable[object]) -> Path:
    path = []
    for one in way:
        name = tidy(one)
        meant = None if name is None else outlet(_label(name))
        if meant is None:
            message = "expected outlets as in 'A > B; C'; one of them is empty"
            raise InvalidValueError(message)
        path.append(_label(meant))
    if len(path) > _MOST_HOPS:
        message = f"expected {_MOST_HOPS} outlets in series at most; got {len(path)}"
        raise InvalidValueError(message)
    return tuple(path)


def _once_a_text(read: Callable[[str], str]) -> Callable[[object], str]:
    """Give a reader of times that reads each text once: a sheet repeats its dates."""
    known: dict[str, str] = {}

    def once(cell: object) -> str:
        text = _label(time_text(_day(cell)))
        if text not in known:
            try:
                known[text] = read(text)
            except InvalidValueError as error:
                message = f"{error.message}{day_clue(text)}"
                raise InvalidValueError(message) from error
        return known[text]

    return once


def _day(cell: object) -> object:
    """Give the day that a frame writes as its first instant; all else as it is."""
    if isinstance(cell, dt.datetime) and cell.tzinfo is None:
        return cell.date() if cell.time() == _MIDNIGHT else cell
    return cell


def _moment(text: str) -> str:
    return When(text=text).text


def _period(text: str) -> str:
    return Period(text=text).text


def _since(text: str) -> str:
    _moment(text)
    return nfc(text)
