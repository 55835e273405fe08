"""What a row of a sheet answers, out of a comparator, a value, or two ends."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType

from claimtrack.codec.drafts.values import plain_number
from claimtrack.codec.records.claim_slots import read_entry
from claimtrack.codec.shared.entries import AnswerEntry, RangeEntry
from claimtrack.codec.sheets.cells import (
    MOST_DIGITS,
    CellError,
    has_too_many_digits,
    shown,
)
from claimtrack.codec.sheets.clues import doubt_of
from claimtrack.errors import InvalidValueError
from claimtrack.model import Answer, AnswerKind, Measure

_DIGITS = re.compile(r"[+-]?[0-9]{1,4000}(?:\.[0-9]{1,4000})?")
_PHRASES: Mapping[str, str] = MappingProxyType(
    {
        written: phrase
        for phrase, words in (
            ("", "exact|exactly|equals|equal|=|==|eq"),
            ("at least", ">=|≥|=>|min|minimum|ge"),
            ("more than", ">|gt"),
            ("up to", "<=|≤|=<|max|maximum|at most|le"),
            ("less than", "<|lt"),
            ("about", "~|≈|≃|±|ca|ca.|c.|circa|approx|approx.|approximately"),
            ("nearly", "almost"),
            ("between", "range|interval|from"),
            ("yes", "true"),
            ("no", "false"),
        )
        for written in words.split("|")
    }
)
_OPTIONS: Mapping[str, str] = MappingProxyType({"true": "yes", "false": "no"})
# They are answers by themselves, and have no value beside them.
_ALONE = frozenset({"yes", "no", "some", "none", "unknown"})


def answer_of(cells: Mapping[str, object]) -> AnswerEntry | None:
    """Give what a row answers; None where no cell says.

    Raises:
        CellError: Where its cells don't go together.

    >>> answer_of({"comparator": "more_than", "value": "550"})
    'more than 550'
    >>> answer_of({"low": 100, "high": 300})
    RangeEntry(low=100, high=300)

    """
    whole, value = cells.get("answer"), cells.get("value")
    low, high = cells.get("low"), cells.get("high")
    comparator = _phrase(cells.get("comparator"))
    if whole is not None:
        for word in ("comparator", "value", "low", "high"):
            if cells.get(word) is not None:
                message = f"the answer is {shown(whole)} already; got {shown(cells[word])} too"
                raise CellError(message, word=word)
        return _plain("answer", whole)
    if low is not None or high is not None:
        if value is not None:
            message = f"expected a value, or two ends; got {shown(value)} with them"
            raise CellError(message, word="value")
        if comparator not in {None, "", "between"}:
            message = (
                f"expected nothing or 'between' with two ends; got {comparator!r:.80}"
            )
            raise CellError(message, word="comparator")
        return _range(low, high)
    return _compared(comparator, value)


def _phrase(comparator: object) -> str | None:
    """Give the words of a comparator: "" for an exact value, None for no comparator."""
    if comparator is None:
        return None
    if isinstance(comparator, bool):
        return "yes" if comparator else "no"
    if not isinstance(comparator, str):
        message = f"expected words such as 'at_least'; got {shown(comparator)}"
        raise CellError(message, word="comparator")
    words = " ".join(comparator.replace("_", " ").casefold().split())
    return _PHRASES.get(words, words)


def _compared(comparator: str | None, value: object) -> AnswerEntry | None:
    if comparator in _ALONE:
        if value is not None and (comparator, _plain("value", value)) != ("none", 0):
            message = (
                f"{comparator!r} is an answer by itself; got {shown(value)} beside it"
            )
            raise CellError(message, word="value")
        return comparator
    if value is None:
        if comparator == "":
            message = "expected a value; got an empty cell"
            raise CellError(message, word="value")
        return comparator
    plain = _plain("value", value)
    return f"{comparator} {plain}" if comparator else plain


def _range(low: object, high: object) -> AnswerEntry:
    ends = [
        None if end is None else _plain(word, end)
        for word, end in (("low", low), ("high", high))
    ]
    if all(not isinstance(end, str) for end in ends):
        return RangeEntry(low=ends[0], high=ends[1])  # type: ignore[arg-type]  # no text
    if None in ends:
        return f"at least {ends[0]}" if ends[1] is None else f"up to {ends[1]}"
    return f"between {ends[0]} and {ends[1]}"


def _plain(word: str, value: object) -> str | int | Decimal:
    """Give a cell as a number, where it is one in digits, else as words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        doubt = doubt_of(value, ".")
        if doubt is not None:
            raise CellError(doubt, word=word)
        if not _DIGITS.fullmatch(value):
            folded = value.casefold()
            return folded if folded in _ALONE else _OPTIONS.get(folded, value)
        value = Decimal(value)
    if has_too_many_digits(value):
        message = f"expected a number of {MOST_DIGITS} digits at most"
        raise CellError(message, word=word)
    number = plain_number(value)
    if isinstance(number, int):
        return number
    if isinstance(number, Decimal) and number.is_finite():
        return int(number) if number == number.to_integral_value() else number
    message = f"expected a number or words; got {shown(value)}"
    raise CellError(message, word=word)


class AnswerReader:
    """Reads answers against measures, each two once."""

    def __init__(self) -> None:
        self._read: dict[tuple[AnswerEntry, Measure], Answer | str] = {}

    def read(self, answer: AnswerEntry, measure: Measure) -> Answer | str:
        """Give an answer as a set, or what is wrong with it."""
        key = (answer, measure)
        if key not in self._read:
            try:
                self._read[key] = read_entry(answer, measure)
            except InvalidValueError as error:
                self._read[key] = error.message
        return self._read[key]

    def kind_of(self, answers: Iterable[AnswerEntry]) -> AnswerKind:
        """Give the kind of measure that these are of: a count, if more than half fit.

        Complexity: O(n).
        """
        distinct = dict.fromkeys(answers)
        fitting = {AnswerKind.COUNT: self._count_fitting(distinct, AnswerKind.COUNT)}
        # One stray fraction makes no amount of a count: it is told of instead.
        if 2 * fitting[AnswerKind.COUNT] > len(distinct):
            return AnswerKind.COUNT
        for kind in (AnswerKind.CHOICE, AnswerKind.AMOUNT):
            fitting[kind] = self._count_fitting(distinct, kind)
        return max(fitting, key=lambda kind: fitting[kind])

    def _count_fitting(self, answers: Iterable[AnswerEntry], kind: AnswerKind) -> int:
        measure = Measure(id="measure", answers=kind)
        return sum(not isinstance(self.read(one, measure), str) for one in answers)
