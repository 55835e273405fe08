"""Which column of a sheet is which word of a case file: the analyst's mapping."""

import math
from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Any, TypedDict, cast

import attrs

from claimtrack.codec.shared.hints import Hints, quoted
from claimtrack.codec.sheets.clues import doubt_of
from claimtrack.codec.sheets.sheet import Row, Sheet
from claimtrack.errors import InvalidValueError, MalformedInputError, Problem
from claimtrack.model import nfc

Column = str | Callable[[Mapping[str, object]], object] | None
"""A column's name, or a function of the row; None for no column at all."""
Translation = Mapping[Any, object] | Callable[[Any], object]
"""What the words of a column mean: a mapping, or a function of them."""


class Columns(TypedDict, total=False):
    """Where in a sheet the words of a case file stand; by default in columns so called.

    Attributes:
        id: The row's claim; a row without one is called by its number.
        statement: The utterance; rows of one are one statement.
        source: Who said it.
        via: Through whom it got here, the first to relay it first: "A > B". What is
            parallel stands between semicolons or " / ".
        on: When it was said.
        measure: What is counted or asked.
        unit: What a measure counts, where it is not declared yet.
        subject: Whose, or of what.
        place: Where.
        period: About which stretch of time.
        so_far_since: Since when a running total runs; what does not add up is about
            that stretch of time itself.
        answer: The answer: a number, or words such as "at least 3".
        comparator: How the value is meant: "exact", "at_least", ">=", "about", ...
        value: The value.
        low: The lower end of a range, which is part of it.
        high: The upper end of a range, which is part of it.
        stance: "asserts" if empty, "denies", "doubts", ...
        certainty: "certain" if empty, "probable" or "possible".
        responds_to: The rows that this one answers. Without an answer of its own it
            takes up theirs: denies or confirms them.
        after: The rows that this one is known to be later than.
        citation: Where it was found: an address, or words.
        published: When that was published.
        quote: The words of the claim.
        text: A claim in words, in place of a measure and an answer.
        language: The language of the text.
    """

    id: Column
    statement: Column
    source: Column
    via: Column
    on: Column
    measure: Column
    unit: Column
    subject: Column
    place: Column
    period: Column
    so_far_since: Column
    answer: Column
    comparator: Column
    value: Column
    low: Column
    high: Column
    stance: Column
    certainty: Column
    responds_to: Column
    after: Column
    citation: Column
    published: Column
    quote: Column
    text: Column
    language: Column


WORDS = tuple(Columns.__annotations__)
"""The words that a column can be."""
_FIGURES = frozenset({"answer", "value", "low", "high"})
_OTHERWISE = MappingProxyType({"on": "date"})
"""What a word's column may be called too."""


@attrs.frozen(kw_only=True)
class Layout:
    """How the cells of a row are read.

    Attributes:
        names: Which words the sheet can fill, and the column that messages name.
        read: For each of these, what gives its cell.
        defaults: What stands for an empty cell.
        unread: The columns that nothing has read so far, nor is to be left out.
    """

    names: Mapping[str, str]
    read: Mapping[str, Callable[[Row], object]]
    defaults: Mapping[str, object]
    unread: dict[str, None]


class FunctionError(InvalidValueError):
    """What an analyst's own function raised, as what is wrong with its cell."""


class _Row(dict[str, object]):
    """A row for an analyst's function, which takes note of the columns it reads.

    A mapping that lacks a column of the sheet has nothing there.
    """

    def __init__(self, sheet: Sheet, row: Row, unread: dict[str, None]) -> None:
        super().__init__(sheet.mapping(row))
        self._sheet = sheet
        self._unread = unread

    def __getitem__(self, column: str) -> object:
        self._unread.pop(column, None)
        return super().__getitem__(column)

    def __missing__(self, column: str) -> None:
        if column not in self._sheet.places:
            raise KeyError(column)

    def get(self, column: str, default: object = None) -> object:
        self._unread.pop(column, None)
        return super().get(column, default)


def layout_of(
    sheet: Sheet,
    columns: Columns,
    *,
    defaults: Mapping[str, object],
    values: Mapping[str, Translation],
    ignore: Iterable[str],
) -> Layout:
    """Find the column of every word.

    Raises:
        MalformedInputError: Where a column is not there, or none tells who spoke.
        InvalidValueError: Where a word is none.

    """
    for words in (columns, defaults, values):
        _check_words(words)
    ignored = {ignore} if isinstance(ignore, str) else {*ignore}
    found = _found(sheet, columns, ignored)
    _check_columns(sheet, found, defaults)
    known = {*found.values(), *ignored}
    known |= {word for word, column in columns.items() if column is None}
    unread = dict.fromkeys(one for one in sheet.columns if one not in known)
    if unread and not any(map(callable, found.values())):
        # What the cells say then would be an echo; a function may read them yet.
        raise MalformedInputError([unread_problem(unread, sheet.file)])
    names: dict[str, str] = {}
    read: dict[str, Callable[[Row], object]] = {}
    for word in WORDS:
        if word in found or word in defaults:
            column = found.get(word)
            names[word] = column if isinstance(column, str) else word
            cell = _cell(column, sheet, unread)
            # What outlets are called is told of each of them, not of the cell.
            meant = None if word == "via" else values.get(word)
            read[word] = _translated(cell, meant, defaults.get(word))
            if word in _FIGURES and sheet.separator == ";":
                read[word] = _undoubted(read[word])
    return Layout(names=names, read=read, defaults=defaults, unread=unread)


def _check_words(words: Iterable[str]) -> None:
    for word in words:
        if word not in WORDS:
            hint = Hints().close_to(word, WORDS)
            message = f"no column of a sheet is called {quoted(word)} here{hint}"
            raise InvalidValueError(message)


def _found(
    sheet: Sheet, columns: Columns, ignored: Collection[str]
) -> Mapping[str, Column]:
    """Give the columns that fill words: those given, then those of the same name."""
    given = cast("dict[str, Column]", columns)
    taken = {one for one in given.values() if isinstance(one, str)}
    found = {word: one for word, one in given.items() if one is not None}
    # A spreadsheet's header begins with a capital letter as often as not.
    own = {
        column.casefold(): column
        for column in reversed(sheet.columns)
        if column not in taken and column not in ignored
    }
    for word in WORDS:
        names = (word, _OTHERWISE.get(word, word))
        column = next((own[name] for name in names if name in own), None)
        if column is not None and word not in given:
            found[word] = column
    return found


def _check_columns(
    sheet: Sheet, found: Mapping[str, Column], defaults: Mapping[str, object]
) -> None:
    named = dict.fromkeys(one for one in found.values() if isinstance(one, str))
    there = ", ".join(map(repr, sheet.columns))
    messages = [
        f"there is no column {one!r}; there are {there}"
        for one in named
        if one not in sheet.columns
    ]
    if "source" not in found and "source" not in defaults:
        messages.append(
            "no column tells who said it: name one, as in source='speaker', or give "
            f"defaults={{'source': ...}}; there are {there}"
        )
    if messages:
        raise MalformedInputError(
            Problem(path="the columns", message=one, file=sheet.file)
            for one in messages
        )


def unread_problem(unread: Iterable[str], file: str | None) -> Problem:
    """Give what is wrong with columns that nothing reads."""
    names = list(unread)
    message = (
        f"nothing reads the columns {', '.join(map(repr, names))}: say what they are, "
        f"or leave them out with ignore={names!r}"
    )
    return Problem(path="the columns", message=message, file=file)


def _cell(
    column: Column, sheet: Sheet, unread: dict[str, None]
) -> Callable[[Row], object]:
    if column is None:
        return lambda _: None
    if isinstance(column, str):
        return sheet.cell(column)
    return lambda row: _called(column, _Row(sheet, row, unread))


def _called(function: Callable[[Any], object], given: object) -> object:
    """Give what an analyst's function gives, or tell what it raised."""
    try:
        return function(given)
    except InvalidValueError as error:
        # Its own words for what is wrong with the cell.
        raise FunctionError(error.message) from error
    except Exception as error:
        raised = f"{type(error).__name__}: {error}".removesuffix(": ")
        message = f"the function that was given for this raised {raised}"
        raise FunctionError(message) from error


def _translated(
    cell: Callable[[Row], object], values: Translation | None, default: object
) -> Callable[[Row], object]:
    meaning = translation_of(values)

    def read(row: Row) -> object:
        value = tidy(cell(row))
        if value is None:
            return default
        # What is said to mean nothing is open, whatever stands for empty cells.
        is_word = isinstance(value, str | int) and not isinstance(value, bool)
        return meaning(value) if is_word else value

    return read


def _undoubted(read: Callable[[Row], object]) -> Callable[[Row], object]:
    """Give a reader that refuses "1,200", which may be a fraction.

    Semicolons stand between cells where commas stand in numbers.
    """

    def figure(row: Row) -> object:
        value = read(row)
        doubt = doubt_of(value, ",") if isinstance(value, str) else None
        if doubt is not None:
            raise InvalidValueError(doubt)
        return value

    return figure


def translation_of(values: Translation | None) -> Callable[[object], object]:
    """Give what tells the meaning of a word, which may be the word itself."""
    if values is None:
        return lambda word: word
    if isinstance(values, Mapping):
        meant = {tidy(word): meaning for word, meaning in values.items()}
        return lambda word: tidy(meant.get(word, word))
    return lambda word: tidy(_called(values, word))


def tidy(value: object) -> object:
    """Give a cell without white space around it; None for an empty one."""
    if isinstance(value, str):
        return nfc(value.strip()) or None
    return None if _is_missing(value) else value


def _is_missing(value: object) -> bool:
    """Tell whether it is what a data frame writes where there is nothing."""
    if isinstance(value, float):
        return math.isnan(value)
    return type(value).__name__ in {"NAType", "NaTType"}
